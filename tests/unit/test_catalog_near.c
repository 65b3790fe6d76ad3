/* "Did you mean": what is suggested for a token, and what never is. */
#include "config.h"

#include <check.h>

#include "catalog_check.h"
#include "suites.h"

struct row {
	const char *token;
	enum ls_near_by by;
	const char *scope; /* NULL: no suggestion */
};

static const struct row rows[] = {
	/* The same but for case. */
	{ "Booking.read", LS_NEAR_CASE, "booking.read" },
	{ "BOOKING.READ", LS_NEAR_CASE, "booking.read" },
	{ "booking.Read", LS_NEAR_CASE, "booking.read" },
	{ "openId", LS_NEAR_CASE, "openid" },
	/* Another separator. */
	{ "booking:read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "booking_read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "booking-read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "booking/read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "booking,read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "booking..read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "bookingRead", LS_NEAR_SEPARATOR, "booking.read" },
	{ "offline.access", LS_NEAR_SEPARATOR, "offline_access" },
	{ "offline-access", LS_NEAR_SEPARATOR, "offline_access" },
	{ "wink.booking.read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "wink:booking:read", LS_NEAR_SEPARATOR, "booking.read" },
	/* Another order. */
	{ "read.booking", LS_NEAR_ORDER, "booking.read" },
	{ "read:booking", LS_NEAR_ORDER, "booking.read" },
	{ "write_inventory", LS_NEAR_ORDER, "inventory.write" },
	/* Singular and plural. */
	{ "bookings.read", LS_NEAR_PLURAL, "booking.read" },
	{ "booking.reads", LS_NEAR_PLURAL, "booking.read" },
	{ "payments:write", LS_NEAR_PLURAL, "payment.write" },
	{ "integration.read", LS_NEAR_PLURAL, "integrations.read" },
	{ "analytic.read", LS_NEAR_PLURAL, "analytics.read" },
	{ "inventories.write", LS_NEAR_PLURAL, "inventory.write" },
	{ "read:bookings", LS_NEAR_PLURAL, "booking.read" },
	/* Another word for the action. */
	{ "booking.delete", LS_NEAR_WORD, "booking.remove" },
	{ "booking.view", LS_NEAR_WORD, "booking.read" },
	{ "booking.get", LS_NEAR_WORD, "booking.read" },
	{ "booking.list", LS_NEAR_WORD, "booking.read" },
	{ "booking.create", LS_NEAR_WORD, "booking.write" },
	{ "booking.update", LS_NEAR_WORD, "booking.write" },
	{ "booking.edit", LS_NEAR_WORD, "booking.write" },
	{ "content:modify", LS_NEAR_WORD, "content.write" },
	{ "delete:inventory", LS_NEAR_WORD, "inventory.remove" },
	/* The permissions of an account. */
	{ "BOOKING:READ", LS_NEAR_ALIAS, "booking.read" },
	{ "ANALYTICS:READ", LS_NEAR_ALIAS, "analytics.read" },
	{ "BOOKING:WRITE", LS_NEAR_ALIAS, NULL },
	{ "PAYMENT:FULL", LS_NEAR_ALIAS, NULL },
	{ "USER_ADMIN:FULL", LS_NEAR_ALIAS, NULL },
	{ "ALL:READ", LS_NEAR_ALIAS, NULL },
	/* Slips of the finger. */
	{ "booking.raed", LS_NEAR_SPELLING, "booking.read" },
	{ "booking.wead", LS_NEAR_SPELLING, "booking.read" },
	{ "booking.rea", LS_NEAR_SPELLING, "booking.read" },
	{ "booking.red", LS_NEAR_SPELLING, "booking.read" },
	{ "booking.wrte", LS_NEAR_SPELLING, "booking.write" },
	{ "booking.remvoe", LS_NEAR_SPELLING, "booking.remove" },
	{ "boking.read", LS_NEAR_SPELLING, "booking.read" },
	{ "bokng.read", LS_NEAR_SPELLING, "booking.read" },
	{ "bookign:raed", LS_NEAR_SPELLING, "booking.read" },
	{ "bookingread", LS_NEAR_SPELLING, "booking.read" },
	{ "inventry.read", LS_NEAR_SPELLING, "inventory.read" },
	{ "accountng.read", LS_NEAR_SPELLING, "accounting.read" },
	{ "accountn.read", LS_NEAR_SPELLING, "account.read" },
	{ "mpc.read", LS_NEAR_SPELLING, "mcp.read" },
	{ "emial", LS_NEAR_SPELLING, "email" },
	{ "profil", LS_NEAR_SPELLING, "profile" },
	{ "open_id", LS_NEAR_SPELLING, "openid" },
	/* Guesses: nothing. */
	{ "", LS_NEAR_NOT, NULL },
	{ "x", LS_NEAR_NOT, NULL },
	{ "foo", LS_NEAR_NOT, NULL },
	{ "a.b", LS_NEAR_NOT, NULL },
	{ "x.read", LS_NEAR_NOT, NULL },
	{ "map.read", LS_NEAR_NOT, NULL },
	{ "mcp", LS_NEAR_NOT, NULL },
	{ "read", LS_NEAR_NOT, NULL },
	{ "view", LS_NEAR_NOT, NULL },
	{ "booking", LS_NEAR_NOT, NULL },
	{ "offline", LS_NEAR_NOT, NULL },
	{ "calendar.read", LS_NEAR_NOT, NULL },
	{ "property.read", LS_NEAR_NOT, NULL },
	{ "user.write", LS_NEAR_NOT, NULL },
	{ "booking.*", LS_NEAR_NOT, NULL },
	{ "*", LS_NEAR_NOT, NULL },
	{ "${SCOPE}", LS_NEAR_NOT, NULL },
	{ "booking.read,inventory.read", LS_NEAR_NOT, NULL },
	{ "booking.write.read", LS_NEAR_NOT, NULL },
	{ "booking.readwrite", LS_NEAR_NOT, NULL },
	{ "booking.rede", LS_NEAR_NOT, NULL },
	{ "invetry.raed", LS_NEAR_NOT, NULL },
	/* What could mean more than any one action. */
	{ "booking.full", LS_NEAR_NOT, NULL },
	{ "booking.admin", LS_NEAR_NOT, NULL },
	{ "booking.manage", LS_NEAR_NOT, NULL },
	{ "booking.all", LS_NEAR_NOT, NULL },
	/* Nobody is sent to what cannot be asked for. */
	{ "platfrom_read", LS_NEAR_NOT, NULL },
	{ "platform.read", LS_NEAR_NOT, NULL },
	{ "administrator.admin.raed", LS_NEAR_NOT, NULL },
	{ "ADMINISTRATOR.ADMIN.READ", LS_NEAR_NOT, NULL },
	/* More of what people type. */
	{ "Booking.Read", LS_NEAR_CASE, "booking.read" },
	{ "BookingRead", LS_NEAR_SEPARATOR, "booking.read" },
	{ "BOOKING_READ", LS_NEAR_SEPARATOR, "booking.read" },
	{ "read_bookings", LS_NEAR_PLURAL, "booking.read" },
	{ "bookings:read", LS_NEAR_PLURAL, "booking.read" },
	{ "bookng.read", LS_NEAR_SPELLING, "booking.read" },
	{ "bookign.read", LS_NEAR_SPELLING, "booking.read" },
	{ "bookin.read", LS_NEAR_SPELLING, "booking.read" },
	{ ".booking.read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "booking.read.", LS_NEAR_SEPARATOR, "booking.read" },
	{ "booking.readonly", LS_NEAR_WORD, "booking.read" },
	{ "booking.wirte", LS_NEAR_SPELLING, "booking.write" },
	{ "booking.writ", LS_NEAR_SPELLING, "booking.write" },
	{ "booking.remov", LS_NEAR_SPELLING, "booking.remove" },
	{ "write", LS_NEAR_NOT, NULL },
	{ ".read", LS_NEAR_NOT, NULL },
	{ "bookkeeping.read", LS_NEAR_NOT, NULL },
	{ "inventory:write", LS_NEAR_SEPARATOR, "inventory.write" },
	{ "INVENTORY:READ", LS_NEAR_ALIAS, "inventory.read" },
	{ "INVENTORY:WRITE", LS_NEAR_ALIAS, NULL },
	{ "INVENTORY:FULL", LS_NEAR_ALIAS, NULL },
	{ "ADMIN:WRITE", LS_NEAR_ALIAS, NULL },
	{ "USER_ADMIN:READ", LS_NEAR_ALIAS, NULL },
	{ "inventories.read", LS_NEAR_PLURAL, "inventory.read" },
	{ "inventorys.read", LS_NEAR_SPELLING, "inventory.read" },
	{ "invetory.read", LS_NEAR_SPELLING, "inventory.read" },
	{ "inventory.reed", LS_NEAR_SPELLING, "inventory.read" },
	{ "inventory.wrtie", LS_NEAR_SPELLING, "inventory.write" },
	{ "inventory.delete", LS_NEAR_WORD, "inventory.remove" },
	{ "inverntory.write", LS_NEAR_SPELLING, "inventory.write" },
	{ "payments.write", LS_NEAR_PLURAL, "payment.write" },
	{ "payment.wite", LS_NEAR_SPELLING, "payment.write" },
	{ "paymnet.read", LS_NEAR_SPELLING, "payment.read" },
	{ "paymet.write", LS_NEAR_SPELLING, "payment.write" },
	{ "pay.write", LS_NEAR_NOT, NULL },
	{ "payout.write", LS_NEAR_NOT, NULL },
	{ "payment:write", LS_NEAR_SEPARATOR, "payment.write" },
	{ "write.payment", LS_NEAR_ORDER, "payment.write" },
	{ "PAYMENT.WRITE", LS_NEAR_CASE, "payment.write" },
	{ "payments:read", LS_NEAR_PLURAL, "payment.read" },
	{ "accounts.read", LS_NEAR_PLURAL, "account.read" },
	{ "acount.read", LS_NEAR_SPELLING, "account.read" },
	{ "acccount.read", LS_NEAR_SPELLING, "account.read" },
	{ "account.raed", LS_NEAR_SPELLING, "account.read" },
	{ "accounting.raed", LS_NEAR_SPELLING, "accounting.read" },
	{ "acounting.read", LS_NEAR_SPELLING, "accounting.read" },
	{ "acconting.write", LS_NEAR_SPELLING, "accounting.write" },
	{ "accountin.read", LS_NEAR_SPELLING, "accounting.read" },
	{ "accounts.write", LS_NEAR_PLURAL, "account.write" },
	{ "marketting.read", LS_NEAR_SPELLING, "marketing.read" },
	{ "marketing.reda", LS_NEAR_SPELLING, "marketing.read" },
	{ "marketing:remove", LS_NEAR_SEPARATOR, "marketing.remove" },
	{ "market.read", LS_NEAR_NOT, NULL },
	{ "contents.read", LS_NEAR_PLURAL, "content.read" },
	{ "contnet.read", LS_NEAR_SPELLING, "content.read" },
	{ "content.del", LS_NEAR_NOT, NULL },
	{ "content.delete", LS_NEAR_WORD, "content.remove" },
	{ "contant.read", LS_NEAR_SPELLING, "content.read" },
	{ "contract.read", LS_NEAR_NOT, NULL },
	{ "anayltics.read", LS_NEAR_SPELLING, "analytics.read" },
	{ "analytics.veiw", LS_NEAR_NOT, NULL },
	{ "analytics_read", LS_NEAR_SEPARATOR, "analytics.read" },
	{ "analysis.read", LS_NEAR_SPELLING, "analytics.read" },
	{ "intergrations.write", LS_NEAR_SPELLING, "integrations.write" },
	{ "integrations.wrte", LS_NEAR_SPELLING, "integrations.write" },
	{ "integrations.delete", LS_NEAR_WORD, "integrations.remove" },
	{ "mcp:read", LS_NEAR_SEPARATOR, "mcp.read" },
	{ "mcp.raed", LS_NEAR_SPELLING, "mcp.read" },
	{ "MCP.read", LS_NEAR_CASE, "mcp.read" },
	{ "mcps.read", LS_NEAR_PLURAL, "mcp.read" },
	{ "mcp.execute", LS_NEAR_NOT, NULL },
	{ "read.mcp", LS_NEAR_ORDER, "mcp.read" },
	{ "openID", LS_NEAR_CASE, "openid" },
	{ "opnid", LS_NEAR_SPELLING, "openid" },
	{ "oppenid", LS_NEAR_SPELLING, "openid" },
	{ "offlineaccess", LS_NEAR_SPELLING, "offline_access" },
	{ "offline_acess", LS_NEAR_SPELLING, "offline_access" },
	{ "profiles", LS_NEAR_PLURAL, "profile" },
	{ "emails", LS_NEAR_PLURAL, "email" },
	{ "e-mail", LS_NEAR_SPELLING, "email" },
	{ "wink:booking.read", LS_NEAR_SEPARATOR, "booking.read" },
	{ "https://api.wink.travel/booking.read", LS_NEAR_NOT, NULL },
	{ "administrator.booking.write", LS_NEAR_NOT, NULL },
	{ "platform_raed", LS_NEAR_NOT, NULL },
	{ "rooms.read", LS_NEAR_NOT, NULL },
	{ "hotel.write", LS_NEAR_NOT, NULL },
	{ "reservation.read", LS_NEAR_NOT, NULL },
	{ "user.read", LS_NEAR_NOT, NULL },
	{ "guest.read", LS_NEAR_NOT, NULL },
};

static void expect(const struct ls_catalog *catalog, const struct row *row)
{
	struct ls_arena *arena = ls_arena_new(16u << 20);
	struct ls_near near;

	ck_assert_ptr_nonnull(arena);
	near = ls_catalog_near(arena, catalog, ls_text_of(row->token));
	ck_assert_msg(near.by == row->by, "'%s': step %d, not %d", row->token,
		      (int)near.by, (int)row->by);
	if (row->scope == NULL) {
		ck_assert_msg(near.scope == LS_NONE, "'%s': a suggestion",
			      row->token);
	} else {
		ck_assert_msg(near.scope != LS_NONE, "'%s': no suggestion",
			      row->token);
		ck_assert_msg(ls_text_is(ls_scope_name(catalog, near.scope),
					 row->scope),
			      "'%s': %.*s", row->token,
			      LS_FMT(ls_scope_name(catalog, near.scope)));
	}
	ck_assert_msg((near.reason.n > 0) == (near.by == LS_NEAR_ALIAS),
		      "'%s': a reason belongs to an alias", row->token);
	ls_arena_free(arena);
}

START_TEST(each_token_gets_its_suggestion_or_none)
{
	expect(ls_check_embedded("wink"), &rows[_i]);
}
END_TEST

START_TEST(two_equally_near_scopes_give_no_suggestion)
{
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD "scopes:\n"
			     "- {name: 'read:roles', action: read}\n"
			     "- {name: 'read:rules', action: read}\n"
			     "- {name: 'create:users', action: write}\n"
			     "- {name: 'update:users', action: write}\n"
			     "- {name: Mail.Read}\n"
			     "- {name: Mail.read}\n",
		NULL);
	const struct row ambiguous[] = {
		{ "read:rles", LS_NEAR_NOT, NULL },
		{ "read:role", LS_NEAR_PLURAL, "read:roles" },
		{ "edit:users", LS_NEAR_NOT, NULL },
		{ "creat:users", LS_NEAR_SPELLING, "create:users" },
		{ "MAIL.READ", LS_NEAR_NOT, NULL },
	};

	for (size_t i = 0; i < sizeof(ambiguous) / sizeof(ambiguous[0]); i++)
		expect(check.catalog, &ambiguous[i]);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(a_stronger_action_never_wins_over_a_weaker_near_one)
{
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD "scopes:\n"
			     "- {name: order.modzfyq, action: read}\n"
			     "- {name: order.modifyx, action: admin}\n",
		NULL);
	/* One slip from the strong one, two from the weak one. */
	const struct row strong = { "order.modifyk", LS_NEAR_NOT, NULL };
	const struct row weak = { "order.modzfyk", LS_NEAR_SPELLING,
				  "order.modzfyq" };

	expect(check.catalog, &strong);
	expect(check.catalog, &weak);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(a_word_for_an_action_is_never_turned_into_another_one)
{
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD "scopes: [{name: orders.edit, action: write},\n"
			     "  {name: orders.lost, action: read}]\n",
		NULL);
	const struct row row = { "orders.list", LS_NEAR_NOT, NULL };

	expect(check.catalog, &row);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(a_single_word_is_never_taken_for_another_one)
{
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD "scopes: [{name: read, action: read}]\n", NULL);
	const struct row row = { "view", LS_NEAR_NOT, NULL };

	expect(check.catalog, &row);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(names_longer_than_the_distance_holds_are_still_compared)
{
#define LONG "https://www.example.com/auth/a-very-long-name-of-a-scope/"
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD "scopes: [{name: '" LONG "gmail.readonly'}]\n",
		NULL);
	const struct row row = { LONG "gmali.readonly", LS_NEAR_SPELLING,
				 LONG "gmail.readonly" };
	const struct row word = { LONG "gmail.read", LS_NEAR_WORD,
				  LONG "gmail.readonly" };

	expect(check.catalog, &row);
	expect(check.catalog, &word);
	ls_check_catalog_free(&check);
#undef LONG
}
END_TEST

START_TEST(plain_names_that_are_no_scopes_lead_to_the_scope)
{
	struct ls_check_catalog check = ls_check_good_catalog(
		CATALOG_HEAD
		"scopes: [{name: user.email}]\n"
		"not_scopes:\n"
		"- {name: mail, instead: user.email, reason: it was renamed,\n"
		"   case: fold}\n"
		"- {name: login, reason: it never was one}\n"
		"- {pattern: '(?<x>user)_email', instead: '${x}.email',\n"
		"   reason: written with a dot, case: fold}\n",
		NULL);
	const struct row several[] = {
		{ "mail", LS_NEAR_ALIAS, "user.email" },
		{ "MAIL", LS_NEAR_ALIAS, "user.email" },
		{ "login", LS_NEAR_ALIAS, NULL },
		{ "Login", LS_NEAR_NOT, NULL },
		{ "USER_EMAIL", LS_NEAR_ALIAS, "user.email" },
	};

	for (size_t i = 0; i < sizeof(several) / sizeof(several[0]); i++)
		expect(check.catalog, &several[i]);
	ls_check_catalog_free(&check);
}
END_TEST

Suite *ls_suite_catalog_near(void)
{
	Suite *suite = suite_create("catalog_near");
	TCase *tcase = tcase_create("near");

	tcase_add_loop_test(tcase, each_token_gets_its_suggestion_or_none, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(tcase, two_equally_near_scopes_give_no_suggestion);
	tcase_add_test(tcase,
		       a_stronger_action_never_wins_over_a_weaker_near_one);
	tcase_add_test(tcase,
		       a_word_for_an_action_is_never_turned_into_another_one);
	tcase_add_test(tcase, a_single_word_is_never_taken_for_another_one);
	tcase_add_test(tcase,
		       names_longer_than_the_distance_holds_are_still_compared);
	tcase_add_test(tcase, plain_names_that_are_no_scopes_lead_to_the_scope);
	suite_add_tcase(suite, tcase);
	return suite;
}
