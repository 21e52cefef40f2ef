/* caller.h - a program with a token, for tests of the API: asks in JSON, and holds every answer against the description.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "visitor.h"

struct caller {
	struct visitor v;
	str secret;          /* of its token; "" for none */
	json_t *description; /* the API's own */
	json_t *answer;      /* of the last request; NULL where it was no JSON */
	const char *english; /* NULL, or "en": Accept-Language */
};

void caller_open(struct caller *c, const struct duty *const *duties, unsigned scopes);
void caller_open_hospital(struct caller *c, unsigned scopes); /* the sample hospital, filled */
void caller_close(struct caller *c);
void caller_takes(struct caller *c, unsigned scopes); /* another token */

/* body NULL: none; otherwise JSON, or of this type. header NULL, or one more of them. Fails where the answer is not as the
 * description says: its status, its type, its schema. */
struct sent {
	const char *method, *path, *body, *type, *header, *value;
	str bytes; /* in place of body, of what may hold zeros */
};
#define caller_asks(c, ...) caller_sends(c, &(const struct sent){ __VA_ARGS__ })
unsigned caller_sends(struct caller *c, const struct sent *sent);

/* What stands in the answer: "items/0/id"; "" for the empty text and for what is not there. Numbers as text. */
str caller_saw(const struct caller *c, const char *place);
size_t caller_counts(const struct caller *c, const char *place); /* of a list; 0 where there is none */
str caller_tag(const struct caller *c); /* the ETag of the answer, between its quotes */
const char *caller_match(struct caller *c);        /* the same with them, as If-Match takes it */
const char *caller_text(struct caller *c, str s); /* for a path or a body made of pieces */
/* Fails unless the last answer was a problem of this status and kind that says this. */
void caller_must_fail(const struct caller *c, unsigned status, enum err_kind kind, const char *said);
/* Fails unless it was refused for what stands at this place of the body ("/items/3", "" for the whole), or for this part of the
 * query ("form"). */
void caller_must_blame(const struct caller *c, const char *place);
/* Each body, sent by this method to this path, is refused for what stands at its place; ended by a zero row. */
struct blamed {
	const char *body, *place;
};
void caller_must_refuse(struct caller *c, const struct sent *sent, const struct blamed *rows);
