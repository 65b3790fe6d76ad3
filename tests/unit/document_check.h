/* What the tests of documents share: reading a text, and showing the tree. */
#ifndef LS_UNIT_DOCUMENT_CHECK_H
#define LS_UNIT_DOCUMENT_CHECK_H

#include "document/document.h"

/* Each test reads into this arena, which a fixture makes and frees. */
extern struct ls_arena *document_arena;
void document_set_up(void);
void document_tear_down(void);

/* A string literal that may hold NUL bytes. */
#define BYTES(literal) ((struct ls_text){ literal, sizeof(literal) - 1 })

/* NULL with *problem when it cannot be read. */
struct ls_document *document_try(struct ls_text text, enum ls_syntax syntax,
				 struct ls_problem *problem);
/* Fails the test when it cannot be read. */
struct ls_document *document_of(struct ls_text text, enum ls_syntax syntax);

/* The trees on one line, documents separated by " --- ".  Scalars show their
 * type and decoded text: 'string', #number, ?boolean, null(text); before them
 * stand "!(tag)", "*" for an alias and "~" when YAML 1.1 reads another type. */
const char *document_show(const struct ls_document *document);
/* The notices on one line: kind(span) or kind(span|other), by source text. */
const char *document_notices(const struct ls_document *document);
/* The comments' texts, each in brackets. */
const char *document_comments(const struct ls_document *document);

/* The node at a path of keys and numbers, "a.0.b", in the first document;
 * "a.$" is the key of the entry a.  Fails the test when there is none. */
const struct ls_node *document_node(const struct ls_document *document,
				    const char *path);
/* The source text of a span, NUL-ended. */
const char *document_slice(const struct ls_document *document,
			   struct ls_span span);

/* Calls write(index) count times into one text. */
struct ls_text document_repeat(const char *before, const char *piece,
			       size_t count, const char *after);

#endif
