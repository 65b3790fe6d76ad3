/*
 * A token or authorization request as it goes over the wire: a form body, the
 * query of a URL, or the JSON body an authorization server posts to a hook.
 */
#ifndef LS_MANIFEST_TOKEN_REQUEST_H
#define LS_MANIFEST_TOKEN_REQUEST_H

#include "manifest/manifest.h"

struct ls_token_request {
	struct ls_manifest *manifest; /* with exactly one request */
	bool is_authorization;        /* response_type is stated */
	struct ls_value response_type;
	struct ls_value redirect_uri;
	struct ls_value code_challenge;
	struct ls_value code_challenge_method;
	LS_VEC(struct ls_value) secrets; /* never to be shown */
};

/* Reads the one root of a form or JSON document.  endpoint: the URL in front
 * of the query, or empty.  NULL when the root is no mapping. */
struct ls_token_request *
ls_token_request_read(struct ls_arena *arena,
		      const struct ls_document *document,
		      struct ls_text endpoint,
		      const struct ls_manifest_options *options);

#endif
