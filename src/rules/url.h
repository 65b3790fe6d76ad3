/* What the rules that judge URLs say of them. */
#ifndef LS_RULES_URL_H
#define LS_RULES_URL_H

#include "base/url.h"
#include "engine/engine.h"

/* For messages: without user, password, query and fragment, which may hold
 * secrets. */
const char *ls_url_shown(struct ls_run *run, struct ls_text url);
/* The span of the bytes of a node's text that `part` is a slice of. */
struct ls_span ls_url_span(struct ls_run *run, const struct ls_node *node,
			   struct ls_text part);

#endif
