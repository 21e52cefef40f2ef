/* returns.c - laying contracts, systems and vendors' answers side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "returns.h"

const struct words return_state_words[RETURN_STATES] = {
	[RETURN_NONE] = { "未回収", "not returned" },
	[RETURN_PARTLY] = { "一部回答", "answered in part" },
	[RETURN_WHOLE] = { "回答済", "answered" },
	[RETURN_SKIPPED] = { "契約により省略", "skipped by contract" },
};

const struct form *returns_form(const struct form_set *set, const struct form *form)
{
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(str_of(set->forms[i].kind->code), S("vendor")) &&
		    set->forms[i].fiscal_year == form->fiscal_year)
			return &set->forms[i];
	return NULL;
}

enum { AT_VENDOR, AT_VENDOR_NAME, AT_SYSTEM, AT_SYSTEM_NAME, AT_CONTRACTED, AT_ENDS };

static struct vendor_return return_of(struct arena *a, const struct rows *rows)
{
	struct vendor_return r = { .vendor = arena_copy(a, rows_str(rows, AT_VENDOR)),
		                   .vendor_name = arena_copy(a, rows_str(rows, AT_VENDOR_NAME)),
		                   .system = arena_copy(a, rows_str(rows, AT_SYSTEM)),
		                   .system_name = arena_copy(a, rows_str(rows, AT_SYSTEM_NAME)),
		                   .contracted = rows_int(rows, AT_CONTRACTED) != 0 };
	day_read(rows_str(rows, AT_ENDS), &r.contract_ends);
	return r;
}

/* A contract may name a vendor that the ledger does not have, or none: it is listed by that name or its subject. */
#define DEALS                                                                                                \
	"deal (vendor, name, ends) AS (SELECT coalesce(c.vendor_id,''), coalesce(v.name, "                   \
	"nullif(c.vendor,''), c.subject), max(c.ends_to) FROM contract_now c LEFT JOIN vendor_now v ON "     \
	"v.id=c.vendor_id WHERE (c.starts_from IS NULL OR c.starts_from<=?1) AND (c.ends_to IS NULL OR "     \
	"c.ends_to>=?1) GROUP BY 1, 2)"
#define PAIRS                                                                                                \
	"pair (vendor, name, system, system_name) AS ("                                                      \
	"SELECT d.vendor, d.name, coalesce(s.id,''), coalesce(s.name,'') FROM deal d "                       \
	"LEFT JOIN system_now s ON s.vendor_id=d.vendor AND d.vendor<>'' UNION "                             \
	"SELECT a.vendor, coalesce(v.name,''), a.system, coalesce(s.name,'') FROM answer_now a "             \
	"LEFT JOIN vendor_now v ON v.id=a.vendor LEFT JOIN system_now s ON s.id=a.system "                   \
	"WHERE a.form=?2 AND a.vendor<>'')"

static bool read_pairs(struct work *w, const struct form *form, struct vendor_return **list, size_t *count,
		       struct err *e)
{
	size_t room = 0;
	auto_rows rows = db_ask(w->db, e,
				"WITH " DEALS ", " PAIRS " SELECT p.vendor, p.name, p.system, p.system_name, "
				"d.name IS NOT NULL, coalesce(d.ends,'') FROM pair p LEFT JOIN deal d ON "
				"d.vendor=p.vendor AND d.name=p.name ORDER BY p.name, p.system_name, "
				"p.vendor, p.system", BIND(V(day_iso(w->arena, work_today(w))), V(form->id)));
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = return_of(w->arena, &rows);
	}
	return rows_done(&rows);
}

static enum return_state state_of(const struct vendor_return *r)
{
	if (r->skipped && r->skipped == r->wanted)
		return RETURN_SKIPPED;
	if (r->answered + r->skipped >= r->wanted)
		return RETURN_WHOLE;
	return r->answered + r->skipped ? RETURN_PARTLY : RETURN_NONE;
}

static void count_answers(const struct form *form, struct vendor_return *r)
{
	for (size_t i = 0; i < form->item_count; i++) {
		const struct answer *answer = &r->answers.answers[i];
		if (form->items[i].reference)
			continue;
		r->wanted++;
		r->answered += r->answers.needs[i] != NEED_NOT_SKIPPED && answer->first != REPLY_NONE;
		r->skipped += r->answers.needs[i] == NEED_NOT_SKIPPED;
		if (day_order(answer_on(answer), r->last_on) > 0)
			r->last_on = answer_on(answer);
	}
	r->state = state_of(r);
}

bool returns_read(struct work *w, const struct form *form, struct vendor_return **list, size_t *count,
		  struct err *e)
{
	*list = NULL;
	*count = 0;
	if (!read_pairs(w, form, list, count, e))
		return false;
	for (size_t i = 0; i < *count; i++) {
		struct vendor_return *r = &(*list)[i];
		if (!answers_read(w, form, r->vendor, r->system, &r->answers, e))
			return false;
		count_answers(form, r);
	}
	return true;
}

bool returns_find(struct work *w, const struct form *form, struct vendor_return *r, struct err *e)
{
	struct vendor_return *list;
	size_t count;
	if (!returns_read(w, form, &list, &count, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i].vendor, r->vendor) && str_eq(list[i].system, r->system)) {
			*r = list[i];
			return true;
		}
	if (!answers_read(w, form, r->vendor, r->system, &r->answers, e))
		return false;
	count_answers(form, r);
	return true;
}
