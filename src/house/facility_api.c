/* facility_api.c - what is known of the facility itself, for programs: the facts that are no settings of the console.
 * SPDX-License-Identifier: Apache-2.0 */
#include "facility_api.h"

#include "frame/facility.h"

static const struct doc_field fields[] = {
	{ "name", { "施設の名前", "name of the facility" } },
	{ "code", { "医療機関コード", "facility code" } },
	{ "type", { "施設の種類(hospital、clinic、pharmacy)", "kind of facility (hospital, clinic, pharmacy)" } },
	{ "beds", { "許可病床数", "licensed beds" } },
	{ "address", { "所在地", "address" } },
	{ "phone", { "電話", "telephone" } },
	{ "fax", { "ファクス", "fax" } },
	{ "director", { "管理者(院長)", "director" } },
	{ "contact", { "企画管理者(連絡先)", "planning administrator (contact)" } },
	{ 0 },
};
static const struct doc_shape shape = { "facility", { "施設", "the facility" }, fields };

const struct route_doc facility_doc = {
	.id = "readFacility",
	.detail = { "分からないものは空です。", "What is not known is empty." },
	.gives = &shape,
};

bool facility_answer(struct visit *v, struct err *e)
{
	struct json j = { .out = v->w.out };
	json_put_open(&j, '{');
	for (const struct doc_field *f = fields; f->name; f++) {
		str value;
		if (!facility_get(&v->w, f->name, &value, e))
			return false;
		json_pair_str(&j, str_of(f->name), value);
	}
	json_put_close(&j, '}');
	return api_done(v, 200);
}
