/* eol_test.c - endoflife.date in its two shapes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "eol.h"

static bool gather(void *of, const struct eol_product *p, struct err *e)
{
	(void)e;
	buf_fmt(of, "%.*s|%.*s|%.*s|%.*s", P(p->name), P(p->title), P(p->category), P(p->cpe_count ? p->cpes[0] : S("")));
	for (size_t i = 0; i < p->count; i++)
		buf_fmt(of, ";%.*s,%.*s,%d,%.*s,%.*s", P(p->cycles[i].cycle), P(p->cycles[i].label), p->cycles[i].ended, P(p->cycles[i].ended_on),
		        P(p->cycles[i].latest));
	buf_byte(of, '\n');
	return true;
}

static void reads(const char *text, const char *want)
{
	auto_buf out = { 0 };
	struct err e = { 0 };
	works(eol_read(str_of(text), gather, &out, &e), e);
	same(buf_str(&out), str_of(want));
}

static void products_by_name_are_read(void **state)
{
	(void)state;
	reads("{\"router-os\":{\"title\":\"Router OS\",\"category\":\"os\",\"identifiers\":[{\"purl\":\"pkg:x\"},{\"cpe\":\"cpe:2.3:o:maker:router_os\"}],"
	      "\"releases\":[{\"releaseCycle\":\"7.0\",\"eol\":false,\"latest\":\"7.0.3\"},{\"releaseCycle\":\"6.0\",\"releaseLabel\":\"Six\",\"eol\":\"2022-09-29\"},"
	      "{\"releaseCycle\":\"5.0\",\"eol\":true}]},\"bare\":{\"title\":\"B\",\"identifiers\":null,\"releases\":[{\"releaseCycle\":\"1\"}]},\"empty\":{\"releases\":[]}}",
	      "router-os|Router OS|os|cpe:2.3:o:maker:router_os;7.0,,0,,7.0.3;6.0,Six,0,2022-09-29,;5.0,,1,,\nbare|B||;1,,0,,\n");
}

static void the_api_is_read(void **state)
{
	(void)state;
	static const char product[] =
		"{\"name\":\"router-os\",\"label\":\"Router OS\",\"category\":\"os\",\"identifiers\":[{\"type\":\"cpe\",\"id\":\"cpe:/o:maker:router_os\"}],"
		"\"releases\":[{\"name\":\"7\",\"label\":\"7 (LTS)\",\"isEol\":false,\"eolFrom\":null,\"latest\":{\"name\":\"7.0.3\",\"date\":\"2030-01-01\"}},"
		"{\"name\":\"6\",\"isEol\":true,\"eolFrom\":\"2022-09-29\"}]}";
	static const char want[] = "router-os|Router OS|os|cpe:/o:maker:router_os;7,7 (LTS),0,,7.0.3;6,,1,2022-09-29,\n";
	auto_arena a = { 0 };
	auto_buf twice = { 0 };
	buf_fmt(&twice, "%s%s", want, want);
	buf_byte(&twice, 0);
	reads(arena_text(&a, arena_fmt(&a, "{\"schema_version\":\"1.2.0\",\"result\":%s}", product)), want);
	reads(arena_text(&a, arena_fmt(&a, "{\"total\":2,\"result\":[%s,%s]}", product, product)), twice.p);
}

static bool refuse(void *of, const struct eol_product *p, struct err *e)
{
	(void)p;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void what_holds_no_product_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "", "[]", "{}", "{\"result\":[]}", "{\"a\":{\"releases\":[{\"releaseCycle\":\"1\"}]}", "nothing" };
	for (size_t i = 0; i < LENGTH(none); i++) {
		auto_buf out = { 0 };
		struct err e = { 0 };
		assert_false(eol_read(str_of(none[i]), gather, &out, &e));
		assert_int_equal(e.kind, ERR_INPUT);
	}
	int calls = 0;
	struct err e = { 0 };
	assert_false(eol_read(S("{\"a\":{\"releases\":[{\"name\":\"1\"}]},\"b\":{\"releases\":[{\"name\":\"1\"}]}}"), refuse, &calls, &e));
	assert_int_equal(e.kind, ERR_DISK);
	assert_int_equal(calls, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(products_by_name_are_read),
		cmocka_unit_test(the_api_is_read),
		cmocka_unit_test(what_holds_no_product_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
