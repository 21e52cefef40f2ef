/* people.h - members of a made-up facility, for tests of who may use the console.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/access.h"
#include "toy.h"

#define PEOPLE_PASSWORD S("みかん箱と自転車の鍵穴が三つ") /* everybody's */
#define PEOPLE_PASSWORD_2 S("風の強い午後に読む三冊の絵本")

/* A facility without members; toy_close() ends it. */
void people_open(struct toy *t);
/* Adds somebody and gives the id. */
str people_add(struct toy *t, const char *number, const char *name, enum role role);
void people_pass(struct toy *t, int64_t seconds); /* time goes on */

/* What several threads do at the same time, each with a database of its own. */
struct people_racer {
	bool (*act)(struct work *w, struct people_racer *own, struct err *e);
	str id;       /* for act */
	void *of;     /* for act */
	bool won;     /* what act gave */
	struct err e;
	const struct toy *t;
	void *start;
};
void people_race(const struct toy *t, struct people_racer *racers, size_t count);

/* An open session of a member, as if signed in. */
str people_session(struct toy *t, str member, bool shared, bool waits_for_code);
bool people_signed_in(struct toy *t, str cookie); /* it is a session, and no code is waited for */

/* The code an authenticator app shows now. */
str people_code(struct toy *t, str secret);
/* How many journal entries of an event there are, and the detail of the last. */
int people_journal(struct toy *t, enum event event, str *detail);
/* Whether these bytes stand anywhere in the database's files. */
bool people_kept(struct toy *t, str bytes);
