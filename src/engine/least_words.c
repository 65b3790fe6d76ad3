/* Sets of scopes and uses in words, for messages. */
#include "config.h"

#include "base/out.h"
#include "engine/check.h"
#include "engine/least.h"

const char *ls_least_names(struct ls_run *run, const struct ls_least *least,
			   const struct ls_bitset *set)
{
	struct ls_out out = ls_out_new(run->arena);

	for (size_t i = ls_bitset_next(set, 0), next; i < set->bits; i = next) {
		next = ls_bitset_next(set, i + 1);
		if (out.n > 0)
			ls_out_string(&out, next < set->bits ? ", " : " and ");
		ls_out_char(&out, '\'');
		ls_out_shown(&out,
			     ls_scope_name(least->catalog, least->scopes[i]));
		ls_out_char(&out, '\'');
	}
	return ls_arena_string(run->arena, ls_out_text(&out));
}

static void write_way(struct ls_out *out, const struct ls_catalog *catalog,
		      struct ls_list scopes)
{
	for (uint32_t i = 0; i < scopes.n; i++) {
		ls_out_string(out, i == 0 ? "'" : " + ");
		ls_out_shown(
			out,
			ls_scope_name(catalog, ls_list_at(catalog, scopes, i)));
	}
	ls_out_string(out, "' for: ");
}

const char *ls_least_conditions(struct ls_run *run,
				const struct ls_least *least,
				const struct ls_use_need *use)
{
	const struct ls_catalog *catalog = least->catalog;
	const struct ls_operation *operation = use->operation;
	struct ls_out out = ls_out_new(run->arena);
	uint32_t n = 0;

	if (use->by == LS_NEED_CATALOG && operation != NULL)
		n = ls_list_texts(operation->conditions);
	for (uint32_t i = 0; i < n && i < ls_alternative_count(operation);
	     i++) {
		ls_out_string(&out, i == 0 ? "" : "; ");
		write_way(&out, catalog, ls_alternative(catalog, operation, i));
		ls_out_shown(&out,
			     ls_list_text(catalog, operation->conditions, i));
	}
	return ls_arena_string(run->arena, ls_out_text(&out));
}

static bool need_meets(const struct ls_need *need, const struct ls_bitset *set)
{
	for (size_t i = 0; i < need->count; i++)
		if (ls_bitset_meets(&need->alternatives[i], set))
			return true;
	return false;
}

const char *ls_least_users(struct ls_run *run, const struct ls_least *least,
			   size_t number)
{
	enum { MOST = 3 };
	struct ls_out out = ls_out_new(run->arena);
	size_t shown = 0, more = 0;

	for (size_t i = 0; i < least->use_count; i++) {
		const struct ls_use_need *use = &least->uses[i];

		if (!use->has_need ||
		    !need_meets(&use->need, &least->p.implied[number]))
			continue;
		if (shown == MOST) {
			more++;
			continue;
		}
		ls_out_printf(&out, "%s'%s'", shown > 0 ? ", " : "",
			      ls_shown(run, use->name));
		shown++;
	}
	if (more > 0)
		ls_out_printf(&out, " and %zu more", more);
	return ls_arena_string(run->arena, ls_out_text(&out));
}
