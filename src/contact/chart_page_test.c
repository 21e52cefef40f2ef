/* chart_page_test.c - the pages of the contact chart: who may what, adding, moving, taking out, approving, confirming.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"
#include "visitor.h"

#include "contact.h"
#include "duties.h"
#include "entry.h"

#define PLANNER_FORM "organization=%E7%B7%8F%E5%8B%99%E8%AA%B2&name=Kobayashi&role=%E4%BC%81%E7%94%BB%E7%AE%A1%E7%90%86%E8%80%85&phone=03-0000-0001"
#define POLICE_FORM "organization=Keisatsu&role=%E8%AD%A6%E5%AF%9F&phone=%E5%86%85%E7%B7%9A+110"
#define APPROVE_FORM "label=%E7%AC%AC1%E7%89%88&approver=Incho&approved_on=2026-11-22&original_at=A-3"

/* What the form of this page says was shown, and what stands before it. */
static const char *with_seen(struct visitor *v, const char *page, const char *form)
{
	visitor_get(v, page);
	str seen = visitor_between(v, "name=\"seen\" value=\"", "\"");
	assert_true(seen.n > 0);
	return arena_text(&v->arena, arena_fmt(&v->arena, "%s&seen=%.*s", form, P(seen)));
}

static void approves(struct visitor *v)
{
	visitor_post(v, "/contacts/approve", with_seen(v, "/contacts/approve", APPROVE_FORM));
}

static str id_of(struct visitor *v, const char *organization)
{
	struct err e = { 0 };
	str id;
	works(db_one_str(v->toy.w.db, &v->arena, &e, &id, "SELECT id FROM contact_now WHERE organization=?", BIND(V(organization))), e);
	return id;
}

static const char *path_of(struct visitor *v, const char *organization, const char *act)
{
	return arena_text(&v->arena, arena_fmt(&v->arena, "/contacts/%.*s%s", P(id_of(v, organization)), act));
}

static void roles(void **state)
{
	(void)state;
	static const struct {
		enum role role;
		unsigned page, add, approve;
	} rows[] = {
		{ ROLE_ANYONE, 303, 303, 303 }, { ROLE_STAFF, 200, 403, 403 }, { ROLE_AUDITOR, 200, 403, 403 },
		{ ROLE_OPERATOR, 200, 200, 403 }, { ROLE_SAFETY, 200, 403, 200 }, { ROLE_PLANNER, 200, 200, 200 },
	};
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/contacts/new", PLANNER_FORM);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		visitor_becomes(&v, rows[i].role);
		visitor_get(&v, "/contacts");
		assert_int_equal(v.status, rows[i].page);
		assert_int_equal(visitor_sees(&v, "/contacts/new"), rows[i].add == 200);
		assert_int_equal(visitor_sees(&v, "/contacts/approve"), rows[i].approve == 200);
		assert_int_equal(visitor_sees(&v, "tel:0300000001"), rows[i].page == 200);
		visitor_get(&v, "/contacts/new");
		assert_int_equal(v.status, rows[i].add);
		visitor_get(&v, "/contacts/approve");
		assert_int_equal(v.status, rows[i].approve);
	}
	visitor_close(&v);
}

static void an_entry_without_a_name_is_asked_for_again(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/contacts/new", "organization=++&phone=03-0000-0001");
	sees(&v, 422, "role=\"alert\"", "組織か名前", "03-0000-0001");
	assert_int_equal(toy_count(&v.toy, &contact_kind), 0);
	visitor_get(&v, "/contacts");
	sees(&v, 200, "まだ連絡先がありません", "/import", "厚生労働省を加える");
	visitor_close(&v);
}

static void entries_are_added_corrected_moved_and_taken_out(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/contacts/new", PLANNER_FORM);
	visitor_follow(&v);
	sees(&v, 200, "role=\"status\"", "元に戻す", "企画管理者", "Kobayashi", "tel:0300000001");
	visitor_post(&v, "/contacts/new", POLICE_FORM);
	visitor_get(&v, "/contacts");
	sees(&v, 200, "Keisatsu", "内線 110");
	misses(&v, "tel:110", "警察を加える"); /* an extension is not the police */
	visitor_post(&v, path_of(&v, "Keisatsu", ""), "organization=Keisatsu&role=%E8%AD%A6%E5%AF%9F&phone=110");
	visitor_follow(&v);
	sees(&v, 200, "tel:110");
	visitor_post(&v, "/contacts/new", "organization=Hoken&role=%E8%AD%A6%E5%AF%9F&phone=111");
	visitor_post(&v, path_of(&v, "Hoken", "/up"), "");
	visitor_follow(&v);
	sees(&v, 200, "2. 警察", "Hoken", "3. 警察", "Keisatsu");
	visitor_post(&v, path_of(&v, "Hoken", "/up"), "");
	assert_int_equal(v.status, 409);
	visitor_post(&v, path_of(&v, "Hoken", "/drop"), "");
	visitor_follow(&v);
	sees(&v, 200, "元に戻す");
	misses(&v, "Hoken");
	visitor_close(&v);
}

static void it_is_approved_changed_and_confirmed(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/contacts/new", PLANNER_FORM);
	visitor_get(&v, "/contacts");
	sees(&v, 200, "まだ承認されていません");
	visitor_post(&v, "/contacts/confirm", "");
	assert_int_equal(v.status, 409);
	visitor_post(&v, "/contacts/approve", with_seen(&v, "/contacts/approve", "label=1&approver=&approved_on=2026-11-22"));
	sees(&v, 422, "role=\"alert\"", "承認した人");
	approves(&v);
	visitor_follow(&v);
	sees(&v, 200, "連絡体制図を承認しました", "notice good", "第1版", "2026年11月22日(令和8年) 承認(Incho)", "今年も変わりありません", "/contacts/revisions/1");
	visitor_post(&v, "/contacts/confirm", with_seen(&v, "/contacts", ""));
	visitor_follow(&v);
	sees(&v, 200, "変わりがないことを確認(企画管理者 1)");
	visitor_post(&v, "/contacts/new", POLICE_FORM);
	visitor_get(&v, "/contacts");
	sees(&v, 200, "未承認の変更あり(1 件)", "加えた", "Keisatsu");
	misses(&v, "今年も変わりありません");
	visitor_close(&v);
}

static void what_was_not_shown_is_not_approved(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/contacts/new", PLANNER_FORM);
	const char *form = with_seen(&v, "/contacts/approve", APPROVE_FORM);
	visitor_post(&v, "/contacts/new", POLICE_FORM);
	visitor_post(&v, "/contacts/approve", form);
	sees(&v, 409, "role=\"alert\"", "連絡体制図が変わっています", "Keisatsu", "value=\"Incho\""); /* as it is now, and what was typed */
	visitor_post(&v, "/contacts/approve", APPROVE_FORM);
	assert_int_equal(v.status, 409);
	approves(&v);
	visitor_follow(&v);
	sees(&v, 200, "連絡体制図を承認しました");
	const char *confirm = with_seen(&v, "/contacts", "");
	visitor_post(&v, path_of(&v, "Keisatsu", ""), "organization=Keisatsu&role=%E8%AD%A6%E5%AF%9F&phone=119");
	approves(&v);
	visitor_post(&v, "/contacts/confirm", confirm);
	sees(&v, 409, "連絡体制図が変わっています");
	visitor_post(&v, "/contacts/confirm", "");
	assert_int_equal(v.status, 409);
	visitor_get(&v, "/contacts");
	misses(&v, "変わりがないことを確認");
	visitor_close(&v);
}

static void it_is_printed(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/contacts/new", PLANNER_FORM);
	visitor_get(&v, "/contacts/sheet");
	sees(&v, 200, "class=\"stamp\"", "案(", "電源は切らない", "Kobayashi");
	approves(&v);
	visitor_becomes(&v, ROLE_STAFF);
	visitor_get(&v, "/contacts/sheet");
	sees(&v, 200, "class=\"stamp\"", "第1版", "令和8年11月22日", "Incho", "Kobayashi");
	misses(&v, "案(");
	static const char *const files[] = { "/contacts/chart.pdf", "/contacts/card.pdf", "/contacts/revisions/1" };
	for (size_t i = 0; i < LENGTH(files); i++) {
		visitor_get(&v, files[i]);
		assert_int_equal(v.status, 200);
		same(visitor_header(&v, "Content-Type"), S("application/pdf"));
		assert_true(str_starts(v.body, S("%PDF-")));
	}
	visitor_get(&v, "/contacts/revisions/2");
	assert_int_equal(v.status, 404);
	visitor_get(&v, "/contacts/revisions/x");
	assert_int_equal(v.status, 404);
	visitor_close(&v);
}

static void a_vendor_of_the_ledger_is_copied(void **state)
{
	(void)state;
	struct visitor v;
	struct err e = { 0 };
	str id;
	visitor_open_hospital(&v, ROLE_PLANNER);
	works(db_one_str(v.toy.w.db, &v.arena, &e, &id, "SELECT id FROM vendor_now WHERE phone='000-0001-5548'", NONE), e);
	visitor_get(&v, "/contacts/new");
	sees(&v, 200, "台帳の事業者から", arena_text(&v.arena, id));
	visitor_get(&v, arena_text(&v.arena, arena_fmt(&v.arena, "/contacts/new?from=%.*s", P(id))));
	sees(&v, 200, "あおぞらメディカルシステム", "value=\"事業者(保守)\" selected", "000-0001-5548", "000-0001-2343", "support1@vendor1.example");
	visitor_get(&v, "/contacts/new?role=mhlw");
	sees(&v, 200, "value=\"厚生労働省\"", "value=\"厚生労働省\" selected", "name=\"phone\"", "value=\"\""); /* its number is for people to look up */
	misses(&v, "台帳の事業者から");
	visitor_close(&v);
}

static void it_is_said_in_english(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_post(&v, "/contacts/new", PLANNER_FORM);
	visitor_speaks(&v, LANG_EN);
	visitor_get(&v, "/contacts");
	sees(&v, 200, "Contact chart", "not approved yet", "Leave the power on", "planning administrator");
	misses(&v, "連絡の順");
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles),
		cmocka_unit_test(an_entry_without_a_name_is_asked_for_again),
		cmocka_unit_test(entries_are_added_corrected_moved_and_taken_out),
		cmocka_unit_test(it_is_approved_changed_and_confirmed),
		cmocka_unit_test(what_was_not_shown_is_not_approved),
		cmocka_unit_test(it_is_printed),
		cmocka_unit_test(a_vendor_of_the_ledger_is_copied),
		cmocka_unit_test(it_is_said_in_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
