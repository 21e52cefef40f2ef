/* json_cut_test.c - a stream cut into records, wherever its pieces end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "json_cut.h"

static bool gather(void *of, str record, struct err *e)
{
	(void)e;
	buf_put(of, record);
	buf_byte(of, '\n');
	return true;
}

/* All records, a line each, of a text that comes in pieces of `size` bytes. */
static bool cut(enum json_records records, const char *text, size_t size, struct buf *out, struct err *e)
{
	struct json_cut c = { .records = records, .record_max = 60, .take = gather, .of = out };
	bool ok = true;
	for (str rest = str_of(text); ok && rest.n; rest = str_from(rest, size))
		ok = json_cut_put(&c, str_first(rest, size), e);
	ok = ok && json_cut_end(&c, e);
	json_cut_drop(&c);
	return ok;
}

static void records_are_whole_wherever_pieces_end(void **state)
{
	(void)state;
	static const struct {
		enum json_records records;
		const char *text, *want;
	} given[] = {
		{ JSON_DOCUMENTS, "{\"a\":1}\n{\"b\":{\"c\":[{}]}}\n", "{\"a\":1}\n{\"b\":{\"c\":[{}]}}\n" },
		{ JSON_DOCUMENTS, " {\"a\":\"}{\\\"\\\\\"}{\"b\":[]}", "{\"a\":\"}{\\\"\\\\\"}\n{\"b\":[]}\n" },
		{ JSON_LISTED, "{\"head\":{\"x\":1},\"list\":[{\"a\":1},{\"b\":[{\"c\":2}]}],\"tail\":\"[{\"}", "{\"a\":1}\n{\"b\":[{\"c\":2}]}\n" },
		{ JSON_ITEMS, " [{\"a\":[{}]},\n{\"b\":\"]\"}]\n", "{\"a\":[{}]}\n{\"b\":\"]\"}\n" },
	};
	for (size_t i = 0; i < LENGTH(given); i++)
		for (size_t size = 1; size < 80; size++) {
			auto_buf out = { 0 };
			struct err e = { 0 };
			works(cut(given[i].records, given[i].text, size, &out, &e), e);
			same(buf_str(&out), str_of(given[i].want));
		}
}

static void what_is_cut_short_or_too_long_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *taken;
	} given[] = {
		{ "{\"a\":1}{\"b\":", "{\"a\":1}\n" },
		{ "{\"a\":1}{\"b\":\"", "{\"a\":1}\n" },
		{ "{\"a\":1}}", "{\"a\":1}\n" },
		{ "", "" },
		{ "nothing", "" },
		{ "{\"a\":\"0123456789012345678901234567890123456789012345678901234567890123456789\"}", "" },
	};
	for (size_t i = 0; i < LENGTH(given); i++)
		for (size_t size = 1; size < 100; size += 13) {
			auto_buf out = { 0 };
			struct err e = { 0 };
			assert_false(cut(JSON_DOCUMENTS, given[i].text, size, &out, &e));
			assert_int_equal(e.kind, ERR_INPUT);
			same(buf_str(&out), str_of(given[i].taken));
		}
}

static bool refuse(void *of, str record, struct err *e)
{
	(void)record;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void a_taker_can_stop_it(void **state)
{
	(void)state;
	int calls = 0;
	struct err e = { 0 };
	struct json_cut c = { .record_max = 10, .take = refuse, .of = &calls };
	assert_false(json_cut_put(&c, S("{}{}"), &e));
	assert_int_equal(e.kind, ERR_DISK);
	assert_int_equal(calls, 1);
	json_cut_drop(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_are_whole_wherever_pieces_end),
		cmocka_unit_test(what_is_cut_short_or_too_long_is_refused),
		cmocka_unit_test(a_taker_can_stop_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
