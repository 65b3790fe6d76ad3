/*
 * What the YAML and the JSON reader share: building the tree, the budgets on
 * it, and the notices.  For this room only.
 *
 * A reader calls open, scalar and close in the order of the bytes; the builder
 * knows whether the next node is an item, a key or a value.  Every function
 * that returns bool returns false once a problem has been written, and the
 * reader then gives up.
 */
#ifndef LS_DOCUMENT_READER_H
#define LS_DOCUMENT_READER_H

#include "base/limits.h"
#include "base/vec.h"
#include "document/document.h"

/* What the next node is to the innermost open collection. */
enum ls_place_in { LS_IN_DOCUMENT, LS_IN_SEQUENCE, LS_AS_KEY, LS_AS_VALUE };

/* A collection that is still open; frame 0 is the document itself. */
struct ls_frame {
	struct ls_node *node; /* NULL in frame 0 */
	struct ls_node *last; /* its newest child */
	struct ls_node *key;  /* waits for its value */
	enum ls_place_in place;
	uint32_t end;      /* of the last byte of content seen in it */
	uint32_t expanded; /* nodes in it, counting what aliases stand for */
	uint32_t height;   /* levels of collections in it, with its own */
	size_t anchor;     /* the YAML reader's, one more than the index */
};

/* One file being read. */
struct ls_builder {
	struct ls_arena *arena;
	struct ls_document *document;
	struct ls_problem *problem;
	const char *text;
	uint32_t length;
	uint32_t start; /* 3 after a byte order mark, else 0 */
	bool ascii;     /* no byte above 0x7f */
	bool has_cr;
	bool has_del;
	uint32_t seen; /* the bytes before have been searched for comments */
	uint32_t nodes;
	uint32_t aliased; /* nodes that aliases have brought in */
	size_t depth;     /* open collections */
	struct ls_node *spare;
	size_t spares;
	LS_VEC(const struct ls_node *) roots;
	LS_VEC(struct ls_notice) notices;
	LS_VEC(struct ls_comment) comments;
	struct ls_frame frames[LS_LIMIT_DEPTH + 1];
};

/* Writes the problem and returns false.  reason and hint must be literals or
 * live in the arena; hint may be NULL. */
bool ls_refuse(struct ls_builder *builder, enum ls_problem_kind kind,
	       struct ls_span span, const char *reason, const char *hint);
/* The character that stands at the offset; empty at the end of the file. */
struct ls_span ls_character_at(const struct ls_builder *builder,
			       uint32_t offset);

/* NULL with a problem when there are too many nodes. */
struct ls_node *ls_build_node(struct ls_builder *builder,
			      enum ls_node_kind kind, struct ls_span span);
/* Puts a scalar whose text is set in its place. */
bool ls_build_scalar(struct ls_builder *builder, struct ls_node *node);
/* The same for an alias; expanded and height are those of what it names. */
bool ls_build_alias(struct ls_builder *builder, struct ls_node *node,
		    uint32_t expanded, uint32_t height);
bool ls_build_open(struct ls_builder *builder, struct ls_node *node);
/* Ends the innermost collection.  end is one past its last byte, or 0 when
 * that is the end of its last child. */
void ls_build_close(struct ls_builder *builder, uint32_t end);

/* The UTF-8 and NUL check of the whole file; fills in ascii, has_cr, has_del
 * and start. */
bool ls_check_encoding(struct ls_builder *builder);
void ls_add_notice(struct ls_builder *builder, enum ls_notice_kind kind,
		   struct ls_span span, struct ls_span other);
/* Whether the file's name says YAML: then a reader of YAML may read what we
 * read as JSON. */
bool ls_is_named_yaml(const struct ls_source *source);
/* Odd line breaks, hidden characters and a byte order mark, file-wide. */
void ls_notice_bytes(struct ls_builder *builder);
/* Comments and directives of YAML in the bytes from builder->seen to `to`,
 * which hold no scalar; then moves builder->seen there. */
void ls_notice_gap(struct ls_builder *builder, uint32_t to);
/* Adds a comment whose marker is `head` bytes long, and `tail` at its end. */
void ls_add_comment(struct ls_builder *builder, struct ls_span span,
		    uint32_t head, uint32_t tail);
/* Sorts the notices and hands everything to the document. */
void ls_build_finish(struct ls_builder *builder);

/* Length of the YAML 1.1 line break at the offset (CRLF is 2), or 0: LF, CR,
 * and U+0085, U+2028, U+2029, where libyaml too ends a line. */
uint32_t ls_break_at(const char *text, uint32_t length, uint32_t at);
/* Whether a UTF-8 byte order mark stands there. */
bool ls_bom_at(const char *text, uint32_t length, uint32_t at);

/* Whether the byte at the offset is the first of its line, as libyaml sees
 * lines; and where that line ends, but never behind `to`. */
bool ls_starts_line(const struct ls_builder *builder, uint32_t at);
uint32_t ls_line_end(const struct ls_builder *builder, uint32_t at,
		     uint32_t to);
/* An empty memory of how a scalar is spelt, for ls_node_part(); given to each
 * scalar whose text is not simply the source's bytes. */
struct ls_spelling *ls_spelling_new(struct ls_arena *arena);

/* What comes before a YAML node's own bytes. */
struct ls_properties {
	uint32_t start; /* of the node itself */
	uint32_t after; /* behind the last property */
	struct ls_span tag;
};

/* Of a node that has an anchor, a tag or both. */
struct ls_properties ls_yaml_read_properties(const struct ls_builder *builder,
					     uint32_t start, bool anchor,
					     bool tag);
static inline struct ls_properties
ls_yaml_properties(const struct ls_builder *builder, uint32_t start,
		   bool anchor, bool tag)
{
	if (anchor || tag)
		return ls_yaml_read_properties(builder, start, anchor, tag);
	return (struct ls_properties){ .start = start, .after = start };
}
uint32_t ls_yaml_skip_space(const struct ls_builder *builder, uint32_t at);
uint32_t ls_yaml_block_end(const struct ls_builder *builder, uint32_t start,
			   uint32_t end);

bool ls_yaml_read(struct ls_builder *builder);
bool ls_json_read(struct ls_builder *builder);
bool ls_form_read(struct ls_builder *builder);

/* What the plain text is by the core schema of YAML 1.2 (section 10.3.2), and
 * whether YAML 1.1's types make something else of it. */
enum ls_scalar_type ls_core_type(struct ls_text text, bool *differs);

/* libyaml's words put into ours.  problem and context are its texts, context
 * may be NULL; the spans are where it saw them. */
void ls_yaml_explain(struct ls_builder *builder, const char *problem,
		     const char *context, uint32_t at, uint32_t context_at);

#endif
