/* sign_in.c - the way in: a password, a code where there is a second factor, and nothing that tells a stranger which part
 * was wrong or which numbers there are.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

#include "base/json.h"

#define PEER_BYTES_MAX 64u /* of an address, in the journal */

/* Who comes in, and how. */
struct arrival {
	const struct member *member;
	str device; /* digest of the device cookie; "" for none of ours */
	str peer;
	bool shared;
};

static str detail(struct work *w, str peer, const char *why)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("peer"), str_first(peer, PEER_BYTES_MAX));
	if (why)
		json_pair_str(&j, S("why"), str_of(why));
	json_put_close(&j, '}');
	return arena_copy(w->arena, buf_str(&b));
}

/* What was typed as a number is not written down: people type their password there. */
static bool note_refusal(struct work *w, str member, str peer, const char *why, struct err *e)
{
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_SIGN_IN_REFUSED, member, detail(w, peer, why), NULL, e);
}

/* Signed in. In a transaction. */
static bool come_in(struct work *w, const struct arrival *by, struct sign_in_result *result, struct err *e)
{
	const struct member *m = by->member;
	const struct session_start start = { .member = m->id, .device = by->device, .shared = by->shared };
	result->outcome = SIGN_IN_DONE;
	result->member = *m;
	return session_open(w, &start, &result->session, e) && known_device_keep(w, by->device, m->id, &result->device, e) &&
	       db_do(w->db, e, "UPDATE member SET signed_in_at=? WHERE id=?", BIND(V(now_iso(w)), V(m->id))) &&
	       journal_add(w->db, clock_now(w->clock), m->name, EVENT_SIGNED_IN, m->id, detail(w, by->peer, NULL), NULL, e);
}

/* The code comes next. In a transaction. */
static bool ask_code(struct work *w, const struct arrival *by, struct sign_in_result *result, struct err *e)
{
	const struct session_start start = { .member = by->member->id, .device = by->device, .shared = by->shared, .waits_for_code = true };
	result->outcome = SIGN_IN_CODE;
	result->member = *by->member;
	return session_open(w, &start, &result->session, e);
}

/* ---- the first step */

/* The password was right a moment ago; hashing takes so long that the member may have been stopped meanwhile. */
static bool pass(struct work *w, const struct member_row *row, const struct arrival *by, struct sign_in_result *result, struct err *e)
{
	struct member_row now;
	if (!member_row_get(w, row->member.id, &now, e))
		return false;
	if (now.member.stopped || !str_eq(now.password, row->password))
		return note_refusal(w, now.member.id, by->peer, "stopped", e);
	struct arrival fresh = *by;
	fresh.member = &now.member;
	return now.member.second_factor ? ask_code(w, &fresh, result, e) : come_in(w, &fresh, result, e);
}

/* The password was judged: what follows is one transaction, of much the same length whatever it was. */
static bool judge(struct work *w, const struct member_row *row, bool right, const struct arrival *by, struct sign_in_result *result,
                  struct err *e)
{
	str id = str_of(row->member.id.p ? row->member.id.p : "");
	if (!db_begin(w->db, e))
		return false;
	if (!right)
		return db_end(w->db, note_refusal(w, id, by->peer, id.n ? "password" : "number", e), e);
	return db_end(w->db, row->member.stopped ? note_refusal(w, id, by->peer, "stopped", e) : pass(w, row, by, result, e), e);
}

bool sign_in(struct work *w, struct throttle *throttle, const struct sign_in_ask *ask, struct sign_in_result *result, struct err *e)
{
	struct member_row row;
	struct known_device device;
	bool found, right;
	*result = (struct sign_in_result){ 0 };
	if (!member_row_numbered(w, ask->number, &row, &found, e) ||
	    !known_device_find(w, ask->device, row.member.id, &device, e))
		return false;
	const struct throttle_who who = { member_key(w->arena, ask->number), ask->peer, device.known ? device.digest : S("") };
	result->wait_seconds = throttle_try(throttle, &who, clock_now(w->clock));
	if (result->wait_seconds) {
		result->outcome = SIGN_IN_WAIT;
		return true;
	}
	const struct arrival by = { &row.member, device.digest, ask->peer, ask->shared };
	if (!password_right(row.password, password_typed(w->arena, ask->password), &right, e) ||
	    !judge(w, &row, right, &by, result, e))
		return false;
	if (result->outcome == SIGN_IN_DONE)
		throttle_right(throttle, &who, 1, clock_now(w->clock));
	return true;
}

/* ---- the second step */

struct waiting {
	struct member_row row;
	str device;
	bool shared;
	int64_t codes; /* that may still be tried */
};

static bool waiting_find(struct work *w, str digest, struct waiting *waiting, bool *found, struct err *e)
{
	int64_t made;
	*waiting = (struct waiting){ 0 };
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT " MEMBER_COLUMNS ", s.device, s.shared, s.codes, s.made_at FROM session s JOIN member m "
	                        "ON m.id=s.member WHERE s.digest=? AND s.waits=1 AND s.codes>0 AND m.stopped=0", BIND(V(digest)));
	*found = rows_next(&rows) && instant_read(rows_str(&rows, MEMBER_COLUMN_COUNT + 3), &made) &&
	         session_is_fresh(made, clock_now(w->clock), SESSION_CODE_MINUTES * 60);
	if (*found) {
		member_read(w->arena, &rows, &waiting->row);
		waiting->device = arena_copy(w->arena, rows_str(&rows, MEMBER_COLUMN_COUNT));
		waiting->shared = rows_int(&rows, MEMBER_COLUMN_COUNT + 1);
		waiting->codes = rows_int(&rows, MEMBER_COLUMN_COUNT + 2);
	}
	return rows_done(&rows);
}

static bool forget_waiting(struct work *w, str digest, struct err *e)
{
	return db_do(w->db, e, "DELETE FROM session WHERE digest=?", BIND(V(digest)));
}

static bool wrong_code(struct work *w, str session, str digest, const struct waiting *waiting, str peer, struct sign_in_result *result,
                       struct err *e)
{
	bool last = waiting->codes == 1;
	result->session = last ? S("") : session;
	return (last ? forget_waiting(w, digest, e)
	             : db_do(w->db, e, "UPDATE session SET codes=codes-1 WHERE digest=?", BIND(V(digest)))) &&
	       note_refusal(w, waiting->row.member.id, peer, "code", e);
}

/* In a transaction, so that neither a code nor a session serves two who come at the same time. */
static bool take_code(struct work *w, str session, str code, str peer, struct sign_in_result *result, struct err *e)
{
	struct waiting waiting;
	bool found, right;
	str digest = secret_digest(w->arena, session);
	if (!waiting_find(w, digest, &waiting, &found, e))
		return false;
	if (!found)
		return true;
	if (!second_factor_right(w, &waiting.row, code, &right, e))
		return false;
	if (!right)
		return wrong_code(w, session, digest, &waiting, peer, result, e);
	const struct arrival by = { &waiting.row.member, waiting.device, peer, waiting.shared };
	return forget_waiting(w, digest, e) && come_in(w, &by, result, e);
}

bool sign_in_code(struct work *w, struct throttle *throttle, str session, str code, str peer, struct sign_in_result *result,
                  struct err *e)
{
	struct waiting waiting;
	bool found, known;
	*result = (struct sign_in_result){ 0 };
	if (!waiting_find(w, secret_digest(w->arena, session), &waiting, &found, e))
		return false;
	if (!found)
		return true;
	if (!known_device_holds(w, waiting.device, waiting.row.member.id, &known, e))
		return false;
	const struct throttle_who who = { waiting.row.key, peer, known ? waiting.device : S("") };
	result->wait_seconds = throttle_try(throttle, &who, clock_now(w->clock));
	if (result->wait_seconds) {
		result->outcome = SIGN_IN_WAIT;
		result->session = session;
		return true;
	}
	if (!db_begin(w->db, e) || !db_end(w->db, take_code(w, session, code, peer, result, e), e))
		return false;
	if (result->outcome == SIGN_IN_DONE)
		throttle_right(throttle, &who, 2, clock_now(w->clock)); /* the password's try and this one */
	return true;
}

/* ---- the password again */

/* The session stands for the place: who took one over guesses in it alone, and keeps nobody else waiting. */
bool sign_in_again(struct work *w, struct throttle *throttle, const struct session *s, str password, str peer, struct err *e)
{
	struct member_row row;
	bool right;
	if (!member_row_get(w, s->member.id, &row, e))
		return false;
	const struct throttle_who who = { row.key, peer, s->secret_digest };
	int wait = throttle_try(throttle, &who, clock_now(w->clock));
	if (wait)
		return err_set(e, ERR_INPUT, "続けて間違えたため、あと %d 秒待ってから、もう一度入力してください",
		               "too many wrong tries; wait %d seconds and try again", wait);
	if (!password_right(row.password, password_typed(w->arena, password), &right, e))
		return false;
	if (right)
		throttle_right(throttle, &who, 1, clock_now(w->clock));
	return right || (note_refusal(w, row.member.id, peer, "again", e) &&
	                 err_set(e, ERR_INPUT, "今のパスワードが違います", "the present password is wrong"));
}
