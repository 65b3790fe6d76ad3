/* The main job: check files and folders, fix them, write the findings. */
#include "config.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* Standard input and lists are read up to here. */
enum { LARGEST_LIST = 64 << 20, LARGEST_INPUT = 16 << 20 };

struct bytes {
	char *p;
	size_t n;
};

static int read_all(FILE *file, const char *name, size_t limit,
		    struct bytes *into)
{
	size_t capacity = 0;

	for (;;) {
		size_t got;

		if (into->n == capacity) {
			char *more;

			capacity = capacity == 0 ? 65536 : 2 * capacity;
			more = realloc(into->p, capacity);
			if (more == NULL) {
				ls_complain("%s: out of memory", name);
				return LEASTSCOPE_FAILED;
			}
			into->p = more;
		}
		got = fread(into->p + into->n, 1, capacity - into->n, file);
		into->n += got;
		if (into->n > limit) {
			ls_complain("%s: more than %zu bytes", name, limit);
			return LEASTSCOPE_FAILED;
		}
		if (got > 0)
			continue;
		if (ferror(file) && errno == EINTR) {
			clearerr(file);
			continue;
		}
		break;
	}
	if (!ferror(file))
		return LEASTSCOPE_OK;
	ls_complain("%s: %s", name, strerror(errno));
	return LEASTSCOPE_FAILED;
}

static int complain_of(struct leastscope *run, int status)
{
	if (status != LEASTSCOPE_OK)
		ls_complain("%s", leastscope_why(run));
	return status;
}

static int add_stdin(struct ls_arguments *arguments)
{
	const char *name = arguments->value[LS_OPTION_STDIN_FILENAME];
	struct bytes input = { 0 };
	int status = read_all(stdin, "standard input", LARGEST_INPUT, &input);

	if (status == LEASTSCOPE_OK)
		status = complain_of(
			arguments->run,
			leastscope_add_text(arguments->run,
					    name == NULL ? "<stdin>" : name,
					    input.p, input.n));
	free(input.p);
	return status;
}

int ls_add_path(struct ls_arguments *arguments, const char *path)
{
	if (strcmp(path, "-") == 0)
		return add_stdin(arguments);
	return complain_of(arguments->run,
			   leastscope_add_path(arguments->run, path));
}

static int add_list(struct ls_arguments *arguments, struct bytes list)
{
	int end = arguments->value[LS_OPTION_NUL] != NULL ? '\0' : '\n';
	int status = LEASTSCOPE_OK;
	size_t at = 0;

	while (at < list.n && status == LEASTSCOPE_OK) {
		char *path = list.p + at;
		char *stop = memchr(path, end, list.n - at);
		size_t n = stop == NULL ? list.n - at : (size_t)(stop - path);

		path[n] = '\0';
		at += n + 1;
		if (n > 0 && end == '\n' && path[n - 1] == '\r')
			path[n - 1] = '\0';
		if (strlen(path) + 1 < n) {
			ls_complain("a path of the list holds NUL; use -0");
			return LEASTSCOPE_FAILED;
		}
		if (*path != '\0')
			status = complain_of(arguments->run,
					     leastscope_add_path(arguments->run,
								 path));
	}
	return status;
}

static int add_files_from(struct ls_arguments *arguments, const char *from)
{
	bool from_stdin = strcmp(from, "-") == 0;
	FILE *file = from_stdin ? stdin : fopen(from, "re");
	struct bytes list = { 0 };
	int status;

	if (file == NULL) {
		ls_complain("%s: %s", from, strerror(errno));
		return LEASTSCOPE_FAILED;
	}
	status = read_all(file, from_stdin ? "standard input" : from,
			  LARGEST_LIST, &list);
	if (!from_stdin)
		fclose(file);
	if (status == LEASTSCOPE_OK && list.n > 0) {
		char *ended = realloc(list.p, list.n + 1);

		if (ended == NULL) {
			free(list.p);
			ls_complain("out of memory");
			return LEASTSCOPE_FAILED;
		}
		list.p = ended;
		list.p[list.n] = '\0';
		status = add_list(arguments, list);
	}
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
		return ls_add_path(arguments, ".");
	for (size_t i = 0; i < arguments->operand_count; i++)
		status = ls_worse(status,
				  ls_add_path(arguments, arguments->operands[i]));
	return status;
}

static bool wants_color(const char *when)
{
	const char *no = getenv("NO_COLOR");
	const char *force = getenv("CLICOLOR_FORCE");

	if (when != NULL && strcmp(when, "auto") != 0)
		return strcmp(when, "always") == 0;
	if (no != NULL && *no != '\0')
		return false;
	if (force != NULL && *force != '\0' && strcmp(force, "0") != 0)
		return true;
	return isatty(STDOUT_FILENO) && getenv("TERM") != NULL &&
	       strcmp(getenv("TERM"), "dumb") != 0;
}

static bool is_when(const char *name, const char *value)
{
	if (value == NULL || strcmp(value, "auto") == 0 ||
	    strcmp(value, "always") == 0 || strcmp(value, "never") == 0)
		return true;
	ls_complain("--%s is auto, always or never, not '%s'", name, value);
	return false;
}

static int write_pair(struct leastscope *run, const struct ls_format_pair *pair)
{
	int status;

	if (pair->output == NULL)
		status = leastscope_report(run, pair->format, ls_write_stdout,
					   NULL);
	else
		status = leastscope_report_file(run, pair->format,
						pair->output);
	/* Standard output's own failure is said when it is flushed. */
	if (status == LEASTSCOPE_FAILED && pair->output == NULL)
		return status;
	return complain_of(run, status);
}

/* Formats are checked before any work is done. */
static int check_formats(struct ls_arguments *arguments)
{
	const char *color = arguments->value[LS_OPTION_COLOR];

	if (!is_when("color", color) ||
	    !is_when("progress", arguments->value[LS_OPTION_PROGRESS]))
		return LEASTSCOPE_USAGE;
	for (size_t i = 0; i < arguments->pair_count; i++)
		if (leastscope_set(arguments->run, "format",
				   arguments->pairs[i].format) !=
		    LEASTSCOPE_OK)
			return complain_of(arguments->run, LEASTSCOPE_USAGE);
	return complain_of(arguments->run,
			   leastscope_set(arguments->run, "color",
					  wants_color(color) ? "always" :
							       "never"));
}

static int fix(struct ls_arguments *arguments, bool preview)
{
	unsigned how = arguments->value[LS_OPTION_UNSAFE_FIXES] != NULL ?
			       LEASTSCOPE_FIX_UNSAFE :
			       LEASTSCOPE_FIX_SAFE;
	size_t changed = 0;
	int status;

	if (preview)
		how |= LEASTSCOPE_FIX_PREVIEW;
	if (isatty(STDOUT_FILENO))
		how |= LEASTSCOPE_FIX_SHOWN;
	status = leastscope_fix(arguments->run, how, ls_write_stdout, NULL,
				&changed);
	if (status != LEASTSCOPE_OK)
		return complain_of(arguments->run, status);
	if (preview)
		return changed > 0 ? LEASTSCOPE_FINDINGS : LEASTSCOPE_OK;
	if (arguments->value[LS_OPTION_QUIET] == NULL)
		fprintf(stderr, "leastscope: fixed %zu %s\n", changed,
			changed == 1 ? "file" : "files");
	return LEASTSCOPE_OK;
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
	ls_complain("%s", leastscope_verdict(arguments->run));
	return ls_worse(status, checked);
}

int ls_run_check(struct ls_arguments *arguments)
{
	struct leastscope *run = arguments->run;
	bool diff = arguments->value[LS_OPTION_DIFF] != NULL;
	bool fixing = arguments->value[LS_OPTION_FIX] != NULL;
	int status = check_formats(arguments);

	if (status != LEASTSCOPE_OK)
		return status;
	if (!diff && !fixing &&
	    arguments->value[LS_OPTION_UNSAFE_FIXES] != NULL) {
		ls_complain("--unsafe-fixes goes with --fix or --diff");
		return LEASTSCOPE_USAGE;
	}
	status = add_inputs(arguments);
	if (status == LEASTSCOPE_USAGE)
		return status;
	if (diff)
		return ls_worse(status, preview_fixes(arguments));
	if (fixing)
		status = ls_worse(status, fix(arguments, false));
	ls_progress_start(run, arguments->value[LS_OPTION_PROGRESS]);
	status = ls_worse(status, leastscope_check(run));
	ls_progress_end();
	if (status == LEASTSCOPE_USAGE)
		return complain_of(run, status);
	if (arguments->pair_count == 0)
		arguments->pairs[arguments->pair_count++] =
			(struct ls_format_pair){ .format = "text" };
	for (size_t i = 0; i < arguments->pair_count; i++)
		status = ls_worse(status,
				  write_pair(run, &arguments->pairs[i]));
	return status;
}
