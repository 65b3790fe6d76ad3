/* How much of a provider a list asks for: shared by the rules that say so. */
#ifndef LS_RULES_BREADTH_H
#define LS_RULES_BREADTH_H

#include "engine/engine.h"

/* A scope that a client of this kind can ask for or leave out: not one that
 * all carry, that says who the user is, or that is on its way out. */
bool ls_is_choice(const struct ls_run *run, uint32_t scope);

struct ls_breadth {
	size_t asked; /* choices the list asks for */
	size_t there; /* choices the catalog has */
};
struct ls_breadth ls_list_breadth(const struct ls_run *run,
				  const struct ls_scope_list *list);
/* Everything, or 80 % of a catalog with 10 choices or more. */
bool ls_asks_for_all(struct ls_breadth breadth);

/* The declared uses need this scope, however uncertain needs turn out. */
bool ls_is_proven_need(struct ls_run *run, const struct ls_request *request,
		       const struct ls_token *token);

#endif
