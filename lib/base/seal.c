/* seal.c - SHA-256 by OpenSSL, HMAC and Ed25519 by libsodium, base64 by libsodium (strict), put together as signed notes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "seal.h"

#include "buf.h"
#include "utf8.h"

#include <assert.h>
#define OPENSSL_API_COMPAT 10100 /* SHA256_Init and its like: see digest_of */
#include <openssl/sha.h>
#include <sodium.h>
#include <string.h>

#define NOTE_MARK "\u2014 " /* em dash, space */
#define NOTE_ALGORITHM 0x01 /* Ed25519 */
#define KEY_ID_BYTES 4u
#define SIGNATURE_BYTES 64u
#define BASE64_TEXT_MAX 256u
#define SIGNATURES_MAX 100u /* signed-note asks for at least 16 */

_Static_assert(SEAL_SECRET_BYTES == crypto_sign_SEEDBYTES && SEAL_PUBLIC_BYTES == crypto_sign_PUBLICKEYBYTES &&
                       SIGNATURE_BYTES == crypto_sign_BYTES, "Ed25519 sizes");

/* Not by EVP, which loads half of OpenSSL first and crashes (3.0) when the system has no memory for it. These take
 * none and cannot fail. */
struct digest digest_of(str bytes)
{
	struct digest d;
	SHA256_CTX state;
	SHA256_Init(&state);
	SHA256_Update(&state, bytes.p, bytes.n);
	SHA256_Final(d.bytes, &state);
	return d;
}

_Static_assert(sizeof(SHA256_CTX) <= sizeof(struct digesting), "room for the state");

static SHA256_CTX *state_of(struct digesting *d)
{
	return (SHA256_CTX *)(void *)d->state;
}

void digesting_begin(struct digesting *d)
{
	SHA256_Init(state_of(d));
}

void digesting_put(struct digesting *d, str bytes)
{
	SHA256_Update(state_of(d), bytes.p, bytes.n);
}

struct digest digesting_end(struct digesting *d)
{
	struct digest digest;
	SHA256_Final(digest.bytes, state_of(d));
	return digest;
}

static str hex_of(struct arena *a, const unsigned char *bytes, size_t n)
{
	char *text = arena_take(a, n * 2 + 1);
	sodium_bin2hex(text, n * 2 + 1, bytes, n);
	return (str){ text, n * 2 };
}

str digest_hex(struct arena *a, struct digest d)
{
	return hex_of(a, d.bytes, DIGEST_BYTES);
}

str digest_512_hex(struct arena *a, str bytes)
{
	unsigned char digest[SHA512_DIGEST_LENGTH];
	SHA512_CTX state;
	SHA512_Init(&state);
	SHA512_Update(&state, bytes.p, bytes.n);
	SHA512_Final(digest, &state);
	return hex_of(a, digest, sizeof digest);
}

bool digest_valid(str hex)
{
	bool valid = hex.n == 2 * DIGEST_BYTES;
	for (size_t i = 0; valid && i < hex.n; i++)
		valid = (hex.p[i] >= '0' && hex.p[i] <= '9') || (hex.p[i] >= 'a' && hex.p[i] <= 'f');
	return valid;
}

static void key_finish(struct seal_key *key)
{
	unsigned char pair[crypto_sign_SECRETKEYBYTES];
	crypto_sign_seed_keypair(key->open, pair, key->secret);
	sodium_memzero(pair, sizeof pair);
}

struct seal_key seal_key_new(void)
{
	struct seal_key key;
	randombytes_buf(key.secret, sizeof key.secret);
	key_finish(&key);
	return key;
}

bool seal_key_read(str hex, struct seal_key *key, struct err *e)
{
	size_t n = 0;
	hex = str_trim(hex);
	if (sodium_hex2bin(key->secret, SEAL_SECRET_BYTES, hex.p, hex.n, NULL, &n, NULL) != 0 || n != SEAL_SECRET_BYTES ||
	    hex.n != n * 2)
		return err_set(e, ERR_SETUP, "施設の署名鍵が壊れています", "the facility's signing key is damaged");
	key_finish(key);
	return true;
}

str seal_key_hex(struct arena *a, const struct seal_key *key)
{
	return hex_of(a, key->secret, SEAL_SECRET_BYTES);
}

struct digest seal_hmac(const struct digest *key, str text)
{
	_Static_assert(DIGEST_BYTES == crypto_auth_hmacsha256_KEYBYTES, "the key's size");
	_Static_assert(DIGEST_BYTES == crypto_auth_hmacsha256_BYTES, "the code's size");
	struct digest d;
	crypto_auth_hmacsha256(d.bytes, (const unsigned char *)text.p, text.n, key->bytes);
	return d;
}

struct digest seal_derive(const struct seal_key *key, str label)
{
	struct digest seed;
	memcpy(seed.bytes, key->secret, sizeof seed.bytes);
	struct digest derived = seal_hmac(&seed, label);
	sodium_memzero(&seed, sizeof seed);
	return derived;
}

bool seal_same(str a, str b)
{
	return a.n == b.n && (!a.n || sodium_memcmp(a.p, b.p, a.n) == 0);
}

str seal_fingerprint(struct arena *a, const unsigned char open[SEAL_PUBLIC_BYTES])
{
	str hex = digest_hex(a, digest_of((str){ (const char *)open, SEAL_PUBLIC_BYTES }));
	char *text = arena_take(a, 40);
	for (size_t i = 0, at = 0; i < 32; i++) {
		if (i && i % 4 == 0)
			text[at++] = ' ';
		text[at++] = hex.p[i];
	}
	return str_of(text);
}

static str base64(struct arena *a, const unsigned char *bytes, size_t n)
{
	size_t room = sodium_base64_encoded_len(n, sodium_base64_VARIANT_ORIGINAL);
	char *text = arena_take(a, room);
	sodium_bin2base64(text, room, bytes, n, sodium_base64_VARIANT_ORIGINAL);
	return str_of(text);
}

/* Strict: exactly n bytes, no blanks, canonical padding. */
static bool base64_open(str text, unsigned char *bytes, size_t n)
{
	unsigned char room[BASE64_TEXT_MAX];
	char again[BASE64_TEXT_MAX];
	size_t got = 0;
	if (text.n >= BASE64_TEXT_MAX ||
	    sodium_base642bin(room, sizeof room, text.p, text.n, NULL, &got, NULL, sodium_base64_VARIANT_ORIGINAL) != 0 ||
	    got != n)
		return false;
	sodium_bin2base64(again, sizeof again, room, n, sodium_base64_VARIANT_ORIGINAL);
	memcpy(bytes, room, n);
	return str_eq(str_of(again), text);
}

/* signed-note: SHA-256(name || "\n" || algorithm || public key), the first four bytes. */
static void key_id(str name, const unsigned char open[SEAL_PUBLIC_BYTES], unsigned char id[KEY_ID_BYTES])
{
	auto_buf b = { 0 };
	buf_put(&b, name);
	buf_put(&b, S("\n"));
	buf_byte(&b, NOTE_ALGORITHM);
	buf_put(&b, (str){ (const char *)open, SEAL_PUBLIC_BYTES });
	memcpy(id, digest_of(buf_str(&b)).bytes, KEY_ID_BYTES);
}

static bool is_space(uint32_t rune)
{
	return (rune >= 0x09 && rune <= 0x0D) || rune == 0x20 || rune == 0x85 || rune == 0xA0 || rune == 0x1680 ||
	       (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 || rune == 0x2029 || rune == 0x202F ||
	       rune == 0x205F || rune == 0x3000;
}

static bool name_valid(str name)
{
	for (size_t at = 0; at < name.n;)
		if (is_space(utf8_next(name, &at)))
			return false;
	return name.n && !str_has(name, S("+")) && utf8_valid(name);
}

static bool note_valid(str note)
{
	for (size_t i = 0; i < note.n; i++)
		if ((unsigned char)note.p[i] < 0x20 && note.p[i] != '\n')
			return false;
	return str_ends(note, S("\n")) && utf8_valid(note);
}

str note_sign(struct arena *a, str text, str name, const struct seal_key *key)
{
	unsigned char pair[crypto_sign_SECRETKEYBYTES], open[SEAL_PUBLIC_BYTES];
	unsigned char line[KEY_ID_BYTES + SIGNATURE_BYTES];
	assert(note_valid(text) && name_valid(name));
	crypto_sign_seed_keypair(open, pair, key->secret);
	crypto_sign_detached(line + KEY_ID_BYTES, NULL, (const unsigned char *)text.p, text.n, pair);
	sodium_memzero(pair, sizeof pair);
	key_id(name, open, line);
	return arena_fmt(a, "%.*s\n" NOTE_MARK "%.*s %.*s\n", P(text), P(name), P(base64(a, line, sizeof line)));
}

str note_verifier(struct arena *a, str name, const unsigned char open[SEAL_PUBLIC_BYTES])
{
	unsigned char id[KEY_ID_BYTES], typed[1 + SEAL_PUBLIC_BYTES] = { NOTE_ALGORITHM };
	key_id(name, open, id);
	memcpy(typed + 1, open, SEAL_PUBLIC_BYTES);
	return arena_fmt(a, "%.*s+%.*s+%.*s", P(name), P(hex_of(a, id, sizeof id)), P(base64(a, typed, sizeof typed)));
}

bool note_verifier_open(struct arena *a, str verifier, str *name, unsigned char open[SEAL_PUBLIC_BYTES], struct err *e)
{
	unsigned char typed[1 + SEAL_PUBLIC_BYTES], id[KEY_ID_BYTES];
	str rest = str_trim(verifier);
	*name = str_cut(&rest, S("+"));
	str hex = rest.p ? str_cut(&rest, S("+")) : S("");
	if (!name_valid(*name) || !rest.p || !base64_open(rest, typed, sizeof typed) || typed[0] != NOTE_ALGORITHM)
		return err_set(e, ERR_INPUT, "検証鍵の形が違います", "not a verifier key");
	memcpy(open, typed + 1, SEAL_PUBLIC_BYTES);
	key_id(*name, open, id);
	if (!str_eq(hex, hex_of(a, id, sizeof id)))
		return err_set(e, ERR_INPUT, "検証鍵の番号が合いません", "the key id of the verifier key does not fit");
	return true;
}

/* The text of a note ends at its last empty line. */
static bool note_split(str note, str *text, str *signatures)
{
	for (size_t i = note.n; i >= 2; i--)
		if (note.p[i - 1] == '\n' && note.p[i - 2] == '\n') {
			*text = str_first(note, i - 1);
			*signatures = str_from(note, i);
			return signatures->n && note_valid(note);
		}
	return false;
}

/* "— NAME SIGNATURE" */
static bool signature_split(str line, str *name, str *signature)
{
	if (!str_starts(line, S(NOTE_MARK)))
		return false;
	*signature = str_from(line, sizeof NOTE_MARK - 1);
	*name = str_cut(signature, S(" "));
	return name_valid(*name) && signature->n;
}

struct verifier {
	str name;
	unsigned char open[SEAL_PUBLIC_BYTES], id[KEY_ID_BYTES];
};

enum verdict { MALFORMED, OTHERS, BROKEN, HOLDS };

static enum verdict judge(const struct verifier *v, str text, str line)
{
	unsigned char sealed[KEY_ID_BYTES + SIGNATURE_BYTES];
	str name, signature;
	if (!signature_split(line, &name, &signature))
		return MALFORMED;
	if (!str_eq(name, v->name) || !base64_open(signature, sealed, sizeof sealed) ||
	    memcmp(sealed, v->id, KEY_ID_BYTES) != 0)
		return OTHERS;
	const unsigned char *signed_text = (const unsigned char *)text.p;
	return crypto_sign_verify_detached(sealed + KEY_ID_BYTES, signed_text, text.n, v->open) == 0 ? HOLDS : BROKEN;
}

/* Every signature of this key must hold, and one must be there. */
static bool signatures_hold(const struct verifier *v, str text, str rest, struct err *e)
{
	bool held = false;
	for (size_t count = 0; rest.n; count++) {
		enum verdict verdict = judge(v, text, str_cut(&rest, S("\n")));
		if (verdict == MALFORMED || count == SIGNATURES_MAX)
			return err_set(e, ERR_INPUT, "署名の行の形が違います", "a signature line is malformed");
		if (verdict == BROKEN)
			return err_set(e, ERR_TAMPERED, "署名が合いません", "the signature does not hold");
		held |= verdict == HOLDS;
	}
	return held || err_set(e, ERR_TAMPERED, "この鍵の署名がありません", "it is not signed by this key");
}

bool note_open(struct arena *a, str note, str verifier, str *text, struct err *e)
{
	struct verifier v;
	str signatures;
	if (!note_verifier_open(a, verifier, &v.name, v.open, e))
		return false;
	key_id(v.name, v.open, v.id);
	if (!note_split(note, text, &signatures))
		return err_set(e, ERR_INPUT, "署名付きの文書ではありません", "not a signed note");
	return signatures_hold(&v, *text, signatures, e);
}
