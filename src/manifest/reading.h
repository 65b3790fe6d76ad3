/*
 * What the readers of manifest formats share.  For this room only.
 *
 * A reader says which keys a mapping may have and where each value goes; a
 * value of the wrong shape becomes a shape problem, never a default.
 */
#ifndef LS_MANIFEST_READING_H
#define LS_MANIFEST_READING_H

#include "base/limits.h"
#include "manifest/manifest.h"

/* A file that is being read, and its manifest at hand. */
struct ls_reading {
	struct ls_arena *arena;
	const struct ls_document *document;
	const struct ls_manifest_options *options;
	struct ls_manifest *manifest;
	uint32_t scopes_left; /* of LS_LIMIT_FILE_SCOPES */
	uint32_t
		guesses_left; /* tokens that may be looked up in all catalogs */
	bool too_many_scopes;
};

/* Reads the value of a key into what `into` points to. */
typedef void ls_field_reader(struct ls_reading *reading,
			     const struct ls_node *value, void *into);

/* A key of a mapping.  Tables end with LS_NO_KEY. */
struct ls_field {
	struct ls_text key;
	ls_field_reader *read; /* NULL: allowed, and read elsewhere or not */
	size_t offset;         /* where, in the struct that is filled */
};

#define LS_KEY(word)                     \
	{                                \
		(word), sizeof(word) - 1 \
	}
#define LS_NO_KEY       \
	{               \
		NULL, 0 \
	}

/* Calls the readers of the keys that stand in map with a value; null counts as
 * not stated. */
void ls_fields_read(struct ls_reading *reading, const struct ls_node *map,
		    const struct ls_field *fields, void *into);
/* Reports keys that are in neither table and do not start with "x-".  more may
 * be NULL. */
void ls_fields_unknown(struct ls_reading *reading, const struct ls_node *map,
		       const struct ls_field *fields,
		       const struct ls_field *more);
/* Whether the table has such a key.  fields may be NULL. */
bool ls_field_is(const struct ls_field *fields, struct ls_text name);
/* Whether it is a mapping; if not, a shape problem says so. */
bool ls_expect_mapping(struct ls_reading *reading, const struct ls_node *node,
		       const char *what);

/* A shape problem.  suggestion may be empty. */
void ls_wrong_shape(struct ls_reading *reading, const struct ls_node *node,
		    struct ls_text suggestion, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The field whose key is this but for upper and lower case; empty when there
 * is none. */
struct ls_text ls_field_folded(const struct ls_field *fields,
			       struct ls_text name);
void ls_unknown_key(struct ls_reading *reading, const struct ls_node *key,
		    struct ls_text suggestion);
/* The key of a value for messages; "" for an item. */
const char *ls_key_shown(const struct ls_reading *reading,
			 const struct ls_node *value);

/* Readers of common values. */
ls_field_reader ls_read_value;   /* struct ls_value: any scalar */
ls_field_reader ls_check_value;  /* any scalar, which is not kept */
ls_field_reader ls_read_scope;   /* struct ls_scope_list; split later */
ls_field_reader ls_read_strings; /* const struct ls_node *: a list */
ls_field_reader ls_read_three;   /* enum ls_three: true or false */

/* A word with its value.  Lists end with word NULL. */
struct ls_word {
	const char *word;
	int value;
};
/* The value of the scalar's word, or the value of `unstated` with a shape
 * problem that lists the words. */
int ls_read_word(struct ls_reading *reading, const struct ls_node *node,
		 const struct ls_word *words, int unstated);
/* Whether names are near enough to be one with a slip; the lower, the nearer.
 * 0 is the same but for case, '-' and '_'; more than 2 is not near. */
unsigned ls_name_distance(struct ls_text a, struct ls_text b);

/* --- scope lists --- */

/* Goes through the tokens of a scope list without looking at them. */
struct ls_scope_words {
	const struct ls_node *node; /* the string, or the item at hand */
	struct ls_text text;
	size_t at;
	unsigned closed; /* brackets that do not close any more, as bits */
	bool is_list;
	struct ls_text separators;
};
struct ls_scope_word {
	const struct ls_node *node;
	size_t from; /* in node->text */
	size_t to;
	bool own_item;
};
struct ls_scope_words ls_scope_words(const struct ls_node *node,
				     struct ls_text separators);
bool ls_scope_word(struct ls_scope_words *words, struct ls_scope_word *word);
/* Fills in the tokens, within the limits. */
void ls_scope_split(struct ls_reading *reading, struct ls_scope_list *list,
		    struct ls_text separators);
/* Calls back for every scope list of a manifest. */
void ls_each_scope_list(struct ls_manifest *manifest,
			void (*call)(void *arg, struct ls_scope_list *list),
			void *arg);

/* --- steps --- */

/* The RFC 7591 object; sets client and, when it holds one, the secret. */
void ls_client_read(struct ls_reading *reading, const struct ls_node *object);
/* Keeps a secret: a literal one rather than a placeholder. */
void ls_secret_keep(struct ls_manifest *manifest, struct ls_value secret);
/* Unions all grants and infers the kind of client when it is not stated. */
void ls_client_infer(struct ls_manifest *manifest);

/* Whether the root of a document is a native manifest, and reading it. */
bool ls_native_is(const struct ls_node *root);
/* In a list, where one key could be anything, it takes a second one. */
bool ls_native_like(const struct ls_node *item);
void ls_native_read(struct ls_reading *reading, const struct ls_node *root);
/* The same for an RFC 7591 object on its own. */
bool ls_oauth_client_is(const struct ls_node *object);
/* Some of its keys: enough beside an item of the same array that is one. */
bool ls_oauth_client_like(const struct ls_node *object);
void ls_oauth_client_read(struct ls_reading *reading,
			  const struct ls_node *object);

/* Splits all scope lists, chooses the catalog and looks every token up. */
void ls_resolve(struct ls_reading *reading);

#endif
