/* toy.c - the made-up kinds and their facility.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "toy.h"

#include "frame/facility.h"

#include <stdlib.h>

static const struct choice sizes[] = {
	{ "big", { "大", "big" }, "大型|L" },
	{ "small", { "小", "small" }, "小型|S" },
	{ 0 },
};

static const struct column owner_columns[] = {
	{ "name", { "氏名", "Name" }, "名前", COLUMN_TEXT, .flags = COLUMN_LABEL },
	{ "code", { "職員番号", "Staff no." }, NULL, COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY },
	{ 0 },
};

const struct record_kind owner_kind = { .name = "owner", .words = { "持ち主", "owner" }, .columns = owner_columns,
	                                .keys = (const char *const[]){ "code", "name", NULL } };

static const struct column part_columns[] = {
	{ "toy", { "もの", "Toy" }, NULL, COLUMN_LINK, .link = "toy", .flags = COLUMN_BRIEF },
	{ "part_name", { "部品", "Part" }, "パーツ", COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "version", { "版", "Version" }, "バージョン", COLUMN_TEXT },
	{ 0 },
};

const struct record_kind part_kind = { .name = "part", .words = { "部品", "part" }, .columns = part_columns,
	                               .keys = (const char *const[]){ "toy part_name version", "toy part_name", NULL } };

static const struct column toy_columns[] = {
	{ "number", { "管理番号", "No." }, "資産番号", COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY },
	{ "name", { "品名", "Name" }, "名称", COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_IDENTITY | COLUMN_BRIEF },
	{ "place", { "場所", "Place" }, "置き場", COLUMN_TEXT },
	{ "size", { "大きさ", "Size" }, NULL, COLUMN_CHOICE, .choices = sizes },
	{ "bought", { "購入日", "Bought" }, NULL, COLUMN_DATE },
	{ "amount", { "数", "Amount" }, "数量", COLUMN_COUNT },
	{ "owner", { "持ち主", "Owner" }, NULL, COLUMN_LINK, .link = "owner" },
	{ "users", { "使う人", "Users" }, NULL, COLUMN_LIST },
	{ 0 },
};

const struct record_kind toy_kind = { .name = "toy", .words = { "もの", "toy" }, .columns = toy_columns,
	                              .keys = (const char *const[]){ "number", "name", NULL }, .also = &part_kind,
	                              .also_link = "toy" };

static const struct record_kind *const toy_kinds[] = { &owner_kind, &toy_kind, &part_kind, NULL };

static const struct check big_check = {
	.name = "toy.too_big",
	.title = { "大きすぎるもの", "toys too big" },
	.looks_at = { "ものの大きさ", "the size of toys" },
	.why = { "場所をとるため", "they take room" },
	.inputs = (const char *const[]){ "toy", NULL },
	.limit_days = 365,
	.fresh_days = 30,
	.reasons = (const struct reason[]){
	        { "big", { "大きいです(%s)", "it is big (%s)" }, { "しまう", "put it away" }, SEVERITY_HIGH },
	        { "unknown", { "大きさが分かりません", "its size is not known" }, { "測る", "measure it" }, SEVERITY_LOW },
	        { 0 } },
	.sql = "SELECT id, name, 'pc', CASE size_code WHEN 'big' THEN 'short' WHEN 'small' THEN 'ok' ELSE 'unseen' END, "
	       "CASE size_code WHEN 'big' THEN 'big' WHEN 'small' THEN '' ELSE 'unknown' END, place, seen FROM toy_now "
	       "WHERE ?1>='' AND ?2>='' ORDER BY id",
};

static const struct duty toy_duty = { .name = "toys", .words = { "おもちゃ", "toys" }, .kinds = toy_kinds,
	                              .checks = (const struct check *const[]){ &big_check, NULL } };
const struct duty *const toy_duties[] = { &toy_duty, NULL };

#define NOON_JAPAN 1795316400 /* 2026-11-22T03:00:00Z */

void toy_open(struct toy *t, const struct duty *const *duties)
{
	struct err e = { 0 };
	*t = (struct toy){ .folder = "/tmp/inro-test-XXXXXX", .clock = clock_stopped(NOON_JAPAN) };
	assert_non_null(mkdtemp(t->folder));
	t->w = (struct work){ .arena = &t->arena, .duties = duties, .clock = &t->clock, .disk = &disk_real, .out = &t->out,
		              .aside = &t->aside, .data = str_of(t->folder), .who = S("試験") };
	works(facility_make(&t->w, &e), e);
}

void toy_close(struct toy *t)
{
	auto_arena a = { 0 };
	db_close(&t->w.db);
	if (system(arena_text(&a, arena_fmt(&a, "rm -rf %s", t->folder))) != 0)
		fail_msg("%s is still there", t->folder);
	arena_drop(&t->arena);
	buf_drop(&t->out);
	buf_drop(&t->aside);
}

bool toy_import(struct toy *t, const struct record_kind *kind, const char *file, const char *csv, struct import_result *result,
                struct err *e)
{
	struct import_ask ask = { .kind = kind, .file = str_of(file), .bytes = str_of(csv) };
	return import_run(&t->w, &ask, result, e);
}

str toy_value(struct toy *t, const struct record_kind *kind, const char *label, const char *column)
{
	struct record_set set;
	struct err e = { 0 };
	works(record_all(t->w.db, &t->arena, kind, false, &set, &e), e);
	for (size_t i = 0; i < set.count; i++)
		if (str_eq(record_label(kind, &set.records[i]), str_of(label)))
			return set.records[i].values[record_column(kind, str_of(column))];
	return S("");
}

size_t toy_count(struct toy *t, const struct record_kind *kind)
{
	struct record_set set;
	struct err e = { 0 };
	works(record_all(t->w.db, &t->arena, kind, false, &set, &e), e);
	return set.count;
}
