/* jvn_test.c - JVN iPedia's feeds, however they are cut into pieces.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "jvn.h"

#define VULDEF(inner) "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<VULDEF-Document version=\"3.2\" xmlns=\"http://jvn.jp/vuldef/\" " \
	"xmlns:status=\"http://jvndb.jvn.jp/myjvn/Status\">" inner "</VULDEF-Document>"
#define ENTRY(id, inner) "<Vulinfo><VulinfoID>" id "</VulinfoID><VulinfoData>" inner "</VulinfoData></Vulinfo>"
#define RELATED(type, id, url) "<RelatedItem type=\"" type "\"><Name>n</Name><VulinfoID>" id "</VulinfoID><URL>" url "</URL></RelatedItem>"
#define RSS(inner) "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" " \
	"xmlns:sec=\"http://jvn.jp/rss/mod_sec/\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><channel><title>Feed</title></channel>" inner "</rdf:RDF>"

static bool gather(void *of, const struct advisory *adv, struct err *e)
{
	static const char *const whats[] = { "untold", "all", "ranges" };
	(void)e;
	buf_fmt(of, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.1f|%.*s|%.*s\n", P(adv->cve), P(adv->title), P(adv->summary), P(adv->url), P(adv->published),
	        P(adv->modified), adv->score, P(adv->fix), P(adv->fix_url));
	for (size_t i = 0; i < adv->count; i++) {
		const struct claim *c = &adv->claims[i];
		assert_int_equal(c->source, ADVISORY_JVN);
		same(c->issuer, S("jvn"));
		buf_fmt(of, "%.*s/%.*s %c:%.*s:%.*s %s \"%.*s\"\n", P(c->vendor), P(c->product), c->part ? c->part : '-', P(c->cpe_vendor), P(c->cpe_product),
		        whats[c->what], P(c->said));
	}
	return true;
}

/* In pieces of `size` bytes. */
static bool read_pieces(const char *text, size_t size, struct buf *out, size_t *passed, struct err *e)
{
	struct jvn j;
	bool ok = true;
	jvn_begin(&j, gather, out);
	for (str rest = str_of(text); ok && rest.n; rest = str_from(rest, size))
		ok = jvn_put(&j, str_first(rest, size), e);
	ok = ok && jvn_end(&j, e);
	*passed = j.passed;
	jvn_drop(&j);
	return ok;
}

static void gives(const char *text, size_t passed, const char *want)
{
	static const size_t sizes[] = { 1, 7, 64, 100000 };
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		auto_buf out = { 0 };
		struct err e = { 0 };
		size_t without_cve;
		works(read_pieces(text, sizes[i], &out, &without_cve, &e), e);
		same(buf_str(&out), str_of(want));
		assert_int_equal(without_cve, passed);
	}
}

static void an_entry_is_an_advisory_for_each_cve(void **state)
{
	(void)state;
	gives(VULDEF(ENTRY("JVNDB-2030-000001",
	      "<Title> 共有ソフトに複数の脆弱性 </Title><VulinfoDescription><Overview>穴 &amp; 穴</Overview></VulinfoDescription>"
	      "<Affected><AffectedItem><Name>メーカー</Name><ProductName>共有</ProductName><Cpe version=\"2.2\">cpe:/a:maker:share</Cpe>"
	      "<VersionNumber>2.13.0 から 2.15.0 より前のバージョン</VersionNumber><VersionNumber/></AffectedItem>"
	      "<AffectedItem><VersionNumber>すべてのバージョン</VersionNumber><ProductName>(複数の製品)</ProductName><Name>メーカー</Name></AffectedItem>"
	      "<AffectedItem><Name>他社</Name><ProductName>箱</ProductName><VersionNumber/></AffectedItem></Affected>"
	      "<Impact><Cvss version=\"3.0\"><Severity type=\"Base\">High</Severity><Base>8.1</Base></Cvss><Cvss version=\"2.0\"><Base>9.3</Base></Cvss></Impact>"
	      "<Solution><SolutionItem><Description>最新版にしてください。</Description></SolutionItem></Solution>"
	      "<Related>" RELATED("advisory", "JVN#12345678", "https://jvn.example/") RELATED("vendor", "お知らせ", "https://maker.example/1")
	      RELATED("vendor", "続報", "https://maker.example/2") RELATED("advisory", "CVE-2030-0001", "u") RELATED("advisory", "CVE-2030-0001", "u")
	      RELATED("advisory", "CVE-2030-0002", "u") "</Related><History><HistoryItem><Description>x</Description></HistoryItem></History>"
	      "<DateFirstPublished>2030-01-02T03:04:05+09:00</DateFirstPublished><DateLastUpdated>2030-02-03T00:00:00+09:00</DateLastUpdated>")
	      ENTRY("other-1", "<Title>番号なし</Title>")
	      "<status:Status retCd=\"0\" errMsg=\"\"/>"), 1,
#define HEAD "|共有ソフトに複数の脆弱性|穴 & 穴|https://jvndb.jvn.jp/ja/contents/2030/JVNDB-2030-000001.html|2030-01-02T03:04:05+09:00|" \
	"2030-02-03T00:00:00+09:00|8.1|最新版にしてください。|https://maker.example/1\n"                                                       \
	"メーカー/共有 a:maker:share ranges \"2.13.0 から 2.15.0 より前のバージョン\"\nメーカー/(複数の製品) -:: all \"すべてのバージョン\"\n"    \
	"他社/箱 -:: untold \"\"\n"
	      "CVE-2030-0001" HEAD "CVE-2030-0002" HEAD);
#undef HEAD
}

static void the_rss_names_products_only(void **state)
{
	(void)state;
	gives(RSS("<item><title>箱における脆弱性</title><link>https://jvndb.jvn.jp/ja/contents/2030/JVNDB-2030-000002.html</link><description>穴&#13;\n</description>"
	      "<sec:identifier>JVNDB-2030-000002</sec:identifier><sec:references source=\"CVE\" id=\"CVE-2030-0003\">u</sec:references>"
	      "<sec:references source=\"NVD\" id=\"CVE-2030-0003\">u</sec:references><sec:references title=\"t\" id=\"CWE-79\">u</sec:references>"
	      "<sec:cpe version=\"2.2\" vendor=\"メーカー\" product=\"箱\">cpe:/h:maker:box</sec:cpe><sec:cpe version=\"2.2\" vendor=\"M\" product=\"p\">?</sec:cpe>"
	      "<sec:cvss version=\"2.0\" score=\"9.3\"/><sec:cvss version=\"3.0\" score=\"5.4\"/>"
	      "<dcterms:issued>2030-01-02T03:04+09:00</dcterms:issued><dcterms:modified>2030-02-02T03:04+09:00</dcterms:modified></item>"), 0,
	      "CVE-2030-0003|箱における脆弱性|穴|https://jvndb.jvn.jp/ja/contents/2030/JVNDB-2030-000002.html|2030-01-02T03:04+09:00|2030-02-02T03:04+09:00|5.4||\n"
	      "メーカー/箱 h:maker:box untold \"\"\nM/p -:: untold \"\"\n");
}

static void what_is_no_feed_is_refused(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} given[] = {
		{ "", "broken" },
		{ "{\"json\":1}", "broken" },
		{ "<html><body/></html>", "no entry" },
		{ VULDEF(""), "no entry" },
		{ "<VULDEF-Document><Vulinfo></Vulinfo><Vulinfo>", "broken (line 1)" },
		{ "<VULDEF-Document>\n<Vulinfo></Vulinf></VULDEF-Document>", "broken (line 2)" },
		{ "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><VULDEF-Document/>", "broken" },
		{ "<?xml version=\"1.0\"?><VULDEF-Document><Vulinfo><VulinfoData><Title>\x83\x5d</Title></VulinfoData></Vulinfo></VULDEF-Document>", "broken" },
		{ "<!DOCTYPE a [<!ENTITY b \"haha\"><!ENTITY c \"&b;&b;&b;&b;\">]><VULDEF-Document>&c;</VULDEF-Document>", "DOCTYPE" },
		{ "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><VULDEF-Document/>", "DOCTYPE" },
		{ VULDEF("<status:Status retCd=\"1\" errCd=\"X\" errMsg=\"wrong parameter\"/>"), "wrong parameter" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		struct err e;
		size_t passed;
		refuses(read_pieces(given[i].text, 5, &out, &passed, &e), e, ERR_INPUT);
		if (!str_has(str_of(e.en), str_of(given[i].says)))
			fail_msg("%zu: %s", i, e.en);
	}
}

static void deep_and_long_ones_are_refused(void **state)
{
	(void)state;
	static const struct {
		const char *head, *again;
		size_t times;
		const char *says;
	} given[] = {
		{ "", "<a>", 4000000, "depth of nesting" },
		{ "<VULDEF-Document><Vulinfo><VulinfoData><Affected><AffectedItem>", "<VersionNumber>1.0, 1.1, 1.2, 1.3, 1.4</VersionNumber>", 100000, "" },
		{ "<VULDEF-Document><Vulinfo><VulinfoData>", "<Title>0123456789012345678901234567890123456789012345678901234567890123456789</Title>", 1000000, "too long" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		struct jvn j;
		struct err e = { 0 };
		jvn_begin(&j, gather, &out);
		bool ok = jvn_put(&j, str_of(given[i].head), &e);
		for (size_t n = 0; ok && n < given[i].times; n++)
			ok = jvn_put(&j, str_of(given[i].again), &e);
		if (*given[i].says) {
			assert_false(ok);
			assert_int_equal(e.kind, ERR_INPUT);
			assert_true(str_has(str_of(e.en), str_of(given[i].says)));
		} else {
			assert_true(ok && j.adv.cut && j.adv.count == ADVISORY_CLAIMS_MAX);
		}
		jvn_drop(&j);
	}
}

static bool refuse(void *of, const struct advisory *adv, struct err *e)
{
	(void)adv;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void a_taker_can_stop_it(void **state)
{
	(void)state;
	struct jvn j;
	struct err e = { 0 };
	int calls = 0;
	jvn_begin(&j, refuse, &calls);
	assert_false(jvn_put(&j, S(VULDEF(ENTRY("a", "<Related>" RELATED("advisory", "CVE-1", "") RELATED("advisory", "CVE-2", "") "</Related>")
	                                  ENTRY("b", "<Related>" RELATED("advisory", "CVE-3", "") "</Related>"))), &e));
	assert_int_equal(e.kind, ERR_DISK);
	assert_int_equal(calls, 1);
	jvn_drop(&j);
}

static void samples_are_read(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		size_t taken, passed;
		const char *has;
	} given[] = {
		{ "jvndb_detail_2021.rdf", 1, 1, "" },
		{ "jvndb_detail_2022.rdf", 2, 0, "ExpressTech/Quiz And Survey Master a:expresstech:quiz_and_survey_master ranges \"7.3.7 より前のバージョン\"\n" },
		{ "jvndb_detail_2023.rdf", 2, 0, "Linux/Linux Kernel o:linux:linux_kernel ranges \"5.16.3 未満\"\n" },
		{ "jvndb_2011.rdf", 1, 0, "マイクロソフト/Microsoft Internet Explorer a:microsoft:internet_explorer untold \"\"\n" },
		{ "jvndb_2022.rdf", 3, 0, "Google/Android o:google:android untold \"\"\n" },
		{ "jvndb_new.rdf", 2, 0, "CVE-2022-46723|アップルの macOS における脆弱性|" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		struct err e = { 0 };
		struct jvn j;
		str bytes;
		if (!reference_read(&a, arena_fmt(&a, "vuln/jvn-samples/%s", given[i].name).p, &bytes))
			skip();
		jvn_begin(&j, gather, &out);
		works(jvn_put(&j, bytes, &e) && jvn_end(&j, &e), e);
		print_message("%s: %zu entries\n", given[i].name, j.taken);
		assert_int_equal(j.taken, given[i].taken);
		assert_int_equal(j.passed, given[i].passed);
		assert_true(str_has(buf_str(&out), str_of(given[i].has)));
		jvn_drop(&j);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_is_an_advisory_for_each_cve),
		cmocka_unit_test(the_rss_names_products_only),
		cmocka_unit_test(what_is_no_feed_is_refused),
		cmocka_unit_test(deep_and_long_ones_are_refused),
		cmocka_unit_test(a_taker_can_stop_it),
		cmocka_unit_test(samples_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
