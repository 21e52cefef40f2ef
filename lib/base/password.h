/* password.h - what is kept of a password: Argon2id (RFC 9106), so slow and so large that guessing does not pay.
 * The kept text is the usual "$argon2id$v=19$m=KIBIBYTES,t=PASSES,p=1$SALT$DIGEST"; it says with what it was made, so
 * that the numbers below may change.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "arena.h"
#include "err.h"

#define PASSWORD_MEMORY (32u << 20) /* bytes of one hashing, given back to the system when it is done */
#define PASSWORD_PASSES 3u
#define PASSWORDS_AT_ONCE 2u        /* hashings that run at the same time; others wait */

/* ERR_MEMORY: the system had no memory for it just now; the program goes on. */
bool password_hash(struct arena *a, str password, str *kept, struct err *e);
/* Whether it is the password that was kept. `kept` "" is nobody's: no password is right, and it takes as long to say so.
 * ERR_MEMORY; ERR_TAMPERED: this was not kept by password_hash. */
bool password_right(str kept, str password, bool *right, struct err *e);
