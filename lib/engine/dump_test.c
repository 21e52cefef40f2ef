/* dump_test.c - exports of commands are told by their columns, their computer by the name of the file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "engine/dump.h"

static void files_are_named_for_computers(void **state)
{
	(void)state;
	static const struct {
		const char *file, *subject, *device;
	} rows[] = {
		{ "", "", "" },
		{ "services.csv", "", "" },
		{ "20261101_hotfix.csv", "", "" },
		{ "サービス 一覧.csv", "", "" },
		{ "SV-AD01_services.csv", "SV-AD01", "SV-AD01" },
		{ "/mnt/usb/services_SV-AD01_20261101.csv", "SV-AD01", "SV-AD01" },
		{ "sv-ad01.hospital.local_SC.txt", "sv-ad01.hospital.local", "sv-ad01" },
		{ "hospital.local_users.csv", "hospital.local", "hospital" },
		{ "PC-001.reg", "PC-001", "PC-001" },
		{ "PC-001", "PC-001", "PC-001" },
		{ ".csv", ".csv", "" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		same(dump_subject(str_of(rows[i].file)), str_of(rows[i].subject));
		same(dump_device(&a, &b, str_of(rows[i].file)), str_of(rows[i].device));
		assert_int_equal(b.note_count, rows[i].device[0] == '\0');
	}
}

static void words_for_yes_and_no_are_known(void **state)
{
	(void)state;
	str flag = S("before");
	assert_false(dump_flag(S("maybe"), &flag));
	same(flag, S("before"));
	static const struct {
		const char *word, *flag;
	} rows[] = {
		{ "True", "yes" }, { " FALSE ", "no" }, { "真", "yes" }, { "偽", "no" },
		{ "有効", "yes" }, { "", "" },          { "0", "no" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_true(dump_flag(str_of(rows[i].word), &flag));
		same(flag, str_of(rows[i].flag));
	}
}

static void numbers_are_found_in_texts(void **state)
{
	(void)state;
	int64_t n;
	assert_false(dump_number(S(""), &n));
	assert_false(dump_number(S("none"), &n));
	assert_false(dump_number(S("99999999999999999999"), &n));
	assert_true(dump_number(S("24 passwords remembered"), &n) && n == 24);
	assert_true(dump_number(S("x -1"), &n) && n == -1);
}

static void headers_are_told_by_their_names(void **state)
{
	(void)state;
	static const char *const columns[] = { "Name", "State|Status", NULL };
	static const struct {
		str bytes;
		bool has;
	} rows[] = {
		{ T(""), false },
		{ T("Name\r\n"), false },
		{ T("Named,Status\n"), false },
		{ T("#TYPE x"), false },
		{ T("x\nName,Status\n"), false },
		{ T("status , NAME"), true },
		{ T("\"Status\";\"Name\"\r\n"), true },
		{ T("Name\tx\tState\n"), true },
		{ T("\xEF\xBB\xBF#TYPE x\r\n\"Name\",\"State\"\r\n"), true },
		{ T("\xFF\xFEN\0a\0m\0e\0,\0S\0t\0a\0t\0e\0\n\0"), true },
		{ T("\xFE\xFF\0N\0a\0m\0e\0,\0S\0t\0a\0t\0e\0\n"), true },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(dump_has(rows[i].bytes, columns), rows[i].has);
}

/* The head of a long file ends at a line, and at a whole character of UTF-16. */
static void heads_are_whole_lines(void **state)
{
	(void)state;
	static const struct {
		str mark, line;
	} rows[] = {
		{ T(""), T("a,b,c\n") },
		{ T("\xFF\xFE"), T("a\0,\0b\0\n\0") },
		{ T("\xFE\xFF"), T("\0a\0,\0b\0\n") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf bytes = { 0 };
		buf_put(&bytes, rows[i].mark);
		while (bytes.n < DUMP_HEAD_BYTES + 99)
			buf_put(&bytes, rows[i].line);
		str head = dump_head(&a, buf_str(&bytes));
		assert_true(head.n > DUMP_HEAD_BYTES / 3 && head.n <= DUMP_HEAD_BYTES);
		assert_true(str_starts(head, S("a,b")) && str_ends(head, S("\n")));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_named_for_computers),
		cmocka_unit_test(words_for_yes_and_no_are_known),
		cmocka_unit_test(numbers_are_found_in_texts),
		cmocka_unit_test(headers_are_told_by_their_names),
		cmocka_unit_test(heads_are_whole_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
