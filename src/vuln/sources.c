/* sources.c - the table of sources, what a facility has set about them, and how old their data is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "sources.h"

#include "base/json.h"
#include "collectors.h"
#include "frame/facility.h"

#include <string.h>

#define HOUR_SECONDS 3600

static const char *const kev_formats[] = { "kev", "kev-csv", NULL };
static const char *const nvd_formats[] = { "nvd", NULL };
static const char *const cve_formats[] = { "cve5", NULL };
static const char *const csaf_formats[] = { "csaf", NULL };
static const char *const jvn_formats[] = { "jvn", "jvnrss", NULL };
static const char *const epss_formats[] = { "epss", NULL };
static const char *const eol_formats[] = { "eol", NULL };
static const char *const no_formats[] = { NULL };

/* CISA's additions (Vulnrichment) stand in the records of CVE. A first fill stands before what goes on from it. */
const struct source sources[] = {
	{ "kev", "CISA KEV", { "CISA KEV(悪用が確認された脆弱性)", "CISA KEV (known exploited)" },
	  "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json", kev_formats, 20, 7, true, collect_one_file },
	{ "jvn", "JVN iPedia", { "JVN iPedia(日本語の脆弱性情報)", "JVN iPedia" }, "https://jvndb.jvn.jp/ja/feed/checksum.txt", jvn_formats, 20, 14, true, collect_jvn },
	{ "csaf", "CSAF", { "CSAF(CISAの医療機器・制御機器とメーカーの告知)", "CSAF (CISA's on medical and industrial devices, makers)" },
	  "https://www.cisa.gov/sites/default/files/csaf/provider-metadata.json", csaf_formats, 20, 35, true, collect_csaf },
	{ "epss", "FIRST EPSS", { "FIRST EPSS(悪用される見込み)", "FIRST EPSS (chance of exploitation)" }, "https://epss.empiricalsecurity.com/epss_scores-current.csv.gz",
	  epss_formats, 20, 14, true, collect_one_file },
	{ "eol", "endoflife.date", { "endoflife.date(サポート終了日)", "endoflife.date (ends of support)" }, "https://endoflife.date/api/v1/products/full", eol_formats,
	  6 * 24 + 20, 35, true, collect_one_file },
	{ "nvd-years", "NVD (yearly)", { "NVD 年別(はじめの一度)", "NVD by years (once, at first)" }, "https://nvd.nist.gov/feeds/json/cve/2.0/", no_formats, 0, 0, true,
	  collect_nvd_years },
	{ "nvd", "NVD", { "NVD(米国の脆弱性データベース)", "NVD" }, "https://services.nvd.nist.gov/rest/json/cves/2.0", nvd_formats, 20, 14, true, collect_nvd },
	{ "cve-all", "CVE List (whole)", { "CVEレコード 全件(はじめの一度)", "all CVE records (once, at first)" },
	  "https://codeload.github.com/CVEProject/cvelistV5/tar.gz/refs/heads/main", no_formats, 0, 0, true, collect_cve_all },
	{ "cve", "CVE List", { "CVEレコード(発行者の記述)", "CVE records (what issuers say)" },
	  "https://raw.githubusercontent.com/CVEProject/cvelistV5/main/cves/deltaLog.json", cve_formats, 20, 14, true, collect_cve },
	{ 0 },
};
_Static_assert(LENGTH(sources) <= SOURCES_MAX, "room for all");

const struct source *source_named(str name)
{
	for (const struct source *s = sources; s->name; s++)
		if (str_eq(str_of(s->name), name))
			return s;
	return NULL;
}

const struct source *source_of_format(str format)
{
	for (const struct source *s = sources; s->name; s++)
		for (const char *const *f = s->formats; *f; f++)
			if (str_eq(str_of(*f), format))
				return s;
	return NULL;
}

/* ---- settings */

static const char *setting_of(struct work *w, const struct source *source, const char *what)
{
	return arena_fmt(w->arena, "vuln_%s%s", source->name, what).p;
}

bool source_on(struct work *w, const struct source *source, bool *on, struct err *e)
{
	str said = S("");
	if (w->db && !facility_get(w, setting_of(w, source, ""), &said, e))
		return false;
	*on = said.n ? str_eq(said, S("on")) : source->on;
	return true;
}

static bool source_url(struct work *w, const struct source *source, str *url, struct err *e)
{
	*url = S("");
	if (w->db && !facility_get(w, setting_of(w, source, "_url"), url, e))
		return false;
	if (!url->n)
		*url = str_of(source->url);
	return true;
}

static bool urls_fit(str urls, struct err *e)
{
	while (urls.n) {
		str one = str_trim(str_cut(&urls, S(" ")));
		if (one.n && (!str_starts(one, S("https://")) || str_has(one, S("@"))))
			return err_set(e, ERR_USAGE, "取得先は https:// で始まるアドレスです(利用者名とパスワードは書けません)",
			               "a source's address begins with https:// and holds no name or password");
	}
	return true;
}

static bool change_one(struct work *w, struct json *j, const char *setting, const char *what, const char *value, struct err *e)
{
	if (!value)
		return true;
	json_put_str(j, str_of(what));
	return facility_set(w, setting, str_of(value), e);
}

static bool change_all(struct work *w, const struct source *source, const struct source_change *change, struct err *e)
{
	auto_buf detail = { 0 };
	struct json j = { .out = &detail };
	json_put_open(&j, '{');
	json_put_key(&j, S("set"));
	json_put_open(&j, '[');
	bool ok = (!source || (change_one(w, &j, setting_of(w, source, ""), "state", change->state, e) &&
	                       change_one(w, &j, setting_of(w, source, "_url"), "url", change->url, e) &&
	                       change_one(w, &j, setting_of(w, source, "_key"), "key", change->key, e))) &&
	          change_one(w, &j, "vuln_proxy", "proxy", change->proxy, e) && change_one(w, &j, "vuln_authority", "authority", change->authority, e);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return ok && journal_add(w->db, clock_now(w->clock), w->who, EVENT_VULN_SOURCE_SET, source ? str_of(source->name) : S(""), buf_str(&detail), NULL, e);
}

bool sources_change(struct work *w, const struct source *source, const struct source_change *change, struct err *e)
{
	if (change->url && !urls_fit(str_of(change->url), e))
		return false;
	return db_begin(w->db, e) && db_end(w->db, change_all(w, source, change, e), e);
}

/* ---- how old */

static struct words words_of_trouble(struct arena *a, str kept)
{
	str ja = str_cut(&kept, S("\n"));
	return (struct words){ arena_text(a, ja), arena_text(a, kept) };
}

static bool read_age(struct work *w, struct db *catalogue, struct source_age *age, struct err *e)
{
	auto_rows rows = db_ask(catalogue, e, "SELECT taken, told, COALESCE(trouble, '') FROM feed WHERE kind = 'source' AND name = ?",
	                        BIND(value_text(age->source->name)));
	if (rows_next(&rows)) {
		age->taken = arena_copy(w->arena, rows_str(&rows, 0));
		age->as_of = arena_copy(w->arena, rows_str(&rows, 1));
		age->trouble = words_of_trouble(w->arena, rows_str(&rows, 2));
	}
	return rows_done(&rows);
}

/* A first fill is asked for until it was there once. */
static bool is_due(const struct work *w, const struct source_age *age)
{
	int64_t taken;
	if (!instant_read(age->taken, &taken))
		return true;
	return age->source->due_hours && clock_now(w->clock) >= taken + (int64_t)age->source->due_hours * HOUR_SECONDS;
}

bool sources_age(struct work *w, struct db *catalogue, struct source_age ages[SOURCES_MAX], size_t *count, struct err *e)
{
	*count = 0;
	for (const struct source *s = sources; s->name; s++) {
		struct source_age *age = &ages[(*count)++];
		struct day day;
		*age = (struct source_age){ .source = s, .taken = S(""), .as_of = S(""), .good_until = S(""), .trouble = { "", "" } };
		if (!source_on(w, s, &age->on, e) || !source_url(w, s, &age->url, e) || (catalogue && !read_age(w, catalogue, age, e)))
			return false;
		age->due = is_due(w, age);
		if (s->good_days && day_read(age->as_of, &day))
			age->good_until = day_iso(w->arena, day_add(day, s->good_days));
	}
	return true;
}

bool source_note(struct work *w, struct db *catalogue, const struct source *source, str as_of, struct err *e)
{
	str now = instant_iso(w->arena, clock_now(w->clock));
	return db_do(catalogue, e, "INSERT INTO feed (kind, name, digest, taken, told, records, passed) VALUES ('source', ?, '', ?, ?, 0, 0) "
	             "ON CONFLICT (kind, name) DO UPDATE SET taken = excluded.taken, trouble = NULL, "
	             "told = CASE WHEN excluded.told > told THEN excluded.told ELSE told END", BIND(value_text(source->name), V(now), V(as_of)));
}

bool source_trouble(struct work *w, struct db *catalogue, const struct source *source, const struct err *why, struct err *e)
{
	str both = arena_fmt(w->arena, "%s\n%s", why->ja, why->en);
	return db_do(catalogue, e, "INSERT INTO feed (kind, name, digest, taken, told, records, passed, trouble) VALUES ('source', ?, '', '', '', 0, 0, ?) "
	             "ON CONFLICT (kind, name) DO UPDATE SET trouble = excluded.trouble", BIND(value_text(source->name), V(both)));
}

bool source_brought(struct work *w, struct db *catalogue, const struct feed_result *result, struct err *e)
{
	const struct source *source = source_of_format(str_of(feed_format_name(result->format)));
	str today = day_iso(w->arena, work_today(w));
	return !source || source_note(w, catalogue, source, result->newest.n ? result->newest : today, e);
}

/* ---- for the check */

bool sources_table(struct db *db, struct err *e)
{
	if (!db_table(db, e, S("vuln_feed"), S("name TEXT PRIMARY KEY, place INTEGER NOT NULL, label TEXT NOT NULL, as_of TEXT NOT NULL, "
	                                       "good_until TEXT NOT NULL, trouble TEXT NOT NULL")))
		return false;
	for (const struct source *s = sources; s->name; s++)
		if (s->on && s->good_days &&
		    !db_do(db, e, "INSERT INTO vuln_feed (name, place, label, as_of, good_until, trouble) VALUES (?, ?, ?, '', '', '') ON CONFLICT DO NOTHING",
		           BIND(value_text(s->name), V((int64_t)(s - sources)), value_text(s->label))))
			return false;
	return true;
}

static bool show_all(struct work *w, struct source_age *ages, size_t count, struct err *e)
{
	bool ok = db_do(w->db, e, "DELETE FROM vuln_feed", NONE);
	for (size_t i = 0; i < count && ok; i++)
		if (ages[i].on && ages[i].source->good_days)
			ok = db_do(w->db, e, "INSERT INTO vuln_feed (name, place, label, as_of, good_until, trouble) VALUES (?, ?, ?, ?, ?, ?)",
			           BIND(value_text(ages[i].source->name), V((int64_t)i), value_text(ages[i].source->label), V(ages[i].as_of), V(ages[i].good_until),
			                value_text(ages[i].trouble.ja)));
	return ok;
}

bool sources_refresh(struct work *w, struct err *e)
{
	struct source_age ages[SOURCES_MAX];
	size_t count;
	struct err none = { 0 };
	auto_db *catalogue = catalogue_open(w, false, &none);
	if (!catalogue && none.kind != ERR_MISSING) {
		*e = none;
		return false;
	}
	return sources_age(w, catalogue, ages, &count, e) && show_all(w, ages, count, e);
}
