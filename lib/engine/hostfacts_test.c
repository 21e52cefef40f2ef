/* hostfacts_test.c - samples of every directory and host export are read as written beside them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "base/disk.h"
#include "book_text.h"
#include "engine/reader.h"
#include "golden.h"

#include <string.h>

#define SAMPLE_BYTES_MAX (1u << 20)

/* What a sample is read as stands beside it, in NAME.book. */
static const struct sample {
	const char *file, *reader;
} samples[] = {
	{ "getaduser.csv", "adcsv" },
	{ "clinic.local_users.csv", "adcsv" },
	{ "csvde.csv", "adcsv" },
	{ "ldifde.ldf", "ldif" },
	{ "ldifde-unicode.ldf", "ldif" },
	{ "SV-AD01_services.csv", "services" },
	{ "win32_service.csv", "services" },
	{ "PC-ER-03_sc.txt", "scquery" },
	{ "sc_qc.txt", "scquery" },
	{ "sv-log01_units.json", "systemd" },
	{ "sv-log01_unit-files.json", "systemd" },
	{ "PC-001_secpol.inf", "secedit" },
	{ "secedit.inf", "secedit" },
	{ "gpresult_ja.html", "gpresult" },
	{ "gpresult_en.html", "gpresult" },
	{ "PC-777_gpresult.html", "gpresult" },
	{ "PC-001_usb.reg", "registry" },
	{ "uninstall.reg", "registry" },
	{ "default_policy.csv", "adpolicy" },
	{ "pso.csv", "adpolicy" },
	{ "hotfix_ja.csv", "hotfix" },
	{ "hotfix_en.csv", "hotfix" },
	{ "hotfix_vague.csv", "hotfix" },
	{ "systeminfo_ja.csv", "systeminfo" },
	{ "systeminfo_en.csv", "systeminfo" },
	{ "win32_os.csv", "osinfo" },
	{ "computerinfo.csv", "osinfo" },
};

static str sample_bytes(struct arena *a, const struct sample *s)
{
	struct err e = { 0 };
	str bytes, path = path_join(a, S("test/golden/hosts"), str_of(s->file));
	works(disk_read(&disk_real, a, path, SAMPLE_BYTES_MAX, &bytes, &e), e);
	return bytes;
}

static void samples_are_known_by_one_reader_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(samples); i++) {
		auto_arena a = { 0 };
		str bytes = sample_bytes(&a, &samples[i]);
		for (const struct reader *r = readers; r->name; r++)
			if (r->is(bytes) && !str_eq(str_of(r->name), S("csv")))
				same(str_of(r->name), str_of(samples[i].reader));
		same(str_of(reader_of(bytes)->name), str_of(samples[i].reader));
	}
}

/* The format, the charset and the kinds of the sheets, then the book. */
static str said_of(struct arena *a, const struct sample *s)
{
	auto_buf said = { 0 };
	struct err e = { 0 };
	struct book b = { 0 };
	works(reader_named(str_of(s->reader))->read(a, sample_bytes(a, s), S(""), str_of(s->file), &b, &e), e);
	buf_fmt(&said, "%.*s %.*s", P(b.format), P(b.charset));
	for (size_t i = 0; i < b.count; i++)
		buf_fmt(&said, " %.*s", P(b.sheets[i].kind));
	buf_byte(&said, '\n');
	buf_put(&said, book_text(a, &b));
	return arena_copy(a, buf_str(&said));
}

static void samples_are_read_as_written_beside_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(samples); i++) {
		auto_arena a = { 0 };
		golden(arena_text(&a, arena_fmt(&a, "hosts/%s.book", samples[i].file)), said_of(&a, &samples[i]));
	}
}

/* The samples hold passwords wherever careless exports have them; each has this word in it. */
static void no_secret_comes_in(void **state)
{
	(void)state;
	size_t held = 0;
	for (size_t i = 0; i < LENGTH(samples); i++) {
		auto_arena a = { 0 };
		held += str_has(sample_bytes(&a, &samples[i]), S("Secret"));
		assert_false(str_has(said_of(&a, &samples[i]), S("Secret")));
		assert_false(str_has(said_of(&a, &samples[i]), S("Winter2020")));
	}
	assert_true(held >= 2);
}

/* A file cut anywhere is read or refused in both languages. */
static void cut_files_are_read_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(samples); i++) {
		auto_arena a = { 0 };
		str bytes = sample_bytes(&a, &samples[i]);
		for (size_t n = 0; n < bytes.n; n += 1 + bytes.n / 97) {
			auto_arena cut = { 0 };
			struct book b = { 0 };
			struct err e = { 0 };
			bool read = reader_named(str_of(samples[i].reader))
			                    ->read(&cut, str_first(bytes, n), S(""), str_of(samples[i].file), &b, &e);
			assert_true(read || (e.kind == ERR_INPUT && e.ja[0] && e.en[0]));
		}
	}
}

static void other_files_are_left_to_others(void **state)
{
	(void)state;
	static const str others[] = {
		T(""), T("管理番号,機器名\n1,PC\n"), T("name,display,state,start\nfax,FAX,stopped,manual\n"), T("dn = 1\n"),
		T("<html><head><title>台帳</title></head></html>"), T("[{\"name\":\"x\"}]"), T("config firewall policy\n"),
		T("#TYPE nothing\n"), T("[Section]\nkey=value\n"), T("\0\1\2"),
	};
	for (size_t i = 0; i < LENGTH(others); i++)
		for (size_t s = 0; s < LENGTH(samples); s++)
			assert_false(reader_named(str_of(samples[s].reader))->is(others[i]));
}

static void files_of_another_shape_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *reader;
		str bytes;
		const char *charset;
	} rows[] = {
		{ "systemd", T("[{\"unit\":"), "" },   { "systemd", T("{\"unit\":\"ssh.service\"}"), "" },
		{ "adcsv", T(""), "" },                { "adcsv", T("#TYPE Microsoft.ActiveDirectory"), "" },
		{ "hotfix", T("\n\n"), "" },           { "services", T("Name,\"State\n"), "" },
		{ "ldif", T("dn: \x82"), "UTF-8" },    { "secedit", T("\xFF"), "UTF-8" },
		{ "scquery", T("\xFF"), "UTF-8" },     { "registry", T("\xFF"), "UTF-8" },
		{ "gpresult", T("\xFF"), "UTF-8" },    { "systemd", T("\xFF"), "UTF-8" },
		{ "osinfo", T("\xFF"), "UTF-8" },      { "systeminfo", T("\xFF"), "no such charset" },
		{ "adpolicy", T("\xFF"), "UTF-8" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct book b = { 0 };
		struct err e;
		const struct reader *r = reader_named(str_of(rows[i].reader));
		refuses(r->read(&a, rows[i].bytes, str_of(rows[i].charset), S("x"), &b, &e), e, ERR_INPUT);
	}
}

/* A head, then a piece so many times: one record more than fits. */
static void files_over_a_bound_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *reader;
		str head, piece;
		size_t times;
		const char *en;
	} rows[] = {
		{ "ldif", T(""), T("dn: x\nsAMAccountName: x\n\n"), SHEET_CELLS_MAX / 15 + 1, "too many rows" },
		{ "adcsv", T("sAMAccountName,DN\n"), T("x\n"), SHEET_CELLS_MAX / 15 + 1, "too many rows" },
		{ "scquery", T(""), T("SERVICE_NAME:x\n"), SHEET_CELLS_MAX / 8 + 2, "too many rows" },
		{ "services", T("Name,State,StartMode\n"), T("x\n"), SHEET_CELLS_MAX / 6 + 1, "too many rows" },
		{ "secedit", T(""), T("0123456789abcdef"), FILE_BYTES_MAX / 16 + 1, "too large" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf bytes = { 0 };
		struct book b = { 0 };
		struct err e;
		buf_put(&bytes, rows[i].head);
		for (size_t n = 0; n < rows[i].times; n++)
			buf_put(&bytes, rows[i].piece);
		const struct reader *r = reader_named(str_of(rows[i].reader));
		refuses(r->read(&a, buf_str(&bytes), S(""), S("PC-1"), &b, &e), e, ERR_INPUT);
		assert_non_null(strstr(e.en, rows[i].en));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(other_files_are_left_to_others),
		cmocka_unit_test(files_of_another_shape_are_refused),
		cmocka_unit_test(files_over_a_bound_are_refused),
		cmocka_unit_test(cut_files_are_read_or_refused),
		cmocka_unit_test(no_secret_comes_in),
		cmocka_unit_test(samples_are_known_by_one_reader_alone),
		cmocka_unit_test(samples_are_read_as_written_beside_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
