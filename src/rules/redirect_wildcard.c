/* Redirect URIs that match more than one address, or none. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/url.h"

/* The first sign of a pattern, or NULL. */
static const char *pattern_sign(struct ls_text text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '*')
			return "*";
	if (ls_text_starts(text, "^"))
		return "^";
	if (ls_text_ends(text, "$"))
		return "$";
	return ls_text_contains(text, "|") ? "|" : NULL;
}

static void judge(struct ls_run *run, const struct ls_node *node)
{
	struct ls_url_parts url = ls_url_split(node->text);
	const char *sign = pattern_sign(node->text);
	struct ls_finding *f;

	if (node->kind != LS_SCALAR || ls_is_placeholder(node->text))
		return;
	if (sign != NULL) {
		f = ls_flag(run, node->span,
			    "redirect URI '%s' is a pattern ('%s'), and only "
			    "whole addresses are compared",
			    ls_url_shown(run, node->text), sign);
		ls_hint(run, f, "list each address in full");
	} else if (url.has_fragment) {
		f = ls_flag(run, node->span,
			    "redirect URI '%s' has a fragment ('#')",
			    ls_url_shown(run, node->text));
		ls_hint(run, f, "remove the '#' and what follows it");
	}
}

/* Where a redirect grant is stated, or NULL. */
static const struct ls_node *redirect_grant(const struct ls_client *client)
{
	const struct ls_node *node = ls_item_find(client->grant_types,
						  "authorization_code");

	if (node == NULL)
		node = ls_item_find(client->grant_types, "implicit");
	return node;
}

static void check(struct ls_run *run)
{
	const struct ls_client *client = &run->manifest->client;
	const struct ls_node *list = client->redirect_uris;
	const struct ls_node *grant = redirect_grant(client);
	struct ls_finding *f;

	for (const struct ls_node *n = ls_node_first(list); n != NULL;
	     n = n->next)
		judge(run, n);
	if (grant == NULL ||
	    (ls_node_first(list) != NULL && !ls_node_is_null(list)))
		return;
	f = ls_flag(run, grant->span,
		    "the grant '%s' sends users back to the client, and "
		    "'redirect_uris' names no address",
		    ls_shown(run, grant->text));
	ls_hint(run, f, "list the client's addresses under 'redirect_uris'");
}

const struct ls_rule ls_rule_redirect_wildcard = {
	.id = "redirect-wildcard",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_NONE,
	.summary = "redirect URI with a wildcard or fragment, or none at all "
		   "for a redirect grant",
	.why = "The authorization code goes to the redirect URI. A pattern "
	       "lets an attacker choose an address that matches, such as an "
	       "open redirect or a forgotten subdomain; with no URI at all "
	       "any address may do.",
	.advice = "Register each redirect URI in full; servers compare them "
		  "character by character.",
	.authority = "RFC 9700 section 2.1: exact string matching\n"
		     "RFC 6749 section 3.1.2: no fragment\n"
		     "RFC 7591 section 2: redirect_uris",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client:\n"
	       "  grant_types: [authorization_code]\n"
	       "  redirect_uris: [\"https://*.example.com/callback\"]\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client:\n"
		"  grant_types: [authorization_code]\n"
		"  redirect_uris: [\"https://pms.example.com/callback\"]\n"
		"scope: booking.read\n",
	.check = check,
};
