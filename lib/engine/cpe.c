/* cpe.c - taking CPE names apart.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cpe.h"

#include "base/buf.h"

enum { PART, VENDOR, PRODUCT, VERSION, UPDATE, EDITION, LANGUAGE, SW_EDITION, TARGET_SW, TARGET_HW, OTHER, PARTS };

#define URI_PARTS 7 /* of CPE 2.2: up to the language */

static const str head_23 = T("cpe:2.3:"), head_22 = T("cpe:/");

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Without the backslashes before signs, or the hexadecimal of the URI. */
static str plain(struct arena *a, str part, bool uri)
{
	auto_buf b = { 0 };
	uint32_t byte;
	bool as_it_is = true;
	for (size_t i = 0; i < part.n; i++) {
		char c = part.p[i];
		if (!uri && c == '\\' && i + 1 < part.n)
			c = part.p[++i];
		else if (uri && c == '%' && i + 2 < part.n && str_hex((str){ part.p + i + 1, 2 }, &byte)) {
			c = (char)byte;
			i += 2;
		}
		buf_byte(&b, small(c));
		as_it_is &= b.n == i + 1 && small(c) == part.p[i];
	}
	return as_it_is ? part : arena_copy(a, buf_str(&b));
}

/* Up to a colon that no backslash stands before. */
static str next_part(str *rest)
{
	size_t n = 0;
	while (n < rest->n && rest->p[n] != ':')
		n += rest->p[n] == '\\' && n + 1 < rest->n ? 2 : 1;
	str part = str_first(*rest, n);
	*rest = n < rest->n ? str_from(*rest, n + 1) : (str){ 0 };
	return part;
}

static str value(struct arena *a, str part, bool uri)
{
	return str_eq(part, S("*")) ? S("") : plain(a, part, uri);
}

bool cpe_read(struct arena *a, str text, struct cpe *cpe)
{
	bool uri = str_starts(text, head_22);
	str parts[PARTS] = { { 0 } }, rest = str_from(text, uri ? head_22.n : head_23.n);
	size_t count = 0;
	*cpe = (struct cpe){ 0 };
	if ((!uri && !str_starts(text, head_23)) || text.n > CPE_BYTES_MAX)
		return false;
	while (rest.p && count < PARTS)
		parts[count++] = uri ? str_cut(&rest, S(":")) : next_part(&rest);
	if (rest.p || (uri ? !parts[VENDOR].n || count > URI_PARTS : count < PARTS) || parts[PART].n > 1 || (!uri && !parts[PART].n))
		return false;
	cpe->part = !parts[PART].n || parts[PART].p[0] == '*' ? 0 : small(parts[PART].p[0]);
	cpe->vendor = value(a, parts[VENDOR], uri);
	cpe->product = value(a, parts[PRODUCT], uri);
	cpe->version = value(a, parts[VERSION], uri);
	cpe->update = value(a, parts[UPDATE], uri);
	cpe->edition = value(a, parts[EDITION], uri);
	cpe->target_sw = value(a, parts[TARGET_SW], uri);
	cpe->target_hw = value(a, parts[TARGET_HW], uri);
	return !cpe->part || cpe->part == 'a' || cpe->part == 'o' || cpe->part == 'h';
}
