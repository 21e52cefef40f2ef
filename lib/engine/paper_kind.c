/* paper_kind.c - the kinds of paper that offices keep as evidence: scans, photographs, office files.
 * SPDX-License-Identifier: Apache-2.0 */
#include "paper_kind.h"

const struct paper_kind paper_kinds[] = {
	{ ".pdf", "application/pdf", T("%PDF-"), T("") },
	{ ".png", "image/png", T("\x89PNG"), T("") },
	{ ".jpg", "image/jpeg", T("\xff\xd8\xff"), T("") },
	{ ".heic", "image/heic", T("ftyphei"), T(""), 4 },
	{ ".heic", "image/heic", T("ftypmif1"), T(""), 4 },
	{ ".tif", "image/tiff", T("II*"), T("") },
	{ ".tif", "image/tiff", T("MM\0*"), T("") },
	{ ".xlsx", XLSX_TYPE, T("PK\x03\x04"), T("xl/workbook.xml") },
	{ ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", T("PK\x03\x04"), T("word/document.xml") },
	{ 0 },
};

const struct paper_kind *paper_kind_of(str bytes)
{
	for (const struct paper_kind *kind = paper_kinds; kind->ending; kind++)
		if (str_starts(str_from(bytes, kind->at), kind->head) && str_has(bytes, kind->part))
			return kind;
	return NULL;
}

str paper_name(struct arena *a, str name, str bytes)
{
	const struct paper_kind *kind = paper_kind_of(bytes);
	str ending = str_of(kind ? kind->ending : ".bin");
	str tail = str_from(name, name.n > ending.n ? name.n - ending.n : 0);
	return str_eq_nocase(tail, ending) ? name : arena_join(a, name, S(""), ending);
}
