/* dictionary_test.c - makers and products by all their names; and lines that cannot be read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "dictionary.h"

static const char text[] =
	"# names\n"
	"company\tinc | ltd | co | co ltd | corporation | 株式会社 | 株 | kk\n"
	"drop\tfirmware | series\n"
	"word\tseries\tシリーズ\n"
	"word\tviewer\tビューア | ビューアー\n"
	"common\tserver | client\n"
	"vendor\tfortinet\tフォーティネット | Fortinet Japan\n"
	"vendor\tsky_corp\tSky | スカイ\n"
	"vendor\tapache\tApache Software Foundation\n"
	"vendor\tivanti\tPulse Secure\n"
	"vendor\tnorth_gate\tNorth Gate\n"
	"product\tfortinet\tfortios\tfortigate * | FortiOS   # what runs on it\n"
	"product\tsky_corp\tskysea_client_view\tSKYSEA | SKYSEA Client View\n"
	"product\tivanti\tconnect_secure\tPulse Connect Secure | PCS\n"
	"product\tnorth_gate\tconnect_secure\tPCS\n"
	"system\tcanonical\tubuntu_linux\tUbuntu\tpatched\n"
	"renamed\tivanti:connect_secure\tpulsesecure:pulse_connect_secure | ivanti:pulse_connect_secure\n"
	"builtin\tmicrosoft:server_message_block\twindows_7 | windows_xp | other:box_os\n";

static struct dictionary *open(struct arena *a)
{
	struct dictionary *d = dictionary_open(a);
	struct err e = { 0 };
	works(dictionary_read(d, str_of(text), &e), e);
	return d;
}

static void lines_that_cannot_be_read_are_named(void **state)
{
	(void)state;
	static const char *const wrong[][2] = {
		{ "vendor\tx\ty\nnonsense\tx\ty\n", "line 2" },
		{ "\n\nvendor\tx\n", "line 3" },
		{ "vendor x y", "line 1" },
		{ "product\tx\ty", "line 1" },
		{ "product\tx\t\tname", "line 1" },
		{ "renamed\tnothing\told:one", "line 1" },
		{ "builtin\tnothing\twindows_7", "line 1" },
	};
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		refuses(dictionary_read(dictionary_open(&a), str_of(wrong[i][0]), &e), e, ERR_INPUT);
		assert_true(str_has(str_of(e.en), str_of(wrong[i][1])));
	}
}

static void makers_are_known_by_all_their_names(void **state)
{
	(void)state;
	static const char *const given[][2] = {
		{ "Fortinet", "fortinet" }, { "FORTINET INC.", "fortinet" }, { "ﾌｫｰﾃｨﾈｯﾄ", "fortinet" }, { "フォーティネットジャパン㈱", "フォーティネットジャパン" },
		{ "㈱フォーティネット", "fortinet" }, { "Fortinet Japan 株式会社", "fortinet" }, { "Fortinet Co., Ltd.", "fortinet" }, { "fortinet,inc", "fortinet" },
		{ "Sky株式会社", "skycorp" }, { "sky_corp", "skycorp" }, { "ＳＫＹ", "skycorp" }, { "株式会社スカイ", "skycorp" },
		{ "株式会社東芝", "東芝" }, { "東芝 (株)", "東芝" }, { "佐々木電機", "佐々木電機" }, { "Pulse Secure", "ivanti" },
		{ "株式会社", "" }, { "Inc.", "inc" }, { "n/a", "" }, { "", "" }, { "-", "" },
	};
	auto_arena a = { 0 };
	const struct dictionary *d = open(&a);
	for (size_t i = 0; i < LENGTH(given); i++) {
		str key = vendor_key(d, &a, str_of(given[i][0]));
		if (!str_eq(key, str_of(given[i][1])))
			fail_msg("%s: \"%.*s\"", given[i][0], P(key));
	}
	same(dictionary_vendor_id(d, S("skycorp")), S("sky_corp"));
	same(dictionary_vendor_id(d, S("somebody")), S("somebody"));
}

static str keys_of(const struct dictionary *d, struct arena *a, const char *vendor, const char *product, const char *about)
{
	str keys[DICTIONARY_KEYS_MAX], all = S("");
	size_t count = product_keys(d, a, str_of(vendor), str_of(product), str_of(about), keys);
	for (size_t i = 0; i < count; i++)
		all = arena_join(a, all, S(" "), keys[i]);
	return all;
}

static void an_issuers_cell_names_products(void **state)
{
	(void)state;
	static const struct {
		const char *vendor, *product, *about, *keys;
	} given[] = {
		{ "Fortinet", "FortiOS", "", "fortinet:fortios" },
		{ "Fortinet", "Fortinet FortiOS", "", "fortinet:fortios" },
		{ "fortinet", "fortios", "", "fortinet:fortios" },
		{ "Fortinet", "Fortinet FortiOS, FortiProxy", "", "fortinet:fortiosfortiproxy fortinet:fortios fortinet:fortiproxy" },
		{ "Fortinet", "Fortinet FortiOS, FortiProxy", "FortiProxy", "fortinet:fortiproxy" },
		{ "Fortinet", "FortiOS and FortiProxy", "fortios", "fortinet:fortios" },
		{ "", "Fortinet FortiOS", "", "fortinet:fortios" },
		{ "Fortinet", "Fortinet", "", "fortinet:fortinet" },
		{ "Maker Inc.", "Maker Share", "", "maker:share" },
		{ "Maker", "Share Enterprise/Standard Edition", "", "maker:shareenterprisestandardedition maker:shareenterpriseedition maker:sharestandardedition" },
		{ "Maker", "LBP670C シリーズ", "", "maker:lbp670c" },
		{ "Maker", "LBP670C series firmware", "", "maker:lbp670c" },
		{ "Maker", "画像ﾋﾞｭｰｱ", "", "maker:画像viewer" },
		{ "pulsesecure", "pulse_connect_secure", "", "ivanti:connectsecure" },
		{ "Ivanti", "Pulse Connect Secure", "", "ivanti:connectsecure" },
		{ "Microsoft", "Windows 10 Version 1809 for x64-based Systems", "", "microsoft:windows101809" },
		{ "microsoft", "windows_10_1809", "", "microsoft:windows101809" },
		{ "Microsoft", "Windows Server 2022, 23H2 Edition (Server Core installation)", "", "microsoft:windowsserver202223h2" },
		{ "Maker", "", "", "" },
		{ "Maker", "firmware", "", "" },
	};
	auto_arena a = { 0 };
	const struct dictionary *d = open(&a);
	for (size_t i = 0; i < LENGTH(given); i++) {
		str keys = keys_of(d, &a, given[i].vendor, given[i].product, given[i].about);
		if (!str_eq(keys, str_of(given[i].keys)))
			fail_msg("%s / %s / %s: \"%.*s\"", given[i].vendor, given[i].product, given[i].about, P(keys));
	}
}

static void a_cell_of_many_names_is_bounded(void **state)
{
	(void)state;
	auto_buf many = { 0 };
	auto_arena a = { 0 };
	str keys[DICTIONARY_KEYS_MAX];
	for (int i = 0; i < 100; i++)
		buf_fmt(&many, "product%d/other%d, ", i, i);
	assert_int_equal(product_keys(open(&a), &a, S("m"), buf_str(&many), S(""), keys), DICTIONARY_KEYS_MAX);
}

static void products_are_known_by_all_their_names(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	const struct dictionary *d = open(&a);
	const struct dictionary_product *p = dictionary_product(d, S("fortigate"));
	assert_true(p && p->runs && !p->system);
	same(p->key, S("fortinet:fortios"));
	p = dictionary_product(d, S("fortios"));
	assert_true(p && !p->runs);
	p = dictionary_product(d, S("ubuntu"));
	assert_true(p && p->system && p->patched && !p->other);
	same(p->vendor, S("canonical"));
	same(p->product, S("ubuntu_linux"));
	p = dictionary_product(d, S("pcs"));
	assert_true(p && p->other && !p->other->other);
	same(p->key, S("ivanti:connectsecure"));
	same(p->other->key, S("northgate:connectsecure"));
	assert_null(dictionary_product(d, S("connectsecure")));
	same(dictionary_product_of(d, S("ivanti:connectsecure"))->product, S("connect_secure"));
	assert_true(dictionary_common(d, S("server")) && !dictionary_common(d, S("fortios")));
}

static void what_is_built_in_is_known(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	const struct dictionary *d = open(&a);
	const str component = S("microsoft:servermessageblock");
	assert_true(product_built_in(d, component, S("microsoft:windows7")));
	assert_true(product_built_in(d, component, S("other:boxos")));
	assert_false(product_built_in(d, component, S("microsoft:windows10")));
	assert_false(product_built_in(d, S("microsoft:windows7"), component));
}

/* People put their lines where they like; a facility's own come later, and add. */
static void the_order_of_lines_says_nothing(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str lines[40], reversed = S("");
	size_t count = 0;
	for (str rest = str_of(text); rest.p && count < LENGTH(lines);)
		lines[count++] = str_cut(&rest, S("\n"));
	for (size_t i = count; i--;)
		reversed = arena_join(&a, reversed, S("\r\n"), lines[i]);
	struct dictionary *d = dictionary_open(&a);
	works(dictionary_read(d, reversed, &e), e);
	works(dictionary_read(d, S("vendor\tfortinet\tフォーティ\nproduct\tmaker\tshare\tシェア\n"), &e), e);
	same(vendor_key(d, &a, S("フォーティネット")), S("fortinet"));
	same(vendor_key(d, &a, S("フォーティ")), S("fortinet"));
	same(vendor_key(d, &a, S("Fortinet Co., Ltd.")), S("fortinet"));
	same(keys_of(d, &a, "Maker", "LBP670C シリーズ", ""), S("maker:lbp670c"));
	same(keys_of(d, &a, "Maker", "画像ビューアー", ""), S("maker:画像viewer"));
	same(dictionary_product(d, S("シェア"))->key, S("maker:share"));
	same(dictionary_product(d, S("fortigate"))->key, S("fortinet:fortios"));
}

/* A word that is dropped is dropped in whichever script it is written, and wherever the line for it stands. */
static void words_are_mapped_before_they_are_judged(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct dictionary *d = dictionary_open(&a);
	works(dictionary_read(d, S("drop\tシリーズ\nword\tseries\tシリーズ"), &e), e);
	same(keys_of(d, &a, "m", "LBP シリーズ", ""), S("m:lbp"));
	same(keys_of(d, &a, "m", "LBP Series", ""), S("m:lbp"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_that_cannot_be_read_are_named),
		cmocka_unit_test(makers_are_known_by_all_their_names),
		cmocka_unit_test(an_issuers_cell_names_products),
		cmocka_unit_test(a_cell_of_many_names_is_bounded),
		cmocka_unit_test(products_are_known_by_all_their_names),
		cmocka_unit_test(what_is_built_in_is_known),
		cmocka_unit_test(the_order_of_lines_says_nothing),
		cmocka_unit_test(words_are_mapped_before_they_are_judged),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
