/* feed.c - handing a file to the reader of its format, and what that gives to the catalogue.
 * SPDX-License-Identifier: Apache-2.0 */
#include "feed.h"

#include "base/belt.h"
#include "base/seal.h"
#include "engine/csaf.h"
#include "engine/cve5.h"
#include "engine/eol.h"
#include "engine/epss.h"
#include "engine/feed.h"
#include "engine/gunzip.h"
#include "engine/jvn.h"
#include "engine/kev.h"
#include "engine/myjvn.h"
#include "engine/nvd.h"
#include "frame/progress.h"

#include <stdlib.h>
#include <string.h>

#define FEED_WHOLE_BYTES_MAX (64u << 20)   /* of a format that is read at once */
#define FEED_BYTES_MAX ((uint64_t)8 << 30) /* unpacked */
#define BATCH_RECORDS 64u                  /* read by one thread before the other takes them … */
#define BATCH_BYTES_MAX (2u << 20)         /* … or fewer, where they are long */

/* Records of one advisory each that were read, with their bytes. */
struct batch {
	struct arena a;
	struct {
		struct advisory adv;
		int64_t mark;
		size_t number;
	} list[BATCH_RECORDS];
	size_t count;
};

struct feeding {
	struct work *w;
	struct db *db;
	const struct dictionary *d;
	str name;
	struct taking *taking;
	struct feed_result *result;
	struct gunzip gunzip;
	struct json_cut cut;
	struct jvn jvn;
	struct myjvn myjvn;
	struct buf held;  /* the head until the format is told; then what is read at once */
	struct belt *belt;   /* NULL until records come; then what stands below is the other thread's until it ends */
	struct batch *batch; /* that is being filled */
	char today[sizeof "2026-11-27"], newest[sizeof "2026-11-27"]; /* days */
	int64_t mark;     /* of the record that is being read */
	bool outdated;    /* the same catalog of a later day is in use */
	size_t bytes;
};

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
	str day = str_first(said, sizeof f->newest - 1);
	if (str_order(day, str_of(f->newest)) <= 0 || str_order(day, str_of(f->today)) > 0)
		return;
	memcpy(f->newest, day.p, day.n);
	f->newest[day.n] = 0;
}

/* ---- advisories */

static bool put_advisory(struct feeding *f, const struct advisory *adv, enum advisory_source source, str ref, int64_t mark, struct err *e)
{
	int64_t cve = cve_number(adv->cve);
	if (!cve) {
		f->result->passed++;
		return true;
	}
	note_day(f, adv->modified.n ? adv->modified : adv->known_since);
	if (source == ADVISORY_KEV && !db_do(f->db, e, "INSERT INTO listed_known (cve) VALUES (?) ON CONFLICT DO NOTHING", BIND(V(cve))))
		return false;
	return taking_put(f->taking, adv, source, ref, mark, e);
}

/* Several documents may speak of one CVE: their pages tell them apart. */
static bool put_csaf(void *of, const struct advisory *adv, struct err *e)
{
	struct feeding *f = of;
	return put_advisory(f, adv, ADVISORY_CSAF, adv->url, f->mark, e);
}

static bool take_csaf(struct feeding *f, str record, struct err *e)
{
	return csaf_read(record, put_csaf, f, &f->result->passed, e);
}

/* What comes without bytes of its own is known again by what it says. */
static int64_t mark_said(const struct advisory *adv)
{
	auto_buf b = { 0 };
	buf_fmt(&b, "%.*s %.*s %d %.*s %.*s %.*s", P(adv->cve), P(adv->known_since), adv->ransomware, P(adv->title), P(adv->modified), P(adv->summary));
	for (size_t i = 0; i < adv->count; i++)
		buf_fmt(&b, "\n%.*s %.*s %.*s", P(adv->claims[i].vendor), P(adv->claims[i].product), P(adv->claims[i].said));
	return mark_of(buf_str(&b));
}

static bool put_kev_row(void *of, const struct advisory *adv, struct err *e)
{
	return put_advisory(of, adv, ADVISORY_KEV, S(""), mark_said(adv), e);
}

static bool take_kev_csv(struct feeding *f, str bytes, struct err *e)
{
	return kev_read_csv(bytes, put_kev_row, f, &f->result->passed, e);
}

static bool put_jvn(void *of, const struct advisory *adv, struct err *e)
{
	return put_advisory(of, adv, ADVISORY_JVN, adv->url, mark_said(adv), e);
}

/* ---- ends of support */

/* By which products of the catalogue an end of support is found again: each name of CPE gives one. */
static bool put_cycles(struct feeding *f, const struct eol_product *p, str product, struct err *e)
{
	for (size_t i = 0; i < p->count; i++) {
		const struct eol_cycle *c = &p->cycles[i];
		if (!db_do(f->db, e, "INSERT INTO eol (name, product, cycle, label, ended, ended_on) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
		           BIND(V(p->name), V(product), V(c->cycle), V(c->label), V((int64_t)c->ended), V(c->ended_on))))
			return false;
	}
	f->result->rows += p->count;
	return true;
}

static str key_of_cpe(struct feeding *f, const struct cpe *cpe)
{
	str keys[DICTIONARY_KEYS_MAX];
	return cpe->product.n && product_keys(f->d, f->w->arena, cpe->vendor, cpe->product, S(""), keys) ? keys[0] : S("");
}

/* Names of CPE 2.3 may be cut off behind the product. */
static str eol_key(struct feeding *f, str name)
{
	str rest = str_from(name, str_starts(name, S("cpe:2.3:")) ? 8 : 5);
	struct cpe cpe = { 0 };
	str_cut(&rest, S(":"));
	cpe.vendor = str_cut(&rest, S(":"));
	cpe.product = str_first(rest, str_find(rest, S(":")));
	return key_of_cpe(f, &cpe);
}

/* What no CPE tells: "Oracle Database" is Oracle's. */
static str title_key(struct feeding *f, str title)
{
	str keys[DICTIONARY_KEYS_MAX];
	size_t count = product_keys(f->d, f->w->arena, S(""), title, S(""), keys);
	return count && !str_starts(keys[0], S(":")) ? keys[0] : S("");
}

static bool note_support_day(struct feeding *f, str day, struct err *e)
{
	bool believed = str_order(day, str_of(f->today)) <= 0;
	note_day(f, day);
	return !believed || db_do(f->db, e, "INSERT INTO note (name, value) VALUES ('eol_as_of', ?) ON CONFLICT (name) DO UPDATE SET value = "
	                          "CASE WHEN excluded.value > value THEN excluded.value ELSE value END", BIND(V(day)));
}

static bool put_supported(void *of, const struct eol_product *p, struct err *e)
{
	struct feeding *f = of;
	str last = S("");
	if (!note_support_day(f, p->newest, e) || !db_do(f->db, e, "DELETE FROM eol WHERE name = ?", BIND(V(p->name))))
		return false;
	for (size_t i = 0; i < p->cpe_count; i++) {
		str key = eol_key(f, p->cpes[i]);
		if (!key.n || str_eq(key, last))
			continue;
		last = key;
		if (!put_cycles(f, p, key, e))
			return false;
	}
	return last.n || put_cycles(f, p, str_eq(p->category, S("device")) ? S("") : title_key(f, p->title), e);
}

static bool take_eol(struct feeding *f, str bytes, struct err *e)
{
	return eol_read(bytes, put_supported, f, e);
}

/* ---- chances */

static bool put_chance(void *of, const struct epss *row, struct err *e)
{
	struct feeding *f = of;
	int64_t cve = cve_number(row->cve);
	f->result->rows++;
	f->result->passed += !cve;
	if (f->result->rows == 1)
		note_day(f, row->date);
	return !cve || db_do(f->db, e, "INSERT INTO chance (cve, chance) VALUES (?, ?) ON CONFLICT (cve) DO UPDATE SET chance = excluded.chance",
	                     BIND(V(cve), V((int64_t)(row->probability * 10000 + 0.5))));
}

static bool take_epss(struct feeding *f, str bytes, struct err *e)
{
	return epss_read(bytes, put_chance, f, e);
}

/* ---- MyJVN's names: what makers and products are called in Japan */

static bool put_name(void *of, str vendor, str product, const struct cpe *cpe, struct err *e)
{
	struct feeding *f = of;
	auto_arena a = { 0 };
	str means = key_of_cpe(f, cpe), keys[DICTIONARY_KEYS_MAX];
	size_t colon = str_find(means, S(":"));
	str maker = vendor_key(f->d, &a, cpe->vendor), called = vendor_key(f->d, &a, vendor);
	f->result->rows++;
	f->result->passed += !means.n;
	if (!means.n)
		return true;
	if (called.n && !str_eq(called, maker) && !db_do(f->db, e, "INSERT INTO listed_maker (name, vendor) VALUES (?, ?) ON CONFLICT DO NOTHING", BIND(V(called), V(maker))))
		return false;
	if (!product_keys(f->d, &a, vendor, product, S(""), keys))
		return true;
	str name = str_from(keys[0], str_find(keys[0], S(":")) + 1);
	return db_do(f->db, e, "INSERT INTO listed_product (name, vendor, means) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
	             BIND(V(name), V(str_first(means, colon)), V(str_from(means, colon + 1))));
}

/* ---- formats */

/* Records of one advisory each are read by one thread and taken by another; other records, and what is read at once, by one. */
static const struct way {
	bool (*read)(struct arena *a, str record, struct advisory *adv, struct err *e);
	enum advisory_source source;
	bool (*record)(struct feeding *f, str record, struct err *e);
	bool (*whole)(struct feeding *f, str bytes, struct err *e);
} ways[FEED_KINDS] = {
	[FEED_NVD] = { .read = nvd_read, .source = ADVISORY_NVD }, [FEED_CVE5] = { .read = cve5_read, .source = ADVISORY_CNA },
	[FEED_KEV] = { .read = kev_read, .source = ADVISORY_KEV }, [FEED_CSAF] = { .record = take_csaf },
	[FEED_KEV_CSV] = { .whole = take_kev_csv }, [FEED_EOL] = { .whole = take_eol }, [FEED_EPSS] = { .whole = take_epss },
};

struct words feed_format_words(const struct feed *format)
{
	return format->words;
}

const char *feed_format_name(const struct feed *format)
{
	return format->name;
}

static enum feed_kind kind_of(const struct feeding *f)
{
	return (enum feed_kind)(f->result->format - feeds);
}

/* ---- one file */

static bool at_record(size_t number, struct err *e)
{
	return err_wrap(e, "%zu件目", "record %zu", number);
}

static void drop_batch(void *piece)
{
	struct batch *b = piece;
	if (b)
		arena_drop(&b->a);
	free(b);
}

static bool take_batch(void *of, void *piece, struct err *e)
{
	struct feeding *f = of;
	struct batch *b = piece;
	bool ok = true;
	for (size_t i = 0; i < b->count && ok; i++)
		ok = put_advisory(f, &b->list[i].adv, ways[kind_of(f)].source, S(""), b->list[i].mark, e) || at_record(b->list[i].number, e);
	drop_batch(b);
	return ok;
}

/* What was read so far goes to the other thread. */
static bool send_batch(struct feeding *f, struct err *e)
{
	struct batch *b = f->batch;
	f->batch = NULL;
	if (!b)
		return true;
	f->belt = f->belt ? f->belt : belt_open(take_batch, drop_batch, f);
	return belt_put(f->belt, b, e);
}

static bool read_record(struct feeding *f, str record, struct err *e)
{
	struct batch *b = f->batch = f->batch ? f->batch : mem_take(sizeof *f->batch);
	if (!b->count)
		*b = (struct batch){ 0 };
	b->list[b->count].mark = mark_of(record);
	b->list[b->count].number = f->cut.taken;
	if (!ways[kind_of(f)].read(&b->a, arena_copy(&b->a, record), &b->list[b->count].adv, e))
		return at_record(f->cut.taken, e);
	return (++b->count < BATCH_RECORDS && b->a.taken < BATCH_BYTES_MAX) || send_batch(f, e);
}

static bool take_record(void *of, str record, struct err *e)
{
	struct feeding *f = of;
	if (ways[kind_of(f)].read)
		return read_record(f, record, e);
	f->mark = mark_of(record);
	return ways[kind_of(f)].record(f, record, e) || at_record(f->cut.taken, e);
}

static bool by_record(const struct feeding *f)
{
	return ways[kind_of(f)].read || ways[kind_of(f)].record;
}

static bool hold(struct feeding *f, str bytes, struct err *e)
{
	if (f->held.n + bytes.n > FEED_WHOLE_BYTES_MAX)
		return err_set(e, ERR_INPUT, "大きすぎます(%u MBまで)", "it is too large (at most %u MB)", FEED_WHOLE_BYTES_MAX >> 20);
	buf_put(&f->held, bytes);
	return true;
}

static bool hand_on(struct feeding *f, str bytes, struct err *e)
{
	if (by_record(f))
		return json_cut_put(&f->cut, bytes, e);
	if (ways[kind_of(f)].whole)
		return hold(f, bytes, e);
	return kind_of(f) == FEED_MYJVN ? myjvn_put(&f->myjvn, bytes, e) : jvn_put(&f->jvn, bytes, e);
}

static bool no_data(const struct feed *format, struct err *e)
{
	err_set(e, ERR_INPUT, "これは1つの製品についてのファイルです。機器の文書として登録してください", "this file is about one product; attach it to its device");
	return err_at(e, format->words);
}

static bool begin(struct feeding *f, const struct feed_told *told, struct err *e)
{
	if (told->kind == FEED_UNKNOWN) {
		err_set(e, ERR_INPUT, "読み込めません", "it cannot be read");
		return err_at(e, told->why);
	}
	f->result->format = &feeds[told->kind];
	f->cut.records = told->records;
	if (told->kind == FEED_MYJVN)
		myjvn_begin(&f->myjvn, put_name, f);
	else if (feeds[told->kind].reading == FEED_BY_PIECE)
		jvn_begin(&f->jvn, put_jvn, f);
	else if (!by_record(f) && !ways[told->kind].whole)
		return no_data(f->result->format, e);
	return true;
}

/* The format is told once enough of the head is there. */
static bool tell(struct feeding *f, struct err *e)
{
	auto_buf head = f->held;
	struct feed_told told = feed_tell(buf_str(&head));
	f->held = (struct buf){ 0 };
	return begin(f, &told, e) && hand_on(f, buf_str(&head), e);
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

static bool end_reading(struct feeding *f, struct err *e)
{
	if (by_record(f))
		return json_cut_end(&f->cut, e) && send_batch(f, e) && belt_end(&f->belt, e);
	if (ways[kind_of(f)].whole)
		return ways[kind_of(f)].whole(f, buf_str(&f->held), e);
	if (kind_of(f) == FEED_MYJVN)
		return myjvn_end(&f->myjvn, e);
	f->result->passed = f->jvn.passed;
	return jvn_end(&f->jvn, e);
}

/* A catalog of everything, of which an older one says nothing any more: CISA's names no day of a record's change. */
static bool is_outdated(struct feeding *f, bool *outdated, struct err *e)
{
	str newest = S("");
	*outdated = false;
	if (kind_of(f) != FEED_KEV && kind_of(f) != FEED_KEV_CSV && kind_of(f) != FEED_EPSS)
		return true;
	bool ok = db_one_str(f->db, f->w->arena, e, &newest, "SELECT coalesce(max(told), '') FROM feed WHERE kind = ?1 OR kind = ?2",
	                     BIND(V(kind_of(f) == FEED_EPSS ? "epss" : "kev"), V(kind_of(f) == FEED_EPSS ? "epss" : "kev-csv")));
	*outdated = str_order(str_of(f->newest), newest) < 0;
	return ok;
}

/* What CISA has taken out of its catalog is not known to be exploited any more. */
static bool drop_unlisted(struct feeding *f, struct err *e)
{
	if (kind_of(f) != FEED_KEV && kind_of(f) != FEED_KEV_CSV)
		return true;
	return db_do(f->db, e, "DELETE FROM claim WHERE source = ?1 AND cve NOT IN (SELECT cve FROM listed_known)", BIND(V((int64_t)ADVISORY_KEV))) &&
	       db_do(f->db, e, "DELETE FROM told WHERE kind = ?1 AND cve NOT IN (SELECT cve FROM listed_known)", BIND(V((int64_t)ADVISORY_KEV))) &&
	       db_do(f->db, e, "DELETE FROM listed_known", NONE);
}

static bool finish(struct feeding *f, struct err *e)
{
	if (!gunzip_end(&f->gunzip, e) || (!f->result->format && !tell(f, e)) || !end_reading(f, e) || !is_outdated(f, &f->outdated, e) ||
	    !drop_unlisted(f, e) || !taking_end(f->taking, e))
		return false;
	const int64_t *touched;
	f->result->taken = *taking_count(f->taking);
	f->result->newest = arena_copy(f->w->arena, str_of(f->newest));
	f->result->touched_count = taking_touched(f->taking, &touched);
	if (f->result->touched_count)
		f->result->touched = memcpy(arena_array(f->w->arena, int64_t, f->result->touched_count), touched, f->result->touched_count * sizeof *touched);
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
	jvn_drop(&(*f)->jvn);
	myjvn_drop(&(*f)->myjvn);
	buf_drop(&(*f)->held);
	drop_batch((*f)->batch);
	taking_close(&(*f)->taking);
	*f = NULL;
}

struct feeding *feed_open(struct work *w, struct db *catalogue, const struct dictionary *d, str name, struct feed_result *result, struct err *e)
{
	struct feeding *f = arena_new(w->arena, struct feeding);
	*f = (struct feeding){ .w = w, .db = catalogue, .d = d, .name = arena_copy(w->arena, name), .result = result };
	*result = (struct feed_result){ 0 };
	str today = day_iso(w->arena, work_today(w));
	memcpy(f->today, today.p, today.n < sizeof f->today ? today.n : sizeof f->today - 1);
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
	bool ok = well && finish(*f, e);
	belt_end(&(*f)->belt, NULL); /* of what broke off: the catalogue is the other thread's until it ends */
	bool outdated = ok && (*f)->outdated;
	ok = ok && (outdated || note_feed(*f, e));
	if (outdated) {
		struct taken *t = &(*f)->result->taken;
		db_rollback((*f)->db);
		*t = (struct taken){ .records = t->records, .older = t->records };
		(*f)->result->touched_count = 0;
	}
	ok = outdated || db_end((*f)->db, ok, e);
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
