/* note.c - foreign bytes as a signed note and as a verifier key: what is accepted signs the same again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/seal.h"
#include "base/utf8.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#define PETER S("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	str all = { (const char *)bytes, n }, text, name;
	unsigned char open[SEAL_PUBLIC_BYTES];
	if (note_open(&a, all, PETER, &text, NULL) && (!utf8_valid(text) || !str_starts(all, text)))
		abort();
	if (note_verifier_open(&a, all, &name, open, NULL) && !str_eq(note_verifier(&a, name, open), str_trim(all)))
		abort();
	return 0;
}
