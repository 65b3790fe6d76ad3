/* Tests of whole runs: order, threads, limits, and running out of memory. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/out.h"
#include "engine_check.h"

#define HEAD "leastscope: 1\nprovider: harbour\n"

struct many_call {
	const struct ls_engine_options *options;
	const struct ls_work *work;
	size_t n;
	struct ls_results *results;
};

static void many_body(void *arg)
{
	struct many_call *call = arg;

	call->results = ls_engine_run(test_arena, call->options, call->work,
				      call->n);
}

static struct ls_results *run_many(const struct ls_engine_options *options,
				   const struct ls_work *work, size_t n)
{
	struct many_call call = { .options = options, .work = work, .n = n };

	ck_assert(ls_guard(test_arena, many_body, &call));
	return call.results;
}

/* Files of all sorts, a different one at each index. */
static struct ls_work *make_work(size_t n)
{
	struct ls_work *work = ls_arena_get(test_arena, n * sizeof(*work));

	for (size_t i = 0; i < n; i++) {
		work[i].path = ls_arena_printf(test_arena, "f%05zu.yaml", i);
		work[i].named = i % 7 == 0;
		work[i].in_memory = true;
		switch (i % 5) {
		case 0:
			work[i].bytes = ls_arena_printf(
				test_arena,
				HEAD "scope: a%zu b%zu a%zu berth.admin\n", i,
				i, i);
			break;
		case 1:
			work[i].bytes = LS_LITERAL("other: 1\n");
			break;
		case 2:
			work[i].bytes = LS_LITERAL(HEAD "scope: [a\n");
			break;
		case 3:
			work[i].bytes = ls_arena_printf(
				test_arena,
				HEAD "client: {client_id: same, "
				     "client_name: c%zu}\nscope: x\n",
				i);
			break;
		default:
			work[i].excluded = true;
		}
	}
	return work;
}

static struct ls_text printed(const struct ls_results *results)
{
	struct ls_out out = ls_out_new(test_arena);

	for (size_t i = 0; i < results->inputs.n; i++)
		ls_out_printf(&out, "%.*s %d %u\n",
			      LS_FMT(results->inputs.v[i].path),
			      (int)results->inputs.v[i].status,
			      results->inputs.v[i].scopes);
	for (size_t i = 0; i < results->findings.n; i++) {
		const struct ls_finding *f = results->findings.v[i];

		ls_out_printf(&out, "%.*s:%u:%u %s %.*s|%.*s|%.*s|%s|%.*s\n",
			      LS_FMT(f->path), f->start.line, f->start.column,
			      f->rule->id, LS_FMT(f->message), LS_FMT(f->hint),
			      LS_FMT(f->line), f->fingerprint,
			      LS_FMT(f->line_hash));
	}
	ls_out_printf(&out, "%u %u %u %u %u %u %u %u\n", results->files,
		      results->manifests, results->requests, results->scopes,
		      results->errors, results->warnings, results->notes,
		      results->truncated);
	return ls_out_text(&out);
}

/* --- a rule over all files --- */

static void check_shared(struct ls_run *run)
{
	for (size_t i = 1; i < run->client_count; i++) {
		const struct ls_client_seen *first = &run->clients[0];
		struct ls_finding *f;

		if (!ls_text_eq(run->clients[i].client_id, first->client_id))
			continue;
		f = ls_flag_client(run, &run->clients[i], "shared with %s",
				   ls_shown(run, first->path));
		ls_relate_client(run, f, first, "first here");
	}
}

static const struct ls_rule shared = {
	.id = "shared",
	.severity = LS_ERROR,
	.check_all = check_shared,
};

static const struct ls_rule *const with_shared[8] = {
	&ls_test_admin, &shared, &ls_test_twice, &ls_test_unknown, NULL,
};

START_TEST(results_do_not_depend_on_the_number_of_threads)
{
	static const unsigned jobs[] = { 2, 3, 8, 0 };
	struct ls_engine_options options = ls_world_options(with_shared);
	const size_t n = 700;
	const struct ls_work *work = make_work(n);
	struct ls_text one, more;

	options.line_hashes = true;
	one = printed(run_many(&options, work, n));
	ck_assert_uint_gt(one.n, 10000);
	options.jobs = jobs[_i];
	more = printed(run_many(&options, work, n));
	ck_assert(ls_text_eq(one, more));
}
END_TEST

START_TEST(inputs_and_findings_come_in_the_order_of_the_work)
{
	struct ls_engine_options options = ls_world_options(with_shared);
	const size_t n = 100;
	const struct ls_results *results = run_many(&options, make_work(n), n);

	/* Of each five: one is checked, one broken, one has a client, one is
	 * excluded; one is no manifest and counts when it was named. */
	ck_assert_uint_eq(results->inputs.n, 80 + 3);
	ck_assert_uint_eq(results->files, 80);
	ck_assert_uint_eq(results->manifests, 40);
	ck_assert(results->unreadable);
	for (size_t i = 1; i < results->inputs.n; i++)
		ck_assert_int_lt(ls_text_compare(results->inputs.v[i - 1].path,
						 results->inputs.v[i].path),
				 0);
	for (size_t i = 1; i < results->findings.n; i++)
		ck_assert_int_le(
			ls_text_compare(results->findings.v[i - 1]->path,
					results->findings.v[i]->path),
			0);
}
END_TEST

START_TEST(a_rule_over_all_files_speaks_where_the_client_stands)
{
	struct ls_engine_options options = ls_world_options(with_shared);
	const struct ls_results *results = run_many(&options, make_work(9), 9);
	const struct ls_finding *f = NULL;

	for (size_t i = 0; i < results->findings.n; i++)
		if (results->findings.v[i]->rule == &shared)
			f = results->findings.v[i];
	ck_assert_ptr_nonnull(f);
	ck_assert(ls_text_is(f->path, "f00008.yaml"));
	ck_assert(ls_text_is(f->message, "shared with f00003.yaml"));
	ck_assert(ls_text_is(f->client, "c8"));
	ck_assert_uint_eq(f->start.line, 3);
	ck_assert_uint_eq(f->start.column, 21);
	ck_assert(ls_text_is(f->line, "client: {client_id: same, "
				      "client_name: c8}"));
	ck_assert_uint_eq(f->related.n, 1);
	ck_assert(ls_text_is(f->related.v[0].path, "f00003.yaml"));
	ck_assert_uint_eq(strlen(f->fingerprint), 32);
	ck_assert_int_eq(f->severity, LS_ERROR);
}
END_TEST

static struct ls_work work_of(const char *path, const char *text)
{
	return (struct ls_work){
		.path = ls_text_of(path),
		.named = true,
		.in_memory = true,
		.bytes = ls_text_of(text),
	};
}

START_TEST(a_comment_silences_a_rule_over_all_files)
{
	struct ls_engine_options options = ls_world_options(with_shared);
	const struct ls_work work[] = {
		work_of("a.yaml",
			HEAD "client:\n  # leastscope: allow shared -- the "
			     "first is fine\n  client_id: same\n"),
		work_of("b.yaml",
			HEAD "client:\n  # leastscope: allow shared -- until "
			     "the move\n  client_id: same\n"),
	};
	const struct ls_results *results = run_many(&options, work, 2);

	ck_assert_str_eq(ls_world_rows(results),
			 "4:3 stale-suppression warning; "
			 "5:14 shared error suppressed");
	ck_assert_uint_eq(results->suppressed, 1);
	ck_assert(ls_text_is(results->findings.v[1]->suppressed.reason,
			     "until the move"));
	ck_assert_uint_eq(results->findings.v[1]->suppressed.line, 4);
}
END_TEST

static void say_clients(struct ls_run *run)
{
	for (size_t i = 0; i < run->client_count; i++)
		ls_flag_client(run, &run->clients[i], "%s",
			       ls_shown(run, run->clients[i].client_id));
}

START_TEST(only_clients_that_share_an_id_are_shown_to_rules)
{
	static const struct ls_rule rule = { .id = "clients",
					     .severity = LS_NOTE,
					     .check_all = say_clients };
	static const struct ls_rule *const rules[] = { &rule, NULL };
	struct ls_engine_options options = ls_world_options(rules);
	const struct ls_work work[] = {
		work_of("a.yaml", HEAD "client: {client_id: x}\n"),
		work_of("b.yaml", HEAD "client: {client_id: y}\n---\n" HEAD
				       "client: {client_id: z}\n"),
		work_of("c.yaml", HEAD "client: {client_id: x}\n"),
	};
	const struct ls_results *results = run_many(&options, work, 3);

	ck_assert_uint_eq(results->findings.n, 2);
	ck_assert(ls_text_is(results->findings.v[0]->path, "a.yaml"));
	ck_assert(ls_text_is(results->findings.v[1]->path, "c.yaml"));
	ck_assert(ls_text_is(results->findings.v[1]->message, "x"));
}
END_TEST

START_TEST(placeholders_are_nobodys_client_id)
{
	struct ls_engine_options options = ls_world_options(with_shared);
	const char *text = HEAD "client: {client_id: '${ID}'}\n";
	const struct ls_work work[] = { work_of("a.yaml", text),
					work_of("b.yaml", text) };

	ck_assert_uint_eq(run_many(&options, work, 2)->findings.n, 0);
}
END_TEST

/* --- progress --- */

struct progress {
	size_t calls, done, total;
	bool went_back;
};

static void note_progress(void *arg, size_t done, size_t total)
{
	struct progress *progress = arg;

	progress->went_back = progress->went_back || done < progress->done;
	progress->calls++;
	progress->done = done;
	progress->total = total;
}

START_TEST(progress_ends_at_the_total)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const size_t n = _i == 0 ? 10 : 300;
	struct progress progress = { .calls = 0 };

	options.progress = note_progress;
	options.progress_arg = &progress;
	options.jobs = 2;
	run_many(&options, make_work(n), n);
	ck_assert_uint_ge(progress.calls, 1);
	ck_assert(!progress.went_back);
	ck_assert_uint_eq(progress.done, n);
	ck_assert_uint_eq(progress.total, n);
}
END_TEST

START_TEST(no_work_is_no_result)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_results *results = run_many(&options, NULL, 0);

	ck_assert_uint_eq(results->inputs.n, 0);
	ck_assert_uint_eq(results->findings.n, 0);
	ck_assert_uint_eq(results->files, 0);
}
END_TEST

/* --- the limit of a run --- */

static void flag_hundred(struct ls_run *run)
{
	for (int i = 0; i < 100; i++)
		ls_flag(run, (struct ls_span){ 0, 1 }, "%d", i);
}

static const struct ls_rule hundred = {
	.id = "hundred",
	.severity = LS_NOTE,
	.check = flag_hundred,
};

START_TEST(findings_of_a_run_are_limited_and_the_rest_is_an_error)
{
	static const struct ls_rule *const rules[] = { &hundred, NULL };
	struct ls_engine_options options = ls_world_options(rules);
	const size_t full = LS_LIMIT_FINDINGS / 100;
	const size_t n = full + (size_t)_i;
	struct ls_work *work = ls_arena_get(test_arena, n * sizeof(*work));
	const struct ls_results *results;
	const struct ls_finding *last;

	for (size_t i = 0; i < n; i++) {
		work[i] = work_of("", HEAD);
		work[i].path = ls_arena_printf(test_arena, "%zu", i);
	}
	for (options.jobs = 1; options.jobs <= 2; options.jobs++) {
		results = run_many(&options, work, n);
		ck_assert_uint_eq(results->truncated, (unsigned)_i * 100);
		ck_assert_uint_eq(results->notes, LS_LIMIT_FINDINGS);
		ck_assert_uint_eq(results->errors, _i > 0);
		ck_assert_uint_eq(results->manifests, n);
		if (_i == 0)
			continue;
		ck_assert_uint_eq(results->findings.n, LS_LIMIT_FINDINGS + 1);
		last = results->findings.v[LS_LIMIT_FINDINGS];
		ck_assert_str_eq(last->rule->id, LS_RULE_TRUNCATED);
		ck_assert(ls_text_eq(last->path, work[full].path));
		ck_assert_uint_eq(last->start.line, 1);
	}
}
END_TEST

/* --- memory --- */

/* Each allocation fails in turn, once or from then on: the run ends either
 * whole, or with a failure that the verdict sees, or through the door. */
START_TEST(running_out_of_memory_is_never_a_pass)
{
	struct ls_engine_options options = ls_world_options(with_shared);
	const struct ls_work work[] = {
		work_of("a.yaml", HEAD "scope: berth.read\n"),
		work_of("b.yaml", HEAD "scope: crane.read\n"),
	};
	bool onward = _i == 1;
	unsigned failed = 0;

	for (unsigned long n = 1; n < 2000; n++) {
		struct many_call call = {
			.options = &options,
			.work = work,
			.n = 2,
		};
		struct ls_judgement judgement;
		bool came_back;
		bool is_last;

		ls_alloc_fail_at(n, onward);
		came_back = ls_guard(test_arena, many_body, &call);
		is_last = ls_alloc_count() < n;
		ls_alloc_fail_at(0, false);
		if (!came_back) {
			failed++;
			continue;
		}
		judgement = ls_engine_judge(test_arena, call.results, LS_ERROR,
					    false);
		if (judgement.exit_status != 0) {
			failed++;
			ck_assert_int_eq(judgement.exit_status, 4);
			ck_assert_uint_eq(call.results->inputs.n, 2);
		}
		if (is_last) {
			ck_assert_int_eq(judgement.exit_status, 0);
			ck_assert_uint_gt(failed, 0);
			return;
		}
	}
	ck_abort_msg("allocations without end");
}
END_TEST

Suite *ls_suite_engine_run(void)
{
	Suite *suite = suite_create("engine/run");
	TCase *tcase = tcase_create("run");

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	tcase_add_loop_test(
		tcase, results_do_not_depend_on_the_number_of_threads, 0, 4);
	tcase_add_test(tcase,
		       inputs_and_findings_come_in_the_order_of_the_work);
	tcase_add_test(tcase,
		       a_rule_over_all_files_speaks_where_the_client_stands);
	tcase_add_test(tcase, a_comment_silences_a_rule_over_all_files);
	tcase_add_test(tcase, only_clients_that_share_an_id_are_shown_to_rules);
	tcase_add_test(tcase, placeholders_are_nobodys_client_id);
	tcase_add_loop_test(tcase, progress_ends_at_the_total, 0, 2);
	tcase_add_test(tcase, no_work_is_no_result);
	tcase_add_loop_test(
		tcase, findings_of_a_run_are_limited_and_the_rest_is_an_error,
		0, 3);
	tcase_add_loop_test(tcase, running_out_of_memory_is_never_a_pass, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}
