/* What several rules ask of a manifest. */
#include "config.h"

#include "rules/facts.h"
#include "rules/token.h"

const struct ls_node *ls_item_find(const struct ls_node *list, const char *text)
{
	const struct ls_node *item;

	for (item = ls_node_first(list); item != NULL; item = item->next)
		if (item->kind == LS_SCALAR && ls_text_is(item->text, text))
			return item;
	return NULL;
}

bool ls_is_literal(const struct ls_value *value)
{
	return value->node != NULL && value->text.n > 0 &&
	       !ls_is_placeholder(value->text);
}

bool ls_is_public_client(const struct ls_manifest *manifest)
{
	const unsigned kinds = LS_KIND_SPA | LS_KIND_NATIVE | LS_KIND_DEVICE;

	return manifest->client.is_public == LS_YES ||
	       (manifest->client.kind & kinds) != 0;
}

const struct ls_scope_list *ls_list_of(const struct ls_run *run,
				       const struct ls_request *request)
{
	if (request != NULL)
		return &request->scope;
	return &run->manifest->client.registered;
}

bool ls_is_repeat(const struct ls_scope_list *list,
		  const struct ls_token *token)
{
	for (size_t i = 0; i < token->index && i < list->tokens.n; i++)
		if (ls_text_eq(list->tokens.v[i].text, token->text))
			return true;
	return false;
}

bool ls_has_unresolved(const struct ls_scope_list *list)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (list->tokens.v[i].unresolved)
			return true;
	return false;
}

bool ls_has_scope(const struct ls_token *token)
{
	return !token->unresolved && token->known.by != LS_NOT_KNOWN &&
	       token->known.by != LS_KNOWN_UNDECIDED &&
	       token->known.by != LS_KNOWN_PATTERN;
}

bool ls_is_high_risk(const struct ls_token *token)
{
	return !token->unresolved && token->known.by != LS_NOT_KNOWN &&
	       token->known.by != LS_KNOWN_UNDECIDED &&
	       token->known.risk >= LS_RISK_HIGH;
}

struct ls_bitset ls_list_closure(struct ls_run *run,
				 const struct ls_scope_list *list)
{
	struct ls_bitset set = ls_bitset_new(run->arena,
					     run->catalog->scope_count);

	for (size_t i = 0; i < list->tokens.n; i++) {
		const struct ls_token *token = &list->tokens.v[i];

		if (ls_has_scope(token) &&
		    !ls_bitset_has(&set, token->known.scope))
			ls_catalog_close(run->arena, run->catalog,
					 token->known.scope, &set);
	}
	return set;
}

void ls_each_list(struct ls_run *run,
		  void (*judge)(struct ls_run *run,
				const struct ls_request *request,
				const struct ls_scope_list *list))
{
	const struct ls_manifest *manifest = run->manifest;

	for (size_t i = 0; i < manifest->requests.n; i++)
		judge(run, &manifest->requests.v[i],
		      &manifest->requests.v[i].scope);
	if (manifest->requests.n == 0)
		judge(run, NULL, &manifest->client.registered);
}

struct ls_span ls_request_span(const struct ls_request *request)
{
	if (request->scope.node != NULL)
		return request->scope.node->span;
	if (request->id.node != NULL)
		return request->id.node->span;
	if (request->grant_type.node != NULL)
		return request->grant_type.node->span;
	return ls_start_span(request->node);
}

struct ls_text ls_grants_shown(struct ls_run *run, unsigned grants)
{
	struct ls_text shown = { .n = 0 };

	for (unsigned bit = 1; bit <= LS_GRANT_OTHER; bit <<= 1) {
		if ((grants & bit) == 0)
			continue;
		shown = ls_arena_printf(run->arena, "%.*s%s'%s'", LS_FMT(shown),
					shown.n > 0 ? " or " : "",
					ls_grant_word(bit));
	}
	return shown;
}

const struct ls_endpoint *ls_endpoint_right(const struct ls_catalog *catalog,
					    enum ls_endpoint_role role,
					    struct ls_text environment)
{
	for (uint32_t i = 0; i < catalog->endpoint_count; i++) {
		const struct ls_endpoint *e = &catalog->endpoints[i];

		if (e->role == role && !e->stale &&
		    ls_text_eq(ls_ref_text(catalog, e->environment),
			       environment))
			return e;
	}
	return NULL;
}
