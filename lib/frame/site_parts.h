/* site_parts.h - what the parts of the site share: the facility's databases that are open, the menu, the keys.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/seal.h"
#include "job.h"
#include "site.h"

#include <pthread.h>
#include <stdatomic.h>

#define SITE_MENU_MAX 32u
#define SITE_SEATS_MAX 32u /* databases kept open; more are opened and closed again */

struct site {
	const struct duty *const *duties;
	const struct clock *clock;
	const struct disk *disk;
	struct arena arena; /* lives as long as the site */
	str data;
	struct http_server *server; /* NULL: nobody listens */
	const struct route *menu[SITE_MENU_MAX];
	size_t menu_count;
	struct digest csrf_key;
	struct throttle *throttle;
	atomic_bool has_members;
	str start_code; /* what the first-run page asks for */
	pthread_mutex_t lock; /* of what follows */
	struct db *seats[SITE_SEATS_MAX];
	size_t seat_count;
	struct jobs *jobs;
};

/* A database for one piece of work. w gets everything but who and lang. */
bool site_seat(struct site *site, struct work *w, struct err *e);
void site_seat_back(struct site *site, struct work *w);

/* Whether the visit may go on. ADMIT_ANSWERED: the answer is written (sent elsewhere). ADMIT_REFUSED: e says why. */
enum admission { ADMIT_GO, ADMIT_ANSWERED, ADMIT_REFUSED };
enum admission site_admit(struct visit *v, struct err *e);
/* The language of somebody who is not known: a cookie, else what the browser prefers, else Japanese. */
enum lang visit_lang(const struct visit *v);

/* Whether a request that changes something came from a form of ours (its csrf field); one that only reads did. ERR_DENIED. */
bool visit_is_meant(struct visit *v, struct err *e);
bool visit_reads(const struct visit *v); /* GET or HEAD */
bool visit_is_api(const struct visit *v);
/* The answer to a failure: a page, or a problem (RFC 9457). */
void visit_fail(struct visit *v, const struct err *e);

struct jobs *jobs_open(struct site *site);
void jobs_close(struct jobs **jobs); /* lets the job under way end */
