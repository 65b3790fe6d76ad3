/*
 * How an answer is made: what its parts share.  For this room only.
 *
 * Each part looks at one side of the request and objects to what it finds; the
 * first of the objections, in the order of enum ls_error, is the answer.
 */
#ifndef LS_ENGINE_ANSWERING_H
#define LS_ENGINE_ANSWERING_H

#include "engine/answer.h"

struct ls_answering {
	const struct ls_answer_context *context;
	const struct ls_token_request *r;
	const struct ls_request *request;
	const struct ls_manifest *registration; /* or NULL */
	const struct ls_catalog *catalog;       /* or NULL */
	struct ls_answer *answer;
};

/* authority: the section that says so, or "". */
void ls_object(struct ls_answering *a, enum ls_error error, struct ls_span span,
	       const char *authority, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/* Of the request, fit to be shown and cut when it is long. */
const char *ls_answer_shown(struct ls_answering *a, struct ls_text text);
/* A scope, masked when it may hold a secret. */
const char *ls_answer_token(struct ls_answering *a,
			    const struct ls_token *token);
/* The same for a URL, without what may be a secret in it. */
const char *ls_answer_url(struct ls_answering *a, struct ls_text url);
/* The provider's name. */
const char *ls_answer_provider(struct ls_answering *a);

void ls_answer_client(struct ls_answering *a);  /* client, grant, PKCE */
void ls_answer_targets(struct ls_answering *a); /* redirect URI, resources */
/* Also fills in what would be granted. */
void ls_answer_scopes(struct ls_answering *a);
void ls_answer_plan(struct ls_answering *a); /* what the manifest asks for */

#endif
