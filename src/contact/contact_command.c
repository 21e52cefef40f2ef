/* contact_command.c - `inro contact`: the chart in the order of calling, and how it stands.
 * SPDX-License-Identifier: Apache-2.0 */
#include "parts.h"

#include "chart_json.h"
#include "paper/table_text.h"

static void put_table(struct work *w, const struct chart *chart)
{
	const struct text_column columns[] = {
		{ .head = work_word(w, "順", "No."), .right = true }, { .head = work_word(w, "区分", "Part"), .wrap = true },
		{ .head = work_word(w, "連絡先", "Whom to call"), .wrap = true }, { .head = work_word(w, "電話(昼)", "By day"), .wrap = true },
		{ .head = work_word(w, "電話(夜間・休日)", "Night, holidays"), .wrap = true },
		{ .head = work_word(w, "何のときに", "When"), .wrap = true },
	};
	str *cells = arena_array(w->arena, str, chart->count * LENGTH(columns));
	for (size_t i = 0; i < chart->count; i++) {
		const struct entry *n = &chart->entries[i];
		str *cell = &cells[i * LENGTH(columns)];
		cell[0] = arena_fmt(w->arena, "%zu", i + 1);
		cell[1] = entry_role(w, n);
		cell[2] = entry_label(w->arena, n);
		cell[3] = n->phone;
		cell[4] = n->phone_night;
		cell[5] = n->occasion;
	}
	text_table_put(w->out, &(struct text_table){ columns, LENGTH(columns), cells, chart->count, 0 });
}

static void put_standing(struct work *w, const struct revision *r, size_t changes)
{
	if (!r->number)
		work_put(w, "まだ承認されていません。\n", "Not approved yet.\n");
	else if (changes)
		work_put(w, "%.*s(%.*s 承認)のあと、未承認の変更があります(%zu 件)。\n", "%.*s (approved %.*s) has %zu changes that are not approved.\n",
		         P(r->label), P(r->approved_on), changes);
	else
		work_put(w, "%.*s、%.*s 承認(%.*s)\n", "%.*s, approved %.*s by %.*s\n", P(r->label), P(r->approved_on), P(r->approver));
}

static void put_json(struct work *w, const struct chart *chart, const struct revision *r, size_t changes)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	chart_json(&j, chart, r, changes);
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

bool contact_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct chart chart;
	struct revision r;
	struct entry_change *changes;
	size_t count = 0;
	(void)args;
	if (!chart_read(w, &chart, e) || !revision_now(w, &r, e) || (r.number && !revision_changes(w, r.number, &changes, &count, e)))
		return false;
	if (w->json) {
		put_json(w, &chart, &r, count);
		return true;
	}
	put_table(w, &chart);
	put_standing(w, &r, count);
	return true;
}
