/* naming.h - which products a row of a ledger means: ﾌｫｰﾃｨﾈｯﾄ / FortiGate-60E / v6.0.3 is FortiOS 6.0.3.
 *
 * Names are looked for in the dictionary (dictionary.h) and among the products that advisories speak of, which the caller
 * knows. Nothing is guessed: a name counts where its maker is in the row too, or where it is so particular that it needs
 * no maker.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "dictionary.h"
#include "version.h"

#define NAMED_MAX 16u       /* products of one row */
#define NAMING_MAKERS_MAX 8u
#define NAMING_FOUND_MAX 16u /* makers of one product name that are looked at */

/* Cells as they were written; "" where there is none. */
struct naming_row {
	str maker, model, software, publisher, os, build, firmware, version;
};

enum named_how {
	NAMED_MAKER,     /* maker and name are in the row */
	NAMED_DICTIONARY, /* the dictionary knows the name */
	NAMED_NAME,      /* the name alone, which only one maker uses */
	NAMED_SERIES,    /* only the series that it belongs to is known */
	NAMED_SYSTEM,    /* an operating system */
};

struct named {
	str key;              /* product_keys: "fortinet:fortios" */
	str vendor, product;  /* as CPE calls them, as far as it is known */
	enum named_how how;
	str words;            /* of the row, by which it was named */
	bool family;          /* which of its releases is not told: all products whose key begins with this */
	bool patched;         /* updates leave the version as people write it */
	bool main;            /* what the row is about; else what that runs on */
	struct version version; /* n 0: nobody knows */
	str written;          /* the version as it was written; "" */
};

/* What advisories speak of. */
struct product_found {
	str vendor;      /* key of the maker */
	str name;        /* key of the product's own name, where another one was looked for (MyJVN's); else "" */
	bool series;     /* an issuer's word for a whole series */
};
struct product_finder {
	/* The makers of products with this name (the key behind the colon); how many, at most max. */
	size_t (*find)(void *of, str name, struct product_found *found, size_t max);
	/* The key of the maker whom a list of makers calls so, where the dictionary does not know the name; "". May be NULL. */
	str (*maker)(void *of, str key);
	void *of;
};

struct naming {
	struct named list[NAMED_MAX];
	size_t count;
};

/* What is named lives as long as the arena and the row. count 0: nothing could be named. */
void naming_read(const struct dictionary *d, const struct product_finder *finder, struct arena *a, const struct naming_row *row,
	         struct naming *naming);
