/* One token meant for two providers, or for two servers. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/url.h"

enum { CATALOGS = 64 }; /* bits of a set of catalogs */

/* By its very name; identity scopes are everybody's. */
static bool has_scope(const struct ls_catalog *catalog, struct ls_text name)
{
	const unsigned shared = LS_SCOPE_IDENTITY | LS_SCOPE_LONG_LIVED;
	uint32_t low = 0;
	uint32_t high = catalog->scope_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t scope = catalog->by_name[middle];
		int order = ls_text_compare(ls_scope_name(catalog, scope),
					    name);

		if (order == 0)
			return (catalog->scopes[scope].flags & shared) == 0;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static uint64_t catalogs_with(const struct ls_catalogs *all,
			      struct ls_text name)
{
	uint64_t set = 0;

	for (size_t i = 0; i < all->n && i < CATALOGS; i++)
		if (has_scope(all->v[i], name))
			set |= UINT64_C(1) << i;
	return set;
}

static const char *first_name(struct ls_run *run, uint64_t set)
{
	size_t i = 0;

	while ((set >> i & 1) == 0)
		i++;
	return ls_shown(
		run, ls_ref_text(run->catalogs->v[i], run->catalogs->v[i]->id));
}

/* With a catalog, a scope of another one is foreign-scope's business. */
static void check_tokens(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_token *first = NULL;
	uint64_t common = 0;

	for (size_t i = 0; i < request->scope.tokens.n; i++) {
		const struct ls_token *token = &request->scope.tokens.v[i];
		uint64_t set = catalogs_with(run->catalogs, token->text);
		struct ls_finding *f;

		if (token->unresolved || set == 0)
			continue;
		if (first == NULL) {
			first = token;
			common = set;
		}
		if ((common & set) != 0) {
			common &= set;
			continue;
		}
		f = ls_flag(run, token->span,
			    "'%s' is a scope of %s, and '%s' in the same "
			    "request is one of %s",
			    ls_shown(run, token->text), first_name(run, set),
			    ls_shown(run, first->text),
			    first_name(run, common));
		ls_about(run, f, request, token);
		ls_relate(run, f, first->span, "the other provider's scope");
		ls_hint(run, f, "ask each provider for a token of its own");
		return;
	}
}

static bool is_same_provider(struct ls_run *run, struct ls_text a,
			     struct ls_text b)
{
	const struct ls_catalog *first = ls_catalogs_of_url(run->catalogs, a);

	return first != NULL && first == ls_catalogs_of_url(run->catalogs, b);
}

static void check_resources(struct ls_run *run,
			    const struct ls_request *request)
{
	const struct ls_value *first = NULL;
	struct ls_url_parts home = { .has_user = false };

	for (size_t i = 0; i < request->resources.n; i++) {
		const struct ls_value *value = &request->resources.v[i];
		struct ls_url_parts url = ls_url_split(value->text);
		struct ls_finding *f;

		if (!ls_is_literal(value) || url.host.n == 0)
			continue;
		if (first == NULL) {
			first = value;
			home = url;
			continue;
		}
		if (ls_text_is_folded(url.host, home.host))
			continue;
		f = ls_flag(run, value->node->span,
			    "one token is for '%s' and for '%s', so each of "
			    "them can use it at the other",
			    ls_shown(run, home.host), ls_shown(run, url.host));
		if (is_same_provider(run, first->text, value->text))
			ls_severity_set(f, LS_WARNING);
		ls_about(run, f, request, NULL);
		ls_relate(run, f, first->node->span, "the first resource");
		ls_hint(run, f, "ask for one token for each server");
		return;
	}
}

static void check(struct ls_run *run, const struct ls_request *request)
{
	if (run->catalog == NULL)
		check_tokens(run, request);
	check_resources(run, request);
}

const struct ls_rule ls_rule_mixed_provider_token = {
	.id = "mixed-provider-token",
	.family = LS_FAMILY_AGENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_REQUEST,
	.fix = LS_FIX_NONE,
	.summary = "one token request for two providers or two servers",
	.why = "A token that two servers accept can be taken by either and "
	       "used at the other: the confused deputy. MCP forbids a server "
	       "to pass on the token it was given.\n"
	       "Two hosts of one provider get a warning. A scope that belongs "
	       "to another provider than the manifest's is reported as "
	       "foreign-scope.",
	.advice = "Make one request for each server, with its own 'resource' "
		  "and only its scopes.",
	.authority = "MCP authorization, access token privilege restriction\n"
		     "RFC 8707 sections 2.2 and 3",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: inventory.read\n"
	       "resource:\n"
	       "  - https://api.wink.travel\n"
	       "  - https://api.example.com\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read\n"
		"resource: https://api.wink.travel\n",
	.check_request = check,
};
