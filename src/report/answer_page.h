/* A foretold answer for people and programs. */
#ifndef LS_REPORT_ANSWER_PAGE_H
#define LS_REPORT_ANSWER_PAGE_H

#include "engine/answer.h"
#include "report/report.h"

/* as: TEXT or JSON (doc/schema/leastscope-answer.schema.json).  No part of the
 * request but scopes and parameter names is shown. */
void ls_page_answer(struct ls_out *out, const struct ls_answer *answer,
		    struct ls_source *source, const char *version,
		    enum ls_page as);

#endif
