/* fetch_test.c - sources brought up to date from a server of the test's own: what is taken, what is refused, and how a source
 * that was cut goes on.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/seal.h"
#include "certificate.h"
#include "collect.h"
#include "commands.h"
#include "duties.h"
#include "frame/facility.h"
#include "gzip_given.h"
#include "net/http.h"
#include "tar_given.h"
#include "toy.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PAGES_MAX 64u
#define CVE5(id) "{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"" id "\",\"state\":\"PUBLISHED\",\"dateUpdated\":\"2026-11-01T00:00:00.000Z\"}," \
	"\"containers\":{\"cna\":{\"affected\":[{\"vendor\":\"Example\",\"product\":\"Gate\",\"versions\":[{\"version\":\"1.0\",\"status\":\"affected\"}]}]}}}"
#define KEV(id) "{\"title\":\"KEV\",\"vulnerabilities\":[{\"cveID\":\"" id "\",\"vendorProject\":\"Example\",\"product\":\"Gate\",\"vulnerabilityName\":\"a hole\"," \
	"\"dateAdded\":\"2026-11-20\",\"knownRansomwareCampaignUse\":\"Unknown\"}]}"
#define NVD(count, total, records) "{\"resultsPerPage\":" count ",\"startIndex\":0,\"totalResults\":" total ",\"format\":\"NVD_CVE\",\"version\":\"2.0\",\"vulnerabilities\":[" records "]}"
#define NVD_CVE(id) "{\"cve\":{\"id\":\"" id "\",\"lastModified\":\"2026-11-01T00:00:00.000\",\"descriptions\":[{\"lang\":\"en\",\"value\":\"a hole\"}]}}"

/* ---- the other side */

static struct {
	pthread_mutex_t lock;
	struct page {
		const char *path; /* an address begins with it, the first that fits answers */
		str body;
		const char *etag; /* NULL: none */
		unsigned status, asked;
	} pages[PAGES_MAX];
	size_t count, requests;
	char targets[PAGES_MAX][256]; /* the last ones */
} other = { .lock = PTHREAD_MUTEX_INITIALIZER };

static struct page *page_at(const char *path)
{
	for (size_t i = 0; i < other.count; i++)
		if (!strcmp(other.pages[i].path, path))
			return &other.pages[i];
	assert_true(other.count < PAGES_MAX);
	other.pages[other.count] = (struct page){ .path = path, .status = 404 };
	return &other.pages[other.count++];
}

static void serves(const char *path, str body)
{
	pthread_mutex_lock(&other.lock);
	struct page *page = page_at(path);
	*page = (struct page){ .path = path, .body = body, .status = 200, .asked = page->asked };
	pthread_mutex_unlock(&other.lock);
}

static void serves_text(const char *path, const char *body)
{
	serves(path, str_of(body));
}

static void fails(const char *path, unsigned status)
{
	serves_text(path, "no");
	page_at(path)->status = status;
}

static unsigned asked_for(const char *path)
{
	return page_at(path)->asked;
}

static bool site_begin(void *of, const struct http_request *r, struct http_plan *plan, struct http_answer *a)
{
	(void)of;
	(void)r;
	(void)plan;
	(void)a;
	return true;
}

static void answer_page(struct page *page, const struct http_request *r, struct http_answer *a)
{
	page->asked++;
	a->status = page->status;
	if (page->etag)
		http_head(a, "ETag", str_of(page->etag));
	if (page->etag && str_eq(http_header(r, "If-None-Match"), str_of(page->etag)))
		a->status = 304;
	else
		buf_put(&a->body, page->body);
}

static void site_answer(void *of, const struct http_request *r, struct http_answer *a)
{
	(void)of;
	a->status = 404;
	pthread_mutex_lock(&other.lock);
	snprintf(other.targets[other.requests++ % PAGES_MAX], sizeof other.targets[0], "%.*s", P(r->target));
	for (size_t i = 0; i < other.count; i++)
		if (str_starts(r->target, str_of(other.pages[i].path))) {
			answer_page(&other.pages[i], r, a);
			break;
		}
	pthread_mutex_unlock(&other.lock);
}

static const char *last_target(void)
{
	return other.targets[(other.requests - 1) % PAGES_MAX];
}

/* ---- this side */

struct place {
	struct toy toy;
	struct http_server *server;
	struct db *db;
	const struct dictionary *d;
	struct fetch *fetch;
	str certificate;
	struct collected done;
	struct err e;
};

static void place_open(struct place *p, bool tls)
{
	static const struct http_site site = { site_begin, site_answer, NULL };
	struct err e = { 0 };
	*p = (struct place){ 0 };
	other.count = other.requests = 0;
	toy_open(&p->toy, duties);
	struct http_listen ask = { .address = S("127.0.0.1"), .socket = -1, .threads = 1, .hands = 1, .spool = str_of(p->toy.folder) };
	if (tls)
		certificate_make(&p->toy.arena, &ask.certificate, &ask.key);
	p->certificate = ask.certificate;
	p->server = http_open(&ask, &site, &e);
	if (!p->server)
		fail_msg("%s", e.en);
	struct fetch_line line = { .plain = true, .patience = { 5000, 5, 30, 1, 1000 } };
	works(p->fetch = fetch_open(&line, &e), e);
	works(p->d = catalogue_dictionary(&p->toy.w, &e), e);
	works(p->db = catalogue_open(&p->toy.w, true, &e), e);
}

static void place_close(struct place *p)
{
	fetch_close(&p->fetch);
	db_close(&p->db);
	http_close(&p->server);
	toy_close(&p->toy);
}

static str address(struct place *p, const char *path)
{
	return arena_fmt(&p->toy.arena, "http://127.0.0.1:%u%s", http_port(p->server), path);
}

static bool collect(struct place *p, const char *name, const char *path)
{
	struct collecting c = { .w = &p->toy.w, .db = p->db, .d = p->d, .fetch = p->fetch, .source = source_named(str_of(name)), .url = address(p, path) };
	p->e = (struct err){ 0 };
	bool ok = collect_source(&c, &p->e);
	p->done = c.done;
	return ok;
}

static int64_t holds(struct place *p, const char *cve)
{
	int64_t count = -1;
	struct err e = { 0 };
	works(db_one_int(p->db, &e, &count, -1, "SELECT COUNT(*) FROM told WHERE cve = ?", BIND(V(cve_number(str_of(cve))))), e);
	return count;
}

static struct source_age age_of(struct place *p, const char *name)
{
	static struct source_age ages[SOURCES_MAX];
	size_t count;
	struct err e = { 0 };
	works(sources_age(&p->toy.w, p->db, ages, &count, &e), e);
	for (size_t i = 0; i < count; i++)
		if (!strcmp(ages[i].source->name, name))
			return ages[i];
	fail_msg("no source %s", name);
	return ages[0];
}

static const char *sha256(struct place *p, str bytes)
{
	return digest_hex(&p->toy.arena, digest_of(bytes)).p;
}

static const char *fmt(struct place *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
static const char *fmt(struct place *p, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str text = arena_vfmt(&p->toy.arena, format, args);
	va_end(args);
	return text.p;
}

static str packed(struct place *p, str bytes)
{
	auto_buf to = { 0 };
	gzip_pack(bytes, &to);
	return arena_copy(&p->toy.arena, buf_str(&to));
}

/* ---- one file */

static void one_file_comes_when_it_has_changed(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	assert_true(age_of(&p, "kev").due);
	same(age_of(&p, "kev").as_of, S(""));
	serves_text("/kev", KEV("CVE-2026-0001"));
	page_at("/kev")->etag = "\"one\"";
	works(collect(&p, "kev", "/kev"), p.e);
	assert_int_equal(p.done.added, 1);
	same(age_of(&p, "kev").as_of, S("2026-11-22"));
	same(age_of(&p, "kev").good_until, S("2026-11-29"));
	assert_false(age_of(&p, "kev").due);
	works(collect(&p, "kev", "/kev"), p.e);
	assert_int_equal(p.done.unchanged, 1);
	assert_int_equal(p.done.files, 0);
	p.toy.clock.stopped_at += 21 * 3600;
	assert_true(age_of(&p, "kev").due);
	serves_text("/kev", KEV("CVE-2026-0002"));
	page_at("/kev")->etag = "\"two\"";
	works(collect(&p, "kev", "/kev"), p.e);
	assert_int_equal(p.done.added, 1);
	assert_false(age_of(&p, "kev").due);
	/* From another address nothing is known of what is here. */
	serves_text("/mirror", KEV("CVE-2026-0003"));
	page_at("/mirror")->etag = "\"two\"";
	works(collect(&p, "kev", "/mirror"), p.e);
	assert_int_equal(p.done.files, 1);
	place_close(&p);
}

static void what_fails_leaves_what_there_was(void **state)
{
	(void)state;
	static const char *const bodies[] = { "<html>Please sign in</html>", "{\"vulnerabilities\":[{\"cveID\":\"CVE-2026-0009\"}", "" };
	struct place p;
	place_open(&p, false);
	serves_text("/kev", KEV("CVE-2026-0001"));
	works(collect(&p, "kev", "/kev"), p.e);
	p.toy.clock.stopped_at += 2 * 86400;
	for (size_t i = 0; i < LENGTH(bodies); i++) {
		serves_text("/kev", bodies[i]);
		assert_false(collect(&p, "kev", "/kev"));
		assert_int_equal(p.e.kind, ERR_INPUT);
		assert_int_equal(holds(&p, "CVE-2026-0001"), 1);
		assert_int_equal(holds(&p, "CVE-2026-0009"), 0);
		same(age_of(&p, "kev").as_of, S("2026-11-22"));
		same(str_of(age_of(&p, "kev").trouble.ja), str_of(p.e.ja));
		same(str_of(age_of(&p, "kev").trouble.en), str_of(p.e.en));
		assert_true(age_of(&p, "kev").due);
	}
	serves_text("/kev", KEV("CVE-2026-0001"));
	works(collect(&p, "kev", "/kev"), p.e);
	same(str_of(age_of(&p, "kev").trouble.ja), S(""));
	same(age_of(&p, "kev").as_of, S("2026-11-24"));
	place_close(&p);
}

/* ---- NVD */

static void serve_years(struct place *p)
{
	const char *text = NVD("1", "1", NVD_CVE("CVE-2024-1000"));
	serves("/years/nvdcve-2.0-2024.json.gz", packed(p, str_of(text)));
	serves_text("/years/nvdcve-2.0-2024.meta", fmt(p, "lastModifiedDate:2026-11-20T03:00:01-05:00\r\nsize:1\r\nsha256:%s\r\n", sha256(p, str_of(text))));
	const char *rest = NVD("1", "1", NVD_CVE("CVE-2003-1000"));
	serves("/years/nvdcve-2.0-2026", S("")); /* none yet: 404 */
	page_at("/years/nvdcve-2.0-2026")->status = 404;
	serves_text("/years/nvdcve-2.0-2003.json.gz", rest);
	serves_text("/years/nvdcve-2.0-2003.meta", fmt(p, "sha256:%s\nlastModifiedDate:2026-11-19T03:00:01-05:00\n", sha256(p, str_of(rest))));
	for (int year = 2002; year <= 2025; year++)
		if (year != 2024 && year != 2003) {
			serves_text(fmt(p, "/years/nvdcve-2.0-%d.json.gz", year), rest);
			serves_text(fmt(p, "/years/nvdcve-2.0-%d.meta", year), fmt(p, "sha256:%s\nlastModifiedDate:2026-11-21T03:00:01-05:00\n", sha256(p, str_of(rest))));
		}
}

static void years_fill_it_and_pages_go_on(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	serve_years(&p);
	serves_text("/years/nvdcve-2.0-2003.meta", fmt(&p, "sha256:%064d\nlastModifiedDate:2026-11-19T03:00:01-05:00\n", 0));
	assert_false(collect(&p, "nvd-years", "/years/"));
	assert_int_equal(p.e.kind, ERR_TAMPERED);
	assert_non_null(strstr(p.e.ja, "チェックサム"));
	assert_int_equal(p.done.refused, 1);
	assert_int_equal(holds(&p, "CVE-2024-1000"), 1); /* the others were taken */
	assert_true(age_of(&p, "nvd-years").due);
	serve_years(&p);
	works(collect(&p, "nvd-years", "/years/"), p.e);
	assert_int_equal(p.done.files, 1); /* only what was refused */
	p.toy.clock.stopped_at += 400 * (int64_t)86400;
	assert_false(age_of(&p, "nvd-years").due); /* it is a first fill */
	p.toy.clock.stopped_at -= 400 * (int64_t)86400;
	serves_text("/cves", NVD("1", "1", NVD_CVE("CVE-2026-1001")));
	works(collect(&p, "nvd", "/cves"), p.e);
	assert_int_equal(asked_for("/cves"), 1);
	assert_string_equal(last_target(), "/cves?lastModStartDate=2026-11-18T00:00:00.000Z&lastModEndDate=2026-11-22T03:00:00.000Z&startIndex=0&resultsPerPage=2000");
	assert_int_equal(holds(&p, "CVE-2026-1001"), 1);
	place_close(&p);
}

static void pages_go_on_where_they_were_cut(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	serve_years(&p);
	works(collect(&p, "nvd-years", "/years/"), p.e);
	fails("/cves?lastModStartDate=2026-11-18T00:00:00.000Z&lastModEndDate=2026-11-22T03:00:00.000Z&startIndex=2", 503);
	serves_text("/cves", NVD("2", "3", NVD_CVE("CVE-2026-1001") "," NVD_CVE("CVE-2026-1002")));
	assert_false(collect(&p, "nvd", "/cves"));
	assert_int_equal(p.e.kind, ERR_UNREACHED);
	assert_int_equal(holds(&p, "CVE-2026-1002"), 1);
	p.toy.clock.stopped_at += 3600;
	serves_text("/cves?lastModStartDate=2026-11-18T00:00:00.000Z&lastModEndDate=2026-11-22T03:00:00.000Z&startIndex=2", NVD("2", "3", NVD_CVE("CVE-2026-1003")));
	unsigned first = asked_for("/cves");
	works(collect(&p, "nvd", "/cves"), p.e);
	assert_int_equal(holds(&p, "CVE-2026-1003"), 1);
	/* The window that was begun, then the hour since. */
	assert_int_equal(asked_for("/cves"), first + 2);
	assert_non_null(strstr(last_target(), "lastModStartDate=2026-11-22T03:00:00.000Z&lastModEndDate=2026-11-22T04:00:00.000Z&startIndex=2"));
	place_close(&p);
}

static void no_news_is_no_error(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	serves_text("/cves", NVD("0", "0", ""));
	works(collect(&p, "nvd", "/cves"), p.e);
	/* Without a first fill it is asked from the beginning on, in windows that it answers. */
	assert_true(asked_for("/cves") > 80);
	same(age_of(&p, "nvd").as_of, S("2026-11-22"));
	serves_text("/cves", "{\"message\":\"maintenance\"}");
	assert_false(collect(&p, "nvd", "/cves"));
	assert_int_equal(p.e.kind, ERR_INPUT);
	place_close(&p);
}

/* ---- CVE */

#define CHANGE(id) "{\"cveId\":\"" id "\",\"githubLink\":\"https://elsewhere.example/" id ".json\"}"

static void changed_records_are_asked_for_one_by_one(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	serves_text("/list/cves/deltaLog.json", "[{\"fetchTime\":\"2026-11-21T10:00:00.000Z\",\"new\":[" CHANGE("CVE-2026-12345") "],\"updated\":[" CHANGE("CVE-2026-1234") "],\"error\":[]},\n"
	            "{\"fetchTime\":\"2026-11-21T09:00:00.000Z\",\"new\":[" CHANGE("CVE-2026-0777") "," CHANGE("CVE-2026-1234") "," CHANGE("CVE-2026-4000") "]}]");
	serves_text("/list/cves/2026/12xxx/CVE-2026-12345.json", CVE5("CVE-2026-12345"));
	serves_text("/list/cves/2026/1xxx/CVE-2026-1234.json", CVE5("CVE-2026-1234"));
	serves_text("/list/cves/2026/0xxx/CVE-2026-0777.json", "{\"cveMetadata\":{}}");
	/* CVE-2026-4000 is not there any more */
	assert_false(collect(&p, "cve", "/list/cves/deltaLog.json"));
	assert_int_equal(p.e.kind, ERR_INPUT);
	assert_int_equal(p.done.refused, 1);
	assert_int_equal(holds(&p, "CVE-2026-12345"), 1);
	assert_int_equal(holds(&p, "CVE-2026-1234"), 1);
	assert_int_equal(asked_for("/list/cves/2026/1xxx/CVE-2026-1234.json"), 1);
	serves_text("/list/cves/deltaLog.json", "[{\"fetchTime\":\"2026-11-21T11:00:00.000Z\",\"new\":[],\"updated\":[" CHANGE("CVE-2026-0777") "]},"
	            "{\"fetchTime\":\"2026-11-21T10:00:00.000Z\",\"new\":[" CHANGE("CVE-2026-12345") "]}]");
	serves_text("/list/cves/2026/0xxx/CVE-2026-0777.json", CVE5("CVE-2026-0777"));
	works(collect(&p, "cve", "/list/cves/deltaLog.json"), p.e);
	assert_int_equal(holds(&p, "CVE-2026-0777"), 1);
	assert_int_equal(asked_for("/list/cves/2026/12xxx/CVE-2026-12345.json"), 1);
	place_close(&p);
}

static void a_cut_list_of_changes_goes_on(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	serves_text("/cves/deltaLog.json", "[{\"fetchTime\":\"2\",\"new\":[" CHANGE("CVE-2026-2000") "]},{\"fetchTime\":\"1\",\"new\":[" CHANGE("CVE-2026-1000") "]}]");
	serves_text("/cves/2026/1xxx/", CVE5("CVE-2026-1000"));
	fails("/cves/2026/2xxx/", 503);
	assert_false(collect(&p, "cve", "/cves/deltaLog.json"));
	assert_int_equal(p.e.kind, ERR_UNREACHED);
	serves_text("/cves/2026/2xxx/", CVE5("CVE-2026-2000"));
	works(collect(&p, "cve", "/cves/deltaLog.json"), p.e);
	assert_int_equal(holds(&p, "CVE-2026-1000") + holds(&p, "CVE-2026-2000"), 2);
	serves_text("/cves/deltaLog.json", "[{\"fetchTime\":\"3\",\"new\":[");
	assert_false(collect(&p, "cve", "/cves/deltaLog.json"));
	place_close(&p);
}

static void put_record(struct buf *tar, const char *name, const char *text)
{
	tar_put(tar, name, "list-main", '0', str_of(text));
}

static void all_records_come_at_first(void **state)
{
	(void)state;
	struct place p;
	auto_buf tar = { 0 };
	place_open(&p, false);
	put_record(&tar, "README.md", "# not this");
	put_record(&tar, "cves/deltaLog.json", "[]");
	put_record(&tar, "cves/2026/1xxx/CVE-2026-1000.json", CVE5("CVE-2026-1000"));
	put_record(&tar, "cves/2026/2xxx/CVE-2026-2000.json", "{\"cveMetadata\":");
	put_record(&tar, "cves/2026/3xxx/CVE-2026-3000.json", CVE5("CVE-2026-3000"));
	serves("/all", buf_str(&tar)); /* without its end: it was cut */
	assert_false(collect(&p, "cve-all", "/all"));
	assert_int_equal(p.e.kind, ERR_INPUT);
	tar_end(&tar);
	serves("/all", packed(&p, buf_str(&tar)));
	assert_false(collect(&p, "cve-all", "/all"));
	assert_int_equal(p.done.refused, 1);
	assert_int_equal(holds(&p, "CVE-2026-1000") + holds(&p, "CVE-2026-3000"), 2);
	place_close(&p);
}

static void the_log_goes_on_after_all_records(void **state)
{
	(void)state;
	struct place p;
	auto_buf tar = { 0 };
	place_open(&p, false);
	put_record(&tar, "cves/2026/1xxx/CVE-2026-1000.json", CVE5("CVE-2026-1000"));
	tar_end(&tar);
	serves("/all", packed(&p, buf_str(&tar)));
	works(collect(&p, "cve-all", "/all"), p.e);
	assert_false(age_of(&p, "cve-all").due);
	serves_text("/cves/deltaLog.json", "[{\"fetchTime\":\"2026-11-21T10:00:00.000Z\",\"new\":[" CHANGE("CVE-2026-2000") "]},"
	            "{\"fetchTime\":\"2026-11-20T10:00:00.000Z\",\"new\":[" CHANGE("CVE-2026-1000") "]}]");
	serves_text("/cves/2026/2xxx/", CVE5("CVE-2026-2000"));
	works(collect(&p, "cve", "/cves/deltaLog.json"), p.e);
	assert_int_equal(p.done.records, 1);
	place_close(&p);
}

/* ---- CSAF */

static const char *entry(struct place *p, const char *at, const char *name, const char *hash)
{
	return fmt(p, "{\"updated\":\"%s\",\"content\":{\"src\":\"%s\"},\"link\":[{\"rel\":\"self\",\"href\":\"x\"},{\"rel\":\"hash\",\"href\":\"%s\"}]}", at,
	           address(p, fmt(p, "/csaf/%s", name)).p, address(p, fmt(p, "/csaf/%s", hash)).p);
}

static void a_provider_is_asked_by_its_lists(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	str one = S(CVE5("CVE-2026-1000")), two = S(CVE5("CVE-2026-2000"));
	serves_text("/provider.json", fmt(&p, "{\"distributions\":[{\"directory_url\":\"%s\"},{\"rolie\":{\"feeds\":[{\"tlp_label\":\"WHITE\",\"url\":\"%s\"},{\"tlp_label\":\"AMBER\",\"url\":\"%s\"}]}}]}",
	                                  address(&p, "/folder").p, address(&p, "/feed.json").p, address(&p, "/secret.json").p));
	serves_text("/feed.json", fmt(&p, "{\"feed\":{\"entry\":[%s,%s]}}", entry(&p, "2026-11-02T00:00:00Z", "two.json", "two.json.sha256"), entry(&p, "2026-11-01T00:00:00Z", "one.json", "one.json.sha512")));
	serves_text("/csaf/one.json.sha512", fmt(&p, "%s  one.json\n", digest_512_hex(&p.toy.arena, one).p));
	serves_text("/csaf/two.json.sha256", fmt(&p, "%s  two.json\n", sha256(&p, S("something else"))));
	serves("/csaf/one.json", one);
	serves("/csaf/two.json", two);
	assert_false(collect(&p, "csaf", "/provider.json"));
	assert_int_equal(p.e.kind, ERR_TAMPERED);
	assert_int_equal(holds(&p, "CVE-2026-1000"), 1);
	assert_int_equal(holds(&p, "CVE-2026-2000"), 0);
	assert_int_equal(asked_for("/folder") + asked_for("/secret.json"), 0);
	/* What was refused is asked for again, what was taken is not. */
	serves_text("/csaf/two.json.sha256", fmt(&p, "%s  two.json\n", sha256(&p, two)));
	works(collect(&p, "csaf", "/provider.json"), p.e);
	assert_int_equal(holds(&p, "CVE-2026-2000"), 1);
	assert_int_equal(p.done.files, 1);
	works(collect(&p, "csaf", "/provider.json"), p.e);
	assert_int_equal(p.done.files, 0);
	place_close(&p);
}

static void a_folder_does_for_a_list(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	str one = S(CVE5("CVE-2026-1000"));
	serves_text("/provider.json", fmt(&p, "{\"distributions\":[{\"directory_url\":\"%s\"}]}", address(&p, "/folder").p));
	serves_text("/folder/changes.csv", "\"2026/one.json\",\"2026-11-01T00:00:00Z\"\n\"2026/two.json\",\"2026-10-01T00:00:00Z\"\n");
	serves_text("/folder/2026/one.json.sha256", fmt(&p, "%s  one.json\n", sha256(&p, one)));
	fails("/folder/2026/one.json.sha512", 404);
	serves("/folder/2026/one.json", one);
	fails("/folder/2026/two.json.", 404); /* without a checksum TLS alone vouches for it */
	serves_text("/folder/2026/two.json", CVE5("CVE-2026-2000"));
	/* Another provider, that is not there, keeps none out. */
	struct collecting c = { .w = &p.toy.w, .db = p.db, .d = p.d, .fetch = p.fetch, .source = source_named(S("csaf")),
		                .url = arena_fmt(&p.toy.arena, "%s  %s", address(&p, "/nowhere.json").p, address(&p, "/provider.json").p) };
	assert_false(collect_source(&c, &p.e));
	assert_int_equal(p.e.kind, ERR_MISSING);
	assert_int_equal(holds(&p, "CVE-2026-1000") + holds(&p, "CVE-2026-2000"), 2);
	place_close(&p);
}

/* ---- JVN */

static const char *listed(struct place *p, const char *folder, const char *name, const char *digest)
{
	return fmt(p, "{\"url\":\"https://jvndb.jvn.jp/ja/feed/%s/%s\",\"filename\":\"%s\",\"sha256\":\"%s\",\"size\":1}", folder, name, name, digest);
}

static void files_are_held_against_the_list(void **state)
{
	(void)state;
	struct place p;
	place_open(&p, false);
	str one = S(CVE5("CVE-2026-1000")), two = S(CVE5("CVE-2026-2000"));
	serves_text("/ja/feed/checksum.txt", fmt(&p, "[%s,%s,%s,%s]", listed(&p, "detail", "jvndb_detail_2025.rdf", sha256(&p, one)), listed(&p, "detail", "jvndb_detail_2026.rdf", sha256(&p, one)),
	                                         listed(&p, "product", "myjvn_product_202610.rdf", sha256(&p, one)), listed(&p, "product", "myjvn_product_202611.rdf", sha256(&p, two))));
	serves("/ja/feed/detail/jvndb_detail_2025.rdf", one);
	serves("/ja/feed/detail/jvndb_detail_2026.rdf", two);
	serves("/ja/feed/product/myjvn_product_202611.rdf", two);
	assert_false(collect(&p, "jvn", "/ja/feed/checksum.txt"));
	assert_int_equal(p.e.kind, ERR_TAMPERED);
	assert_non_null(strstr(p.e.ja, "jvndb_detail_2026.rdf"));
	assert_int_equal(p.done.files, 2);
	assert_int_equal(asked_for("/ja/feed/product/myjvn_product_202610.rdf"), 0);
	serves("/ja/feed/detail/jvndb_detail_2026.rdf", one);
	works(collect(&p, "jvn", "/ja/feed/checksum.txt"), p.e);
	assert_int_equal(p.done.files, 1);
	assert_int_equal(p.done.unchanged, 2);
	place_close(&p);
}

/* ---- settings, the check, the command */

static void a_facility_says_what_it_wants(void **state)
{
	(void)state;
	struct place p;
	struct err e;
	bool on;
	place_open(&p, false);
	const struct source *nvd = source_named(S("nvd"));
	refuses(sources_change(&p.toy.w, nvd, &(struct source_change){ .url = "http://mirror.example/" }, &e), e, ERR_USAGE);
	refuses(sources_change(&p.toy.w, nvd, &(struct source_change){ .url = "https://a:b@mirror.example/" }, &e), e, ERR_USAGE);
	works(sources_change(&p.toy.w, nvd, &(struct source_change){ .state = "off", .url = "https://mirror.example/", .key = "open-sesame", .proxy = "http://a:open-sesame@proxy:8080" }, &e), e);
	works(source_on(&p.toy.w, nvd, &on, &e), e);
	assert_false(on);
	same(age_of(&p, "nvd").url, S("https://mirror.example/"));
	int64_t told = 0, named = 0;
	works(db_one_int(p.toy.w.db, &e, &told, 0, "SELECT COUNT(*) FROM journal WHERE detail LIKE '%sesame%'", NONE), e);
	works(db_one_int(p.toy.w.db, &e, &named, 0, "SELECT COUNT(*) FROM journal WHERE subject = 'nvd' AND detail LIKE '%\"key\"%'", NONE), e);
	assert_int_equal(told, 0);
	assert_int_equal(named, 1);
	works(sources_change(&p.toy.w, nvd, &(struct source_change){ .state = "on", .url = "" }, &e), e);
	same(age_of(&p, "nvd").url, str_of(nvd->url));
	place_close(&p);
}

/* "kev:ok jvn:unseen/never …" */
static str standing(struct place *p)
{
	static const char *const names[] = { [STATE_OK] = "ok", [STATE_SHORT] = "short", [STATE_UNSEEN] = "unseen" };
	struct check_result result;
	struct err e = { 0 };
	auto_buf out = { 0 };
	works(db_begin(p->toy.w.db, &e) && db_end(p->toy.w.db, sources_refresh(&p->toy.w, &e), &e), e);
	works(check_run(&p->toy.w, duty_check(duties, S("vuln.feeds")), &result, &e), e);
	assert_true(result.measured);
	for (size_t i = 0; i < result.count; i++)
		buf_fmt(&out, "%s%.*s:%s%s%s", i ? " " : "", P(result.rows[i].id), names[result.rows[i].state], result.rows[i].reason ? "/" : "",
		        result.rows[i].reason ? result.rows[i].reason->code : "");
	return arena_copy(&p->toy.arena, buf_str(&out));
}

static void the_check_says_how_old_it_is(void **state)
{
	(void)state;
	struct place p;
	struct err e;
	place_open(&p, false);
	same(standing(&p), S("kev:unseen/never jvn:unseen/never csaf:unseen/never epss:unseen/never eol:unseen/never nvd:unseen/never cve:unseen/never"));
	static const char *const unused[] = { "jvn", "csaf", "epss", "nvd", "cve" };
	for (size_t i = 0; i < LENGTH(unused); i++)
		works(sources_change(&p.toy.w, source_named(str_of(unused[i])), &(struct source_change){ .state = "off" }, &e), e);
	serves_text("/kev", KEV("CVE-2026-0001"));
	works(collect(&p, "kev", "/kev"), p.e);
	same(standing(&p), S("kev:ok eol:unseen/never"));
	fails("/kev", 404);
	assert_false(collect(&p, "kev", "/kev"));
	same(standing(&p), S("kev:short/trouble eol:unseen/never"));
	p.toy.clock.stopped_at += 8 * 86400;
	same(standing(&p), S("kev:short/old eol:unseen/never"));
	/* A file on a USB stick is as old as the newest day in it. */
	struct feed_result result;
	str file = path_join(&p.toy.arena, str_of(p.toy.folder), S("kev.json"));
	works(disk_write(p.toy.w.disk, file, S(KEV("CVE-2026-0002")), &e), e);
	works(feed_take(&p.toy.w, p.db, p.d, file, &result, &e) && source_brought(&p.toy.w, p.db, &result, &e), e);
	same(result.newest, S("2026-11-20"));
	same(standing(&p), S("kev:short/old eol:unseen/never"));
	same(age_of(&p, "kev").as_of, S("2026-11-22")); /* an older file takes nothing away */
	place_close(&p);
}

/* A command confines its process for good: it runs in one of its own. Its answer, or how it failed. */
static str said_by(struct place *p, bool (*command)(struct work *, const struct arguments *, struct err *), struct arguments args, bool *ok)
{
	str file = path_join(&p->toy.arena, str_of(p->toy.folder), S("said")), said = S("");
	int status;
	db_close(&p->toy.w.db);
	pid_t child = fork();
	if (!child) {
		struct err e = { 0 };
		buf_cut(p->toy.w.out, 0);
		bool well = command(&p->toy.w, &args, &e);
		if (!well)
			buf_fmt(p->toy.w.out, "%s %s", err_name(e.kind), e.ja);
		_exit(disk_write(p->toy.w.disk, file, buf_str(p->toy.w.out), &e) ? !well : 2);
	}
	assert_true(waitpid(child, &status, 0) == child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
	*ok = !WEXITSTATUS(status);
	works(disk_read(p->toy.w.disk, &p->toy.arena, file, 1u << 20, &said, &p->e), p->e);
	return said;
}

#define WORDS(...) (struct arguments){ { __VA_ARGS__ }, LENGTH(((const str[]){ __VA_ARGS__ })) }

static void the_command_asks_all_that_are_due(void **state)
{
	(void)state;
	struct place p;
	struct err e;
	bool ok;
	place_open(&p, true);
	db_close(&p.db);
	const char *base = fmt(&p, "https://127.0.0.1:%u", http_port(p.server));
	works(disk_write(p.toy.w.disk, path_join(&p.toy.arena, str_of(p.toy.folder), S("proxy.pem")), p.certificate, &e), e);
	for (const struct source *s = sources; s->name; s++) {
		bool used = !strcmp(s->name, "kev") || !strcmp(s->name, "csaf") || !strcmp(s->name, "cve");
		works(sources_change(&p.toy.w, s, &(struct source_change){ .state = used ? "on" : "off", .url = fmt(&p, "%s/%s", base, s->name), .authority = "proxy.pem" }, &e), e);
	}
	serves_text("/kev", KEV("CVE-2026-0001"));
	serves_text("/cve", "[{\"fetchTime\":\"1\"}]");
	p.toy.w.json = true;
	str said = said_by(&p, vuln_fetch_command, WORDS(S("fetch")), &ok);
	assert_false(ok); /* csaf is not there, which keeps no other out */
	if (!str_has(said, S("MISSING ほかは取得しました")))
		fail_msg("%.*s", P(said));
	assert_true(str_has(said, S("{\"source\":\"kev\",\"records\":1,\"added\":1,")));
	assert_true(str_has(said, S("\"source\":\"csaf\"")));
	assert_true(str_has(said, S("\"trouble\":\"")));
	assert_true(str_has(said, S("\"source\":\"cve\"")));
	assert_false(str_has(said, S("\"source\":\"nvd\"")));
	said = said_by(&p, vuln_fetch_command, WORDS(S("fetch")), &ok);
	assert_false(ok);
	assert_false(str_has(said, S("\"source\":\"kev\""))); /* not due */
	said = said_by(&p, vuln_fetch_command, WORDS(S("fetch"), S("kev")), &ok);
	assert_true(ok);
	assert_true(str_has(said, S("\"source\":\"kev\"")));
	said = said_by(&p, vuln_fetch_command, WORDS(S("fetch"), S("kwv")), &ok);
	assert_false(ok);
	assert_true(str_starts(said, S("USAGE ")));
	said = said_by(&p, vuln_source_command, WORDS(S("source")), &ok);
	assert_true(ok);
	assert_true(str_has(said, S("{\"source\":\"kev\",\"on\":true,\"due\":false,")));
	/* By a name, inside the jail: it is found, and what it shows is not for this name. */
	works(facility_open(&p.toy.w, &e), e);
	works(sources_change(&p.toy.w, source_named(S("kev")), &(struct source_change){ .url = fmt(&p, "https://localhost:%u/kev", http_port(p.server)) }, &e), e);
	said = said_by(&p, vuln_fetch_command, WORDS(S("fetch"), S("kev")), &ok);
	assert_false(ok);
	assert_true(str_has(said, S("証明書が確かめられません")));
	place_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_file_comes_when_it_has_changed),
		cmocka_unit_test(what_fails_leaves_what_there_was),
		cmocka_unit_test(years_fill_it_and_pages_go_on),
		cmocka_unit_test(pages_go_on_where_they_were_cut),
		cmocka_unit_test(no_news_is_no_error),
		cmocka_unit_test(changed_records_are_asked_for_one_by_one),
		cmocka_unit_test(a_cut_list_of_changes_goes_on),
		cmocka_unit_test(all_records_come_at_first),
		cmocka_unit_test(the_log_goes_on_after_all_records),
		cmocka_unit_test(a_provider_is_asked_by_its_lists),
		cmocka_unit_test(a_folder_does_for_a_list),
		cmocka_unit_test(files_are_held_against_the_list),
		cmocka_unit_test(a_facility_says_what_it_wants),
		cmocka_unit_test(the_check_says_how_old_it_is),
		cmocka_unit_test(the_command_asks_all_that_are_due),
	};
	static const char *const line[] = { "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY" };
	for (size_t i = 0; i < LENGTH(line); i++)
		unsetenv(line[i]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
