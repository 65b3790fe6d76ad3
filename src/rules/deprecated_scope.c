/* A scope that its provider is taking out of use. */
#include "config.h"

#include "base/clock.h"
#include "rules/facts.h"
#include "rules/rules.h"
#include "rules/token.h"

static const struct ls_scope *only_replacement(const struct ls_run *run,
					       const struct ls_scope *old)
{
	uint32_t scope;

	if (old->replaced_by.n != 1)
		return NULL;
	scope = ls_list_at(run->catalog, old->replaced_by, 0);
	return scope == LS_NONE ? NULL : &run->catalog->scopes[scope];
}

/* Safe when it grants nothing the old scope did not. */
static void offer(struct ls_run *run, struct ls_finding *f,
		  const struct ls_scope_list *list,
		  const struct ls_token *token, const struct ls_scope *new)
{
	struct ls_bitset reach = ls_bitset_new(run->arena,
					       run->catalog->scope_count);
	struct ls_text name = ls_ref_text(run->catalog, new->name);
	bool narrower;

	ls_catalog_close(run->arena, run->catalog, token->known.scope, &reach);
	narrower = ls_bitset_has(&reach, (size_t)(new - run->catalog->scopes));
	ls_hint(run, f, "use '%s'", ls_shown(run, name));
	if (ls_list_find(list, name) != NULL) {
		ls_fix(run, f, LS_FIX_SAFE, "drop it: '%s' is asked for too",
		       ls_shown(run, name));
		ls_fix_drop_token(run, f, list, token);
		return;
	}
	ls_token_replace(run, f, narrower ? LS_FIX_SAFE : LS_FIX_UNSAFE, token,
			 name);
}

/* NULL for a name that only a pattern knows. */
static const struct ls_scope *scope_of(const struct ls_run *run,
				       const struct ls_token *token)
{
	return token->known.scope == LS_NONE ?
		       NULL :
		       &run->catalog->scopes[token->known.scope];
}

static struct ls_finding *flag(struct ls_run *run, const struct ls_token *token,
			       const struct ls_scope *scope)
{
	const char *provider = ls_ref_shown(run, run->catalog->id);
	const char *name = ls_shown(run, token->text);
	struct ls_finding *f;
	char date[11];

	if ((token->known.flags & LS_SCOPE_NOT_REQUESTABLE) != 0) {
		f = ls_flag(run, token->span,
			    "'%s' is deprecated, and %s grants it to no "
			    "application",
			    name, provider);
		ls_severity_set(f, LS_ERROR);
		return f;
	}
	if (scope == NULL || scope->sunset == LS_NO_DATE)
		return ls_flag(run, token->span, "'%s' is deprecated at %s",
			       name, provider);
	ls_date_format(scope->sunset, date);
	if (run->today < scope->sunset)
		return ls_flag(run, token->span,
			       "'%s' is deprecated at %s and ends on %s", name,
			       provider, date);
	f = ls_flag(run, token->span, "'%s' came to its end at %s on %s", name,
		    provider, date);
	ls_severity_set(f, LS_ERROR);
	return f;
}

static void check_token(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	const struct ls_scope *scope, *new = NULL;
	struct ls_finding *f;

	if (!ls_token_is_known(token) ||
	    (token->known.flags & LS_SCOPE_DEPRECATED) == 0)
		return;
	scope = scope_of(run, token);
	f = flag(run, token, scope);
	ls_about(run, f, request, token);
	ls_hint(run, f, "ask for what replaces it");
	if (scope != NULL && scope->note.n > 0)
		ls_note(run, f, "%s", ls_ref_shown(run, scope->note));
	ls_note(run, f, "catalog %s", ls_catalog_name(run));
	if (scope != NULL)
		new = only_replacement(run, scope);
	if (new != NULL)
		offer(run, f, ls_list_of(run, request), token, new);
}

const struct ls_rule ls_rule_deprecated_scope = {
	.id = "deprecated-scope",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_WARNING,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_SAFE,
	.summary = "a scope is being taken out of use by its provider",
	.why = "A scope that is given up stops working on a day that others "
	       "choose, and often reaches more than what replaces it. From "
	       "that day on this is an error, as it is when the provider "
	       "grants the scope no more.",
	.advice = "Ask for what replaces it. The fix is safe when the new "
		  "scope grants no more than the old one.",
	.authority = "OWASP API9:2023 (improper inventory management)\n"
		     "RFC 6749, section 5.2 (invalid_scope)",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: platform_read\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: inventory.read\n",
	.check_token = check_token,
};
