/* when.c - calendar arithmetic.
 * SPDX-License-Identifier: Apache-2.0 */
#include "when.h"

#define TOKYO_SECONDS (9 * 3600)
#define DAY_SECONDS 86400

/* Source: Cabinet Order on eras (元号を改める政令) for 平成 and 令和; the imperial rescripts before them. */
const struct era eras[] = {
	{ { "令和", "Reiwa" }, 'R', { 2019, 5, 1 } },
	{ { "平成", "Heisei" }, 'H', { 1989, 1, 8 } },
	{ { "昭和", "Showa" }, 'S', { 1926, 12, 25 } },
	{ { "大正", "Taisho" }, 'T', { 1912, 7, 30 } },
	{ { "明治", "Meiji" }, 'M', { 1868, 1, 25 } },
	{ { 0 }, 0, { 0 } },
};

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int day_month_days(int year, int month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool day_valid(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= day_month_days(year, month);
}

int day_order(struct day a, struct day b)
{
	int64_t x = day_number(a), y = day_number(b);
	return (x > y) - (x < y);
}

/* Days are counted from 0000-03-01, so that the leap day is the last of its year
 * (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
int64_t day_number(struct day d)
{
	int64_t year = d.year - (d.month <= 2);
	int64_t century4 = (year >= 0 ? year : year - 399) / 400;
	int64_t year_of = year - century4 * 400;
	int64_t day_of = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
	return century4 * 146097 + year_of * 365 + year_of / 4 - year_of / 100 + day_of - 719468;
}

struct day day_of_number(int64_t number)
{
	number += 719468;
	int64_t century4 = (number >= 0 ? number : number - 146096) / 146097;
	int64_t left = number - century4 * 146097;
	int64_t year_of = (left - left / 1460 + left / 36524 - left / 146096) / 365;
	int64_t day_of = left - (365 * year_of + year_of / 4 - year_of / 100);
	int64_t month = (5 * day_of + 2) / 153;
	int64_t month_of_year = month + (month < 10 ? 3 : -9);
	return (struct day){ (int16_t)(year_of + century4 * 400 + (month_of_year <= 2)), (uint8_t)month_of_year,
		             (uint8_t)(day_of - (153 * month + 2) / 5 + 1) };
}

struct day day_add(struct day d, int days)
{
	return day_of_number(day_number(d) + days);
}

struct day day_tokyo(int64_t instant)
{
	int64_t local = instant + TOKYO_SECONDS;
	int64_t number = local / DAY_SECONDS - (local % DAY_SECONDS < 0);
	return day_of_number(number);
}

int day_fiscal_year(struct day d)
{
	return d.month >= 4 ? d.year : d.year - 1;
}

static bool digits(str s, size_t at, size_t n, int *value)
{
	*value = 0;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*value = *value * 10 + (s.p[i] - '0');
	}
	return true;
}

bool day_read(str s, struct day *d)
{
	int year, month, day;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !digits(s, 0, 4, &year) || !digits(s, 5, 2, &month) ||
	    !digits(s, 8, 2, &day) || !day_valid(year, month, day))
		return false;
	*d = (struct day){ (int16_t)year, (uint8_t)month, (uint8_t)day };
	return true;
}

/* By hand: a printf for each date took a fortieth of a large import. */
static void put_digits(char *to, size_t n, int number)
{
	for (; n; number /= 10)
		to[--n] = (char)('0' + number % 10);
}

str day_iso(struct arena *a, struct day d)
{
	if (!d.year)
		return S("");
	char text[] = "0000-00-00";
	put_digits(text, 4, d.year);
	put_digits(text + 5, 2, d.month);
	put_digits(text + 8, 2, d.day);
	return arena_copy(a, (str){ text, sizeof text - 1 });
}

static const struct era *era_of(struct day d)
{
	for (const struct era *era = eras; era->letter; era++)
		if (day_order(d, era->first) >= 0)
			return era;
	return NULL;
}

static str era_year(struct arena *a, struct day d)
{
	const struct era *era = era_of(d);
	if (!era)
		return arena_fmt(a, "西暦%d", d.year);
	int year = d.year - era->first.year + 1;
	return year == 1 ? arena_fmt(a, "%s元", era->words.ja) : arena_fmt(a, "%s%d", era->words.ja, year);
}

str day_wareki(struct arena *a, struct day d)
{
	return d.year ? arena_fmt(a, "%.*s年%d月%d日", P(era_year(a, d)), d.month, d.day) : S("");
}

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

str day_say(struct arena *a, enum lang lang, struct day d)
{
	if (!d.year)
		return S("");
	if (lang == LANG_EN)
		return arena_fmt(a, "%d %s %d", d.day, months[d.month - 1], d.year);
	return arena_fmt(a, "%d年%d月%d日(%.*s年)", d.year, d.month, d.day, P(era_year(a, d)));
}

/* Whether a span is whole months: so many, or 0. */
static int span_months(struct span s)
{
	bool whole = s.from.day == 1 && s.to.day == day_month_days(s.to.year, s.to.month);
	return whole ? (s.to.year - s.from.year) * 12 + s.to.month - s.from.month + 1 : 0;
}

str span_say(struct arena *a, enum lang lang, struct span s)
{
	int whole = span_months(s);
	if (!day_order(s.from, s.to))
		return day_say(a, lang, s.from);
	if (whole == 1)
		return lang == LANG_EN ? arena_fmt(a, "%s %d", months[s.from.month - 1], s.from.year)
		                       : arena_fmt(a, "%d年%d月", s.from.year, s.from.month);
	if (whole == 12 && s.from.month == 1)
		return arena_fmt(a, lang == LANG_EN ? "%d" : "%d年", s.from.year);
	if (whole == 12 && s.from.month == 4)
		return arena_fmt(a, lang == LANG_EN ? "fiscal year %d" : "%d年度", s.from.year);
	return arena_join(a, day_say(a, lang, s.from), lang == LANG_EN ? S(" – ") : S(" 〜 "), day_say(a, lang, s.to));
}

str year_wareki(struct arena *a, int fiscal_year)
{
	/* The ministry calls FY2019 令和元年度 though the era began a month into it. */
	return era_year(a, (struct day){ (int16_t)fiscal_year, 5, 1 });
}

int64_t instant_of_tokyo(struct day d)
{
	return day_number(d) * DAY_SECONDS - TOKYO_SECONDS;
}

str instant_iso(struct arena *a, int64_t instant)
{
	struct day d = day_tokyo(instant - TOKYO_SECONDS);
	int64_t left = instant - day_number(d) * DAY_SECONDS;
	return arena_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", d.year, d.month, d.day, (int)(left / 3600),
		         (int)(left / 60 % 60), (int)(left % 60));
}

str instant_tokyo(struct arena *a, int64_t instant)
{
	str local = instant_iso(a, instant + TOKYO_SECONDS);
	return arena_fmt(a, "%.*s %.*s", P(str_first(local, 10)), P(str_first(str_from(local, 11), 5)));
}

bool instant_read(str s, int64_t *instant)
{
	struct day d;
	int hour, minute, second;
	if (s.n != 20 || !day_read(str_first(s, 10), &d) || s.p[10] != 'T' || s.p[13] != ':' || s.p[16] != ':' ||
	    s.p[19] != 'Z' || !digits(s, 11, 2, &hour) || !digits(s, 14, 2, &minute) || !digits(s, 17, 2, &second) ||
	    hour > 23 || minute > 59 || second > 60)
		return false;
	*instant = day_number(d) * DAY_SECONDS + hour * 3600 + minute * 60 + second;
	return true;
}
