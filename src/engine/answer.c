/* Foretells a server's answer from the catalog and the registration. */
#include "config.h"

#include "base/out.h"
#include "engine/answer.h"

struct judge {
	const struct ls_answer_context *context;
	const struct ls_token_request *r;
	const struct ls_request *request;
	const struct ls_manifest *registration; /* or NULL */
	const struct ls_catalog *catalog;       /* or NULL */
	struct ls_answer *answer;
};

const char *ls_error_word(enum ls_error error)
{
	static const char *const words[] = {
		[LS_ERROR_NONE] = "ok",
		[LS_ERROR_INVALID_REQUEST] = "invalid_request",
		[LS_ERROR_INVALID_CLIENT] = "invalid_client",
		[LS_ERROR_UNSUPPORTED_GRANT_TYPE] = "unsupported_grant_type",
		[LS_ERROR_UNSUPPORTED_RESPONSE_TYPE] =
			"unsupported_response_type",
		[LS_ERROR_UNAUTHORIZED_CLIENT] = "unauthorized_client",
		[LS_ERROR_INVALID_TARGET] = "invalid_target",
		[LS_ERROR_INVALID_SCOPE] = "invalid_scope",
		[LS_ERROR_UNDECIDED] = "undecided",
		[LS_ERROR_POLICY] = "not-in-manifest",
	};

	return words[error];
}

static const char *shown(struct judge *j, struct ls_text text)
{
	struct ls_out out = ls_out_new(j->context->arena);

	ls_out_shown(&out, ls_text_part(text, 0, text.n < 120 ? text.n : 120));
	return ls_arena_string(j->context->arena, ls_out_text(&out));
}

static void object(struct judge *j, enum ls_error error,
		   const struct ls_node *node, const char *authority,
		   struct ls_text message)
{
	struct ls_objection *o =
		LS_PUSH(j->context->arena, &j->answer->objections);

	o->error = error;
	o->span = node->span;
	o->message = message;
	o->authority = ls_text_of(authority);
}

#define SAY(j, ...) ls_arena_printf((j)->context->arena, __VA_ARGS__)

/* --- the request as a whole --- */

static void judge_parameters(struct judge *j)
{
	const struct ls_document *d = j->r->manifest->document;

	for (size_t i = 0; i < d->notice_count; i++) {
		const struct ls_notice *n = &d->notices[i];
		struct ls_node at = { .span = n->span };

		if (n->kind != LS_NOTICE_DUPLICATE_KEY)
			continue;
		object(j, LS_ERROR_INVALID_REQUEST, &at,
		       "RFC 6749 section 3.2",
		       SAY(j, "parameter '%s' stands there more than once",
			   shown(j, ls_source_slice(d->source, n->span))));
	}
	if (!j->r->is_authorization && j->request->grant_type.text.n == 0)
		object(j, LS_ERROR_INVALID_REQUEST, j->r->manifest->root,
		       "RFC 6749 section 4",
		       LS_LITERAL("neither 'grant_type' nor 'response_type' "
				  "is stated"));
}

static unsigned offered(const struct judge *j)
{
	const struct ls_catalog *c = j->catalog;
	unsigned kind = j->registration == NULL ?
				LS_KIND_UNKNOWN :
				j->registration->client.kind;
	unsigned grants = 0;

	for (uint32_t i = 0; c != NULL && i < c->offer_count; i++)
		if (c->offers[i].kinds == 0 || kind == LS_KIND_UNKNOWN ||
		    (c->offers[i].kinds & kind) != 0)
			grants |= c->offers[i].grants;
	return grants;
}

static void judge_grant(struct judge *j)
{
	const struct ls_request *q = j->request;
	const struct ls_node *at = j->r->is_authorization ?
					   j->r->response_type.node :
					   q->grant_type.node;
	unsigned registered = j->registration == NULL ?
				      0 :
				      j->registration->client.grants;
	unsigned all = offered(j);

	if (at == NULL || q->grant == 0)
		return;
	if (!j->r->is_authorization && q->grant == LS_GRANT_OTHER)
		object(j, LS_ERROR_UNSUPPORTED_GRANT_TYPE, at,
		       "RFC 6749 section 5.2",
		       SAY(j, "no server is known to have the grant '%s'",
			   shown(j, q->grant_type.text)));
	else if (registered != 0 && (registered & q->grant) == 0)
		object(j, LS_ERROR_UNAUTHORIZED_CLIENT, at,
		       "RFC 6749 section 5.2",
		       SAY(j, "the client is not registered for the grant "
			      "'%s'",
			   ls_grant_word(q->grant)));
	else if (all != 0 && (all & q->grant) == 0)
		object(j,
		       j->r->is_authorization ?
			       LS_ERROR_UNSUPPORTED_RESPONSE_TYPE :
			       LS_ERROR_UNSUPPORTED_GRANT_TYPE,
		       at, "RFC 6749 section 5.2",
		       SAY(j, "%s does not offer the grant '%s'",
			   shown(j, ls_ref_text(j->catalog, j->catalog->id)),
			   ls_grant_word(q->grant)));
}

static void judge_client(struct judge *j)
{
	struct ls_value asked = j->r->manifest->client.id;
	struct ls_value known;

	if (j->registration == NULL || asked.text.n == 0)
		return;
	known = j->registration->client.id;
	if (known.node == NULL) {
		known.node = ls_node_get(j->registration->credentials,
					 "client_id");
		if (known.node == NULL || known.node->kind != LS_SCALAR)
			return;
		known.text = known.node->text;
	}
	if (ls_is_placeholder(known.text) || ls_is_placeholder(asked.text) ||
	    ls_text_eq(known.text, asked.text))
		return;
	object(j, LS_ERROR_INVALID_CLIENT, asked.node, "RFC 6749 section 5.2",
	       SAY(j, "'%s' is not the client of the manifest",
		   shown(j, asked.text)));
}

static void judge_pkce(struct judge *j)
{
	const struct ls_catalog *c = j->catalog;
	bool wanted = c != NULL && c->mcp.pkce && j->registration != NULL &&
		      ls_is_agent(j->registration);

	wanted |= j->registration != NULL &&
		  j->registration->client.is_public == LS_YES;
	if (!j->r->is_authorization ||
	    j->request->grant != LS_GRANT_AUTHORIZATION_CODE || !wanted)
		return;
	if (j->r->code_challenge.text.n == 0)
		object(j, LS_ERROR_INVALID_REQUEST, j->r->manifest->root,
		       "RFC 9700 section 2.1.1",
		       LS_LITERAL("'code_challenge' is missing: a public "
				  "client must use PKCE"));
	else if (!ls_text_is(j->r->code_challenge_method.text, "S256"))
		object(j, LS_ERROR_INVALID_REQUEST, j->r->code_challenge.node,
		       "RFC 9700 section 2.1.1",
		       LS_LITERAL("'code_challenge_method' is not S256"));
}

static void judge_redirect(struct judge *j)
{
	struct ls_value uri = j->r->redirect_uri;
	const struct ls_node *list =
		j->registration == NULL ? NULL :
					  j->registration->client.redirect_uris;

	if (!j->r->is_authorization || list == NULL || uri.node == NULL)
		return;
	for (const struct ls_node *n = ls_node_first(list); n != NULL;
	     n = n->next)
		if (n->kind == LS_SCALAR && (ls_is_placeholder(n->text) ||
					     ls_text_eq(n->text, uri.text)))
			return;
	object(j, LS_ERROR_INVALID_REQUEST, uri.node, "RFC 9700 section 2.1",
	       SAY(j, "'%s' is none of the registered redirect URIs",
		   shown(j, uri.text)));
}

/* --- resources --- */

static bool has_scheme(struct ls_text url)
{
	size_t colon = ls_text_find(url, ':');

	for (size_t i = 0; i < colon; i++)
		if (!((url.p[i] >= 'a' && url.p[i] <= 'z') ||
		      (url.p[i] >= 'A' && url.p[i] <= 'Z') ||
		      (i > 0 && url.p[i] >= '0' && url.p[i] <= '9') ||
		      (i > 0 && (url.p[i] == '+' || url.p[i] == '-' ||
				 url.p[i] == '.'))))
			return false;
	return colon > 0 && colon < url.n;
}

static bool is_planned_resource(const struct judge *j, struct ls_text url)
{
	const struct ls_manifest *m = j->registration;
	bool any = false;

	for (size_t i = 0; i < m->requests.n; i++)
		for (size_t k = 0; k < m->requests.v[i].resources.n; k++) {
			any = true;
			if (ls_text_eq(m->requests.v[i].resources.v[k].text,
				       url))
				return true;
		}
	for (size_t i = 0; i < m->servers.n; i++) {
		any |= m->servers.v[i].url.node != NULL;
		if (ls_text_eq(m->servers.v[i].url.text, url))
			return true;
	}
	return !any;
}

static void judge_resources(struct judge *j)
{
	for (size_t i = 0; i < j->request->resources.n; i++) {
		const struct ls_value *v = &j->request->resources.v[i];

		if (!has_scheme(v->text) ||
		    ls_text_find(v->text, '#') < v->text.n)
			object(j, LS_ERROR_INVALID_TARGET, v->node,
			       "RFC 8707 section 2",
			       SAY(j, "'%s' is no absolute URI without a "
				      "fragment",
				   shown(j, v->text)));
		else if (j->registration != NULL &&
			 !is_planned_resource(j, v->text))
			object(j, LS_ERROR_POLICY, v->node,
			       "RFC 8707 section 2",
			       SAY(j, "no request of the manifest names the "
				      "resource '%s'",
				   shown(j, v->text)));
	}
}

/* --- scopes --- */

static bool is_scope_token(struct ls_text token)
{
	for (size_t i = 0; i < token.n; i++) {
		unsigned char c = (unsigned char)token.p[i];

		if (c < 0x21 || c > 0x7e || c == '"' || c == '\\')
			return false;
	}
	return token.n > 0;
}

static void object_token(struct judge *j, enum ls_error error,
			 const struct ls_token *token, const char *authority,
			 struct ls_text message)
{
	struct ls_node at = { .span = token->span };

	object(j, error, &at, authority, message);
}

static const char *did_you_mean(struct judge *j, struct ls_text token)
{
	struct ls_near near = ls_catalog_near(j->context->arena, j->catalog,
					      token);

	if (near.scope == LS_NONE)
		return "";
	return ls_arena_string(
		j->context->arena,
		SAY(j, "; did you mean '%s'?",
		    shown(j, ls_scope_name(j->catalog, near.scope))));
}

/* True when the catalog settles it. */
static bool judge_known(struct judge *j, const struct ls_token *token)
{
	const struct ls_catalog *c = j->catalog;
	const char *name = shown(j, token->text);
	const char *provider = shown(j, ls_ref_text(c, c->id));

	if (token->known.by == LS_KNOWN_UNDECIDED) {
		object_token(j, LS_ERROR_UNDECIDED, token, "",
			     SAY(j, "'%s' could not be looked up", name));
		return true;
	}
	if (token->known.by == LS_NOT_KNOWN && c->complete) {
		object_token(j, LS_ERROR_INVALID_SCOPE, token,
			     "RFC 6749 section 5.2",
			     SAY(j, "%s has no scope '%s'%s", provider, name,
				 did_you_mean(j, token->text)));
		return true;
	}
	if (token->known.flags & LS_SCOPE_NOT_REQUESTABLE) {
		object_token(j, LS_ERROR_INVALID_SCOPE, token,
			     "RFC 6749 section 5.2",
			     SAY(j, "%s grants '%s' to no application",
				 provider, name));
		return true;
	}
	return false;
}

static bool is_registered(const struct judge *j, const struct ls_token *token)
{
	const struct ls_scope_list *list = &j->registration->client.registered;

	if (token->known.flags & LS_SCOPE_CARRIED)
		return true;
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].unresolved)
			return true;
	return ls_list_find(list, token->text) != NULL;
}

static void judge_audience(struct judge *j, const struct ls_token *token)
{
	unsigned kind = j->registration->client.kind;
	unsigned audience;

	if (j->catalog == NULL || token->known.scope == LS_NONE ||
	    kind == LS_KIND_UNKNOWN)
		return;
	audience = j->catalog->scopes[token->known.scope].audience;
	if (audience != 0 && (audience & kind) == 0)
		object_token(j, LS_ERROR_INVALID_SCOPE, token,
			     "the provider's page (explain the scope)",
			     SAY(j, "'%s' is not for a client of the kind "
				    "'%s'",
				 shown(j, token->text), ls_kind_word(kind)));
}

static void judge_token(struct judge *j, const struct ls_token *token)
{
	const char *name = shown(j, token->text);

	if (!is_scope_token(token->text)) {
		object_token(j, LS_ERROR_INVALID_SCOPE, token,
			     "RFC 6749 section 3.3",
			     SAY(j, "'%s' holds a character no scope may hold",
				 name));
		return;
	}
	if (j->catalog != NULL && judge_known(j, token))
		return;
	if (j->registration != NULL &&
	    j->registration->client.registered.node != NULL) {
		if (!is_registered(j, token))
			object_token(j, LS_ERROR_INVALID_SCOPE, token,
				     "RFC 7591 section 2",
				     SAY(j, "'%s' is not registered for the "
					    "client",
					 name));
	} else if (j->catalog == NULL || token->known.by == LS_NOT_KNOWN)
		object_token(j, LS_ERROR_UNDECIDED, token, "",
			     SAY(j, "'%s' is in no catalog or registration",
				 name));
	if (j->registration != NULL)
		judge_audience(j, token);
}

static void judge_omission(struct judge *j)
{
	const struct ls_catalog *c = j->catalog;
	const struct ls_node *at = j->r->manifest->root;

	/* A refresh keeps the scopes of its grant (RFC 6749 section 6). */
	if (j->request->grant == LS_GRANT_REFRESH_TOKEN ||
	    (!j->r->is_authorization &&
	     j->request->grant == LS_GRANT_AUTHORIZATION_CODE))
		return;
	if (c != NULL && c->when_empty == LS_EMPTY_NOTHING)
		return;
	object(j, LS_ERROR_UNDECIDED, at, "RFC 6749 section 3.3",
	       c != NULL && c->when_empty == LS_EMPTY_EVERYTHING ?
		       LS_LITERAL("no scope is asked for, and the provider "
				  "then grants all that is registered") :
		       LS_LITERAL("no scope is asked for, and nobody says "
				  "what the server then grants"));
}

/* offline_access belongs to a flow with a user (OpenID Connect Core 11). */
static void judge_offline(struct judge *j, const struct ls_token *token)
{
	if (ls_text_is(token->text, "offline_access") &&
	    j->request->grant == LS_GRANT_CLIENT_CREDENTIALS)
		object_token(j, LS_ERROR_INVALID_SCOPE, token,
			     "OpenID Connect Core section 11",
			     LS_LITERAL("'offline_access' needs a user, and "
					"client_credentials has none"));
}

static void judge_scopes(struct judge *j)
{
	const struct ls_scope_list *list = &j->request->scope;

	if (list->node != NULL && list->node->kind == LS_MAPPING) {
		object(j, LS_ERROR_INVALID_REQUEST, list->node,
		       "RFC 6749 section 3.3",
		       LS_LITERAL("the scope is no text and no list"));
		return;
	}
	if (list->tokens.n == 0)
		judge_omission(j);
	for (size_t i = 0; i < list->tokens.n; i++) {
		size_t before = j->answer->objections.n;

		judge_token(j, &list->tokens.v[i]);
		if (j->answer->objections.n == before)
			judge_offline(j, &list->tokens.v[i]);
	}
}

/* --- the plan --- */

/* A step-up asks for what it had and what it adds: the union (MCP,
 * authorization, step-up flow).  So all of the chain may be asked for. */
static bool is_planned(const struct judge *j, const struct ls_request *plan,
		       struct ls_text scope)
{
	const struct ls_manifest *m = j->registration;

	for (size_t step = 0; plan != NULL && step <= m->requests.n; step++) {
		if (ls_list_find(&plan->scope, scope) != NULL)
			return true;
		for (size_t i = 0; i < plan->scope.tokens.n; i++)
			if (plan->scope.tokens.v[i].unresolved)
				return true;
		plan = plan->step_up_from.text.n == 0 ?
			       NULL :
			       ls_manifest_request(m,
						   plan->step_up_from.text);
	}
	return false;
}

static bool is_in_plan(const struct judge *j, struct ls_text scope)
{
	const struct ls_manifest *m = j->registration;

	if (j->context->planned != NULL)
		return is_planned(j, j->context->planned, scope);
	for (size_t i = 0; i < m->requests.n; i++)
		if (is_planned(j, &m->requests.v[i], scope))
			return true;
	return m->requests.n == 0;
}

/* What the earlier token had and this one would lose. */
static void judge_union(struct judge *j)
{
	const struct ls_request *plan = j->context->planned;
	const struct ls_request *base;

	if (plan == NULL || plan->step_up_from.text.n == 0)
		return;
	base = ls_manifest_request(j->registration, plan->step_up_from.text);
	for (size_t i = 0; base != NULL && i < base->scope.tokens.n; i++) {
		struct ls_text name = base->scope.tokens.v[i].text;

		if (ls_list_find(&j->request->scope, name) == NULL)
			object(j, LS_ERROR_POLICY,
			       j->request->scope.node != NULL ?
				       j->request->scope.node :
				       j->r->manifest->root,
			       "MCP, authorization: step-up flow",
			       SAY(j, "the step-up drops '%s' of request "
				      "'%s': it should ask for both together",
				   shown(j, name),
				   shown(j, base->id.text)));
	}
}

static void judge_plan(struct judge *j)
{
	if (j->registration == NULL)
		return;
	for (size_t i = 0; i < j->request->scope.tokens.n; i++) {
		const struct ls_token *token = &j->request->scope.tokens.v[i];

		if (!is_in_plan(j, token->text))
			object_token(j, LS_ERROR_POLICY, token,
				     "the manifest",
				     SAY(j, "%s manifest asks for '%s'",
					 j->context->planned != NULL ?
						 "neither this request nor one "
						 "it steps up from in the" :
						 "no request of the",
					 shown(j, token->text)));
	}
	judge_union(j);
}

/* Servers look at the client and its grant before they look at scopes. */
static enum ls_error first_error(const struct ls_answer *answer)
{
	enum ls_error first = LS_ERROR_NONE;

	for (size_t i = 0; i < answer->objections.n; i++) {
		enum ls_error error = answer->objections.v[i].error;

		if (first == LS_ERROR_NONE || error < first)
			first = error;
	}
	return first;
}

static struct ls_text scope_shown(struct judge *j)
{
	struct ls_out out = ls_out_new(j->context->arena);

	for (size_t i = 0; i < j->request->scope.tokens.n; i++) {
		ls_out_string(&out, i > 0 ? " " : "");
		ls_out_shown(&out, j->request->scope.tokens.v[i].text);
	}
	return ls_out_text(&out);
}

struct ls_answer ls_answer_of(const struct ls_answer_context *context,
			      const struct ls_token_request *request)
{
	struct ls_answer answer = { .error = LS_ERROR_NONE };
	struct judge j = {
		.context = context,
		.r = request,
		.request = &request->manifest->requests.v[0],
		.registration = context->manifest,
		.catalog = request->manifest->catalog,
		.answer = &answer,
	};

	answer.catalog = j.catalog;
	judge_parameters(&j);
	judge_client(&j);
	judge_grant(&j);
	judge_pkce(&j);
	judge_redirect(&j);
	judge_resources(&j);
	judge_scopes(&j);
	judge_plan(&j);
	answer.error = first_error(&answer);
	answer.scope = scope_shown(&j);
	return answer;
}
