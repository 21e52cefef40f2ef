/* chart_api.c - the contact chart for programs: how it stands, its order, approving it, confirming it each year.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chart_api.h"

#include "chart_json.h"
#include "screens.h"

static const struct doc_field entry_fields[] = {
	{ "number", { "連絡の順", "its place in the order of calling" }, DOC_WHOLE },
	{ "id", { "連絡先の番号", "the contact's id" }, DOC_ID },
	{ "stage", { "連絡の段階(1: 企画管理者・担当者、2: 責任者、3: 院外、4: 区分なし)",
	             "the stage of calling (1: administrators, 2: heads, 3: outside, 4: no part chosen)" }, DOC_WHOLE, .least = 1, .most = STAGES - 1 },
	{ "role", { "区分", "its part in the chart" } },
	{ "organization", { "組織", "the organization" } },
	{ "name", { "氏名・部署", "the name" } },
	{ "occasion", { "何のときに", "when it is called" } },
	{ "phone", { "電話(昼)", "the telephone by day" } },
	{ "phone_night", { "電話(夜間・休日)", "the telephone at night and on holidays" } },
	{ "fax", { "ファクス", "the fax" } },
	{ "mail", { "メール", "the mail address" } },
	{ "note", { "備考", "a note" } },
	{ 0 },
};
static const struct doc_shape entry_shape = { "chart_entry", { "連絡先", "an entry of the contact chart" }, entry_fields };

static const struct doc_field chart_fields[] = {
	{ "revision", { "承認されている版。空: まだない", "the revision in force; empty: there is none" } },
	{ "approved_on", { "承認した日", "approved on" }, DOC_DAY },
	{ "approver", { "承認した人", "who approved it" } },
	{ "confirmed_on", { "変わりがないことを最後に確認した日", "last confirmed on" }, DOC_DAY },
	{ "changes", { "その版から変わったところの数", "how many things differ from that revision" }, DOC_WHOLE },
	{ "entries", { "連絡先(連絡する順)", "whom to call, in this order" }, DOC_OBJECTS, .shape = &entry_shape },
	{ "missing", { "まだ載っていない区分", "parts that are wanted and not there yet" }, DOC_TEXTS },
	{ 0 },
};
static const struct doc_shape chart_shape = { "contact_chart", { "連絡体制図", "the contact chart" }, chart_fields };

static const struct doc_field approval_fields[] = {
	{ "label", { "版(例: 第4版)", "the revision, such as 第4版" }, .flags = DOC_MUST },
	{ "approver", { "承認した人", "who approved it" }, .flags = DOC_MUST },
	{ "approved_on", { "承認した日", "approved on" }, DOC_DAY, DOC_MUST },
	{ "original_at", { "原本の保管場所", "where the original lies" } },
	{ 0 },
};
static const struct doc_shape approval_shape = { "contact_approval", { "連絡体制図の承認", "an approval of the contact chart" }, approval_fields };

const struct route_doc chart_doc = {
	.id = "readContactChart",
	.detail = { "連絡する順の連絡先と、承認の状態です。ETag は、並べ替え、承認、確認の If-Match になります。",
	            "Whom to call in which order, and what of it is approved. Its ETag is the If-Match of ordering, approving and confirming it." },
	.gives = &chart_shape,
	.rules = DOC_TAGGED,
};

static const struct doc_field order_fields[] = {
	{ "ids", { "すべての連絡先の番号(連絡する順)", "the ids of all contacts, in the order of calling" }, DOC_TEXTS, DOC_MUST, .most = CHART_ENTRIES_MAX },
	{ 0 },
};
static const struct doc_shape order_shape = { "contact_order", { "連絡の順", "an order of calling" }, order_fields };

const struct route_doc order_doc = {
	.id = "orderContactChart",
	.detail = { "連絡体制図の連絡先を、それぞれの段階の中で並べ替えます。すべての連絡先を一度ずつ書きます。",
	            "Puts the chart into this order, each contact within its stage. Every contact is named once." },
	.body = BODY_JSON,
	.takes = &order_shape,
	.gives = &chart_shape,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

const struct route_doc approve_doc = {
	.id = "approveContactChart",
	.detail = { "人が承認した内容を、次の版として残します。PDFが文書「連絡体制図」に登録されます。",
	            "Keeps what a person has approved as the next revision; its PDF is registered as the document \"連絡体制図\"." },
	.body = BODY_JSON,
	.takes = &approval_shape,
	.gives = &chart_shape,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

const struct route_doc confirm_doc = {
	.id = "confirmContactChart",
	.detail = { "承認されている版から変わりがないことを、今日確認したと記録します。", "Notes that somebody checked today that the revision in force is still right." },
	.gives = &chart_shape,
	.rules = DOC_TAGGED | DOC_MATCHED | DOC_CONFLICT,
};

/* The chart with its representation. */
static bool read_chart(struct visit *v, struct chart_standing *s, str *text, struct err *e)
{
	struct missing missing;
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	if (!chart_standing(&v->w, s, e) || !chart_missing(&v->w, &s->chart, &missing, e))
		return false;
	json_put_open(&j, '{');
	chart_json(&j, &s->chart, &s->revision, s->change_count);
	json_put_key(&j, S("missing"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < missing.count; i++)
		json_put_str(&j, str_of(missing.roles[i]));
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	*text = arena_copy(v->w.arena, buf_str(&b));
	return true;
}

bool chart_answer(struct visit *v, struct err *e)
{
	struct chart_standing s;
	str text;
	return read_chart(v, &s, &text, e) && api_give(v, text);
}

/* ---- ordering, approving and confirming: only what was read, which is asked again inside the transaction */

static bool find_for_change(struct visit *v, struct chart_standing *s, struct err *e)
{
	str text;
	return read_chart(v, s, &text, e) && api_matches(v, api_tag_of(v->w.arena, text), e);
}

static bool put_changed(struct visit *v, struct err *e)
{
	struct chart_standing s;
	str text;
	return read_chart(v, &s, &text, e) && api_give_changed(v, text);
}

/* As api_refused, where the chart changed after its tag was compared. */
static bool refused(struct visit *v, const char *place, const struct err *why, struct err *e)
{
	if (why->kind == ERR_CONFLICT)
		v->answer->status = 412;
	return api_refused(v, place, why, e);
}

static const str *ids_of(struct visit *v, const json_t *list)
{
	str *ids = arena_array(v->w.arena, str, json_array_size(list));
	size_t i;
	const json_t *id;
	json_array_foreach(list, i, id)
		ids[i] = (str){ json_string_value(id), json_string_length(id) };
	return ids;
}

bool order_answer(struct visit *v, struct err *e)
{
	struct chart_standing s;
	struct err why = { 0 };
	struct id act;
	if (!find_for_change(v, &s, e))
		return false;
	auto_json body = api_body(v, e);
	const json_t *list = json_object_get(body, "ids");
	if (!body)
		return false;
	struct chart_ordering o = { ids_of(v, list), json_array_size(list), chart_digest(v->w.arena, &s.chart) };
	if (chart_order(&v->w, &o, &act, &why))
		return put_changed(v, e);
	return refused(v, o.wrong < o.count ? arena_fmt(v->w.arena, "/ids/%zu", o.wrong).p : "/ids", &why, e);
}

static const char *what_is_wrong(const struct chart *chart, const struct approval *p)
{
	if (!chart->count)
		return "";
	if (!str_trim(p->label).n)
		return "/label";
	return str_trim(p->approver).n ? "/approved_on" : "/approver";
}

bool approve_answer(struct visit *v, struct err *e)
{
	struct chart_standing s;
	struct err why = { 0 };
	struct id act;
	if (!find_for_change(v, &s, e))
		return false;
	auto_json body = api_body(v, e);
	if (!body)
		return false;
	const struct approval p = { json_text(body, "label"), json_text(body, "approver"), json_text(body, "approved_on"), json_text(body, "original_at"),
	                            chart_digest(v->w.arena, &s.chart) };
	return chart_approve(&v->w, &p, &act, &why) ? put_changed(v, e) : refused(v, what_is_wrong(&s.chart, &p), &why, e);
}

bool confirm_answer(struct visit *v, struct err *e)
{
	struct chart_standing s;
	struct id act;
	return find_for_change(v, &s, e) && chart_confirm(&v->w, chart_digest(v->w.arena, &s.chart), &act, e) && put_changed(v, e);
}

/* ---- papers, answered as the pages are (screens.h) */

const struct route_doc chart_pdf_doc = {
	.id = "readContactChartPdf",
	.detail = { "今の連絡体制図です。承認された版と違うところがあれば、そう印刷されます。", "The chart as it is now; where it differs from the approved revision, it says so." },
	.file = "application/pdf",
};

const struct route_doc card_pdf_doc = {
	.id = "readContactCards",
	.detail = { "財布に入る大きさの連絡先カードです。", "Cards of the contacts that fit a wallet." },
	.file = "application/pdf",
};

const struct route_doc revision_pdf_doc = {
	.id = "readApprovedContactChart",
	.detail = { "承認されたときのPDFです。", "The PDF as it was approved." },
	.file = "application/pdf",
};
