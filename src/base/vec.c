/* Makes room at the end of a growing array. */
#include "config.h"

#include "base/vec.h"

#include <stdint.h>

void *ls_vec_more(struct ls_arena *arena, void *items, size_t *capacity,
		  size_t size)
{
	size_t more = *capacity == 0 ? 8 : *capacity * 2;

	if (*capacity > SIZE_MAX / 4 / size)
		ls_arena_leave(arena);
	items = ls_arena_grow(arena, items, *capacity * size, more * size);
	*capacity = more;
	return items;
}
