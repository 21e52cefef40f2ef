/* eol.h - endoflife.date: until when each cycle of a product is looked after by its maker.
 * Sources: its API v1 (https://endoflife.date/docs/api/v1/: "result" is a product, or a list of them), and its own data as
 * one object of products by name.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

#define EOL_CPES_MAX 8u
#define EOL_CYCLES_MAX 2000u /* of one product; older ones beyond are left out */

struct eol_cycle {
	str cycle;    /* "6.0", "11-23h2-e" */
	str label;    /* as people call it; "" where it is called as the cycle */
	bool ended;   /* it is over; on which day, ended_on may say */
	str ended_on; /* day, ISO; that on which it ends where it is to come; "" where nobody knows */
	str latest;   /* the newest version of it; "" */
};

struct eol_product {
	str name, title, category;
	str cpes[EOL_CPES_MAX]; /* names of CPE 2.2 or the beginnings of names of CPE 2.3 */
	size_t cpe_count;
	str newest;   /* day of the newest release of it that the source knows; "" */
	struct eol_cycle *cycles; /* as the source orders them: the newest first */
	size_t count, room;
};

/* Each product lives until `take` returns. ERR_INPUT: it is no JSON, or there is no product in it; or what `take` said. */
typedef bool eol_taker(void *of, const struct eol_product *product, struct err *e);
bool eol_read(str bytes, eol_taker *take, void *of, struct err *e);
