/* Knows an RFC 7591 object or client-id metadata document that stands on its
 * own, whatever the file is called. */
#include "config.h"

#include "manifest/reading.h"

enum shape { SHAPE_TEXT, SHAPE_URIS, SHAPE_GRANTS, SHAPE_WORDS };

/* Names that nothing but OAuth client metadata has (RFC 7591, section 2).
 * `telling`: enough to do without `scope`. */
static const struct {
	const char *key;
	enum shape shape;
	bool telling;
} keys[] = {
	{ "client_id", SHAPE_TEXT, false },
	{ "client_name", SHAPE_TEXT, false },
	{ "redirect_uris", SHAPE_URIS, true },
	{ "grant_types", SHAPE_GRANTS, true },
	{ "response_types", SHAPE_WORDS, false },
	{ "token_endpoint_auth_method", SHAPE_TEXT, true },
};

/* Some servers write null for "none".  A string in place of a list counts when
 * it is one of its values: in a file of translations it is not. */
static bool has_shape(const struct ls_node *value, enum shape shape)
{
	if (value == NULL || value->kind == LS_MAPPING)
		return false;
	if (ls_node_is_null(value))
		return true;
	if (value->kind == LS_SEQUENCE)
		return shape != SHAPE_TEXT;
	switch (shape) {
	case SHAPE_TEXT:
		return true;
	case SHAPE_URIS:
		return ls_text_contains(value->text, "://");
	case SHAPE_GRANTS:
		return ls_grant_parse(value->text) % LS_GRANT_OTHER != 0;
	case SHAPE_WORDS:
		return ls_text_is(value->text, "code") ||
		       ls_text_is(value->text, "token");
	}
	return false;
}

static bool has(const struct ls_node *object, const char *key)
{
	return ls_node_get(object, key) != NULL;
}

/* Files that describe clients or servers without being a client. */
static bool is_something_else(const struct ls_node *object)
{
	if (has(object, "openapi") || has(object, "swagger") ||
	    has(object, "asyncapi"))
		return true;
	if (has(object, "$schema") && has(object, "properties"))
		return true;
	return has(object, "issuer") && has(object, "authorization_endpoint") &&
	       !has(object, "client_id") && !has(object, "redirect_uris");
}

static unsigned count_keys(const struct ls_node *object, bool *telling)
{
	unsigned count = 0;

	*telling = false;
	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const struct ls_node *value = ls_node_get(object, keys[i].key);

		if (!has_shape(value, keys[i].shape))
			continue;
		count++;
		*telling |= keys[i].telling;
	}
	return count;
}

bool ls_oauth_client_is(const struct ls_node *object)
{
	const struct ls_node *scope = ls_node_get(object, "scope");
	bool telling;
	unsigned count;

	if (object == NULL || object->kind != LS_MAPPING)
		return false;
	count = count_keys(object, &telling);
	if (count < 2 || is_something_else(object))
		return false;
	if (scope != NULL && scope->kind != LS_MAPPING)
		return true;
	return count >= 3 && telling;
}

bool ls_oauth_client_like(const struct ls_node *object)
{
	bool telling;

	return object->kind == LS_MAPPING && count_keys(object, &telling) > 0 &&
	       !is_something_else(object);
}

void ls_oauth_client_read(struct ls_reading *reading,
			  const struct ls_node *object)
{
	reading->manifest->format = LS_LITERAL("oauth-client");
	ls_client_read(reading, object);
}
