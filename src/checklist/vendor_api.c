/* vendor_api.c - where each vendor stands with its form, for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checklist_api.h"

#include "checklist_json.h"
#include "forms.h"

static const struct doc_field query[] = {
	{ "form", { "様式(なければ今年度のもの)", "the form (this fiscal year's where not given)" } },
	{ 0 },
};

static const struct doc_field return_fields[] = {
	{ "vendor", { "事業者", "the vendor" } },
	{ "vendor_id", { "事業者の番号。空: 台帳にない", "the vendor's id; empty: not in the ledger" }, DOC_ID },
	{ "system", { "システム", "the system" } },
	{ "system_id", { "システムの番号", "the system's id" }, DOC_ID },
	{ "contracted", { "契約中", "under contract" }, DOC_TRUTH },
	{ "state", { "回収の状態", "how far it has answered" }, DOC_CODE, .codes = "none|partly|whole|skipped" },
	{ "wanted", { "答えてもらう項目の数", "items wanted" }, DOC_WHOLE },
	{ "answered", { "回答した数", "answered" }, DOC_WHOLE },
	{ "skipped", { "契約により省略した数", "skipped by contract" }, DOC_WHOLE },
	{ "asked_on", { "依頼した日", "asked on" }, DOC_DAY },
	{ "due_on", { "返送の期限", "due on" }, DOC_DAY },
	{ "overdue", { "期限が過ぎた", "it is overdue" }, DOC_TRUTH },
	{ 0 },
};
static const struct doc_shape return_shape = { "vendor_return", { "事業者の回答の状況", "where a vendor stands" }, return_fields };

static const struct doc_field returns_fields[] = {
	{ "form", { "様式", "the form" } },
	{ "items", { "事業者とシステムごとの状況", "by vendor and system" }, DOC_OBJECTS, .shape = &return_shape },
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

static bool choose_form(struct visit *v, const struct form **form, struct err *e)
{
	struct form_set set;
	str asked = visit_query(v, "form");
	if (!forms_read(&v->w, &set, e))
		return false;
	if (asked.n && !forms_named(&set, S("vendor"), asked))
		return api_fault(v, S("form"), e, ERR_USAGE, "この様式はありません", "there is no such form");
	return forms_choose(&v->w, &set, S("vendor"), asked, false, form, e);
}

bool vendors_answer(struct visit *v, struct err *e)
{
	const struct form *form;
	struct vendor_return *list;
	size_t count;
	return choose_form(v, &form, e) &&
	       returns_read(&v->w, form, &list, &count, e) && put_returns(v, form, list, count, e);
}
