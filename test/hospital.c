/* hospital.c - setting up the sample hospital.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "hospital.h"

#include "base/data.h"
#include "duties.h"
#include "frame/facility.h"

void hospital_open(struct toy *t)
{
	static const struct {
		const char *name;
		str value;
	} facts[] = {
		{ "name", T("みほん記念病院") }, { "type", T("hospital") }, { "beds", T("200") }, { "director",
			T("髙﨑 一郎") }, { "contact", T("𠮷田 花子") },
	};
	struct err e = { 0 };
	toy_open(t, duties);
	for (size_t i = 0; i < LENGTH(facts); i++)
		works(facility_set(&t->w, facts[i].name, facts[i].value, &e), e);
}

void hospital_import(struct toy *t, const char *kind, const char *file)
{
	struct err e = { 0 };
	struct import_result *result = arena_new(&t->arena, struct import_result);
	const struct import_ask ask = { .kind = duty_kind(duties, str_of(kind)), .file = str_of(file),
		                        .bytes = data_bytes(arena_fmt(&t->arena, "sample/%s", file)) };
	if (!import_run(&t->w, &ask, result, &e) && e.kind != ERR_PARTLY)
		fail_msg("%s: %s", file, e.en);
}

void hospital_fill(struct toy *t)
{
	static const char *const files[][2] = {
		{ "device", "機器台帳_20261101.xlsx" }, { "vendor", "業者一覧.csv" }, { "contract", "契約一覧.csv" },
		{ "system", "システム一覧.csv" }, { "document", "文書一覧.csv" },
	};
	for (size_t i = 0; i < LENGTH(files); i++)
		hospital_import(t, files[i][0], files[i][1]);
}

void hospital_document(struct toy *t, const char *type, const char *title, str bytes)
{
	const struct record_kind *kind = duty_kind(duties, S("document"));
	struct record r = record_blank(&t->arena, kind);
	struct err e = { 0 };
	struct id act;
	str digest;
	works(facility_keep(&t->w, bytes, &digest, &e), e);
	r.values[record_column(kind, S("type"))] = str_of(type);
	r.values[record_column(kind, S("title"))] = str_of(title);
	r.values[record_column(kind, S("file"))] = digest;
	works(record_write(&t->w, kind, NULL, &r, &act, &e), e);
}
