/* finding.c - keeping what is wrong in step with what the checks found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "finding.h"

#include "duty.h"
#include "progress.h"
#include "record.h"

#include <stdlib.h>

static const struct column decision_columns[] = {
	{ "check_name", { "点検", "Check" }, "点検名", COLUMN_TEXT, .flags = COLUMN_LABEL | COLUMN_BRIEF },
	{ "subject", { "対象の番号", "Subject" }, "対象ID", COLUMN_TEXT },
	{ "label", { "対象", "What" }, "対象名", COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "accepted_until", { "了承の期限", "Accepted until" }, "期限|例外期限", COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "why", { "了承の理由", "Reason" }, "理由", COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "decided_by", { "決めた人", "Decided by" }, "承認者", COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "decided_on", { "決めた日", "Decided on" }, "承認日", COLUMN_DATE },
	{ "owner", { "担当者", "Owner" }, "担当", COLUMN_TEXT, .flags = COLUMN_BRIEF },
	{ "due", { "対応期限", "Due" }, "期日", COLUMN_DATE, .flags = COLUMN_BRIEF },
	{ "note", { "備考", "Note" }, NULL, COLUMN_TEXT },
	{ 0 },
};

const struct record_kind decision_kind = {
	.name = "decision",
	.words = { "判断", "decision" },
	.columns = decision_columns,
	.keys = (const char *const[]){ "check_name subject", NULL },
};

bool finding_table(struct db *db, struct err *e)
{
	return record_table(db, &decision_kind, e) &&
	       db_table(db, e, S("finding"),
	                S("check_name TEXT NOT NULL, subject TEXT NOT NULL, label TEXT NOT NULL, grp TEXT NOT NULL, "
	                  "reason TEXT NOT NULL, detail TEXT NOT NULL, unseen INTEGER NOT NULL, since TEXT NOT NULL, "
	                  "run INTEGER NOT NULL, PRIMARY KEY (check_name, subject, reason)"));
}

/* A title that stands for a name is said in the reader's language, not in the finder's. */
static str kept_label(const struct work *w, const struct check *check, str label)
{
	return str_eq(label, str_of(work_say(w, check->title))) ? S("") : label;
}

static bool put_finding(struct work *w, const struct check *check, const struct check_row *row, str today, int64_t run,
                        struct err *e)
{
	return db_do(w->db, e,
	             "INSERT INTO finding (check_name, subject, label, grp, reason, detail, unseen, since, run) "
	             "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (check_name, subject, reason) DO UPDATE SET label=excluded.label, "
	             "grp=excluded.grp, detail=excluded.detail, unseen=excluded.unseen, run=excluded.run",
	             BIND(V(check->name), V(row->id), V(kept_label(w, check, row->label)), V(row->group), V(row->reason->code), V(row->detail),
	                  V(row->state == STATE_UNSEEN), V(today), V(run)));
}

bool finding_sync(struct work *w, const struct check_result *result, struct err *e)
{
	str today = day_iso(w->arena, work_today(w));
	int64_t run;
	if (!db_one_int(w->db, e, &run, 0, "SELECT coalesce(max(run),0)+1 FROM finding WHERE check_name=?",
	                BIND(V(result->check->name))))
		return false;
	for (size_t i = 0; i < result->count; i++)
		if (result->rows[i].reason && result->rows[i].state != STATE_OK &&
		    !put_finding(w, result->check, &result->rows[i], today, run, e))
			return false;
	return db_do(w->db, e, "DELETE FROM finding WHERE check_name=? AND run<>?", BIND(V(result->check->name), V(run)));
}

struct seer {
	void (*see)(void *of, struct work *w, const struct check_result *result);
	void *of;
};

/* One check with memory of its own: the rows of all of them together would be large. */
static bool run_one(const struct work *all, const struct check *check, const struct seer *seer, struct err *e)
{
	auto_arena arena = { 0 };
	struct work w = *all;
	struct check_result r;
	w.arena = &arena;
	if (!check_run(&w, check, &r, e) || !finding_sync(&w, &r, e))
		return false;
	if (seer->see)
		seer->see(seer->of, &w, &r);
	return true;
}

/* How many there are now, so that later it can be seen how they became fewer. */
static bool keep_counts(struct work *w, struct err *e)
{
	struct finding *list;
	size_t shortfalls, unseen;
	if (!finding_short(w, &list, &shortfalls, &unseen, e))
		return false;
	str counts = arena_fmt(w->arena, "{\"short\":%zu,\"unseen\":%zu}", shortfalls, unseen);
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_CHECK_RUN, S(""), counts, NULL, e);
}

static bool run_each(struct work *w, const struct seer *seer, struct err *e)
{
	size_t done = 0, total = 0;
	for (struct checks c = checks_of(w->duties); checks_next(&c);)
		total++;
	for (struct checks c = checks_of(w->duties); checks_next(&c);) {
		work_progress(w, done++, total, (struct words){ "点検しています", "checking" });
		if (!run_one(w, c.check, seer, e))
			return false;
	}
	return keep_counts(w, e);
}

static bool refresh_all(struct work *w, struct err *e)
{
	for (const struct duty *const *duty = w->duties; *duty; duty++)
		if ((*duty)->refresh && !(*duty)->refresh(w, e))
			return false;
	return true;
}

bool checks_run(struct work *w, void (*see)(void *of, struct work *w, const struct check_result *result), void *of, struct err *e)
{
	if (!db_begin(w->db, e))
		return false;
	bool ok = refresh_all(w, e) && run_each(w, &(struct seer){ see, of }, e) && db_commit(w->db, e);
	db_rollback(w->db);
	return ok;
}

static const struct reason *reason_named(const struct check *check, str code)
{
	for (const struct reason *r = check->reasons; r->code; r++)
		if (str_eq(str_of(r->code), code))
			return r;
	return NULL;
}

static struct finding finding_of(struct work *w, const struct check *check, const struct rows *rows)
{
	struct arena *a = w->arena;
	str label = rows_str(rows, 2);
	return (struct finding){ .check = check, .subject = arena_copy(a, rows_str(rows, 1)),
		                 .label = label.n ? arena_copy(a, label) : str_of(work_say(w, check->title)), .group = arena_copy(a, rows_str(rows, 3)),
		                 .reason = reason_named(check, rows_str(rows, 4)), .detail = arena_copy(a, rows_str(rows, 5)),
		                 .unseen = rows_int(rows, 6) != 0, .since = arena_copy(a, rows_str(rows, 7)),
		                 .accepted_until = arena_copy(a, rows_str(rows, 8)), .owner = arena_copy(a, rows_str(rows, 9)),
		                 .due = arena_copy(a, rows_str(rows, 10)) };
}

/* Known shortfalls before what could not be seen, then by severity, then the oldest. */
static int worse(const void *x, const void *y)
{
	const struct finding *a = x, *b = y;
	if (a->unseen != b->unseen)
		return a->unseen - b->unseen;
	if (a->reason->severity != b->reason->severity)
		return (int)a->reason->severity - (int)b->reason->severity;
	int order = str_order(str_of(a->check->name), str_of(b->check->name));
	order = order ? order : str_order(a->since, b->since);
	return order ? order : str_order(a->label, b->label);
}

/* ?1 today. */
#define ACCEPTED "d.accepted_until_to>=?1"
#define FINDINGS                                                                                               \
	"SELECT f.check_name, f.subject, f.label, f.grp, f.reason, f.detail, f.unseen, f.since, CASE WHEN "         \
	ACCEPTED " THEN d.accepted_until_to ELSE '' END, coalesce(d.owner,''), coalesce(d.due_to,'') " \
	"FROM finding f LEFT JOIN decision_now d ON d.check_name=f.check_name AND d.subject=f.subject"

struct finding_list {
	struct finding *list;
	size_t count, room;
};

static bool read_findings(struct work *w, struct rows *rows, bool accepted, struct finding_list *to)
{
	const struct check *check = NULL; /* mostly that of the row before */
	while (rows_next(rows)) {
		if (!check || !str_eq(str_of(check->name), rows_str(rows, 0)))
			check = duty_check(w->duties, rows_str(rows, 0));
		struct finding f = check ? finding_of(w, check, rows) : (struct finding){ 0 };
		if (!f.reason || (f.accepted_until.n && !accepted))
			continue; /* of a check this program no longer has, or accepted */
		arena_grow(w->arena, to->list, to->count, to->room);
		to->list[to->count++] = f;
	}
	return rows_done(rows);
}

static void give_findings(struct finding_list *from, struct finding **list, size_t *count)
{
	if (from->count)
		qsort(from->list, from->count, sizeof *from->list, worse);
	*list = from->list;
	*count = from->count;
}

bool finding_all(struct work *w, bool accepted, struct finding **list, size_t *count, struct err *e)
{
	struct finding_list found = { 0 };
	auto_rows rows = db_ask(w->db, e, FINDINGS, BIND(V(day_iso(w->arena, work_today(w)))));
	bool ok = read_findings(w, &rows, accepted, &found);
	give_findings(&found, list, count);
	return ok;
}

static bool count_unseen(struct work *w, str today, size_t *unseen, struct err *e)
{
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT f.check_name, count(*) FROM finding f WHERE f.unseen=1 AND NOT EXISTS (SELECT 1 FROM decision_now d "
	                        "WHERE d.check_name=f.check_name AND d.subject=f.subject AND " ACCEPTED ") GROUP BY f.check_name", BIND(V(today)));
	for (*unseen = 0; rows_next(&rows);)
		if (duty_check(w->duties, rows_str(&rows, 0)))
			*unseen += (size_t)rows_int(&rows, 1);
	return rows_done(&rows);
}

bool finding_short(struct work *w, struct finding **list, size_t *count, size_t *unseen, struct err *e)
{
	struct finding_list found = { 0 };
	str today = day_iso(w->arena, work_today(w));
	auto_rows rows = db_ask(w->db, e, FINDINGS " WHERE f.unseen=0", BIND(V(today)));
	bool ok = read_findings(w, &rows, false, &found) && count_unseen(w, today, unseen, e);
	give_findings(&found, list, count);
	return ok;
}

static bool looks_at(const struct check *check, const struct record_kind *kind)
{
	const char *const *input = check->inputs;
	while (input && *input && !str_eq(str_of(*input), str_of(kind->name)))
		input++;
	return input && *input;
}

/* The table is kept by check and subject: one short look for each check. */
bool finding_about(struct work *w, const struct record_kind *kind, str id, struct finding **list, size_t *count, struct err *e)
{
	struct finding_list found = { 0 };
	str today = day_iso(w->arena, work_today(w));
	for (struct checks c = checks_of(w->duties); checks_next(&c);) {
		if (!looks_at(c.check, kind))
			continue;
		auto_rows rows = db_ask(w->db, e, FINDINGS " WHERE f.check_name=?2 AND f.subject=?3", BIND(V(today), V(c.check->name), V(id)));
		if (!read_findings(w, &rows, true, &found))
			return false;
	}
	give_findings(&found, list, count);
	return true;
}
