/* collect.h - one source brought up to date: its files asked for, held against their checksums, and taken into the catalogue.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "collectors.h"
#include "net/fetch.h"
#include "sources.h"

#define COLLECT_FILE_BYTES_MAX ((uint64_t)2 << 30)
#define COLLECT_UNPACKED_BYTES_MAX ((uint64_t)8 << 30)
#define COLLECT_HEAD_BYTES 4096u
#define COLLECT_LIST_BYTES_MAX JSON_BYTES_MAX /* lists, checksums and single records are read whole */

struct collecting {
	struct work *w;
	struct db *db; /* the catalogue */
	const struct dictionary *d;
	struct fetch *fetch;
	const struct source *source;
	str url;          /* in force */
	str key;          /* a secret for the server ("apiKey: …"); "" where there is none */
	int64_t pause_ms; /* between two questions to a server that wants them apart; negative: as long as it wants */
	struct collected {
		size_t files, unchanged, refused;
		size_t records, added, changed;
	} done;
	struct err trouble; /* of the first file that was refused; the others were taken */
};

/* Asks the source, and notes in the catalogue how it went. False: it failed, wholly or in a part, and e says why. */
bool collect_source(struct collecting *c, struct err *e);

/* ---- for collectors */

/* A file into the catalogue. */
struct piece {
	str url, name; /* name: under which the catalogue knows it */
	str digest;    /* SHA-256 in hex that it must have; "" where none is told */
	bool unpacked; /* the digest is that of what is packed in it */
	str etag, modified; /* of what we have; "" for nothing */
	struct buf *head;   /* NULL, or where its first COLLECT_HEAD_BYTES go */
	bool (*is_empty)(str head); /* NULL, or tells that there is nothing in it, which is no error */
};
/* taken is NULL, or takes how it was answered. ERR_TAMPERED: it is not what its checksum says. */
bool collect_file(struct collecting *c, const struct piece *piece, struct fetch_answer *answer, struct err *e);
/* The same for records that were asked for one by one. */
bool collect_bytes(struct collecting *c, str name, str bytes, struct err *e);
/* Notes that a file was refused, and why. False where going on to the next makes no sense: there is no line, no room. */
bool collect_refused(struct collecting *c, str name, const struct err *why, struct err *e);
/* Whether it was, and has not been taken since. */
bool collect_was_refused(struct collecting *c, str name, bool *was, struct err *e);

/* Small things, whole. */
bool collect_text(struct collecting *c, struct arena *a, str url, str *text, struct err *e);
json_t *collect_json(struct collecting *c, str url, struct err *e);
/* The address of a file beside another one: "https://a/b/list.txt", "c" → "https://a/b/c". */
str url_beside(struct arena *a, str url, str name);

/* Whether the catalogue has this file with this checksum; and that it has it now. */
bool collect_has(struct collecting *c, str name, str digest, bool *has, struct err *e);
bool collect_keep(struct collecting *c, str name, str digest, struct err *e);
/* How far we have come, kept between two runs. "" where nothing is kept. */
bool collect_mark(struct collecting *c, str of, str *mark, struct err *e);
bool collect_set_mark(struct collecting *c, str of, str mark, struct err *e);
