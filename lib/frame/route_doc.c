/* route_doc.c - what words in the paths of the API stand for, and the records that every kind has.
 * SPDX-License-Identifier: Apache-2.0 */
#include "route_doc.h"

const struct doc_field doc_words[] = {
	{ "kind", { "記録の種類(kinds の name)", "the kind of record: a name of kinds" } },
	{ "id", { "記録の番号", "the record's id" }, DOC_ID },
	{ "act", { "操作の番号", "the act's id" }, DOC_ID },
	{ "check", { "点検の名前", "the check's name" } },
	{ "subject", { "指摘の対象の番号", "the finding's subject" } },
	{ "form", { "様式(例: mhlw.facility.fy2025、fy2025)", "the form, such as mhlw.facility.fy2025 or fy2025" } },
	{ "item", { "項目(例: 2-7-srv)", "the item, such as 2-7-srv" } },
	{ "vendor", { "事業者の番号", "the vendor's id" }, DOC_ID },
	{ "system", { "システムの番号。- : システムを分けない", "the system's id; - : the vendor answers for all it does here" } },
	{ "cve", { "脆弱性の番号(CVE-2018-13379 など)", "the vulnerability's number, such as CVE-2018-13379" } },
	{ "number", { "何番目の承認か(1から)", "which approval, counted from 1" }, DOC_WHOLE },
	{ 0 },
};

const struct doc_shape doc_any = { "any", { "何かのオブジェクト", "some object" } };

/* Their members are the columns of the kind. */
const struct doc_shape doc_record = { "record", { "記録", "a record" } };
const struct doc_shape doc_record_values = { "record_values", { "記録に書く値", "the values written into a record" } };
