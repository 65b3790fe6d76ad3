/*
 * A catalog while it is read: shared by the load_*.c files only.
 *
 * Texts and lists go into the pool and the numbers at once, so a record is
 * final as soon as its fields are set; nothing is moved afterwards but the
 * order of operations.  An overlay starts from a copy of the pool, the numbers
 * and the records of its base.
 */
#ifndef LS_CATALOG_LOADING_H
#define LS_CATALOG_LOADING_H

#include "base/pattern.h"
#include "base/table.h"
#include "base/vec.h"
#include "catalog/catalog.h"
#include "catalog/load.h"
#include "document/document.h"

#define LS_ACTIONS 5 /* of enum ls_action */

struct ls_loading {
	struct ls_arena *arena;
	struct ls_catalog_problems *problems;
	const struct ls_catalogs *known;
	bool failed;

	struct ls_catalog catalog; /* what is no array */
	LS_VEC(char) pool;
	struct ls_table *texts; /* text -> its place in the pool */
	LS_VEC(uint32_t) numbers;
	struct ls_table *lists; /* bytes of a list -> its place in numbers */

	LS_VEC(struct ls_scope) scopes;
	struct ls_table *scope_places; /* name -> index */
	struct ls_table *alias_places; /* alias -> index */
	uint32_t base_scopes;          /* those of the base come first */
	LS_VEC(struct ls_group) groups;
	uint32_t base_groups;
	/* What a group says of the risk of its scopes, for each action. */
	LS_VEC(struct ls_group_risk {
		uint8_t of[LS_ACTIONS];
		struct ls_ref reason;
		struct ls_ref source;
	})
	group_risks;
	LS_VEC(struct ls_name_pattern) patterns;
	LS_VEC(struct ls_implication_pattern) implications;
	LS_VEC(struct ls_not_a_scope) not_scopes;
	LS_VEC(struct ls_endpoint) endpoints;
	LS_VEC(struct ls_grant_offer) offers;
	LS_VEC(struct ls_toxic) toxic;
	LS_VEC(struct ls_operation) operations;
	struct ls_table *operation_places; /* "METHOD /path kinds" -> index */
	uint32_t base_operations;

	const struct ls_node *sources;      /* short names of sources */
	const struct ls_node *risk_map;     /* scales of the provider */
	const struct ls_node *client_types; /* its words for kinds */
};

/* --- problems --- */

void ls_load_problem(struct ls_loading *loading, struct ls_span span,
		     struct ls_text message);
void ls_load_warning(struct ls_loading *loading, struct ls_span span,
		     struct ls_text message);
#define LS_LOAD_PROBLEM(loading, span, ...) \
	ls_load_problem(loading, span,      \
			ls_arena_printf((loading)->arena, __VA_ARGS__))
/* "; did you mean 'x'?" when one of the names is near, else an empty text. */
struct ls_text ls_load_hint(struct ls_loading *loading, struct ls_text wrong,
			    const char *const *names, size_t n);

/* --- values; each lists a problem when the value is not as it should be --- */

struct ls_load_word {
	const char *word;
	unsigned value;
};

/* One key of a mapping, and how its value is read into a record. */
struct ls_load_key {
	const char *name;
	void (*read)(struct ls_loading *loading, const struct ls_node *value,
		     void *record, const struct ls_load_key *key);
	size_t at;                        /* where the field is in the record */
	const struct ls_load_word *words; /* that the value may be */
};
/* keys end with a NULL name.  x- keys are left alone. */
void ls_load_map(struct ls_loading *loading, const struct ls_node *map,
		 const char *what, const struct ls_load_key *keys,
		 void *record);
/* Calls read for each item of a sequence of mappings. */
void ls_load_each(struct ls_loading *loading, const struct ls_node *list,
		  const char *what,
		  void (*read)(struct ls_loading *loading,
			       const struct ls_node *item));
/* The value of a text; empty with a problem when it is none. */
struct ls_text ls_load_text(struct ls_loading *loading,
			    const struct ls_node *value);
bool ls_load_bool(struct ls_loading *loading, const struct ls_node *value);
uint32_t ls_load_number(struct ls_loading *loading,
			const struct ls_node *value);
int32_t ls_load_date(struct ls_loading *loading, const struct ls_node *value);
/* The texts of a sequence, or a single text: one after the other.  Start with
 * *place NULL; NULL at the end.  Items that are no text are problems. */
const struct ls_node *ls_load_next(struct ls_loading *loading,
				   const struct ls_node *value,
				   const struct ls_node *place);

/* The value of a word; words end with NULL. UINT_MAX with a problem. */
unsigned ls_load_word(struct ls_loading *loading, const struct ls_node *value,
		      const struct ls_load_word *words);

struct ls_ref ls_load_ref(struct ls_loading *loading, struct ls_text text);
struct ls_ref ls_load_text_ref(struct ls_loading *loading,
			       const struct ls_node *value);
/* Of a source: its short name is replaced by what `sources:` says. */
struct ls_ref ls_load_source_ref(struct ls_loading *loading,
				 const struct ls_node *value);
struct ls_list ls_load_list(struct ls_loading *loading, const uint32_t *values,
			    size_t n);
struct ls_list ls_load_texts(struct ls_loading *loading,
			     const struct ls_node *value);
struct ls_text ls_loading_text(const struct ls_loading *loading,
			       struct ls_ref ref);

/* --- what the parts of a catalog share --- */

uint8_t ls_load_risk(struct ls_loading *loading, const struct ls_node *value);
uint8_t ls_load_action(struct ls_loading *loading, const struct ls_node *value);
uint16_t ls_load_kinds(struct ls_loading *loading, const struct ls_node *value);
uint16_t ls_load_grants(struct ls_loading *loading,
			const struct ls_node *value);
uint32_t ls_load_marks(struct ls_loading *loading, const struct ls_node *value);
uint32_t ls_load_group(struct ls_loading *loading, const struct ls_node *value);
/* A scope by name; LS_NONE with a problem when the catalog has none. */
uint32_t ls_load_scope(struct ls_loading *loading, struct ls_text name,
		       struct ls_span span);
struct ls_list ls_load_scopes(struct ls_loading *loading,
			      const struct ls_node *value);
/* A pattern that compiles; an empty reference with a problem when it does not.
 * *compiled may be NULL. */
struct ls_ref ls_load_pattern(struct ls_loading *loading,
			      const struct ls_node *value, bool fold_case,
			      struct ls_pattern **compiled);

/* What two records of one operation have in common. */
struct ls_text ls_load_operation_key(struct ls_loading *loading,
				     const struct ls_operation *record);

/* --- readers of fields that a struct ls_load_key can name --- */

#define LS_LOAD_READER(name)                                               \
	void name(struct ls_loading *loading, const struct ls_node *value, \
		  void *record, const struct ls_load_key *key)
LS_LOAD_READER(ls_load_at_text);   /* struct ls_ref */
LS_LOAD_READER(ls_load_at_source); /* struct ls_ref */
LS_LOAD_READER(ls_load_at_texts);  /* struct ls_list */
LS_LOAD_READER(ls_load_at_scopes); /* struct ls_list */
LS_LOAD_READER(ls_load_at_group);  /* uint32_t */
LS_LOAD_READER(ls_load_at_marks);  /* uint32_t */
LS_LOAD_READER(ls_load_at_number); /* uint32_t */
LS_LOAD_READER(ls_load_at_date);   /* int32_t */
LS_LOAD_READER(ls_load_at_kinds);  /* uint16_t */
LS_LOAD_READER(ls_load_at_grants); /* uint16_t */
LS_LOAD_READER(ls_load_at_action); /* uint8_t */
LS_LOAD_READER(ls_load_at_risk);   /* uint8_t */
LS_LOAD_READER(ls_load_at_bool);   /* uint8_t */
LS_LOAD_READER(ls_load_at_word);   /* uint8_t */
LS_LOAD_READER(ls_load_elsewhere); /* nothing: another step reads it */

/* All keys there are, for the test that doc/catalog-format.md explains each. */
struct ls_load_section {
	const char *key;
	void (*read)(struct ls_loading *, const struct ls_node *);
};
extern const struct ls_load_section ls_load_sections[];
extern const struct ls_load_key ls_load_endpoint_keys[];
extern const struct ls_load_key ls_load_grant_keys[];
extern const struct ls_load_key ls_load_group_keys[];
extern const struct ls_load_key ls_load_implication_keys[];
extern const struct ls_load_key ls_load_mcp_keys[];
extern const struct ls_load_key ls_load_not_scope_keys[];
extern const struct ls_load_key ls_load_offer_keys[];
extern const struct ls_load_key ls_load_operation_keys[];
extern const struct ls_load_key ls_load_pattern_keys[];
extern const struct ls_load_key ls_load_provider_keys[];
extern const struct ls_load_key ls_load_risk_keys[];
extern const struct ls_load_key ls_load_scope_keys[];
extern const struct ls_load_key ls_load_source_keys[];
extern const struct ls_load_key ls_load_toxic_keys[];
extern const struct ls_load_key ls_load_when_empty_keys[];

/* --- the sections of the file --- */

void ls_load_group_names(struct ls_loading *, const struct ls_node *);
void ls_load_scope_names(struct ls_loading *, const struct ls_node *);
void ls_load_groups(struct ls_loading *, const struct ls_node *);
void ls_load_scope_records(struct ls_loading *, const struct ls_node *);
void ls_load_group_uses(struct ls_loading *, const struct ls_node *);
void ls_load_patterns(struct ls_loading *, const struct ls_node *);
void ls_load_implications(struct ls_loading *, const struct ls_node *);
void ls_load_not_scopes(struct ls_loading *, const struct ls_node *);
void ls_load_provider(struct ls_loading *, const struct ls_node *);
void ls_load_endpoints(struct ls_loading *, const struct ls_node *);
void ls_load_offers(struct ls_loading *, const struct ls_node *);
void ls_load_toxic(struct ls_loading *, const struct ls_node *);
void ls_load_mcp(struct ls_loading *, const struct ls_node *);
void ls_load_verb_map(struct ls_loading *, const struct ls_node *);
void ls_load_operations(struct ls_loading *, const struct ls_node *);
/* The trie of the operations, once they are in order. */
void ls_load_paths(struct ls_loading *);

/* Sorts, sums up and hands out the catalog. */
const struct ls_catalog *ls_load_finish(struct ls_loading *loading);

#endif
