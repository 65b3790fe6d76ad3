/*
 * The least set of scopes for the declared uses of a request, with the reason
 * for each scope that stays, goes or comes.
 *
 * The set is the cheapest that meets every need however the uncertain ones
 * turn out (privilege/privilege.h).  What every application carries, what is a
 * placeholder and what the catalog knows by a pattern stays as it is.
 */
#ifndef LS_ENGINE_SUGGEST_H
#define LS_ENGINE_SUGGEST_H

#include "engine/engine.h"
#include "manifest/usage.h"

enum ls_fate { LS_FATE_KEEP, LS_FATE_DROP, LS_FATE_ADD };

struct ls_suggested {
	enum ls_fate fate;
	struct ls_text name;
	const struct ls_token *token; /* NULL of ADD */
	struct ls_text why;           /* one sentence, no full stop */
	LS_VEC(struct ls_text) uses;  /* those that need it */
	bool only_uncertain;          /* kept for uncertain needs alone */
};

/* A use nobody is sure of, and the one line that would settle it. */
struct ls_open_use {
	struct ls_text use;
	struct ls_text reason;
	struct ls_text line; /* "needs: booking.read", or empty */
	bool declared; /* the line belongs to its entry; else it is a new entry
			  under 'operations:' */
};

struct ls_suggestion {
	const struct ls_manifest *manifest;
	const struct ls_request *request;
	bool declared;  /* some use is declared; else the rest is empty */
	bool known;     /* a catalog knows the provider; else the same */
	bool possible;  /* the scopes this client may ask for can do it */
	bool exact;     /* proven least, else the best found in time */
	bool proven;    /* usage is complete and every use is known */
	bool unknown;   /* some use could not be looked up */
	bool changes;   /* something goes or comes */
	bool widens;    /* something comes that nothing asked for includes */
	bool guesses;   /* something goes that an undeclared use may need */
	uint64_t nodes; /* steps of the search */
	LS_VEC(struct ls_suggested) scopes; /* as requested, then added ones */
	LS_VEC(struct ls_open_use) open;
	LS_VEC(struct ls_text) impossible; /* uses no allowed scope can do */
};

struct ls_suggestions {
	const struct ls_document *document; /* NULL: it could not be read */
	struct ls_problem problem;
	LS_VEC(struct ls_suggestion *) list; /* one for each request */
};

/* Suggests for every request of the manifests in the bytes.  calls: what the
 * client was seen to do, added to what each request declares; may be NULL.
 * Whoever gives calls looks at one request only. */
struct ls_suggestions *
ls_engine_suggest(struct ls_arena *arena,
		  const struct ls_engine_options *options, struct ls_text path,
		  struct ls_text bytes, const struct ls_calls *calls,
		  size_t calls_count);

#endif
