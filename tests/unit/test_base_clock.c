/* Tests of dates. */
#include "config.h"

#include "suites.h"

#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

static const struct {
	const char *text;
	int32_t date;
} dates[] = {
	{ "1970-01-01", 0 },       { "1970-01-02", 1 },
	{ "1969-12-31", -1 },      { "2000-02-29", 11016 },
	{ "2000-03-01", 11017 },   { "2027-01-31", 20849 },
	{ "2038-01-19", 24855 },   { "0000-01-01", -719528 },
	{ "0000-12-31", -719163 }, { "0001-01-01", -719162 },
	{ "9999-12-31", 2932896 },
};

START_TEST(a_date_is_read_and_written)
{
	char out[11];

	ck_assert_int_eq(ls_date_parse(ls_text_of(dates[_i].text)),
			 dates[_i].date);
	ls_date_format(dates[_i].date, out);
	ck_assert_str_eq(out, dates[_i].text);
}
END_TEST

START_TEST(all_dates_survive_a_round_trip)
{
	for (int32_t date = -719528; date <= 2932896; date++) {
		char out[11];
		int32_t back;

		ls_date_format(date, out);
		back = ls_date_parse(ls_text_of(out));
		if (back != date)
			ck_abort_msg("%s is %d, not %d", out, back, date);
	}
}
END_TEST

static const char *const no_dates[] = {
	"",
	"2027-1-31",
	"2027-01-1",
	"27-01-31",
	"2027-01-32",
	"2027-00-10",
	"2027-13-10",
	"2027-01-00",
	"2027-02-29",
	"1900-02-29",
	"2027-04-31",
	"2027-01-31 ",
	" 2027-01-31",
	"2027/01/31",
	"2027-01/31",
	"2027-01-3x",
	"202x-01-31",
	"-027-01-31",
	"+027-01-31",
	"2027-01-311",
	"2027-01-31T",
	"20270131",
	"\xd9\xa1-01-31",
};

START_TEST(nothing_else_is_a_date)
{
	ck_assert_int_eq(ls_date_parse(ls_text_of(no_dates[_i])), LS_NO_DATE);
}
END_TEST

START_TEST(a_slice_longer_than_a_date_is_none)
{
	struct ls_text text = LS_LITERAL("2027-01-31\0");

	ck_assert_int_eq(ls_date_parse(text), LS_NO_DATE);
	text.n--;
	ck_assert_int_ne(ls_date_parse(text), LS_NO_DATE);
}
END_TEST

START_TEST(what_is_no_date_is_written_as_hyphens)
{
	static const int32_t none[] = { LS_NO_DATE, -719529, 2932897,
					INT32_MAX };
	char out[11];

	for (size_t i = 0; i < 4; i++) {
		ls_date_format(none[i], out);
		ck_assert_str_eq(out, "----------");
	}
}
END_TEST

static const struct {
	const char *seconds;
	int32_t date; /* LS_NO_DATE: the clock is asked */
} epochs[] = {
	{ "0", 0 },
	{ "86399", 0 },
	{ "86400", 1 },
	{ "00086400", 1 },
	{ "1801353600", 20849 },
	{ "253402300799", 2932896 },
	{ "253402300800", LS_NO_DATE },
	{ "99999999999999999999999999", LS_NO_DATE },
	{ "-1", LS_NO_DATE },
	{ "+1", LS_NO_DATE },
	{ "1.5", LS_NO_DATE },
	{ "12h", LS_NO_DATE },
	{ " 1", LS_NO_DATE },
	{ "", LS_NO_DATE },
	{ NULL, LS_NO_DATE },
};

START_TEST(today_is_what_source_date_epoch_says)
{
	int32_t before = (int32_t)(time(NULL) / 86400);
	int32_t today;

	if (epochs[_i].seconds == NULL)
		unsetenv("SOURCE_DATE_EPOCH");
	else
		setenv("SOURCE_DATE_EPOCH", epochs[_i].seconds, 1);
	today = ls_date_today();
	unsetenv("SOURCE_DATE_EPOCH");
	if (epochs[_i].date != LS_NO_DATE) {
		ck_assert_int_eq(today, epochs[_i].date);
		return;
	}
	ck_assert_int_ge(today, before);
	ck_assert_int_le(today, (int32_t)(time(NULL) / 86400));
}
END_TEST

Suite *ls_suite_base_clock(void)
{
	Suite *suite = suite_create("base_clock");
	TCase *tests = tcase_create("clock");

	tcase_set_timeout(tests, 30);
	tcase_add_loop_test(tests, a_date_is_read_and_written, 0,
			    (int)(sizeof(dates) / sizeof(dates[0])));
	tcase_add_test(tests, all_dates_survive_a_round_trip);
	tcase_add_loop_test(tests, nothing_else_is_a_date, 0,
			    (int)(sizeof(no_dates) / sizeof(no_dates[0])));
	tcase_add_test(tests, a_slice_longer_than_a_date_is_none);
	tcase_add_test(tests, what_is_no_date_is_written_as_hyphens);
	tcase_add_loop_test(tests, today_is_what_source_date_epoch_says, 0,
			    (int)(sizeof(epochs) / sizeof(epochs[0])));
	suite_add_tcase(suite, tests);
	return suite;
}
