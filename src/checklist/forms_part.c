/* forms_part.c - `inro checklist forms` and `import`: which forms there are, and taking a new one in.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"
#include "control.h"
#include "paper/table_text.h"

static void put_table(struct work *w, const struct form_set *set)
{
	static const struct words imported = { "取り込み", "imported" }, own = { "内蔵", "built in" };
	const struct text_column columns[] = {
		{ .head = str_of(work_say(w, (struct words){ "様式", "form" })) },
		{ .head = str_of(work_say(w, (struct words){ "名前", "name" })) },
		{ .head = str_of(work_say(w, (struct words){ "版", "revision" })), .right = true },
		{ .head = str_of(work_say(w, (struct words){ "項目", "items" })), .right = true },
		{ .head = str_of(work_say(w, (struct words){ "由来", "origin" })) },
		{ .head = str_of(work_say(w, (struct words){ "照合", "wording" })) },
	};
	str *cells = arena_array(w->arena, str, set->count * LENGTH(columns));
	for (size_t i = 0; i < set->count; i++) {
		const struct form *form = &set->forms[i];
		str *cell = &cells[i * LENGTH(columns)];
		cell[0] = form->id;
		cell[1] = form_name(w->arena, w->lang, form);
		cell[2] = arena_fmt(w->arena, "%lld", (long long)form->revision);
		cell[3] = arena_fmt(w->arena, "%zu", form->item_count);
		cell[4] = str_of(work_say(w, form->imported ? imported : own));
		cell[5] = form_warning(w->arena, w->lang, form);
	}
	text_table_put(w->out, &(struct text_table){ columns, LENGTH(columns), cells, set->count, 0 });
}

void form_json(struct work *w, struct json *j, const struct form *form)
{
	json_pair_str(j, S("form"), form->id);
	json_pair_str(j, S("kind"), str_of(form->kind->code));
	json_pair_int(j, S("fiscal_year"), form->fiscal_year);
	json_pair_int(j, S("revision"), form->revision);
	json_pair_int(j, S("items"), (int64_t)form->item_count);
	json_pair_bool(j, S("imported"), form->imported);
	json_pair_str(j, S("warning"), form_warning(w->arena, w->lang, form));
}

static void put_json(struct work *w, const struct form_set *set)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '[');
	for (size_t i = 0; i < set->count; i++) {
		json_put_open(&j, '{');
		form_json(w, &j, &set->forms[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	buf_byte(w->out, '\n');
}

bool forms_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct form_set set;
	(void)args;
	if (!forms_read(w, &set, e))
		return false;
	if (w->json)
		put_json(w, &set);
	else
		put_table(w, &set);
	return true;
}

/* Items of a later year may ask for controls this program has no checks for: they can be answered all the same. */
static bool remark_unknown(struct work *w, const struct form *form, struct err *e)
{
	struct control_set controls;
	if (!controls_here(&controls, e))
		return false;
	for (size_t i = 0; i < form->item_count; i++)
		if (!control_named(&controls, form->items[i].control))
			work_remark(w, "%.*s(%.*s)は新しい項目です。測定はできませんが、回答は記入できます。\n",
			            "%.*s (%.*s) is new: it cannot be measured, but it can be answered.\n",
			            P(form_item_number(w->arena, form, &form->items[i])), P(form->items[i].control));
	return true;
}

static void say_imported(struct work *w, const struct form *form, bool added)
{
	struct json j = { .out = w->out };
	if (w->json) {
		json_put_open(&j, '{');
		form_json(w, &j, form);
		json_pair_bool(&j, S("added"), added);
		json_put_close(&j, '}');
		buf_byte(w->out, '\n');
		return;
	}
	work_put(w, "様式 %.*s(第%lld版、%zu項目)", "Form %.*s (revision %lld, %zu items)", P(form->id), (long long)form->revision,
	         form->item_count);
	if (added)
		work_put(w, "を取り込みました。\n", " was imported.\n");
	else
		work_put(w, "は、同じものがすでにあります。\n", " is known already.\n");
}

bool import_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct form form;
	str bytes;
	bool added;
	if (!disk_read(w->disk, w->arena, args->words[1], FORM_BYTES_MAX, &bytes, e))
		return false;
	if (!forms_import(w, bytes, &form, &added, e))
		return err_wrap(e, "%.*s", "%.*s", P(args->words[1]));
	say_imported(w, &form, added);
	return remark_unknown(w, &form, e);
}
