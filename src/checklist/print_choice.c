/* print_choice.c - what goes into a pack only where somebody asks for it: ledger, findings, raw records.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/duty.h"
#include "frame/export.h"
#include "frame/finding.h"
#include "frame/print.h"
#include "pack_parts.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* Excel takes CSV for UTF-8 by it alone */

/* The ledger on paper: some columns of the ledger one below another. */

static const struct paper_column ledger_columns[] = {
	{ .mm = 17 },  { .mm = 19 },  { .share = 1 }, { .share = 1 },
	{ .mm = 26 }, { .share = 1 }, { .share = 1 }, { .mm = 13 },
};
static const struct words ledger_heads[] = {
	{ "管理番号", "Control No." },
	{ "種別", "Class" },
	{ "メーカー\n機種・型番", "Manufacturer\nmodel" },
	{ "OS\nファームウェア", "OS\nfirmware" },
	{ "コンピュータ名\nIPアドレス", "Computer name\nIP address" },
	{ "設置場所", "Location" },
	{ "利用者", "Users" },
	{ "状態", "Status" },
};
#define LEDGER_COLUMNS LENGTH(ledger_columns)

/* The columns of the question below, two for each of the paper; the class is said by its words. */
#define LEDGER_VALUES                                                                                       \
	"number, '', class, class_code, manufacturer, model, os, firmware, hostname, ip, location, '', "   \
	"users, '', status, ''"
enum { AT_CLASS = 1 };

/* What the device was taken for; where that cannot be told, as it was written. */
static str class_say(struct work *w, const struct record_kind *kind, str raw, str code)
{
	const struct choice *class = choice_of(kind->columns[record_column(kind, S("class"))].choices, code);
	return class ? work_words(w, class->words) : raw;
}

static void put_device(struct work *w, struct paper_table *t, const struct record_kind *kind,
		       const struct rows *rows)
{
	struct paper_cell cells[LEDGER_COLUMNS];
	for (int i = 0; i < (int)LEDGER_COLUMNS; i++) {
		str above = rows_str(rows, 2 * i), below = rows_str(rows, 2 * i + 1);
		str text = i == AT_CLASS ? class_say(w, kind, above, below)
					 : arena_join(w->arena, above, S("\n"), below);
		cells[i] = (struct paper_cell){ .text = text, .small = true };
	}
	paper_row_put(t, PAPER_BODY, cells, LEDGER_COLUMNS);
}

static bool put_devices(struct work *w, struct paper *paper, const struct record_kind *kind, struct err *e)
{
	struct paper_table *t = paper_table(paper, PAPER_LINES, ledger_columns, LEDGER_COLUMNS);
	print_heads(w, t, ledger_heads, LENGTH(ledger_heads));
	auto_rows rows = db_ask(w->db, e, "SELECT " LEDGER_VALUES " FROM device_now ORDER BY id", NONE);
	while (rows_next(&rows))
		put_device(w, t, kind, &rows);
	return rows_done(&rows);
}

bool print_ledger(struct work *w, struct pack *pack, struct err *e)
{
	static const struct words title = { "機器台帳", "Ledger of devices" };
	struct record_set set;
	auto_buf book = { 0 };
	const struct record_kind *kind = duty_kind(w->duties, S("device"));
	str name = arena_fmt(w->arena, "%s.xlsx", work_say(w, title));
	if (!record_all(w->db, w->arena, kind, false, &set, e) || !export_workbook(w, kind, &set, &book, e))
		return false;
	pack_part(w, pack, title, S(""));
	paper_text(pack->paper, work_fmt(w, "%zu件", "%zu devices", set.count));
	return put_devices(w, pack->paper, kind, e) && pack_add(w, pack, name, buf_str(&book), e);
}

/* The findings. */

static const struct paper_column finding_columns[] = {
	{ .share = 3 }, { .share = 5 }, { .mm = 22 }, { .mm = 32 },
};
static const struct words finding_heads[] = {
	{ "対象", "What" },
	{ "見つかったこと", "Finding" },
	{ "初めて見た日", "Since" },
	{ "決めたこと", "Decided" },
};

static str decided_say(struct work *w, const struct finding *f)
{
	const struct {
		struct words words;
		str value;
	} facts[] = { { { "担当", "owner" }, f->owner },
		      { { "期限", "due" }, pack_date(w, f->due) },
		      { { "了承", "accepted until" }, pack_date(w, f->accepted_until) } };
	str said = S("");
	for (size_t i = 0; i < LENGTH(facts); i++) {
		str fact = arena_fmt(w->arena, "%s %.*s", work_say(w, facts[i].words), P(facts[i].value));
		said = arena_join(w->arena, said, S("\n"), facts[i].value.n ? fact : S(""));
	}
	return said;
}

static void put_finding(struct work *w, struct paper_table *t, const struct finding *f)
{
	paper_row(t, PAPER_BODY, { .text = f->label },
		  { .text = reason_say(w->arena, w->lang, f->reason, f->detail) },
		  { .text = pack_date(w, f->since), .small = true },
		  { .text = decided_say(w, f), .small = true });
}

/* What falls short, check by check. What could not be seen is only counted, for it would fill the pack. */
static void put_findings(struct work *w, struct paper *paper, const struct finding *list, size_t count)
{
	struct paper_table *t = paper_table(paper, PAPER_GRID, finding_columns, LENGTH(finding_columns));
	size_t shown = 0;
	print_heads(w, t, finding_heads, LENGTH(finding_heads));
	for (; shown < count && !list[shown].unseen; shown++) {
		const struct finding *f = &list[shown];
		if (!shown || f->check != f[-1].check)
			paper_row(t, PAPER_BAND, { .text = work_words(w, f->check->title),
						   .columns = LENGTH(finding_columns) });
		put_finding(w, t, f);
	}
	paper_note(paper, work_fmt(w, "ほかに、まだ見ることができていないものが%zu件あります。",
				   "%zu more could not be looked at yet.", count - shown));
}

bool print_findings(struct work *w, struct pack *pack, struct err *e)
{
	static const struct words title = { "点検で見つかったこと", "Findings" };
	struct finding *list;
	size_t count;
	if (!finding_all(w, true, &list, &count, e))
		return false;
	pack_part(w, pack, title, work_word(w, "内部資料", "Internal"));
	put_findings(w, pack->paper, list, count);
	return true;
}

/* The records as they are. */

static bool add_export(struct work *w, struct pack *pack, const struct record_kind *kind, struct err *e)
{
	struct record_set set;
	auto_buf csv = { 0 };
	str name = work_fmt(w, "記録/%s%.0s.csv", "records/%.0s%s.csv", kind->words.ja, kind->words.en);
	if (!record_all(w->db, w->arena, kind, false, &set, e))
		return false;
	buf_put(&csv, S(BYTE_ORDER_MARK));
	export_csv(w, kind, &set, &csv);
	return !set.count || pack_add(w, pack, name, buf_str(&csv), e);
}

bool print_exports(struct work *w, struct pack *pack, struct err *e)
{
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);)
		if (!add_export(w, pack, k.kind, e))
			return false;
	return true;
}
