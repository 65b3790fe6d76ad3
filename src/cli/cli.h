/*
 * The program: a thin shell over leastscope.h, its first user.
 *
 * Findings and documents go to standard output, all else to standard error.
 * An exit status only ever worsens.
 */
#ifndef LS_CLI_CLI_H
#define LS_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "leastscope.h"

enum ls_command {
	LS_NO_COMMAND = 1 << 0,
	LS_CHECK = 1 << 1,
	LS_EXPLAIN = 1 << 2,
	LS_LIST = 1 << 3,
	LS_CATALOG = 1 << 4,
	LS_SCOPE = 1 << 5,
	LS_SUGGEST = 1 << 6,
	LS_REQUEST = 1 << 7,
	LS_EVERY = (1 << 8) - 1,
	/* Those that check a manifest first. */
	LS_EACH_CHECK = LS_CHECK | LS_SCOPE | LS_SUGGEST | LS_REQUEST,
};

enum ls_option_use { LS_TO_RUN, LS_TO_COMMAND };

#define LS_OPTION(id, name, letter, argument, use, commands, help) \
	LS_OPTION_##id,
enum ls_option_id {
#include "cli/options.def"
	LS_OPTION_COUNT
};
#undef LS_OPTION

struct ls_option {
	const char *name;
	char letter;          /* or 0 */
	const char *argument; /* NULL: takes none */
	enum ls_option_use use;
	unsigned commands;
	const char *help;
};
extern const struct ls_option ls_options[LS_OPTION_COUNT];

struct ls_arguments;

/* One command of the program. */
struct ls_command_row {
	const char *name;
	enum ls_command id;
	const char *arguments;
	const char *about;
	int (*run)(struct ls_arguments *arguments);
};
extern const struct ls_command_row ls_commands[]; /* ends with NULL */

#define LS_FORMAT_PAIRS 16

struct ls_format_pair {
	const char *format;
	const char *output; /* NULL: standard output */
};

/* A command line, with what the environment adds to it. */
struct ls_arguments {
	struct leastscope *run; /* settings are applied already */
	enum ls_command command;
	const char *value[LS_OPTION_COUNT]; /* NULL: not given */
	struct ls_format_pair pairs[LS_FORMAT_PAIRS];
	size_t pair_count;
	char **operands;
	size_t operand_count;
};

/* Reads the options of argv.  LEASTSCOPE_OK, or LEASTSCOPE_USAGE after having
 * said why on standard error. */
int ls_arguments_read(struct ls_arguments *arguments, int argc, char **argv);

void ls_help_write(enum ls_command command);
int ls_completions_write(const char *shell);

/* "leastscope: " and the message, hidden characters escaped. */
void ls_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same with what the library says was wrong, if it does; returns status. */
int ls_complain_of(struct leastscope *run, int status);
/* The nearest of the words within two edits, or NULL. */
const char *ls_nearest(const char *word, const char *const *words);

/* A leastscope_write: standard output; arg is not used.  Says on standard error
 * why it did not take all. */
int ls_write_stdout(void *arg, const char *bytes, size_t size);
/* For standard output, which ls_finish_stdout() writes it to. */
void ls_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* LEASTSCOPE_FAILED, said once, when standard output did not take it all. */
int ls_finish_stdout(int status);
/* The worse of two statuses in the order 2, 4, 1, 3, 0. */
int ls_worse(int a, int b);

int ls_run_check(struct ls_arguments *arguments);
int ls_run_scope(struct ls_arguments *arguments);
int ls_run_request(struct ls_arguments *arguments);
int ls_run_suggest(struct ls_arguments *arguments);
int ls_run_explain(struct ls_arguments *arguments);
int ls_run_list(struct ls_arguments *arguments);
int ls_run_catalog(struct ls_arguments *arguments);

/* Adds a file, a folder, or with "-" standard input. */
int ls_add_path(struct ls_arguments *arguments, const char *path);

/* cli/sandbox.c: from here on no program can be started, no connection made, no
 * core file left, and unless may_write no file be changed; what is open stays
 * so.  Goes on without where the system has no such thing: many do not, and a
 * linter that refused to run there would help nobody.  Before any thread. */
void ls_sandbox_enter(bool may_write);

/* cli/progress.c: a bar on standard error, only on a terminal, only for work
 * that takes longer than half a second. */
void ls_progress_start(struct leastscope *run, const char *when);
void ls_progress_end(void);

#endif
