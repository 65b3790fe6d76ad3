/* A set of small numbers: one bit each, a fixed size chosen at birth. */
#ifndef LS_BASE_BITSET_H
#define LS_BASE_BITSET_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct ls_bitset {
	uint64_t *words;
	size_t bits; /* the same for all sets that meet in one call */
};

struct ls_bitset ls_bitset_new(struct ls_arena *arena, size_t bits);
struct ls_bitset ls_bitset_copy(struct ls_arena *arena,
				const struct ls_bitset *set);
void ls_bitset_remove(struct ls_bitset *set, size_t bit);
void ls_bitset_clear(struct ls_bitset *set);
void ls_bitset_assign(struct ls_bitset *to, const struct ls_bitset *from);
void ls_bitset_union(struct ls_bitset *into, const struct ls_bitset *from);
void ls_bitset_intersect(struct ls_bitset *into, const struct ls_bitset *with);
void ls_bitset_subtract(struct ls_bitset *from, const struct ls_bitset *what);
bool ls_bitset_inside(const struct ls_bitset *part,
		      const struct ls_bitset *all);
bool ls_bitset_meets(const struct ls_bitset *a, const struct ls_bitset *b);
bool ls_bitset_equal(const struct ls_bitset *a, const struct ls_bitset *b);
bool ls_bitset_empty(const struct ls_bitset *set);
size_t ls_bitset_count(const struct ls_bitset *set);
/* The first member at or after `from`, or set->bits. */
size_t ls_bitset_next(const struct ls_bitset *set, size_t from);

static inline void ls_bitset_add(struct ls_bitset *set, size_t bit)
{
	assert(bit < set->bits);
	set->words[bit / 64] |= (uint64_t)1 << bit % 64;
}

static inline bool ls_bitset_has(const struct ls_bitset *set, size_t bit)
{
	assert(bit < set->bits);
	return (set->words[bit / 64] >> bit % 64 & 1) != 0;
}

#endif
