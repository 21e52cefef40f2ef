/* list_page.h - records as a table on a page: what is shown is in the address, so that it can be kept, sent and printed.
 *
 *   q=WORD  is-COLUMN=CODE  gone=1  sort=COLUMN  down=1  col=COLUMN (again for each)  page=N  print=1
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "page.h"
#include "record_list.h"

#define LIST_ROWS 100u         /* of a page */
#define LIST_PRINT_ROWS 2000u  /* of a print */
#define LIST_PAGES_MAX 100000

struct list_view {
	const struct record_kind *kind;
	struct list_ask ask;
	bool shown[RECORD_COLUMNS_MAX]; /* columns of the table */
	bool usual;                     /* these are the ones that are shown where nobody chose */
	bool print;
	size_t page;                    /* from 1 */
	size_t head;                    /* the column that names the row; stands first */
};

/* From an address; what it does not say, or what makes no sense, is as usual. */
struct list_view list_view_read(struct visit *v, const struct record_kind *kind, const struct fields *query);
/* The address again: path and the query that says the view. */
str list_view_address(struct arena *a, const struct list_view *view, str path);
/* Reads the view's page; a page behind the last becomes the last. */
bool list_view_list(struct visit *v, struct list_view *view, struct listed *list, struct err *e);

/* The form above the table; path is the list's own. */
void list_put_filter(struct visit *v, const struct list_view *view, str path);
/* How many there are and which of them are shown. */
void list_put_count(struct visit *v, const struct list_view *view, const struct listed *list);
/* The table; tick: with a box for each row, named id, for the form around it. */
void list_put_table(struct visit *v, const struct list_view *view, const struct listed *list, str path, bool tick);
void list_put_pager(struct visit *v, const struct list_view *view, const struct listed *list, str path);
