/* evidence_kept.c - reading what was kept of the evidence, or looking again and keeping it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "evidence_kept.h"

bool evidence_kept_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("evidence_kept"),
	                S("control TEXT NOT NULL, grp TEXT NOT NULL, lang INTEGER NOT NULL, mark TEXT NOT NULL, "
	                  "verdict TEXT NOT NULL, sentence TEXT NOT NULL, beside TEXT NOT NULL, PRIMARY KEY (control, grp, lang)"));
}

/* What the evidence depends on; another mark, another look. Read before looking: what changes meanwhile gives a new one. */
static bool read_mark(struct work *w, str *mark, struct err *e)
{
	str act;
	if (!db_one_str(w->db, w->arena, e, &act,
	                "SELECT max(act) FROM (SELECT max(act) AS act FROM change UNION ALL SELECT max(act) FROM source "
	                "UNION ALL SELECT max(undone) FROM source) a", NONE))
		return false;
	*mark = arena_fmt(w->arena, INRO_VERSION " %.*s %.*s", P(day_iso(w->arena, work_today(w))), P(act));
	return true;
}

static enum verdict verdict_named(str name)
{
	enum verdict verdict = 0;
	while (verdict < VERDICTS && !str_eq(str_of(verdict_names[verdict]), name))
		verdict++;
	return verdict;
}

/* A verdict of VERDICTS stands for "nothing is kept". */
static bool read_kept(struct work *w, const struct form *form, str mark, struct evidence *list, struct err *e)
{
	struct control_set controls;
	if (!controls_here(&controls, e))
		return false;
	auto_rows rows = db_ask(w->db, e, "SELECT control, grp, verdict, sentence, beside FROM evidence_kept WHERE lang=? AND mark=?",
	                        BIND(V(w->lang), V(mark)));
	while (rows_next(&rows)) {
		const struct form_item *item = form_item_of(form, rows_str(&rows, 0), rows_str(&rows, 1));
		if (item)
			list[item - form->items] = (struct evidence){ .control = control_named(&controls, item->control),
				                                      .verdict = verdict_named(rows_str(&rows, 2)),
				                                      .sentence = arena_copy(w->arena, rows_str(&rows, 3)),
				                                      .beside = arena_copy(w->arena, rows_str(&rows, 4)) };
	}
	return rows_done(&rows);
}

static struct evidence brief(struct arena *a, const struct evidence *evidence)
{
	return (struct evidence){ .control = evidence->control, .verdict = evidence->verdict, .sentence = arena_copy(a, evidence->sentence),
		                  .beside = arena_copy(a, evidence->beside) };
}

/* All rows of one control: its checks are run once, and let go of. */
static bool look_at(const struct work *all, const struct form *form, str control, struct evidence *list, struct err *e)
{
	auto_arena arena = { 0 };
	struct work w = *all;
	w.arena = &arena;
	struct evidence_run *run = evidence_open(&w, e);
	for (size_t i = 0; run && i < form->item_count; i++) {
		struct evidence evidence;
		if (!str_eq(form->items[i].control, control))
			continue;
		if (!evidence_of(run, form, &form->items[i], &evidence, e))
			return false;
		list[i] = brief(all->arena, &evidence);
	}
	return run != NULL;
}

static bool look_again(struct work *w, const struct form *form, struct evidence *list, struct err *e)
{
	for (size_t i = 0; i < form->item_count; i++)
		list[i].verdict = VERDICTS;
	for (size_t i = 0; i < form->item_count; i++)
		if (list[i].verdict == VERDICTS && !look_at(w, form, form->items[i].control, list, e))
			return false;
	return true;
}

static bool put_row(struct work *w, const struct form_item *item, str mark, const struct evidence *evidence)
{
	return db_do(w->db, NULL,
	             "INSERT INTO evidence_kept (control, grp, lang, mark, verdict, sentence, beside) VALUES (?,?,?,?,?,?,?) "
	             "ON CONFLICT (control, grp, lang) DO UPDATE SET mark=excluded.mark, verdict=excluded.verdict, "
	             "sentence=excluded.sentence, beside=excluded.beside",
	             BIND(V(item->control), V(form_item_group(item)), V(w->lang), V(mark), V(verdict_names[evidence->verdict]),
	                  V(evidence->sentence), V(evidence->beside)));
}

/* Nobody waits for it, and nobody is told when it fails: the next one looks again. */
static void keep(struct work *w, const struct form *form, str mark, const struct evidence *list)
{
	bool well = db_try_begin(w->db);
	for (size_t i = 0; well && i < form->item_count; i++)
		well = put_row(w, &form->items[i], mark, &list[i]);
	db_end(w->db, well, NULL);
}

bool evidence_kept(struct work *w, const struct form *form, struct evidence *list, struct err *e)
{
	str mark;
	bool whole = true;
	for (size_t i = 0; i < form->item_count; i++)
		list[i].verdict = VERDICTS;
	if (!read_mark(w, &mark, e) || !read_kept(w, form, mark, list, e))
		return false;
	for (size_t i = 0; i < form->item_count; i++)
		whole = whole && list[i].verdict != VERDICTS;
	if (!whole && !look_again(w, form, list, e))
		return false;
	if (!whole)
		keep(w, form, mark, list);
	return true;
}
