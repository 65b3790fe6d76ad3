/* Dates as days since 1970-01-01, from a clock that tests can set. */
#ifndef LS_BASE_CLOCK_H
#define LS_BASE_CLOCK_H

#include "base/text.h"

#define LS_NO_DATE INT32_MIN

/* "2027-01-31", and nothing else (RFC 3339 full-date).  LS_NO_DATE if not. */
int32_t ls_date_parse(struct ls_text text);
/* 10 characters and NUL; ten hyphens for what lies outside the years 0000 to
 * 9999, as LS_NO_DATE does. */
void ls_date_format(int32_t date, char out[11]);
/* Today in UTC: SOURCE_DATE_EPOCH when set to a whole number
 * up to the year 9999, else the clock. */
int32_t ls_date_today(void);

#endif
