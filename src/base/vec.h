/*
 * A growing array in an arena: LS_VEC(type) name; *LS_PUSH(arena, &name) = x;
 *
 * Start it as all zeroes.  Items move when it grows.  Where n was lowered, what
 * is pushed next is not zeroed again.
 */
#ifndef LS_BASE_VEC_H
#define LS_BASE_VEC_H

#include "base/arena.h"

#define LS_VEC(type)             \
	struct {                 \
		type *v;         \
		size_t n;        \
		size_t capacity; \
	}

void *ls_vec_more(struct ls_arena *arena, void *items, size_t *capacity,
		  size_t size) __attribute__((returns_nonnull));

/* A pointer to one new, zeroed item at the end. */
#define LS_PUSH(arena, vec)                                                   \
	((vec)->v == NULL || (vec)->n == (vec)->capacity ?                    \
		 ((vec)->v = ls_vec_more((arena), (vec)->v, &(vec)->capacity, \
					 sizeof(*(vec)->v)),                  \
		  &(vec)->v[(vec)->n++]) :                                    \
		 &(vec)->v[(vec)->n++])

#endif
