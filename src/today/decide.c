/* decide.c - finding one finding, and writing what was decided about it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "decide.h"

#include "engine/date.h"
#include "frame/import.h"

bool finding_named(struct work *w, str check, str subject, struct finding *found, struct err *e)
{
	struct finding *list;
	size_t n, hits = 0;
	if (!finding_all(w, true, &list, &n, e))
		return false;
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_of(list[i].check->name), check) && (str_eq(list[i].subject, subject) || str_eq(list[i].label, subject))) {
			hits += !hits || !str_eq(found->subject, list[i].subject);
			*found = list[i];
		}
	if (hits == 1)
		return true;
	if (hits)
		return err_set(e, ERR_INPUT, "点検 %.*s に「%.*s」という指摘が複数あります。`inro --json today --all` の subject で指定してください",
		               "check %.*s has several findings \"%.*s\"; name one by its subject in `inro --json today --all`", P(check),
		               P(subject));
	return err_set(e, ERR_MISSING, "点検 %.*s に「%.*s」という指摘はありません(`inro today --all` で確かめてください)",
	               "check %.*s has no finding \"%.*s\" (see `inro today --all`)", P(check), P(subject));
}

static bool day_fit(struct work *w, str said, const char *ja, const char *en, struct err *e)
{
	struct span span;
	if (!said.n || (date_read(said, &span) && day_order(span.to, work_today(w)) >= 0))
		return true;
	return err_set(e, ERR_INPUT, "%s%.0sには今日以後の日付を書いてください(2027-03-31、R9.3.31 など)",
	               "%.0s%s is a date from today on, such as 2027-03-31", ja, en);
}

/* A day that stood there before may have passed. */
static bool decided_fit(struct work *w, const struct decided *d, const struct decided *before, struct err *e)
{
	if ((!str_eq(d->until, before->until) && !day_fit(w, d->until, "了承の期限", "\"accepted until\"", e)) ||
	    (!str_eq(d->due, before->due) && !day_fit(w, d->due, "対応の期限", "\"due\"", e)))
		return false;
	if (d->until.n && (!d->why.n || !d->by.n))
		return err_set(e, ERR_INPUT, "了承するには、理由と決めた人が要ります", "accepting needs a reason and who decided");
	return true;
}

static bool kept_decision(struct work *w, const struct finding *f, struct record *kept, bool *there, struct err *e)
{
	str id;
	*there = false;
	if (!db_one_str(w->db, w->arena, e, &id, "SELECT id FROM decision_now WHERE check_name=? AND subject=? ORDER BY id LIMIT 1",
	                BIND(V(f->check->name), V(f->subject))))
		return false;
	*there = id.n > 0;
	return !id.n || record_get(w->db, w->arena, &decision_kind, id, kept, e);
}

static str value_of(const struct record *r, const char *column)
{
	return r->values[record_column(&decision_kind, str_of(column))];
}

bool decided_read(struct work *w, const struct finding *f, struct decided *d, struct err *e)
{
	struct record r;
	bool there;
	*d = (struct decided){ 0 };
	if (!kept_decision(w, f, &r, &there, e))
		return false;
	if (there)
		*d = (struct decided){ value_of(&r, "accepted_until"), value_of(&r, "why"), value_of(&r, "decided_by"),
			               value_of(&r, "owner"), value_of(&r, "due") };
	return true;
}

static void set(struct record *r, const char *column, str value)
{
	r->values[record_column(&decision_kind, str_of(column))] = value;
}

static bool is_same(const struct decided *a, const struct decided *b)
{
	return str_eq(a->until, b->until) && str_eq(a->why, b->why) && str_eq(a->by, b->by) && str_eq(a->owner, b->owner) &&
	       str_eq(a->due, b->due);
}

static bool decide_in(struct work *w, const struct finding *f, const struct decided *d, const struct decided *seen, struct id *act,
                      struct err *e)
{
	struct record was;
	struct decided before;
	bool there;
	if (!decided_read(w, f, &before, e))
		return false;
	if (seen && !is_same(&before, seen))
		return err_set(e, ERR_CONFLICT, "その後に、ほかの人が別のことを決めています。読み直してください",
		               "somebody decided something else meanwhile; read it again");
	if (!decided_fit(w, d, &before, e) || !kept_decision(w, f, &was, &there, e))
		return false;
	struct record now = there ? record_copy(w->arena, &decision_kind, &was) : record_blank(w->arena, &decision_kind);
	set(&now, "check_name", str_of(f->check->name));
	set(&now, "subject", f->subject);
	set(&now, "label", f->label);
	set(&now, "decided_on", day_iso(w->arena, work_today(w)));
	set(&now, "accepted_until", d->until);
	set(&now, "why", d->why);
	set(&now, "decided_by", d->by);
	set(&now, "owner", d->owner);
	set(&now, "due", d->due);
	return records_write_in(w, &decision_kind, there ? &was : NULL, &now, 1, act, e);
}

bool decide(struct work *w, const struct finding *f, const struct decided *d, const struct decided *seen, struct id *act, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, decide_in(w, f, d, seen, act, e), e);
}
