/* Production and staging mixed in one integration. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/url.h"

enum side { SIDE_UNKNOWN, SIDE_PRODUCTION, SIDE_TEST };

static const char *const test_words[] = {
	"staging", "stage",   "stg",     "dev", "development",   "test",
	"testing", "sandbox", "preprod", "uat", "preproduction", "qa",
};

static enum side side_of(struct ls_text word)
{
	if (ls_text_is_folded(word, LS_LITERAL("production")) ||
	    ls_text_is_folded(word, LS_LITERAL("prod")) ||
	    ls_text_is_folded(word, LS_LITERAL("live")))
		return SIDE_PRODUCTION;
	for (size_t i = 0; i < sizeof(test_words) / sizeof(test_words[0]); i++)
		if (ls_text_is_folded(word, ls_text_of(test_words[i])))
			return SIDE_TEST;
	return SIDE_UNKNOWN;
}

/* The word of a host name that speaks of tests ("staging.example.com",
 * "api-dev.example.com"), or nothing.  The last two labels are a name. */
static struct ls_text test_word(struct ls_text host)
{
	struct ls_text rest = host;
	struct ls_text label;
	struct ls_text word;
	size_t dots = 0;

	for (size_t i = 0; i < host.n; i++)
		dots += host.p[i] == '.';
	for (; dots > 1 && ls_text_cut(&rest, '.', &label); dots--)
		while (ls_text_cut(&label, '-', &word))
			if (side_of(word) == SIDE_TEST)
				return word;
	return (struct ls_text){ .n = 0 };
}

static struct ls_finding *flag(struct ls_run *run, const struct ls_value *value,
			       struct ls_text what, struct ls_text theirs)
{
	const struct ls_value *ours = &run->manifest->environment;
	struct ls_finding *f;

	f = ls_flag(run, value->node->span,
		    "%s '%s' is of the environment '%s', and this is '%s'",
		    ls_shown(run, what), ls_url_shown(run, value->text),
		    ls_shown(run, theirs), ls_shown(run, ours->text));
	ls_relate(run, f, ours->node->span, "the environment");
	return f;
}

/* By its host name, for what no catalog knows: production only, for nothing
 * in a name says that it is of production. */
static void judge_name(struct ls_run *run, const struct ls_value *value,
		       struct ls_text what)
{
	struct ls_url_parts url = ls_url_split(value->text);
	struct ls_text word = test_word(url.host);

	if (word.n > 0 &&
	    side_of(run->manifest->environment.text) == SIDE_PRODUCTION)
		ls_confidence_set(flag(run, value, what, word), LS_LIKELY);
}

static void judge(struct ls_run *run, const struct ls_value *value, int role,
		  struct ls_text what)
{
	const struct ls_catalog *catalog = run->catalog;
	struct ls_text ours = run->manifest->environment.text;
	const struct ls_endpoint *theirs = NULL;
	const struct ls_endpoint *right = NULL;
	struct ls_text word;
	struct ls_finding *f;

	if (!ls_is_literal(value))
		return;
	if (catalog != NULL)
		theirs = ls_catalog_endpoint(catalog, value->text, role);
	if (catalog != NULL && theirs == NULL)
		theirs = ls_catalog_host(catalog, value->text);
	if (theirs == NULL || theirs->environment.n == 0) {
		judge_name(run, value, what);
		return;
	}
	word = ls_ref_text(catalog, theirs->environment);
	if (side_of(word) == SIDE_UNKNOWN || side_of(word) == side_of(ours))
		return;
	f = flag(run, value, what, word);
	ls_note(run, f,
		"credentials of one environment are no good in the "
		"other (catalog %s)",
		ls_catalog_name(run));
	if (role >= 0)
		right = ls_endpoint_right(catalog, (enum ls_endpoint_role)role,
					  ours);
	if (right != NULL)
		ls_hint(run, f, "in '%s' it is '%s'", ls_shown(run, ours),
			ls_ref_shown(run, right->url));
}

/* A program on the user's machine listens there; a server does not. */
static void judge_redirect(struct ls_run *run, const struct ls_value *value)
{
	const struct ls_client *client = &run->manifest->client;
	struct ls_url_parts url = ls_url_split(value->text);
	const unsigned servers = LS_KIND_WEB | LS_KIND_SPA | LS_KIND_SERVICE;

	if (!ls_is_literal(value))
		return;
	if (!ls_url_is_loopback(&url) && !ls_url_is_localhost(&url)) {
		judge(run, value, -1, LS_LITERAL("redirect URI"));
		return;
	}
	if ((client->kind & servers) != 0 &&
	    !ls_text_is(client->application_type.text, "native") &&
	    side_of(run->manifest->environment.text) == SIDE_PRODUCTION)
		ls_confidence_set(flag(run, value, LS_LITERAL("redirect URI"),
				       LS_LITERAL("development")),
				  LS_LIKELY);
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *manifest = run->manifest;
	const struct ls_node *list = manifest->client.redirect_uris;

	if (side_of(manifest->environment.text) == SIDE_UNKNOWN)
		return;
	for (size_t i = 0; i < manifest->urls.n; i++)
		judge(run, &manifest->urls.v[i].value,
		      (int)manifest->urls.v[i].role, manifest->urls.v[i].key);
	for (size_t i = 0; i < manifest->servers.n; i++)
		judge(run, &manifest->servers.v[i].url, LS_ENDPOINT_MCP,
		      LS_LITERAL("MCP server"));
	for (size_t i = 0; i < manifest->requests.n; i++)
		for (size_t k = 0; k < manifest->requests.v[i].resources.n; k++)
			judge(run, &manifest->requests.v[i].resources.v[k], -1,
			      LS_LITERAL("resource"));
	for (const struct ls_node *n = ls_node_first(list); n != NULL;
	     n = n->next)
		if (n->kind == LS_SCALAR)
			judge_redirect(run,
				       &(struct ls_value){ .node = n,
							   .text = n->text });
}

const struct ls_rule ls_rule_environment_mismatch = {
	.id = "environment-mismatch",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_ENVIRONMENT,
	.fix = LS_FIX_NONE,
	.summary = "address of another environment than the manifest's",
	.why = "A production client that asks the staging server for tokens "
	       "fails on the day it matters; one that is redirected to a test "
	       "machine gives production codes to it. The other way round, "
	       "tests reach real guests and real money.\n"
	       "Addresses the catalog knows are judged by it, others by words "
	       "such as 'staging' in their host names (likely).",
	.advice = "Keep one manifest and one client for each environment.",
	.authority = "OWASP Non-Human Identities Top 10, NHI8:2025, "
		     "environment isolation\n"
		     "Google OAuth policies: no test environments in "
		     "production clients",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "environment: production\n"
	       "scope: booking.read\n"
	       "endpoints:\n"
	       "  token_endpoint: https://staging-iam.wink.travel/oauth2/token"
	       "\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"environment: production\n"
		"scope: booking.read\n"
		"endpoints:\n"
		"  token_endpoint: https://iam.wink.travel/oauth2/token\n",
	.check = check,
};
