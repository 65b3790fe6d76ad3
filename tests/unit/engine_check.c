/* The small world of engine_check.h. */
#include "config.h"

#include <check.h>

#include "base/clock.h"
#include "base/out.h"
#include "catalog/load.h"
#include "engine_check.h"

struct ls_arena *test_arena;
static struct ls_catalogs world;

static const char catalog_text[] =
	"catalog: 1\n"
	"provider: {id: harbour, name: Harbour}\n"
	"updated: 2027-01-01\n"
	"completeness: complete\n"
	"source: {url: https://harbour.example/scopes, licence: CC0-1.0}\n"
	"scopes:\n"
	"  - {name: berth.read, action: read, risk: low}\n"
	"  - {name: berth.write, action: write, risk: medium,\n"
	"     implies: [berth.read]}\n"
	"  - {name: berth.admin, action: admin, risk: high,\n"
	"     implies: [berth.write]}\n"
	"  - {name: crane.read, action: read, risk: low, aliases: [old.crane]}\n"
	"  - {name: crane.write, action: write, risk: critical}\n";

static void load(void *arg)
{
	const struct ls_catalog **list = ls_arena_get(test_arena,
						      sizeof(*list));
	struct ls_catalogs none = { .v = NULL };
	struct ls_catalog_problems problems = { 0 };
	struct ls_problem problem = { 0 };
	struct ls_source *source = ls_source_new(test_arena,
						 LS_LITERAL("harbour.yaml"),
						 ls_text_of(catalog_text));
	struct ls_document *document = ls_document_read(
		test_arena, source, LS_SYNTAX_YAML, &problem);

	(void)arg;
	ck_assert_ptr_nonnull(document);
	list[0] = ls_catalog_load(test_arena, document, &none, &problems);
	ck_assert_msg(list[0] != NULL, "%.*s",
		      LS_FMT(problems.list.v[0].message));
	world = (struct ls_catalogs){ .v = list, .n = 1 };
}

void ls_world_set_up(void)
{
	test_arena = ls_arena_new((size_t)512 << 20);
	ck_assert_ptr_nonnull(test_arena);
	ck_assert(ls_guard(test_arena, load, NULL));
}

void ls_world_tear_down(void)
{
	ls_arena_free(test_arena);
	test_arena = NULL;
}

/* --- rules --- */

static const struct ls_scope_list *list_of(const struct ls_run *run,
					   const struct ls_request *request)
{
	return request == NULL ? &run->manifest->client.registered :
				 &request->scope;
}

static void check_twice(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	const struct ls_scope_list *list = list_of(run, request);
	const struct ls_token *first = ls_list_find(list, token->text);
	struct ls_finding *finding;

	if (first->index == token->index)
		return;
	finding = ls_flag(run, token->span, "%s twice",
			  ls_shown(run, token->text));
	ls_about(run, finding, request, token);
	ls_relate(run, finding, first->span, "first here");
	ls_fix(run, finding, LS_FIX_SAFE, "remove it");
	ls_fix_drop_token(run, finding, list, token);
}

const struct ls_rule ls_test_twice = {
	.id = "twice",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_NOTE,
	.needs = LS_FACT_SCOPES,
	.fix = LS_FIX_SAFE,
	.check_token = check_twice,
};

static void check_unknown(struct ls_run *run, const struct ls_request *request,
			  const struct ls_token *token)
{
	struct ls_finding *finding;

	if (token->known.by != LS_NOT_KNOWN)
		return;
	finding = ls_flag(run, token->span, "no scope %s at %s",
			  ls_shown(run, token->text), ls_catalog_name(run));
	ls_about(run, finding, request, token);
	ls_hint(run, finding, "did you mean 'berth.read'?");
	ls_fix(run, finding, LS_FIX_UNSAFE, "replace with berth.read");
	ls_fix_edit(run, finding, token->span, LS_LITERAL("berth.read"));
}

const struct ls_rule ls_test_unknown = {
	.id = "unknown",
	.family = LS_FAMILY_CATALOG,
	.severity = LS_ERROR,
	.needs = LS_FACT_SCOPES | LS_FACT_CATALOG,
	.fix = LS_FIX_UNSAFE,
	.check_token = check_unknown,
};

static void check_admin(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	if (ls_text_is(token->text, "berth.admin"))
		ls_about(run,
			 ls_flag(run, token->span, "everything is allowed"),
			 request, token);
}

const struct ls_rule ls_test_admin = {
	.id = "admin",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_WARNING,
	.needs = LS_FACT_SCOPES,
	.check_token = check_admin,
};

static const struct ls_rule unreadable = { .id = LS_RULE_UNREADABLE,
					   .severity = LS_ERROR };
static const struct ls_rule stale = { .id = LS_RULE_STALE_SUPPRESSION,
				      .severity = LS_WARNING };
static const struct ls_rule truncated = { .id = LS_RULE_TRUNCATED,
					  .severity = LS_ERROR };

const struct ls_rule *const ls_test_rules[] = {
	&ls_test_admin,   &stale,      &truncated, &ls_test_twice,
	&ls_test_unknown, &unreadable, NULL,
};

/* --- running --- */

struct ls_engine_options ls_world_options(const struct ls_rule *const *rules)
{
	return (struct ls_engine_options){
		.rules = rules == NULL ? ls_test_rules : rules,
		.catalogs = &world,
		.today = ls_date_parse(LS_LITERAL("2027-01-15")),
		.jobs = 1,
	};
}

struct ls_work ls_world_work(const char *text)
{
	return (struct ls_work){
		.path = ls_text_of(*text == '{' || *text == '[' ? "m.json" :
								  "m.yaml"),
		.named = true,
		.in_memory = true,
		.bytes = ls_text_of(text),
	};
}

struct run_call {
	const struct ls_engine_options *options;
	const char *text;
	struct ls_results *results;
};

static void run_body(void *arg)
{
	struct run_call *call = arg;
	struct ls_work *work = ls_arena_get(test_arena, sizeof(*work));

	*work = ls_world_work(call->text);
	call->results = ls_engine_run(test_arena, call->options, work, 1);
}

struct ls_results *ls_world_run(const struct ls_engine_options *options,
				const char *text)
{
	struct run_call call = { .options = options, .text = text };

	ck_assert(ls_guard(test_arena, run_body, &call));
	return call.results;
}

const char *ls_world_rows(const struct ls_results *results)
{
	struct ls_out out = ls_out_new(test_arena);

	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *f = results->findings.v[i];

		ls_out_printf(&out, "%s%u:%u %s %s%s", i == 0 ? "" : "; ",
			      f->start.line, f->start.column, f->rule->id,
			      ls_severity_word(f->severity),
			      f->is_suppressed ? " suppressed" : "");
	}
	return ls_arena_string(test_arena, ls_out_text(&out));
}
