/* xlsx_escape.c - undoing and doing the escapes of workbook texts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "xlsx_escape.h"

#include "base/utf8.h"

#include <string.h>

#define ESCAPE_BYTES 7u /* _xHHHH_ */
#define HEX_DIGITS 4u

static int hex_digit(char c)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;
	return at ? (int)(at - digits) % 16 : -1;
}

static bool is_escape(str text, uint32_t *rune)
{
	*rune = 0;
	if (text.n < ESCAPE_BYTES || !str_starts(text, S("_x")) || text.p[ESCAPE_BYTES - 1] != '_')
		return false;
	for (size_t i = 0; i < HEX_DIGITS; i++) {
		int digit = hex_digit(text.p[2 + i]);
		if (digit < 0)
			return false;
		*rune = *rune << 4 | (uint32_t)digit;
	}
	return true;
}

static bool belongs_in_xml(uint32_t rune)
{
	bool line = rune == '\t' || rune == '\n' || rune == '\r';
	bool surrogate = rune >= 0xD800 && rune <= 0xDFFF;
	return (rune >= ' ' || line) && !surrogate && rune != 0xFFFE && rune != 0xFFFF;
}

/* CR LF and CR alone become LF. */
static void even_lines(struct buf *text)
{
	size_t n = 0;
	for (size_t i = 0; i < text->n; i++) {
		bool before_lf = i + 1 < text->n && text->p[i + 1] == '\n';
		if (text->p[i] != '\r')
			text->p[n++] = text->p[i];
		else if (!before_lf)
			text->p[n++] = '\n';
	}
	buf_cut(text, n);
}

str xlsx_unescape(str text, struct buf *to)
{
	if (!str_has(text, S("_")) && !str_has(text, S("\r")))
		return text;
	buf_cut(to, 0);
	while (text.n) {
		uint32_t rune;
		bool escaped = is_escape(text, &rune) && belongs_in_xml(rune);
		if (escaped)
			buf_rune(to, rune);
		else
			buf_byte(to, text.p[0]);
		text = str_from(text, escaped ? ESCAPE_BYTES : 1);
	}
	even_lines(to);
	return buf_str(to);
}

static void put_rune(struct buf *to, uint32_t rune)
{
	static const struct {
		uint32_t rune;
		str text;
	} named[] = { { '&', T("&amp;") }, { '<', T("&lt;") }, { '>', T("&gt;") } };
	for (size_t i = 0; i < LENGTH(named); i++)
		if (rune == named[i].rune) {
			buf_put(to, named[i].text);
			return;
		}
	buf_rune(to, rune);
}

void xlsx_escape(struct buf *to, str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t ignored;
		bool alike = is_escape(str_from(text, at), &ignored);
		uint32_t rune = utf8_next(text, &at);
		/* A CR would come back from any XML reader as LF. */
		if (alike || !belongs_in_xml(rune) || rune == '\r')
			buf_fmt(to, "_x%04X_", rune);
		else
			put_rune(to, rune);
	}
}
