/* chart_test.c - from an emergency list people have to an approved chart: read, ordered, approved, changed, confirmed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"
#include "hospital.h"
#include "pdf_pages.h"

#include "chart.h"
#include "chart_paper.h"
#include "engine/text.h"
#include "entry.h"
#include "frame/facility.h"
#include "frame/pack.h"

static const char LIST[] =
	"令和8年度　緊急連絡網（サイバー攻撃時）,,,,,,,,\n,,,,,,,,\n"
	"№,区分,会社名・所属,氏　名,ＴＥＬ,夜間・休日,ＦＡＸ,メールアドレス,備　　考\n"
	"１,病院長,,髙﨑 一郎,内線 101,,,,夜間は当直経由\n"
	"２,企画管理者,総務課,小林 花子,内線 ２０１,090-0000-1111,,kobayashi@mihon.example,\n"
	"３,,株式会社 あおぞらメディカルシステム西日本カスタマーサポートセンター,保守窓口,000-0001-5548(代表)/000-0001-9999,,,,24時間\n"
	"４,,みほん県警察本部,サイバー犯罪相談窓口,,不明,,,\n"
	"５,県,みほん県 健康福祉部 医務課,,000-0009-0001,,,,\n"
	"６,広報・渉外,企画課,田辺 さくら,内線 330,,,,\n";

static void import_list(struct toy *t)
{
	struct err e = { 0 };
	struct import_result *result = arena_new(&t->arena, struct import_result);
	size_t lost = 0;
	str which;
	const struct import_ask ask = { .kind = &contact_kind, .file = S("緊急連絡網.csv"),
		                        .bytes = text_cp932(&t->arena, str_of(LIST), &lost, &which) };
	assert_int_equal(lost, 0);
	works(import_run(&t->w, &ask, result, &e), e);
	assert_int_equal(result->counts[ROW_ADDED], 6);
	same(result->charset, S("CP932"));
}

static void open_chart(struct toy *t)
{
	hospital_open(t);
	import_list(t);
}

static bool approve(struct toy *t, const char *on, struct id *act, struct err *e)
{
	struct approval p;
	return approval_suggest(&t->w, &p, e) &&
	       chart_approve(&t->w, &(struct approval){ p.label, S("髙﨑 一郎"), str_of(on), S("総務課 書庫A-3") }, act, e);
}

static void set_value(struct toy *t, const char *name, const char *column, const char *value)
{
	struct err e = { 0 };
	struct record was;
	struct id act;
	str id;
	works(db_one_str(t->w.db, &t->arena, &e, &id, "SELECT id FROM contact_now WHERE name=?", BIND(V(name))), e);
	works(record_get(t->w.db, &t->arena, &contact_kind, id, &was, &e), e);
	struct record now = record_copy(&t->arena, &contact_kind, &was);
	record_set(&t->arena, &contact_kind, &now, (size_t)record_column(&contact_kind, str_of(column)), str_of(value));
	works(record_write(&t->w, &contact_kind, &was, &now, &act, &e), e);
}

static str state_of(struct toy *t, const char *check)
{
	struct err e = { 0 };
	struct check_result r;
	works(check_run(&t->w, duty_check(t->w.duties, str_of(check)), &r, &e), e);
	for (size_t i = 0; i < r.count; i++)
		if (r.rows[i].state != STATE_OK)
			return str_of(r.rows[i].reason->code);
	return S("");
}

static struct revision revision(struct toy *t)
{
	struct err e = { 0 };
	struct revision r;
	works(revision_now(&t->w, &r, &e), e);
	return r;
}

static size_t changes(struct toy *t, struct entry_change **list)
{
	struct err e = { 0 };
	size_t count;
	works(revision_changes(&t->w, revision(t).number, list, &count, &e), e);
	return count;
}

/* ---- */

static void what_cannot_be_approved_is_refused(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct id act;
	hospital_open(&t);
	refuses(approve(&t, "2026-11-22", &act, &e), e, ERR_INPUT); /* nobody is in it */
	refuses(chart_confirm(&t.w, S(""), &act, &e), e, ERR_CONFLICT);
	import_list(&t);
	refuses(chart_confirm(&t.w, S(""), &act, &e), e, ERR_CONFLICT);
	refuses(approve(&t, "2026-11-23", &act, &e), e, ERR_INPUT); /* tomorrow */
	refuses(approve(&t, "2026", &act, &e), e, ERR_INPUT);
	refuses(chart_approve(&t.w, &(struct approval){ S("第1版"), S(" "), S("2026-11-22"), S("") }, &act, &e), e, ERR_INPUT);
	assert_int_equal(revision(&t).number, 0);
	same(toy_value(&t, duty_kind(t.w.duties, S("document")), "連絡体制図", "title"), S(""));
	toy_close(&t);
}

static void a_messy_list_becomes_a_chart(void **state)
{
	(void)state;
	static const struct {
		enum stage stage;
		const char *role, *label;
	} want[] = {
		{ STAGE_PLANNER, "企画管理者", "総務課 小林 花子" },
		{ STAGE_HEAD, "院長・管理者", "髙﨑 一郎" },
		{ STAGE_OUTSIDE, "事業者(保守)", "株式会社 あおぞらメディカルシステム西日本カスタマーサポートセンター 保守窓口" },
		{ STAGE_OUTSIDE, "警察", "みほん県警察本部 サイバー犯罪相談窓口" },
		{ STAGE_OUTSIDE, "都道府県・保健所", "みほん県 健康福祉部 医務課" },
		{ STAGE_UNTOLD, "広報・渉外", "企画課 田辺 さくら" },
	};
	struct toy t;
	struct err e = { 0 };
	struct chart chart;
	open_chart(&t);
	works(chart_read(&t.w, &chart, &e), e);
	assert_int_equal(chart.count, LENGTH(want));
	for (size_t i = 0; i < LENGTH(want); i++) {
		assert_int_equal(chart.entries[i].stage, want[i].stage);
		same(entry_role(&t.w, &chart.entries[i]), str_of(want[i].role));
		same(entry_label(&t.arena, &chart.entries[i]), str_of(want[i].label));
	}
	same(chart.entries[2].phone, S("000-0001-5548(代表)/000-0001-9999"));
	assert_false(entry_has_phone(&chart.entries[3])); /* 不明 is no number */
	toy_close(&t);
}

static void approving_makes_the_document_and_the_checks_go_quiet(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	const struct record_kind *document;
	str pdf;
	open_chart(&t);
	document = duty_kind(t.w.duties, S("document"));
	same(state_of(&t, "document.contact_chart"), S("missing"));
	same(state_of(&t, "contact.confirmed"), S("not_approved"));
	works(approve(&t, "R8.11.20", &act, &e), e);
	same(state_of(&t, "document.contact_chart"), S(""));
	same(state_of(&t, "contact.confirmed"), S(""));
	same(toy_value(&t, document, "連絡体制図", "revision"), S("第1版"));
	same(toy_value(&t, document, "連絡体制図", "approver"), S("髙﨑 一郎"));
	same(toy_value(&t, document, "連絡体制図", "dated"), S("2026-11-20"));
	same(toy_value(&t, document, "連絡体制図", "expires"), S("2027-11-20"));
	same(toy_value(&t, document, "連絡体制図", "file"), revision(&t).digest);
	works(facility_file(&t.w, revision(&t).digest, &pdf, &e), e);
	in_order(pages_text(&t.arena, pdf), "連絡体制図", "みほん記念病院", "第1版", "令和8年11月20日", "髙﨑 一郎", "電源は切らない", "総務課 小林 花子", "内線 ２０１",
	         "090-0000-1111", "髙﨑 一郎", "みほん県警察本部", "(未記入)");
	nowhere(pages_text(&t.arena, pdf), "案(");
	toy_close(&t);
}

static void what_changes_after_the_approval_shows(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct entry_change *list;
	struct chart chart;
	open_chart(&t);
	works(approve(&t, "2026-11-20", &act, &e), e);
	assert_int_equal(changes(&t, &list), 0);
	set_value(&t, "小林 花子", "phone", "内線 202");
	assert_int_equal(changes(&t, &list), 1);
	assert_int_equal(list[0].what, ENTRY_CHANGED);
	same(list[0].label, S("総務課 小林 花子"));
	same(state_of(&t, "contact.confirmed"), S("changed"));
	refuses(chart_confirm(&t.w, S(""), &act, &e), e, ERR_CONFLICT);
	works(revision_chart(&t.w, 1, &chart, &e), e); /* what was approved stays */
	same(chart.entries[0].phone, S("内線 ２０１"));
	works(approve(&t, "2026-11-22", &act, &e), e);
	same(revision(&t).label, S("第2版"));
	same(state_of(&t, "contact.confirmed"), S(""));
	assert_int_equal(toy_count(&t, duty_kind(t.w.duties, S("document"))), 1);
	set_value(&t, "小林 花子", "phone", "内線 203");
	set_value(&t, "小林 花子", "phone", "内線 202"); /* and back */
	assert_int_equal(changes(&t, &list), 0);
	toy_close(&t);
}

static void the_order_of_calling_is_approved_too(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct entry_change *list;
	struct chart chart;
	struct undo undo;
	open_chart(&t);
	works(chart_read(&t.w, &chart, &e), e);
	works(approve(&t, "2026-11-20", &act, &e), e);
	refuses(chart_move(&t.w, chart.entries[2].id, true, &act, &e), e, ERR_CONFLICT); /* the first of its stage */
	refuses(chart_move(&t.w, S("nobody"), true, &act, &e), e, ERR_MISSING);
	works(chart_move(&t.w, chart.entries[3].id, true, &act, &e), e);
	assert_int_equal(changes(&t, &list), 2);
	assert_int_equal(list[0].what, ENTRY_MOVED);
	same(list[0].label, S("みほん県警察本部 サイバー犯罪相談窓口"));
	same(state_of(&t, "contact.confirmed"), S("changed"));
	works(history_undo(&t.w, id_str(&act), &undo, &e), e);
	assert_int_equal(changes(&t, &list), 0);
	toy_close(&t);
}

static str digest_now(struct toy *t, struct chart *chart)
{
	struct err e = { 0 };
	works(chart_read(&t->w, chart, &e), e);
	return chart_digest(&t->arena, chart);
}

static void a_whole_order_is_one_act(void **state)
{
	(void)state;
	static const size_t wanted[] = { 0, 1, 4, 2, 3, 5 };
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct chart was, now;
	struct undo undo;
	str ids[LENGTH(wanted)];
	open_chart(&t);
	str before = digest_now(&t, &was);
	for (size_t i = 0; i < LENGTH(wanted); i++)
		ids[i] = was.entries[wanted[i]].id;
	struct chart_ordering o = { ids, LENGTH(ids), before };
	works(chart_order(&t.w, &o, &act, &e), e);
	assert_false(str_eq(digest_now(&t, &now), before));
	for (size_t i = 0; i < LENGTH(wanted); i++)
		same(now.entries[i].id, ids[i]);
	works(history_undo(&t.w, id_str(&act), &undo, &e), e);
	same(digest_now(&t, &now), before);
	toy_close(&t);
}

static void an_order_is_of_the_whole_chart_and_within_its_stages(void **state)
{
	(void)state;
	static const struct {
		const char *places; /* of the entries; x: of none */
		size_t wrong;
	} rows[] = {
		{ "", 0 }, { "01234", 5 }, { "0x2345", 1 }, { "012345x", 6 }, { "012343", 5 }, { "0123450", 6 }, { "102345", 1 }, { "012354", 5 },
	};
	struct toy t;
	struct err e;
	struct id act;
	struct chart was, now;
	str ids[8];
	open_chart(&t);
	str before = digest_now(&t, &was);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct chart_ordering o = { .ids = ids, .seen = before };
		for (const char *at = rows[i].places; *at; at++)
			ids[o.count++] = *at == 'x' ? S("nobody") : was.entries[*at - '0'].id;
		refuses(chart_order(&t.w, &o, &act, &e), e, ERR_INPUT);
		assert_int_equal(o.wrong, rows[i].wrong);
	}
	same(digest_now(&t, &now), before);
	toy_close(&t);
}

/* Whatever of the chart changes, even where nothing else tells it. */
static void what_was_not_seen_is_not_approved(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct chart chart;
	str ids[6];
	open_chart(&t);
	str seen = digest_now(&t, &chart);
	for (size_t i = 0; i < LENGTH(ids); i++)
		ids[i] = chart.entries[i].id;
	struct approval p = { S("第1版"), S("髙﨑 一郎"), S("2026-11-20"), S(""), seen };
	struct chart_ordering o = { ids, LENGTH(ids), seen };
	set_value(&t, "小林 花子", "fax", "03-0000-0009");
	refuses(chart_approve(&t.w, &p, &act, &e), e, ERR_CONFLICT);
	refuses(chart_order(&t.w, &o, &act, &e), e, ERR_CONFLICT);
	assert_int_equal(revision(&t).number, 0);
	p.seen = digest_now(&t, &chart);
	works(chart_approve(&t.w, &p, &act, &e), e);
	set_value(&t, "小林 花子", "fax", "03-0000-0010");
	works(approve(&t, "2026-11-22", &act, &e), e); /* somebody else approves what the first one has not seen */
	refuses(chart_confirm(&t.w, p.seen, &act, &e), e, ERR_CONFLICT);
	works(chart_confirm(&t.w, digest_now(&t, &chart), &act, &e), e);
	toy_close(&t);
}

/* A disk on which somebody changes the chart while the approval's paper is put down. */
static struct toy *meddled;

static int rename_meddled(const char *from, const char *to)
{
	set_value(meddled, "小林 花子", "fax", "03-0000-0011");
	return disk_real.rename(from, to);
}

static void nobody_changes_it_between_paper_and_approval(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct chart chart;
	struct disk disk = disk_real;
	open_chart(&t);
	struct approval p = { S("第1版"), S("髙﨑 一郎"), S("2026-11-20"), S(""), digest_now(&t, &chart) };
	disk.rename = rename_meddled;
	meddled = &t;
	t.w.disk = &disk;
	refuses(chart_approve(&t.w, &p, &act, &e), e, ERR_CONFLICT);
	t.w.disk = &disk_real;
	assert_int_equal(revision(&t).number, 0);
	assert_false(str_eq(digest_now(&t, &chart), p.seen));
	toy_close(&t);
}

static void an_approval_that_is_taken_back_counts_no_more(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct undo undo;
	struct revision *list;
	size_t count;
	open_chart(&t);
	works(approve(&t, "2026-11-01", &act, &e), e);
	works(approve(&t, "2026-11-20", &act, &e), e);
	works(history_undo(&t.w, id_str(&act), &undo, &e), e);
	same(revision(&t).label, S("第1版"));
	same(toy_value(&t, duty_kind(t.w.duties, S("document")), "連絡体制図", "revision"), S("第1版"));
	works(revision_all(&t.w, &list, &count, &e), e);
	assert_int_equal(count, 2);
	assert_true(list[0].withdrawn && !list[1].withdrawn);
	works(approve(&t, "2026-11-22", &act, &e), e); /* its number is not given twice */
	assert_int_equal(revision(&t).number, 3);
	toy_close(&t);
}

static void the_yearly_confirmation_renews_the_document(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct undo undo;
	open_chart(&t);
	works(approve(&t, "2025-11-01", &act, &e), e);
	same(state_of(&t, "contact.confirmed"), S("old"));
	same(state_of(&t, "document.contact_chart"), S("expired"));
	t.w.who = S("小林");
	works(chart_confirm(&t.w, S(""), &act, &e), e);
	same(state_of(&t, "contact.confirmed"), S(""));
	same(state_of(&t, "document.contact_chart"), S(""));
	same(revision(&t).confirmed_on, S("2026-11-22"));
	same(revision(&t).confirmed_by, S("小林"));
	same(revision(&t).approved_on, S("2025-11-01"));
	works(history_undo(&t.w, id_str(&act), &undo, &e), e);
	same(state_of(&t, "contact.confirmed"), S("old"));
	toy_close(&t);
}

static void the_next_revision_follows_the_paper_that_was_there(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct approval p;
	hospital_open(&t);
	hospital_fill(&t);
	works(approval_suggest(&t.w, &p, &e), e);
	same(p.label, S("第5版")); /* the sample's is the fourth */
	assert_true(p.original_at.n > 0);
	toy_close(&t);
}

static void the_pack_prints_it_once(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct pack pack;
	str paper, text;
	open_chart(&t);
	works(approve(&t, "2026-11-20", &act, &e), e);
	set_value(&t, "小林 花子", "phone", "内線 999"); /* not approved: not in the pack */
	const struct pack_ask ask = { .folder = path_join(&t.arena, t.w.data, S("pack")), .form = S("fy2025") };
	works(pack_make(&t.w, &ask, &pack, &e), e);
	works(disk_read(&disk_real, &t.arena, path_join(&t.arena, ask.folder, S("00_立入検査パック.pdf")), 64u << 20, &paper, &e), e);
	text = pages_text(&t.arena, paper);
	in_order(text, "連絡体制図", "第1版", "総務課 小林 花子", "内線 ２０１", "原本の保管場所", "総務課 書庫A-3", "連絡体制図/連絡体制図.pdf");
	in_order(pages_one(text, 1), "4. 原本の一覧", "5. 連絡体制図", "6. 添付ファイル"); /* listed once */
	nowhere(text, "内線 999", "写しのファイルは登録されていません");
	assert_true(disk_there(path_join(&t.arena, ask.folder, S("連絡体制図/連絡体制図.pdf"))));
	toy_close(&t);
}

static void a_newer_chart_on_paper_is_the_one_in_the_pack(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct id act;
	struct pack pack;
	str paper, text;
	open_chart(&t);
	works(approve(&t, "2026-11-20", &act, &e), e);
	works(db_do(t.w.db, &e, "UPDATE document SET dated_from='2026-01-01', dated_to='2026-01-01'", NONE), e);
	struct import_result *result = arena_new(&t.arena, struct import_result);
	works(toy_import(&t, duty_kind(t.w.duties, S("document")), "文書.csv", "種類,題名,日付\n連絡体制図,紙の体制図,2026/11/21\n", result, &e), e);
	const struct pack_ask ask = { .folder = path_join(&t.arena, t.w.data, S("pack")), .form = S("fy2025") };
	works(pack_make(&t.w, &ask, &pack, &e), e);
	works(disk_read(&disk_real, &t.arena, path_join(&t.arena, ask.folder, S("00_立入検査パック.pdf")), 64u << 20, &paper, &e), e);
	text = pages_text(&t.arena, paper);
	in_order(text, "題名", "紙の体制図", "写しのファイルは登録されていません");
	nowhere(text, "内線 ２０１");
	toy_close(&t);
}

static void the_card_has_the_numbers_that_matter(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct chart chart = { 0 };
	auto_buf pdf = { 0 };
	const struct revision none = { 0 };
	hospital_open(&t);
	refuses(chart_cards(&t.w, &chart, &none, true, &pdf, &e), e, ERR_INPUT);
	import_list(&t);
	e = (struct err){ 0 };
	works(chart_read(&t.w, &chart, &e), e);
	works(chart_cards(&t.w, &chart, &none, true, &pdf, &e), e);
	str text = pages_text(&t.arena, arena_copy(&t.arena, buf_str(&pdf)));
	in_order(text, "電源は切らない", "小林 花子", "内線 ２０１", "夜間 090-0000-1111", "髙﨑 一郎", "みほん記念病院", "案");
	nowhere(text, "みほん県警察本部", "不明");
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_approved_is_refused),
		cmocka_unit_test(a_messy_list_becomes_a_chart),
		cmocka_unit_test(approving_makes_the_document_and_the_checks_go_quiet),
		cmocka_unit_test(what_changes_after_the_approval_shows),
		cmocka_unit_test(the_order_of_calling_is_approved_too),
		cmocka_unit_test(a_whole_order_is_one_act),
		cmocka_unit_test(an_order_is_of_the_whole_chart_and_within_its_stages),
		cmocka_unit_test(what_was_not_seen_is_not_approved),
		cmocka_unit_test(nobody_changes_it_between_paper_and_approval),
		cmocka_unit_test(an_approval_that_is_taken_back_counts_no_more),
		cmocka_unit_test(the_yearly_confirmation_renews_the_document),
		cmocka_unit_test(the_next_revision_follows_the_paper_that_was_there),
		cmocka_unit_test(the_pack_prints_it_once),
		cmocka_unit_test(a_newer_chart_on_paper_is_the_one_in_the_pack),
		cmocka_unit_test(the_card_has_the_numbers_that_matter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
