/* session.c - who is signed in: a cookie of which only the digest is kept, an idle limit and a last hour.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

#include "base/random.h"
#include "seen.h"

#define SEEN_WRITE_SECONDS 60
#define CLOCK_BACK_SECONDS_MAX 300 /* how far a clock may be set back without ending what began before */

bool session_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("session"),
	                S("digest TEXT PRIMARY KEY, member TEXT NOT NULL, device TEXT NOT NULL, shared INTEGER NOT NULL, "
	                  "waits INTEGER NOT NULL, codes INTEGER NOT NULL, made_at TEXT NOT NULL, seen_at TEXT NOT NULL"));
}

static bool sweep(struct work *w, struct err *e)
{
	return db_do(w->db, e, "DELETE FROM session WHERE made_at<? OR (waits=1 AND made_at<?)",
	             BIND(V(ago_iso(w, SESSION_HOURS_MAX * 3600)), V(ago_iso(w, SESSION_CODE_MINUTES * 60))));
}

bool session_open(struct work *w, const struct session_start *start, str *cookie, struct err *e)
{
	*cookie = random_text(w->arena);
	str now = now_iso(w);
	return sweep(w, e) &&
	       db_do(w->db, e,
	             "INSERT INTO session (digest, member, device, shared, waits, codes, made_at, seen_at) VALUES (?,?,?,?,?,?,?,?)",
	             BIND(V(secret_digest(w->arena, *cookie)), V(start->member), V(start->device), V(start->shared),
	                  V(start->waits_for_code), V(start->waits_for_code ? SESSION_CODES_MAX : 0), V(now), V(now)));
}

bool session_renew(struct work *w, struct session *s, str *cookie, struct err *e)
{
	int64_t there;
	*cookie = random_text(w->arena);
	str digest = secret_digest(w->arena, *cookie);
	if (!db_one_int(w->db, e, &there, 0, "UPDATE session SET digest=? WHERE digest=? RETURNING 1", BIND(V(digest), V(s->secret_digest))))
		return false;
	s->secret_digest = digest;
	return there || err_set(e, ERR_DENIED, "サインインが終わっています。もう一度サインインしてください",
	                        "you are signed in no more; please sign in again");
}

bool session_end_all(struct work *w, str member, str keep, struct err *e)
{
	return db_do(w->db, e, "DELETE FROM session WHERE member=? AND digest<>?", BIND(V(member), V(keep)));
}

bool session_is_fresh(int64_t since, int64_t now, int64_t seconds)
{
	return now - since <= seconds && since - now <= CLOCK_BACK_SECONDS_MAX;
}

static int64_t idle_seconds(str setting, bool shared)
{
	int64_t minutes;
	if (!str_whole(setting, &minutes) || minutes < 1 || minutes > SESSION_HOURS_MAX * 60)
		minutes = shared ? SESSION_SHARED_MINUTES : SESSION_IDLE_MINUTES;
	return minutes * 60;
}

/* A row of `session`, behind the member's columns. */
struct kept {
	bool shared, waits;
	int64_t made, seen, idle_seconds;
};

static bool read_kept(const struct rows *rows, struct kept *k)
{
	k->shared = rows_int(rows, MEMBER_COLUMN_COUNT);
	k->waits = rows_int(rows, MEMBER_COLUMN_COUNT + 1);
	k->idle_seconds = idle_seconds(rows_str(rows, MEMBER_COLUMN_COUNT + 4), k->shared);
	return instant_read(rows_str(rows, MEMBER_COLUMN_COUNT + 2), &k->made) &&
	       instant_read(rows_str(rows, MEMBER_COLUMN_COUNT + 3), &k->seen);
}

/* What could not be written counts as well. */
static int64_t last_seen(const struct kept *k, str digest, int64_t now)
{
	int64_t noted = now - k->seen < SEEN_WRITE_SECONDS ? 0 : seen_last(digest);
	return noted > k->seen ? noted : k->seen;
}

static bool holds(const struct kept *k, int64_t seen, int64_t now)
{
	if (k->waits)
		return session_is_fresh(k->made, now, SESSION_CODE_MINUTES * 60);
	return session_is_fresh(k->made, now, SESSION_HOURS_MAX * 3600) && session_is_fresh(seen, now, k->idle_seconds);
}

static void note_seen(struct work *w, str digest, int64_t seen, int64_t now)
{
	if (now - seen >= SEEN_WRITE_SECONDS &&
	    !db_try(w->db, "UPDATE session SET seen_at=? WHERE digest=?", BIND(V(instant_iso(w->arena, now)), V(digest))))
		seen_note(digest, now);
}

/* Whether there is such a row, of a member who was not stopped, read into s and k. */
static bool find(struct work *w, str digest, struct session *s, struct kept *k, bool *found, struct err *e)
{
	struct member_row row;
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT " MEMBER_COLUMNS ", s.shared, s.waits, s.made_at, s.seen_at, (SELECT value FROM setting "
	                        "WHERE name=CASE WHEN s.shared=1 THEN 'session_shared_minutes' ELSE 'session_idle_minutes' END) "
	                        "FROM session s JOIN member m ON m.id=s.member WHERE s.digest=? AND m.stopped=0", BIND(V(digest)));
	*found = rows_next(&rows) && read_kept(&rows, k);
	if (!*found)
		return rows_done(&rows);
	member_read(w->arena, &rows, &row);
	*s = (struct session){ .secret_digest = digest, .member = row.member, .shared = k->shared, .waits_for_code = k->waits };
	return true;
}

bool session_find(struct work *w, str cookie, struct session *s, bool *found, struct err *e)
{
	struct kept k = { 0 };
	int64_t now = clock_now(w->clock);
	*s = (struct session){ 0 };
	*found = false;
	if (cookie.n != RANDOM_TEXT_LENGTH)
		return true;
	str digest = secret_digest(w->arena, cookie);
	if (!find(w, digest, s, &k, found, e))
		return false;
	if (!*found)
		return true;
	int64_t seen = last_seen(&k, digest, now);
	*found = holds(&k, seen, now);
	if (*found)
		note_seen(w, digest, seen, now);
	else
		*s = (struct session){ 0 };
	return true;
}

static bool close_known(struct work *w, const struct session *s, struct err *e)
{
	return db_do(w->db, e, "DELETE FROM session WHERE digest=?", BIND(V(s->secret_digest))) &&
	       (s->waits_for_code || journal_add(w->db, clock_now(w->clock), s->member.name, EVENT_SIGNED_OUT, s->member.id, S(""), NULL, e));
}

bool session_close(struct work *w, str cookie, struct err *e)
{
	struct session s;
	struct kept k;
	bool found;
	if (!db_begin(w->db, e))
		return false;
	bool well = find(w, secret_digest(w->arena, cookie), &s, &k, &found, e) && (!found || close_known(w, &s, e));
	return db_end(w->db, well, e);
}

str access_csrf(struct arena *a, const struct digest *key, str cookie)
{
	return digest_hex(a, seal_hmac(key, cookie));
}
