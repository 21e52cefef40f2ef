/* chart.c - the chart as it is now: reading it, what is missing in it, moving an entry.
 * SPDX-License-Identifier: Apache-2.0 */
#include "chart.h"

#include "base/seal.h"
#include "engine/text.h"
#include "entry.h"
#include "frame/facility.h"
#include "frame/import.h"

const struct words chart_stage_words[STAGES] = {
	[STAGE_FINDER] = { "見つけた人", "Who notices it" },
	[STAGE_PLANNER] = { "企画管理者・システム運用担当者", "Planning administrator, system operator" },
	[STAGE_HEAD] = { "安全管理責任者・院長", "Safety administrator, director" },
	[STAGE_OUTSIDE] = { "院外(事業者・官公庁など)", "Outside: vendors, authorities" },
	[STAGE_UNTOLD] = { "区分を決めていない連絡先", "Part in the chart not yet chosen" },
};

static struct entry read_entry(struct work *w, const struct rows *rows)
{
	struct entry n = { .stage = (enum stage)rows_int(rows, 0) };
	str *const texts[] = { &n.id, &n.role, &n.role_code, &n.organization, &n.name, &n.occasion, &n.phone, &n.phone_night, &n.fax, &n.mail,
		               &n.note, &n.vendor_id, &n.person_id };
	for (size_t i = 0; i < LENGTH(texts); i++)
		*texts[i] = arena_copy(w->arena, rows_str(rows, (int)i + 1));
	return n;
}

static bool read_entries(struct work *w, struct rows *rows, struct chart *chart)
{
	size_t room = 0;
	*chart = (struct chart){ 0 };
	while (rows_next(rows)) {
		arena_grow(w->arena, chart->entries, chart->count, room);
		chart->entries[chart->count++] = read_entry(w, rows);
	}
	return rows_done(rows);
}

bool chart_read(struct work *w, struct chart *chart, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT " CHART_STAGE ", id, " CHART_SAYS ", vendor_id, person_id FROM contact_now ORDER BY "
	                        CHART_PLACE " LIMIT ?", BIND(V(CHART_ENTRIES_MAX)));
	return read_entries(w, &rows, chart);
}

static void put_text(struct buf *b, str text)
{
	buf_fmt(b, "%zu:", text.n);
	buf_put(b, text);
}

str chart_digest(struct arena *a, const struct chart *chart)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < chart->count; i++) {
		const struct entry *n = &chart->entries[i];
		const str said[] = { n->id, n->role, n->role_code, n->organization, n->name, n->occasion, n->phone, n->phone_night, n->fax, n->mail, n->note };
		for (size_t k = 0; k < LENGTH(said); k++)
			put_text(&b, said[k]);
	}
	return digest_hex(a, digest_of(buf_str(&b)));
}

bool chart_read_seen(struct work *w, str seen, struct chart *chart, struct err *e)
{
	if (!chart_read(w, chart, e))
		return false;
	return !seen.n || str_eq(seen, chart_digest(w->arena, chart)) ||
	       err_set(e, ERR_CONFLICT, "見たあとに、連絡体制図が変わっています。今の内容を確かめてから、もう一度行ってください",
	               "the chart changed since you looked; look at it as it is now, then do it again");
}

bool revision_chart(struct work *w, int64_t number, struct chart *chart, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT stage, entry, " CHART_SAYS ", '', '' FROM contact_approved WHERE number=? ORDER BY place",
	                        BIND(V(number)));
	return read_entries(w, &rows, chart);
}

str entry_label(struct arena *a, const struct entry *entry)
{
	return arena_join(a, entry->organization, S(" "), entry->name);
}

str entry_role(const struct work *w, const struct entry *entry)
{
	const struct choice *role = choice_of(contact_roles, entry->role_code);
	return role ? work_words(w, role->words) : entry->role;
}

bool phone_known(str phone)
{
	return phone.n && !text_unknown(phone);
}

bool entry_has_phone(const struct entry *entry)
{
	return phone_known(entry->phone) || phone_known(entry->phone_night);
}

static bool has_role(const struct chart *chart, const char *role)
{
	for (size_t i = 0; i < chart->count; i++)
		if (str_eq(chart->entries[i].role_code, str_of(role)))
			return true;
	return false;
}

bool chart_missing(struct work *w, const struct chart *chart, struct missing *missing, struct err *e)
{
	static const struct {
		const char *role;
		bool hospitals; /* asked of hospitals alone */
	} wanted[] = {
		{ "planner", false }, { "safety", false }, { "vendor", false }, { "mhlw", false }, { "prefecture", true }, { "police", false },
	};
	_Static_assert(LENGTH(wanted) <= MISSING_MAX, "MISSING_MAX is too small");
	str type;
	*missing = (struct missing){ 0 };
	if (!facility_get(w, "type", &type, e))
		return false;
	for (size_t i = 0; i < LENGTH(wanted); i++)
		if (!has_role(chart, wanted[i].role) && (!wanted[i].hospitals || str_eq(type, S("hospital"))))
			missing->roles[missing->count++] = wanted[i].role;
	return true;
}

/* ---- the order of calling */

/* Writes the order of calls into the entries whose own says something else. */
static bool write_order(struct work *w, const struct chart *chart, str act, struct err *e)
{
	size_t column = (size_t)record_column(&contact_kind, S("call_order"));
	for (size_t i = 0; i < chart->count; i++) {
		struct record was;
		if (!record_get(w->db, w->arena, &contact_kind, chart->entries[i].id, &was, e))
			return false;
		struct record now = record_copy(w->arena, &contact_kind, &was);
		record_set(w->arena, &contact_kind, &now, column, arena_fmt(w->arena, "%zu", i + 1));
		if (!history_change(w->db, &contact_kind, &was, &now, act, e))
			return false;
	}
	return true;
}

static bool put_order(struct work *w, const struct chart *chart, struct id *act, struct err *e)
{
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_RECORD_WRITTEN, str_of(contact_kind.name), S(""), act, e) &&
	       write_order(w, chart, id_str(act), e);
}

static size_t place_of(const struct chart *chart, str id)
{
	size_t at = 0;
	while (at < chart->count && !str_eq(chart->entries[at].id, id))
		at++;
	return at;
}

static bool may_follow(const struct chart *now, const struct entry *next, struct err *e)
{
	return !now->count || now->entries[now->count - 1].stage <= next->stage ||
	       err_set(e, ERR_INPUT, "連絡の段階を越えて動かすことはできません。別の段へ移すには、区分を変えてください",
	               "it cannot leave its stage; to move it to another one, change its part in the chart");
}

/* The entries of a chart in the order that is asked for. */
static bool arrange(struct work *w, const struct chart *was, struct chart_ordering *o, struct chart *now, struct err *e)
{
	bool *taken = arena_array(w->arena, bool, was->count);
	*now = (struct chart){ .entries = arena_array(w->arena, struct entry, was->count) };
	for (o->wrong = 0; o->wrong < o->count; o->wrong++) {
		size_t at = place_of(was, o->ids[o->wrong]);
		if (at == was->count)
			return err_set(e, ERR_INPUT, "この連絡先は、連絡体制図にありません", "the chart has no such entry");
		if (taken[at])
			return err_set(e, ERR_INPUT, "この連絡先は、前にも書かれています", "this entry stands further up already");
		if (!may_follow(now, &was->entries[at], e))
			return false;
		taken[at] = true;
		now->entries[now->count++] = was->entries[at];
	}
	return now->count == was->count ||
	       err_set(e, ERR_INPUT, "連絡先が %zu 件足りません。連絡体制図のすべての連絡先を書いてください", "%zu entries are missing; name every entry of the chart",
	               was->count - now->count);
}

static bool order(struct work *w, struct chart_ordering *o, struct id *act, struct err *e)
{
	struct chart was, now;
	return chart_read_seen(w, o->seen, &was, e) && arrange(w, &was, o, &now, e) && put_order(w, &now, act, e);
}

bool chart_order(struct work *w, struct chart_ordering *o, struct id *act, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, order(w, o, act, e), e);
}

static bool move(struct work *w, str id, bool up, struct id *act, struct err *e)
{
	struct chart chart;
	if (!chart_read(w, &chart, e))
		return false;
	size_t at = place_of(&chart, id), to = up ? at - 1 : at + 1;
	if (at == chart.count)
		return err_set(e, ERR_MISSING, "この連絡先はありません", "there is no such entry");
	if (to >= chart.count || chart.entries[to].stage != chart.entries[at].stage)
		return err_set(e, ERR_CONFLICT, "これより先へは動かせません。別の段へ移すには、区分を変えてください",
		               "it cannot go further; to move it to another stage, change its part in the chart");
	struct entry moved = chart.entries[at];
	chart.entries[at] = chart.entries[to];
	chart.entries[to] = moved;
	return put_order(w, &chart, act, e);
}

bool chart_move(struct work *w, str id, bool up, struct id *act, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, move(w, id, up, act, e), e);
}
