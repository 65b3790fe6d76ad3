/* A request or a registration that names no scope. */
#include "config.h"

#include "rules/rules.h"
#include "rules/token.h"

/* Not stated, "scope:" with nothing behind it, or a list without items. */
static bool is_omitted(const struct ls_scope_list *list)
{
	const struct ls_node *node = list->node;

	return node == NULL || ls_node_is_null(node) ||
	       (node->kind == LS_SEQUENCE && node->count == 0);
}

static struct ls_span place_of(const struct ls_scope_list *list,
			       const struct ls_value *name,
			       const struct ls_node *node)
{
	if (list->node != NULL && list->node->key != NULL)
		return list->node->key->span;
	return name->node != NULL ? name->node->span : ls_start_span(node);
}

/* What the provider makes of it decides how bad it is. */
static void weigh(struct ls_run *run, struct ls_finding *f, unsigned grant)
{
	enum ls_when_empty when = run->catalog == NULL ?
					  LS_EMPTY_UNKNOWN :
					  (enum ls_when_empty)
						  run->catalog->when_empty;

	switch (when) {
	case LS_EMPTY_UNKNOWN:
		if (grant == LS_GRANT_CLIENT_CREDENTIALS)
			ls_severity_set(f, LS_ERROR);
		ls_note(run, f, "nobody says what the server grants then");
		break;
	case LS_EMPTY_NOTHING:
		ls_severity_set(f, LS_NOTE);
		ls_note(run, f, "the token then carries no scope (catalog %s)",
			ls_catalog_name(run));
		break;
	case LS_EMPTY_DEFAULT:
		ls_note(run, f,
			"the server then grants a default set (catalog %s)",
			ls_catalog_name(run));
		break;
	case LS_EMPTY_EVERYTHING:
		ls_severity_set(f, LS_ERROR);
		ls_note(run, f,
			"the server then grants all the client is registered "
			"for (catalog %s)",
			ls_catalog_name(run));
		break;
	}
}

static void check_request(struct ls_run *run, const struct ls_request *request)
{
	unsigned grant = ls_request_grant(run->manifest, request);
	struct ls_finding *f;

	/* RFC 6749, section 6: a refresh keeps the scopes it had.  RFC 9396:
	 * authorization_details says what is asked for. */
	if (!is_omitted(&request->scope) || grant == LS_GRANT_REFRESH_TOKEN ||
	    request->authorization_details != NULL)
		return;
	f = ls_flag(run, place_of(&request->scope, &request->id, request->node),
		    "the token request names no scope");
	ls_about(run, f, request, NULL);
	ls_hint(run, f, "name the scopes it needs");
	weigh(run, f, grant);
}

/* A registration body, not a description of a client registered by hand. */
static bool is_registration(const struct ls_manifest *m)
{
	return m->client.node != NULL &&
	       (ls_text_is(m->format, "oauth-client") ||
		ls_text_is(m->registration.text, "dynamic") ||
		ls_text_is(m->registration.text, "client-id-document"));
}

static void check(struct ls_run *run)
{
	const struct ls_manifest *m = run->manifest;
	const struct ls_client *client = &m->client;
	struct ls_finding *f;

	if (!is_omitted(&client->registered))
		return;
	if (is_registration(m)) {
		f = ls_flag(run,
			    place_of(&client->registered, &client->name,
				     client->node),
			    "the registration names no scope");
		ls_hint(run, f, "name the scopes the client may ask for");
		ls_note(run, f,
			"the server may register it for a default set, or for "
			"every scope it has");
	} else if (m->requests.n == 0) {
		f = ls_flag(run, ls_start_span(m->root),
			    "the manifest names no scope at all");
		ls_hint(run, f, "add 'scope:' with the scopes it asks for");
	}
}

const struct ls_rule ls_rule_scope_omitted = {
	.id = "scope-omitted",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.fix = LS_FIX_NONE,
	.summary = "a token request or a registration names no scope",
	.why = "Without a scope the server takes a default of its own or "
	       "refuses. Servers are known that take every scope the client "
	       "is registered for, or register a client without scope for "
	       "all they have. Nobody can see in the file what the token "
	       "will reach. It is an error when the grant is "
	       "client_credentials and the provider does not say what it "
	       "does, and when it is known to grant everything.",
	.advice = "Name the scopes the client needs, also where the server "
		  "has a default.",
	.authority = "RFC 6749, section 3.3 (a pre-defined default value, or "
		     "fail)\n"
		     "RFC 7591, section 2 (MAY register a client with a "
		     "default set of scopes)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "requests:\n"
	       "  - id: nightly-export\n"
	       "    grant_type: client_credentials\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"requests:\n"
		"  - id: nightly-export\n"
		"    grant_type: client_credentials\n"
		"    scope: booking.read\n",
	.check = check,
	.check_request = check_request,
};
