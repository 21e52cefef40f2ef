/* systeminfo.c - the Windows of computers and their patches as systeminfo /fo csv lists them, in Japanese
 * and English.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "host.h"

#define PATCHES_MAX 1000u

/* The KB numbers of "4 ホットフィックスがインストールされています。,[01]: KB5017264,[02]: …". */
static size_t find_patches(str value, str *patches)
{
	size_t count = 0, n;
	while (count < PATCHES_MAX && (n = str_find(value, S("KB"))) < value.n) {
		value = str_from(value, n);
		for (n = 2; n < value.n && value.p[n] >= '0' && value.p[n] <= '9'; n++)
			;
		if (n > 2)
			patches[count++] = str_first(value, n);
		value = str_from(value, n);
	}
	return count;
}

/* No dates are given; a higher number is mostly a newer one. */
static void newest_first(str *patches, size_t count)
{
	for (size_t i = 0; i < count && i < HOST_PATCHES_SHOWN; i++)
		for (size_t j = i + 1; j < count; j++) {
			str a = patches[i], b = patches[j];
			if (b.n > a.n || (b.n == a.n && str_order(b, a) > 0)) {
				patches[i] = b;
				patches[j] = a;
			}
		}
}

static bool turn_patches(struct dump *d, str value, str *out)
{
	str patches[PATCHES_MAX];
	size_t count = find_patches(value, patches);
	int64_t said;
	newest_first(patches, count);
	/* a long list is cut short, but its number is told */
	bool cut = dump_number(value, &said) && said > (int64_t)count && said <= (int64_t)PATCHES_MAX;
	*out = host_patches(d->a, cut ? (size_t)said : count, patches, count);
	return true;
}

static const struct dump_field fields[] = {
	{ T("device"), "ホスト名|Host Name", dump_turn_device, false },
	{ T("os"), "OS 名|OS Name", host_turn_os, false },
	{ T("build"), "OS バージョン|OS Version", host_turn_build, false },
	{ T("patches"), "ホットフィックス|修正プログラム|Hotfix(s)", turn_patches, false },
	{ T("last_seen"), "システム起動時間|System Boot Time", dump_turn_day, false },
	{ { 0 } },
};

static const char *const own_columns[] = { "ホスト名|Host Name", "OS 名|OS Name", "OS バージョン|OS Version", NULL };

bool systeminfo_is(str bytes)
{
	return dump_has(bytes, own_columns);
}

bool systeminfo_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct dump d;
	return dump_open(a, bytes, charset, file, "systeminfo", b, &d, e) &&
	       dump_put(&d, "host_state", fields, e);
}
