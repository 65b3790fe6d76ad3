/* Dates of the proleptic Gregorian calendar as counts of days. */
#include "config.h"

#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

#define LAST_DATE 2932896    /* 9999-12-31 */
#define FIRST_DATE (-719528) /* 0000-01-01 */
#define DAY_SECONDS 86400

/* Years of 365 days, and a leap day for each that is due before `year`. */
static int32_t days_before_year(int32_t year)
{
	int32_t before = year - 1;

	if (year == 0)
		return FIRST_DATE;
	return FIRST_DATE + 366 + 365 * before + before / 4 - before / 100 +
	       before / 400;
}

static bool is_leap(int32_t year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t month_days(int32_t year, int32_t month)
{
	static const int32_t days[] = { 31, 28, 31, 30, 31, 30,
					31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* The number of n digits at p, or -1. */
static int32_t number(const char *p, size_t n)
{
	int32_t value = 0;

	for (size_t i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return -1;
		value = value * 10 + (p[i] - '0');
	}
	return value;
}

int32_t ls_date_parse(struct ls_text text)
{
	int32_t year, month, day, date;

	if (text.n != 10 || text.p[4] != '-' || text.p[7] != '-')
		return LS_NO_DATE;
	year = number(text.p, 4);
	month = number(text.p + 5, 2);
	day = number(text.p + 8, 2);
	if (year < 0 || month < 1 || month > 12)
		return LS_NO_DATE;
	if (day < 1 || day > month_days(year, month))
		return LS_NO_DATE;
	date = days_before_year(year) + day - 1;
	for (int32_t m = 1; m < month; m++)
		date += month_days(year, m);
	return date;
}

static void put_digits(char *out, size_t n, int32_t value)
{
	while (n-- > 0) {
		out[n] = (char)('0' + value % 10);
		value /= 10;
	}
}

void ls_date_format(int32_t date, char out[11])
{
	int32_t year, month = 1;

	for (size_t i = 0; i < 10; i++)
		out[i] = '-';
	out[10] = '\0';
	if (date < FIRST_DATE || date > LAST_DATE)
		return;
	/* A first guess that is never too late. */
	year = (date - FIRST_DATE) / 366;
	while (days_before_year(year + 1) <= date)
		year++;
	date -= days_before_year(year);
	while (date >= month_days(year, month))
		date -= month_days(year, month++);
	put_digits(out, 4, year);
	put_digits(out + 5, 2, month);
	put_digits(out + 8, 2, date + 1);
}

/* The seconds of SOURCE_DATE_EPOCH, or -1 when it is no date we can write. */
static int64_t epoch_of(const char *value)
{
	int64_t seconds = 0;

	if (value == NULL || *value == '\0')
		return -1;
	for (; *value != '\0'; value++) {
		if (*value < '0' || *value > '9')
			return -1;
		seconds = seconds * 10 + (*value - '0');
		if (seconds / DAY_SECONDS > LAST_DATE)
			return -1;
	}
	return seconds;
}

int32_t ls_date_today(void)
{
	int64_t seconds = epoch_of(getenv("SOURCE_DATE_EPOCH"));
	struct timespec now = { 0 };

	if (seconds < 0) {
		clock_gettime(CLOCK_REALTIME, &now);
		seconds = (int64_t)now.tv_sec;
	}
	return (int32_t)(seconds / DAY_SECONDS);
}
