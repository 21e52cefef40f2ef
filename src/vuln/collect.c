/* collect.c - a file from a server into the catalogue, and what is remembered of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "collect.h"

#include "base/seal.h"
#include "engine/gunzip.h"

/* A file on its way in: it is taken while it comes, and given up again where it does not end well. */
struct stream {
	struct collecting *c;
	const struct piece *piece;
	struct work work; /* with memory of its own */
	struct arena arena;
	struct feeding *feeding;
	struct feed_result result;
	struct gunzip gunzip;
	struct digesting digesting;
};

static void give_up(struct stream *s)
{
	if (s->feeding)
		feed_end(&s->feeding, false, NULL);
	gunzip_drop(&s->gunzip);
	arena_drop(&s->arena);
}

static bool take_unpacked(void *of, str bytes, struct err *e)
{
	struct stream *s = of;
	if (s->piece->unpacked)
		digesting_put(&s->digesting, bytes);
	if (s->piece->head && s->piece->head->n < COLLECT_HEAD_BYTES)
		buf_put(s->piece->head, str_first(bytes, COLLECT_HEAD_BYTES - s->piece->head->n));
	return feed_put(s->feeding, bytes, e);
}

static bool begin(void *of, struct err *e)
{
	struct stream *s = of;
	give_up(s);
	s->arena = (struct arena){ 0 };
	s->work = *s->c->w;
	s->work.arena = &s->arena;
	s->gunzip = (struct gunzip){ .max = COLLECT_UNPACKED_BYTES_MAX, .take = take_unpacked, .of = s };
	digesting_begin(&s->digesting);
	if (s->piece->head)
		buf_cut(s->piece->head, 0);
	s->feeding = feed_open(&s->work, s->c->db, s->c->d, s->piece->name, &s->result, e);
	return s->feeding;
}

static bool take(void *of, str bytes, struct err *e)
{
	struct stream *s = of;
	if (!s->piece->unpacked)
		digesting_put(&s->digesting, bytes);
	return gunzip_put(&s->gunzip, bytes, e);
}

static bool is_what_it_should_be(struct stream *s, struct err *e)
{
	str digest = digest_hex(&s->arena, digesting_end(&s->digesting));
	return !s->piece->digest.n || str_eq_nocase(digest, s->piece->digest) ||
	       err_set(e, ERR_TAMPERED, "公表されたチェックサムと一致しないため、使いません", "it is not what its published checksum says, and is not used");
}

static void count(struct collecting *c, const struct feed_result *r)
{
	c->done.files++;
	c->done.records += r->taken.records + r->rows;
	c->done.added += r->taken.added + (r->taken.records ? 0 : r->rows);
	c->done.changed += r->taken.changed;
}

static bool end(struct stream *s, struct err *e)
{
	bool well = gunzip_end(&s->gunzip, e) && is_what_it_should_be(s, e);
	if (well && s->piece->is_empty && s->piece->is_empty(buf_str(s->piece->head)))
		return true; /* given up without a word */
	well = feed_end(&s->feeding, well, e);
	if (well)
		count(s->c, &s->result);
	return well;
}

bool collect_file(struct collecting *c, const struct piece *piece, struct fetch_answer *answer, struct err *e)
{
	struct stream s = { .c = c, .piece = piece };
	struct fetch_answer unwanted;
	struct fetch_ask ask = { .url = piece->url, .etag = piece->etag, .modified = piece->modified, .bytes_max = COLLECT_FILE_BYTES_MAX,
		                 .begin = begin, .take = take, .of = &s };
	if (c->key.n) {
		ask.header = S("apiKey");
		ask.secret = c->key;
	}
	answer = answer ? answer : &unwanted;
	bool ok = fetch_get(c->fetch, c->w->arena, &ask, answer, e);
	if (ok && answer->unchanged)
		c->done.unchanged++;
	else if (ok)
		ok = end(&s, e);
	give_up(&s);
	return ok || err_wrap(e, "%.*s", "%.*s", P(piece->name));
}

bool collect_bytes(struct collecting *c, str name, str bytes, struct err *e)
{
	const struct piece piece = { .name = name };
	struct stream s = { .c = c, .piece = &piece };
	bool ok = begin(&s, e) && take(&s, bytes, e) && end(&s, e);
	give_up(&s);
	return ok || err_wrap(e, "%.*s", "%.*s", P(name));
}

/* ---- small things */

static bool take_text(void *of, str bytes, struct err *e)
{
	(void)e;
	buf_put(of, bytes);
	return true;
}

static bool begin_text(void *of, struct err *e)
{
	(void)e;
	buf_cut(of, 0);
	return true;
}

bool collect_text(struct collecting *c, struct arena *a, str url, str *text, struct err *e)
{
	auto_buf all = { 0 };
	struct fetch_answer answer;
	const struct fetch_ask ask = { .url = url, .bytes_max = COLLECT_LIST_BYTES_MAX, .begin = begin_text, .take = take_text, .of = &all };
	if (!fetch_get(c->fetch, a, &ask, &answer, e))
		return err_wrap(e, "%.*s", "%.*s", P(path_name(url)));
	*text = arena_copy(a, buf_str(&all));
	return true;
}

json_t *collect_json(struct collecting *c, str url, struct err *e)
{
	auto_arena a = { 0 };
	str text;
	if (!collect_text(c, &a, url, &text, e))
		return NULL;
	json_t *json = json_read(text, e);
	if (!json)
		err_wrap(e, "%.*s", "%.*s", P(path_name(url)));
	return json;
}

str url_beside(struct arena *a, str url, str name)
{
	str folder = str_first(url, str_find(url, S("?")));
	folder = str_first(folder, folder.n - path_name(folder).n);
	return arena_fmt(a, "%.*s%.*s", P(folder), P(name));
}

/* ---- what is remembered */

bool collect_has(struct collecting *c, str name, str digest, bool *has, struct err *e)
{
	int64_t same = 0;
	if (!db_one_int(c->db, e, &same, 0, "SELECT COUNT(*) FROM feed WHERE kind = ? AND name = ? AND digest = ?",
	                BIND(value_text(c->source->name), V(name), V(digest))))
		return false;
	*has = same;
	c->done.unchanged += *has;
	return true;
}

bool collect_keep(struct collecting *c, str name, str digest, struct err *e)
{
	str now = instant_iso(c->w->arena, clock_now(c->w->clock));
	return db_do(c->db, e, "INSERT INTO feed (kind, name, digest, taken, told, records, passed) VALUES (?, ?, ?, ?, '', 0, 0) "
	             "ON CONFLICT (kind, name) DO UPDATE SET digest = excluded.digest, taken = excluded.taken, trouble = NULL",
	             BIND(value_text(c->source->name), V(name), V(digest), V(now)));
}

bool collect_refused(struct collecting *c, str name, const struct err *why, struct err *e)
{
	str both = arena_fmt(c->w->arena, "%s\n%s", why->ja, why->en);
	c->done.refused++;
	if (!c->trouble.kind)
		c->trouble = *why;
	if (!db_do(c->db, e, "INSERT INTO feed (kind, name, digest, taken, told, records, passed, trouble) VALUES (?, ?, '', '', '', 0, 0, ?) "
	           "ON CONFLICT (kind, name) DO UPDATE SET trouble = excluded.trouble", BIND(value_text(c->source->name), V(name), V(both))))
		return false;
	if (why->kind == ERR_INPUT || why->kind == ERR_TAMPERED || why->kind == ERR_MISSING)
		return true;
	*e = *why;
	return false;
}

bool collect_was_refused(struct collecting *c, str name, bool *was, struct err *e)
{
	int64_t count = 0;
	bool ok = db_one_int(c->db, e, &count, 0, "SELECT COUNT(*) FROM feed WHERE kind = ? AND name = ? AND trouble IS NOT NULL",
	                     BIND(value_text(c->source->name), V(name)));
	*was = count;
	return ok;
}

static str mark_name(struct collecting *c, str of)
{
	return arena_fmt(c->w->arena, "mark %s %.*s", c->source->name, P(of));
}

bool collect_mark(struct collecting *c, str of, str *mark, struct err *e)
{
	return db_one_str(c->db, c->w->arena, e, mark, "SELECT value FROM note WHERE name = ?", BIND(V(mark_name(c, of))));
}

bool collect_set_mark(struct collecting *c, str of, str mark, struct err *e)
{
	return db_do(c->db, e, "INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
	             BIND(V(mark_name(c, of)), V(mark)));
}

/* ---- a source */

bool collect_one_file(struct collecting *c, struct err *e)
{
	str tag;
	struct piece piece = { .url = c->url, .name = path_name(str_first(c->url, str_find(c->url, S("?")))) };
	struct fetch_answer answer;
	if (!collect_mark(c, c->url, &tag, e))
		return false;
	piece.etag = str_cut(&tag, S("\n"));
	piece.modified = tag;
	return collect_file(c, &piece, &answer, e) &&
	       collect_set_mark(c, c->url, arena_fmt(c->w->arena, "%.*s\n%.*s", P(answer.etag), P(answer.modified)), e);
}

bool collect_source(struct collecting *c, struct err *e)
{
	struct err ignored = { 0 };
	bool ok = c->source->collect(c, e);
	if (ok && c->trouble.kind) {
		*e = c->trouble;
		ok = false;
	}
	if (ok)
		return source_note(c->w, c->db, c->source, day_iso(c->w->arena, work_today(c->w)), e);
	source_trouble(c->w, c->db, c->source, e, &ignored);
	return false;
}
