/*
 * Memory for one run, with one limit and one door for failure.
 *
 * Nothing is freed piece by piece.  ls_arena_get() never returns NULL: when
 * memory ends or the limit is passed it leaves through ls_guard(), the only
 * place with setjmp.  The rules that make this safe:
 *   - ls_guard() calls a separate function, so no local lives across the jump;
 *   - foreign objects are handed over at once with ls_arena_own();
 *   - nothing allocates from an arena inside a foreign callback.
 * An arena belongs to one thread at a time.
 */
#ifndef LS_BASE_ARENA_H
#define LS_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct ls_arena;

/* limit: bytes the arena may hold.  NULL when there is no memory at all. */
struct ls_arena *ls_arena_new(size_t limit);
/* Drops owned objects, newest first, then all memory.  NULL is allowed. */
void ls_arena_free(struct ls_arena *arena);
/* The same, but keeps one block for the next use. */
void ls_arena_reset(struct ls_arena *arena);

/* Runs body(arg).  False when memory ran out inside it: then everything body
 * did is to be thrown away.  Guards nest, also those of several arenas: the
 * innermost of the arena that ran out catches. */
bool ls_guard(struct ls_arena *arena, void (*body)(void *), void *arg);

/* Leaves as if memory had run out: for a foreign library that says it did.
 * Outside every guard this ends the process, as a programmer's error. */
_Noreturn void ls_arena_leave(struct ls_arena *arena);

/* Zeroed, aligned for any type, never NULL. */
void *ls_arena_get(struct ls_arena *arena, size_t size);
/* Like realloc for the newest block, else a copy; the new part is zeroed. */
void *ls_arena_grow(struct ls_arena *arena, void *block, size_t size,
		    size_t new_size);
/* A NUL stands behind the copy. */
struct ls_text ls_arena_copy(struct ls_arena *arena, struct ls_text text);
/* A NUL-ended copy; bytes after an inner NUL are lost to C readers. */
char *ls_arena_string(struct ls_arena *arena, struct ls_text text);
struct ls_text ls_arena_printf(struct ls_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* drop(object) is called when the arena is freed or reset, or at once when
 * there is no memory to remember it. */
void ls_arena_own(struct ls_arena *arena, void (*drop)(void *), void *object);
/* Keeps one value for each key for as long as the arena lives or until it is
 * reset: for what is costly to make twice, as a compiled pattern.  A key is
 * the address of something that lives as long.  NULL when nothing is kept. */
void *ls_arena_kept(const struct ls_arena *arena, const void *key);
void ls_arena_keep(struct ls_arena *arena, const void *key, void *value);
/* An arena that is emptied often may name one that is not, for what is to be
 * kept across that; it must live as long.  Of one that names none: itself. */
void ls_arena_set_lasting(struct ls_arena *arena, struct ls_arena *lasting);
struct ls_arena *ls_arena_lasting(struct ls_arena *arena);
/* Bytes taken from the system so far. */
size_t ls_arena_size(const struct ls_arena *arena);

/* For tests: the process's n-th system allocation from now fails (1 is the
 * next; 0 never), and with `onward` all later ones too.  Covers arenas and
 * libyaml, which are given this allocator. */
void ls_alloc_fail_at(unsigned long n, bool onward);
/* Allocations counted since ls_alloc_fail_at(). */
unsigned long ls_alloc_count(void);
/* Whether a test has called ls_alloc_fail_at(): then an allocator on top of
 * this one asks for every piece, so that each can be made to fail. */
bool ls_alloc_watched(void);
/* The allocator itself, not zeroed, NULL when memory ran out: for arena.c and
 * for what cannot use an arena. */
void *ls_alloc(size_t size);
void *ls_realloc(void *block, size_t size);
void ls_free(void *block);

#endif
