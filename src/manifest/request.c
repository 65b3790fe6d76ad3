/* Reads the token requests of a native manifest. */
#include "config.h"

#include "manifest/native.h"

#define REQUEST(key, reader, member)                                       \
	{                                                                  \
		LS_KEY(key), (reader), offsetof(struct ls_request, member) \
	}
#define USE(key, reader, member)                                       \
	{                                                              \
		LS_KEY(key), (reader), offsetof(struct ls_use, member) \
	}

static const struct ls_text no_suggestion = { .p = NULL, .n = 0 };

static const struct ls_word usages[] = {
	{ "complete", LS_USAGE_COMPLETE },
	{ "partial", LS_USAGE_PARTIAL },
	{ NULL, 0 },
};

static const struct ls_word approvals[] = {
	{ "none", LS_APPROVAL_NONE },
	{ "session", LS_APPROVAL_SESSION },
	{ "per-call", LS_APPROVAL_PER_CALL },
	{ NULL, 0 },
};

static const struct ls_word actors[] = {
	{ "service", 1 },
	{ "user", 1 },
	{ NULL, 0 },
};

static void read_grant(struct ls_reading *reading, const struct ls_node *value,
		       void *into)
{
	struct ls_request *request = into;

	ls_read_value(reading, value, &request->grant_type);
	if (request->grant_type.node != NULL && !ls_is_placeholder(value->text))
		request->grant = ls_grant_parse(value->text);
}

static void read_usage(struct ls_reading *reading, const struct ls_node *value,
		       void *into)
{
	enum ls_usage *usage = into;

	*usage = (enum ls_usage)ls_read_word(reading, value, usages,
					     LS_USAGE_UNSTATED);
}

static void read_approval(struct ls_reading *reading,
			  const struct ls_node *value, void *into)
{
	struct ls_request *request = into;

	request->human_approval = (enum ls_approval)ls_read_word(
		reading, value, approvals, LS_APPROVAL_UNSTATED);
	if (value->kind != LS_SCALAR)
		return;
	request->human_approval_value.node = value;
	request->human_approval_value.text = value->text;
}

static void read_actor(struct ls_reading *reading, const struct ls_node *value,
		       void *into)
{
	if (ls_read_word(reading, value, actors, 0) != 0)
		ls_read_value(reading, value, into);
}

/* One string or a list of strings, each a value. */
struct values {
	LS_VEC(struct ls_value) list;
};

static struct values read_values(struct ls_reading *reading,
				 const struct ls_node *value)
{
	const char *key = ls_key_shown(reading, value);
	struct values values = { .list = { .n = 0 } };
	const struct ls_node *item = value;

	if (value->kind == LS_MAPPING) {
		ls_wrong_shape(reading, value, no_suggestion,
			       "'%s' must be a string or a list of strings",
			       key);
		return values;
	}
	if (value->kind == LS_SEQUENCE)
		item = ls_node_first(value);
	for (; item != NULL; item = item->next) {
		if (item->kind != LS_SCALAR || ls_node_is_null(item))
			ls_wrong_shape(reading, item, no_suggestion,
				       "'%s' must hold strings only", key);
		else
			*LS_PUSH(reading->arena, &values.list) =
				(struct ls_value){ item, item->text };
		if (item == value)
			break;
	}
	return values;
}

static void read_resources(struct ls_reading *reading,
			   const struct ls_node *value, void *into)
{
	struct ls_request *request = into;
	struct values values = read_values(reading, value);

	request->resources.v = values.list.v;
	request->resources.n = values.list.n;
	request->resources.capacity = values.list.capacity;
}

static void read_tools(struct ls_reading *reading, const struct ls_node *value,
		       void *into)
{
	struct ls_request *request = into;
	struct values values = read_values(reading, value);

	request->usage_declared = true;
	request->tools.v = values.list.v;
	request->tools.n = values.list.n;
	request->tools.capacity = values.list.capacity;
}

/* --- operations --- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_method(struct ls_text word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!is_letter(word.p[i]))
			return false;
	return word.n > 0;
}

static struct ls_text upper_case(struct ls_arena *arena, struct ls_text text)
{
	char *p = ls_arena_get(arena, text.n + 1);

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		p[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
	}
	return (struct ls_text){ .p = p, .n = text.n };
}

/* "GET /path", "/path" or an operation id. */
static bool parse_operation(struct ls_reading *reading, struct ls_text text,
			    struct ls_use *use)
{
	struct ls_text rest = text;
	struct ls_text first;
	struct ls_text second;
	struct ls_text third;

	if (!ls_text_word(&rest, &first))
		return false;
	if (!ls_text_word(&rest, &second)) {
		if (ls_text_starts(first, "/") ||
		    ls_text_contains(first, "://"))
			use->path = first;
		else
			use->id = first;
		return true;
	}
	if (!is_method(first) || ls_text_word(&rest, &third))
		return false;
	use->method = upper_case(reading->arena, first);
	use->path = second;
	return true;
}

static void read_operation_text(struct ls_reading *reading,
				const struct ls_node *value, void *into)
{
	if (ls_node_is_string(value) &&
	    parse_operation(reading, value->text, into))
		return;
	ls_wrong_shape(reading, value, no_suggestion,
		       "an operation is 'METHOD /path' or an operation id");
}

static void read_operation_id(struct ls_reading *reading,
			      const struct ls_node *value, void *into)
{
	struct ls_value id = { .node = NULL };

	ls_read_value(reading, value, &id);
	*(struct ls_text *)into = id.text;
}

static void read_optional(struct ls_reading *reading,
			  const struct ls_node *value, void *into)
{
	enum ls_three optional = LS_UNSAID;

	ls_read_three(reading, value, &optional);
	*(bool *)into = optional == LS_YES;
}

static const struct ls_field operation_fields[] = {
	{ LS_KEY("operation"), read_operation_text, 0 },
	USE("operation_id", read_operation_id, id),
	USE("needs", ls_read_scope, needs),
	USE("optional", read_optional, optional),
	{ LS_NO_KEY, NULL, 0 },
};

static void read_operation(struct ls_reading *reading,
			   const struct ls_node *item, struct ls_use *use)
{
	bool by_id = ls_node_get(item, "operation_id") != NULL;
	bool by_text = ls_node_get(item, "operation") != NULL;

	use->node = item;
	if (item->kind != LS_MAPPING) {
		read_operation_text(reading, item, use);
		return;
	}
	ls_fields_read(reading, item, operation_fields, use);
	ls_fields_unknown(reading, item, operation_fields, NULL);
	if (by_id == by_text)
		ls_wrong_shape(reading, item, no_suggestion,
			       "an operation needs %s 'operation_id' or "
			       "'operation'",
			       by_id ? "either" : "an");
}

static void read_operations(struct ls_reading *reading,
			    const struct ls_node *value, void *into)
{
	struct ls_request *request = into;
	const struct ls_node *item;

	if (value->kind != LS_SEQUENCE) {
		ls_wrong_shape(reading, value, no_suggestion,
			       "'operations' must be a list");
		return;
	}
	request->usage_declared = true;
	for (item = ls_node_first(value); item != NULL; item = item->next)
		read_operation(reading, item,
			       LS_PUSH(reading->arena, &request->operations));
}

/* --- reasons and details --- */

static void read_justification(struct ls_reading *reading,
			       const struct ls_node *value, void *into)
{
	const struct ls_node **justification = into;
	const struct ls_node *entry;

	if (!ls_expect_mapping(reading, value, "'justification'"))
		return;
	*justification = value;
	for (entry = ls_node_first(value); entry != NULL; entry = entry->next)
		if (entry->kind != LS_SCALAR || entry->type == LS_NULL ||
		    entry->type == LS_BOOLEAN)
			ls_wrong_shape(reading, entry, no_suggestion,
				       "a justification must be one text");
}

/* RFC 9396, section 2: a list of objects. */
static void read_details(struct ls_reading *reading,
			 const struct ls_node *value, void *into)
{
	const struct ls_node **details = into;
	const struct ls_node *item;

	if (value->kind != LS_SEQUENCE) {
		ls_wrong_shape(reading, value, no_suggestion,
			       "'authorization_details' must be a list of "
			       "mappings");
		return;
	}
	*details = value;
	for (item = ls_node_first(value); item != NULL; item = item->next)
		ls_expect_mapping(reading, item,
				  "an item of 'authorization_details'");
}

/* --- the request --- */

const struct ls_field ls_request_fields[] = {
	{ LS_KEY("grant_type"), read_grant, 0 },
	REQUEST("scope", ls_read_scope, scope),
	{ LS_KEY("resource"), read_resources, 0 },
	{ LS_KEY("operations"), read_operations, 0 },
	{ LS_KEY("tools"), read_tools, 0 },
	REQUEST("usage", read_usage, usage),
	REQUEST("step_up_from", ls_read_value, step_up_from),
	{ LS_KEY("human_approval"), read_approval, 0 },
	REQUEST("acts_as", read_actor, acts_as),
	REQUEST("justification", read_justification, justification),
	REQUEST("authorization_details", read_details, authorization_details),
	{ LS_NO_KEY, NULL, 0 },
};

static const struct ls_field id_field[] = {
	REQUEST("id", ls_read_value, id),
	{ LS_NO_KEY, NULL, 0 },
};

void ls_read_request(struct ls_reading *reading, const struct ls_node *map,
		     struct ls_request *request)
{
	request->node = map;
	ls_fields_read(reading, map, ls_request_fields, request);
}

void ls_read_requests(struct ls_reading *reading, const struct ls_node *list)
{
	const struct ls_node *item;

	if (list->kind != LS_SEQUENCE) {
		ls_wrong_shape(reading, list, no_suggestion,
			       "'requests' must be a list, one entry for each "
			       "token that is asked for");
		return;
	}
	for (item = ls_node_first(list); item != NULL; item = item->next) {
		struct ls_request *request;

		if (!ls_expect_mapping(reading, item, "a request"))
			continue;
		request = LS_PUSH(reading->arena, &reading->manifest->requests);
		ls_read_request(reading, item, request);
		ls_fields_read(reading, item, id_field, request);
		ls_fields_unknown(reading, item, ls_request_fields, id_field);
	}
}
