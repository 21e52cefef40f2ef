/* places.h - where the items of a form and their answer cells stand in somebody else's workbook.
 * A health centre's file and the ministry's own are recognised alike: items by their wording, columns by their headers.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "engine/sheet.h"
#include "form.h"

#define PLACE_ROWS_MAX 3000u    /* rows of a sheet that are looked at */
#define PLACE_COLUMNS_MAX 64u   /* columns of a row that are looked at */

enum cell_role {
	CELL_FIRST_YES,   /* to be marked where the first reply is Yes */
	CELL_FIRST_NO,
	CELL_FIRST_REPLY, /* takes the word */
	CELL_FIRST_DAY,
	CELL_TARGET_DAY,
	CELL_SECOND_YES,
	CELL_SECOND_NO,
	CELL_SECOND_REPLY,
	CELL_SECOND_DAY,
	CELL_ROLES
};

struct place {
	const struct sheet *sheet;   /* NULL: the item was not found */
	const struct sheet_row *row;
	int columns[CELL_ROLES];     /* from 0; -1 where there is no such cell */
	bool day_with_reply;         /* the reply's cell takes the day as well */
};

/* One place for each of form->items. The number of items found. */
size_t places_find(struct arena *a, const struct book *book, const struct form *form, struct place **places);
/* The text of a cell; "" where the row is shorter. */
str place_text(const struct place *place, enum cell_role role);
/* The fiscal year a workbook says above its items that it is for (令和7年度); 0 when it says none. */
int places_year(struct arena *a, const struct book *book, const struct place *places, size_t count);
