/* untar_test.c - files come out as they went in, however the archive is cut into pieces, and damage is seen.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/untar.h"
#include "tar_given.h"

#include <string.h>

static bool wants(void *of, str name)
{
	(void)of;
	return str_ends(name, S(".json"));
}

static bool take(void *of, str name, str bytes, struct err *e)
{
	buf_fmt(of, "%.*s=%.*s;", P(name), P(bytes));
	return !str_eq(bytes, S("refuse")) || err_set(e, ERR_DISK, "いりません", "not wanted");
}

static struct untar untar_to(struct buf *out)
{
	return (struct untar){ .file_max = 2000, .wants = wants, .take = take, .of = out };
}

static void files_come_out_however_it_is_cut(void **state)
{
	(void)state;
	static char filler[3000];
	auto_buf tar = { 0 };
	memset(filler, 'x', sizeof filler);
	tar_put(&tar, "pax_global_header", "", 'g', S("52 comment=0123456789012345678901234567890123456789\n"));
	tar_put(&tar, "list/", "", '5', S(""));
	tar_put(&tar, "list/one.json", "", '0', S("{1}"));
	tar_put(&tar, "two.json", "deep/down", 0, (str){ filler, 600 });
	tar_put(&tar, "readme.md", "", '0', S("not this"));
	tar_put(&tar, "large.json", "", '0', (str){ filler, sizeof filler });
	tar_put(&tar, "link.json", "", '2', S(""));
	tar_put(&tar, "empty.json", "", '0', S(""));
	tar_end(&tar);
	buf_put(&tar, S("filling"));
	auto_buf want = { 0 };
	buf_fmt(&want, "list/one.json={1};deep/down/two.json=%.600s;empty.json=;", filler);
	for (size_t piece = 1; piece < 2000; piece += piece < 10 ? 1 : 97) {
		auto_buf out = { 0 };
		struct untar u = untar_to(&out);
		struct err e = { 0 };
		for (size_t at = 0; at < tar.n; at += piece)
			works(untar_put(&u, str_first(str_from(buf_str(&tar), at), piece), &e), e);
		works(untar_end(&u, &e), e);
		same(buf_str(&out), buf_str(&want));
		untar_drop(&u);
	}
}

static void damage_is_seen(void **state)
{
	(void)state;
	struct err e;
	auto_buf tar = { 0 };
	auto_buf out = { 0 };
	tar_put(&tar, "one.json", "", '0', S("{1}"));
	tar_end(&tar);
	static const size_t ends[] = { 0, 100, 512, 514, 1024, 1500 };
	for (size_t i = 0; i < LENGTH(ends); i++) {
		struct untar u = untar_to(&out);
		works(untar_put(&u, str_first(buf_str(&tar), ends[i]), &e), e);
		refuses(untar_end(&u, &e), e, ERR_INPUT);
		untar_drop(&u);
	}
	static const size_t places[] = { 0, 124, 130, 148, 400 };
	for (size_t i = 0; i < LENGTH(places); i++) {
		struct untar u = untar_to(&out);
		tar.p[places[i]] ^= 0x40;
		refuses(untar_put(&u, buf_str(&tar), &e), e, ERR_INPUT);
		tar.p[places[i]] ^= 0x40;
		untar_drop(&u);
	}
	buf_cut(&tar, 0);
	tar_put(&tar, "one.json", "", '0', S("refuse"));
	struct untar u = untar_to(&out);
	refuses(untar_put(&u, buf_str(&tar), &e), e, ERR_DISK);
	untar_drop(&u);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_come_out_however_it_is_cut),
		cmocka_unit_test(damage_is_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
