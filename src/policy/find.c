/* Finds the configuration that holds for a folder. */
#include "config.h"

#include "base/file.h"
#include "policy/policy.h"

#define CONFIG_NAME ".leastscope.yaml"

static bool holds(struct ls_arena *arena, struct ls_text folder,
		  const char *name, struct ls_text *path)
{
	*path = ls_path_join(arena, folder, ls_text_of(name));
	return ls_path_kind_of(ls_arena_string(arena, *path)) !=
	       LS_PATH_MISSING;
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
	struct ls_text here = ls_path_absolute(arena, ".");
	struct ls_text up = LS_LITERAL(CONFIG_NAME);

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

struct ls_text ls_policy_find(struct ls_arena *arena, struct ls_text folder)
{
	struct ls_text at = ls_path_absolute(
		arena, folder.n == 0 ? "." : ls_arena_string(arena, folder));
	struct ls_text path;

	while (at.n > 0) {
		if (holds(arena, at, CONFIG_NAME, &path))
			return shown(arena, at);
		if (holds(arena, at, ".git", &path) || ls_text_is(at, "/"))
			break;
		at = ls_path_folder(at);
	}
	return (struct ls_text){ .p = NULL, .n = 0 };
}
