/* Chooses the catalog a manifest is judged by, and asks it for every token. */
#include "config.h"

#include "manifest/reading.h"

static bool is_oidc(const struct ls_catalog *catalog)
{
	return ls_text_is(ls_ref_text(catalog, catalog->id), "oidc");
}

static const struct ls_catalog *named(const struct ls_catalogs *catalogs,
				      struct ls_text name)
{
	const struct ls_catalog *catalog = ls_catalogs_find(catalogs, name);

	for (size_t i = catalogs->n; catalog == NULL && i-- > 0;) {
		const struct ls_catalog *one = catalogs->v[i];

		if (ls_text_is_folded(ls_ref_text(one, one->id), name))
			catalog = one;
	}
	return catalog;
}

/* --- by the host of an endpoint --- */

static const struct ls_catalog *of_url(const struct ls_reading *reading,
				       const struct ls_value *url)
{
	if (url->node == NULL || url->text.n == 0)
		return NULL;
	return ls_catalogs_of_url(reading->options->catalogs, url->text);
}

static const struct ls_catalog *by_host(const struct ls_reading *reading)
{
	const struct ls_manifest *manifest = reading->manifest;
	const struct ls_catalog *catalog = NULL;
	const struct ls_node *own; /* RFC 7592: on the authorization server */

	for (size_t i = 0; catalog == NULL && i < manifest->urls.n; i++)
		catalog = of_url(reading, &manifest->urls.v[i].value);
	for (size_t i = 0; catalog == NULL && i < manifest->servers.n; i++)
		catalog = of_url(reading, &manifest->servers.v[i].url);
	for (size_t i = 0; i < manifest->requests.n; i++) {
		const struct ls_request *request = &manifest->requests.v[i];

		for (size_t k = 0; catalog == NULL && k < request->resources.n;
		     k++)
			catalog = of_url(reading, &request->resources.v[k]);
	}
	own = ls_node_get(manifest->client.node, "registration_client_uri");
	if (catalog == NULL && own != NULL && own->kind == LS_SCALAR)
		catalog = ls_catalogs_of_url(reading->options->catalogs,
					     own->text);
	return catalog;
}

/* --- by the names of the scopes --- */

struct guess {
	struct ls_reading *reading;
	const struct ls_catalog *oidc;
	uint32_t *counts; /* for each catalog */
};

static bool knows(struct ls_reading *reading, const struct ls_catalog *catalog,
		  struct ls_text token)
{
	enum ls_known_by by =
		ls_catalog_find(reading->arena, catalog, token).by;

	return by != LS_NOT_KNOWN && by != LS_KNOWN_UNDECIDED;
}

static void count_token(struct guess *guess, struct ls_text token)
{
	const struct ls_catalogs *all = guess->reading->options->catalogs;

	if (token.n > LS_LIMIT_SCOPE_BYTES || ls_is_placeholder(token))
		return;
	if (guess->oidc != NULL && knows(guess->reading, guess->oidc, token))
		return;
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i] != guess->oidc &&
		    knows(guess->reading, all->v[i], token))
			guess->counts[i]++;
}

static void count_list(void *arg, struct ls_scope_list *list)
{
	struct guess *guess = arg;
	struct ls_scope_words words = ls_scope_words(list->node,
						     LS_LITERAL(" "));
	struct ls_scope_word word;

	while (guess->reading->guesses_left > 0 &&
	       ls_scope_word(&words, &word)) {
		guess->reading->guesses_left--;
		count_token(guess,
			    ls_text_part(word.node->text, word.from, word.to));
	}
}

/* The catalog that knows more of the tokens than any other. */
static const struct ls_catalog *by_scopes(struct ls_reading *reading)
{
	const struct ls_catalogs *all = reading->options->catalogs;
	struct guess guess = { .reading = reading };
	const struct ls_catalog *best = NULL;
	uint32_t most = 0;

	for (size_t i = 0; i < all->n; i++)
		if (is_oidc(all->v[i]))
			guess.oidc = all->v[i];
	guess.counts = ls_arena_get(reading->arena,
				    (all->n + 1) * sizeof(*guess.counts));
	ls_each_scope_list(reading->manifest, count_list, &guess);
	for (size_t i = 0; i < all->n; i++) {
		if (guess.counts[i] == most)
			best = NULL;
		if (guess.counts[i] <= most)
			continue;
		most = guess.counts[i];
		best = all->v[i];
	}
	return best;
}

static void choose(struct ls_reading *reading)
{
	struct ls_manifest *manifest = reading->manifest;
	const struct ls_value *provider = &manifest->provider;
	const struct ls_catalogs *all = reading->options->catalogs;

	if (provider->node != NULL && provider->text.n > 0 &&
	    !ls_is_placeholder(provider->text)) {
		/* A provider that nobody knows is not guessed at. */
		manifest->catalog = named(all, provider->text);
		manifest->catalog_by = LS_CATALOG_BY_MANIFEST;
	} else if (reading->options->provider != NULL) {
		manifest->catalog = reading->options->provider;
		manifest->catalog_by = LS_CATALOG_BY_OPTION;
	} else {
		manifest->catalog = by_host(reading);
		manifest->catalog_by = LS_CATALOG_BY_ENDPOINT;
		if (manifest->catalog == NULL) {
			manifest->catalog = by_scopes(reading);
			manifest->catalog_by = LS_CATALOG_BY_SCOPES;
		}
	}
	if (manifest->catalog == NULL)
		manifest->catalog_by = LS_CATALOG_BY_NOTHING;
}

/* --- the tokens --- */

/* What is known of a token in the hands of this client. */
static struct ls_known look_up(struct ls_reading *reading,
			       const struct ls_catalog *catalog,
			       struct ls_text text)
{
	struct ls_known known = ls_catalog_find(reading->arena, catalog, text);

	if (known.scope != LS_NONE)
		known.risk = ls_scope_risk(catalog, known.scope,
					   reading->manifest->client.kind);
	return known;
}

static void resolve_list(void *arg, struct ls_scope_list *list)
{
	struct ls_reading *reading = arg;
	const struct ls_catalog *catalog = reading->manifest->catalog;
	struct ls_text separators = LS_LITERAL(" ");

	if (catalog != NULL)
		separators = ls_ref_text(catalog, catalog->separators);
	ls_scope_split(reading, list, separators);
	for (size_t i = 0; catalog != NULL && i < list->tokens.n; i++) {
		struct ls_token *token = &list->tokens.v[i];

		if (!token->unresolved && token->text.n <= LS_LIMIT_SCOPE_BYTES)
			token->known = look_up(reading, catalog, token->text);
	}
}

void ls_resolve(struct ls_reading *reading)
{
	choose(reading);
	ls_each_scope_list(reading->manifest, resolve_list, reading);
}
