/* fields.h - what a browser sends: targets, query strings, forms, uploaded files, cookies.
 * Sources: WHATWG URL (application/x-www-form-urlencoded), RFC 3986 (percent-encoding), RFC 7578 (multipart/form-data),
 * RFC 6265 (cookies).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#define FIELDS_MAX 2000u         /* fields of one form */
#define FIELD_NAME_MAX 200u      /* bytes of a name */
#define FIELD_FILE_MAX 765u      /* bytes of a file's name: the 255 characters that Windows allows, in UTF-8 */
#define PATH_WORDS_MAX 12u
#define PATH_BYTES_MAX 2000u     /* as sent */

struct field {
	str name, value; /* value: a file's bytes as they are; otherwise UTF-8 (what is not becomes U+FFFD), line ends LF */
	str file;        /* the name the sender gave the file, without its folders; "" for an ordinary field */
	bool is_file;    /* an empty choice of file gives is_file with an empty name and value */
};

struct fields {
	struct field *list;
	size_t count;
};

/* "/a/%E5%8F%B0?c=d" → path words { "a", "台" } and the raw query "c=d"; "/" has one word, "". ERR_INPUT: no leading
 * slash, a broken escape, NUL or another control character, a word "." or "..", an empty word but the last, a slash
 * hidden as %2F, not UTF-8. */
struct target {
	str words[PATH_WORDS_MAX];
	size_t count;
	str path;  /* decoded, "/a/台" */
	str query; /* raw */
};
bool target_read(struct arena *a, str raw, struct target *t, struct err *e);

/* Names and values look into what was read where nothing had to be decoded; a file's bytes always do. ERR_INPUT. */
bool fields_read_query(struct arena *a, str query, struct fields *f, struct err *e);
/* body by its Content-Type: application/x-www-form-urlencoded or multipart/form-data. */
bool fields_read_body(struct arena *a, str content_type, str body, struct fields *f, struct err *e);

str fields_value(const struct fields *f, const char *name);                    /* the first; "" when absent */
const struct field *fields_find(const struct fields *f, const char *name);     /* NULL when absent */
str cookie_value(str header, const char *name);                                /* "" when absent */

/* Adds percent-encoded text, safe as one path word or one query value (unreserved characters stay). */
void uri_put(struct buf *b, str text);
