/* What the rules on surplus scopes share: one judgement, four rules. */
#ifndef LS_RULES_SURPLUS_H
#define LS_RULES_SURPLUS_H

#include "engine/least.h"

/* Calls say for each token of the request that has this surplus, once. */
void ls_each_surplus(struct ls_run *run, const struct ls_request *request,
		     enum ls_surplus wanted,
		     void (*say)(struct ls_run *run,
				 const struct ls_least *least,
				 const struct ls_token *token,
				 const struct ls_token_surplus *surplus));

/* Severity and confidence as far as the declared usage proves it, and a note
 * on what would settle the rest.  at_least: the severity of a proof. */
void ls_weigh_surplus(struct ls_run *run, struct ls_finding *finding,
		      const struct ls_least *least,
		      const struct ls_token_surplus *surplus,
		      enum ls_severity proven);

/* The request's token is removed; a safe fix where that is proven. */
void ls_fix_surplus(struct ls_run *run, struct ls_finding *finding,
		    const struct ls_least *least, const struct ls_token *token,
		    const struct ls_token_surplus *surplus);

/* An error for a high-risk scope, else a warning. */
enum ls_severity ls_surplus_severity(const struct ls_token *token);

/* Says why it is not certain what a use needs, and what would settle it. */
void ls_note_doubt(struct ls_run *run, struct ls_finding *finding,
		   const struct ls_least *least, const struct ls_use_need *use);

#endif
