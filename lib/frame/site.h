/* site.h - the console as a whole: finds the route of a request, who asks, whether they may, and answers.
 *
 * Refusals come in a fixed order: a target that cannot be read 400, no such path 404, no such method 405, nobody signed
 * in 303 to the sign-in page (API: 401), not this role or scope 403, a changing request without its csrf field or from
 * another site 403, a body too large 413. A page's failure becomes a page with err_http(kind); in the API a problem
 * (RFC 9457).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "duty.h"
#include "visit.h"

#define SITE_HANDS 4u

struct site_ask {
	const struct duty *const *duties;
	const struct clock *clock;
	const struct disk *disk;
	str data; /* the facility's folder */
	struct http_listen listen;
};

/* Opens the facility, checks the routes (ERR_INTERNAL: one without roles, two alike), listens. NULL on failure. */
struct site *site_open(const struct site_ask *ask, struct err *e);
uint16_t site_port(const struct site *site);
/* What the first-run page asks for; "" when there are members already. For the terminal of who starts the site. */
str site_start_code(const struct site *site);
bool site_has_members(const struct site *site);
bool site_answers(const struct site *site); /* whether requests still come to their answers: see http_answers */
struct throttle *site_throttle(struct site *site);
void site_close(struct site **site);

/* For tests: one request without a network. */
void site_answer(struct site *site, const struct http_request *r, struct http_answer *a);
struct site *site_open_deaf(const struct site_ask *ask, struct err *e); /* the same, but nobody listens */

/* Walking over all duties' routes. */
struct routes {
	const struct duty *const *duty;
	const struct route *route;
};
struct routes routes_of(const struct duty *const *duties);
bool routes_next(struct routes *r);
