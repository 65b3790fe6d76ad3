/* What profile and configuration say of a rule. */
#include "config.h"

#include <string.h>

#include "engine/check.h"

const struct ls_rule *ls_setting_rule(const struct ls_engine_options *options,
				      struct ls_text id)
{
	for (size_t i = 0; options->rules[i] != NULL; i++)
		if (ls_text_is(id, options->rules[i]->id))
			return options->rules[i];
	return NULL;
}

struct ls_text ls_setting_nearest(const struct ls_engine_options *options,
				  struct ls_text id)
{
	struct ls_text nearest = { .p = NULL, .n = 0 };
	unsigned best = 4; /* farther is no misspelling */

	for (size_t i = 0; options->rules[i] != NULL; i++) {
		struct ls_text name = ls_text_of(options->rules[i]->id);
		unsigned distance = ls_text_distance(id, name, best - 1);

		if (distance >= best)
			continue;
		best = distance;
		nearest = name;
		if (best == 0)
			break;
	}
	return nearest;
}

bool ls_setting_fixed(const struct ls_rule *rule)
{
	return strcmp(rule->id, LS_RULE_UNREADABLE) == 0 ||
	       strcmp(rule->id, LS_RULE_TRUNCATED) == 0;
}

/* The organisation's word: its configuration, else the profile where that
 * differs from the rule's own severity. */
static bool given_severity(const struct ls_engine_options *options,
			   const struct ls_rule *rule,
			   enum ls_severity *severity)
{
	const struct ls_rule_setting *setting = NULL;
	const struct ls_profile_rule *row;

	if (options->policy != NULL)
		setting = ls_policy_setting(options->policy,
					    ls_text_of(rule->id));
	if (setting != NULL && setting->severity_given) {
		*severity = setting->severity;
		return !ls_setting_fixed(rule);
	}
	if (options->profile == NULL)
		return false;
	for (row = options->profile->rules; row->rule != NULL; row++) {
		if (strcmp(row->rule, rule->id) != 0)
			continue;
		*severity = row->severity;
		return row->severity != rule->severity &&
		       !ls_setting_fixed(rule);
	}
	return false;
}

enum ls_severity ls_engine_severity(const struct ls_engine_options *options,
				    const struct ls_rule *rule)
{
	enum ls_severity severity = rule->severity;

	if (!given_severity(options, rule, &severity))
		return rule->severity;
	return severity;
}

bool ls_setting_given(const struct ls_engine_options *options,
		      const struct ls_rule *rule)
{
	enum ls_severity severity;

	return given_severity(options, rule, &severity);
}

bool ls_setting_mandatory(const struct ls_engine_options *options,
			  const struct ls_rule *rule)
{
	const struct ls_rule_setting *setting;

	if (ls_setting_fixed(rule))
		return true;
	if (options->policy == NULL)
		return false;
	setting = ls_policy_setting(options->policy, ls_text_of(rule->id));
	return setting != NULL && setting->mandatory;
}
