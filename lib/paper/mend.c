/* mend.c - replacing what no other program would take.
 * SPDX-License-Identifier: Apache-2.0 */
#include "mend.h"

#include "base/utf8.h"

const char *mend(struct buf *into, str text)
{
	buf_cut(into, 0);
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		buf_rune(into, rune == 0 || rune == 0xFFFE || rune == 0xFFFF ? RUNE_BAD : rune);
	}
	buf_byte(into, '\0');
	return into->p;
}
