/* host.c - words about a computer's Windows that several tools share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "host.h"

str host_patches(struct arena *a, size_t count, const str *newest, size_t n)
{
	str list = S("");
	for (size_t i = 0; i < n && i < HOST_PATCHES_SHOWN; i++)
		list = arena_join(a, list, S(", "), newest[i]);
	if (!count)
		return S("");
	return arena_fmt(a, "%zu: %.*s%s", count, P(list), count > HOST_PATCHES_SHOWN ? " …" : "");
}

bool host_turn_os(struct dump *d, str value, str *out)
{
	(void)d;
	*out = str_starts(value, S("Microsoft ")) ? str_trim(str_from(value, 10)) : value;
	return true;
}

bool host_turn_build(struct dump *d, str value, str *out)
{
	(void)d;
	size_t from = value.n;
	while (from && value.p[from - 1] >= '0' && value.p[from - 1] <= '9')
		from--;
	*out = str_from(value, from);
	return out->n || !value.n;
}
