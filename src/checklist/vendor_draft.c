/* vendor_draft.c - what a vendor writes through its link before it submits, and submitting it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_link.h"

#include "base/utf8.h"
#include "engine/paper_kind.h"
#include "frame/facility.h"

#define SIGNATORY "" /* the item under which who signs is kept */

bool vendor_draft_tables(struct db *db, struct err *e)
{
	return db_table(db, e, S("vendor_draft"),
	                S("link TEXT NOT NULL, item TEXT NOT NULL, reply TEXT NOT NULL, on_day TEXT NOT NULL, target TEXT NOT NULL, "
	                  "note TEXT NOT NULL, PRIMARY KEY (link, item)")) &&
	       db_table(db, e, S("vendor_link_paper"),
	                S("id TEXT PRIMARY KEY, link TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, bytes INTEGER NOT NULL, "
	                  "dropped INTEGER NOT NULL"));
}

/* Inside a transaction: nobody submits or revokes meanwhile. */
static bool is_still_open(struct work *w, const struct vendor_link *link, struct err *e)
{
	int64_t open;
	return db_one_int(w->db, e, &open, 0, "SELECT 1 FROM vendor_link WHERE id=? AND revoked=0 AND submitted_at=''", BIND(V(link->id))) &&
	       (open || err_set(e, ERR_CONFLICT, "この回答は、すでに提出されています", "this form has been submitted already"));
}

/* ---- the draft */

bool vendor_draft_read(struct work *w, const struct vendor_link *link, struct vendor_sheet *sheet, struct err *e)
{
	const struct form *form = sheet->pair.form;
	auto_rows rows = db_ask(w->db, e, "SELECT item, reply, on_day, target, note FROM vendor_draft WHERE link=?", BIND(V(link->id)));
	while (rows_next(&rows)) {
		const struct form_item *item = form_item_named(form, rows_str(&rows, 0));
		if (!rows_str(&rows, 0).n)
			sheet->signatory = arena_copy(w->arena, rows_str(&rows, 4));
		if (!item)
			continue;
		struct vendor_reply *r = &sheet->replies[item - form->items];
		str *const fields[] = { &r->reply, &r->on, &r->target, &r->note };
		for (size_t i = 0; i < LENGTH(fields); i++)
			*fields[i] = arena_copy(w->arena, rows_str(&rows, (int)i + 1));
	}
	return rows_done(&rows);
}

static bool put_draft(struct work *w, const struct vendor_link *link, str item, const struct vendor_reply *r, struct err *e)
{
	if (!r->reply.n && !r->on.n && !r->target.n && !r->note.n)
		return true;
	return db_do(w->db, e, "INSERT INTO vendor_draft (link, item, reply, on_day, target, note) VALUES (?,?,?,?,?,?)",
	             BIND(V(link->id), V(item), V(str_first(r->reply, ANSWER_TEXT_BYTES_MAX)), V(str_first(r->on, ANSWER_TEXT_BYTES_MAX)),
	                  V(str_first(r->target, ANSWER_TEXT_BYTES_MAX)), V(r->note)));
}

static bool put_drafts(struct work *w, const struct vendor_link *link, const struct vendor_sheet *sheet, struct err *e)
{
	const struct form *form = sheet->pair.form;
	if (!is_still_open(w, link, e) || !db_do(w->db, e, "DELETE FROM vendor_draft WHERE link=?", BIND(V(link->id))))
		return false;
	for (size_t i = 0; i < form->item_count; i++)
		if (!put_draft(w, link, form->items[i].key, &sheet->replies[i], e))
			return false;
	return put_draft(w, link, S(SIGNATORY), &(struct vendor_reply){ .note = sheet->signatory }, e);
}

bool vendor_draft_keep(struct work *w, const struct vendor_link *link, const struct vendor_sheet *sheet, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, put_drafts(w, link, sheet, e), e);
}

/* ---- papers that go with it */

bool vendor_draft_papers(struct work *w, const struct vendor_link *link, struct vendor_link_paper **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e, "SELECT id, name, digest, bytes FROM vendor_link_paper WHERE link=? AND dropped=0 ORDER BY id",
	                        BIND(V(link->id)));
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = (struct vendor_link_paper){ arena_copy(w->arena, rows_str(&rows, 0)), arena_copy(w->arena, rows_str(&rows, 1)),
			                                          arena_copy(w->arena, rows_str(&rows, 2)), rows_int(&rows, 3) };
	}
	return rows_done(&rows);
}

static bool paper_fits(str name, str bytes, struct err *e)
{
	if (!name.n || !bytes.n)
		return err_set(e, ERR_INPUT, "ファイルを選んでください(空のファイルは送れません)", "choose a file that is not empty");
	if (bytes.n > VENDOR_LINK_PAPER_BYTES_MAX)
		return err_set(e, ERR_INPUT, "ファイルが大きすぎます(一つ %u MB まで)", "the file is too large (at most %u MB each)",
		               VENDOR_LINK_PAPER_BYTES_MAX >> 20);
	return paper_kind_of(bytes) ||
	       err_set(e, ERR_INPUT, "この種類のファイルは受け取れません(PDF、写真、Excel(.xlsx)、Word(.docx)にしてください)",
	               "this kind of file is not taken; please send a PDF, a picture, a workbook (.xlsx) or a document (.docx)");
}

static bool has_room(struct work *w, const struct vendor_link *link, struct err *e)
{
	int64_t all, kept;
	if (!db_one_int(w->db, e, &all, 0, "SELECT count(*) FROM vendor_link_paper WHERE link=?", BIND(V(link->id))) ||
	    !db_one_int(w->db, e, &kept, 0, "SELECT count(*) FROM vendor_link_paper WHERE link=? AND dropped=0", BIND(V(link->id))))
		return false;
	return (all < VENDOR_LINK_UPLOADS_MAX && kept < VENDOR_LINK_PAPERS_MAX) ||
	       err_set(e, ERR_INPUT, "ファイルは %u 個までです。ほかは別の方法でお送りください", "at most %u files can be sent; please send others by other means",
	               VENDOR_LINK_PAPERS_MAX);
}

static bool attach(struct work *w, const struct vendor_link *link, str name, str bytes, struct err *e)
{
	struct id id = id_new(clock_now(w->clock));
	str digest;
	return is_still_open(w, link, e) && has_room(w, link, e) && facility_keep(w, bytes, &digest, e) &&
	       db_do(w->db, e, "INSERT INTO vendor_link_paper (id, link, name, digest, bytes, dropped) VALUES (?,?,?,?,?,0)",
	             BIND(V(id_str(&id)), V(link->id), V(utf8_first(name, VENDOR_LINK_NAME_RUNES_MAX)), V(digest), V(bytes.n)));
}

bool vendor_draft_attach(struct work *w, const struct vendor_link *link, str name, str bytes, struct err *e)
{
	return paper_fits(name, bytes, e) && db_begin(w->db, e) && db_end(w->db, attach(w, link, name, bytes, e), e);
}

bool vendor_draft_detach(struct work *w, const struct vendor_link *link, str paper, struct err *e)
{
	return db_begin(w->db, e) &&
	       db_end(w->db, is_still_open(w, link, e) && db_do(w->db, e, "UPDATE vendor_link_paper SET dropped=1 WHERE link=? AND id=?",
	                                                        BIND(V(link->id), V(paper))), e);
}

/* ---- submitting */

static bool take_papers(struct work *w, const struct vendor_link *link, const struct vendor_sheet *sheet, str act, struct err *e)
{
	struct vendor_link_paper *list;
	size_t count;
	if (!vendor_draft_papers(w, link, &list, &count, e))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct vendor_paper paper = { .kind = S("attachment"), .name = list[i].name, .signatory = sheet->signatory };
		if (!vendor_paper_put(w, &sheet->pair, &paper, list[i].digest, act, e))
			return false;
	}
	return true;
}

static bool submit(struct work *w, const struct vendor_link *link, struct vendor_sheet *sheet, struct err *e)
{
	int64_t now = clock_now(w->clock);
	struct id act;
	return is_still_open(w, link, e) &&
	       journal_add(w->db, now, w->who, EVENT_VENDOR_ANSWERED, sheet->pair.vendor_name, S(""), &act, e) &&
	       vendor_sheet_put(w, sheet, id_str(&act), e) && take_papers(w, link, sheet, id_str(&act), e) &&
	       db_do(w->db, e, "UPDATE vendor_link SET submitted_at=?, act=? WHERE id=?",
	             BIND(V(instant_iso(w->arena, now)), V(id_str(&act)), V(link->id))) &&
	       db_do(w->db, e, "DELETE FROM vendor_draft WHERE link=?", BIND(V(link->id)));
}

bool vendor_draft_submit(struct work *w, const struct vendor_link *link, struct vendor_sheet *sheet, struct err *e)
{
	sheet->whole = true;
	w->who = arena_fmt(w->arena, "事業者 %.*s(%.*s)", P(sheet->pair.vendor_name), P(sheet->signatory));
	return db_begin(w->db, e) && db_end(w->db, submit(w, link, sheet, e), e);
}
