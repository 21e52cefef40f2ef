/* named.c - from the words people type to a kind and a record.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"

#include "base/id.h"
#include "frame/import.h"

const struct record_kind *kind_named(struct work *w, str name, struct err *e)
{
	auto_buf all = { 0 };
	const struct record_kind *kind = duty_kind(w->duties, name);
	if (kind)
		return kind;
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);) {
		if (str_eq(str_of(k.kind->words.ja), name))
			return k.kind;
		buf_fmt(&all, "%s%s", all.n ? " " : "", k.kind->name);
	}
	err_set(e, ERR_USAGE, "「%.*s」という記録の種類はありません。次から選んでください: %.*s",
	        "there is no kind of record \"%.*s\"; choose one of: %.*s", P(name), P(buf_str(&all)));
	return NULL;
}

bool record_named(struct work *w, const struct record_kind *kind, str name, struct record *r, struct err *e)
{
	if (id_valid(name))
		return record_get(w->db, w->arena, kind, name, r, e);
	struct labels *labels = labels_of(w, kind, e);
	if (!labels)
		return false;
	str id = labels_find(w, labels, name);
	if (id.n)
		return record_get(w->db, w->arena, kind, id, r, e);
	err_set(e, ERR_MISSING, "「%.*s」は見つからないか、同じ名前が複数あります。番号(Inro ID)で指定してください",
	        "\"%.*s\" was not found, or several are called so; give the Inro ID", P(name));
	return err_at(e, kind->words);
}
