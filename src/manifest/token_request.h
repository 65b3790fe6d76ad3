/*
 * A token or authorization request as it goes over the wire: a form body, the
 * query of a URL, or the JSON body an authorization server posts to a hook.
 *
 * Only what is judged is read.  Values of parameters that are secrets or stand
 * for one (client_secret, code, refresh_token, assertion ...) are looked for,
 * never read, so that no output can show them.
 */
#ifndef LS_MANIFEST_TOKEN_REQUEST_H
#define LS_MANIFEST_TOKEN_REQUEST_H

#include "manifest/manifest.h"

struct ls_token_request {
	struct ls_manifest *manifest; /* with exactly one request */
	const struct ls_node *root;   /* all parameters */
	bool is_authorization;        /* response_type is stated, or it is a
					 URL of an authorization endpoint */
	bool is_hook;                 /* JSON: a server's view of a request, in
					 which parameters may be left out */
	unsigned flows;               /* grants that are asked for, as bits; of
					 "code id_token" two */
	struct ls_value response_type;
	struct ls_value redirect_uri;
	struct ls_value code_challenge;
	struct ls_value code_challenge_method;
	LS_VEC(struct ls_value) audiences; /* names of resources, of any form
					      (RFC 8693 section 2.1) */
};

/* Reads the one root of a form or JSON document.  endpoint: the URL in front
 * of the query, or empty.  NULL when the root is no mapping.  A parameter
 * without a value is one that was left out (RFC 6749 section 3.1). */
struct ls_token_request *ls_token_request_read(
	struct ls_arena *arena, const struct ls_document *document,
	struct ls_text endpoint, const struct ls_manifest_options *options);

/* Whether the parameter is there and has a value. */
bool ls_token_request_has(const struct ls_token_request *request,
			  const char *parameter);

#endif
