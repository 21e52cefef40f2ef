/* vendor_reply_api.c - what vendors replied, for programs: a workbook that came back, and a paper that is written off.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_api.h"

#include "vendor_pages.h"

/* ---- a returned workbook */

static const struct doc_field take_query[] = {
	{ "file", { "ファイルの名前", "the file's name" }, .flags = DOC_MUST },
	{ "form", { "様式(なければ今年度のもの)。vendor といっしょに指定します", "the form (this fiscal year's where not given); goes with vendor" } },
	{ "vendor", { "事業者の番号。ファイルの中の記号で分からないときに指定します", "the vendor's id, where the mark in the file does not say whose it is" }, DOC_ID },
	{ "system", { "システムの番号。vendor といっしょに指定します", "the system's id; goes with vendor" }, DOC_ID },
	VENDOR_SIGNATORY_ROW,
	{ 0 },
};

static const struct doc_field row_fields[] = {
	{ "row", { "行", "the row of the sheet" }, DOC_WHOLE },
	{ "item", { "項目", "the item" } },
	{ "outcome", { "結果(取り込んだ、空欄、取り込めなかった)", "what became of it" }, DOC_CODE, .codes = "taken|blank|refused" },
	{ "why_ja", { "取り込めなかった理由(日本語)", "why it was refused, in Japanese" } },
	{ "why_en", { "取り込めなかった理由(英語)", "why it was refused, in English" } },
	{ 0 },
};
static const struct doc_shape row_shape = { "vendor_row", { "記入用紙の一行", "a row of a returned workbook" }, row_fields };

static const struct doc_field taken_fields[] = {
	{ "form", { "様式", "the form" } },
	{ "vendor", { "事業者", "the vendor" } },
	{ "vendor_id", { "事業者の番号", "the vendor's id" }, DOC_ID },
	{ "system", { "システム", "the system" } },
	{ "system_id", { "システムの番号", "the system's id" }, DOC_ID },
	{ "signatory", { "記入用紙に書かれていた回答者", "who answered, as the workbook says" } },
	{ "taken", { "取り込んだ項目の数", "items taken" }, DOC_WHOLE },
	{ "refused", { "取り込めなかった項目の数", "items refused" }, DOC_WHOLE },
	{ "rows", { "行ごとの結果", "row by row" }, DOC_OBJECTS, .shape = &row_shape },
	{ 0 },
};
static const struct doc_shape taken_shape = { "vendor_taken", { "記入用紙を取り込んだ結果", "what was taken of a returned workbook" }, taken_fields };

const struct route_doc vendor_take_doc = {
	.id = "takeVendorWorkbook",
	.detail = { "本文は返ってきた記入用紙(.xlsx)そのものです。どの事業者のものかは、ファイルの中の記号で分かります。取り込めない行があっても、ほかの行は取り込みます(refused に数が出ます)。",
	            "The body is the returned workbook (.xlsx); a mark in it says whose it is. Rows that cannot be taken are counted as refused; the "
	            "others are taken." },
	.query = take_query,
	.body = BODY_FILE,
	.gives = &taken_shape,
	.rules = DOC_CONFLICT,
};

static void put_row(struct json *j, const struct vendor_row *row)
{
	static const char *const outcomes[] = { [VENDOR_TAKEN] = "taken", [VENDOR_BLANK] = "blank", [VENDOR_REFUSED] = "refused" };
	json_put_open(j, '{');
	json_pair_int(j, S("row"), row->number);
	json_pair_str(j, S("item"), row->item->key);
	json_pair_str(j, S("outcome"), str_of(outcomes[row->outcome]));
	json_pair_str(j, S("why_ja"), row->why_ja);
	json_pair_str(j, S("why_en"), row->why_en);
	json_put_close(j, '}');
}

static bool put_taken(struct visit *v, const struct vendor_taken *taken)
{
	struct json j = { .out = v->w.out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("form"), taken->pair.form->id);
	json_pair_str(&j, S("vendor"), taken->pair.vendor_name);
	json_pair_str(&j, S("vendor_id"), taken->pair.vendor);
	json_pair_str(&j, S("system"), taken->pair.system_name);
	json_pair_str(&j, S("system_id"), taken->pair.system);
	json_pair_str(&j, S("signatory"), taken->signatory);
	json_pair_int(&j, S("taken"), (int64_t)taken->taken);
	json_pair_int(&j, S("refused"), (int64_t)taken->refused);
	json_put_key(&j, S("rows"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < taken->count; i++)
		put_row(&j, &taken->rows[i]);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* Whose it is where the query says so; vendor "" where the workbook is to. */
static bool find_said(struct visit *v, struct vendor_pair *said, struct err *e)
{
	const struct vendor_named named = { "", visit_query(v, "form"), visit_query(v, "vendor"), visit_query(v, "system") };
	*said = (struct vendor_pair){ 0 };
	if (named.vendor.n)
		return vendor_named_pair(v, &named, said, e);
	return (!named.form.n && !named.system.n) ||
	       api_fault(v, S("vendor"), e, ERR_USAGE, "form や system は、vendor といっしょに指定してください", "form and system go with vendor");
}

static bool take(struct visit *v, const struct vendor_pair *said, struct vendor_taken *taken, struct err *e)
{
	struct form_set set;
	struct err why = { 0 };
	const struct vendor_paper paper = { S("workbook"), visit_query(v, "file"), v->request->body, visit_query(v, "signatory") };
	if (!forms_read(&v->w, &set, e))
		return false;
	if (vendor_take(&v->w, &set, paper.name, paper.bytes, said->vendor.n ? said : NULL, &paper, 1, taken, &why) || why.kind == ERR_PARTLY)
		return true;
	why.kind = why.kind == ERR_MISSING ? ERR_INPUT : why.kind; /* its mark names what is not there */
	return api_refused(v, "", &why, e);
}

bool vendor_take_answer(struct visit *v, struct err *e)
{
	struct vendor_pair said;
	struct vendor_taken *taken = arena_new(v->w.arena, struct vendor_taken);
	return api_file_fit(v, e) && vendor_signatory_asked(v, e) && find_said(v, &said, e) && take(v, &said, taken, e) && put_taken(v, taken);
}

/* ---- a paper */

static const struct doc_field reply_fields[] = {
	{ "item", { "項目", "the item" }, .flags = DOC_MUST },
	{ "reply", { "回答(はい、いいえ、契約により省略)", "the reply; skip: skipped by contract" }, DOC_CODE, DOC_MUST, .codes = "yes|no|skip" },
	{ "on", { "確認日", "the day of checking" }, DOC_DAY },
	{ "target", { "目標日(いいえのとき)", "the target date, when no" }, DOC_DAY },
	{ "note", { "備考。省略するときは契約の条項", "a remark; of what is skipped, the clause of the contract" } },
	{ 0 },
};
static const struct doc_shape reply_shape = { "vendor_reply", { "一つの項目への返事", "the reply to an item" }, reply_fields };

static const struct doc_field sheet_fields[] = {
	VENDOR_FORM_ROW,
	{ "signatory", { "回答した方の部署と氏名", "department and name of who answered" }, .flags = DOC_MUST },
	{ "items", { "返事のある項目。ほかの項目はそのままです", "the items that were replied to; others stay as they are" }, DOC_OBJECTS, DOC_MUST, &reply_shape,
	  .least = 1, .most = FORM_ITEMS_MAX },
	{ 0 },
};
static const struct doc_shape sheet_shape = { "vendor_sheet", { "紙の回答", "a reply on paper" }, sheet_fields };

const struct route_doc vendor_replies_doc = {
	.id = "enterVendorReplies",
	.detail = { "事業者が紙などで返した回答を、書かれているとおりに書き写します。一つでも直すところがあれば、何も記録しません。日付は自動では入りません。",
	            "Enters what a vendor replied on paper or by other means, as it is written there. Where one thing is wrong nothing is entered. Dates "
	            "are never filled in." },
	.body = BODY_JSON,
	.takes = &sheet_shape,
	.gives = &vendor_return_shape,
};

static bool put_reply(struct visit *v, struct vendor_sheet *sheet, size_t i, const json_t *said, struct err *e)
{
	const struct form *form = sheet->pair.form;
	const struct form_item *item = form_item_named(form, json_text(said, "item"));
	str place = arena_fmt(v->w.arena, "/items/%zu/item", i);
	if (!item)
		return api_fault(v, place, e, ERR_INPUT, "この項目は、この様式にありません", "the form has no such item");
	struct vendor_reply *reply = &sheet->replies[item - form->items];
	if (reply->reply.n)
		return api_fault(v, place, e, ERR_INPUT, "この項目は、前にも書かれています", "this item stands further up already");
	*reply = (struct vendor_reply){ json_text(said, "reply"), json_text(said, "on"), json_text(said, "target"), str_trim(json_text(said, "note")) };
	return true;
}

/* Views the body. */
static bool read_sheet(struct visit *v, const json_t *body, struct vendor_sheet *sheet, struct err *e)
{
	size_t i;
	const json_t *said;
	sheet->signatory = str_trim(json_text(body, "signatory"));
	json_array_foreach(json_object_get(body, "items"), i, said)
		put_reply(v, sheet, i, said, e);
	return !v->fault_count;
}

/* The member to mend, where that can be told. */
static const char *to_mend(struct visit *v, const struct vendor_reply *reply, const struct err *why)
{
	struct day on = { 0 };
	if (why->kind != ERR_INPUT)
		return "";
	if (str_eq(reply->reply, S("skip")))
		return "/note";
	return !day_read(reply->on, &on) || day_order(on, work_today(&v->w)) > 0 ? "/on" : "";
}

/* Each wrong item beside its place in the body. */
static bool blame(struct visit *v, const json_t *body, const struct vendor_sheet *sheet, const struct err *why, struct err *e)
{
	struct err nobody = { 0 };
	size_t i;
	const json_t *said;
	if (why->kind != ERR_INPUT || (!sheet->wrong_count && vendor_signatory_fit(sheet->signatory, &nobody)))
		return api_refused(v, "/items", why, e);
	json_array_foreach(json_object_get(body, "items"), i, said) {
		size_t at = (size_t)(form_item_named(sheet->pair.form, json_text(said, "item")) - sheet->pair.form->items);
		const struct err *wrong = &sheet->wrong[at];
		if (wrong->kind)
			api_fault(v, arena_fmt(v->w.arena, "/items/%zu%s", i, to_mend(v, &sheet->replies[at], wrong)), e, ERR_INPUT, "%s%.0s", "%.0s%s",
			          wrong->ja, wrong->en);
	}
	return vendor_signatory_fit(sheet->signatory, &nobody) ? false : api_refused(v, "/signatory", &nobody, e);
}

bool vendor_replies_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	struct err why = { 0 };
	auto_json body = api_body(v, e);
	if (!body || !vendor_asked_pair(v, S("/form"), json_text(body, "form"), &pair, e))
		return false;
	struct vendor_sheet sheet = vendor_sheet_blank(v->w.arena, &pair);
	if (!read_sheet(v, body, &sheet, e))
		return false;
	return vendor_sheet_enter(&v->w, &sheet, NULL, 0, &why) ? vendor_put_return(v, &pair, e) : blame(v, body, &sheet, &why, e);
}
