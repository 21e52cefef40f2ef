/* import_json.c - the result of an import as JSON.
 * SPDX-License-Identifier: Apache-2.0 */
#include "import_json.h"

static void put_row(struct json *j, const struct import_row *r)
{
	json_put_open(j, '{');
	json_pair_str(j, S("outcome"), str_of(outcome_names[r->outcome]));
	json_pair_str(j, S("kind"), str_of(r->kind->name));
	json_pair_str(j, S("sheet"), r->sheet);
	json_pair_int(j, S("row"), r->number);
	json_pair_str(j, S("cell"), r->cell);
	json_pair_str(j, S("label"), r->label);
	json_pair_str(j, S("id"), r->now ? r->now->id : r->was ? r->was->id : S(""));
	json_pair_str(j, S("why_ja"), r->why_ja);
	json_pair_str(j, S("why_en"), r->why_en);
	json_put_key(j, S("changes"));
	json_put_open(j, '{');
	for (size_t i = 0; r->was && r->now && r->kind->columns[i].name; i++) {
		if (str_eq(r->was->values[i], r->now->values[i]))
			continue;
		json_put_key(j, str_of(r->kind->columns[i].name));
		json_put_open(j, '[');
		json_put_str(j, r->was->values[i]);
		json_put_str(j, r->now->values[i]);
		json_put_close(j, ']');
	}
	json_put_close(j, '}');
	json_put_close(j, '}');
}

static void put_columns(struct json *j, const struct import_result *result)
{
	json_put_key(j, S("columns"));
	json_put_open(j, '[');
	for (size_t i = 0; i < result->column_count; i++) {
		const struct import_column *c = &result->columns[i];
		json_put_open(j, '{');
		json_pair_str(j, S("sheet"), c->sheet);
		json_pair_str(j, S("header"), c->header);
		json_pair_str(j, S("kind"), str_of(c->kind ? c->kind->name : ""));
		json_pair_str(j, S("column"), str_of(c->column ? c->column->name : ""));
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void put_notes(struct work *w, struct json *j, const struct book *book)
{
	json_put_key(j, S("notes"));
	json_put_open(j, '[');
	for (size_t i = 0; i < book->note_count; i++)
		json_put_str(j, str_of(w->lang == LANG_EN ? book->notes[i].en : book->notes[i].ja));
	json_put_close(j, ']');
}

static void put_rows(struct json *j, const struct import_result *result, bool all)
{
	json_put_key(j, S("rows"));
	json_put_open(j, '[');
	for (size_t i = 0; i < result->count; i++)
		if (all || result->rows[i].outcome == ROW_REJECTED)
			put_row(j, &result->rows[i]);
	json_put_close(j, ']');
}

void import_json(struct work *w, struct json *j, str file, const struct import_result *result, bool all_rows)
{
	json_put_open(j, '{');
	json_pair_str(j, S("file"), file);
	json_pair_str(j, S("format"), str_of(result->format));
	json_pair_str(j, S("charset"), result->charset);
	json_pair_bool(j, S("applied"), result->applied);
	json_pair_str(j, S("act"), result->applied ? id_str(&result->act) : S(""));
	for (size_t o = 0; o < OUTCOMES; o++)
		json_pair_int(j, str_of(outcome_names[o]), (int64_t)result->counts[o]);
	put_columns(j, result);
	put_notes(w, j, result->book);
	put_rows(j, result, all_rows);
	json_put_close(j, '}');
}
