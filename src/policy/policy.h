/*
 * What an organisation decides: which rules, how severe, which files.
 *
 * Read from .leastscope.yaml, the nearest one from a folder up to the
 * repository root.  Unknown keys, rules and severities are errors of the
 * configuration: a gate must not run with a setting it did not understand.
 */
#ifndef LS_POLICY_POLICY_H
#define LS_POLICY_POLICY_H

#include "base/vec.h"
#include "document/document.h"

enum ls_severity { LS_OFF, LS_NOTE, LS_WARNING, LS_ERROR };

/* One rule's setting.  `given` false: the rule's own severity. */
struct ls_rule_setting {
	struct ls_text rule;
	struct ls_span span;
	enum ls_severity severity;
	bool severity_given;
	bool mandatory; /* no suppression silences it */
};

struct ls_policy_problem {
	struct ls_span span;
	struct ls_text message;
	struct ls_text hint; /* "did you mean 'x'?", or empty */
};

struct ls_policy {
	struct ls_source *source; /* NULL: no file */
	struct ls_text folder;    /* globs are relative to it */
	struct ls_text profile;   /* named in `extends:`, or empty */
	bool root;
	LS_VEC(struct ls_text) include;
	LS_VEC(struct ls_text) exclude;
	LS_VEC(struct ls_rule_setting) rules;
	LS_VEC(struct ls_policy_problem) problems;
};

/* Rule ids are checked by whoever knows them, with this. */
typedef bool (*ls_rule_exists)(struct ls_text id, struct ls_text *nearest);

/* Reads a configuration.  Problems are listed, nothing is thrown away. */
struct ls_policy *ls_policy_read(struct ls_arena *arena,
				 struct ls_source *source,
				 ls_rule_exists exists);
/* The nearest .leastscope.yaml from folder up to the first folder that holds
 * .git (or the file system's root); NULL text when there is none.  False, and
 * why, when the system does not say whether there is one. */
bool ls_policy_find(struct ls_arena *arena, struct ls_text folder,
		    struct ls_text *path, struct ls_text *why);
/* The setting for a rule, or NULL. */
const struct ls_rule_setting *ls_policy_setting(const struct ls_policy *policy,
						struct ls_text rule);

const char *ls_severity_word(enum ls_severity severity);
/* "error", "warning", "note", "off"; false for anything else. */
bool ls_severity_parse(struct ls_text word, enum ls_severity *severity);

/* --- profiles: named sets of severities, compiled in from policies/profiles */
struct ls_profile_rule {
	const char *rule;
	enum ls_severity severity;
};
struct ls_profile {
	const char *id;
	const char *about;
	const struct ls_profile_rule *rules; /* ends with rule NULL */
};
extern const struct ls_profile ls_profiles[]; /* ends with id NULL */
const struct ls_profile *ls_profile_find(struct ls_text id);

#endif
