/*
 * A report of one finding whose every part a test may change, and its text in
 * any format.  Everything lives in test_arena of engine_check.h.
 */
#ifndef LS_UNIT_REPORT_CHECK_H
#define LS_UNIT_REPORT_CHECK_H

#include "engine_check.h"
#include "report/report.h"

struct ls_report_case {
	struct ls_finding finding; /* an error of rule "unknown" */
	struct ls_results results; /* one manifest, one request, two scopes */
	struct ls_engine_options options;
	struct ls_report report;
	bool without; /* without the finding */
};

/* The rule of what could not be checked, third in the table. */
extern const struct ls_rule ls_report_unreadable;

/* m.yaml:3:8 to 3:16, "scope: berth.rd", an error with hint and note. */
void ls_report_case_set_up(struct ls_report_case *c);
/* What the format writes. */
const char *ls_report_case_render(struct ls_report_case *c, const char *format);
/* The same, read again as JSON; the test fails when it is none. */
const struct ls_node *ls_report_case_json(struct ls_report_case *c,
					  const char *format);
/* The value at "runs>0>results>0>level"; the test fails without it. */
const struct ls_node *ls_report_at(const struct ls_node *node,
				   const char *path);
/* Its text. */
struct ls_text ls_report_text_at(const struct ls_node *node, const char *path);

#endif
