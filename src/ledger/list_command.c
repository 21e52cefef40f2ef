/* list_command.c - `inro list` and `inro export`: records as a table, JSON, CSV or a workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "base/json.h"
#include "engine/text.h"
#include "frame/export.h"
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

static void put_json_value(struct work *w, struct json *j, const struct column *c, str value)
{
	str *pieces;
	size_t n = c->type == COLUMN_LIST ? list_read(w->arena, value, false, &pieces) : 0;
	if (c->type != COLUMN_LIST) {
		json_put_str(j, value);
		return;
	}
	json_put_open(j, '[');
	for (size_t i = 0; i < n; i++)
		json_put_str(j, pieces[i]);
	json_put_close(j, ']');
}

static void put_json_reading(struct work *w, struct json *j, const struct column *c, str value)
{
	struct reading r = column_read(w->arena, c, value);
	if (c->type == COLUMN_CHOICE && r.code.n)
		json_pair_str(j, arena_fmt(w->arena, "%s_code", c->name), r.code);
	if (c->type == COLUMN_DATE && r.span.from.year) {
		json_pair_str(j, arena_fmt(w->arena, "%s_from", c->name), day_iso(w->arena, r.span.from));
		json_pair_str(j, arena_fmt(w->arena, "%s_to", c->name), day_iso(w->arena, r.span.to));
	}
	if (c->type == COLUMN_COUNT && r.counted)
		json_pair_int(j, arena_fmt(w->arena, "%s_number", c->name), r.number);
}

static void put_json(struct work *w, const struct record_kind *kind, const struct record_set *set, struct buf *out)
{
	struct json j = { .out = out };
	json_put_open(&j, '[');
	for (size_t r = 0; r < set->count; r++) {
		const struct record *record = &set->records[r];
		json_put_open(&j, '{');
		json_pair_str(&j, S("id"), record->id);
		json_pair_str(&j, S("scope"), record->scope);
		json_pair_bool(&j, S("gone"), record->gone);
		for (size_t i = 0; kind->columns[i].name; i++) {
			json_put_key(&j, str_of(kind->columns[i].name));
			put_json_value(w, &j, &kind->columns[i], record->values[i]);
			put_json_reading(w, &j, &kind->columns[i], record->values[i]);
		}
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

bool list_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct listed list;
	const struct record_kind *kind = kind_named(w, args->words[0], e);
	const struct list_ask ask = { .kind = kind, .find = arguments_value(args, "find"), .sort = -1,
		                      .presence = arguments_flag(args, "gone") ? PRESENCE_ANY : PRESENCE_THERE };
	if (!kind || !record_list(w, &ask, &list, e))
		return false;
	if (w->json)
		put_json(w, kind, &list.set, w->out);
	else
		put_text(w, kind, &list.set, arguments_flag(args, "all"));
	return true;
}

static bool make_export(struct work *w, const struct record_kind *kind, const struct record_set *set, str file, str encoding,
                        struct buf *out, struct err *e)
{
	if (str_ends(file, S(".xlsx")))
		return export_workbook(w, kind, set, out, e);
	if (str_ends(file, S(".json")) || (w->json && str_eq(file, S("-")))) {
		put_json(w, kind, set, out);
		return true;
	}
	if (!str_eq(file, S("-")) && !str_ends(file, S(".csv")))
		return err_set(e, ERR_USAGE, "書き出す先の名前は .xlsx、.csv、.json のどれかで終えてください",
		               "end the file's name in .xlsx, .csv or .json");
	return export_csv_file(w, kind, set, encoding, out, e);
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
	struct record_set set;
	auto_buf out = { 0 };
	str file = args->count > 1 ? args->words[1] : S("-");
	const struct record_kind *kind = kind_named(w, args->words[0], e);
	if (!kind || !record_all(w->db, w->arena, kind, arguments_flag(args, "gone"), &set, e) ||
	    !make_export(w, kind, &set, file, arguments_value(args, "encoding"), &out, e))
		return false;
	if (str_eq(file, S("-"))) {
		w->as_is = true;
		buf_put(w->out, buf_str(&out));
		return true;
	}
	if (!disk_write_private(w->disk, file, buf_str(&out), e))
		return false;
	if (w->json)
		put_written_json(w, file, set.count);
	else
		work_remark(w, "%.*s: %zu 件を書き出しました\n", "%.*s: %zu records written\n", P(file), set.count);
	return true;
}
