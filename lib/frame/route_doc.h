/* route_doc.h - what a program must know of an operation of the API, as tables: what comes in is held against them
 * (api.h), and the OpenAPI description is printed from them (src/api/openapi.c).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"

enum doc_type {
	DOC_TEXT,
	DOC_WHOLE,   /* a whole number, least … most */
	DOC_TRUTH,
	DOC_DAY,     /* YYYY-MM-DD, or "" */
	DOC_INSTANT, /* YYYY-MM-DDThh:mm:ssZ, or "" */
	DOC_ID,      /* or "" */
	DOC_CODE,    /* one of `codes` */
	DOC_TEXTS,   /* a list of texts */
	DOC_WORDS,   /* {"ja": …, "en": …} */
	DOC_PAIRS,   /* {"column": ["before", "after"], …} */
	DOC_OBJECT,  /* of `shape` */
	DOC_OBJECTS, /* a list of them */
};

enum doc_flags {
	DOC_MUST = 1,  /* of what comes in: it has to be there */
	DOC_MAYBE = 2, /* of an answer: it is not always there */
	DOC_NULL = 4,  /* may be null */
	DOC_MANY = 8,  /* of a query: may be given several times */
};

struct doc_shape;

struct doc_field {
	const char *name;
	struct words words;
	enum doc_type type;
	unsigned flags;
	const struct doc_shape *shape; /* DOC_OBJECT, DOC_OBJECTS */
	const char *codes;             /* DOC_CODE: "yes|no" */
	int64_t least, most;           /* DOC_WHOLE; of a list that comes in, how many; most 0: any */
};

struct doc_shape {
	const char *name; /* among the schemas of the description */
	struct words words;
	const struct doc_field *fields; /* ended by a zero row */
};

/* A record of the kind that the path names: as it is read, and what of it is written. */
extern const struct doc_shape doc_record, doc_record_values;
extern const struct doc_shape doc_any; /* an object that is described elsewhere */

enum doc_body { BODY_NONE, BODY_JSON, BODY_PATCH /* RFC 7396 */, BODY_FILE };

enum doc_rules {
	DOC_TAGGED = 1,   /* the answer has an ETag; a GET answers If-None-Match by 304 */
	DOC_MATCHED = 2,  /* If-Match must be there: 428 without, 412 where it does not match */
	DOC_CHOICES = 4,  /* the query may hold the kind's choice columns as well */
	DOC_CONFLICT = 8, /* may be refused by 409 */
};

struct route_doc {
	const char *id;      /* operationId */
	struct words detail;
	const struct doc_field *query; /* ended by a zero row; NULL for none */
	enum doc_body body;
	const struct doc_shape *takes; /* the body; NULL for none and for a file */
	const struct doc_shape *gives; /* the answer; NULL for none */
	const char *file;              /* the answer is a file of this media type, in place of `gives` */
	unsigned status;     /* of success; 0 is 200 */
	unsigned rules;
};

/* What stands for a word in braces, the same in every path; ended by a zero row. */
extern const struct doc_field doc_words[];
