/* account_person_test.c - whose an account is: by number, by name, by hand, or nobody's that can be told.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "kinds.h"
#include "ledger.h"
#include "toy.h"

static const struct duty *const duties[] = { &ledger_duty, NULL };

static const char roster[] = "職員番号,氏名,部署\n"
                             "00123,佐藤　花子,看護部\n"
                             "124,佐藤 花子,薬剤部\n"
                             "125,鈴木 一郎,事務\n"
                             ",高橋 次郎,事務\n"
                             "127,髙田 三郎,事務\n"
                             "128,田中 四郎,事務\n"
                             "128,別の 四郎,事務\n";

static const struct {
	const char *login, *display, *number, *person, *matched;
} accounts[] = {
	{ "a1", "佐藤花子", "123", "00123", "number" }, /* leading zeros do not count, homonyms neither */
	{ "a2", "だれでも", "１２５", "125", "number" }, /* the number decides, whatever the name */
	{ "a3", "佐藤花子", "", "", "several" },
	{ "a4", "鈴木　一郎（事務）", "", "125", "name" },
	{ "a5", "ｽｽﾞｷ", "", "", "absent" },
	{ "a6", "鈴木一郎", "999", "", "absent" },       /* another number: another person */
	{ "a7", "高橋次郎", "999", "高橋 次郎", "name" }, /* the roster has no number to say otherwise */
	{ "00125", "", "", "125", "number" },            /* the login is the number */
	{ "124", "佐藤花子", "", "124", "number" },
	{ "127", "鈴木一郎", "", "125", "name" },        /* … unless the name says otherwise */
	{ "a8", "田中四郎", "128", "", "several" },      /* one number for two people */
	{ "a9", "", "", "", "absent" },
	{ "b1", "不明", "不明", "", "absent" },
};

static str list_text(struct arena *a)
{
	auto_buf b = { 0 };
	buf_put(&b, S("ログインID,表示名,職員番号\n"));
	for (size_t i = 0; i < LENGTH(accounts); i++)
		buf_fmt(&b, "%s,%s,%s\n", accounts[i].login, accounts[i].display, accounts[i].number);
	return arena_copy(a, buf_str(&b));
}

/* "person|matched" of an account; the person by number, else by name. */
static str owner_of(struct toy *t, const char *login)
{
	struct err e = { 0 };
	str owner;
	works(db_one_str(t->w.db, &t->arena, &e, &owner,
	                 "SELECT coalesce(nullif(p.employee_no, ''), p.name, '') || '|' || "
	                 "coalesce(a.matched_code, '') FROM account_now a "
	                 "LEFT JOIN person_now p ON p.id = a.person_id WHERE a.login = ?", BIND(V(login))), e);
	return owner;
}

static void give(struct toy *t, const struct record_kind *kind, const char *file, const char *csv)
{
	struct err e = { 0 };
	struct import_result r;
	works(toy_import(t, kind, file, csv, &r, &e), e);
}

static void expect_owners(struct toy *t)
{
	for (size_t i = 0; i < LENGTH(accounts); i++) {
		str want = arena_fmt(&t->arena, "%s|%s", accounts[i].person, accounts[i].matched);
		str got = owner_of(t, accounts[i].login);
		if (!str_eq(got, want))
			fail_msg("%s %s: got %.*s, want %.*s", accounts[i].login, accounts[i].display, P(got),
			         P(want));
	}
}

static void owners_are_found_whichever_list_comes_first(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, duties);
	give(&t, &person_kind, "名簿.csv", roster);
	give(&t, &account_kind, "一覧.csv", list_text(&t.arena).p);
	expect_owners(&t);
	toy_close(&t);
	toy_open(&t, duties);
	give(&t, &account_kind, "一覧.csv", list_text(&t.arena).p);
	same(owner_of(&t, "a4"), S("|"));
	give(&t, &person_kind, "名簿.csv", roster);
	expect_owners(&t);
	toy_close(&t);
}

static void what_a_person_decided_stands(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, duties);
	give(&t, &person_kind, "名簿.csv", roster);
	give(&t, &account_kind, "一覧.csv", "ログインID,表示名,本人\na3,佐藤花子,124\n");
	same(owner_of(&t, "a3"), S("124|hand"));
	give(&t, &account_kind, "一覧.csv", "ログインID,表示名,本人\na3,佐藤花子,\n");
	same(owner_of(&t, "a3"), S("|several"));
	toy_close(&t);
}

static void an_undone_roster_leaves_no_owners(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct undo undo;
	toy_open(&t, duties);
	give(&t, &account_kind, "一覧.csv", list_text(&t.arena).p);
	give(&t, &person_kind, "名簿.csv", roster);
	same(owner_of(&t, "a4"), S("125|name"));
	works(history_undo(&t.w, S(""), &undo, &e), e);
	same(owner_of(&t, "a4"), S("|"));
	toy_close(&t);
}

/* Lists of two systems, neither of which names its system. */
static void lists_without_a_realm_are_known_by_their_source(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct import_result r;
	toy_open(&t, duties);
	give(&t, &account_kind, "電子カルテ.csv", "ログインID,最終ログイン日\nyamada,2026/1/1\n");
	give(&t, &account_kind, "検査.csv", "ログインID,最終ログイン日\nyamada,2026/2/1\n");
	assert_int_equal(toy_count(&t, &account_kind), 2);
	works(toy_import(&t, &account_kind, "電子カルテ_20261201.csv",
	                 "ログインID,最終ログイン日\nyamada,2026/11/1\n", &r, &e), e);
	assert_int_equal(r.counts[ROW_CHANGED], 1);
	assert_int_equal(toy_count(&t, &account_kind), 2);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(owners_are_found_whichever_list_comes_first),
		cmocka_unit_test(what_a_person_decided_stands),
		cmocka_unit_test(an_undone_roster_leaves_no_owners),
		cmocka_unit_test(lists_without_a_realm_are_known_by_their_source),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
