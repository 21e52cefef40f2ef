/* print_choice.c - what goes into a pack only where somebody asks for it: the ledger, the findings, the raw records.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/duty.h"
#include "frame/export.h"
#include "frame/finding.h"
#include "pack_parts.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* Excel takes CSV for UTF-8 by it alone */

static str count_say(struct work *w, size_t count)
{
	return arena_fmt(w->arena, work_say(w, (struct words){ "%zu件", "%zu records" }), count);
}

/* The columns of the short list. */
static size_t brief_columns(const struct record_kind *kind, size_t *chosen)
{
	size_t n = 0;
	for (size_t i = 0; kind->columns[i].name && n < PAPER_COLUMNS_MAX; i++)
		if (kind->columns[i].flags & COLUMN_BRIEF)
			chosen[n++] = i;
	return n;
}

static void put_records(struct work *w, struct paper *paper, const struct record_kind *kind, const struct record_set *set)
{
	struct paper_column columns[PAPER_COLUMNS_MAX];
	struct paper_cell cells[PAPER_COLUMNS_MAX];
	size_t chosen[PAPER_COLUMNS_MAX], n = brief_columns(kind, chosen);
	for (size_t i = 0; i < n; i++) {
		columns[i] = (struct paper_column){ .share = 1 };
		cells[i] = (struct paper_cell){ .text = str_of(work_say(w, kind->columns[chosen[i]].words)), .small = true };
	}
	struct paper_table *t = paper_table(paper, PAPER_LINES, columns, n);
	paper_row_put(t, PAPER_HEADER, cells, n);
	for (size_t r = 0; r < set->count; r++) {
		for (size_t i = 0; i < n; i++)
			cells[i].text = set->records[r].values[chosen[i]];
		paper_row_put(t, PAPER_BODY, cells, n);
	}
}

bool print_ledger(struct work *w, struct pack *pack, struct err *e)
{
	struct record_set set;
	auto_buf book = { 0 };
	str title = work_word(w, "機器台帳", "Ledger of devices");
	const struct record_kind *kind = duty_kind(w->duties, S("device"));
	if (!kind)
		return err_set(e, ERR_INTERNAL, "機器の台帳がありません", "there is no ledger of devices");
	if (!record_all(w->db, w->arena, kind, false, &set, e) || !export_workbook(w, kind, &set, &book, e))
		return false;
	paper_part(pack->paper, title, S(""));
	paper_heading(pack->paper, 1, title);
	paper_text(pack->paper, count_say(w, set.count));
	put_records(w, pack->paper, kind, &set);
	return pack_add(w, pack, arena_fmt(w->arena, "%.*s.xlsx", P(title)), buf_str(&book), e);
}

static str decided_say(struct work *w, const struct finding *f)
{
	str said = S("");
	const struct {
		struct words words;
		str value;
	} facts[] = {
		{ { "担当", "owner" }, f->owner }, { { "期限", "due" }, f->due }, { { "了承", "accepted until" }, f->accepted_until },
	};
	for (size_t i = 0; i < LENGTH(facts); i++)
		if (facts[i].value.n)
			said = arena_join(w->arena, said, S("\n"), arena_fmt(w->arena, "%s %.*s", work_say(w, facts[i].words), P(facts[i].value)));
	return said;
}

static void put_finding(struct work *w, struct paper_table *t, const struct finding *f)
{
	paper_row(t, PAPER_BODY, { .text = f->label }, { .text = reason_say(w->arena, w->lang, f->reason, f->detail) },
	          { .text = f->since, .small = true }, { .text = decided_say(w, f), .small = true });
}

bool print_findings(struct work *w, struct pack *pack, struct err *e)
{
	static const struct paper_column columns[] = { { .share = 3 }, { .share = 5 }, { .mm = 22 }, { .mm = 30 } };
	struct finding *list;
	size_t count;
	str title = work_word(w, "点検で見つかったこと(内部資料)", "Findings (internal)");
	if (!finding_all(w, true, &list, &count, e))
		return false;
	paper_part(pack->paper, title, work_word(w, "内部資料", "Internal"));
	paper_heading(pack->paper, 1, title);
	paper_text(pack->paper, count_say(w, count));
	struct paper_table *t = paper_table(pack->paper, PAPER_GRID, columns, LENGTH(columns));
	paper_row(t, PAPER_HEADER, { .text = work_word(w, "対象", "What") }, { .text = work_word(w, "見つかったこと", "Finding") },
	          { .text = work_word(w, "初めて見た日", "Since") }, { .text = work_word(w, "決めたこと", "Decided") });
	for (size_t i = 0; i < count; i++) {
		if (!i || list[i].check != list[i - 1].check || list[i].unseen != list[i - 1].unseen)
			paper_row(t, PAPER_BAND, { .text = str_of(work_say(w, list[i].check->title)), .columns = LENGTH(columns) });
		put_finding(w, t, &list[i]);
	}
	return true;
}

bool print_exports(struct work *w, struct pack *pack, struct err *e)
{
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);) {
		struct record_set set;
		auto_buf csv = { 0 };
		if (!record_all(w->db, w->arena, k.kind, false, &set, e))
			return false;
		if (!set.count)
			continue;
		buf_put(&csv, S(BYTE_ORDER_MARK));
		export_csv(w, k.kind, &set, &csv);
		str name = arena_fmt(w->arena, "%.*s/%s.csv", P(work_word(w, "記録", "records")), work_say(w, k.kind->words));
		if (!pack_add(w, pack, name, buf_str(&csv), e))
			return false;
	}
	return true;
}
