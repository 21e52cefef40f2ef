/* seal_test.c - digests, keys and signed notes agree with the published vectors, and no changed byte is accepted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "base/seal.h"

#include <string.h>

/* The key and note that the Go reference implementation of signed notes is tested with (golang.org/x/mod/sumdb/note). */
#define PETER S("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
#define PETER_SECRET S("810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173")
#define ENOCH S("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop")
#define TEXT                                                                                                    \
	"If you think cryptography is the answer to your problem,\n"                                            \
	"then you don't know what your problem is.\n"
#define PETER_LINE \
	"— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
#define ENOCH_LINE \
	"— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
#define NOTE TEXT "\n" PETER_LINE

/* The example of https://c2sp.org/signed-note: its text holds an empty line, its key is not published. */
#define SALVATORE                                                                                               \
	"Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"         \
	"— quasimodo.example/salvatore "                                                                        \
	"NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"

static void digests_are_those_of_fips_180_4(void **state)
{
	(void)state;
	static const struct {
		str bytes;
		const char *hex;
	} rows[] = {
		{ { NULL, 0 }, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ T("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ T("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(digest_hex(&a, digest_of(rows[i].bytes)), str_of(rows[i].hex));
	auto_buf million = { 0 };
	for (int i = 0; i < 1000000; i++)
		buf_byte(&million, 'a');
	assert_false(digest_valid(S("")));
	assert_false(digest_valid(S("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")));
	assert_false(digest_valid(S("g97816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
	assert_false(digest_valid(S("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a")));
	assert_true(digest_valid(S("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
	struct digesting pieces;
	digesting_begin(&pieces);
	digesting_put(&pieces, S("a"));
	digesting_put(&pieces, S(""));
	digesting_put(&pieces, S("bc"));
	same(digest_hex(&a, digesting_end(&pieces)), S("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
	same(digest_512_hex(&a, S("abc")), S("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"));
	same(digest_hex(&a, digest_of(buf_str(&million))),
	     S("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

static void public_keys_are_those_of_rfc_8032(void **state)
{
	(void)state;
	static const struct {
		const char *secret, *open; /* section 7.1, tests 1 to 3 */
	} rows[] = {
		{ "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
		  "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a" },
		{ "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
		  "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c" },
		{ "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
		  "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct seal_key key;
		works(seal_key_read(str_of(rows[i].secret), &key, &e), e);
		auto_buf hex = { 0 };
		for (size_t at = 0; at < SEAL_PUBLIC_BYTES; at++)
			buf_fmt(&hex, "%02x", key.open[at]);
		same(buf_str(&hex), str_of(rows[i].open));
		same(seal_key_hex(&a, &key), str_of(rows[i].secret));
	}
}

static void damaged_keys_are_refused(void **state)
{
	(void)state;
	static const str rows[] = {
		{ NULL, 0 },
		T("810a"),
		T("810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c728317"),
		T("810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c728317g"),
		T("810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c728317300"),
		T("810a1402d5146c8d84f2443330f54080 ebf98ee17d9c74f6252fc5d5c7283173"),
	};
	struct seal_key key;
	struct err e;
	for (size_t i = 0; i < LENGTH(rows); i++)
		refuses(seal_key_read(rows[i], &key, &e), e, ERR_SETUP);
	works(seal_key_read(S(" 810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173\n"), &key, &e), e);
}

/* RFC 4231, tests 1 and 2, whose keys are shorter than 32 bytes: HMAC fills them up with zeros. */
static void keyed_digests_are_those_of_rfc_4231(void **state)
{
	(void)state;
	static const struct {
		struct digest key;
		str text;
		const char *hex;
	} rows[] = {
		{ { { 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b, 0x0b } },
		  T("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
		{ { "Jefe" }, T("what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
	};
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(digest_hex(&a, seal_hmac(&rows[i].key, rows[i].text)), str_of(rows[i].hex));
}

static void a_key_derived_is_of_one_facility_and_one_purpose(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct seal_key one = seal_key_new(), two = seal_key_new();
	struct digest d = seal_derive(&one, S("csrf")), seed;
	str hex = digest_hex(&a, d);
	memcpy(seed.bytes, one.secret, sizeof seed.bytes);
	same(hex, digest_hex(&a, seal_hmac(&seed, S("csrf"))));
	assert_false(str_eq(hex, digest_hex(&a, seal_derive(&one, S("csrf2")))));
	assert_false(str_eq(hex, digest_hex(&a, seal_derive(&two, S("csrf")))));
}

static void secrets_are_the_same_or_not(void **state)
{
	(void)state;
	assert_false(seal_same(S("abc"), S("abd")));
	assert_false(seal_same(S("abc"), S("ab")));
	assert_false(seal_same(S(""), S("a")));
	assert_true(seal_same(S("abc"), S("abc")));
	assert_true(seal_same(S(""), (str){ NULL, 0 }));
}

static void new_keys_differ_and_have_fingerprints(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct seal_key one = seal_key_new(), two = seal_key_new();
	assert_memory_not_equal(one.secret, two.secret, SEAL_SECRET_BYTES);
	str print = seal_fingerprint(&a, one.open);
	assert_int_equal(print.n, 39);
	str digest = digest_hex(&a, digest_of((str){ (const char *)one.open, SEAL_PUBLIC_BYTES }));
	for (size_t i = 0, at = 0; i < 32; i++, at++) {
		if (i && i % 4 == 0)
			assert_int_equal(print.p[at++], ' ');
		assert_int_equal(print.p[at], digest.p[i]);
	}
}

static void the_reference_note_is_written_byte_for_byte(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct seal_key key;
	works(seal_key_read(PETER_SECRET, &key, &e), e);
	same(note_sign(&a, S(TEXT), S("PeterNeumann"), &key), S(NOTE));
	same(note_verifier(&a, S("PeterNeumann"), key.open), PETER);
}

static void notes_are_opened_by_each_signer(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	str text, both = S(NOTE ENOCH_LINE);
	works(note_open(&a, S(NOTE), PETER, &text, &e), e);
	same(text, S(TEXT));
	works(note_open(&a, both, PETER, &text, &e), e);
	works(note_open(&a, both, ENOCH, &text, &e), e);
	same(text, S(TEXT));
	refuses(note_open(&a, S(NOTE), ENOCH, &text, &e), e, ERR_TAMPERED);
	refuses(note_open(&a, S(SALVATORE), PETER, &text, &e), e, ERR_TAMPERED);
	same(text, str_first(S(SALVATORE), 88));
}

static void no_changed_byte_is_accepted(void **state)
{
	(void)state;
	char note[] = NOTE;
	str text, changed = { note, sizeof note - 1 };
	for (size_t i = 0; i < changed.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			auto_arena a = { 0 };
			note[i] ^= (char)(1 << bit);
			if (note_open(&a, changed, PETER, &text, NULL))
				fail_msg("bit %d of byte %zu was changed and the note accepted", bit, i);
			note[i] ^= (char)(1 << bit);
		}
	for (size_t n = 0; n < changed.n; n++) {
		auto_arena a = { 0 };
		assert_false(note_open(&a, str_first(changed, n), PETER, &text, NULL));
	}
}

static void no_changed_verifier_is_accepted(void **state)
{
	(void)state;
	char key[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
	unsigned char open[SEAL_PUBLIC_BYTES];
	str name, whole = { key, sizeof key - 1 };
	for (size_t i = 0; i < whole.n; i++) {
		auto_arena a = { 0 };
		key[i]++;
		assert_false(note_verifier_open(&a, whole, &name, open, NULL));
		key[i]--;
		assert_false(note_verifier_open(&a, str_first(whole, i), &name, open, NULL));
		if (i)
			assert_false(note_verifier_open(&a, str_from(whole, i), &name, open, NULL));
	}
}

static void malformed_verifiers_are_refused(void **state)
{
	(void)state;
	static const str rows[] = {
		{ NULL, 0 },
		T("PeterNeumann"),
		T("PeterNeumann+c74f20a3"),
		T("+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
		T("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
		T("Peter\xe3\x80\x80Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
		T("Peter\xffNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
		T("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="), /* key too long */
		T("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),         /* not Ed25519 */
	};
	unsigned char open[SEAL_PUBLIC_BYTES];
	struct err e;
	str name;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		refuses(note_verifier_open(&a, rows[i], &name, open, &e), e, ERR_INPUT);
		refuses(note_open(&a, S(NOTE), rows[i], &name, &e), e, ERR_INPUT);
	}
}

static void malformed_notes_are_refused(void **state)
{
	(void)state;
	static const str rows[] = {
		{ NULL, 0 },
		T("\n"),
		T("\n\n"),
		T(TEXT),
		T(TEXT "\n"),
		T("\n" PETER_LINE),
		T(TEXT "\n— PeterNeumann x08go/ZJkuBS9UG/Sff"),
		T("\x01" NOTE),
		T("\xff" NOTE),
		T("tab\t" NOTE),
		T(NOTE "Unexpected line.\n"),
		T(TEXT "\n— \n" PETER_LINE),
		T(TEXT "\n— PeterNeumann\n" PETER_LINE),
		T(TEXT "\n—  x08go/ZJkuBS9UG/\n" PETER_LINE),
		T(TEXT "\n- PeterNeumann x08go/ZJkuBS9UG/\n" PETER_LINE),
	};
	struct err e;
	str text;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		refuses(note_open(&a, rows[i], PETER, &text, &e), e, ERR_INPUT);
	}
}

static void one_false_signature_spoils_the_note(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct seal_key key;
	struct err e = { 0 };
	str text;
	works(seal_key_read(PETER_SECRET, &key, &e), e);
	str other = str_from(note_sign(&a, S("something else\n"), S("PeterNeumann"), &key), 16);
	str spoilt = arena_fmt(&a, "%s%.*s", NOTE, P(other));
	refuses(note_open(&a, spoilt, PETER, &text, &e), e, ERR_TAMPERED);
}

static void signatures_are_bounded(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf note = { 0 };
	struct err e = { 0 };
	str text;
	buf_put(&note, S(NOTE));
	for (int i = 1; i < 100; i++)
		buf_put(&note, S(ENOCH_LINE));
	works(note_open(&a, buf_str(&note), PETER, &text, &e), e);
	buf_put(&note, S(ENOCH_LINE));
	refuses(note_open(&a, buf_str(&note), PETER, &text, &e), e, ERR_INPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_fips_180_4),
		cmocka_unit_test(public_keys_are_those_of_rfc_8032),
		cmocka_unit_test(damaged_keys_are_refused),
		cmocka_unit_test(keyed_digests_are_those_of_rfc_4231),
		cmocka_unit_test(a_key_derived_is_of_one_facility_and_one_purpose),
		cmocka_unit_test(secrets_are_the_same_or_not),
		cmocka_unit_test(new_keys_differ_and_have_fingerprints),
		cmocka_unit_test(the_reference_note_is_written_byte_for_byte),
		cmocka_unit_test(notes_are_opened_by_each_signer),
		cmocka_unit_test(no_changed_byte_is_accepted),
		cmocka_unit_test(no_changed_verifier_is_accepted),
		cmocka_unit_test(malformed_verifiers_are_refused),
		cmocka_unit_test(malformed_notes_are_refused),
		cmocka_unit_test(one_false_signature_spoils_the_note),
		cmocka_unit_test(signatures_are_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
