/* vendor_paper_api.c - the files that came from a vendor, for programs: those there are, one of them, one more.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_api.h"

#include "vendor_pages.h"

static const struct doc_field query[] = {
	VENDOR_FORM_ROW,
	{ "after", { "このファイルより前に届いたもの(next に入っています)", "those that came before this one (as next has it)" }, DOC_ID },
	{ "limit", { "一度に出す件数(なければ100)", "how many at a time (100 where not given)" }, DOC_WHOLE, .least = 1, .most = API_LIMIT_MAX },
	{ 0 },
};

static const struct doc_field paper_fields[] = {
	{ "id", { "ファイルの番号", "the file's id" }, DOC_ID },
	{ "kind", { "何として届いたか(返ってきた記入用紙、紙の写し、添付)", "as what it came: the returned workbook, a scan, an attachment" }, DOC_CODE,
	  .codes = "workbook|scan|attachment" },
	{ "name", { "ファイルの名前", "the file's name" } },
	{ "signatory", { "事業者側の署名者", "who signed for the vendor" } },
	{ "at", { "受け取ったとき", "when it was taken in" }, DOC_INSTANT },
	{ 0 },
};
static const struct doc_shape paper_shape = { "vendor_paper", { "事業者から届いたファイル", "a file that came from a vendor" }, paper_fields };

static const struct doc_field papers_fields[] = {
	{ "items", { "届いたファイル(新しいものから)", "the files that came, the newest first" }, DOC_OBJECTS, .shape = &paper_shape },
	{ "next", { "続きのアドレス。null: これで終わり", "where the next page is; null: there is none" }, .flags = DOC_NULL },
	{ 0 },
};
static const struct doc_shape papers_shape = { "vendor_paper_page", { "届いたファイルの一頁", "a page of files that came" }, papers_fields };

static const struct doc_field adding[] = {
	VENDOR_FORM_ROW,
	{ "file", { "ファイルの名前", "the file's name" }, .flags = DOC_MUST },
	{ "kind", { "何として届いたか(紙の写し、添付)", "as what it came: a scan, an attachment" }, DOC_CODE, DOC_MUST, .codes = "scan|attachment" },
	VENDOR_SIGNATORY_ROW,
	{ 0 },
};

const struct route_doc papers_doc = {
	.id = "listVendorPapers",
	.detail = { "この様式について届いたファイルです。", "The files that came with this form." },
	.query = query,
	.gives = &papers_shape,
};

const struct route_doc paper_doc = {
	.id = "readVendorPaper",
	.detail = { "届いたファイルそのものです。", "The bytes of a file that came." },
	.file = "application/octet-stream",
};

const struct route_doc paper_add_doc = {
	.id = "addVendorPaper",
	.detail = { "本文はファイルそのものです。回答としては読み取らず、そのまま保管します。", "The body is the file. It is kept as it is; no answers are read out of it." },
	.query = adding,
	.body = BODY_FILE,
	.gives = &paper_shape,
	.status = 201,
};

static void put_paper(struct json *j, const struct vendor_kept *kept)
{
	json_put_open(j, '{');
	json_pair_str(j, S("id"), kept->id);
	json_pair_str(j, S("kind"), kept->kind);
	json_pair_str(j, S("name"), kept->name);
	json_pair_str(j, S("signatory"), kept->signatory);
	json_pair_str(j, S("at"), kept->at);
	json_put_close(j, '}');
}

bool papers_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	struct vendor_kept *list;
	size_t count, limit = api_limit(v);
	struct json j = { .out = v->w.out };
	if (!vendor_asked_pair(v, S("form"), visit_query(v, "form"), &pair, e) ||
	    !vendor_papers(&v->w, &pair, visit_query(v, "after"), limit + 1, &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count && i < limit; i++)
		put_paper(&j, &list[i]);
	json_put_close(&j, ']');
	api_next(v, &j, count > limit ? api_path(v, (const struct api_part[]){ { "after", list[limit - 1].id }, { 0 } }) : S(""));
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* A paper is found by its pair, whatever the form it came with. */
bool paper_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	return vendor_pair_of_path(v, NULL, &pair, e) && vendor_give_paper(v, &pair, e);
}

bool paper_add_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	struct vendor_kept kept;
	struct err why = { 0 };
	struct json j = { .out = v->w.out };
	const struct vendor_paper paper = { visit_query(v, "kind"), visit_query(v, "file"), v->request->body, visit_query(v, "signatory") };
	if (!api_file_fit(v, e) || !vendor_signatory_asked(v, e) || !vendor_asked_pair(v, S("form"), visit_query(v, "form"), &pair, e))
		return false;
	if (!vendor_paper_enter(&v->w, &pair, &paper, &kept, &why))
		return api_refused(v, "", &why, e);
	put_paper(&j, &kept);
	http_head(v->answer, "Location", arena_fmt(v->w.arena, "/api/v1/vendors/%.*s/%.*s/papers/%.*s", P(visit_word(v, "vendor")),
	                                           P(visit_word(v, "system")), P(kept.id)));
	return api_done(v, 201);
}
