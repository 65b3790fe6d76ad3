/*
 * One request as a question of the least-privilege mathematics: which scopes
 * there are, what the declared uses need, and what of the request is surplus.
 *
 * Judged are the scopes a client chose: not those that every application
 * carries or that sign a user in (they are there, and meet what needs them),
 * not placeholders, not tokens the catalog does not know.
 *
 * "Certain" is what holds however the uncertain needs turn out.  A use nobody
 * can look up might need anything: then nothing is certain.
 */
#ifndef LS_ENGINE_LEAST_H
#define LS_ENGINE_LEAST_H

#include "engine/engine.h"
#include "privilege/privilege.h"

enum ls_need_by {
	LS_NEED_STATED,    /* `needs:` in the manifest */
	LS_NEED_CATALOG,   /* the catalog's operation */
	LS_NEED_TRANSPORT, /* the provider's MCP transport: any one of its
			      scopes, beside what each tool needs */
	LS_NEED_NOT_FOUND, /* not in the catalog */
	LS_NEED_AMBIGUOUS, /* an id that several operations share */
};

/* One declared use. */
struct ls_use_need {
	const struct ls_node *node; /* where it is declared */
	struct ls_text name;        /* "GET /x", an operation id, a tool */
	const struct ls_operation *operation; /* or NULL */
	enum ls_need_by by;
	enum ls_need_confidence confidence;
	bool is_tool;
	bool optional;
	enum ls_three read_only; /* of a tool: its annotations */
	enum ls_three destructive;
	bool has_need;       /* else unknown, or no scope needed */
	struct ls_need need; /* over the numbers of ls_least */
};

enum ls_surplus {
	LS_SURPLUS_NONE,
	LS_SURPLUS_UNUSED,    /* no declared use needs it, nor its group */
	LS_SURPLUS_WRITE,     /* its group is used, but not this action */
	LS_SURPLUS_REDUNDANT, /* another requested scope implies it */
	LS_SURPLUS_BROAD,     /* something beneath it is enough */
};

/* What is to be said of one requested token. */
struct ls_token_surplus {
	enum ls_surplus surplus;
	bool certain;             /* else only if uncertain needs turn out so */
	bool proven_unused;       /* no alternative of any use has it; else
				     the other scopes meet every use too */
	struct ls_bitset instead; /* of BROAD: the scopes that are enough */
};

struct ls_least {
	const struct ls_request *request;
	const struct ls_catalog *catalog;
	struct ls_privileges p; /* all needs, met or not */
	const uint32_t *scopes; /* number -> scope of the catalog, in byte
					order of names */
	struct ls_bitset requested;
	struct ls_bitset touched; /* by some way of some need */
	struct ls_use_need *uses;
	size_t use_count;
	bool usage_complete; /* `usage: complete` */
	bool unknown_use;    /* ls_use_is_unknown() of some use */
	bool uncertain_use;
	bool any_need;               /* something to judge by */
	bool all_met[2];             /* [reading]: the request meets all */
	struct ls_privileges met[2]; /* [reading]: what the request meets */
	struct ls_bitset rest[2];    /* [reading]: what of it remains */
};

/* NULL when the request declares no use or there is no catalog.  Made once for
 * each request; lives as long as the run. */
const struct ls_least *ls_least_of(struct ls_run *run,
				   const struct ls_request *request);
/* Nobody can say all that it may need: it was not found, or a single candidate
 * is only a guess. */
bool ls_use_is_unknown(const struct ls_use_need *use);
/* The token's number, or p.count when it is not judged. */
size_t ls_least_number(const struct ls_least *least,
		       const struct ls_token *token);
struct ls_token_surplus ls_least_surplus(struct ls_run *run,
					 const struct ls_least *least,
					 const struct ls_token *token);
/* "complete" was said and every use is known: absence is proof. */
bool ls_least_proves(const struct ls_least *least);
/* The cheapest set for all needs, of what this client may ask for; of what the
 * provider has deprecated only where there is no other way.  All requests of a
 * file share one effort, so no file can make this slow. */
struct ls_minimum ls_least_minimum(struct ls_run *run,
				   const struct ls_least *least,
				   enum ls_reading reading);
/* The closure of all that this client may ask for. */
struct ls_bitset ls_least_reach(struct ls_run *run,
				const struct ls_least *least);
/* What the catalog says of when each way of a use is the one that is needed:
 * "'a' for: public things; 'b + c' for: others"; empty when it says nothing. */
const char *ls_least_conditions(struct ls_run *run,
				const struct ls_least *least,
				const struct ls_use_need *use);
/* Names of a set, for messages: "'a', 'b' and 'c'". */
const char *ls_least_names(struct ls_run *run, const struct ls_least *least,
			   const struct ls_bitset *set);
/* The uses whose need has a scope of this closure, at most a few, for
 * messages; empty when none. */
const char *ls_least_users(struct ls_run *run, const struct ls_least *least,
			   size_t number);

#endif
