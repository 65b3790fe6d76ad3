/* Suggestions for people and programs. */
#ifndef LS_REPORT_SUGGEST_PAGE_H
#define LS_REPORT_SUGGEST_PAGE_H

#include "engine/suggest.h"
#include "report/report.h"

/* as: TEXT or JSON (doc/schema/leastscope-suggest.schema.json). */
void ls_page_suggestions(struct ls_out *out,
			 const struct ls_suggestion *const *list, size_t count,
			 const char *version, enum ls_page as);

#endif
