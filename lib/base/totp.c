/* totp.c - one-time codes by liboath.
 * SPDX-License-Identifier: Apache-2.0 */
#include "totp.h"

#include "random.h"
#include "seal.h"

#include <liboath/oath.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>

#define STEPS_AROUND 1 /* clocks differ, and typing takes time */
#define SECRET_BYTES (TOTP_SECRET_LETTERS * 5 / 8)

str totp_secret(struct arena *a)
{
	return random_letters(a, TOTP_SECRET_LETTERS);
}

bool totp_secret_valid(str secret)
{
	for (size_t i = 0; i < secret.n; i++)
		if (!((secret.p[i] >= 'A' && secret.p[i] <= 'Z') || (secret.p[i] >= '2' && secret.p[i] <= '7')))
			return false;
	return secret.n == TOTP_SECRET_LETTERS;
}

static void ready(void)
{
	if (oath_init() != OATH_OK)
		abort(); /* the library and its header are of two versions */
}

/* The code of a step; false when the library could not make it. */
static bool code_of(const char *secret, int64_t step, char code[TOTP_DIGITS + 1])
{
	return oath_hotp_generate(secret, SECRET_BYTES, (uint64_t)step, TOTP_DIGITS, false, OATH_HOTP_DYNAMIC_TRUNCATION, code) == OATH_OK;
}

bool totp_right(str secret, str typed, int64_t now, int64_t after, int64_t *step)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	char *bytes = NULL, code[TOTP_DIGITS + 1];
	size_t n = 0;
	bool right = false;
	pthread_once(&once, ready);
	if (!totp_secret_valid(secret) || oath_base32_decode(secret.p, secret.n, &bytes, &n) != OATH_OK)
		return false;
	for (int64_t s = now / TOTP_STEP_SECONDS - STEPS_AROUND; s <= now / TOTP_STEP_SECONDS + STEPS_AROUND; s++)
		if (s > after && code_of(bytes, s, code) && seal_same(typed, (str){ code, TOTP_DIGITS })) {
			right = true;
			*step = s;
		}
	sodium_memzero(bytes, n);
	free(bytes);
	return right;
}
