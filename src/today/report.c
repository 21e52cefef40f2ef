/* report.c - putting the report together, and finding what the last one said.
 * SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

static bool count_parts(struct work *w, struct report *report, const struct figure_part *part, struct err *e)
{
	for (; part && part->name; part++) {
		if (report->section_count == REPORT_SECTIONS_MAX)
			return err_set(e, ERR_INTERNAL, "報告書の項目が多すぎます", "the report has too many sections");
		struct report_section *section = &report->sections[report->section_count++];
		section->part = part;
		if (!part->count(w, &section->figures, e))
			return err_at(e, part->words);
	}
	return true;
}

static bool read_last(struct work *w, struct report *report, struct err *e)
{
	int64_t instant;
	auto_rows rows = db_ask(w->db, e, "SELECT at, detail FROM journal WHERE event='report.made' "
					  "ORDER BY id DESC LIMIT 1", NONE);
	if (!rows_next(&rows))
		return rows_done(&rows);
	if (instant_read(rows_str(&rows, 0), &instant))
		report->last_on = day_tokyo(instant);
	report->last = json_read(rows_str(&rows, 1), NULL);
	return true;
}

static struct report_decision *decision_of(struct report *report, const struct finding *f)
{
	for (size_t i = 0; i < report->decision_count; i++)
		if (report->decisions[i].worst->check == f->check)
			return &report->decisions[i];
	report->decisions[report->decision_count].worst = f;
	return &report->decisions[report->decision_count++];
}

static void count_finding(struct report *report, const struct finding *f)
{
	struct report_decision *decision = decision_of(report, f);
	decision->count++;
	decision->worst_count += f->reason == decision->worst->reason;
}

/* What could not be looked at is counted, but there is nothing to decide about it. */
static bool read_decisions(struct work *w, struct report *report, struct err *e)
{
	struct finding *list;
	size_t n;
	if (!finding_all(w, false, &list, &n, e))
		return false;
	report->decisions = arena_array(w->arena, struct report_decision, n);
	for (size_t i = 0; i < n; i++)
		if (!list[i].unseen)
			count_finding(report, &list[i]);
	return db_one_str(w->db, w->arena, e, &report->checked_at,
			  "SELECT at FROM journal WHERE event='check.run' ORDER BY id DESC LIMIT 1", NONE);
}

bool report_read(struct work *w, struct report *report, struct err *e)
{
	*report = (struct report){ 0 };
	if (!read_last(w, report, e) || !read_decisions(w, report, e) ||
	    !count_parts(w, report, report_own_figures, e))
		return false;
	for (const struct duty *const *duty = w->duties; *duty; duty++)
		if (!count_parts(w, report, (*duty)->figures, e))
			return false;
	return true;
}

void report_drop(struct report *report)
{
	json_let_go(&report->last);
}

bool report_before(const struct report *report, const struct figure *figure, int64_t *number)
{
	*number = json_whole(report->last, figure->name, -1);
	return *number >= 0;
}

static void put_counts(struct json *j, const struct figures *figures)
{
	for (size_t i = 0; i < figures->count; i++)
		json_pair_int(j, str_of(figures->list[i].name), figures->list[i].number);
}

str report_counted(struct work *w, const struct report *report)
{
	auto_buf text = { 0 };
	struct json j = { .out = &text };
	json_put_open(&j, '{');
	for (size_t i = 0; i < report->section_count; i++)
		put_counts(&j, &report->sections[i].figures);
	json_put_close(&j, '}');
	return arena_copy(w->arena, buf_str(&text));
}

bool report_keep(struct work *w, str name, const struct report *report, struct err *e)
{
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_REPORT_MADE, name, report_counted(w, report), NULL, e);
}
