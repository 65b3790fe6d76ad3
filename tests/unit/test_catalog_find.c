/* Looking scopes up, closing implications, and what Wink's catalog says. */
#include "config.h"

#include <check.h>
#include <string.h>

#include "base/clock.h"
#include "catalog_check.h"
#include "suites.h"

static const char catalog_text[] =
	"catalog: 1\n"
	"provider: {id: acme, case: sensitive}\n"
	"updated: 2026-11-20\n"
	"completeness: partial\n"
	"source: {url: acme.example}\n"
	"strip_prefix: ['https://acme.example/']\n"
	"client_types: {application: [service], delegated: [web, spa]}\n"
	"risk_map: {steps: {1: low, 3: medium, 4: high}}\n"
	"groups:\n"
	"- {id: mail, risk: {read: low, write: medium}}\n"
	"- {id: tickets, scopes: [ticket.open]}\n"
	"scopes:\n"
	"- {name: mail.read, group: mail, action: read, aliases: [mail.get]}\n"
	"- {name: mail.write, group: mail, action: write, implies: mail.read}\n"
	"- {name: mail.admin, group: mail, action: admin,\n"
	"   implies: [mail.write, 'mail.r*']}\n"
	"- {name: loop.a, implies: [loop.b]}\n"
	"- {name: loop.b, implies: [loop.a]}\n"
	"- {name: full, umbrella: true, implies: ['*'], except: ['loop.*']}\n"
	"- {name: read_x}\n"
	"- {name: write_x}\n"
	"- {name: write_y}\n"
	"- {name: Files.Read, risk: {scale: steps, level: 3,\n"
	"   by: {application: 4, delegated: 1}}}\n"
	"- {name: ticket.open}\n"
	"implies:\n"
	"- {pattern: 'write_(?<what>.*)', to: 'read_${what}', basis: stated}\n"
	"- {from: read_x, to: mail.read, basis: assumed}\n"
	"patterns:\n"
	"- {id: user, match: 'user:[a-z]+', risk: low, umbrella: true}\n"
	"- {id: level, match: '(?<res>mail|tickets):(?<act>read|write)"
	"(?::(?<level>[a-z]+))?',\n"
	"   risk: low, risk_by: {level: {master: high, admin: medium}}}\n"
	"- {id: shape, match: 'shape\\.(?<act>[a-z]+)', known: false}\n"
	"- {id: slow, match: '(?:a|aa|aaa)+[!?]'}\n";

static struct ls_check_catalog check;

static void load(void)
{
	check = ls_check_good_catalog(catalog_text, NULL);
}

static void drop(void)
{
	ls_check_catalog_free(&check);
}

static struct ls_known find(const char *token)
{
	return ls_catalog_find(check.arena, check.catalog, ls_text_of(token));
}

static const struct {
	const char *token;
	enum ls_known_by by;
	const char *scope;
} rows[] = {
	{ "mail.read", LS_KNOWN_EXACT, "mail.read" },
	{ "Files.Read", LS_KNOWN_EXACT, "Files.Read" },
	{ "mail.get", LS_KNOWN_ALIAS, "mail.read" },
	{ "https://acme.example/mail.read", LS_KNOWN_PREFIX, "mail.read" },
	{ "https://acme.example/mail.get", LS_KNOWN_PREFIX, "mail.read" },
	{ "https://acme.example/", LS_NOT_KNOWN, NULL },
	{ "https://ACME.example/mail.read", LS_NOT_KNOWN, NULL },
	{ "user:me", LS_KNOWN_PATTERN, NULL },
	{ "user:", LS_NOT_KNOWN, NULL },
	{ "xuser:me", LS_NOT_KNOWN, NULL },
	{ "shape.read", LS_NOT_KNOWN, NULL },
	{ "MAIL.READ", LS_NOT_KNOWN, NULL },
	{ "mail.rea", LS_NOT_KNOWN, NULL },
	{ "mail.readx", LS_NOT_KNOWN, NULL },
	{ "", LS_NOT_KNOWN, NULL },
};

START_TEST(each_token_is_known_as_it_should)
{
	struct ls_known known = find(rows[_i].token);

	ck_assert_msg(known.by == rows[_i].by, "'%s': %d", rows[_i].token,
		      (int)known.by);
	if (rows[_i].scope == NULL)
		ck_assert_uint_eq(known.scope, LS_NONE);
	else
		ck_assert(ls_text_is(ls_scope_name(check.catalog, known.scope),
				     rows[_i].scope));
}
END_TEST

START_TEST(a_name_with_a_nul_byte_is_another_name)
{
	const struct ls_text token = LS_LITERAL("mail.read\0");

	ck_assert_int_eq(ls_catalog_find(check.arena, check.catalog, token).by,
			 LS_NOT_KNOWN);
}
END_TEST

START_TEST(a_match_brings_group_action_and_the_risk_of_its_parts)
{
	struct ls_known known = find("tickets:write:master");

	ck_assert_int_eq(known.by, LS_KNOWN_PATTERN);
	ck_assert_uint_eq(known.pattern, 1);
	ck_assert_int_eq(known.action, LS_ACTION_WRITE);
	ck_assert_int_eq(known.risk, LS_RISK_HIGH);
	ck_assert(ls_text_is(ls_ref_text(check.catalog,
					 check.catalog->groups[known.group].id),
			     "tickets"));
	ck_assert_int_eq(find("mail:read").risk, LS_RISK_LOW);
	ck_assert_int_eq(find("mail:read:admin").risk, LS_RISK_MEDIUM);
	ck_assert_uint_eq(find("user:me").flags, LS_SCOPE_UMBRELLA);
	/* What is only a form says what it is about, not that it exists. */
	ck_assert_int_eq(find("shape.read").action, LS_ACTION_READ);
}
END_TEST

START_TEST(a_pattern_that_passes_its_limits_is_undecided)
{
	char token[201];

	memset(token, 'a', 200);
	token[200] = '\0';
	ck_assert_int_eq(find(token).by, LS_KNOWN_UNDECIDED);
}
END_TEST

START_TEST(a_provider_may_ignore_case)
{
	struct ls_check_catalog folded = ls_check_good_catalog(
		"catalog: 1\nprovider: {id: a, case: fold}\n"
		"updated: 2026-11-20\ncompleteness: complete\n"
		"source: {url: u}\nscopes: [{name: Mail.Read}]\n"
		"patterns: [{match: 'Site\\.[a-z]+'}]\n",
		NULL);
	struct ls_known known = ls_catalog_find(folded.arena, folded.catalog,
						ls_text_of("mail.READ"));

	ck_assert_int_eq(known.by, LS_KNOWN_ALIAS);
	ck_assert_uint_eq(known.scope, 0);
	ck_assert_int_eq(ls_catalog_find(folded.arena, folded.catalog,
					 ls_text_of("SITE.ALL"))
				 .by,
			 LS_KNOWN_PATTERN);
	ls_check_catalog_free(&folded);
}
END_TEST

static const struct {
	const char *scope;
	const char *implied; /* in the catalog's order, itself included */
} closures[] = {
	{ "mail.read", "mail.read" },
	{ "mail.write", "mail.read mail.write" },
	{ "mail.admin", "mail.read mail.write mail.admin" },
	{ "loop.a", "loop.a loop.b" },
	{ "loop.b", "loop.a loop.b" },
	{ "read_x", "read_x" },
	{ "write_x", "read_x write_x" },
	{ "write_y", "write_y" },
	{ "full", "mail.read mail.write mail.admin full read_x write_x "
		  "write_y Files.Read ticket.open" },
};

START_TEST(a_scope_closes_over_what_the_provider_states)
{
	const struct ls_catalog *catalog = check.catalog;
	struct ls_bitset set = ls_bitset_new(check.arena, catalog->scope_count);
	struct ls_text rest = ls_text_of(closures[_i].implied);
	struct ls_text word;
	size_t n = 0;

	ls_catalog_close(check.arena, catalog, find(closures[_i].scope).scope,
			 &set);
	while (ls_text_word(&rest, &word)) {
		uint32_t scope =
			ls_catalog_find(check.arena, catalog, word).scope;

		ck_assert_msg(ls_bitset_has(&set, scope), "%s lacks %.*s",
			      closures[_i].scope, LS_FMT(word));
		n++;
	}
	ck_assert_uint_eq(ls_bitset_count(&set), n);
}
END_TEST

START_TEST(what_nobody_states_is_a_hint_and_no_proof)
{
	const struct ls_scope *scope =
		&check.catalog->scopes[find("read_x").scope];

	ck_assert_uint_eq(scope->implies.n, 0);
	ck_assert_uint_eq(scope->resembles.n, 1);
	ck_assert_uint_eq(ls_list_at(check.catalog, scope->resembles, 0),
			  find("mail.read").scope);
}
END_TEST

START_TEST(the_risk_of_a_scope_depends_on_who_holds_it)
{
	uint32_t scope = find("Files.Read").scope;

	ck_assert_int_eq(check.catalog->scopes[scope].risk, LS_RISK_HIGH);
	ck_assert_int_eq(ls_scope_risk(check.catalog, scope, 0), LS_RISK_HIGH);
	ck_assert_int_eq(ls_scope_risk(check.catalog, scope, LS_KIND_SERVICE),
			 LS_RISK_HIGH);
	ck_assert_int_eq(ls_scope_risk(check.catalog, scope, LS_KIND_SPA),
			 LS_RISK_LOW);
	ck_assert_int_eq(ls_scope_risk(check.catalog, scope,
				       LS_KIND_SPA | LS_KIND_SERVICE),
			 LS_RISK_HIGH);
	/* For a kind that is not named the level for all holds. */
	ck_assert_int_eq(ls_scope_risk(check.catalog, scope, LS_KIND_AGENT),
			 LS_RISK_MEDIUM);
}
END_TEST

START_TEST(scopes_take_group_and_risk_from_their_group)
{
	const struct ls_catalog *catalog = check.catalog;
	const struct ls_group *mail = &catalog->groups[0];

	ck_assert_int_eq(find("mail.read").risk, LS_RISK_LOW);
	ck_assert_int_eq(find("mail.write").risk, LS_RISK_MEDIUM);
	ck_assert_int_eq(find("mail.admin").risk, LS_RISK_UNKNOWN);
	ck_assert_uint_eq(find("ticket.open").group, 1);
	ck_assert_uint_eq(mail->scopes.n, 3);
	ck_assert_uint_eq(ls_list_at(catalog, mail->scopes, 0),
			  find("mail.read").scope);
	ck_assert_uint_eq(mail->risk, LS_RISK_MEDIUM);
	ck_assert_uint_eq(mail->risk_low, LS_RISK_LOW);
}
END_TEST

/* --- Wink --- */

static const struct {
	const char *scope;
	enum ls_risk risk;
	unsigned marks;
	unsigned flags;
} wink_rows[] = {
	{ "account.read", LS_RISK_LOW, 0, 0 },
	{ "account.write", LS_RISK_HIGH,
	  LS_MARK_PAYOUT_ROUTING | LS_MARK_WEBHOOK | LS_MARK_IDENTITY_ADMIN |
		  LS_MARK_CREDENTIAL_ADMIN,
	  0 },
	{ "account.remove", LS_RISK_MEDIUM, LS_MARK_IDENTITY_ADMIN, 0 },
	{ "inventory.read", LS_RISK_LOW, 0, 0 },
	{ "inventory.write", LS_RISK_MEDIUM, 0, 0 },
	{ "inventory.remove", LS_RISK_MEDIUM, 0, 0 },
	{ "booking.read", LS_RISK_LOW, 0, 0 },
	{ "booking.write", LS_RISK_MEDIUM, LS_MARK_REFUND, 0 },
	{ "booking.remove", LS_RISK_MEDIUM, 0, 0 },
	{ "marketing.read", LS_RISK_LOW, 0, 0 },
	{ "content.write", LS_RISK_MEDIUM, 0, 0 },
	{ "analytics.remove", LS_RISK_MEDIUM, 0, 0 },
	{ "integrations.read", LS_RISK_LOW, 0, 0 },
	{ "payment.read", LS_RISK_MEDIUM, 0, 0 },
	{ "payment.write", LS_RISK_HIGH, LS_MARK_MONEY_MOVEMENT, 0 },
	{ "payment.remove", LS_RISK_HIGH, 0, 0 },
	{ "accounting.read", LS_RISK_MEDIUM, 0, 0 },
	{ "accounting.write", LS_RISK_HIGH, LS_MARK_MONEY_MOVEMENT, 0 },
	{ "accounting.remove", LS_RISK_HIGH, 0, 0 },
	{ "mcp.read", LS_RISK_LOW, 0, 0 },
	{ "openid", LS_RISK_LOW, 0, LS_SCOPE_CARRIED | LS_SCOPE_IDENTITY },
	{ "offline_access", LS_RISK_LOW, 0,
	  LS_SCOPE_CARRIED | LS_SCOPE_IDENTITY | LS_SCOPE_LONG_LIVED },
	{ "administrator.admin.write", LS_RISK_CRITICAL, 0,
	  LS_SCOPE_NOT_REQUESTABLE },
	{ "administrator.booking.write", LS_RISK_CRITICAL, 0,
	  LS_SCOPE_NOT_REQUESTABLE },
	{ "platform_write", LS_RISK_UNKNOWN, 0,
	  LS_SCOPE_DEPRECATED | LS_SCOPE_UMBRELLA | LS_SCOPE_NOT_REQUESTABLE },
};

START_TEST(wink_knows_the_risk_marks_and_flags_of_its_scopes)
{
	struct ls_known known = ls_catalog_find(
		check.arena, ls_check_embedded("wink"),
		ls_text_of(wink_rows[_i].scope));

	ck_assert_int_ne(known.by, LS_NOT_KNOWN);
	ck_assert_int_eq(known.risk, wink_rows[_i].risk);
	ck_assert_uint_eq(known.marks, wink_rows[_i].marks);
	ck_assert_uint_eq(known.flags, wink_rows[_i].flags);
}
END_TEST

START_TEST(wink_has_ten_groups_of_three_actions)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");

	ck_assert_uint_eq(wink->group_count, 10);
	for (uint32_t i = 0; i < wink->group_count; i++) {
		struct ls_list scopes = wink->groups[i].scopes;

		ck_assert_uint_eq(scopes.n, 3);
		for (uint32_t j = 0; j < 3; j++) {
			const struct ls_scope *scope =
				&wink->scopes[ls_list_at(wink, scopes, j)];

			ck_assert_uint_eq(scope->action, LS_ACTION_READ + j);
			ck_assert_uint_eq(scope->implies.n, 0);
			ck_assert_uint_gt(scope->about.n, 0);
			ck_assert_uint_gt(scope->source.n, 0);
		}
	}
}
END_TEST

START_TEST(wink_keeps_mcp_for_agents_and_nothing_else)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");

	for (uint32_t i = 0; i < wink->scope_count; i++) {
		bool mcp = ls_text_starts(ls_scope_name(wink, i), "mcp.");

		ck_assert_uint_eq(wink->scopes[i].audience,
				  mcp ? LS_KIND_AGENT : 0);
	}
	ck_assert_uint_eq(wink->mcp.transport.n, 3);
	ck_assert_uint_eq(wink->mcp.grants, LS_GRANT_AUTHORIZATION_CODE);
	ck_assert_uint_eq(wink->mcp.pkce, 1);
	ck_assert_uint_eq(wink->mcp.dynamic_only, 1);
}
END_TEST

START_TEST(wink_says_how_old_and_how_complete_it_is)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");

	ck_assert_uint_eq(wink->complete, 1);
	ck_assert_uint_eq(wink->unknown_scope, LS_UNKNOWN_FAILS);
	ck_assert_uint_eq(wink->when_empty, LS_EMPTY_UNKNOWN);
	ck_assert_int_eq(wink->updated,
			 ls_date_parse(ls_text_of("2026-08-08")));
	ck_assert(ls_text_is(ls_ref_text(wink, wink->separators), " "));
	ck_assert_uint_gt(wink->source.n, 0);
	ck_assert_uint_gt(wink->licence.n, 0);
	ck_assert_uint_eq(ls_check_embedded("oidc")->complete, 0);
}
END_TEST

START_TEST(catalogs_are_found_by_id_and_later_ones_hide_earlier)
{
	struct ls_catalogs all = ls_catalogs_embedded();
	const struct ls_catalog *two[] = { ls_check_embedded("wink"),
					   check.catalog };
	struct ls_catalogs set = { .v = two, .n = 2 };

	ck_assert_uint_ge(all.n, 2);
	for (size_t i = 1; i < all.n; i++)
		ck_assert_int_lt(
			ls_text_compare(
				ls_ref_text(all.v[i - 1], all.v[i - 1]->id),
				ls_ref_text(all.v[i], all.v[i]->id)),
			0);
	ck_assert_ptr_eq(ls_catalogs_find(&set, ls_text_of("acme")),
			 check.catalog);
	ck_assert_ptr_null(ls_catalogs_find(&set, ls_text_of("acm")));
	two[0] = check.catalog;
	two[1] = check.catalog;
	ck_assert_ptr_eq(ls_catalogs_find(&set, ls_text_of("acme")), two[1]);
}
END_TEST

START_TEST(words_are_read_back_as_they_are_written)
{
	for (unsigned bit = LS_KIND_SERVICE; bit <= LS_KIND_AGENT; bit <<= 1)
		ck_assert_uint_eq(ls_kind_parse(ls_text_of(ls_kind_word(bit))),
				  bit);
	for (unsigned bit = 1; bit < LS_GRANT_OTHER; bit <<= 1)
		ck_assert_uint_eq(
			ls_grant_parse(ls_text_of(ls_grant_word(bit))), bit);
	for (int i = LS_RISK_UNKNOWN; i <= LS_RISK_CRITICAL; i++)
		ck_assert_int_eq(ls_risk_parse(ls_text_of(
					 ls_risk_word((enum ls_risk)i))),
				 i);
	for (int i = LS_ACTION_UNKNOWN; i <= LS_ACTION_ADMIN; i++)
		ck_assert_int_eq(ls_action_parse(ls_text_of(
					 ls_action_word((enum ls_action)i))),
				 i);
	for (unsigned i = 0; ls_mark_word(i) != NULL; i++) {
		ck_assert_uint_eq(ls_mark_parse(ls_text_of(ls_mark_word(i))),
				  1u << i);
		ck_assert_ptr_nonnull(ls_mark_about(i));
	}
	ck_assert_uint_eq(ls_kind_parse(ls_text_of("robot")), 0);
	ck_assert_uint_eq(ls_grant_parse(ls_text_of("magic")), LS_GRANT_OTHER);
	ck_assert_uint_eq(ls_grant_parse(ls_text_of("")), 0);
	ck_assert_uint_eq(ls_mark_parse(ls_text_of("danger")), 0);
	ck_assert_str_eq(ls_kind_word(0), "unknown");
	ck_assert_str_eq(ls_grant_word(LS_GRANT_OTHER), "other");
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *ls_suite_catalog_find(void)
{
	Suite *suite = suite_create("catalog_find");
	TCase *tcase = tcase_create("find");

	tcase_add_checked_fixture(tcase, load, drop);
	tcase_add_loop_test(tcase, each_token_is_known_as_it_should, 0,
			    ROWS(rows));
	tcase_add_test(tcase, a_name_with_a_nul_byte_is_another_name);
	tcase_add_test(tcase,
		       a_match_brings_group_action_and_the_risk_of_its_parts);
	tcase_add_test(tcase, a_pattern_that_passes_its_limits_is_undecided);
	tcase_add_test(tcase, a_provider_may_ignore_case);
	tcase_add_loop_test(tcase, a_scope_closes_over_what_the_provider_states,
			    0, ROWS(closures));
	tcase_add_test(tcase, what_nobody_states_is_a_hint_and_no_proof);
	tcase_add_test(tcase, the_risk_of_a_scope_depends_on_who_holds_it);
	tcase_add_test(tcase, scopes_take_group_and_risk_from_their_group);
	tcase_add_loop_test(tcase,
			    wink_knows_the_risk_marks_and_flags_of_its_scopes,
			    0, ROWS(wink_rows));
	tcase_add_test(tcase, wink_has_ten_groups_of_three_actions);
	tcase_add_test(tcase, wink_keeps_mcp_for_agents_and_nothing_else);
	tcase_add_test(tcase, wink_says_how_old_and_how_complete_it_is);
	tcase_add_test(tcase,
		       catalogs_are_found_by_id_and_later_ones_hide_earlier);
	tcase_add_test(tcase, words_are_read_back_as_they_are_written);
	suite_add_tcase(suite, tcase);
	return suite;
}
