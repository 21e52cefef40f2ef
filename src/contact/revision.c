/* revision.c - what was approved: keeping it, finding it, telling how the chart differs, confirming it each year.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chart.h"

#include "chart_paper.h"
#include "engine/date.h"
#include "engine/text.h"
#include "frame/duty.h"
#include "frame/facility.h"
#include "frame/import.h"

#define TITLE S("連絡体制図") /* of the ledger's document, by which an import finds it again */
#define DOCUMENT_TYPE "contact_chart"

#define TAKEN_BACK(act) "EXISTS (SELECT 1 FROM journal u WHERE u.event='record.undone' AND u.subject=" act ")"

bool revision_tables(struct db *db, struct err *e)
{
	return db_table(db, e, S("contact_revision"),
	                S("number INTEGER PRIMARY KEY, act TEXT NOT NULL, label TEXT NOT NULL, approver TEXT NOT NULL, approved_on TEXT NOT NULL, "
	                  "document TEXT NOT NULL, digest TEXT NOT NULL")) &&
	       db_table(db, e, S("contact_approved"),
	                S("number INTEGER NOT NULL, place INTEGER NOT NULL, stage INTEGER NOT NULL, entry TEXT NOT NULL, role TEXT NOT NULL, "
	                  "role_code TEXT NOT NULL, organization TEXT NOT NULL, name TEXT NOT NULL, occasion TEXT NOT NULL, "
	                  "phone TEXT NOT NULL, phone_night TEXT NOT NULL, fax TEXT NOT NULL, mail TEXT NOT NULL, note TEXT NOT NULL, "
	                  "PRIMARY KEY (number, place)")) &&
	       db_table(db, e, S("contact_confirmed"),
	                S("act TEXT PRIMARY KEY, number INTEGER NOT NULL, confirmed_on TEXT NOT NULL, confirmed_by TEXT NOT NULL")) &&
	       db_do(db, e, "DROP VIEW IF EXISTS contact_revision_now", NONE) &&
	       db_do(db, e, "DROP VIEW IF EXISTS contact_confirmed_now", NONE) &&
	       db_do(db, e, "CREATE VIEW contact_confirmed_now AS SELECT * FROM contact_confirmed c WHERE NOT " TAKEN_BACK("c.act"), NONE) &&
	       db_do(db, e, "CREATE VIEW contact_revision_now AS SELECT r.*, coalesce((SELECT max(c.confirmed_on) FROM contact_confirmed_now c "
	             "WHERE c.number=r.number), r.approved_on) AS seen_on FROM contact_revision r WHERE r.number=(SELECT max(n.number) FROM "
	             "contact_revision n WHERE NOT " TAKEN_BACK("n.act") ")", NONE);
}

/* ---- finding */

#define REVISION \
	"SELECT r.number, r.label, r.act, r.document, r.digest, r.approver, r.approved_on, c.confirmed_on, c.confirmed_by, " \
	TAKEN_BACK("r.act") " FROM contact_revision r LEFT JOIN contact_confirmed_now c ON c.act=(SELECT max(l.act) FROM " \
	"contact_confirmed_now l WHERE l.number=r.number) "

static struct revision read_revision(struct work *w, const struct rows *rows)
{
	struct revision r = { .number = rows_int(rows, 0), .withdrawn = rows_int(rows, 9) };
	str *const texts[] = { &r.label, &r.act, &r.document, &r.digest, &r.approver, &r.approved_on, &r.confirmed_on, &r.confirmed_by };
	for (size_t i = 0; i < LENGTH(texts); i++)
		*texts[i] = arena_copy(w->arena, rows_str(rows, (int)i + 1));
	return r;
}

bool revision_now(struct work *w, struct revision *r, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, REVISION "WHERE r.number=(SELECT number FROM contact_revision_now)", NONE);
	*r = rows_next(&rows) ? read_revision(w, &rows) : (struct revision){ 0 };
	return rows_done(&rows);
}

bool revision_get(struct work *w, int64_t number, struct revision *r, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, REVISION "WHERE r.number=?", BIND(V(number)));
	if (!rows_next(&rows))
		return rows_done(&rows) && err_set(e, ERR_MISSING, "この版の連絡体制図はありません", "there is no such revision of the chart");
	*r = read_revision(w, &rows);
	return true;
}

bool revision_all(struct work *w, struct revision **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e, REVISION "ORDER BY r.number DESC", NONE);
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = read_revision(w, &rows);
	}
	return rows_done(&rows);
}

/* ---- what differs */

static const struct entry *find_entry(const struct chart *chart, str id, size_t *at)
{
	for (*at = 0; *at < chart->count; ++*at)
		if (str_eq(chart->entries[*at].id, id))
			return &chart->entries[*at];
	return NULL;
}

static bool same_entry(const struct entry *a, const struct entry *b)
{
	return str_eq(a->role, b->role) && str_eq(a->role_code, b->role_code) && str_eq(a->organization, b->organization) &&
	       str_eq(a->name, b->name) && str_eq(a->occasion, b->occasion) && str_eq(a->phone, b->phone) &&
	       str_eq(a->phone_night, b->phone_night) && str_eq(a->fax, b->fax) && str_eq(a->mail, b->mail) && str_eq(a->note, b->note);
}

struct changes {
	struct arena *a;
	struct entry_change *list;
	size_t count, room;
};

static void add_change(struct changes *c, enum difference_of what, const struct entry *entry)
{
	arena_grow(c->a, c->list, c->count, c->room);
	c->list[c->count++] = (struct entry_change){ what, entry_label(c->a, entry) };
}

static void compare(struct changes *c, const struct chart *was, const struct chart *now)
{
	size_t at;
	for (size_t i = 0; i < now->count; i++) {
		const struct entry *before = find_entry(was, now->entries[i].id, &at);
		if (!before || !same_entry(before, &now->entries[i]))
			add_change(c, before ? ENTRY_CHANGED : ENTRY_ADDED, &now->entries[i]);
	}
	for (size_t i = 0; i < was->count; i++)
		if (!find_entry(now, was->entries[i].id, &at))
			add_change(c, ENTRY_DROPPED, &was->entries[i]);
	for (size_t i = 0, others = c->count; i < now->count && !others; i++)
		if (find_entry(was, now->entries[i].id, &at) && at != i)
			add_change(c, ENTRY_MOVED, &now->entries[i]);
}

bool revision_changes(struct work *w, int64_t number, struct entry_change **list, size_t *count, struct err *e)
{
	struct chart was, now;
	struct changes c = { .a = w->arena };
	if (!revision_chart(w, number, &was, e) || !chart_read(w, &now, e))
		return false;
	compare(&c, &was, &now);
	*list = c.list;
	*count = c.count;
	return true;
}

/* ---- the ledger's document of it */

static const struct record_kind *document_of(struct work *w)
{
	return duty_kind(w->duties, S("document"));
}

static void put_value(struct work *w, struct record *r, const char *column, str value)
{
	const struct record_kind *kind = document_of(w);
	record_set(w->arena, kind, r, (size_t)record_column(kind, str_of(column)), value);
}

/* The document of the last revision, else one of this title; id "" where there is none yet. */
static bool find_document(struct work *w, str *id, struct err *e)
{
	return db_one_str(w->db, w->arena, e, id,
	                  "SELECT d.id FROM document_now d LEFT JOIN contact_revision r ON r.document=d.id WHERE d.type_code='" DOCUMENT_TYPE "' "
	                  "AND (r.number IS NOT NULL OR d.title=?) ORDER BY coalesce(r.number, 0) DESC, d.id DESC LIMIT 1", BIND(V(TITLE)));
}

static str year_later(struct work *w, str iso)
{
	struct day day;
	return day_read(iso, &day) ? day_iso(w->arena, day_add(day, CONFIRM_DAYS)) : S("");
}

static bool write_document(struct work *w, const struct approval *p, str digest, str act, str *id, struct err *e)
{
	const struct record_kind *kind = document_of(w);
	struct record was = { 0 }, now = record_blank(w->arena, kind);
	if (!find_document(w, id, e) || (id->n && !record_get(w->db, w->arena, kind, *id, &was, e)))
		return false;
	if (id->n)
		now = record_copy(w->arena, kind, &was);
	put_value(w, &now, "type", TITLE);
	put_value(w, &now, "title", TITLE);
	put_value(w, &now, "file", digest);
	put_value(w, &now, "dated", p->approved_on);
	put_value(w, &now, "expires", year_later(w, p->approved_on));
	put_value(w, &now, "revision", p->label);
	put_value(w, &now, "approver", p->approver);
	put_value(w, &now, "original_at", p->original_at);
	if (id->n)
		return history_change(w->db, kind, &was, &now, act, e);
	struct id made = id_new(clock_now(w->clock));
	*id = now.id = arena_copy(w->arena, id_str(&made));
	return history_add(w->db, kind, &now, act, e);
}

/* A confirmed chart is as good as one of that day. A document that was dropped comes back. */
static bool renew_document(struct work *w, const struct revision *r, str today, str act, struct err *e)
{
	struct record was;
	if (!record_get(w->db, w->arena, document_of(w), r->document, &was, e))
		return false;
	struct record now = record_copy(w->arena, document_of(w), &was);
	now.gone = false;
	put_value(w, &now, "dated", today);
	put_value(w, &now, "expires", year_later(w, today));
	return history_change(w->db, document_of(w), &was, &now, act, e);
}

static bool settle(struct work *w, struct err *e)
{
	return records_settle(w, (const struct record_kind *const[]){ document_of(w), NULL }, e);
}

/* ---- approving */

/* "第4版" → "第5版"; what is written another way is followed by what the approvals count. */
static str next_label(struct work *w, str last, int64_t otherwise)
{
	str digits = text_width(w->arena, last);
	int64_t number;
	if (str_starts(digits, S("第")) && str_ends(digits, S("版"))) {
		digits = str_trim(str_from(str_first(digits, digits.n - S("版").n), S("第").n));
		if (str_whole(digits, &number) && number > 0)
			otherwise = number + 1;
	}
	return arena_fmt(w->arena, "第%lld版", (long long)otherwise);
}

static bool next_number(struct work *w, int64_t *number, struct err *e)
{
	return db_one_int(w->db, e, number, 1, "SELECT coalesce(max(number), 0) + 1 FROM contact_revision", NONE);
}

bool approval_suggest(struct work *w, struct approval *p, struct err *e)
{
	int64_t number;
	*p = (struct approval){ .approver = w->who, .approved_on = day_iso(w->arena, work_today(w)) };
	auto_rows rows = db_ask(w->db, e, "SELECT revision, original_at FROM document_now WHERE type_code='" DOCUMENT_TYPE "' "
	                        "ORDER BY coalesce(dated_to, '') DESC, id DESC LIMIT 1", NONE);
	bool any = rows_next(&rows);
	if (any)
		p->original_at = arena_copy(w->arena, rows_str(&rows, 1));
	if (!rows_done(&rows) || !next_number(w, &number, e))
		return false;
	p->label = next_label(w, any ? rows_str(&rows, 0) : S(""), number);
	return true;
}

static bool approval_fit(struct work *w, const struct chart *chart, const struct approval *given, struct approval *p, struct err *e)
{
	struct span span;
	*p = (struct approval){ str_trim(given->label), str_trim(given->approver), S(""), str_trim(given->original_at), given->seen };
	if (!chart->count)
		return err_set(e, ERR_INPUT, "連絡先がまだありません。先に連絡先を入れてください", "there are no entries yet; add them first");
	if (!p->label.n || !p->approver.n)
		return err_set(e, ERR_INPUT, "版と、承認した人を書いてください", "write the revision and who approved it");
	if (!date_read(given->approved_on, &span) || day_order(span.from, span.to) || day_order(span.from, work_today(w)) > 0)
		return err_set(e, ERR_INPUT, "承認した日には、今日までの日付を書いてください(2026-11-22、R8.11.22 など)",
		               "\"approved on\" is a day up to today, such as 2026-11-22");
	p->approved_on = day_iso(w->arena, span.from);
	return true;
}

static bool keep_entries(struct work *w, const struct chart *chart, int64_t number, struct err *e)
{
	for (size_t i = 0; i < chart->count; i++) {
		const struct entry *n = &chart->entries[i];
		if (!db_do(w->db, e, "INSERT INTO contact_approved (number, place, stage, entry, role, role_code, organization, name, occasion, "
		           "phone, phone_night, fax, mail, note) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		           BIND(V(number), V((int64_t)i + 1), V((int64_t)n->stage), V(n->id), V(n->role), V(n->role_code), V(n->organization),
		                V(n->name), V(n->occasion), V(n->phone), V(n->phone_night), V(n->fax), V(n->mail), V(n->note))))
			return false;
	}
	return true;
}

/* The paper was printed before anybody waited: what it says must be what is there now, where that was asked. */
static bool write_revision(struct work *w, const struct chart *chart, const struct approval *p, str digest, struct id *act, struct err *e)
{
	struct chart now;
	int64_t number;
	str document;
	return chart_read_seen(w, p->seen, &now, e) && next_number(w, &number, e) &&
	       journal_add(w->db, clock_now(w->clock), w->who, EVENT_CONTACT_APPROVED, p->label, S(""), act, e) &&
	       write_document(w, p, digest, id_str(act), &document, e) &&
	       db_do(w->db, e, "INSERT INTO contact_revision (number, act, label, approver, approved_on, document, digest) VALUES (?,?,?,?,?,?,?)",
	             BIND(V(number), V(act->text), V(p->label), V(p->approver), V(p->approved_on), V(document), V(digest))) &&
	       keep_entries(w, chart, number, e) && settle(w, e);
}

bool chart_approve(struct work *w, const struct approval *given, struct id *act, struct err *e)
{
	struct chart chart;
	struct approval p;
	str digest;
	auto_buf pdf = { 0 };
	if (!chart_read_seen(w, given->seen, &chart, e) || !approval_fit(w, &chart, given, &p, e))
		return false;
	const struct revision r = { .number = 1, .label = p.label, .approver = p.approver, .approved_on = p.approved_on };
	return chart_paper(w, &chart, &r, false, &pdf, e) && facility_keep(w, buf_str(&pdf), &digest, e) && db_begin(w->db, e) &&
	       db_end(w->db, write_revision(w, &chart, &p, digest, act, e), e);
}

/* ---- confirming */

static bool write_confirmation(struct work *w, str seen, struct id *act, struct err *e)
{
	struct chart now;
	struct revision r;
	struct entry_change *changes;
	size_t count;
	str today = day_iso(w->arena, work_today(w));
	if (!chart_read_seen(w, seen, &now, e) || !revision_now(w, &r, e) || (r.number && !revision_changes(w, r.number, &changes, &count, e)))
		return false;
	if (!r.number || count)
		return err_set(e, ERR_CONFLICT, "承認されていない内容があります。先に承認してください", "the chart has something that is not approved; approve it first");
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_CONTACT_CONFIRMED, r.label, S(""), act, e) &&
	       renew_document(w, &r, today, id_str(act), e) &&
	       db_do(w->db, e, "INSERT INTO contact_confirmed (act, number, confirmed_on, confirmed_by) VALUES (?,?,?,?)",
	             BIND(V(act->text), V(r.number), V(today), V(w->who))) && settle(w, e);
}

bool chart_confirm(struct work *w, str seen, struct id *act, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, write_confirmation(w, seen, act, e), e);
}
