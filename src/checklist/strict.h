/* strict.h - reading data files of ours: each value is taken by name and kind, and a refusal names the place.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "frame/record.h"

/* An object of the file under way. where: "" for the file itself, else "sections[2].items[3]". */
struct strict {
	struct arena *a;
	struct err *e;
	const json_t *object;
	str where;
};

/* The whole file; its "format" must be the one named. *file is let go of by the caller (auto_json). */
bool strict_open(struct arena *a, str bytes, const char *format, json_t **file, struct strict *s, struct err *e);

/* Every key must be one of the names (ended by NULL): a mistyped one is not passed over in silence. */
bool strict_keys(const struct strict *s, const char *const *names);

/* A text of 1 to max bytes without control characters; the second form gives "" where there is none. */
bool strict_text(const struct strict *s, const char *key, size_t max, str *text);
bool strict_text_or_none(const struct strict *s, const char *key, size_t max, str *text);
/* A name of letters a-z, digits, '.', '-' and '_' alone. */
#define STRICT_NAME_MAX 64u
bool strict_id(const struct strict *s, const char *key, str *id);
/* The object's own "ja" and "en". */
bool strict_words(const struct strict *s, size_t max, struct words *words);
/* An object {"ja", "en"} under a key; empty words ("") where there is none. */
bool strict_words_at(const struct strict *s, const char *key, size_t max, struct words *words);
bool strict_whole(const struct strict *s, const char *key, int64_t least, int64_t most, int64_t *number);
bool strict_flag(const struct strict *s, const char *key, bool *flag); /* false where there is none */
/* A code of a closed list; NULL where the text is "" and that is `fine`. */
bool strict_choice(const struct strict *s, const char *key, const struct choice *choices, bool fine,
	           const struct choice **choice);

/* A list of objects; strict_at gives one of them. */
bool strict_list(const struct strict *s, const char *key, size_t max, size_t *count);
bool strict_at(const struct strict *s, const char *key, size_t index, struct strict *item);
/* A list of short texts; none where the key is not there. */
bool strict_texts(const struct strict *s, const char *key, size_t max, str **texts, size_t *count);

/* Says what is wrong with a key of the object ("" for the object itself); always false. */
bool strict_refuse(const struct strict *s, const char *key, const char *ja, const char *en);
