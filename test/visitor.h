/* visitor.h - somebody with a browser in a small facility, for tests of pages: signs in, asks, sends forms and files.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "toy.h"

#include "frame/site.h"

/* The last answer stays until the next request. */
struct visitor {
	struct toy toy;   /* the facility, also to be looked at directly */
	struct site *site;
	struct arena arena;
	struct member member;
	str cookie, csrf; /* of the session */
	str lang;         /* Accept-Language of who is not signed in; "" for none */
	int64_t waited_ms; /* how long requests stood in a queue before they are answered */
	str method, path; /* of the last request */
	struct http_answer answer;
	unsigned status;
	str body;
};

/* A facility of these duties (toy_duties, duties, or a list of the test's own) with one member of this role, signed in;
 * ROLE_ANYONE: nobody is, and there is no member. */
void visitor_open(struct visitor *v, const struct duty *const *duties, enum role role);
/* The sample hospital, filled. */
void visitor_open_hospital(struct visitor *v, enum role role);
void visitor_close(struct visitor *v);
/* Another member of this role takes the seat. ROLE_ANYONE: nobody. */
void visitor_becomes(struct visitor *v, enum role role);
/* Nobody who is signed in, but a browser that was here before: it has its cookie and the field of its forms. */
void visitor_is_stranger(struct visitor *v);
void visitor_speaks(struct visitor *v, enum lang lang); /* the member reads this language from now on */

/* path is as in an address: percent-encoded, with its query. */
void visitor_get(struct visitor *v, const char *path);
/* form: "a=b&c=d", percent-encoded; the csrf field is added. */
void visitor_post(struct visitor *v, const char *path, const char *form);
/* A form with one file; form holds the other fields, as above. */
void visitor_upload(struct visitor *v, const char *path, const char *form, const char *name, const char *file, str bytes);
/* Goes where a 303 sent. Fails where the last answer was none. */
void visitor_follow(struct visitor *v);
/* Takes over the session's cookie where the answer sets one, as a browser does by itself. */
void visitor_keep_cookie(struct visitor *v);
/* The request of another browser or program: nothing is added to it. headers are ended by one without a name. */
void visitor_ask(struct visitor *v, const char *method, const char *path, const struct http_field *headers, str body);

str visitor_header(const struct visitor *v, const char *name); /* of the answer; "" when absent */
bool visitor_sees(const struct visitor *v, const char *text);  /* as it stands in the page's source */
size_t visitor_counts(const struct visitor *v, const char *text);
/* What stands between two texts, the first time; "" where it is not there. */
str visitor_between(const struct visitor *v, const char *before, const char *after);

/* Each fails with the page shown. */
void visitor_must_see(const struct visitor *v, unsigned status, const char *const *texts); /* in this order; ended by NULL */
void visitor_must_miss(const struct visitor *v, const char *const *texts);
#define sees(v, status, ...) visitor_must_see(v, status, (const char *const[]){ __VA_ARGS__, NULL })
#define misses(v, ...) visitor_must_miss(v, (const char *const[]){ __VA_ARGS__, NULL })
