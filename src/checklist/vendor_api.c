/* vendor_api.c - where each vendor stands with its form, its answers, and asking it with what is sent, for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_api.h"

#include "checklist_api.h"
#include "checklist_json.h"
#include "engine/paper_kind.h"
#include "vendor_pages.h"

static const struct doc_field query[] = {
	VENDOR_FORM_ROW,
	{ 0 },
};

#define RETURN_ROWS \
	{ "vendor", { "事業者", "the vendor" } }, \
	{ "vendor_id", { "事業者の番号。空: 台帳にない", "the vendor's id; empty: not in the ledger" }, DOC_ID }, \
	{ "system", { "システム", "the system" } }, \
	{ "system_id", { "システムの番号", "the system's id" }, DOC_ID }, \
	{ "contracted", { "契約中", "under contract" }, DOC_TRUTH }, \
	{ "state", { "回収の状態", "how far it has answered" }, DOC_CODE, .codes = "none|partly|whole|skipped" }, \
	{ "wanted", { "答えてもらう項目の数", "items wanted" }, DOC_WHOLE }, \
	{ "answered", { "回答した数", "answered" }, DOC_WHOLE }, \
	{ "skipped", { "契約により省略した数", "skipped by contract" }, DOC_WHOLE }, \
	{ "asked_on", { "依頼した日", "asked on" }, DOC_DAY }, \
	{ "due_on", { "返送の期限", "due on" }, DOC_DAY }, \
	{ "overdue", { "期限が過ぎた", "it is overdue" }, DOC_TRUTH }

static const struct doc_field return_fields[] = { RETURN_ROWS, { 0 } };
const struct doc_shape vendor_return_shape = { "vendor_return", { "事業者の回答の状況", "where a vendor stands" }, return_fields };

static const struct doc_field returns_fields[] = {
	{ "form", { "様式", "the form" } },
	{ "items", { "事業者とシステムごとの状況", "by vendor and system" }, DOC_OBJECTS, .shape = &vendor_return_shape },
	{ 0 },
};
static const struct doc_shape returns_shape = { "vendor_returns", { "事業者の回答の状況", "where the vendors stand" }, returns_fields };

const struct route_doc vendors_doc = {
	.id = "listVendorReturns",
	.detail = { "だれに頼み、どこまで答えたかです。事業者の回答は、施設の回答にはなりません。", "Who was asked, and who has answered. A vendor's answers never become the facility's." },
	.query = query,
	.gives = &returns_shape,
};

static bool put_returns(struct visit *v, const struct form *form, const struct vendor_return *list, size_t count, struct err *e)
{
	struct json j = { .out = v->w.out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("form"), form->id);
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		struct vendor_ask ask;
		if (!vendor_last_ask(&v->w, form, list[i].vendor, list[i].system, &ask, e))
			return false;
		json_put_open(&j, '{');
		vendor_return_json(&v->w, &j, &list[i], &ask);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

bool vendor_form_asked(struct visit *v, str place, str asked, const struct form **form, struct err *e)
{
	struct form_set set;
	bool writing = !str_eq(str_of(v->route->method), S("GET"));
	enum err_kind kind = str_starts(place, S("/")) ? ERR_INPUT : ERR_USAGE;
	if (!forms_read(&v->w, &set, e))
		return false;
	if (asked.n && !forms_named(&set, S("vendor"), asked))
		return api_fault(v, place, e, kind, "この様式はありません", "there is no such form");
	bool chosen = forms_choose(&v->w, &set, S("vendor"), asked, writing, form, e);
	if (!chosen && writing && e->kind == ERR_MISSING)
		return api_fault(v, place, e, kind, "今年度の様式がまだ取り込まれていません。どの様式かを指定してください",
		                 "this fiscal year's form has not been imported; say which form is meant");
	return chosen;
}

bool vendors_answer(struct visit *v, struct err *e)
{
	const struct form *form;
	struct vendor_return *list;
	size_t count;
	return vendor_form_asked(v, S("form"), visit_query(v, "form"), &form, e) &&
	       returns_read(&v->w, form, &list, &count, e) && put_returns(v, form, list, count, e);
}

/* ---- one of them */

static const struct doc_field answered_fields[] = {
	ITEM_ROWS,
	{ "clause", { "省略のもとになる契約の条項。空: 省略していない", "the clause of the contract by which it is skipped; empty: it is not" } },
	{ "answer", { "事業者の回答", "the vendor's answer" }, DOC_OBJECT, .shape = &answer_shape },
	{ 0 },
};
static const struct doc_shape answered_shape = { "vendor_item", { "一つの項目への事業者の回答", "a vendor's answer to an item" }, answered_fields };

static const struct doc_field vendor_fields[] = {
	{ "form", { "様式", "the form" } },
	RETURN_ROWS,
	{ "items", { "項目ごとの回答", "its answers, item by item" }, DOC_OBJECTS, .shape = &answered_shape },
	{ 0 },
};
static const struct doc_shape vendor_shape = { "vendor_answers", { "一つの事業者の回答", "a vendor's answers" }, vendor_fields };

const struct route_doc vendor_doc = {
	.id = "readVendor",
	.detail = { "どこまで答えたかと、項目ごとの回答です。", "How far it has answered, and every answer." },
	.query = query,
	.gives = &vendor_shape,
};

bool vendor_asked_pair(struct visit *v, str place, str asked, struct vendor_pair *pair, struct err *e)
{
	const struct form *form;
	return vendor_form_asked(v, place, asked, &form, e) && vendor_pair_of_path(v, form, pair, e);
}

bool vendor_named_pair(struct visit *v, const struct vendor_named *named, struct vendor_pair *pair, struct err *e)
{
	const struct form *form;
	struct err why = { 0 };
	struct arena *a = v->w.arena;
	if (!vendor_form_asked(v, arena_fmt(a, "%sform", named->root), named->form, &form, e))
		return false;
	bool known = vendor_pair_of(&v->w, form, named->vendor, S(""), pair, &why);
	if (known && vendor_pair_of(&v->w, form, named->vendor, named->system, pair, &why))
		return true;
	why.kind = why.kind == ERR_MISSING ? ERR_INPUT : why.kind;
	return api_refused(v, arena_fmt(a, "%s%s", named->root, known ? "system" : "vendor").p, &why, e);
}

static bool read_return(struct visit *v, const struct vendor_pair *pair, struct vendor_return *r, struct vendor_ask *ask, struct err *e)
{
	*r = vendor_return_blank(pair);
	return returns_find(&v->w, pair->form, r, e) && vendor_last_ask(&v->w, pair->form, pair->vendor, pair->system, ask, e);
}

static void put_item(struct visit *v, struct json *j, const struct form *form, const struct answer_set *set, size_t i)
{
	json_put_open(j, '{');
	item_json(&v->w, j, form, &form->items[i]);
	json_pair_str(j, S("clause"), set->needs[i] == NEED_NOT_SKIPPED ? set->answers[i].skipped : S(""));
	json_put_key(j, S("answer"));
	json_put_open(j, '{');
	answer_json(v->w.arena, j, &set->answers[i]);
	json_put_close(j, '}');
	json_put_close(j, '}');
}

bool vendor_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	struct vendor_return r;
	struct vendor_ask ask;
	struct json j = { .out = v->w.out };
	if (!vendor_asked_pair(v, S("form"), visit_query(v, "form"), &pair, e) || !read_return(v, &pair, &r, &ask, e))
		return false;
	json_put_open(&j, '{');
	json_pair_str(&j, S("form"), pair.form->id);
	vendor_return_json(&v->w, &j, &r, &ask);
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < pair.form->item_count; i++)
		put_item(v, &j, pair.form, &r.answers, i);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* ---- what is sent */

#define SENT_DETAIL_JA "依頼したときの返送の期限が入ります。依頼を記録していなければ作れません。"
#define SENT_DETAIL_EN "It says the day by which it is due. Refused where no request was noted."

const struct route_doc vendor_book_doc = {
	.id = "readVendorWorkbook",
	.detail = { "事業者に送る記入用紙です。" SENT_DETAIL_JA, "The workbook to send to the vendor. " SENT_DETAIL_EN },
	.query = query,
	.file = XLSX_TYPE,
	.rules = DOC_CONFLICT,
};

const struct route_doc vendor_letter_doc = {
	.id = "readVendorLetter",
	.detail = { "事業者に送るFAX送付状、依頼状、紙の様式です。" SENT_DETAIL_JA, "Fax cover, letter and the form on paper, to send to the vendor. " SENT_DETAIL_EN },
	.query = query,
	.file = "application/pdf",
	.rules = DOC_CONFLICT,
};

static bool give(struct visit *v, bool (*what)(struct visit *v, const struct vendor_pair *pair, struct err *e), struct err *e)
{
	struct vendor_pair pair;
	return vendor_asked_pair(v, S("form"), visit_query(v, "form"), &pair, e) && what(v, &pair, e);
}

bool vendor_book_answer(struct visit *v, struct err *e)
{
	return give(v, vendor_give_book, e);
}

bool vendor_letter_answer(struct visit *v, struct err *e)
{
	return give(v, vendor_give_letter, e);
}

/* ---- asking, and skipping */

static const struct doc_field ask_fields[] = {
	VENDOR_FORM_ROW,
	{ "due", { "返送の期限", "to be returned by" }, DOC_DAY, DOC_MUST },
	{ "way", { "依頼の方法", "how it is asked" }, DOC_CODE, DOC_MUST, .codes = "workbook|fax" }, /* making a link is asking */
	{ 0 },
};
static const struct doc_shape ask_shape = { "vendor_ask", { "依頼", "a request" }, ask_fields };

static const struct doc_field skip_fields[] = {
	VENDOR_FORM_ROW,
	{ "item", { "項目", "the item" }, .flags = DOC_MUST },
	{ "clause", { "契約の条項", "the clause of the contract" }, .flags = DOC_MUST },
	{ 0 },
};
static const struct doc_shape skip_shape = { "vendor_skip", { "契約による省略", "what is skipped by contract" }, skip_fields };

const struct route_doc vendor_ask_doc = {
	.id = "askVendor",
	.detail = { "依頼したことと返送の期限を記録します。事業者に何かを送ることはしません。", "Notes the request and when it is due. Nothing is sent to the vendor." },
	.body = BODY_JSON,
	.takes = &ask_shape,
	.gives = &vendor_return_shape,
};

const struct route_doc vendor_skip_doc = {
	.id = "skipVendorItem",
	.detail = { "契約により、この項目の回答を求めないことを記録します。", "Notes that the contract leaves this item out." },
	.body = BODY_JSON,
	.takes = &skip_shape,
	.gives = &vendor_return_shape,
	.rules = DOC_CONFLICT,
};

bool vendor_put_return(struct visit *v, const struct vendor_pair *pair, struct err *e)
{
	struct vendor_return r;
	struct vendor_ask ask;
	struct json j = { .out = v->w.out };
	if (!read_return(v, pair, &r, &ask, e))
		return false;
	json_put_open(&j, '{');
	vendor_return_json(&v->w, &j, &r, &ask);
	json_put_close(&j, '}');
	return api_done(v, 200);
}

bool vendor_ask_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	struct err why = { 0 };
	struct day due = { 0 };
	auto_json body = api_body(v, e);
	if (!body || !vendor_asked_pair(v, S("/form"), json_text(body, "form"), &pair, e))
		return false;
	day_read(json_text(body, "due"), &due);
	return vendor_asked(&v->w, &pair, due, json_text(body, "way"), &why) ? vendor_put_return(v, &pair, e) : api_refused(v, "/due", &why, e);
}

bool vendor_skip_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	struct err why = { 0 };
	auto_json body = api_body(v, e);
	if (!body || !vendor_asked_pair(v, S("/form"), json_text(body, "form"), &pair, e))
		return false;
	str item = json_text(body, "item"), clause = json_text(body, "clause");
	bool clause_lacks = form_item_named(pair.form, item) && !str_trim(clause).n;
	if (!vendor_skip(&v->w, &pair, item, clause, &why))
		return api_refused(v, clause_lacks ? "/clause" : "/item", &why, e);
	return vendor_put_return(v, &pair, e);
}

/* ---- who signed */

bool vendor_signatory_asked(struct visit *v, struct err *e)
{
	struct err why = { 0 };
	str signatory = visit_query(v, "signatory");
	return !signatory.n || vendor_signatory_fit(signatory, &why) || api_refused(v, "signatory", &why, e);
}
