/*
 * Making of one request a question of the mathematics, step by step.  For
 * least*.c of this room only.
 */
#ifndef LS_ENGINE_DRAFTING_H
#define LS_ENGINE_DRAFTING_H

#include "engine/check.h"
#include "engine/least.h"

/* Sets over the whole catalog, before scopes get their small numbers. */
struct ls_draft {
	struct ls_run *run;
	const struct ls_catalog *catalog;
	struct ls_least *least;
	LS_VEC(struct ls_use_need) uses;
	struct ls_bitset *used; /* scopes that get a number */
	struct ls_bitset *closed;
	uint32_t *numbers;      /* scope of the catalog -> number */
	struct ls_bitset given; /* numbers of scopes that are held anyway */
	struct ls_bitset held;  /* all that the request gives */
};

/* Needs as the mathematics sees them: each once, and all that leave no choice
 * as one, so that a long list of uses costs no more than its distinct needs. */
struct ls_need_set {
	struct ls_arena *arena;
	struct ls_need *v;
	size_t n;
	struct ls_bitset *sure; /* the only way of one, once there is one */
};

/* --- least_uses.c --- */

/* Adds what the request declares, and marks the scopes it speaks of. */
void ls_draft_uses(struct ls_draft *d);

/* --- least_numbers.c --- */

/* Gives the scopes that matter small numbers, with their order and weights. */
void ls_draft_numbers(struct ls_draft *d);
/* A scope the client chose, and the catalog knows. */
bool ls_is_judged(const struct ls_token *token);
/* Whether this client may ask for it with the request's grant. */
bool ls_may_ask(const struct ls_run *run, const struct ls_request *request,
		const struct ls_scope *scope);
/* The numbers of a list's known scopes. */
struct ls_bitset ls_numbers_of(const struct ls_draft *d,
			       const struct ls_scope_list *list);
bool ls_all_known(const struct ls_scope_list *list);

/* --- least_needs.c --- */

/* What each use needs, and from that the needs of the question. */
void ls_draft_needs(struct ls_draft *d);
/* most: how many will be added. */
struct ls_need_set ls_need_set_new(struct ls_arena *arena, size_t most);
void ls_need_set_add(struct ls_need_set *set, const struct ls_need *need);

#endif
