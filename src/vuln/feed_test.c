/* feed_test.c - a file is taken whole or not at all, says where it broke, and is known by its content.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "gzip_given.h"
#include "vuln_given.h"

#define HEAD_BYTES (64u << 10) /* by which a format is told */

static const char names[] = "vendor\tmaker\tMaker\n";

#define SHARE(cve, below) NVD(cve, "2026-02-01T00:00:00.000", ANY(MATCH("a", "share", "*", BELOW(below))))
static const char good[] = NVD_FEED(SHARE("CVE-2030-0001", "2.0") "," SHARE("CVE-2030-0002", "3.0"));
static const char kev_csv[] = "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate,knownRansomwareCampaignUse,notes,cwes\n"
			      "CVE-2030-0003,Maker,Share,A hole,2026-01-09,Short,Patch,2026-01-30,Known,,\n";
static const char eol[] = "{\"share\":{\"title\":\"Share\",\"identifiers\":[{\"cpe\":\"cpe:2.3:a:maker:share\"}],\"releases\":[{\"releaseCycle\":\"1\",\"eol\":\"2022-01-01\"}]}}";

/* Everything that the catalogue holds. */
static str held(struct vuln *v)
{
	auto_buf all = { 0 };
	struct err e = { 0 };
#define PUT(sql)                                                                                               \
	do {                                                                                                   \
		auto_rows rows = db_ask(v->db, &e, sql, NONE);                                                 \
		while (rows_next(&rows))                                                                       \
			buf_fmt(&all, "%.*s\n", P(rows_str(&rows, 0)));                                        \
		assert_true(rows_done(&rows));                                                                 \
	} while (0)
	PUT("SELECT 'feed ' || kind || ' ' || name || ' ' || records FROM feed ORDER BY name");
	PUT("SELECT 'product ' || id || ' ' || vendor || ':' || name || ' ' || words || ' ' || series FROM product ORDER BY id");
	PUT("SELECT 'told ' || id || ' ' || cve || ' ' || digest || ' ' || modified || ' ' || first || ' ' || last FROM told ORDER BY id");
	PUT("SELECT 'claim ' || id || ' ' || cve || ' ' || product || ' ' || flags || ' ' || hex(lo) || ' ' || hex(hi) FROM claim ORDER BY id");
	PUT("SELECT 'eol ' || name || ' ' || cycle || ' ' || ended_on FROM eol ORDER BY name, cycle");
	PUT("SELECT 'note ' || name || ' ' || value FROM note ORDER BY name");
#undef PUT
	return arena_copy(&v->t.arena, buf_str(&all));
}

/* The file is refused, named, and leaves everything as it was. */
static void breaks(struct vuln *v, str bytes, const char *where)
{
	struct feed_result r;
	struct err e = { 0 };
	str before = held(v);
	if (vuln_take(v, "broken", bytes, &r, &e))
		fail_msg("%.*s… was taken", (int)(bytes.n < 80 ? bytes.n : 80), bytes.p);
	assert_int_equal(e.kind, ERR_INPUT);
	assert_true(e.ja[0]);
	if (!str_has(str_of(e.en), S("/broken: ")) || !str_has(str_of(e.en), str_of(where)))
		fail_msg("%s: no \"%s\"", e.en, where);
	same(held(v), before);
}

static void what_is_broken_leaves_everything_as_it_was(void **state)
{
	(void)state;
	struct vuln v;
	auto_buf bomb = { 0 };
	vuln_open(&v, names);
	vuln_give(&v, str_of(good));
	vuln_give(&v, str_of(eol));
	for (int i = 0; i < 100000; i++)
		buf_byte(&bomb, '[');
	breaks(&v, S(""), "empty");
	breaks(&v, S("   \n"), "empty");
	breaks(&v, S("nothing"), "formats");
	breaks(&v, S("a,b\n1,2\n"), "formats");
	breaks(&v, S("{}"), "formats");
	breaks(&v, buf_str(&bomb), "formats");
	breaks(&v, S("{\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-0009\"}"), "in the middle (0");
	breaks(&v, S("{\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-0009\"}},"), "in the middle (1");
	breaks(&v, S("{\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-0009\"}},{\"cve\":{\"id\":\"CVE-2030-0010\"}}]}}"), "brackets");
	breaks(&v, S("{\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-0009\"}},{\"cve\":{\"id\":}}]}"), "record 2");
	breaks(&v, S("{\"vulnerabilities\":[{\"cve\":{}}]}"), "formats");
	breaks(&v, S("{\"cveMetadata\":{\"cveId\":\"CVE-2030-0009\"}}{\"cveMetadata\":{}}"), "record 2");
	breaks(&v, S("{\"share\":{\"releases\":[{\"releaseCycle\":\"9\"}]}"), "");
	breaks(&v, S("{\"share\":{\"releases\":[{\"releaseCycle\":\"9\"}]},\"broken\":{\"releases\":[{\"releaseCycle\":}]}}"), "byte");
	breaks(&v, S("cveID,product\n"), "");
	str deep = arena_fmt(&v.t.arena, "{\"vulnerabilities\":[{\"cve\":%.*s", P(buf_str(&bomb)));
	breaks(&v, deep, "formats");
	bomb.n = 1000;
	buf_put(&bomb, S("1"));
	for (int i = 0; i < 1000; i++)
		buf_byte(&bomb, ']');
	breaks(&v, arena_fmt(&v.t.arena, "{\"vulnerabilities\":[{\"cve\":%.*s}]}", P(buf_str(&bomb))), "formats");
	vuln_close(&v);
}

static void what_is_packed_and_broken_too(void **state)
{
	(void)state;
	struct vuln v;
	auto_buf packed = { 0 }, broken = { 0 };
	vuln_open(&v, names);
	vuln_give(&v, str_of(eol));
	gzip_pack(str_of(good), &packed);
	for (size_t n = 3; n < packed.n; n += 7)
		breaks(&v, str_first(buf_str(&packed), n), "cut off");
	buf_put(&broken, buf_str(&packed));
	broken.p[packed.n / 2] ^= 0x10;
	breaks(&v, buf_str(&broken), "");
	vuln_give(&v, buf_str(&packed));
	same(vuln_of(&v, "Share", "2.5"), S("CVE-2030-0002"));
	vuln_close(&v);
}

static void a_file_is_known_by_its_content(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *format;
	} files[] = {
		{ good, "nvd" },
		{ CVE5("CVE-2030-0001", "", CNA(AFFECTED("Share", WORDS("1.0")))), "cve5" },
		{ CVE5("CVE-2030-0001", "", CNA(AFFECTED("Share", WORDS("1.0")))) "\n" CVE5("CVE-2030-0002", "", CNA(AFFECTED("Share", WORDS("1.0")))) "\n", "cve5" },
		{ "{\"title\":\"CISA\",\"vulnerabilities\":[{\"cveID\":\"CVE-2030-0001\"}]}", "kev" },
		{ kev_csv, "kev-csv" },
		{ eol, "eol" },
		{ "{\"schema_version\":\"1.2.0\",\"result\":{\"name\":\"share\",\"releases\":[{\"name\":\"1\",\"isEol\":true}]}}", "eol" },
	};
	for (size_t i = 0; i < LENGTH(files); i++)
		for (int way = 0; way < 4; way++) {
			struct vuln v;
			auto_buf packed = { 0 };
			vuln_open(&v, names);
			str bytes = arena_fmt(&v.t.arena, "%s%s%s", way & 1 ? "\xEF\xBB\xBF" : "", way & 1 ? "\r\n " : "", files[i].bytes);
			gzip_pack(bytes, &packed);
			struct feed_result r = vuln_give(&v, way & 2 ? buf_str(&packed) : bytes);
			same(str_of(feed_format_name(r.format)), str_of(files[i].format));
			assert_true(r.taken.records + r.rows > 0 && r.passed == 0);
			vuln_close(&v);
		}
}

/* The beginning of a long file is read apart; wherever it ends, nothing is lost. */
static void blanks_at_the_end_of_the_head_are_kept(void **state)
{
	(void)state;
	struct vuln v;
	vuln_open(&v, names);
	str text = arena_fmt(&v.t.arena, "{\"format\":\"NVD_CVE\",\"vulnerabilities\":[{\"cve\":{\"id\":\"CVE-2030-0001\",\"descriptions\":[{\"lang\":\"en\",\"value\":\"");
	auto_buf file = { 0 };
	buf_put(&file, text);
	while (file.n < HEAD_BYTES - 3)
		buf_byte(&file, 'x');
	buf_put(&file, S("   y\"}]}}]}"));
	/* In pieces of which one ends where the head does. */
	auto_buf packed = { 0 };
	gzip_pack(str_first(buf_str(&file), HEAD_BYTES), &packed);
	gzip_pack(str_from(buf_str(&file), HEAD_BYTES), &packed);
	vuln_give(&v, buf_str(&packed));
	struct err e = { 0 };
	str summary;
	works(db_one_str(v.db, &v.t.arena, &e, &summary, "SELECT summary FROM told", NONE), e);
	assert_true(str_ends(summary, S("x   y")));
	vuln_close(&v);
}

/* A record once more is the same one, in whatever file it comes. */
static void a_record_is_known_again(void **state)
{
	(void)state;
	struct vuln v;
	auto_buf long_one = { 0 };
	vuln_open(&v, names);
	vuln_give(&v, str_of(good));
	buf_put(&long_one, S("{\"format\":\"NVD_CVE\",\"padding\":\""));
	while (long_one.n < HEAD_BYTES - 100)
		buf_byte(&long_one, ' ');
	buf_put(&long_one, S("\",\"vulnerabilities\":[\n  " SHARE("CVE-2030-0002", "3.0") ",\n  " SHARE("CVE-2030-0001", "2.0") "\n]}"));
	struct feed_result r = vuln_give(&v, buf_str(&long_one));
	assert_int_equal(r.taken.records, 2);
	assert_int_equal(r.taken.same, 2);
	vuln_close(&v);
}

static void what_a_feed_tells_is_noted(void **state)
{
	(void)state;
	struct vuln v;
	struct err e = { 0 };
	int64_t records;
	vuln_open(&v, names);
	vuln_give(&v, str_of(good));
	vuln_give(&v, str_of(kev_csv));
	works(db_one_int(v.db, &e, &records, 0, "SELECT records FROM feed WHERE kind = 'nvd' AND name = 'feed' AND trouble IS NULL", NONE), e);
	assert_int_equal(records, 2);
	works(db_one_int(v.db, &e, &records, 0, "SELECT COUNT(*) FROM feed", NONE), e);
	assert_int_equal(records, 2);
	vuln_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_broken_leaves_everything_as_it_was),
		cmocka_unit_test(what_is_packed_and_broken_too),
		cmocka_unit_test(a_file_is_known_by_its_content),
		cmocka_unit_test(blanks_at_the_end_of_the_head_are_kept),
		cmocka_unit_test(a_record_is_known_again),
		cmocka_unit_test(what_a_feed_tells_is_noted),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
