/* Scopes that are dangerous together, in one token. */
#include "config.h"

#include "rules/facts.h"
#include "rules/rules.h"

static void finish(struct ls_run *run, struct ls_finding *f,
		   const struct ls_request *request,
		   const struct ls_scope_list *list, const uint8_t *taken,
		   size_t last)
{
	ls_about(run, f, request, &list->tokens.v[last]);
	for (size_t i = 0; i < last; i++)
		if (taken[i])
			ls_relate(run, f, list->tokens.v[i].span,
				  "together with '%s'",
				  ls_shown(run, list->tokens.v[i].text));
	ls_hint(run, f,
		"ask for them in separate tokens, held by separate "
		"clients");
}

/* The tokens that bring the pair's scopes, and the last one of them. */
static bool find_tokens(struct ls_run *run, const struct ls_scope_list *list,
			const struct ls_toxic *toxic, uint8_t *taken,
			size_t *last)
{
	struct ls_bitset one = ls_bitset_new(run->arena,
					     run->catalog->scope_count);
	size_t found = 0;

	for (uint32_t s = 0; s < toxic->scopes.n; s++) {
		uint32_t scope = ls_list_at(run->catalog, toxic->scopes, s);

		for (size_t i = 0; i < list->tokens.n; i++) {
			if (!ls_has_scope(&list->tokens.v[i]))
				continue;
			ls_bitset_clear(&one);
			ls_catalog_close(run->arena, run->catalog,
					 list->tokens.v[i].known.scope, &one);
			if (!ls_bitset_has(&one, scope))
				continue;
			taken[i] = 1;
			*last = i > *last ? i : *last;
			found++;
			break;
		}
	}
	return found == toxic->scopes.n;
}

static void judge_set(struct ls_run *run, const struct ls_request *request,
		      const struct ls_scope_list *list,
		      const struct ls_bitset *held,
		      const struct ls_toxic *toxic)
{
	uint8_t *taken;
	size_t last = 0;
	struct ls_text names = { .n = 0 };
	struct ls_finding *f;

	for (uint32_t s = 0; s < toxic->scopes.n; s++) {
		uint32_t scope = ls_list_at(run->catalog, toxic->scopes, s);

		if (!ls_bitset_has(held, scope))
			return;
		names = ls_arena_printf(
			run->arena, "%.*s%s'%s'", LS_FMT(names),
			s == 0 ? "" : " and ",
			ls_shown(run, ls_scope_name(run->catalog, scope)));
	}
	taken = ls_arena_get(run->arena, list->tokens.n);
	if (!find_tokens(run, list, toxic, taken, &last))
		return;
	f = ls_flag(run, list->tokens.v[last].span,
		    "one token holds %.*s, which must be kept apart "
		    "(catalog %s)",
		    LS_FMT(names), ls_catalog_name(run));
	ls_severity_set(f, toxic->error ? LS_ERROR : LS_WARNING);
	ls_note(run, f, "%s", ls_ref_shown(run, toxic->reason));
	finish(run, f, request, list, taken, last);
}

static const struct ls_token *with_mark(const struct ls_scope_list *list,
					uint32_t mark)
{
	for (size_t i = 0; i < list->tokens.n; i++)
		if (!list->tokens.v[i].unresolved &&
		    (list->tokens.v[i].known.marks & mark) != 0)
			return &list->tokens.v[i];
	return NULL;
}

/* An agent that reads private content can be talked into sending it on. */
static void judge_agent(struct ls_run *run, const struct ls_request *request,
			const struct ls_scope_list *list)
{
	const struct ls_token *reads = with_mark(list, LS_MARK_PRIVATE_CONTENT);
	const struct ls_token *sends = with_mark(list, LS_MARK_EXTERNAL_SEND);
	struct ls_finding *f;

	if (reads == NULL || sends == NULL)
		return;
	f = ls_flag(run, sends->span,
		    "the agent can read private content ('%s') and send it "
		    "outside ('%s') (catalog %s)",
		    ls_shown(run, reads->text), ls_shown(run, sends->text),
		    ls_catalog_name(run));
	ls_severity_set(f, LS_WARNING);
	ls_about(run, f, request, sends);
	ls_relate(run, f, reads->span, "reads private content");
	ls_hint(run, f, "give reading and sending to separate agents");
}

static void judge(struct ls_run *run, const struct ls_request *request,
		  const struct ls_scope_list *list)
{
	struct ls_bitset held;

	if (list->tokens.n == 0)
		return;
	held = ls_list_closure(run, list);
	for (uint32_t i = 0; i < run->catalog->toxic_count; i++)
		judge_set(run, request, list, &held, &run->catalog->toxic[i]);
	if (ls_is_agent(run->manifest))
		judge_agent(run, request, list);
}

static void check(struct ls_run *run)
{
	ls_each_list(run, judge);
}

const struct ls_rule ls_rule_toxic_combination = {
	.id = "toxic-combination",
	.family = LS_FAMILY_GOVERNANCE,
	.severity = LS_ERROR,
	.confidence = LS_CERTAIN,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_NONE,
	.summary = "one token holds scopes that must be kept apart",
	.why = "Some scopes are harmless alone and a fraud kit together: who "
	       "can change where money is paid out and can also start the "
	       "payment needs nobody else.\nThe same holds for an AI agent "
	       "that reads private content and can send messages outside: a "
	       "text it reads can tell it what to send.",
	.advice = "Split the work between two clients, each with one of the "
		  "scopes, owned by different people.",
	.authority = "NIST SP 800-53 AC-5, separation of duties\n"
		     "OWASP MCP Top 10, MCP02 section 8",
	.bad = "leastscope: 1\n"
	       "provider: wink\n"
	       "scope: account.write payment.write\n",
	.good = "leastscope: 1\n"
		"provider: wink\n"
		"scope: account.read payment.write\n",
	.check = check,
};
