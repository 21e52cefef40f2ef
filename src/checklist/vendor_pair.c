/* vendor_pair.c - which vendor and system is meant, whether it was asked, and what papers came from it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor.h"

#include "frame/duty.h"
#include "frame/facility.h"
#include "frame/import.h"

/* The table of an earlier version did not say how a vendor was asked. */
static bool add_way(struct db *db, struct err *e)
{
	return db_has_column(db, S("vendor_ask"), S("way")) ||
	       db_do(db, e, "ALTER TABLE vendor_ask ADD COLUMN way TEXT NOT NULL DEFAULT ''", NONE);
}

bool vendor_tables(struct db *db, struct err *e)
{
	return db_table(db, e, S("vendor_ask"),
	                S("id TEXT PRIMARY KEY, form TEXT NOT NULL, vendor TEXT NOT NULL, system TEXT NOT NULL, "
	                  "asked_on TEXT NOT NULL, due_on TEXT NOT NULL")) &&
	       add_way(db, e) &&
	       db_table(db, e, S("vendor_paper"),
	                S("id TEXT PRIMARY KEY, act TEXT NOT NULL, form TEXT NOT NULL, vendor TEXT NOT NULL, system TEXT NOT NULL, "
	                  "kind TEXT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, signatory TEXT NOT NULL"));
}

static bool find(struct work *w, const char *kind_name, str said, struct record *r, struct err *e)
{
	const struct record_kind *kind = duty_kind(w->duties, str_of(kind_name));
	struct labels *labels = labels_of(w, kind, e);
	if (!labels)
		return false;
	str id = id_valid(said) ? said : labels_find(w, labels, said);
	if (id.n)
		return record_get(w->db, w->arena, kind, id, r, e);
	err_set(e, ERR_MISSING, "「%.*s」は台帳にないか、同じ名前が複数あります", "\"%.*s\" is not in the ledger, or several are called so", P(said));
	return err_at(e, kind->words);
}

/* The vendor's systems in use; the only one is meant when none is named. */
static bool only_system(struct work *w, struct vendor_pair *pair, struct err *e)
{
	size_t count = 0;
	auto_rows rows = db_ask(w->db, e, "SELECT id, name FROM system_now WHERE vendor_id=? AND coalesce(status_code,'') NOT IN "
	                                  "('stopped','disposed') ORDER BY name", BIND(V(pair->vendor)));
	while (rows_next(&rows)) {
		pair->system = arena_copy(w->arena, rows_str(&rows, 0));
		pair->system_name = arena_copy(w->arena, rows_str(&rows, 1));
		count++;
	}
	if (!rows_done(&rows))
		return false;
	if (count > 1)
		return err_set(e, ERR_INPUT, "「%.*s」のシステムは %zu つあります。--system で一つを指定してください",
		               "\"%.*s\" has %zu systems; name one by --system", P(pair->vendor_name), count);
	return true;
}

bool vendor_pair_named(struct work *w, const struct form *form, str vendor, str system, struct vendor_pair *pair,
                       struct err *e)
{
	struct record r;
	*pair = (struct vendor_pair){ .form = form, .system = S(""), .system_name = S("") };
	if (!find(w, "vendor", vendor, &r, e))
		return false;
	pair->vendor = r.id;
	pair->vendor_name = r.values[0];
	if (!system.n)
		return only_system(w, pair, e);
	if (!find(w, "system", system, &r, e))
		return false;
	pair->system = r.id;
	pair->system_name = r.values[0];
	return true;
}

bool vendor_pair_of(struct work *w, const struct form *form, str vendor, str system, struct vendor_pair *pair, struct err *e)
{
	struct record r;
	*pair = (struct vendor_pair){ .form = form, .system = S(""), .system_name = S("") };
	if (!record_get(w->db, w->arena, duty_kind(w->duties, S("vendor")), vendor, &r, e))
		return false;
	pair->vendor = r.id;
	pair->vendor_name = r.values[0];
	if (!system.n)
		return true;
	if (!record_get(w->db, w->arena, duty_kind(w->duties, S("system")), system, &r, e))
		return false;
	pair->system = r.id;
	pair->system_name = r.values[0];
	return true;
}

struct vendor_return vendor_return_blank(const struct vendor_pair *pair)
{
	return (struct vendor_return){ .vendor = pair->vendor, .system = pair->system, .vendor_name = pair->vendor_name,
		                       .system_name = pair->system_name };
}

str vendor_pair_say(struct arena *a, const struct vendor_pair *pair)
{
	return arena_join(a, pair->vendor_name, S(" "), pair->system_name);
}

str vendor_pair_file(struct arena *a, const struct vendor_pair *pair)
{
	auto_buf b = { 0 };
	buf_put(&b, arena_join(a, pair->vendor_name, S("_"), pair->system_name));
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '/' || b.p[i] == '\\' || b.p[i] == ':')
			b.p[i] = '_';
	return arena_copy(a, buf_str(&b));
}

/* ---- asking */

const struct choice vendor_ways[] = {
	{ "workbook", { "記入用紙(.xlsx)", "workbook (.xlsx)" }, NULL },
	{ "fax", { "FAX・郵送", "fax or post" }, NULL },
	{ "link", { "回答用リンク", "link" }, NULL },
	{ 0 },
};

const struct words vendor_stage_words[VENDOR_STAGES] = {
	[VENDOR_UNASKED] = { "未依頼", "not asked" },
	[VENDOR_WAITED] = { "依頼済", "asked" },
	[VENDOR_PARTLY] = { "一部", "in part" },
	[VENDOR_WHOLE] = { "受領", "received" },
	[VENDOR_SKIPPED] = { "契約により省略", "skipped by contract" },
};

enum vendor_stage vendor_stage(const struct vendor_return *r, const struct vendor_ask *ask)
{
	static const enum vendor_stage stages[RETURN_STATES] = { [RETURN_PARTLY] = VENDOR_PARTLY, [RETURN_WHOLE] = VENDOR_WHOLE,
		                                                 [RETURN_SKIPPED] = VENDOR_SKIPPED };
	if (r->state == RETURN_NONE)
		return ask->asked_on.year ? VENDOR_WAITED : VENDOR_UNASKED;
	return stages[r->state];
}

bool vendor_ask_put(struct work *w, const struct vendor_pair *pair, struct day due, str way, struct err *e)
{
	struct id act, id = id_new(clock_now(w->clock));
	if (!due.year || day_order(due, work_today(w)) < 0)
		return err_set(e, ERR_INPUT, "返送の期限には、今日以後の日付を書いてください", "the day by which it is to be returned is a day from today on");
	if (!choice_of(vendor_ways, way))
		return err_set(e, ERR_INPUT, "依頼の方法を選んでください", "choose how the vendor is asked");
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_VENDOR_ASKED, pair->vendor_name, S(""), &act, e) &&
	       db_do(w->db, e, "INSERT INTO vendor_ask (id, form, vendor, system, asked_on, due_on, way) VALUES (?,?,?,?,?,?,?)",
	             BIND(V(id_str(&id)), V(pair->form->id), V(pair->vendor), V(pair->system),
	                  V(day_iso(w->arena, work_today(w))), V(day_iso(w->arena, due)), V(way)));
}

bool vendor_asked(struct work *w, const struct vendor_pair *pair, struct day due, str way, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, vendor_ask_put(w, pair, due, way, e), e);
}

bool vendor_last_ask(struct work *w, const struct form *form, str vendor, str system, struct vendor_ask *ask, struct err *e)
{
	*ask = (struct vendor_ask){ 0 };
	auto_rows rows = db_ask(w->db, e, "SELECT asked_on, due_on, way FROM vendor_ask WHERE form=? AND vendor=? AND system=? "
	                                  "ORDER BY id DESC LIMIT 1", BIND(V(form->id), V(vendor), V(system)));
	if (rows_next(&rows)) {
		day_read(rows_str(&rows, 0), &ask->asked_on);
		day_read(rows_str(&rows, 1), &ask->due_on);
		ask->way = choice_of(vendor_ways, rows_str(&rows, 2));
	}
	return rows_done(&rows);
}

bool vendor_is_overdue(const struct vendor_return *r, const struct vendor_ask *ask, struct day today)
{
	return ask->due_on.year && day_order(ask->due_on, today) < 0 && (r->state == RETURN_NONE || r->state == RETURN_PARTLY);
}

/* ---- papers */

bool vendor_paper_put(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *paper, str digest, str act,
                      struct err *e)
{
	struct id id = id_new(clock_now(w->clock));
	return db_do(w->db, e, "INSERT INTO vendor_paper (id, act, form, vendor, system, kind, name, digest, signatory) VALUES "
	                       "(?,?,?,?,?,?,?,?,?)",
	             BIND(V(id_str(&id)), V(act), V(pair->form->id), V(pair->vendor), V(pair->system), V(paper->kind),
	                  V(path_name(paper->name)), V(digest), V(paper->signatory)));
}

bool vendor_paper_keep(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *paper, str act,
                       struct err *e)
{
	str digest;
	return facility_keep(w, paper->bytes, &digest, e) && vendor_paper_put(w, pair, paper, digest, act, e);
}

#define KEPT "SELECT p.id, p.kind, p.name, p.signatory, p.digest, coalesce(j.at,'') FROM vendor_paper p LEFT JOIN journal j ON j.id=p.act "

static struct vendor_kept kept_of(struct work *w, const struct rows *rows)
{
	struct vendor_kept k = { 0 };
	str *const fields[] = { &k.id, &k.kind, &k.name, &k.signatory, &k.digest, &k.at };
	for (size_t i = 0; i < LENGTH(fields); i++)
		*fields[i] = arena_copy(w->arena, rows_str(rows, (int)i));
	return k;
}

bool vendor_papers(struct work *w, const struct vendor_pair *pair, str after, size_t most, struct vendor_kept **list, size_t *count,
                   struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e, KEPT "WHERE p.form=?1 AND p.vendor=?2 AND p.system=?3 AND (?4='' OR p.id<?4) ORDER BY p.id DESC LIMIT ?5",
	                        BIND(V(pair->form->id), V(pair->vendor), V(pair->system), V(after), V((int64_t)most)));
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = kept_of(w, &rows);
	}
	return rows_done(&rows);
}

bool vendor_paper_get(struct work *w, const struct vendor_pair *pair, str id, struct vendor_kept *kept, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, KEPT "WHERE p.id=? AND p.vendor=? AND p.system=?", BIND(V(id), V(pair->vendor), V(pair->system)));
	if (!rows_next(&rows))
		return rows_done(&rows) && err_set(e, ERR_MISSING, "このファイルはありません", "there is no such file");
	*kept = kept_of(w, &rows);
	return true;
}

static bool enter(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *paper, struct vendor_kept *kept, struct err *e)
{
	struct id act;
	str id;
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_VENDOR_PAPER_KEPT, pair->vendor_name, S(""), &act, e) &&
	       vendor_paper_keep(w, pair, paper, id_str(&act), e) &&
	       db_one_str(w->db, w->arena, e, &id, "SELECT id FROM vendor_paper WHERE act=?", BIND(V(id_str(&act)))) &&
	       vendor_paper_get(w, pair, id, kept, e);
}

bool vendor_paper_enter(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *paper, struct vendor_kept *kept,
                        struct err *e)
{
	if (!paper->bytes.n)
		return err_set(e, ERR_INPUT, "ファイルが空です", "the file is empty");
	return db_begin(w->db, e) && db_end(w->db, enter(w, pair, paper, kept, e), e);
}
