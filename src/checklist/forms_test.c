/* forms_test.c - which form is meant, and what may be imported over what.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/data.h"
#include "forms.h"
#include "frame/facility.h"
#include "ward.h"

/* The program's own form of 2025, as another year's or another revision. */
static str made_from(struct arena *a, const char *id, int year, int revision, const char *title)
{
	str bytes = data_bytes(S("forms/mhlw.facility.fy2025.json")), rest = bytes;
	str_cut(&rest, S("\"layout\""));
	return arena_fmt(a,
	                 "{\"format\":\"inro-form/1\",\"id\":\"%s\",\"revision\":%d,\"form\":\"facility\",\"fiscal_year\":%d,"
	                 "\"title\":{\"ja\":\"%s\",\"en\":\"t\"},\"layout\"%.*s", id, revision, year, title, P(rest));
}

static bool import(struct toy *t, str bytes, bool *added, struct err *e)
{
	struct form form;
	return forms_import(&t->w, bytes, &form, added, e);
}

static struct form_set all(struct toy *t)
{
	struct form_set set;
	struct err e = { 0 };
	works(forms_read(&t->w, &set, &e), e);
	return set;
}

static void the_newest_year_comes_first(void **state)
{
	(void)state;
	static const char *const order[] = { "mhlw.facility.fy2025", "mhlw.pharmacy.fy2025", "mhlw.vendor.fy2025",
		                             "mhlw.facility.fy2024", "mhlw.vendor.fy2024",   "mhlw.facility.fy2023",
		                             "mhlw.vendor.fy2023" };
	struct toy t;
	ward_open(&t);
	struct form_set set = all(&t);
	assert_int_equal(set.count, LENGTH(order));
	for (size_t i = 0; i < LENGTH(order); i++)
		same(set.forms[i].id, str_of(order[i]));
	toy_close(&t);
}

static void a_form_can_be_named_in_short(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct form_set set = all(&t);
	same(forms_named(&set, S("vendor"), S("fy2024"))->id, S("mhlw.vendor.fy2024"));
	same(forms_named(&set, S("facility"), S("fy2024"))->id, S("mhlw.facility.fy2024"));
	same(forms_named(&set, S("facility"), S("mhlw.vendor.fy2024"))->id, S("mhlw.vendor.fy2024"));
	assert_null(forms_named(&set, S("pharmacy"), S("fy2024")));
	assert_null(forms_named(&set, S("facility"), S("")));
	same(forms_newest(&set, S("pharmacy"))->id, S("mhlw.pharmacy.fy2025"));
	assert_null(forms_newest(&set, S("clinic")));
	toy_close(&t);
}

static void a_pharmacy_fills_in_its_own_form(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	str kind;
	ward_open(&t);
	works(forms_kind_here(&t.w, &kind, &e), e);
	same(kind, S("facility"));
	works(facility_set(&t.w, "type", S("pharmacy"), &e), e);
	works(forms_kind_here(&t.w, &kind, &e), e);
	same(kind, S("pharmacy"));
	toy_close(&t);
}

/* Today is in fiscal 2026, whose form did not come with the program. */
static void a_missing_year_is_said_first_and_never_answered(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	const struct form *form;
	ward_open(&t);
	struct form_set set = all(&t);
	works(forms_choose(&t.w, &set, S("facility"), S(""), false, &form, &e), e);
	same(form->id, S("mhlw.facility.fy2025"));
	same(buf_str(&t.aside), S("令和8年度の様式はまだ取り込まれていません。令和7年度の様式で表示します。\n"));
	refuses(forms_choose(&t.w, &set, S("facility"), S(""), true, &form, &e), e, ERR_MISSING);
	refuses(forms_choose(&t.w, &set, S("facility"), S("fy2030"), false, &form, &e), e, ERR_MISSING);
	works(forms_choose(&t.w, &set, S("facility"), S("fy2024"), true, &form, &e), e);
	same(form->id, S("mhlw.facility.fy2024"));
	refuses(forms_choose(&t.w, &(struct form_set){ 0 }, S("facility"), S(""), false, &form, &e), e, ERR_MISSING);
	toy_close(&t);
}

static void an_imported_form_of_this_year_is_the_one_meant(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	const struct form *form;
	bool added;
	ward_open(&t);
	works(import(&t, made_from(&t.arena, "mhlw.facility.fy2026", 2026, 1, "表"), &added, &e), e);
	assert_true(added);
	struct form_set set = all(&t);
	works(forms_choose(&t.w, &set, S("facility"), S(""), true, &form, &e), e);
	same(form->id, S("mhlw.facility.fy2026"));
	assert_true(form->imported);
	assert_int_equal(t.aside.n, 0);
	toy_close(&t);
}

static void another_content_needs_a_new_revision(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	bool added;
	ward_open(&t);
	str one = made_from(&t.arena, "x.fy2026", 2026, 1, "一"), other = made_from(&t.arena, "x.fy2026", 2026, 1, "二");
	works(import(&t, one, &added, &e), e);
	works(import(&t, one, &added, &e), e);
	assert_false(added);
	refuses(import(&t, other, &added, &e), e, ERR_CONFLICT);
	works(import(&t, made_from(&t.arena, "x.fy2026", 2026, 3, "三"), &added, &e), e);
	assert_true(added);
	refuses(import(&t, made_from(&t.arena, "x.fy2026", 2026, 2, "二"), &added, &e), e, ERR_CONFLICT);
	struct form_set set = all(&t);
	assert_string_equal(forms_named(&set, S("facility"), S("x.fy2026"))->title.ja, "三");
	toy_close(&t);
}

static void the_programs_own_forms_follow_the_same_rule(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	bool added;
	ward_open(&t);
	works(import(&t, data_bytes(S("forms/mhlw.facility.fy2025.json")), &added, &e), e);
	assert_false(added);
	refuses(import(&t, made_from(&t.arena, "mhlw.facility.fy2025", 2025, 1, "別"), &added, &e), e, ERR_CONFLICT);
	works(import(&t, made_from(&t.arena, "mhlw.facility.fy2025", 2025, 2, "照合済み"), &added, &e), e);
	assert_true(added);
	struct form_set set = all(&t);
	assert_string_equal(forms_named(&set, S("facility"), S("fy2025"))->title.ja, "照合済み");
	refuses(import(&t, S("{}"), &added, &e), e, ERR_INPUT);
	toy_close(&t);
}

static void a_broken_table_is_said(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct form_set set;
	bool added;
	ward_open(&t);
	works(db_do(t.w.db, &e, "INSERT INTO form (id, revision, digest, bytes, act) VALUES ('y', 1, '', '{', '')", NONE), e);
	refuses(forms_read(&t.w, &set, &e), e, ERR_INPUT);
	works(db_do(t.w.db, &e, "DROP TABLE form", NONE), e);
	refuses(forms_read(&t.w, &set, &e), e, ERR_INTERNAL);
	refuses(import(&t, made_from(&t.arena, "x.fy2026", 2026, 1, "一"), &added, &e), e, ERR_INTERNAL);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_newest_year_comes_first),
		cmocka_unit_test(a_form_can_be_named_in_short),
		cmocka_unit_test(a_pharmacy_fills_in_its_own_form),
		cmocka_unit_test(a_missing_year_is_said_first_and_never_answered),
		cmocka_unit_test(an_imported_form_of_this_year_is_the_one_meant),
		cmocka_unit_test(another_content_needs_a_new_revision),
		cmocka_unit_test(the_programs_own_forms_follow_the_same_rule),
		cmocka_unit_test(a_broken_table_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
