/* scan.h - the rows of a ledger judged: named, put together where they are the same, and told what hits them.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "judge.h"
#include "engine/sheet.h"

/* One row of a ledger, or one device with its software. */
struct scan_row {
	str id;            /* 管理番号, or whatever names it; "" */
	str device;        /* id of the record; "" for the row of a file */
	str label;         /* of the row, for people */
	uint32_t number;   /* of the row in its file; 0: none */
	size_t first;      /* index of the first row of the same device, which names its systems; itself where it stands alone */
	struct naming_row cells;
	const struct naming *naming; /* rows of the same words share one */
	struct thing **things;       /* things[i] is naming->list[i] */
};

struct scan {
	struct scan_row *rows;
	size_t count, room;
	struct thing *things;
	size_t thing_count, thing_room;
	str support_as_of; /* day of the data about ends of support; "" */
};

/* The rows of a ledger in any of the formats that can be imported. ERR_INPUT: none of its tables is a ledger. */
bool scan_read(struct work *w, str file, str bytes, struct scan *scan, struct err *e);
/* Names and judges all rows. */
bool scan_judge(struct work *w, struct db *catalogue, const struct dictionary *d, struct scan *scan, struct err *e);
