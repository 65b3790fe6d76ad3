/* Reading catalog files: what is refused and how, overlays, and that every
 * feature of real providers has its place. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/limits.h"
#include "catalog/loading.h"
#include "catalog_check.h"
#include "suites.h"

#define SCOPES CATALOG_HEAD "scopes: [{name: a}, {name: b}]\n"

static const struct {
	const char *yaml;
	const char *place;   /* line:column */
	const char *message; /* its start */
} refused[] = {
	{ "provider: {id: a}\n", "1:1", "no 'catalog: 1'" },
	{ "[]\n", "1:1", "a catalog is one mapping" },
	{ "", "1:1", "a catalog is one mapping" },
	{ "--- {}\n--- {}\n", "2:1", "a catalog is one document" },
	{ "catalog: 2\n", "1:10", "this program reads 'catalog: 1'" },
	{ "catalog: 1\nprovider: {id: a}\nsource: {url: u}\n"
	  "completeness: complete\n",
	  "1:1", "a catalog must say 'updated'" },
	{ "catalog: 1\nprovider: {id: a}\nsource: {url: u}\n"
	  "updated: 2026-01-01\n",
	  "1:1", "a catalog must say 'completeness'" },
	{ "catalog: 1\nprovider: {id: a}\nupdated: 2026-01-01\n"
	  "completeness: complete\n",
	  "1:1", "a catalog must say 'source.url'" },
	{ "catalog: 1\nsource: {url: u}\nupdated: 2026-01-01\n"
	  "completeness: complete\n",
	  "1:1", "a catalog must say 'provider.id'" },
	{ CATALOG_HEAD "scops: []\n", "6:1",
	  "a catalog has no key 'scops'; did you mean 'scopes'?" },
	{ CATALOG_HEAD "zebra: []\n", "6:1", "a catalog has no key 'zebra'" },
	{ CATALOG_HEAD "scopes: {}\n", "6:9", "'scopes' must be a list" },
	{ CATALOG_HEAD "scopes: [a]\n", "6:10",
	  "an entry of 'scopes' must be a mapping" },
	{ CATALOG_HEAD "scopes: [{action: read}]\n", "6:10",
	  "a scope needs a 'name'" },
	{ CATALOG_HEAD "scopes: [{name: ''}]\n", "6:17",
	  "'name' must be a text that is not empty" },
	{ CATALOG_HEAD "scopes: [{name: 1}]\n", "6:17",
	  "'name' must be a text" },
	{ CATALOG_HEAD "scopes: [{name: [a]}]\n", "6:17",
	  "'name' must be a text" },
	{ CATALOG_HEAD "scopes: [{name: 'a b'}]\n", "6:17",
	  "no scope can have this name" },
	{ CATALOG_HEAD "scopes: [{name: a}, {name: a}]\n", "6:28",
	  "scope 'a' stands here twice" },
	{ CATALOG_HEAD "scopes: [{name: a, naem: b}]\n", "6:20",
	  "a scope has no key 'naem'; did you mean 'name'?" },
	{ CATALOG_HEAD "scopes: [{name: a, risk: huge}]\n", "6:26",
	  "'huge' is none of: low, medium, high, critical, unknown" },
	{ CATALOG_HEAD "scopes: [{name: a, risk: 3}]\n", "6:26",
	  "'risk' must be a text" },
	{ CATALOG_HEAD "scopes: [{name: a, risk: {level: 3}}]\n", "6:34",
	  "'risk_map' does not say what 3 is" },
	{ CATALOG_HEAD "scopes: [{name: a, risk: {level: 3, scale: x}}]\n",
	  "6:44", "'risk_map' has no scale 'x'" },
	{ CATALOG_HEAD "scopes: [{name: a, risk: {lvl: low}}]\n", "6:27",
	  "'risk' has no key 'lvl'" },
	{ CATALOG_HEAD "scopes: [{name: a, risk: {by: low}}]\n", "6:31",
	  "'by' must be a mapping" },
	{ CATALOG_HEAD "scopes: [{name: a, action: eat}]\n", "6:28",
	  "'eat' is none of: read, write" },
	{ CATALOG_HEAD "scopes: [{name: a, group: g}]\n", "6:27",
	  "this catalog has no group 'g'" },
	{ CATALOG_HEAD "scopes: [{name: a, marks: [refnud]}]\n", "6:28",
	  "'refnud' is no mark; did you mean 'refund'?" },
	{ CATALOG_HEAD "scopes: [{name: a, audience: robot}]\n", "6:30",
	  "'robot' is no kind of client" },
	{ CATALOG_HEAD "scopes: [{name: a, grants: magic}]\n", "6:28",
	  "'magic' is no grant type" },
	{ CATALOG_HEAD "scopes: [{name: a, grants: {effect: x}}]\n", "6:37",
	  "'x' is none of: fails, ignored" },
	{ CATALOG_HEAD "scopes: [{name: a, sunset: 2026-02-30}]\n", "6:28",
	  "'sunset' must be a date such as" },
	{ CATALOG_HEAD "scopes: [{name: a, umbrella: maybe}]\n", "6:30",
	  "'umbrella' must be true or false" },
	{ CATALOG_HEAD "scopes: [{name: a, status: x}]\n", "6:28",
	  "'x' is none of: documented, undeclared" },
	{ CATALOG_HEAD "scopes: [{name: a, implies: [bb]}, {name: bc}]\n",
	  "6:30", "this catalog has no scope 'bb'; did you mean 'bc'?" },
	{ CATALOG_HEAD "scopes: [{name: a, replaced_by: zz}]\n", "6:33",
	  "this catalog has no scope 'zz'" },
	{ CATALOG_HEAD "scopes: [{name: a, requires: zz}]\n", "6:30",
	  "this catalog has no scope 'zz'" },
	{ CATALOG_HEAD "scopes: [{name: a, conflicts_with: zz}]\n", "6:36",
	  "this catalog has no scope 'zz'" },
	{ CATALOG_HEAD "scopes: [{name: a, except: a}]\n", "6:28",
	  "'except' has a meaning beside 'implies' only" },
	{ CATALOG_HEAD
	  "scopes: [{name: a, aliases: c}, {name: b, aliases: c}]\n",
	  "6:52", "'c' is an alias of two scopes" },
	{ CATALOG_HEAD "scopes: [{name: a, aliases: b}, {name: b}]\n", "6:29",
	  "alias 'b' is a scope of its own" },
	{ CATALOG_HEAD "groups: [{id: good, scopes: a}]\n"
		       "scopes: [{name: a, group: goof}]\n",
	  "7:27", "this catalog has no group 'goof'; did you mean 'good'?" },
	{ CATALOG_HEAD "groups: [{id: ''}]\n", "6:15",
	  "'id' must be a text that is not empty" },
	{ CATALOG_HEAD "scopes: [{name: a, group: ''}]\n", "6:27",
	  "'group' must be a text that is not empty" },
	{ CATALOG_HEAD "scopes: [{name: a, marks: [1]}]\n", "6:28",
	  "an item of 'marks' must be a text" },
	{ CATALOG_HEAD "groups: [{title: a}]\n", "6:10",
	  "a group needs an 'id'" },
	{ CATALOG_HEAD "groups: [{id: a}, {id: a}]\n", "6:24",
	  "group 'a' stands here twice" },
	{ CATALOG_HEAD "groups: [{id: a, scopes: x}]\n", "6:26",
	  "this catalog has no scope 'x'" },
	{ CATALOG_HEAD "groups: [{id: a, risk: {eat: low}}]\n", "6:25",
	  "'eat' is none of: read" },
	{ CATALOG_HEAD "patterns: [{id: p}]\n", "6:12",
	  "an entry of 'patterns' needs a 'match'" },
	{ CATALOG_HEAD "patterns: [{match: '(a'}]\n", "6:20",
	  "this pattern is refused: " },
	{ CATALOG_HEAD "patterns: [{match: '(?R)'}]\n", "6:20",
	  "this pattern is refused: recursion" },
	{ CATALOG_HEAD "patterns: [{match: a, risk_by: {x: {y: low}}}]\n",
	  "6:33", "the pattern has no group 'x'" },
	{ CATALOG_HEAD "patterns: [{match: a, risk_by: {x: low}}]\n", "6:32",
	  "'risk_by' must be a mapping of mappings" },
	{ SCOPES "implies: [{from: a, to: b}]\n", "7:11",
	  "an entry of 'implies' needs a 'basis'" },
	{ SCOPES "implies: [{from: a, basis: stated}]\n", "7:11",
	  "an entry of 'implies' needs 'to' and either" },
	{ SCOPES "implies: [{from: a, pattern: a, to: b, basis: stated}]\n",
	  "7:11", "an entry of 'implies' needs 'to' and either" },
	{ SCOPES "implies: [{from: a, to: c, basis: stated}]\n", "7:25",
	  "this catalog has no scope 'c'" },
	{ SCOPES "implies: [{pattern: a, to: b, basis: assumed}]\n", "7:21",
	  "an implication by 'pattern' must be stated" },
	{ SCOPES "implies: [{pattern: 'w(?<r>.)', to: '${x}', basis: "
		 "stated}]\n",
	  "7:37", "the pattern has no group 'x'" },
	{ SCOPES "not_scopes: [{name: x}]\n", "7:14",
	  "an entry of 'not_scopes' needs a 'reason'" },
	{ SCOPES "not_scopes: [{name: a, reason: r}]\n", "7:21",
	  "'a' is a scope of this catalog" },
	{ SCOPES "not_scopes: [{name: x, reason: r, instead: y}]\n", "7:44",
	  "this catalog has no scope 'y'" },
	{ SCOPES "not_scopes: [{pattern: '[', reason: r}]\n", "7:24",
	  "this pattern is refused: " },
	{ SCOPES "endpoints: [{role: token}]\n", "7:13",
	  "an endpoint needs a 'role' and a 'url'" },
	{ SCOPES "endpoints: [{role: tokn, url: 'https://x'}]\n", "7:20",
	  "'tokn' is none of: issuer, token" },
	{ SCOPES "endpoints: [{role: token, url: 'https://x/'}]\n", "7:32",
	  "an endpoint's 'url' has a scheme" },
	{ SCOPES "endpoints: [{role: token, url: 'x.example'}]\n", "7:32",
	  "an endpoint's 'url' has a scheme" },
	{ SCOPES "offers: [{clients: service}]\n", "7:10",
	  "an entry of 'offers' needs 'grants'" },
	{ SCOPES "toxic: [{scopes: [a], reason: r}]\n", "7:9",
	  "an entry of 'toxic' needs" },
	{ SCOPES "toxic: [{scopes: [a, b]}]\n", "7:9",
	  "an entry of 'toxic' needs" },
	{ SCOPES "mcp: {transport: [c]}\n", "7:19",
	  "this catalog has no scope 'c'" },
	{ SCOPES "mcp: []\n", "7:6", "'mcp' must be a mapping" },
	{ SCOPES "verb_map: {GET: eat}\n", "7:17", "'eat' is none of: read" },
	{ SCOPES "verb_map: []\n", "7:11", "'verb_map' must be a mapping" },
	{ SCOPES "client_types: []\n", "7:15",
	  "'client_types' must be a mapping" },
	{ SCOPES "risk_map: []\n", "7:11", "'risk_map' must be a mapping" },
	{ SCOPES "not_scopes: [{pattern: '', reason: r}]\n", "7:24",
	  "'pattern' must be a text that is not empty" },
	{ SCOPES "client_types: {x: robot}\n", "7:19",
	  "'robot' is no kind of client" },
	{ SCOPES "risk_map: {x: low}\n", "7:15", "'x' must be a mapping" },
	{ SCOPES "sources: [x]\n", "7:10", "'sources' must be a mapping" },
	{ SCOPES "operations: [{method: GET}]\n", "7:14",
	  "an entry of 'operations' needs 'calls'" },
	{ SCOPES "operations: [{calls: [x]}]\n", "7:22",
	  "'calls' must be a mapping" },
	{ SCOPES "operations: [{calls: {GET: a}}]\n", "7:23",
	  "an operation is written 'METHOD /path'" },
	{ SCOPES "operations: [{calls: {get /x: a}}]\n", "7:23",
	  "an operation is written 'METHOD /path'" },
	{ SCOPES "operations: [{calls: {GET /x i j: a}}]\n", "7:23",
	  "an operation is written 'METHOD /path'" },
	{ SCOPES "operations: [{calls: {GET /x: c}}]\n", "7:31",
	  "this catalog has no scope 'c'" },
	{ SCOPES "operations: [{calls: {GET /x: a b}}]\n", "7:31",
	  "a need is written" },
	{ SCOPES "operations: [{calls: {GET /x: a |}}]\n", "7:31",
	  "this need does not end with a scope" },
	{ SCOPES "operations: [{calls: {GET /x: '| a'}}]\n", "7:31",
	  "a need is written" },
	{ SCOPES "operations: [{calls: {GET /x: a ? b}}]\n", "7:31",
	  "this need does not end with a scope" },
	{ SCOPES "operations: [{calls: {GET /x: {path: /y}}}]\n", "7:38",
	  "'path' has no place here" },
	{ SCOPES "operations: [{calls: {GET /x: {any: a}}}]\n", "7:37",
	  "'any' must be a list" },
	{ SCOPES "operations: [{calls: {GET /x: {any: [a], needs: b}}}]\n",
	  "7:49", "say either 'needs' or 'any'" },
	{ SCOPES "operations: [{calls: {GET /x: {needs: a | b, when: [p]}}}]\n",
	  "7:52", "'when' must have one text for each alternative" },
	{ SCOPES "operations: [{calls: {GET /x: a, GET /x y: b}}]\n", "7:34",
	  "operation 'GET /x' stands here twice" },
	{ SCOPES "operations: [{id: x, calls: {GET /x: a}}]\n", "7:22",
	  "'id' has no place beside 'calls'" },
	/* What two readers read differently. */
	{ SCOPES "updated: 2026-01-01\n", "7:1", "this key stands in its" },
	{ CATALOG_HEAD "scopes: [{name: a, <<: {}}]\n", "6:20",
	  "merge keys are not read the same" },
	{ CATALOG_HEAD "scopes: [{name: !x a}]\n", "6:17",
	  "a catalog has no tags" },
	{ CATALOG_HEAD "scopes: [{name: a, note: \"\u202e\"}]\n", "6:27",
	  "a hidden character" },
	{ CATALOG_HEAD "scopes: [{name: a}]\r# x\n", "6:20",
	  "this line break is none to an editor" },
	{ CATALOG_HEAD "scopes: [{name: 'a'}]\t# x\n", "6:23",
	  "a comment starts after a blank" },
	{ CATALOG_HEAD "? [a]\n: b\n", "6:3", "a key must be a text" },
	/* The provider. */
	{ "catalog: 1\nprovider: {id: a, separator: ab}\n", "2:30",
	  "a separator must be one character" },
	{ "catalog: 1\nprovider: {id: a, separator: \"\\e\"}\n", "2:30",
	  "a separator must be one character" },
	{ "catalog: 1\nprovider: {id: \"a\\u202e\"}\n", "2:16",
	  "a provider's id is made of letters" },
	{ "catalog: 1\nprovider: {id: 'a b'}\n", "2:16",
	  "a provider's id is made of letters" },
	{ "catalog: 1\nprovider: {id: a, max_scopes: x}\n", "2:31",
	  "'max_scopes' must be a whole number" },
	{ "catalog: 1\nprovider: {id: a, when_empty: {is: x}}\n", "2:36",
	  "'x' is none of: unknown, nothing" },
	{ "catalog: 1\nprovider: {id: a, case: x}\n", "2:25",
	  "'x' is none of: sensitive, fold" },
	{ "catalog: 1\nextends: nobody\n", "2:10",
	  "there is no catalog 'nobody' to extend" },
};

START_TEST(each_mistake_is_told_with_its_place)
{
	struct ls_check_catalog check = ls_check_catalog(refused[_i].yaml,
							 NULL);
	struct ls_text message;
	struct ls_place place;
	char shown[32];

	ck_assert_ptr_null(check.catalog);
	ck_assert_uint_gt(check.problems.list.n, 0);
	message = check.problems.list.v[0].message;
	ck_assert_msg(ls_text_starts(message, refused[_i].message),
		      "%s\n'%.*s' instead of '%s'", refused[_i].yaml,
		      LS_FMT(message), refused[_i].message);
	place = ls_source_place(check.arena, check.source,
				check.problems.list.v[0].span.start);
	snprintf(shown, sizeof(shown), "%u:%u", place.line, place.column);
	ck_assert_msg(strcmp(shown, refused[_i].place) == 0,
		      "%s\nat %s instead of %s", refused[_i].yaml, shown,
		      refused[_i].place);
	ck_assert_uint_eq(ls_text_find(message, '\n'), message.n);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(all_problems_are_listed_in_the_order_of_the_file)
{
	struct ls_check_catalog check = ls_check_catalog(
		CATALOG_HEAD "operations: [{calls: {GET /x: c}}]\n"
			     "scopes: [{name: a, risk: x, audience: y}]\n"
			     "zebra: 1\n",
		NULL);

	ck_assert_uint_eq(check.problems.list.n, 4);
	for (size_t i = 1; i < 4; i++)
		ck_assert_uint_lt(check.problems.list.v[i - 1].span.start,
				  check.problems.list.v[i].span.start);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(no_file_has_more_problems_than_the_limit)
{
	struct ls_arena *arena = ls_arena_new(1u << 20);
	struct ls_text scopes = { .p = "", .n = 0 };
	struct ls_check_catalog check;

	for (int i = 0; i < 2 * LS_LIMIT_RULE_FINDINGS; i++)
		scopes = ls_arena_printf(arena, "%.*s- {x%d: 1, name: a%d}\n",
					 LS_FMT(scopes), i, i);
	check = ls_check_catalog(ls_arena_printf(arena,
						 CATALOG_HEAD "scopes:\n%.*s",
						 LS_FMT(scopes))
					 .p,
				 NULL);
	ck_assert_ptr_null(check.catalog);
	ck_assert_uint_eq(check.problems.list.n, LS_LIMIT_RULE_FINDINGS);
	ls_check_catalog_free(&check);
	ls_arena_free(arena);
}
END_TEST

START_TEST(a_group_without_scopes_is_a_warning_only)
{
	struct ls_check_catalog check = ls_check_catalog(
		CATALOG_HEAD "groups: [{id: a}, {id: b}]\n"
			     "scopes: [{name: x, group: b}]\n",
		NULL);

	ck_assert_ptr_nonnull(check.catalog);
	ck_assert_uint_eq(check.problems.list.n, 1);
	ck_assert(check.problems.list.v[0].warning);
	ck_assert(ls_text_is(check.problems.list.v[0].message,
			     "no scope is in group 'a'"));
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(keys_that_start_with_x_are_left_alone)
{
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD "x-mine: {any: [thing]}\n"
			     "scopes: [{name: a, x-owner: me}]\n",
		NULL);

	ls_check_catalog_free(&check);
}
END_TEST

/* --- overlays --- */

START_TEST(an_overlay_changes_what_it_says_and_keeps_the_rest)
{
	struct ls_catalogs all = ls_catalogs_embedded();
	struct ls_check_catalog check = ls_check_good_catalog(
		"catalog: 1\nextends: wink\n"
		"scopes:\n"
		"- {name: booking.write, risk: high}\n"
		"- {name: loyalty.read, group: marketing, action: read,\n"
		"   risk: low}\n"
		"endpoints:\n"
		"- {role: token, url: 'https://iam.wink.travel/oauth2/token',\n"
		"   stale: true}\n"
		"operations:\n"
		"- calls: {POST /api/checkout: loyalty.read, GET /mine: []}\n",
		&all);
	const struct ls_catalog *wink = ls_check_embedded("wink");
	const struct ls_catalog *ours = check.catalog;
	struct ls_known known = ls_catalog_find(check.arena, ours,
						ls_text_of("booking.write"));
	struct ls_path_match match;

	ck_assert(ls_text_is(ls_ref_text(ours, ours->id), "wink"));
	ck_assert(ls_text_is(ls_ref_text(ours, ours->extends), "wink"));
	ck_assert_int_eq(known.risk, LS_RISK_HIGH);
	ck_assert_uint_eq(known.marks, LS_MARK_REFUND);
	ck_assert_int_eq(ours->updated, wink->updated);
	ck_assert_uint_eq(ours->scope_count, wink->scope_count + 1);
	ck_assert_uint_eq(ours->operation_count, wink->operation_count + 1);
	ck_assert_uint_eq(ours->endpoint_count, wink->endpoint_count);
	ck_assert_uint_eq(
		ls_catalog_endpoint(
			ours,
			ls_text_of("https://iam.wink.travel/oauth2/token"),
			LS_ENDPOINT_TOKEN)
			->stale,
		1);
	known = ls_catalog_find(check.arena, ours, ls_text_of("loyalty.read"));
	ck_assert_int_eq(known.by, LS_KNOWN_EXACT);
	match = ls_catalog_operation(ours, ls_text_of("POST"),
				     ls_text_of("/api/checkout"),
				     ls_text_of(""));
	ck_assert_ptr_nonnull(match.operation);
	ck_assert_uint_eq(
		ls_list_at(ours, ls_alternative(ours, match.operation, 0), 0),
		known.scope);
	/* The base is as it was. */
	ck_assert_int_eq(
		ls_catalog_find(check.arena, wink, ls_text_of("booking.write"))
			.risk,
		LS_RISK_MEDIUM);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(an_overlay_without_changes_is_its_base_again)
{
	struct ls_catalogs all = ls_catalogs_embedded();
	struct ls_check_catalog check = ls_check_good_catalog(
		"catalog: 1\nextends: wink\n", &all);
	const struct ls_catalog *a = ls_check_embedded("wink");
	const struct ls_catalog *b = check.catalog;

	ck_assert_uint_eq(a->scope_count, b->scope_count);
	for (uint32_t i = 0; i < a->scope_count; i++) {
		ck_assert(ls_text_eq(ls_scope_name(a, i), ls_scope_name(b, i)));
		ck_assert_uint_eq(a->by_name[i], b->by_name[i]);
	}
	ck_assert_uint_eq(a->operation_count, b->operation_count);
	for (uint32_t i = 0; i < a->operation_count; i++)
		ck_assert(ls_text_eq(ls_ref_text(a, a->operations[i].path),
				     ls_ref_text(b, b->operations[i].path)));
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(an_overlay_with_an_id_stands_beside_its_base)
{
	struct ls_catalogs all = ls_catalogs_embedded();
	struct ls_check_catalog check = ls_check_good_catalog(
		"catalog: 1\nextends: wink\nprovider: {id: mine}\n", &all);

	ck_assert(ls_text_is(ls_ref_text(check.catalog, check.catalog->id),
			     "mine"));
	ck_assert(ls_text_is(ls_ref_text(check.catalog, check.catalog->title),
			     "Wink"));
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(overlays_lie_on_one_another_up_to_the_limit)
{
	struct ls_check_catalog check[LS_LIMIT_EXTENDS + 2];
	const struct ls_catalog *last[1];
	struct ls_catalogs known = { .v = last, .n = 1 };
	int i;

	check[0] = ls_check_good_catalog(CATALOG_HEAD, NULL);
	for (i = 1; i <= LS_LIMIT_EXTENDS; i++) {
		last[0] = check[i - 1].catalog;
		check[i] = ls_check_good_catalog("catalog: 1\nextends: acme\n",
						 &known);
	}
	last[0] = check[i - 1].catalog;
	check[i] = ls_check_catalog("catalog: 1\nextends: acme\n", &known);
	ck_assert_ptr_null(check[i].catalog);
	ck_assert(ls_text_starts(check[i].problems.list.v[0].message,
				 "more than 8 catalogs"));
	for (; i >= 0; i--)
		ls_check_catalog_free(&check[i]);
}
END_TEST

START_TEST(nothing_extends_itself)
{
	struct ls_check_catalog check = ls_check_catalog(
		"catalog: 1\nextends: acme\nprovider: {id: acme}\n", NULL);

	ck_assert_ptr_null(check.catalog);
	ck_assert(ls_text_contains(check.problems.list.v[0].message,
				   "never itself"));
	ls_check_catalog_free(&check);
}
END_TEST

/* --- features of real providers --- */

static const char features[] =
	"catalog: 1\n"
	"provider:\n"
	"  id: many\n"
	"  separator: ','\n"
	"  accept: [',', ' ']\n"
	"  max_scopes: 255\n"
	"  max_scope_length: 50\n"
	"  paths: fold\n"
	"  when_empty: {is: default, scopes: [basic], source: docs}\n"
	"  unknown_scope: ignored\n"
	"sources: {docs: 'https://docs.example/scopes'}\n"
	"updated: 2026-11-20\n"
	"completeness: partial\n"
	"source: {url: docs, licence: MIT}\n"
	"client_types: {bot: [service], user: [web, native]}\n"
	"verb_map: {GET: read, POST: write}\n"
	"groups: [{id: g, title: G, risk: low}]\n"
	"scopes:\n"
	"- {name: basic, group: g, action: read}\n"
	"- {name: more, group: g, action: write, edition: server only,\n"
	"   tier: granular, status: undeclared, approval: vendor}\n"
	"- {name: old, deprecated: split in two, replaced_by: [basic, more],\n"
	"   sunset: 2027-01-31, conflicts_with: [basic]}\n"
	"- {name: deny, grants: {deny: [client_credentials],\n"
	"   effect: ignored}, requires: [basic]}\n"
	"- {name: bots, audience: [bot], admin_consent: [user],\n"
	"   grants: [client_credentials]}\n"
	"- {name: gone, deprecated: true, admin_consent: true,\n"
	"   implies: basic}\n"
	"implies:\n"
	"- {from: [gone, more], to: [basic, deny], basis: stated}\n"
	"patterns:\n"
	"- {match: 'user:.+', deprecated: true, identity: true}\n"
	"operations:\n"
	"- {method: GET, path: /said, needs: basic, action: admin,\n"
	"   when: on Sundays}\n"
	"- {method: GET, path: /both, any: [[basic, more]],\n"
	"   confidence: documented}\n"
	"- {method: GET, path: /dnf, needs: basic | more + old,\n"
	"   optional: true, note: an administrator}\n"
	"- {method: GET, path: /when, any: [[basic], [more]],\n"
	"   when: [a public channel, a private one]}\n"
	"- {method: GET, path: /kind, needs: basic, clients: [bot]}\n"
	"- {method: GET, path: /kind, needs: more, clients: [user]}\n"
	"- group: g\n"
	"  calls:\n"
	"    GET /verb:\n"
	"    DELETE /verb:\n"
	"    GET /none: []\n"
	"    GET /unknown: '?'\n"
	"    GET /maybe: basic | more ?\n";

static const struct ls_operation *call(const struct ls_catalog *catalog,
				       const char *method, const char *path)
{
	struct ls_path_match match = ls_catalog_operation(
		catalog, ls_text_of(method), ls_text_of(path), ls_text_of(""));

	ck_assert_msg(match.operation != NULL, "%s %s", method, path);
	return match.operation;
}

/* "basic|more+old" */
static struct ls_text need(struct ls_arena *arena,
			   const struct ls_catalog *catalog,
			   const struct ls_operation *operation)
{
	struct ls_text text = { .p = "", .n = 0 };

	for (uint32_t i = 0; i < ls_alternative_count(operation); i++) {
		struct ls_list all = ls_alternative(catalog, operation, i);

		for (uint32_t j = 0; j < all.n; j++)
			text = ls_arena_printf(
				arena, "%.*s%s%.*s", LS_FMT(text),
				j > 0 ? "+" :
				i > 0 ? "|" :
					"",
				LS_FMT(ls_scope_name(
					catalog, ls_list_at(catalog, all, j))));
	}
	return text;
}

START_TEST(a_catalog_carries_what_real_providers_need)
{
	struct ls_check_catalog check = ls_check_good_catalog(features, NULL);
	const struct ls_catalog *c = check.catalog;
	const struct ls_scope *s = c->scopes;

	ck_assert(ls_text_is(ls_ref_text(c, c->separators), ", "));
	ck_assert_uint_eq(c->max_scopes, 255);
	ck_assert_uint_eq(c->max_scope_bytes, 50);
	ck_assert_uint_eq(c->when_empty, LS_EMPTY_DEFAULT);
	ck_assert_uint_eq(c->when_empty_scopes.n, 1);
	ck_assert(ls_text_is(ls_ref_text(c, c->when_empty_source),
			     "https://docs.example/scopes"));
	ck_assert_uint_eq(c->unknown_scope, LS_UNKNOWN_IGNORED);
	ck_assert_uint_eq(c->complete, 0);
	ck_assert(ls_text_is(ls_ref_text(c, s[1].edition), "server only"));
	ck_assert(ls_text_is(ls_ref_text(c, s[1].tier), "granular"));
	ck_assert_uint_eq(s[1].flags,
			  LS_SCOPE_UNDECLARED | LS_SCOPE_VENDOR_APPROVAL);
	ck_assert_uint_eq(s[2].flags, LS_SCOPE_DEPRECATED);
	ck_assert(ls_text_is(ls_ref_text(c, s[2].note), "split in two"));
	ck_assert_uint_eq(s[2].replaced_by.n, 2);
	ck_assert_uint_eq(s[2].conflicts.n, 1);
	ck_assert_int_eq(s[2].sunset, ls_date_parse(ls_text_of("2027-01-31")));
	ck_assert_int_eq(s[1].sunset, LS_NO_DATE);
	ck_assert_uint_eq(s[3].flags, LS_SCOPE_GRANT_IGNORED);
	ck_assert_uint_eq(s[3].grants & LS_GRANT_CLIENT_CREDENTIALS, 0);
	ck_assert_uint_ne(s[3].grants & LS_GRANT_AUTHORIZATION_CODE, 0);
	ck_assert_uint_eq(s[3].requires.n, 1);
	ck_assert_uint_eq(s[4].audience, LS_KIND_SERVICE);
	ck_assert_uint_eq(s[4].consent, LS_KIND_WEB | LS_KIND_NATIVE);
	ck_assert_uint_eq(s[4].flags, LS_SCOPE_ADMIN_CONSENT);
	ck_assert_uint_eq(s[4].grants, LS_GRANT_CLIENT_CREDENTIALS);
	ck_assert_uint_eq(s[5].flags,
			  LS_SCOPE_DEPRECATED | LS_SCOPE_ADMIN_CONSENT);
	ck_assert_uint_eq(s[5].consent, 0);
	ck_assert_uint_eq(s[5].implies.n, 2);
	ck_assert_uint_eq(s[1].implies.n, 2);
	ck_assert_uint_eq(s[0].risk, LS_RISK_LOW);
	ck_assert_uint_eq(c->patterns[0].flags,
			  LS_SCOPE_DEPRECATED | LS_SCOPE_IDENTITY);
	ck_assert_int_eq(ls_catalog_verb(c, ls_text_of("post")),
			 LS_ACTION_WRITE);
	ck_assert_int_eq(ls_catalog_verb(c, ls_text_of("PATCH")),
			 LS_ACTION_UNKNOWN);
	ls_check_catalog_free(&check);
}
END_TEST

static const struct {
	const char *method;
	const char *path;
	const char *need;
	enum ls_need_confidence confidence;
} needs[] = {
	{ "GET", "/both", "basic+more", LS_NEED_DOCUMENTED },
	{ "GET", "/BOTH", "basic+more", LS_NEED_DOCUMENTED },
	{ "GET", "/dnf", "basic|more+old", LS_NEED_INFERRED },
	{ "GET", "/when", "basic|more", LS_NEED_UNCERTAIN },
	{ "GET", "/verb", "basic", LS_NEED_INFERRED },
	{ "DELETE", "/verb", "", LS_NEED_UNKNOWN },
	{ "GET", "/none", "", LS_NEED_INFERRED },
	{ "GET", "/unknown", "", LS_NEED_UNKNOWN },
	{ "GET", "/maybe", "basic|more", LS_NEED_UNCERTAIN },
};

static const struct {
	const char *base; /* provider: of the catalog below, or NULL */
	const char *provider;
	const char *separators;
} separator_rows[] = {
	{ NULL, "{id: a}", " " },
	{ NULL, "{id: a, separator: ','}", "," },
	{ NULL, "{id: a, accept: [',']}", " ," },
	{ NULL, "{id: a, accept: ' '}", " " },
	{ NULL, "{id: a, separator: ',', accept: [' ', ',']}", ", " },
	{ "{id: acme, separator: ','}", "{accept: ';'}", ",;" },
	{ "{id: acme, separator: ','}", "{name: B}", "," },
	{ "{id: acme, separator: ','}", "{separator: ' '}", " " },
};

START_TEST(what_is_accepted_comes_on_top_of_the_separator)
{
	char yaml[512];
	struct ls_check_catalog base = { 0 }, check;
	struct ls_catalogs known = { 0 };

	if (separator_rows[_i].base != NULL) {
		snprintf(yaml, sizeof(yaml),
			 "catalog: 1\nprovider: %s\nupdated: 2026-01-01\n"
			 "completeness: complete\nsource: {url: u}\n",
			 separator_rows[_i].base);
		base = ls_check_good_catalog(yaml, NULL);
		known = (struct ls_catalogs){ .v = &base.catalog, .n = 1 };
	}
	snprintf(yaml, sizeof(yaml),
		 "catalog: 1\n%sprovider: %s\nupdated: 2026-01-01\n"
		 "completeness: complete\nsource: {url: u}\n",
		 known.n > 0 ? "extends: acme\n" : "",
		 separator_rows[_i].provider);
	check = ls_check_good_catalog(yaml, &known);
	ck_assert_msg(
		ls_text_is(
			ls_ref_text(check.catalog, check.catalog->separators),
			separator_rows[_i].separators),
		"%s: '%.*s'", separator_rows[_i].provider,
		LS_FMT(ls_ref_text(check.catalog, check.catalog->separators)));
	ls_check_catalog_free(&check);
	if (known.n > 0)
		ls_check_catalog_free(&base);
}
END_TEST

START_TEST(an_alias_names_its_scope_anywhere)
{
	static const char below[] = CATALOG_HEAD
		"scopes:\n"
		"  - {name: all, implies: ['*'], except: [refresh]}\n"
		"  - {name: offline, aliases: [refresh, renew]}\n"
		"  - {name: other, aliases: another}\n";
	static const char above[] =
		"catalog: 1\nextends: acme\nupdated: 2026-11-21\n"
		"toxic: [{scopes: [renew, another], reason: r}]\n";
	struct ls_check_catalog base = ls_check_good_catalog(below, NULL);
	struct ls_catalogs known = { .v = &base.catalog, .n = 1 };
	struct ls_check_catalog overlay = ls_check_good_catalog(above, &known);
	const struct ls_catalog *c = overlay.catalog;

	ck_assert_uint_eq(base.catalog->scopes[0].implies.n, 1);
	ck_assert_uint_eq(
		ls_list_at(base.catalog, base.catalog->scopes[0].implies, 0),
		2);
	ck_assert_uint_eq(c->toxic_count, 1);
	ck_assert_uint_eq(ls_list_at(c, c->toxic[0].scopes, 0), 1);
	ck_assert_uint_eq(ls_list_at(c, c->toxic[0].scopes, 1), 2);
	ls_check_catalog_free(&overlay);
	ls_check_catalog_free(&base);
}
END_TEST

START_TEST(a_group_says_why_its_scopes_are_risky)
{
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD
		"groups: [{id: g, risk: {read: low, write: high,"
		" reason: it is money, source: the bank}}]\n"
		"scopes:\n"
		"  - {name: a, group: g, action: write}\n"
		"  - {name: b, group: g, action: write, risk: low}\n"
		"  - {name: c, group: g, action: remove}\n",
		NULL);
	const struct ls_catalog *c = check.catalog;

	ck_assert_uint_eq(c->scopes[0].risk, LS_RISK_HIGH);
	ck_assert(ls_text_is(ls_ref_text(c, c->scopes[0].risk_reason),
			     "it is money"));
	ck_assert(ls_text_is(ls_ref_text(c, c->scopes[0].risk_source),
			     "the bank"));
	/* One with a risk of its own has its own reasons, too. */
	ck_assert_uint_eq(c->scopes[1].risk, LS_RISK_LOW);
	ck_assert_uint_eq(c->scopes[1].risk_reason.n, 0);
	/* Of an unknown risk nothing is said. */
	ck_assert_uint_eq(c->scopes[2].risk, LS_RISK_UNKNOWN);
	ck_assert_uint_eq(c->scopes[2].risk_reason.n, 0);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(needs_are_alternatives_of_conjunctions)
{
	struct ls_check_catalog check = ls_check_good_catalog(features, NULL);
	const struct ls_operation *operation = call(
		check.catalog, needs[_i].method, needs[_i].path);

	ck_assert_int_eq(operation->confidence, needs[_i].confidence);
	ck_assert(ls_text_is(need(check.arena, check.catalog, operation),
			     needs[_i].need));
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(operations_carry_conditions_notes_and_kinds)
{
	struct ls_check_catalog check = ls_check_good_catalog(features, NULL);
	const struct ls_catalog *c = check.catalog;
	const struct ls_operation *operation = call(c, "GET", "/when");

	ck_assert(ls_text_is(ls_list_text(c, operation->conditions, 1),
			     "a private one"));
	operation = call(c, "GET", "/dnf");
	ck_assert_uint_eq(operation->optional, 1);
	ck_assert(ls_text_is(ls_ref_text(c, operation->note),
			     "an administrator"));
	ck_assert_uint_eq(operation->group, LS_NONE);
	operation = call(c, "GET", "/said");
	ck_assert_uint_eq(operation->action, LS_ACTION_ADMIN);
	ck_assert(ls_text_is(ls_ref_text(c, operation->when), "on Sundays"));
	operation = call(c, "GET", "/both");
	ck_assert_uint_eq(operation->group, 0);
	ck_assert_uint_eq(operation->action, LS_ACTION_UNKNOWN);
	operation = call(c, "GET", "/kind");
	ck_assert(ls_text_is(
		need(check.arena, c,
		     ls_operation_for(c, operation, LS_KIND_SERVICE)),
		"basic"));
	ck_assert(
		ls_text_is(need(check.arena, c,
				ls_operation_for(c, operation, LS_KIND_NATIVE)),
			   "more"));
	ck_assert_ptr_eq(ls_operation_for(c, operation, LS_KIND_AGENT),
			 operation);
	ls_check_catalog_free(&check);
}
END_TEST

/* --- memory --- */

struct attempt {
	struct ls_arena *arena;
	const struct ls_catalog *catalog;
	struct ls_near near;
};

static void attempt(void *arg)
{
	struct attempt *a = arg;
	struct ls_catalogs all = ls_catalogs_embedded();
	struct ls_catalog_problems problems = { { .v = NULL } };
	struct ls_problem problem;
	struct ls_source *source = ls_source_new(
		a->arena, ls_text_of("x.yaml"),
		ls_text_of("catalog: 1\nextends: wink\n"
			   "scopes: [{name: a, group: booking}]\n"));
	struct ls_document *document = ls_document_read(
		a->arena, source, LS_SYNTAX_YAML, &problem);

	if (document == NULL)
		return;
	a->catalog = ls_catalog_load(a->arena, document, &all, &problems);
	if (a->catalog != NULL)
		a->near = ls_catalog_near(a->arena, a->catalog,
					  ls_text_of("BOOKING:READ"));
}

START_TEST(memory_that_ends_anywhere_leaves_by_the_door)
{
	unsigned long n = 0;
	bool done = false;

	while (!done) {
		struct attempt a = { .arena = ls_arena_new(64u << 20) };

		ck_assert_ptr_nonnull(a.arena);
		ls_alloc_fail_at(++n, _i != 0);
		done = ls_guard(a.arena, attempt, &a) && a.catalog != NULL &&
		       a.near.by == LS_NEAR_ALIAS;
		ls_alloc_fail_at(0, false);
		ls_arena_free(a.arena);
		ck_assert_uint_lt(n, 10000);
	}
	ck_assert_uint_gt(n, 5);
}
END_TEST

/* --- the documentation --- */

static const struct {
	const char *what;
	const struct ls_load_key *keys;
} tables[] = {
	{ "endpoint", ls_load_endpoint_keys },
	{ "grants", ls_load_grant_keys },
	{ "group", ls_load_group_keys },
	{ "implication", ls_load_implication_keys },
	{ "mcp", ls_load_mcp_keys },
	{ "not_scope", ls_load_not_scope_keys },
	{ "offer", ls_load_offer_keys },
	{ "operation", ls_load_operation_keys },
	{ "pattern", ls_load_pattern_keys },
	{ "provider", ls_load_provider_keys },
	{ "risk", ls_load_risk_keys },
	{ "scope", ls_load_scope_keys },
	{ "source", ls_load_source_keys },
	{ "toxic", ls_load_toxic_keys },
	{ "when_empty", ls_load_when_empty_keys },
};

static void must_explain(struct ls_arena *arena, struct ls_text page,
			 const char *key)
{
	const char *quoted = ls_arena_printf(arena, "`%s`", key).p;
	const char *with_colon = ls_arena_printf(arena, "%s:", key).p;

	ck_assert_msg(ls_text_contains(page, quoted) ||
			      ls_text_contains(page, with_colon),
		      "doc/catalog-format.md does not explain '%s'", key);
}

START_TEST(the_page_about_the_format_explains_every_key)
{
	struct ls_arena *arena = ls_arena_new(1u << 20);
	struct ls_text page, why;

	ck_assert_int_eq(ls_file_read(arena,
				      TESTS_DIR "/../doc/catalog-format.md",
				      LS_LIMIT_FILE_BYTES, &page, NULL, &why),
			 LS_FILE_OK);
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		for (const struct ls_load_key *key = tables[i].keys;
		     key->name != NULL; key++)
			must_explain(arena, page, key->name);
	for (const struct ls_load_section *section = ls_load_sections;
	     section->key != NULL; section++)
		must_explain(arena, page, section->key);
	for (unsigned i = 0; ls_mark_word(i) != NULL; i++)
		must_explain(arena, page, ls_mark_word(i));
	ls_arena_free(arena);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *ls_suite_catalog_load(void)
{
	Suite *suite = suite_create("catalog_load");
	TCase *tcase = tcase_create("load");

	tcase_add_loop_test(tcase, each_mistake_is_told_with_its_place, 0,
			    ROWS(refused));
	tcase_add_test(tcase, all_problems_are_listed_in_the_order_of_the_file);
	tcase_add_test(tcase, no_file_has_more_problems_than_the_limit);
	tcase_add_test(tcase, a_group_without_scopes_is_a_warning_only);
	tcase_add_test(tcase, keys_that_start_with_x_are_left_alone);
	tcase_add_test(tcase,
		       an_overlay_changes_what_it_says_and_keeps_the_rest);
	tcase_add_test(tcase, an_overlay_without_changes_is_its_base_again);
	tcase_add_test(tcase, an_overlay_with_an_id_stands_beside_its_base);
	tcase_add_test(tcase, overlays_lie_on_one_another_up_to_the_limit);
	tcase_add_test(tcase, nothing_extends_itself);
	tcase_add_test(tcase, a_catalog_carries_what_real_providers_need);
	tcase_add_loop_test(
		tcase, what_is_accepted_comes_on_top_of_the_separator, 0,
		(int)(sizeof(separator_rows) / sizeof(separator_rows[0])));
	tcase_add_test(tcase, an_alias_names_its_scope_anywhere);
	tcase_add_test(tcase, a_group_says_why_its_scopes_are_risky);
	tcase_add_loop_test(tcase, needs_are_alternatives_of_conjunctions, 0,
			    ROWS(needs));
	tcase_add_test(tcase, operations_carry_conditions_notes_and_kinds);
	tcase_add_loop_test(tcase, memory_that_ends_anywhere_leaves_by_the_door,
			    0, 2);
	tcase_add_test(tcase, the_page_about_the_format_explains_every_key);
	suite_add_tcase(suite, tcase);
	return suite;
}
