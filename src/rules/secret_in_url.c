/* A secret inside a URL. */
#include "config.h"

#include "rules/rules.h"
#include "rules/secrets.h"
#include "rules/url.h"

static void flag(struct ls_run *run, const struct ls_node *node,
		 struct ls_text url, struct ls_text secret, struct ls_text name)
{
	struct ls_finding *f;
	struct ls_span span = ls_url_span(run, node, secret);

	if (name.n > 0)
		f = ls_flag(run, span, "the secret '%s' stands in the URL '%s'",
			    ls_shown(run, name), ls_url_shown(run, url));
	else
		f = ls_flag(run, span, "credentials stand in the URL '%s'",
			    ls_url_shown(run, url));
	f->secret = true;
	ls_note(run, f,
		"URLs are logged by every server and proxy on the "
		"way: rotate the secret");
	ls_hint(run, f, "send it in a header or in the body of the request");
}

/* name=value pairs parted by '&'. */
static void judge_pairs(struct ls_run *run, const struct ls_node *node,
			struct ls_text url, struct ls_text pairs)
{
	struct ls_text pair;
	struct ls_text name;

	while (ls_text_cut(&pairs, '&', &pair)) {
		struct ls_text value = pair;

		if (ls_text_cut(&value, '=', &name) && ls_secret_is_key(name) &&
		    !ls_secret_is_reference_text(value))
			flag(run, node, url, value, name);
	}
}

static void judge_url(struct ls_run *run, const struct ls_node *node,
		      struct ls_text text)
{
	struct ls_url_parts url = ls_url_split(text);
	struct ls_text none = { .n = 0 };

	/* "GET /items?access_token=..." names a call without its host. */
	if (!ls_text_starts(text, "/") && !ls_url_scheme_is(&url, "https") &&
	    !ls_url_scheme_is(&url, "http") && !ls_url_scheme_is(&url, "wss") &&
	    !ls_url_scheme_is(&url, "ws"))
		return;
	if (url.has_user && !ls_secret_is_reference_text(url.user))
		flag(run, node, text, url.user, none);
	judge_pairs(run, node, text, url.query);
	judge_pairs(run, node, text, url.fragment);
}

/* Also in the midst of a text: "curl https://...". */
static void judge(struct ls_run *run, const struct ls_node *node)
{
	struct ls_text rest = node->text;
	struct ls_text word;

	if (ls_text_find(node->text, '/') == node->text.n ||
	    (ls_text_find(node->text, '?') == node->text.n &&
	     !ls_text_contains(node->text, "://")))
		return;
	while (ls_text_word(&rest, &word))
		judge_url(run, node, word);
}

static void check(struct ls_run *run)
{
	ls_each_scalar(run, run->manifest->root, judge);
}

const struct ls_rule ls_rule_secret_in_url = {
	.id = "secret-in-url",
	.family = LS_FAMILY_SECRETS,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_NONE,
	.summary = "secret or token in the query or user part of a URL",
	.why = "URLs are written to access logs, histories and error reports "
	       "by every machine they pass. OAuth forbids credentials in them "
	       "for that reason. The value itself is never printed.",
	.advice = "Send the secret in a header or in the request's body, refer "
		  "to it by ${VAR}, and rotate it at the provider.",
	.authority = "OAuth 2.1 section 2.4.1\n"
		     "RFC 6750 section 5.3: no bearer tokens in page URLs",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: mcp.read inventory.read\n"
	       "client_kind: agent\n"
	       "mcp_servers:\n"
	       "  - name: wink\n"
	       "    url: https://api.wink.travel/mcp?access_token=Zx81kQv2\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: mcp.read inventory.read\n"
		"client_kind: agent\n"
		"mcp_servers:\n"
		"  - name: wink\n"
		"    url: https://api.wink.travel/mcp\n",
	.check = check,
};
