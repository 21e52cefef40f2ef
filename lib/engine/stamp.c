/* stamp.c - telling a machine's ways to write a day from each other by their shape.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stamp.h"

#include "date.h"

#define FILETIME_SECOND 10000000 /* in units of 100 ns */
#define FILETIME_EPOCH 11644473600 /* seconds from 1601-01-01 to 1970-01-01 */
#define DAY_SECONDS 86400

static size_t digits(str s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n;
}

/* Takes a number of at most `most` digits off the front. */
static bool number(str *s, size_t most, int *value)
{
	size_t n = digits(*s);
	int64_t whole;
	if (n > most || !str_whole(str_first(*s, n), &whole))
		return false;
	*value = (int)whole;
	*s = str_from(*s, n);
	return true;
}

static bool day_of(int year, int month, int day, struct day *d)
{
	if (!day_valid(year, month, day))
		return false;
	*d = (struct day){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

/* Takes 08:12:33 off the front. */
static bool clock_time(str *s, int64_t *seconds)
{
	*seconds = 0;
	for (int i = 0; i < 3; i++) {
		int part;
		if (i && !str_starts(*s, S(":")))
			return false;
		*s = str_from(*s, i ? 1 : 0);
		if (!number(s, 2, &part))
			return false;
		*seconds = *seconds * 60 + part;
	}
	return true;
}

static bool never(str v)
{
	static const str words[] = { T(""), T("0"), T("9223372036854775807"), T("Never"), T("なし"), T("N/A") };
	for (size_t i = 0; i < LENGTH(words); i++)
		if (str_eq_nocase(v, words[i]))
			return true;
	return false;
}

static struct day utc_day(struct day d, int64_t seconds)
{
	return day_tokyo(day_number(d) * DAY_SECONDS + seconds);
}

/* 133748928000000000 */
static bool filetime(str v, struct day *d)
{
	int64_t units;
	if (v.n < 17 || !str_whole(v, &units) || units < 0)
		return false;
	*d = day_tokyo(units / FILETIME_SECOND - FILETIME_EPOCH);
	return true;
}

/* 20240401012345.0Z, or 20261101081233.500000+540, whose date is that of its own zone. */
static bool compact(str v, struct day *d)
{
	str head = str_first(v, 8), time = str_first(str_from(v, 8), 6);
	int yyyymmdd, hhmmss;
	if (digits(v) != 14 || !number(&head, 8, &yyyymmdd) || !number(&time, 6, &hhmmss) ||
	    !day_of(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100, d))
		return false;
	if (str_ends(v, S("Z")))
		*d = utc_day(*d, hhmmss / 10000 * 3600 + hhmmss / 100 % 100 * 60 + hhmmss % 100);
	return true;
}

/* 2026-11-01T08:12:33.0000000+09:00, whose date is that of its own zone, or the same with Z. */
static bool iso(str v, struct day *d)
{
	str time = str_from(v, 11);
	int64_t seconds;
	if (v.n < 19 || v.p[10] != 'T' || !day_read(str_first(v, 10), d) || !clock_time(&time, &seconds))
		return false;
	if (str_ends(v, S("Z")))
		*d = utc_day(*d, seconds);
	return true;
}

static str date_part(str v)
{
	size_t n = 0;
	while (n < v.n && v.p[n] != ' ' && v.p[n] != ',')
		n++;
	return str_first(v, n);
}

/* 11/1/2026 in its three numbers. */
static bool short_parts(str v, int *first, int *second, int *year)
{
	str rest = date_part(v);
	if (!number(&rest, 2, first) || !str_starts(rest, S("/")))
		return false;
	rest = str_from(rest, 1);
	if (!number(&rest, 2, second) || !str_starts(rest, S("/")))
		return false;
	rest = str_from(rest, 1);
	return digits(rest) == 4 && number(&rest, 4, year) && !rest.n;
}

void stamp_see(str value, unsigned *order)
{
	int first, second, year;
	str v = str_trim(value);
	if (!short_parts(v, &first, &second, &year))
		return;
	if (second > 12)
		*order |= STAMP_MONTH_FIRST;
	if (first > 12)
		*order |= STAMP_DAY_FIRST;
	if (str_ends(v, S("AM")) || str_ends(v, S("PM")))
		*order |= STAMP_TWELVE_HOURS;
}

/* 11/1/2026 8:12:33 AM */
static bool short_day(int first, int second, int year, unsigned order, struct day *d)
{
	unsigned shown = order & (STAMP_MONTH_FIRST | STAMP_DAY_FIRST);
	if (shown == STAMP_DAY_FIRST)
		return day_of(year, second, first, d);
	if (shown == STAMP_MONTH_FIRST || (!shown && order & STAMP_TWELVE_HOURS) || first == second)
		return day_of(year, first, second, d);
	return false;
}

/* 2026/11/01 8:12:33, 令和8年11月1日 */
static bool written(str v, struct day *d)
{
	struct span span;
	if (!date_read(date_part(v), &span) || day_order(span.from, span.to))
		return false;
	*d = span.from;
	return true;
}

bool stamp_day(str value, unsigned order, struct day *d)
{
	str v = str_trim(value);
	struct day read = { 0 };
	int first, second, year;
	*d = read;
	if (never(v))
		return true;
	if (short_parts(v, &first, &second, &year) ? !short_day(first, second, year, order, &read) :
	    !(filetime(v, &read) || compact(v, &read) || iso(v, &read) || written(v, &read)))
		return false;
	*d = read;
	return true;
}

bool stamp_span(str value, int64_t *seconds)
{
	str rest = str_trim(value);
	bool below = str_starts(rest, S("-"));
	rest = str_from(rest, below);
	int days = 0;
	str after_days = rest;
	if (number(&after_days, 8, &days) && str_starts(after_days, S(".")))
		rest = str_from(after_days, 1);
	else
		days = 0;
	if (!clock_time(&rest, seconds) || (rest.n && rest.p[0] != '.'))
		return false;
	*seconds += (int64_t)days * DAY_SECONDS;
	*seconds = below ? -*seconds : *seconds;
	return true;
}
