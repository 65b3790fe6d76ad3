/*
 * A world for tests of suggestions: the program's catalogs and perhaps one
 * more, all rules, the day 2027-01-15.  What is given back lives until the
 * world is opened again or closed.
 */
#ifndef LS_UNIT_LEAST_CHECK_H
#define LS_UNIT_LEAST_CHECK_H

#include "engine/suggest.h"

struct ls_least_world {
	struct ls_arena *arena;
	struct ls_engine_options options;
};

/* catalog: YAML of one more catalog, or NULL.  The world starts as zeroes. */
void ls_least_open(struct ls_least_world *world, const char *catalog);
void ls_least_close(struct ls_least_world *world);

/* manifest.json for what looks like JSON, else manifest.yaml. */
struct ls_text ls_least_path(const char *text);
struct ls_suggestions *ls_least_suggest(struct ls_least_world *world,
					const char *text);
/* "keep a, drop b, add c; ..." one part a request; "undeclared", or
 * "impossible: x, y" in the place of one; " open x" for each open use; "?" when
 * it is not exact. */
const char *ls_least_rows(struct ls_least_world *world, const char *text);
/* The text with all suggestions made, or "refused: why". */
const char *ls_least_applied(struct ls_least_world *world, const char *text);

#endif
