/* undo_api.c - an act taken back by a program.
 * SPDX-License-Identifier: Apache-2.0 */
#include "operations.h"

#include "base/id.h"
#include "frame/history.h"

static const struct doc_field undone_fields[] = {
	{ "act", { "取り消しの操作の番号", "the act that took it back" }, DOC_ID },
	{ "undone", { "取り消した操作の番号", "the act that was taken back" }, DOC_ID },
	{ "restored", { "元に戻した記録の数", "how many records were restored" }, DOC_WHOLE },
	{ "left", { "その後に変えられていたため、そのままにした記録の名前", "names of records that were changed again later and left as they are" }, DOC_TEXTS },
	{ 0 },
};
static const struct doc_shape undone_shape = { "undone", { "取り消しの結果", "what was taken back" }, undone_fields };

const struct route_doc undo_doc = {
	.id = "undoAct",
	.detail = { "その操作で変わった記録を元に戻します。その後に変えられた記録はそのままです。取り消しも一つの操作で、取り消せます。",
	            "Restores what the act changed. Records that were changed again later stay. Taking back is an act of its own." },
	.gives = &undone_shape,
	.rules = DOC_CONFLICT,
};

bool undo_answer(struct visit *v, struct err *e)
{
	struct undo undo;
	struct json j = { .out = v->w.out };
	if (!id_valid(visit_word(v, "act")))
		return err_set(e, ERR_MISSING, "その操作はありません", "there is no such act");
	if (!history_undo(&v->w, visit_word(v, "act"), &undo, e) && e->kind != ERR_PARTLY)
		return false;
	json_put_open(&j, '{');
	json_pair_str(&j, S("act"), id_str(&undo.act));
	json_pair_str(&j, S("undone"), undo.undone);
	json_pair_int(&j, S("restored"), (int64_t)undo.restored);
	json_put_key(&j, S("left"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < undo.left_count; i++)
		json_put_str(&j, undo.left[i]);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}
