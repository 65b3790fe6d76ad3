/* Telling secrets from references to secrets. */
#ifndef LS_RULES_SECRETS_H
#define LS_RULES_SECRETS_H

#include "engine/engine.h"

/* Keys and URL parameters that hold a secret: client_secret, accessToken. */
bool ls_secret_is_key(struct ls_text key);
/* It looks as if it did: one of those words at its end (webhook_secret), or a
 * slip in one (client_secrte). */
bool ls_secret_is_key_like(struct ls_text key);
/* The value is filled in from elsewhere: ${VAR}, vault:..., !Ref, or it is
 * empty or blacked out.  Stricter than ls_is_placeholder(): a secret may hold
 * a dollar sign of its own. */
bool ls_secret_is_reference(const struct ls_node *node);
bool ls_secret_is_reference_text(struct ls_text text);
/* Most likely a stand-in for the real one: "changeme", WINK_CLIENT_SECRET. */
bool ls_secret_is_dummy(struct ls_text text);
/* What the value is by its own looks, in words, or NULL; always NULL for fewer
 * bytes than LS_SECRET_LEAST. */
enum { LS_SECRET_LEAST = 20 };
const char *ls_secret_looks_like(struct ls_text text);

/* Calls judge for each scalar value below a node, in order; what an alias
 * stands for is seen once, at its anchor. */
void ls_each_scalar(struct ls_run *run, const struct ls_node *root,
		    void (*judge)(struct ls_run *run,
				  const struct ls_node *node));
/* The same for mappings, root included. */
void ls_each_mapping(struct ls_run *run, const struct ls_node *root,
		     void (*judge)(struct ls_run *run,
				   const struct ls_node *node));

#endif
