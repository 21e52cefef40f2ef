/* json.h - JSON out by one small writer, JSON in by jansson under bounds.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "buf.h"
#include "err.h"
#include "words.h"

#include <jansson.h>

/* Writing: commas are put by the writer. Keys and texts are escaped; bytes that are not UTF-8 become U+FFFD. */
struct json {
	struct buf *out;
	bool comma;
};

void json_put_open(struct json *j, char bracket);   /* '{' or '[' */
void json_put_close(struct json *j, char bracket);  /* '}' or ']' */
void json_put_key(struct json *j, str key);
void json_put_str(struct json *j, str value);
void json_put_int(struct json *j, int64_t value);
void json_put_bool(struct json *j, bool value);
void json_put_null(struct json *j);
void json_put_as_is(struct json *j, str json); /* what is JSON already */
void json_pair_str(struct json *j, str key, str value); /* key and value at once */
void json_pair_int(struct json *j, str key, int64_t value);
void json_pair_bool(struct json *j, str key, bool value);
void json_pair_words(struct json *j, str key, struct words words); /* key: {"ja": …, "en": …} */
void json_pair_change(struct json *j, str key, str was, str now); /* key: [was, now]; nothing where both are the same */

/* Reading: refuses what is not JSON (RFC 8259), repeated keys, nesting deeper than jansson's own limit and more
 * than JSON_BYTES_MAX; the error says the line and column. Let go by auto_json. */
#define JSON_BYTES_MAX (16u << 20)
typedef json_t *auto_json_t;
#define auto_json __attribute__((cleanup(json_let_go))) auto_json_t
void json_let_go(json_t **j);
json_t *json_read(str text, struct err *e);
str json_text(const json_t *object, const char *key); /* "" when absent or not a text; lives as long as object */
int64_t json_whole(const json_t *object, const char *key, int64_t otherwise);
