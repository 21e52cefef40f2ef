/* returns_test.c - whose form is wanted and what came back, from contracts, systems and answers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "hospital.h"
#include "returns.h"
#include "vendor.h"

/* Writes a record from "column=value" texts, ended by NULL. */
static void write_record(struct toy *t, const char *name, const char *const *values)
{
	const struct record_kind *kind = duty_kind(t->w.duties, str_of(name));
	struct record r = record_blank(&t->arena, kind);
	struct err e = { 0 };
	struct id act;
	for (; *values; values++) {
		str value = str_of(*values), column = str_cut(&value, S("="));
		r.values[record_column(kind, column)] = value;
	}
	works(record_write(&t->w, kind, NULL, &r, &act, &e), e);
}
#define RECORD(t, kind, ...) write_record(t, kind, (const char *const[]){ __VA_ARGS__, NULL })

static const struct form *vendors_form(struct toy *t, const char *own)
{
	struct form_set *set = arena_new(&t->arena, struct form_set);
	struct err e = { 0 };
	works(forms_read(&t->w, set, &e), e);
	return returns_form(set, forms_named(set, S("facility"), str_of(own)));
}

/* "vendor|system|contract or -|until|state answered+skipped/wanted", a line each. */
static str listed(struct toy *t, const struct form *form)
{
	struct vendor_return *list;
	size_t count;
	struct err e = { 0 };
	auto_buf lines = { 0 };
	works(returns_read(&t->w, form, &list, &count, &e), e);
	for (size_t i = 0; i < count; i++) {
		const struct vendor_return *r = &list[i];
		buf_fmt(&lines, "%.*s|%.*s|%s|%.*s|%s %zu+%zu/%zu\n", P(r->vendor_name), P(r->system_name),
			r->contracted ? "contract" : "-",
		        P(day_iso(&t->arena, r->contract_ends)), return_state_words[r->state].en, r->answered,
		        	r->skipped, r->wanted);
	}
	return arena_copy(&t->arena, buf_str(&lines));
}

static void contracts_in_effect_decide_whom_to_ask(void **state)
{
	(void)state;
	struct toy t;
	hospital_open(&t);
	RECORD(&t, "vendor", "name=甲社");
	RECORD(&t, "vendor", "name=乙社");
	RECORD(&t, "vendor", "name=丙社");
	RECORD(&t, "system", "name=電子カルテ", "vendor=甲社");
	RECORD(&t, "system", "name=医事会計", "vendor=甲社");
	RECORD(&t, "contract", "vendor=甲社", "number=1", "ends=2027-03-31");
	RECORD(&t, "contract", "vendor=甲社", "number=2", "ends=2028-03-31");
	RECORD(&t, "contract", "vendor=乙社", "number=3");
	RECORD(&t, "contract", "vendor=丙社", "number=4", "ends=2026-11-21");      /* ended yesterday */
	RECORD(&t, "contract", "vendor=丁社", "number=5",
		"starts=2026-11-22");    /* begins today; not in the ledger */
	RECORD(&t, "contract", "vendor=戊社", "number=6", "starts=2026-11-23");    /* not yet */
	RECORD(&t, "contract", "subject=複合機の保守", "number=7");
	same(listed(&t, vendors_form(&t, "fy2025")), S("丁社||contract||not returned 0+0/14\n"
	                                              "乙社||contract||not returned 0+0/14\n"
	                                              "甲社|医事会計|contract|2028-03-31|not returned 0+0/14\n"
	                                              "甲社|電子カルテ|contract|2028-03-31|not returned 0+0/14\n"
	                                              "複合機の保守||contract||not returned 0+0/14\n"));
	toy_close(&t);
}

static void give(struct toy *t, const struct vendor_pair *pair, size_t from, size_t to, unsigned parts)
{
	struct err e = { 0 };
	for (size_t i = from; i < to; i++) {
		const struct answer_row row = { pair->form, &pair->form->items[i], pair->vendor,
			pair->system };
		const struct answer_change change = { .parts = parts, .first = REPLY_YES, .first_on = { 2026,
			11, (uint8_t)(i + 1) }, .skipped = S("第1条") };
		works(answer_give(&t->w, &row, &change, &e), e);
	}
}

static void what_came_back_is_counted_for_each_pair(void **state)
{
	(void)state;
	static const struct {
		size_t answered, skipped;
		enum return_state state;
		bool overdue;
	} rows[] = {
		{ 0, 0, RETURN_NONE, true },      { 1, 0, RETURN_PARTLY, true },  { 0, 1, RETURN_PARTLY,
			true },
		{ 13, 1, RETURN_WHOLE, false },   { 14, 0, RETURN_WHOLE, false }, { 0, 14, RETURN_SKIPPED,
			false },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct toy t;
		struct err e = { 0 };
		struct vendor_pair pair;
		struct vendor_return *list;
		size_t count;
		hospital_open(&t);
		RECORD(&t, "vendor", "name=甲社");
		works(vendor_pair_named(&t.w, vendors_form(&t, "fy2025"), S("甲社"), S(""), &pair, &e), e);
		RECORD(&t, "contract", "vendor=甲社");
		give(&t, &pair, 0, rows[i].answered, ANSWER_FIRST);
		give(&t, &pair, rows[i].answered, rows[i].answered + rows[i].skipped, ANSWER_SKIPPED);
		works(returns_read(&t.w, pair.form, &list, &count, &e), e);
		assert_int_equal(count, 1);
		assert_int_equal(list->state, rows[i].state);
		assert_int_equal(list->last_on.day, rows[i].answered);
		const struct vendor_ask ask = { .due_on = { 2026, 11, 21 } }, later = { .due_on = { 2026, 11,
			22 } }, none = { 0 };
		assert_int_equal(vendor_is_overdue(list, &ask, work_today(&t.w)), rows[i].overdue);
		assert_false(vendor_is_overdue(list, &later, work_today(&t.w)));
		assert_false(vendor_is_overdue(list, &none, work_today(&t.w)));
		toy_close(&t);
	}
}

/* Who answered is listed though no contract says so; reference items are not waited for. */
static void an_answer_without_a_contract_is_listed(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct vendor_pair pair;
	hospital_open(&t);
	RECORD(&t, "vendor", "name=甲社");
	RECORD(&t, "system", "name=電子カルテ", "vendor=甲社");
	works(vendor_pair_named(&t.w, vendors_form(&t, "fy2023"), S("甲社"), S("電子カルテ"), &pair, &e), e);
	give(&t, &pair, 0, 8, ANSWER_FIRST);
	same(listed(&t, pair.form), S("甲社|電子カルテ|-||answered 8+0/8\n"));
	same(listed(&t, vendors_form(&t, "fy2024")), S(""));
	toy_close(&t);
}

static void a_form_of_a_year_without_a_vendors_form_has_none(void **state)
{
	(void)state;
	struct form own = { .fiscal_year = 2099 };
	struct toy t;
	struct form_set set;
	struct err e = { 0 };
	hospital_open(&t);
	works(forms_read(&t.w, &set, &e), e);
	assert_null(returns_form(&set, &own));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contracts_in_effect_decide_whom_to_ask),
		cmocka_unit_test(what_came_back_is_counted_for_each_pair),
		cmocka_unit_test(an_answer_without_a_contract_is_listed),
		cmocka_unit_test(a_form_of_a_year_without_a_vendors_form_has_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
