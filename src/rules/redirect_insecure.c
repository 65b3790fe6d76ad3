/* Redirect URIs where others can pick up the authorization code. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/url.h"

static void judge(struct ls_run *run, const struct ls_node *node)
{
	struct ls_url_parts url = ls_url_split(node->text);
	const char *shown = ls_url_shown(run, node->text);
	bool is_http = ls_url_scheme_is(&url, "http");
	struct ls_finding *f;

	if (ls_is_placeholder(node->text) || url.scheme.n == 0)
		return;
	if (ls_url_is_clear_text(node->text)) {
		f = ls_flag(run, node->span,
			    "redirect URI '%s' sends the code without TLS",
			    shown);
		ls_hint(run, f,
			"use 'https:', or '127.0.0.1' for a program "
			"on the user's machine");
	} else if (is_http && ls_url_is_localhost(&url)) {
		f = ls_flag(run, node->span,
			    "redirect URI '%s' uses a name that others can "
			    "make point elsewhere",
			    shown);
		ls_severity_set(f, LS_NOTE);
		ls_hint(run, f, "write '127.0.0.1' instead of '%s'",
			ls_shown(run, url.host));
	} else if (!is_http && !ls_url_scheme_is(&url, "https") &&
		   !ls_text_contains(url.scheme, ".")) {
		f = ls_flag(run, node->span,
			    "redirect URI '%s' uses the scheme '%s', which "
			    "any program can claim",
			    shown, ls_shown(run, url.scheme));
		ls_hint(run, f,
			"use https, or a scheme made from a domain "
			"you own, such as 'com.example.app'");
	}
}

static void check(struct ls_run *run)
{
	const struct ls_node *list = run->manifest->client.redirect_uris;

	for (const struct ls_node *n = ls_node_first(list); n != NULL;
	     n = n->next)
		if (n->kind == LS_SCALAR)
			judge(run, n);
}

const struct ls_rule ls_rule_redirect_insecure = {
	.id = "redirect-insecure",
	.family = LS_FAMILY_CLIENT,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_REDIRECT,
	.fix = LS_FIX_NONE,
	.summary = "redirect URI without TLS, or with a scheme any program can "
		   "claim",
	.why = "Whoever receives the redirect receives the code. Plain http "
	       "is open to everybody on the way, and a private scheme without "
	       "a dot belongs to nobody.\n"
	       "Loopback addresses are fine for programs on the user's "
	       "machine. The name 'localhost' can be made to point elsewhere "
	       "(note).",
	.advice = "Use https, a loopback address, or a scheme made from a "
		  "domain name of your own.",
	.authority = "RFC 9700 section 2.6\n"
		     "RFC 8252 sections 7.3, 8.3 and 8.4\n"
		     "OAuth 2.1 section 8.4.2",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "client:\n"
	       "  grant_types: [authorization_code]\n"
	       "  redirect_uris: [\"http://pms.example.com/callback\"]\n"
	       "scope: booking.read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"client:\n"
		"  grant_types: [authorization_code]\n"
		"  redirect_uris: [\"http://127.0.0.1/callback\"]\n"
		"scope: booking.read\n",
	.check = check,
};
