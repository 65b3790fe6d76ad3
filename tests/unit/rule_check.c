/* Runs manifests through the engine for the tests of rules. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/out.h"
#include "catalog/load.h"
#include "rule_check.h"
#include "rules/rules.h"

#define ARENA_BYTES (256u << 20)
#define EMBEDDED_MOST 64

static struct ls_arena *arena;

static void drop_arena(void)
{
	ls_arena_free(arena);
	arena = NULL;
}

static void fresh_arena(void)
{
	if (arena == NULL) {
		arena = ls_arena_new(ARENA_BYTES);
		ck_assert_ptr_nonnull(arena);
		atexit(drop_arena);
	}
	ls_arena_reset(arena);
}

static const struct ls_catalog *read_catalog(const struct ls_catalogs *known,
					     const char *text)
{
	struct ls_catalog_problems problems = { 0 };
	struct ls_problem problem = { 0 };
	struct ls_source *source = ls_source_new(
		arena, LS_LITERAL("catalog.yaml"), ls_text_of(text));
	struct ls_document *document = ls_document_read(
		arena, source, LS_SYNTAX_YAML, &problem);
	const struct ls_catalog *catalog;

	ck_assert_msg(document != NULL, "catalog: %.*s",
		      LS_FMT(problem.reason));
	catalog = ls_catalog_load(arena, document, known, &problems);
	ck_assert_msg(catalog != NULL, "catalog: %.*s",
		      LS_FMT(problems.list.v[0].message));
	return catalog;
}

static const char *path_for(const char *text)
{
	if (strncmp(text, "\xef\xbb\xbf", 3) == 0)
		text += 3;
	return *text == '{' || *text == '[' ? "manifest.json" : "manifest.yaml";
}

/* The run's body: arenas leave through a guard only. */
struct job {
	struct ls_engine_options options;
	struct ls_work work;
	const struct ls_check_with *with;
	struct ls_results results;
};

static void enable(struct job *job)
{
	struct ls_policy *policy;

	if (job->with->enable == NULL)
		return;
	policy = ls_arena_get(arena, sizeof(*policy));
	*LS_PUSH(arena, &policy->rules) = (struct ls_rule_setting){
		.rule = ls_text_of(job->with->enable),
		.severity = LS_NOTE,
		.severity_given = true,
	};
	job->options.policy = policy;
}

static void run(void *arg)
{
	struct job *job = arg;
	struct ls_catalogs embedded = ls_catalogs_embedded();
	const struct ls_catalog *all[EMBEDDED_MOST + 1];
	struct ls_catalogs catalogs = { .v = all };

	ck_assert_uint_le(embedded.n, EMBEDDED_MOST);
	for (size_t i = 0; i < embedded.n; i++)
		all[catalogs.n++] = embedded.v[i];
	if (job->with->catalog != NULL)
		all[catalogs.n++] = read_catalog(&embedded, job->with->catalog);
	job->options.catalogs = &catalogs;
	enable(job);
	job->results = *ls_engine_run(arena, &job->options, &job->work, 1);
}

struct ls_results ls_check_results(const struct ls_check_with *with,
				   const char *text)
{
	static const struct ls_check_with plain = { 0 };
	struct job job = { .with = with == NULL ? &plain : with };

	fresh_arena();
	job.options = (struct ls_engine_options){
		.rules = ls_rules,
		.today = ls_date_parse(ls_text_of(job.with->today == NULL ?
							  "2027-01-15" :
							  job.with->today)),
		.jobs = 1,
	};
	job.work = (struct ls_work){
		.path = ls_text_of(job.with->path == NULL ? path_for(text) :
							    job.with->path),
		.named = true,
		.in_memory = true,
		.bytes = ls_text_of(text),
	};
	ck_assert_msg(ls_guard(arena, run, &job), "memory ran out");
	return job.results;
}

static const char *rows(const struct ls_check_with *with, const char *rule,
			const char *text)
{
	struct ls_results results = ls_check_results(with, text);
	struct ls_out out = ls_out_new(arena);

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		if (rule != NULL && strcmp(rule, f->rule->id) != 0)
			continue;
		ls_out_printf(&out, "%s%u:%u %s%s%s", out.n > 0 ? "; " : "",
			      f->start.line, f->start.column,
			      rule == NULL ? f->rule->id : "",
			      rule == NULL ? " " : "",
			      ls_severity_word(f->severity));
		if (f->confidence != f->rule->confidence)
			ls_out_printf(&out, " %s",
				      f->confidence == LS_LIKELY ? "likely" :
								   "certain");
	}
	return ls_arena_string(arena, ls_out_text(&out));
}

const char *ls_check_rows(const char *text)
{
	return rows(NULL, NULL, text);
}

const char *ls_check_rule_rows(const char *rule, const char *text)
{
	return rows(NULL, rule, text);
}

const char *ls_check_rule_rows_with(const struct ls_check_with *with,
				    const char *rule, const char *text)
{
	return rows(with, rule, text);
}

/* Edits stand in the order of their places when findings do. */
const char *ls_check_fixed_with(const struct ls_check_with *with,
				const char *rule, const char *text)
{
	struct ls_results results = ls_check_results(with, text);
	struct ls_out out = ls_out_new(arena);
	struct ls_text all = ls_text_of(text);
	size_t at = 0;

	for (size_t i = 0; i < results.findings.n; i++) {
		const struct ls_finding *f = results.findings.v[i];

		if (strcmp(rule, f->rule->id) != 0)
			continue;
		for (size_t k = 0; k < f->fix.edits.n; k++) {
			const struct ls_edit *edit = &f->fix.edits.v[k];

			ck_assert_uint_ge(edit->span.start, at);
			ls_out_raw(&out,
				   ls_text_part(all, at, edit->span.start));
			ls_out_raw(&out, edit->text);
			at = edit->span.end;
		}
	}
	ls_out_raw(&out, ls_text_part(all, at, all.n));
	return ls_arena_string(arena, ls_out_text(&out));
}

const char *ls_check_fixed(const char *rule, const char *text)
{
	return ls_check_fixed_with(NULL, rule, text);
}

/* All rows, so that one run tells of all that fail. */
void ls_check_table(const struct ls_rule_row *table)
{
	static char failures[16384];
	size_t n = 0;

	failures[0] = '\0';
	for (; table->rule != NULL; table++) {
		bool all = strcmp(table->rule, "*") == 0;
		const char *found = rows(table->with, all ? NULL : table->rule,
					 table->text);

		if (strcmp(found, table->expected) == 0)
			continue;
		n += (size_t)snprintf(failures + n, sizeof(failures) - n,
				      "%s: %s\nexpected: %s\nfound:    %s\n%s",
				      table->rule, table->name, table->expected,
				      found, table->text);
		n = n < sizeof(failures) ? n : sizeof(failures) - 1;
	}
	ck_assert_msg(n == 0, "%s", failures);
}
