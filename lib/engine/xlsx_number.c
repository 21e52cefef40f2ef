/* xlsx_number.c - rounding, spelling and dating the numbers of cells.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_number.h"

#include "base/when.h"

#include <stdio.h>

#define DIGITS 15       /* significant ones that Excel keeps */
#define POINT_MIN (-5)  /* 0.000001 is spelled out, 0.0000001 is 1E-07 */
#define POINT_MAX 21
#define EXPONENT_MAX 9999

/* The 31st of December 9999, the last day Excel has, by either way of counting; and the day before which its 1900
 * calendar runs one day late. */
#define DAY_LAST_1900 2958465
#define DAY_LAST_1904 2957003
#define DAY_DIGITS 7
#define LEAP_BUG 60

/* ± 0.DDD… × 10^point; zero has no digits. */
struct decimal {
	bool below_zero;
	int count, point;
	uint8_t digits[DIGITS + 1]; /* the last one is for rounding */
};

static bool exponent_read(str text, int *exponent)
{
	int64_t number;
	if (str_starts(text, S("+")))
		text = str_from(text, 1);
	if (!str_whole(text, &number) || number > EXPONENT_MAX || number < -EXPONENT_MAX)
		return false;
	*exponent = (int)number;
	return true;
}

/* Digits with at most one point between them. */
static bool digits_read(str text, struct decimal *d)
{
	bool point = false, any = false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		any = true;
		bool leading = c == '0' && !d->count;
		if (!leading && d->count <= DIGITS)
			d->digits[d->count++] = (uint8_t)(c - '0');
		d->point += leading ? -point : !point;
	}
	return any;
}

static void round_off(struct decimal *d)
{
	bool up = d->count > DIGITS && d->digits[DIGITS] >= 5;
	if (d->count > DIGITS)
		d->count = DIGITS;
	while (up && d->count && d->digits[d->count - 1] == 9)
		d->count--;
	if (up && d->count) {
		d->digits[d->count - 1]++;
	} else if (up) { /* 999… has become 1000… */
		d->digits[d->count++] = 1;
		d->point++;
	}
	while (d->count && !d->digits[d->count - 1])
		d->count--;
	if (!d->count)
		*d = (struct decimal){ 0 };
}

static bool decimal_read(str text, struct decimal *d)
{
	*d = (struct decimal){ .below_zero = str_starts(text, S("-")) };
	if (d->below_zero || str_starts(text, S("+")))
		text = str_from(text, 1);
	size_t e = 0;
	while (e < text.n && (text.p[e] | 0x20) != 'e')
		e++;
	int exponent = 0;
	if (e < text.n && !exponent_read(str_from(text, e + 1), &exponent))
		return false;
	if (!digits_read(str_first(text, e), d))
		return false;
	d->point += exponent;
	round_off(d);
	return true;
}

static char digit_at(const struct decimal *d, int at)
{
	return (char)('0' + (at >= 0 && at < d->count ? d->digits[at] : 0));
}

/* 1.5E+30 */
static str spell_exponent(const struct decimal *d, char to[NUMBER_TEXT_MAX])
{
	size_t n = 0;
	if (d->below_zero)
		to[n++] = '-';
	to[n++] = digit_at(d, 0);
	if (d->count > 1)
		to[n++] = '.';
	for (int at = 1; at < d->count; at++)
		to[n++] = digit_at(d, at);
	n += (size_t)snprintf(to + n, NUMBER_TEXT_MAX - n, "E%+03d", d->point - 1);
	return (str){ to, n };
}

static str spell(const struct decimal *d, int at_least, char to[NUMBER_TEXT_MAX])
{
	if (d->point < POINT_MIN || d->point > POINT_MAX)
		return spell_exponent(d, to);
	size_t n = 0;
	int whole = d->point > at_least ? d->point : at_least;
	if (d->below_zero)
		to[n++] = '-';
	for (int at = d->point - (whole ? whole : 1); at < d->point; at++)
		to[n++] = digit_at(d, at);
	if (d->count > d->point)
		to[n++] = '.';
	for (int at = d->point; at < d->count; at++)
		to[n++] = digit_at(d, at);
	return (str){ to, n };
}

/* A moment as Excel counts it: days since its first one, and seconds of that day. */
struct serial {
	int64_t day;
	int second;
};

static bool serial_of(const struct decimal *d, bool from_1904, struct serial *serial)
{
	int64_t day = 0, fraction = 0; /* of a day, in 10^-12 */
	if (d->below_zero || d->point > DAY_DIGITS)
		return false;
	for (int at = 0; at < d->point; at++)
		day = day * 10 + digit_at(d, at) - '0';
	for (int at = d->point; at < d->point + 12; at++)
		fraction = fraction * 10 + digit_at(d, at) - '0';
	int64_t second = (fraction * 86400 + 500000000000) / 1000000000000;
	*serial = (struct serial){ day + second / 86400, (int)(second % 86400) };
	return serial->day <= (from_1904 ? DAY_LAST_1904 : DAY_LAST_1900);
}

/* Excel's calendar begins with a day 0 and has a 29th of February 1900: they are shown as Excel shows them. */
static size_t put_day(int64_t day, bool from_1904, char to[NUMBER_TEXT_MAX])
{
	static const struct day first_1900 = { 1899, 12, 31 }, first_1904 = { 1904, 1, 1 };
	if (!from_1904 && (day == 0 || day == LEAP_BUG))
		return (size_t)snprintf(to, NUMBER_TEXT_MAX, "%s", day ? "1900-02-29" : "1900-01-00");
	int64_t number = day_number(from_1904 ? first_1904 : first_1900) + day - (!from_1904 && day > LEAP_BUG);
	struct day d = day_of_number(number);
	return (size_t)snprintf(to, NUMBER_TEXT_MAX, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static size_t put_clock(int64_t hour, int second, char *to, size_t room)
{
	return (size_t)snprintf(to, room, "%02lld:%02d:%02d", (long long)hour, second / 60 % 60, second % 60);
}

static str serial_text(struct serial serial, uint8_t shows, bool from_1904, char to[NUMBER_TEXT_MAX])
{
	int hour = serial.second / 3600;
	if (shows & FORMAT_ELAPSED && !(shows & FORMAT_DATE))
		return (str){ to, put_clock(serial.day * 24 + hour, serial.second, to, NUMBER_TEXT_MAX) };
	if (!(shows & FORMAT_DATE) && !serial.day)
		return (str){ to, put_clock(hour, serial.second, to, NUMBER_TEXT_MAX) };
	size_t n = put_day(serial.day, from_1904, to);
	if (shows & ~FORMAT_DATE && serial.second) {
		to[n++] = ' ';
		n += put_clock(hour, serial.second, to + n, NUMBER_TEXT_MAX - n);
	}
	return (str){ to, n };
}

/* Most numbers are short whole ones, already spelled as they are seen. */
static bool is_spelled(str raw)
{
	for (size_t i = 0; i < raw.n; i++)
		if (raw.p[i] < '0' || raw.p[i] > '9')
			return false;
	return raw.n && raw.n <= DIGITS && (raw.p[0] != '0' || raw.n == 1);
}

str number_text(str raw, struct format format, bool from_1904, char to[NUMBER_TEXT_MAX])
{
	struct decimal d;
	struct serial serial;
	if (!format.shows && !format.digits && is_spelled(raw))
		return raw;
	if (!decimal_read(raw, &d))
		return raw;
	if (format.shows && serial_of(&d, from_1904, &serial))
		return serial_text(serial, format.shows, from_1904, to);
	return spell(&d, format.digits, to);
}
