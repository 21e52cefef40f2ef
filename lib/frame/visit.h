/* visit.h - one request by one person: what was asked, who asks, and the answer that is being written.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "net/http.h"
#include "route.h"

#define COOKIE_SESSION "__Host-inro"
#define COOKIE_DEVICE "__Host-inro-device" /* where a member signed in before: see access.h */
#define COOKIE_LANG "__Host-inro-lang"

struct site;

/* One thing that is wrong with what a program sent: see api.h. */
struct visit_fault {
	str place, said;
};

struct visit {
	struct work w;                 /* w.out is the answer's body, w.who the member's name, w.lang the member's language */
	struct site *site;
	const struct http_request *request;
	struct http_answer *answer;
	const struct route *route;
	struct target target;
	struct fields query, form;     /* form: of a POST */
	bool signed_in;
	struct session session;        /* when signed_in */
	struct token token;            /* API: the token it came with; id "" for none */
	str cookie;                    /* the session cookie's value; anonymous visitors have one too */
	str csrf;                      /* what every form carries */
	enum role role;                /* ROLE_ANYONE when not signed in */
	struct visit_fault *faults;    /* API: told with the refusal */
	size_t fault_count, fault_room;
};

str visit_word(const struct visit *v, const char *name);  /* what stands for {name} in the path; "" when absent */
str visit_query(const struct visit *v, const char *name); /* "" when absent */
str visit_form(const struct visit *v, const char *name);
/* A whole number of the query, moved into its bounds; otherwise where there is none. */
int64_t visit_number(const struct visit *v, const char *name, int64_t otherwise, int64_t least, int64_t most);
bool visit_may(const struct visit *v, unsigned roles);
/* The visitor's session goes on under a new cookie: whoever else had the old one is out. ERR_DENIED: it has ended. */
bool visit_renew(struct visit *v, struct err *e);

/* Answers other than a page. Each returns true. */
bool visit_go(struct visit *v, str path);                      /* 303 See Other, to a path of ours; to "/" when it is not one */
bool visit_done(struct visit *v, str path, const struct id *act); /* the same with done=ACT: the next page says so and offers to take it back */
void visit_attach(struct visit *v, str name, const char *type); /* the answer is a file to be kept, under this name */
bool visit_file(struct visit *v, str name, const char *type, str bytes); /* the same with its bytes */
bool visit_stream(struct visit *v, str channel);
void visit_status(struct visit *v, unsigned status);
void visit_set_cookie(struct visit *v, const char *name, str value, int seconds); /* 0: until the browser closes; <0: forget */
