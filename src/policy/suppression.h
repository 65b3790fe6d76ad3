/*
 * Comments that silence one finding:
 *
 *   # leastscope: allow RULE [SCOPE] [until=2027-01-31] -- reason
 *
 * at the end of a line, for that line, or alone on a line, for the next line
 * that is neither blank nor a comment.  A reason is required.  One that is expired, misspelt
 * or without reason silences nothing and is itself reported; so is one that
 * silenced nothing.
 */
#ifndef LS_POLICY_SUPPRESSION_H
#define LS_POLICY_SUPPRESSION_H

#include "base/vec.h"
#include "document/document.h"
#include "policy/policy.h"

enum ls_suppression_fault {
	LS_SUPPRESSION_GOOD,
	LS_SUPPRESSION_MISSPELT, /* not of the form above; see message */
	LS_SUPPRESSION_NO_RULE,  /* no such rule; suggestion is the nearest */
	LS_SUPPRESSION_NO_REASON,
	LS_SUPPRESSION_EXPIRED,
};

struct ls_suppression {
	struct ls_span span; /* the comment */
	struct ls_text rule;
	struct ls_text scope; /* empty: any */
	struct ls_text reason;
	int32_t until;      /* last day it holds, or LS_NO_DATE */
	uint32_t line;      /* the line it is for, from 1 */
	uint32_t last_line; /* the same, or the last line of a text of
				    several lines that starts on that line:
				    no comment can stand inside one */
	enum ls_suppression_fault fault;
	struct ls_text message; /* of a fault */
	struct ls_text suggestion;
	unsigned used; /* findings silenced; counted by the engine */
};

struct ls_suppressions {
	LS_VEC(struct ls_suppression) list;
};

struct ls_suppressions ls_suppressions_read(struct ls_arena *arena,
					    const struct ls_document *document,
					    ls_rule_exists exists,
					    int32_t today);

#endif
