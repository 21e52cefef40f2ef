/* netconf_given.c - asking a book for single cells.
 * SPDX-License-Identifier: Apache-2.0 */
#include "netconf_given.h"

#include "base/buf.h"

static const struct sheet *sheet_of(const struct book *b, str kind)
{
	for (size_t i = 0; i < b->count; i++)
		if (str_eq(b->sheets[i].kind, kind))
			return &b->sheets[i];
	return NULL;
}

static str cell(const struct sheet *s, size_t row, str column)
{
	const struct sheet_row *header = &s->rows[0], *r = &s->rows[row];
	for (uint32_t i = 0; i < header->count; i++)
		if (str_eq(header->cells[i], column))
			return i < r->count ? r->cells[i] : S("");
	fail_msg("no column %.*s", P(column));
	return S("");
}

static void put_cells(struct buf *to, const struct sheet *s, size_t row, str columns)
{
	for (str rest = columns; rest.p;) {
		buf_put(to, cell(s, row, str_cut(&rest, S(" "))));
		buf_put(to, rest.p ? S("|") : S(""));
	}
}

void netconf_refuses_bytes(netconf_reader *read)
{
	auto_arena a = { 0 };
	struct err e;
	struct book b = { 0 };
	refuses(read(&a, S("set \x81"), S("UTF-8"), S("given.txt"), &b, &e), e, ERR_INPUT);
}

void netconf_cases(netconf_reader *read, const struct netconf_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct netconf_case *c = &cases[i];
		auto_arena a = { 0 };
		auto_buf got = { 0 };
		struct err e = { 0 };
		struct book b = { 0 };
		works(read(&a, str_of(c->config), S(""), S("given.txt"), &b, &e), e);
		const struct sheet *s = sheet_of(&b, str_of(c->kind));
		size_t rows = s ? s->count - 1 : 0;
		if (!c->row)
			buf_fmt(&got, "%zu", rows);
		else if (c->row <= rows)
			put_cells(&got, s, c->row, str_of(c->columns));
		else
			buf_fmt(&got, "only %zu records", rows);
		if (!str_eq(buf_str(&got), str_of(c->cells)))
			fail_msg("case %zu: got \"%.*s\", want \"%s\" of\n%s", i, P(buf_str(&got)), c->cells, c->config);
	}
}
