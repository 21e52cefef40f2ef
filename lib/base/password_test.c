/* password_test.c - one password is right, what is kept is what others keep too, and memory stays within its bound.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/password.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

#define TYPED S("桜と自転車と 5 つの雲")

static void what_was_not_kept_by_us_is_refused(void **state)
{
	(void)state;
	static const str rows[] = {
		T("x"),
		T("$argon2i$v=19$m=32768,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=32768,t=3,p=2$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=99999999,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=32768,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=1,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=32768,t=-3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=32768,t=3,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=32768,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA"),
		T("$argon2id$v=19$m=32768,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA"),
		T("$argon2id$v=19$m=32768,t=3"),
		T("$argon2id$v=19$m=32768"),
	};
	bool right = true;
	struct err e;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		refuses(password_right(rows[i], TYPED, &right, &e), e, ERR_TAMPERED);
		assert_false(right);
	}
}

static void one_password_is_right(void **state)
{
	(void)state;
	static const struct {
		str typed;
		bool right;
	} rows[] = {
		{ T(""), false }, { T("桜と自転車と 5 つの雪"), false }, { T("桜と自転車と 5 つの雲 "), false },
		{ T("桜と自転車と 5 つの"), false }, { { NULL, 0 }, false }, { T("桜と自転車と 5 つの雲"), true },
	};
	auto_arena a = { 0 };
	struct err e = { 0 };
	str kept, again;
	bool right;
	works(password_hash(&a, TYPED, &kept, &e), e);
	works(password_hash(&a, TYPED, &again, &e), e);
	assert_false(str_eq(kept, again)); /* its salt is its own */
	assert_false(str_has(kept, TYPED));
	for (size_t i = 0; i < LENGTH(rows); i++) {
		works(password_right(kept, rows[i].typed, &right, &e), e);
		assert_int_equal(right, rows[i].right);
	}
}

static void nobody_has_a_password(void **state)
{
	(void)state;
	struct err e = { 0 };
	bool right = true;
	works(password_right(S(""), TYPED, &right, &e), e);
	assert_false(right);
}

static void others_read_what_we_keep_and_we_what_they_keep(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	char theirs[crypto_pwhash_STRBYTES] = "";
	str kept;
	bool right;
	works(password_hash(&a, TYPED, &kept, &e), e);
	memcpy(theirs, kept.p, kept.n);
	assert_int_equal(crypto_pwhash_str_verify(theirs, TYPED.p, TYPED.n), 0);
	assert_int_equal(crypto_pwhash_str_alg(theirs, TYPED.p, TYPED.n, 2, 8u << 20, crypto_pwhash_ALG_ARGON2ID13), 0);
	works(password_right(str_of(theirs), TYPED, &right, &e), e);
	assert_true(right);
	works(password_right(str_of(theirs), S("another"), &right, &e), e);
	assert_false(right);
}

/* A line of /proc/self/status, in bytes. */
static size_t memory(const char *name)
{
	char line[256];
	size_t kilobytes = 0;
	FILE *f = fopen("/proc/self/status", "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		if (!strncmp(line, name, strlen(name)))
			kilobytes = strtoul(line + strlen(name) + 1, NULL, 10);
	fclose(f);
	return kilobytes << 10;
}

static void forget_peak(void)
{
	FILE *f = fopen("/proc/self/clear_refs", "w");
	assert_non_null(f);
	fputs("5", f);
	fclose(f);
}

static void *hash_one(void *of)
{
	auto_arena a = { 0 };
	str kept;
	(void)of;
	return password_hash(&a, TYPED, &kept, NULL) ? "done" : NULL;
}

static void a_few_run_at_once_and_give_their_memory_back(void **state)
{
	(void)state;
	const size_t little = 12u << 20; /* for everything else: stacks, and what the sanitizers keep */
	pthread_t threads[PASSWORDS_AT_ONCE * 3];
	assert_non_null(hash_one(NULL)); /* what is taken once and for all is not counted */
	forget_peak();
	size_t before = memory("VmRSS");
	for (size_t i = 0; i < LENGTH(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, hash_one, NULL), 0);
	for (size_t i = 0; i < LENGTH(threads); i++) {
		void *done;
		pthread_join(threads[i], &done);
		assert_non_null(done);
	}
	size_t peak = memory("VmHWM"), after = memory("VmRSS");
	assert_in_range(peak - before, PASSWORD_MEMORY / 2, PASSWORDS_AT_ONCE * (size_t)PASSWORD_MEMORY + little);
	assert_in_range(after, 0, before + little);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_not_kept_by_us_is_refused),
		cmocka_unit_test(one_password_is_right),
		cmocka_unit_test(nobody_has_a_password),
		cmocka_unit_test(others_read_what_we_keep_and_we_what_they_keep),
		cmocka_unit_test(a_few_run_at_once_and_give_their_memory_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
