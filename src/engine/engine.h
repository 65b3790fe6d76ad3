/*
 * Runs a table of rules over manifests; knows no rule by name.
 *
 * Two halves: what rules use (struct ls_run, ls_flag and its kin), and what
 * the library uses (ls_engine_*).  Results do not depend on the number of
 * threads: files keep their order, findings of a file are sorted by place,
 * then rule, then message.
 */
#ifndef LS_ENGINE_ENGINE_H
#define LS_ENGINE_ENGINE_H

#include "base/file.h"
#include "base/vec.h"
#include "engine/finding.h"
#include "engine/rule.h"
#include "manifest/manifest.h"
#include "policy/policy.h"
#include "policy/suppression.h"

/* --- for rules --- */

/* What is kept of each client for rules over several manifests. */
struct ls_client_seen {
	struct ls_text client_id; /* literal ones only */
	unsigned kind;
	struct ls_text environment;
	struct ls_text provider;
	struct ls_text name;
	struct ls_text path;
	struct ls_place start;
	struct ls_place end;
	struct ls_span span;
};

struct ls_run {
	struct ls_arena *arena;             /* for this file */
	const struct ls_document *document; /* NULL in check_all */
	const struct ls_manifest *manifest; /* NULL in check_document/_all */
	const struct ls_catalog *catalog;   /* the manifest's, or NULL */
	const struct ls_catalogs *catalogs; /* all */
	const struct ls_rule *rule;         /* the one that runs */
	int32_t today;
	/* In check_all: those whose id more than one has; in file order. */
	const struct ls_client_seen *clients;
	size_t client_count;
	struct ls_file_check *file;   /* the engine's own */
	struct ls_verdicts *verdicts; /* what rules remember of this file's
					 tokens (rules/token.c); starts NULL */
};

/* A new finding of the running rule, at its severity and confidence.  Never
 * NULL.  The message is one line without full stop; what comes from a file
 * goes in by ls_shown(). */
struct ls_finding *ls_flag(struct ls_run *run, struct ls_span span,
			   const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same for check_all, where there is no current file. */
struct ls_finding *ls_flag_client(struct ls_run *run,
				  const struct ls_client_seen *client,
				  const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Text of a file made fit for a message: hidden characters escaped, cut after
 * 80 code points.  Lives as long as the run. */
const char *ls_shown(struct ls_run *run, struct ls_text text);

void ls_severity_set(struct ls_finding *finding, enum ls_severity severity);
void ls_confidence_set(struct ls_finding *finding, enum ls_confidence c);
/* Whose scope this is about; either may be NULL. */
void ls_about(struct ls_run *run, struct ls_finding *finding,
	      const struct ls_request *request, const struct ls_token *token);
void ls_hint(struct ls_run *run, struct ls_finding *finding, const char *format,
	     ...) __attribute__((format(printf, 3, 4)));
void ls_note(struct ls_run *run, struct ls_finding *finding, const char *format,
	     ...) __attribute__((format(printf, 3, 4)));
void ls_relate(struct ls_run *run, struct ls_finding *finding,
	       struct ls_span span, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same in another file, for check_all. */
void ls_relate_client(struct ls_run *run, struct ls_finding *finding,
		      const struct ls_client_seen *client, const char *format,
		      ...) __attribute__((format(printf, 4, 5)));
/* A pattern of the catalog gave LS_UNDECIDED for what stands at span: the run
 * must fail.  Tokens whose `known.by` says so are reported by the engine. */
void ls_undecided(struct ls_run *run, struct ls_span span);
/* Starts the finding's fix; edits are added to it. */
void ls_fix(struct ls_run *run, struct ls_finding *finding,
	    enum ls_applicability applicability, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void ls_fix_edit(struct ls_run *run, struct ls_finding *finding,
		 struct ls_span span, struct ls_text text);
/* Adds to the fix: take this token out of its list or string, with the blank
 * or comma that goes with it.  False, and no fix is left, when that cannot be
 * done by cutting bytes (the only token: an empty scope is another fault). */
bool ls_fix_drop_token(struct ls_run *run, struct ls_finding *finding,
		       const struct ls_scope_list *list,
		       const struct ls_token *token);
/* The bytes to cut for that.  False when the token cannot be cut out. */
bool ls_token_cut(const struct ls_source *source,
		  const struct ls_scope_list *list,
		  const struct ls_token *token, struct ls_span *cut);
/* "wink of 2026-08-08", for messages. */
const char *ls_catalog_name(struct ls_run *run);
/* A catalog's text for messages. */
const char *ls_ref_shown(struct ls_run *run, struct ls_ref ref);

/* Facts many rules ask for. */
bool ls_is_agent(const struct ls_manifest *manifest); /* kind stated or clear */
unsigned ls_request_grant(const struct ls_manifest *manifest,
			  const struct ls_request *request); /* or 0 */
/* Highest risk of a list's known tokens; LS_RISK_UNKNOWN when none is known. */
enum ls_risk ls_list_risk(const struct ls_scope_list *list);
/* The token of this name in the list, or NULL. */
const struct ls_token *ls_list_find(const struct ls_scope_list *list,
				    struct ls_text name);
/* The scope string of these tokens, separated as the provider writes it. */
struct ls_text ls_tokens_join(struct ls_run *run,
			      const struct ls_scope_list *list);

/* --- for the library --- */

enum ls_input_status {
	LS_INPUT_CHECKED,
	LS_INPUT_NOT_A_MANIFEST,
	LS_INPUT_UNREADABLE,
	LS_INPUT_EXCLUDED,
	LS_INPUT_SKIPPED /* found, and no manifest */
};

struct ls_input {
	struct ls_text path;
	struct ls_text format;
	struct ls_text provider;
	enum ls_input_status status;
	uint32_t clients, requests, scopes;
	bool undecided; /* a check could not be decided: the run must fail */
};

struct ls_engine_options {
	const struct ls_rule *const *rules; /* ends with NULL */
	const struct ls_catalogs *catalogs;
	const struct ls_catalog *provider; /* --provider, or NULL */
	const struct ls_policy *policy;    /* or NULL */
	const struct ls_profile *profile;  /* or NULL: default */
	int32_t today;
	size_t file_bytes; /* limit of one file; 0: LS_LIMIT_FILE_BYTES */
	unsigned jobs;     /* threads; 0: one for each processor */
	bool no_ignores;   /* suppressions do not silence */
	bool line_hashes;  /* compute code scanning's line hashes */
	void (*progress)(void *arg, size_t done, size_t total); /* or NULL */
	void *progress_arg; /* called from one thread at a time */
};

/* One thing to check: a file, or bytes that are already here. */
struct ls_work {
	struct ls_text path; /* as shown */
	bool named;          /* given by the user */
	bool excluded;       /* reported as such, not read */
	bool in_memory;
	struct ls_text bytes;   /* when in_memory */
	struct ls_text why_not; /* not empty: it could not be looked at; the
				   reason is reported, nothing is read */
};

/* Bytes of a file that no output may show. */
struct ls_secret {
	struct ls_text path;
	struct ls_span span;
};

struct ls_results {
	LS_VEC(struct ls_finding *) findings; /* in order */
	LS_VEC(struct ls_secret) secrets;     /* also of rules that are off */
	LS_VEC(struct ls_input) inputs;       /* in order; SKIPPED left out */
	uint32_t files;                       /* looked at, skipped ones too */
	uint32_t manifests, requests, scopes;
	uint32_t errors, warnings, notes, suppressed; /* of findings */
	uint32_t truncated; /* findings dropped for LS_LIMIT_FINDINGS or
				LS_LIMIT_RULE_FINDINGS */
	uint32_t unfixed;   /* files that were to be fixed before, and could
				not */
	bool unreadable;    /* a file that must be read was not */
	bool undecided;     /* a check ended undecided, or memory ran out */
};

/* Checks all work on all cores.  Everything returned lives as long as `arena`;
 * threads use arenas of their own, which `arena` then owns.  The paths of the
 * work and the options are not copied and must live as long.  Running out of
 * memory in one file makes that file unreadable; the others go on. */
struct ls_results *ls_engine_run(struct ls_arena *arena,
				 const struct ls_engine_options *options,
				 const struct ls_work *work, size_t work_count);

/* The severity a rule has under these options. */
enum ls_severity ls_engine_severity(const struct ls_engine_options *options,
				    const struct ls_rule *rule);

/* The one place where a run's verdict is made (DESIGN: exit status). */
enum ls_verdict { LS_PASS, LS_FAIL, LS_NOTHING_CHECKED };
struct ls_judgement {
	enum ls_verdict verdict;
	int exit_status;       /* 0, 1, 3 or 4 */
	uint32_t at_or_above;  /* findings at or above fail_on, unsuppressed */
	struct ls_text reason; /* "2 findings at or above error" */
};
struct ls_judgement ls_engine_judge(struct ls_arena *arena,
				    const struct ls_results *results,
				    enum ls_severity fail_on, bool allow_empty);

/* Three findings every run may need, made by the engine itself but documented
 * like any rule; found in the table by these ids. */
#define LS_RULE_UNREADABLE "unreadable-input"
#define LS_RULE_STALE_SUPPRESSION "stale-suppression"
#define LS_RULE_TRUNCATED "too-many-findings"

#endif
