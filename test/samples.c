/* samples.c - reading sample files by the table of readers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "samples.h"

#include "base/buf.h"
#include "base/disk.h"
#include "book_text.h"
#include "engine/reader.h"
#include "golden.h"

#define SAMPLE_BYTES_MAX (1u << 20)
#define CUTS 97u /* places at which a sample is cut */

static bool read_as(struct arena *a, const struct sample *s, str bytes, struct book *b, struct err *e)
{
	return reader_named(str_of(s->reader))->read(a, bytes, S(""), str_of(s->file), b, e);
}

str sample_bytes(struct arena *a, str folder, const struct sample *s)
{
	struct err e = { 0 };
	str bytes, path = arena_fmt(a, "test/golden/%.*s/%s", P(folder), s->file);
	works(disk_read(&disk_real, a, path, SAMPLE_BYTES_MAX, &bytes, &e), e);
	return bytes;
}

str sample_said(struct arena *a, str folder, const struct sample *s)
{
	auto_buf said = { 0 };
	struct err e = { 0 };
	struct book b = { 0 };
	works(read_as(a, s, sample_bytes(a, folder, s), &b, &e), e);
	buf_fmt(&said, "%.*s %.*s", P(b.format), P(b.charset));
	for (size_t i = 0; i < b.count; i++)
		buf_fmt(&said, " %.*s", P(b.sheets[i].kind));
	buf_byte(&said, '\n');
	buf_put(&said, book_text(a, &b));
	return arena_copy(a, buf_str(&said));
}

void samples_as_written(str folder, const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		auto_arena a = { 0 };
		str beside = arena_fmt(&a, "%.*s/%s.book", P(folder), samples[i].file);
		golden(beside.p, sample_said(&a, folder, &samples[i]));
	}
}

void samples_known_by_one(str folder, const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		auto_arena a = { 0 };
		str bytes = sample_bytes(&a, folder, &samples[i]);
		same(str_of(reader_of(bytes)->name), str_of(samples[i].reader));
		for (const struct reader *r = readers; r->name; r++)
			if (r->is(bytes) && !str_eq(str_of(r->name), S("csv")))
				same(str_of(r->name), str_of(samples[i].reader));
	}
}

void samples_cut_anywhere(str folder, const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		auto_arena a = { 0 };
		str bytes = sample_bytes(&a, folder, &samples[i]);
		for (size_t n = 0; n < bytes.n; n += 1 + bytes.n / CUTS) {
			auto_arena cut = { 0 };
			struct book b = { 0 };
			struct err e = { 0 };
			bool read = read_as(&cut, &samples[i], str_first(bytes, n), &b, &e);
			assert_true(read || (e.kind == ERR_INPUT && e.ja[0] && e.en[0]));
		}
	}
}
