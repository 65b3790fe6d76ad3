/* Risk and governance: what each rule flags, and what it leaves alone. */
#include "config.h"

#include "rule_check.h"
#include "suites.h"

#define WINK "leastscope: 1\nprovider: wink\n" /* two lines */
#define ACME "leastscope: 1\nprovider: acme\n"

static const struct ls_check_with acme = {
	.catalog =
		"catalog: 1\n"
		"provider: {id: acme, name: Acme}\n"
		"source: {url: \"https://acme.example/scopes\"}\n"
		"updated: 2026-01-02\n"
		"completeness: complete\n"
		"scopes:\n"
		"  - {name: mail.read, action: read, risk: medium,"
		" marks: [private-content]}\n"
		"  - {name: mail.send, action: write, risk: medium,"
		" marks: [external-send]}\n"
		"  - {name: mail.all, action: admin, risk: critical,"
		" implies: [mail.read, mail.send]}\n"
		"  - {name: keys, action: write, risk: high}\n"
		"  - {name: audit, action: write, risk: high}\n"
		"  - {name: openid, action: read, risk: low, identity: true}\n"
		"  - {name: email, action: read, risk: low, identity: true}\n"
		"  - {name: stay, action: read, risk: low, lifetime: long}\n"
		"toxic:\n"
		"  - {scopes: [mail.read, keys], severity: warning,"
		" reason: Reads what the keys unlock.}\n"
		"  - {scopes: [keys, audit], severity: error,"
		" reason: Writes over its own traces.}\n"
};

#define UNJUSTIFIED "high-risk-unjustified"
#define PAY WINK "scope: payment.write\n"

static const struct ls_rule_row unjustified[] = {
	{ "no justification at all", UNJUSTIFIED, PAY, "3:8 error", NULL },
	{ "a reason is enough", UNJUSTIFIED,
	  PAY "justification: {payment.write: Pays hotels at night.}\n", "",
	  NULL },
	{ "a reason for another scope is none", UNJUSTIFIED,
	  PAY "justification: {payment.read: Pays hotels at night.}\n",
	  "3:8 error", NULL },
	{ "an empty reason", UNJUSTIFIED,
	  PAY "justification: {payment.write: \"\"}\n", "4:32 error", NULL },
	{ "blanks only", UNJUSTIFIED,
	  PAY "justification: {payment.write: \"  \"}\n", "4:32 error", NULL },
	{ "no value at all", UNJUSTIFIED,
	  PAY "justification:\n  payment.write:\n", "5:17 error", NULL },
	{ "TODO", UNJUSTIFIED, PAY "justification: {payment.write: TODO}\n",
	  "4:32 error", NULL },
	{ "TODO and more", UNJUSTIFIED,
	  PAY "justification: {payment.write: \"todo: ask Ann\"}\n",
	  "4:32 error", NULL },
	{ "TBD", UNJUSTIFIED, PAY "justification: {payment.write: tbd.}\n",
	  "4:32 error", NULL },
	{ "N/A", UNJUSTIFIED, PAY "justification: {payment.write: N/A}\n",
	  "4:32 error", NULL },
	{ "a placeholder", UNJUSTIFIED,
	  PAY "justification: {payment.write: \"<why>\"}\n", "4:32 error",
	  NULL },
	{ "the scope's own name", UNJUSTIFIED,
	  PAY "justification: {payment.write: Payment.Write}\n", "4:32 error",
	  NULL },
	{ "a row of dots", UNJUSTIFIED,
	  PAY "justification: {payment.write: \"...\"}\n", "4:32 error", NULL },
	{ "a filler in front of a reason does no harm", UNJUSTIFIED,
	  PAY "justification: {payment.write: \"Reason: pays hotels\"}\n", "",
	  NULL },
	{ "a word that starts like TODO is none", UNJUSTIFIED,
	  PAY "justification: {payment.write: Todos are paid}\n", "", NULL },
	{ "a word that starts like a filler is none", UNJUSTIFIED,
	  PAY "justification: {payment.write: Needed for payouts}\n", "",
	  NULL },
	{ "words copied from another scope", UNJUSTIFIED,
	  WINK "scope: payment.write payment.remove\njustification:\n"
	       "  payment.write: Pays hotels.\n"
	       "  payment.remove: Pays hotels.\n",
	  "5:18 error likely; 6:19 error likely", NULL },
	{ "two placeholders are two faults, not copies", UNJUSTIFIED,
	  WINK "scope: payment.write payment.remove\njustification:\n"
	       "  payment.write: todo\n"
	       "  payment.remove: todo\n",
	  "5:18 error; 6:19 error", NULL },
	{ "one high-risk scope of two has a reason", UNJUSTIFIED,
	  WINK "scope: payment.write payment.remove\njustification:\n"
	       "  payment.write: Pays hotels.\n",
	  "3:22 error", NULL },
	{ "a low-risk scope needs none", UNJUSTIFIED,
	  WINK "scope: booking.read\n", "", NULL },
	{ "medium risk is below the border", UNJUSTIFIED,
	  WINK "scope: payment.read\n", "", NULL },
	{ "critical risk is above it", UNJUSTIFIED, ACME "scope: mail.all\n",
	  "3:8 error", &acme },
	{ "an unknown scope has no risk", UNJUSTIFIED,
	  WINK "scope: payment.wriet\n", "", NULL },
	{ "each scope is flagged once", UNJUSTIFIED,
	  WINK "scope: payment.write payment.write\n", "3:8 error", NULL },
	{ "each request needs its own reasons", UNJUSTIFIED,
	  WINK "requests:\n"
	       "  - {id: a, scope: payment.write, justification:"
	       " {payment.write: Pays hotels.}}\n"
	       "  - {id: b, scope: payment.write}\n",
	  "5:20 error", NULL },
	{ "a registration alone asks for nothing", UNJUSTIFIED,
	  WINK "client: {scope: payment.write}\n", "", NULL },
	{ .rule = NULL },
};

#define TOXIC "toxic-combination"

static const struct ls_rule_row toxic[] = {
	{ "a pair that routes and pays out", TOXIC,
	  WINK "scope: account.write payment.write\n", "3:22 error", NULL },
	{ "in the other order, in a list", TOXIC,
	  WINK "scope:\n  - payment.write\n  - account.write\n", "5:5 error",
	  NULL },
	{ "one of the two is harmless", TOXIC, WINK "scope: account.write\n",
	  "", NULL },
	{ "reading one of them is harmless", TOXIC,
	  WINK "scope: account.read payment.write\n", "", NULL },
	{ "in two requests they are two tokens", TOXIC,
	  WINK "requests:\n  - {id: a, scope: account.write}\n"
	       "  - {id: b, scope: payment.write}\n",
	  "", NULL },
	{ "a registration without requests counts as one token", TOXIC,
	  WINK "client: {scope: account.write payment.write}\n", "3:31 error",
	  NULL },
	{ "the catalog sets the severity", TOXIC,
	  ACME "scope: mail.read keys\n", "3:18 warning", &acme },
	{ "the catalog can make it an error", TOXIC, ACME "scope: keys audit\n",
	  "3:13 error", &acme },
	{ "an implied scope is held too", TOXIC, ACME "scope: keys mail.all\n",
	  "3:13 warning", &acme },
	{ "an unknown scope between them changes nothing", TOXIC,
	  ACME "scope: nonsense keys nonsense audit\n", "3:31 error", &acme },
	{ "three scopes, two pairs", TOXIC,
	  ACME "scope: mail.read keys audit\n", "3:18 warning; 3:23 error",
	  &acme },
	{ "an agent that reads and sends", TOXIC,
	  ACME "client_kind: agent\nscope: mail.read mail.send\n",
	  "4:18 warning", &acme },
	{ "an agent that only reads", TOXIC,
	  ACME "client_kind: agent\nscope: mail.read\n", "", &acme },
	{ "an agent that only sends", TOXIC,
	  ACME "client_kind: agent\nscope: mail.send\n", "", &acme },
	{ "a service may do both", TOXIC,
	  ACME "client_kind: service\nscope: mail.read mail.send\n", "",
	  &acme },
	{ "unresolved tokens are not judged", TOXIC,
	  WINK "scope: account.write ${MORE}\n", "", NULL },
	{ .rule = NULL },
};

#define OVERDUE "review-overdue"
#define REVIEW WINK "scope: booking.read\nreview:\n"

static const struct ls_rule_row overdue[] = {
	{ "the day before today is too late", OVERDUE,
	  REVIEW "  review_by: 2027-01-14\n", "5:14 error", NULL },
	{ "the day itself is in time", OVERDUE,
	  REVIEW "  review_by: 2027-01-15\n", "", NULL },
	{ "the day after is in time", OVERDUE,
	  REVIEW "  review_by: 2027-01-16\n", "", NULL },
	{ "an approval can expire", OVERDUE, REVIEW "  expires: 2026-12-31\n",
	  "5:12 error", NULL },
	{ "both are judged", OVERDUE,
	  REVIEW "  review_by: 2026-12-31\n  expires: \"2026-12-31\"\n",
	  "5:14 error; 6:12 error", NULL },
	{ "a day that does not exist", OVERDUE,
	  REVIEW "  review_by: 2027-02-30\n", "5:14 error", NULL },
	{ "another way to write a date", OVERDUE,
	  REVIEW "  review_by: 20/05/2027\n", "5:14 error", NULL },
	{ "a placeholder cannot be kept", OVERDUE,
	  REVIEW "  review_by: ${REVIEW}\n", "5:14 error", NULL },
	{ "when it was approved has no end", OVERDUE,
	  REVIEW "  approved_on: 2020-01-01\n", "", NULL },
	{ "no date is another rule's business", OVERDUE,
	  REVIEW "  owner: pms@example.com\n", "", NULL },
	{ .rule = NULL },
};

static const struct ls_check_with later = { .today = "2030-06-01" };

static const struct ls_rule_row clock[] = {
	{ "the day can be set", OVERDUE, REVIEW "  review_by: 2030-05-31\n",
	  "5:14 error", &later },
	{ "and is the border", OVERDUE, REVIEW "  review_by: 2030-06-01\n", "",
	  &later },
	{ .rule = NULL },
};

#define OFFLINE "offline-access-high-risk"
#define CODE "grant_type: authorization_code\n"

static const struct ls_rule_row offline_risk[] = {
	{ "offline_access beside a high-risk scope", OFFLINE,
	  WINK CODE "scope: offline_access payment.write\n", "4:23 warning",
	  NULL },
	{ "the refresh_token grant does the same", OFFLINE,
	  WINK "client:\n  grant_types: [authorization_code, refresh_token]\n"
	       "scope: payment.write\n",
	  "5:8 warning", NULL },
	{ "each high-risk scope", OFFLINE,
	  WINK CODE "scope: payment.write offline_access payment.remove\n",
	  "4:8 warning; 4:37 warning", NULL },
	{ "a scope the catalog calls long-lived", OFFLINE,
	  ACME CODE "scope: stay keys\n", "4:13 warning", &acme },
	{ "low risk may stay", OFFLINE,
	  WINK CODE "scope: offline_access booking.read\n", "", NULL },
	{ "without a refresh token it ends by itself", OFFLINE,
	  WINK CODE "scope: payment.write\n", "", NULL },
	{ "client credentials get no refresh token", OFFLINE,
	  WINK "grant_type: client_credentials\n"
	       "scope: offline_access payment.write\n",
	  "", NULL },
	{ "another request's offline_access is another token", OFFLINE,
	  WINK "requests:\n"
	       "  - {id: a, scope: offline_access booking.read}\n"
	       "  - {id: b, scope: payment.write}\n",
	  "", NULL },
	{ "a registration without requests", OFFLINE,
	  WINK "client: {scope: offline_access payment.write}\n",
	  "3:32 warning", NULL },
	{ .rule = NULL },
};

#define INVALID "offline-access-invalid"

static const struct ls_rule_row offline_invalid[] = {
	{ "with client credentials", INVALID,
	  WINK "grant_type: client_credentials\n"
	       "scope: booking.read offline_access\n",
	  "4:21 error", NULL },
	{ "with the implicit grant", INVALID,
	  WINK "grant_type: implicit\nscope: openid offline_access\n",
	  "4:15 error", NULL },
	{ "by the client's only grant", INVALID,
	  WINK "client: {grant_types: [client_credentials]}\n"
	       "scope: booking.read offline_access\n",
	  "4:21 error", NULL },
	{ "with a code it is right", INVALID,
	  WINK CODE "scope: openid offline_access\n", "", NULL },
	{ "with a device code it is right", INVALID,
	  WINK "grant_type: urn:ietf:params:oauth:grant-type:device_code\n"
	       "scope: openid offline_access\n",
	  "", NULL },
	{ "the client's grants lack refresh_token", INVALID,
	  WINK "client: {grant_types: [authorization_code]}\n"
	       "scope: openid offline_access\n",
	  "4:15 warning", NULL },
	{ "the client's grants hold refresh_token", INVALID,
	  WINK "client: {grant_types: [authorization_code, refresh_token]}\n"
	       "scope: openid offline_access\n",
	  "", NULL },
	{ "no grant is stated", INVALID, WINK "scope: openid offline_access\n",
	  "", NULL },
	{ "what every application carries is not its doing", INVALID,
	  WINK "client:\n  grant_types: [client_credentials]\n"
	       "  scope: booking.read offline_access\n"
	       "requests: [{scope: booking.read}]\n",
	  "", NULL },
	{ "registered with a provider that does not", INVALID,
	  ACME "client:\n  grant_types: [client_credentials]\n"
	       "  scope: keys offline_access\n"
	       "requests: [{scope: keys}]\n",
	  "5:15 error", &acme },
	{ "an OpenID scope without openid", INVALID,
	  ACME CODE "scope: keys email\n", "4:13 note", &acme },
	{ "the first of them is enough", INVALID,
	  ACME CODE "scope: keys email email2 email\n", "4:13 note", &acme },
	{ "and with it", INVALID, ACME CODE "scope: openid email\n", "",
	  &acme },
	{ "which a placeholder might hold", INVALID,
	  ACME CODE "scope: email ${MORE}\n", "", &acme },
	{ "in Wink every application has openid", INVALID,
	  WINK CODE "scope: booking.read email\n", "", NULL },
	{ .rule = NULL },
};

START_TEST(a_high_risk_scope_needs_a_reason_of_its_own)
{
	ls_check_table(unjustified);
}
END_TEST

START_TEST(some_scopes_are_kept_apart)
{
	ls_check_table(toxic);
}
END_TEST

START_TEST(a_review_is_kept_on_its_day)
{
	ls_check_table(overdue);
	ls_check_table(clock);
}
END_TEST

START_TEST(a_dangerous_scope_does_not_renew_itself)
{
	ls_check_table(offline_risk);
}
END_TEST

START_TEST(offline_access_needs_a_user)
{
	ls_check_table(offline_invalid);
}
END_TEST

START_TEST(the_fixes_take_offline_access_out)
{
	ck_assert_str_eq(ls_check_fixed(INVALID,
					WINK "grant_type: client_credentials\n"
					     "scope: a.b offline_access\n"),
			 WINK "grant_type: client_credentials\nscope: a.b\n");
	/* An empty scope would be another fault. */
	ck_assert_str_eq(ls_check_fixed(INVALID,
					WINK "grant_type: client_credentials\n"
					     "scope: offline_access\n"),
			 WINK "grant_type: client_credentials\n"
			      "scope: offline_access\n");
	ck_assert_str_eq(
		ls_check_fixed(OFFLINE, WINK CODE
			       "scope: [offline_access, payment.write]\n"),
		WINK CODE "scope: [payment.write]\n");
}
END_TEST

Suite *ls_suite_rules_governance(void)
{
	Suite *suite = suite_create("rules_governance");
	TCase *tests = tcase_create("tables");

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_high_risk_scope_needs_a_reason_of_its_own);
	tcase_add_test(tests, some_scopes_are_kept_apart);
	tcase_add_test(tests, a_review_is_kept_on_its_day);
	tcase_add_test(tests, a_dangerous_scope_does_not_renew_itself);
	tcase_add_test(tests, offline_access_needs_a_user);
	tcase_add_test(tests, the_fixes_take_offline_access_out);
	suite_add_tcase(suite, tests);
	return suite;
}
