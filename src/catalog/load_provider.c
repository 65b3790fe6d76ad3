/* Reading what a catalog file says of the provider as a whole. */
#include "config.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

#include "catalog/loading.h"
#include "catalog/path.h"

/* --- provider: --- */

struct provider {
	struct ls_catalog *catalog;
	char separators[16];
	size_t separator_count;
};

static void add_character(struct provider *provider, char c)
{
	for (size_t i = 0; i < provider->separator_count; i++)
		if (provider->separators[i] == c)
			return;
	if (provider->separator_count < sizeof(provider->separators))
		provider->separators[provider->separator_count++] = c;
}

static void add_separator(struct ls_loading *loading,
			  const struct ls_node *value,
			  struct provider *provider)
{
	struct ls_text text = ls_load_text(loading, value);

	if (text.n == 0)
		return;
	if (text.n != 1 || text.p[0] < ' ' || text.p[0] > '~') {
		LS_LOAD_PROBLEM(loading, value->span,
				"a separator must be one character");
		return;
	}
	add_character(provider, text.p[0]);
}

/* Without 'separator:', what is accepted comes on top of what the base has, or
 * of the blank. */
static void keep_separators(struct ls_loading *loading,
			    struct provider *provider)
{
	struct ls_text kept = ls_loading_text(loading,
					      loading->catalog.separators);

	if (kept.n == 0)
		kept = LS_LITERAL(" ");
	for (size_t i = 0; i < kept.n; i++)
		add_character(provider, kept.p[i]);
}

static LS_LOAD_READER(read_accept)
{
	const struct ls_node *item = NULL;

	(void)key;
	while ((item = ls_load_next(loading, value, item)) != NULL)
		add_separator(loading, item, record);
}

static const struct ls_load_word cases[] = {
	{ "sensitive", 0 },
	{ "fold", 1 },
	{ NULL, 0 },
};

static LS_LOAD_READER(read_case)
{
	struct provider *provider = record;

	ls_load_at_word(loading, value, provider->catalog, key);
}

static LS_LOAD_READER(read_number)
{
	struct provider *provider = record;

	ls_load_at_number(loading, value, provider->catalog, key);
}

static const struct ls_load_word unknown_scope_words[] = {
	{ "fails", LS_UNKNOWN_FAILS },
	{ "ignored", LS_UNKNOWN_IGNORED },
	{ "unknown", LS_UNKNOWN_UNSAID },
	{ NULL, 0 },
};

static const struct ls_load_word empty_words[] = {
	{ "unknown", LS_EMPTY_UNKNOWN },
	{ "nothing", LS_EMPTY_NOTHING },
	{ "default", LS_EMPTY_DEFAULT },
	{ "everything", LS_EMPTY_EVERYTHING },
	{ NULL, 0 },
};

#define AT(field) offsetof(struct ls_catalog, field)

const struct ls_load_key ls_load_when_empty_keys[] = {
	{ "is", ls_load_at_word, AT(when_empty), empty_words },
	{ "scopes", ls_load_elsewhere, 0, NULL },
	{ "source", ls_load_at_source, AT(when_empty_source), NULL },
	{ NULL, NULL, 0, NULL },
};

static LS_LOAD_READER(read_when_empty)
{
	struct provider *provider = record;

	if (value->kind == LS_MAPPING)
		ls_load_map(loading, value, "'when_empty'",
			    ls_load_when_empty_keys, provider->catalog);
	else
		ls_load_at_word(loading, value, provider->catalog, key);
}

static LS_LOAD_READER(read_text)
{
	struct provider *provider = record;

	ls_load_at_text(loading, value, provider->catalog, key);
}

static bool is_id(struct ls_text text)
{
	static const char others[] = "-._";

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') &&
		    !(c >= '0' && c <= '9') &&
		    memchr(others, c, sizeof(others) - 1) == NULL)
			return false;
	}
	return true;
}

/* It stands in messages and lists, and people type it. */
static LS_LOAD_READER(read_id)
{
	if (!is_id(value->text))
		LS_LOAD_PROBLEM(loading, value->span,
				"a provider's id is made of letters, digits, "
				"'-', '.' and '_'");
	else
		read_text(loading, value, record, key);
}

const struct ls_load_key ls_load_provider_keys[] = {
	{ "id", read_id, AT(id), NULL },
	{ "name", read_text, AT(title), NULL },
	{ "case", read_case, AT(fold_case), cases },
	{ "paths", read_case, AT(fold_paths), cases },
	/* Read in this order, whatever the file's: see ls_load_provider(). */
	{ "separator", ls_load_elsewhere, 0, NULL },
	{ "accept", ls_load_elsewhere, 0, NULL },
	{ "max_scopes", read_number, AT(max_scopes), NULL },
	{ "max_scope_length", read_number, AT(max_scope_bytes), NULL },
	{ "when_empty", read_when_empty, AT(when_empty), empty_words },
	{ "unknown_scope", read_case, AT(unknown_scope), unknown_scope_words },
	{ NULL, NULL, 0, NULL },
};
#undef AT

void ls_load_provider(struct ls_loading *loading, const struct ls_node *map)
{
	const struct ls_node *separator = ls_node_get(map, "separator");
	const struct ls_node *accept = ls_node_get(map, "accept");
	struct provider provider = { .catalog = &loading->catalog };

	ls_load_map(loading, map, "'provider'", ls_load_provider_keys,
		    &provider);
	if (separator != NULL)
		add_separator(loading, separator, &provider);
	else if (accept != NULL)
		keep_separators(loading, &provider);
	if (accept != NULL)
		read_accept(loading, accept, &provider, NULL);
	if (provider.separator_count > 0)
		loading->catalog.separators = ls_load_ref(
			loading,
			ls_arena_copy(loading->arena,
				      (struct ls_text){
					      .p = provider.separators,
					      .n = provider.separator_count }));
}

/* --- endpoints: --- */

static const struct ls_load_word roles[] = {
	{ "issuer", LS_ENDPOINT_ISSUER },
	{ "token", LS_ENDPOINT_TOKEN },
	{ "authorization", LS_ENDPOINT_AUTHORIZATION },
	{ "registration", LS_ENDPOINT_REGISTRATION },
	{ "api", LS_ENDPOINT_API },
	{ "mcp", LS_ENDPOINT_MCP },
	{ "console", LS_ENDPOINT_CONSOLE },
	{ NULL, 0 },
};

static LS_LOAD_READER(read_url)
{
	struct ls_text text = ls_load_text(loading, value);

	if (text.n > 0 &&
	    (!ls_text_contains(text, "://") || ls_text_ends(text, "/") ||
	     ls_text_contains(text, "?") || ls_text_contains(text, "#")))
		LS_LOAD_PROBLEM(loading, value->span,
				"an endpoint's 'url' has a scheme, and no "
				"query, fragment or final '/'");
	ls_load_at_text(loading, value, record, key);
}

#define AT(field) offsetof(struct ls_endpoint, field)

const struct ls_load_key ls_load_endpoint_keys[] = {
	{ "role", ls_load_at_word, AT(role), roles },
	{ "url", read_url, AT(url), NULL },
	{ "environment", ls_load_at_text, AT(environment), NULL },
	{ "stale", ls_load_at_bool, AT(stale), NULL },
	{ "note", ls_load_at_text, AT(note), NULL },
	{ "source", ls_load_at_source, AT(source), NULL },
	{ NULL, NULL, 0, NULL },
};
#undef AT

static void find_host(const struct ls_loading *loading,
		      struct ls_endpoint *record)
{
	struct ls_text url = ls_loading_text(loading, record->url);
	struct ls_text host = ls_url_host(url);

	record->host = (struct ls_ref){ .n = (uint32_t)host.n };
	if (host.n > 0)
		record->host.at = record->url.at + (uint32_t)(host.p - url.p);
}

static void read_endpoint(struct ls_loading *loading,
			  const struct ls_node *item)
{
	struct ls_endpoint record = { .stale = 0 };

	ls_load_map(loading, item, "an endpoint", ls_load_endpoint_keys,
		    &record);
	if (ls_node_get(item, "role") == NULL || record.url.n == 0) {
		LS_LOAD_PROBLEM(loading, item->span,
				"an endpoint needs a 'role' and a 'url'");
		return;
	}
	find_host(loading, &record);
	/* An overlay's word about an endpoint replaces that of its base. */
	for (size_t i = 0; i < loading->endpoints.n; i++) {
		struct ls_endpoint *old = &loading->endpoints.v[i];

		if (old->role == record.role &&
		    ls_text_eq(ls_loading_text(loading, old->url),
			       ls_loading_text(loading, record.url))) {
			*old = record;
			return;
		}
	}
	*LS_PUSH(loading->arena, &loading->endpoints) = record;
}

void ls_load_endpoints(struct ls_loading *loading, const struct ls_node *list)
{
	ls_load_each(loading, list, "'endpoints'", read_endpoint);
}

/* --- offers: --- */

const struct ls_load_key ls_load_offer_keys[] = {
	{ "clients", ls_load_at_kinds, offsetof(struct ls_grant_offer, kinds),
	  NULL },
	{ "grants", ls_load_at_grants, offsetof(struct ls_grant_offer, grants),
	  NULL },
	{ "source", ls_load_at_source, offsetof(struct ls_grant_offer, source),
	  NULL },
	{ NULL, NULL, 0, NULL },
};

static void read_offer(struct ls_loading *loading, const struct ls_node *item)
{
	struct ls_grant_offer record = { .kinds = 0 };

	ls_load_map(loading, item, "an entry of 'offers'", ls_load_offer_keys,
		    &record);
	if (record.grants == 0)
		LS_LOAD_PROBLEM(loading, item->span,
				"an entry of 'offers' needs 'grants'");
	*LS_PUSH(loading->arena, &loading->offers) = record;
}

void ls_load_offers(struct ls_loading *loading, const struct ls_node *list)
{
	/* Offers only make sense together: an overlay replaces them all. */
	loading->offers.n = 0;
	ls_load_each(loading, list, "'offers'", read_offer);
}

/* --- toxic: --- */

static const struct ls_load_word severities[] = {
	{ "warning", 0 },
	{ "error", 1 },
	{ NULL, 0 },
};

const struct ls_load_key ls_load_toxic_keys[] = {
	{ "scopes", ls_load_at_scopes, offsetof(struct ls_toxic, scopes),
	  NULL },
	{ "severity", ls_load_at_word, offsetof(struct ls_toxic, error),
	  severities },
	{ "reason", ls_load_at_text, offsetof(struct ls_toxic, reason), NULL },
	{ "source", ls_load_at_source, offsetof(struct ls_toxic, source),
	  NULL },
	{ NULL, NULL, 0, NULL },
};

static void read_toxic(struct ls_loading *loading, const struct ls_node *item)
{
	struct ls_toxic record = { .error = 0 };

	ls_load_map(loading, item, "an entry of 'toxic'", ls_load_toxic_keys,
		    &record);
	if (record.scopes.n < 2 || record.reason.n == 0) {
		LS_LOAD_PROBLEM(loading, item->span,
				"an entry of 'toxic' needs a 'reason' and at "
				"least two 'scopes'");
		return;
	}
	*LS_PUSH(loading->arena, &loading->toxic) = record;
}

void ls_load_toxic(struct ls_loading *loading, const struct ls_node *list)
{
	ls_load_each(loading, list, "'toxic'", read_toxic);
}

/* --- mcp: --- */

static const struct ls_load_word registrations[] = {
	{ "any", 0 },
	{ "dynamic", 1 },
	{ NULL, 0 },
};

const struct ls_load_key ls_load_mcp_keys[] = {
	{ "transport", ls_load_at_scopes, offsetof(struct ls_mcp, transport),
	  NULL },
	{ "grants", ls_load_at_grants, offsetof(struct ls_mcp, grants), NULL },
	{ "pkce", ls_load_at_bool, offsetof(struct ls_mcp, pkce), NULL },
	{ "registration", ls_load_at_word,
	  offsetof(struct ls_mcp, dynamic_only), registrations },
	{ "source", ls_load_at_source, offsetof(struct ls_mcp, source), NULL },
	{ NULL, NULL, 0, NULL },
};

void ls_load_mcp(struct ls_loading *loading, const struct ls_node *map)
{
	ls_load_map(loading, map, "'mcp'", ls_load_mcp_keys,
		    &loading->catalog.mcp);
}

/* --- verb_map: --- */

void ls_load_verb_map(struct ls_loading *loading, const struct ls_node *map)
{
	LS_VEC(uint32_t) numbers = { .v = NULL };

	if (map->kind != LS_MAPPING) {
		LS_LOAD_PROBLEM(loading, map->span,
				"'verb_map' must be a mapping from methods to "
				"actions");
		return;
	}
	for (const struct ls_node *verb = ls_node_first(map); verb != NULL;
	     verb = verb->next) {
		struct ls_ref method = ls_load_text_ref(loading, verb->key);

		*LS_PUSH(loading->arena, &numbers) = method.at;
		*LS_PUSH(loading->arena, &numbers) = method.n;
		*LS_PUSH(loading->arena, &numbers) = ls_load_action(loading,
								    verb);
	}
	loading->catalog.verbs = ls_load_list(loading, numbers.v, numbers.n);
}
