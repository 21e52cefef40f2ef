/* password_fit_test.c - passwords that are tried first are refused however they are dressed up, long ones of one's own are
 * taken, and no error repeats what was typed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"

#include "base/data.h"
#include "base/utf8.h"

static const struct member hanako = { .number = T("AB-1001"), .name = T("佐藤　花子"), .role = ROLE_STAFF };

#define TWELVE "kdqzrgwhjmt9"
#define SIXTEEN "あしたの天気は晴れのち曇り風強し" /* characters */

static void expect_refused(struct toy *t, str password, const char *said)
{
	struct err e;
	if (password_fit(&t->w, &hanako, password, &e))
		fail_msg("\"%.*s\" was taken", P(password));
	assert_int_equal(e.kind, ERR_INPUT);
	if (!str_has(str_of(e.en), str_of(said)))
		fail_msg("\"%.*s\": %s", P(password), e.en);
	if (password.n > 3 && (str_has(str_of(e.en), password) || str_has(str_of(e.ja), password)))
		fail_msg("the error repeats \"%.*s\"", P(password));
}

static void what_is_tried_first_is_refused(void **state)
{
	(void)state;
	static const struct {
		str password;
		const char *said;
	} rows[] = {
		{ T(""), "empty" },
		{ T("             "), "empty" },
		{ T("xkqvzw"), "at least 13" },
		{ T(TWELVE), "at least 13" },
		{ T("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞ"), "it has 7" }, /* a mark is no character of its own */
		{ T(SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN "x"), "at most 128" },
		{ T("abcdkrvwxyz\n99"), "line end" },
		{ T("abcdkrvwxyz\xff" "99"), "cannot be used" },
		{ T("passwordpassword1"), "common words" },
		{ T("PasswordPassword"), "common words" },
		{ T("P@ssw0rdP@55w0rd!"), "common words" },
		{ T("p-a-s-s-w-o-r-d-1-2-3"), "common words" },
		{ T("ｐａｓｓｗｏｒｄ１２３４５６"), "common words" },
		{ T("1234567890123"), "common words" },
		{ T("3210987654321"), "common words" },
		{ T("12345678abcdefgh"), "common words" },
		{ T("qwertyuiopasdfgh"), "common words" },
		{ T("1qaz2wsx3edc4rfv"), "common words" },
		{ T("aaaaaaaaaaaaaa"), "common words" },
		{ T("abababababababab1"), "common words" },
		{ T("xk7xk7xk7xk7xk7xk7"), "common words" },
		{ T("kdqzrghkdqzrgh"), "common words" }, /* too short, and written twice */
		{ T("Kdqzrgh-kdqzrgh-2026"), "common words" },
		{ T("青い傘の穴青い傘の穴青い傘の穴"), "common words" },
		{ T("z1x2c3v4b5n6m7"), "common words" },
		{ T("111222333444555"), "common words" },
		{ T("iLoveMyFamily2026"), "common words" },
		{ T("admin-administrator"), "common words" },
		{ T("Sakura2026Byouin!!"), "common words" },
		{ T("あいうえおかきくけこさしす"), "common words" },
		{ T("いろはにほへとちりぬるをわか"), "common words" },
		{ T("みほん記念病院みほん記念病院"), "common words" },
		{ T("みほん記念病院2026!!!"), "common words" },
		{ T("髙﨑一郎髙﨑一郎髙﨑一郎1"), "common words" },
		{ T("ab1001と青い自転車の鍵穴"), "staff number" },
		{ T("ＡＢ－１００１と青い自転車"), "staff number" },
		{ T("青い自転車と佐藤の鍵穴三つ"), "name" },
		{ T("青い自転車と花子の鍵穴三つ"), "name" },
	};
	struct toy t;
	people_open(&t);
	for (size_t i = 0; i < LENGTH(rows); i++)
		expect_refused(&t, rows[i].password, rows[i].said);
	toy_close(&t);
}

static void long_ones_of_ones_own_are_taken(void **state)
{
	(void)state;
	static const str rows[] = {
		T(TWELVE "q"),
		T(SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN SIXTEEN),
		T("みかん箱と自転車の鍵穴が三つ"),
		T("correct horse battery staple"),
		T("the password of a blue bicycle"), /* a listed word beside others */
		T("4 mikan to 7 kasa"),
		T(TWELVE "q" TWELVE "q"), /* long enough without the second */
		T("青い傘🌂と夜の図書館の窓辺"),
		T("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞﾀﾞﾁﾞﾂﾞﾊﾞﾋﾞﾌﾞ"), /* thirteen */
		T("みほん記念病院の裏の青い自転車"),
	};
	struct toy t;
	struct err e = { 0 };
	people_open(&t);
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (!password_fit(&t.w, &hanako, rows[i], &e))
			fail_msg("\"%.*s\": %s", P(rows[i]), e.en);
	toy_close(&t);
}

/* Whatever stands in the file is refused, written again and again with a figure behind it. */
static void each_line_of_the_list_is_refused(void **state)
{
	(void)state;
	struct toy t;
	size_t lines = 0;
	people_open(&t);
	for (str rest = data_bytes(S("passwords.txt")); rest.p;) {
		str line = str_cut(&rest, S("\n"));
		auto_buf b = { 0 };
		if (!line.n || str_starts(line, S("#")))
			continue;
		line = str_starts(line, S("~ ")) ? str_from(line, 2) : line;
		while (utf8_count(buf_str(&b)) < PASSWORD_RUNES_MIN)
			buf_put(&b, line);
		buf_byte(&b, '7');
		expect_refused(&t, buf_str(&b), "common words");
		lines++;
	}
	assert_in_range(lines, 300, 1000);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_tried_first_is_refused),
		cmocka_unit_test(long_ones_of_ones_own_are_taken),
		cmocka_unit_test(each_line_of_the_list_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
