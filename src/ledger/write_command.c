/* write_command.c - `inro put` and `inro drop`: writing one record by hand.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "frame/import.h"

const struct option put_options[] = {
	{ "record", "ID|NAME", { "直す記録(なければ新しく作る)", "the record to change (else a new one is made)" } },
	{ 0 },
};

static bool set_value(struct work *w, const struct record_kind *kind, struct record *r, str pair, struct err *e)
{
	str rest = pair, name = str_cut(&rest, S("="));
	int column = record_column(kind, name);
	if (column < 0 || !rest.p)
		return err_set(e, ERR_USAGE, "「%.*s」は「項目名=値」の形ではないか、%s にない項目です(`inro help put` に一覧があります)",
		               "\"%.*s\" is not COLUMN=VALUE, or no column of %s (`inro help put` lists them)", P(pair), kind->name);
	return record_put(w->arena, kind, r, (size_t)column, rest, e);
}

static bool write_and_say(struct work *w, const struct record_kind *kind, const struct record *was, struct record *now,
                          struct err *e)
{
	struct id act;
	if (!record_write(w, kind, was, now, &act, e))
		return false;
	work_put(w, "%s「%.*s」%s(%.*s)。元に戻すには: inro undo %s\n", "%s \"%.*s\" %s (%.*s). To take it back: inro undo %s\n",
	         work_say(w, kind->words), P(record_label(kind, now)),
	         work_say(w, now->gone ? (struct words){ "を外しました", "dropped" } : (struct words){ "を書きました", "written" }),
	         P(now->id), act.text);
	return true;
}

bool put_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct record was, now;
	const struct record_kind *kind = kind_named(w, args->words[0], e);
	str record = arguments_value(args, "record");
	if (!kind || (record.n && !record_named(w, kind, record, &was, e)))
		return false;
	now = record.n ? record_copy(w->arena, kind, &was) : record_blank(w->arena, kind);
	now.gone = false;
	for (size_t i = 1; i < args->count; i++)
		if (!set_value(w, kind, &now, args->words[i], e))
			return false;
	return write_and_say(w, kind, record.n ? &was : NULL, &now, e);
}

bool drop_command(struct work *w, const struct arguments *args, struct err *e)
{
	struct record was;
	const struct record_kind *kind = kind_named(w, args->words[0], e);
	if (!kind || !record_named(w, kind, args->words[1], &was, e))
		return false;
	struct record now = was;
	now.gone = true;
	return write_and_say(w, kind, &was, &now, e);
}
