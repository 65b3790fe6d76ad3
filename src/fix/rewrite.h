/* Writes a suggested set of scopes into a manifest, by bytes. */
#ifndef LS_FIX_REWRITE_H
#define LS_FIX_REWRITE_H

#include "engine/suggest.h"
#include "fix/fix.h"

/* The text with the chosen ones of all suggestions made; chosen are in the order
 * of `all`.  False with a reason
 * when the scopes stand in a shape that cannot be changed by cutting and
 * inserting bytes, or none would be left; then nothing is changed.  The result
 * is read again: each request then asks for exactly what was suggested, and
 * nothing else has changed. */
bool ls_rewrite(struct ls_arena *arena, const struct ls_engine_options *options,
		struct ls_text path, struct ls_text bytes,
		const struct ls_suggestions *all,
		const struct ls_suggestion *const *chosen, size_t count,
		struct ls_text *result, struct ls_text *why);

#endif
