/* export_page.c - the files and the letter that the pages of 脆弱性 give.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "engine/paper_kind.h"
#include "export.h"
#include "letter.h"

static str file_name(struct visit *v, const char *ending)
{
	struct day day = work_today(&v->w);
	return arena_fmt(v->w.arena, "%s_%04d%02d%02d.%s", work_say(&v->w, (struct words){ "脆弱性", "vulnerabilities" }), day.year, day.month, day.day, ending);
}

bool vuln_csv(struct visit *v, struct err *e)
{
	auto_buf file = { 0 };
	struct err why = { 0 };
	auto_db *catalogue = visit_catalogue(v, &why);
	return export_hits_csv(&v->w, catalogue, &file, e) && visit_file(v, file_name(v, "csv"), "text/csv; charset=utf-8", buf_str(&file));
}

bool vuln_workbook(struct visit *v, struct err *e)
{
	auto_buf file = { 0 };
	struct err why = { 0 };
	auto_db *catalogue = visit_catalogue(v, &why);
	return export_hits_workbook(&v->w, catalogue, &file, e) && visit_file(v, file_name(v, "xlsx"), XLSX_TYPE, buf_str(&file));
}

bool device_letter(struct visit *v, struct err *e)
{
	auto_buf file = { 0 };
	str name;
	return letter_make(&v->w, visit_word(v, "id"), &file, &name, e) && visit_file(v, name, "application/pdf", buf_str(&file));
}
