/* accept.c - the record of what was accepted, and the finding that follows it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "accept.h"

#include "checks.h"
#include "engine/date.h"
#include "frame/finding.h"
#include "frame/import.h"

bool accept_find(struct work *w, str device, str cve, struct pair *pair, struct err *e)
{
	struct pair_list list;
	if (!pairs_read(w, &(struct pair_ask){ .device = device, .cve = cve, .state = -1, .most = 1 }, &list, e))
		return false;
	if (!device.n || !cve.n || !list.count)
		return err_set(e, ERR_MISSING, "この機器に、この脆弱性はありません", "this vulnerability does not hit this device");
	*pair = list.list[0];
	return true;
}

static str subject_of(struct arena *a, const struct pair *pair)
{
	return arena_fmt(a, "%.*s/%.*s", P(pair->device), P(pair->cve));
}

static bool kept(struct work *w, const struct pair *pair, struct record *r, bool *there, struct err *e)
{
	str id;
	*there = false;
	if (!db_one_str(w->db, w->arena, e, &id, "SELECT id FROM decision_now WHERE check_name = ? AND subject = ? ORDER BY id LIMIT 1",
	                BIND(V(vuln_known.name), V(subject_of(w->arena, pair)))))
		return false;
	*there = id.n > 0;
	return !id.n || record_get(w->db, w->arena, &decision_kind, id, r, e);
}

static str *value_at(const struct record *r, const char *column)
{
	return &r->values[record_column(&decision_kind, str_of(column))];
}

bool accept_read(struct work *w, const struct pair *pair, struct acceptance *a, struct err *e)
{
	struct record r;
	bool there;
	*a = (struct acceptance){ 0 };
	if (!kept(w, pair, &r, &there, e))
		return false;
	if (there)
		*a = (struct acceptance){ *value_at(&r, "accepted_until"), *value_at(&r, "why"), *value_at(&r, "decided_by") };
	return true;
}

static bool accept_fit(struct work *w, const struct acceptance *a, struct err *e)
{
	struct span span;
	if (!date_read(a->until, &span) || day_order(span.to, work_today(w)) < 0)
		return err_set(e, ERR_INPUT, "了承の期限には今日以後の日付を書いてください(2027-03-31、R9.3.31 など)",
		               "\"accepted until\" is a date from today on, such as 2027-03-31");
	if (day_order(span.to, day_add(work_today(w), ACCEPT_DAYS_MAX)) > 0)
		return err_set(e, ERR_INPUT, "了承できるのは1年先までです", "it can be accepted for a year at most");
	return (str_trim(a->why).n && str_trim(a->by).n) ||
	       err_set(e, ERR_INPUT, "了承するには、理由と決めた人が要ります", "accepting needs a reason and who decided");
}

static bool unchanged(struct work *w, const struct pair *pair, const struct acceptance *seen, struct err *e)
{
	struct acceptance now;
	if (!seen)
		return true;
	if (!accept_read(w, pair, &now, e))
		return false;
	return (str_eq(now.until, seen->until) && str_eq(now.why, seen->why) && str_eq(now.by, seen->by)) ||
	       err_set(e, ERR_CONFLICT, "その後に、ほかの人が別のことを決めています。読み直してください", "somebody decided something else meanwhile; read it again");
}

/* What the check finds now is what people see: it is looked at again at once, alone. */
static bool check_again(struct work *w, struct err *e)
{
	struct check_result result;
	return check_run(w, &vuln_known, &result, e) && finding_sync(w, &result, e);
}

static bool put_in(struct work *w, const struct pair *pair, const struct acceptance *a, const struct acceptance *seen, struct id *act, struct err *e)
{
	struct record was;
	bool there;
	if (!unchanged(w, pair, seen, e) || !kept(w, pair, &was, &there, e))
		return false;
	struct record now = there ? record_copy(w->arena, &decision_kind, &was) : record_blank(w->arena, &decision_kind);
	*value_at(&now, "check_name") = str_of(vuln_known.name);
	*value_at(&now, "subject") = subject_of(w->arena, pair);
	*value_at(&now, "label") = arena_fmt(w->arena, "%.*s %.*s", P(pair->label), P(pair->cve));
	*value_at(&now, "decided_on") = day_iso(w->arena, work_today(w));
	*value_at(&now, "accepted_until") = str_trim(a->until);
	*value_at(&now, "why") = str_trim(a->why);
	*value_at(&now, "decided_by") = str_trim(a->by);
	return records_write_in(w, &decision_kind, there ? &was : NULL, &now, 1, act, e) && check_again(w, e);
}

bool accept_put(struct work *w, const struct pair *pair, const struct acceptance *a, const struct acceptance *seen, struct id *act, struct err *e)
{
	return accept_fit(w, a, e) && db_begin(w->db, e) && db_end(w->db, put_in(w, pair, a, seen, act, e), e);
}

static bool drop_in(struct work *w, const struct pair *pair, const struct acceptance *seen, struct id *act, struct err *e)
{
	struct record was;
	bool there;
	if (!unchanged(w, pair, seen, e) || !kept(w, pair, &was, &there, e))
		return false;
	if (!there)
		return err_set(e, ERR_MISSING, "この脆弱性は了承されていません", "this vulnerability is not accepted");
	struct record now = record_copy(w->arena, &decision_kind, &was);
	now.gone = true;
	return records_write_in(w, &decision_kind, &was, &now, 1, act, e) && check_again(w, e);
}

bool accept_drop(struct work *w, const struct pair *pair, const struct acceptance *seen, struct id *act, struct err *e)
{
	return db_begin(w->db, e) && db_end(w->db, drop_in(w, pair, seen, act, e), e);
}
