/* Fixes a file on disk. */
#include "config.h"

#include "base/limits.h"
#include "fix/fix.h"

enum ls_fix_outcome ls_fix_file(struct ls_arena *arena,
				const struct ls_engine_options *options,
				struct ls_text path, bool unsafe, bool write,
				struct ls_fix_result *result,
				struct ls_text *before, struct ls_text *why)
{
	size_t limit = options->file_bytes == 0 ? LS_LIMIT_FILE_BYTES :
						  options->file_bytes;
	const char *name = ls_arena_string(arena, path);
	struct ls_file_identity identity;

	if (ls_file_read(arena, name, limit, before, &identity, why) !=
	    LS_FILE_OK)
		return LS_FIX_FAILED;
	if (!ls_fix_text(arena, options, path, *before, unsafe, result))
		return LS_FIX_UNCHANGED;
	if (!write)
		return LS_FIX_CHANGED;
	if (ls_file_replace(arena, name, result->text, &identity, why) !=
	    LS_FILE_OK)
		return LS_FIX_FAILED;
	return LS_FIX_CHANGED;
}
