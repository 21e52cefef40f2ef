/* totp_test.c - codes are those of RFC 6238, of now and one step around, and none is right twice.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/totp.h"

#define NEVER (-1)
#define RFC_SECRET S("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ") /* "12345678901234567890" */

static void what_is_no_secret_has_no_code(void **state)
{
	(void)state;
	static const str rows[] = {
		T(""), T("GEZDGNBVGY3TQOJQ"), T("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQG"), T("gezdgnbvgy3tqojqgezdgnbvgy3tqojq"),
		T("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1"), T("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ="), T("GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJ"),
	};
	int64_t step;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_false(totp_secret_valid(rows[i]));
		assert_false(totp_right(rows[i], S("287082"), 59, NEVER, &step));
	}
}

static void codes_are_those_of_rfc_6238(void **state)
{
	(void)state;
	static const struct {
		int64_t now;
		str code; /* appendix B, SHA-1, the last six digits */
	} rows[] = {
		{ 59, T("287082") }, { 1111111109, T("081804") }, { 1111111111, T("050471") }, { 1234567890, T("005924") },
		{ 2000000000, T("279037") }, { 20000000000, T("353130") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		int64_t step = 0;
		assert_true(totp_right(RFC_SECRET, rows[i].code, rows[i].now, NEVER, &step));
		assert_int_equal(step, rows[i].now / TOTP_STEP_SECONDS);
	}
}

static void a_code_holds_one_step_early_and_late(void **state)
{
	(void)state;
	static const struct {
		int64_t now;
		bool right;
	} rows[] = { /* 1234567890 begins a step */
		{ 1234567890 - 31, false }, { 1234567890 - 30, true }, { 1234567890, true }, { 1234567890 + 59, true },
		{ 1234567890 + 60, false },
	};
	int64_t step;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(totp_right(RFC_SECRET, S("005924"), rows[i].now, NEVER, &step), rows[i].right);
}

static void no_code_is_right_twice(void **state)
{
	(void)state;
	int64_t step;
	assert_true(totp_right(RFC_SECRET, S("005924"), 1234567890, NEVER, &step));
	assert_false(totp_right(RFC_SECRET, S("005924"), 1234567890, step, &step));
	assert_false(totp_right(RFC_SECRET, S("005924"), 1234567890 + 30, step, &step));
}

static void what_is_no_code_is_wrong(void **state)
{
	(void)state;
	static const str rows[] = { T(""), T("005925"), T("05924"), T("0005924"), T("00592４"), T(" 005924") };
	int64_t step;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_false(totp_right(RFC_SECRET, rows[i], 1234567890, NEVER, &step));
}

static void new_secrets_are_valid_and_differ(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	str one = totp_secret(&a), two = totp_secret(&a);
	assert_true(totp_secret_valid(one) && totp_secret_valid(two));
	assert_false(str_eq(one, two));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_secret_has_no_code),
		cmocka_unit_test(codes_are_those_of_rfc_6238),
		cmocka_unit_test(a_code_holds_one_step_early_and_late),
		cmocka_unit_test(no_code_is_right_twice),
		cmocka_unit_test(what_is_no_code_is_wrong),
		cmocka_unit_test(new_secrets_are_valid_and_differ),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
