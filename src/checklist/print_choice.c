/* print_choice.c - what goes into a pack only where somebody asks for it: the ledger, the findings, the raw records.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/duty.h"
#include "frame/export.h"
#include "frame/finding.h"
#include "pack_parts.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* Excel takes CSV for UTF-8 by it alone */

static str count_say(struct work *w, size_t count)
{
	return arena_fmt(w->arena, work_say(w, (struct words){ "%zu件", "%zu in all" }), count);
}

enum { AT_NUMBER, AT_CLASS, AT_CLASS_CODE, AT_MAKER, AT_MODEL, AT_OS, AT_FIRMWARE, AT_HOSTNAME, AT_IP, AT_LOCATION, AT_USERS, AT_STATUS };

/* One value below another. */
static struct paper_cell pair_cell(struct work *w, const struct rows *rows, int above, int below)
{
	return (struct paper_cell){ .text = arena_join(w->arena, arena_copy(w->arena, rows_str(rows, above)), S("\n"), arena_copy(w->arena, rows_str(rows, below))),
		                    .small = true };
}

/* What the device was taken for; where that cannot be told, as it was written. */
static str class_say(struct work *w, const struct record_kind *kind, const struct rows *rows)
{
	const struct choice *class = choice_of(kind->columns[record_column(kind, S("class"))].choices, rows_str(rows, AT_CLASS_CODE));
	return class ? str_of(work_say(w, class->words)) : rows_str(rows, AT_CLASS);
}

static bool put_devices(struct work *w, struct paper_table *t, const struct record_kind *kind, struct err *e)
{
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT number, class, class_code, manufacturer, model, os, firmware, hostname, ip, location, users, status "
	                        "FROM device_now ORDER BY id", NONE);
	while (rows_next(&rows))
		paper_row(t, PAPER_BODY, { .text = rows_str(&rows, AT_NUMBER), .small = true }, { .text = class_say(w, kind, &rows), .small = true },
		          pair_cell(w, &rows, AT_MAKER, AT_MODEL), pair_cell(w, &rows, AT_OS, AT_FIRMWARE), pair_cell(w, &rows, AT_HOSTNAME, AT_IP),
		          { .text = rows_str(&rows, AT_LOCATION), .small = true }, { .text = rows_str(&rows, AT_USERS), .small = true },
		          { .text = rows_str(&rows, AT_STATUS), .small = true });
	return rows_done(&rows);
}

static bool put_ledger(struct work *w, struct paper *paper, const struct record_kind *kind, struct err *e)
{
	static const struct paper_column columns[] = {
		{ .mm = 17 }, { .mm = 19 }, { .share = 4 }, { .share = 4 }, { .mm = 26 }, { .share = 4 }, { .share = 4 }, { .mm = 13 },
	};
	struct paper_table *t = paper_table(paper, PAPER_LINES, columns, LENGTH(columns));
	paper_row(t, PAPER_HEADER, { .text = work_word(w, "管理番号", "Control No."), .small = true }, { .text = work_word(w, "種別", "Class"), .small = true },
	          { .text = work_word(w, "メーカー\n機種・型番", "Manufacturer\nmodel"), .small = true },
	          { .text = work_word(w, "OS\nファームウェア", "OS\nfirmware"), .small = true },
	          { .text = work_word(w, "コンピュータ名\nIPアドレス", "Computer name\nIP address"), .small = true },
	          { .text = work_word(w, "設置場所", "Location"), .small = true }, { .text = work_word(w, "利用者", "Users"), .small = true },
	          { .text = work_word(w, "状態", "Status"), .small = true });
	return put_devices(w, t, kind, e);
}

bool print_ledger(struct work *w, struct pack *pack, struct err *e)
{
	struct record_set set;
	auto_buf book = { 0 };
	str title = work_word(w, "機器台帳", "Ledger of devices");
	const struct record_kind *kind = duty_kind(w->duties, S("device"));
	if (!record_all(w->db, w->arena, kind, false, &set, e) || !export_workbook(w, kind, &set, &book, e))
		return false;
	paper_part(pack->paper, title, S(""));
	paper_heading(pack->paper, 1, title);
	paper_text(pack->paper, count_say(w, set.count));
	return put_ledger(w, pack->paper, kind, e) && pack_add(w, pack, arena_fmt(w->arena, "%.*s.xlsx", P(title)), buf_str(&book), e);
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
	          { .text = pack_date(w, f->since), .small = true }, { .text = decided_say(w, f), .small = true });
}

/* What falls short, check by check; what could not be seen is counted below, for it would fill the pack. */
static void put_findings(struct work *w, struct paper *paper, const struct finding *list, size_t count)
{
	static const struct paper_column columns[] = { { .share = 3 }, { .share = 5 }, { .mm = 22 }, { .mm = 32 } };
	struct paper_table *t = paper_table(paper, PAPER_GRID, columns, LENGTH(columns));
	size_t shown = 0;
	paper_row(t, PAPER_HEADER, { .text = work_word(w, "対象", "What") }, { .text = work_word(w, "見つかったこと", "Finding") },
	          { .text = work_word(w, "初めて見た日", "Since") }, { .text = work_word(w, "決めたこと", "Decided") });
	for (; shown < count && !list[shown].unseen; shown++) {
		if (!shown || list[shown].check != list[shown - 1].check)
			paper_row(t, PAPER_BAND, { .text = str_of(work_say(w, list[shown].check->title)), .columns = LENGTH(columns) });
		put_finding(w, t, &list[shown]);
	}
	paper_note(paper, arena_fmt(w->arena, work_say(w, (struct words){ "ほかに、まだ見ることができていないものが%zu件あります。", "%zu more could not be looked at yet." }),
	                            count - shown));
}

bool print_findings(struct work *w, struct pack *pack, struct err *e)
{
	struct finding *list;
	size_t count;
	str title = work_word(w, "点検で見つかったこと", "Findings");
	if (!finding_all(w, true, &list, &count, e))
		return false;
	paper_part(pack->paper, title, work_word(w, "内部資料", "Internal"));
	paper_heading(pack->paper, 1, title);
	put_findings(w, pack->paper, list, count);
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
