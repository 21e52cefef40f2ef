/* xlsx_format_test.c - number format codes tell dates, times and plain numbers apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "xlsx_format.h"

#define DATE FORMAT_DATE
#define TIME FORMAT_TIME

static const struct {
	const char *code;
	uint8_t shows, digits;
} codes[] = {
	{ "", 0 },
	{ "General", 0 },
	{ "GENERAL", 0 },
	{ "G/標準", 0 },
	{ "0", 0 },
	{ "0.00", 0 },
	{ "#,##0;[Red]-#,##0", 0 },
	{ "0.00E+00", 0 },
	{ "##0.0E-0", 0 },
	{ "@", 0 },
	{ "\"day\" 0", 0 },
	{ "\"unclosed d", 0 },
	{ "[Red", 0 },
	{ "0_d", 0 },
	{ "*d0", 0 },
	{ "\\d0", 0 },
	{ "0\\", 0 },
	{ "[Yellow]0", 0 },
	{ "[$-411]0", 0 },
	{ "[hm]0", 0 },
	{ "[]0", 0 },
	{ "0;d", 0 },
	{ "#,##0\"年\"", 0 },

	{ "0000", 0, 4 },
	{ "000000000000000", 0, 15 },
	{ "0000000000000000", 0 },
	{ "00.0", 0 },

	{ "yyyy/m/d", DATE },
	{ "yyyy\"年\"m\"月\"d\"日\"", DATE },
	{ "m\"月\"", DATE },
	{ "mmm", DATE },
	{ "[$-411]ge.m.d;@", DATE },
	{ "[$-411]ggge\"年\"m\"月\"d\"日\"", DATE },
	{ "[$-ja-JP-x-gannen]ggge\"年\";@", DATE },
	{ "[<=43585][$-411]ge.m.d;[>43585]yyyy", DATE },
	{ "e", DATE },
	{ "aaa", DATE },
	{ "AAAA", DATE },
	{ "bbbb", DATE },
	{ "D-MMM-YY", DATE },
	{ "yyyy/m/d h:mm", DATE | TIME },
	{ "m/d/yy h:mm AM/PM", DATE | TIME },
	{ "h:mm", TIME },
	{ "mm:ss.0", TIME },
	{ "h:mm A/P", TIME },
	{ "[h]:mm", FORMAT_ELAPSED },
	{ "[HH]\"時間\"", FORMAT_ELAPSED },
	{ "[mm]:ss", FORMAT_ELAPSED | TIME },
	{ "[ss]", FORMAT_ELAPSED },
};

static void codes_are_understood(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(codes); i++) {
		struct format format = format_of(str_of(codes[i].code));
		if (format.shows != codes[i].shows || format.digits != codes[i].digits)
			fail_msg("%s: shows %u, digits %u", codes[i].code, format.shows, format.digits);
	}
}

static void built_in_formats_are_known(void **state)
{
	(void)state;
	static const struct {
		size_t id;
		uint8_t shows;
	} rows[] = { { 0, 0 },     { 13, 0 },    { 14, DATE }, { 17, DATE }, { 18, TIME }, { 21, TIME }, { 22, DATE | TIME },
		     { 23, 0 },    { 27, DATE }, { 32, TIME }, { 36, DATE }, { 37, 0 },    { 45, TIME }, { 46, FORMAT_ELAPSED },
		     { 47, TIME }, { 49, 0 },    { 50, DATE }, { 58, DATE }, { 59, 0 },    { 164, 0 } };
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(format_built_in(rows[i].id).shows, rows[i].shows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_are_understood),
		cmocka_unit_test(built_in_formats_are_known),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
