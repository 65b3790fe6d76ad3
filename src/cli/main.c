/* The program: reads its arguments and runs one command. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"

/* Whether the command writes more than its standard output. */
static bool writes_files(const struct ls_arguments *arguments)
{
	for (size_t i = 0; i < arguments->pair_count; i++)
		if (arguments->pairs[i].output != NULL)
			return true;
	return arguments->value[LS_OPTION_FIX] != NULL ||
	       arguments->value[LS_OPTION_APPLY] != NULL;
}

static int run_command(struct ls_arguments *arguments)
{
	if (arguments->value[LS_OPTION_HELP] != NULL) {
		ls_help_write(arguments->command);
		return LEASTSCOPE_OK;
	}
	if (arguments->value[LS_OPTION_VERSION] != NULL) {
		ls_say("leastscope %s\n", leastscope_version());
		return LEASTSCOPE_OK;
	}
	if (arguments->value[LS_OPTION_COMPLETIONS] != NULL)
		return ls_completions_write(
			arguments->value[LS_OPTION_COMPLETIONS]);
	ls_sandbox_enter(writes_files(arguments));
	for (const struct ls_command_row *c = ls_commands; c->name; c++)
		if (c->id == arguments->command)
			return c->run(arguments);
	abort();
}

static int open_null(int flags)
{
	int fd;

	do
		fd = open("/dev/null", flags);
	while (fd < 0 && errno == EINTR);
	return fd;
}

/* A file must not be opened under the number of a closed standard stream: then
 * complaints would be written into it.  What stands in fails when it is used. */
static bool fill_standard_streams(void)
{
	static const int wrong_way[] = { O_WRONLY, O_RDONLY, O_RDONLY };

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) == -1 && errno == EBADF &&
		    open_null(wrong_way[fd]) != fd)
			return false;
	return true;
}

int main(int argc, char **argv)
{
	struct ls_arguments arguments = { .run = leastscope_new() };
	int status;

	/* A closed pipe, or a file that would become larger than it may, is an
	 * error of a write, not a silent end. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	if (!fill_standard_streams())
		return LEASTSCOPE_FAILED;
	if (arguments.run == NULL) {
		ls_complain("out of memory");
		return LEASTSCOPE_FAILED;
	}
	status = ls_arguments_read(&arguments, argc, argv);
	if (status == LEASTSCOPE_OK)
		status = run_command(&arguments);
	status = ls_finish_stdout(status);
	leastscope_free(arguments.run);
	return status;
}
