/* mend.c - replacing what no other program would take.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mend.h"

#include "base/buf.h"
#include "base/utf8.h"

char *mend(struct arena *a, str text)
{
	auto_buf out = { 0 };
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		buf_rune(&out, rune == 0 || (rune & ~1u) == 0xFFFE ? RUNE_BAD : rune);
	}
	return arena_text(a, buf_str(&out));
}
