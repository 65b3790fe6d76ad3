/* A progress bar: on standard error, on a terminal, for long work only. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

enum { BAR = 30, FIRST_MS = 500, EVERY_MS = 100 };

struct bar {
	bool on;
	bool shown;
	int64_t next_ms;
};

static struct bar bar;

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void draw(void *arg, size_t done, size_t total)
{
	struct bar *b = arg;
	int64_t now = now_ms();
	int filled = total == 0 ? 0 : (int)(done * BAR / total);

	if (now < b->next_ms)
		return;
	b->next_ms = now + EVERY_MS;
	b->shown = true;
	fprintf(stderr, "\r[%.*s%*s] %zu of %zu files", filled,
		"==============================", BAR - filled, "", done,
		total);
}

void ls_progress_start(struct leastscope *run, const char *when)
{
	bool always = when != NULL && strcmp(when, "always") == 0;
	bool never = when != NULL && strcmp(when, "never") == 0;

	bar.on = always || (!never && isatty(STDERR_FILENO));
	bar.next_ms = now_ms() + (always ? 0 : FIRST_MS);
	if (bar.on)
		leastscope_on_progress(run, draw, &bar);
}

void ls_progress_end(void)
{
	if (bar.shown)
		fputs("\r\033[K", stderr);
	bar.shown = false;
}
