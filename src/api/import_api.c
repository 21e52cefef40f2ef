/* import_api.c - a file brought in by a program, or only looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#include "operations.h"

#include "frame/import_json.h"

static const struct doc_field query[] = {
	{ "file", { "ファイルの名前。日付を除いた名前が出どころになります", "the file's name; without its date it names the source" }, .flags = DOC_MUST },
	{ "dry_run", { "1: 何が変わるかだけを見る", "1: only show what would change" }, DOC_TRUTH },
	{ "encoding", { "文字コード(CP932、UTF-8、UTF-16LE)", "charset (CP932, UTF-8, UTF-16LE)" } },
	{ "sheet", { "使うシート", "the sheet to use" } },
	{ "scope", { "出どころの名前", "name of the source" } },
	{ "as_of", { "このファイルが書き出された日(なければ今日)", "the day the file was exported (today where not given)" }, DOC_DAY },
	{ "map", { "見出し=項目名", "HEADER=column" }, .flags = DOC_MANY },
	{ "allow_vanish", { "1: 半分以上がなくなる取り込みを認める", "1: more than half may vanish" }, DOC_TRUTH },
	{ "all_rows", { "1: 取り込めなかった行だけでなく、すべての行を出す", "1: every row in the answer, not only those that were rejected" }, DOC_TRUTH },
	{ 0 },
};

static const struct doc_field column_fields[] = {
	{ "sheet", { "シート", "the sheet" } },
	{ "header", { "見出し", "the header" } },
	{ "kind", { "記録の種類。空: 使わない", "the kind; empty: not used" } },
	{ "column", { "項目。空: 使わない", "the column; empty: not used" } },
	{ 0 },
};
static const struct doc_shape column_shape = { "import_column", { "見出しと項目", "a header and its column" }, column_fields };

static const struct doc_field row_fields[] = {
	{ "outcome", { "結果", "what became of it" }, DOC_CODE, .codes = "added|changed|same|back|vanished|rejected" },
	{ "kind", { "記録の種類", "the kind of record" } },
	{ "sheet", { "シート", "the sheet" } },
	{ "row", { "行(0: ファイルにない)", "the row (0: not in the file)" }, DOC_WHOLE },
	{ "cell", { "原因のセル", "the cell to blame" } },
	{ "label", { "名前", "its name" } },
	{ "id", { "記録の番号", "the record's id" }, DOC_ID },
	{ "why_ja", { "理由(日本語)", "why, in Japanese" } },
	{ "why_en", { "理由(英語)", "why, in English" } },
	{ "changes", { "変わった項目の前と後", "the columns that change, before and after" }, DOC_PAIRS },
	{ 0 },
};
static const struct doc_shape row_shape = { "import_row", { "一行の結果", "what became of a row" }, row_fields };

static const struct doc_field result_fields[] = {
	{ "file", { "ファイルの名前", "the file's name" } },
	{ "format", { "読み取った形式", "the format it was read as" } },
	{ "charset", { "文字コード", "its charset" } },
	{ "applied", { "取り込んだ", "it was brought in" }, DOC_TRUTH },
	{ "act", { "操作の番号。空: 何も変えていない", "the act; empty: nothing was changed" }, DOC_ID },
	{ "added", { "追加した件数", "how many were added" }, DOC_WHOLE },
	{ "changed", { "変わった件数", "changed" }, DOC_WHOLE },
	{ "same", { "同じだった件数", "the same" }, DOC_WHOLE },
	{ "back", { "復活した件数", "back again" }, DOC_WHOLE },
	{ "vanished", { "なくなった件数", "vanished" }, DOC_WHOLE },
	{ "rejected", { "取り込めなかった行", "rows that were rejected" }, DOC_WHOLE },
	{ "columns", { "見出しと項目の対応", "which header is which column" }, DOC_OBJECTS, .shape = &column_shape },
	{ "notes", { "読み取りの注意", "remarks of the reader" }, DOC_TEXTS },
	{ "rows", { "行ごとの結果", "row by row" }, DOC_OBJECTS, .shape = &row_shape },
	{ 0 },
};
static const struct doc_shape result_shape = { "import_result", { "取り込みの結果", "the result of an import" }, result_fields };

const struct route_doc import_doc = {
	.id = "importFile",
	.detail = { "本文はファイルそのものです。取り込めない行があっても、ほかの行は取り込みます(rejected に数が出ます)。設定ファイルのように種類が決まっているものは kind に any と書きます。",
	            "The body is the file. Rows that cannot be taken are counted as rejected; the others are taken. For files that name their own "
	            "kinds, such as configurations, the kind is any." },
	.query = query,
	.body = BODY_FILE,
	.gives = &result_shape,
};

static bool is_set(const struct visit *v, const char *name)
{
	return str_eq(visit_query(v, name), S("1"));
}

static void take_maps(struct visit *v, struct import_ask *ask)
{
	str *maps = arena_array(v->w.arena, str, v->query.count + 1);
	for (size_t i = 0; i < v->query.count; i++)
		if (str_eq(v->query.list[i].name, S("map")))
			maps[ask->map_count++] = v->query.list[i].value;
	ask->maps = maps;
}

static bool take_ask(struct visit *v, struct import_ask *ask, struct err *e)
{
	struct day as_of;
	*ask = (struct import_ask){ .file = visit_query(v, "file"), .bytes = v->request->body, .encoding = visit_query(v, "encoding"),
		                    .sheet = visit_query(v, "sheet"), .scope = visit_query(v, "scope"), .as_of = visit_query(v, "as_of"),
		                    .dry_run = is_set(v, "dry_run"), .allow_vanish = is_set(v, "allow_vanish") };
	take_maps(v, ask);
	if (day_read(ask->as_of, &as_of) && day_order(as_of, work_today(&v->w)) > 0)
		return api_fault(v, S("as_of"), e, ERR_USAGE, "今日までの日付を書いてください", "a day up to today is wanted");
	return str_eq(visit_word(v, "kind"), S("any")) || (ask->kind = api_kind(v, e));
}

bool import_answer(struct visit *v, struct err *e)
{
	struct import_ask ask;
	struct import_result result;
	struct json j = { .out = v->w.out };
	if (!api_file_fit(v, e) || !take_ask(v, &ask, e) || (!import_run(&v->w, &ask, &result, e) && e->kind != ERR_PARTLY))
		return false;
	import_json(&v->w, &j, ask.file, &result, is_set(v, "all_rows"));
	return api_done(v, 200);
}
