/* access_parts.h - what the files behind access.h share; nobody else includes it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "access.h"

/* A member with what never leaves these files. */
struct member_row {
	struct member member;
	str key;         /* the number as it is compared */
	str password;    /* what password_hash kept */
	str totp_secret; /* "" without a second factor */
	int64_t totp_step; /* of the last code taken */
};

/* The columns that member_read reads, of `member m`, from the first on. */
#define MEMBER_COLUMNS                                                                                         \
	"m.id, m.number, m.number_key, m.name, m.role, m.lang, m.password, m.must_change, m.stopped, m.totp_secret, " \
	"m.totp_step, m.made_at, m.signed_in_at"
#define MEMBER_COLUMN_COUNT 13

bool member_tables(struct db *db, struct err *e);
void member_read(struct arena *a, const struct rows *rows, struct member_row *row);
bool member_row_get(struct work *w, str id, struct member_row *row, struct err *e); /* ERR_MISSING */
bool member_row_numbered(struct work *w, str number, struct member_row *row, bool *found, struct err *e);
str member_key(struct arena *a, str number);
/* A name, number and the like that people type: not empty, not too long, no control characters. ERR_INPUT. */
bool member_text_fit(struct words called, str text, size_t runes_max, struct err *e);
str password_typed(struct arena *a, str password); /* as it is counted and hashed */

/* Random texts of 256 bits are kept as SHA-256 in hex: one hashing is enough, for nobody guesses them. */
str secret_digest(struct arena *a, str secret);
str now_iso(const struct work *w);
str ago_iso(const struct work *w, int64_t seconds);

bool session_table(struct db *db, struct err *e);
struct session_start {
	str member;
	str device; /* digest of the device cookie; "" */
	bool shared, waits_for_code;
};
/* In a transaction. Gives the new cookie's value, and drops what nobody can use any more. */
bool session_open(struct work *w, const struct session_start *start, str *cookie, struct err *e);
/* Ends the sessions of a member but one, given by its digest. In a transaction. */
bool session_end_all(struct work *w, str member, str keep, struct err *e);
bool session_is_fresh(int64_t since, int64_t now, int64_t seconds);

bool known_device_table(struct db *db, struct err *e);
/* What a device cookie says: digest "" where nobody signed in with it before, known where this member did. */
struct known_device {
	str digest;
	bool known;
};
bool known_device_find(struct work *w, str cookie, str member, struct known_device *device, struct err *e);
bool known_device_holds(struct work *w, str digest, str member, bool *known, struct err *e);
/* In a transaction. Where digest is "" a new cookie is made, else `cookie` is "". */
bool known_device_keep(struct work *w, str digest, str member, str *cookie, struct err *e);
bool known_device_forget(struct work *w, str member, struct err *e);

bool second_factor_table(struct db *db, struct err *e);
/* Whether a typed code is right; one that is, is used up. In a transaction. */
bool second_factor_right(struct work *w, const struct member_row *row, str code, bool *right, struct err *e);

bool token_table(struct db *db, struct err *e);
