/*
 * The keys by which a manifest is known from its bytes alone: for maybe.c and
 * meant.c only.
 *
 * A set of keys is a set of bits, one for each key of an OAuth client object
 * and one for `scope`.
 */
#ifndef LS_MANIFEST_TELLING_H
#define LS_MANIFEST_TELLING_H

#include "base/text.h"

#define LS_NATIVE_KEY "leastscope"
#define LS_TELLING_KEYS 6
#define LS_TELLING_SCOPE (1u << LS_TELLING_KEYS)

/* The key's bit, or 0. */
unsigned ls_telling_key(struct ls_text name);
/* Whether these keys make a client, as oauth_client.c judges it; `scope` counts
 * where it is needed. */
bool ls_telling_enough(unsigned found);
/* Whether these bytes look like UTF-16 or UTF-32. */
bool ls_telling_wide(struct ls_text bytes);

#endif
