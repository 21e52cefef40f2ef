/* api.h - what the operations of the API share: what came in is held against the route's description; answers, their
 * tags (RFC 9110, section 8.8.3) and the conditions on them.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "record.h"
#include "route_doc.h"
#include "visit.h"

#define API_LIMIT 100      /* items of one page, where the query does not say */
#define API_LIMIT_MAX 1000
#define API_FAULTS_MAX 20u /* named in one refusal */

/* The query holds nothing but what the description names, each as it should be. ERR_USAGE, with a fault for each. */
bool api_query_fit(struct visit *v, struct err *e);
/* The body as a JSON object, let go of by auto_json; NULL: 415 of another type, 400 not JSON, 422 with a fault for each
 * member that the description does not have, or not so, also of the objects in its lists ("/items/3/on"). (Members of
 * doc_record_values are held against their kind by whoever takes them.) */
json_t *api_body(struct visit *v, struct err *e);
/* A body that is a file: 415 where it says to be something else. */
bool api_file_fit(const struct visit *v, struct err *e);

/* Notes one thing that is wrong; place is a JSON pointer into the body ("/status", "" for the
 * whole), or the name of a part of the query.
 * The first one is also said by e. Always false. */
str api_pointer(struct arena *a, str name); /* to a member of the body (RFC 6901) */
#define api_fault(...) (api_fault_(__VA_ARGS__), err_false())
void api_fault_(struct visit *v, str place, struct err *e, enum err_kind kind, const char *ja, const char *en, ...)
	__attribute__((format(printf, 5, 7), format(printf, 6, 7)));
/* What refused the change says why: ERR_INPUT is a fault of this place (ERR_USAGE, where it is a part of the query), anything
 * else is told as it is. Always false. */
bool api_refused(struct visit *v, const char *place, const struct err *why, struct err *e);

/* The answer is the JSON that was written; status 0 is 200. Always true. */
bool api_done(struct visit *v, unsigned status);
bool api_nothing(struct visit *v); /* 204. Always true */

/* If-Match: 428 where there is none, 412 where it does not hold this tag. */
bool api_matches(struct visit *v, str tag, struct err *e);
/* The tag is the answer's. True: If-None-Match holds it, and the answer is 304. */
bool api_unchanged(struct visit *v, str tag);
void api_tag(struct visit *v, str tag);
/* A tag of something that is no record: of its representation. */
str api_tag_of(struct arena *a, str representation);
/* The answer is this representation with its tag: of a GET (304 where If-None-Match holds it), of a change. Always true. */
bool api_give(struct visit *v, str representation);
bool api_give_changed(struct visit *v, str representation);

/* The path that was asked for with its query, in which these parts (ended by a zero row) stand in place of what they were. */
struct api_part {
	const char *name;
	str value;
};
str api_path(struct visit *v, const struct api_part *parts);
/* Where the next page of a list is: the member next (path "" gives null), and its Link header. */
void api_next(struct visit *v, struct json *j, str path);
/* The kind that the path names; NULL: ERR_MISSING. */
const struct record_kind *api_kind(struct visit *v, struct err *e);
size_t api_limit(const struct visit *v);
