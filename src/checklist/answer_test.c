/* answer_test.c - what a person may answer, what is refused, and what stays in the history.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "answer.h"
#include "answer_rules.h"
#include "forms.h"
#include "ward.h"

static const struct form *form_of(struct toy *t, const char *id)
{
	struct form_set *set = arena_new(&t->arena, struct form_set);
	struct err e = { 0 };
	works(forms_read(&t->w, set, &e), e);
	const struct form *form = forms_named(set, S("facility"), str_of(id));
	assert_non_null(form);
	return form;
}

static struct answer_row row_of(struct toy *t, const char *form, const char *key)
{
	struct answer_row row = { .form = form_of(t, form) };
	row.item = form_item_named(row.form, str_of(key));
	assert_non_null(row.item);
	return row;
}

static struct day day(const char *iso)
{
	struct day d = { 0 };
	day_read(str_of(iso), &d);
	return d;
}

/* What is typed: dates "" are not given. */
struct typed {
	const char *first, *date, *target, *second, *second_date;
};

static enum reply reply(const char *code)
{
	return str_eq(str_of(code), S("yes")) ? REPLY_YES : str_eq(str_of(code), S("no")) ? REPLY_NO : REPLY_NONE;
}

static struct answer_change change_of(const struct typed *typed)
{
	struct answer_change c = { 0 };
	c.parts = (*typed->first || *typed->date ? ANSWER_FIRST : 0) | (*typed->target ? ANSWER_TARGET : 0) |
	          (*typed->second || *typed->second_date ? ANSWER_SECOND : 0);
	c.first = reply(typed->first);
	c.second = reply(typed->second);
	c.first_on = day(typed->date);
	c.target_on = day(typed->target);
	c.second_on = day(typed->second_date);
	return c;
}

static bool give(struct toy *t, const struct answer_row *row, const struct typed *typed, struct err *e)
{
	struct answer_change change = change_of(typed);
	return answer_give(&t->w, row, &change, e);
}

static struct answer kept(struct toy *t, const struct answer_row *row, enum need *need)
{
	struct answer_set set;
	struct err e = { 0 };
	works(answers_read(&t->w, row->form, row->vendor, row->system, &set, &e), e);
	if (need)
		*need = set.needs[row->item - row->form->items];
	return set.answers[row->item - row->form->items];
}

/* The clock stands at 22 November 2026. */
static void what_the_form_does_not_allow_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *form, *key;
		struct typed before, typed;
		enum err_kind kind;
		const char *says;
	} cases[] = {
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "", "", "", "", "" }, ERR_INPUT, "there is nothing to enter" },
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "yes", "", "", "", "" }, ERR_INPUT, "the day of the check; it is never" },
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "", "2026-11-20", "", "", "" }, ERR_INPUT, "the reply is Yes or No" },
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "yes", "2026-11-23", "", "", "" }, ERR_INPUT, "lies in the future" },
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "", "", "2026-12-01", "", "" }, ERR_INPUT, "a first reply of No alone" },
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "yes", "2026-11-20", "2026-12-01", "", "" }, ERR_INPUT,
		  "a target date is for a first reply of No alone" },
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "no", "2026-11-20", "2026-11-19", "", "" }, ERR_INPUT,
		  "the target date is before" },
		{ "fy2025", "2-5", { "", "", "", "", "" }, { "", "", "", "yes", "2026-11-20" }, ERR_INPUT,
		  "a second check is for a first reply of No alone" },
		{ "fy2025", "2-5", { "yes", "2026-11-20", "", "", "" }, { "", "", "", "yes", "2026-11-21" }, ERR_INPUT,
		  "a second check is for a first reply of No alone" },
		{ "fy2025", "2-5", { "no", "2026-11-20", "", "", "" }, { "", "", "", "yes", "" }, ERR_INPUT, "the day of the second check" },
		{ "fy2025", "2-5", { "no", "2026-11-20", "", "", "" }, { "", "", "", "", "2026-11-21" }, ERR_INPUT, "the second reply" },
		{ "fy2025", "2-5", { "no", "2026-11-20", "", "", "" }, { "", "", "", "yes", "2026-11-23" }, ERR_INPUT, "second check lies in" },
		{ "fy2025", "2-5", { "no", "2026-11-20", "", "", "" }, { "", "", "", "yes", "2026-11-19" }, ERR_INPUT, "before the first" },
		{ "fy2025", "0", { "", "", "", "", "" }, { "no", "2026-11-20", "2026-12-01", "", "" }, ERR_INPUT,
		  "this item has no cell for a target" },
		{ "fy2023", "3-1", { "", "", "", "", "" }, { "no", "2023-11-20", "2023-12-01", "", "" }, ERR_INPUT,
		  "this item has no cell for a target" },
		{ "fy2023", "3-1", { "no", "2023-11-20", "", "", "" }, { "", "", "", "yes", "2023-12-01" }, ERR_INPUT,
		  "this item has no cell for a second" },
		{ "fy2025", "2-2", { "", "", "", "", "" }, { "yes", "2026-11-20", "", "", "" }, ERR_CONFLICT, "no vendor is recorded" },
		{ "fy2025", "2-3", { "", "", "", "", "" }, { "yes", "2026-11-20", "", "", "" }, ERR_CONFLICT, "no vendor is recorded" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct toy t;
		struct err e = { 0 };
		ward_open(&t);
		struct answer_row row = row_of(&t, cases[i].form, cases[i].key);
		if (*cases[i].before.first)
			works(give(&t, &row, &cases[i].before, &e), e);
		refuses(give(&t, &row, &cases[i].typed, &e), e, cases[i].kind);
		if (!str_has(str_of(e.en), str_of(cases[i].says)))
			fail_msg("case %zu: %s", i, e.en);
		same(reply_code(kept(&t, &row, NULL).first), str_of(cases[i].before.first));
		toy_close(&t);
	}
}

static void what_is_allowed_is_kept(void **state)
{
	(void)state;
	static const struct {
		const char *form, *key;
		struct typed typed;
		const char *remark; /* "" none */
	} cases[] = {
		{ "fy2025", "2-5", { "yes", "2026-03-20", "", "", "" }, "" },
		{ "fy2025", "2-5", { "yes", "2026-11-22", "", "", "" }, "outside the form's fiscal year" },
		{ "fy2025", "2-5", { "no", "2026-03-20", "2026-03-31", "", "" }, "" },
		{ "fy2025", "2-5", { "no", "2026-03-20", "", "", "" }, "please also give a target date" },
		{ "fy2025", "2-5", { "no", "2026-03-20", "2026-04-01", "", "" }, "after the fiscal year" },
		{ "fy2025", "2-5", { "no", "2025-06-20", "2025-12-31", "yes", "2025-12-20" }, "" },
		{ "fy2025", "2-5", { "no", "2025-06-20", "", "no", "2025-06-20" }, "" },
		{ "fy2023", "2-9-pc", { "no", "2023-11-20", "2025-03-31", "", "" }, "" }, /* a reference item */
		{ "fy2023", "2-9-pc", { "no", "2023-11-20", "2025-04-01", "", "" }, "after the fiscal year" },
		{ "fy2023", "3-1", { "no", "2023-11-20", "", "", "" }, "" },
		{ "fy2025", "0", { "yes", "2026-03-20", "", "", "" }, "" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct toy t;
		struct err e = { 0 };
		ward_open(&t);
		t.w.lang = LANG_EN;
		struct answer_row row = row_of(&t, cases[i].form, cases[i].key);
		works(give(&t, &row, &cases[i].typed, &e), e);
		struct answer answer = kept(&t, &row, NULL);
		same(reply_code(answer.first), str_of(cases[i].typed.first));
		same(day_iso(&t.arena, answer.first_on), str_of(cases[i].typed.date));
		same(day_iso(&t.arena, answer.target_on), str_of(cases[i].typed.target));
		same(reply_code(answer.second), str_of(cases[i].typed.second));
		same(day_iso(&t.arena, answer.second_on), str_of(cases[i].typed.second_date));
		if (*cases[i].remark ? !str_has(buf_str(&t.aside), str_of(cases[i].remark)) : t.aside.n > 0)
			fail_msg("case %zu: %.*s", i, P(buf_str(&t.aside)));
		toy_close(&t);
	}
}

static void the_second_reply_is_what_counts(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct answer_row row = row_of(&t, "fy2025", "2-5");
	assert_int_equal(answer_reply(&(struct answer){ 0 }), REPLY_NONE);
	works(give(&t, &row, &(struct typed){ "no", "2025-06-20", "", "", "" }, &e), e);
	struct answer answer = kept(&t, &row, NULL);
	assert_int_equal(answer_reply(&answer), REPLY_NO);
	same(day_iso(&t.arena, answer_on(&answer)), S("2025-06-20"));
	works(give(&t, &row, &(struct typed){ "", "", "", "yes", "2025-12-20" }, &e), e);
	answer = kept(&t, &row, NULL);
	assert_int_equal(answer_reply(&answer), REPLY_YES);
	same(day_iso(&t.arena, answer_on(&answer)), S("2025-12-20"));
	toy_close(&t);
}

static void each_part_keeps_who_entered_it_and_when(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct answer_row row = row_of(&t, "fy2025", "2-5");
	works(give(&t, &row, &(struct typed){ "no", "2025-06-20", "", "", "" }, &e), e);
	t.w.who = S("別の人");
	t.clock = clock_stopped(clock_now(&t.clock) + 3600);
	works(give(&t, &row, &(struct typed){ "", "", "", "yes", "2025-12-20" }, &e), e);
	struct answer answer = kept(&t, &row, NULL);
	same(answer.first_entered.who, S("試験"));
	same(answer.first_entered.at, S("2026-11-22T03:00:00Z"));
	same(answer.second_entered.who, S("別の人"));
	same(answer.second_entered.at, S("2026-11-22T04:00:00Z"));
	same(answer.target_entered.at, S(""));
	toy_close(&t);
}

static void a_corrected_first_reply_ends_what_followed_and_says_so(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	t.w.lang = LANG_EN;
	struct answer_row row = row_of(&t, "fy2025", "2-5");
	works(give(&t, &row, &(struct typed){ "no", "2025-06-20", "2025-12-31", "no", "2025-12-20" }, &e), e);
	works(give(&t, &row, &(struct typed){ "yes", "2026-01-20", "", "", "" }, &e), e);
	struct answer answer = kept(&t, &row, NULL);
	assert_int_equal(answer.first, REPLY_YES);
	assert_int_equal(answer.second, REPLY_NONE);
	assert_int_equal(answer.target_on.year, 0);
	assert_int_equal(answer.second_on.year, 0);
	assert_true(str_has(buf_str(&t.aside), S("The first No was written over with Yes")));
	toy_close(&t);
}

static void answers_taken_back_stay_in_the_history(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct answer_entry *list;
	size_t count;
	ward_open(&t);
	struct answer_row row = row_of(&t, "fy2025", "2-5");
	refuses(answer_take_back(&t.w, &row, &e), e, ERR_MISSING);
	works(give(&t, &row, &(struct typed){ "yes", "2026-03-20", "", "", "" }, &e), e);
	works(answer_take_back(&t.w, &row, &e), e);
	refuses(answer_take_back(&t.w, &row, &e), e, ERR_MISSING);
	assert_int_equal(kept(&t, &row, NULL).first, REPLY_NONE);
	works(give(&t, &row, &(struct typed){ "no", "2026-03-21", "", "", "" }, &e), e);
	works(answer_history(&t.w, &row, &list, &count, &e), e);
	assert_int_equal(count, 3);
	assert_int_equal(list[0].answer.first, REPLY_YES);
	same(list[0].entered.who, S("試験"));
	assert_true(list[1].answer.taken_back);
	assert_int_equal(list[2].answer.first, REPLY_NO);
	assert_false(list[2].answer.taken_back);
	toy_close(&t);
}

static void nothing_is_written_over_that_its_person_did_not_see(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	size_t seen = 0;
	ward_open(&t);
	struct answer_row any = row_of(&t, "fy2025", "2-5"), row = any;
	row.seen = &seen;
	works(give(&t, &row, &(struct typed){ "yes", "2026-03-20", "", "", "" }, &e), e);
	refuses(give(&t, &row, &(struct typed){ "no", "2026-03-21", "", "", "" }, &e), e, ERR_CONFLICT);
	refuses(answer_take_back(&t.w, &row, &e), e, ERR_CONFLICT);
	assert_int_equal(kept(&t, &row, NULL).first, REPLY_YES);
	works(give(&t, &any, &(struct typed){ "no", "2026-03-21", "", "", "" }, &e), e); /* whatever stands there */
	seen = 2;
	works(answer_take_back(&t.w, &row, &e), e);
	seen = 4;
	refuses(give(&t, &row, &(struct typed){ "no", "2026-03-21", "", "", "" }, &e), e, ERR_CONFLICT);
	toy_close(&t);
}

static void what_was_entered_last_is_worth_a_word(void **state)
{
	(void)state;
	static const struct {
		struct typed typed;
		const char *says; /* NULL: nothing */
	} cases[] = {
		{ { "yes", "2026-03-20", "", "", "" }, NULL },
		{ { "no", "2026-03-20", "", "", "" }, "give a target date" },
		{ { "no", "2026-03-20", "2026-04-10", "", "" }, "lies after the fiscal year" },
		{ { "no", "2026-03-20", "2026-03-31", "", "" }, NULL },
		{ { "yes", "2026-03-21", "", "", "" }, "The first No was written over with Yes" },
		{ { "yes", "2025-03-31", "", "", "" }, "outside the form's fiscal year" },
	};
	struct toy t;
	struct err e = { 0 };
	struct answer_entry *list;
	struct words remarks[ANSWER_REMARKS_MAX];
	size_t count;
	ward_open(&t);
	struct answer_row row = row_of(&t, "fy2025", "2-5");
	assert_int_equal(answer_remarks(&row, NULL, 0, remarks), 0);
	for (size_t i = 0; i < LENGTH(cases); i++) {
		works(give(&t, &row, &cases[i].typed, &e), e);
		works(answer_history(&t.w, &row, &list, &count, &e), e);
		size_t said = answer_remarks(&row, list, count, remarks);
		if (said != (cases[i].says != NULL) || (said && !str_has(str_of(remarks[0].en), str_of(cases[i].says))))
			fail_msg("case %zu: %zu remarks, the first: %s", i, said, said ? remarks[0].en : "");
	}
	works(answer_take_back(&t.w, &row, &e), e);
	works(answer_history(&t.w, &row, &list, &count, &e), e);
	assert_int_equal(answer_remarks(&row, list, count, remarks), 0);
	toy_close(&t);
}

static void a_target_that_has_passed_is_late(void **state)
{
	(void)state;
	const struct day today = { 2026, 11, 22 };
	static const struct {
		struct answer answer;
		bool late;
	} cases[] = {
		{ { 0 }, false },
		{ { .first = REPLY_YES, .target_on = { 2026, 11, 21 } }, false },
		{ { .first = REPLY_NO }, false },
		{ { .first = REPLY_NO, .target_on = { 2026, 11, 22 } }, false },
		{ { .first = REPLY_NO, .target_on = { 2026, 11, 21 } }, true },
		{ { .first = REPLY_NO, .target_on = { 2026, 11, 21 }, .second = REPLY_NO }, false },
	};
	for (size_t i = 0; i < LENGTH(cases); i++)
		if (answer_is_late(&cases[i].answer, today) != cases[i].late)
			fail_msg("case %zu", i);
}

static void without_a_system_no_later_item_is_answered(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	enum need need;
	ward_open(&t);
	struct answer_row gate = row_of(&t, "fy2025", "0"), row = row_of(&t, "fy2025", "2-5");
	works(give(&t, &row, &(struct typed){ "yes", "2026-03-20", "", "", "" }, &e), e);
	works(give(&t, &gate, &(struct typed){ "no", "2026-03-20", "", "", "" }, &e), e);
	refuses(give(&t, &row, &(struct typed){ "no", "2026-03-21", "", "", "" }, &e), e, ERR_CONFLICT);
	assert_int_equal(kept(&t, &row, &need).first, REPLY_YES); /* what was answered is kept */
	assert_int_equal(need, NEED_NOT_GATE);
	assert_string_equal(need_words(NEED_ANSWER).ja, "");
	works(give(&t, &gate, &(struct typed){ "yes", "2026-03-21", "", "", "" }, &e), e);
	kept(&t, &row, &need);
	assert_int_equal(need, NEED_ANSWER);
	toy_close(&t);
}

static void a_contract_in_effect_opens_the_vendors_items(void **state)
{
	(void)state;
	static const struct {
		const char *starts, *ends;
		bool any;
	} cases[] = {
		{ "2026-04-01", "2027-03-31", true }, { "2026-04-01", "", true },            { "", "", true },
		{ "2025-04-01", "2026-03-31", false }, { "2026-12-01", "2027-03-31", false }, { "2026-04-01", "2026-11-22", true },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		struct toy t;
		struct err e = { 0 };
		bool any;
		ward_open(&t);
		ward_contract(&t, "電子カルテ保守", cases[i].starts, cases[i].ends);
		works(answer_contract(&t.w, &any, &e), e);
		assert_int_equal(any, cases[i].any);
		struct answer_row row = row_of(&t, "fy2025", "2-2");
		assert_int_equal(give(&t, &row, &(struct typed){ "yes", "2026-03-20", "", "", "" }, &e), any);
		toy_close(&t);
	}
}

static void nothing_is_carried_from_year_to_year(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	/* Three rows of one year become one of the next. */
	static const char *const keys[] = { "2-7-srv", "2-7-pc", "2-7-net" };
	for (size_t i = 0; i < LENGTH(keys); i++) {
		struct answer_row row = row_of(&t, "fy2024", keys[i]);
		works(give(&t, &row, &(struct typed){ "yes", "2024-06-20", "", "", "" }, &e), e);
	}
	struct answer_row merged = row_of(&t, "fy2025", "2-6"), same_row = row_of(&t, "fy2025", "2-1");
	assert_int_equal(kept(&t, &merged, NULL).first, REPLY_NONE);
	assert_int_equal(kept(&t, &same_row, NULL).first, REPLY_NONE);
	toy_close(&t);
}

static void vendors_answer_apart_from_each_other_and_from_the_facility(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct answer_row row = row_of(&t, "mhlw.vendor.fy2025", "2-5");
	struct typed yes = { "yes", "2026-03-20", "", "", "" }, no = { "no", "2026-03-20", "", "", "" };
	refuses(give(&t, &row, &yes, &e), e, ERR_INPUT);
	row.vendor = S("v1");
	row.system = S("s1");
	works(give(&t, &row, &yes, &e), e);
	row.system = S("s2");
	assert_int_equal(kept(&t, &row, NULL).first, REPLY_NONE);
	works(give(&t, &row, &no, &e), e);
	row.vendor = S("v2");
	assert_int_equal(kept(&t, &row, NULL).first, REPLY_NONE);
	struct answer_row own = row_of(&t, "fy2025", "2-5");
	assert_int_equal(kept(&t, &own, NULL).first, REPLY_NONE);
	own.vendor = S("v1");
	refuses(give(&t, &own, &yes, &e), e, ERR_INPUT);
	toy_close(&t);
}

static void vendors_items_may_be_skipped_by_contract(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	enum need need;
	ward_open(&t);
	struct answer_row row = row_of(&t, "mhlw.vendor.fy2025", "2-5"), own = row_of(&t, "fy2025", "2-5");
	struct answer_change skip = { .parts = ANSWER_SKIPPED, .skipped = S("保守契約書 第5条") };
	struct answer_change again = { .parts = ANSWER_SKIPPED, .skipped = S("") };
	refuses(answer_give(&t.w, &own, &skip, &e), e, ERR_INPUT);
	row.vendor = S("v1");
	works(answer_give(&t.w, &row, &skip, &e), e);
	same(kept(&t, &row, &need).skipped, S("保守契約書 第5条"));
	assert_int_equal(need, NEED_NOT_SKIPPED);
	refuses(give(&t, &row, &(struct typed){ "yes", "2026-03-20", "", "", "" }, &e), e, ERR_CONFLICT);
	works(answer_give(&t.w, &row, &again, &e), e);
	works(give(&t, &row, &(struct typed){ "yes", "2026-03-20", "", "", "" }, &e), e);
	toy_close(&t);
}

static void notes_and_places_are_kept_and_bounded(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	struct answer_row row = row_of(&t, "fy2025", "3-1");
	struct answer_change c = { .parts = ANSWER_NOTE | ANSWER_ORIGINAL, .note = S("改訂中"), .original = S("総務課 書庫3") };
	works(answer_give(&t.w, &row, &c, &e), e);
	same(kept(&t, &row, NULL).note, S("改訂中"));
	same(kept(&t, &row, NULL).original, S("総務課 書庫3"));
	static const str unfit[] = { T("二行\nです"), T("\xff"), T("\x7f") };
	for (size_t i = 0; i < LENGTH(unfit); i++) {
		c.note = unfit[i];
		refuses(answer_give(&t.w, &row, &c, &e), e, ERR_INPUT);
	}
	c.note = (str){ arena_take(&t.arena, ANSWER_TEXT_BYTES_MAX + 1), ANSWER_TEXT_BYTES_MAX + 1 };
	refuses(answer_give(&t.w, &row, &c, &e), e, ERR_INPUT);
	toy_close(&t);
}

static void replies_are_read_as_people_write_them(void **state)
{
	(void)state;
	static const struct {
		const char *said;
		enum reply reply;
	} cases[] = { { "yes", REPLY_YES }, { "はい", REPLY_YES }, { "○", REPLY_YES }, { "NO", REPLY_NO }, { "いいえ", REPLY_NO },
		      { "×", REPLY_NO },    { "たぶん", REPLY_NONE }, { "", REPLY_NONE } };
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(cases); i++) {
		enum reply got;
		assert_int_equal(reply_read(&a, str_of(cases[i].said), &got), cases[i].reply != REPLY_NONE);
		assert_int_equal(got, cases[i].reply);
	}
	same(reply_say(LANG_JA, REPLY_NO), S("いいえ"));
	same(reply_say(LANG_EN, REPLY_NONE), S(""));
}

static void a_broken_table_is_said(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	struct answer_set set;
	struct answer_entry *list;
	size_t count;
	ward_open(&t);
	struct answer_row row = row_of(&t, "fy2025", "2-5");
	works(db_do(t.w.db, &e, "DROP VIEW answer_now", NONE), e);
	works(db_do(t.w.db, &e, "DROP TABLE answer_entry", NONE), e);
	refuses(give(&t, &row, &(struct typed){ "yes", "2026-03-20", "", "", "" }, &e), e, ERR_INTERNAL);
	refuses(answer_take_back(&t.w, &row, &e), e, ERR_INTERNAL);
	refuses(answer_history(&t.w, &row, &list, &count, &e), e, ERR_INTERNAL);
	refuses(answers_read(&t.w, row.form, S(""), S(""), &set, &e), e, ERR_INTERNAL);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_form_does_not_allow_is_refused),
		cmocka_unit_test(what_is_allowed_is_kept),
		cmocka_unit_test(the_second_reply_is_what_counts),
		cmocka_unit_test(each_part_keeps_who_entered_it_and_when),
		cmocka_unit_test(a_corrected_first_reply_ends_what_followed_and_says_so),
		cmocka_unit_test(answers_taken_back_stay_in_the_history),
		cmocka_unit_test(nothing_is_written_over_that_its_person_did_not_see),
		cmocka_unit_test(what_was_entered_last_is_worth_a_word),
		cmocka_unit_test(a_target_that_has_passed_is_late),
		cmocka_unit_test(without_a_system_no_later_item_is_answered),
		cmocka_unit_test(a_contract_in_effect_opens_the_vendors_items),
		cmocka_unit_test(nothing_is_carried_from_year_to_year),
		cmocka_unit_test(vendors_answer_apart_from_each_other_and_from_the_facility),
		cmocka_unit_test(vendors_items_may_be_skipped_by_contract),
		cmocka_unit_test(notes_and_places_are_kept_and_bounded),
		cmocka_unit_test(replies_are_read_as_people_write_them),
		cmocka_unit_test(a_broken_table_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
