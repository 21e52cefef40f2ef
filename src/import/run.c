/* run.c - the jobs of an upload.
 * SPDX-License-Identifier: Apache-2.0 */
#include "run.h"

#include "base/seal.h"
#include "engine/text.h"
#include "frame/finding.h"
#include "frame/progress.h"
#include "lists.h"
#include "preview.h"
#include "remember.h"

#include <stdlib.h>

/* One try, with memory of its own: a file may be read three times until it is clear how. */
struct look {
	struct arena arena;
	struct work w;
	struct import_result result;
	struct err problem;
};

static void look_close(struct look *l)
{
	arena_drop(&l->arena);
}
#define auto_look __attribute__((cleanup(look_close))) struct look

static bool look_worked(const struct look *l)
{
	return !l->problem.kind || l->problem.kind == ERR_PARTLY;
}

static struct import_ask ask_of(struct work *w, const struct upload *u, str bytes)
{
	const struct choices *c = &u->choices;
	return (struct import_ask){ .kind = c->kind.n ? duty_kind(w->duties, c->kind) : NULL, .among = lists_kinds(w), .file = u->file,
		                    .bytes = bytes, .encoding = c->encoding, .sheet = c->sheet, .scope = c->scope, .as_of = u->as_of,
		                    .maps = c->maps, .map_count = c->map_count };
}

/* How much would vanish is to be seen before anybody can allow it. */
static void look(struct look *l, struct work *w, const struct upload *u, str bytes)
{
	look_close(l);
	*l = (struct look){ .w = *w };
	l->w.arena = &l->arena;
	struct import_ask ask = ask_of(&l->w, u, bytes);
	ask.dry_run = ask.allow_vanish = true;
	import_run(&l->w, &ask, &l->result, &l->problem);
}

/* ---- as it was read before */

static int by_text(const void *x, const void *y)
{
	return str_order(*(const str *)x, *(const str *)y);
}

static str headers_of(struct arena *a, const struct import_result *r)
{
	auto_buf all = { 0 };
	str *keys = arena_array(a, str, r->column_count);
	for (size_t i = 0; i < r->column_count; i++)
		keys[i] = text_key(a, r->columns[i].header);
	if (r->column_count)
		qsort(keys, r->column_count, sizeof *keys, by_text);
	for (size_t i = 0; i < r->column_count; i++)
		buf_fmt(&all, "%.*s\n", P(keys[i]));
	return digest_hex(a, digest_of(buf_str(&all)));
}

static bool has_headers(struct work *w, const struct look *l, str headers)
{
	return look_worked(l) && str_eq(headers_of(w->arena, &l->result), headers);
}

static void take_choices(struct upload *u, const struct remembered *r)
{
	u->choices = r->choices;
	u->remembered = choices_say(&r->choices);
}

/* The same list as before with other headers, or another list of that name: as found out by itself, or as it was read when
 * it had these headers. */
static bool look_by_headers(struct work *w, struct upload *u, str bytes, struct look *l, struct err *e)
{
	struct remembered r;
	look(l, w, u, bytes);
	if (!look_worked(l) || !l->result.kind)
		return true;
	if (!remember_find(w, import_source(w->arena, u->file), str_of(l->result.kind->name), headers_of(w->arena, &l->result), &r, e))
		return false;
	if (!r.found || !choices_say(&r.choices))
		return true;
	take_choices(u, &r);
	look(l, w, u, bytes);
	return true;
}

static bool look_remembering(struct work *w, struct upload *u, str bytes, struct look *l, struct err *e)
{
	struct remembered last;
	const struct choices asked = u->choices;
	if (!remember_find(w, import_source(w->arena, u->file), asked.kind, S(""), &last, e))
		return false;
	if (last.found) {
		take_choices(u, &last);
		look(l, w, u, bytes);
		if (has_headers(w, l, last.headers))
			return true;
	}
	u->choices = asked;
	u->remembered = false;
	return look_by_headers(w, u, bytes, l, e);
}

/* ---- the jobs */

static bool write_down(struct work *w, struct upload *u, const struct look *l, struct err *e)
{
	if (l->result.kind)
		u->choices.kind = str_of(l->result.kind->name);
	const struct err none = { 0 };
	return preview_write(w, u, &l->result, look_worked(l) ? &none : &l->problem, e) && upload_seen(w, u, e);
}

bool upload_look(struct work *w, str id, struct err *e)
{
	struct upload u;
	str bytes;
	auto_look l = { 0 };
	work_progress(w, 0, 0, (struct words){ "ファイルを読んでいます", "reading the file" });
	if (!upload_get(w, id, &u, e) || !upload_bytes(w, &u, &bytes, e))
		return false;
	if (u.tries)
		look(&l, w, &u, bytes); /* as a person chose */
	else if (!look_remembering(w, &u, bytes, &l, e))
		return false;
	return write_down(w, &u, &l, e);
}

/* In the transaction of the import: an upload is taken in exactly when its records are. */
static bool sign(void *of, struct work *w, const struct import_result *r, struct err *e)
{
	const struct upload *u = of;
	str act = id_str(&r->act);
	return upload_applied(w, u->id, act, e) &&
	       (!r->kind || remember_put(w, import_source(w->arena, u->file), headers_of(w->arena, r), &u->choices, act, e));
}

static void take_in(struct look *l, struct work *w, struct upload *u, str bytes)
{
	*l = (struct look){ .w = *w };
	l->w.arena = &l->arena;
	struct import_ask ask = ask_of(&l->w, u, bytes);
	ask.allow_vanish = u->allow_vanish;
	ask.sign = sign;
	ask.of = u;
	import_run(&l->w, &ask, &l->result, &l->problem);
}

bool upload_take_in(struct work *w, str id, struct err *e)
{
	struct upload u;
	str bytes;
	auto_look l = { 0 };
	const struct err none = { 0 };
	if (!upload_get(w, id, &u, e) || !upload_bytes(w, &u, &bytes, e))
		return false;
	take_in(&l, w, &u, bytes);
	if (!look_worked(&l))
		return write_down(w, &u, &l, e);
	bool ok = preview_write(w, &u, &l.result, &none, e) && upload_forget_bytes(w, id, e);
	look_close(&l);
	l = (struct look){ 0 };
	work_progress(w, 0, 0, (struct words){ "取り込みました。点検しています", "imported; running the checks" });
	return ok && checks_run(w, NULL, NULL, e);
}
