/* text_test.c - short cells say by custom what they say, and lists are cut where people would cut them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "engine/text.h"

static void a_value_is_not_taken_for_unknown(void **state)
{
	(void)state;
	static const str known[] = {
		T(""), T("　"), T("なし"), T("該当なし"), T("不明な機器"), T("-1"), T("a-"), T("0"), T("N"), T("()"),
		T("(x)"),
		T("利用者は不明だがサーバ室にある機器"),
	};
	static const str unknown[] = {
		T("不明"), T(" 不明　"), T("（不明）"), T("(未確認)"), T("？"), T("??"), T("－"), T("ー"), T("-"), T("―"),
		T("N/A"), T("ｎ／ａ"), T("TBD"), T("Unknown"), T("わからない"), T("（分からない）"), T("未定"), T("調査中"),
	};
	for (size_t i = 0; i < LENGTH(known); i++)
		if (text_unknown(known[i]))
			fail_msg("%.*s", P(known[i]));
	for (size_t i = 0; i < LENGTH(unknown); i++)
		if (!text_unknown(unknown[i]))
			fail_msg("%.*s", P(unknown[i]));
}

static void dittos_stand_alone(void **state)
{
	(void)state;
	static const str no[] = { T(""), T("同上の部屋"), T("佐々木"), T("〃〃x"), T("19\"") };
	static const str yes[] = {
		T("〃"), T("々"), T("同上"), T("（同上）"), T(" 〃　"), T("″"), T("\""), T("＂"), T("”"), T("仝"),
	};
	for (size_t i = 0; i < LENGTH(no); i++)
		if (text_ditto(no[i]))
			fail_msg("%.*s", P(no[i]));
	for (size_t i = 0; i < LENGTH(yes); i++)
		if (!text_ditto(yes[i]))
			fail_msg("%.*s", P(yes[i]));
}

static void lists_are_cut_outside_brackets(void **state)
{
	(void)state;
	static const struct {
		str text;
		bool slash;
		str pieces; /* joined by | */
	} rows[] = {
		{ T(""), false, T("") },
		{ T(" 、　;"), true, T("") },
		{ T("山田"), false, T("山田") },
		{ T("山田、佐藤,鈴木，田中;伊藤；加藤､木村"), false, T("山田|佐藤|鈴木|田中|伊藤|加藤|木村") },
		{ T("山田 太郎\r\n佐藤　花子\n"), false, T("山田 太郎|佐藤　花子") },
		{ T("　山田　 、 　佐藤"), false, T("山田|佐藤") },
		{ T("内科/外科／眼科"), true, T("内科|外科|眼科") },
		{ T("内科/外科／眼科"), false, T("内科/外科／眼科") },
		{ T("医師A（内科、外科）、医師B"), false, T("医師A（内科、外科）|医師B") },
		{ T("A(x,[y,z]),B「p,q」,C【r;s】"), false, T("A(x,[y,z])|B「p,q」|C【r;s】") },
		{ T("A(x,y,B"), false, T("A(x|y|B") },
		{ T("A)x,y(,B"), false, T("A)x|y(|B") },
		{ T("a,\xFF,b"), false, T("a|\xFF|b") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf joined = { 0 };
		str *pieces;
		size_t count = list_read(&a, rows[i].text, rows[i].slash, &pieces);
		for (size_t j = 0; j < count; j++) {
			buf_put(&joined, j ? S("|") : S(""));
			buf_put(&joined, pieces[j]);
		}
		same(buf_str(&joined), rows[i].pieces);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_is_not_taken_for_unknown),
		cmocka_unit_test(dittos_stand_alone),
		cmocka_unit_test(lists_are_cut_outside_brackets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
