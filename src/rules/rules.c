/* The table of rules, and finding one by its id. */
#include "config.h"

#include "rules/rules.h"

#define LS_RULE(name) &ls_rule_##name,
const struct ls_rule *const ls_rules[] = {
#include "rules/rules.def"
	NULL,
};
#undef LS_RULE

const size_t ls_rule_count = sizeof(ls_rules) / sizeof(ls_rules[0]) - 1;

const struct ls_rule *ls_rule_find(struct ls_text id)
{
	for (size_t i = 0; i < ls_rule_count; i++)
		if (ls_text_is(id, ls_rules[i]->id))
			return ls_rules[i];
	return NULL;
}

bool ls_rule_known(struct ls_text id, struct ls_text *nearest)
{
	unsigned best = 4;

	nearest->n = 0;
	for (size_t i = 0; i < ls_rule_count; i++) {
		struct ls_text name = ls_text_of(ls_rules[i]->id);
		unsigned distance = ls_text_distance(id, name, best - 1);

		if (distance == 0)
			return true;
		if (distance < best) {
			best = distance;
			*nearest = name;
		}
	}
	return false;
}

const char *ls_family_word(enum ls_family family)
{
	static const char *const words[] = {
		[LS_FAMILY_INPUT] = "ambiguous input",
		[LS_FAMILY_SYNTAX] = "syntax",
		[LS_FAMILY_CATALOG] = "catalog",
		[LS_FAMILY_PRIVILEGE] = "least privilege",
		[LS_FAMILY_GOVERNANCE] = "risk and governance",
		[LS_FAMILY_AGENT] = "MCP and AI agents",
		[LS_FAMILY_CLIENT] = "client and grant",
		[LS_FAMILY_SECRETS] = "secrets and registration",
	};

	return words[family];
}
