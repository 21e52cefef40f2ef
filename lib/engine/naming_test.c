/* naming_test.c - which products a row means, as hospitals write rows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "naming.h"

static const char text[] =
	"company\tinc | ltd | co | co ltd | corporation | 株式会社 | 株\n"
	"drop\tfirmware | series | ファームウェア\n"
	"word\tseries\tシリーズ\n"
	"word\tviewer\tビューア | ビューアー\n"
	"common\tserver | client | http | web | system | viewer | サーバ | サーバー\n"
	"vendor\tfortinet\tフォーティネット\n"
	"vendor\tcanon\tキヤノン | キャノン\n"
	"vendor\tskygroup\tSky\n"
	"vendor\tapache\tApache Software Foundation\n"
	"vendor\tfujifilm\t富士フイルム | 富士フィルム\n"
	"vendor\tmicrosoft\tマイクロソフト\n"
	"vendor\tvmware\tヴイエムウェア\n"
	"vendor\tyamaha\tヤマハ\n"
	"product\tfortinet\tfortios\tfortigate * | FortiOS\n"
	"product\tapache\thttp_server\tApache | Apache HTTP Server\n"
	"product\tskygroup\tskysea_client_view\tSKYSEA | SKYSEA Client View\n"
	"system\tvmware\tesxi\tESXi\n"
	"system\tcanonical\tubuntu_linux\tUbuntu\tpatched\n"
	"system\tredhat\tenterprise_linux\tRHEL | Red Hat Enterprise Linux\tpatched\n";

/* What advisories speak of. */
static const struct {
	const char *name, *vendor;
	bool series;
} products[] = {
	{ "fortios", "fortinet" },     { "forticlient", "fortinet" }, { "lbp670c", "canon", true },       { "lbp673cfirmware", "canon" },
	{ "synapse", "fujifilm" },     { "synapse", "razer" },        { "proself", "northgrid" },         { "server", "somebody" },
	{ "orca", "somebody" },        { "sqlserver2019", "microsoft" }, { "office", "microsoft" },       { "acrobatreader", "adobe" },
	{ "rtx1210", "yamaha" },       { "log4j", "apache" },         { "httpserver", "apache" },         { "電子カルテ", "somebody" },
	{ "sqlserver", "microsoft" },  { "viewer", "maker" },         { "powerchart", "cerner" },         { "system", "somebody" },
	{ "skyseaclientview", "skygroup" }, { "a", "somebody" },      { "カルテ", "somebody" },           { "trendmicrodeepsecurity", "trendmicro" },
	{ "chrome", "google" }, { "windows7", "microsoft" },
};

static size_t find(void *of, str name, struct product_found *found, size_t max)
{
	size_t count = 0;
	++*(size_t *)of;
	for (size_t i = 0; i < LENGTH(products) && count < max; i++)
		if (str_eq(str_of(products[i].name), name))
			found[count++] = (struct product_found){ .vendor = str_of(products[i].vendor), .series = products[i].series };
	return count;
}

/* Each product: *if the row is about it, its key, @ its version, and ~ where its release is not told; the main ones first. */
static str said(struct arena *a, const struct naming *naming)
{
	str all = S("");
	for (int is_main = 1; is_main >= 0; is_main--)
		for (size_t i = 0; i < naming->count; i++) {
			const struct named *n = &naming->list[i];
			if (n->main != is_main)
				continue;
			all = arena_join(a, all, S(" "), arena_fmt(a, "%s%.*s%s%s%.*s", n->main ? "*" : "", P(n->key), n->family ? "~" : "", n->written.n ? "@" : "", P(n->written)));
		}
	return all;
}

static str named(struct arena *a, const struct naming_row *row)
{
	struct dictionary *d = dictionary_open(a);
	struct err e = { 0 };
	size_t calls = 0;
	struct naming naming;
	const struct product_finder finder = { .find = find, .of = &calls };
	works(dictionary_read(d, str_of(text), &e), e);
	naming_read(d, &finder, a, row, &naming);
	return said(a, &naming);
}

struct story {
	struct naming_row row;
	const char *names;
};

static void tell(const struct story *stories, size_t count)
{
	size_t wrong = 0;
	for (size_t i = 0; i < count; i++) {
		auto_arena a = { 0 };
		const struct naming_row *r = &stories[i].row;
		str got = named(&a, r);
		if (str_eq(got, str_of(stories[i].names)))
			continue;
		print_error("%.*s | %.*s | %.*s | %.*s | %.*s %.*s | %.*s: got \"%.*s\", want \"%s\"\n", P(r->maker), P(r->model), P(r->software), P(r->publisher), P(r->os), P(r->build),
		            P(r->version), P(got), stories[i].names);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void what_nobody_knows_is_not_named(void **state)
{
	(void)state;
	static const struct story stories[] = {
		{ { .maker = T("") }, "" },
		{ { .maker = T("A社"), .model = T("電子カルテ") }, "" },
		{ { .maker = T("A社"), .model = T("サーバ") }, "" },
		{ { .maker = T("不明"), .model = T("不明"), .version = T("不明") }, "" },
		{ { .software = T("ORCA"), .version = T("5.2") }, "" },
		{ { .software = T("日医標準レセプトソフト(ORCA)") }, "" },
		{ { .model = T("ORCA サーバ") }, "" },
		{ { .maker = T("Fortinet"), .model = T("サーバ") }, "" },
		{ { .software = T("Viewer"), .version = T("1.0") }, "" },
		{ { .software = T("Synapse"), .version = T("1.0") }, "" },
		{ { .maker = T("株式会社"), .model = T("System") }, "" },
		{ { .maker = T("Canon"), .model = T("Synapse") }, "" },
		{ { .software = T("Winny"), .version = T("2.0") }, "" },
		{ { .model = T("A") }, "" },
	};
	tell(stories, LENGTH(stories));
}

static void makers_are_written_in_many_ways(void **state)
{
	(void)state;
	static const struct story stories[] = {
		{ { .maker = T("Fortinet"), .model = T("FortiGate-60E"), .firmware = T("v6.0.3 build0200 (GA)") }, "*fortinet:fortios@v6.0.3 build0200 (GA)" },
		{ { .maker = T("ﾌｫｰﾃｨﾈｯﾄ"), .model = T("FortiGate 60E"), .version = T("v6.0.3") }, "*fortinet:fortios@v6.0.3" },
		{ { .maker = T("フォーティネットジャパン㈱"), .model = T("FortiGate100F"), .version = T("7.0") }, "*fortinet:fortios@7.0" },
		{ { .maker = T("富士ﾌｲﾙﾑ㈱"), .model = T("SYNAPSE"), .version = T("7.1") }, "*fujifilm:synapse@7.1" },
		{ { .maker = T("富士フィルム株式会社"), .model = T("ＳＹＮＡＰＳＥ") }, "*fujifilm:synapse" },
		{ { .model = T("富士フイルム SYNAPSE"), .version = T("7.1") }, "*fujifilm:synapse@7.1" },
		{ { .software = T("SYNAPSE"), .publisher = T("富士フイルム"), .version = T("7.1") }, "*fujifilm:synapse@7.1" },
		{ { .maker = T("キヤノン/ヤマハ"), .model = T("RTX1210"), .firmware = T("Rev.14.01.42") }, "*yamaha:rtx1210@Rev.14.01.42" },
	};
	tell(stories, LENGTH(stories));
}

static void who_sells_it_may_stand_as_its_maker(void **state)
{
	(void)state;
	static const struct story stories[] = {
		{ { .maker = T("富士フイルム"), .model = T("FortiGate-60E"), .firmware = T("6.0.3") }, "*fortinet:fortios@6.0.3" },
		{ { .maker = T("みほん商事"), .model = T("FortiGate-60E"), .firmware = T("6.0.3") }, "*fortinet:fortios@6.0.3" },
		{ { .maker = T("みほん商事"), .model = T("RTX1210"), .firmware = T("14.01.42") }, "*yamaha:rtx1210@14.01.42" },
		{ { .maker = T("みほん商事"), .software = T("SKYSEA Client View"), .version = T("Ver.19.2") }, "*skygroup:skyseaclientview@Ver.19.2" },
		{ { .maker = T("Canon"), .software = T("Trend Micro Deep Security"), .version = T("20.0") }, "*trendmicro:trendmicrodeepsecurity@20.0" },
	};
	tell(stories, LENGTH(stories));
}

static void names_stand_in_unlikely_cells(void **state)
{
	(void)state;
	static const struct story stories[] = {
		{ { .maker = T("ヤマハ"), .model = T("ルーター"), .version = T("RTX1210") }, "*yamaha:rtx1210" },
		{ { .maker = T("Fortinet"), .model = T("FortiGate"), .version = T("60E") }, "*fortinet:fortios" },
		{ { .maker = T("Fortinet"), .software = T("FortiOS / FortiClient"), .version = T("7.0.1") }, "*fortinet:fortios@7.0.1 *fortinet:forticlient" },
		{ { .maker = T("Fortinet"), .model = T("FortiGate-60E"), .software = T("FortiOS"), .version = T("6.0.3") }, "*fortinet:fortios@6.0.3" },
		{ { .maker = T("Fortinet"), .model = T("FortiGate-60E"), .software = T("FortiClient"), .version = T("7.0.1"), .firmware = T("6.0.3") },
		  "*fortinet:forticlient@7.0.1 *fortinet:fortios@6.0.3" },
		{ { .maker = T("Microsoft"), .software = T("SQL Server 2019"), .version = T("15.0.2000.5") }, "*microsoft:sqlserver2019@15.0.2000.5" },
		{ { .software = T("Apache 2.4.49") }, "*apache:httpserver@2.4.49" },
		{ { .software = T("Apache"), .version = T("2.4.49") }, "*apache:httpserver@2.4.49" },
		{ { .software = T("Apache Log4j"), .version = T("2.14.1") }, "*apache:log4j@2.14.1" },
		{ { .software = T("Apache HTTP Server"), .version = T("2.4.49") }, "*apache:httpserver@2.4.49" },
		{ { .maker = T("Canon"), .model = T("Satera LBP673C"), .firmware = T("03.07") }, "*canon:lbp670c@03.07" },
		{ { .maker = T("Canon"), .model = T("Satera LBP670Cシリーズ"), .firmware = T("03.07") }, "*canon:lbp670c@03.07" },
	};
	tell(stories, LENGTH(stories));
}

static void versions_are_of_what_they_stand_by(void **state)
{
	(void)state;
	static const struct story stories[] = {
		{ { .software = T("SKYSEA Client View 19.2") }, "*skygroup:skyseaclientview@19.2" },
		{ { .software = T("SKYSEA Client View Ver.19.2") }, "*skygroup:skyseaclientview@ver.19.2" },
		{ { .software = T("SKYSEA Client View 19.2"), .version = T("19.3") }, "*skygroup:skyseaclientview@19.3" },
		{ { .software = T("SKYSEA Client View"), .version = T("不明") }, "*skygroup:skyseaclientview" },
		{ { .software = T("SKYSEA Client View"), .version = T("最新") }, "*skygroup:skyseaclientview" },
		{ { .software = T("SKYSEA Client View 19.2"), .version = T("不明") }, "*skygroup:skyseaclientview@19.2" },
		{ { .maker = T("Fortinet"), .model = T("FortiGate-60E"), .firmware = T("不明"), .version = T("6.0.3") }, "*fortinet:fortios@6.0.3" },
		{ { .maker = T("Fortinet"), .model = T("FortiGate-60E"), .firmware = T("-") }, "*fortinet:fortios" },
		{ { .maker = T("Fortinet"), .model = T("FortiGate-60E V2") }, "*fortinet:fortios" },
	};
	tell(stories, LENGTH(stories));
}

static void systems_are_what_things_run_on(void **state)
{
	(void)state;
	static const struct story stories[] = {
		{ { .os = T("Windows 10 Pro") }, "*microsoft:windows10~" },
		{ { .os = T("Windows 10 Pro 22H2"), .build = T("19045.4529") }, "*microsoft:windows1022h2@10.0.19045.4529" },
		{ { .os = T("Win11"), .version = T("10.0.22631.4317") }, "*microsoft:windows1123h2@10.0.22631.4317" },
		{ { .os = T("Windows 10 Pro"), .build = T("1909") }, "*microsoft:windows101909" },
		{ { .os = T("Windows 10"), .build = T("22H2") }, "*microsoft:windows1022h2" },
		{ { .os = T("Windows 7"), .build = T("SP1") }, "*microsoft:windows7@sp1" },
		{ { .os = T("Windows 10"), .build = T("不明") }, "*microsoft:windows10~" },
		{ { .os = T("Windows 10"), .software = T("SKYSEA Client View"), .version = T("1909") }, "*skygroup:skyseaclientview@1909 microsoft:windows10~" },
		{ { .os = T("Windows Server 2019"), .build = T("1809") }, "*microsoft:windowsserver2019" },
		{ { .build = T("10.0.19045.4529") }, "" },
		{ { .os = T("Windows Server 2019") }, "*microsoft:windowsserver2019" },
		{ { .os = T("Windows 7 SP1") }, "*microsoft:windows7@sp1" },
		{ { .os = T("Windows 10 22H2"), .software = T("SKYSEA Client View"), .version = T("19.2") }, "*skygroup:skyseaclientview@19.2 microsoft:windows1022h2" },
		{ { .os = T("Ubuntu 18.04") }, "*canonical:ubuntulinux@18.04" },
		{ { .os = T("Ubuntu"), .version = T("18.04.6 LTS") }, "*canonical:ubuntulinux@18.04.6 LTS" },
		{ { .os = T("RHEL 7.9"), .software = T("Apache"), .version = T("2.4.6") }, "*apache:httpserver@2.4.6 redhat:enterpriselinux@7.9" },
		{ { .os = T("VMware ESXi 6.7 U3") }, "*vmware:esxi@6.7 u3" },
		{ { .os = T("ESXi"), .build = T("6.7.0") }, "*vmware:esxi@6.7.0" },
		{ { .model = T("Windows 10 Pro"), .version = T("22H2") }, "*microsoft:windows1022h2" },
		{ { .software = T("Microsoft Windows 7 Professional") }, "*microsoft:windows7" },
		{ { .os = T("Windows 10"), .software = T("不明な業務ソフト"), .version = T("2.0") }, "*microsoft:windows10~" },
		{ { .os = T("不明") }, "" },
	};
	tell(stories, LENGTH(stories));
}

static void a_row_is_bounded(void **state)
{
	(void)state;
	auto_buf many = { 0 };
	auto_arena a = { 0 };
	struct dictionary *d = dictionary_open(&a);
	struct err e = { 0 };
	struct naming naming;
	size_t calls = 0;
	const struct product_finder finder = { .find = find, .of = &calls };
	for (int i = 0; i < 60; i++)
		buf_fmt(&many, "vendor\tm%dx\tmaker%dx\nproduct\tm%dx\tproduct%dy\tgadget%dz\n", i, i, i, i, i);
	works(dictionary_read(d, buf_str(&many), &e), e);
	buf_cut(&many, 0);
	for (int i = 0; i < 60; i++)
		buf_fmt(&many, "maker%dx gadget%dz, ", i, i);
	const struct naming_row row = { .model = buf_str(&many), .software = buf_str(&many) };
	naming_read(d, &finder, &a, &row, &naming);
	assert_int_equal(naming.count, NAMED_MAX);
	assert_true(calls < 10000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nobody_knows_is_not_named),
		cmocka_unit_test(makers_are_written_in_many_ways),
		cmocka_unit_test(who_sells_it_may_stand_as_its_maker),
		cmocka_unit_test(names_stand_in_unlikely_cells),
		cmocka_unit_test(versions_are_of_what_they_stand_by),
		cmocka_unit_test(systems_are_what_things_run_on),
		cmocka_unit_test(a_row_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
