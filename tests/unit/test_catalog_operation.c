/* Finding operations by path and by id, and what Wink's operations need. */
#include "config.h"

#include <check.h>

#include "catalog_check.h"
#include "suites.h"

static const char table[] = CATALOG_HEAD
	"scopes: [{name: a}]\n"
	"endpoints: [{role: api, url: 'https://api.example/v1'}]\n"
	"operations:\n"
	"- calls:\n"
	"    GET /: []\n"
	"    GET /users list: []\n"
	"    GET /users/{id} show: []\n"
	"    GET /users/me me: []\n"
	"    GET /users/{id}/mail: []\n"
	"    GET /users/me/{box}: []\n"
	"    GET /users-x: []\n"
	"    GET /a/{x}/c/d one: []\n"
	"    GET /a/b/{y}/{z} two: []\n"
	"    GET /files/{name}.json: []\n"
	"    GET /files/{name}: []\n"
	"    GET /pair/{a}:{b}: []\n"
	"    GET /pre{x}: []\n"
	"    GET /tree/{+path}: []\n"
	"    GET /tree/{+path}/log: []\n"
	"    DELETE /users/{id} drop: []\n"
	"    POST /users/{id} both: []\n"
	"    PUT /users/{id} both: []\n"
	"    GRPC /pkg.v1.Svc/Call Svc_Call: []\n"
	"- layer: old\n"
	"  calls:\n"
	"    GET /users/{name}/old list: []\n"
	"    GET /same/{x}: []\n"
	"    PATCH /users/{id} once: []\n"
	"- calls:\n"
	"    GET /same/{y}: []\n";

static const struct {
	const char *method;
	const char *path;
	const char *found; /* the template; NULL: none */
} rows[] = {
	{ "GET", "/", "/" },
	{ "GET", "/users", "/users" },
	{ "GET", "/users/", "/users" },
	{ "get", "/users", "/users" },
	{ "GET", "users", "/users" },
	{ "GET", "/users?page=2#x", "/users" },
	{ "GET", "/users/me", "/users/me" },
	{ "GET", "/users/17", "/users/{id}" },
	{ "GET", "/users/{userIdentifier}", "/users/{id}" },
	{ "GET", "/users/:id", "/users/{id}" },
	{ "GET", "/users/{{user}}", "/users/{id}" },
	{ "GET", "/users/me/mail", "/users/{id}/mail" },
	{ "GET", "/users/me/box", "/users/me/{box}" },
	{ "GET", "/users/17/mail", "/users/{id}/mail" },
	{ "GET", "/users/17/old", "/users/{name}/old" },
	{ "GET", "/users-x", "/users-x" },
	{ "GET", "/a/b/c/d", "/a/{x}/c/d" },
	{ "GET", "/a/b/x/d", "/a/b/{y}/{z}" },
	{ "GET", "/files/x.json", "/files/{name}.json" },
	{ "GET", "/files/x.json.json", "/files/{name}.json" },
	{ "GET", "/files/.json", "/files/{name}" },
	{ "GET", "/files/x.xml", "/files/{name}" },
	{ "GET", "/pair/x:y", "/pair/{a}:{b}" },
	{ "GET", "/pair/x:y:z", "/pair/{a}:{b}" },
	{ "GET", "/pair/x:", NULL },
	{ "GET", "/prefix", "/pre{x}" },
	{ "GET", "/pre", NULL },
	{ "GET", "/tree/a", "/tree/{+path}" },
	{ "GET", "/tree/a/b/c", "/tree/{+path}" },
	{ "GET", "/tree/a/b/log", "/tree/{+path}/log" },
	{ "GET", "/tree", NULL },
	{ "GET", "/same/1", "/same/{y}" },
	{ "GET", "https://api.example/v1/users/17", "/users/{id}" },
	{ "GET", "https://other.example/users/17?x", "/users/{id}" },
	{ "GET", "https://api.example/v1", "/" },
	{ "GET", "https://api.example/v1x/users", NULL },
	{ "HEAD", "/users/17", "/users/{id}" },
	{ "DELETE", "/users/17", "/users/{id}" },
	{ "POST", "/pkg.v1.Svc/Call", "/pkg.v1.Svc/Call" },
	{ "GRPC", "/pkg.v1.Svc/Call", "/pkg.v1.Svc/Call" },
	{ "DELETE", "/pkg.v1.Svc/Call", NULL },
	{ "", "/users-x", "/users-x" },
	{ "GET", "/Users", NULL },
	{ "GET", "/user", NULL },
	{ "GET", "/users/17/mail/x", NULL },
	{ "GET", "//", NULL },
	{ "OPTIONS", "/users", NULL },
	{ "AVERYLONGMETHODNAME", "/users", NULL },
};

START_TEST(each_path_finds_its_template)
{
	struct ls_check_catalog check = ls_check_good_catalog(table, NULL);
	struct ls_path_match match = ls_catalog_operation(
		check.catalog, ls_text_of(rows[_i].method),
		ls_text_of(rows[_i].path), ls_text_of(""));

	if (rows[_i].found == NULL) {
		ck_assert_msg(match.operation == NULL, "'%s' finds %.*s",
			      rows[_i].path,
			      LS_FMT(ls_ref_text(check.catalog,
						 match.operation->path)));
	} else {
		ck_assert_msg(match.operation != NULL, "'%s'", rows[_i].path);
		ck_assert_msg(ls_text_is(ls_ref_text(check.catalog,
						     match.operation->path),
					 rows[_i].found),
			      "'%s' finds %.*s", rows[_i].path,
			      LS_FMT(ls_ref_text(check.catalog,
						 match.operation->path)));
	}
	ck_assert(!match.ambiguous);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(a_path_without_a_method_is_ambiguous_when_several_have_it)
{
	struct ls_check_catalog check = ls_check_good_catalog(table, NULL);
	struct ls_path_match match = ls_catalog_operation(
		check.catalog, ls_text_of(""), ls_text_of("/users/17"),
		ls_text_of(""));

	ck_assert_ptr_nonnull(match.operation);
	ck_assert(match.ambiguous);
	ls_check_catalog_free(&check);
}
END_TEST

static const struct {
	const char *id;
	const char *found; /* the template; NULL: none */
	bool ambiguous;
} ids[] = {
	{ "show", "/users/{id}", false },
	{ "list", "/users", false }, /* an old one has it too */
	{ "once", "/users/{id}", false },
	{ "both", "/users/{id}", true },
	{ "Svc_Call", "/pkg.v1.Svc/Call", false },
	{ "Show", NULL, false },
	{ "sho", NULL, false },
	{ "zzz", NULL, false },
	{ "", NULL, false },
};

START_TEST(each_id_finds_its_operation)
{
	struct ls_check_catalog check = ls_check_good_catalog(table, NULL);
	struct ls_path_match match = ls_catalog_operation(
		check.catalog, ls_text_of(""), ls_text_of(""),
		ls_text_of(ids[_i].id));

	ck_assert_msg((match.operation == NULL) == (ids[_i].found == NULL),
		      "'%s'", ids[_i].id);
	if (match.operation != NULL)
		ck_assert(ls_text_is(
			ls_ref_text(check.catalog, match.operation->path),
			ids[_i].found));
	ck_assert(match.ambiguous == ids[_i].ambiguous);
	ls_check_catalog_free(&check);
}
END_TEST

START_TEST(a_table_made_to_be_slow_ends)
{
	struct ls_arena *arena = ls_arena_new(8u << 20);
	struct ls_text calls = { .p = "", .n = 0 };
	struct ls_text path = { .p = "", .n = 0 };
	struct ls_check_catalog check;

	/* Every segment fits a literal and many templates of several. */
	for (int i = 0; i < 40; i++) {
		calls = ls_arena_printf(arena, "%.*s    GET ", LS_FMT(calls));
		for (int j = 0; j < 20; j++)
			calls = ls_arena_printf(arena, "%.*s/{+x%d}",
						LS_FMT(calls), i);
		calls = ls_arena_printf(arena, "%.*s/end%d: []\n",
					LS_FMT(calls), i);
	}
	for (int i = 0; i < 60; i++)
		path = ls_arena_printf(arena, "%.*s/a", LS_FMT(path));
	check = ls_check_good_catalog(
		ls_arena_printf(arena,
				CATALOG_HEAD "operations:\n- calls:\n%.*s",
				LS_FMT(calls))
			.p,
		NULL);
	ck_assert_ptr_null(ls_catalog_operation(check.catalog,
						ls_text_of("GET"), path,
						ls_text_of(""))
				   .operation);
	ls_check_catalog_free(&check);
	ls_arena_free(arena);
}
END_TEST

/* --- Wink --- */

/* The template with 'v1', 'v2' and so on for its variables. */
static struct ls_text concrete(struct ls_arena *arena, struct ls_text template)
{
	struct ls_text path = { .p = "", .n = 0 };
	struct ls_text rest = template;
	int n = 0;

	while (rest.n > 0) {
		size_t open = ls_text_find(rest, '{');
		size_t close = ls_text_find(rest, '}');

		path = ls_arena_printf(arena, "%.*s%.*s", LS_FMT(path),
				       LS_FMT(ls_text_part(rest, 0, open)));
		if (open == rest.n)
			break;
		path = ls_arena_printf(arena, "%.*sv%d", LS_FMT(path), ++n);
		rest = ls_text_part(rest, close + 1, rest.n);
	}
	return path;
}

START_TEST(every_operation_of_wink_is_found_by_its_own_path)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");
	struct ls_arena *arena = ls_arena_new(64u << 20);

	for (uint32_t i = 0; i < wink->operation_count; i++) {
		const struct ls_operation *operation = &wink->operations[i];
		struct ls_text method = ls_ref_text(wink, operation->method);
		struct ls_text path = ls_ref_text(wink, operation->path);
		struct ls_text real = concrete(arena, path);

		ck_assert_msg(
			ls_catalog_operation(wink, method, path, ls_text_of(""))
					.operation == operation,
			"%.*s %.*s", LS_FMT(method), LS_FMT(path));
		ck_assert_msg(
			ls_catalog_operation(wink, method, real, ls_text_of(""))
					.operation == operation,
			"%.*s %.*s", LS_FMT(method), LS_FMT(real));
	}
	ls_arena_free(arena);
}
END_TEST

START_TEST(every_operation_of_wink_is_found_by_its_id)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");
	size_t shared = 0;

	for (uint32_t i = 0; i < wink->operation_count; i++) {
		const struct ls_operation *operation = &wink->operations[i];
		struct ls_text id = ls_ref_text(wink, operation->id);
		struct ls_path_match match;

		if (id.n == 0)
			continue;
		match = ls_catalog_operation(wink, ls_text_of(""),
					     ls_text_of(""), id);
		ck_assert_msg(match.operation != NULL, "%.*s", LS_FMT(id));
		ck_assert(
			ls_text_eq(ls_ref_text(wink, match.operation->id), id));
		shared += match.ambiguous;
		if (!match.ambiguous && operation->layer == LS_LAYER_CURRENT)
			ck_assert_ptr_eq(match.operation, operation);
	}
	/* show-booking-grid and its like are ids of several documents. */
	ck_assert_uint_lt(shared, 80);
}
END_TEST

static uint32_t sum(const uint32_t *by)
{
	return by[LS_NEED_DOCUMENTED] + by[LS_NEED_INFERRED] +
	       by[LS_NEED_UNCERTAIN] + by[LS_NEED_UNKNOWN];
}

START_TEST(the_operations_of_wink_are_all_accounted_for)
{
	struct ls_operation_counts n = ls_catalog_operation_counts(
		ls_check_embedded("wink"));
	const uint32_t *http = n.by[LS_LAYER_CURRENT][0];
	const uint32_t *grpc = n.by[LS_LAYER_CURRENT][1];
	const uint32_t *old = n.by[LS_LAYER_OLD][0];

	/* 302 of August 2026 and 215 of the extranet are the 517 calls of the
	 * API files, 13 of them gRPC; 16 gRPC methods of newer files. */
	ck_assert_uint_eq(sum(http), 302 + 215 - 13);
	ck_assert_uint_eq(sum(grpc), 13 + 16);
	ck_assert_uint_eq(http[LS_NEED_UNKNOWN], 0);
	ck_assert_uint_eq(grpc[LS_NEED_UNKNOWN], 0);
	ck_assert_uint_eq(http[LS_NEED_DOCUMENTED], 0);
	ck_assert_uint_eq(grpc[LS_NEED_DOCUMENTED], 16);
	/* 149 of June, 433 of SDKs, 1 of a plugin. */
	ck_assert_uint_eq(old[LS_NEED_DOCUMENTED], 0);
	ck_assert_uint_eq(sum(old), 149 + 433 + 1);
	ck_assert_uint_eq(sum(n.by[LS_LAYER_OLD][1]), 0);
}
END_TEST

static const struct {
	const char *method;
	const char *path;
	enum ls_need_confidence confidence;
	const char *first;
	uint32_t alternatives;
} wink_rows[] = {
	/* By verb and group. */
	{ "GET", "/api/shopping-cart/list", LS_NEED_INFERRED, "booking.read",
	  1 },
	{ "POST", "/api/checkout", LS_NEED_INFERRED, "booking.write", 1 },
	{ "DELETE", "/api/shopping-cart/7", LS_NEED_INFERRED, "booking.remove",
	  1 },
	/* gRPC by the name of the call. */
	{ "POST", "/wink.partner.v1.Search/SearchByCity", LS_NEED_DOCUMENTED,
	  "inventory.read", 1 },
	{ "GRPC", "/wink.partner.v1.Booking/RefundBookings", LS_NEED_INFERRED,
	  "booking.write", 1 },
	{ "GRPC", "/wink.grpc.v1.Diagnostics/Echo", LS_NEED_DOCUMENTED, NULL,
	  0 },
	/* POSTs that look like searches. */
	{ "POST", "/api/booking/grid", LS_NEED_UNCERTAIN, "booking.read", 2 },
	{ "POST", "/api/managing-entity/7/travel-agent/booking/grid",
	  LS_NEED_UNCERTAIN, "booking.read", 2 },
	/* GETs and a PATCH that do more than their verb says. */
	{ "GET", "/api/manager/invite/7/accept", LS_NEED_UNCERTAIN,
	  "account.read", 2 },
	{ "GET", "/api/managing-entity/7/extranet/caldav/auth/regen",
	  LS_NEED_UNCERTAIN, "booking.read", 6 },
	{ "PATCH", "/api/managing-entity/7/social/connection",
	  LS_NEED_UNCERTAIN, "marketing.write", 2 },
	{ "DELETE", "/api/manager/invite/7/reject", LS_NEED_UNCERTAIN,
	  "account.write", 2 },
	/* A stated permission outranks a POST that looks like reading. */
	{ "POST",
	  "/api/managing-entity/7/extranet/property/welcome-text/improve",
	  LS_NEED_INFERRED, "content.write", 1 },
	/* Where page and files disagree. */
	{ "POST", "/api/managing-entity/7/webhook", LS_NEED_UNCERTAIN,
	  "account.write", 2 },
	{ "POST", "/api/managing-entity/7/bank-account", LS_NEED_UNCERTAIN,
	  "payment.write", 3 },
	{ "GET", "/api/managing-entity/list", LS_NEED_UNCERTAIN, "account.read",
	  2 },
	{ "GET", "/api/public/7/search", LS_NEED_UNCERTAIN, "content.read", 2 },
	/* Ledger: booking data in the payment document. */
	{ "GET", "/api/managing-entity/7/booking/funds", LS_NEED_INFERRED,
	  "booking.read", 1 },
	{ "GET", "/api/managing-entity/7/payment/ledger/balance",
	  LS_NEED_INFERRED, "accounting.read", 1 },
	/* Of a plugin. */
	{ "GET", "/api/inventory/campaign/list", LS_NEED_UNCERTAIN,
	  "inventory.read", 2 },
	/* Nobody knows. */
	{ "GET", "/version", LS_NEED_UNKNOWN, NULL, 0 },
};

START_TEST(wink_says_what_a_call_needs_and_how_sure_it_is)
{
	const struct ls_catalog *wink = ls_check_embedded("wink");
	const struct ls_operation *operation =
		ls_catalog_operation(wink, ls_text_of(wink_rows[_i].method),
				     ls_text_of(wink_rows[_i].path),
				     ls_text_of(""))
			.operation;

	ck_assert_msg(operation != NULL, "'%s'", wink_rows[_i].path);
	ck_assert_msg(operation->confidence == wink_rows[_i].confidence, "'%s'",
		      wink_rows[_i].path);
	ck_assert_msg(ls_alternative_count(operation) ==
			      wink_rows[_i].alternatives,
		      "'%s'", wink_rows[_i].path);
	if (wink_rows[_i].first == NULL)
		return;
	ck_assert_msg(
		ls_text_is(ls_scope_name(wink,
					 ls_list_at(wink,
						    ls_alternative(
							    wink, operation, 0),
						    0)),
			   wink_rows[_i].first),
		"'%s'", wink_rows[_i].path);
	ck_assert_uint_gt(operation->source.n, 0);
}
END_TEST

#define ROWS(table) (int)(sizeof(table) / sizeof((table)[0]))

Suite *ls_suite_catalog_operation(void)
{
	Suite *suite = suite_create("catalog_operation");
	TCase *tcase = tcase_create("operation");

	tcase_add_loop_test(tcase, each_path_finds_its_template, 0, ROWS(rows));
	tcase_add_test(
		tcase,
		a_path_without_a_method_is_ambiguous_when_several_have_it);
	tcase_add_loop_test(tcase, each_id_finds_its_operation, 0, ROWS(ids));
	tcase_add_test(tcase, a_table_made_to_be_slow_ends);
	tcase_add_test(tcase, every_operation_of_wink_is_found_by_its_own_path);
	tcase_add_test(tcase, every_operation_of_wink_is_found_by_its_id);
	tcase_add_test(tcase, the_operations_of_wink_are_all_accounted_for);
	tcase_add_loop_test(tcase,
			    wink_says_what_a_call_needs_and_how_sure_it_is, 0,
			    ROWS(wink_rows));
	suite_add_tcase(suite, tcase);
	return suite;
}
