/* Tests of scope lists: tokens, their exact places, limits, and the catalog
 * they are looked up in. */
#include "config.h"

#include "suites.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "manifest_check.h"

static const struct splitting {
	const char *scope; /* as YAML */
	const char *tokens;
	size_t empty_items;
} splittings[] = {
	{ "a", "'a'", 0 },
	{ "a b", "'a' 'b'", 0 },
	{ "'  a   b '", "'a' 'b'", 0 },
	{ "''", "", 0 },
	{ "'   '", "", 0 },
	{ "a,b c", "'a,b' 'c'", 0 },
	{ "\"a\\tb c\"", "'a b' 'c'",
	  0 }, /* one token; TAB is shown as blank */
	{ "\"a\\nb\"", "'a\\u{a}b'", 0 },
	{ "\"a\\u00a0b\"",
	  "'a\xc2\xa0"
	  "b'",
	  0 },
	{ "\"a\\0b c\"", "'a\\u{0}b' 'c'", 0 },
	{ "|\n  a b\n", "'a' 'b'", 0 },
	{ "|\n  a\n  b\n", "'a\\u{a}b'", 0 },
	{ "|+\n  a\n", "'a\\u{a}'", 0 },
	{ ">\n  a\n  b\n", "'a' 'b'", 0 },
	{ ">-\n  a\n  b\n", "'a' 'b'", 0 },
	{ "a\n  b", "'a' 'b'", 0 },
	{ "[a, b]", "'a' 'b'", 0 },
	{ "\n  - a\n  - 'b c'\n  - ' d'\n", "'a' 'b c' ' d'", 0 },
	{ "[a, '', ~, '  ', b]", "'a' 'b'", 3 },
	{ "[]", "", 0 },
	/* placeholders hold together */
	{ "a ${B C} d", "'a' '${B C}' 'd'", 0 },
	{ "'{{ .Values.scope }} b'", "'{{ .Values.scope }}' 'b'", 0 },
	{ "'x{{ a }}y <%= b %> $(c d)'", "'x{{ a }}y' '<%= b %>' '$(c d)'", 0 },
	{ "'{{ a b'", "'{{' 'a' 'b'", 0 },
	{ "'${a ${b} c'", "'${a ${b}' 'c'", 0 },
};

START_TEST(splits_at_spaces_alone)
{
	const struct splitting *s = &splittings[_i];
	const struct ls_manifest *m = manifest_of(repeated(
		"leastscope: 1\nprovider: none\nscope: ", s->scope, 1, "\n"));
	const struct ls_scope_list *list = &m->requests.v[0].scope;

	ck_assert_str_eq(scopes_shown(list), s->tokens);
	ck_assert_uint_eq(list->empty_items.n, s->empty_items);
	ck_assert_str_eq(problems_shown(m), "");
	ck_assert_ptr_nonnull(list->node);
}
END_TEST

/* Where each token's span must be: its bytes in the file, '|' between. */
static const struct placing {
	const char *scope;
	const char *spans;
} placings[] = {
	{ "inventory.read booking.read", "inventory.read|booking.read" },
	{ "'a  b'", "a|b" },
	{ "\"a b\"", "a|b" },
	{ "\"a\\u002eb c\"", "a\\u002eb|c" },
	{ "'it''s b'", "it''s|b" },
	{ "\xf0\x9f\x98\x80 b", "\xf0\x9f\x98\x80|b" },
	{ ">-\n    a.b\n    c.d e\n", "a.b|c.d|e" },
	{ "|\n  a b\n", "a|b" },
	{ "a\n    b", "a|b" },
	{ "[\"a\", 'b', c]", "a|b|c" },
	{ "\r\n  - a\r\n  - b # why\r\n", "a|b" },
	{ "&x a b", "a|b" },
};

START_TEST(every_token_has_its_own_place)
{
	const struct placing *p = &placings[_i];
	const struct ls_manifest *m = manifest_of(
		repeated("leastscope: 1\nscope: ", p->scope, 1, "\n"));
	const struct ls_scope_list *list = &m->requests.v[0].scope;
	char spans[256] = "";

	for (size_t i = 0; i < list->tokens.n; i++) {
		const char *slice = slice_shown(m, list->tokens.v[i].span);

		ck_assert_uint_lt(strlen(spans) + strlen(slice) + 2,
				  sizeof(spans));
		snprintf(spans + strlen(spans), sizeof(spans) - strlen(spans),
			 "%s%s", i > 0 ? "|" : "", slice);
	}
	ck_assert_str_eq(spans, p->spans);
}
END_TEST

START_TEST(an_alias_is_its_own_place)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nx-all: &all a b\nscope: *all\n");
	const struct ls_scope_list *list = &m->requests.v[0].scope;

	ck_assert_str_eq(scopes_shown(list), "'a' 'b'");
	ck_assert_str_eq(slice_shown(m, list->tokens.v[1].span), "*all");
}
END_TEST

static const struct placeholder {
	const char *text;
	bool is;
} placeholders[] = {
	{ "${VAR}", true },        { "a${VAR}b", true },
	{ "$VAR", true },          { "$var", true },
	{ "x.$VAR", true },        { "system/$export", false },
	{ "$5", false },           { "$", false },
	{ "{{ x }}", true },       { "%VAR%", true },
	{ "%E2%80%", false },      { "100%", false },
	{ "<YOUR_SCOPE>", true },  { "<your scope>", true },
	{ "a<b", false },          { "<>", false },
	{ "##X##", true },         { "@@X@@", true },
	{ "a@@b", false },         { "<%= x %>", true },
	{ "!Ref Scope", true },    { "!Reference", false },
	{ "$(SCOPE)", true },      { "#{SCOPE}#", true },
	{ "{tenant}", true },      { "{}", false },
	{ "{5}", false },          { "", false },
	{ "booking.read", false }, { "https://a.example/x#y", false },
};

START_TEST(knows_what_is_filled_in_later)
{
	const struct placeholder *p = &placeholders[_i];

	ck_assert_msg(ls_is_placeholder(ls_text_of(p->text)) == p->is, "'%s'",
		      p->text);
}
END_TEST

START_TEST(an_unresolved_token_is_not_looked_up)
{
	const struct ls_manifest *m = manifest_of(
		"leastscope: 1\nprovider: wink\n"
		"scope: [\"${A}\", !Ref booking.read, booking.read]\n");
	const struct ls_scope_list *list = &m->requests.v[0].scope;

	ck_assert(list->tokens.v[0].unresolved);
	ck_assert_int_eq(list->tokens.v[0].known.by, LS_NOT_KNOWN);
	ck_assert_uint_eq(list->tokens.v[0].known.scope, LS_NONE);
	ck_assert(list->tokens.v[1].unresolved);
	ck_assert_int_eq(list->tokens.v[1].known.by, LS_NOT_KNOWN);
	ck_assert(!list->tokens.v[2].unresolved);
	ck_assert_int_eq(list->tokens.v[2].known.by, LS_KNOWN_EXACT);
}
END_TEST

/* --- limits: below, at and above each --- */

static const char *scope_of_bytes(size_t n)
{
	return repeated("leastscope: 1\nprovider: wink\nscope: ", "a", n, "\n");
}

START_TEST(a_scope_has_a_limit_of_bytes)
{
	const struct ls_manifest *m;

	m = manifest_of(scope_of_bytes(LS_LIMIT_SCOPE_BYTES - 1));
	ck_assert_uint_eq(m->problems.n, 0);
	m = manifest_of(scope_of_bytes(LS_LIMIT_SCOPE_BYTES));
	ck_assert_uint_eq(m->problems.n, 0);
	m = manifest_of(scope_of_bytes(LS_LIMIT_SCOPE_BYTES + 1));
	ck_assert_uint_eq(m->problems.n, 1);
	ck_assert(!m->problems.v[0].unknown_key);
	ck_assert_str_eq(text_shown(m->problems.v[0].message),
			 "a scope has 257 bytes; the limit is 256");
}
END_TEST

static const struct ls_manifest *scopes(size_t n, bool as_list)
{
	if (as_list)
		return manifest_of(
			repeated("leastscope: 1\nscope:\n", "- a\n", n, ""));
	return manifest_of(repeated("leastscope: 1\nscope: ", "a ", n, "\n"));
}

START_TEST(a_request_has_a_limit_of_scopes)
{
	for (int as_list = 0; as_list < 2; as_list++) {
		const struct ls_manifest *m;

		m = scopes(LS_LIMIT_REQUEST_SCOPES - 1, as_list);
		ck_assert_uint_eq(m->problems.n, 0);
		m = scopes(LS_LIMIT_REQUEST_SCOPES, as_list);
		ck_assert_uint_eq(m->problems.n, 0);
		ck_assert_uint_eq(m->scope_total, LS_LIMIT_REQUEST_SCOPES);
		m = scopes(LS_LIMIT_REQUEST_SCOPES + 1, as_list);
		ck_assert_uint_eq(m->problems.n, 1);
		ck_assert_str_eq(text_shown(m->problems.v[0].message),
				 "more than the limit of 500 scopes");
		ck_assert_uint_eq(m->scope_total, LS_LIMIT_REQUEST_SCOPES);
	}
}
END_TEST

/* n scopes in requests of 100. */
static struct ls_manifests file_of(size_t n)
{
	const char *whole = repeated("", "a ", 100, "");
	const char *part = repeated("", "a ", n % 100, "");
	const char *request = repeated("- scope: ", whole, 1, "\n");
	const char *last = repeated("- scope: '", part, 1, "'\n");

	return manifests_of(repeated("leastscope: 1\nprovider: wink\n"
				     "requests:\n",
				     request, n / 100, last));
}

START_TEST(a_file_has_a_limit_of_scopes)
{
	struct ls_manifests m;

	m = file_of(LS_LIMIT_FILE_SCOPES - 1);
	ck_assert(!m.too_many_scopes);
	m = file_of(LS_LIMIT_FILE_SCOPES);
	ck_assert(!m.too_many_scopes);
	ck_assert_uint_eq(m.list.v[0]->scope_total, LS_LIMIT_FILE_SCOPES);
	m = file_of(LS_LIMIT_FILE_SCOPES + 1);
	ck_assert(m.too_many_scopes);
	ck_assert_uint_eq(m.list.v[0]->scope_total, LS_LIMIT_FILE_SCOPES);
}
END_TEST

START_TEST(open_brackets_cost_linear_time)
{
	const struct ls_manifest *m = manifest_of(
		repeated("leastscope: 1\nscope: '", "{{${<%$(", 8000, "'\n"));

	ck_assert_uint_eq(m->requests.v[0].scope.tokens.n, 1);
}
END_TEST

/* --- the catalog --- */

static const struct choice {
	const char *text;
	const char *catalog; /* NULL: none */
	enum ls_catalog_by by;
} choices[] = {
	{ "provider: wink\nscope: a\n", "wink", LS_CATALOG_BY_MANIFEST },
	{ "provider: Wink\nscope: a\n", "wink", LS_CATALOG_BY_MANIFEST },
	{ "provider: nobody\nscope: booking.read\n", NULL,
	  LS_CATALOG_BY_NOTHING },
	{ "provider: ${P}\nscope: booking.read\n", "wink",
	  LS_CATALOG_BY_SCOPES },
	{ "provider: ''\nscope: booking.read\n", "wink", LS_CATALOG_BY_SCOPES },
	{ "endpoints: {token_endpoint: 'https://iam.wink.travel/x'}\n"
	  "scope: a\n",
	  "wink", LS_CATALOG_BY_ENDPOINT },
	{ "mcp_servers: [{url: 'https://api.wink.travel/mcp'}]\nscope: a\n",
	  "wink", LS_CATALOG_BY_ENDPOINT },
	{ "resource: https://api.wink.travel/mcp\nscope: a\n", "wink",
	  LS_CATALOG_BY_ENDPOINT },
	{ "client: {registration_client_uri: 'https://iam.wink.travel/c/1'}\n"
	  "scope: a\n",
	  "wink", LS_CATALOG_BY_ENDPOINT },
	{ "endpoints: {issuer: 'https://as.example'}\nscope: a\n", NULL,
	  LS_CATALOG_BY_NOTHING },
	{ "scope: openid booking.read\n", "wink", LS_CATALOG_BY_SCOPES },
	{ "scope: openid profile email\n", NULL, LS_CATALOG_BY_NOTHING },
	{ "client: {scope: booking.read}\n", "wink", LS_CATALOG_BY_SCOPES },
	{ "scope: zzz.unheard.of\n", NULL, LS_CATALOG_BY_NOTHING },
	{ "scope: ${ALL}\n", NULL, LS_CATALOG_BY_NOTHING },
};

START_TEST(chooses_the_catalog)
{
	const struct choice *c = &choices[_i];
	const struct ls_manifest *m = manifest_of(
		repeated("leastscope: 1\n", c->text, 1, ""));

	ck_assert_int_eq(m->catalog_by, c->by);
	if (c->catalog == NULL)
		ck_assert_ptr_null(m->catalog);
	else
		ck_assert_str_eq(
			text_shown(ls_ref_text(m->catalog, m->catalog->id)),
			c->catalog);
}
END_TEST

START_TEST(an_option_comes_after_the_manifest)
{
	struct ls_catalogs catalogs = ls_catalogs_embedded();
	struct ls_manifest_options options = {
		.catalogs = &catalogs,
		.provider = ls_catalogs_find(&catalogs, LS_LITERAL("oidc")),
	};
	struct ls_manifests m = ls_manifest_read(
		manifest_arena(),
		yaml_document_of("leastscope: 1\nscope: booking.read\n---\n"
				 "leastscope: 1\nprovider: wink\nscope: a\n"),
		&options);

	ck_assert_int_eq(m.list.v[0]->catalog_by, LS_CATALOG_BY_OPTION);
	ck_assert_ptr_eq(m.list.v[0]->catalog, options.provider);
	ck_assert_int_eq(m.list.v[1]->catalog_by, LS_CATALOG_BY_MANIFEST);
	ck_assert_ptr_ne(m.list.v[1]->catalog, options.provider);
}
END_TEST

/* A provider that writes commas. */
START_TEST(the_provider_s_separator_is_used)
{
	static const struct ls_ref commas = { .at = 0, .n = 1 };
	struct ls_catalog shop = { .pool = ",shop",
				   .id = { .at = 1, .n = 4 },
				   .separators = commas };
	const struct ls_catalog *all[] = { &shop };
	struct ls_catalogs catalogs = { .v = all, .n = 1 };
	struct ls_manifest_options options = { .catalogs = &catalogs };
	struct ls_manifests m = ls_manifest_read(
		manifest_arena(),
		yaml_document_of("leastscope: 1\nprovider: shop\n"
				 "scope: 'read_a, write_b,,c d ,'\n"),
		&options);

	ck_assert_str_eq(scopes_shown(&m.list.v[0]->requests.v[0].scope),
			 "'read_a' 'write_b' 'c d'");
}
END_TEST

/* Scopes that two providers have tell nothing. */
START_TEST(a_tie_between_catalogs_is_no_choice)
{
	static const uint32_t order[] = { 0, 1 };
	static const struct ls_scope scopes[] = {
		{ .name = { 2, 1 }, .group = LS_NONE },
		{ .name = { 3, 1 }, .group = LS_NONE },
	};
	struct ls_catalog one = { .pool = "oprw",
				  .id = { 0, 1 },
				  .scopes = scopes,
				  .by_name = order,
				  .scope_count = 1 };
	struct ls_catalog two = one;
	const struct ls_catalog *all[] = { &one, &two };
	struct ls_catalogs catalogs = { .v = all, .n = 2 };
	struct ls_manifest_options options = { .catalogs = &catalogs };
	struct ls_manifests m;

	two.id.at = 1;
	two.scope_count = 2;
	m = ls_manifest_read(manifest_arena(),
			     yaml_document_of("leastscope: 1\nscope: r\n---\n"
					      "leastscope: 1\nscope: r w\n"),
			     &options);
	ck_assert_ptr_null(m.list.v[0]->catalog);
	ck_assert_int_eq(m.list.v[0]->catalog_by, LS_CATALOG_BY_NOTHING);
	ck_assert_ptr_eq(m.list.v[1]->catalog, &two);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

Suite *ls_suite_manifest_scopes(void)
{
	Suite *suite = suite_create("manifest: scopes");
	TCase *lists = tcase_create("lists");
	TCase *limits = tcase_create("limits");
	TCase *catalogs = tcase_create("catalogs");

	tcase_add_loop_test(lists, splits_at_spaces_alone, 0, ROWS(splittings));
	tcase_add_loop_test(lists, every_token_has_its_own_place, 0,
			    ROWS(placings));
	tcase_add_test(lists, an_alias_is_its_own_place);
	tcase_add_loop_test(lists, knows_what_is_filled_in_later, 0,
			    ROWS(placeholders));
	tcase_add_test(lists, an_unresolved_token_is_not_looked_up);
	suite_add_tcase(suite, lists);
	tcase_add_test(limits, a_scope_has_a_limit_of_bytes);
	tcase_add_test(limits, a_request_has_a_limit_of_scopes);
	tcase_add_test(limits, a_file_has_a_limit_of_scopes);
	tcase_add_test(limits, open_brackets_cost_linear_time);
	suite_add_tcase(suite, limits);
	tcase_add_loop_test(catalogs, chooses_the_catalog, 0, ROWS(choices));
	tcase_add_test(catalogs, an_option_comes_after_the_manifest);
	tcase_add_test(catalogs, the_provider_s_separator_is_used);
	tcase_add_test(catalogs, a_tie_between_catalogs_is_no_choice);
	suite_add_tcase(suite, catalogs);
	return suite;
}
