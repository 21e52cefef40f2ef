/* fold_test.c - spellings that mean the same become the same, and those that do not stay apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/disk.h"
#include "base/utf8.h"
#include "engine/text.h"

#include <string.h>

#define GOLDEN "test/golden/nfkc.cp932.tsv" /* every character of CP932 that NFKC of Unicode 14 changes */

static void what_differs_stays_apart(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("サーバ"), T("サバ") },   { T("ハ"), T("バ") },       { T("ハ"), T("パ") },
		{ T("ひらがな"), T("ヒラガナ") },
		{ T("a b"), T("ab") },        { T("1号室"), T("11号室") }, { T("髙橋"), T("高橋") },
		{ T("ツ"), T("ッ") },
	};
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_false(str_eq(text_fold(&a, rows[i][0]), text_fold(&a, rows[i][1])));
}

static void spellings_become_one(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T(""), T("") },
		{ T("　 \t\r\n"), T("") },
		{ T(" Win10  Pro "), T("win10 pro") },
		{ T("already folded"), T("already folded") },
		{ T("ＦｏｒｔｉＧａｔｅ　１００Ｆ"), T("fortigate 100f") },
		{ T("ﾌｫｰﾃｨﾈｯﾄ"), T("フォーティネット") },
		{ T("ｱﾗｲﾄﾞﾃﾚｼｽ"), T("アライドテレシス") },
		{ T("GEﾍﾙｽｹｱ･ｼﾞｬﾊﾟﾝ"), T("geヘルスケア・ジャパン") },
		{ T("ｳﾞｨ ｳﾞ"), T("ヴィ ヴ") },
		{ T("うﾞ か\u3099 は\u309A ハ゜ ゝﾞ"), T("ゔ が ぱ パ ゞ") },
		{ T("ﾞ Aﾟ ンﾞ か ﾞ"), T("゛ a゜ ン゛ か ゛") },
		{ T("Sky㈱"), T("sky(株)") },
		{ T("①⑳⑴⒇㉑㊿"), T("120(1)(20)2150") },
		{ T("Ⅰ・Ⅳ・ⅻ"), T("i・iv・xii") },
		{ T("㎡ ㍑ № ℡ ㋿ ㍿"), T("m2 リットル no tel 令和 株式会社") },
		{ T("A‐B–C—D―E−F─G－H"), T("a-b-c-d-e-f-g-h") },
		{ T("APー05"), T("ap-05") },
		{ T("東棟ー１"), T("東棟-1") },
		{ T("サーバー１"), T("サーバー1") },
		{ T("ｻｰﾊﾞｰ"), T("サーバー") },
		{ T("ー"), T("-") },
		{ T("㌔ー"), T("キロー") },
		{ T("9時〜17時"), T("9時~17時") },
		{ T("a\u200Bb\uFEFFc\u00ADd"), T("abcd") },
		{ T("葛󠄀城"), T("葛城") },
		{ T("福井・都"), T("福井・都") },
		{ T("a\u00A0b\u3000c\u2003d"), T("a b c d") },
		{ T("bad\xFF!"), T("bad\uFFFD!") },
		{ T("É"), T("É") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		str folded = text_fold(&a, rows[i][0]);
		same(folded, rows[i][1]);
		same(text_fold(&a, folded), folded);
	}
}

/* Where this house knows better than NFKC. */
static str house_style(str rune, str nfkc)
{
	static const str rows[][2] = {
		{ T("¨"), T("¨") }, { T("´"), T("´") }, { T("″"), T("″") },  { T("゛"), T("゛") },
		{ T("゜"), T("゜") },
		{ T("ﾞ"), T("゛") }, { T("ﾟ"), T("゜") }, { T("￣"), T("¯") }, { T("ｰ"), T("-") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (str_eq(rune, rows[i][0]))
			return rows[i][1];
	return nfkc;
}

static void every_character_of_cp932_is_folded_as_unicode_says(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str rest;
	size_t lines = 0;
	works(disk_read(&disk_real, &a, S(GOLDEN), 1 << 20, &rest, &e), e);
	while (rest.n) {
		str nfkc = str_cut(&rest, S("\n")), rune = str_cut(&nfkc, S("\t"));
		if (str_eq(rune, S("　")))
			continue; /* a blank alone is nothing */
		char *want = arena_text(&a, house_style(rune, nfkc));
		for (char *c = want; *c; c++)
			if (*c >= 'A' && *c <= 'Z')
				*c += 'a' - 'A';
		same(text_fold(&a, rune), str_of(want));
		lines++;
	}
	assert_int_equal(lines, 273);
}

static void keys_are_made_of_letters_alone(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("サーバー名"), T("サバ名") },
		{ T("サーバ名"), T("サバ名") },
		{ T("ＩＰアドレス："), T("ipアドレス") },
		{ T("※管理\n番号＊"), T("管理番号") },
		{ T("設置場所（部署/室）"), T("設置場所部署室") },
		{ T("【必須】OS_名・Ver."), T("必須os名ver") },
		{ T("account-name"), T("accountname") },
		{ T("「」[]"), T("") },
		{ T(""), T("") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(text_key(&a, rows[i][0]), rows[i][1]);
	}
}

static void blanks_may_be_taken_off_too(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T(""), T("") }, { T("　"), T("") }, { T("ABC"), T("abc") }, { T(" Ａ　B "), T("ab") },
		{ T("佐藤　花子"), T("佐藤花子") }, { T("XX システム"), T("xxシステム") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(text_fold_close(&a, rows[i][0]), rows[i][1]);
	}
}

static void width_alone_changes_nothing_else(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("Plain ASCII  "), T("Plain ASCII  ") },
		{ T("１９２．１６８．１．１"), T("192.168.1.1") },
		{ T("ＦＷ－０１　Ａ"), T("FW-01 A") },
		{ T("ﾌｧｰﾑ03.07"), T("ファーム03.07") },
		{ T("APｰ05"), T("APー05") },
		{ T("㈱①Ⅳ‐"), T("㈱①Ⅳ‐") },
		{ T("｢a｣､｡･"), T("「a」、。・") },
		{ T("￥１００￠￡￢￣￤"), T("¥100¢£¬¯¦") },
		{ T("　x"), T(" x") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		same(text_width(&a, rows[i][0]), rows[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_differs_stays_apart),
		cmocka_unit_test(spellings_become_one),
		cmocka_unit_test(every_character_of_cp932_is_folded_as_unicode_says),
		cmocka_unit_test(keys_are_made_of_letters_alone),
		cmocka_unit_test(blanks_may_be_taken_off_too),
		cmocka_unit_test(width_alone_changes_nothing_else),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
