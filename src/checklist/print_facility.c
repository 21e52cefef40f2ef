/* print_facility.c - the facility's own form in a pack: its pages, and the workbook beside them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_parts.h"
#include "print_form.h"

bool print_facility_form(struct work *w, struct pack *pack, struct err *e)
{
	struct pack_form own;
	auto_buf book = { 0 };
	if (!pack_form(w, pack, &own, e))
		return false;
	const struct form_copy copy = { .form = own.form, .answers = &own.answers };
	str name = pack_name(w->arena, form_name(w->arena, w->lang, own.form));
	if (!print_form_book(w, &copy, &book, e))
		return false;
	print_form(w, pack->paper, &copy);
	return pack_add(w, pack, work_fmt(w, "様式/%.*s.xlsx", "forms/%.*s.xlsx", P(name)), buf_str(&book), e);
}
