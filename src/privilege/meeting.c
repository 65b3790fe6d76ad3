/* Closures, and whether needs are met. */
#include "config.h"

#include <assert.h>

#include "privilege/privilege.h"

void ls_close(const struct ls_privileges *p, const struct ls_bitset *set,
	      struct ls_bitset *into)
{
	ls_bitset_clear(into);
	for (size_t s = ls_bitset_next(set, 0); s < set->bits;
	     s = ls_bitset_next(set, s + 1))
		ls_bitset_union(into, &p->implied[s]);
}

bool ls_need_met(const struct ls_need *need, const struct ls_bitset *closed,
		 enum ls_reading reading)
{
	bool want_all = need->uncertain && reading == LS_PESSIMISTIC;

	assert(need->count > 0);
	for (size_t i = 0; i < need->count; i++)
		if (ls_bitset_inside(&need->alternatives[i], closed) !=
		    want_all)
			return !want_all;
	return want_all;
}

bool ls_all_met(const struct ls_privileges *p, const struct ls_bitset *closed,
		enum ls_reading reading)
{
	for (size_t i = 0; i < p->need_count; i++)
		if (!ls_need_met(&p->needs[i], closed, reading))
			return false;
	return true;
}
