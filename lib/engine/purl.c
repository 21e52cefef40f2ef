/* purl.c - taking package URLs apart, from both ends.
 * SPDX-License-Identifier: Apache-2.0 */
#include "purl.h"

#include "base/buf.h"
#include "base/utf8.h"

static str decoded(struct arena *a, str s)
{
	auto_buf b = { 0 };
	uint32_t byte;
	for (size_t i = 0; i < s.n; i++) {
		bool hex = s.p[i] == '%' && i + 2 < s.n && str_hex((str){ s.p + i + 1, 2 }, &byte);
		buf_byte(&b, hex ? (char)byte : s.p[i]);
		i += hex ? 2 : 0;
	}
	return utf8_valid(buf_str(&b)) ? arena_copy(a, buf_str(&b)) : S("");
}

/* Cuts off what stands behind the last mark; "" where there is none. */
static str cut_behind(str *s, char mark)
{
	size_t at = s->n;
	while (at && s->p[at - 1] != mark)
		at--;
	str behind = at ? str_from(*s, at) : S("");
	*s = at ? str_first(*s, at - 1) : *s;
	return behind;
}

bool purl_read(struct arena *a, str text, struct purl *purl)
{
	*purl = (struct purl){ 0 };
	if (!str_starts(text, S("pkg:")) || text.n > PURL_BYTES_MAX)
		return false;
	str rest = str_from(text, 4);
	while (str_starts(rest, S("/")))
		rest = str_from(rest, 1);
	rest = str_first(rest, str_find(rest, S("#")));
	rest = str_first(rest, str_find(rest, S("?")));
	purl->type = str_first(rest, str_find(rest, S("/")));
	rest = str_from(rest, purl->type.n + 1);
	str last = rest;
	cut_behind(&last, '/');
	str name = last.n < rest.n ? str_from(rest, last.n + 1) : rest; /* a scope may begin with @, so the version is sought behind it */
	purl->space = last.n < rest.n ? decoded(a, last) : S("");
	size_t at = str_find(name, S("@"));
	purl->name = decoded(a, str_first(name, at));
	purl->version = decoded(a, str_from(name, at + 1));
	return purl->type.n && purl->name.n;
}
