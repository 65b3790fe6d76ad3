/* A secret written into the manifest itself. */
#include "config.h"

#include "rules/rules.h"
#include "rules/secrets.h"

/* ${WINK_CLIENT_SECRET}, from the provider and the key. */
static struct ls_text variable_for(struct ls_run *run,
				   const struct ls_node *node)
{
	struct ls_text provider = { .n = 0 };
	struct ls_text name;
	char *p;

	if (run->catalog != NULL)
		provider = ls_ref_text(run->catalog, run->catalog->id);
	name = ls_arena_printf(run->arena, "%.*s%s%.*s", LS_FMT(provider),
			       provider.n > 0 ? "_" : "",
			       LS_FMT(node->key->text));
	p = ls_arena_get(run->arena, name.n);
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c >= 'a' && c <= 'z')
			p[i] = (char)(c - 'a' + 'A');
		else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
			p[i] = c;
		else
			p[i] = '_';
	}
	return ls_arena_printf(run->arena, "${%.*s}", (int)name.n, p);
}

static void flag(struct ls_run *run, const struct ls_node *node,
		 const char *what, bool likely)
{
	const char *key = node->key == NULL ? "the list" :
					      ls_shown(run, node->key->text);
	struct ls_text variable;
	struct ls_finding *f;

	f = ls_flag(run, node->span, "'%s' holds %s in plain text", key, what);
	f->secret = true;
	if (likely)
		ls_confidence_set(f, LS_LIKELY);
	ls_note(run, f,
		"whoever can read this file, or its history, has it: "
		"rotate it at the provider");
	if (node->key == NULL)
		return;
	variable = variable_for(run, node);
	ls_hint(run, f, "refer to it instead: %.*s", LS_FMT(variable));
	if (node->style == LS_STYLE_LITERAL || node->style == LS_STYLE_FOLDED)
		return;
	ls_fix(run, f, LS_FIX_UNSAFE, "replace with %.*s", LS_FMT(variable));
	ls_fix_edit(run, f, node->span,
		    ls_arena_printf(run->arena, "\"%.*s\"", LS_FMT(variable)));
}

static bool is_below(const struct ls_node *node, const char *key)
{
	for (; node != NULL; node = node->parent)
		if (node->key != NULL && ls_text_is(node->key->text, key))
			return true;
	return false;
}

/* There keys are scopes, and values are reasons. */
static bool has_secret_key(const struct ls_node *node)
{
	return node->key != NULL && ls_secret_is_key(node->key->text) &&
	       !is_below(node, "justification");
}

/* A value that a secret could be, under a key that only looks like one. */
static bool may_be_secret(const struct ls_node *node)
{
	enum { LEAST = 8 };

	return node->key != NULL && node->type == LS_STRING &&
	       node->text.n >= LEAST &&
	       ls_text_find(node->text, ' ') == node->text.n &&
	       !ls_text_contains(node->text, "://") &&
	       ls_secret_is_key_like(node->key->text) &&
	       !is_below(node, "justification");
}

static void judge_scalar(struct ls_run *run, const struct ls_node *node)
{
	const char *looks = node->text.n < LS_SECRET_LEAST ?
				    NULL :
				    ls_secret_looks_like(node->text);

	bool likely = looks == NULL && !has_secret_key(node);

	if (likely && !may_be_secret(node))
		return;
	if (ls_secret_is_reference(node))
		return;
	/* A software statement is signed, not secret (RFC 7591). */
	if (looks != NULL && node->key != NULL &&
	    ls_text_is(node->key->text, "software_statement"))
		return;
	if (looks != NULL)
		flag(run, node, looks, false);
	else
		flag(run, node, likely ? "what may be a secret" : "a secret",
		     likely || ls_secret_is_dummy(node->text));
}

/* A private or symmetric JSON Web Key (RFC 7517, 7518 section 6). */
static void judge_key(struct ls_run *run, const struct ls_node *map)
{
	const struct ls_node *part = ls_node_get(map, "d");
	struct ls_finding *f;

	if (part == NULL)
		part = ls_node_get(map, "k");
	if (ls_node_get(map, "kty") == NULL || part == NULL ||
	    ls_secret_is_reference(part))
		return;
	f = ls_flag(run, map->span,
		    "a JSON Web Key with its private part ('%s') in plain "
		    "text",
		    ls_shown(run, part->key->text));
	f->secret = true;
	ls_note(run, f,
		"whoever can read this file, or its history, can sign "
		"with it: rotate it");
	ls_hint(run, f, "publish the public part only");
}

static void check(struct ls_run *run)
{
	ls_each_scalar(run, run->manifest->root, judge_scalar);
	ls_each_mapping(run, run->manifest->root, judge_key);
}

const struct ls_rule ls_rule_secret_literal = {
	.id = "secret-literal",
	.family = LS_FAMILY_SECRETS,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = 0,
	.fix = LS_FIX_UNSAFE,
	.summary = "client secret, token or private key in plain text",
	.why = "A manifest is read by people, copied into tickets and kept in "
	       "history for ever. A secret in it is a secret no more, also "
	       "after it has been deleted.\n"
	       "References such as ${VAR}, vault:path or a tag are fine. "
	       "Obvious stand-ins ('changeme') are reported as likely. The "
	       "value itself is never printed.",
	.advice = "Rotate the secret at the provider, then refer to "
		  "the new one: ${WINK_CLIENT_SECRET}.",
	.authority = "OWASP Non-Human Identities Top 10, NHI2:2025, secret "
		     "leakage\n"
		     "RFC 6819 section 4.1.1",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: booking.read\n"
	       "credentials:\n"
	       "  client_id: night-audit\n"
	       "  client_secret: 7Fjfp0ZBr1KtDRbnfVdmIw\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: booking.read\n"
		"credentials:\n"
		"  client_id: night-audit\n"
		"  client_secret: ${WINK_CLIENT_SECRET}\n",
	.check = check,
};
