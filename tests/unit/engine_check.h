/*
 * A small world for tests of the engine and of fixes: one catalog, a handful
 * of rules, and an arena that is fresh for each test.
 *
 * Catalog "harbour": berth.read, berth.write (implies berth.read), berth.admin
 * (implies berth.write), crane.read, crane.write, old.crane (an alias of
 * crane.read).  The rules know no more of scopes than what their names say.
 */
#ifndef LS_UNIT_ENGINE_CHECK_H
#define LS_UNIT_ENGINE_CHECK_H

#include "engine/engine.h"

extern struct ls_arena *test_arena;

void ls_world_set_up(void);
void ls_world_tear_down(void);

extern const struct ls_rule ls_test_twice;   /* "twice": a repeated token, safe
						fix */
extern const struct ls_rule ls_test_unknown; /* "unknown": not in the catalog,
						unsafe fix to berth.read */
extern const struct ls_rule ls_test_admin;   /* "admin": berth.admin, a warning
						without a fix */

/* unreadable-input, stale-suppression, too-many-findings, and those three. */
extern const struct ls_rule *const ls_test_rules[];

/* Options with these rules (NULL: ls_test_rules), the catalog, and the day
 * 2027-01-15. */
struct ls_engine_options ls_world_options(const struct ls_rule *const *rules);

/* Runs one text; the file is named m.yaml, or m.json when it starts so. */
struct ls_results *ls_world_run(const struct ls_engine_options *options,
				const char *text);
struct ls_work ls_world_work(const char *text);

/* "line:column rule severity[ suppressed]; ..." */
const char *ls_world_rows(const struct ls_results *results);

/* A native manifest that asks for this scope string. */
#define MANIFEST(scope) "leastscope: 1\nprovider: harbour\nscope: " scope "\n"

#endif
