/*
 * Which files to look at: folders walked, .gitignore honoured, the
 * configuration's globs applied.  Only names are judged here; whether a file
 * is a manifest is told by its content.
 */
#ifndef LS_MANIFEST_DISCOVER_H
#define LS_MANIFEST_DISCOVER_H

#include "base/file.h"
#include "base/table.h"
#include "base/vec.h"

struct ls_found_file {
	struct ls_text path; /* as shown: the start path joined, "./" dropped */
	bool named;          /* given by the user, not found in a folder */
	bool excluded;       /* named, but excluded (force_exclude) */
};

struct ls_walk_problem {
	struct ls_text path;
	struct ls_text reason;
};

struct ls_ignores;

struct ls_discovery {
	/* in */
	struct ls_arena *arena;
	/* Globs as in .gitignore; later ones win.  No include: every name that
	 * ends in .yaml, .yml, .json or .jsonc; one that names a file may add
	 * others ("**" alone does not). */
	const struct ls_text *include;
	size_t include_count;
	const struct ls_text *exclude;
	size_t exclude_count;
	struct ls_text root; /* what globs and .gitignore are relative to:
				    the configuration's or repository's folder,
				    "" for the current one */
	bool no_ignores;     /* .gitignore is not honoured */
	bool force_exclude;  /* exclude also applies to named files */
	size_t max_files;    /* 0: LS_LIMIT_FILES; more are a problem */
	/* out; sorted by path within each start path, duplicates dropped */
	LS_VEC(struct ls_found_file) files;
	LS_VEC(struct ls_walk_problem) problems;
	/* discover.c's own */
	struct ls_table *seen; /* paths of earlier calls, by index */
	size_t seen_count;
	struct ls_ignores *named_excludes;
	bool started;
	bool is_full;
};

/* Adds a file or all candidates below a folder.  ".git" is never entered,
 * links are not followed. */
void ls_discover(struct ls_discovery *discovery, struct ls_text path);

#endif
