/* people.c - members for tests.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"

#include "base/totp.h"
#include "frame/access_parts.h"
#include "frame/facility.h"

#include <liboath/oath.h>
#include <pthread.h>
#include <stdlib.h>

#define DATABASE_BYTES_MAX (64u << 20)

void people_open(struct toy *t)
{
	struct err e = { 0 };
	toy_open(t, toy_duties);
	works(facility_set(&t->w, "name", S("みほん記念病院"), &e), e);
	works(facility_set(&t->w, "director", S("髙﨑 一郎"), &e), e);
}

str people_add(struct toy *t, const char *number, const char *name, enum role role)
{
	struct err e = { 0 };
	struct member m = { .number = str_of(number), .name = str_of(name), .role = role };
	works(member_add(&t->w, &m, PEOPLE_PASSWORD, &e), e);
	return m.id;
}

void people_pass(struct toy *t, int64_t seconds)
{
	t->clock.stopped_at += seconds;
}

static void *run(void *of)
{
	struct people_racer *own = of;
	auto_arena a = { 0 };
	struct work w = own->t->w;
	w.arena = &a;
	w.db = db_open(path_join(&a, w.data, S("inro.db")), false, &own->e);
	pthread_barrier_wait(own->start);
	own->won = w.db && own->act(&w, own, &own->e);
	db_close(&w.db);
	return NULL;
}

void people_race(const struct toy *t, struct people_racer *racers, size_t count)
{
	pthread_barrier_t start;
	pthread_t threads[8];
	assert_in_range(count, 1, LENGTH(threads));
	pthread_barrier_init(&start, NULL, (unsigned)count);
	for (size_t i = 0; i < count; i++) {
		racers[i].t = t;
		racers[i].start = &start;
		assert_int_equal(pthread_create(&threads[i], NULL, run, &racers[i]), 0);
	}
	for (size_t i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
	pthread_barrier_destroy(&start);
}

str people_session(struct toy *t, str member, bool shared, bool waits_for_code)
{
	struct err e = { 0 };
	str cookie = { 0 };
	const struct session_start start = { .member = member, .shared = shared, .waits_for_code = waits_for_code };
	works(db_begin(t->w.db, &e) && db_end(t->w.db, session_open(&t->w, &start, &cookie, &e), &e), e);
	return cookie;
}

bool people_signed_in(struct toy *t, str cookie)
{
	struct err e = { 0 };
	struct session s;
	bool found;
	works(session_find(&t->w, cookie, &s, &found, &e), e);
	return found && !s.waits_for_code;
}

str people_code(struct toy *t, str secret)
{
	char *bytes, code[TOTP_DIGITS + 1];
	size_t n;
	assert_int_equal(oath_base32_decode(secret.p, secret.n, &bytes, &n), OATH_OK);
	assert_int_equal(oath_totp_generate(bytes, n, (time_t)clock_now(t->w.clock), TOTP_STEP_SECONDS, 0, TOTP_DIGITS, code), OATH_OK);
	free(bytes);
	return arena_copy(&t->arena, str_of(code));
}

int people_journal(struct toy *t, enum event event, str *detail)
{
	struct err e = { 0 };
	int count = 0;
	auto_rows rows = db_ask(t->w.db, &e, "SELECT detail FROM journal WHERE event=? ORDER BY id", BIND(V(event_name(event))));
	for (; rows_next(&rows); count++)
		if (detail)
			*detail = arena_copy(&t->arena, rows_str(&rows, 0));
	works(rows_done(&rows), e);
	return count;
}

bool people_kept(struct toy *t, str bytes)
{
	static const char *const files[] = { "inro.db", "inro.db-wal" };
	for (size_t i = 0; i < LENGTH(files); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		str all;
		works(disk_read(t->w.disk, &a, path_join(&a, t->w.data, str_of(files[i])), DATABASE_BYTES_MAX, &all, &e), e);
		if (str_has(all, bytes))
			return true;
	}
	return false;
}
