/* support_test.c - until when a product is looked after: over, announced to be over, over for some editions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "support.h"
#include "vuln_given.h"

static const char names[] =
	"vendor\tmaker\tMaker\n"
	"vendor\tmicrosoft\tMicrosoft\n";

#define CYCLE(name, end) "{\"releaseCycle\":\"" name "\",\"eol\":" end "}"
#define DATED(name, end, day) "{\"releaseCycle\":\"" name "\",\"eol\":" end ",\"latestReleaseDate\":\"" day "\"}"
/* Made on 2026-08-01; the clock stands at 2026-11-22. */
static const char data[] =
	"{\"share\":{\"identifiers\":[{\"cpe\":\"cpe:2.3:a:maker:share\"},{\"cpe\":\"cpe:/a:maker:share\"}],\"releases\":["
	DATED("7", "false", "2026-08-01") "," CYCLE("6.4", "\"2026-10-31\"") "," CYCLE("6", "\"2027-03-31\"") "," CYCLE("5", "\"2026-08-01\"") ","
	CYCLE("4", "\"2026-11-22\"") "," CYCLE("3", "true") "," CYCLE("2", "\"2026-11-23\"") "," CYCLE("1.0", "\"2019-01-01\"") "]},"
	"\"windows\":{\"releases\":[" CYCLE("11-23h2-e", "\"2026-11-10\"") "," CYCLE("11-23h2-w", "\"2025-11-11\"") "," CYCLE("10-22h2", "\"2025-10-14\"") ","
	CYCLE("10-1809-w", "\"2020-11-10\"") "," CYCLE("10-1809-e", "\"2021-05-11\"") "," CYCLE("10-1809-e-lts", "\"2029-01-09\"") "," CYCLE("8.1", "\"2023-01-10\"") ","
	CYCLE("8", "\"2016-01-12\"") "," CYCLE("7-sp1", "\"2020-01-14\"") "," CYCLE("11-24h2-w", "\"2026-10-13\"") "," CYCLE("11-24h2-e", "\"2026-10-14\"") ","
	CYCLE("11-25h2-e", "\"2028-10-10\"") "," CYCLE("6-sp2", "\"2017-04-11\"") "," CYCLE("5-sp3", "\"2014-04-08\"") "]},"
	"\"windows-server\":{\"releases\":[" CYCLE("2022", "\"2031-10-14\"") "," CYCLE("23h2-ac", "\"2026-10-12\"") "," CYCLE("2012-r2", "\"2023-10-10\"") "," CYCLE("2012", "\"2023-09-01\"") ","
	CYCLE("2003-sp2", "\"2015-07-14\"") "]}}";

/* "" where it is looked after, or nobody knows. */
static str said(struct arena *a, const struct eol_answer *end)
{
	const char *what = end->ended ? "over" : end->announced ? "announced" : end->partly ? "partly" : "";
	return *what ? arena_fmt(a, "%s %.*s %.*s", what, P(end->cycle), P(end->date)) : end->known ? S("looked after") : S("");
}

static str support_of(struct vuln *v, const struct naming_row *row)
{
	struct arena *a = &v->t.arena;
	struct scan_row *rows = arena_new(a, struct scan_row);
	struct scan scan = { .rows = rows, .count = 1 };
	struct err e = { 0 };
	rows->cells = *row;
	works(scan_judge(&v->t.w, v->db, v->d, &scan, &e), e);
	assert_int_equal(scan.thing_count, 1);
	return said(a, &scan.things[0].eol);
}

static void what_is_over_and_what_is_not(void **state)
{
	(void)state;
	static const struct {
		struct naming_row row;
		const char *says;
	} given[] = {
#define SHARE(v) { .maker = T("Maker"), .software = T("Share"), .version = T(v) }
		{ SHARE("7.9"), "looked after" },
		{ SHARE("9.0"), "" },
		{ SHARE(""), "" },
		{ SHARE("不明"), "" },
		{ SHARE("6.5"), "looked after" },
		{ SHARE("6.4.1"), "announced 6.4 2026-10-31" },
		{ SHARE("5.0"), "over 5 2026-08-01" },
		{ SHARE("4.2"), "announced 4 2026-11-22" },
		{ SHARE("3.0"), "over 3 " },
		{ SHARE("2.0"), "looked after" },
		{ SHARE("1.0.5"), "over 1.0 2019-01-01" },
		{ SHARE("1.2"), "" },
		{ SHARE("10.0"), "" },
		{ { .os = T("Windows 11 23H2") }, "announced 11-23h2 2026-11-10" },
		{ { .os = T("Windows 11 24H2") }, "announced 11-24h2 2026-10-14" },
		{ { .os = T("Windows 11") }, "partly 11 2028-10-10" },
		{ { .os = T("Windows 10 Pro 22H2") }, "over 10-22h2 2025-10-14" },
		{ { .os = T("Windows 10 1809") }, "partly 10-1809 2029-01-09" },
		{ { .os = T("Windows 10") }, "partly 10 2029-01-09" },
		{ { .os = T("Windows 8.1") }, "over 8.1 2023-01-10" },
		{ { .os = T("Windows 8") }, "over 8 2016-01-12" },
		{ { .os = T("Windows 7 SP1") }, "over 7-sp1 2020-01-14" },
		{ { .os = T("Windows 7") }, "over 7-sp1 2020-01-14" },
		{ { .os = T("Windows XP SP3") }, "over 5-sp3 2014-04-08" },
		{ { .os = T("Windows XP SP2") }, "over 5-sp3 2014-04-08" },
		{ { .os = T("Windows XP") }, "over 5-sp3 2014-04-08" },
		{ { .os = T("Windows Vista") }, "over 6-sp2 2017-04-11" },
		{ { .os = T("Windows 98") }, "" },
		{ { .os = T("Windows Server 2022") }, "looked after" },
		{ { .os = T("Windows Server 2022, 23H2 Edition") }, "announced 23h2-ac 2026-10-12" },
		{ { .os = T("Windows Server 2012 R2") }, "over 2012-r2 2023-10-10" },
		{ { .os = T("Windows Server 2003 R2 SP2") }, "over 2003-sp2 2015-07-14" },
		{ { .os = T("Windows Server 2012") }, "over 2012 2023-09-01" },
	};
	struct vuln v;
	size_t wrong = 0;
	vuln_open(&v, names);
	vuln_give(&v, str_of(data));
	/* Share must be known as a product. */
	vuln_give(&v, S(NVD_FEED(NVD("CVE-2030-0001", "2026-01-01T00:00:00.000", ANY(MATCH("a", "share", "0.1", ""))))));
	for (size_t i = 0; i < LENGTH(given); i++) {
		str says = support_of(&v, &given[i].row);
		if (str_eq(says, str_of(given[i].says)))
			continue;
		print_error("%.*s %.*s: \"%.*s\", want \"%s\"\n", P(given[i].row.os), P(given[i].row.version), P(says), given[i].says);
		wrong++;
	}
	assert_int_equal(wrong, 0);
	vuln_close(&v);
}

/* What became known after its end can have no mend: it hits, whatever else the ledger does not tell. */
static void what_came_after_the_end_hits(void **state)
{
	(void)state;
	struct vuln v;
	vuln_open(&v, names);
	vuln_give(&v, str_of(data));
#define WINDOWS(cve, day, product) "{\"cve\":{\"id\":\"" cve "\",\"published\":\"" day "T00:00:00.000\",\"configurations\":[" \
	ANY(MATCH_OF("true", "cpe:2.3:o:microsoft:" product ":*:*:*:*:*:*:*:*", BELOW("10.0.19045.9999"))) "]}}"
	vuln_give(&v, S(NVD_FEED(WINDOWS("CVE-2030-0001", "2025-10-14", "windows_10_22h2") "," WINDOWS("CVE-2030-0002", "2025-10-15", "windows_10_22h2") ","
	                         WINDOWS("CVE-2030-0003", "2026-10-15", "windows_10_1809") "," WINDOWS("CVE-2030-0004", "2026-11-21", "windows_11_24h2"))));
	static const struct {
		struct naming_row row;
		const char *says;
	} given[] = {
		{ { .os = T("Windows 10 22H2") }, "?CVE-2030-0001 CVE-2030-0002" },
		{ { .os = T("Windows 10 1809") }, "?CVE-2030-0003" },
		{ { .os = T("Windows 11 24H2") }, "?CVE-2030-0004" },
		{ { .os = T("Windows 10") }, "?CVE-2030-0001 ?CVE-2030-0002 ?CVE-2030-0003" },
		{ { .os = T("Windows 10 22H2"), .build = T("19045.10000") }, "" },
	};
	for (size_t i = 0; i < LENGTH(given); i++)
		same(vuln_says(&v, &given[i].row), str_of(given[i].says));
	vuln_close(&v);
}

static str as_of(struct vuln *v)
{
	struct err e = { 0 };
	str day;
	works(support_as_of(v->db, &v->t.arena, &day, &e), e);
	return day;
}

static void the_data_tells_of_which_day_it_is(void **state)
{
	(void)state;
	struct vuln v;
	vuln_open(&v, names);
	same(as_of(&v), S(""));
	vuln_give(&v, S("{\"a\":{\"releases\":[" DATED("1", "false", "2026-05-01") "," DATED("2", "false", "2026-06-01") "]},\"b\":{\"releases\":[" DATED("1", "true", "2026-04-01") "]}}"));
	same(as_of(&v), S("2026-06-01"));
	/* Announced releases and wrong clocks are ahead of today. */
	vuln_give(&v, S("{\"c\":{\"releases\":[" DATED("1", "false", "2027-01-01") "]}}"));
	same(as_of(&v), S("2026-06-01"));
	vuln_close(&v);
}

/* What the data no longer has is no longer said. */
static void newer_data_takes_the_place_of_older(void **state)
{
	(void)state;
	struct vuln v;
	vuln_open(&v, names);
	vuln_give(&v, str_of(data));
	vuln_give(&v, S("{\"windows\":{\"releases\":[" DATED("10-22h2", "\"2030-10-14\"", "2026-09-01") "]}}"));
	same(support_of(&v, &(struct naming_row){ .os = S("Windows 10 22H2") }), S("looked after"));
	same(support_of(&v, &(struct naming_row){ .os = S("Windows 8.1") }), S(""));
	same(support_of(&v, &(struct naming_row){ .os = S("Windows Server 2012") }), S("over 2012 2023-09-01"));
	vuln_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_over_and_what_is_not),
		cmocka_unit_test(what_came_after_the_end_hits),
		cmocka_unit_test(the_data_tells_of_which_day_it_is),
		cmocka_unit_test(newer_data_takes_the_place_of_older),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
