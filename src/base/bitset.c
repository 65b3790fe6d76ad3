/* Sets of small numbers as words of 64 bits. */
#include "config.h"

#include "base/bitset.h"

#include <assert.h>

#define WORD_BITS 64

static size_t words_for(size_t bits)
{
	return bits / WORD_BITS + (bits % WORD_BITS != 0);
}

static uint64_t mask_of(size_t bit)
{
	return (uint64_t)1 << bit % WORD_BITS;
}

struct ls_bitset ls_bitset_new(struct ls_arena *arena, size_t bits)
{
	return (struct ls_bitset){
		.words = ls_arena_get(arena,
				      words_for(bits) * sizeof(uint64_t)),
		.bits = bits,
	};
}

struct ls_bitset ls_bitset_copy(struct ls_arena *arena,
				const struct ls_bitset *set)
{
	struct ls_bitset copy = ls_bitset_new(arena, set->bits);

	ls_bitset_assign(&copy, set);
	return copy;
}

void ls_bitset_remove(struct ls_bitset *set, size_t bit)
{
	assert(bit < set->bits);
	set->words[bit / WORD_BITS] &= ~mask_of(bit);
}

void ls_bitset_clear(struct ls_bitset *set)
{
	for (size_t i = 0; i < words_for(set->bits); i++)
		set->words[i] = 0;
}

void ls_bitset_assign(struct ls_bitset *to, const struct ls_bitset *from)
{
	assert(to->bits == from->bits);
	for (size_t i = 0; i < words_for(to->bits); i++)
		to->words[i] = from->words[i];
}

void ls_bitset_union(struct ls_bitset *into, const struct ls_bitset *from)
{
	assert(into->bits == from->bits);
	for (size_t i = 0; i < words_for(into->bits); i++)
		into->words[i] |= from->words[i];
}

void ls_bitset_intersect(struct ls_bitset *into, const struct ls_bitset *with)
{
	assert(into->bits == with->bits);
	for (size_t i = 0; i < words_for(into->bits); i++)
		into->words[i] &= with->words[i];
}

void ls_bitset_subtract(struct ls_bitset *from, const struct ls_bitset *what)
{
	assert(from->bits == what->bits);
	for (size_t i = 0; i < words_for(from->bits); i++)
		from->words[i] &= ~what->words[i];
}

bool ls_bitset_inside(const struct ls_bitset *part, const struct ls_bitset *all)
{
	assert(part->bits == all->bits);
	for (size_t i = 0; i < words_for(part->bits); i++)
		if ((part->words[i] & ~all->words[i]) != 0)
			return false;
	return true;
}

bool ls_bitset_meets(const struct ls_bitset *a, const struct ls_bitset *b)
{
	assert(a->bits == b->bits);
	for (size_t i = 0; i < words_for(a->bits); i++)
		if ((a->words[i] & b->words[i]) != 0)
			return true;
	return false;
}

bool ls_bitset_equal(const struct ls_bitset *a, const struct ls_bitset *b)
{
	assert(a->bits == b->bits);
	for (size_t i = 0; i < words_for(a->bits); i++)
		if (a->words[i] != b->words[i])
			return false;
	return true;
}

bool ls_bitset_empty(const struct ls_bitset *set)
{
	for (size_t i = 0; i < words_for(set->bits); i++)
		if (set->words[i] != 0)
			return false;
	return true;
}

size_t ls_bitset_count(const struct ls_bitset *set)
{
	size_t count = 0;

	for (size_t i = 0; i < words_for(set->bits); i++)
		count += (size_t)__builtin_popcountll(set->words[i]);
	return count;
}

size_t ls_bitset_next(const struct ls_bitset *set, size_t from)
{
	size_t words = words_for(set->bits);
	uint64_t word;

	if (from >= set->bits)
		return set->bits;
	/* The members below `from` are no longer asked for. */
	word = set->words[from / WORD_BITS] & ~(mask_of(from) - 1);
	for (size_t i = from / WORD_BITS;;) {
		if (word != 0)
			return i * WORD_BITS + (size_t)__builtin_ctzll(word);
		if (++i == words)
			return set->bits;
		word = set->words[i];
	}
}
