/* suggest: the least set of scopes for what a client does. */
#include "config.h"

#include "cli/cli.h"

int ls_run_suggest(struct ls_arguments *arguments)
{
	const char *as = arguments->value[LS_OPTION_AS];
	bool applies = arguments->value[LS_OPTION_APPLY] != NULL;
	bool unsafe = arguments->value[LS_OPTION_UNSAFE_FIXES] != NULL;
	int status;

	if (unsafe && !applies) {
		ls_complain("--unsafe-fixes goes with --apply");
		return LEASTSCOPE_USAGE;
	}
	if (arguments->operand_count != 1) {
		ls_complain("say 'suggest MANIFEST'");
		return LEASTSCOPE_USAGE;
	}
	status = ls_add_path(arguments, arguments->operands[0]);
	if (status != LEASTSCOPE_OK)
		return status;
	status = leastscope_suggest(
		arguments->run, arguments->value[LS_OPTION_REQUEST],
		arguments->value[LS_OPTION_ENV], as == NULL ? "text" : as,
		!applies ? 0 :
		unsafe   ? LEASTSCOPE_FIX_UNSAFE :
			   LEASTSCOPE_FIX_SAFE,
		ls_write_stdout, NULL);
	return ls_complain_of(arguments->run, status);
}
