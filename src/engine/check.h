/*
 * One file on its way through the rules: what the engine's files share.
 *
 * Everything here lives in the arena of the worker that checks the file, and
 * is gone after it; what must stay is copied by ls_keep() (engine/keep.h).
 */
#ifndef LS_ENGINE_CHECK_H
#define LS_ENGINE_CHECK_H

#include "engine/engine.h"
#include "engine/least.h"

/* What ls_client_seen does not hold, for findings made after the last file. */
struct ls_client_place {
	struct ls_text line; /* as of struct ls_finding */
	uint32_t line_column;
	struct ls_text line_hash;
	size_t work; /* index of its file */
};

/* A suppression of a rule that speaks after the last file only. */
struct ls_waiting {
	struct ls_text rule;
	struct ls_text scope;
	struct ls_suppressed entry;
	uint32_t line; /* the lines it is for */
	uint32_t last_line;
	struct ls_finding *stale; /* to be reported when it silences nothing */
};

struct ls_file_check {
	const struct ls_engine_options *options;
	const struct ls_work *work;
	const enum ls_severity *severities; /* of options->rules; NULL: ask */
	struct ls_run run;                  /* what rules see */
	struct ls_source *source;           /* NULL in check_all */
	struct ls_manifests manifests;
	struct ls_input input;
	LS_VEC(struct ls_finding *) findings;
	LS_VEC(struct ls_span) secrets;
	struct ls_suppressions suppressions;
	LS_VEC(struct ls_waiting) waiting;
	LS_VEC(struct ls_client_seen) clients;
	LS_VEC(struct ls_client_place) places; /* of the clients */
	LS_VEC(const struct ls_rule *) full;   /* rules past their limit */

	/* of least.c */
	const struct ls_manifest *leasts_of;
	struct ls_least **leasts; /* [request of it], once asked for */
	const struct ls_catalog *least_catalog; /* what the next four fit */
	struct ls_bitset least_used;
	struct ls_bitset least_closed;
	uint32_t *least_numbers;
	uint32_t *least_ranks;                /* of scopes, by name */
	uint64_t least_work;                  /* of LS_MINIMUM_EFFORT */
	const struct ls_manifest *servers_of; /* whose servers were looked at */
	bool provider_server;                 /* one of them is the catalog's */
	uint32_t dropped; /* findings that nothing else counts */

	/* of the rule that runs */
	enum ls_severity severity;
	bool muted;     /* it is off; only secrets are noted */
	uint32_t limit; /* findings it may have */
	uint32_t flagged;
	struct ls_finding *extra; /* the last one past the limit */
	struct ls_span first_extra;

	/* in check_all */
	const struct ls_client_place *all_places; /* beside run.clients */
	LS_VEC(size_t) owners; /* work indexes, beside findings */
};

/* --- check.c --- */

/* Reads and judges check->work; check->input.status says what became of it. */
void ls_check_file(struct ls_file_check *check);
/* Makes the file one that could not be checked.  reason and hint are texts of
 * our own or escaped; the source may be NULL. */
void ls_check_unreadable(struct ls_file_check *check, struct ls_span span,
			 struct ls_text reason, struct ls_text hint);
/* A finding of one of the engine's own rules. */
struct ls_finding *ls_check_flag(struct ls_file_check *check, const char *id,
				 struct ls_span span, struct ls_text message);
/* Before and after a rule's code. */
void ls_check_enter(struct ls_file_check *check, size_t rule);
void ls_check_leave(struct ls_file_check *check);

/* --- facts.c --- */

/* enum ls_fact, as bits. */
unsigned ls_facts_of(const struct ls_manifest *manifest);

/* --- settings.c: what the options say of a rule --- */

/* NULL when the table has no such rule. */
const struct ls_rule *ls_setting_rule(const struct ls_engine_options *options,
				      struct ls_text id);
/* The nearest rule id, or empty. */
struct ls_text ls_setting_nearest(const struct ls_engine_options *options,
				  struct ls_text id);
/* Whether the organisation gave a severity, so that no rule may change it. */
bool ls_setting_given(const struct ls_engine_options *options,
		      const struct ls_rule *rule);
bool ls_setting_mandatory(const struct ls_engine_options *options,
			  const struct ls_rule *rule);
/* Rules that no setting and no comment may silence. */
bool ls_setting_fixed(const struct ls_rule *rule);

/* --- finish.c --- */

/* Places, suppressions, order, fingerprints, excerpts: the findings become
 * what is reported. */
void ls_finish(struct ls_file_check *check);
/* By place, then rule, then message; equal ones keep their order. */
void ls_findings_sort(struct ls_arena *arena, struct ls_finding **findings,
		      size_t n);

/* --- suppress.c --- */

/* Silences findings and adds those about the comments themselves. */
void ls_suppress(struct ls_file_check *check);
/* The same for findings made after the last file; true when it was silenced. */
bool ls_suppress_waiting(const struct ls_waiting *waiting,
			 struct ls_finding *finding);

/* --- fingerprint.c --- */

/* leastscope/v1 of all findings of one file, in their order. */
void ls_fingerprints(struct ls_arena *arena, struct ls_finding *const *findings,
		     size_t n);

/* --- line_hash.c --- */

struct ls_line_hash {
	uint32_t line;  /* wanted, from 1 */
	uint64_t hash;  /* of its first 100 characters that are no blanks */
	uint32_t count; /* lines with this hash so far; 0: no such line */
};

/* Code scanning's primaryLocationLineHash (github/codeql-action) of the wanted
 * lines, which are in ascending order, each once. */
void ls_line_hashes(struct ls_arena *arena, struct ls_text text,
		    struct ls_line_hash *wanted, size_t n);

#endif
