/* records_page_test.c - a list shows what was asked for, in the order asked for, and nothing of it acts by being looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "duties.h"
#include "frame/import.h"
#include "ledger/kinds.h"

#define DEVICES                                                                                               \
	"管理番号,機種・型番,種別,設置場所,登録日,台数,備考\n"                                                      \
	"D1,ＥＳＰＲＩＭＯ,ノートPC,本館,R4.4.1,2,<b>&\n"                                                               \
	"D2,RX2530,サーバ,別館,2012/3,10,\n"                                                                          \
	",ルータ RTX,,本館,不明,,\n"                                                                                   \
	"D3,謎の箱,謎,,H24.3.2,1,\n"

static void open_devices(struct visitor *v, enum role role)
{
	struct err e = { 0 };
	visitor_open(v, duties, role);
	struct import_result *r = arena_new(&v->arena, struct import_result);
	works(toy_import(&v->toy, &device_kind, "機器.csv", DEVICES, r, &e), e);
}

static void what_is_not_there_is_not_listed(void **state)
{
	(void)state;
	struct visitor v;
	open_devices(&v, ROLE_PLANNER);
	visitor_get(&v, "/ledger/nothing");
	sees(&v, 404, "この種類の台帳はありません");
	visitor_get(&v, "/ledger/device?q=どこにもない&is-class=no-such&sort=id&col=act&page=99");
	sees(&v, 200, "0 件", "条件に合うものはありません。");
	visitor_get(&v, "/ledger/vendor");
	sees(&v, 200, "事業者の記録はまだありません");
	visitor_close(&v);
}

/* Nothing of an address reaches the statement but the kind's own names. */
static void an_address_is_only_words(void **state)
{
	(void)state;
	static const char *const tries[] = {
		"/ledger/device?sort=number%3BDROP%20TABLE%20device", "/ledger/device?col=number,act&col=1%20FROM%20member--",
		"/ledger/device?is-class=pc'%20OR%20'1'='1", "/ledger/device?q=%27%20OR%201=1--", "/ledger/device?page=-4&down=x",
		"/ledger/device?page=99999999999999999999", "/ledger/device?is-note=x&is-=pc&gone=",
	};
	struct visitor v;
	open_devices(&v, ROLE_AUDITOR);
	for (size_t i = 0; i < LENGTH(tries); i++) {
		visitor_get(&v, tries[i]);
		assert_int_equal(v.status, 200);
		assert_true(visitor_sees(&v, "D1") || str_has(str_of(tries[i]), S("q=")));
	}
	visitor_close(&v);
}

static void rows_are_escaped_and_lead_to_their_records(void **state)
{
	(void)state;
	struct visitor v;
	open_devices(&v, ROLE_PLANNER);
	visitor_get(&v, "/ledger/device?col=note&col=count");
	sees(&v, 200, "4 件", "D1</a></th>", "<td class=\"num\" data-label=\"台数\">2</td>", "&lt;b&gt;&amp;");
	visitor_close(&v);
}

/* Given an address, the names of the rows in their order. */
static void rows_come_in_the_order_asked_for(void **state)
{
	(void)state;
	static const struct {
		const char *path, *names;
	} rows[] = {
		{ "/ledger/device", "D1 D2 (ルータ RTX) D3 " },
		{ "/ledger/device?sort=number", "D1 D2 D3 (ルータ RTX) " },
		{ "/ledger/device?sort=number&down=1", "D3 D2 D1 (ルータ RTX) " },
		{ "/ledger/device?sort=count", "D3 D1 D2 (ルータ RTX) " },               /* as numbers */
		{ "/ledger/device?sort=registered", "D2 D3 D1 (ルータ RTX) " },          /* as days, what is not known last */
		{ "/ledger/device?sort=registered&down=1", "D1 D3 D2 (ルータ RTX) " },
		{ "/ledger/device?sort=class", "D2 D1 (ルータ RTX) D3 " },               /* as the choices stand, inferred ones too */
		{ "/ledger/device?q=esprimo", "D1 " },                                   /* folded: wide and capital letters */
		{ "/ledger/device?q=%E6%9C%AC%E9%A4%A8", "D1 (ルータ RTX) " },
		{ "/ledger/device?is-class=network", "(ルータ RTX) " },
		{ "/ledger/device?is-class=-", "D3 " },
		{ "/ledger/device?is-class=pc&q=rx", "" },
		{ "/ledger/device?gone=1", "" },
	};
	struct visitor v;
	open_devices(&v, ROLE_SAFETY);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_buf names = { 0 };
		visitor_get(&v, rows[i].path);
		for (str rest = v.body; str_has(rest, S("<th scope=\"row\">"));) {
			str_cut(&rest, S("<th scope=\"row\">"));
			str_cut(&rest, S(">"));
			str name = str_cut(&rest, S("</a>"));
			buf_fmt(&names, "%.*s ", P(name));
		}
		if (!str_eq(buf_str(&names), str_of(rows[i].names)))
			fail_msg("%s: got \"%.*s\", want \"%s\"", rows[i].path, P(buf_str(&names)), rows[i].names);
	}
	visitor_close(&v);
}

static void heads_say_how_it_is_sorted(void **state)
{
	(void)state;
	struct visitor v;
	open_devices(&v, ROLE_PLANNER);
	visitor_get(&v, "/ledger/device?q=D&sort=location");
	sees(&v, 200, "<th scope=\"col\" aria-sort=\"ascending\"><a href=\"/ledger/device?q=D&amp;sort=location&amp;down=1\">設置場所</a></th>");
	visitor_get(&v, "/ledger/device?sort=location&down=1");
	sees(&v, 200, "aria-sort=\"descending\"><a href=\"/ledger/device?sort=location\">");
	visitor_close(&v);
}

static void choices_are_said_in_the_readers_language(void **state)
{
	(void)state;
	struct visitor v;
	open_devices(&v, ROLE_PLANNER);
	visitor_get(&v, "/ledger/device");
	sees(&v, 200, "<td data-label=\"種別\">端末PC</td>", "ネットワーク機器 <small class=\"code\">(推定)</small>", "<td data-label=\"種別\">謎</td>");
	visitor_speaks(&v, LANG_EN);
	visitor_get(&v, "/ledger/device");
	sees(&v, 200, "<td data-label=\"Class\">PC</td>", "network apparatus <small class=\"code\">(inferred)</small>");
	visitor_close(&v);
}

static void who_only_reads_ticks_nothing(void **state)
{
	(void)state;
	struct visitor v;
	open_devices(&v, ROLE_AUDITOR);
	visitor_get(&v, "/ledger/device");
	sees(&v, 200, "D1");
	misses(&v, "type=\"checkbox\" name=\"id\"", "/ledger/device/new", "/import?kind=");
	visitor_becomes(&v, ROLE_OPERATOR);
	visitor_get(&v, "/ledger/device");
	sees(&v, 200, "/ledger/device/new", "type=\"checkbox\" name=\"id\"");
	visitor_close(&v);
}

static void many_come_in_pages(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	auto_buf csv = { 0 };
	visitor_open(&v, duties, ROLE_PLANNER);
	struct import_result *r = arena_new(&v.arena, struct import_result);
	buf_put(&csv, S("管理番号,設置場所\n"));
	for (int i = 0; i < 250; i++)
		buf_fmt(&csv, "N%03d,%d階\n", i, i % 3);
	works(toy_import(&v.toy, &device_kind, "機器.csv", arena_text(&v.arena, buf_str(&csv)), r, &e), e);
	visitor_get(&v, "/ledger/device");
	sees(&v, 200, "全 250 件、1〜100 件目", "N000", "N099", "href=\"/ledger/device?page=2\"");
	misses(&v, "N100");
	visitor_get(&v, "/ledger/device?page=3&sort=number");
	sees(&v, 200, "201〜250", "N200", "N249", "/ledger/device?sort=number&amp;page=2");
	visitor_get(&v, "/ledger/device?page=77");
	sees(&v, 200, "201〜250", "N249");
	visitor_get(&v, "/ledger/device?q=2%E9%9A%8E&print=1");
	sees(&v, 200, "83 件", "N002", "N248");
	misses(&v, "<form class=\"filter", "name=\"id\"");
	visitor_close(&v);
}

/* Counts are kept by the last act: one that adds is seen at once. */
static void what_was_added_is_counted(void **state)
{
	(void)state;
	struct visitor v;
	open_devices(&v, ROLE_PLANNER);
	visitor_get(&v, "/ledger");
	sees(&v, 200, "機器</a></h2><p><strong>4 件", "最後の取り込み: 2026-11-22 機器.csv");
	visitor_post(&v, "/ledger/device", "number=D9");
	visitor_get(&v, "/ledger");
	sees(&v, 200, "機器</a></h2><p><strong>5 件");
	visitor_close(&v);
}

static void what_is_shown_goes_into_a_file(void **state)
{
	(void)state;
	struct visitor v;
	open_devices(&v, ROLE_AUDITOR);
	visitor_get(&v, "/ledger/device/file?is-class=pc&col=location&as=csv");
	sees(&v, 200, "\xEF\xBB\xBF管理番号,", "備考,Inro ID", "D1,");
	misses(&v, "D2,", "D3,");
	same(visitor_header(&v, "Content-Disposition"), S("attachment; filename=\"___20261122.csv\"; filename*=UTF-8''%E6%A9%9F%E5%99%A8_20261122.csv"));
	visitor_get(&v, "/ledger/device/file?as=xlsx");
	sees(&v, 200, "PK\x03\x04");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_there_is_not_listed),
		cmocka_unit_test(an_address_is_only_words),
		cmocka_unit_test(rows_are_escaped_and_lead_to_their_records),
		cmocka_unit_test(rows_come_in_the_order_asked_for),
		cmocka_unit_test(heads_say_how_it_is_sorted),
		cmocka_unit_test(choices_are_said_in_the_readers_language),
		cmocka_unit_test(who_only_reads_ticks_nothing),
		cmocka_unit_test(many_come_in_pages),
		cmocka_unit_test(what_was_added_is_counted),
		cmocka_unit_test(what_is_shown_goes_into_a_file),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
