/* Suggestions for people and programs. */
#ifndef LS_REPORT_SUGGEST_PAGE_H
#define LS_REPORT_SUGGEST_PAGE_H

#include "engine/suggest.h"
#include "report/report.h"

/* A usage file that was read. */
struct ls_usage_seen {
	struct ls_text path;
	const struct ls_calls *calls;
};

/* as: TEXT or JSON (doc/schema/leastscope-suggest.schema.json). */
void ls_page_suggestions(struct ls_out *out,
			 const struct ls_suggestion *const *list, size_t count,
			 const struct ls_usage_seen *usage, size_t usage_count,
			 const char *version, enum ls_page as);

#endif
