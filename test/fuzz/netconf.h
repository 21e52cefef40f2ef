/* netconf.h - what a fuzzed network configuration must keep to: read or refused, and records made of known words.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "engine/secret.h"
#include "engine/sheet.h"

#include <stdlib.h>

static inline size_t lines_of(str text)
{
	size_t n = 0;
	for (str rest = text; rest.p; n++)
		str_cut(&rest, S("\n"));
	return n;
}

static inline bool is_tri(str cell)
{
	return !cell.n || str_eq(cell, S("yes")) || str_eq(cell, S("no"));
}

/* The columns that say yes, no or nothing. */
static inline bool is_tri_column(str column)
{
	static const str columns[] = { T("enabled"), T("outside"), T("any_source"), T("admin"), T("source_limited") };
	for (size_t i = 0; i < LENGTH(columns); i++)
		if (str_eq(column, columns[i]))
			return true;
	return false;
}

static inline void check_book(const struct book *b)
{
	for (size_t s = 0; s < b->count; s++) {
		const struct sheet *sheet = &b->sheets[s];
		for (size_t i = 1; i < sheet->count; i++)
			for (uint32_t c = 0; c < sheet->rows[i].count; c++)
				if (is_tri_column(sheet->rows[0].cells[c]) && !is_tri(sheet->rows[i].cells[c]))
					abort();
	}
}

/* Lines stay where they were. */
static inline void check_strip(str text)
{
	auto_arena a = { 0 };
	if (lines_of(secret_strip(&a, text)) != lines_of(text))
		abort();
}

static inline int fuzz_netconf(bool (*read)(struct arena *, str, str, str, struct book *, struct err *), str bytes)
{
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct err e = { 0 };
	if (read(&a, bytes, S(""), S("FW01.conf"), &b, &e))
		check_book(&b);
	else if (!e.ja[0] || !e.en[0])
		abort();
	check_strip(bytes);
	return 0;
}
