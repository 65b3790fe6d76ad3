/* Whether the manifest asks for this token at all. */
#include "config.h"

#include "engine/answering.h"

/* The request it adds to, or NULL. */
static const struct ls_request *earlier(const struct ls_manifest *m,
					const struct ls_request *request)
{
	return request->step_up_from.text.n == 0 ?
		       NULL :
		       ls_manifest_request(m, request->step_up_from.text);
}

static bool holds(const struct ls_scope_list *list, struct ls_text scope)
{
	if (ls_list_find(list, scope) != NULL)
		return true;
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].unresolved)
			return true;
	return false;
}

/* A step-up asks for what it had and what it adds: the union (MCP,
 * authorization, step-up flow).  So all of the chain may be asked for.  A chain
 * that bites its tail ends after as many steps as there are requests. */
static bool is_planned(const struct ls_manifest *m,
		       const struct ls_request *plan, struct ls_text scope)
{
	for (size_t step = 0; plan != NULL && step <= m->requests.n; step++) {
		if (holds(&plan->scope, scope))
			return true;
		plan = earlier(m, plan);
	}
	return false;
}

static bool is_in_manifest(const struct ls_answering *a, struct ls_text scope)
{
	const struct ls_manifest *m = a->registration;

	if (a->context->planned != NULL)
		return is_planned(m, a->context->planned, scope);
	for (size_t i = 0; i < m->requests.n; i++)
		if (holds(&m->requests.v[i].scope, scope))
			return true;
	return m->requests.n == 0;
}

/* Something else stands against it already. */
static bool is_refused(const struct ls_answering *a,
		       const struct ls_token *token)
{
	for (size_t i = 0; i < a->answer->objections.n; i++)
		if (a->answer->objections.v[i].span.start ==
			    token->span.start &&
		    a->answer->objections.v[i].span.end == token->span.end)
			return true;
	return false;
}

static void judge_scopes(struct ls_answering *a)
{
	const struct ls_scope_list *list = &a->request->scope;
	const struct ls_request *plan = a->context->planned;

	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (is_refused(a, token) || is_in_manifest(a, token->text))
			continue;
		if (plan == NULL)
			ls_object(a, LS_ERROR_POLICY, token->span, "",
				  "no request of the manifest asks for '%s'",
				  ls_answer_token(a, token));
		else
			ls_object(a, LS_ERROR_POLICY, token->span, "",
				  "request '%s' of the manifest does not ask "
				  "for '%s'",
				  ls_answer_shown(a, plan->id.text),
				  ls_answer_token(a, token));
	}
}

/* The scopes of one earlier request that this one would lose. */
static void judge_dropped(struct ls_answering *a, const struct ls_request *base,
			  struct ls_scope_list *seen)
{
	const struct ls_node *at = a->request->scope.node;

	for (size_t i = 0; i < base->scope.tokens.n; i++) {
		const struct ls_token *token = &base->scope.tokens.v[i];

		if (token->unresolved ||
		    ls_list_find(&a->request->scope, token->text) != NULL ||
		    ls_list_find(seen, token->text) != NULL)
			continue;
		*LS_PUSH(a->context->arena, &seen->tokens) = *token;
		ls_object(a, LS_ERROR_POLICY,
			  at != NULL ? at->span : a->r->root->span,
			  "MCP, authorization: step-up flow",
			  "the step-up drops '%s' of request '%s': it has to "
			  "ask for the union of both",
			  ls_answer_token(a, token),
			  ls_answer_shown(a, base->id.text));
	}
}

/* Refreshing a token may narrow it: only a new one has to be the union. */
static void judge_union(struct ls_answering *a)
{
	const struct ls_manifest *m = a->registration;
	const struct ls_request *plan = a->context->planned;
	struct ls_scope_list seen = { .node = NULL };

	if (plan == NULL || a->request->scope.tokens.n == 0 ||
	    a->request->grant == LS_GRANT_REFRESH_TOKEN)
		return;
	for (size_t step = 0; step < m->requests.n; step++) {
		plan = earlier(m, plan);
		if (plan == NULL || plan == a->context->planned)
			return;
		judge_dropped(a, plan, &seen);
	}
}

/* A token may also be refreshed, and the code of an authorization be
 * redeemed. */
static void judge_grant(struct ls_answering *a)
{
	const struct ls_request *plan = a->context->planned;
	const struct ls_node *at = a->r->is_authorization ?
					   a->r->response_type.node :
					   a->request->grant_type.node;

	if (plan == NULL || plan->grant == 0 || at == NULL ||
	    a->request->grant == 0 || a->request->grant == plan->grant ||
	    a->request->grant == LS_GRANT_REFRESH_TOKEN)
		return;
	ls_object(a, LS_ERROR_POLICY, at->span, "",
		  "request '%s' of the manifest uses the grant '%s'",
		  ls_answer_shown(a, plan->id.text),
		  ls_grant_word(plan->grant));
}

void ls_answer_plan(struct ls_answering *a)
{
	if (a->registration == NULL)
		return;
	judge_grant(a);
	judge_scopes(a);
	judge_union(a);
}
