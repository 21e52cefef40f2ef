/* xlsx_number_test.c - numbers and days are spelled as a person at the screen sees them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "xlsx_number.h"

#define DATE FORMAT_DATE
#define TIME FORMAT_TIME
#define BOTH (FORMAT_DATE | FORMAT_TIME)

static const struct {
	const char *raw, *want;
	struct format format;
	bool from_1904;
} rows[] = {
	/* no numbers: given back */
	{ "", "" },
	{ "-", "-" },
	{ ".", "." },
	{ "1,000", "1,000" },
	{ "1.2.3", "1.2.3" },
	{ "1E", "1E" },
	{ "1E99999", "1E99999" },
	{ "NaN", "NaN", { DATE } },

	{ "0", "0" },
	{ "-0", "0" },
	{ "0.00", "0" },
	{ "5", "5" },
	{ "007", "7" },
	{ "+7", "7" },
	{ "2.0", "2" },
	{ "-2.50", "-2.5" },
	{ "0.1", "0.1" },
	{ ".5", "0.5" },
	{ "5.", "5" },
	{ "0.30000000000000004", "0.3" },
	{ "3.1400000000000001", "3.14" },
	{ "1.0000000000000001E-2", "0.01" },
	{ "1e2", "100" },
	{ "1.5E+3", "1500" },
	{ "123456789012345", "123456789012345" },
	{ "1234567890123456", "1234567890123460" },
	{ "999999999999999.9", "1000000000000000" },
	{ "0.99999999999999999", "1" },
	{ "1E20", "100000000000000000000" },
	{ "1E21", "1E+21" },
	{ "-1.25E+300", "-1.25E+300" },
	{ "0.000001", "0.000001" },
	{ "0.00000015", "1.5E-07" },

	{ "12", "00012", { 0, 5 } },
	{ "0", "000", { 0, 3 } },
	{ "123456", "123456", { 0, 5 } },
	{ "-3", "-03", { 0, 2 } },

	/* Excel's 1900 calendar: a day 0, and a leap day that never was */
	{ "0", "1900-01-00", { DATE } },
	{ "1", "1900-01-01", { DATE } },
	{ "59", "1900-02-28", { DATE } },
	{ "60", "1900-02-29", { DATE } },
	{ "61", "1900-03-01", { DATE } },
	{ "44197", "2021-01-01", { DATE } },
	{ "44197.75", "2021-01-01", { DATE } },
	{ "44197.75", "2021-01-01 18:00:00", { BOTH } },
	{ "44197", "2021-01-01", { BOTH } },
	{ "44197.999999", "2021-01-02", { BOTH } },
	{ "44197.5208333333", "2021-01-01 12:30:00", { BOTH } },
	{ "2958465", "9999-12-31", { DATE } },
	{ "2958466", "2958466", { DATE } },
	{ "123456789", "123456789", { DATE } },
	{ "-1", "-1", { DATE } },
	{ "0", "1904-01-01", { DATE }, true },
	{ "42735", "2021-01-01", { DATE }, true },
	{ "2957003", "9999-12-31", { DATE }, true },
	{ "2957004", "2957004", { DATE }, true },

	{ "0.5", "12:00:00", { TIME } },
	{ "0", "00:00:00", { TIME } },
	{ "44197.5", "2021-01-01 12:00:00", { TIME } },
	{ "1.5", "36:00:00", { FORMAT_ELAPSED } },
	{ "0.000011574074", "00:00:01", { FORMAT_ELAPSED } },
};

static void numbers_are_spelled(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char to[NUMBER_TEXT_MAX];
		same(number_text(str_of(rows[i].raw), rows[i].format, rows[i].from_1904, to), str_of(rows[i].want));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(numbers_are_spelled) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
