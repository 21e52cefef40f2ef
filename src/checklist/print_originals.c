/* print_originals.c - the papers an inspector asks to see: the contact chart, and where each original lies.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/duty.h"
#include "frame/print.h"
#include "pack_parts.h"

/* What is asked for. control: whose answer may say where the original lies when no document does. */
static const struct original {
	struct words words;
	const char *type, *control;
} originals[] = {
	{ { "任命書(医療情報システム安全管理責任者)", "Appointment of the safety administrator" },
	  "appointment", "org.admin" },
	{ { "連絡体制図", "Contact chart" }, "contact_chart", "inc.chart" },
	{ { "台帳の見直しの記録", "Review of the ledger" }, "ledger_review", "" },
	{ { "チェックリスト(事業者確認用)", "Vendors' checklists" }, "vendor_form", "" },
	{ { "復旧訓練の記録", "Restore drill" }, "restore_drill", "inc.backup" },
	{ { "訓練・演習の記録", "Drills and exercises" }, "drill", "" },
	{ { "事業継続計画(BCP)", "Business continuity plan" }, "bcp", "inc.bcp" },
	{ { "運用管理規程", "Operation rules" }, "rules", "reg.rules" },
};

static const struct paper_column columns[] = {
	{ .share = 4 }, { .share = 5 }, { .share = 3 }, { .share = 4 },
};
static const struct words heads[] = {
	{ "求められるもの", "Asked for" },
	{ "題名(版、日付)", "Title (revision, date)" },
	{ "承認者", "Approver" },
	{ "原本の保管場所", "Where the original lies" },
};

static str not_registered(struct work *w)
{
	return work_word(w, "登録がありません", "Not registered");
}

/* Where the facility's answer to the control says that the original lies. */
static str answered_place(const struct pack_form *own, const char *control)
{
	const struct form *form = own->form;
	for (size_t i = 0; i < form->item_count; i++)
		if (str_eq(form->items[i].control, str_of(control)) && own->answers.answers[i].original.n)
			return own->answers.answers[i].original;
	return S("");
}

static void put_original(struct work *w, struct paper_table *t, const struct original *o,
			 const struct evidence_document *d, str answered)
{
	str place = d && d->original_at.n ? d->original_at : answered;
	if (!place.n)
		place = d ? work_word(w, "記入がありません", "Not entered") : S("－");
	paper_row(t, PAPER_BODY, { .text = work_words(w, o->words) },
		  { .text = d ? pack_document(w, d) : not_registered(w) },
		  { .text = d ? d->approver : S("") }, { .text = place });
}

/* The ledger is kept here: at the inspection it is shown on the screen or printed. */
static bool put_ledger(struct work *w, struct paper_table *t, str answered, struct err *e)
{
	int64_t devices;
	str here = work_word(w, "この資料を作ったInroの台帳", "The Inro ledger this pack was made from");
	if (!db_one_int(w->db, e, &devices, 0, "SELECT count(*) FROM device_now", NONE))
		return false;
	str counted = work_fmt(w, "機器 %lld件を記録", "%lld devices recorded", (long long)devices);
	paper_row(t, PAPER_BODY, { .text = work_word(w, "機器台帳", "Ledger of devices") },
		  { .text = devices ? counted : not_registered(w) }, { .text = S("") },
		  { .text = answered.n ? answered : here });
	return true;
}

bool print_originals(struct work *w, struct pack *pack, struct err *e)
{
	static const struct words title = { "原本の一覧", "List of originals" };
	struct pack_form own;
	const struct evidence_run *run = evidence_open(w, e);
	if (!run || !pack_form(w, pack, &own, e))
		return false;
	pack_part(w, pack, title, S(""));
	paper_note(pack->paper, work_word(w, "立入検査で見せるものと、原本の置き場所です。",
					  "What is shown at the inspection, and where the originals lie."));
	struct paper_table *t = paper_table(pack->paper, PAPER_GRID, columns, LENGTH(columns));
	print_heads(w, t, heads, LENGTH(heads));
	if (!put_ledger(w, t, answered_place(&own, "ledger"), e))
		return false;
	for (size_t i = 0; i < LENGTH(originals); i++)
		put_original(w, t, &originals[i], evidence_document(run, str_of(originals[i].type)),
			     answered_place(&own, originals[i].control));
	return true;
}

static void put_chart(struct work *w, struct paper *paper, const struct evidence_document *d, str file)
{
	str none = work_word(w, "写しのファイルは登録されていません。原本をご覧ください。",
			     "No copy is registered; please see the original.");
	const struct paper_fact facts[] = {
		{ work_word(w, "題名", "Title"), d->title },
		{ work_word(w, "版", "Revision"), d->revision },
		{ work_word(w, "日付", "Date"), pack_date(w, d->dated) },
		{ work_word(w, "承認者", "Approver"), d->approver },
		{ work_word(w, "原本の保管場所", "Where the original lies"),
		  d->original_at.n ? d->original_at : not_registered(w) },
		{ work_word(w, "写し", "Copy"), file.n ? file : none },
	};
	paper_facts(paper, facts, LENGTH(facts));
}

/* The duty that keeps the chart prints it where the newest document is of its making. */
bool contact_chart_there(struct work *w, bool *there, struct err *e)
{
	int64_t kept = 0;
	bool ok = !duty_kind(w->duties, S("contact")) ||
	          db_one_int(w->db, e, &kept, 0, "SELECT count(*) FROM contact_revision_now WHERE document=(SELECT id FROM document_now WHERE "
	                     "type_code='contact_chart' ORDER BY coalesce(dated_to, '') DESC, id LIMIT 1)", NONE);
	*there = !kept;
	return ok;
}

bool print_contact_chart(struct work *w, struct pack *pack, struct err *e)
{
	static const struct words title = { "連絡体制図", "Contact chart" };
	const struct evidence_run *run = evidence_open(w, e);
	const struct evidence_document *chart = run ? evidence_document(run, S("contact_chart")) : NULL;
	str stem = work_word(w, "連絡体制図/連絡体制図", "contact chart/contact chart"), file;
	if (!run || (chart && !pack_attach(w, pack, chart->file, stem, &file, e)))
		return false;
	pack_part(w, pack, title, S(""));
	if (chart)
		put_chart(w, pack->paper, chart, file);
	else
		paper_text(pack->paper, not_registered(w));
	return true;
}
