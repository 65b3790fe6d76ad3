/*
 * Memory for libyaml that never goes to malloc for small pieces.
 *
 * libyaml calls these four functions for all its memory; they are exported
 * there, so a program that defines them serves the shared library itself.  A
 * seventh of a run went into malloc and free; this takes most of it back.
 *
 * For programs only, never for the library, whose users must not find these
 * names in it.  The definitions are weak: with a static libyaml its own win,
 * and all goes on as without this file.
 *
 * A thread has its own pieces.  ls_yaml_read() frees its parser before it
 * returns or leaves, so no piece is freed by another thread, and with the last
 * piece all memory goes back.
 */
#include "config.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif
#ifndef WITH_ASAN
#define WITH_ASAN 0
#endif

#define STEP sizeof(struct piece) /* small sizes are multiples of it */
#define STEPS 32                  /* of the largest small piece */
#define CHUNK ((size_t)16 << 10)  /* bytes taken from the system at a time */

struct piece {
	size_t size;        /* bytes asked for, rounded up when small */
	struct piece *next; /* while it is free; itself while it is in use
			       and small, NULL when it is not small */
};

struct chunk {
	struct chunk *older;
	size_t used;
	_Alignas(struct piece) char bytes[];
};

/* Written by its thread alone. */
static _Thread_local struct {
	struct chunk *newest;
	struct piece *spare[STEPS + 1];
	size_t live; /* small pieces in use */
} pool;

void *yaml_malloc(size_t size);
void *yaml_realloc(void *old, size_t size);
void yaml_free(void *old);
unsigned char *yaml_strdup(const unsigned char *string);

#define SERVES_LIBYAML __attribute__((weak, visibility("default")))

static void *large(size_t size)
{
	struct piece *piece;

	if (size > SIZE_MAX / 2)
		return NULL;
	piece = ls_alloc(sizeof(*piece) + size);
	if (piece == NULL)
		return NULL;
	*piece = (struct piece){ .size = size };
	return piece + 1;
}

static struct piece *carve(size_t steps)
{
	size_t bytes = (steps + 1) * STEP;
	struct chunk *chunk = pool.newest;
	struct piece *piece;

	if (chunk == NULL || bytes > CHUNK - sizeof(*chunk) - chunk->used) {
		chunk = ls_alloc(CHUNK);
		if (chunk == NULL)
			return NULL;
		*chunk = (struct chunk){ .older = pool.newest };
		pool.newest = chunk;
	}
	piece = (void *)(chunk->bytes + chunk->used);
	chunk->used += bytes;
	piece->size = steps * STEP;
	return piece;
}

SERVES_LIBYAML void *yaml_malloc(size_t size)
{
	size_t steps = (size + STEP - 1) / STEP;
	struct piece *piece;

	if (size > STEPS * STEP || WITH_ASAN || ls_alloc_watched())
		return large(size);
	piece = pool.spare[steps];
	if (piece != NULL)
		pool.spare[steps] = piece->next;
	else
		piece = carve(steps);
	if (piece == NULL)
		return NULL;
	piece->next = piece;
	pool.live++;
	return piece + 1;
}

static void release_all(void)
{
	struct chunk *chunk = pool.newest;

	while (chunk != NULL) {
		struct chunk *older = chunk->older;

		ls_free(chunk);
		chunk = older;
	}
	memset(&pool, 0, sizeof(pool));
}

SERVES_LIBYAML void yaml_free(void *old)
{
	struct piece *piece = old;

	if (piece == NULL)
		return;
	piece--;
	if (piece->next == NULL) {
		ls_free(piece);
		return;
	}
	piece->next = pool.spare[piece->size / STEP];
	pool.spare[piece->size / STEP] = piece;
	if (--pool.live == 0)
		release_all();
}

SERVES_LIBYAML void *yaml_realloc(void *old, size_t size)
{
	struct piece *piece = old;
	void *new;

	if (piece == NULL)
		return yaml_malloc(size);
	piece--;
	if (piece->next != NULL && size <= piece->size)
		return old;
	if (piece->next == NULL && size <= SIZE_MAX / 2) {
		piece = ls_realloc(piece, sizeof(*piece) + size);
		if (piece == NULL)
			return NULL;
		piece->size = size;
		return piece + 1;
	}
	new = yaml_malloc(size);
	if (new == NULL)
		return NULL;
	memcpy(new, old, size < piece->size ? size : piece->size);
	yaml_free(old);
	return new;
}

SERVES_LIBYAML unsigned char *yaml_strdup(const unsigned char *string)
{
	size_t size;
	unsigned char *copy;

	if (string == NULL)
		return NULL;
	size = strlen((const char *)string) + 1;
	copy = yaml_malloc(size);
	return copy == NULL ? NULL : memcpy(copy, string, size);
}
