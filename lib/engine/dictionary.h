/* dictionary.h - by which words a maker and a product are known: data/products.txt, and what a facility adds to it.
 *
 * One entry a line, its fields cut at tabs, lists cut at " | ", remarks behind #:
 *   vendor   ID  NAME | …                 ID: as CPE calls it
 *   word     ENGLISH  かな | …             the same word in another script
 *   company  WORD | …                     forms of companies; no part of a name
 *   drop     WORD | …                     say nothing within a product's name
 *   common   WORD | …                     name no product by themselves
 *   product  VENDOR  PRODUCT  NAME | …    PRODUCT: as CPE calls it; behind a NAME, * for any model: "fortigate *"
 *   system   VENDOR  PRODUCT  NAME | …  FLAG   the same for operating systems; "patched": updates leave the version as people write it
 *   renamed  VENDOR:PRODUCT  VENDOR:PRODUCT …
 *   computer WORD | …                     name computers for all kinds of use, which matter by what runs on them
 *   builtin  VENDOR:PRODUCT  PRODUCT | …  is part of these systems of Microsoft's (VENDOR:PRODUCT for another's)
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "names.h"
#include "tokens.h"

#include "base/err.h"

#define DICTIONARY_KEYS_MAX 16u  /* products that one cell of an issuer may name */
#define NAME_TOKENS_MAX 8u       /* words of a name that are looked for in a text */

/* Names are compared by keys: their words, folded, in one script, without forms of companies, put together: "fujifilm".
 * A product's key is that of its vendor, a colon, and that of its name: "fortinet:fortios". */
struct dictionary;

struct dictionary *dictionary_open(struct arena *a);
/* May be called for one text after the other; what comes later adds. ERR_INPUT names the line. */
bool dictionary_read(struct dictionary *d, str text, struct err *e);
/* The same for what people have corrected: their names count before all others, whatever words they are made of. Vendor and
 * product "-": the name is of nothing that can be vulnerable; its key is this. */
#define NAMED_NOTHING "-:-"
bool dictionary_correct(struct dictionary *d, str text, struct err *e);

/* An entry of product or system. */
struct dictionary_product {
	str vendor, product; /* as CPE calls them */
	str key;
	str name;       /* the key of the name that led here */
	bool system, patched;
	bool runs;      /* on apparatus whose model follows the name */
	bool corrected; /* a person said so */
	const struct dictionary_product *other; /* another product of the same name */
};

/* The words of a text, as they stand and mapped into one script; words to drop mean "". A model that is glued to its brand
 * (AtermWG1200HP) is a word of its own. */
struct words_of {
	struct tokens tokens;
	str plain[TOKENS_MAX], means[TOKENS_MAX];
};
void dictionary_words(const struct dictionary *d, struct arena *a, str written, struct words_of *words);
/* words first … first + n put together; at most NAME_BYTES_MAX, "" beyond. Makers are known by plain words, products by what
 * they mean. */
#define NAME_BYTES_MAX 120u
str words_key(const struct words_of *words, size_t first, size_t n, char to[NAME_BYTES_MAX]);
str words_maker_key(const struct words_of *words, size_t first, size_t n, char to[NAME_BYTES_MAX]);

str dictionary_vendor(const struct dictionary *d, str key);   /* the key of the maker that is called so, "" for none */
str dictionary_vendor_id(const struct dictionary *d, str key); /* as CPE calls the maker with this key; itself where unknown */
str vendor_key(const struct dictionary *d, struct arena *a, str written); /* of a maker's name, known or not; "" for none */
const struct dictionary_product *dictionary_product(const struct dictionary *d, str key);
const struct dictionary_product *dictionary_product_of(const struct dictionary *d, str full); /* by "fortinet:fortios" */
/* A name of this maker's that one slip of the pen turned into the word: a letter too many, too few, another, or two swapped. */
const struct dictionary_product *dictionary_slip(const struct dictionary *d, str vendor, str word);
bool dictionary_common(const struct dictionary *d, str word);
bool dictionary_computer(const struct dictionary *d, str name); /* name begins with a word for one */

/* The products that an issuer names: "Fortinet FortiOS, FortiProxy" are two, "Proself Enterprise/Standard Edition" too.
 * about: one of them, or "" for all. At most DICTIONARY_KEYS_MAX. */
size_t product_keys(const struct dictionary *d, struct arena *a, str vendor, str product, str about, str keys[DICTIONARY_KEYS_MAX]);
/* The key by which a product is known that was renamed; itself for others. */
str product_renamed(const struct dictionary *d, str key);
/* Whether having the system is having the component. */
bool product_built_in(const struct dictionary *d, str component, str system);
