/* Measures how much of what a provider has one list asks for. */
#include "config.h"

#include "engine/least.h"
#include "rules/breadth.h"
#include "rules/facts.h"

#define LS_ALL_PERCENT 80
#define LS_ALL_CHOICES 10 /* below this many, a part is never "nearly all" */

bool ls_is_choice(const struct ls_run *run, uint32_t scope)
{
	const unsigned never = LS_SCOPE_DEPRECATED | LS_SCOPE_UMBRELLA |
			       LS_SCOPE_CARRIED | LS_SCOPE_NOT_REQUESTABLE |
			       LS_SCOPE_UNDECLARED | LS_SCOPE_IDENTITY |
			       LS_SCOPE_LONG_LIVED;
	const struct ls_scope *s = &run->catalog->scopes[scope];

	if ((s->flags & never) != 0)
		return false;
	return s->audience == 0 ||
	       (s->audience & run->manifest->client.kind) != 0;
}

struct ls_breadth ls_list_breadth(const struct ls_run *run,
				  const struct ls_scope_list *list)
{
	struct ls_bitset asked = ls_bitset_new(run->arena,
					       run->catalog->scope_count);
	struct ls_breadth breadth = { 0 };

	for (size_t i = 0; i < list->tokens.n; i++)
		if (ls_has_scope(&list->tokens.v[i]))
			ls_bitset_add(&asked, list->tokens.v[i].known.scope);
	for (uint32_t i = 0; i < run->catalog->scope_count; i++) {
		if (!ls_is_choice(run, i))
			continue;
		breadth.there++;
		breadth.asked += ls_bitset_has(&asked, i) ? 1 : 0;
	}
	return breadth;
}

bool ls_asks_for_all(struct ls_breadth breadth)
{
	if (breadth.there < 2)
		return false;
	if (breadth.asked == breadth.there)
		return true;
	return breadth.there >= LS_ALL_CHOICES &&
	       breadth.asked * 100 >= breadth.there * LS_ALL_PERCENT;
}

bool ls_is_proven_need(struct ls_run *run, const struct ls_request *request,
		       const struct ls_token *token)
{
	const struct ls_least *least = ls_least_of(run, request);
	size_t number;

	if (least == NULL)
		return false;
	number = ls_least_number(least, token);
	return number < least->p.count &&
	       ls_bitset_has(&least->rest[LS_OPTIMISTIC], number);
}
