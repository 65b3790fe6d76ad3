/* A hash table with open addressing over SipHash-1-3. */
#include "config.h"

#include "base/table.h"

#include <pthread.h>
#include <stdint.h>

#include "base/system.h"

#define SMALLEST 8 /* slots; always a power of two */

/* Entries never move, so a value's place stays good while the table grows. */
struct entry {
	struct ls_text key;
	size_t value;
};

struct slot {
	uint64_t hash;
	struct entry *entry; /* NULL: free */
};

struct ls_table {
	struct ls_arena *arena;
	struct slot *slots;
	size_t size;
	size_t used;
};

static struct {
	pthread_once_t once;
	uint64_t key[2];
} process = { .once = PTHREAD_ONCE_INIT };

static void choose_key(void)
{
	ls_system_random(process.key, sizeof(process.key));
}

static uint64_t rotated(uint64_t x, unsigned by)
{
	return x << by | x >> (64 - by);
}

static void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = rotated(v[1], 13) ^ v[0];
	v[0] = rotated(v[0], 32);
	v[2] += v[3];
	v[3] = rotated(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = rotated(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = rotated(v[1], 17) ^ v[2];
	v[2] = rotated(v[2], 32);
}

/* Up to 8 bytes as a number, the first one lowest. */
static uint64_t little_endian(const char *p, size_t n)
{
	uint64_t x = 0;

	for (size_t i = 0; i < n; i++)
		x |= (uint64_t)(unsigned char)p[i] << 8 * i;
	return x;
}

uint64_t ls_table_hash(const uint64_t key[2], struct ls_text text)
{
	uint64_t v[4] = {
		key[0] ^ 0x736f6d6570736575,
		key[1] ^ 0x646f72616e646f6d,
		key[0] ^ 0x6c7967656e657261,
		key[1] ^ 0x7465646279746573,
	};
	size_t whole = text.n - text.n % 8;
	uint64_t word;

	for (size_t i = 0; i < whole; i += 8) {
		word = little_endian(text.p + i, 8);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	word = (uint64_t)text.n << 56;
	if (text.n > whole)
		word |= little_endian(text.p + whole, text.n - whole);
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
	v[2] ^= 0xff;
	for (int i = 0; i < 3; i++)
		sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static struct slot *new_slots(struct ls_arena *arena, size_t size)
{
	if (size > SIZE_MAX / sizeof(struct slot))
		ls_arena_leave(arena);
	return ls_arena_get(arena, size * sizeof(struct slot));
}

struct ls_table *ls_table_new(struct ls_arena *arena, size_t expected)
{
	struct ls_table *table = ls_arena_get(arena, sizeof(*table));
	size_t size = SMALLEST;

	pthread_once(&process.once, choose_key);
	while (size < SIZE_MAX / 2 && size / 4 * 3 < expected)
		size *= 2;
	table->arena = arena;
	table->size = size;
	table->slots = new_slots(arena, size);
	return table;
}

/* The slot that holds key, or the free one where it belongs. */
static struct slot *find(const struct ls_table *table, struct ls_text key,
			 uint64_t hash)
{
	size_t last = table->size - 1;

	for (size_t i = (size_t)hash & last;; i = (i + 1) & last) {
		struct slot *slot = &table->slots[i];

		if (slot->entry == NULL)
			return slot;
		if (slot->hash == hash && ls_text_eq(slot->entry->key, key))
			return slot;
	}
}

static void grow(struct ls_table *table)
{
	struct slot *old = table->slots;
	size_t old_size = table->size;

	table->slots = new_slots(table->arena, old_size * 2);
	table->size = old_size * 2;
	for (size_t i = 0; i < old_size; i++)
		if (old[i].entry != NULL)
			*find(table, old[i].entry->key, old[i].hash) = old[i];
}

size_t *ls_table_put(struct ls_table *table, struct ls_text key, bool *found)
{
	uint64_t hash = ls_table_hash(process.key, key);
	struct slot *slot = find(table, key, hash);

	*found = slot->entry != NULL;
	if (*found)
		return &slot->entry->value;
	if (table->used >= table->size / 4 * 3) {
		grow(table);
		slot = find(table, key, hash);
	}
	slot->entry = ls_arena_get(table->arena, sizeof(*slot->entry));
	slot->hash = hash;
	slot->entry->key = key;
	table->used++;
	return &slot->entry->value;
}

const size_t *ls_table_get(const struct ls_table *table, struct ls_text key)
{
	uint64_t hash = ls_table_hash(process.key, key);
	const struct slot *slot = find(table, key, hash);

	return slot->entry == NULL ? NULL : &slot->entry->value;
}
