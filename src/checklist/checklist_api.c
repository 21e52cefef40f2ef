/* checklist_api.c - the checklist for programs: the forms, every item of one, one item, and answering it by a person's rules.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checklist_api.h"

#include "answer_rules.h"
#include "checklist_json.h"
#include "screens.h"

/* ---- shapes */

static const struct doc_field form_fields[] = {
	{ "form", { "様式", "the form's id" } },
	{ "kind", { "だれが記入するか", "who fills it in" }, DOC_CODE, .codes = "facility|vendor|pharmacy" },
	{ "fiscal_year", { "年度", "its fiscal year" }, DOC_WHOLE },
	{ "revision", { "版", "its revision" }, DOC_WHOLE },
	{ "items", { "項目の数", "how many items it has" }, DOC_WHOLE },
	{ "imported", { "あとから取り込んだ", "it was imported" }, DOC_TRUTH },
	{ "warning", { "文言の照合についての断り", "what is to be said of its wording" } },
	{ 0 },
};
static const struct doc_shape form_shape = { "form", { "様式", "a form" }, form_fields };

static const struct doc_field forms_fields[] = {
	{ "items", { "様式", "the forms" }, DOC_OBJECTS, .shape = &form_shape },
	{ 0 },
};
static const struct doc_shape forms_shape = { "forms", { "様式の一覧", "the forms" }, forms_fields };

static const struct doc_field count_fields[] = {
	{ "of", { "何の数か", "of what" } },
	{ "ok", { "不足のない数", "nothing found" }, DOC_WHOLE },
	{ "short", { "不足の数", "fall short" }, DOC_WHOLE },
	{ "unseen", { "未確認の数", "not seen" }, DOC_WHOLE },
	{ "stale", { "資料が古くて未確認の数", "not seen because the source is too old" }, DOC_WHOLE },
	{ "accepted", { "了承済みの数", "accepted" }, DOC_WHOLE },
	{ 0 },
};
static const struct doc_shape count_shape = { "evidence_count", { "根拠の数", "what was counted" }, count_fields };

#define EVIDENCE_ROWS \
	{ "verdict", { "測定の結果", "what was measured" }, DOC_CODE, .codes = "short|yes_draft|unseen|unmeasured|person" }, \
	{ "sentence", { "測定の説明", "that in a sentence" } }, \
	{ "beside", { "項目の横に出す言葉", "what is printed beside the item" } }, \
	{ "counts", { "数えたもの", "what was counted" }, DOC_OBJECTS, .shape = &count_shape }, \
	{ "unmeasured", { "まだ測れない点検", "checks that could not look" }, DOC_TEXTS }

static const struct doc_field entered_fields[] = {
	{ "who", { "記入した人", "who entered it" } },
	{ "at", { "記入したとき", "when" }, DOC_INSTANT },
	{ 0 },
};
static const struct doc_shape entered_shape = { "entered", { "だれがいつ記入したか", "who entered something, and when" }, entered_fields };

#define ANSWER_ROWS \
	{ "first", { "1回目の回答", "the first reply" }, DOC_CODE, .codes = "|yes|no" }, \
	{ "first_on", { "1回目に確認した日", "the day of the first check" }, DOC_DAY }, \
	{ "target_on", { "目標日", "the target date" }, DOC_DAY }, \
	{ "second", { "2回目の回答", "the second reply" }, DOC_CODE, .codes = "|yes|no" }, \
	{ "second_on", { "2回目に確認した日", "the day of the second check" }, DOC_DAY }, \
	{ "note", { "備考", "a note" } }, \
	{ "original", { "原本の保管場所", "where the original lies" } }, \
	{ "taken_back", { "取り消した", "it was taken back" }, DOC_TRUTH }, \
	{ "first_entered", { "1回目の記入", "when the first reply was entered" }, DOC_OBJECT, DOC_MAYBE, &entered_shape }, \
	{ "target_entered", { "目標日の記入", "when the target date was entered" }, DOC_OBJECT, DOC_MAYBE, &entered_shape }, \
	{ "second_entered", { "2回目の記入", "when the second reply was entered" }, DOC_OBJECT, DOC_MAYBE, &entered_shape }

static const struct doc_field answer_fields[] = { ANSWER_ROWS, { 0 } };
const struct doc_shape answer_shape = { "answer", { "人の回答", "what a person answered" }, answer_fields };

static const struct doc_field row_fields[] = {
	ITEM_ROWS,
	EVIDENCE_ROWS,
	{ "answer", { "回答", "the answer" }, DOC_OBJECT, .shape = &answer_shape },
	{ "needs_answer", { "記入が要る", "it needs an entry" }, DOC_TRUTH },
	{ "why_not", { "記入が要らない理由", "why it does not" } },
	{ "conflict", { "測定と回答の食い違い", "where measured and answered differ" } },
	{ 0 },
};
static const struct doc_shape row_shape = { "checklist_item", { "一つの項目", "an item" }, row_fields };

static const struct doc_field checklist_fields[] = {
	{ "form", { "様式", "the form" } },
	{ "fiscal_year", { "年度", "its fiscal year" }, DOC_WHOLE },
	{ "warning", { "文言の照合についての断り", "what is to be said of its wording" } },
	{ "items", { "項目", "its items" }, DOC_OBJECTS, .shape = &row_shape },
	{ 0 },
};
static const struct doc_shape checklist_shape = { "checklist", { "チェックリスト", "a checklist" }, checklist_fields };

static const struct doc_field line_fields[] = {
	{ "check", { "点検", "the check" } },
	{ "subject", { "対象の番号", "what it is about" } },
	{ "label", { "対象の名前", "what people call that" } },
	{ "words", { "内容", "in words" } },
	{ "stale", { "資料が古い", "its source is too old" }, DOC_TRUTH },
	{ 0 },
};
static const struct doc_shape line_shape = { "evidence_line", { "根拠の一つ", "one thing that was or was not seen" }, line_fields };

static const struct doc_field document_fields[] = {
	{ "id", { "書類の番号", "the document's id" }, DOC_ID },
	{ "type", { "種類", "its type" } },
	{ "title", { "題", "its title" } },
	{ "dated", { "日付", "its date" } },
	{ "original_at", { "原本の保管場所", "where the original lies" } },
	{ 0 },
};
static const struct doc_shape document_shape = { "evidence_document", { "書類", "a document" }, document_fields };

static const struct doc_field entry_fields[] = {
	{ "who", { "記入した人", "who entered it" } },
	{ "at", { "記入したとき", "when" }, DOC_INSTANT },
	{ "act", { "操作の番号", "the act" }, DOC_ID },
	ANSWER_ROWS,
	{ 0 },
};
static const struct doc_shape entry_shape = { "answer_entry", { "一つの記入", "an entry" }, entry_fields };

static const struct doc_field item_fields[] = {
	{ "form", { "様式", "the form" } },
	{ "warning", { "文言の照合についての断り", "what is to be said of its wording" } },
	ITEM_ROWS,
	{ "help", { "やさしい説明", "what it asks, in plain words" } },
	EVIDENCE_ROWS,
	{ "shortfalls", { "不足", "what falls short" }, DOC_OBJECTS, .shape = &line_shape },
	{ "not_seen", { "見ていないもの", "what was not looked at" }, DOC_OBJECTS, .shape = &line_shape },
	{ "documents", { "書類", "documents that speak for it" }, DOC_OBJECTS, .shape = &document_shape },
	{ "answer", { "回答", "the answer" }, DOC_OBJECT, .shape = &answer_shape },
	{ "why_not", { "記入が要らない理由", "why it needs no entry" } },
	{ "history", { "記入の履歴(古いものから)", "its entries, the oldest first" }, DOC_OBJECTS, .shape = &entry_shape },
	{ 0 },
};
static const struct doc_shape item_shape = { "whole_item", { "一つの項目のすべて", "everything about an item" }, item_fields };

static const struct doc_field taken_fields[] = {
	{ "first", { "1回目の回答", "the first reply" }, DOC_CODE, .codes = "yes|no" },
	{ "first_on", { "1回目に確認した日", "the day of the first check" }, DOC_DAY },
	{ "target_on", { "目標日", "the target date" }, DOC_DAY },
	{ "second", { "2回目の回答", "the second reply" }, DOC_CODE, .codes = "yes|no" },
	{ "second_on", { "2回目に確認した日", "the day of the second check" }, DOC_DAY },
	{ "note", { "備考", "a note" } },
	{ "original", { "原本の保管場所", "where the original lies" } },
	{ 0 },
};
static const struct doc_shape taken_shape = { "answer_values", { "記入すること", "what is to be entered" }, taken_fields };

static const struct doc_field given_fields[] = {
	{ "answer", { "今の回答", "the answer as it stands" }, DOC_OBJECT, .shape = &answer_shape },
	{ "remarks", { "記入についての注意", "remarks on it" }, DOC_TEXTS },
	{ 0 },
};
static const struct doc_shape given_shape = { "answer_given", { "記入の結果", "what was entered" }, given_fields };

/* ---- descriptions */

const struct route_doc forms_doc = {
	.id = "listForms",
	.detail = { "この施設や事業者が記入する様式です。", "The forms that the facility and its vendors fill in." },
	.gives = &forms_shape,
};

const struct route_doc checklist_doc = {
	.id = "readChecklist",
	.detail = { "すべての項目を、測定と回答を並べて読みます。測定は回答ではありません。", "Every item, measured and answered side by side. What was measured is no answer." },
	.gives = &checklist_shape,
};

const struct route_doc item_doc = {
	.id = "readItem",
	.detail = { "説明、根拠、見ていないもの、回答、記入の履歴です。ETag は、回答するときの If-Match になります。",
	            "What it asks, its evidence, what nobody looked at, the answer, and every entry. Its ETag is the If-Match of an answer." },
	.gives = &item_shape,
	.rules = DOC_TAGGED,
};

const struct route_doc item_answer_doc = {
	.id = "answerItem",
	.detail = { "人が決めた回答を書き込みます。規則は画面で記入するときと同じで、日付は自動では入りません。書かなかったものは前のままです。If-Match には、根拠を読んだときの項目の ETag を付けます。",
	            "Enters an answer that a person has decided on. The rules are those of the console; dates are never filled in. What is not sent stays. "
	            "If-Match is the ETag of the item whose evidence was read." },
	.body = BODY_JSON,
	.takes = &taken_shape,
	.gives = &given_shape,
	.rules = DOC_MATCHED | DOC_CONFLICT,
};

const struct route_doc item_take_back_doc = {
	.id = "takeAnswerBack",
	.detail = { "回答を取り消します。履歴には残ります。", "Takes the answer back; it stays in the history." },
	.status = 204,
	.rules = DOC_MATCHED | DOC_CONFLICT,
};

/* ---- reading */

bool forms_answer(struct visit *v, struct err *e)
{
	struct form_set set;
	struct json j = { .out = v->w.out };
	if (!forms_read(&v->w, &set, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < set.count; i++) {
		json_put_open(&j, '{');
		form_json(&v->w, &j, &set.forms[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

bool checklist_answer(struct visit *v, struct err *e)
{
	struct page_form page;
	struct standing standing;
	struct json j = { .out = v->w.out };
	if (!page_form_read(v, visit_word(v, "form"), &page, e))
		return false;
	struct evidence_run *run = evidence_open(&v->w, e);
	if (!run || !standing_read(&v->w, run, page.form, S(""), S(""), &standing, e))
		return false;
	json_put_open(&j, '{');
	standing_json(&v->w, &j, &standing);
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* The item of the path, and its representation. */
static bool read_item(struct visit *v, struct whole_item *whole, str *text, struct err *e)
{
	struct page_form page;
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	if (!page_form_read(v, visit_word(v, "form"), &page, e))
		return false;
	const struct form_item *item = form_item_named(page.form, visit_word(v, "item"));
	if (!item)
		return err_set(e, ERR_MISSING, "この項目は、この様式にありません", "the form has no such item");
	if (!whole_item_read(&v->w, page.form, item, whole, e))
		return false;
	json_put_open(&j, '{');
	whole_item_json(&v->w, &j, whole);
	json_put_close(&j, '}');
	*text = arena_copy(v->w.arena, buf_str(&b));
	return true;
}

bool whole_item_answer(struct visit *v, struct err *e)
{
	struct whole_item whole;
	str text;
	return read_item(v, &whole, &text, e) && api_give(v, text);
}

/* ---- answering */

/* What was read must still be so: the evidence by the tag, other entries by their number inside the transaction. */
static bool find_for_answer(struct visit *v, struct whole_item *whole, struct err *e)
{
	str text;
	if (!read_item(v, whole, &text, e) || !api_matches(v, api_tag_of(v->w.arena, text), e))
		return false;
	whole->row.seen = &whole->history_count;
	return true;
}

static struct day day_of(const json_t *body, const char *name)
{
	struct day day = { 0 };
	day_read(json_text(body, name), &day);
	return day;
}

static bool take_change(struct visit *v, struct answer_change *change, struct err *e)
{
	static const struct {
		const char *name;
		enum answer_parts part;
	} members[] = { { "first", ANSWER_FIRST },   { "first_on", ANSWER_FIRST },   { "target_on", ANSWER_TARGET }, { "second", ANSWER_SECOND },
		        { "second_on", ANSWER_SECOND }, { "note", ANSWER_NOTE }, { "original", ANSWER_ORIGINAL } };
	struct arena *a = v->w.arena;
	auto_json body = api_body(v, e);
	if (!body)
		return false;
	*change = (struct answer_change){ .first_on = day_of(body, "first_on"), .target_on = day_of(body, "target_on"),
		                          .second_on = day_of(body, "second_on"), .note = arena_copy(a, json_text(body, "note")),
		                          .original = arena_copy(a, json_text(body, "original")) };
	reply_read(a, json_text(body, "first"), &change->first);
	reply_read(a, json_text(body, "second"), &change->second);
	for (size_t i = 0; i < LENGTH(members); i++)
		change->parts |= json_object_get(body, members[i].name) ? members[i].part : 0;
	return true;
}

static bool put_given(struct visit *v, const struct answer_row *row, struct err *e)
{
	struct answer_entry *list;
	struct words remarks[ANSWER_REMARKS_MAX];
	struct json j = { .out = v->w.out };
	size_t count;
	if (!answer_history(&v->w, row, &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("answer"));
	json_put_open(&j, '{');
	answer_json(v->w.arena, &j, &list[count - 1].answer);
	json_put_close(&j, '}');
	json_put_key(&j, S("remarks"));
	json_put_open(&j, '[');
	count = answer_remarks(row, list, count, remarks);
	for (size_t i = 0; i < count; i++)
		json_put_str(&j, work_words(&v->w, remarks[i]));
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

bool item_answer_answer(struct visit *v, struct err *e)
{
	struct whole_item whole;
	struct answer_change change;
	return find_for_answer(v, &whole, e) && take_change(v, &change, e) && answer_give(&v->w, &whole.row, &change, e) &&
	       put_given(v, &whole.row, e);
}

bool item_take_back_answer(struct visit *v, struct err *e)
{
	struct whole_item whole;
	return find_for_answer(v, &whole, e) && answer_take_back(&v->w, &whole.row, e) && api_nothing(v);
}
