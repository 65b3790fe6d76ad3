/* Where the answer and the token may go: redirect URIs and resources. */
#include "config.h"

#include "engine/answering.h"

#include "base/url.h"

/* --- the redirect URI --- */

/* The port of a loopback address is not known when the client is registered
 * (RFC 8252 section 7.3). */
static bool same_but_port(struct ls_text a, struct ls_text b)
{
	struct ls_url_parts x = ls_url_split(a), y = ls_url_split(b);

	return ls_url_is_loopback(&x) && ls_url_scheme_is(&x, "http") &&
	       ls_url_scheme_is(&y, "http") && ls_text_eq(x.host, y.host) &&
	       ls_text_eq(x.path, y.path) && ls_text_eq(x.query, y.query) &&
	       x.has_query == y.has_query && !x.has_user && !y.has_user &&
	       !x.has_fragment && !y.has_fragment;
}

static bool is_registered(const struct ls_client *client, struct ls_text uri)
{
	bool is_native = client->kind == LS_KIND_UNKNOWN ||
			 ls_text_is(client->application_type.text, "native") ||
			 (client->kind & (LS_KIND_NATIVE | LS_KIND_AGENT)) != 0;
	const struct ls_node *n = ls_node_first(client->redirect_uris);

	for (; n != NULL; n = n->next)
		if (n->kind == LS_SCALAR &&
		    (ls_is_placeholder(n->text) || ls_text_eq(n->text, uri) ||
		     (is_native && same_but_port(n->text, uri))))
			return true;
	return false;
}

static void judge_redirect(struct ls_answering *a)
{
	const struct ls_value *uri = &a->r->redirect_uri;
	const struct ls_client *client;

	if (!a->r->is_authorization || a->registration == NULL)
		return;
	client = &a->registration->client;
	if (client->redirect_uris == NULL)
		return;
	if (uri->node == NULL) {
		if (client->redirect_uris->count > 1)
			ls_object(a, LS_ERROR_INVALID_REQUEST, a->r->root->span,
				  "RFC 6749 section 3.1.2.3",
				  "'redirect_uri' is missing, and the client "
				  "has registered several");
		return;
	}
	if (!ls_is_placeholder(uri->text) && !is_registered(client, uri->text))
		ls_object(a, LS_ERROR_INVALID_REQUEST, uri->node->span,
			  "RFC 6749 section 3.1.2.4",
			  "'%s' is none of the registered redirect URIs",
			  ls_answer_url(a, uri->text));
}

/* --- resources --- */

/* An absolute URI of the characters that a URI has (RFC 3986). */
static bool is_target(struct ls_text text)
{
	struct ls_url_parts url = ls_url_split(text);

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] <= ' ' || text.p[i] > '~' ||
		    ls_text_find(LS_LITERAL("\"<>\\^`{|}"), text.p[i]) < 9)
			return false;
	if (ls_url_scheme_is(&url, "https") || ls_url_scheme_is(&url, "http"))
		return url.host.n > 0 && !url.has_fragment;
	return url.scheme.n > 0 && !url.has_fragment;
}

/* Whether the manifest names it; *any: whether it names resources at all. */
static bool is_named(const struct ls_manifest *m, struct ls_text url, bool *any)
{
	*any = false;
	for (size_t i = 0; i < m->requests.n; i++)
		for (size_t k = 0; k < m->requests.v[i].resources.n; k++) {
			*any = true;
			if (ls_text_eq(m->requests.v[i].resources.v[k].text,
				       url))
				return true;
		}
	for (size_t i = 0; i < m->servers.n; i++) {
		if (m->servers.v[i].url.node == NULL)
			continue;
		*any = true;
		if (ls_text_eq(m->servers.v[i].url.text, url))
			return true;
	}
	return false;
}

static void judge_known(struct ls_answering *a, const struct ls_value *target)
{
	bool any = false;

	if (a->registration != NULL &&
	    is_named(a->registration, target->text, &any))
		return;
	if (any)
		ls_object(a, LS_ERROR_POLICY, target->node->span,
			  "RFC 8707 section 2",
			  "no request of the manifest names the resource '%s'",
			  ls_answer_url(a, target->text));
	else if (a->catalog == NULL ||
		 ls_catalog_host(a->catalog, target->text) == NULL)
		ls_object(a, LS_ERROR_UNDECIDED, target->node->span,
			  "RFC 8707 section 2",
			  "nobody says whether the server knows the resource "
			  "'%s'",
			  ls_answer_url(a, target->text));
}

static void judge_resource(struct ls_answering *a,
			   const struct ls_value *target)
{
	if (ls_is_placeholder(target->text))
		ls_object(a, LS_ERROR_UNDECIDED, target->node->span, "",
			  "'%s' is a placeholder",
			  ls_answer_url(a, target->text));
	else if (!is_target(target->text))
		ls_object(a, LS_ERROR_INVALID_TARGET, target->node->span,
			  "RFC 8707 section 2",
			  "the resource '%s' is no absolute URI without a "
			  "fragment",
			  ls_answer_url(a, target->text));
	else
		judge_known(a, target);
}

/* An audience is a name that may have any form (RFC 8693 section 2.1). */
static void judge_audience(struct ls_answering *a,
			   const struct ls_value *target)
{
	bool any = false;

	if (a->registration != NULL &&
	    !is_named(a->registration, target->text, &any) && any)
		ls_object(a, LS_ERROR_POLICY, target->node->span,
			  "RFC 8693 section 2.1",
			  "no request of the manifest names the audience '%s'",
			  ls_answer_url(a, target->text));
}

void ls_answer_targets(struct ls_answering *a)
{
	judge_redirect(a);
	for (size_t i = 0; i < a->request->resources.n; i++)
		judge_resource(a, &a->request->resources.v[i]);
	for (size_t i = 0; i < a->r->audiences.n; i++)
		judge_audience(a, &a->r->audiences.v[i]);
}
