/* Paths as text, and what stands at them. */
#include "config.h"

#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/system.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

enum ls_path_kind ls_path_kind_of(const char *path)
{
	struct stat st;
	int failed;

	LS_AGAIN(failed, stat(path, &st));
	if (failed != 0)
		return errno == ENOENT || errno == ENOTDIR ? LS_PATH_MISSING :
							     LS_PATH_OTHER;
	if (S_ISREG(st.st_mode))
		return LS_PATH_FILE;
	return S_ISDIR(st.st_mode) ? LS_PATH_FOLDER : LS_PATH_OTHER;
}

/* A cleaned path being written; what is before `fixed` stays. */
struct cleaning {
	char *p;
	size_t n;
	size_t fixed;
};

static void add_part(struct cleaning *c, struct ls_text part)
{
	if (c->n > 0 && c->p[c->n - 1] != '/')
		c->p[c->n++] = '/';
	for (size_t i = 0; i < part.n; i++)
		c->p[c->n++] = part.p[i];
}

static void drop_part(struct cleaning *c)
{
	while (c->n > c->fixed && c->p[c->n - 1] != '/')
		c->n--;
	if (c->n > c->fixed)
		c->n--;
}

struct ls_text ls_path_clean(struct ls_arena *arena, struct ls_text path)
{
	bool absolute = ls_text_starts(path, "/");
	struct ls_text part;
	struct cleaning c = { 0 };

	if (path.n == 0)
		return path;
	c.p = ls_arena_get(arena, path.n + 1);
	if (absolute) {
		c.p[c.n++] = '/';
		c.fixed = 1;
	}
	while (ls_text_cut(&path, '/', &part)) {
		if (part.n == 0 || ls_text_is(part, "."))
			continue;
		if (!ls_text_is(part, "..")) {
			add_part(&c, part);
		} else if (c.n > c.fixed) {
			drop_part(&c);
		} else if (!absolute) {
			add_part(&c, part);
			c.fixed = c.n;
		}
	}
	if (c.n == 0)
		return ls_text_of(".");
	c.p[c.n] = '\0';
	return (struct ls_text){ .p = c.p, .n = c.n };
}

struct ls_text ls_path_join(struct ls_arena *arena, struct ls_text folder,
			    struct ls_text name)
{
	size_t n = 0;
	char *p;

	if (folder.n == 0 || ls_text_starts(name, "/"))
		return ls_arena_copy(arena, name);
	p = ls_arena_get(arena, folder.n + name.n + 2);
	for (size_t i = 0; i < folder.n; i++)
		p[n++] = folder.p[i];
	if (p[n - 1] != '/')
		p[n++] = '/';
	for (size_t i = 0; i < name.n; i++)
		p[n++] = name.p[i];
	return (struct ls_text){ .p = p, .n = n };
}

/* Where the last part of path starts. */
static size_t name_start(struct ls_text path)
{
	size_t n = path.n;

	while (n > 0 && path.p[n - 1] != '/')
		n--;
	return n;
}

struct ls_text ls_path_folder(struct ls_text path)
{
	size_t n = name_start(path);

	while (n > 1 && path.p[n - 1] == '/')
		n--;
	return ls_text_part(path, 0, n);
}

struct ls_text ls_path_name(struct ls_text path)
{
	return ls_text_part(path, name_start(path), path.n);
}

enum ls_file_status ls_path_absolute(struct ls_arena *arena, const char *path,
				     struct ls_text *absolute,
				     struct ls_text *why)
{
	char whole[PATH_MAX];
	const char *found;

	do
		found = realpath(path, whole);
	while (found == NULL && errno == EINTR);
	*absolute = (struct ls_text){ .p = "", .n = 0 };
	if (found != NULL) {
		*absolute = ls_arena_copy(arena, ls_text_of(whole));
		return LS_FILE_OK;
	}
	*why = ls_text_of(ls_system_reason(errno));
	return errno == ENOENT || errno == ENOTDIR ? LS_FILE_MISSING :
						     LS_FILE_FAILED;
}
