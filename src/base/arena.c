/* The arena: blocks of memory handed out from the front, freed all at once. */
#include "config.h"

#include "base/arena.h"

#include <assert.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif

/* Under AddressSanitizer unused memory is forbidden ground, and a gap after
 * each piece catches writing past its end. */
#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
#define GAP 16
#else
#define GAP 0
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

#define ALIGNMENT _Alignof(max_align_t)
#define FIRST_BLOCK ((size_t)64 << 10) /* bytes, header included */
#define LARGEST_BLOCK ((size_t)1 << 20)

struct block {
	struct block *older;
	size_t size; /* bytes of data */
	size_t used;
	max_align_t data[];
};

struct owned {
	struct owned *older;
	void (*drop)(void *);
	void *object;
};

struct kept {
	struct kept *older;
	const void *key;
	void *value;
};

struct door {
	jmp_buf jump;
	struct ls_arena *arena;
	struct door *outer; /* of the same arena */
	struct door *below; /* of any arena of this thread */
};

struct ls_arena {
	struct block *newest; /* and the older ones: pieces come from here */
	struct block *full;   /* blocks of one large piece each */
	struct owned *owned;
	struct kept *kept;
	struct door *door;
	struct ls_arena *lasting; /* or NULL */
	size_t limit;
	size_t size;
};

/* The one place of the library that is written by all threads: it is dead
 * weight of one load until a test calls ls_alloc_fail_at(). */
static struct {
	atomic_bool watched;
	atomic_bool onward;
	atomic_ulong fail_at;
	atomic_ulong count;
} watch;

/* The door of the innermost ls_guard() of this thread: who leaves by an outer
 * one shuts those that were opened since, whose calls are no more. */
static _Thread_local struct door *innermost;

void ls_alloc_fail_at(unsigned long n, bool onward)
{
	atomic_store(&watch.onward, onward);
	atomic_store(&watch.fail_at, n);
	atomic_store(&watch.count, 0);
	atomic_store(&watch.watched, true);
}

unsigned long ls_alloc_count(void)
{
	return atomic_load(&watch.count);
}

bool ls_alloc_watched(void)
{
	return atomic_load_explicit(&watch.watched, memory_order_relaxed);
}

static bool told_to_fail(void)
{
	unsigned long fail_at, this_one;

	if (!ls_alloc_watched())
		return false;
	this_one = atomic_fetch_add(&watch.count, 1) + 1;
	fail_at = atomic_load(&watch.fail_at);
	if (fail_at == 0)
		return false;
	return this_one == fail_at ||
	       (this_one > fail_at && atomic_load(&watch.onward));
}

void *ls_alloc(size_t size)
{
	if (told_to_fail())
		return NULL;
	return malloc(size == 0 ? 1 : size);
}

void *ls_realloc(void *block, size_t size)
{
	if (told_to_fail())
		return NULL;
	return realloc(block, size == 0 ? 1 : size);
}

void ls_free(void *block)
{
	free(block);
}

struct ls_arena *ls_arena_new(size_t limit)
{
	struct ls_arena *arena = ls_alloc(sizeof(*arena));

	if (arena == NULL)
		return NULL;
	*arena = (struct ls_arena){ .limit = limit };
	return arena;
}

static void drop_owned(struct ls_arena *arena)
{
	while (arena->owned != NULL) {
		struct owned *owned = arena->owned;

		arena->owned = owned->older;
		owned->drop(owned->object);
	}
}

static void free_blocks(struct block *block, const struct block *spare)
{
	while (block != NULL) {
		struct block *older = block->older;

		ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
		if (block != spare)
			ls_free(block);
		block = older;
	}
}

void ls_arena_free(struct ls_arena *arena)
{
	if (arena == NULL)
		return;
	assert(arena->door == NULL);
	drop_owned(arena);
	free_blocks(arena->newest, NULL);
	free_blocks(arena->full, NULL);
	ls_free(arena);
}

void ls_arena_reset(struct ls_arena *arena)
{
	struct block *spare = NULL;

	assert(arena->door == NULL);
	drop_owned(arena);
	arena->kept = NULL;
	for (struct block *b = arena->newest; b != NULL; b = b->older)
		if (sizeof(*b) + b->size <= LARGEST_BLOCK &&
		    (spare == NULL || b->size > spare->size))
			spare = b;
	free_blocks(arena->newest, spare);
	free_blocks(arena->full, NULL);
	arena->newest = spare;
	arena->full = NULL;
	arena->size = 0;
	if (spare == NULL)
		return;
	spare->older = NULL;
	spare->used = 0;
	ASAN_POISON_MEMORY_REGION(spare->data, spare->size);
	arena->size = sizeof(*spare) + spare->size;
}

static void close_door(const struct door *door)
{
	door->arena->door = door->outer;
	innermost = door->below;
}

bool ls_guard(struct ls_arena *arena, void (*body)(void *), void *arg)
{
	struct door door = {
		.arena = arena,
		.outer = arena->door,
		.below = innermost,
	};

	arena->door = &door;
	innermost = &door;
	if (setjmp(door.jump) != 0) {
		close_door(&door);
		return false;
	}
	body(arg);
	assert(arena->door == &door && innermost == &door);
	close_door(&door);
	return true;
}

void ls_arena_leave(struct ls_arena *arena)
{
	struct door *door = arena->door;

	/* Memory ran out where nobody guards: a programmer's error. */
	if (door == NULL)
		abort();
	while (innermost != door)
		close_door(innermost);
	longjmp(door->jump, 1);
}

/* False when size is beyond what any arena can hold. */
static bool rounded(size_t size, size_t *room)
{
	if (size > SIZE_MAX / 2)
		return false;
	if (size == 0)
		size = 1;
	*room = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GAP;
	return true;
}

/* Bytes of data for a new block that holds room: 0 when the limit forbids. */
static size_t block_bytes(const struct ls_arena *arena, size_t room)
{
	size_t left = arena->limit - arena->size;
	size_t want = FIRST_BLOCK;

	if (left < sizeof(struct block) || left - sizeof(struct block) < room)
		return 0;
	if (arena->newest != NULL)
		want = 2 * (sizeof(struct block) + arena->newest->size);
	if (want < FIRST_BLOCK)
		want = FIRST_BLOCK;
	if (want > LARGEST_BLOCK)
		want = LARGEST_BLOCK;
	/* A large piece gets a block of its own. */
	if (room > want / 4)
		return room;
	if (want > left)
		want = left;
	return (want - sizeof(struct block)) / ALIGNMENT * ALIGNMENT;
}

static struct block *add_block(struct ls_arena *arena, size_t room)
{
	size_t size = block_bytes(arena, room);
	struct block *block;

	if (size < room)
		return NULL;
	block = ls_alloc(sizeof(*block) + size);
	if (block == NULL)
		return NULL;
	arena->size += sizeof(*block) + size;
	block->size = size;
	block->used = 0;
	ASAN_POISON_MEMORY_REGION(block->data, size);
	/* One that is full at birth stands apart, so that what is left of the
	 * newest is still used. */
	if (size == room) {
		block->older = arena->full;
		arena->full = block;
		return block;
	}
	block->older = arena->newest;
	arena->newest = block;
	return block;
}

/* Bytes of any content, or NULL. */
static void *try_take(struct ls_arena *arena, size_t size)
{
	struct block *block = arena->newest;
	size_t room;
	char *p;

	if (!rounded(size, &room))
		return NULL;
	if (block == NULL || room > block->size - block->used)
		block = add_block(arena, room);
	if (block == NULL)
		return NULL;
	p = (char *)block->data + block->used;
	block->used += room;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return p;
}

static void *take(struct ls_arena *arena, size_t size)
{
	void *p = try_take(arena, size);

	if (p == NULL)
		ls_arena_leave(arena);
	return p;
}

void *ls_arena_get(struct ls_arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

/* Makes the newest piece longer where it stands, if it is that and can be. */
static bool stretch(struct ls_arena *arena, char *piece, size_t size,
		    size_t new_size)
{
	struct block *block = arena->newest;
	size_t room, new_room;

	if (block == NULL || !rounded(size, &room) ||
	    !rounded(new_size, &new_room) || block->used < room)
		return false;
	if (piece != (char *)block->data + block->used - room)
		return false;
	if (new_room - room > block->size - block->used)
		return false;
	block->used += new_room - room;
	ASAN_UNPOISON_MEMORY_REGION(piece, new_size);
	return true;
}

void *ls_arena_grow(struct ls_arena *arena, void *block, size_t size,
		    size_t new_size)
{
	char *p = block;

	if (block != NULL && new_size <= size)
		return block;
	if (block == NULL)
		return ls_arena_get(arena, new_size);
	if (!stretch(arena, p, size, new_size)) {
		p = take(arena, new_size);
		memcpy(p, block, size);
	}
	memset(p + size, 0, new_size - size);
	return p;
}

struct ls_text ls_arena_copy(struct ls_arena *arena, struct ls_text text)
{
	return (struct ls_text){ .p = ls_arena_string(arena, text),
				 .n = text.n };
}

char *ls_arena_string(struct ls_arena *arena, struct ls_text text)
{
	char *p;

	if (text.n == SIZE_MAX)
		ls_arena_leave(arena);
	p = take(arena, text.n + 1);
	if (text.n > 0)
		memcpy(p, text.p, text.n);
	p[text.n] = '\0';
	return p;
}

struct ls_text ls_arena_printf(struct ls_arena *arena, const char *format, ...)
{
	char first[256];
	va_list args;
	size_t size;
	char *p;
	int n;

	va_start(args, format);
	n = vsnprintf(first, sizeof(first), format, args);
	va_end(args);
	assert(n >= 0);
	if (n < 0)
		return (struct ls_text){ .p = NULL, .n = 0 };
	size = (size_t)n;
	if (size < sizeof(first))
		return ls_arena_copy(arena, (struct ls_text){ first, size });
	p = take(arena, size + 1);
	va_start(args, format);
	n = vsnprintf(p, size + 1, format, args);
	va_end(args);
	assert(n == (int)size);
	return (struct ls_text){ .p = p, .n = size };
}

void ls_arena_own(struct ls_arena *arena, void (*drop)(void *), void *object)
{
	struct owned *owned = try_take(arena, sizeof(*owned));

	/* What cannot be written down would leak: drop it before leaving. */
	if (owned == NULL) {
		drop(object);
		ls_arena_leave(arena);
	}
	*owned = (struct owned){
		.older = arena->owned,
		.drop = drop,
		.object = object,
	};
	arena->owned = owned;
}

void *ls_arena_kept(const struct ls_arena *arena, const void *key)
{
	for (const struct kept *k = arena->kept; k != NULL; k = k->older)
		if (k->key == key)
			return k->value;
	return NULL;
}

void ls_arena_keep(struct ls_arena *arena, const void *key, void *value)
{
	struct kept *kept = ls_arena_get(arena, sizeof(*kept));

	*kept = (struct kept){
		.older = arena->kept,
		.key = key,
		.value = value,
	};
	arena->kept = kept;
}

void ls_arena_set_lasting(struct ls_arena *arena, struct ls_arena *lasting)
{
	arena->lasting = lasting;
}

struct ls_arena *ls_arena_lasting(struct ls_arena *arena)
{
	return arena->lasting == NULL ? arena : arena->lasting;
}

size_t ls_arena_size(const struct ls_arena *arena)
{
	return arena->size;
}
