/*
 * A file as a tree of nodes with exact byte spans.
 *
 * YAML (libyaml's events) and JSON (our own RFC 8259 reader) give one tree, so
 * that nothing above this room knows which it was.  Every key and value has
 * the span of its very bytes.  A tree lives in its arena and never changes.
 *
 * What two common readers would read differently is kept as a notice beside
 * the tree: this room sees it, rules judge it.
 */
#ifndef LS_DOCUMENT_DOCUMENT_H
#define LS_DOCUMENT_DOCUMENT_H

#include "base/source.h"

enum ls_syntax {
	LS_SYNTAX_YAML,
	LS_SYNTAX_JSON,      /* RFC 8259, nothing more */
	LS_SYNTAX_JSONC,     /* and comments and trailing commas */
	LS_SYNTAX_RECORDING, /* JSON in which what is too long for a value
				comes empty: bodies of calls; only on demand */
	LS_SYNTAX_FORM, /* a form body, or a URL with a query; only on demand */
};

enum ls_node_kind { LS_SCALAR, LS_SEQUENCE, LS_MAPPING };

/* What a scalar is to a reader of the YAML 1.2 core schema, or to JSON. */
enum ls_scalar_type { LS_STRING, LS_NUMBER, LS_BOOLEAN, LS_NULL };

enum ls_style {
	LS_STYLE_PLAIN,
	LS_STYLE_SINGLE_QUOTED,
	LS_STYLE_DOUBLE_QUOTED,
	LS_STYLE_LITERAL,
	LS_STYLE_FOLDED,
	LS_STYLE_JSON,  /* string, number or word of JSON */
	LS_STYLE_FORM,  /* a name or value of a form */
	LS_STYLE_BLOCK, /* collections */
	LS_STYLE_FLOW,  /* collections, all of JSON's */
};

struct ls_node {
	enum ls_node_kind kind;
	enum ls_scalar_type type; /* of a scalar */
	enum ls_style style;
	bool is_alias;            /* "*name": content is that of the anchor */
	bool differs_in_yaml_1_1; /* plain text such as no, on, 1_000, 12:30:
				     a string here, something else there; or
				     a number such as 0777.  Dates are left
				     out: they come back as they are written */
	struct ls_span span;      /* quotes and brackets included; of an alias,
				     the "*name" itself */
	struct ls_text text;      /* a scalar's decoded value; may hold NUL */
	struct ls_text tag;       /* an explicit tag, as resolved; else empty */
	struct ls_span tag_span;
	const struct ls_node *key;    /* in a mapping: this entry's key */
	const struct ls_node *parent; /* of an aliased child: the anchor's */
	const struct ls_node *first;  /* first item or entry */
	const struct ls_node *next;   /* next item or entry of the parent */
	uint32_t count;               /* items or entries */
	struct ls_spelling *spelling; /* ls_node_part()'s memory; NULL when text
					 lies in the source as it is */
};

/* What two readers read differently.  RELIABILITY: parser differentials. */
enum ls_notice_kind {
	LS_NOTICE_DUPLICATE_KEY,   /* span: the later key; other: the earlier */
	LS_NOTICE_MERGE_KEY,       /* "<<" as a key, or tagged !!merge */
	LS_NOTICE_ODD_LINE_BREAK,  /* U+0085, U+2028, U+2029, lone CR */
	LS_NOTICE_COMMENT_GLUED,   /* "x"#c, or a TAB before '#' */
	LS_NOTICE_DIRECTIVE,       /* a line that starts with % */
	LS_NOTICE_BYTE_ORDER_MARK, /* UTF-8 BOM at the start */
	LS_NOTICE_HIDDEN,          /* a hidden character anywhere in the file */
	LS_NOTICE_COMPLEX_KEY,     /* a key that is no scalar */
	LS_NOTICE_GLUED_KEY,       /* "{?key: value}"; span: with the '?' */
	LS_NOTICE_SEVERAL_DOCUMENTS, /* span: the second document's start */
	LS_NOTICE_CUSTOM_TAG,        /* any explicit tag; other: its node */
};

struct ls_notice {
	enum ls_notice_kind kind;
	struct ls_span span;
	struct ls_span other; /* {0, 0} when there is none */
	uint32_t code_point;  /* of ODD_LINE_BREAK and HIDDEN */
};

/* A comment's text without its marker ("#", "//") and without blanks around.
 * Found outside scalars only. */
struct ls_comment {
	struct ls_span span; /* marker included, line end not */
	struct ls_text text;
};

struct ls_document {
	struct ls_source *source;
	enum ls_syntax syntax;
	const struct ls_node **roots; /* one for each YAML document */
	size_t root_count;            /* 0 for a file of nothing but comments */
	const struct ls_notice *notices; /* in order of span.start */
	size_t notice_count;
	const struct ls_comment *comments; /* in order */
	size_t comment_count;
};

enum ls_problem_kind {
	LS_PROBLEM_SYNTAX,   /* not what it says it is */
	LS_PROBLEM_ENCODING, /* not UTF-8 */
	LS_PROBLEM_LIMIT,    /* one of base/limits.h was passed */
};

/* Why a file gave no tree. */
struct ls_problem {
	enum ls_problem_kind kind;
	struct ls_span span;   /* where; may be empty at the end of the file */
	struct ls_text reason; /* one line, no full stop; names the limit */
	struct ls_text hint;   /* what to do, or empty */
};

/* How the file's name and first bytes say it is to be read: .jsonc means JSONC,
 * .json or a first non-blank byte '{' or '[' JSON, all else YAML. */
enum ls_syntax ls_syntax_of(struct ls_text path, struct ls_text bytes);

/* NULL with *problem when it cannot be read.  Nothing is printed.  A file that
 * looks like JSON but ends in .yaml or .yml and is not JSON is read as YAML. */
struct ls_document *ls_document_read(struct ls_arena *arena,
				     struct ls_source *source,
				     enum ls_syntax syntax,
				     struct ls_problem *problem);

/* The value of a mapping's entry; of duplicates the last, as most readers do.
 * NULL when there is none or map is NULL or no mapping. */
const struct ls_node *ls_node_get(const struct ls_node *map, const char *key);
/* Steps down through mappings: "client.scope". */
const struct ls_node *ls_node_at(const struct ls_node *map, const char *path);
bool ls_node_is_string(const struct ls_node *node);
bool ls_node_is_null(const struct ls_node *node);
/* Iterates: for (n = ls_node_first(seq); n != NULL; n = n->next). */
const struct ls_node *ls_node_first(const struct ls_node *node);

/* The source bytes of the decoded bytes [from, to) of a scalar, through
 * escapes, quotes, folding and indentation; the whole value's span when they
 * cannot be told apart.  Of an alias: always the alias. */
struct ls_span ls_node_part(struct ls_arena *arena,
			    const struct ls_source *source,
			    const struct ls_node *node, size_t from, size_t to);

/* The span of the whole entry or item, with its key, its line's indentation
 * and line end or its comma, so that cutting it leaves the file well-formed.
 * False when it cannot be cut alone: the only one of a block collection, the
 * pair in "[a: b]", a root, a key, or what holds an anchor still in use. */
bool ls_node_cut_span(const struct ls_source *source,
		      const struct ls_node *node, struct ls_span *cut);

#endif
