/* explain, list, catalog: what the program knows. */
#include "config.h"

#include <string.h>

#include "cli/cli.h"

static const char *form(const struct ls_arguments *arguments)
{
	const char *as = arguments->value[LS_OPTION_AS];

	return as == NULL ? "text" : as;
}

int ls_run_explain(struct ls_arguments *arguments)
{
	int status = LEASTSCOPE_OK;

	if (arguments->operand_count == 0) {
		ls_complain("explain what? Name a rule or a scope");
		return LEASTSCOPE_USAGE;
	}
	for (size_t i = 0; i < arguments->operand_count; i++)
		status = ls_worse(
			status, ls_complain_of(arguments->run,
					       leastscope_explain(
						       arguments->run,
						       arguments->operands[i],
						       form(arguments),
						       ls_write_stdout, NULL)));
	return status;
}

int ls_run_list(struct ls_arguments *arguments)
{
	if (arguments->operand_count != 1) {
		ls_complain("list what? One of rules, catalogs, formats, "
			    "profiles, scopes, outputs");
		return LEASTSCOPE_USAGE;
	}
	return ls_complain_of(
		arguments->run,
		leastscope_list(arguments->run, arguments->operands[0],
				form(arguments), ls_write_stdout, NULL));
}

int ls_run_catalog(struct ls_arguments *arguments)
{
	char **operands = arguments->operands;
	int status = LEASTSCOPE_OK;

	if (arguments->operand_count < 2) {
		ls_complain("say 'catalog check FILE' or 'catalog show NAME'");
		return LEASTSCOPE_USAGE;
	}
	for (size_t i = 1; i < arguments->operand_count; i++) {
		int one;

		if (strcmp(operands[0], "check") == 0)
			one = leastscope_catalog_check(arguments->run,
						       operands[i],
						       ls_write_stdout, NULL);
		else if (strcmp(operands[0], "show") == 0)
			one = leastscope_catalog_show(arguments->run,
						      operands[i],
						      ls_write_stdout, NULL);
		else {
			ls_complain("no command 'catalog %s'; there are check "
				    "and show",
				    operands[0]);
			return LEASTSCOPE_USAGE;
		}
		status = ls_worse(status, ls_complain_of(arguments->run, one));
	}
	return status;
}
