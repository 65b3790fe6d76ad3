/* Whether a changed manifest may do more than before. */
#include "config.h"

#include "fix/fix.h"

static bool is_scope(const struct ls_token *token)
{
	return token->known.by != LS_NOT_KNOWN &&
	       token->known.by != LS_KNOWN_UNDECIDED &&
	       token->known.scope != LS_NONE;
}

static struct ls_bitset closure(struct ls_arena *arena,
				const struct ls_catalog *catalog,
				const struct ls_scope_list *list)
{
	struct ls_bitset set = ls_bitset_new(arena, catalog->scope_count);

	for (size_t i = 0; i < list->tokens.n; i++)
		if (is_scope(&list->tokens.v[i]))
			ls_catalog_close(arena, catalog,
					 list->tokens.v[i].known.scope, &set);
	return set;
}

/* Every token of the list the catalog does not explain stands in `before`. */
static bool names_inside(const struct ls_scope_list *before,
			 const struct ls_scope_list *after, bool has_catalog)
{
	for (size_t i = 0; i < after->tokens.n; i++) {
		const struct ls_token *token = &after->tokens.v[i];

		if (has_catalog && is_scope(token))
			continue;
		if (ls_list_find(before, token->text) == NULL)
			return false;
	}
	return true;
}

static bool list_widens(struct ls_arena *arena,
			const struct ls_catalog *catalog,
			const struct ls_scope_list *before,
			const struct ls_scope_list *after)
{
	struct ls_bitset was, is;

	/* A scope that is omitted may mean everything: RFC 6749, 3.3. */
	if ((before->node == NULL) != (after->node == NULL) ||
	    (before->tokens.n == 0) != (after->tokens.n == 0))
		return true;
	if (!names_inside(before, after, catalog != NULL))
		return true;
	if (catalog == NULL)
		return false;
	was = closure(arena, catalog, before);
	is = closure(arena, catalog, after);
	return !ls_bitset_inside(&is, &was);
}

static bool resources_widen(const struct ls_request *before,
			    const struct ls_request *after)
{
	if (before->resources.n > 0 && after->resources.n == 0)
		return true;
	for (size_t i = 0; i < after->resources.n; i++) {
		bool found = false;

		for (size_t j = 0; j < before->resources.n; j++)
			found = found || ls_text_eq(before->resources.v[j].text,
						    after->resources.v[i].text);
		if (!found && before->resources.n > 0)
			return true;
	}
	return false;
}

static bool request_widens(struct ls_arena *arena,
			   const struct ls_catalog *catalog,
			   const struct ls_request *before,
			   const struct ls_request *after)
{
	return !ls_text_eq(before->id.text, after->id.text) ||
	       (after->grant & ~before->grant) != 0 ||
	       resources_widen(before, after) ||
	       list_widens(arena, catalog, &before->scope, &after->scope);
}

static bool manifest_widens(struct ls_arena *arena,
			    const struct ls_manifest *before,
			    const struct ls_manifest *after)
{
	if (before->catalog != after->catalog ||
	    before->requests.n != after->requests.n ||
	    (after->client.grants & ~before->client.grants) != 0 ||
	    list_widens(arena, before->catalog, &before->client.registered,
			&after->client.registered))
		return true;
	for (size_t i = 0; i < before->requests.n; i++)
		if (request_widens(arena, before->catalog,
				   &before->requests.v[i],
				   &after->requests.v[i]))
			return true;
	return false;
}

bool ls_fix_widens(struct ls_arena *arena, const struct ls_manifests *before,
		   const struct ls_manifests *after)
{
	if (before->list.n != after->list.n)
		return true;
	for (size_t i = 0; i < before->list.n; i++)
		if (manifest_widens(arena, before->list.v[i], after->list.v[i]))
			return true;
	return false;
}
