/* gunzip.c - any bytes, in pieces that end anywhere: refused, or the same bytes as when they come at once, and never more than allowed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "engine/gunzip.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#define MADE_MAX (1u << 20)

static bool gather(void *of, str piece, struct err *e)
{
	struct buf *b = of;
	(void)e;
	if (!piece.n || b->n + piece.n > MADE_MAX)
		abort();
	buf_put(b, piece);
	return true;
}

static bool unpack(str bytes, size_t size, struct buf *out)
{
	struct gunzip g = { .max = MADE_MAX, .take = gather, .of = out };
	struct err e = { 0 };
	bool ok = true;
	for (str rest = bytes; ok && rest.n; rest = str_from(rest, size))
		ok = gunzip_put(&g, str_first(rest, size), &e);
	ok = ok && gunzip_end(&g, &e);
	if (!ok && (e.kind != ERR_INPUT || !e.ja[0] || !e.en[0]))
		abort();
	gunzip_drop(&g);
	return ok;
}

/* The first byte says how long the pieces are. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_buf whole = { 0 }, pieces = { 0 };
	if (!n)
		return 0;
	str file = { (const char *)bytes + 1, n - 1 };
	bool ok = unpack(file, n, &whole);
	if (unpack(file, 1u + bytes[0], &pieces) != ok || (ok && !str_eq(buf_str(&whole), buf_str(&pieces))))
		abort();
	return 0;
}
