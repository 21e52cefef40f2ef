/* form.c - fuzz target: a form's file is a form whose items can be named, or it is refused with a place.
 * SPDX-License-Identifier: Apache-2.0 */
#include "checklist/form.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Every item is found by its key, and by control and group. */
static void name_items(struct arena *a, const struct form *form)
{
	for (size_t i = 0; i < form->item_count; i++) {
		const struct form_item *item = &form->items[i], *meant;
		must(form_item_named(form, item->key) == item);
		must(form_item_of(form, item->control, form_item_group(item)) == item);
		must(form_item_meant(a, form, item->key, S(""), &meant, NULL) && meant == item);
		form_item_meant(a, form, form_item_number(a, form, item), form_item_group(item), &meant, NULL);
		must(item->section < form->section_count && (item->columns & FORM_FIRST));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	struct form form;
	struct err e = { 0 };
	if (!form_read(&a, (str){ (const char *)bytes, n }, &form, &e)) {
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0]);
		return 0;
	}
	name_items(&a, &form);
	form_warning(&a, LANG_JA, &form);
	form_name(&a, LANG_EN, &form);
	return 0;
}
