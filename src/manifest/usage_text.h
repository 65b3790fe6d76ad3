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

	/* of an access log */
	struct ls_arena *scratch; /* for one line of JSON; NULL at first */
	size_t method, url, host; /* W3C: the columns, from 1; 0: none */
	bool is_viewer_host;      /* W3C: the client's own, not a cache's */
};

bool ls_usage_is_method(struct ls_text word);
/* False once a limit is passed: r->problem says so. */
bool ls_usage_add(struct ls_usage_reading *r, struct ls_call call);
/* A method and a URL or path; other hosts and odd methods are counted. */
void ls_usage_add_url(struct ls_usage_reading *r, struct ls_text method,
		      struct ls_text url, struct ls_span span);
/* One line of an access log, in any of the formats; false when it is none. */
bool ls_usage_read_log_line(struct ls_usage_reading *r, struct ls_text text,
			    struct ls_text line);
/* "#Fields: ..." of the W3C extended format names the columns of all lines
 * that follow. */
void ls_usage_read_fields(struct ls_usage_reading *r, struct ls_text names);
/* Lines: curl commands, an access log, or "GET /path". */
void ls_usage_read_text(struct ls_usage_reading *r, struct ls_text text);

#endif
