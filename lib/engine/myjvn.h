/* myjvn.h - the products that JVN iPedia knows, as MyJVN's getProductList tells them, in pieces: what a maker and a product are
 * called in Japan, and their CPE name. Source: https://jvndb.jvn.jp/schema/results_3.3.xsd.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "cpe.h"
#include "xml_walk.h"

#define MYJVN_NAME_BYTES_MAX 1000u /* of one name; what is beyond is left out */

/* Everything lives until it returns. A vendor or a product that has no CPE name has an empty one. */
typedef bool myjvn_taker(void *of, str vendor, str product, const struct cpe *cpe, struct err *e);

struct myjvn {
	size_t taken; /* products */
	/* where it stands */
	myjvn_taker *take;
	void *of;
	struct xml xml;
	size_t steps;
	struct arena a; /* of the vendor */
	str vendor;
};

/* It must stay where it is. */
void myjvn_begin(struct myjvn *m, myjvn_taker *take, void *of);
/* The next bytes, at most INT32_MAX. ERR_INPUT: this is no XML; or what `take` said. */
bool myjvn_put(struct myjvn *m, str bytes, struct err *e);
/* No more will come. ERR_INPUT: it ends in the middle, or there was no product in it. */
bool myjvn_end(struct myjvn *m, struct err *e);
void myjvn_drop(struct myjvn *m);

/* The element Status, in which MyJVN says that it could not answer. */
bool myjvn_status(struct xml *x);
