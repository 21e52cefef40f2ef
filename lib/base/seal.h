/* seal.h - digests, keyed digests, signatures and signed notes.
 * Sources: FIPS 180-4 (SHA-256), RFC 2104 (HMAC), RFC 8032 (Ed25519), C2SP signed-note (https://c2sp.org/signed-note).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "arena.h"
#include "err.h"

#define DIGEST_BYTES 32u
#define SEAL_SECRET_BYTES 32u /* the RFC 8032 seed */
#define SEAL_PUBLIC_BYTES 32u

struct digest {
	unsigned char bytes[DIGEST_BYTES];
};

/* A facility's key. The secret never leaves this struct but into its own file. */
struct seal_key {
	unsigned char secret[SEAL_SECRET_BYTES], open[SEAL_PUBLIC_BYTES];
};

struct digest digest_of(str bytes);
str digest_hex(struct arena *a, struct digest d);
bool digest_valid(str hex); /* as digest_hex writes one */
/* The same of what comes in pieces. */
struct digesting {
	_Alignas(16) unsigned char state[128];
};
void digesting_begin(struct digesting *d);
void digesting_put(struct digesting *d, str bytes);
struct digest digesting_end(struct digesting *d);
/* SHA-512, in hex: where others give no other digest. */
str digest_512_hex(struct arena *a, str bytes);

struct seal_key seal_key_new(void);
bool seal_key_read(str secret_hex, struct seal_key *key, struct err *e);
str seal_key_hex(struct arena *a, const struct seal_key *key); /* for the key's own file only */
/* HMAC-SHA-256. */
struct digest seal_hmac(const struct digest *key, str text);
/* A key for the one purpose that the label names; nothing leads back from it to the facility's key. */
struct digest seal_derive(const struct seal_key *key, str label);
/* Compares secrets: how long it takes tells their lengths, never where they differ. */
bool seal_same(str a, str b);
/* What is printed on a cover: SHA-256 of the public key, the first 16 bytes as groups of four hex digits. */
str seal_fingerprint(struct arena *a, const unsigned char open[SEAL_PUBLIC_BYTES]);

/* A signed note: the text (UTF-8 that ends in a newline and holds no other control character), an empty line, and
 * "— NAME base64(key id || signature)". A name is not empty and holds no space and no plus. The verifier key is
 * "NAME+hex key id+base64(0x01 || public key)". */
str note_sign(struct arena *a, str text, str name, const struct seal_key *key);
str note_verifier(struct arena *a, str name, const unsigned char open[SEAL_PUBLIC_BYTES]);
/* Checks a note against a verifier key and gives its text. ERR_TAMPERED when a signature of this key does not hold
 * or there is none (other keys' are passed over), ERR_INPUT when it is not a note. */
bool note_open(struct arena *a, str note, str verifier, str *text, struct err *e);
bool note_verifier_open(struct arena *a, str verifier, str *name, unsigned char open[SEAL_PUBLIC_BYTES], struct err *e);
