/* Walks a tree of folders in byte order, without following links. */
#include "config.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/system.h"

#define IN_WORDS(number) #number
#define LIMIT_IN_WORDS(limit) IN_WORDS(limit)
#define LONG_PATH                                             \
	"a path is longer than the limit of " LIMIT_IN_WORDS( \
		LS_LIMIT_PATH_BYTES) " bytes"

struct name {
	size_t at; /* its first byte in the bytes of its level */
	size_t n;
	const char *p; /* set when the bytes move no more */
	bool folder;
};

/* One open folder.  Its memory is kept for the next folder of that depth, so
 * that a walk costs memory by the largest folders, not by all. */
struct level {
	DIR *stream; /* NULL: closed */
	char *bytes; /* names, each NUL-ended */
	size_t bytes_n, bytes_capacity;
	struct name *names;
	size_t names_n, names_capacity;
	size_t next;
	size_t path_n; /* bytes of the folder's path */
};

struct walk {
	struct ls_arena *arena;
	const struct ls_walker *walker;
	size_t entries_left;
	unsigned depth; /* of the innermost open level */
	struct level levels[LS_LIMIT_WALK_DEPTH + 1];
	char path[LS_LIMIT_PATH_BYTES + 1];
};

static void close_level(struct level *level)
{
	if (level->stream != NULL)
		closedir(level->stream);
	level->stream = NULL;
}

static void drop_walk(void *object)
{
	struct walk *walk = object;

	for (size_t i = 0; i <= LS_LIMIT_WALK_DEPTH; i++) {
		struct level *level = &walk->levels[i];

		close_level(level);
		ls_free(level->bytes);
		ls_free(level->names);
		*level = (struct level){ 0 };
	}
}

/* Makes room for `more` items behind n, or leaves. */
static void *room_for(struct walk *walk, void *items, size_t n, size_t more,
		      size_t size, size_t *capacity)
{
	size_t wanted = *capacity == 0 ? 1024 : *capacity * 2;
	void *moved;

	if (more <= *capacity - n)
		return items;
	if (wanted > SIZE_MAX / 4 / size)
		ls_arena_leave(walk->arena);
	moved = ls_realloc(items, wanted * size);
	if (moved == NULL)
		ls_arena_leave(walk->arena);
	*capacity = wanted;
	return moved;
}

static void add_name(struct walk *walk, struct level *level, const char *name,
		     bool folder)
{
	size_t n = strlen(name);

	/* A file name is far shorter than the first capacity. */
	level->bytes = room_for(walk, level->bytes, level->bytes_n, n + 1, 1,
				&level->bytes_capacity);
	level->names = room_for(walk, level->names, level->names_n, 1,
				sizeof(*level->names), &level->names_capacity);
	memcpy(level->bytes + level->bytes_n, name, n + 1);
	level->names[level->names_n++] = (struct name){
		.at = level->bytes_n,
		.n = n,
		.folder = folder,
	};
	level->bytes_n += n + 1;
}

/* Puts a name behind a folder's path; 0 when that is too long. */
static size_t extend_path(struct walk *walk, size_t path_n,
			  const struct name *name)
{
	bool slash = path_n > 0 && walk->path[path_n - 1] != '/';

	if (name->n + slash > LS_LIMIT_PATH_BYTES - path_n)
		return 0;
	if (slash)
		walk->path[path_n++] = '/';
	memcpy(walk->path + path_n, name->p, name->n + 1);
	return path_n + name->n;
}

static struct ls_text path_of(const struct walk *walk, size_t n)
{
	return (struct ls_text){ .p = walk->path, .n = n };
}

static void fail(struct walk *walk, size_t path_n, const char *why)
{
	walk->path[path_n] = '\0';
	walk->walker->failed(walk->walker->arg, path_of(walk, path_n), why);
}

enum kind { KIND_OTHER, KIND_FILE, KIND_FOLDER };

/* What cannot be looked at may be a manifest: that must be told. */
static void fail_entry(struct walk *walk, const struct level *level,
		       const char *name, const char *why)
{
	const struct name one = { .p = name, .n = strlen(name) };
	size_t path_n = extend_path(walk, level->path_n, &one);

	fail(walk, path_n == 0 ? level->path_n : path_n, why);
}

static enum kind kind_of(struct walk *walk, struct level *level,
			 const struct dirent *entry)
{
	struct stat st;
	int failed;

#ifdef DT_UNKNOWN
	if (entry->d_type == DT_REG)
		return KIND_FILE;
	if (entry->d_type == DT_DIR)
		return KIND_FOLDER;
	if (entry->d_type != DT_UNKNOWN)
		return KIND_OTHER;
#endif
	LS_AGAIN(failed, fstatat(dirfd(level->stream), entry->d_name, &st,
				 AT_SYMLINK_NOFOLLOW));
	if (failed != 0) {
		if (errno != ENOENT)
			fail_entry(walk, level, entry->d_name,
				   ls_system_reason(errno));
		return KIND_OTHER;
	}
	if (S_ISREG(st.st_mode))
		return KIND_FILE;
	return S_ISDIR(st.st_mode) ? KIND_FOLDER : KIND_OTHER;
}

static int by_name(const void *a, const void *b)
{
	const struct name *left = a;
	const struct name *right = b;

	return strcmp(left->p, right->p);
}

static void sort_names(struct level *level)
{
	for (size_t i = 0; i < level->names_n; i++)
		level->names[i].p = level->bytes + level->names[i].at;
	if (level->names_n > 1)
		qsort(level->names, level->names_n, sizeof(*level->names),
		      by_name);
}

static size_t entry_limit(const struct ls_walker *walker)
{
	return walker->max_entries == 0 ? LS_LIMIT_WALK_ENTRIES :
					  walker->max_entries;
}

/* Nothing more is shown, in no folder: the walk would not be whole. */
static void give_up(struct walk *walk, const struct level *level)
{
	struct ls_text why = ls_arena_printf(
		walk->arena, "the walk met more than the limit of %zu entries",
		entry_limit(walk->walker));

	for (unsigned i = 0; i <= walk->depth; i++)
		walk->levels[i].next = walk->levels[i].names_n;
	fail(walk, level->path_n, why.p);
}

/* The next entry but "." and "..", or NULL at the end. */
static const struct dirent *next_entry(struct walk *walk, struct level *level)
{
	for (;;) {
		const struct dirent *entry;

		errno = 0;
		entry = readdir(level->stream);
		if (entry == NULL) {
			if (errno == EINTR)
				continue;
			if (errno != 0)
				fail(walk, level->path_n,
				     ls_system_reason(errno));
			return NULL;
		}
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			return entry;
	}
}

static void read_names(struct walk *walk, struct level *level)
{
	level->bytes_n = 0;
	level->names_n = 0;
	level->next = 0;
	for (;;) {
		const struct dirent *entry = next_entry(walk, level);
		enum kind kind;

		if (entry == NULL)
			break;
		if (walk->entries_left == 0) {
			give_up(walk, level);
			return;
		}
		walk->entries_left--;
		kind = kind_of(walk, level, entry);
		if (kind != KIND_OTHER)
			add_name(walk, level, entry->d_name,
				 kind == KIND_FOLDER);
	}
	sort_names(level);
}

static void announce(struct walk *walk, const struct level *level)
{
	const struct ls_walker *walker = walk->walker;
	const struct name asked = { .p = walker->asked };
	const struct name *found = NULL;

	if (walker->entered == NULL)
		return;
	if (level->next < level->names_n)
		found = bsearch(&asked, level->names, level->names_n,
				sizeof(*level->names), by_name);
	walker->entered(walker->arg, path_of(walk, level->path_n),
			found != NULL && !found->folder);
}

/* Opens the folder whose path has path_n bytes.  In `parent`, unless it is the
 * start folder, which the user named and which may be a link. */
static bool enter(struct walk *walk, const struct level *parent,
		  const char *name, size_t path_n)
{
	unsigned depth = parent == NULL ? 0 : walk->depth + 1;
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK;
	struct level *level;
	int fd;

	if (depth > LS_LIMIT_WALK_DEPTH) {
		fail(walk, path_n,
		     "it is nested deeper than the limit of " LIMIT_IN_WORDS(
			     LS_LIMIT_WALK_DEPTH) " folders");
		return false;
	}
	level = &walk->levels[depth];
	if (parent == NULL)
		LS_AGAIN(fd, open(name, flags));
	else
		LS_AGAIN(fd, openat(dirfd(parent->stream), name,
				    flags | O_NOFOLLOW));
	if (fd >= 0)
		level->stream = fdopendir(fd);
	if (fd < 0 || level->stream == NULL) {
		fail(walk, path_n, ls_system_reason(errno));
		if (fd >= 0)
			close(fd);
		return false;
	}
	level->path_n = path_n;
	walk->depth = depth;
	read_names(walk, level);
	announce(walk, level);
	return true;
}

static void leave(struct walk *walk, size_t path_n)
{
	walk->path[path_n] = '\0';
	if (walk->walker->leave != NULL)
		walk->walker->leave(walk->walker->arg, path_of(walk, path_n));
}

static void show(struct walk *walk, const struct level *level,
		 const struct name *name)
{
	size_t path_n = extend_path(walk, level->path_n, name);
	struct ls_walk_entry entry = {
		.path = path_of(walk, path_n),
		.name = { .p = name->p, .n = name->n },
		.folder = name->folder,
		.depth = walk->depth + 1,
	};

	if (path_n == 0) {
		fail(walk, level->path_n, LONG_PATH);
		return;
	}
	if (!walk->walker->visit(walk->walker->arg, &entry) || !name->folder)
		return;
	if (!enter(walk, level, name->p, path_n))
		leave(walk, path_n);
}

void ls_file_walk(struct ls_arena *arena, const char *folder,
		  const struct ls_walker *walker)
{
	struct ls_text start = { .p = folder, .n = strlen(folder) };
	struct walk *walk = ls_arena_get(arena, sizeof(*walk));
	bool open;

	walk->arena = arena;
	walk->walker = walker;
	walk->entries_left = entry_limit(walker);
	if (start.n > LS_LIMIT_PATH_BYTES) {
		walker->failed(walker->arg, start, LONG_PATH);
		return;
	}
	ls_arena_own(arena, drop_walk, walk);
	memcpy(walk->path, folder, start.n + 1);
	open = enter(walk, NULL, folder, start.n);
	while (open) {
		struct level *level = &walk->levels[walk->depth];

		if (level->next < level->names_n) {
			show(walk, level, &level->names[level->next++]);
			continue;
		}
		close_level(level);
		open = walk->depth > 0;
		if (open) {
			leave(walk, level->path_n);
			walk->depth--;
		}
	}
	drop_walk(walk);
}
