/* Tests of the public header see nothing of the rooms but this. */
#ifndef LS_UNIT_API_CHECK_H
#define LS_UNIT_API_CHECK_H

#include <stddef.h>

#include "leastscope.h"

/* A handle that reads no configuration and takes 2026-11-23 for today; freed
 * by ls_api_tear_down(). */
extern struct leastscope *test_run;
/* What ls_api_take() got, and a NUL. */
extern char test_output[1 << 20];
extern size_t test_output_size;
/* A new folder, removed with all in it. */
extern char test_folder[64];

void ls_api_set_up(void);
void ls_api_tear_down(void);

/* A leastscope_write: adds to test_output. */
int ls_api_take(void *arg, const char *bytes, size_t size);
/* One that takes nothing. */
int ls_api_refuse(void *arg, const char *bytes, size_t size);
void ls_api_forget(void);

/* folder/name, for one call at a time. */
const char *ls_api_path(const char *name);
void ls_api_write(const char *name, const char *text);
const char *ls_api_read(const char *name);

#define GOOD                                                   \
	"leastscope: 1\nprovider: wink\nscope: booking.read\n" \
	"usage: complete\n"                                    \
	"operations: [{operation_id: show-booking-as-travel-agent}]\n"
#define BAD "leastscope: 1\nprovider: wink\nscope: booking.raed\n"
#define TWICE \
	"leastscope: 1\nprovider: wink\nscope: booking.read booking.read\n"

#endif
