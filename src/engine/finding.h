/*
 * A finding: what a rule says of a place in a file.  Data; nothing is printed.
 *
 * Texts in `message`, `hint` and `notes` are made from our own words and
 * ls_shown() only, so they hold no hidden character; `scope`, `client` and
 * `path` are as in the file.  A finding lives as long as the results it is in.
 */
#ifndef LS_ENGINE_FINDING_H
#define LS_ENGINE_FINDING_H

#include "base/source.h"
#include "base/vec.h"
#include "policy/policy.h"

struct ls_rule;

enum ls_confidence { LS_CERTAIN, LS_LIKELY };
enum ls_applicability { LS_FIX_NONE, LS_FIX_SAFE, LS_FIX_UNSAFE };

struct ls_edit {
	struct ls_span span; /* replaced by text; empty span: inserted */
	struct ls_text text;
};

struct ls_fix {
	enum ls_applicability applicability;
	struct ls_text title;         /* "replace with booking.read" */
	LS_VEC(struct ls_edit) edits; /* do not overlap */
	uint8_t weight;               /* risk x action: heavier ones first */
};

struct ls_related {
	struct ls_text path; /* empty: the same file */
	struct ls_place start;
	struct ls_place end;
	struct ls_text message;
};

struct ls_suppressed {
	bool by_comment;
	struct ls_text reason;
	int32_t until; /* or LS_NO_DATE */
	uint32_t line; /* of the comment */
};

struct ls_finding {
	const struct ls_rule *rule;
	enum ls_severity severity;
	enum ls_confidence confidence;
	struct ls_text message;       /* one line, no full stop */
	struct ls_text hint;          /* under the caret: "did you mean 'x'?" */
	LS_VEC(struct ls_text) notes; /* further lines: "= ..." */
	struct ls_text path;
	struct ls_span span;
	struct ls_place start;
	struct ls_place end;  /* one past the last character */
	bool secret;          /* the bytes at span are a secret: masked with
				    '*' of the same width in the excerpts of
				    every finding of the file, and in diffs */
	struct ls_text line;  /* the source line, cut to a window around the
				    span; raw bytes, to be escaped */
	uint32_t line_column; /* column of the window's first character */
	struct ls_text scope; /* empty when it is about no one scope */
	struct ls_text provider;
	struct ls_text client;
	struct ls_text request;
	LS_VEC(struct ls_related) related;
	struct ls_fix fix;
	char fingerprint[33];     /* 128 bits in hex */
	struct ls_text line_hash; /* code scanning's, "hex:count"; or empty */
	bool is_suppressed;
	struct ls_suppressed suppressed;
};

#endif
