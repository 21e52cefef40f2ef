/* document_api.c - the file of a document for programs: reading its bytes, and attaching others.
 * SPDX-License-Identifier: Apache-2.0 */
#include "document_api.h"

#include "frame/import.h"
#include "frame/record_json.h"
#include "kinds.h"
#include "pages.h"

const struct route_doc document_file_doc = {
	.id = "readDocumentFile",
	.detail = { "ファイルそのものです。ETag は文書の記録と同じです。", "The bytes of the file. Its ETag is that of the document's record." },
	.file = "application/octet-stream",
	.rules = DOC_TAGGED,
};

const struct route_doc document_attach_doc = {
	.id = "attachDocumentFile",
	.detail = { "本文はファイルそのものです(PDF、写真、.xlsx、.docx)。前に付いていたものに代わります。If-Match には、文書の記録の ETag を付けます。",
	            "The body is the file (PDF, picture, .xlsx, .docx); it takes the place of what was attached. If-Match is the ETag of the document's record." },
	.body = BODY_FILE,
	.status = 204,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

/* The document of the path, and its tag as a record. */
static bool read_document(struct visit *v, struct record *r, str *tag, struct err *e)
{
	str codes[RECORD_COLUMNS_MAX];
	if (!document_find(v, r, e) || !record_codes(v->w.db, v->w.arena, &document_kind, r->id, codes, e))
		return false;
	*tag = record_tag(v->w.arena, &document_kind, r, codes);
	return true;
}

/* Of no other type than bytes: a program decides for itself what it makes of them. */
bool document_file_answer(struct visit *v, struct err *e)
{
	struct record r;
	str tag;
	return read_document(v, &r, &tag, e) && document_has_file(&r, e) &&
	       (api_unchanged(v, tag) || document_give_file(v, &r, "application/octet-stream", e));
}

static bool keep(struct visit *v, struct record *now, struct err *e)
{
	struct err why = { 0 };
	return document_keep(v, now, &(struct field){ .value = v->request->body, .is_file = true }, &why) || api_refused(v, "", &why, e);
}

/* Of two that read the same, one is refused. */
static bool write_over(struct visit *v, const struct record *was, struct record *now, struct err *e)
{
	struct id act;
	if (record_same(&document_kind, was, now) || record_write(&v->w, &document_kind, was, now, &act, e))
		return true;
	v->answer->status = e->kind == ERR_CONFLICT ? 412 : 0;
	return false;
}

bool document_attach_answer(struct visit *v, struct err *e)
{
	struct record was, now;
	str tag;
	if (!api_file_fit(v, e) || !read_document(v, &was, &tag, e) || !api_matches(v, tag, e))
		return false;
	now = record_copy(v->w.arena, &document_kind, &was);
	if (!keep(v, &now, e) || !write_over(v, &was, &now, e) || !read_document(v, &now, &tag, e))
		return false;
	api_tag(v, tag);
	return api_nothing(v);
}
