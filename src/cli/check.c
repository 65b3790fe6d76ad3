/* The main job: check files and folders, fix them, write the findings. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* Standard input and lists are read up to here. */
enum { LARGEST_INPUT = 16 << 20, LARGEST_LIST = 64 << 20 };

struct bytes {
	char *p;
	size_t n;
};

static bool make_room(struct bytes *into, size_t *capacity)
{
	char *more;

	if (into->n < *capacity)
		return true;
	*capacity = *capacity == 0 ? 65536 : 2 * *capacity;
	more = realloc(into->p, *capacity);
	if (more == NULL)
		return false;
	into->p = more;
	return true;
}

/* NULL, or why not all could be read.  There is room for one byte more. */
static const char *read_all(int fd, size_t limit, const char *past_limit,
			    struct bytes *into)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };
	size_t capacity = 0;

	for (;;) {
		ssize_t got;

		if (!make_room(into, &capacity))
			return "memory ran out";
		got = read(fd, into->p + into->n, capacity - into->n);
		if (got < 0 && errno == EINTR)
			continue;
		/* A pipe somebody else made non-blocking. */
		if (got < 0 && errno == EAGAIN) {
			poll(&ready, 1, -1);
			continue;
		}
		if (got < 0)
			return strerror(errno);
		if (got == 0)
			return NULL;
		into->n += (size_t)got;
		if (into->n > limit)
			return past_limit;
	}
}

/* Adds what standard input holds; else *why says why not. */
static int add_stdin(struct ls_arguments *arguments, const char *name,
		     const char **why)
{
	struct bytes input = { 0 };
	int status = LEASTSCOPE_FAILED;

	*why = read_all(STDIN_FILENO, LARGEST_INPUT, "it is larger than 16 MiB",
			&input);
	if (*why == NULL)
		status = ls_complain_of(arguments->run,
					leastscope_add_text(arguments->run,
							    name, input.p,
							    input.n));
	free(input.p);
	return status;
}

static const char *stdin_name(const struct ls_arguments *arguments)
{
	const char *name = arguments->value[LS_OPTION_STDIN_FILENAME];

	return name == NULL ? "<stdin>" : name;
}

int ls_add_path(struct ls_arguments *arguments, const char *path)
{
	const char *why;
	int status;

	if (strcmp(path, "-") != 0)
		return ls_complain_of(
			arguments->run,
			leastscope_add_path(arguments->run, path));
	status = add_stdin(arguments, stdin_name(arguments), &why);
	if (why != NULL)
		ls_complain("standard input: %s", why);
	return status;
}

/* What cannot be read is a finding of the check, which goes on. */
static int add_unreadable(struct ls_arguments *arguments, const char *name,
			  const char *why)
{
	return ls_complain_of(
		arguments->run,
		leastscope_add_unreadable(arguments->run, name, why));
}

static int add_operand(struct ls_arguments *arguments, const char *path)
{
	const char *name = stdin_name(arguments);
	const char *why;
	int status;

	if (strcmp(path, "-") != 0)
		return ls_add_path(arguments, path);
	status = add_stdin(arguments, name, &why);
	return why == NULL ? status : add_unreadable(arguments, name, why);
}

/* The list has room for a NUL behind its last byte. */
static int add_list(struct ls_arguments *arguments, const char *from,
		    struct bytes list)
{
	int end = arguments->value[LS_OPTION_NUL] != NULL ? '\0' : '\n';
	int status = LEASTSCOPE_OK;
	size_t at = 0;

	while (at < list.n && status == LEASTSCOPE_OK) {
		char *path = list.p + at;
		char *stop = memchr(path, end, list.n - at);
		size_t n = stop == NULL ? list.n - at : (size_t)(stop - path);

		at += n + 1;
		if (n > 0 && end == '\n' && path[n - 1] == '\r')
			n--;
		path[n] = '\0';
		if (strlen(path) < n)
			return add_unreadable(arguments, from,
					      "a path in it holds NUL; -0 is "
					      "for lists that NUL divides");
		if (n > 0)
			status = ls_complain_of(
				arguments->run,
				leastscope_add_path(arguments->run, path));
	}
	return status;
}

static int open_list(const char *path)
{
	int fd;

	do
		fd = open(path, O_RDONLY | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static int add_files_from(struct ls_arguments *arguments, const char *from)
{
	bool from_stdin = strcmp(from, "-") == 0;
	const char *name = from_stdin ? stdin_name(arguments) : from;
	int fd = from_stdin ? STDIN_FILENO : open_list(from);
	struct bytes list = { 0 };
	const char *why = fd < 0 ? strerror(errno) :
				   read_all(fd, LARGEST_LIST,
					    "it is larger than 64 MiB", &list);
	int status;

	if (!from_stdin && fd >= 0)
		close(fd);
	status = why == NULL ? add_list(arguments, name, list) :
			       add_unreadable(arguments, name, why);
	free(list.p);
	return status;
}

static int add_inputs(struct ls_arguments *arguments)
{
	const char *from = arguments->value[LS_OPTION_FILES_FROM];
	int status = LEASTSCOPE_OK;

	if (from != NULL)
		status = add_files_from(arguments, from);
	else if (arguments->operand_count == 0)
		return add_operand(arguments, ".");
	for (size_t i = 0;
	     i < arguments->operand_count && status == LEASTSCOPE_OK; i++)
		status = add_operand(arguments, arguments->operands[i]);
	return status;
}

/* A file is coloured only where that is asked for. */
static bool wants_color(const char *when, bool to_file)
{
	const char *no = getenv("NO_COLOR");
	const char *force = getenv("CLICOLOR_FORCE");
	const char *terminal = getenv("TERM");

	if (when != NULL && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	if (no != NULL && *no != '\0')
		return false;
	if (force != NULL && *force != '\0' && strcmp(force, "0") != 0)
		return true;
	return !to_file && isatty(STDOUT_FILENO) && terminal != NULL &&
	       strcmp(terminal, "dumb") != 0;
}

static bool is_when(const char *name, const char *value)
{
	if (value == NULL || strcmp(value, "auto") == 0 ||
	    strcmp(value, "always") == 0 || strcmp(value, "never") == 0)
		return true;
	ls_complain("--%s is auto, always or never, not '%s'", name, value);
	return false;
}

static int write_pair(struct ls_arguments *arguments,
		      const struct ls_format_pair *pair)
{
	struct leastscope *run = arguments->run;
	bool color = wants_color(arguments->value[LS_OPTION_COLOR],
				 pair->output != NULL);
	int status = leastscope_set(run, "color", color ? "always" : "never");

	if (status == LEASTSCOPE_OK && pair->output == NULL)
		status = leastscope_report(run, pair->format, ls_write_stdout,
					   NULL);
	else if (status == LEASTSCOPE_OK)
		status = leastscope_report_file(run, pair->format,
						pair->output);
	return ls_complain_of(run, status);
}

/* What is wrong with the options is said before any work is done. */
static int check_options(struct ls_arguments *arguments)
{
	const char *const *value = arguments->value;
	int status = LEASTSCOPE_OK;

	if (!is_when("color", value[LS_OPTION_COLOR]) ||
	    !is_when("progress", value[LS_OPTION_PROGRESS]))
		return LEASTSCOPE_USAGE;
	if (value[LS_OPTION_DIFF] == NULL && value[LS_OPTION_FIX] == NULL &&
	    value[LS_OPTION_UNSAFE_FIXES] != NULL) {
		ls_complain("--unsafe-fixes goes with --fix or --diff");
		return LEASTSCOPE_USAGE;
	}
	for (size_t i = 0; i < arguments->pair_count; i++)
		if (status == LEASTSCOPE_OK)
			status = leastscope_set(arguments->run, "format",
						arguments->pairs[i].format);
	return ls_complain_of(arguments->run, status);
}

static int fix(struct ls_arguments *arguments, bool preview)
{
	unsigned how = arguments->value[LS_OPTION_UNSAFE_FIXES] != NULL ?
			       LEASTSCOPE_FIX_UNSAFE :
			       LEASTSCOPE_FIX_SAFE;
	size_t changed = 0;
	struct stat out;
	int status;

	if (preview)
		how |= LEASTSCOPE_FIX_PREVIEW;
	if (isatty(STDOUT_FILENO))
		how |= LEASTSCOPE_FIX_SHOWN;
	else if (fstat(STDOUT_FILENO, &out) != 0 || !S_ISREG(out.st_mode))
		how |= LEASTSCOPE_FIX_LOGGED;
	status = leastscope_fix(arguments->run, how, ls_write_stdout, NULL,
				&changed);
	ls_complain_of(arguments->run, status);
	if (status == LEASTSCOPE_OK && preview && changed > 0)
		return LEASTSCOPE_FINDINGS;
	if (status != LEASTSCOPE_USAGE && !preview &&
	    arguments->value[LS_OPTION_QUIET] == NULL)
		fprintf(stderr, "leastscope: fixed %zu %s\n", changed,
			changed == 1 ? "file" : "files");
	return status;
}

/* A preview is no check, but it must not pass where a check could not. */
static int preview_fixes(struct ls_arguments *arguments)
{
	int status = fix(arguments, true);
	int checked;

	if (status == LEASTSCOPE_USAGE)
		return status;
	checked = leastscope_check(arguments->run);
	if (checked != LEASTSCOPE_FAILED && checked != LEASTSCOPE_NOTHING)
		return status;
	if (*leastscope_verdict(arguments->run) != '\0')
		ls_complain("%s", leastscope_verdict(arguments->run));
	return ls_worse(status, ls_complain_of(arguments->run, checked));
}

static int check(struct ls_arguments *arguments)
{
	int status;

	ls_progress_start(arguments->run, arguments->value[LS_OPTION_PROGRESS]);
	status = leastscope_check(arguments->run);
	ls_progress_end();
	/* Without a verdict there is nothing to report. */
	if (*leastscope_verdict(arguments->run) == '\0')
		return ls_complain_of(arguments->run, status);
	if (arguments->pair_count == 0)
		arguments->pairs[arguments->pair_count++] =
			(struct ls_format_pair){ .format = "text" };
	for (size_t i = 0; i < arguments->pair_count; i++)
		status = ls_worse(status,
				  write_pair(arguments, &arguments->pairs[i]));
	return status;
}

int ls_run_check(struct ls_arguments *arguments)
{
	int status = check_options(arguments);

	if (status == LEASTSCOPE_OK)
		status = add_inputs(arguments);
	if (status != LEASTSCOPE_OK)
		return status;
	if (arguments->value[LS_OPTION_DIFF] != NULL)
		return preview_fixes(arguments);
	if (arguments->value[LS_OPTION_FIX] != NULL)
		status = fix(arguments, false);
	if (status == LEASTSCOPE_USAGE)
		return status;
	return ls_worse(status, check(arguments));
}
