/* Tests of leastscope_scope() and leastscope_request(), through the public
 * header. */
#include "config.h"

#include "suites.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "leastscope.h"

#define ROWS(table) (int)(sizeof(table) / sizeof(*(table)))

#define CC "grant_type=client_credentials&scope="

#define CLEAN                                                           \
	"leastscope: 1\nprovider: wink\nenvironment: staging\n"         \
	"requests:\n- {id: a, scope: booking.read}\n"                   \
	"- {id: b, scope: [inventory.read, booking.read]}\n"            \
	"---\nleastscope: 1\nprovider: wink\nenvironment: production\n" \
	"requests:\n- {id: a, scope: content.read}\n"

struct written {
	char text[4096];
	size_t n;
	bool stop;
};

static int keep(void *arg, const char *bytes, size_t size)
{
	struct written *written = arg;

	if (written->stop || size >= sizeof(written->text) - written->n)
		return -1;
	memcpy(written->text + written->n, bytes, size);
	written->n += size;
	written->text[written->n] = '\0';
	return 0;
}

static struct leastscope *run;

static void set_up(void)
{
	run = leastscope_new();
	ck_assert_ptr_nonnull(run);
	ck_assert_int_eq(leastscope_set(run, "no-config", NULL), 0);
	ck_assert_int_eq(leastscope_set(run, "now", "2026-11-23"), 0);
}

static void tear_down(void)
{
	leastscope_free(run);
}

static void add(const char *name, const char *text)
{
	ck_assert_int_eq(leastscope_add_text(run, name, text, strlen(text)),
			 LEASTSCOPE_OK);
}

static const struct {
	const char *manifest;
	const char *request;
	const char *environment;
	int status;
	const char *output;
	const char *why;
} scopes[] = {
	{ "leastscope: 1\nprovider: wink\nscope: booking.read\n", NULL, NULL,
	  LEASTSCOPE_OK, "booking.read\n", "" },
	{ CLEAN, "b", NULL, LEASTSCOPE_OK, "inventory.read booking.read\n",
	  "" },
	{ CLEAN, "a", "production", LEASTSCOPE_OK, "content.read\n", "" },
	{ CLEAN, NULL, "production", LEASTSCOPE_OK, "content.read\n", "" },
	{ CLEAN, "a", NULL, LEASTSCOPE_USAGE, "", "has several requests" },
	{ CLEAN, NULL, NULL, LEASTSCOPE_USAGE, "",
	  "a in staging, b in staging, a in production" },
	{ CLEAN, "c", NULL, LEASTSCOPE_USAGE, "", "has no request 'c'" },
	{ CLEAN, NULL, "moon", LEASTSCOPE_USAGE, "",
	  "has no environment 'moon'" },
	{ CLEAN, "b", "production", LEASTSCOPE_USAGE, "",
	  "has no request 'b' in environment 'production'" },
	{ "leastscope: 1\nprovider: wink\nscope: booking.raed\n", NULL, NULL,
	  LEASTSCOPE_FINDINGS, "", "" },
	/* A fault of the other request stops this one too. */
	{ "leastscope: 1\nprovider: wink\nrequests:\n"
	  "- {id: a, scope: booking.read}\n- {id: b, scope: booking.raed}\n",
	  "a", NULL, LEASTSCOPE_FINDINGS, "", "" },
	{ "leastscope: 1\nprovider: wink\nscope: ${SCOPE}\n", NULL, NULL,
	  LEASTSCOPE_FAILED, "", "'${SCOPE}' is a placeholder" },
	{ "leastscope: 1\nprovider: wink\nclient: {scope: booking.read}\n",
	  NULL, NULL, LEASTSCOPE_USAGE, "", "asks for no token" },
	{ "leastscope: [\n", NULL, NULL, LEASTSCOPE_FAILED, "", "" },
	{ "a: b\n", NULL, NULL, LEASTSCOPE_NOTHING, "", "" },
};

START_TEST(a_scope_parameter_comes_from_a_manifest_that_passes)
{
	struct written out = { .n = 0 };

	add("m.yaml", scopes[_i].manifest);
	ck_assert_int_eq(leastscope_scope(run, scopes[_i].request,
					  scopes[_i].environment, keep, &out),
			 scopes[_i].status);
	ck_assert_str_eq(out.text, scopes[_i].output);
	if (*scopes[_i].why != '\0')
		ck_assert_msg(strstr(leastscope_why(run), scopes[_i].why) !=
				      NULL,
			      "%s", leastscope_why(run));
}
END_TEST

START_TEST(several_manifests_have_no_scope_parameter)
{
	struct written out = { .n = 0 };

	add("a.yaml", "leastscope: 1\nscope: a\n");
	add("b.yaml", "leastscope: 1\nscope: a\n");
	ck_assert_int_eq(leastscope_scope(run, NULL, NULL, keep, &out),
			 LEASTSCOPE_USAGE);
	ck_assert_uint_eq(out.n, 0);
}
END_TEST

START_TEST(a_writer_that_stops_is_a_failure)
{
	struct written out = { .stop = true };

	add("m.yaml", "leastscope: 1\nprovider: wink\nscope: booking.read\n");
	ck_assert_int_eq(leastscope_scope(run, NULL, NULL, keep, &out),
			 LEASTSCOPE_FAILED);
}
END_TEST

static const struct {
	const char *provider; /* or NULL */
	const char *request;
	const char *as;
	int status;
	const char *output; /* in it */
} requests[] = {
	{ "wink", CC "booking.read", "text", LEASTSCOPE_OK,
	  "answer: a token for 'booking.read'. PASS\n" },
	{ "wink", CC "booking.read", "json", LEASTSCOPE_OK,
	  "\"answer\":\"ok\",\"scope\":\"booking.read\","
	  "\"granted\":\"booking.read\",\"provider\":\"wink\"" },
	{ "wink", CC "booking.raed", "text", LEASTSCOPE_FINDINGS,
	  "request:1:37: invalid_scope: wink has no scope 'booking.raed'" },
	{ "wink", CC "booking.raed", "json", LEASTSCOPE_FINDINGS,
	  "\"granted\":null" },
	{ NULL, CC "nonsense", "text", LEASTSCOPE_FAILED,
	  "answer: undecided, which is no pass. FAIL\n" },
	{ NULL, "", "json", LEASTSCOPE_FINDINGS,
	  "\"answer\":\"invalid_request\"" },
	{ NULL, "a=%", "json", LEASTSCOPE_FINDINGS,
	  "\"answer\":\"invalid_request\"" },
	{ NULL, "{", "json", LEASTSCOPE_FAILED, "\"answer\":\"undecided\"" },
	{ NULL, "[]", "json", LEASTSCOPE_FAILED, "this is no request" },
	{ "wink", "\xef\xbb\xbf{\"scope\":\"booking.read\"}", "text",
	  LEASTSCOPE_OK, "PASS" },
};

START_TEST(a_request_is_answered_with_a_status_and_a_page)
{
	struct written out = { .n = 0 };

	if (requests[_i].provider != NULL)
		leastscope_set(run, "provider", requests[_i].provider);
	add("request", requests[_i].request);
	ck_assert_int_eq(leastscope_request(run, NULL, NULL, NULL,
					    requests[_i].as, keep, &out),
			 requests[_i].status);
	ck_assert_msg(strstr(out.text, requests[_i].output) != NULL, "%s",
		      out.text);
}
END_TEST

START_TEST(the_same_request_gets_the_same_answer)
{
	struct written out = { .n = 0 };

	add("request", CC "booking.read");
	for (int i = 0; i < 3; i++) {
		out.n = 0;
		ck_assert_int_eq(leastscope_request(run, NULL, NULL, NULL,
						    "text", keep, &out),
				 LEASTSCOPE_OK);
		ck_assert_str_eq(out.text,
				 "answer: a token for 'booking.read'. PASS\n");
	}
	add("another", CC "booking.read");
	ck_assert_int_eq(
		leastscope_request(run, NULL, NULL, NULL, "text", keep, &out),
		LEASTSCOPE_USAGE);
}
END_TEST

static const struct {
	const char *manifest;
	const char *planned;
	const char *environment;
	const char *as;
	int status;
	const char *why;
} wrong[] = {
	{ NULL, NULL, NULL, "xml", LEASTSCOPE_USAGE, "text or json" },
	{ NULL, "a", NULL, "text", LEASTSCOPE_USAGE, "go with --manifest" },
	{ NULL, NULL, "a", "text", LEASTSCOPE_USAGE, "go with --manifest" },
	{ "missing.yaml", NULL, NULL, "text", LEASTSCOPE_FAILED,
	  "missing.yaml" },
};

START_TEST(a_wrong_use_is_told)
{
	struct written out = { .n = 0 };

	add("request", CC "booking.read");
	ck_assert_int_eq(leastscope_request(run, wrong[_i].manifest,
					    wrong[_i].planned,
					    wrong[_i].environment, wrong[_i].as,
					    keep, &out),
			 wrong[_i].status);
	ck_assert_msg(strstr(leastscope_why(run), wrong[_i].why) != NULL, "%s",
		      leastscope_why(run));
	ck_assert_uint_eq(out.n, 0);
}
END_TEST

/* One whole call on a new handle; LEASTSCOPE_FAILED where there is none. */
static int whole_call(bool is_request, struct written *out)
{
	static const char manifest[] =
		"leastscope: 1\nprovider: wink\nscope: booking.read\n";
	static const char text[] = CC "booking.read+nonsense";
	struct leastscope *own = leastscope_new();
	int status = LEASTSCOPE_FAILED;

	if (own == NULL)
		return status;
	if (leastscope_set(own, "no-config", NULL) == LEASTSCOPE_OK &&
	    leastscope_set(own, "provider", "wink") == LEASTSCOPE_OK)
		status = is_request ?
				 leastscope_add_text(own, "request", text,
						     sizeof(text) - 1) :
				 leastscope_add_text(own, "m.yaml", manifest,
						     sizeof(manifest) - 1);
	if (status == LEASTSCOPE_OK)
		status = is_request ?
				 leastscope_request(own, NULL, NULL, NULL,
						    "json", keep, out) :
				 leastscope_scope(own, NULL, NULL, keep, out);
	leastscope_free(own);
	return status;
}

/* No half of an answer: nothing, or all of one that decides nothing. */
static bool is_nothing_or_undecided(const struct written *out)
{
	return out->n == 0 ||
	       (strstr(out->text, "\"answer\":\"undecided\"") != NULL &&
		out->text[out->n - 1] == '\n');
}

/* Each allocation fails in turn: once, and from then on. */
START_TEST(no_memory_is_a_failure_and_prints_no_half)
{
	bool is_request = _i % 2 != 0, onward = _i / 2 != 0;
	struct written whole = { .n = 0 };
	int status = whole_call(is_request, &whole);
	unsigned long n = 0, failures = 0;

	ck_assert_int_eq(status,
			 is_request ? LEASTSCOPE_FINDINGS : LEASTSCOPE_OK);
	for (;;) {
		struct written out = { .n = 0 };
		bool spent;
		int now;

		ls_alloc_fail_at(++n, onward);
		now = whole_call(is_request, &out);
		spent = ls_alloc_count() < n;
		ls_alloc_fail_at(0, false);
		if (now == LEASTSCOPE_FAILED) {
			ck_assert_msg(is_nothing_or_undecided(&out), "%s",
				      out.text);
			failures++;
		} else {
			ck_assert_int_eq(now, status);
			ck_assert_str_eq(out.text, whole.text);
		}
		if (spent)
			break;
		ck_assert_uint_lt(n, 10000);
	}
	ck_assert_uint_gt(failures, 3);
}
END_TEST

Suite *ls_suite_api_request(void)
{
	Suite *suite = suite_create("api request");
	TCase *tests = tcase_create("scope and request");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_loop_test(tests,
			    a_scope_parameter_comes_from_a_manifest_that_passes,
			    0, ROWS(scopes));
	tcase_add_test(tests, several_manifests_have_no_scope_parameter);
	tcase_add_test(tests, a_writer_that_stops_is_a_failure);
	tcase_add_loop_test(tests,
			    a_request_is_answered_with_a_status_and_a_page, 0,
			    ROWS(requests));
	tcase_add_test(tests, the_same_request_gets_the_same_answer);
	tcase_add_loop_test(tests, a_wrong_use_is_told, 0, ROWS(wrong));
	tcase_add_loop_test(tests, no_memory_is_a_failure_and_prints_no_half, 0,
			    4);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	return suite;
}
