/* date.c - reading dates as people write them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "date.h"

#include "text.h"

#define DATE_BYTES_MAX 80u /* no longer text is a date */
#define YEAR_FIRST 1868
#define YEAR_LAST 9999

/* y  year of four digits or of an era     Y  of four digits     m d  month, day of one or two digits
 * 8  eight digits, year to day            n  English month      /    any of / . -
 * Anything else stands for itself; blanks may stand anywhere between. */
struct form {
	const char *pattern;
	enum { PLAIN, FISCAL, AMERICAN } kind;
};

static const struct form forms[] = {
	{ "y/m/d", PLAIN }, { "y年m月d日", PLAIN }, { "y/m", PLAIN },   { "y年m月", PLAIN },
	{ "y年", PLAIN },   { "y年度", FISCAL },    { "y", PLAIN },     { "8", PLAIN },
	{ "nd,Y", PLAIN },  { "ndY", PLAIN },       { "n,Y", PLAIN },   { "nY", PLAIN },
	{ "dnY", PLAIN },   { "d/n/Y", PLAIN },     { "m/d/Y", AMERICAN }, { 0 },
};

struct scan {
	str s; /* folded */
	size_t at;
	int year, month, day;
	const struct era *era;
	bool half; /* the time of day says before or after noon */
};

static void skip_blanks(struct scan *c)
{
	while (c->at < c->s.n && c->s.p[c->at] == ' ')
		c->at++;
}

static bool take(struct scan *c, str text)
{
	if (!str_starts(str_from(c->s, c->at), text))
		return false;
	c->at += text.n;
	return true;
}

/* The whole run of digits, which must have between least and most of them. */
static bool take_number(struct scan *c, size_t least, size_t most, int *number)
{
	size_t begin = c->at;
	*number = 0;
	while (c->at < c->s.n && c->s.p[c->at] >= '0' && c->s.p[c->at] <= '9' && c->at - begin <= most)
		*number = *number * 10 + (c->s.p[c->at++] - '0');
	bool fits = c->at - begin >= least && c->at - begin <= most;
	if (!fits)
		c->at = begin;
	return fits;
}

static bool take_era_name(struct scan *c, const struct era *era)
{
	char letter = (char)(era->letter + ('a' - 'A'));
	if (!take(c, str_of(era->words.ja)) && !take(c, (str){ &letter, 1 }))
		return false;
	take(c, S("."));
	skip_blanks(c);
	return true;
}

static bool take_era_year(struct scan *c)
{
	int of_era = 1;
	for (const struct era *era = eras; era->letter; era++) {
		if (!take_era_name(c, era))
			continue;
		if (!take(c, S("元")) && (!take_number(c, 1, 2, &of_era) || of_era < 1))
			return false;
		c->era = era;
		c->year = era->first.year + of_era - 1;
		return true;
	}
	return false;
}

/* "dec", "sept", "december", with a full stop or without. */
static bool take_month_name(struct scan *c)
{
	static const str months[] = {
		T("january"), T("february"), T("march"),     T("april"),   T("may"),      T("june"),
		T("july"),    T("august"),   T("september"), T("october"), T("november"), T("december"),
	};
	size_t begin = c->at;
	while (c->at < c->s.n && c->s.p[c->at] >= 'a' && c->s.p[c->at] <= 'z')
		c->at++;
	str name = { c->s.p + begin, c->at - begin };
	take(c, S("."));
	for (int i = 0; i < 12; i++)
		if (name.n >= 3 && str_starts(months[i], name)) {
			c->month = i + 1;
			return true;
		}
	return false;
}

static bool take_eight(struct scan *c)
{
	int digits;
	if (!take_number(c, 8, 8, &digits))
		return false;
	c->year = digits / 10000;
	c->month = digits / 100 % 100;
	c->day = digits % 100;
	/* 00 would read as "not written". */
	return c->month && c->day;
}

static bool take_piece(struct scan *c, char piece)
{
	switch (piece) {
	case 'y': return take_number(c, 4, 4, &c->year) || take_era_year(c);
	case 'Y': return take_number(c, 4, 4, &c->year);
	case 'm': return take_number(c, 1, 2, &c->month) && c->month;
	case 'd': return take_number(c, 1, 2, &c->day) && c->day;
	case 'n': return take_month_name(c);
	case '8': return take_eight(c);
	case '/': return take(c, S("/")) || take(c, S(".")) || take(c, S("-"));
	default: return take(c, (str){ &piece, 1 });
	}
}

/* "(月)", "(月曜)", "(月曜日)" */
static bool take_weekday(struct scan *c)
{
	static const str days[] = { T("日"), T("月"), T("火"), T("水"), T("木"), T("金"), T("土") };
	size_t i = 0;
	if (!take(c, S("(")))
		return true;
	while (i < LENGTH(days) && !take(c, days[i]))
		i++;
	if (take(c, S("曜")))
		take(c, S("日"));
	return i < LENGTH(days) && take(c, S(")"));
}

static void take_half(struct scan *c, str before, str after)
{
	c->half = take(c, before) || take(c, after) || c->half;
	skip_blanks(c);
}

/* "z", "+09:00", "+0900" or nothing. */
static bool take_zone(struct scan *c)
{
	int hours, minutes;
	if (take(c, S("z")) || (!take(c, S("+")) && !take(c, S("-"))))
		return true;
	if (take_number(c, 4, 4, &hours))
		return true;
	return take_number(c, 2, 2, &hours) && take(c, S(":")) && take_number(c, 2, 2, &minutes);
}

/* A time of day is read to be passed over, but what is no time makes the whole no date. */
static bool take_time(struct scan *c)
{
	int hour, minute, second = 0, part;
	take(c, S("t"));
	take_half(c, S("午前"), S("午後"));
	if (c->at == c->s.n && !c->half)
		return true;
	if (!c->day || !take_number(c, 1, 2, &hour) || !take(c, S(":")) || !take_number(c, 2, 2, &minute))
		return false;
	if (take(c, S(":")) && !take_number(c, 2, 2, &second))
		return false;
	if (take(c, S(".")) && !take_number(c, 1, 7, &part))
		return false;
	skip_blanks(c);
	take_half(c, S("am"), S("pm"));
	/* 24:00 is how the end of a day is written. */
	return hour <= 24 && minute < 60 && second <= 60 && take_zone(c);
}

/* The rest of the text, from behind the pattern to its very end. */
static bool take_tail(struct scan *c)
{
	skip_blanks(c);
	if (!take_weekday(c))
		return false;
	skip_blanks(c);
	return take_time(c) && c->at == c->s.n;
}

static bool matches(struct scan *c, const struct form *form)
{
	for (const char *piece = form->pattern; *piece; piece++) {
		skip_blanks(c);
		if (!take_piece(c, *piece))
			return false;
	}
	return take_tail(c);
}

static struct day earlier(struct day a, struct day b)
{
	return day_order(a, b) < 0 ? a : b;
}

static struct day later(struct day a, struct day b)
{
	return day_order(a, b) < 0 ? b : a;
}

static struct span written(const struct scan *c)
{
	int month = c->month ? c->month : 12;
	int last = c->day ? c->day : day_month_days(c->year, month);
	return (struct span){
		{ (int16_t)c->year, (uint8_t)(c->month ? c->month : 1), (uint8_t)(c->day ? c->day : 1) },
		{ (int16_t)c->year, (uint8_t)month, (uint8_t)last },
	};
}

/* What of the span lies in the era: 令和元年 has no April, 平成 no 50th year. */
static bool within_era(const struct era *era, struct span *span)
{
	span->from = later(span->from, era->first);
	if (era > eras)
		span->to = earlier(span->to, day_add(era[-1].first, -1));
	return day_order(span->from, span->to) <= 0;
}

static bool span_of(const struct scan *c, const struct form *form, struct span *span)
{
	bool fiscal = form->kind == FISCAL;
	if (c->year < YEAR_FIRST || c->year + fiscal > YEAR_LAST || c->month > 12)
		return false;
	if (c->day && !day_valid(c->year, c->month, c->day))
		return false;
	struct span days = written(c);
	if (c->era && !within_era(c->era, &days))
		return false;
	if (fiscal)
		days = (struct span){ { (int16_t)c->year, 4, 1 }, { (int16_t)(c->year + 1), 3, 31 } };
	*span = days;
	return true;
}

/* 5/6/2024 is May in America and June elsewhere; AM or PM, or a day that is no month, tells. */
static bool is_sure(const struct scan *c, const struct form *form)
{
	return form->kind != AMERICAN || c->half || c->day > 12;
}

bool date_read(str s, struct span *span)
{
	auto_arena a = { 0 };
	*span = (struct span){ 0 };
	if (s.n > DATE_BYTES_MAX)
		return false;
	str folded = text_fold(&a, s);
	for (const struct form *form = forms; form->pattern; form++) {
		struct scan c = { .s = folded };
		if (matches(&c, form))
			return is_sure(&c, form) && span_of(&c, form, span);
	}
	return false;
}
