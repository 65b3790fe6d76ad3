/*
 * Manifests through the whole engine, for tests of rules: what is found is
 * given back as one short line of text.
 *
 * The day is 2027-01-15 and the catalogs are those of the program, unless the
 * caller says otherwise.  What a call returns is good until the next one.
 */
#ifndef LS_UNIT_RULE_CHECK_H
#define LS_UNIT_RULE_CHECK_H

#include "engine/engine.h"

struct ls_check_with {
	const char *path;    /* NULL: manifest.json for JSON, else .yaml */
	const char *catalog; /* YAML of one more catalog, or NULL */
	const char *today;   /* NULL: 2027-01-15 */
	const char *enable;  /* a rule that is off by itself, or NULL */
};

/* All findings of a manifest: "line:column rule severity; ...", with "likely" or
 * "certain" behind it where that is not what the rule mostly is. */
const char *ls_check_rows(const char *text);
/* Those of one rule: "line:column severity; ...". */
const char *ls_check_rule_rows(const char *rule, const char *text);
const char *ls_check_rule_rows_with(const struct ls_check_with *with,
				    const char *rule, const char *text);
/* The text after the fixes of one rule, each of its findings once; the same
 * text when there are none.  They must not overlap. */
const char *ls_check_fixed(const char *rule, const char *text);
const char *ls_check_fixed_with(const struct ls_check_with *with,
				const char *rule, const char *text);
/* The findings themselves; with may be NULL. */
struct ls_results ls_check_results(const struct ls_check_with *with,
				   const char *text);

/* A table of rows for one check each; ends with rule NULL.  expected is what
 * ls_check_rule_rows() gives, or with rule "*" what ls_check_rows() gives. */
struct ls_rule_row {
	const char *name; /* a claim, for the failure's message */
	const char *rule;
	const char *text;
	const char *expected;
	const struct ls_check_with *with; /* or NULL */
};
void ls_check_table(const struct ls_rule_row *rows);

#endif
