/* untar.c - foreign bytes as a tar archive: refused with words, or files within bounds, the same however they are cut.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

#include "engine/untar.h"

#define FILE_MAX 4096u

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool wants(void *of, str name)
{
	(void)of;
	must(name.n <= UNTAR_NAME_MAX);
	return !str_ends(name, S(".md"));
}

static bool take(void *of, str name, str file, struct err *e)
{
	uint64_t *sum = of;
	(void)e;
	must(file.n <= FILE_MAX);
	*sum = *sum * 31 + str_hash(name) + str_hash(file);
	return true;
}

static uint64_t read_in(str all, size_t piece)
{
	uint64_t sum = 0;
	struct err e = { 0 };
	struct untar u = { .file_max = FILE_MAX, .wants = wants, .take = take, .of = &sum };
	bool ok = true;
	for (size_t at = 0; ok && at < all.n; at += piece)
		ok = untar_put(&u, str_first(str_from(all, at), piece), &e);
	ok = ok && untar_end(&u, &e);
	must(ok || (e.kind == ERR_INPUT && e.ja[0] && e.en[0]));
	untar_drop(&u);
	return sum + ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str all = { (const char *)bytes, n };
	must(read_in(all, n + 1) == read_in(all, 7));
	return 0;
}
