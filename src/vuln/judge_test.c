/* judge_test.c - what hits a row: configurations of several parts, versions that nobody knows, how far Windows is patched; and that
 * judging a few CVEs says the same as judging all.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "vuln_given.h"

static const char names[] =
	"drop\tfirmware\n"
	"vendor\tmaker\tMaker\n"
	"vendor\tmicrosoft\tMicrosoft\n"
	"vendor\tlinux\tLinux\n"
	"system\tcanonical\tubuntu_linux\tUbuntu\tpatched\n"
	"system\tmaker\tdesk_os\tDesk OS\n"
	"builtin\tmicrosoft:server_message_block\twindows_7 | windows_xp\n";

#define OF_MICROSOFT(part, product, version) "cpe:2.3:" part ":microsoft:" product ":" version ":*:*:*:*:*:*"
#define FEED(configs) NVD_FEED(NVD("CVE-2030-0001", "2026-02-01T00:00:00.000", configs))
#define HIT "CVE-2030-0001"
#define UNKNOWN "?CVE-2030-0001"

/* Built-in SMBv1: what is vulnerable is a part of Windows 7, which itself stands as the platform. */
#define SMB BOTH(MATCH_OF("true", OF_MICROSOFT("a", "server_message_block", "1.0:*"), ""), \
	         MATCH_OF("false", OF_MICROSOFT("o", "windows_7", "*:sp1"), "") "," MATCH_OF("false", OF_MICROSOFT("o", "windows_8.1", "*:*"), ""))
#define ON_DESK BOTH(MATCH("a", "share", "*", BELOW("2.0")), MATCH_OF("false", CPE("o", "desk_os", "-"), ""))
#define ON_WINDOWS BOTH(MATCH("a", "share", "*", BELOW("2.0")), MATCH_OF("false", OF_MICROSOFT("o", "windows", "-:*"), ""))
#define ON_WINDOWS_7 BOTH(MATCH("a", "share", "*", BELOW("2.0")), MATCH_OF("false", OF_MICROSOFT("o", "windows_7", "-:*"), ""))
#define ON_LINUX BOTH(MATCH("a", "share", "*", BELOW("2.0")), MATCH_OF("false", "cpe:2.3:o:linux:linux_kernel:-:*:*:*:*:*:*:*", ""))
#define ON_HARDWARE BOTH(MATCH("o", "box_firmware", "*", BELOW("2.0")), MATCH_OF("false", CPE("h", "box", "-"), ""))

static const struct {
	const char *what, *feed;
	struct naming_row row;
	const char *says;
} stories[] = {
	/* configurations */
	{ "the platform alone", FEED(ON_DESK), { .os = T("Desk OS 1.0") }, "" },
	{ "the hardware, whose firmware is not told", FEED(ON_HARDWARE), { .maker = T("Maker"), .model = T("Box") }, UNKNOWN },
	{ "firmware, which names its hardware", FEED(ON_HARDWARE), { .maker = T("Maker"), .model = T("Box"), .firmware = T("1.9") }, HIT },
	{ "firmware, mended", FEED(ON_HARDWARE), { .maker = T("Maker"), .model = T("Box"), .firmware = T("2.0") }, "" },
	{ "a program on its system", FEED(ON_DESK), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0"), .os = T("Desk OS 1.0") }, HIT },
	{ "on a system that is not told", FEED(ON_DESK), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0") }, HIT },
	{ "on another system", FEED(ON_DESK), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0"), .os = T("Windows 10 22H2") }, "" },
	{ "on any Windows", FEED(ON_WINDOWS), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0"), .os = T("Windows 10 22H2") }, HIT },
	{ "on Windows 7 only", FEED(ON_WINDOWS_7), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0"), .os = T("Windows 10 22H2") }, "" },
	{ "on Windows 7", FEED(ON_WINDOWS_7), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0"), .os = T("Windows 7 SP1") }, HIT },
	{ "on Linux, which Ubuntu is", FEED(ON_LINUX), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0"), .os = T("Ubuntu 22.04") }, HIT },
	{ "on Linux, which Windows is not", FEED(ON_LINUX), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0"), .os = T("Windows 11") }, "" },
	{ "a mended program on its system", FEED(ON_DESK), { .maker = T("Maker"), .software = T("Share"), .version = T("2.0"), .os = T("Desk OS 1.0") }, "" },
	/* what is built in */
	{ "SMBv1 is a part of Windows 7", FEED(SMB), { .os = T("Windows 7 Professional SP1") }, HIT },
	{ "SMBv1 is no part of Windows 8.1 here", FEED(SMB), { .os = T("Windows 8.1") }, "" },
	{ "SMBv1 is no part of Windows 10", FEED(SMB), { .os = T("Windows 10 22H2") }, "" },
	/* versions that nobody knows */
	{ "no version", FEED(ANY(MATCH("a", "share", "*", BELOW("2.0")))), { .maker = T("Maker"), .software = T("Share") }, UNKNOWN },
	{ "no version, and all are hit", FEED(ANY(MATCH("a", "share", "*", ""))), { .maker = T("Maker"), .software = T("Share") }, HIT },
	{ "no version, and only what has none", FEED(ANY(MATCH("a", "share", "-", ""))), { .maker = T("Maker"), .software = T("Share") }, HIT },
	{ "a bound that is no version", FEED(ANY(MATCH("a", "share", "*", BELOW("the next")))), { .maker = T("Maker"), .software = T("Share"), .version = T("1.0") }, UNKNOWN },
	/* how far Windows is patched */
#define WIN10 ANY(MATCH_OF("true", OF_MICROSOFT("o", "windows_10_22h2", "*:*"), BELOW("10.0.19045.4529")))
	{ "before the patch", FEED(WIN10), { .os = T("Windows 10 22H2"), .build = T("19045.4412") }, HIT },
	{ "with the patch", FEED(WIN10), { .os = T("Windows 10 22H2"), .build = T("10.0.19045.4529") }, "" },
	{ "how far is not told", FEED(WIN10), { .os = T("Windows 10 22H2") }, UNKNOWN },
	{ "the build without its level", FEED(WIN10), { .os = T("Windows 10 22H2"), .build = T("19045") }, UNKNOWN },
	{ "which Windows 10 is not told", FEED(WIN10), { .os = T("Windows 10 Pro") }, UNKNOWN },
	{ "the build tells which", FEED(WIN10), { .os = T("Windows 10 Pro"), .build = T("19045.4412") }, HIT },
	{ "another Windows 10", FEED(WIN10), { .os = T("Windows 10 1809"), .build = T("17763.1") }, "" },
	{ "a release alone says nothing of patches", FEED(ANY(MATCH_OF("true", OF_MICROSOFT("o", "windows_10", "1809:*"), ""))), { .os = T("Windows 10 1809"), .build = T("17763.9999") }, UNKNOWN },
	{ "Windows 7 is hit as a release", FEED(ANY(MATCH_OF("true", OF_MICROSOFT("o", "windows_7", "-:sp1"), ""))), { .os = T("Windows 7 SP1") }, HIT },
#define ONE_OF_TWO CVE5("CVE-2030-0001", "", CNA("{\"vendor\":\"Microsoft\",\"product\":\"Windows 10 Version 1809\",\"versions\":[" IS("unaffected", "\"version\":\"0\",\"lessThan\":\"*\"") "]}," \
	                "{\"vendor\":\"Microsoft\",\"product\":\"Windows 10 Version 22H2\",\"versions\":[" IS("affected", "\"version\":\"10.0.19045.0\",\"lessThan\":\"10.0.19045.4529\"") "]}"))
	{ "one release is acquitted", ONE_OF_TWO, { .os = T("Windows 10 1809") }, "" },
	{ "another is not", ONE_OF_TWO, { .os = T("Windows 10 22H2") }, UNKNOWN },
	{ "and which it is, is not told", ONE_OF_TWO, { .os = T("Windows 10") }, UNKNOWN },
	{ "Windows 11 is not Windows 10", FEED(WIN10), { .os = T("Windows 11") }, "" },
	/* updates that leave the version as it is written */
	{ "Ubuntu is patched within its version", FEED(ANY(MATCH_OF("true", "cpe:2.3:o:canonical:ubuntu_linux:22.04:*:*:*:*:*:*:*", ""))), { .os = T("Ubuntu 22.04") }, UNKNOWN },
	{ "another Ubuntu", FEED(ANY(MATCH_OF("true", "cpe:2.3:o:canonical:ubuntu_linux:22.04:*:*:*:*:*:*:*", ""))), { .os = T("Ubuntu 24.04") }, "" },
};

static void what_hits_a_row(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < LENGTH(stories); i++) {
		struct vuln v;
		vuln_open(&v, names);
		vuln_give(&v, str_of(stories[i].feed));
		str says = vuln_says(&v, &stories[i].row);
		if (!str_eq(says, str_of(stories[i].says))) {
			print_error("%s: \"%.*s\", want \"%s\"\n", stories[i].what, P(says), stories[i].says);
			wrong++;
		}
		vuln_close(&v);
	}
	assert_int_equal(wrong, 0);
}

/* ---- judging a few CVEs is judging all of them, and looking at these few */

#define ROUNDS 40
#define PRODUCTS 6
#define CVES 12
#define THINGS 10

static uint32_t next(uint32_t *random)
{
	*random = *random * 1664525 + 1013904223;
	return *random >> 16;
}

static str some_claim(struct arena *a, uint32_t *random)
{
	unsigned product = next(random) % PRODUCTS, major = 1 + next(random) % 3;
	switch (next(random) % 6) {
	case 0: return arena_fmt(a, ANY(MATCH("a", "p%u", "*", "")), product);
	case 1: return arena_fmt(a, ANY(MATCH("a", "p%u", "%u.0", "")), product, major);
	case 2: return arena_fmt(a, ANY(MATCH("a", "p%u", "*", BELOW("the %uth"))), product, major);
	case 3: return arena_fmt(a, BOTH(MATCH("a", "p%u", "*", BELOW("%u.0")), MATCH_OF("false", CPE("o", "desk_os", "-"), "")), product, major);
	default: return arena_fmt(a, ANY(MATCH("a", "p%u", "*", BELOW("%u.0"))), product, major);
	}
}

static void give_feed(struct vuln *v, uint32_t *random)
{
	struct arena *a = &v->t.arena;
	str records = S("");
	for (unsigned i = 1; i <= CVES; i++) {
		str claims = S("");
		for (unsigned k = next(random) % 3 + 1; k--;)
			claims = arena_join(a, claims, S(","), some_claim(a, random));
		records = arena_join(a, records, S(","), arena_fmt(a, "{\"cve\":{\"id\":\"CVE-2030-%04u\",\"configurations\":[%.*s]}}", i, P(claims)));
	}
	vuln_give(v, arena_fmt(a, "{\"format\":\"NVD_CVE\",\"vulnerabilities\":[%.*s]}", P(records)));
	for (unsigned i = 1; i <= CVES; i += 3)
		vuln_give(v, arena_fmt(a, CVE5("CVE-2030-%04u", "", CNA(AFFECTED("P%u", WORDS("prior to %u.0") "," IS("unaffected", "\"version\":\"1.0\"")))), i, next(random) % PRODUCTS,
		                       1 + next(random) % 3));
}

static void name_things(struct vuln *v, struct thing *things, uint32_t *random)
{
	static const str systems[] = { T("maker:deskos"), T("microsoft:windows7") };
	for (size_t i = 0; i < THINGS; i++) {
		struct named *n = arena_new(&v->t.arena, struct named);
		unsigned minor = next(random) % 3;
		*n = (struct named){ .key = arena_fmt(&v->t.arena, "maker:p%u", next(random) % PRODUCTS), .vendor = S("maker"), .how = NAMED_MAKER };
		if (minor)
			version_read(arena_fmt(&v->t.arena, "%u.%u", 1 + next(random) % 3, minor - 1), &n->version);
		things[i] = (struct thing){ .named = n, .systems = systems + next(random) % 2, .system_count = next(random) % 2 };
	}
}

static bool in(const int64_t *list, size_t count, int64_t cve)
{
	for (size_t i = 0; i < count; i++)
		if (list[i] == cve)
			return true;
	return false;
}

/* The hits of `all` on these CVEs are those of `few`. */
static size_t compare(const struct thing *all, const struct thing *few, const int64_t *cves, size_t count)
{
	size_t k = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct hit *one = &all->hits[i], *two = &few->hits[k];
		if (!in(cves, count, one->cve))
			continue;
		assert_true(k < few->count && one->cve == two->cve && one->claim == two->claim && one->state == two->state && one->why == two->why);
		k++;
	}
	assert_int_equal(k, few->count);
	return k;
}

static void a_few_are_judged_as_all_are(void **state)
{
	(void)state;
	uint32_t random = 7;
	size_t compared = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct vuln v;
		struct err e = { 0 };
		struct thing all[THINGS], few[THINGS];
		int64_t cves[CVES];
		size_t count = 0;
		vuln_open(&v, names);
		give_feed(&v, &random);
		name_things(&v, all, &random);
		for (size_t i = 0; i < THINGS; i++)
			few[i] = all[i];
		for (unsigned i = 1; i <= CVES; i++)
			if (next(&random) % 3 == 0)
				cves[count++] = cve_number(arena_fmt(&v.t.arena, "CVE-2030-%04u", i));
		works(judge_things(&v.t.w, v.db, all, THINGS, NULL, 0, &e), e);
		works(judge_things(&v.t.w, v.db, few, THINGS, cves, count, &e), e);
		for (size_t i = 0; i < THINGS; i++)
			compared += compare(&all[i], &few[i], cves, count);
		vuln_close(&v);
	}
	assert_true(compared > ROUNDS);
}

static void a_hit_tells_who_says_what(void **state)
{
	(void)state;
	struct vuln v;
	struct err e = { 0 };
	struct hit_told told;
	vuln_open(&v, names);
	vuln_give(&v, S(FEED(ANY(MATCH("a", "share", "*", UP_TO("2.0"))))));
	vuln_give(&v, S(CVE5("CVE-2030-0001", "", CNA(AFFECTED("Share", WORDS("prior to 2.0"))))));
	vuln_give(&v, S("{\"vulnerabilities\":[{\"cveID\":\"CVE-2030-0001\",\"dateAdded\":\"2026-01-09\",\"knownRansomwareCampaignUse\":\"Known\"}]}"));
	struct named n = { .key = S("maker:share"), .vendor = S("maker") };
	struct thing thing = { .named = &n };
	version_read(S("1.0"), &n.version);
	works(judge_things(&v.t.w, v.db, &thing, 1, NULL, 0, &e), e);
	assert_int_equal(thing.count, 1);
	works(hit_tell(&v.t.w, v.db, thing.hits, &told, &e), e);
	same(told.issuer, S("maker"));
	same(told.said, S("prior to 2.0"));
	same(told.known_since, S("2026-01-09"));
	assert_true(told.source == ADVISORY_CNA && told.ransomware && told.disagreed && told.chance == -1);
	vuln_close(&v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_hits_a_row),
		cmocka_unit_test(a_few_are_judged_as_all_are),
		cmocka_unit_test(a_hit_tells_who_says_what),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
