/* totp.h - one-time codes of an authenticator app: TOTP (RFC 6238) with SHA-1, six digits and steps of 30 seconds, which
 * is what every app can do.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "arena.h"

#define TOTP_STEP_SECONDS 30
#define TOTP_DIGITS 6u
#define TOTP_SECRET_LETTERS 32u /* 160 bits as base32 (RFC 4226, R6) */

str totp_secret(struct arena *a);
bool totp_secret_valid(str secret);
/* Whether this is the code of now, or of the step before or after it, of a step later than `after`; gives its step.
 * Who keeps the step and hands it in as `after` takes each code once. */
bool totp_right(str secret, str code, int64_t now, int64_t after, int64_t *step);
