/* scope: what a token request may say, or nothing. */
#include "config.h"

#include <stdio.h>

#include "cli/cli.h"

/* Standard output is the scope parameter and nothing else. */
static int write_stderr(void *arg, const char *bytes, size_t size)
{
	(void)arg;
	return fwrite(bytes, 1, size, stderr) == size ? 0 : -1;
}

static int write_scope(void *arg, const char *bytes, size_t size)
{
	bool *lost = arg;

	*lost = ls_write_stdout(NULL, bytes, size) != 0;
	return *lost ? -1 : 0;
}

int ls_run_scope(struct ls_arguments *arguments)
{
	struct leastscope *run = arguments->run;
	bool lost = false;
	int status;

	if (arguments->operand_count != 1) {
		ls_complain("say 'scope MANIFEST'");
		return LEASTSCOPE_USAGE;
	}
	status = ls_add_path(arguments, arguments->operands[0]);
	if (status != LEASTSCOPE_OK)
		return status;
	status = leastscope_scope(run, arguments->value[LS_OPTION_REQUEST],
				  arguments->value[LS_OPTION_ENV], write_scope,
				  &lost);
	ls_complain_of(run, status);
	/* A verdict is explained as a check would. */
	if (status != LEASTSCOPE_OK && !lost && *leastscope_why(run) == '\0')
		leastscope_report(run, "text", write_stderr, NULL);
	return status;
}
