/* json_cut.h - a stream of JSON cut into its records, so that no more than one of them is in memory: documents one after
 * the other (a line each, or not), the objects of a list within one document (NVD's and KEV's "vulnerabilities"), or of a list
 * that is the document.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/err.h"

enum json_records {
	JSON_DOCUMENTS, /* {…}{…} */
	JSON_LISTED,    /* {"head": …, "list": [{…}, {…}], …} */
	JSON_ITEMS,     /* [{…}, {…}] */
};

/* One record; lives until it returns. False stops the cutting, with the error it has set. */
typedef bool json_taker(void *of, str record, struct err *e);

struct json_cut {
	enum json_records records;
	size_t record_max;  /* bytes; a longer one is ERR_INPUT */
	json_taker *take;
	void *of;
	/* where it stands */
	struct buf held;    /* the beginning of a record whose end did not come yet */
	size_t depth, taken; /* taken: records */
	bool in_record, in_text, escaped;
};

/* The next bytes. ERR_INPUT: a record is too long, or brackets do not match; or what the taker said. */
bool json_cut_put(struct json_cut *c, str bytes, struct err *e);
/* No more will come. ERR_INPUT: it ends in the middle, or there was no record at all. */
bool json_cut_end(struct json_cut *c, struct err *e);
void json_cut_drop(struct json_cut *c);
