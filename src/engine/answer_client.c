/* Whether the client may ask in this way: who it is, its grant, PKCE. */
#include "config.h"

#include "engine/answering.h"

/* --- who asks --- */

/* A client that authenticates need not name itself in the body: we do not see
 * the header in which it may do so. */
static bool must_name_itself(const struct ls_answering *a)
{
	if (a->r->is_hook)
		return false;
	if (a->r->is_authorization)
		return true;
	return a->registration != NULL &&
	       a->registration->client.is_public == LS_YES &&
	       !ls_token_request_has(a->r, "client_assertion");
}

static struct ls_value registered_id(const struct ls_manifest *registration)
{
	struct ls_value id = registration->client.id;
	const struct ls_node *node;

	if (id.node != NULL)
		return id;
	node = ls_node_get(registration->credentials, "client_id");
	if (node != NULL && node->kind == LS_SCALAR)
		id = (struct ls_value){ .node = node, .text = node->text };
	return id;
}

static void judge_client(struct ls_answering *a)
{
	struct ls_value asked = a->r->manifest->client.id;
	struct ls_value known;

	if (asked.node == NULL) {
		if (must_name_itself(a))
			ls_object(a, LS_ERROR_INVALID_REQUEST, a->r->root->span,
				  a->r->is_authorization ?
					  "RFC 6749 section 4.1.1" :
					  "RFC 6749 section 4.1.3",
				  "'client_id' is missing");
		return;
	}
	if (a->registration == NULL || ls_is_placeholder(asked.text))
		return;
	known = registered_id(a->registration);
	if (known.text.n == 0 || ls_is_placeholder(known.text) ||
	    ls_text_eq(known.text, asked.text))
		return;
	ls_object(a, LS_ERROR_INVALID_CLIENT, asked.node->span,
		  "RFC 6749 section 5.2",
		  "'%s' is not the client of the manifest",
		  ls_answer_shown(a, asked.text));
}

/* --- the grant --- */

/* Grants the provider offers to clients of this kind; of an unknown kind, to
 * any.  0 when the catalog does not say. */
static unsigned offered(const struct ls_catalog *catalog, unsigned kind)
{
	unsigned grants = 0;

	for (uint32_t i = 0; catalog != NULL && i < catalog->offer_count; i++)
		if (catalog->offers[i].kinds == 0 || kind == LS_KIND_UNKNOWN ||
		    (catalog->offers[i].kinds & kind) != 0)
			grants |= catalog->offers[i].grants;
	return grants;
}

static enum ls_error unsupported(const struct ls_answering *a)
{
	return a->r->is_authorization ? LS_ERROR_UNSUPPORTED_RESPONSE_TYPE :
					LS_ERROR_UNSUPPORTED_GRANT_TYPE;
}

static const char *error_section(const struct ls_answering *a)
{
	return a->r->is_authorization ? "RFC 6749 section 4.1.2.1" :
					"RFC 6749 section 5.2";
}

/* The token endpoint has no implicit grant, and an extension is a URI that
 * only the server knows (RFC 6749 section 4.5). */
static void judge_unknown_grant(struct ls_answering *a,
				const struct ls_value *asked)
{
	if (ls_text_find(asked->text, ':') < asked->text.n &&
	    offered(a->catalog, LS_KIND_UNKNOWN) == 0)
		ls_object(a, LS_ERROR_UNDECIDED, asked->node->span, "",
			  "nobody says whether the server has the grant '%s'",
			  ls_answer_shown(a, asked->text));
	else
		ls_object(a, unsupported(a), asked->node->span,
			  error_section(a), "there is no %s '%s'",
			  a->r->is_authorization ? "response type" : "grant",
			  ls_answer_shown(a, asked->text));
}

static void judge_flow(struct ls_answering *a, const struct ls_value *asked,
		       enum ls_grant flow)
{
	const struct ls_client *client = a->registration == NULL ?
						 NULL :
						 &a->registration->client;
	unsigned all = offered(a->catalog, LS_KIND_UNKNOWN);
	const char *word = ls_grant_word(flow);

	if (all != 0 && (all & flow) == 0)
		ls_object(a, unsupported(a), asked->node->span,
			  error_section(a), "%s does not offer the grant '%s'",
			  ls_answer_provider(a), word);
	else if (client != NULL && client->grants != 0 &&
		 (client->grants & flow) == 0)
		ls_object(a, LS_ERROR_UNAUTHORIZED_CLIENT, asked->node->span,
			  error_section(a),
			  "the client is not registered for the grant '%s'",
			  word);
	else if (client != NULL && all != 0 &&
		 (offered(a->catalog, client->kind) & flow) == 0)
		ls_object(a, LS_ERROR_UNAUTHORIZED_CLIENT, asked->node->span,
			  error_section(a),
			  "%s does not offer the grant '%s' to a client of "
			  "the kind '%s'",
			  ls_answer_provider(a), word,
			  ls_kind_word(client->kind));
}

static void judge_grant(struct ls_answering *a)
{
	const struct ls_value *asked = a->r->is_authorization ?
					       &a->r->response_type :
					       &a->request->grant_type;
	bool is_implicit = !a->r->is_authorization &&
			   a->r->flows == LS_GRANT_IMPLICIT;

	if (asked->node == NULL) {
		if (!a->r->is_hook)
			ls_object(a, LS_ERROR_INVALID_REQUEST, a->r->root->span,
				  a->r->is_authorization ?
					  "RFC 6749 section 3.1.1" :
					  "RFC 6749 section 4",
				  "neither 'grant_type' nor 'response_type' "
				  "is stated");
		return;
	}
	if (ls_is_placeholder(asked->text)) {
		ls_object(a, LS_ERROR_UNDECIDED, asked->node->span, "",
			  "'%s' is a placeholder",
			  ls_answer_shown(a, asked->text));
		return;
	}
	if ((a->r->flows & LS_GRANT_OTHER) != 0 || is_implicit) {
		judge_unknown_grant(a, asked);
		return;
	}
	for (unsigned flow = 1; flow < LS_GRANT_OTHER; flow <<= 1)
		if ((a->r->flows & flow) != 0)
			judge_flow(a, asked, (enum ls_grant)flow);
}

/* What a grant cannot do without.  Only whether it is there is looked at. */
static void judge_needs(struct ls_answering *a)
{
	static const struct {
		enum ls_grant grant;
		const char *parameter;
		const char *authority;
	} needs[] = {
		{ LS_GRANT_AUTHORIZATION_CODE, "code",
		  "RFC 6749 section 4.1.3" },
		{ LS_GRANT_REFRESH_TOKEN, "refresh_token",
		  "RFC 6749 section 6" },
		{ LS_GRANT_PASSWORD, "username", "RFC 6749 section 4.3.2" },
		{ LS_GRANT_PASSWORD, "password", "RFC 6749 section 4.3.2" },
		{ LS_GRANT_DEVICE_CODE, "device_code", "RFC 8628 section 3.4" },
		{ LS_GRANT_JWT_BEARER, "assertion", "RFC 7523 section 2.1" },
		{ LS_GRANT_TOKEN_EXCHANGE, "subject_token",
		  "RFC 8693 section 2.1" },
		{ LS_GRANT_TOKEN_EXCHANGE, "subject_token_type",
		  "RFC 8693 section 2.1" },
	};

	if (a->r->is_hook || a->r->is_authorization)
		return;
	for (size_t i = 0; i < sizeof(needs) / sizeof(*needs); i++)
		if (a->r->flows == (unsigned)needs[i].grant &&
		    !ls_token_request_has(a->r, needs[i].parameter))
			ls_object(a, LS_ERROR_INVALID_REQUEST, a->r->root->span,
				  needs[i].authority, "'%s' is missing",
				  needs[i].parameter);
}

/* --- PKCE --- */

/* 43 to 128 unreserved characters. */
static bool is_challenge(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      (c >= '0' && c <= '9') || c == '-' || c == '.' ||
		      c == '_' || c == '~'))
			return false;
	}
	return text.n >= 43 && text.n <= 128;
}

/* "plain" is what is meant when no method is stated. */
static void judge_method(struct ls_answering *a, bool is_agent)
{
	struct ls_value method = a->r->code_challenge_method;
	const struct ls_node *at = method.node != NULL ?
					   method.node :
					   a->r->code_challenge.node;
	bool plain = method.node == NULL || ls_text_is(method.text, "plain");

	if (ls_text_is(method.text, "S256"))
		return;
	if (!plain)
		ls_object(a, LS_ERROR_INVALID_REQUEST, at->span,
			  "RFC 7636 section 4.4.1",
			  "there is no code challenge method '%s'",
			  ls_answer_shown(a, method.text));
	else if (is_agent)
		ls_object(a, LS_ERROR_INVALID_REQUEST, at->span,
			  "MCP, authorization: code protection",
			  "'code_challenge_method' is not S256");
	else
		ls_object(a, LS_ERROR_UNDECIDED, at->span,
			  "RFC 9700 section 2.1.1",
			  "'code_challenge_method' is not S256: many servers "
			  "refuse that, some do not");
}

static void judge_pkce(struct ls_answering *a)
{
	const struct ls_manifest *m = a->registration;
	const struct ls_value *challenge = &a->r->code_challenge;
	bool is_agent = m != NULL && a->catalog != NULL &&
			a->catalog->mcp.pkce && ls_is_agent(m);
	bool is_public = m != NULL && m->client.is_public == LS_YES;

	if (!a->r->is_authorization ||
	    a->request->grant != LS_GRANT_AUTHORIZATION_CODE)
		return;
	if (challenge->node == NULL) {
		if (a->r->code_challenge_method.node != NULL)
			ls_object(a, LS_ERROR_INVALID_REQUEST,
				  a->r->code_challenge_method.node->span,
				  "RFC 7636 section 4.3",
				  "'code_challenge' is missing");
		else if (is_agent || is_public)
			ls_object(a, LS_ERROR_INVALID_REQUEST, a->r->root->span,
				  "RFC 9700 section 2.1.1",
				  "'code_challenge' is missing: %s must use "
				  "PKCE",
				  is_agent ? "an AI agent" : "a public client");
		return;
	}
	if (!is_challenge(challenge->text))
		ls_object(a, LS_ERROR_INVALID_REQUEST, challenge->node->span,
			  "RFC 7636 section 4.2",
			  "'code_challenge' is not 43 to 128 characters of "
			  "A-Z, a-z, 0-9, '-', '.', '_' and '~'");
	judge_method(a, is_agent);
}

void ls_answer_client(struct ls_answering *a)
{
	judge_client(a);
	judge_grant(a);
	judge_needs(a);
	judge_pkce(a);
}
