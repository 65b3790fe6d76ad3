/*
 * Patterns: the only user of PCRE2, always with limits.
 *
 * A match has three answers.  UNDECIDED (a limit of LS_LIMIT_PATTERN_... was
 * passed, or memory ran out) is never "no": whoever asks must fail.  Patterns match bytes, UTF off; they may not use \C,
 * callouts, recursion, "(*" verbs, (?J) or more than 15 groups.  A line ends at
 * LF.  A pattern belongs to one thread at a time; matching takes nothing from
 * the arena.
 */
#ifndef LS_BASE_PATTERN_H
#define LS_BASE_PATTERN_H

#include "base/arena.h"

struct ls_pattern;

enum ls_match { LS_NO_MATCH = 0x3a, LS_MATCH = 0xc5, LS_UNDECIDED = 0x5c };

#define LS_PATTERN_GROUPS 16

struct ls_groups {
	size_t n;                                /* groups set, 0 is all */
	struct ls_text group[LS_PATTERN_GROUPS]; /* p is NULL when not set */
};

/* NULL when the pattern is refused: *why says so, *offset is the byte. The text
 * is needed no longer than the call. */
struct ls_pattern *ls_pattern_new(struct ls_arena *arena, struct ls_text text,
				  struct ls_text *why, size_t *offset);
/* Whole text, both ends anchored.  groups may be NULL. */
enum ls_match ls_pattern_match(struct ls_pattern *pattern, struct ls_text text,
			       struct ls_groups *groups);
/* Anywhere at or after byte `from`; the match is groups->group[0]. */
enum ls_match ls_pattern_search(struct ls_pattern *pattern, struct ls_text text,
				size_t from, struct ls_groups *groups);
/* Number of the named group, or 0. */
unsigned ls_pattern_group(const struct ls_pattern *pattern, const char *name);

/* Globs of paths, as .gitignore means them (gitignore(5)): '*' and '?' stop at
 * '/', "**" alone between slashes does not, "[a-z]", "[!a-z]" and "[[:alpha:]]"
 * are classes, a backslash takes the meaning off.  A glob without '/' is for
 * the last part of the path; one with '/' for all of it, and a leading '/' is
 * dropped.  A trailing '/' and a leading '!' are the caller's.  An unclosed
 * class matches nothing.  Plain C, linear in text times pattern; no PCRE2
 * needed at start-up. */
bool ls_glob_match(struct ls_text glob, struct ls_text path);

#endif
