/* request: what the server would answer, before it is asked. */
#include "config.h"

#include <string.h>

#include "cli/cli.h"

int ls_run_request(struct ls_arguments *arguments)
{
	struct leastscope *run = arguments->run;
	const char *as = arguments->value[LS_OPTION_AS];
	const char *text;
	int status;

	if (arguments->operand_count != 1) {
		ls_complain("say 'request REQUEST', or 'request -' for "
			    "standard input");
		return LEASTSCOPE_USAGE;
	}
	text = arguments->operands[0];
	if (strcmp(text, "-") == 0)
		status = ls_add_path(arguments, text);
	else
		status = leastscope_add_text(run, "<request>", text,
					     strlen(text));
	if (status == LEASTSCOPE_OK)
		status = leastscope_request(
			run, arguments->value[LS_OPTION_MANIFEST],
			arguments->value[LS_OPTION_REQUEST],
			arguments->value[LS_OPTION_ENV],
			as == NULL ? "text" : as, ls_write_stdout, NULL);
	return ls_complain_of(run, status);
}
