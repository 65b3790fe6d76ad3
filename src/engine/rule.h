/*
 * A rule: its code, its documentation and its first two tests, in one struct.
 *
 * The list, `explain`, the manual's rule pages, SARIF's rule metadata and the
 * tests are all printed from or run on these structs; no second copy exists.
 * The engine, not the rule, keeps the law "no facts, no verdict": a rule runs
 * only on a manifest that has everything in `needs`.
 */
#ifndef LS_ENGINE_RULE_H
#define LS_ENGINE_RULE_H

#include "engine/finding.h"

struct ls_run;
struct ls_request;
struct ls_token;

enum ls_family {
	LS_FAMILY_INPUT,      /* what two readers read differently */
	LS_FAMILY_SYNTAX,     /* the shape of scopes and manifests */
	LS_FAMILY_CATALOG,    /* what the provider has */
	LS_FAMILY_PRIVILEGE,  /* more than the work needs */
	LS_FAMILY_GOVERNANCE, /* risk, reasons, reviews */
	LS_FAMILY_AGENT,      /* MCP and AI agents */
	LS_FAMILY_CLIENT,     /* grants, endpoints, redirects */
	LS_FAMILY_SECRETS,    /* secrets, registration, drift */
};

/* What must be known of a manifest before a rule may speak of it. */
enum ls_fact {
	LS_FACT_SCOPES = 1 << 0,  /* at least one scope token */
	LS_FACT_CATALOG = 1 << 1, /* a catalog for its provider */
	LS_FACT_USAGE = 1 << 2,   /* declared operations or tools */
	LS_FACT_KIND = 1 << 3,    /* the kind of client */
	LS_FACT_GRANT = 1 << 4,   /* a grant type, of client or request */
	LS_FACT_AUTH_METHOD = 1 << 5,
	LS_FACT_URL = 1 << 6, /* an endpoint or MCP server URL */
	LS_FACT_REDIRECT = 1 << 7,
	LS_FACT_RESOURCE = 1 << 8,
	LS_FACT_SERVER = 1 << 9,      /* an MCP server */
	LS_FACT_REGISTERED = 1 << 10, /* client.scope */
	LS_FACT_REQUEST = 1 << 11,    /* a token request */
	LS_FACT_ENVIRONMENT = 1 << 12,
};

struct ls_rule {
	const char *id; /* kebab-case words; never renamed or reused */
	enum ls_family family;
	enum ls_severity severity;
	enum ls_confidence confidence;
	unsigned needs; /* enum ls_fact */
	enum ls_applicability fix;
	const char *summary;   /* one line, no full stop: what it flags */
	const char *why;       /* why it matters; paragraphs of plain text */
	const char *advice;    /* what to do about it */
	const char *authority; /* one source a line */
	const char *bad;       /* a manifest that is flagged */
	const char *good;      /* one that is not */
	const char *catalog;   /* one the examples need beside those of the
				  program, or NULL */

	/* Any of these; each call may flag. */
	void (*check_document)(struct ls_run *run); /* once for each file */
	void (*check)(struct ls_run *run);          /* for each manifest */
	void (*check_request)(struct ls_run *run,
			      const struct ls_request *request);
	/* For each token of each scope list; request is NULL for those of the
	 * registration (client.scope). */
	void (*check_token)(struct ls_run *run,
			    const struct ls_request *request,
			    const struct ls_token *token);
	void (*check_all)(struct ls_run *run); /* once, after all files */
};

#endif
