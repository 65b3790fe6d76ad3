/*
 * Lists of path patterns as gitignore(5) means them: of .gitignore files and
 * of the configuration's include and exclude.  For this room only.
 *
 * Paths are absolute; each list knows the folder its patterns are relative to.
 */
#ifndef LS_MANIFEST_IGNORE_H
#define LS_MANIFEST_IGNORE_H

#include "base/vec.h"

struct ls_ignore_pattern {
	struct ls_text glob;
	bool negated;     /* "!": the path is not ignored after all */
	bool folder_only; /* ended in '/' */
	bool whole_path;  /* has a '/': not just the last name */
	bool names_file;  /* its last part is more than "*" or "**" */
	enum { LS_IGNORE_GLOB, LS_IGNORE_LITERAL, LS_IGNORE_SUFFIX } how;
};

struct ls_ignore_list {
	size_t base;  /* bytes of the folder's path, with the '/' behind it */
	size_t first; /* of its patterns */
};

struct ls_ignores {
	struct ls_arena *arena;
	LS_VEC(struct ls_ignore_pattern) patterns;
	LS_VEC(struct ls_ignore_list) lists; /* later ones win */
};

/* Starts a list; base as in the struct. */
void ls_ignores_start(struct ls_ignores *ignores, size_t base);
/* Adds one line to the newest list.  False when that would pass
 * LS_LIMIT_IGNORE_PATTERNS. */
bool ls_ignores_line(struct ls_ignores *ignores, struct ls_text line);
/* A list of all lines of a file.  text must live as long as the list. */
bool ls_ignores_file(struct ls_ignores *ignores, struct ls_text text,
		     size_t base);
/* Drops the newest list. */
void ls_ignores_drop(struct ls_ignores *ignores);

/* The pattern that decides about a path, of which that folders above it are
 * not ignored is known; NULL when none matches. */
const struct ls_ignore_pattern *
ls_ignores_match(const struct ls_ignores *ignores, struct ls_text path,
		 bool is_folder);
/* The same for a path of which nothing is known: the outermost folder that a
 * pattern matches decides for all below. */
const struct ls_ignore_pattern *
ls_ignores_match_deep(const struct ls_ignores *ignores, struct ls_text path,
		      bool is_folder);

#endif
