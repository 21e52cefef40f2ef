/* csaf_tree.h - the product tree of a document of CSAF 2.0 (https://docs.oasis-open.org/csaf/csaf/v2.0/, 3.2.2): what each
 * of its product ids stands for.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "json_walk.h"
#include "refs.h"

#define CSAF_PRODUCTS_MAX 200000u
#define CSAF_BRANCHES_MAX 12u      /* one in another */
#define CSAF_RELATIONS_MAX 8u      /* of relationships made of relationships, so deep */
#define CSAF_NAME_BYTES_MAX 2000u  /* of one name or version; what is beyond is left out */

enum csaf_versions { CSAF_NO_VERSION, CSAF_VERSION, CSAF_RANGE };

enum csaf_relation {
	CSAF_ITSELF,
	CSAF_CONTAINED, /* the part is in the whole wherever that is (default_component_of) */
	CSAF_TOGETHER,  /* the part is meant where it runs on the whole, or is built into it */
};

struct csaf_product {
	str id, name;           /* name: all that it is, in the issuer's words */
	str vendor, product;
	bool series;            /* everything whose name begins so */
	enum csaf_versions kind;
	str versions;           /* as they are written; "" where there are none */
	bool cut;               /* they were longer than is read: nobody knows what they mean */
	str qualifier;          /* for which processor, language, host … */
	str cpe, purl;
	enum csaf_relation relation;
	str part, whole;        /* ids; of a relationship alone */
};

struct csaf_tree {
	struct csaf_product *list;
	size_t count, room;
	struct refs refs;
};

/* The "product_tree" of a document, given from its beginning; a document without one has no products. ERR_INPUT: it is no
 * JSON, holds too many products or too deep branches, or one id stands for two different things. */
bool csaf_tree_read(struct arena *a, str document, struct csaf_tree *tree, struct err *e);
/* What the id stands for; NULL where it stands for nothing. */
const struct csaf_product *csaf_product(const struct csaf_tree *tree, str id);
/* What a relationship is made of in the end; the product itself where it is none; NULL where it leads nowhere. */
const struct csaf_product *csaf_part(const struct csaf_tree *tree, const struct csaf_product *p);
const struct csaf_product *csaf_whole(const struct csaf_tree *tree, const struct csaf_product *p);
