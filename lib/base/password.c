/* password.c - Argon2id by libsodium, a few at a time.
 *
 * Not by crypto_pwhash_str_verify: where there is no memory it says that the password is wrong.
 * SPDX-License-Identifier: Apache-2.0 */
#include "password.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

#define SALT_BYTES crypto_pwhash_argon2id_SALTBYTES
#define HASH_BYTES 32u
#define BASE64 sodium_base64_VARIANT_ORIGINAL_NO_PADDING
#define PART_TEXT_MAX 64u                 /* of salt or digest, in base64 */
#define MEMORY_READ_MAX (256u << 20)      /* of what was kept, whoever wrote it there */
#define PASSES_READ_MAX 16

struct kept {
	int64_t memory, passes;
	unsigned char salt[SALT_BYTES], hash[HASH_BYTES];
};

static struct {
	pthread_mutex_t lock;
	pthread_cond_t freed;
	unsigned running;
} gate = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0 };

static void gate_enter(void)
{
	pthread_mutex_lock(&gate.lock);
	while (gate.running == PASSWORDS_AT_ONCE)
		pthread_cond_wait(&gate.freed, &gate.lock);
	gate.running++;
	pthread_mutex_unlock(&gate.lock);
}

static void gate_leave(void)
{
	pthread_mutex_lock(&gate.lock);
	gate.running--;
	pthread_cond_signal(&gate.freed);
	pthread_mutex_unlock(&gate.lock);
}

/* libsodium maps the memory for this one hashing and unmaps it; the system wipes a page before anybody gets it again. */
static bool hash_with(const struct kept *with, str password, unsigned char hash[HASH_BYTES], struct err *e)
{
	int ready = sodium_init(); /* without it the slowest of libsodium's ways is taken */
	gate_enter();
	int failed = ready < 0 ? -1 : crypto_pwhash_argon2id(hash, HASH_BYTES, password.n ? password.p : "", password.n, with->salt,
	                                                     (unsigned long long)with->passes, (size_t)with->memory,
	                                                     crypto_pwhash_argon2id_ALG_ARGON2ID13);
	gate_leave();
	return !failed || err_set(e, ERR_MEMORY, "パスワードを確かめるためのメモリが足りません。少し待ってから、もう一度試してください",
	                          "there is too little memory to check a password; wait a little and try again");
}

bool password_hash(struct arena *a, str password, str *text, struct err *e)
{
	struct kept kept = { .memory = PASSWORD_MEMORY, .passes = PASSWORD_PASSES };
	char salt[PART_TEXT_MAX], hash[PART_TEXT_MAX];
	randombytes_buf(kept.salt, sizeof kept.salt);
	if (!hash_with(&kept, password, kept.hash, e))
		return false;
	sodium_bin2base64(salt, sizeof salt, kept.salt, sizeof kept.salt, BASE64);
	sodium_bin2base64(hash, sizeof hash, kept.hash, sizeof kept.hash, BASE64);
	*text = arena_fmt(a, "$argon2id$v=19$m=%u,t=%u,p=1$%s$%s", PASSWORD_MEMORY >> 10, PASSWORD_PASSES, salt, hash);
	return true;
}

/* "m=32768" of the rest up to the mark. */
static bool read_number(str *rest, str name, str mark, int64_t *number)
{
	str piece = str_cut(rest, mark);
	return str_starts(piece, name) && str_whole(str_from(piece, name.n), number);
}

static bool read_bytes(str text, unsigned char *bytes, size_t n)
{
	size_t got = 0;
	return sodium_base642bin(bytes, n, text.p, text.n, NULL, &got, NULL, BASE64) == 0 && got == n;
}

static bool read_kept(str text, struct kept *kept)
{
	str rest = text;
	if (!str_starts(rest, S("$argon2id$v=19$")))
		return false;
	rest = str_from(rest, strlen("$argon2id$v=19$"));
	if (!read_number(&rest, S("m="), S(","), &kept->memory) || !read_number(&rest, S("t="), S(","), &kept->passes) ||
	    !str_eq(str_cut(&rest, S("$")), S("p=1")) || !rest.p)
		return false;
	kept->memory <<= 10;
	if (kept->memory < crypto_pwhash_argon2id_MEMLIMIT_MIN || kept->memory > MEMORY_READ_MAX || kept->passes < 1 ||
	    kept->passes > PASSES_READ_MAX)
		return false;
	str salt = str_cut(&rest, S("$"));
	return rest.p && read_bytes(salt, kept->salt, SALT_BYTES) && read_bytes(rest, kept->hash, HASH_BYTES);
}

bool password_right(str text, str password, bool *right, struct err *e)
{
	struct kept kept = { .memory = PASSWORD_MEMORY, .passes = PASSWORD_PASSES };
	unsigned char hash[HASH_BYTES];
	*right = false;
	if (text.n && !read_kept(text, &kept))
		return err_set(e, ERR_TAMPERED, "保存したパスワードの形が違います", "what was kept of the password is not of its form");
	if (!hash_with(&kept, password, hash, e))
		return false;
	*right = sodium_memcmp(hash, kept.hash, HASH_BYTES) == 0 && text.n;
	sodium_memzero(hash, sizeof hash);
	return true;
}
