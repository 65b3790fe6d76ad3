/*
 * Findings to text and machine formats; the rule table and catalogs to pages.
 *
 * Every format is one row: nothing else lists them.  A writer gets all results
 * at once and builds one whole document, also for zero findings.  What comes
 * from files goes out through the escapes of base/out.h only.
 */
#ifndef LS_REPORT_REPORT_H
#define LS_REPORT_REPORT_H

#include "base/out.h"
#include "engine/engine.h"

struct ls_report {
	const struct ls_results *results;
	struct ls_judgement judgement;
	const struct ls_engine_options *options; /* rules, severities, date */
	const char *version;                     /* of the program */
	enum ls_severity fail_on;
	enum ls_severity min_severity; /* lower ones are counted, not shown */
	bool color;
	bool quiet;   /* text: findings only, no verdict line */
	bool verbose; /* text: suppressed findings and inputs too */
};

struct ls_report_format {
	const char *id;
	const char *about; /* one line */
	void (*write)(struct ls_out *out, const struct ls_report *report);
};

extern const struct ls_report_format ls_report_formats[]; /* ends with NULL */
const struct ls_report_format *ls_report_format_find(struct ls_text id);

/* A path that stands first in a line: "./" comes before one that a CI runner
 * would take for a command ("::error ..."). */
void ls_report_path(struct ls_out *out, struct ls_text path);

/* The last line of the text report, without its line end. */
void ls_report_verdict(struct ls_out *out, const struct ls_report *report);

/* Columns and what they mean: one place for all formats. */
bool ls_report_shows(const struct ls_report *report,
		     const struct ls_finding *finding);

/* --- pages: report/pages.c --- */

enum ls_page {
	LS_PAGE_TEXT,
	LS_PAGE_MARKDOWN,
	LS_PAGE_MAN,
	LS_PAGE_JSON,
	LS_PAGE_NAMES
};

/* A JSON document that only says why there is no other: {"error": ...}. */
void ls_page_failure(struct ls_out *out, const char *version,
		     const char *reason);
void ls_page_rule(struct ls_out *out, const struct ls_rule *rule,
		  enum ls_page as);
void ls_page_rules(struct ls_out *out, const struct ls_engine_options *options,
		   enum ls_page as);
/* A scope: group, risk and why, what it unlocks, who may hold it, the source.
 * False when no catalog knows it; then *near is the best suggestion or empty. */
bool ls_page_scope(struct ls_out *out, const struct ls_catalogs *catalogs,
		   struct ls_text token, struct ls_text *near);
/* only: one provider, or NULL for all. */
void ls_page_scopes(struct ls_out *out, const struct ls_catalogs *catalogs,
		    const struct ls_catalog *only, enum ls_page as);
void ls_page_catalogs(struct ls_out *out, const struct ls_catalogs *catalogs,
		      enum ls_page as);
void ls_page_catalog(struct ls_out *out, const struct ls_catalog *catalog);
void ls_page_formats(struct ls_out *out, enum ls_page as);
void ls_page_outputs(struct ls_out *out, enum ls_page as);
void ls_page_profiles(struct ls_out *out, enum ls_page as);

#endif
