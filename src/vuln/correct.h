/* correct.h - names put right once for all: what stands in the ledger, and which product that is.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "catalogue.h"

#define CORRECTION_NAME_BYTES_MAX 200u
#define PRODUCTS_FOUND_MAX 40u

struct found_product {
	str vendor, product; /* as CPE calls them */
	str words;           /* as an issuer or the dictionary calls it */
};
/* The products of the catalogue (may be NULL) and of the dictionary whose names hold every word of the text. At most
 * PRODUCTS_FOUND_MAX; cut says that there are more. */
bool products_find(struct work *w, struct db *catalogue, str text, struct found_product *found, size_t *count, bool *cut, struct err *e);

/* Writes the correction as one act, in place of an earlier one of the same name; then everything is matched and checked anew.
 * ERR_INPUT: it would not be known again by this name, or the product is none. */
bool correction_put(struct work *w, str name, str vendor, str product, struct id *act, struct err *e);
/* The same for taking it back. ERR_MISSING. */
bool correction_drop(struct work *w, str id, struct id *act, struct err *e);

struct unnamed {
	str words, device; /* the device is one of them */
	str label;
	int64_t devices;
};
/* Words by which nothing could be named, those of most devices first. */
bool unnamed_read(struct work *w, struct unnamed **list, size_t *count, struct err *e);
/* How many devices have just these words. */
bool unnamed_count(struct work *w, str words, int64_t *devices, struct err *e);
