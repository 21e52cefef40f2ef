/* text.c - any bytes are decoded or refused; folding gives valid text and changes nothing the second time.
 * The first byte picks the charset.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "engine/text.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static const str charsets[] = {
	T(""), T("UTF-8"), T("CP932"), T("UTF-16LE"), T("UTF-16BE"), T("UTF-16"), T("EUC-JP"),
	T("ISO-2022-JP"),
};

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void look_at(struct arena *a, str text)
{
	str *pieces, folded = text_fold(a, text), width = text_width(a, text);
	must(utf8_valid(folded) && utf8_valid(width) && utf8_valid(text_key(a, text)));
	must(str_eq(text_fold(a, folded), folded) && str_eq(text_width(a, width), width));
	must(str_eq(text_fold(a, width), folded));
	for (size_t count = list_read(a, text, true, &pieces); count--;)
		must(pieces[count].n && pieces[count].p >= text.p);
	must(!text_unknown(text) || !text_ditto(text));
}

static void encode(struct arena *a, str text)
{
	struct err e = { 0 };
	size_t lost;
	str which, again, bytes = text_cp932(a, text, &lost, &which);
	must(text_decode(a, bytes, S("CP932"), &again, &e));
	must(utf8_valid(which) && (lost > 0) == (which.n > 0) && (lost > 0) == !str_eq(again, text));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	str rest = { (const char *)bytes + 1, n - 1 }, text;
	if (!n)
		return 0;
	look_at(&a, rest);
	if (text_decode(&a, rest, charsets[bytes[0] % LENGTH(charsets)], &text, &e)) {
		must(utf8_valid(text) && charset_of(rest).n);
		look_at(&a, text);
		encode(&a, text);
	} else {
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0]);
	}
	return 0;
}
