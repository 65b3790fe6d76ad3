/* Tests of fixing: what is made, what is refused, and what stays. */
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
#include "fix/fix.h"

#define HEAD "leastscope: 1\nprovider: harbour\n"

/* --- rules with fixes of all sorts; each acts on the scope of its name --- */

static void edit_token(struct ls_run *run, const struct ls_request *request,
		       const struct ls_token *token, const char *name,
		       enum ls_applicability kind, const char *text)
{
	struct ls_finding *f;

	if (!ls_text_is(token->text, name))
		return;
	f = ls_flag(run, token->span, "%s is flagged", name);
	ls_about(run, f, request, token);
	ls_fix(run, f, kind, "write %s", text);
	ls_fix_edit(run, f, token->span, ls_text_of(text));
}

/* Says it is safe and gives more. */
static void check_widening(struct ls_run *run, const struct ls_request *request,
			   const struct ls_token *token)
{
	edit_token(run, request, token, "berth.read", LS_FIX_SAFE,
		   "berth.admin");
}

/* Says it is safe and gives less. */
static void check_narrowing(struct ls_run *run,
			    const struct ls_request *request,
			    const struct ls_token *token)
{
	edit_token(run, request, token, "berth.admin", LS_FIX_SAFE,
		   "berth.write");
}

/* Leaves a file that cannot be read. */
static void check_breaking(struct ls_run *run, const struct ls_request *request,
			   const struct ls_token *token)
{
	edit_token(run, request, token, "crane.write", LS_FIX_SAFE, "\"");
}

/* Its fix makes one error two, which only a good fix beside it could hide. */
static void check_worse(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	edit_token(run, request, token, "bad", LS_FIX_UNSAFE, "worse");
	if (ls_text_is(token->text, "worse")) {
		ls_flag(run, token->span, "bad");
		ls_flag(run, token->span, "and worse");
	}
	/* Two errors that one fix takes away. */
	edit_token(run, request, token, "twofold", LS_FIX_UNSAFE, "crane.read");
	if (ls_text_is(token->text, "twofold"))
		ls_flag(run, token->span, "once more");
}

/* Its fix is safe, and leaves more to be said than before. */
static void check_chatty(struct ls_run *run, const struct ls_request *request,
			 const struct ls_token *token)
{
	edit_token(run, request, token, "berth.admin", LS_FIX_SAFE,
		   "berth.write");
	if (ls_text_is(token->text, "berth.write")) {
		ls_severity_set(ls_flag(run, token->span, "one"), LS_NOTE);
		ls_severity_set(ls_flag(run, token->span, "two"), LS_NOTE);
	}
}

/* Opens a quote that swallows the next lines. */
static void check_leaking(struct ls_run *run, const struct ls_request *request,
			  const struct ls_token *token)
{
	edit_token(run, request, token, "leak", LS_FIX_UNSAFE, "'berth.read");
}

/* Does not take its own finding away. */
static void check_idle(struct ls_run *run, const struct ls_request *request,
		       const struct ls_token *token)
{
	edit_token(run, request, token, "idle", LS_FIX_UNSAFE, "idle");
}

/* Goes in circles. */
static void check_circle(struct ls_run *run, const struct ls_request *request,
			 const struct ls_token *token)
{
	edit_token(run, request, token, "left", LS_FIX_UNSAFE, "right");
	edit_token(run, request, token, "right", LS_FIX_UNSAFE, "left");
}

/* One at a time. */
static void check_spare(struct ls_run *run, const struct ls_request *request,
			const struct ls_token *token)
{
	struct ls_finding *f;

	if (!ls_text_starts(token->text, "spare"))
		return;
	f = ls_flag(run, token->span, "not needed");
	ls_about(run, f, request, token);
	ls_fix(run, f, LS_FIX_SAFE, "remove it");
	ls_fix_drop_token(run, f, &request->scope, token);
}

/* Both may go, but not both: one of two is needed. */
static void check_either(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_token *a = ls_list_find(&request->scope,
						LS_LITERAL("crane.read"));
	const struct ls_token *b = ls_list_find(&request->scope,
						LS_LITERAL("berth.write"));
	const struct ls_token *both[2] = { a, b };

	for (int i = 0; a != NULL && b != NULL && i < 2; i++) {
		struct ls_finding *f = ls_flag(run, both[i]->span,
					       "one of the two would do");

		ls_about(run, f, request, both[i]);
		ls_fix(run, f, LS_FIX_SAFE, "remove it");
		ls_fix_drop_token(run, f, &request->scope, both[i]);
	}
}

#define TOKEN_RULE(name, level)                     \
	static const struct ls_rule rule_##name = { \
		.id = #name,                        \
		.family = LS_FAMILY_CATALOG,        \
		.severity = level,                  \
		.check_token = check_##name,        \
	}
TOKEN_RULE(widening, LS_WARNING);
TOKEN_RULE(narrowing, LS_WARNING);
TOKEN_RULE(breaking, LS_ERROR);
TOKEN_RULE(leaking, LS_ERROR);
TOKEN_RULE(idle, LS_ERROR);
TOKEN_RULE(circle, LS_ERROR);
TOKEN_RULE(worse, LS_ERROR);
TOKEN_RULE(chatty, LS_WARNING);
static const struct ls_rule rule_spare = {
	.id = "spare",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_WARNING,
	.check_token = check_spare,
};
static const struct ls_rule rule_either = {
	.id = "either",
	.family = LS_FAMILY_PRIVILEGE,
	.severity = LS_WARNING,
	.check_request = check_either,
};
static const struct ls_rule stale = { .id = LS_RULE_STALE_SUPPRESSION,
				      .severity = LS_WARNING };

static const struct ls_rule *const all_rules[] = {
	&rule_breaking,   &rule_circle,    &rule_either, &rule_idle,
	&rule_leaking,    &rule_narrowing, &stale,       &ls_test_twice,
	&ls_test_unknown, &rule_widening,  NULL,
};
static const struct ls_rule *const spare_rules[] = { &rule_spare, NULL };

/* --- running --- */

struct fix_call {
	const struct ls_engine_options *options;
	const char *path;
	struct ls_text text;
	bool unsafe;
	struct ls_fix_result result;
};

static void fix_body(void *arg)
{
	struct fix_call *call = arg;

	ls_fix_text(test_arena, call->options, ls_text_of(call->path),
		    call->text, call->unsafe, &call->result);
}

static struct ls_fix_result fix(const struct ls_rule *const *rules,
				const char *path, struct ls_text text,
				bool unsafe)
{
	struct ls_engine_options options = ls_world_options(rules);
	struct fix_call call = {
		.options = &options,
		.path = path,
		.text = text,
		.unsafe = unsafe,
	};

	ck_assert(ls_guard(test_arena, fix_body, &call));
	return call.result;
}

static const struct {
	const char *name;
	const char *path;
	const char *before;
	const char *safe;   /* NULL: nothing is changed */
	const char *unsafe; /* NULL: as safe */
} rows[] = {
	{ "nothing to fix", "m.yaml", HEAD "scope: crane.read\n", NULL, NULL },
	{ "repeated scopes", "m.yaml",
	  HEAD "scope: crane.read crane.read crane.read x-a crane.read\n",
	  HEAD "scope: crane.read x-a\n",
	  HEAD "scope: crane.read berth.read\n" },
	{ "unsafe only when asked for", "m.yaml", HEAD "scope: crane.raed\n",
	  NULL, HEAD "scope: berth.read\n" },
	{ "both kinds", "m.yaml",
	  HEAD "scope:\n  - crane.read # one\n  - crane.read # two\n"
	       "  - what.ever # three\n",
	  HEAD "scope:\n  - crane.read # one\n  - what.ever # three\n",
	  HEAD "scope:\n  - crane.read # one\n  - berth.read # three\n" },
	{ "a safe fix that gives less", "m.yaml", HEAD "scope: berth.admin\n",
	  HEAD "scope: berth.write\n", NULL },
	{ "a \"safe\" fix that gives more is refused", "m.yaml",
	  HEAD "scope: berth.read\n", NULL, NULL },
	{ "a fix that breaks the file is refused", "m.yaml",
	  HEAD "scope: crane.write\n", NULL, NULL },
	{ "a fix that changes what it does not edit is refused", "m.yaml",
	  HEAD "scope: leak\nx-a: 1 # it'\n", NULL, NULL },
	{ "a good fix beside refused ones is made", "m.yaml",
	  HEAD "scope: crane.write berth.admin berth.admin\n",
	  HEAD "scope: crane.write berth.write\n", NULL },
	{ "a comment that does nothing", "m.yaml",
	  HEAD "# leastscope: allow idle -- gone\nscope: crane.read\n",
	  HEAD "scope: crane.read\n", NULL },
	{ "what is suppressed is not fixed", "m.yaml",
	  HEAD "# leastscope: allow twice -- on purpose\n"
	       "scope: crane.read crane.read\n",
	  NULL, NULL },
	{ "nor is one of several that are", "m.yaml",
	  HEAD "# leastscope: allow twice -- on purpose\n"
	       "scope: crane.read crane.read crane.read\n",
	  NULL, NULL },
	{ "never both of two, the heavier one goes", "m.yaml",
	  HEAD "scope: crane.read berth.write\n", HEAD "scope: crane.read\n",
	  NULL },
	{ "but in each request", "m.yaml",
	  HEAD "requests:\n  - {id: a, scope: crane.read berth.write}\n"
	       "  - {id: b, scope: crane.read berth.write}\n",
	  HEAD "requests:\n  - {id: a, scope: crane.read}\n"
	       "  - {id: b, scope: crane.read}\n",
	  NULL },
	{ "a byte order mark stays", "m.yaml",
	  "\xef\xbb\xbf" HEAD "scope: crane.read crane.read\n",
	  "\xef\xbb\xbf" HEAD "scope: crane.read\n", NULL },
	{ "CRLF and a missing last line end stay", "m.yaml",
	  "leastscope: 1\r\nprovider: harbour\r\nscope:\r\n  - crane.read\r\n"
	  "  - crane.read\r\nx-a: 1",
	  "leastscope: 1\r\nprovider: harbour\r\nscope:\r\n  - crane.read\r\n"
	  "x-a: 1",
	  NULL },
	{ "JSON", "m.json",
	  "{\"leastscope\":1,\"provider\":\"harbour\",\"scope\":[\"old.crane\""
	  " , \"old.crane\",\n\"berth.admin\"]}",
	  "{\"leastscope\":1,\"provider\":\"harbour\",\"scope\":[\"old.crane\""
	  " ,\n\"berth.write\"]}",
	  NULL },
	{ "a last line without a line end", "m.yaml",
	  HEAD "scope:\r\n  - crane.read\r\n  - crane.read",
	  HEAD "scope:\r\n  - crane.read", NULL },
	{ "no manifest", "m.yaml", "scope: crane.read crane.read\n", NULL,
	  NULL },
	{ "what cannot be read", "m.yaml",
	  HEAD "scope: crane.read crane.read\nx: [", NULL, NULL },
};

START_TEST(a_fix_does_what_it_says_and_no_more)
{
	struct ls_text before = ls_text_of(rows[_i].before);
	const char *safe = rows[_i].safe == NULL ? rows[_i].before :
						   rows[_i].safe;
	const char *unsafe = rows[_i].unsafe == NULL ? safe : rows[_i].unsafe;

	for (int i = 0; i < 2; i++) {
		struct ls_fix_result result = fix(all_rules, rows[_i].path,
						  before, i == 1);
		struct ls_fix_result again;

		ck_assert_msg(ls_text_is(result.text, i == 0 ? safe : unsafe),
			      "%s, %s:\n%.*s", rows[_i].name,
			      i == 0 ? "safe" : "unsafe", LS_FMT(result.text));
		ck_assert_int_eq(result.applied.n > 0,
				 !ls_text_eq(result.text, before));
		again = fix(all_rules, rows[_i].path, result.text, i == 1);
		ck_assert_msg(ls_text_eq(again.text, result.text), "%s: again",
			      rows[_i].name);
		ck_assert_uint_eq(again.applied.n, 0);
	}
}
END_TEST

START_TEST(no_good_fix_covers_up_for_a_bad_one)
{
	static const struct ls_rule *const rules[] = { &rule_worse, NULL };
	struct ls_fix_result result = fix(
		rules, "m.yaml", LS_LITERAL(HEAD "scope: twofold bad\n"), true);

	ck_assert_msg(ls_text_is(result.text, HEAD "scope: crane.read bad\n"),
		      "%.*s", LS_FMT(result.text));
	ck_assert_uint_eq(result.refused, 1);
}
END_TEST

START_TEST(a_safe_fix_leaves_no_more_to_be_said)
{
	static const struct ls_rule *const rules[] = { &rule_chatty, NULL };
	const char *text = HEAD "scope: berth.admin\n";
	struct ls_fix_result result = fix(rules, "m.yaml", ls_text_of(text),
					  false);

	ck_assert(ls_text_is(result.text, text));
	ck_assert_uint_eq(result.refused, 1);
}
END_TEST

START_TEST(a_fix_that_swallows_the_next_lines_is_refused)
{
	static const struct ls_rule *const rules[] = { &rule_leaking, NULL };
	const char *text = HEAD "scope: leak\nx-a: 1 # it'\n";
	struct ls_fix_result result = fix(rules, "m.yaml", ls_text_of(text),
					  true);

	ck_assert_msg(ls_text_is(result.text, text), "%.*s",
		      LS_FMT(result.text));
	ck_assert_uint_eq(result.refused, 1);
}
END_TEST

/* --- what an edit may touch --- */

static const struct {
	const char *name;
	const char *before;
	const char *after;
	struct ls_edit edit; /* what is said to be the difference */
	bool keeps;
} touches[] = {
	{ "a value replaced",
	  "a: b\nc: d\n",
	  "a: x\nc: d\n",
	  { { 3, 4 }, { "x", 1 } },
	  true },
	{ "a longer one",
	  "a: b\nc: d\n",
	  "a: long\nc: d\n",
	  { { 3, 4 }, { "long", 4 } },
	  true },
	{ "an entry cut",
	  "a: b\nc: d\ne: f\n",
	  "a: b\ne: f\n",
	  { { 5, 10 }, { "", 0 } },
	  true },
	{ "an item cut",
	  "- a\n- b\n- c\n",
	  "- a\n- c\n",
	  { { 4, 8 }, { "", 0 } },
	  true },
	{ "an entry added",
	  "a: b\nc: d\n",
	  "a: b\nx: y\nc: d\n",
	  { { 4, 4 }, { "\nx: y", 5 } },
	  true },
	{ "another value changed too",
	  "a: b\nc: d\n",
	  "a: x\nc: e\n",
	  { { 3, 4 }, { "x", 1 } },
	  false },
	{ "the entry that follows is swallowed",
	  "a: b\nc: d # '\n",
	  "a: 'b\n  c: d # '\n",
	  { { 3, 5 }, { "'b\n  ", 5 } },
	  false },
	{ "an entry appears elsewhere",
	  "a: b\nc: d\n",
	  "a: x\nc: d\ne: f\n",
	  { { 3, 4 }, { "x", 1 } },
	  false },
	{ "an entry is missing elsewhere",
	  "a: b\nc: d\n",
	  "a: x\n",
	  { { 3, 4 }, { "x", 1 } },
	  false },
	{ "another kind of value of the same bytes",
	  "a: b\nc: 1\n",
	  "a: x\nc: \"1\"\n",
	  { { 3, 4 }, { "x", 1 } },
	  false },
	{ "a tag added elsewhere",
	  "a: b\nc: d\n",
	  "a: x\nc: !t d\n",
	  { { 3, 4 }, { "x", 1 } },
	  false },
	{ "a tag put in front of a value",
	  "a: b\nc:  d\n",
	  "a: b\nc: !t d\n",
	  { { 8, 8 }, { "!t", 2 } },
	  false },
	{ "another document",
	  "a: b\nc: d\n",
	  "a: x\n---\nc: d\n",
	  { { 3, 4 }, { "x\n---", 5 } },
	  false },
	{ "deeper than before",
	  "a: b\nc: d\n",
	  "a:\n c: d\n",
	  { { 2, 5 }, { "\n ", 2 } },
	  false },
};

static const struct ls_document *read_document(struct ls_text text)
{
	struct ls_problem problem = { 0 };
	struct ls_source *source = ls_source_new(test_arena,
						 LS_LITERAL("m.yaml"), text);
	const struct ls_document *document = ls_document_read(
		test_arena, source, LS_SYNTAX_YAML, &problem);

	ck_assert_msg(document != NULL, "%.*s: %.*s", LS_FMT(text),
		      LS_FMT(problem.reason));
	return document;
}

START_TEST(nothing_outside_an_edit_may_change)
{
	const struct ls_document *before = read_document(
		ls_text_of(touches[_i].before));
	const struct ls_document *after = read_document(
		ls_text_of(touches[_i].after));

	ck_assert_msg(ls_edits_keep(test_arena, before, after,
				    &touches[_i].edit, 1) == touches[_i].keeps,
		      "%s", touches[_i].name);
}
END_TEST

START_TEST(fixes_that_go_in_circles_or_nowhere_end)
{
	static const char *const texts[] = {
		HEAD "scope: left\n",
		HEAD "scope: idle\n",
		HEAD "scope: left right idle\n",
	};
	static const struct ls_rule *const rules[] = { &rule_circle, &rule_idle,
						       NULL };
	struct ls_fix_result result = fix(rules, "m.yaml",
					  ls_text_of(texts[_i]), true);

	ck_assert(result.is_stable);
	ck_assert(ls_text_is(result.text, texts[_i]));
	ck_assert_uint_gt(result.refused, 0);
}
END_TEST

START_TEST(passes_are_limited)
{
	struct ls_out out = ls_out_new(test_arena);
	struct ls_fix_result result;
	unsigned spare = LS_LIMIT_FIX_ROUNDS - 1 + (unsigned)_i;

	ls_out_string(&out, HEAD "scope: crane.read");
	for (unsigned i = 0; i < spare; i++)
		ls_out_printf(&out, " spare%u", i);
	ls_out_string(&out, "\n");
	result = fix(spare_rules, "m.yaml", ls_out_text(&out), false);
	ck_assert_uint_eq(result.applied.n, _i == 0 ? LS_LIMIT_FIX_ROUNDS - 1 :
						      LS_LIMIT_FIX_ROUNDS);
	ck_assert_int_eq(result.is_stable, _i < 2);
	ck_assert_uint_gt(result.after_masked.n, 0);
}
END_TEST

START_TEST(what_was_made_is_listed)
{
	struct ls_fix_result result = fix(
		all_rules, "m.yaml",
		LS_LITERAL(HEAD "scope: crane.read crane.read what\n"), true);

	ck_assert_uint_eq(result.applied.n, 2);
	ck_assert_ptr_eq(result.applied.v[0].rule, &ls_test_twice);
	ck_assert_int_eq(result.applied.v[0].applicability, LS_FIX_SAFE);
	ck_assert(ls_text_is(result.applied.v[0].title, "remove it"));
	ck_assert(ls_text_is(result.applied.v[0].scope, "crane.read"));
	ck_assert_uint_eq(result.applied.v[0].line, 3);
	ck_assert_int_eq(result.applied.v[1].applicability, LS_FIX_UNSAFE);
	ck_assert(result.is_stable);
}
END_TEST

START_TEST(many_fixes_need_few_tries)
{
	struct ls_out out = ls_out_new(test_arena);
	struct ls_fix_result result;

	ls_out_string(&out, HEAD "scope:\n  - crane.read\n");
	for (int i = 0; i < 450; i++)
		ls_out_string(&out, "  - crane.read\n");
	result = fix(all_rules, "m.yaml", ls_out_text(&out), false);
	ck_assert(result.is_stable);
	ck_assert(ls_text_is(result.text, HEAD "scope:\n  - crane.read\n"));
	ck_assert_uint_eq(result.applied.n, 450);
}
END_TEST

static void mark_secret(struct ls_run *run)
{
	const struct ls_node *node = run->manifest->client_secret.node;

	if (node != NULL)
		ls_flag(run, node->span, "a secret")->secret = true;
}

START_TEST(secrets_are_masked_for_people)
{
	static const struct ls_rule secret = {
		.id = "secret",
		.family = LS_FAMILY_SECRETS,
		.severity = LS_NOTE,
		.check = mark_secret,
	};
	static const struct ls_rule *const rules[] = { &secret, &ls_test_twice,
						       NULL };
	struct ls_fix_result result = fix(
		rules, "m.yaml",
		LS_LITERAL(HEAD "scope: crane.read crane.read\n"
				"credentials: {client_secret: hush}\n"),
		false);

	ck_assert(ls_text_contains(result.text, "client_secret: hush}"));
	ck_assert(ls_text_is(result.before_masked,
			     HEAD "scope: crane.read crane.read\n"
				  "credentials: {client_secret: ****}\n"));
	ck_assert(ls_text_is(result.after_masked,
			     HEAD "scope: crane.read\n"
				  "credentials: {client_secret: ****}\n"));
}
END_TEST

static void add_key(struct ls_run *run, const struct ls_request *request)
{
	const struct ls_node *node = request->scope.node;
	struct ls_finding *f;

	if (run->manifest->environment.node != NULL)
		return;
	f = ls_flag(run, node->span, "no environment");
	ls_fix(run, f, LS_FIX_SAFE, "say it is staging");
	ls_fix_edit(run, f, (struct ls_span){ node->span.end, node->span.end },
		    LS_LITERAL("\nenvironment: staging"));
}

START_TEST(what_is_put_in_gets_the_line_ends_of_the_file)
{
	static const struct ls_rule rule = { .id = "add-key",
					     .severity = LS_NOTE,
					     .check_request = add_key };
	static const struct ls_rule *const rules[] = { &rule, NULL };

	ck_assert(ls_text_is(
		fix(rules, "m.yaml",
		    LS_LITERAL("leastscope: 1\r\nscope: crane.read\r\n"), false)
			.text,
		"leastscope: 1\r\nscope: crane.read\r\n"
		"environment: staging\r\n"));
}
END_TEST

/* --- files --- */

struct file_call {
	const char *path;
	bool write;
	struct ls_fix_result result;
	struct ls_text before;
	struct ls_text why;
	enum ls_fix_outcome outcome;
};

static void file_body(void *arg)
{
	struct file_call *call = arg;
	struct ls_engine_options options = ls_world_options(all_rules);

	call->outcome = ls_fix_file(test_arena, &options,
				    ls_text_of(call->path), false, call->write,
				    &call->result, &call->before, &call->why);
}

static void write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	ck_assert_ptr_nonnull(file);
	fputs(text, file);
	ck_assert_int_eq(fclose(file), 0);
}

static const char *read_file(const char *path)
{
	struct ls_text bytes, why;

	ck_assert_int_eq(
		ls_file_read(test_arena, path, 1 << 20, &bytes, NULL, &why),
		LS_FILE_OK);
	return ls_arena_string(test_arena, bytes);
}

START_TEST(a_file_is_replaced_only_when_asked_and_only_when_it_changes)
{
	const char *before = HEAD "scope: crane.read crane.read\n";
	struct file_call call = { .path = "m.yaml" };
	char folder[] = "/tmp/leastscope-unit-XXXXXX";
	struct stat old, new;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(chdir(folder), 0);
	write_file("m.yaml", before);
	ck_assert(ls_guard(test_arena, file_body, &call));
	ck_assert_int_eq(call.outcome, LS_FIX_CHANGED);
	ck_assert(ls_text_is(call.before, before));
	ck_assert_str_eq(read_file("m.yaml"), before);

	call.write = true;
	ck_assert(ls_guard(test_arena, file_body, &call));
	ck_assert_int_eq(call.outcome, LS_FIX_CHANGED);
	ck_assert_str_eq(read_file("m.yaml"), HEAD "scope: crane.read\n");

	ck_assert_int_eq(stat("m.yaml", &old), 0);
	ck_assert(ls_guard(test_arena, file_body, &call));
	ck_assert_int_eq(call.outcome, LS_FIX_UNCHANGED);
	ck_assert_int_eq(stat("m.yaml", &new), 0);
	ck_assert(old.st_ino == new.st_ino);

	/* A link is not replaced by a file. */
	write_file("real.yaml", before);
	ck_assert_int_eq(symlink("real.yaml", "link.yaml"), 0);
	call.path = "link.yaml";
	ck_assert(ls_guard(test_arena, file_body, &call));
	ck_assert_int_eq(call.outcome, LS_FIX_FAILED);
	ck_assert_uint_gt(call.why.n, 0);
	ck_assert_str_eq(read_file("real.yaml"), before);

	call.path = "none.yaml";
	ck_assert(ls_guard(test_arena, file_body, &call));
	ck_assert_int_eq(call.outcome, LS_FIX_FAILED);

	unlink("link.yaml");
	unlink("real.yaml");
	unlink("m.yaml");
	ck_assert_int_eq(chdir("/"), 0);
	ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

/* --- memory --- */

START_TEST(running_out_of_memory_leaves_a_text_that_was_proven)
{
	struct ls_engine_options options = ls_world_options(all_rules);
	const char *texts[] = {
		HEAD "scope: berth.admin berth.admin\n",
		HEAD "scope: berth.admin\n",
		HEAD "scope: berth.write berth.write\n",
		HEAD "scope: berth.write\n",
		HEAD "scope: berth.write berth.admin\n",
		HEAD "scope: berth.admin berth.write\n",
	};
	bool has_ended = false;

	for (unsigned long n = 1; n < 5000 && !has_ended; n++) {
		struct fix_call call = {
			.options = &options,
			.path = "m.yaml",
			.text = ls_text_of(texts[0]),
		};
		bool came_back;
		bool is_known = false;

		ls_alloc_fail_at(n, _i == 1);
		came_back = ls_guard(test_arena, fix_body, &call);
		has_ended = ls_alloc_count() < n;
		ls_alloc_fail_at(0, false);
		if (!came_back)
			continue;
		for (size_t i = 0; i < 6; i++)
			is_known = is_known ||
				   ls_text_is(call.result.text, texts[i]);
		ck_assert_msg(is_known, "%lu: %.*s", n,
			      LS_FMT(call.result.text));
		ck_assert_msg(!call.result.is_stable ||
				      ls_text_is(call.result.text, texts[3]),
			      "%lu: %.*s", n, LS_FMT(call.result.text));
		if (has_ended)
			ck_assert(ls_text_is(call.result.text, texts[3]));
	}
	ck_assert(has_ended);
}
END_TEST

#define LOOP(test, rows) \
	tcase_add_loop_test(tcase, test, 0, sizeof(rows) / sizeof((rows)[0]))

Suite *ls_suite_fix_text(void)
{
	Suite *suite = suite_create("fix/text");
	TCase *tcase = tcase_create("text");

	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	LOOP(a_fix_does_what_it_says_and_no_more, rows);
	tcase_add_test(tcase, no_good_fix_covers_up_for_a_bad_one);
	tcase_add_test(tcase, a_safe_fix_leaves_no_more_to_be_said);
	tcase_add_test(tcase, a_fix_that_swallows_the_next_lines_is_refused);
	LOOP(nothing_outside_an_edit_may_change, touches);
	tcase_add_loop_test(tcase, fixes_that_go_in_circles_or_nowhere_end, 0,
			    3);
	tcase_add_loop_test(tcase, passes_are_limited, 0, 3);
	tcase_add_test(tcase, what_was_made_is_listed);
	tcase_add_test(tcase, many_fixes_need_few_tries);
	tcase_add_test(tcase, secrets_are_masked_for_people);
	tcase_add_test(tcase, what_is_put_in_gets_the_line_ends_of_the_file);
	tcase_add_test(
		tcase,
		a_file_is_replaced_only_when_asked_and_only_when_it_changes);
	tcase_add_loop_test(tcase,
			    running_out_of_memory_leaves_a_text_that_was_proven,
			    0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}
