/*
 * Fixes: edits of bytes at places, never a file written anew.
 *
 * So comments, order, quotes, line ends and the byte order mark survive.  No
 * fix is trusted: each is tried in memory, and made only when the result still
 * reads as the same manifests, nothing outside its edits has changed, there is
 * no new error, and, for a safe one, no request and no registration may do
 * more than before.  What a fix leaves is stable: fixing it again changes
 * nothing.
 */
#ifndef LS_FIX_FIX_H
#define LS_FIX_FIX_H

#include "base/out.h"
#include "engine/engine.h"

struct ls_fixed { /* a fix that was made */
	const struct ls_rule *rule;
	enum ls_applicability applicability;
	struct ls_text title;
	struct ls_text scope;
	uint32_t line; /* in the text as it was before this pass */
};

struct ls_fix_result {
	struct ls_text text; /* the new bytes, or those given */
	LS_VEC(struct ls_fixed) applied;
	uint32_t refused;             /* tried in the last pass, not made */
	bool is_stable;               /* false: a limit ended it too soon */
	struct ls_text before_masked; /* for people: every character of a */
	struct ls_text after_masked;  /* secret is a '*' */
};

/* Fixes a text in memory.  Safe fixes only, unless `unsafe`.  True when it
 * changed.  A text that cannot be read or is no manifest stays as it is.
 * Suppressed findings are not fixed.  The result lives in the arena, or is
 * `bytes` itself. */
bool ls_fix_text(struct ls_arena *arena,
		 const struct ls_engine_options *options, struct ls_text path,
		 struct ls_text bytes, bool unsafe,
		 struct ls_fix_result *result);

enum ls_fix_outcome { LS_FIX_UNCHANGED, LS_FIX_CHANGED, LS_FIX_FAILED };

/* The same for a file, which is replaced whole or not at all; without `write`
 * it is left alone.  FAILED with a reason when it cannot be read or replaced.
 * *before are the bytes that were read. */
enum ls_fix_outcome ls_fix_file(struct ls_arena *arena,
				const struct ls_engine_options *options,
				struct ls_text path, bool unsafe, bool write,
				struct ls_fix_result *result,
				struct ls_text *before, struct ls_text *why);

/* Whether `after` could be granted anything that `before` could not: per
 * request and for the registration, the scopes closed over what they imply,
 * the grants and the resources.  Whatever cannot be compared counts as wider:
 * another number of requests, another catalog, a scope that is now omitted. */
bool ls_fix_widens(struct ls_arena *arena, const struct ls_manifests *before,
		   const struct ls_manifests *after);

/* Edits in ascending order that do not overlap, made. */
struct ls_text ls_edits_apply(struct ls_arena *arena, struct ls_text text,
			      const struct ls_edit *edits, size_t n);
/* Whether two edits cannot both be made.  Insertions at one place, or at the
 * border of a cut, count. */
bool ls_edits_meet(const struct ls_edit *a, const struct ls_edit *b);
/* Whether every scalar of `before` that no edit touches stands in `after` at
 * its new place with the same value, and nothing else does. */
bool ls_edits_keep(struct ls_arena *arena, const struct ls_document *before,
		   const struct ls_document *after, const struct ls_edit *edits,
		   size_t n);

enum ls_diff_for {
	LS_DIFF_FOR_FILE,    /* exact: patch(1) makes the new text of the old */
	LS_DIFF_FOR_LOG,     /* lines a CI runner would obey are escaped */
	LS_DIFF_FOR_TERMINAL /* so is every hidden character */
};

struct ls_diff_side {
	struct ls_text text;
	struct ls_text shown; /* of as many lines, secrets masked */
};

/* A unified diff as patch(1) and git-apply(1) read it, with three lines around
 * each change; nothing when the texts are equal.  A line ends at LF; a CR in
 * front of it belongs to the line.  A line that cannot be written as it is
 * stands in no context, so that a diff still applies unless it changes that
 * very line: then the result is false. */
bool ls_diff_write(struct ls_out *out, struct ls_text path,
		   const struct ls_diff_side *before,
		   const struct ls_diff_side *after, enum ls_diff_for reader);

#endif
