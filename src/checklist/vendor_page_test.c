/* vendor_page_test.c - the screens about vendors: whom to ask, what came back, what is left out by contract.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "leaks.h"
#include "vendor_link.h"
#include "visitor.h"

#define PAIR_VENDOR "あおぞらメディカルシステム"
#define PAIR_SYSTEM "電子カルテ"
#define FORM "?form=mhlw.vendor.fy2025"

static struct vendor_pair pair_like(struct visitor *v, const char *vendor, const char *system)
{
	struct err e = { 0 };
	struct form_set *set = arena_new(&v->arena, struct form_set);
	struct vendor_pair pair;
	str vendor_id, system_id;
	works(forms_read(&v->toy.w, set, &e), e);
	works(db_one_str(v->toy.w.db, &v->arena, &e, &vendor_id, "SELECT id FROM vendor_now WHERE name LIKE '%'||?||'%'", BIND(V(vendor))), e);
	works(db_one_str(v->toy.w.db, &v->arena, &e, &system_id, "SELECT id FROM system_now WHERE vendor_id=? AND name LIKE '%'||?||'%'",
	                 BIND(V(vendor_id), V(system))), e);
	works(vendor_pair_of(&v->toy.w, forms_named(set, S("vendor"), S("fy2025")), vendor_id, *system ? system_id : S(""), &pair, &e), e);
	return pair;
}

/* The page of the pair, or what is below it: "/ask". */
static const char *page_of(struct visitor *v, const struct vendor_pair *pair, const char *below)
{
	return arena_text(&v->arena, arena_fmt(&v->arena, "/vendors/%.*s/%.*s%s" FORM, P(pair->vendor), P(pair->system.n ? pair->system : S("-")), below));
}

static void open_hospital(struct visitor *v, struct vendor_pair *pair)
{
	visitor_open_hospital(v, ROLE_PLANNER);
	*pair = pair_like(v, PAIR_VENDOR, PAIR_SYSTEM);
}

static void what_is_not_there_is_said(void **state)
{
	struct visitor v;
	struct vendor_pair pair;
	(void)state;
	open_hospital(&v, &pair);
	visitor_get(&v, "/vendors?form=nowhere");
	sees(&v, 404, "nowhere");
	visitor_get(&v, "/vendors/nobody/-");
	assert_int_equal(v.status, 404);
	visitor_get(&v, arena_text(&v.arena, arena_fmt(&v.arena, "/vendors/%.*s/nothing", P(pair.vendor))));
	assert_int_equal(v.status, 404);
	visitor_get(&v, page_of(&v, &pair, "/paper/x"));
	sees(&v, 404, "このファイルはありません");
	visitor_get(&v, page_of(&v, &pair, "/book"));
	sees(&v, 409, "先に返送の期限を決めて");
	visitor_close(&v);
}

static void a_vendor_is_asked_and_is_late(void **state)
{
	struct visitor v;
	struct vendor_pair pair;
	(void)state;
	open_hospital(&v, &pair);
	visitor_get(&v, "/vendors" FORM);
	sees(&v, 200, "<h1>事業者</h1>", PAIR_VENDOR, "未依頼");
	misses(&v, "回答待ち 1");
	visitor_post(&v, page_of(&v, &pair, "/ask"), "due=2026-11-21&way=workbook");
	sees(&v, 422, "今日以後の日付", "value=\"2026-11-21\"");
	visitor_post(&v, page_of(&v, &pair, "/ask"), "due=&way=workbook");
	assert_int_equal(v.status, 422);
	visitor_post(&v, page_of(&v, &pair, "/ask"), "due=2026-12-20&way=pigeon");
	sees(&v, 422, "依頼の方法を選んでください");
	visitor_post(&v, page_of(&v, &pair, "/ask"), "due=2026-12-20&way=fax");
	visitor_follow(&v);
	sees(&v, 200, "依頼済", "2026年12月20日", "FAX・郵送", "記入用紙(.xlsx)を保存");
	visitor_get(&v, "/vendors" FORM);
	sees(&v, 200, "回答待ち 1(うち期限超過 0)", "依頼済", "2026-12-20");
	v.toy.clock.stopped_at += 40 * 86400;
	visitor_becomes(&v, ROLE_AUDITOR);
	visitor_get(&v, "/vendors" FORM);
	sees(&v, 200, "うち期限超過 1", "class=\"short\"", "期限超過");
	misses(&v, "取り込む</button>", "/vendors/link");
	visitor_get(&v, page_of(&v, &pair, ""));
	sees(&v, 200, "期限を過ぎています");
	misses(&v, "<form method=\"post\" action=\"/vendors");
	visitor_get(&v, page_of(&v, &pair, "/letter"));
	same(str_first(v.body, 5), S("%PDF-"));
	visitor_close(&v);
}

static void the_workbook_comes_back(void **state)
{
	struct visitor v;
	struct vendor_pair pair, other;
	struct err e = { 0 };
	auto_buf book = { 0 };
	(void)state;
	open_hospital(&v, &pair);
	other = pair_like(&v, "ラボリンク", "");
	works(vendor_book_make(&v.toy.w, &pair, (struct day){ 2026, 12, 20 }, &book, &e), e);
	visitor_upload(&v, "/vendors/take" FORM, "", "book", "", S(""));
	sees(&v, 422, "記入用紙(.xlsx)を選んでください");
	visitor_upload(&v, "/vendors/take" FORM, "", "book", "写真.jpg", S("\xff\xd8\xff not a workbook"));
	sees(&v, 422, "写真.jpg");
	visitor_upload(&v, page_of(&v, &other, "/take"), "", "book", "返送.xlsx", buf_str(&book));
	sees(&v, 409, "別の事業者");
	visitor_upload(&v, "/vendors/take" FORM, "", "book", "返送.xlsx", buf_str(&book));
	sees(&v, 422, "取り込める回答が一つもありません");
	visitor_close(&v);
}

static void an_item_is_left_out_by_contract(void **state)
{
	struct visitor v;
	struct vendor_pair pair;
	(void)state;
	open_hospital(&v, &pair);
	visitor_post(&v, page_of(&v, &pair, "/skip"), "item=2-3&clause=+");
	sees(&v, 422, "契約の条項を書いてください");
	visitor_post(&v, page_of(&v, &pair, "/skip"), "item=9-9&clause=5");
	sees(&v, 422, "項目を選んでください", "value=\"5\"");
	visitor_post(&v, page_of(&v, &pair, "/skip"), "item=2-3&clause=%3Cb%3E%E7%AC%AC5%E6%9D%A1");
	visitor_follow(&v);
	sees(&v, 200, "契約により省略</span> &lt;b&gt;第5条");
	misses(&v, "<b>");
	visitor_get(&v, page_of(&v, &pair, "/entry"));
	sees(&v, 200, "契約により省略します");
	misses(&v, "name=\"reply.2-3\"");
	visitor_close(&v);
}

static void a_paper_is_copied(void **state)
{
	struct visitor v;
	struct vendor_pair pair;
	(void)state;
	open_hospital(&v, &pair);
	visitor_upload(&v, page_of(&v, &pair, "/entry"), "reply.1-1=yes&signatory=A", "scan", "", S(""));
	sees(&v, 422, "1 項目に直すところがあります", "確認した日付を書いてください");
	visitor_upload(&v, page_of(&v, &pair, "/entry"), "reply.1-1=yes&on.1-1=2026-11-20", "scan", "fax.pdf", S("%PDF-1.4"));
	sees(&v, 422, "回答した方の部署と氏名を書いてください", "value=\"2026-11-20\"");
	visitor_upload(&v, page_of(&v, &pair, "/entry"), "reply.1-1=yes&on.1-1=2026-11-20&note.1-1=%3Ci%3E&signatory=%E5%B1%B1%E6%9C%AC", "scan", "<fax>.pdf",
	               S("%PDF-1.4"));
	visitor_follow(&v);
	sees(&v, 200, "一部", "yes\">はい</span> <time>2026-11-20</time>", "&lt;i&gt;", "&lt;fax&gt;.pdf", "山本", "記入の履歴");
	str paper = visitor_between(&v, "/paper/", "?");
	visitor_get(&v, page_of(&v, &pair, arena_text(&v.arena, arena_fmt(&v.arena, "/paper/%.*s", P(paper)))));
	assert_true(str_starts(visitor_header(&v, "Content-Disposition"), S("attachment")));
	same(visitor_header(&v, "Content-Type"), S("application/octet-stream"));
	same(v.body, S("%PDF-1.4"));
	/* Of another vendor's page it is not there. */
	struct vendor_pair other = pair_like(&v, "ラボリンク", "");
	visitor_get(&v, page_of(&v, &other, arena_text(&v.arena, arena_fmt(&v.arena, "/paper/%.*s", P(paper)))));
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

static void both_languages_are_whole(void **state)
{
	struct visitor v;
	struct vendor_pair pair;
	(void)state;
	open_hospital(&v, &pair);
	visitor_speaks(&v, LANG_EN);
	visitor_get(&v, "/vendors" FORM);
	sees(&v, 200, "<h1>Vendors</h1>", "not asked");
	misses(&v, "未依頼", "取り込む");
	visitor_get(&v, page_of(&v, &pair, ""));
	sees(&v, 200, "The answers side by side");
	misses(&v, "依頼", "省略とする");
	visitor_get(&v, page_of(&v, &pair, "/ask"));
	assert_int_equal(v.status, 303);
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_there_is_said),
		cmocka_unit_test(a_vendor_is_asked_and_is_late),
		cmocka_unit_test(the_workbook_comes_back),
		cmocka_unit_test(an_item_is_left_out_by_contract),
		cmocka_unit_test(a_paper_is_copied),
		cmocka_unit_test(both_languages_are_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
