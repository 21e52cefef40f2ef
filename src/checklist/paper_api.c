/* paper_api.c - the form as it is handed over, for programs: as PDF, as a workbook, and in the ministry's own file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checklist_api.h"

#include "engine/paper_kind.h"
#include "screens.h"

const struct route_doc form_pdf_doc = {
	.id = "readChecklistPdf",
	.detail = { "様式のかたちのPDFです。", "Printed as the form is." },
	.file = "application/pdf",
};

const struct route_doc form_workbook_doc = {
	.id = "readChecklistWorkbook",
	.detail = { "様式のかたちの.xlsxです。", "The form as an .xlsx." },
	.file = XLSX_TYPE,
};

static const struct doc_field fill_query[] = {
	{ "anyway", { "1: 書き写せない項目は手で書く", "1: what cannot be copied is written by hand" }, DOC_TRUTH },
	{ 0 },
};

const struct route_doc form_fill_doc = {
	.id = "fillWorkbook",
	.detail = { "本文は、厚生労働省や保健所から届いた様式(.xlsx)です。回答欄だけを埋めて返します。ほかのところは変えません。ファイルは残りません。",
	            "The body is the form as it came from the ministry or the health centre (.xlsx). It comes back with the answer cells filled and "
	            "nothing else changed. The file is not kept." },
	.query = fill_query,
	.body = BODY_FILE,
	.file = XLSX_TYPE,
	.rules = DOC_CONFLICT,
};

static bool is_whole(struct visit *v, const struct form *form, const struct filled *filled, struct err *e)
{
	const struct mentioned *lists[] = { &filled->absent, &filled->missing, &filled->dayless };
	str said = S("");
	for (size_t i = 0; i < LENGTH(lists); i++)
		said = arena_join(v->w.arena, said, S(" "), mentioned_say(v->w.arena, form, lists[i]));
	return !said.n || str_eq(visit_query(v, "anyway"), S("1")) ||
	       api_fault(v, S(""), e, ERR_INPUT, "次の項目は書き写せません。手で書くなら anyway=1 を付けて送ってください: %.*s",
	                 "these cannot be copied; send anyway=1 where they will be written by hand: %.*s", P(said));
}

bool form_fill_answer(struct visit *v, struct err *e)
{
	struct page_form page;
	struct filled filled;
	struct err why = { 0 };
	auto_buf out = { 0 };
	if (!api_file_fit(v, e) || !page_form_read(v, visit_word(v, "form"), &page, e))
		return false;
	if (!checklist_fill(v, page.form, v->request->body, &out, &filled, &why))
		return api_refused(v, "", &why, e);
	return is_whole(v, page.form, &filled, e) && visit_file(v, S("filled.xlsx"), XLSX_TYPE, buf_str(&out));
}
