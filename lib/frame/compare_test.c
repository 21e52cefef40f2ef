/* compare_test.c - what a row is among the records kept: the same, changed, new or back, and by which key it is known.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "compare.h"
#include "toy.h"

#define KEPT "管理番号,品名,場所\nD1,汽車,1階\nD2,人形,2階\n,積み木,3階\n不明,こま,4階\nD5,髙橋の凧,5階\n"

/* The columns that the rows fill: number, name, place. */
static const bool mapped[RECORD_COLUMNS_MAX] = { true, true, true };

static const struct {
	const char *number, *name, *place;
	const char *becomes; /* the outcome, and the number and place kept then */
} rows[] = {
	/* two identity columns that say otherwise are two things */
	{ "D1", "人形", "1階", "added D1 1階" },
	{ "D9", "汽車", "1階", "added D9 1階" },
	/* known by the first key that says something, in whatever spelling */
	{ "D1", "汽車", "1階", "same D1 1階" },
	{ "Ｄ２", "人形", "9階", "changed Ｄ２ 9階" },
	{ "", "積み木", "3階", "same  3階" },
	{ "D3", "積み木", "3階", "changed D3 3階" }, /* it got its number since */
	{ "?", "こま", "4階", "changed ? 4階" },     /* "nobody knows" is no key */
	/* what CP932 could not write is not a change */
	{ "D5", "〓橋の凧", "5階", "same D5 5階" },
	/* nothing kept is like it */
	{ "D7", "けん玉", "", "added D7 " },
};

static struct record record_with(struct toy *t, const char *number, const char *name, const char *place)
{
	struct record r = record_blank(&t->arena, &toy_kind);
	r.scope = S("");
	r.values[0] = str_of(number);
	r.values[1] = str_of(name);
	r.values[2] = str_of(place);
	return r;
}

static void open_kept(struct toy *t, struct known *k)
{
	struct err e = { 0 };
	struct import_result r;
	toy_open(t, toy_duties);
	works(toy_import(t, &toy_kind, "台帳.csv", KEPT, &r, &e), e);
	works(known_open(&t->w, &toy_kind, mapped, S("toy:台帳"), LENGTH(rows), k, &e), e);
}

static void a_row_is_known_by_its_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct toy t;
		struct known k;
		open_kept(&t, &k);
		struct record row = record_with(&t, rows[i].number, rows[i].name, rows[i].place);
		struct compared c = known_take(&t.w, &k, &row, 2);
		const struct record *now = &c.record->now;
		same(arena_fmt(&t.arena, "%s %.*s %.*s", outcome_names[c.outcome], P(now->values[0]), P(now->values[2])),
		     str_of(rows[i].becomes));
		toy_close(&t);
	}
}

static void a_second_row_of_one_thing_says_what_it_adds(void **state)
{
	(void)state;
	struct toy t;
	struct known k;
	open_kept(&t, &k);
	struct record first = record_with(&t, "D8", "こけし", ""), same_again = first, other = record_with(&t, "D8", "こけし", "8階");
	struct compared new = known_take(&t.w, &k, &first, 2), again = known_take(&t.w, &k, &same_again, 3);
	assert_int_equal(new.outcome, ROW_ADDED);
	assert_int_equal(again.outcome, ROW_SAME);
	assert_ptr_equal(again.record, new.record);
	struct compared filled = known_take(&t.w, &k, &other, 4);
	assert_ptr_equal(filled.record, new.record);
	same(new.record->now.values[2], S("8階")); /* what the first left empty */
	struct record differs = record_with(&t, "D8", "こけし", "9階");
	struct compared held = known_take(&t.w, &k, &differs, 5);
	same(new.record->now.values[2], S("8階"));
	assert_true(str_has(held.remark_en, S("row 2")) && str_has(held.remark_ja, S("2行")));
	toy_close(&t);
}

static void what_is_gone_comes_back_as_itself(void **state)
{
	(void)state;
	struct toy t;
	struct known k;
	struct err e = { 0 };
	struct import_result r;
	open_kept(&t, &k);
	works(toy_import(&t, &toy_kind, "台帳.csv", "管理番号,品名,場所\nD1,汽車,1階\n,積み木,3階\n不明,こま,4階\nD5,髙橋の凧,5階\n", &r, &e),
	      e);
	assert_int_equal(r.counts[ROW_VANISHED], 1);
	works(known_open(&t.w, &toy_kind, mapped, S("toy:台帳"), 1, &k, &e), e);
	struct record row = record_with(&t, "D2", "人形", "2階");
	struct compared c = known_take(&t.w, &k, &row, 2);
	assert_int_equal(c.outcome, ROW_BACK);
	assert_false(c.record->now.gone);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_known_by_its_keys),
		cmocka_unit_test(a_second_row_of_one_thing_says_what_it_adds),
		cmocka_unit_test(what_is_gone_comes_back_as_itself),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
