/* Whether the client gets the scopes it asks for. */
#include "config.h"

#include "engine/answering.h"

#include "base/limits.h"
#include "base/out.h"

static bool parted_by_blanks(const struct ls_catalog *catalog)
{
	return catalog == NULL || catalog->separators.n == 0 ||
	       ls_text_is(ls_ref_text(catalog, catalog->separators), " ");
}

/* scope = scope-token *( SP scope-token ) (RFC 6749 section 3.3) */
static void judge_blanks(struct ls_answering *a)
{
	const struct ls_node *node = a->request->scope.node;
	struct ls_text text = node->text;

	if (node->kind != LS_SCALAR || !parted_by_blanks(a->catalog))
		return;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != ' ' ||
		    (i > 0 && text.p[i - 1] != ' ' && i + 1 < text.n))
			continue;
		ls_object(a, LS_ERROR_INVALID_SCOPE,
			  ls_node_part(a->context->arena,
				       a->r->manifest->document->source, node,
				       i, i + 1),
			  "RFC 6749 section 3.3",
			  "one blank stands between two scopes, and none "
			  "before or behind them");
		return;
	}
}

/* --- one scope --- */

/* The error of a scope that the provider does not give, and whether the rest
 * of the request survives it. */
static void object_unknown(struct ls_answering *a, const struct ls_token *token)
{
	const struct ls_catalog *c = a->catalog;
	const char *name = ls_answer_token(a, token);
	struct ls_near near = ls_catalog_near(a->context->arena, c,
					      token->text);
	const char *before = "", *meant = "", *after = "";

	if (near.scope != LS_NONE) {
		before = "; did you mean '";
		meant = ls_answer_shown(a, ls_scope_name(c, near.scope));
		after = "'?";
	}
	if (c->unknown_scope == LS_UNKNOWN_IGNORED)
		ls_object(a, LS_ERROR_DIFFERENT, token->span,
			  "RFC 6749 section 3.3",
			  "%s has no scope '%s' and ignores it%s%s%s",
			  ls_answer_provider(a), name, before, meant, after);
	else
		ls_object(a, LS_ERROR_INVALID_SCOPE, token->span,
			  "RFC 6749 section 5.2", "%s has no scope '%s'%s%s%s",
			  ls_answer_provider(a), name, before, meant, after);
}

/* True when the catalog settles it. */
static bool judge_known(struct ls_answering *a, const struct ls_token *token)
{
	const struct ls_catalog *c = a->catalog;

	if (token->known.by == LS_KNOWN_UNDECIDED) {
		ls_object(a, LS_ERROR_UNDECIDED, token->span, "",
			  "'%s' could not be looked up",
			  ls_answer_token(a, token));
		return true;
	}
	if (token->known.by == LS_NOT_KNOWN) {
		if (c->complete)
			object_unknown(a, token);
		return c->complete;
	}
	if ((token->known.flags & LS_SCOPE_NOT_REQUESTABLE) == 0)
		return false;
	ls_object(a, LS_ERROR_INVALID_SCOPE, token->span,
		  "RFC 6749 section 5.2", "%s grants '%s' to no application",
		  ls_answer_provider(a), ls_answer_token(a, token));
	return true;
}

static bool has_placeholder(const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].unresolved)
			return true;
	return false;
}

/* The scopes the client is registered for, or NULL when nobody says. */
static const struct ls_scope_list *registered(const struct ls_answering *a)
{
	const struct ls_scope_list *list;

	if (a->registration == NULL)
		return NULL;
	list = &a->registration->client.registered;
	return list->node == NULL || ls_node_is_null(list->node) ||
			       has_placeholder(list) ?
		       NULL :
		       list;
}

static bool judge_registered(struct ls_answering *a,
			     const struct ls_token *token)
{
	const struct ls_scope_list *list = registered(a);
	const char *name = ls_answer_token(a, token);

	if (list != NULL) {
		if ((token->known.flags & LS_SCOPE_CARRIED) != 0 ||
		    ls_list_find(list, token->text) != NULL)
			return false;
		ls_object(a, LS_ERROR_INVALID_SCOPE, token->span,
			  "RFC 7591 section 2",
			  "'%s' is not registered for the client", name);
		return true;
	}
	if (a->catalog != NULL && token->known.by != LS_NOT_KNOWN)
		return false;
	ls_object(a, LS_ERROR_UNDECIDED, token->span, "",
		  "'%s' is in no catalog or registration", name);
	return true;
}

/* Who may hold it. */
static bool judge_kind(struct ls_answering *a, const struct ls_token *token)
{
	unsigned kind, audience;

	if (a->registration == NULL || a->catalog == NULL ||
	    token->known.scope == LS_NONE)
		return false;
	kind = a->registration->client.kind;
	audience = a->catalog->scopes[token->known.scope].audience;
	if (kind == LS_KIND_UNKNOWN || audience == 0 || (audience & kind) != 0)
		return false;
	ls_object(a, LS_ERROR_INVALID_SCOPE, token->span,
		  "RFC 6749 section 5.2",
		  "%s does not give '%s' to a client of the kind '%s'",
		  ls_answer_provider(a), ls_answer_token(a, token),
		  ls_kind_word(kind));
	return true;
}

/* A user who is away: client_credentials has none, and a client that is not
 * registered for refresh tokens gets none. */
static bool judge_offline(struct ls_answering *a, const struct ls_token *token)
{
	const struct ls_manifest *m = a->registration;
	const struct ls_node *grants = m == NULL ? NULL : m->client.grant_types;

	if (!ls_text_is(token->text, "offline_access"))
		return false;
	if (a->request->grant == LS_GRANT_CLIENT_CREDENTIALS)
		ls_object(a, LS_ERROR_DIFFERENT, token->span,
			  "OpenID Connect Core section 11",
			  "'offline_access' asks for a refresh token, which "
			  "client_credentials never gives");
	else if (ls_node_first(grants) != NULL &&
		 (m->client.grants & LS_GRANT_REFRESH_TOKEN) == 0)
		ls_object(a, LS_ERROR_DIFFERENT, token->span,
			  "OpenID Connect Core section 11",
			  "'offline_access' asks for a refresh token, and the "
			  "client is not registered for that grant");
	else
		return false;
	return true;
}

/* With which grant it comes. */
static bool judge_grant(struct ls_answering *a, const struct ls_token *token)
{
	unsigned grant = a->request->grant;
	const struct ls_scope *scope;

	if (a->catalog == NULL || token->known.scope == LS_NONE || grant == 0)
		return false;
	scope = &a->catalog->scopes[token->known.scope];
	if (scope->grants == 0 || (scope->grants & grant) != 0)
		return false;
	if ((scope->flags & LS_SCOPE_GRANT_IGNORED) != 0)
		ls_object(a, LS_ERROR_DIFFERENT, token->span,
			  "RFC 6749 section 3.3",
			  "%s ignores '%s' with the grant '%s'",
			  ls_answer_provider(a), ls_answer_token(a, token),
			  ls_grant_word(grant));
	else
		ls_object(a, LS_ERROR_INVALID_SCOPE, token->span,
			  "RFC 6749 section 5.2",
			  "%s does not give '%s' with the grant '%s'",
			  ls_answer_provider(a), ls_answer_token(a, token),
			  ls_grant_word(grant));
	return true;
}

/* True when something stands against it. */
static bool judge_token(struct ls_answering *a, const struct ls_token *token)
{
	if (token->unresolved) {
		ls_object(a, LS_ERROR_UNDECIDED, token->span, "",
			  "'%s' is a placeholder", ls_answer_token(a, token));
		return true;
	}
	/* That it is too long to be looked up has been said. */
	if (token->text.n > LS_LIMIT_SCOPE_BYTES)
		return true;
	if (!ls_is_scope_token(token->text)) {
		ls_object(a, LS_ERROR_INVALID_SCOPE, token->span,
			  "RFC 6749 section 3.3",
			  "'%s' holds a character no scope may hold",
			  ls_answer_token(a, token));
		return true;
	}
	return (a->catalog != NULL && judge_known(a, token)) ||
	       judge_registered(a, token) || judge_kind(a, token) ||
	       judge_offline(a, token) || judge_grant(a, token);
}

/* --- no scope at all --- */

static void add_granted(struct ls_out *out, struct ls_text name)
{
	ls_out_string(out, out->n > 0 ? " " : "");
	ls_out_raw(out, name);
}

static void grant_registered(struct ls_answering *a, struct ls_out *out)
{
	const struct ls_scope_list *list = registered(a);

	for (size_t i = 0; list != NULL && i < list->tokens.n; i++)
		add_granted(out, ls_token_public(a->context->arena,
						 &list->tokens.v[i]));
}

static void judge_omission(struct ls_answering *a, struct ls_out *granted)
{
	const struct ls_catalog *c = a->catalog;
	struct ls_span at = a->r->root->span;

	/* A code or a refresh token brings the scopes of its grant with it
	 * (RFC 6749 sections 4.1.3 and 6). */
	if (a->request->grant == LS_GRANT_REFRESH_TOKEN ||
	    (!a->r->is_authorization &&
	     a->request->grant == LS_GRANT_AUTHORIZATION_CODE))
		return;
	switch (c == NULL ? LS_EMPTY_UNKNOWN :
			    (enum ls_when_empty)c->when_empty) {
	case LS_EMPTY_NOTHING:
		return;
	case LS_EMPTY_DEFAULT:
		for (uint32_t i = 0; i < ls_list_texts(c->when_empty_scopes);
		     i++)
			add_granted(granted,
				    ls_list_text(c, c->when_empty_scopes, i));
		ls_object(a, LS_ERROR_DIFFERENT, at, "RFC 6749 section 3.3",
			  "no scope is asked for, and %s then gives its "
			  "default",
			  ls_answer_provider(a));
		return;
	case LS_EMPTY_EVERYTHING:
		grant_registered(a, granted);
		ls_object(a, LS_ERROR_DIFFERENT, at, "RFC 6749 section 3.3",
			  "no scope is asked for, and %s then gives all that "
			  "the client is registered for",
			  ls_answer_provider(a));
		return;
	case LS_EMPTY_UNKNOWN:
		break;
	}
	ls_object(a, LS_ERROR_UNDECIDED, at, "RFC 6749 section 3.3",
		  "no scope is asked for, and nobody says what the server "
		  "then grants");
}

static bool is_repeat(const struct ls_scope_list *list, size_t i)
{
	return ls_list_find(list, list->tokens.v[i].text) != &list->tokens.v[i];
}

void ls_answer_scopes(struct ls_answering *a)
{
	const struct ls_scope_list *list = &a->request->scope;
	struct ls_out granted = ls_out_new(a->context->arena);

	if (list->node != NULL && list->node->kind != LS_SEQUENCE &&
	    !ls_node_is_string(list->node)) {
		ls_object(a, LS_ERROR_INVALID_REQUEST, list->node->span,
			  "RFC 6749 section 3.3",
			  "the scope is no text and no list");
		return;
	}
	if (list->node != NULL)
		judge_blanks(a);
	if (list->tokens.n == 0 && a->answer->objections.n == 0)
		judge_omission(a, &granted);
	for (size_t i = 0; i < list->tokens.n; i++)
		if (!is_repeat(list, i) && !judge_token(a, &list->tokens.v[i]))
			add_granted(&granted,
				    ls_token_public(a->context->arena,
						    &list->tokens.v[i]));
	a->answer->granted = ls_out_text(&granted);
}
