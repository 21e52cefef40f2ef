/* naming.c - any bytes as a dictionary of names and, behind it, as the cells of a row: refused with the line that is wrong, or products
 * that have a key and words of the row.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/naming.h"
#include "engine/text.h"
#include "engine/windows.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const char names[] =
	"company\tinc | co ltd | 株式会社\ndrop\tfirmware | series\nword\tseries\tシリーズ\ncommon\tserver | client\n"
	"vendor\tfortinet\tフォーティネット\nvendor\tapache\tApache\nvendor\tcanon\tキヤノン\nproduct\tfortinet\tfortios\tfortigate * | FortiOS\n"
	"product\tapache\thttp_server\tApache\nsystem\tcanonical\tubuntu_linux\tUbuntu\tpatched\nrenamed\tivanti:new\told:one\nbuiltin\tmicrosoft:smb\twindows_7\n";

static void must(bool holds)
{
	if (!holds)
		abort();
}

/* Every name but short ones is a product: of a maker, of a series, of two. */
static size_t find(void *of, str name, struct product_found *found, size_t max)
{
	size_t count = name.n % 4;
	(void)of;
	must(name.n && name.n <= NAME_BYTES_MAX && max >= 3);
	for (size_t i = 0; i < count; i++)
		found[i] = (struct product_found){ .vendor = i ? S("canon") : S("fortinet"), .series = name.n % 3 == 0 };
	return count;
}

static void judge(const struct naming *naming)
{
	bool any = false;
	must(naming->count <= NAMED_MAX);
	for (size_t i = 0; i < naming->count; i++) {
		const struct named *n = &naming->list[i];
		must(str_has(n->key, S(":")) && n->product.n && n->words.n && n->version.n <= VERSION_KEY_MAX);
		must(!n->version.n || n->written.n);
		any |= n->main;
		for (size_t k = 0; k < i; k++)
			must(!str_eq(n->key, naming->list[k].key));
	}
	must(any || !naming->count);
}

static void name(const struct dictionary *d, struct arena *a, str cells)
{
	struct naming_row row = { 0 };
	str *const places[] = { &row.maker, &row.model, &row.software, &row.publisher, &row.os, &row.build, &row.firmware, &row.version };
	const struct product_finder finder = { .find = find };
	struct naming naming;
	for (size_t i = 0; i < LENGTH(places) && cells.p; i++)
		*places[i] = str_cut(&cells, S("\n"));
	naming_read(d, &finder, a, &row, &naming);
	judge(&naming);
}

static void look(const struct dictionary *d, struct arena *a, str text)
{
	str keys[DICTIONARY_KEYS_MAX], folded = text_fold(a, text);
	struct tokens t;
	struct windows w;
	size_t count = product_keys(d, a, str_first(text, text.n / 3), str_from(text, text.n / 3), S(""), keys);
	must(count <= DICTIONARY_KEYS_MAX);
	for (size_t i = 0; i < count; i++)
		must(str_has(keys[i], S(":")));
	tokens_read(folded, &t);
	for (size_t i = 0; i < t.count; i++)
		must(t.list[i].at < t.list[i].end && t.list[i].end <= folded.n && (!i || t.list[i - 1].end <= t.list[i].at));
	if (windows_read(a, folded, &w)) {
		struct windows again;
		str said = windows_name(a, &w);
		must(windows_read(a, said, &again) && str_eq(windows_name(a, &again), said));
	}
}

/* Cells behind the last empty line, the dictionary before it. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	str all = { (const char *)bytes, n };
	size_t at = str_find(all, S("\n\n"));
	str cells = at < all.n ? str_from(all, at + 2) : all;
	struct dictionary *d = dictionary_open(&a);
	must(dictionary_read(d, str_of(names), NULL));
	if (at < all.n && !dictionary_read(d, str_first(all, at), &e))
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0]);
	name(d, &a, cells);
	look(d, &a, all);
	return 0;
}
