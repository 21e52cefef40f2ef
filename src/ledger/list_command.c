/* list_command.c - `inro list` and `inro export`: records as a table, JSON, CSV or a workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "frame/export.h"
#include "frame/record_json.h"
#include "frame/record_list.h"
#include "paper/table_text.h"

const struct option list_options[] = {
	{ "all", NULL, { "すべての項目を出す", "show every column" } },
	{ "find", "WORD", { "この言葉を含むものだけ", "only those that hold this word" } },
	{ "gone", NULL, { "なくなったものも出す", "also those that are gone" } },
	{ 0 },
};

const struct option export_options[] = {
	{ "encoding", "CP932|UTF-8", { "CSV の文字コード(なければ UTF-8)", "charset of CSV (default: UTF-8)" } },
	{ "gone", NULL, { "なくなったものも出す", "also those that are gone" } },
	{ 0 },
};

static void put_json(struct work *w, const struct record_kind *kind, const struct listed *list, struct buf *out)
{
	struct json j = { .out = out };
	size_t columns = record_columns(kind);
	json_put_open(&j, '[');
	for (size_t i = 0; i < list->set.count; i++) {
		json_put_open(&j, '{');
		record_json(w, &j, kind, &list->set.records[i], &list->codes[i * columns]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	buf_byte(out, '\n');
}

static void put_text(struct work *w, const struct record_kind *kind, const struct record_set *set, bool all)
{
	struct text_column columns[RECORD_COLUMNS_MAX];
	size_t chosen[RECORD_COLUMNS_MAX], n = 0;
	for (size_t i = 0; kind->columns[i].name; i++)
		if (all || (kind->columns[i].flags & (COLUMN_BRIEF | COLUMN_LABEL))) {
			columns[n] = (struct text_column){ .head = str_of(work_say(w, kind->columns[i].words)), .wrap = true };
			chosen[n++] = i;
		}
	str *cells = arena_array(w->arena, str, set->count * n);
	for (size_t r = 0; r < set->count; r++)
		for (size_t i = 0; i < n; i++)
			cells[r * n + i] = set->records[r].values[chosen[i]];
	text_table_put(w->out, &(struct text_table){ columns, n, cells, set->count, 0 });
	work_put(w, "%zu 件\n", "%zu records\n", set->count);
}

static bool read_list(struct work *w, const struct arguments *args, const struct record_kind *kind, struct listed *list, struct err *e)
{
	const struct list_ask ask = { .kind = kind, .find = arguments_value(args, "find"), .sort = -1, .links = true,
		                      .presence = arguments_flag(args, "gone") ? PRESENCE_ANY : PRESENCE_THERE };
	return record_list(w, &ask, list, e);
}

bool list_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct listed list;
	const struct record_kind *kind = kind_named(w, args->words[0], e);
	if (!kind || !read_list(w, args, kind, &list, e))
		return false;
	if (w->json)
		put_json(w, kind, &list, w->out);
	else
		put_text(w, kind, &list.set, arguments_flag(args, "all"));
	return true;
}

static bool make_export(struct work *w, const struct record_kind *kind, const struct listed *list, str file, str encoding,
                        struct buf *out, struct err *e)
{
	if (str_ends(file, S(".xlsx")))
		return export_workbook(w, kind, &list->set, out, e);
	if (str_ends(file, S(".json")) || (w->json && str_eq(file, S("-")))) {
		put_json(w, kind, list, out);
		return true;
	}
	if (!str_eq(file, S("-")) && !str_ends(file, S(".csv")))
		return err_set(e, ERR_USAGE, "書き出す先の名前は .xlsx、.csv、.json のどれかで終えてください",
		               "end the file's name in .xlsx, .csv or .json");
	return export_csv_file(w, kind, &list->set, encoding, out, e);
}

static void put_written_json(struct work *w, str file, size_t count)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("file"), file);
	json_pair_int(&j, S("records"), (int64_t)count);
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

bool export_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct listed list;
	auto_buf out = { 0 };
	str file = args->count > 1 ? args->words[1] : S("-");
	const struct record_kind *kind = kind_named(w, args->words[0], e);
	if (!kind || !read_list(w, args, kind, &list, e) ||
	    !make_export(w, kind, &list, file, arguments_value(args, "encoding"), &out, e))
		return false;
	if (str_eq(file, S("-"))) {
		w->as_is = true;
		buf_put(w->out, buf_str(&out));
		return true;
	}
	if (!disk_write_private(w->disk, file, buf_str(&out), e))
		return false;
	if (w->json)
		put_written_json(w, file, list.set.count);
	else
		work_remark(w, "%.*s: %zu 件を書き出しました\n", "%.*s: %zu records written\n", P(file), list.set.count);
	return true;
}
