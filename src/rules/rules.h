/* The table of rules, made from rules.def, in order of ids. */
#ifndef LS_RULES_RULES_H
#define LS_RULES_RULES_H

#include "engine/rule.h"

extern const struct ls_rule *const ls_rules[]; /* ends with NULL */
extern const size_t ls_rule_count;

const struct ls_rule *ls_rule_find(struct ls_text id);
/* ls_rule_exists (policy/policy.h) over the table. */
bool ls_rule_known(struct ls_text id, struct ls_text *nearest);
const char *ls_family_word(enum ls_family family);

#define LS_RULE(name) extern const struct ls_rule ls_rule_##name;
#include "rules/rules.def"
#undef LS_RULE

#endif
