/* collect_cve.c - the CVE List: an archive of all records at first; then its log says which changed when, and each is a file of its own.
 * Source: https://github.com/CVEProject/cvelistV5 (cves/deltaLog.json, newest first, 30 days of it).
 * SPDX-License-Identifier: Apache-2.0 */
#include "collect.h"

#include "engine/gunzip.h"
#include "engine/json_cut.h"
#include "engine/names.h"
#include "engine/untar.h"
#include "frame/progress.h"

#define CVE_LOG_BYTES_MAX ((uint64_t)256 << 20)
#define CVE_BATCH 200u

/* What was changed at one time. */
struct entry {
	str at;
	LIST_OF(str) cves;
};

struct log {
	struct arena *a;
	str since; /* what was before it is had already */
	LIST_OF(struct entry) entries;
	struct json_cut cut;
	bool begun;
};

static void add_cves(struct log *log, struct entry *entry, const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		str cve = json_text(json_array_get(list, i), "cveId");
		if (!cve_number(cve))
			continue;
		arena_grow(log->a, entry->cves.list, entry->cves.count, entry->cves.room);
		entry->cves.list[entry->cves.count++] = arena_copy(log->a, cve);
	}
}

static bool take_entry(void *of, str record, struct err *e)
{
	struct log *log = of;
	auto_json json = json_read(record, e);
	str at = json ? json_text(json, "fetchTime") : S("");
	if (!json || str_order(at, log->since) <= 0)
		return json;
	struct entry entry = { .at = arena_copy(log->a, at) };
	add_cves(log, &entry, json_object_get(json, "new"));
	add_cves(log, &entry, json_object_get(json, "updated"));
	arena_grow(log->a, log->entries.list, log->entries.count, log->entries.room);
	log->entries.list[log->entries.count++] = entry;
	return true;
}

/* The log is a list; within another one its entries stand where the cutter finds records. */
static bool begin_log(void *of, struct err *e)
{
	struct log *log = of;
	json_cut_drop(&log->cut);
	log->entries.count = 0;
	log->cut = (struct json_cut){ .records = JSON_LISTED, .record_max = COLLECT_LIST_BYTES_MAX, .take = take_entry, .of = log };
	return json_cut_put(&log->cut, S("["), e);
}

static bool put_log(void *of, str bytes, struct err *e)
{
	struct log *log = of;
	return json_cut_put(&log->cut, bytes, e);
}

static bool read_log(struct collecting *c, struct log *log, struct err *e)
{
	struct fetch_answer answer;
	const struct fetch_ask ask = { .url = c->url, .bytes_max = CVE_LOG_BYTES_MAX, .begin = begin_log, .take = put_log, .of = log };
	bool ok = fetch_get(c->fetch, log->a, &ask, &answer, e) && json_cut_put(&log->cut, S("]"), e) && json_cut_end(&log->cut, e);
	json_cut_drop(&log->cut);
	return ok;
}

/* cves/2026/12xxx/CVE-2026-12345.json, beside the log. */
static str record_url(struct collecting *c, struct arena *a, str cve)
{
	str year = str_first(str_from(cve, 4), 4), number = str_from(cve, 9);
	str thousands = number.n > 3 ? str_first(number, number.n - 3) : S("0");
	return url_beside(a, c->url, arena_fmt(a, "%.*s/%.*sxxx/%.*s.json", P(year), P(thousands), P(cve)));
}

/* Records that are taken at once. */
struct batch {
	struct buf bytes;
	struct {
		str cve;
		size_t end;
	} records[CVE_BATCH];
	size_t count;
};

static void hold(struct batch *batch, str cve, str text)
{
	buf_put(&batch->bytes, text);
	buf_byte(&batch->bytes, '\n');
	batch->records[batch->count].cve = cve;
	batch->records[batch->count++].end = batch->bytes.n;
}

/* A record that is not there any more is passed over. */
static bool add_record(struct collecting *c, struct batch *batch, str cve, struct err *e)
{
	auto_arena a = { 0 };
	struct err why = { 0 };
	str text;
	if (!collect_text(c, &a, record_url(c, &a, cve), &text, &why)) {
		*e = why;
		return why.kind == ERR_MISSING;
	}
	hold(batch, cve, text);
	return true;
}

/* A record that cannot be read keeps no other out. */
static bool take_singly(struct collecting *c, const struct batch *batch, struct err *e)
{
	for (size_t i = 0, from = 0; i < batch->count; from = batch->records[i++].end) {
		struct err why = { 0 };
		str record = str_from(str_first(buf_str(&batch->bytes), batch->records[i].end), from);
		if (!collect_bytes(c, S("CVE"), record, &why) && !collect_refused(c, batch->records[i].cve, &why, e))
			return false;
	}
	return true;
}

static bool take_batch(struct collecting *c, struct batch *batch, struct err *e)
{
	struct err why = { 0 };
	bool ok = !batch->count || collect_bytes(c, S("CVE"), buf_str(&batch->bytes), &why) || take_singly(c, batch, e);
	buf_cut(&batch->bytes, 0);
	batch->count = 0;
	return ok;
}

static bool take_entries(struct collecting *c, struct log *log, struct batch *batch, struct err *e)
{
	struct names asked = { 0 };
	size_t ignored;
	for (size_t i = log->entries.count; i; i--) {
		const struct entry *entry = &log->entries.list[i - 1];
		for (size_t k = 0; k < entry->cves.count; k++) {
			if (!names_new(&asked, log->a, entry->cves.list[k], 1, &ignored))
				continue; /* changed again since: its newest state is here */
			if (!add_record(c, batch, entry->cves.list[k], e) || (batch->count == CVE_BATCH && !take_batch(c, batch, e)))
				return false;
		}
		work_progress(c->w, log->entries.count - i + 1, log->entries.count, (struct words){ "CVEの変更", "changes of CVE records" });
		/* up to here nothing is missing, if nothing waits */
		if ((i == 1 && !take_batch(c, batch, e)) || (!batch->count && !collect_set_mark(c, S(""), entry->at, e)))
			return false;
	}
	return true;
}

bool collect_cve(struct collecting *c, struct err *e)
{
	struct batch *batch = arena_new(c->w->arena, struct batch);
	struct log log = { .a = c->w->arena };
	bool ok = collect_mark(c, S(""), &log.since, e) && read_log(c, &log, e) && take_entries(c, &log, batch, e);
	buf_drop(&batch->bytes);
	return ok;
}

/* ---- all of it, at first */

struct whole {
	struct collecting *c;
	struct batch *batch;
	struct gunzip gunzip;
	struct untar untar;
	size_t files;
};

static str cve_of_file(str path)
{
	str name = path_name(path);
	return str_ends(name, S(".json")) ? str_first(name, name.n - 5) : S("");
}

static bool wants_file(void *of, str path)
{
	(void)of;
	return cve_number(cve_of_file(path));
}

static bool take_record_file(void *of, str path, str bytes, struct err *e)
{
	struct whole *whole = of;
	hold(whole->batch, arena_copy(whole->c->w->arena, cve_of_file(path)), bytes);
	work_progress(whole->c->w, ++whole->files, 0, (struct words){ "CVEレコード", "CVE records" });
	return whole->batch->count < CVE_BATCH || take_batch(whole->c, whole->batch, e);
}

static bool take_unpacked(void *of, str bytes, struct err *e)
{
	struct whole *whole = of;
	return untar_put(&whole->untar, bytes, e);
}

static void drop_whole(struct whole *whole)
{
	gunzip_drop(&whole->gunzip);
	untar_drop(&whole->untar);
	buf_cut(&whole->batch->bytes, 0);
	whole->batch->count = 0;
}

/* What was taken of a try that was cut is there, and is known again. */
static bool begin_whole(void *of, struct err *e)
{
	struct whole *whole = of;
	(void)e;
	drop_whole(whole);
	whole->gunzip = (struct gunzip){ .max = COLLECT_UNPACKED_BYTES_MAX, .take = take_unpacked, .of = whole };
	whole->untar = (struct untar){ .file_max = ADVISORY_RECORD_BYTES_MAX, .wants = wants_file, .take = take_record_file, .of = whole };
	whole->files = 0;
	return true;
}

static bool put_whole(void *of, str bytes, struct err *e)
{
	struct whole *whole = of;
	return gunzip_put(&whole->gunzip, bytes, e);
}

/* The log goes on from the day before. */
static bool log_goes_on(struct collecting *c, struct err *e)
{
	struct collecting log = *c;
	str mark, day = day_iso(c->w->arena, day_add(work_today(c->w), -1));
	log.source = source_named(S("cve"));
	return collect_mark(&log, S(""), &mark, e) && (mark.n || collect_set_mark(&log, S(""), arena_fmt(c->w->arena, "%.*sT00:00:00.000Z", P(day)), e));
}

bool collect_cve_all(struct collecting *c, struct err *e)
{
	struct whole whole = { .c = c, .batch = arena_new(c->w->arena, struct batch) };
	struct fetch_answer answer;
	const struct fetch_ask ask = { .url = c->url, .bytes_max = COLLECT_FILE_BYTES_MAX, .begin = begin_whole, .take = put_whole, .of = &whole };
	bool ok = fetch_get(c->fetch, c->w->arena, &ask, &answer, e) && gunzip_end(&whole.gunzip, e) && untar_end(&whole.untar, e) && take_batch(c, whole.batch, e);
	drop_whole(&whole);
	buf_drop(&whole.batch->bytes);
	if (ok && !whole.files)
		return err_set(e, ERR_INPUT, "CVEレコードが1件も入っていません", "there is no CVE record in it");
	return ok && log_goes_on(c, e);
}
