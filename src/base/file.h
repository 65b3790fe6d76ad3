/*
 * Reading, walking and replacing files.  Only this room sees errno.
 *
 * Files are read whole, once; every later step uses those bytes.  Only regular
 * files are read: a FIFO, a device or a folder is refused.  Reasons are
 * sentences for people and hold no path.
 */
#ifndef LS_BASE_FILE_H
#define LS_BASE_FILE_H

#include "base/arena.h"
#include "base/source.h"

enum ls_file_status {
	LS_FILE_OK = 0,
	LS_FILE_MISSING, /* no such file */
	LS_FILE_REFUSED, /* not a regular file, or a link out of the root */
	LS_FILE_TOO_BIG, /* more than limit bytes */
	LS_FILE_FAILED,  /* the system said no: see why */
	LS_FILE_CHANGED, /* changed between reading and replacing */
};

/* What identifies the bytes that were read, for ls_file_replace(). */
struct ls_file_identity {
	uint64_t device, inode, size;
	int64_t modified_s, changed_s;
	long modified_ns, changed_ns;
	unsigned links;
};

/* Reads path (NUL-ended) into the arena; EINTR and short reads are retried.
 * identity may be NULL. */
enum ls_file_status ls_file_read(struct ls_arena *arena, const char *path,
				 size_t limit, struct ls_text *bytes,
				 struct ls_file_identity *identity,
				 struct ls_text *why);
/* The same from an open descriptor, which may be a pipe (standard input). */
enum ls_file_status ls_file_read_fd(struct ls_arena *arena, int fd,
				    size_t limit, struct ls_text *bytes,
				    struct ls_text *why);

/* Replaces path by text, whole or not at all: a temporary file in the same
 * folder, owner and mode kept, fsync, rename.  Refuses symbolic links,
 * hard-linked and read-only files, and a file that is no longer `identity`
 * (NULL: a new file or any old one may be replaced). */
enum ls_file_status ls_file_replace(struct ls_arena *arena, const char *path,
				    struct ls_text text,
				    const struct ls_file_identity *identity,
				    struct ls_text *why);

/* Writes an output file whole or not at all: through a temporary file when
 * path is a regular file or new; straight into it when it is something else
 * (/dev/stderr, a pipe). */
enum ls_file_status ls_file_write(struct ls_arena *arena, const char *path,
				  struct ls_text text, struct ls_text *why);

/* One entry of a walk. path is valid during the call only. */
struct ls_walk_entry {
	struct ls_text path; /* start folder, '/', names */
	struct ls_text name; /* its last part */
	bool folder;
	unsigned depth; /* 1 for what stands directly in the start folder */
};

struct ls_walker {
	/* For a folder: true to go into it.  For a file: return ignored. */
	bool (*visit)(void *arg, const struct ls_walk_entry *entry);
	/* Before anything of a folder is shown, the start folder included:
	 * `has` when a regular file called `asked` is in it.  It saves opening
	 * what is not there.  May be NULL. */
	void (*entered)(void *arg, struct ls_text folder, bool has);
	const char *asked;
	/* Once for each folder that visit() said true to, after all of it has
	 * been seen, also when it could not be read; not for the start folder.
	 * May be NULL. */
	void (*leave)(void *arg, struct ls_text folder);
	/* A folder that could not be read, or a limit.  The walk goes on, but
	 * for max_entries, which ends it. */
	void (*failed)(void *arg, struct ls_text path, const char *why);
	void *arg;
	size_t max_entries; /* 0: LS_LIMIT_WALK_ENTRIES */
};

/* Walks below folder in byte order of names; symbolic links are never
 * followed, but folder itself may be one; nothing but folders and regular files
 * is shown.  A callback may leave through a guard. */
void ls_file_walk(struct ls_arena *arena, const char *folder,
		  const struct ls_walker *walker);

enum ls_path_kind {
	LS_PATH_MISSING,
	LS_PATH_FILE,
	LS_PATH_FOLDER,
	LS_PATH_OTHER
};
/* Follows links.  OTHER also when the system does not say. */
enum ls_path_kind ls_path_kind_of(const char *path);
/* a/./b//c/../d -> a/b/d; keeps a leading ".." and "/".  "." when nothing is
 * left; only "" gives "".  It looks at the text alone, not at links. */
struct ls_text ls_path_clean(struct ls_arena *arena, struct ls_text path);
/* name alone when folder is "" or name is absolute. */
struct ls_text ls_path_join(struct ls_arena *arena, struct ls_text folder,
			    struct ls_text name);
struct ls_text ls_path_folder(struct ls_text path); /* "" when it has none */
struct ls_text ls_path_name(struct ls_text path);
/* The absolute path by realpath(3): OK, or with an empty one MISSING or FAILED
 * and why. */
enum ls_file_status ls_path_absolute(struct ls_arena *arena, const char *path,
				     struct ls_text *absolute,
				     struct ls_text *why);

#endif
