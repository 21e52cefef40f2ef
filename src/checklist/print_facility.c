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
	if (!print_form_book(w, &copy, &book, e))
		return false;
	print_form(w, pack->paper, &copy);
	str name = pack_name(w->arena, form_name(w->arena, w->lang, copy.form));
	return pack_add(w, pack, arena_fmt(w->arena, "%.*s/%.*s.xlsx", P(work_word(w, "様式", "forms")), P(name)), buf_str(&book), e);
}
