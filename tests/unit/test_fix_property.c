/*
 * A property of safe fixes, over generated manifests: whatever rules say is
 * safe, no request and no registration may do more afterwards.
 *
 * The rules here lie: each picks, by chance, to drop a scope, to put another
 * in its place, to add one, or to take the whole list away, and calls all of
 * that safe.  What a scope allows is computed here once more, from a table of
 * names, not from the catalog.
 */
#include "config.h"

#include <stdlib.h>

#include "suites.h"

#include <string.h>

#include "base/out.h"
#include "engine_check.h"
#include "fix/fix.h"

#define ROUNDS 25
#define MANIFESTS_EACH 100

static uint32_t seed;

static uint32_t next(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* --- manifests --- */

static const char *const names[] = {
	"berth.read",  "berth.write", "berth.admin", "crane.read",
	"crane.write", "old.crane",   "berth.raed",  "Berth.read",
	"${SCOPE}",    "a,b",         "crane.read",  "berth.write",
};
#define NAMES (sizeof(names) / sizeof(names[0]))

static const char *any_name(void)
{
	return names[next(NAMES)];
}

/* A scope parameter in one of many shapes; indent for block lists. */
static void write_scope(struct ls_out *out, const char *end, bool json)
{
	size_t n = next(5);
	uint32_t shape = json ? 2 + next(2) : next(6);

	if (shape == 0 && n > 0) { /* a plain string */
		for (size_t i = 0; i < n; i++)
			ls_out_printf(out, "%s%s", i == 0 ? "" : " ",
				      next(9) == 0 ? "crane.read" :
						     names[next(6)]);
		ls_out_string(out, next(4) == 0 ? " # why" : "");
	} else if (shape == 1 && n > 0) { /* a block list */
		for (size_t i = 0; i < n; i++)
			ls_out_printf(out, "%s      - %s%s", end,
				      names[next(6)],
				      next(4) == 0 ? " # why" : "");
	} else if (shape == 2) { /* a quoted string */
		ls_out_char(out, '"');
		for (size_t i = 0; i < n; i++)
			ls_out_printf(out, "%s%s", i == 0 ? "" : " ",
				      any_name());
		ls_out_char(out, '"');
	} else if (shape == 4 && n > 0) { /* a folded block */
		ls_out_string(out, ">-");
		for (size_t i = 0; i < n; i++)
			ls_out_printf(out, "%s      %s", end, any_name());
	} else { /* a flow list */
		ls_out_char(out, '[');
		for (size_t i = 0; i < n; i++)
			ls_out_printf(out, "%s\"%s\"", i == 0 ? "" : ", ",
				      any_name());
		ls_out_char(out, ']');
	}
}

static struct ls_text make_json(void)
{
	struct ls_out out = ls_out_new(test_arena);
	size_t requests = 1 + next(3);

	ls_out_string(&out, "{\"leastscope\": 1, \"provider\": \"harbour\"");
	if (next(2) == 0) {
		ls_out_string(&out, ",\n \"client\": {\"scope\": ");
		write_scope(&out, "", true);
		ls_out_string(&out, "}");
	}
	ls_out_string(&out, ",\n \"requests\": [");
	for (size_t i = 0; i < requests; i++) {
		ls_out_printf(&out, "%s\n  {\"id\": \"r%zu\", \"scope\": ",
			      i == 0 ? "" : ",", i);
		write_scope(&out, "", true);
		ls_out_char(&out, '}');
	}
	ls_out_string(&out, "]}\n");
	return ls_out_text(&out);
}

static struct ls_text make_yaml(void)
{
	struct ls_out out = ls_out_new(test_arena);
	const char *end = next(3) == 0 ? "\r\n" : "\n";
	size_t requests = 1 + next(3);

	if (next(8) == 0)
		ls_out_string(&out, "\xef\xbb\xbf");
	ls_out_printf(&out, "leastscope: 1%s", end);
	if (next(6) != 0)
		ls_out_printf(&out, "provider: harbour%s", end);
	if (next(2) == 0) {
		ls_out_printf(&out, "client:%s    scope: ", end);
		write_scope(&out, end, false);
		ls_out_string(&out, end);
	}
	ls_out_printf(&out, "requests:%s", end);
	for (size_t i = 0; i < requests; i++) {
		ls_out_printf(&out, "  - id: r%zu%s    scope: ", i, end);
		write_scope(&out, end, false);
		if (i + 1 < requests || next(3) != 0)
			ls_out_string(&out, end);
	}
	return ls_out_text(&out);
}

/* --- rules that lie --- */

static uint32_t mood; /* of the round: what rules do to which name */

static uint32_t choice(const struct ls_token *token, uint32_t salt)
{
	uint32_t hash = mood * 2654435761u + salt;

	for (size_t i = 0; i < token->text.n; i++)
		hash = hash * 37 + (unsigned char)token->text.p[i];
	return (hash ^ (hash >> 15)) % 1000;
}

static void lie(struct ls_run *run, const struct ls_request *request,
		const struct ls_token *token)
{
	const struct ls_scope_list *list =
		request == NULL ? &run->manifest->client.registered :
				  &request->scope;
	uint32_t what = choice(token, 1);
	struct ls_span span = token->span;
	struct ls_finding *f;

	if (what >= 500)
		return;
	f = ls_flag(run, span, "%s", ls_shown(run, token->text));
	ls_about(run, f, request, token);
	ls_fix(run, f, LS_FIX_SAFE, "trust me");
	if (what < 200) {
		ls_fix_drop_token(run, f, list, token);
	} else if (what < 350) {
		ls_fix_edit(run, f, span,
			    ls_text_of(names[choice(token, 2) % NAMES]));
	} else if (what < 400) {
		span.end = span.start;
		ls_fix_edit(run, f, span, LS_LITERAL("berth.admin "));
	} else if (what < 450) {
		ls_fix_edit(run, f, list->node->span, LS_LITERAL("\"\""));
	} else if (ls_node_cut_span(run->document->source, list->node, &span)) {
		ls_fix_edit(run, f, span, (struct ls_text){ .p = "" });
	}
}

static const struct ls_rule lying = {
	.id = "lying",
	.family = LS_FAMILY_SYNTAX,
	.severity = LS_WARNING,
	.needs = LS_FACT_SCOPES,
	.check_token = lie,
};

static const struct ls_rule *const rules[] = { &ls_test_admin, &lying,
					       &ls_test_twice, NULL };

/* --- what a scope allows, told a second time --- */

static const struct {
	const char *name;
	const char *allows; /* parted and surrounded by blanks */
} allowed[] = {
	{ "berth.read", " berth.read " },
	{ "berth.write", " berth.write berth.read " },
	{ "berth.admin", " berth.admin berth.write berth.read " },
	{ "crane.read", " crane.read " },
	{ "old.crane", " crane.read " },
	{ "crane.write", " crane.write " },
};

static bool has_word(struct ls_text words, struct ls_text word)
{
	struct ls_text one;

	while (ls_text_word(&words, &one))
		if (ls_text_eq(one, word))
			return true;
	return false;
}

/* All that a list allows, as words. */
static struct ls_text rights(const struct ls_scope_list *list, bool known)
{
	struct ls_out out = ls_out_new(test_arena);

	for (size_t i = 0; i < list->tokens.n; i++) {
		struct ls_text name = list->tokens.v[i].text;

		ls_out_raw(&out, name);
		ls_out_char(&out, ' ');
		for (size_t j = 0; known && j < 6; j++)
			if (ls_text_is(name, allowed[j].name))
				ls_out_string(&out, allowed[j].allows);
	}
	return ls_out_text(&out);
}

static void check_list(const struct ls_scope_list *before,
		       const struct ls_scope_list *after, bool known,
		       const char *what)
{
	struct ls_text was = rights(before, known);
	struct ls_text is = rights(after, known);
	struct ls_text word;

	ck_assert_msg((before->tokens.n == 0) == (after->tokens.n == 0),
		      "%s: omitted, or no longer", what);
	ck_assert_msg((before->node == NULL) == (after->node == NULL), "%s",
		      what);
	while (ls_text_word(&is, &word)) {
		/* An alias is another name for the same right. */
		if (known && ls_text_is(word, "old.crane"))
			word = LS_LITERAL("crane.read");
		ck_assert_msg(has_word(was, word), "%s: %.*s is new in\n%.*s",
			      what, LS_FMT(word), LS_FMT(was));
	}
}

static struct ls_manifests read_manifests(struct ls_text text, const char *path)
{
	struct ls_engine_options options = ls_world_options(rules);
	struct ls_manifest_options how = { .catalogs = options.catalogs };
	struct ls_problem problem = { 0 };
	struct ls_source *source = ls_source_new(test_arena, ls_text_of(path),
						 text);
	struct ls_document *document = ls_document_read(
		test_arena, source, ls_syntax_of(ls_text_of(path), text),
		&problem);

	ck_assert_msg(document != NULL, "%.*s in\n%.*s", LS_FMT(problem.reason),
		      LS_FMT(text));
	return ls_manifest_read(test_arena, document, &how);
}

static void check_not_wider(struct ls_text before, struct ls_text after,
			    const char *path)
{
	struct ls_manifests was = read_manifests(before, path);
	struct ls_manifests is = read_manifests(after, path);
	const char *what = ls_arena_string(test_arena, before);
	const struct ls_manifest *a, *b;
	bool known;

	ck_assert_uint_eq(was.list.n, 1);
	ck_assert_uint_eq(is.list.n, 1);
	a = was.list.v[0];
	b = is.list.v[0];
	known = a->catalog != NULL;
	ck_assert_ptr_eq(a->catalog, b->catalog);
	ck_assert_uint_eq(a->requests.n, b->requests.n);
	check_list(&a->client.registered, &b->client.registered, known, what);
	for (size_t i = 0; i < a->requests.n; i++)
		check_list(&a->requests.v[i].scope, &b->requests.v[i].scope,
			   known, what);
	ck_assert(!ls_fix_widens(test_arena, &was, &is));
}

/* --- the property --- */

static size_t count_char(struct ls_text text, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == c;
	return n;
}

static void check_bytes(struct ls_text before, struct ls_text after)
{
	bool crlf = ls_text_contains(before, "\r\n");

	ck_assert_int_eq(ls_text_starts(before, "\xef\xbb\xbf"),
			 ls_text_starts(after, "\xef\xbb\xbf"));
	ck_assert_uint_eq(count_char(after, '\r'),
			  crlf ? count_char(after, '\n') : 0);
	ck_assert_int_eq(ls_text_ends(before, "\n"), ls_text_ends(after, "\n"));
}

struct counts {
	unsigned changed;
	unsigned refused;
};

static void check_one(struct counts *counts)
{
	struct ls_engine_options options = ls_world_options(rules);
	bool json = next(4) == 0;
	const char *path = json ? "m.json" : "m.yaml";
	struct ls_text before = json ? make_json() : make_yaml();
	struct ls_fix_result result, again;

	mood = next(1000000);
	ls_fix_text(test_arena, &options, ls_text_of(path), before, false,
		    &result);
	ck_assert_int_eq(result.applied.n > 0,
			 !ls_text_eq(before, result.text));
	counts->changed += result.applied.n > 0;
	counts->refused += result.refused > 0;
	check_not_wider(before, result.text, path);
	check_bytes(before, result.text);
	ck_assert(result.is_stable);
	ls_fix_text(test_arena, &options, ls_text_of(path), result.text, false,
		    &again);
	ck_assert_msg(ls_text_eq(again.text, result.text), "not stable:\n%.*s",
		      LS_FMT(before));
}

static void check_many(void *arg)
{
	for (int i = 0; i < MANIFESTS_EACH; i++)
		check_one(arg);
}

START_TEST(a_safe_fix_never_gives_more)
{
	struct counts counts = { .changed = 0 };

	seed = 7919u * (uint32_t)(_i + 1);
	ck_assert(ls_guard(test_arena, check_many, &counts));
	/* Both sides of the property were met. */
	ck_assert_uint_gt(counts.changed, MANIFESTS_EACH / 10);
	ck_assert_uint_gt(counts.refused, MANIFESTS_EACH / 10);
}
END_TEST

/* --- ls_fix_widens itself --- */

#define HEAD "leastscope: 1\nprovider: harbour\n"

static const struct {
	const char *name;
	const char *before;
	const char *after;
	bool widens;
} pairs[] = {
	{ "the same", HEAD "scope: berth.read\n", HEAD "scope: berth.read\n",
	  false },
	{ "a scope less", HEAD "scope: berth.read crane.read\n",
	  HEAD "scope: berth.read\n", false },
	{ "a scope more", HEAD "scope: berth.read\n",
	  HEAD "scope: berth.read crane.read\n", true },
	{ "one that is implied", HEAD "scope: berth.admin\n",
	  HEAD "scope: berth.admin berth.read\n", false },
	{ "one that implies", HEAD "scope: berth.read\n",
	  HEAD "scope: berth.write\n", true },
	{ "an alias by its name", HEAD "scope: old.crane\n",
	  HEAD "scope: crane.read\n", false },
	{ "a misspelling corrected", HEAD "scope: berth.raed\n",
	  HEAD "scope: berth.read\n", true },
	{ "another unknown name", HEAD "scope: what\n", HEAD "scope: ever\n",
	  true },
	{ "parted at a comma", HEAD "scope: berth.read,crane.read\n",
	  HEAD "scope: berth.read crane.read\n", true },
	{ "omitted", HEAD "scope: berth.read\n", HEAD "x-a: 1\n", true },
	{ "emptied", HEAD "scope: berth.read\n", HEAD "scope: ''\n", true },
	{ "filled", HEAD "scope: ''\n", HEAD "scope: berth.read\n", true },
	{ "another provider", HEAD "scope: berth.read\n",
	  "leastscope: 1\nprovider: other\nscope: berth.read\n", true },
	{ "no catalog, a scope less", "leastscope: 1\nscope: a b\n",
	  "leastscope: 1\nscope: a\n", false },
	{ "no catalog, a scope more", "leastscope: 1\nscope: a\n",
	  "leastscope: 1\nscope: a b\n", true },
	{ "registered more", HEAD "client: {scope: berth.read}\n",
	  HEAD "client: {scope: berth.write}\n", true },
	{ "registered less", HEAD "client: {scope: berth.write}\n",
	  HEAD "client: {scope: berth.read}\n", false },
	{ "moved to another request",
	  HEAD "requests:\n- {id: a, scope: berth.read}\n"
	       "- {id: b, scope: crane.read}\n",
	  HEAD "requests:\n- {id: a, scope: crane.read}\n"
	       "- {id: b, scope: crane.read}\n",
	  true },
	{ "a request less",
	  HEAD "requests:\n- {id: a, scope: berth.read}\n"
	       "- {id: b, scope: crane.read}\n",
	  HEAD "requests:\n- {id: a, scope: berth.read}\n", true },
	{ "a resource less",
	  HEAD "scope: berth.read\nresource: https://a.example\n",
	  HEAD "scope: berth.read\n", true },
	{ "a resource more",
	  HEAD "scope: berth.read\nresource: https://a.example\n",
	  HEAD "scope: berth.read\n"
	       "resource: [https://a.example, https://b.example]\n",
	  true },
	{ "a resource at last", HEAD "scope: berth.read\n",
	  HEAD "scope: berth.read\nresource: https://a.example\n", false },
	{ "another grant",
	  HEAD "scope: berth.read\ngrant_type: authorization_code\n",
	  HEAD "scope: berth.read\ngrant_type: client_credentials\n", true },
	{ "a manifest more", HEAD "scope: berth.read\n",
	  HEAD "scope: berth.read\n---\n" HEAD "scope: berth.read\n", true },
};

START_TEST(wider_is_what_could_be_granted_anew)
{
	struct ls_manifests before = read_manifests(
		ls_text_of(pairs[_i].before), "m.yaml");
	struct ls_manifests after = read_manifests(ls_text_of(pairs[_i].after),
						   "m.yaml");

	ck_assert_msg(ls_fix_widens(test_arena, &before, &after) ==
			      pairs[_i].widens,
		      "%s", pairs[_i].name);
}
END_TEST

Suite *ls_suite_fix_property(void)
{
	Suite *suite = suite_create("fix/property");
	TCase *tcase = tcase_create("property");

	tcase_set_timeout(tcase, 120);
	tcase_add_checked_fixture(tcase, ls_world_set_up, ls_world_tear_down);
	tcase_add_loop_test(tcase, a_safe_fix_never_gives_more, 0,
			    getenv("LEASTSCOPE_QUICK") != NULL ? 3 : ROUNDS);
	tcase_add_loop_test(tcase, wider_is_what_could_be_granted_anew, 0,
			    sizeof(pairs) / sizeof(pairs[0]));
	suite_add_tcase(suite, tcase);
	return suite;
}
