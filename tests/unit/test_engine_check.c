/* Tests of one file's way through the engine. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/out.h"
#include "engine_check.h"

#define HEAD "leastscope: 1\nprovider: harbour\n"

/* --- what becomes of a file --- */

static const char *const status_words[] = {
	[LS_INPUT_CHECKED] = "checked",
	[LS_INPUT_NOT_A_MANIFEST] = "not-a-manifest",
	[LS_INPUT_UNREADABLE] = "unreadable",
	[LS_INPUT_EXCLUDED] = "excluded",
	[LS_INPUT_SKIPPED] = "skipped",
};

struct one_call {
	const struct ls_engine_options *options;
	struct ls_work work;
	struct ls_results *results;
};

static void one_body(void *arg)
{
	struct one_call *call = arg;

	call->results = ls_engine_run(test_arena, call->options, &call->work,
				      1);
}

static struct ls_results *run_work(const struct ls_engine_options *options,
				   struct ls_work work)
{
	struct one_call call = { .options = options, .work = work };

	ck_assert(ls_guard(test_arena, one_body, &call));
	return call.results;
}

static const struct {
	const char *name;
	const char *text;
	const char *named; /* what becomes of it when the user named it */
	const char *found; /* and when it was found; "" leaves no trace */
	unsigned findings; /* when named */
} fates[] = {
	{ "a manifest", HEAD "scope: berth.read\n", "checked", "checked", 0 },
	{ "no manifest", "a: 1\n", "not-a-manifest", "", 0 },
	{ "an empty file", "", "not-a-manifest", "", 0 },
	{ "only comments", "# nothing\n", "not-a-manifest", "", 0 },
	{ "a broken manifest", HEAD "scope: [berth.read\n", "unreadable",
	  "unreadable", 1 },
	{ "a broken file of something else", "a: [b\n", "unreadable", "", 1 },
	{ "words that sound like a manifest in broken YAML",
	  "# see leastscope in the manual\na: [b\n", "unreadable", "", 1 },
	{ "bytes that are not UTF-8", HEAD "scope: \xff\xfe\n", "unreadable",
	  "unreadable", 1 },
};

START_TEST(a_file_that_was_named_or_meant_never_passes_unread)
{
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_work work = ls_world_work(fates[_i].text);
	const struct ls_results *named = run_work(&options, work);
	const struct ls_results *found;

	work.named = false;
	found = run_work(&options, work);
	ck_assert_uint_eq(named->inputs.n, 1);
	ck_assert_msg(strcmp(status_words[named->inputs.v[0].status],
			     fates[_i].named) == 0,
		      "%s: named, %s", fates[_i].name,
		      status_words[named->inputs.v[0].status]);
	ck_assert_msg(named->findings.n == fates[_i].findings, "%s: %s",
		      fates[_i].name, ls_world_rows(named));
	ck_assert_int_eq(named->unreadable,
			 strcmp(fates[_i].named, "unreadable") == 0);
	ck_assert_uint_eq(named->files, 1);
	ck_assert_uint_eq(found->files, 1);
	if (*fates[_i].found == '\0') {
		ck_assert_msg(found->inputs.n == 0, "%s", fates[_i].name);
		ck_assert(!found->unreadable);
		ck_assert_uint_eq(found->findings.n, 0);
		return;
	}
	ck_assert_msg(found->inputs.n == 1 &&
			      strcmp(status_words[found->inputs.v[0].status],
				     fates[_i].found) == 0,
		      "%s: found", fates[_i].name);
}
END_TEST

START_TEST(an_unreadable_file_is_reported_where_it_broke)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_results *results = ls_world_run(&options, HEAD
							"scope: [berth.read\n");
	const struct ls_finding *f = results->findings.v[0];

	ck_assert_str_eq(f->rule->id, LS_RULE_UNREADABLE);
	ck_assert_int_eq(f->severity, LS_ERROR);
	ck_assert_uint_ge(f->start.line, 3);
	ck_assert_uint_gt(f->message.n, 0);
	ck_assert_uint_eq(results->manifests, 0);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_unreadable)
{
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_work work = { .path = LS_LITERAL("no/such/file.yaml"),
				.named = true };
	const struct ls_results *results = run_work(&options, work);

	ck_assert(results->unreadable);
	ck_assert_uint_eq(results->findings.n, 1);
	ck_assert_uint_gt(results->findings.v[0]->message.n, 0);
	ck_assert_uint_eq(results->findings.v[0]->start.line, 1);
	ck_assert_uint_eq(results->findings.v[0]->start.column, 1);
	work.named = false;
	ck_assert(run_work(&options, work)->unreadable);
}
END_TEST

START_TEST(what_could_not_be_looked_at_is_reported_with_its_reason)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_work work = {
		.path = LS_LITERAL("locked"),
		.why_not = LS_LITERAL("permission denied"),
	};
	const struct ls_results *results = run_work(&options, work);

	ck_assert(results->unreadable);
	ck_assert(ls_text_is(results->findings.v[0]->message,
			     "permission denied"));
}
END_TEST

START_TEST(an_excluded_file_is_an_input_that_is_not_read)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_work work = { .path = LS_LITERAL("no/such/file.yaml"),
				      .named = true,
				      .excluded = true };
	const struct ls_results *results = run_work(&options, work);

	ck_assert_uint_eq(results->findings.n, 0);
	ck_assert_uint_eq(results->files, 0);
	ck_assert_int_eq(results->inputs.v[0].status, LS_INPUT_EXCLUDED);
	ck_assert(!results->unreadable);
}
END_TEST

START_TEST(an_input_says_what_it_holds)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const struct ls_results *results = ls_world_run(
		&options, HEAD "client: {scope: berth.read crane.read}\n"
			       "requests:\n  - {id: a, scope: berth.read}\n"
			       "  - {id: b, scope: crane.read}\n");
	const struct ls_input *input = &results->inputs.v[0];

	ck_assert(ls_text_is(input->format, "leastscope"));
	ck_assert(ls_text_is(input->provider, "harbour"));
	ck_assert_uint_eq(input->clients, 1);
	ck_assert_uint_eq(input->requests, 2);
	ck_assert_uint_eq(input->scopes, 4);
	ck_assert_uint_eq(results->manifests, 1);
	ck_assert_uint_eq(results->requests, 2);
	ck_assert_uint_eq(results->scopes, 4);
}
END_TEST

/* --- limits of size --- */

static struct ls_text padded(const char *text, size_t bytes)
{
	char *all = ls_arena_get(test_arena, bytes);

	memset(all, ' ', bytes);
	memcpy(all, text, strlen(text));
	all[strlen(text)] = '#';
	return (struct ls_text){ .p = all, .n = bytes };
}

START_TEST(a_file_at_the_limit_is_read_and_one_byte_more_is_not)
{
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_work work = ls_world_work("");

	options.file_bytes = _i == 0 ? 0 : 4096;
	work.bytes = padded(HEAD "scope: berth.read ",
			    _i == 0 ? LS_LIMIT_FILE_BYTES : 4096);
	ck_assert(!run_work(&options, work)->unreadable);
	work.bytes.n++;
	ck_assert(run_work(&options, work)->unreadable);
}
END_TEST

/* Writes a file of this size that starts with text; its path. */
static const char *write_big(const char *text, size_t bytes)
{
	static char path[64];
	struct ls_text all = padded(text, bytes);
	int fd;

	strcpy(path, "/tmp/leastscope-unit-XXXXXX");
	fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, all.p, all.n), (ssize_t)all.n);
	close(fd);
	return path;
}

static const struct {
	const char *name;
	const char *text;
	size_t bytes;
	bool named;
	bool unreadable;
} big[] = {
	{ "a large manifest that was found", HEAD, 9000, false, true },
	{ "a large file of something else that was found", "a: 1\n", 9000,
	  false, false },
	{ "a large file of something else that was named", "a: 1\n", 9000, true,
	  true },
	{ "a file larger than any limit", "a: 1\n", LS_LIMIT_FILE_BYTES_MAX + 1,
	  false, true },
};

START_TEST(a_file_too_large_to_read_fails_unless_it_is_surely_no_manifest)
{
	struct ls_engine_options options = ls_world_options(NULL);
	const char *path = write_big(big[_i].text, big[_i].bytes);
	struct ls_work work = { .path = ls_text_of(path),
				.named = big[_i].named };
	const struct ls_results *results;

	options.file_bytes = 8192;
	results = run_work(&options, work);
	unlink(path);
	ck_assert_msg(results->unreadable == big[_i].unreadable, "%s",
		      big[_i].name);
	ck_assert_uint_eq(results->inputs.n, big[_i].unreadable ? 1 : 0);
}
END_TEST

START_TEST(more_scopes_than_a_file_may_hold_make_it_unreadable)
{
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_out out = ls_out_new(test_arena);
	struct ls_work work = ls_world_work("");
	const size_t each = LS_LIMIT_REQUEST_SCOPES - 1;
	size_t left = LS_LIMIT_FILE_SCOPES + (_i == 0 ? 0 : 1);

	ls_out_string(&out, HEAD "requests:\n");
	while (left > 0) {
		size_t n = left < each ? left : each;

		ls_out_string(&out, "  - scope: ");
		ls_out_repeat(&out, 'x', 1);
		for (size_t i = 1; i < n; i++)
			ls_out_string(&out, " x");
		ls_out_string(&out, "\n");
		left -= n;
	}
	work.bytes = ls_out_text(&out);
	ck_assert_int_eq(run_work(&options, work)->unreadable, _i == 1);
}
END_TEST

/* --- which rules run --- */

static void flag_manifest(struct ls_run *run)
{
	ls_flag(run, (struct ls_span){ 0, 0 }, "manifest");
}

static struct ls_rule probe = {
	.id = "probe",
	.severity = LS_NOTE,
	.check = flag_manifest,
};

static const struct ls_rule *const probe_rules[] = { &probe, NULL };

static const struct {
	const char *name;
	unsigned fact;
	const char *with; /* has the fact */
	const char *without;
} facts[] = {
	{ "scopes", LS_FACT_SCOPES, HEAD "scope: a\n", HEAD },
	{ "registered scopes", LS_FACT_SCOPES, HEAD "client: {scope: a}\n",
	  HEAD "client: {}\n" },
	{ "catalog", LS_FACT_CATALOG, HEAD,
	  "leastscope: 1\nprovider: nowhere\n" },
	{ "usage", LS_FACT_USAGE, HEAD "scope: a\noperations: [GET /berths]\n",
	  HEAD "scope: a\n" },
	{ "kind", LS_FACT_KIND, HEAD "client_kind: service\n", HEAD },
	{ "grant of a request", LS_FACT_GRANT,
	  HEAD "grant_type: client_credentials\nscope: a\n", HEAD },
	{ "grant of the client", LS_FACT_GRANT,
	  HEAD "client: {grant_types: [authorization_code]}\n", HEAD },
	{ "auth method", LS_FACT_AUTH_METHOD,
	  HEAD "client: {token_endpoint_auth_method: none}\n", HEAD },
	{ "endpoint", LS_FACT_URL,
	  HEAD "endpoints: {token_endpoint: https://a.example/token}\n", HEAD },
	{ "server address", LS_FACT_URL,
	  HEAD "mcp_servers: [{name: a, url: https://a.example/mcp}]\n",
	  HEAD "mcp_servers: [{name: a}]\n" },
	{ "redirect", LS_FACT_REDIRECT,
	  HEAD "client: {redirect_uris: [https://a.example/cb]}\n", HEAD },
	{ "resource", LS_FACT_RESOURCE,
	  HEAD "scope: a\nresource: https://a.example\n", HEAD "scope: a\n" },
	{ "server", LS_FACT_SERVER, HEAD "mcp_servers: [{name: a}]\n", HEAD },
	{ "registration", LS_FACT_REGISTERED, HEAD "client: {scope: a}\n",
	  HEAD "scope: a\n" },
	{ "request", LS_FACT_REQUEST, HEAD "scope: a\n",
	  HEAD "client: {scope: a}\n" },
	{ "environment", LS_FACT_ENVIRONMENT, HEAD "environment: staging\n",
	  HEAD },
};

START_TEST(a_rule_without_its_facts_is_silent)
{
	struct ls_engine_options options = ls_world_options(probe_rules);

	probe.needs = facts[_i].fact;
	ck_assert_msg(ls_world_run(&options, facts[_i].with)->findings.n == 1,
		      "%s: present", facts[_i].name);
	ck_assert_msg(ls_world_run(&options, facts[_i].without)->findings.n ==
			      0,
		      "%s: absent", facts[_i].name);
}
END_TEST

static unsigned documents_seen;

static void count_document(struct ls_run *run)
{
	ck_assert_ptr_nonnull(run->document);
	ck_assert_ptr_null(run->manifest);
	ck_assert_ptr_null(run->catalog);
	documents_seen++;
}

START_TEST(a_rule_sees_a_document_once_however_many_manifests_it_holds)
{
	static const struct ls_rule rule = {
		.id = "documents",
		.severity = LS_NOTE,
		.check_document = count_document,
	};
	static const struct ls_rule *const rules[] = { &rule, NULL };
	struct ls_engine_options options = ls_world_options(rules);
	const struct ls_results *results;

	documents_seen = 0;
	results = ls_world_run(&options,
			       HEAD "scope: a\n---\n" HEAD "scope: b\n");
	ck_assert_uint_eq(results->manifests, 2);
	ck_assert_uint_eq(documents_seen, 1);
	ls_world_run(&options, "a: 1\n");
	ck_assert_uint_eq(documents_seen, 1);
}
END_TEST

/* --- severity --- */

static void flag_note(struct ls_run *run)
{
	ls_severity_set(ls_flag(run, (struct ls_span){ 0, 0 }, "lowered"),
			LS_NOTE);
	ls_flag(run, (struct ls_span){ 0, 0 }, "plain");
}

static const struct ls_rule lowering = {
	.id = "lowering",
	.severity = LS_WARNING,
	.check = flag_note,
};

static const struct ls_rule *const lowering_rules[] = { &lowering, NULL };

static const struct {
	const char *name;
	int policy;  /* -1: not given */
	int profile; /* -1: no profile; else the severity it gives */
	const char *rows;
} severities[] = {
	{ "the rule's own", -1, -1, "1:1 lowering note; 1:1 lowering warning" },
	{ "a profile that says the same lets the rule speak", -1, LS_WARNING,
	  "1:1 lowering note; 1:1 lowering warning" },
	{ "a profile's", -1, LS_ERROR,
	  "1:1 lowering error; 1:1 lowering error" },
	{ "a profile that switches it off", -1, LS_OFF, "" },
	{ "the configuration's, above the profile's", LS_NOTE, LS_ERROR,
	  "1:1 lowering note; 1:1 lowering note" },
	{ "the configuration switches it off", LS_OFF, LS_ERROR, "" },
	{ "the configuration switches it on again", LS_WARNING, LS_OFF,
	  "1:1 lowering warning; 1:1 lowering warning" },
};

START_TEST(the_nearest_word_on_severity_counts)
{
	struct ls_engine_options options = ls_world_options(lowering_rules);
	struct ls_profile_rule row[2] = { { .rule = NULL } };
	struct ls_profile profile = { .id = "p", .rules = row };
	struct ls_policy policy = { .root = true };
	const char *found;

	if (severities[_i].profile >= 0) {
		row[0].rule = "lowering";
		row[0].severity = (enum ls_severity)severities[_i].profile;
		options.profile = &profile;
	}
	if (severities[_i].policy >= 0) {
		*LS_PUSH(test_arena, &policy.rules) = (struct ls_rule_setting){
			.rule = LS_LITERAL("lowering"),
			.severity_given = true,
			.severity = (enum ls_severity)severities[_i].policy,
		};
		options.policy = &policy;
	}
	found = ls_world_rows(ls_world_run(&options, HEAD));
	ck_assert_msg(strcmp(found, severities[_i].rows) == 0, "%s: %s",
		      severities[_i].name, found);
}
END_TEST

START_TEST(no_setting_silences_an_unreadable_file)
{
	struct ls_policy policy = { .root = true };
	struct ls_engine_options options = ls_world_options(NULL);

	*LS_PUSH(test_arena, &policy.rules) = (struct ls_rule_setting){
		.rule = LS_LITERAL(LS_RULE_UNREADABLE),
		.severity_given = true,
		.severity = LS_OFF,
	};
	options.policy = &policy;
	ck_assert_str_eq(ls_world_rows(ls_world_run(&options, "a: [")),
			 "1:5 unreadable-input error");
}
END_TEST

static void decide_nothing(struct ls_run *run)
{
	ls_undecided(run, (struct ls_span){ 3, 5 });
}

START_TEST(what_stays_undecided_fails_the_run)
{
	static const struct ls_rule rule = { .id = "undecided",
					     .severity = LS_NOTE,
					     .check = decide_nothing };
	static const struct ls_rule *const rules[] = { &rule, NULL };
	struct ls_engine_options options = ls_world_options(rules);
	const struct ls_results *results = ls_world_run(&options, HEAD);

	ck_assert_str_eq(ls_world_rows(results), "1:4 unreadable-input error");
	ck_assert(results->undecided);
	ck_assert(!results->unreadable);
	ck_assert(results->inputs.v[0].undecided);
	ck_assert_int_eq(ls_engine_judge(test_arena, results, LS_ERROR, false)
				 .exit_status,
			 4);
}
END_TEST

/* --- limits of number --- */

static unsigned to_flag;

static void flag_many(struct ls_run *run)
{
	for (unsigned i = 0; i < to_flag; i++)
		ls_hint(run, ls_flag(run, (struct ls_span){ 1, 2 }, "%u", i),
			"hint");
}

static const struct ls_rule many = {
	.id = "many",
	.severity = LS_NOTE,
	.check = flag_many,
};

static const struct ls_rule *const many_rules[] = { &many, NULL };

START_TEST(findings_of_one_rule_are_limited_and_the_rest_is_an_error)
{
	struct ls_engine_options options = ls_world_options(many_rules);
	const struct ls_results *results;
	const struct ls_finding *last;

	to_flag = LS_LIMIT_RULE_FINDINGS + (unsigned)_i - 1;
	results = ls_world_run(&options, HEAD);
	if (_i < 2) {
		ck_assert_uint_eq(results->findings.n, to_flag);
		ck_assert_uint_eq(results->truncated, 0);
		ck_assert_uint_eq(results->errors, 0);
		return;
	}
	ck_assert_uint_eq(results->findings.n, LS_LIMIT_RULE_FINDINGS + 1);
	ck_assert_uint_eq(results->truncated, (unsigned)_i - 1);
	ck_assert_uint_eq(results->errors, 1);
	last = results->findings.v[LS_LIMIT_RULE_FINDINGS];
	ck_assert_str_eq(last->rule->id, LS_RULE_TRUNCATED);
	ck_assert_uint_eq(last->span.start, 1);
	ck_assert(ls_text_is(last->message,
			     _i == 2 ? "1 more finding of many is not listed" :
				       "2 more findings of many are not "
				       "listed"));
}
END_TEST

/* --- excerpts and secrets --- */

START_TEST(a_long_line_is_cut_around_the_place)
{
	struct ls_engine_options options = ls_world_options(NULL);
	struct ls_out out = ls_out_new(test_arena);
	struct ls_work work = ls_world_work("");
	const struct ls_finding *f;

	ls_out_string(&out, HEAD "scope: \"");
	for (int i = 0; i < 100; i++)
		ls_out_string(&out, "\xc3\xa9 ");
	ls_out_string(&out, "berth.admin");
	for (int i = 0; i < 200; i++)
		ls_out_string(&out, " crane.read");
	ls_out_string(&out, "\"\n");
	work.bytes = ls_out_text(&out);
	f = run_work(&options, work)->findings.v[99 + 100];
	ck_assert_str_eq(f->rule->id, "admin");
	ck_assert_uint_eq(f->start.column, 209);
	ck_assert_uint_eq(f->line_column, 149);
	/* 60 characters before, 30 of them two bytes long. */
	ck_assert_int_eq(memcmp(f->line.p + 90, "berth.admin crane", 17), 0);
	ck_assert_uint_eq(f->line.n, 160 + 30);
}
END_TEST

static void flag_secret(struct ls_run *run)
{
	const struct ls_node *node = run->manifest->client_secret.node;

	if (node != NULL)
		ls_flag(run, node->span, "a secret")->secret = true;
}

static const struct ls_rule secret = {
	.id = "secret",
	.family = LS_FAMILY_SECRETS,
	.severity = LS_ERROR,
	.check = flag_secret,
};

static const struct ls_rule *const secret_rules[] = { &secret, &ls_test_admin,
						      NULL };

static const char *const secret_texts[] = {
	"{\"leastscope\": 1, \"provider\": \"harbour\", \"credentials\": "
	"{\"client_secret\": \"hush\xc3\xa9\"}, \"scope\": \"berth.admin\"}",
};

START_TEST(no_excerpt_shows_a_secret_even_when_its_rule_is_off)
{
	struct ls_engine_options options = ls_world_options(secret_rules);
	struct ls_policy policy = { .root = true };
	const struct ls_results *results;

	if (_i == 1) {
		*LS_PUSH(test_arena, &policy.rules) = (struct ls_rule_setting){
			.rule = LS_LITERAL("secret"),
			.severity_given = true,
			.severity = LS_OFF,
		};
		options.policy = &policy;
	}
	results = ls_world_run(&options, secret_texts[0]);
	ck_assert_uint_eq(results->findings.n, _i == 1 ? 1 : 2);
	for (size_t i = 0; i < results->findings.n; i++) {
		struct ls_text line = results->findings.v[i]->line;

		ck_assert(!ls_text_contains(line, "hush"));
		ck_assert(
			ls_text_contains(line, "\"client_secret\": *******}"));
	}
	ck_assert_uint_eq(results->secrets.n, 1);
}
END_TEST

/* --- order --- */

static void flag_backwards(struct ls_run *run)
{
	ls_flag(run, (struct ls_span){ 9, 10 }, "b");
	ls_flag(run, (struct ls_span){ 9, 10 }, "a");
	ls_flag(run, (struct ls_span){ 2, 9 }, "c");
	ls_flag(run, (struct ls_span){ 2, 3 }, "d");
	ls_flag(run, (struct ls_span){ 900, 950 }, "beyond the end");
}

START_TEST(findings_are_ordered_by_place_then_rule_then_message)
{
	static const struct ls_rule z = { .id = "z",
					  .severity = LS_NOTE,
					  .check = flag_backwards };
	static const struct ls_rule a = { .id = "a",
					  .severity = LS_NOTE,
					  .check = flag_backwards };
	static const struct ls_rule *const rules[] = { &z, &a, NULL };
	struct ls_engine_options options = ls_world_options(rules);
	const struct ls_results *results = ls_world_run(&options, HEAD);
	char order[64] = "";

	for (size_t i = 0; i < results->findings.n; i++) {
		strcat(order, results->findings.v[i]->rule->id);
		strncat(order, results->findings.v[i]->message.p, 1);
		strcat(order, " ");
	}
	ck_assert_str_eq(order, "ad zd ac zc aa ab za zb ab zb ");
	ck_assert_uint_eq(results->findings.v[9]->span.start, strlen(HEAD));
}
END_TEST

#define LOOP(test, rows) \
	tcase_add_loop_test(tcase, test, 0, sizeof(rows) / sizeof((rows)[0]))

Suite *ls_suite_engine_check(void)
{
	Suite *suite = suite_create("engine/check");
	TCase *tcase = tcase_create("check");

	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	LOOP(a_file_that_was_named_or_meant_never_passes_unread, fates);
	tcase_add_test(tcase, an_unreadable_file_is_reported_where_it_broke);
	tcase_add_test(tcase, a_file_that_is_not_there_is_unreadable);
	tcase_add_test(tcase,
		       what_could_not_be_looked_at_is_reported_with_its_reason);
	tcase_add_test(tcase, an_excluded_file_is_an_input_that_is_not_read);
	tcase_add_test(tcase, an_input_says_what_it_holds);
	tcase_add_loop_test(
		tcase, a_file_at_the_limit_is_read_and_one_byte_more_is_not, 0,
		2);
	LOOP(a_file_too_large_to_read_fails_unless_it_is_surely_no_manifest,
	     big);
	tcase_add_loop_test(tcase,
			    more_scopes_than_a_file_may_hold_make_it_unreadable,
			    0, 2);
	LOOP(a_rule_without_its_facts_is_silent, facts);
	tcase_add_test(
		tcase,
		a_rule_sees_a_document_once_however_many_manifests_it_holds);
	LOOP(the_nearest_word_on_severity_counts, severities);
	tcase_add_test(tcase, no_setting_silences_an_unreadable_file);
	tcase_add_test(tcase, what_stays_undecided_fails_the_run);
	tcase_add_loop_test(
		tcase,
		findings_of_one_rule_are_limited_and_the_rest_is_an_error, 0,
		4);
	tcase_add_test(tcase, a_long_line_is_cut_around_the_place);
	tcase_add_loop_test(tcase,
			    no_excerpt_shows_a_secret_even_when_its_rule_is_off,
			    0, 2);
	tcase_add_test(tcase,
		       findings_are_ordered_by_place_then_rule_then_message);
	suite_add_tcase(suite, tcase);
	return suite;
}
