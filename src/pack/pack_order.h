/* pack_order.h - an inspection pack that was ordered from the console or by a program: what it is to hold, and making it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/job.h"
#include "frame/visit.h"

#define PACK_PARTS_MAX 32u
#define PACK_ORDERS_SHOWN_MAX 30u /* the newest */
#define PACK_PAPER "00_立入検査パック.pdf"

struct pack_order {
	str id, form, parts, who, at; /* parts: names of those chosen besides, with blanks between */
	bool made;
};

bool pack_table(struct db *db, struct err *e);
str pack_order_folder(struct work *w, str id); /* packs/ID of the facility's folder */
bool pack_order_get(struct work *w, str id, struct pack_order *o, struct err *e); /* ERR_MISSING */
/* The newest first. */
bool pack_order_all(struct work *w, struct pack_order list[PACK_ORDERS_SHOWN_MAX], size_t *count, struct err *e);
/* Notes the order and has it made. ERR_BUSY. */
bool pack_order_start(struct visit *v, str form, str parts, struct id *id, struct err *e);
/* All files of one that was made, as a .zip for the answer. */
bool pack_order_zip(struct visit *v, const struct pack_order *o, struct err *e);
