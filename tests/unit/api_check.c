/* A handle, a folder and a place for output, for tests of the public header. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api_check.h"

struct leastscope *test_run;
char test_output[1 << 20];
size_t test_output_size;
char test_folder[64];

void ls_api_set_up(void)
{
	const char *names[] = { "no-config", "now" };
	const char *values[] = { NULL, "2026-11-23" };

	snprintf(test_folder, sizeof(test_folder), "%s",
		 "/tmp/leastscope-api-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(test_folder));
	test_run = leastscope_new();
	ck_assert_ptr_nonnull(test_run);
	for (size_t i = 0; i < 2; i++)
		ck_assert_int_eq(leastscope_set(test_run, names[i], values[i]),
				 LEASTSCOPE_OK);
	ls_api_forget();
}

void ls_api_tear_down(void)
{
	char command[128];

	leastscope_free(test_run);
	test_run = NULL;
	snprintf(command, sizeof(command), "rm -rf '%s'", test_folder);
	ck_assert_int_eq(system(command), 0);
}

int ls_api_take(void *arg, const char *bytes, size_t size)
{
	(void)arg;
	ck_assert_uint_lt(test_output_size + size, sizeof(test_output));
	memcpy(test_output + test_output_size, bytes, size);
	test_output_size += size;
	test_output[test_output_size] = '\0';
	return 0;
}

int ls_api_refuse(void *arg, const char *bytes, size_t size)
{
	(void)arg;
	(void)bytes;
	return size > 0 ? -1 : 0;
}

void ls_api_forget(void)
{
	test_output_size = 0;
	test_output[0] = '\0';
}

const char *ls_api_path(const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", test_folder, name);
	return path;
}

void ls_api_write(const char *name, const char *text)
{
	FILE *file = fopen(ls_api_path(name), "we");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
	ck_assert_int_eq(fclose(file), 0);
}

const char *ls_api_read(const char *name)
{
	static char text[1 << 16];
	FILE *file = fopen(ls_api_path(name), "re");
	size_t n;

	ck_assert_ptr_nonnull(file);
	n = fread(text, 1, sizeof(text) - 1, file);
	ck_assert_int_eq(fclose(file), 0);
	text[n] = '\0';
	return text;
}
