/* second_factor.c - an authenticator app beside the password, and codes on paper for when it is lost.
 * SPDX-License-Identifier: Apache-2.0 */
#include "access_parts.h"

#include "base/random.h"
#include "base/totp.h"
#include "engine/fields.h"
#include "engine/text.h"
#include "facility.h"

#define RECOVERY_LETTERS 16u /* of base32: 80 bits */
#define RECOVERY_GROUP 4u    /* letters between two hyphens */
#define NO_STEP (-1)

bool second_factor_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("member_recovery"), S("member TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (member, digest)"));
}

/* As people type it: wide digits, blanks, hyphens, letters of either case. */
static str code_key(struct arena *a, str code)
{
	str rest = text_fold_close(a, code);
	auto_buf key = { 0 };
	while (rest.p)
		buf_put(&key, str_cut(&rest, S("-")));
	return arena_copy(a, buf_str(&key));
}

/* ---- setting it up */

/* The key URI format of authenticator apps. */
bool second_factor_offer(struct work *w, const struct member *m, struct second_factor *offer, struct err *e)
{
	auto_buf uri = { 0 };
	str facility;
	if (!facility_get(w, "name", &facility, e))
		return false;
	offer->secret = totp_secret(w->arena);
	buf_put(&uri, S("otpauth://totp/Inro:"));
	uri_put(&uri, arena_join(w->arena, m->number, S(" "), facility));
	buf_fmt(&uri, "?secret=%.*s&issuer=Inro&algorithm=SHA1&digits=%u&period=%d", P(offer->secret), TOTP_DIGITS, TOTP_STEP_SECONDS);
	offer->uri = arena_copy(w->arena, buf_str(&uri));
	return true;
}

/* "ABCD-EFGH-IJKL-MNOP" */
static str recovery_code(struct arena *a)
{
	auto_buf code = { 0 };
	str letters = random_letters(a, RECOVERY_LETTERS);
	for (size_t i = 0; i < letters.n; i++) {
		if (i && i % RECOVERY_GROUP == 0)
			buf_byte(&code, '-');
		buf_byte(&code, letters.p[i]);
	}
	return arena_copy(a, buf_str(&code));
}

static bool drop_codes(struct work *w, str member, struct err *e)
{
	return db_do(w->db, e, "DELETE FROM member_recovery WHERE member=?", BIND(V(member)));
}

static bool make_codes(struct work *w, str member, str codes[RECOVERY_CODES], struct err *e)
{
	if (!drop_codes(w, member, e))
		return false;
	for (size_t i = 0; i < RECOVERY_CODES; i++) {
		codes[i] = recovery_code(w->arena);
		str digest = secret_digest(w->arena, code_key(w->arena, codes[i]));
		if (!db_do(w->db, e, "INSERT INTO member_recovery (member, digest) VALUES (?,?)", BIND(V(member), V(digest))))
			return false;
	}
	return true;
}

static bool write(struct work *w, str member, str secret, int64_t step, enum event event, struct err *e)
{
	return db_do(w->db, e, "UPDATE member SET totp_secret=?, totp_step=? WHERE id=?", BIND(V(secret), V(step), V(member))) &&
	       journal_add(w->db, clock_now(w->clock), w->who, event, member, S(""), NULL, e);
}

static bool take(struct work *w, const struct session *s, str secret, int64_t step, str codes[RECOVERY_CODES], struct err *e)
{
	return make_codes(w, s->member.id, codes, e) && session_end_all(w, s->member.id, s->secret_digest, e) &&
	       write(w, s->member.id, secret, step, EVENT_SECOND_FACTOR_ON, e);
}

bool second_factor_take(struct work *w, const struct session *s, str secret, str code, str codes[RECOVERY_CODES], struct err *e)
{
	int64_t step;
	if (!totp_secret_valid(secret))
		return err_set(e, ERR_INPUT, "設定をはじめからやり直してください", "please begin setting it up again");
	if (!totp_right(secret, code_key(w->arena, code), clock_now(w->clock), NO_STEP, &step))
		return err_set(e, ERR_INPUT,
		               "コードが合いません。アプリに表示されている6桁の数字を入力してください。何度も合わないときは、スマートフォンの時刻を確かめてください",
		               "the code does not fit; type the six digits that the app shows. If it never fits, check the clock of the telephone");
	return db_begin(w->db, e) && db_end(w->db, take(w, s, secret, step, codes, e), e);
}

static bool drop(struct work *w, str member, str keep_session, struct err *e)
{
	struct member m;
	if (!member_get(w, member, &m, e) || !drop_codes(w, member, e))
		return false;
	return !m.second_factor || (session_end_all(w, member, keep_session, e) &&
	                            write(w, member, S(""), 0, EVENT_SECOND_FACTOR_OFF, e));
}

bool second_factor_drop(struct work *w, str member, str keep_session, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, drop(w, member, keep_session, e), e);
}

/* ---- taking a code */

static bool take_recovery(struct work *w, str member, str key, bool *right, struct err *e)
{
	int64_t there;
	str digest = secret_digest(w->arena, key);
	if (!db_one_int(w->db, e, &there, 0, "SELECT 1 FROM member_recovery WHERE member=? AND digest=?", BIND(V(member), V(digest))))
		return false;
	*right = there;
	return !there || db_do(w->db, e, "DELETE FROM member_recovery WHERE member=? AND digest=?", BIND(V(member), V(digest)));
}

bool second_factor_right(struct work *w, const struct member_row *row, str code, bool *right, struct err *e)
{
	int64_t step;
	str key = code_key(w->arena, code);
	if (key.n != TOTP_DIGITS)
		return take_recovery(w, row->member.id, key, right, e);
	*right = totp_right(row->totp_secret, key, clock_now(w->clock), row->totp_step, &step);
	return !*right || db_do(w->db, e, "UPDATE member SET totp_step=? WHERE id=?", BIND(V(step), V(row->member.id)));
}
