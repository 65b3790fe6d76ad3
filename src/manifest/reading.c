/* Reads mappings by tables of keys and reports what does not fit them. */
#include "config.h"

#include "manifest/reading.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Suggestions cost time; past so many nobody reads them. */
#define SUGGESTIONS LS_LIMIT_RULE_FINDINGS
#define MOST_FIELDS 64 /* of a table */

void ls_wrong_shape(struct ls_reading *reading, const struct ls_node *node,
		    struct ls_text suggestion, const char *format, ...)
{
	char message[256];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	*LS_PUSH(reading->arena,
		 &reading->manifest->problems) = (struct ls_shape_problem){
		.node = node,
		.message = ls_arena_copy(reading->arena, ls_text_of(message)),
		.suggestion = suggestion,
	};
}

void ls_unknown_key(struct ls_reading *reading, const struct ls_node *key,
		    struct ls_text suggestion)
{
	*LS_PUSH(reading->arena,
		 &reading->manifest->problems) = (struct ls_shape_problem){
		.node = key,
		.unknown_key = true,
		.suggestion = suggestion,
	};
}

const char *ls_key_shown(const struct ls_reading *reading,
			 const struct ls_node *value)
{
	if (value->key == NULL || value->key->kind != LS_SCALAR)
		return "";
	return ls_arena_string(reading->arena,
			       ls_text_part(value->key->text, 0, 60));
}

/* --- names --- */

static struct ls_text plain_name(struct ls_text name, char buffer[64])
{
	size_t n = 0;

	for (size_t i = 0; i < name.n && n < 64; i++) {
		char c = name.p[i];

		if (c == '-' || c == '_')
			continue;
		buffer[n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return (struct ls_text){ .p = buffer, .n = n };
}

unsigned ls_name_distance(struct ls_text a, struct ls_text b)
{
	char first[64];
	char second[64];
	unsigned most;

	if (a.n > 64 || b.n > 64)
		return 3;
	a = plain_name(a, first);
	b = plain_name(b, second);
	most = a.n < 4 || b.n < 4 ? 0 : a.n < 6 || b.n < 6 ? 1 : 2;
	if (ls_text_distance(a, b, most) > most)
		return 3;
	return ls_text_distance(a, b, most);
}

static void nearest_field(const struct ls_field *fields, struct ls_text name,
			  unsigned *best, struct ls_text *nearest)
{
	for (; fields != NULL && fields->key.n > 0; fields++) {
		unsigned distance = ls_name_distance(name, fields->key);

		if (distance < *best) {
			*best = distance;
			*nearest = fields->key;
		}
	}
}

/* The field of this name, or NULL.  `near`: where to look first, as most files
 * have their keys in the order of the table. */
static const struct ls_field *find_field(const struct ls_field *fields,
					 const struct ls_field *near,
					 struct ls_text name)
{
	for (const struct ls_field *f = near; f->key.n > 0; f++)
		if (ls_text_eq(f->key, name))
			return f;
	for (const struct ls_field *f = fields; f < near; f++)
		if (ls_text_eq(f->key, name))
			return f;
	return NULL;
}

bool ls_field_is(const struct ls_field *fields, struct ls_text name)
{
	return fields != NULL && find_field(fields, fields, name) != NULL;
}

/* The map is gone through once; of duplicates the last counts, and the readers
 * are called in the order of the table. */
void ls_fields_read(struct ls_reading *reading, const struct ls_node *map,
		    const struct ls_field *fields, void *into)
{
	const struct ls_node *values[MOST_FIELDS] = { NULL };
	const struct ls_field *near = fields;

	for (const struct ls_node *value = ls_node_first(map); value != NULL;
	     value = value->next) {
		const struct ls_field *field;

		if (value->key == NULL || value->key->kind != LS_SCALAR)
			continue;
		field = find_field(fields, near, value->key->text);
		if (field == NULL)
			continue;
		assert(field - fields < MOST_FIELDS);
		values[field - fields] = value;
		near = field + 1;
	}
	for (size_t i = 0; fields[i].key.n > 0; i++)
		if (fields[i].read != NULL && values[i] != NULL &&
		    !ls_node_is_null(values[i]))
			fields[i].read(reading, values[i],
				       (char *)into + fields[i].offset);
}

struct ls_text ls_field_folded(const struct ls_field *fields,
			       struct ls_text name)
{
	for (; fields != NULL && fields->key.n > 0; fields++)
		if (ls_text_is_folded(name, fields->key))
			return fields->key;
	return (struct ls_text){ .n = 0 };
}

/* What a name was meant to be.  One that differs in case alone is found always,
 * as it is a key to some readers; a slip only while that is worth its time. */
static struct ls_text meant_by(const struct ls_reading *reading,
			       const struct ls_field *fields,
			       const struct ls_field *more, struct ls_text name)
{
	struct ls_text nearest = ls_field_folded(fields, name);
	unsigned best = 3;

	if (nearest.n == 0)
		nearest = ls_field_folded(more, name);
	if (nearest.n > 0 || reading->manifest->problems.n >= SUGGESTIONS)
		return nearest;
	nearest_field(fields, name, &best, &nearest);
	nearest_field(more, name, &best, &nearest);
	return nearest;
}

void ls_fields_unknown(struct ls_reading *reading, const struct ls_node *map,
		       const struct ls_field *fields,
		       const struct ls_field *more)
{
	const struct ls_field *near = fields;
	const struct ls_node *entry;

	for (entry = ls_node_first(map); entry != NULL; entry = entry->next) {
		const struct ls_field *field;
		struct ls_text name;

		if (entry->key == NULL || entry->key->kind != LS_SCALAR)
			continue; /* the document's notices tell */
		name = entry->key->text;
		field = find_field(fields, near, name);
		if (field != NULL) {
			near = field + 1;
			continue;
		}
		if (ls_field_is(more, name) || ls_text_starts(name, "x-"))
			continue;
		ls_unknown_key(reading, entry->key,
			       meant_by(reading, fields, more, name));
	}
}

bool ls_expect_mapping(struct ls_reading *reading, const struct ls_node *node,
		       const char *what)
{
	if (node->kind == LS_MAPPING)
		return true;
	ls_wrong_shape(reading, node, (struct ls_text){ .n = 0 },
		       "%s must be a mapping of keys to values", what);
	return false;
}

/* --- common values --- */

/* Whether a number may stand there: ids and versions look like one.  Of the
 * provider and the environment ambiguous-scalar speaks. */
static bool may_be_number(const struct ls_node *value)
{
	static const char *const keys[] = {
		"provider",    "environment",      "id",
		"name",        "ticket",           "client_id",
		"software_id", "software_version", "operation_id",
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (value->key != NULL && ls_text_is(value->key->text, keys[i]))
			return true;
	return false;
}

static bool is_named_place(const struct ls_node *value)
{
	return value->key != NULL &&
	       (ls_text_is(value->key->text, "provider") ||
		ls_text_is(value->key->text, "environment"));
}

static void judge_type(struct ls_reading *reading, const struct ls_node *value)
{
	if (value->type == LS_STRING || is_named_place(value) ||
	    (value->type == LS_NUMBER && may_be_number(value)))
		return;
	ls_wrong_shape(reading, value, (struct ls_text){ .n = 0 },
		       "'%s' must be a string", ls_key_shown(reading, value));
}

void ls_check_value(struct ls_reading *reading, const struct ls_node *value,
		    void *into)
{
	struct ls_value ignored;

	(void)into;
	ls_read_value(reading, value, &ignored);
}

void ls_read_value(struct ls_reading *reading, const struct ls_node *value,
		   void *into)
{
	struct ls_value *out = into;

	if (value->kind != LS_SCALAR) {
		ls_wrong_shape(reading, value, (struct ls_text){ .n = 0 },
			       "'%s' must be one value, not a %s",
			       ls_key_shown(reading, value),
			       value->kind == LS_MAPPING ? "mapping" : "list");
		return;
	}
	judge_type(reading, value);
	out->node = value;
	out->text = value->text;
}

void ls_read_strings(struct ls_reading *reading, const struct ls_node *value,
		     void *into)
{
	const struct ls_node **out = into;
	const char *key = ls_key_shown(reading, value);
	const struct ls_node *item;

	if (value->kind != LS_SEQUENCE) {
		ls_wrong_shape(reading, value, (struct ls_text){ .n = 0 },
			       "'%s' must be a list of strings", key);
		return;
	}
	*out = value;
	for (item = ls_node_first(value); item != NULL; item = item->next)
		if (!ls_node_is_string(item))
			ls_wrong_shape(reading, item,
				       (struct ls_text){ .n = 0 },
				       "'%s' must hold strings only", key);
}

void ls_read_three(struct ls_reading *reading, const struct ls_node *value,
		   void *into)
{
	enum ls_three *out = into;

	if (value->kind == LS_SCALAR && value->type == LS_BOOLEAN) {
		*out = value->text.n > 0 && (value->text.p[0] | 0x20) == 't' ?
			       LS_YES :
			       LS_NO;
		return;
	}
	ls_wrong_shape(reading, value, (struct ls_text){ .n = 0 },
		       "'%s' must be true or false",
		       ls_key_shown(reading, value));
}

/* "a, b or c" */
static void list_words(const struct ls_word *words, char *out, size_t size)
{
	size_t n = 0;

	out[0] = '\0';
	for (; words->word != NULL && n < size; words++) {
		const char *sign = words[1].word == NULL ? " or " : ", ";
		int more = snprintf(out + n, size - n, "%s%s",
				    n == 0 ? "" : sign, words->word);

		n += more < 0 ? 0 : (size_t)more;
	}
}

static struct ls_text nearest_word(const struct ls_word *words,
				   struct ls_text text)
{
	struct ls_text nearest = { .n = 0 };
	unsigned best = 3;

	for (; words->word != NULL; words++) {
		struct ls_text word = ls_text_of(words->word);
		unsigned distance = ls_name_distance(text, word);

		if (distance < best) {
			best = distance;
			nearest = word;
		}
	}
	return nearest;
}

int ls_read_word(struct ls_reading *reading, const struct ls_node *node,
		 const struct ls_word *words, int unstated)
{
	struct ls_text nearest = { .n = 0 };
	char all[160];

	for (size_t i = 0; words[i].word != NULL; i++)
		if (node->kind == LS_SCALAR &&
		    ls_text_is(node->text, words[i].word))
			return words[i].value;
	if (node->kind == LS_SCALAR)
		nearest = nearest_word(words, node->text);
	list_words(words, all, sizeof(all));
	ls_wrong_shape(reading, node, nearest, "'%s' must be %s",
		       ls_key_shown(reading, node), all);
	return unstated;
}
