/*
 * What an authorization server would answer to a request, before it is sent.
 *
 * Judged by the RFCs, by what the catalog says and by the client's
 * registration.  Where none of them settles it (the scopes of a request
 * without scope, a partial catalog), the answer is "undecided", and that is
 * never a pass.
 */
#ifndef LS_ENGINE_ANSWER_H
#define LS_ENGINE_ANSWER_H

#include "engine/engine.h"
#include "manifest/token_request.h"

/* Error codes of RFC 6749 sections 4.1.2.1 and 5.2 and RFC 8707 section 2, in
 * the order in which servers look; then what is ours to say. */
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
	LS_ERROR_DIFFERENT, /* a token, for other scopes than were asked for
			       (RFC 6749 section 3.3) */
	LS_ERROR_POLICY,    /* a token that the manifest does not ask for */
};

/* One thing that stands against the request. */
struct ls_objection {
	enum ls_error error;
	struct ls_span span;      /* in the request */
	struct ls_text message;   /* one line, fit to be shown */
	struct ls_text authority; /* "RFC 6749 section 5.2", or empty */
};

struct ls_answer {
	enum ls_error error; /* what the server says first, or NONE */
	LS_VEC(struct ls_objection) objections;
	struct ls_text scope;   /* that is asked for, as it is */
	bool issued;            /* a token, as far as anybody can say */
	struct ls_text granted; /* of a token: its scopes, as they are */
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
/* The answer to what could not be read as a request.  A form that breaks the
 * rules of forms is refused by the server too; anything else is undecided. */
struct ls_answer ls_answer_unreadable(const struct ls_answer_context *context,
				      enum ls_syntax syntax,
				      const struct ls_problem *problem);

/* "invalid_scope", "undecided", "ok". */
const char *ls_error_word(enum ls_error error);

#endif
