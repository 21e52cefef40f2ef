/* xlsx_format.c - reading number format codes as far as they tell dates from numbers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_format.h"

#define DIGITS_MAX 15u /* more a number does not have */

/* m is the month, or the minutes beside hours or seconds: only the whole code tells. */
#define FORMAT_MONTH_OR_MINUTES 8u

/* What the letters of a code show; a longer one stands before those it begins with. */
static const struct token {
	str text;
	uint8_t shows;
} tokens[] = {
	{ T("General"), 0 },
	{ T("G/標準"), 0 },
	{ T("AM/PM"), FORMAT_TIME },
	{ T("A/P"), FORMAT_TIME },
	{ T("aaa"), FORMAT_DATE }, /* the Japanese weekday */
	{ T("E+"), 0 },
	{ T("E-"), 0 },
	{ T("y"), FORMAT_DATE },
	{ T("d"), FORMAT_DATE },
	{ T("g"), FORMAT_DATE }, /* the era */
	{ T("e"), FORMAT_DATE }, /* the year of the era */
	{ T("b"), FORMAT_DATE }, /* the Buddhist year */
	{ T("h"), FORMAT_TIME },
	{ T("s"), FORMAT_TIME },
	{ T("m"), FORMAT_MONTH_OR_MINUTES },
	{ { 0 }, 0 },
};

static const struct token *token_at(str rest)
{
	const struct token *token = tokens;
	while (token->text.p && !str_eq_nocase(str_first(rest, token->text.n), token->text))
		token++;
	return token;
}

/* [h] counts on beyond a day; every other bracket is a colour, a condition or a locale. */
static bool is_elapsed(str bracket)
{
	char first = bracket.n > 2 ? bracket.p[1] : ']';
	for (size_t i = 1; i + 1 < bracket.n; i++)
		if (bracket.p[i] != first)
			return false;
	return str_has(S("hHmMsS"), (str){ &first, 1 });
}

/* The length of what is shown as it stands, or not at all; 0 where a letter of the code begins. */
static size_t passed_over(str rest)
{
	switch (rest.p[0]) {
	case '"':
		return str_find(str_from(rest, 1), S("\"")) + 2;
	case '[':
		return str_find(rest, S("]")) + 1;
	case '\\': /* the next character itself, a blank of its width, or the filling of the cell */
	case '_':
	case '*':
		return 2;
	default:
		return 0;
	}
}

static uint8_t code_shows(str code)
{
	uint8_t shows = 0;
	while (code.n && code.p[0] != ';') {
		size_t n = passed_over(code);
		const struct token *token = token_at(code);
		if (code.p[0] == '[' && is_elapsed(str_first(code, n)))
			shows |= FORMAT_ELAPSED;
		if (!n)
			shows |= token->shows;
		code = str_from(code, n ? n : token->text.n ? token->text.n : 1);
	}
	bool month = shows & FORMAT_MONTH_OR_MINUTES && !(shows & (FORMAT_TIME | FORMAT_ELAPSED));
	return (uint8_t)((shows & ~FORMAT_MONTH_OR_MINUTES) | (month ? FORMAT_DATE : 0));
}

struct format format_of(str code)
{
	size_t zeros = 0;
	while (zeros < code.n && code.p[zeros] == '0')
		zeros++;
	bool padded = zeros > 1 && zeros == code.n && zeros <= DIGITS_MAX;
	return (struct format){ .shows = code_shows(code), .digits = padded ? (uint8_t)zeros : 0 };
}

struct format format_built_in(size_t id)
{
	static const struct {
		uint8_t first, last, shows;
	} built_in[] = {
		{ 14, 17, FORMAT_DATE },
		{ 18, 21, FORMAT_TIME },
		{ 22, 22, FORMAT_DATE | FORMAT_TIME },
		{ 27, 31, FORMAT_DATE },
		{ 32, 33, FORMAT_TIME }, /* h"時"mm"分" */
		{ 34, 36, FORMAT_DATE },
		{ 45, 45, FORMAT_TIME },
		{ 46, 46, FORMAT_ELAPSED },
		{ 47, 47, FORMAT_TIME },
		{ 50, 58, FORMAT_DATE },
	};
	for (size_t i = 0; i < LENGTH(built_in); i++)
		if (id >= built_in[i].first && id <= built_in[i].last)
			return (struct format){ .shows = built_in[i].shows };
	return (struct format){ 0 };
}
