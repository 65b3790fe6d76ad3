/*
 * A hash table from text to a number, for keys a stranger chose: SipHash with a
 * key of the process, so that no file can make it slow.  It is never walked,
 * so the random key cannot change any output.
 */
#ifndef LS_BASE_TABLE_H
#define LS_BASE_TABLE_H

#include "base/arena.h"

struct ls_table;

/* expected: how many keys will come, or 0.  More may come. */
struct ls_table *ls_table_new(struct ls_arena *arena, size_t expected);
/* Adds key unless it is there.  Returns the place of its value (0 when new),
 * which stays good; *found says which.  key must live as long as the table. */
size_t *ls_table_put(struct ls_table *table, struct ls_text key, bool *found);
/* NULL when the key is not there. */
const size_t *ls_table_get(const struct ls_table *table, struct ls_text key);

/* SipHash-1-3 (Aumasson and Bernstein, 2012) of text. */
uint64_t ls_table_hash(const uint64_t key[2], struct ls_text text);

#endif
