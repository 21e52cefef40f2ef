/* corpus_given.c - looking for members in JSON as it is written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "corpus_given.h"

#include "base/buf.h"
#include "engine/gunzip.h"

#include <stdlib.h>
#include <string.h>

#define UNPACKED_MAX ((uint64_t)256 << 20)
#define PLAIN_DIGITS_MAX 15u

static bool gather(void *of, str bytes, struct err *e)
{
	(void)e;
	buf_put(of, bytes);
	return true;
}

bool corpus_read(struct arena *a, const char *file, str *text)
{
	auto_buf unpacked = { 0 };
	struct gunzip g = { .max = UNPACKED_MAX, .take = gather, .of = &unpacked };
	struct err e = { 0 };
	str bytes;
	if (!reference_read(a, file, &bytes))
		return false;
	works(gunzip_put(&g, bytes, &e) && gunzip_end(&g, &e), e);
	gunzip_drop(&g);
	*text = arena_copy(a, buf_str(&unpacked));
	return true;
}

static void put(struct texts *to, str text)
{
	size_t at;
	if (!text.n || memchr(text.p, '\\', text.n) || !names_new(&to->known, to->a, text, to->all.count, &at))
		return;
	arena_grow(to->a, to->all.list, to->all.count, to->all.room);
	to->all.list[to->all.count++] = text;
}

void corpus_members(struct texts *to, str json, str name, size_t max)
{
	str member = arena_fmt(to->a, "\"%.*s\":", P(name));
	for (str rest = json; rest.p;) {
		str_cut(&rest, member);
		str value = rest.p ? str_trim(str_first(rest, max + 4)) : S("");
		if (!str_starts(value, S("\"")))
			continue;
		value = str_from(value, 1);
		size_t end = str_find(value, S("\""));
		if (end < value.n && end <= max)
			put(to, str_first(value, end));
	}
}

static int by_hash(const void *a, const void *b)
{
	uint64_t one = str_hash(*(const str *)a), two = str_hash(*(const str *)b);
	return one < two ? -1 : one > two;
}

void corpus_shuffle(struct texts *t)
{
	if (t->all.count)
		qsort(t->all.list, t->all.count, sizeof *t->all.list, by_hash);
}

bool plain_version(str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.p[i] >= '0' && s.p[i] <= '9';
		if (!digit && (s.p[i] != '.' || !digits))
			return false;
		digits = digit ? digits + 1 : 0;
		if (digits > PLAIN_DIGITS_MAX)
			return false;
	}
	return digits;
}

static uint64_t next_number(str *rest)
{
	str piece = rest->p ? str_cut(rest, S(".")) : S("");
	uint64_t n = 0;
	for (size_t i = 0; i < piece.n; i++)
		n = n * 10 + (uint64_t)(piece.p[i] - '0');
	return n;
}

int plain_order(str one, str two)
{
	while (one.p || two.p) {
		uint64_t a = next_number(&one), b = next_number(&two);
		if (a != b)
			return a < b ? -1 : 1;
	}
	return 0;
}
