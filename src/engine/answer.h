/*
 * What an authorization server would answer to a request, before it is sent.
 *
 * Judged by what the catalog and the client's registration say.  Where neither
 * does (the scopes of a request without scope, a partial catalog), the answer
 * is "undecided", and that is never a pass.
 */
#ifndef LS_ENGINE_ANSWER_H
#define LS_ENGINE_ANSWER_H

#include "engine/engine.h"
#include "manifest/token_request.h"

/* Error codes of RFC 6749 sections 4.1.2.1 and 5.2 and RFC 8707 section 2. */
enum ls_error {
	LS_ERROR_NONE,
	LS_ERROR_INVALID_REQUEST,
	LS_ERROR_INVALID_CLIENT,
	LS_ERROR_UNSUPPORTED_GRANT_TYPE,
	LS_ERROR_UNSUPPORTED_RESPONSE_TYPE,
	LS_ERROR_UNAUTHORIZED_CLIENT,
	LS_ERROR_INVALID_TARGET,
	LS_ERROR_INVALID_SCOPE,
	LS_ERROR_UNDECIDED, /* nobody can say */
	LS_ERROR_POLICY,    /* the server would issue it; the manifest would
			       not have asked for it */
};

/* One thing that stands against the request. */
struct ls_objection {
	enum ls_error error;
	struct ls_span span;      /* in the request */
	struct ls_text message;   /* one line, fit to be shown */
	struct ls_text authority; /* "RFC 6749 section 5.2" */
};

struct ls_answer {
	enum ls_error error;       /* what the server says first, or NONE */
	LS_VEC(struct ls_objection) objections;
	struct ls_text scope;      /* that would be asked for, escaped */
	const struct ls_catalog *catalog;
};

struct ls_answer_context {
	struct ls_arena *arena;
	const struct ls_catalogs *catalogs;
	/* The registration and the requests it is judged against; or NULL. */
	const struct ls_manifest *manifest;
	/* The one it is meant to be, with those it steps up from; or NULL. */
	const struct ls_request *planned;
};

struct ls_answer ls_answer_of(const struct ls_answer_context *context,
			      const struct ls_token_request *request);

/* "invalid_scope", "undecided", "ok". */
const char *ls_error_word(enum ls_error error);

#endif
