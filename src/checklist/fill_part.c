/* fill_part.c - `inro checklist fill`: copies answers into the answer cells of somebody else's workbook.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"
#include "engine/sheet.h"
#include "filling.h"

static void say_mentioned(struct work *w, struct words head, const struct form *form, const struct mentioned *m)
{
	if (m->count)
		buf_fmt(w->out, "%s: %.*s\n", work_say(w, head), P(mentioned_say(w->arena, form, m)));
}

static void say_filled(struct work *w, const struct filled *f, const struct form *form, str to)
{
	str warning = form_warning(w->arena, w->lang, form);
	work_put(w, "%zu項目の回答を %.*s に書き写しました。\n", "The answers to %zu items were copied into %.*s.\n", f->count, P(to));
	if (warning.n)
		buf_fmt(w->out, "%.*s\n", P(warning));
	say_mentioned(w, (struct words){ "ファイルの中に見つからなかった項目", "Items not found in the file" }, form, &f->absent);
	say_mentioned(w, (struct words){ "回答欄が見つからず、書き写せなかった項目", "Items whose answer found no cell" }, form,
	              &f->missing);
	say_mentioned(w, (struct words){ "日付の欄が見つからなかった項目", "Items whose day found no cell" }, form, &f->dayless);
}

static void mentioned_json(struct json *j, str key, const struct mentioned *m)
{
	json_put_key(j, key);
	json_put_open(j, '[');
	for (size_t i = 0; i < m->count; i++)
		json_put_str(j, m->items[i]->key);
	json_put_close(j, ']');
}

static void filled_json(struct work *w, const struct filled *f, const struct form *form, str to)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("form"), form->id);
	json_pair_str(&j, S("warning"), form_warning(w->arena, w->lang, form));
	json_pair_str(&j, S("file"), to);
	json_pair_int(&j, S("filled"), (int64_t)f->count);
	mentioned_json(&j, S("not_found"), &f->absent);
	mentioned_json(&j, S("no_cell"), &f->missing);
	mentioned_json(&j, S("no_day_cell"), &f->dayless);
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

static bool fill(struct work *w, const struct form *form, str from, str to, struct err *e)
{
	struct filled filled;
	auto_buf out = { 0 };
	str bytes;
	if (disk_there(to))
		return err_set(e, ERR_CONFLICT, "%.*s はすでにあります。別の名前にしてください", "%.*s is there already; please choose another name", P(to));
	if (!disk_read(w->disk, w->arena, from, FILE_BYTES_MAX, &bytes, e) || !form_fill(w, form, bytes, &out, &filled, e))
		return err_wrap(e, "%.*s", "%.*s", P(from));
	if (!disk_write(w->disk, to, buf_str(&out), e))
		return err_wrap(e, "%.*s", "%.*s", P(to));
	if (w->json)
		filled_json(w, &filled, form, to);
	else
		say_filled(w, &filled, form, to);
	return true;
}

bool fill_part(struct work *w, const struct arguments *args, struct err *e)
{
	const struct form *form;
	return part_form(w, args, true, &form, e) && fill(w, form, args->words[1], args->words[2], e);
}
