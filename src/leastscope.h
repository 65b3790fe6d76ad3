/*
 * leastscope: reads the files in which integrations ask for OAuth 2.0 scopes
 * and says what is unknown, misspelt, over-broad, too risky or forbidden,
 * before a token is issued.
 *
 * One handle is one run: new, settings, inputs, check, then walk the findings
 * or write a report; free.  A handle belongs to one thread at a time; handles
 * do not share anything.  The library prints nothing, never exits, opens no
 * network connection and runs no program.
 *
 * Texts are UTF-8 with a length and also end in NUL.  Whatever a function
 * returns a pointer to is owned by the handle and lives until the next
 * leastscope_check() or leastscope_free() on it.  Text that came from a
 * checked file is as in that file: leastscope_show() makes it fit to be shown.
 * Messages and hints already are.
 *
 * Functions that return int give LEASTSCOPE_OK or another status; then
 * leastscope_why() says what was wrong, in one line.  It is empty when the
 * status is a verdict, or when a leastscope_write stopped: who wrote it knows.
 */
#ifndef LEASTSCOPE_H
#define LEASTSCOPE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define LEASTSCOPE_API __attribute__((visibility("default")))
#else
#define LEASTSCOPE_API
#endif

/* Also the exit statuses of the program. */
enum leastscope_status {
	LEASTSCOPE_OK = 0,       /* done; of a check: passed */
	LEASTSCOPE_FINDINGS = 1, /* findings at or above fail-on */
	LEASTSCOPE_USAGE = 2,    /* a setting or configuration is wrong */
	LEASTSCOPE_NOTHING = 3,  /* nothing to check */
	LEASTSCOPE_FAILED = 4    /* could not check, read or write */
};

struct leastscope;
struct leastscope_finding;

/* Receives output in pieces; returns 0, or anything else to stop. */
typedef int leastscope_write(void *arg, const char *bytes, size_t size);

LEASTSCOPE_API const char *leastscope_version(void);

/* Text of a stranger as one line for a terminal or a log: control and other
 * hidden characters, bytes that are not UTF-8 and what steers CI runners are
 * escaped.  As snprintf(): at most `capacity` bytes with the NUL, cut between
 * characters; returns the bytes that all of it takes. */
LEASTSCOPE_API size_t leastscope_show(char *to, size_t capacity,
				      const char *text, size_t size);

/* NULL when there is no memory. */
LEASTSCOPE_API struct leastscope *leastscope_new(void);
/* NULL is allowed. */
LEASTSCOPE_API void leastscope_free(struct leastscope *run);
/* What was wrong last; "" when nothing was. */
LEASTSCOPE_API const char *leastscope_why(const struct leastscope *run);

/*
 * A setting, by the name of the program's long option without "--"; value NULL
 * or "" for one that is only on or off.  Known names: config FILE, no-config,
 * profile NAME, provider NAME, catalog FILE (adds one), fail-on LEVEL,
 * format NAME (announces a report, so that the check keeps what it needs:
 * SARIF's line hashes), min-severity LEVEL, now DATE, jobs N, no-ignores, allow-empty,
 * force-exclude, max-file-size BYTES, user-config FILE (read when no
 * .leastscope.yaml is found), usage FILE (of leastscope_suggest), color always|never, quiet, verbose.
 * LEASTSCOPE_USAGE for an unknown name or value.
 */
LEASTSCOPE_API int leastscope_set(struct leastscope *run, const char *name,
				  const char *value);

/* Called while files are checked, from one thread at a time. */
typedef void leastscope_progress(void *arg, size_t done, size_t total);
LEASTSCOPE_API void leastscope_on_progress(struct leastscope *run,
					   leastscope_progress *call,
					   void *arg);

/* A file, or a folder that is searched for manifests. */
LEASTSCOPE_API int leastscope_add_path(struct leastscope *run,
				       const char *path);
/* Bytes that are here already, under a name that is shown and decides how
 * they are read.  The bytes are copied. */
LEASTSCOPE_API int leastscope_add_text(struct leastscope *run, const char *name,
				       const char *bytes, size_t size);
/* An input that the caller could not read, and why: a finding, and no pass. */
LEASTSCOPE_API int leastscope_add_unreadable(struct leastscope *run,
					     const char *name, const char *why);

/* Checks all inputs.  The status is the verdict (enum leastscope_status). */
LEASTSCOPE_API int leastscope_check(struct leastscope *run);
/* The verdict and its reason in one line, as the text report ends. */
LEASTSCOPE_API const char *leastscope_verdict(const struct leastscope *run);

/* --- findings, in the order of the inputs, then of place and rule --- */

LEASTSCOPE_API size_t leastscope_finding_count(const struct leastscope *run);
/* NULL when index is not below the count. */
LEASTSCOPE_API const struct leastscope_finding *
leastscope_finding_at(const struct leastscope *run, size_t index);

enum leastscope_text {
	LEASTSCOPE_RULE = 1,
	LEASTSCOPE_SEVERITY = 2,   /* "error", "warning", "note" */
	LEASTSCOPE_CONFIDENCE = 3, /* "certain", "likely" */
	LEASTSCOPE_MESSAGE = 4,
	LEASTSCOPE_HINT = 5,
	LEASTSCOPE_PATH = 6,
	LEASTSCOPE_SCOPE = 7,
	LEASTSCOPE_PROVIDER = 8,
	LEASTSCOPE_CLIENT = 9,
	LEASTSCOPE_REQUEST = 10,
	LEASTSCOPE_FINGERPRINT = 11,
	LEASTSCOPE_FIX_TITLE = 12,
	LEASTSCOPE_SUPPRESSION_REASON = 13
};
/* "" for what the finding does not have; NULL for an unknown `what`. */
LEASTSCOPE_API const char *
leastscope_finding_text(const struct leastscope_finding *finding,
			enum leastscope_text what, size_t *size);

enum leastscope_number {
	LEASTSCOPE_START_LINE = 1,   /* from 1 */
	LEASTSCOPE_START_COLUMN = 2, /* from 1, code points */
	LEASTSCOPE_START_OFFSET = 3, /* from 0, bytes */
	LEASTSCOPE_END_LINE = 4,
	LEASTSCOPE_END_COLUMN = 5, /* one past the last character */
	LEASTSCOPE_END_OFFSET = 6,
	LEASTSCOPE_SUPPRESSED = 7, /* 1 when silenced */
	LEASTSCOPE_FIX = 8         /* 0 none, 1 safe, 2 unsafe */
};
LEASTSCOPE_API size_t leastscope_finding_number(
	const struct leastscope_finding *finding, enum leastscope_number what);

/* --- documents --- */

/* The findings in a format: text, json, jsonl, sarif, github.
 * LEASTSCOPE_USAGE for an unknown one, LEASTSCOPE_FAILED when write stopped. */
LEASTSCOPE_API int leastscope_report(struct leastscope *run, const char *format,
				     leastscope_write *write, void *arg);

/* The same into a file, which is replaced whole or not at all. */
LEASTSCOPE_API int leastscope_report_file(struct leastscope *run,
					  const char *format, const char *path);

enum leastscope_fixing {
	LEASTSCOPE_FIX_SAFE = 1,
	LEASTSCOPE_FIX_UNSAFE = 2,  /* the safe ones too */
	LEASTSCOPE_FIX_PREVIEW = 4, /* write a unified diff, change no file */
	LEASTSCOPE_FIX_SHOWN = 8,   /* of the diff, for a terminal: hidden
				       characters are escaped */
	LEASTSCOPE_FIX_LOGGED = 16  /* of the diff, for a log: lines that a CI
				       runner would obey are escaped */
};
/* Applies fixes to the added files.  *changed counts the files (with PREVIEW
 * those that would change).  LEASTSCOPE_FAILED when a file could not be
 * replaced; the others are done all the same, and the check that follows does
 * not pass.  A secret is masked in the diff; leastscope_why() says when a diff
 * cannot be applied for that. */
LEASTSCOPE_API int leastscope_fix(struct leastscope *run, unsigned how,
				  leastscope_write *write, void *arg,
				  size_t *changed);

/* The scope parameter of one request of the one added manifest, and a line
 * end, in the provider's notation; nothing unless the manifest passes, and then
 * the status is that of the check.  request, environment: which one, or NULL
 * when there is only one.  LEASTSCOPE_USAGE when it is not clear which. */
LEASTSCOPE_API int leastscope_scope(struct leastscope *run, const char *request,
				    const char *environment,
				    leastscope_write *write, void *arg);

/* What an authorization server would answer to the one added request: a form
 * body, a URL with a query, or the JSON body of a token hook.  manifest: the
 * file with the client's registration and requests, or NULL; planned: the id
 * of the request it is meant to be, or NULL; environment: that of the client
 * that is meant, or NULL; as: "text" or "json".  No value of a parameter that is
 * a secret is written.  The status is LEASTSCOPE_OK when the token that is asked
 * for would be issued, LEASTSCOPE_FINDINGS when the request would be refused,
 * when other scopes would be granted or when the manifest does not ask for
 * them, LEASTSCOPE_FAILED when nobody can say. */
LEASTSCOPE_API int leastscope_request(struct leastscope *run,
				      const char *manifest, const char *planned,
				      const char *environment, const char *as,
				      leastscope_write *write, void *arg);

/* The least set of scopes for what each request of the one added manifest
 * declares and what the usage files show, with the reason for each scope; as:
 * "text" or "json".  request, environment: only those, or NULL.  apply_it: 0;
 * or LEASTSCOPE_FIX_SAFE to change the manifest; or LEASTSCOPE_FIX_UNSAFE to do
 * so also when more would be asked for, or when it is not proven that what goes
 * is of no use.  LEASTSCOPE_FINDINGS when some use cannot be allowed,
 * LEASTSCOPE_NOTHING when no use is declared, LEASTSCOPE_FAILED when no catalog
 * knows the provider or the manifest was not to be changed. */
LEASTSCOPE_API int leastscope_suggest(struct leastscope *run,
				      const char *request,
				      const char *environment, const char *as,
				      unsigned apply_it,
				      leastscope_write *write, void *arg);

/* What a rule or scope means; as: "text", and for rules "markdown", "man" and
 * "json".  LEASTSCOPE_USAGE when there is none of that name. */
LEASTSCOPE_API int leastscope_explain(struct leastscope *run, const char *name,
				      const char *as, leastscope_write *write,
				      void *arg);
/* what: rules, catalogs, formats, profiles, scopes, outputs; as: "text",
 * "json", "names", and for rules "markdown" and "man". */
LEASTSCOPE_API int leastscope_list(struct leastscope *run, const char *what,
				   const char *as, leastscope_write *write,
				   void *arg);
/* Validates a catalog file, like any input: findings go to `write` as text;
 * the status is the verdict. */
LEASTSCOPE_API int leastscope_catalog_check(struct leastscope *run,
					    const char *path,
					    leastscope_write *write, void *arg);
/* What a catalog knows, with counts. */
LEASTSCOPE_API int leastscope_catalog_show(struct leastscope *run,
					   const char *name,
					   leastscope_write *write, void *arg);

#ifdef __cplusplus
}
#endif

#endif
