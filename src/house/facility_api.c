/* facility_api.c - the facility itself for programs: the facts that are no settings of the console, and the backup.
 * SPDX-License-Identifier: Apache-2.0 */
#include "house_api.h"

#include "facts.h"

/* Named as in facts.c. */
#define FACT_ROWS(flags) \
	{ "name", { "施設の名前", "name of the facility" }, DOC_TEXT, flags }, \
	{ "code", { "医療機関コード", "facility code" }, DOC_TEXT, flags }, \
	{ "type", { "施設の種類(hospital、clinic、pharmacy)", "kind of facility (hospital, clinic, pharmacy)" }, DOC_TEXT, flags }, \
	{ "beds", { "許可病床数", "licensed beds" }, DOC_TEXT, flags }, \
	{ "address", { "所在地", "address" }, DOC_TEXT, flags }, \
	{ "phone", { "電話", "telephone" }, DOC_TEXT, flags }, \
	{ "fax", { "ファクス", "fax" }, DOC_TEXT, flags }, \
	{ "director", { "管理者(院長)", "director" }, DOC_TEXT, flags }, \
	{ "contact", { "企画管理者(連絡先)", "planning administrator (contact)" }, DOC_TEXT, flags }

static const struct doc_field fields[] = { FACT_ROWS(0), { 0 } };
static const struct doc_shape shape = { "facility", { "施設", "the facility" }, fields };

static const struct doc_field change_fields[] = { FACT_ROWS(DOC_NULL), { 0 } };
static const struct doc_shape change_shape = { "facility_values", { "施設について書くこと", "what is written of the facility" }, change_fields };

const struct route_doc facility_doc = {
	.id = "readFacility",
	.detail = { "分からないものは空です。", "What is not known is empty." },
	.gives = &shape,
	.rules = DOC_TAGGED,
};

const struct route_doc facility_change_doc = {
	.id = "changeFacility",
	.detail = { "書いた項目だけを直します(RFC 7396)。null は空にします。画面を開くときの名前と証明書は、ここでは変えられません。",
	            "Changes what is sent (RFC 7396); null empties it. The console's own names and certificate are not changed here." },
	.body = BODY_PATCH,
	.takes = &change_shape,
	.gives = &shape,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

/* The representation, beside the values it was made of. */
static bool read_facility(struct visit *v, struct fact_value values[FACTS_MAX], str *text, struct err *e)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	for (size_t i = 0; fields[i].name; i++) {
		values[i].fact = fact_named(str_of(fields[i].name));
		if (!fact_get(&v->w, values[i].fact, &values[i].value, e))
			return false;
		json_pair_str(&j, str_of(fields[i].name), values[i].value);
	}
	json_put_close(&j, '}');
	*text = arena_copy(v->w.arena, buf_str(&b));
	return true;
}

bool facility_answer(struct visit *v, struct err *e)
{
	struct fact_value values[FACTS_MAX];
	str text;
	return read_facility(v, values, &text, e) && api_give(v, text);
}

/* ---- changing */

static size_t take_facts(struct visit *v, const json_t *body, const struct fact_value *was, struct fact_value *now, struct err *e)
{
	size_t count = 0;
	for (size_t i = 0; fields[i].name; i++) {
		struct err why = { 0 };
		if (!json_object_get(body, fields[i].name))
			continue;
		now[count] = (struct fact_value){ was[i].fact, json_text(body, fields[i].name) };
		if (!facts_fit(&now[count], 1, &why))
			api_fault(v, api_pointer(v->w.arena, str_of(fields[i].name)), e, ERR_INPUT, "%s%.0s", "%.0s%s", why.ja, why.en);
		count++;
	}
	return count;
}

static bool change(struct visit *v, const json_t *body, struct err *e)
{
	struct fact_value was[FACTS_MAX], now[FACTS_MAX];
	str text;
	if (!read_facility(v, was, &text, e) || !api_matches(v, api_tag_of(v->w.arena, text), e))
		return false;
	size_t count = take_facts(v, body, was, now, e);
	if (v->fault_count || !facts_change_in(&v->w, now, count, e) || !read_facility(v, was, &text, e) || !db_end(v->w.db, true, e))
		return false;
	return api_give_changed(v, text);
}

bool facility_change_answer(struct visit *v, struct err *e)
{
	auto_json body = api_body(v, e);
	if (!body || !db_begin(v->w.db, e))
		return false;
	bool ok = change(v, body, e);
	db_rollback(v->w.db); /* of a failure; after the commit there is nothing to roll back */
	return ok;
}

/* ---- the backup */

const struct route_doc backup_doc = {
	.id = "makeBackup",
	.detail = { "Inro が持つすべての記録と文書と鍵です。持つ人は施設の名前で署名できます。",
	            "All records, documents and keys that Inro keeps: whoever has it can sign in the facility's name." },
	.file = "application/zip",
};
