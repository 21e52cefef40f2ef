/* findings_test.c - what checks find is counted by thing, kept by reason, and said in the reader's language.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "checks.h"
#include "frame/finding.h"
#include "kinds.h"
#include "ledger.h"
#include "toy.h"

static const struct duty *const duties[] = { &ledger_duty, NULL };

static void give(struct toy *t, const struct record_kind *kind, const char *csv)
{
	struct err e = { 0 };
	struct import_result r;
	works(toy_import(t, kind, "表.csv", csv, &r, &e), e);
}

static struct check_result run(struct toy *t, const struct check *check)
{
	struct err e = { 0 };
	struct check_result r;
	works(check_run(&t->w, check, &r, &e), e);
	works(finding_sync(&t->w, &r, &e), e);
	return r;
}

static void a_device_with_several_gaps_counts_once(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct finding *list;
	size_t n;
	toy_open(&t, duties);
	give(&t, &device_kind, "管理番号,種別,設置場所,利用者,ファームウェア\nD1,端末,,,\nD2,端末,外来,医師,1\nD3,サーバ,,医師,1\n");
	struct check_result r = run(&t, &ledger_device_incomplete);
	struct tally all = check_tally(&r, S("")), pcs = check_tally(&r, S("pc"));
	assert_int_equal(r.count, 5);
	assert_int_equal(all.population, 3);
	assert_int_equal(all.short_of, 2);
	assert_int_equal(all.ok, 1);
	assert_int_equal(pcs.population, 2);
	assert_int_equal(pcs.short_of, 1);
	works(finding_all(&t.w, false, &list, &n, &e), e);
	assert_int_equal(n, 4);
	toy_close(&t);
}

static void one_device_is_accepted_and_the_other_is_not(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, duties);
	give(&t, &device_kind, "管理番号,種別,設置場所,利用者,ファームウェア\nD1,端末,,,1\nD2,端末,,医師,1\n");
	struct check_result r = run(&t, &ledger_device_incomplete);
	str csv = arena_fmt(&t.arena, "点検,対象の番号,了承の期限\nledger.device_incomplete,%.*s,2026/12/31\n", P(r.rows[0].id));
	give(&t, &decision_kind, csv.p);
	r = run(&t, &ledger_device_incomplete);
	struct tally all = check_tally(&r, S(""));
	assert_int_equal(all.accepted, 1);
	assert_int_equal(all.short_of, 1);
	assert_int_equal(all.population, 2);
	toy_close(&t);
}

static void a_title_stands_for_a_name_in_either_language(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct finding *list;
	size_t n;
	toy_open(&t, duties);
	struct check_result r = run(&t, &document_bcp);
	same(r.rows[0].label, str_of(document_bcp.title.ja));
	t.w.lang = LANG_EN;
	works(finding_all(&t.w, false, &list, &n, &e), e);
	assert_int_equal(n, 1);
	same(list[0].label, str_of(document_bcp.title.en));
	toy_close(&t);
}

static void a_reason_without_words_is_an_error(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct check_result r;
	struct check odd = log_measured;
	odd.sql = "SELECT 'x', 'x', '', 'short', 'nobody_knows', '', ''";
	toy_open(&t, duties);
	refuses(check_run(&t.w, &odd, &r, &e), e, ERR_INTERNAL);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_device_with_several_gaps_counts_once),
		cmocka_unit_test(one_device_is_accepted_and_the_other_is_not),
		cmocka_unit_test(a_title_stands_for_a_name_in_either_language),
		cmocka_unit_test(a_reason_without_words_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
