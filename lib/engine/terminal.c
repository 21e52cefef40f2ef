/* terminal.c - undoing what a terminal does to a line.
 * SPDX-License-Identifier: Apache-2.0 */
#include "terminal.h"

#include "base/buf.h"

#define ESCAPE '\x1b'

/* FortiOS and IOS, ASA, Yamaha in Japanese, Yamaha in English. */
static const str pagers[] = { T("--More--"), T("<--- More --->"), T("---つづく---"), T("---more---") };

static size_t pager_at(str line, size_t at)
{
	for (size_t i = 0; i < LENGTH(pagers); i++)
		if (str_starts(str_from(line, at), pagers[i]))
			return pagers[i].n;
	return 0;
}

/* "ESC [ 0 ; 1 m": digits and semicolons up to a letter; any other escape is two characters long. */
static size_t escape_at(str line, size_t at)
{
	size_t end = at + 2;
	if (end <= line.n && line.p[at + 1] == '[') {
		while (end < line.n && line.p[end] >= ' ' && line.p[end] < '@')
			end++;
		end++;
	}
	return (end < line.n ? end : line.n) - at;
}

static void erase_last(struct buf *out, size_t line_start)
{
	size_t n = out->n;
	while (n > line_start && ((unsigned char)out->p[n - 1] & 0xC0) == 0x80)
		n--;
	buf_cut(out, n > line_start ? n - 1 : n);
}

/* One character or control sequence; how many bytes it took. */
static size_t step(struct buf *out, size_t line_start, str line, size_t at)
{
	size_t pager = pager_at(line, at);
	if (pager)
		return pager;
	switch (line.p[at]) {
	case ESCAPE:
		return escape_at(line, at);
	case '\b':
		erase_last(out, line_start);
		return 1;
	case '\r':
		buf_cut(out, line_start);
		return 1;
	default:
		buf_byte(out, line.p[at]);
		return 1;
	}
}

static str without_end(str line)
{
	while (line.n && (line.p[line.n - 1] == '\r' || line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	return line;
}

/* Nearly every line: no control character, and no "--" that a pager would have. */
static bool is_plain(str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] == ESCAPE || line.p[i] == '\b' || line.p[i] == '\r' ||
		    (line.p[i] == '-' && i && line.p[i - 1] == '-'))
			return false;
	return true;
}

str terminal_clean(struct arena *a, str text)
{
	auto_buf out = { 0 };
	str rest = text;
	while (rest.p) {
		str line = without_end(str_cut(&rest, S("\n")));
		size_t start = out.n;
		if (is_plain(line))
			buf_put(&out, line);
		else
			for (size_t at = 0; at < line.n;)
				at += step(&out, start, line, at);
		if (rest.p)
			buf_byte(&out, '\n');
	}
	return arena_copy(a, buf_str(&out));
}
