/* print_vendors.c - the vendors in a pack: what came back from whom, and each form as it was answered.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_parts.h"
#include "print_form.h"
#include "returns.h"
#include "vendor.h"

static const struct paper_column columns[] = {
	{ .mm = 8, .side = PAPER_RIGHT }, { .share = 6 }, { .share = 5 }, { .mm = 23 }, { .mm = 31 }, { .mm = 23 }, { .mm = 23 },
};

/* A vendor and system in the pack. */
struct entry {
	const struct form *form;
	const struct vendor_return *r;
	size_t number;
};

/* "03_あおぞらメディカルシステム_電子カルテシステム" */
static str stem_of(struct work *w, const struct vendor_return *r, size_t number)
{
	str who = arena_join(w->arena, pack_name(w->arena, r->vendor_name), S("_"), pack_name(w->arena, r->system_name));
	return arena_fmt(w->arena, "%.*s/%02zu_%.*s", P(work_word(w, "事業者確認用", "vendors")), number, P(who));
}

/* What is known of the paper the answers came on. */
struct received {
	str signatory, names, scans; /* scans: as they are called in the pack */
};

/* Scans go into the pack. What else came is named only: lists of accounts and the like are not the inspector's. */
static bool add_paper(struct work *w, struct pack *pack, str stem, const struct rows *rows, struct received *got, size_t *scan_count, struct err *e)
{
	str kind = rows_str(rows, 0), signatory = rows_str(rows, 3), added = S("");
	got->names = arena_join(w->arena, got->names, work_word(w, "、", ", "), arena_copy(w->arena, rows_str(rows, 1)));
	if (signatory.n)
		got->signatory = arena_copy(w->arena, signatory);
	if (str_eq(kind, S("scan")) &&
	    !pack_attach(w, pack, rows_str(rows, 2), arena_fmt(w->arena, "%.*s_%.*s%zu", P(stem), P(work_word(w, "写し", "scan")), ++*scan_count), &added, e))
		return false;
	got->scans = arena_join(w->arena, got->scans, work_word(w, "、", ", "), added);
	return true;
}

static bool add_papers(struct work *w, struct pack *pack, const struct entry *entry, str stem, struct received *got, struct err *e)
{
	size_t scan_count = 0;
	*got = (struct received){ 0 };
	auto_rows rows = db_ask(w->db, e, "SELECT kind, name, digest, signatory FROM vendor_paper WHERE form=? AND vendor=? AND system=? ORDER BY id",
	                        BIND(V(entry->form->id), V(entry->r->vendor), V(entry->r->system)));
	while (rows_next(&rows))
		if (!add_paper(w, pack, stem, &rows, got, &scan_count, e))
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
	for (size_t i = 0; i < LENGTH(facts); i++)
		if (facts[i].text.n)
			said = arena_join(w->arena, said, S("　"), arena_fmt(w->arena, "%.*s: %.*s", P(facts[i].label), P(facts[i].text)));
	if (said.n)
		paper_note(paper, said);
}

static bool put_form(struct work *w, struct pack *pack, const struct entry *entry, struct err *e)
{
	const struct vendor_return *r = entry->r;
	const struct form_copy copy = { entry->form, &r->answers, r->vendor_name, r->system_name };
	struct received got;
	auto_buf book = { 0 };
	str stem = stem_of(w, r, entry->number);
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

/* "令和8年11月1日" over "期限 令和8年12月20日" */
static struct paper_cell asked_cell(struct work *w, const struct vendor_ask *ask)
{
	str due = ask->due_on.year ? arena_fmt(w->arena, work_say(w, (struct words){ "期限%.*s", "due %.*s" }), P(print_date(w, ask->due_on))) : S("");
	return (struct paper_cell){ .text = ask->asked_on.year ? print_date(w, ask->asked_on) : S("－"), .under = due, .small = true };
}

static str state_say(struct work *w, const struct vendor_return *r)
{
	const char *state = work_say(w, return_state_words[r->state]);
	if (r->state == RETURN_PARTLY)
		return arena_fmt(w->arena, "%s (%zu/%zu)", state, r->answered + r->skipped, r->wanted);
	return r->state == RETURN_WHOLE && r->skipped ? arena_fmt(w->arena, work_say(w, (struct words){ "%s(うち省略%zu項目)", "%s (%zu by contract)" }), state, r->skipped)
	                                              : str_of(state);
}

static bool put_row(struct work *w, struct paper_table *t, const struct entry *entry, struct err *e)
{
	const struct vendor_return *r = entry->r;
	struct vendor_ask ask;
	if (!vendor_last_ask(w, entry->form, r->vendor, r->system, &ask, e))
		return false;
	paper_row(t, PAPER_BODY, { .text = arena_fmt(w->arena, "%zu", entry->number) }, { .text = r->vendor_name },
	          { .text = r->system_name.n ? r->system_name : S("－") }, { .text = contract_say(w, r), .small = true }, asked_cell(w, &ask),
	          { .text = state_say(w, r) }, { .text = print_date(w, r->last_on), .small = true });
	return true;
}

static struct paper_table *put_list(struct work *w, struct paper *paper)
{
	struct paper_table *t = paper_table(paper, PAPER_GRID, columns, LENGTH(columns));
	paper_row(t, PAPER_HEADER, { .text = S("No.") }, { .text = work_word(w, "事業者", "Vendor") }, { .text = work_word(w, "システム", "System") },
	          { .text = work_word(w, "契約の終わり", "Contract until") }, { .text = work_word(w, "依頼日", "Asked on") },
	          { .text = work_word(w, "回答", "Answer") }, { .text = work_word(w, "最新の確認日", "Newest date") });
	return t;
}

static void put_top(struct work *w, struct paper *paper, str name)
{
	str title = work_word(w, "事業者確認用の回収状況", "Vendors' forms: what came back");
	paper_part(paper, title, S(""));
	paper_heading(paper, 1, title);
	paper_text(paper, name);
	paper_note(paper, work_word(w, "契約中の事業者とシステムごとに1枚です。直接の契約がない事業者には求めていません。回答のあったものを次のページから付けます。",
	                            "One form for each contracted vendor and system; none is asked of vendors without a direct contract. Those that came back follow."));
}

static bool put_all(struct work *w, struct pack *pack, const struct form *form, struct err *e)
{
	struct vendor_return *list;
	size_t count;
	if (!returns_read(w, form, &list, &count, e))
		return false;
	struct paper_table *t = put_list(w, pack->paper);
	for (size_t i = 0; i < count; i++)
		if (!put_row(w, t, &(struct entry){ form, &list[i], i + 1 }, e))
			return false;
	for (size_t i = 0; i < count; i++)
		if (list[i].state != RETURN_NONE && !put_form(w, pack, &(struct entry){ form, &list[i], i + 1 }, e))
			return false;
	return true;
}

bool print_vendors(struct work *w, struct pack *pack, struct err *e)
{
	struct pack_form own;
	if (!pack_form(w, pack, &own, e))
		return false;
	const struct form *form = returns_form(&own.set, own.form);
	put_top(w, pack->paper, form ? form_name(w->arena, w->lang, form)
	                             : work_word(w, "この年度の事業者確認用の様式は、手元にありません。", "The vendor's form of this year is not in our hands."));
	return !form || put_all(w, pack, form, e);
}
