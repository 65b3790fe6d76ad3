/* Rules that look at all files together, after the last of them. */
#ifndef LS_ENGINE_ALL_H
#define LS_ENGINE_ALL_H

#include "engine/keep.h"

/* Adds their findings to those of the files they are in; kept[i] is replaced
 * where that changes it, and belongs to work[i].  Returns how many findings
 * were dropped for their number. */
uint32_t ls_check_all(struct ls_arena *arena,
		      const struct ls_engine_options *options,
		      const struct ls_kept_file **kept,
		      const struct ls_work *work, size_t count);

#endif
