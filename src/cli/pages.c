/* explain, list, catalog: what the program knows. */
#include "config.h"

#include <string.h>

#include "cli/cli.h"

static const char *form(const struct ls_arguments *arguments)
{
	const char *as = arguments->value[LS_OPTION_AS];

	return as == NULL ? "text" : as;
}

/* Pages of text one after the other have a blank line between them. */
struct pages {
	bool is_text;
	bool is_new; /* nothing of this page was written */
	bool any;
};

static int write_page(void *arg, const char *bytes, size_t size)
{
	struct pages *pages = arg;
	bool parted = pages->is_text && pages->is_new && pages->any;

	if (size == 0)
		return 0;
	pages->is_new = false;
	pages->any = true;
	if (parted && ls_write_stdout(NULL, "\n", 1) != 0)
		return -1;
	return ls_write_stdout(NULL, bytes, size);
}

int ls_run_explain(struct ls_arguments *arguments)
{
	struct pages pages = {
		.is_text = strcmp(form(arguments), "text") == 0,
	};
	int status = LEASTSCOPE_OK;

	if (arguments->operand_count == 0) {
		ls_complain("explain what? Name a rule or a scope");
		return LEASTSCOPE_USAGE;
	}
	for (size_t i = 0; i < arguments->operand_count; i++) {
		pages.is_new = true;
		status = ls_worse(status,
				  ls_complain_of(arguments->run,
						 leastscope_explain(
							 arguments->run,
							 arguments->operands[i],
							 form(arguments),
							 write_page, &pages)));
	}
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
