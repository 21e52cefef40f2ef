/* documents_page_test.c - what is attached comes back as it was, as a download, and nothing that is no paper is kept.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "visitor.h"

#include "duties.h"
#include "ledger/kinds.h"

#define PDF "%PDF-1.7\n\x01\xff made for a test"
#define TITLED "type=%E4%BB%BB%E5%91%BD%E6%9B%B8&title=%E4%BB%BB%E5%91%BD%E6%9B%B8%2F2026"

static const char *file_of(struct visitor *v)
{
	str to = visitor_header(v, "Location");
	assert_int_equal(v->status, 303);
	str path = str_cut(&to, S("?"));
	assert_true(str_starts(path, S("/ledger/document/")));
	return arena_fmt(&v->arena, "/documents/%.*s/file", P(str_from(path, sizeof "/ledger/document/" - 1))).p;
}

static void what_is_no_paper_is_not_kept(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		str bytes;
	} rows[] = {
		{ "page.pdf", T("<html><script>alert(1)</script>") }, { "a.svg", T("<svg xmlns='http://www.w3.org/2000/svg'/>") },
		{ "program.exe", T("MZ\x90") }, { "empty.pdf", T(" ") },
	};
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		visitor_upload(&v, "/documents", TITLED, "file", rows[i].name, rows[i].bytes);
		sees(&v, 422, "文書として預かれない種類のファイルです", "患者さんの氏名", "任命書/2026");
	}
	assert_int_equal(toy_count(&v.toy, &document_kind), 0);
	visitor_close(&v);
}

static void who_only_reads_attaches_nothing(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_AUDITOR);
	visitor_get(&v, "/documents");
	sees(&v, 200, "まだ一つも登録されていません。");
	misses(&v, "/documents/new");
	visitor_upload(&v, "/documents", TITLED, "file", "a.pdf", S(PDF));
	assert_int_equal(v.status, 403);
	visitor_becomes(&v, ROLE_STAFF);
	visitor_get(&v, "/documents");
	assert_int_equal(v.status, 403);
	visitor_close(&v);
}

static void a_paper_comes_back_as_a_download(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_PLANNER);
	visitor_get(&v, "/documents/new");
	sees(&v, 200, "enctype=\"multipart/form-data\"", "患者さんの氏名", "type=\"file\"", "capture=\"environment\"", "name=\"title\"");
	misses(&v, "type=\"text\" id=\"file\"");
	visitor_upload(&v, "/documents", TITLED, "file", "C:\\temp\\evil.html", S(PDF));
	const char *file = file_of(&v);
	visitor_follow(&v);
	sees(&v, 200, "添付ファイル(", "添付ファイル</h2>", file);
	visitor_get(&v, file);
	assert_int_equal(v.status, 200);
	same(v.body, S(PDF));
	same(visitor_header(&v, "Content-Type"), S("application/pdf"));
	same(visitor_header(&v, "X-Content-Type-Options"), S("nosniff"));
	assert_true(str_starts(visitor_header(&v, "Content-Disposition"), S("attachment; filename=\"____2026.pdf\"")));
	visitor_close(&v);
}

static void a_file_is_added_later_and_taken_back(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_OPERATOR);
	visitor_post(&v, "/documents", TITLED "&original_at=A-3");
	const char *file = file_of(&v);
	visitor_get(&v, file);
	sees(&v, 404, "この文書にファイルは付いていません");
	visitor_upload(&v, file, "", "file", "", S(""));
	sees(&v, 422, "ファイルを選ぶか、写真を撮ってください");
	visitor_upload(&v, file, "", "photo", "IMG_1.jpg", S("\xff\xd8\xff\xe0 a picture"));
	visitor_follow(&v);
	sees(&v, 200, "記録を書きました", "ファイル: <ins>添付ファイル(");
	visitor_get(&v, file);
	same(visitor_header(&v, "Content-Type"), S("image/jpeg"));
	visitor_close(&v);
}

/* The clock stands at 2026-11-22. */
static void documents_stand_by_type_with_their_ends(void **state)
{
	(void)state;
	struct visitor v;
	visitor_open(&v, duties, ROLE_SAFETY);
	struct err e = { 0 };
	struct import_result *r = arena_new(&v.arena, struct import_result);
	works(toy_import(&v.toy, &document_kind, "文書.csv",
	                 "種類,題名,期限,原本の保管場所\n議事録,会議,,総務課\n任命書,古い任命,2026-11-21,書庫A\n任命書,今の任命,2027-01-21,書庫B\n"
	                 "任命書,先の任命,2027-01-22,書庫C\n謎,謎の紙,不明,\n", r, &e), e);
	visitor_get(&v, "/documents");
	sees(&v, 200, "任命書</th>", "古い任命", "2026-11-21 <span class=\"badge now\">期限切れ", "書庫A", "今の任命", "2027-01-21 <span class=\"badge week\">まもなく期限",
	     "先の任命", "2027-01-22</td>", "議事録</th>", "会議", "種類の分からない文書</th>", "謎の紙");
	assert_int_equal(visitor_counts(&v, "scope=\"rowgroup\""), 3);
	visitor_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_paper_is_not_kept),
		cmocka_unit_test(who_only_reads_attaches_nothing),
		cmocka_unit_test(a_paper_comes_back_as_a_download),
		cmocka_unit_test(a_file_is_added_later_and_taken_back),
		cmocka_unit_test(documents_stand_by_type_with_their_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
