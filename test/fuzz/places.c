/* places.c - fuzz target: whatever a workbook's cells say, every place found lies inside it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/data.h"
#include "checklist/places.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static const struct form *the_form(void)
{
	static struct arena kept;
	static struct form form;
	if (!form.item_count)
		must(form_read(&kept, data_bytes(S("forms/mhlw.facility.fy2025.json")), &form, NULL));
	return &form;
}

static void check_place(const struct place *place)
{
	for (int role = 0; role < CELL_ROLES; role++) {
		must(place->columns[role] >= -1 && place->columns[role] < (int)PLACE_COLUMNS_MAX);
		must(place->sheet ? place->row != NULL : place->columns[role] == -1);
		if (place->sheet)
			place_text(place, (enum cell_role)role);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	struct book book = { 0 };
	struct place *places;
	struct err e = { 0 };
	const struct form *form = the_form();
	if (!csv_read(&a, (str){ (const char *)bytes, n }, S("UTF-8"), &book, &e))
		return 0;
	size_t found = places_find(&a, &book, form, &places), seen = 0;
	for (size_t i = 0; i < form->item_count; i++) {
		check_place(&places[i]);
		seen += places[i].sheet != NULL;
	}
	must(found == seen);
	places_year(&a, &book, places, form->item_count);
	return 0;
}
