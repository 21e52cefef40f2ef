/* print_vendors.c - the vendors in a pack: what came back from whom, and each form as it was answered.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/print.h"
#include "pack_parts.h"
#include "print_form.h"
#include "vendor.h"

static const struct paper_column columns[] = {
	{ .mm = 8, .side = PAPER_RIGHT },
	{ .share = 6 },
	{ .share = 5 },
	{ .mm = 23 },
	{ .mm = 31 },
	{ .mm = 23 },
	{ .mm = 23 },
};
static const struct words heads[] = {
	{ "No.", "No." },
	{ "事業者", "Vendor" },
	{ "システム", "System" },
	{ "契約の終わり", "Contract until" },
	{ "依頼日", "Asked on" },
	{ "回答", "Answer" },
	{ "最新の確認日", "Newest date" },
};

/* A vendor and system in the pack. */
struct entry {
	const struct form *form;
	const struct vendor_return *r;
	size_t number;
};

/* "事業者確認用/03_あおぞらメディカルシステム_電子カルテシステム" */
static str stem_of(struct work *w, const struct entry *entry)
{
	str who = arena_join(w->arena, pack_name(w->arena, entry->r->vendor_name), S("_"),
			     pack_name(w->arena, entry->r->system_name));
	return work_fmt(w, "事業者確認用/%02zu_%.*s", "vendors/%02zu_%.*s", entry->number, P(who));
}

/* What is known of the papers the answers came on. */
struct received {
	str signatory, names, scans; /* scans: as they are called in the pack */
	size_t scan_count;
};

static void add_name(struct work *w, str *list, str name)
{
	*list = arena_join(w->arena, *list, work_word(w, "、", ", "), arena_copy(w->arena, name));
}

enum { AT_KIND, AT_NAME, AT_DIGEST, AT_SIGNATORY };

/* Scans go into the pack. What else came is only named: lists of accounts are not for the inspector. */
static bool add_paper(struct work *w, struct pack *pack, str stem, const struct rows *rows,
		      struct received *got, struct err *e)
{
	str added;
	add_name(w, &got->names, rows_str(rows, AT_NAME));
	if (rows_str(rows, AT_SIGNATORY).n)
		got->signatory = arena_copy(w->arena, rows_str(rows, AT_SIGNATORY));
	if (!str_eq(rows_str(rows, AT_KIND), S("scan")))
		return true;
	str scan = work_fmt(w, "%.*s_写し%zu", "%.*s_scan%zu", P(stem), ++got->scan_count);
	if (!pack_attach(w, pack, rows_str(rows, AT_DIGEST), scan, &added, e))
		return false;
	add_name(w, &got->scans, added);
	return true;
}

static bool add_papers(struct work *w, struct pack *pack, const struct entry *entry, str stem,
		       struct received *got, struct err *e)
{
	*got = (struct received){ 0 };
	auto_rows rows = db_ask(w->db, e,
				"SELECT kind, name, digest, signatory FROM vendor_paper WHERE form=? AND "
				"vendor=? AND system=? ORDER BY id",
				BIND(V(entry->form->id), V(entry->r->vendor), V(entry->r->system)));
	while (rows_next(&rows))
		if (!add_paper(w, pack, stem, &rows, got, e))
			return false;
	return rows_done(&rows);
}

/* One line below the form: "署名者: 山本　受け取ったもの: 回答.pdf　写し: …" */
static void put_received(struct work *w, struct paper *paper, const struct received *got)
{
	const struct paper_fact facts[] = {
		{ work_word(w, "署名者", "Signed by"), got->signatory },
		{ work_word(w, "受け取ったもの", "Received"), got->names },
		{ work_word(w, "写し", "Scan"), got->scans },
	};
	str said = S("");
	for (size_t i = 0; i < LENGTH(facts); i++) {
		str fact = arena_fmt(w->arena, "%.*s: %.*s", P(facts[i].label), P(facts[i].text));
		said = arena_join(w->arena, said, S("　"), facts[i].text.n ? fact : S(""));
	}
	if (said.n)
		paper_note(paper, said);
}

static bool put_form(struct work *w, struct pack *pack, const struct entry *entry, struct err *e)
{
	const struct vendor_return *r = entry->r;
	const struct form_copy copy = { entry->form, &r->answers, r->vendor_name, r->system_name };
	struct received got;
	auto_buf book = { 0 };
	str stem = stem_of(w, entry);
	if (!print_form_book(w, &copy, &book, e) || !add_papers(w, pack, entry, stem, &got, e))
		return false;
	print_form(w, pack->paper, &copy);
	put_received(w, pack->paper, &got);
	return pack_add(w, pack, arena_fmt(w->arena, "%.*s.xlsx", P(stem)), buf_str(&book), e);
}

static str contract_say(struct work *w, const struct vendor_return *r)
{
	str ends = print_date(w, r->contract_ends);
	if (!r->contracted)
		return work_word(w, "契約の記録なし", "no contract recorded");
	return ends.n ? ends : work_word(w, "契約中", "under contract");
}

/* "令和8年11月1日" over "期限令和8年12月20日" */
static struct paper_cell asked_cell(struct work *w, const struct vendor_ask *ask)
{
	str asked = print_date(w, ask->asked_on), due = print_date(w, ask->due_on);
	return (struct paper_cell){ .text = asked.n ? asked : S("－"), .small = true,
				    .under = due.n ? work_fmt(w, "期限%.*s", "due %.*s", P(due)) : S("") };
}

static str state_say(struct work *w, const struct vendor_return *r)
{
	str state = work_words(w, return_state_words[r->state]);
	if (r->state == RETURN_PARTLY)
		return arena_fmt(w->arena, "%.*s (%zu/%zu)", P(state), r->answered + r->skipped, r->wanted);
	if (r->state == RETURN_WHOLE && r->skipped)
		return work_fmt(w, "%.*s(うち省略%zu項目)", "%.*s (%zu by contract)", P(state), r->skipped);
	return state;
}

static bool put_row(struct work *w, struct paper_table *t, const struct entry *entry, struct err *e)
{
	const struct vendor_return *r = entry->r;
	struct vendor_ask ask;
	if (!vendor_last_ask(w, entry->form, r->vendor, r->system, &ask, e))
		return false;
	paper_row(t, PAPER_BODY, { .text = arena_fmt(w->arena, "%zu", entry->number) },
		  { .text = r->vendor_name }, { .text = r->system_name.n ? r->system_name : S("－") },
		  { .text = contract_say(w, r), .small = true }, asked_cell(w, &ask),
		  { .text = state_say(w, r) },
		  { .text = print_date(w, r->last_on), .small = true });
	return true;
}

static void put_top(struct work *w, struct pack *pack, const struct form *form)
{
	static const struct words title = { "事業者確認用の回収状況", "Vendors' forms: what came back" };
	pack_part(w, pack, title, S(""));
	paper_text(pack->paper, form ? form_name(w->arena, w->lang, form)
				     : work_word(w, "この年度の事業者確認用の様式は、手元にありません。",
						 "The vendor's form of this year is not in our hands."));
	paper_note(pack->paper,
		   work_word(w,
			     "契約中の事業者とシステムごとに1枚です。直接の契約がない事業者には求めていません。回答のあったものを"
			     "次のページから付けます。",
			     "One form for each contracted vendor and system; none is asked of vendors without "
			     "a direct contract. Those that came back follow."));
}

static bool put_all(struct work *w, struct pack *pack, const struct form *form, struct err *e)
{
	struct vendor_return *list;
	size_t count;
	if (!returns_read(w, form, &list, &count, e))
		return false;
	struct paper_table *t = paper_table(pack->paper, PAPER_GRID, columns, LENGTH(columns));
	print_heads(w, t, heads, LENGTH(heads));
	for (size_t i = 0; i < count; i++)
		if (!put_row(w, t, &(struct entry){ form, &list[i], i + 1 }, e))
			return false;
	for (size_t i = 0; i < count; i++) {
		const struct entry entry = { form, &list[i], i + 1 };
		if (list[i].state != RETURN_NONE && !put_form(w, pack, &entry, e))
			return false;
	}
	return true;
}

bool print_vendors(struct work *w, struct pack *pack, struct err *e)
{
	struct pack_form own;
	if (!pack_form(w, pack, &own, e))
		return false;
	const struct form *form = returns_form(&own.set, own.form);
	put_top(w, pack, form);
	return !form || put_all(w, pack, form, e);
}
