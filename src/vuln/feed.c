/* feed.c - recognising a feed, cutting it into records, and handing each to its reader.
 * SPDX-License-Identifier: Apache-2.0 */
#include "feed.h"

#include "base/seal.h"
#include "engine/cve5.h"
#include "engine/eol.h"
#include "engine/gunzip.h"
#include "engine/json_cut.h"
#include "engine/kev.h"
#include "engine/nvd.h"
#include "frame/progress.h"

#include <string.h>

#define FEED_HEAD_BYTES (64u << 10)        /* by which a format is told */
#define FEED_WHOLE_BYTES_MAX (64u << 20)   /* of a format that is read whole */
#define FEED_BYTES_MAX ((uint64_t)8 << 30) /* unpacked */
#define RECORD_SAID_BYTES 60u              /* of a record that is shown to tell where it broke */

struct feeding {
	struct work *w;
	struct db *db;
	const struct dictionary *d;
	str name;
	struct taking *taking;
	struct feed_result *result;
	struct gunzip gunzip;
	struct json_cut cut;
	struct buf held; /* the head until the format is told; then what is read whole */
	size_t bytes;
};

struct feed_format {
	const char *name;
	struct words words;
	bool (*is)(str head);
	/* One of the two: records, each by itself; or everything at once. */
	bool (*record)(struct arena *a, str record, struct advisory *adv, struct err *e);
	bool (*whole)(struct feeding *f, str bytes, struct err *e);
	enum json_records records;
	enum advisory_source source;
};

/* ---- formats */

static bool is_json(str head)
{
	return head.n && (head.p[0] == '{' || head.p[0] == '[');
}

static bool is_nvd(str head)
{
	return is_json(head) && str_has(head, S("\"vulnerabilities\"")) && (str_has(head, S("\"NVD_CVE\"")) || str_has(head, S("\"cve\"")));
}

static bool is_kev(str head)
{
	return is_json(head) && str_has(head, S("\"vulnerabilities\"")) && str_has(head, S("\"cveID\""));
}

static bool is_cve5(str head)
{
	return is_json(head) && str_has(head, S("\"cveMetadata\""));
}

static bool is_kev_csv(str head)
{
	return str_has(str_first(head, str_find(head, S("\n"))), S("cveID"));
}

static bool is_eol(str head)
{
	return is_json(head) && (str_has(head, S("\"releases\"")) || str_has(head, S("\"cycle\"")));
}

/* Enough of a digest to know a record again. */
static int64_t mark_of(str bytes)
{
	struct digest digest = digest_of(bytes);
	int64_t mark;
	memcpy(&mark, digest.bytes, sizeof mark);
	return mark;
}

/* A clock ahead of ours is not believed. */
static void note_day(struct feeding *f, str said)
{
	str day = str_first(said, 10);
	if (str_order(day, f->result->newest) > 0 && str_order(day, day_iso(f->w->arena, work_today(f->w))) <= 0)
		f->result->newest = arena_copy(f->w->arena, day);
}

static bool take_kev_row(void *of, const struct advisory *adv, struct err *e)
{
	struct feeding *f = of;
	str row = arena_fmt(f->w->arena, "%.*s %.*s %d %.*s", P(adv->cve), P(adv->known_since), adv->ransomware, P(adv->title));
	note_day(f, adv->known_since);
	return taking_put(f->taking, adv, ADVISORY_KEV, S(""), mark_of(row), e);
}

static bool take_kev_csv(struct feeding *f, str bytes, struct err *e)
{
	return kev_read_csv(bytes, take_kev_row, f, &f->result->passed, e);
}

/* By which products of the catalogue an end of support is found again: each name of CPE gives one. */
static bool put_cycles(struct feeding *f, const struct eol_product *p, struct value product, struct err *e)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct eol_cycle *c = &p->cycles[i];
		if (!db_do(f->db, e, "INSERT INTO eol (name, product, cycle, label, ended, ended_on) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		           BIND(V(p->name), product, V(c->cycle), V(c->label), V((int64_t)c->ended), V(c->ended_on))))
			return false;
	}
	f->result->rows += p->count;
	return true;
}

static str eol_key(struct feeding *f, str cpe)
{
	str keys[DICTIONARY_KEYS_MAX], rest = str_from(cpe, str_starts(cpe, S("cpe:2.3:")) ? 8 : 5);
	str_cut(&rest, S(":"));
	str vendor = str_cut(&rest, S(":"));
	str product = str_first(rest, str_find(rest, S(":")));
	return product.n && product_keys(f->d, f->w->arena, vendor, product, S(""), keys) ? keys[0] : S("");
}

static bool take_product(void *of, const struct eol_product *p, struct err *e)
{
	struct feeding *f = of;
	str last = S("");
	note_day(f, p->newest);
	bool believed = str_order(p->newest, day_iso(f->w->arena, work_today(f->w))) <= 0;
	if (!db_do(f->db, e, "DELETE FROM eol WHERE name = ?", BIND(V(p->name))) ||
	    (believed && !db_do(f->db, e, "INSERT INTO note (name, value) VALUES ('eol_as_of', ?) ON CONFLICT (name) DO UPDATE SET value = "
	                        "CASE WHEN excluded.value > value THEN excluded.value ELSE value END", BIND(V(p->newest)))))
		return false;
	for (size_t i = 0; i < p->cpe_count; i++) {
		str key = eol_key(f, p->cpes[i]);
		if (!key.n || str_eq(key, last))
			continue;
		last = key;
		if (!put_cycles(f, p, V(key), e))
			return false;
	}
	return last.n || put_cycles(f, p, V(S("")), e);
}

static bool take_eol(struct feeding *f, str bytes, struct err *e)
{
	return eol_read(bytes, take_product, f, e);
}

static const struct feed_format formats[] = {
	{ "kev", { "CISA KEV(悪用が確認された脆弱性)", "CISA KEV (known exploited)" }, is_kev, kev_read, NULL, JSON_LISTED, ADVISORY_KEV },
	{ "nvd", { "NVD CVE API 2.0", "NVD CVE API 2.0" }, is_nvd, nvd_read, NULL, JSON_LISTED, ADVISORY_NVD },
	{ "cve5", { "CVEレコード5", "CVE Record 5" }, is_cve5, cve5_read, NULL, JSON_DOCUMENTS, ADVISORY_CNA },
	{ "eol", { "endoflife.date(サポート終了日)", "endoflife.date" }, is_eol, NULL, take_eol, JSON_DOCUMENTS, ADVISORY_NVD },
	{ "kev-csv", { "CISA KEV(CSV)", "CISA KEV (CSV)" }, is_kev_csv, NULL, take_kev_csv, JSON_DOCUMENTS, ADVISORY_KEV },
};

struct words feed_format_words(const struct feed_format *format)
{
	return format->words;
}

const char *feed_format_name(const struct feed_format *format)
{
	return format->name;
}

static const struct feed_format *format_of(str head)
{
	for (size_t i = 0; i < LENGTH(formats); i++)
		if (formats[i].is(head))
			return &formats[i];
	return NULL;
}

/* ---- one file */

static bool take_record(void *of, str record, struct err *e)
{
	struct feeding *f = of;
	auto_arena a = { 0 };
	struct advisory adv;
	if (!f->result->format->record(&a, record, &adv, e))
		return err_wrap(e, "%zu件目", "record %zu", f->cut.taken);
	note_day(f, adv.modified.n ? adv.modified : adv.known_since);
	return taking_put(f->taking, &adv, f->result->format->source, S(""), mark_of(record), e) || err_wrap(e, "%zu件目", "record %zu", f->cut.taken);
}

static bool hand_on(struct feeding *f, str bytes, struct err *e)
{
	if (f->result->format->record)
		return json_cut_put(&f->cut, bytes, e);
	if (f->held.n + bytes.n > FEED_WHOLE_BYTES_MAX)
		return err_set(e, ERR_INPUT, "大きすぎます(%u MBまで)", "it is too large (at most %u MB)", FEED_WHOLE_BYTES_MAX >> 20);
	buf_put(&f->held, bytes);
	return true;
}

/* Behind a byte-order mark and blanks. Those at the end stay: it may end within a text. */
static str behind_mark(str s)
{
	str from = str_starts(s, S("\xEF\xBB\xBF")) ? str_from(s, 3) : s, bare = str_trim(from);
	return str_from(from, (size_t)(bare.p - from.p));
}

/* The format is told once enough of the head is there. */
static bool tell(struct feeding *f, struct err *e)
{
	str head = behind_mark(buf_str(&f->held));
	f->result->format = format_of(head);
	if (!f->result->format)
		return err_set(e, ERR_INPUT, "脆弱性情報のどの形式でもありません", "it is none of the formats of vulnerability data");
	f->cut.records = f->result->format->records;
	if (!f->result->format->record)
		return true;
	bool ok = json_cut_put(&f->cut, head, e);
	buf_cut(&f->held, 0);
	return ok;
}

static bool take_unpacked(void *of, str bytes, struct err *e)
{
	struct feeding *f = of;
	f->bytes += bytes.n;
	work_progress(f->w, f->bytes >> 20, 0, (struct words){ "脆弱性情報を読んでいます(MB)", "reading vulnerability data (MB)" });
	if (f->result->format)
		return hand_on(f, bytes, e);
	buf_put(&f->held, bytes);
	return f->held.n < FEED_HEAD_BYTES || tell(f, e);
}

static bool finish(struct feeding *f, struct err *e)
{
	if (!gunzip_end(&f->gunzip, e) || (!f->result->format && !tell(f, e)))
		return false;
	if (f->result->format->record ? !json_cut_end(&f->cut, e) : !f->result->format->whole(f, behind_mark(buf_str(&f->held)), e))
		return false;
	if (!taking_end(f->taking, e))
		return false;
	f->result->taken = *taking_count(f->taking);
	f->result->touched_count = taking_touched(f->taking, &f->result->touched);
	return true;
}

/* What is known of the feeds that were read: the trouble of one stays until it is read well. */
static bool note_feed(struct feeding *f, struct err *e)
{
	str now = instant_iso(f->w->arena, clock_now(f->w->clock));
	int64_t records = (int64_t)(f->result->taken.records + f->result->rows);
	return db_do(f->db, e, "INSERT INTO feed (kind, name, digest, taken, told, records, passed) VALUES (?, ?, '', ?, ?, ?, ?) "
	             "ON CONFLICT (kind, name) DO UPDATE SET taken = excluded.taken, told = excluded.told, records = excluded.records, "
	             "passed = excluded.passed, trouble = NULL",
	             BIND(value_text(f->result->format->name), V(f->name), V(now), V(f->result->newest), V(records), V((int64_t)f->result->passed)));
}

static void drop(struct feeding **f)
{
	gunzip_drop(&(*f)->gunzip);
	json_cut_drop(&(*f)->cut);
	buf_drop(&(*f)->held);
	*f = NULL;
}

struct feeding *feed_open(struct work *w, struct db *catalogue, const struct dictionary *d, str name, struct feed_result *result, struct err *e)
{
	struct feeding *f = arena_new(w->arena, struct feeding);
	*f = (struct feeding){ .w = w, .db = catalogue, .d = d, .name = arena_copy(w->arena, name), .result = result };
	*result = (struct feed_result){ 0 };
	f->gunzip = (struct gunzip){ .max = FEED_BYTES_MAX, .take = take_unpacked, .of = f };
	f->cut = (struct json_cut){ .record_max = ADVISORY_RECORD_BYTES_MAX, .take = take_record, .of = f };
	if (!db_begin(catalogue, e))
		return NULL;
	f->taking = taking_open(w, catalogue, d, e);
	if (!f->taking)
		db_rollback(catalogue);
	return f->taking ? f : NULL;
}

bool feed_put(struct feeding *f, str bytes, struct err *e)
{
	return gunzip_put(&f->gunzip, bytes, e);
}

bool feed_end(struct feeding **f, bool well, struct err *e)
{
	bool ok = db_end((*f)->db, well && finish(*f, e) && note_feed(*f, e), e);
	drop(f);
	return ok;
}

static bool take_piece(void *of, str bytes, struct err *e)
{
	return feed_put(of, bytes, e);
}

bool feed_take(struct work *w, struct db *catalogue, const struct dictionary *d, str path, struct feed_result *result, struct err *e)
{
	struct feeding *f = feed_open(w, catalogue, d, path_name(path), result, e);
	bool ok = f && feed_end(&f, disk_stream(w->disk, path, take_piece, f, e), e);
	return ok || err_wrap(e, "%.*s", "%.*s", P(path));
}
