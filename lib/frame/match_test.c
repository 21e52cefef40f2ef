/* match_test.c - which row of a sheet is taken for the header, and what each of its cells is taken to mean.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/reader.h"
#include "match.h"
#include "toy.h"

/* "row of the header, first row of data: what the cells mean"; "none" where there is no header. */
static str told(struct toy *t, const struct match *m)
{
	auto_buf b = { 0 };
	if (!m->score)
		return S("none");
	buf_fmt(&b, "%zu,%zu:", m->header, m->first);
	for (size_t i = 0; i < m->count; i++) {
		struct matched_column c = m->columns[i];
		const char *name = !c.kind ? "-" : c.column == COLUMN_OF_ID ? "id" : c.kind->columns[c.column].name;
		buf_fmt(&b, " %s", name);
	}
	return arena_copy(&t->arena, buf_str(&b));
}

static struct match matched(struct toy *t, const char *csv, const char *map)
{
	struct book book = { 0 };
	struct err e = { 0 };
	str maps[] = { str_of(map) };
	const struct import_ask ask = { .kind = &toy_kind, .maps = maps, .map_count = map ? 1 : 0 };
	works(reader_of(str_of(csv))->read(&t->arena, str_of(csv), S(""), S("台帳.csv"), &book, &e), e);
	return match_sheet(&t->w, &ask, &toy_kind, &book.sheets[0]);
}

static const struct {
	const char *csv, *map, *means;
} rows[] = {
	/* no header */
	{ "あ,い,う\n1,2,3\n", NULL, "none" },
	/* its own name, an alias, English, width and marks put aside */
	{ "管理番号,品名,場所\n1,汽車,1階\n", NULL, "0,1: number name place" },
	{ "資産番号,名称,置き場\n1,汽車,1階\n", NULL, "0,1: number name place" },
	{ "No.,Name,Place\n1,train,1F\n", NULL, "0,1: number name place" },
	{ "管 理 番 号,ﾋﾝﾒｲ,【場所】\n1,汽車,1階\n", NULL, "0,1: number - place" },
	{ "管理番号,大きさ(大/小),購入日※\n1,大,2012\n", NULL, "0,1: number size bought" },
	/* titles above, and cells that mean nothing here */
	{ "おもちゃ台帳,,\n令和8年度,,\n管理番号,備え考え,品名\n1,x,汽車\n", NULL, "2,3: number - name" },
	/* the part stands in the same row; the record beside is never linked by a cell */
	{ "管理番号,部品,版\n1,車輪,2\n", NULL, "0,1: number part_name version" },
	/* a column is given once, to the first cell of its name */
	{ "品名,名称\n汽車,機関車\n", NULL, "0,1: name -" },
	{ "名称,品名\n機関車,汽車\n", NULL, "0,1: - name" },
	/* what the user said holds before names */
	{ "管理番号,名称,よびな\n1,a,b\n", "よびな=name", "0,1: number - name" },
	{ "管理番号,品名\n1,a\n", "品名=place", "0,1: number place" },
	/* Inro's own id */
	{ "Inro ID,管理番号,品名\n,1,汽車\n", NULL, "0,1: id number name" },
};

static void headers_mean_columns(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct match m = matched(&t, rows[i].csv, rows[i].map);
		same(told(&t, &m), str_of(rows[i].means));
	}
	toy_close(&t);
}

static void a_list_of_something_else_does_not_tell(void **state)
{
	(void)state;
	struct toy t;
	toy_open(&t, toy_duties);
	struct match place = matched(&t, "場所,電話,担当,曜日,時間\n1階,1,a,月,9\n", NULL);
	struct match toys = matched(&t, "管理番号,電話,担当,曜日,時間\n1,1,a,月,9\n", NULL);
	assert_int_equal(place.score, 1);
	assert_false(match_tells(&place, &toy_kind));
	assert_true(match_tells(&toys, &toy_kind));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_mean_columns),
		cmocka_unit_test(a_list_of_something_else_does_not_tell),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
