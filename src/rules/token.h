/*
 * What is wrong with one scope token: one answer, for all rules.
 *
 * A token that no catalog entry explains could be blamed by nine rules.  Each
 * asks here and speaks only when the answer is its own, so exactly one does.
 */
#ifndef LS_RULES_TOKEN_H
#define LS_RULES_TOKEN_H

#include "engine/engine.h"

/* In order: an earlier fault hides the later ones. */
enum ls_token_fault {
	LS_TOKEN_FINE,
	LS_TOKEN_UNRESOLVED, /* a placeholder */
	LS_TOKEN_SENSITIVE,  /* holds personal data or a secret */
	LS_TOKEN_SYNTAX,     /* not a scope-token of RFC 6749, section 3.3 */
	LS_TOKEN_DELIMITER,  /* several scopes in one */
	LS_TOKEN_WILDCARD,
	LS_TOKEN_CASE, /* known, but for upper and lower case */
	LS_TOKEN_MISSPELT,
	LS_TOKEN_FOREIGN,    /* known to another provider */
	LS_TOKEN_UNKNOWN,    /* not in a complete catalog */
	LS_TOKEN_UNVERIFIED, /* nobody can say: no catalog or a part of one */
};

struct ls_token_verdict {
	enum ls_token_fault fault;
	struct ls_near near;            /* of CASE, MISSPELT, UNKNOWN */
	const char *what;               /* of SENSITIVE: "an e-mail address" */
	const char *delimiter;          /* of DELIMITER */
	size_t parts;                   /* of DELIMITER */
	bool parts_known;               /* of DELIMITER: all of them */
	const struct ls_catalog *other; /* of FOREIGN */
};

static inline bool ls_token_is_known(const struct ls_token *token)
{
	return token->known.by != LS_NOT_KNOWN &&
	       token->known.by != LS_KNOWN_UNDECIDED;
}

struct ls_token_verdict ls_token_judge_unknown(struct ls_run *run,
					       const struct ls_token *token);

/* Nine rules ask this about each token, and nearly all tokens are known. */
static inline struct ls_token_verdict
ls_token_judge(struct ls_run *run, const struct ls_token *token)
{
	if (!token->unresolved && ls_token_is_known(token))
		return (struct ls_token_verdict){ .near.scope = LS_NONE };
	return ls_token_judge_unknown(run, token);
}
/* A name that reads the same plain, quoted, and in flow collections. */
bool ls_is_simple_name(struct ls_text text);
/* Cuts the next part that is not empty off *rest. */
bool ls_next_part(struct ls_text *rest, const char *delimiter,
		  struct ls_text *part);
/* Says what the provider does with a token it does not have. */
void ls_token_refused(struct ls_run *run, struct ls_finding *finding);
/* Writes one more scope behind the last token of a list, as an unsafe fix, where
 * its place can be told. */
void ls_token_append(struct ls_run *run, struct ls_finding *finding,
		     const struct ls_scope_list *list, struct ls_text name);
/* Gives the finding a fix that puts `name` in the token's place; none when
 * that could break the file's syntax. */
void ls_token_replace(struct ls_run *run, struct ls_finding *finding,
		      enum ls_applicability applicability,
		      const struct ls_token *token, struct ls_text name);
/* Gives the finding an unsafe fix that parts the token at `delimiter`: with
 * the provider's separator in a string, as further items in a list. */
void ls_token_split(struct ls_run *run, struct ls_finding *finding,
		    const struct ls_token *token, const char *delimiter);
/* Hints at how this list parts its scopes. */
void ls_token_say_separator(struct ls_run *run, struct ls_finding *finding,
			    const struct ls_token *token);
/* A sentence made elsewhere, fit for a message and not cut short. */
const char *ls_sentence(struct ls_run *run, struct ls_text text);
/* Where to point when a whole mapping is meant: its first key. */
struct ls_span ls_start_span(const struct ls_node *node);

#endif
