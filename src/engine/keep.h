/*
 * What stays of a file when its arena is emptied for the next one.
 */
#ifndef LS_ENGINE_KEEP_H
#define LS_ENGINE_KEEP_H

#include "engine/check.h"

struct ls_kept_file {
	struct ls_input input;
	struct ls_finding **findings;
	size_t finding_count;
	struct ls_span *secrets;
	size_t secret_count;
	struct ls_waiting *waiting;
	size_t waiting_count;
	struct ls_client_seen *clients;
	struct ls_client_place *places; /* beside clients */
	size_t client_count;
	uint32_t dropped;  /* a finding of the file says so */
	uint32_t left_out; /* findings that were not kept */
};

/* Where to keep, and what was kept last: files that stand side by side say much
 * the same, and need not keep it twice. */
struct ls_keeper {
	struct ls_arena *arena;
	struct ls_text format;
	struct ls_text provider;
	struct ls_text environment;
};

/* Copies into the keeper's arena.  Without `with_findings` they are only
 * counted. */
struct ls_kept_file *ls_keep(struct ls_keeper *keeper,
			     const struct ls_file_check *check, size_t work,
			     bool with_findings);

#endif
