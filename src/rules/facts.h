/* What several rules ask of a manifest. */
#ifndef LS_RULES_FACTS_H
#define LS_RULES_FACTS_H

#include "engine/engine.h"

/* The item of a list with this text, or NULL. */
const struct ls_node *ls_item_find(const struct ls_node *list,
				   const char *text);

/* Stated, not empty and no placeholder: it can be judged. */
bool ls_is_literal(const struct ls_value *value);

/* It cannot keep a secret (RFC 6749 section 2.1). */
bool ls_is_public_client(const struct ls_manifest *manifest);

/* The list a token handed to check_token stands in. */
const struct ls_scope_list *ls_list_of(const struct ls_run *run,
				       const struct ls_request *request);
/* The same token stands earlier in the list: it has been judged. */
bool ls_is_repeat(const struct ls_scope_list *list,
		  const struct ls_token *token);
bool ls_has_unresolved(const struct ls_scope_list *list);
/* Known to the catalog as a scope of its own, not by a pattern. */
bool ls_has_scope(const struct ls_token *token);
bool ls_is_high_risk(const struct ls_token *token);
/* All that a list's known tokens grant, implied scopes included. */
struct ls_bitset ls_list_closure(struct ls_run *run,
				 const struct ls_scope_list *list);

/* Calls judge for each list one token may be asked with: those of the
 * requests, or the registered one when there is no request (request NULL). */
void ls_each_list(struct ls_run *run,
		  void (*judge)(struct ls_run *run,
				const struct ls_request *request,
				const struct ls_scope_list *list));

/* Where to point when a request lacks something. */
struct ls_span ls_request_span(const struct ls_request *request);
/* Bits of enum ls_grant for messages: "'a' or 'b'". */
struct ls_text ls_grants_shown(struct ls_run *run, unsigned grants);

/* The endpoint of a role in an environment that is not stale, or NULL. */
const struct ls_endpoint *ls_endpoint_right(const struct ls_catalog *catalog,
					    enum ls_endpoint_role role,
					    struct ls_text environment);

#endif
