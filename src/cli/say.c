/* What the program says: standard output, complaints, help, completions. */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* A path or option of a stranger must not steer the terminal. */
void ls_complain(const char *format, ...)
{
	char text[2048];
	char shown[8192];
	va_list arguments;
	int n;

	va_start(arguments, format);
	n = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (n < 0)
		text[0] = '\0';
	leastscope_show(shown, sizeof(shown), text, strlen(text));
	fprintf(stderr, "leastscope: %s%s\n", shown,
		(size_t)n < sizeof(text) ? "" : "...");
}

int ls_complain_of(struct leastscope *run, int status)
{
	if (*leastscope_why(run) != '\0')
		ls_complain("%s", leastscope_why(run));
	return status;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Levenshtein's distance; words of the program are short. */
static unsigned distance(const char *a, const char *b)
{
	enum { LONGEST = 40 };
	unsigned row[LONGEST + 1];
	size_t n = strlen(a), m = strlen(b);

	if (n > LONGEST || m > LONGEST)
		return LONGEST;
	for (unsigned j = 0; j <= m; j++)
		row[j] = j;
	for (unsigned i = 1; i <= n; i++) {
		unsigned corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			unsigned above = row[j];

			row[j] = least(corner + (a[i - 1] != b[j - 1]),
				       least(above, row[j - 1]) + 1);
			corner = above;
		}
	}
	return row[m];
}

const char *ls_nearest(const char *word, const char *const *words)
{
	const char *best = NULL;
	unsigned best_distance = 3;

	for (; *words != NULL; words++) {
		unsigned d = distance(word, *words);

		if (d < best_distance && d < strlen(*words)) {
			best = *words;
			best_distance = d;
		}
	}
	return best;
}

/* Standard output did not take something: nothing may follow the hole. */
static bool is_stdout_lost;

/* Not by stdio, which takes an interrupted write for the end. */
int ls_write_stdout(void *arg, const char *bytes, size_t size)
{
	struct pollfd ready = { .fd = STDOUT_FILENO, .events = POLLOUT };

	(void)arg;
	if (is_stdout_lost)
		return -1;
	while (size > 0) {
		ssize_t n = write(STDOUT_FILENO, bytes, size);

		if (n > 0) {
			bytes += n;
			size -= (size_t)n;
			continue;
		}
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN) {
			poll(&ready, 1, -1);
			continue;
		}
		ls_complain("standard output: %s",
			    n == 0 ? "it takes nothing" : strerror(errno));
		is_stdout_lost = true;
		return -1;
	}
	return 0;
}

/* A page goes out in one piece: its reader may want the first line only. */
static struct {
	char text[16384];
	size_t n;
} page;

static void flush_page(void)
{
	size_t n = page.n;

	page.n = 0;
	ls_write_stdout(NULL, page.text, n);
}

void ls_say(const char *format, ...)
{
	char text[2048]; /* far more than any piece has */
	va_list arguments;
	int n;

	va_start(arguments, format);
	n = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (n < 0 || (size_t)n >= sizeof(text))
		abort();
	if ((size_t)n > sizeof(page.text) - page.n)
		flush_page();
	memcpy(page.text + page.n, text, (size_t)n);
	page.n += (size_t)n;
}

int ls_worse(int a, int b)
{
	static const int order[] = {
		LEASTSCOPE_USAGE,
		LEASTSCOPE_FAILED,
		LEASTSCOPE_FINDINGS,
		LEASTSCOPE_NOTHING,
	};

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (a == order[i] || b == order[i])
			return order[i];
	return LEASTSCOPE_OK;
}

int ls_finish_stdout(int status)
{
	flush_page();
	if (is_stdout_lost)
		return ls_worse(status, LEASTSCOPE_FAILED);
	/* Some file systems say only now that the disk is full; interrupted,
	 * it is closed all the same. */
	if (close(STDOUT_FILENO) == 0 || errno == EINTR)
		return status;
	ls_complain("standard output: %s", strerror(errno));
	return ls_worse(status, LEASTSCOPE_FAILED);
}

/* The words of an option's help in their column, and a line end. */
static void help_words(const char *help)
{
	enum { START = 30, WIDTH = 80 };
	size_t column = START;

	while (*help != '\0') {
		size_t n = strcspn(help, " ");

		if (column + 1 + n > WIDTH) {
			ls_say("\n%*s", START, "");
			column = START;
		}
		ls_say(" %.*s", (int)n, help);
		column += 1 + n;
		help += n + (help[n] == ' ');
	}
	ls_say("%s", "\n");
}

static void help_option(const struct ls_option *option)
{
	char left[64];
	int n = 0;

	if (option->letter != 0)
		n = snprintf(left, sizeof(left), "-%c, ", option->letter);
	else
		n = snprintf(left, sizeof(left), "    ");
	snprintf(left + n, sizeof(left) - (size_t)n, "--%s%s%s", option->name,
		 option->argument != NULL ? " " : "",
		 option->argument != NULL ? option->argument : "");
	ls_say("  %-28s", left);
	help_words(option->help);
}

void ls_help_write(enum ls_command command)
{
	ls_say("%s\n",
	       "leastscope says which OAuth 2.0 scopes an integration should not "
	       "ask for,\nbefore a token is issued.\n");
	for (const struct ls_command_row *c = ls_commands; c->name; c++)
		if (command == LS_NO_COMMAND || command == c->id)
			ls_say("%s leastscope %s %s\n    %s\n",
			       c == ls_commands || command == c->id ? "Usage:" :
								      "      ",
			       c->id == LS_CHECK ? "[check]" : c->name,
			       c->arguments, c->about);
	ls_say("%s\n", "\nOptions:");
	for (size_t i = 0; i < LS_OPTION_COUNT; i++)
		if (ls_options[i].commands &
		    (command == LS_NO_COMMAND ? LS_CHECK | LS_NO_COMMAND :
						command))
			help_option(&ls_options[i]);
	ls_say("%s\n",
	       "\nEach long option also is an environment variable: --fail-on is "
	       "LEASTSCOPE_FAIL_ON.\n\nExit status: 0 passed, 1 findings, 2 "
	       "wrong usage or configuration,\n3 nothing to check, 4 could not "
	       "check.");
}

static void complete_bash(void)
{
	ls_say("%s\n", "_leastscope()\n{\n"
		       "\tlocal word=${COMP_WORDS[COMP_CWORD]} words=''\n"
		       "\tcase ${COMP_WORDS[1]} in");
	for (const struct ls_command_row *c = ls_commands; c->name; c++) {
		if (c->id == LS_CHECK)
			continue;
		ls_say("\t%s) words='", c->name);
		for (size_t i = 0; i < LS_OPTION_COUNT; i++)
			if (ls_options[i].commands & c->id)
				ls_say("--%s ", ls_options[i].name);
		ls_say("%s' ;;\n",
		       c->id == LS_LIST ?
			       "rules catalogs formats profiles scopes outputs" :
		       c->id == LS_CATALOG ? "check show" :
					     "");
	}
	ls_say("\t*) words='");
	for (size_t i = 0; i < LS_OPTION_COUNT; i++)
		if (ls_options[i].commands & LS_CHECK)
			ls_say("--%s ", ls_options[i].name);
	for (const struct ls_command_row *c = ls_commands; c->name; c++)
		ls_say("%s%s", c->name, c[1].name != NULL ? " " : "");
	ls_say("%s\n",
	       "' ;;\n\tesac\n"
	       "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
	       "}\ncomplete -o default -F _leastscope leastscope");
}

static void quote_help(const char *help)
{
	for (;;) {
		size_t n = strcspn(help, "'");

		ls_say("%.*s", (int)n, help);
		if (help[n] == '\0')
			return;
		ls_say("%s", "'\\''");
		help += n + 1;
	}
}

static void complete_zsh(void)
{
	ls_say("%s\n", "#compdef leastscope\n_arguments -S \\");
	for (size_t i = 0; i < LS_OPTION_COUNT; i++) {
		const struct ls_option *o = &ls_options[i];

		ls_say("\t'*--%s%s[", o->name, o->argument ? "=" : "");
		quote_help(o->help);
		ls_say("]%s%s%s' \\\n", o->argument ? ":" : "",
		       o->argument ? o->argument : "",
		       o->argument && strcmp(o->argument, "FILE") == 0 ?
			       ":_files" :
		       o->argument ? ": " :
				     "");
	}
	ls_say("\t'1:command or path:{_alternative \"commands\\:command\\:(");
	for (const struct ls_command_row *c = ls_commands; c->name; c++)
		ls_say("%s%s", c->name, c[1].name != NULL ? " " : "");
	ls_say("%s\n", ")\" \"files\\:path\\:_files\"}' \\\n\t'*:path:_files'");
}

static void complete_fish(void)
{
	for (const struct ls_command_row *c = ls_commands; c->name; c++) {
		ls_say("complete -c leastscope -n __fish_use_subcommand -a %s "
		       "-d '",
		       c->name);
		quote_help(c->about);
		ls_say("%s\n", "'");
	}
	for (size_t i = 0; i < LS_OPTION_COUNT; i++) {
		const struct ls_option *o = &ls_options[i];

		ls_say("complete -c leastscope -l %s", o->name);
		if (o->letter != 0)
			ls_say(" -s %c", o->letter);
		ls_say("%s -d '", o->argument != NULL ? " -r" : "");
		quote_help(o->help);
		ls_say("%s\n", "'");
	}
}

int ls_completions_write(const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		complete_bash();
	else if (strcmp(shell, "zsh") == 0)
		complete_zsh();
	else if (strcmp(shell, "fish") == 0)
		complete_fish();
	else {
		ls_complain("no completions for '%s'; bash, zsh and fish have "
			    "some",
			    shell);
		return LEASTSCOPE_USAGE;
	}
	return LEASTSCOPE_OK;
}
