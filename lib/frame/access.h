/* access.h - who may use the console: members and their roles, passwords, second factors, sessions, tokens.
 *
 * A member signs in by staff number and password (Argon2id), and where it is set up a one-time code (TOTP, RFC 6238).
 * Passwords, codes, session and token secrets are kept as digests; the TOTP secret is kept as it must be. None of them
 * ever reaches the journal, an error or a log.
 * Guessing is slowed by where it comes from, so that nobody can lock another out: see throttle.h.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/password.h"
#include "base/seal.h"
#include "throttle.h"
#include "work.h"

/* Who may; a route names the sum of them. The last two are no members. */
enum role {
	ROLE_PLANNER = 1,   /* 企画管理者: keeps everything */
	ROLE_SAFETY = 2,    /* 医療情報システム安全管理責任者・経営層: sees all, approves, accepts */
	ROLE_OPERATOR = 4,  /* システム運用担当者: the ledger, imports, checks */
	ROLE_STAFF = 8,     /* 職員: first page, documents for all */
	ROLE_AUDITOR = 16,  /* 監査(閲覧のみ) */
	ROLE_ANYONE = 32,   /* not signed in */
	ROLE_VENDOR = 64,   /* holds a vendor's link */
};
#define ROLES_MEMBERS (ROLE_PLANNER | ROLE_SAFETY | ROLE_OPERATOR | ROLE_STAFF | ROLE_AUDITOR)
#define ROLES_READ (ROLE_PLANNER | ROLE_SAFETY | ROLE_OPERATOR | ROLE_AUDITOR)
#define ROLES_WRITE (ROLE_PLANNER | ROLE_OPERATOR)

struct role_row {
	enum role role;
	const char *code; /* planner, safety, operator, staff, auditor */
	struct words words;
	struct words may; /* what this role is for, one sentence */
};
extern const struct role_row role_rows[]; /* the members' roles; ended by a zero row */
const struct role_row *role_named(str code); /* NULL when there is none */
const struct role_row *role_row(enum role role);

/* Password rules follow NIST SP 800-63B-4, 3.1.1.2 and the ministry's notice of 1 August 2024: long, not one that
 * everybody tries first (data/passwords.txt), no composition rules, no end date. What an input method makes wide is the
 * same password as the narrow one (text_width), and is counted so. How it is kept: base/password.h. */
#define PASSWORD_RUNES_MIN 13u
#define PASSWORD_RUNES_MAX 128u

#define SESSION_IDLE_MINUTES 30     /* settings "session_idle_minutes" and "session_shared_minutes" override */
#define SESSION_SHARED_MINUTES 5    /* on a PC that several people use */
#define SESSION_HOURS_MAX 12
#define SESSION_CODE_MINUTES 5      /* between the password and the code */
#define SESSION_CODES_MAX 5u        /* codes that may be tried then */
#define DEVICES_MAX 20u             /* known devices of one member; the one not used for longest makes room */
#define RECOVERY_CODES 10u
#define MEMBER_NUMBER_RUNES_MAX 40u
#define MEMBER_NAME_RUNES_MAX 80u
#define FIRST_PASSWORD_LETTERS 16u  /* 80 bits */
#define TOKEN_NAME_RUNES_MAX 80u
#define TOKEN_DAYS_MAX 400          /* a year and the time to make the next one */

bool access_tables(struct db *db, struct err *e);

struct member {
	str id;
	str number;   /* staff number, by which one signs in; unique, compared folded (NFKC, case, blanks off) */
	str name;
	enum role role;
	enum lang lang;
	bool second_factor; /* TOTP is set up */
	bool stopped;       /* may not sign in */
	bool must_change;   /* the password was given by somebody else */
	str made_at, signed_in_at; /* instants, ISO; "" */
};

bool member_any(struct work *w, bool *any, struct err *e); /* false: the first-run page makes the first one */
bool member_all(struct work *w, struct member **list, size_t *count, struct err *e);
bool member_get(struct work *w, str id, struct member *m, struct err *e); /* ERR_MISSING */
bool member_numbered(struct work *w, str number, struct member *m, struct err *e); /* ERR_MISSING */
/* Each is one transaction with its journal entry. ERR_INPUT (what is wrong with which field), ERR_CONFLICT (the number is taken).
 * The last planner who may sign in cannot be stopped or given another role (ERR_CONFLICT). */
bool member_add(struct work *w, struct member *m, str password, struct err *e); /* m->id is given */
/* The same where there is none yet; ERR_CONFLICT: somebody was faster. */
bool member_add_first(struct work *w, struct member *m, str password, struct err *e);
bool member_change_in(struct work *w, const struct member *m, struct err *e); /* inside the caller's transaction */
bool member_change(struct work *w, const struct member *m, struct err *e); /* number, name, role, lang, stopped; ends the sessions of who is stopped or changes role */
bool member_set_lang(struct work *w, str id, enum lang lang, struct err *e);
/* Ends all other sessions of the member; keep_session is a session's secret_digest ("" keeps none). One who must change
 * it cannot keep the same one (ERR_INPUT). */
bool member_set_password(struct work *w, str id, str password, bool must_change, str keep_session, struct err *e);
/* One to be handed over, and changed at the first sign-in. */
str member_first_password(struct arena *a);
/* Whether it may be a staff number, a name. ERR_INPUT. */
bool member_number_fit(str number, struct err *e);
bool member_name_fit(str name, struct err *e);
/* Why a password is refused: too short, too long, on the list, holds number or name. ERR_INPUT. */
bool password_fit(struct work *w, const struct member *m, str password, struct err *e);

struct session {
	str secret_digest;  /* by which it is known in its table */
	struct member member;
	bool shared;
	bool waits_for_code; /* not signed in yet */
};

/* Second factor. A secret is offered, shown as QR and text, and takes effect when a code of it was typed. Taking and
 * dropping it ends all other sessions of the member. */
struct second_factor {
	str secret;      /* base32 */
	str uri;         /* otpauth://totp/… */
};
bool second_factor_offer(struct work *w, const struct member *m, struct second_factor *offer, struct err *e);
/* ERR_INPUT: the code is not of this secret now. Gives the recovery codes, shown once. */
bool second_factor_take(struct work *w, const struct session *s, str secret, str code, str codes[RECOVERY_CODES], struct err *e);
bool second_factor_drop(struct work *w, str member, str keep_session, struct err *e);

/* Signing in. REFUSED says nothing about which part was wrong, and takes as long for a number that is not there. */
enum sign_in { SIGN_IN_REFUSED, SIGN_IN_WAIT, SIGN_IN_CODE, SIGN_IN_DONE };
struct sign_in_ask {
	str number, password;
	str peer;    /* where from */
	str device;  /* cookie of a device this member signed in on before; "" for none */
	bool shared; /* a PC that several people use */
};
struct sign_in_result {
	enum sign_in outcome;
	int wait_seconds;   /* SIGN_IN_WAIT */
	str session;        /* SIGN_IN_CODE, SIGN_IN_DONE: the cookie's value, new each time */
	str device;         /* SIGN_IN_DONE: a new device cookie's value; "" where the one the browser has stays */
	struct member member; /* SIGN_IN_CODE, SIGN_IN_DONE */
};
bool sign_in(struct work *w, struct throttle *throttle, const struct sign_in_ask *ask, struct sign_in_result *result,
	     struct err *e);
/* The second step, with the session of SIGN_IN_CODE: a TOTP code (each is taken once) or a recovery code. REFUSED and WAIT
 * give that session back as long as another code may be typed; "" says that the password comes first again. */
bool sign_in_code(struct work *w, struct throttle *throttle, str session, str code, str peer, struct sign_in_result *result,
	          struct err *e);

/* The password asked again of who is signed in. ERR_INPUT: it is wrong, or this session has to wait before another try. */
bool sign_in_again(struct work *w, struct throttle *throttle, const struct session *s, str password, str peer, struct err *e);

/* The session of a cookie's value; found is false where there is none, it was idle too long, or its member was
 * stopped. Notes that it was seen, at most once a minute. */
bool session_find(struct work *w, str cookie, struct session *s, bool *found, struct err *e);
/* The same session under another cookie; the one it had is worth nothing any more. ERR_DENIED: it has ended. */
bool session_renew(struct work *w, struct session *s, str *cookie, struct err *e);
bool session_close(struct work *w, str cookie, struct err *e);
/* What every form of this cookie's pages carries; key is derived from the facility's (seal_derive) for this alone. Compare
 * by seal_same. */
str access_csrf(struct arena *a, const struct digest *key, str cookie);

/* Tokens of programs: "inro_" and 43 characters of base64url. */
enum scope { SCOPE_NONE = 0, SCOPE_READ = 1, SCOPE_WRITE = 2, SCOPE_ANSWER = 4, SCOPE_MANAGE = 8 };
struct scope_row {
	enum scope scope;
	const char *code; /* read, write, answer, manage */
	struct words words;
};
extern const struct scope_row scope_rows[]; /* ended by a zero row */

struct token {
	str id, name;
	unsigned scopes;
	str made_by, made_at, expires_on, used_at; /* expires_on: ISO day, its last; used_at: to the hour, "" for never */
	bool revoked;
};
/* t->id is given; secret is shown once. ERR_INPUT: no name, no scope, a last day that is past or too far. */
bool token_make(struct work *w, struct token *t, str *secret, struct err *e);
bool token_name_fit(str name, struct err *e); /* ERR_INPUT */
bool token_all(struct work *w, struct token **list, size_t *count, struct err *e);
bool token_revoke(struct work *w, str id, struct err *e);
/* found is false where there is none, it is past its last day, or it was revoked. */
bool token_find(struct work *w, str secret, struct token *t, bool *found, struct err *e);
