/* Finds the files to look at below the paths a user gave. */
#include "config.h"

#include "manifest/discover.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "manifest/ignore.h"

/* A start folder, what the walker adds to it, and ".gitignore". */
#define PATH_ROOM (2 * LS_LIMIT_PATH_BYTES + 32)

/* The walk below one start folder. */
struct search {
	struct ls_discovery *discovery;
	struct ls_arena *arena;
	struct ls_text start;       /* as handed to the walker */
	struct ls_ignores ignored;  /* .gitignore files */
	struct ls_ignores included; /* one list each */
	struct ls_ignores excluded;
	size_t first; /* of this walk's files */
	bool in_order;
	size_t start_n;        /* of whole: the start folder and '/' */
	char whole[PATH_ROOM]; /* the absolute path of the entry at hand */
};

/* --- patterns --- */

static void add_problem(struct ls_discovery *discovery, struct ls_text path,
			struct ls_text reason)
{
	*LS_PUSH(discovery->arena,
		 &discovery->problems) = (struct ls_walk_problem){
		.path = ls_arena_copy(discovery->arena, path),
		.reason = reason,
	};
}

static void read_globs(struct ls_discovery *discovery,
		       struct ls_ignores *ignores, const struct ls_text *globs,
		       size_t count, size_t base)
{
	ignores->arena = discovery->arena;
	ls_ignores_start(ignores, base);
	for (size_t i = 0; i < count; i++)
		if (!ls_ignores_line(ignores, globs[i]))
			add_problem(discovery, globs[i],
				    LS_LITERAL("a pattern is too long, or there"
					       " are too many"));
}

/* The ignore file of a folder, whose path takes folder_n bytes of `whole`,
 * '/' included.  A missing one is the normal case. */
static void read_ignore_file(struct search *search, size_t folder_n,
			     const char *name)
{
	size_t n = strlen(name);
	enum ls_file_status status;
	struct ls_text text;
	struct ls_text why;

	assert(folder_n + n < PATH_ROOM);
	memcpy(search->whole + folder_n, name, n + 1);
	status = ls_file_read(search->arena, search->whole,
			      LS_LIMIT_IGNORE_BYTES, &text, NULL, &why);
	if (status == LS_FILE_MISSING || status == LS_FILE_REFUSED)
		return;
	if (status == LS_FILE_OK &&
	    !ls_ignores_file(&search->ignored, text, folder_n))
		why = LS_LITERAL("it has too long or too many patterns");
	else if (status == LS_FILE_OK)
		return;
	add_problem(search->discovery,
		    (struct ls_text){ search->whole, folder_n + n }, why);
}

/* What the system does not say may hide an ignore file, or add one. */
static bool is_repository_at(struct search *search, struct ls_text path)
{
	enum ls_path_kind kind = ls_path_kind_of(path.p);

	if (kind == LS_PATH_OTHER)
		add_problem(search->discovery, path,
			    LS_LITERAL("it cannot be looked at"));
	return kind != LS_PATH_MISSING;
}

/* Bytes of the topmost folder whose ignore files count: the repository's,
 * else the configuration's, else the start folder itself.  '/' included. */
static size_t top_folder(struct search *search, struct ls_text start,
			 struct ls_text root, bool *is_repository)
{
	for (size_t at = start.n; at > 0; at--) {
		size_t n = at;

		if (search->whole[at - 1] != '/')
			continue;
		memcpy(search->whole + n, ".git", 5);
		*is_repository = is_repository_at(
			search, (struct ls_text){ search->whole, n + 4 });
		memcpy(search->whole, start.p, start.n);
		if (*is_repository)
			return n;
	}
	if (root.n > 0 && root.n <= start.n &&
	    memcmp(start.p, root.p, root.n) == 0)
		return root.n;
	return start.n;
}

/* Ignore files of the folders above the start folder, outermost first. */
static void read_ignores_above(struct search *search, struct ls_text start,
			       struct ls_text root)
{
	bool is_repository = false;
	size_t top = top_folder(search, start, root, &is_repository);

	if (is_repository) {
		size_t lists = search->ignored.lists.n;

		memcpy(search->whole + top, ".git/", 5);
		read_ignore_file(search, top + 5, "info/exclude");
		if (search->ignored.lists.n > lists)
			search->ignored.lists.v[lists].base = top;
		memcpy(search->whole, start.p, start.n);
	}
	for (size_t at = top; at <= start.n; at++) {
		if (search->whole[at - 1] != '/')
			continue;
		read_ignore_file(search, at, ".gitignore");
		memcpy(search->whole, start.p, start.n);
	}
}

/* --- files --- */

static bool has_known_ending(struct ls_text name)
{
	size_t dot = name.n;
	struct ls_text ending;

	while (dot > 0 && name.p[dot - 1] != '.')
		dot--;
	if (dot == 0)
		return false;
	ending = ls_text_part(name, dot, name.n);
	if (ending.n < 3 || ending.n > 5)
		return false;
	return ls_text_is_folded(ending, LS_LITERAL("yaml")) ||
	       ls_text_is_folded(ending, LS_LITERAL("yml")) ||
	       ls_text_is_folded(ending, LS_LITERAL("json")) ||
	       ls_text_is_folded(ending, LS_LITERAL("jsonc"));
}

/* One walk meets nothing twice, so only files of earlier calls matter. */
static void index_files(struct ls_discovery *discovery)
{
	if (discovery->seen == NULL)
		discovery->seen = ls_table_new(discovery->arena,
					       2 * discovery->files.n);
	while (discovery->seen_count < discovery->files.n) {
		size_t i = discovery->seen_count++;
		bool found;
		size_t *at = ls_table_put(discovery->seen,
					  discovery->files.v[i].path, &found);

		if (!found)
			*at = i;
	}
}

static struct ls_found_file *seen_before(struct ls_discovery *discovery,
					 struct ls_text path)
{
	const size_t *at = discovery->seen == NULL ?
				   NULL :
				   ls_table_get(discovery->seen, path);

	return at == NULL ? NULL : &discovery->files.v[*at];
}

static int by_path(const void *a, const void *b)
{
	const struct ls_found_file *left = a;
	const struct ls_found_file *right = b;

	return ls_text_compare(left->path, right->path);
}

static struct ls_text shown(const struct search *search, struct ls_text path)
{
	if (ls_text_is(search->start, ".") && ls_text_starts(path, "./"))
		return ls_text_part(path, 2, path.n);
	return path;
}

/* Puts the entry's absolute path into `whole`. */
static struct ls_text whole_path(struct search *search, struct ls_text path)
{
	size_t skip = search->start.n;
	struct ls_text rest;

	if (skip < path.n && path.p[skip] == '/')
		skip++;
	rest = ls_text_part(path, skip, path.n);
	assert(search->start_n + rest.n + 1 < PATH_ROOM);
	memcpy(search->whole + search->start_n, rest.p, rest.n);
	search->whole[search->start_n + rest.n] = '\0';
	return (struct ls_text){ search->whole, search->start_n + rest.n };
}

static bool hits(const struct ls_ignore_pattern *pattern)
{
	return pattern != NULL && !pattern->negated;
}

static bool is_candidate(struct search *search, struct ls_text whole,
			 bool known_ending)
{
	const struct ls_ignore_pattern *by;

	if (search->discovery->include_count == 0)
		return known_ending;
	if (known_ending)
		return hits(
			ls_ignores_match_deep(&search->included, whole, false));
	by = ls_ignores_match(&search->included, whole, false);
	return hits(by) && by->names_file;
}

/* Whether there is room for one more; says so when there is none, once. */
static bool has_room(struct ls_discovery *discovery, struct ls_text path)
{
	size_t most = discovery->max_files == 0 ? LS_LIMIT_FILES :
						  discovery->max_files;

	if (discovery->files.n < most)
		return true;
	if (!discovery->is_full)
		add_problem(discovery, path,
			    ls_arena_printf(discovery->arena,
					    "from here on nothing was looked "
					    "at: the limit is %zu files of a "
					    "run; name fewer, or exclude some",
					    most));
	discovery->is_full = true;
	return false;
}

static void add_file(struct search *search, struct ls_text path)
{
	struct ls_discovery *discovery = search->discovery;
	struct ls_found_file *file;

	path = shown(search, path);
	if (seen_before(discovery, path) != NULL || !has_room(discovery, path))
		return;
	file = LS_PUSH(search->arena, &discovery->files);
	file->path = ls_arena_copy(search->arena, path);
	if (discovery->files.n - search->first > 1 &&
	    ls_text_compare(file[-1].path, path) > 0)
		search->in_order = false;
}

static bool is_left_out(struct search *search, struct ls_text whole,
			bool is_folder)
{
	return hits(ls_ignores_match(&search->ignored, whole, is_folder)) ||
	       hits(ls_ignores_match(&search->excluded, whole, is_folder));
}

static bool visit_folder(struct search *search,
			 const struct ls_walk_entry *entry)
{
	if (ls_text_is(entry->name, ".git"))
		return false;
	return !is_left_out(search, whole_path(search, entry->path), true);
}

/* Those of the start folder and above have been read before. */
static void entered(void *arg, struct ls_text folder, bool has_ignore_file)
{
	struct search *search = arg;
	struct ls_text whole;

	if (!has_ignore_file || search->discovery->no_ignores ||
	    folder.n == search->start.n)
		return;
	whole = whole_path(search, folder);
	search->whole[whole.n] = '/';
	read_ignore_file(search, whole.n + 1, ".gitignore");
}

static bool visit(void *arg, const struct ls_walk_entry *entry)
{
	struct search *search = arg;
	struct ls_text whole;
	bool known;

	if (entry->folder)
		return visit_folder(search, entry);
	known = has_known_ending(entry->name);
	if (!known && search->discovery->include_count == 0)
		return true;
	whole = whole_path(search, entry->path);
	if (!is_left_out(search, whole, false) &&
	    is_candidate(search, whole, known))
		add_file(search, entry->path);
	return true;
}

static void leave(void *arg, struct ls_text folder)
{
	struct search *search = arg;
	struct ls_text whole = whole_path(search, folder);
	struct ls_ignores *ignored = &search->ignored;

	if (ignored->lists.n > 0 &&
	    ignored->lists.v[ignored->lists.n - 1].base == whole.n + 1)
		ls_ignores_drop(ignored);
}

static void failed(void *arg, struct ls_text path, const char *why)
{
	struct search *search = arg;

	add_problem(search->discovery, shown(search, path), ls_text_of(why));
}

/* --- start paths --- */

/* The absolute path of a folder with '/' behind it; empty when there is none,
 * and, with a problem told, when it cannot be had. */
static struct ls_text absolute(struct ls_discovery *discovery,
			       struct ls_text folder)
{
	struct ls_arena *arena = discovery->arena;
	struct ls_text whole, why;

	if (folder.n == 0)
		folder = LS_LITERAL(".");
	if (ls_path_absolute(arena, ls_arena_string(arena, folder), &whole,
			     &why) == LS_FILE_FAILED)
		add_problem(discovery, folder, why);
	if (whole.n == 0 || ls_text_ends(whole, "/"))
		return whole;
	return ls_arena_printf(arena, "%.*s/", LS_FMT(whole));
}

/* Globs are relative to the root where the path is below it, else to the path
 * itself. */
static struct search *new_search(struct ls_discovery *discovery,
				 struct ls_text folder)
{
	struct search *search = ls_arena_get(discovery->arena, sizeof(*search));
	struct ls_text start = absolute(discovery, folder);
	struct ls_text root = absolute(discovery, discovery->root);
	size_t base = start.n;

	if (start.n == 0) /* the walker will say why */
		start = LS_LITERAL("/");
	assert(start.n <= LS_LIMIT_PATH_BYTES);
	if (root.n <= start.n && root.n > 0 &&
	    memcmp(root.p, start.p, root.n) == 0)
		base = root.n;
	search->discovery = discovery;
	search->arena = discovery->arena;
	search->start = folder;
	search->ignored.arena = discovery->arena;
	search->first = discovery->files.n;
	search->in_order = true;
	search->start_n = start.n;
	memcpy(search->whole, start.p, start.n);
	read_globs(discovery, &search->included, discovery->include,
		   discovery->include_count, base);
	read_globs(discovery, &search->excluded, discovery->exclude,
		   discovery->exclude_count, base);
	if (!discovery->no_ignores)
		read_ignores_above(search, start, root);
	return search;
}

static void walk(struct ls_discovery *discovery, struct ls_text folder)
{
	struct search *search = new_search(discovery, folder);
	const struct ls_walker walker = {
		.visit = visit,
		.entered = entered,
		.asked = ".gitignore",
		.leave = leave,
		.failed = failed,
		.arg = search,
	};

	ls_file_walk(discovery->arena,
		     ls_arena_string(discovery->arena, folder), &walker);
	if (!search->in_order)
		qsort(discovery->files.v + search->first,
		      discovery->files.n - search->first,
		      sizeof(*discovery->files.v), by_path);
}

static bool is_excluded(struct ls_discovery *discovery, struct ls_text path)
{
	struct ls_text root = absolute(discovery, discovery->root);
	struct ls_text whole = absolute(discovery, ls_path_folder(path));

	if (discovery->named_excludes == NULL) {
		discovery->named_excludes = ls_arena_get(
			discovery->arena, sizeof(*discovery->named_excludes));
		read_globs(discovery, discovery->named_excludes,
			   discovery->exclude, discovery->exclude_count,
			   root.n);
	}
	if (root.n > whole.n || memcmp(root.p, whole.p, root.n) != 0)
		return false;
	whole = ls_path_join(discovery->arena, whole, ls_path_name(path));
	return hits(
		ls_ignores_match_deep(discovery->named_excludes, whole, false));
}

static void add_named(struct ls_discovery *discovery, struct ls_text path)
{
	struct ls_found_file *file = seen_before(discovery, path);

	if (file == NULL && !has_room(discovery, path))
		return;
	if (file == NULL)
		file = LS_PUSH(discovery->arena, &discovery->files);
	file->path = path;
	file->named = true;
	file->excluded = discovery->force_exclude &&
			 discovery->exclude_count > 0 &&
			 is_excluded(discovery, path);
}

void ls_discover(struct ls_discovery *discovery, struct ls_text path)
{
	struct ls_text clean = ls_path_clean(discovery->arena, path);
	const char *string;

	if (clean.n == 0)
		clean = LS_LITERAL(".");
	string = ls_arena_string(discovery->arena, clean);
	if (discovery->started)
		index_files(discovery);
	discovery->started = true;
	if (ls_path_kind_of(string) == LS_PATH_FOLDER)
		walk(discovery, clean);
	else
		add_named(discovery, clean);
}
