/* What the readers of usage share; for usage.c and usage_text.c alone. */
#ifndef LS_MANIFEST_USAGE_TEXT_H
#define LS_MANIFEST_USAGE_TEXT_H

#include "manifest/usage.h"

struct ls_usage_reading {
	struct ls_arena *arena;
	const struct ls_catalog *catalog;
	struct ls_calls *calls;
	struct ls_problem *problem;
	struct ls_table *seen; /* calls, to their place in the list */
	bool failed;
};

bool ls_usage_is_method(struct ls_text word);
/* False once a limit is passed: r->problem says so. */
bool ls_usage_add(struct ls_usage_reading *r, struct ls_call call);
/* A method and a URL or path; other hosts and odd methods are counted. */
void ls_usage_add_url(struct ls_usage_reading *r, struct ls_text method,
		      struct ls_text url, struct ls_span span);
/* Lines: curl commands, an access log, or "GET /path". */
void ls_usage_read_text(struct ls_usage_reading *r, struct ls_text text);

#endif
