/*
 * What a client does, from where it is already written down: an OpenAPI file,
 * a HAR file, a Postman collection, curl lines, an access log (common, combined
 * and what is made from them; W3C extended; a JSON object a line).
 *
 * Only methods and paths, or operation ids, are taken; no header, no body, no
 * query, so no secret gets in.
 */
#ifndef LS_MANIFEST_USAGE_H
#define LS_MANIFEST_USAGE_H

#include "base/source.h"
#include "base/vec.h"
#include "catalog/catalog.h"
#include "document/document.h"

enum ls_usage_format {
	LS_USAGE_OPENAPI,
	LS_USAGE_HAR,
	LS_USAGE_POSTMAN,
	LS_USAGE_CURL,
	LS_USAGE_ACCESS_LOG,
};

/* One call, each operation once, in the order they first appear. */
struct ls_call {
	struct ls_text method; /* upper case; empty when only the id is known */
	struct ls_text path;   /* without host and query */
	struct ls_text id;     /* operationId, or empty */
	struct ls_span span;   /* where it is written */
	uint32_t count;        /* how often */
};

struct ls_calls {
	enum ls_usage_format format;
	LS_VEC(struct ls_call) list;
	uint32_t other_hosts; /* calls to hosts that are not the provider's */
	uint32_t no_calls;    /* that no scope is for: to ask for a token, to
				 open the MCP transport, preflights */
	uint32_t unread;      /* lines or entries that could not be read */
};

/* Reads a usage file; the format is told by its content.  catalog: whose hosts
 * count; NULL counts every host.  False with a reason when it cannot be read
 * or is none of the formats; a file without any call is a failure too. */
bool ls_usage_read(struct ls_arena *arena, struct ls_source *source,
		   const struct ls_catalog *catalog, struct ls_calls *calls,
		   struct ls_problem *problem);

const char *ls_usage_format_word(enum ls_usage_format format);

#endif
