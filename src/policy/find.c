/* Finds the configuration that holds for a folder. */
#include "config.h"

#include "base/file.h"
#include "policy/policy.h"

#define CONFIG_NAME ".leastscope.yaml"

static enum ls_path_kind kind_in(struct ls_arena *arena, struct ls_text folder,
				 const char *name)
{
	struct ls_text path = ls_path_join(arena, folder, ls_text_of(name));

	return ls_path_kind_of(ls_arena_string(arena, path));
}

/* "a/b" is above "a/b/c"; "" and "/" are above everything absolute. */
static bool is_above(struct ls_text folder, struct ls_text path)
{
	if (folder.n > path.n ||
	    !ls_text_eq(ls_text_part(path, 0, folder.n), folder))
		return false;
	return ls_text_is(folder, "/") || path.n == folder.n ||
	       path.p[folder.n] == '/';
}

/* As short as a user would write it: below the current folder, or in one of
 * those above it. */
static struct ls_text shown(struct ls_arena *arena, struct ls_text folder)
{
	struct ls_text up = LS_LITERAL(CONFIG_NAME);
	struct ls_text here, why;

	ls_path_absolute(arena, ".", &here, &why);
	if (here.n > 0 && !ls_text_is(here, "/") && is_above(here, folder)) {
		size_t skip = here.n < folder.n ? here.n + 1 : here.n;

		return ls_path_join(arena, ls_text_part(folder, skip, folder.n),
				    up);
	}
	if (here.n == 0 || !is_above(folder, here))
		return ls_path_join(arena, folder, up);
	for (; here.n > folder.n; here = ls_path_folder(here))
		up = ls_path_join(arena, LS_LITERAL(".."), up);
	return up;
}

bool ls_policy_find(struct ls_arena *arena, struct ls_text folder,
		    struct ls_text *path, struct ls_text *why)
{
	const char *start = folder.n == 0 ? "." :
					    ls_arena_string(arena, folder);
	enum ls_path_kind kind;
	struct ls_text at;

	*path = (struct ls_text){ .p = NULL, .n = 0 };
	if (ls_path_absolute(arena, start, &at, why) == LS_FILE_FAILED)
		return false;
	while (at.n > 0) {
		if (kind_in(arena, at, CONFIG_NAME) != LS_PATH_MISSING) {
			*path = shown(arena, at);
			return true;
		}
		kind = kind_in(arena, at, ".git");
		if (kind == LS_PATH_OTHER)
			*why = LS_LITERAL(".git cannot be looked at");
		if (kind != LS_PATH_MISSING || ls_text_is(at, "/"))
			return kind != LS_PATH_OTHER;
		at = ls_path_folder(at);
	}
	return true;
}
