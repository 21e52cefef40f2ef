/* print_vendors.c - the vendors in a pack: what came back from whom, and each form as it was answered.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_parts.h"
#include "print_form.h"
#include "returns.h"

static const struct paper_column columns[] = {
	{ .mm = 9, .side = PAPER_RIGHT }, { .share = 6 }, { .share = 5 }, { .mm = 27 }, { .mm = 25 }, { .mm = 26 },
};

/* The newest document that is this vendor's form for this system: who signed it, and its scan. */
struct signed_form {
	str title, dated, signatory, original_at, file;
};

static bool read_signed(struct work *w, const struct vendor_return *r, struct signed_form *found, struct err *e)
{
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT title, dated, approver, original_at, file FROM document_now WHERE type_code='vendor_form' AND "
	                        "vendor_id=? AND coalesce(system_id,'')=? ORDER BY coalesce(dated_to,'') DESC, id DESC LIMIT 1",
	                        BIND(V(r->vendor), V(r->system)));
	*found = (struct signed_form){ 0 };
	if (rows_next(&rows)) {
		str *const texts[] = { &found->title, &found->dated, &found->signatory, &found->original_at, &found->file };
		for (size_t i = 0; i < LENGTH(texts); i++)
			*texts[i] = arena_copy(w->arena, rows_str(&rows, (int)i));
	}
	return rows_done(&rows);
}

/* "03_あおぞらメディカルシステム_電子カルテシステム" */
static str stem_of(struct work *w, const struct vendor_return *r, size_t number)
{
	str who = arena_join(w->arena, pack_name(w->arena, r->vendor_name), S("_"), pack_name(w->arena, r->system_name));
	return arena_fmt(w->arena, "%.*s/%02zu_%.*s", P(work_word(w, "事業者確認用", "vendors")), number, P(who));
}

static void put_signed(struct work *w, struct paper *paper, const struct signed_form *s, str scan)
{
	const struct paper_fact facts[] = {
		{ work_word(w, "書面", "Paper"), arena_join(w->arena, s->title, S("　"), s->dated) },
		{ work_word(w, "署名者", "Signatory"), s->signatory },
		{ work_word(w, "原本の保管場所", "Original"), s->original_at },
		{ work_word(w, "写し", "Copy"), scan },
	};
	if (s->title.n || s->dated.n)
		paper_facts(paper, facts, scan.n ? 4 : 3);
}

static bool put_form(struct work *w, struct pack *pack, const struct form *form, const struct vendor_return *r, size_t number, struct err *e)
{
	const struct form_copy copy = { form, &r->answers, r->vendor_name, r->system_name };
	struct signed_form s;
	auto_buf book = { 0 };
	str stem = stem_of(w, r, number), scan;
	if (!read_signed(w, r, &s, e) || !print_form_book(w, &copy, &book, e) ||
	    !pack_attach(w, pack, s.file, arena_join(w->arena, stem, S("_"), work_word(w, "写し", "scan")), &scan, e))
		return false;
	print_form(w, pack->paper, &copy);
	put_signed(w, pack->paper, &s, scan);
	return pack_add(w, pack, arena_fmt(w->arena, "%.*s.xlsx", P(stem)), buf_str(&book), e);
}

static str contract_say(struct work *w, const struct vendor_return *r)
{
	if (!r->contracted)
		return work_word(w, "契約の記録なし", "no contract recorded");
	str ends = print_date(w, r->contract_ends);
	return ends.n ? arena_fmt(w->arena, work_say(w, (struct words){ "%.*sまで", "until %.*s" }), P(ends)) : work_word(w, "契約中", "under contract");
}

static str state_say(struct work *w, const struct vendor_return *r)
{
	const char *state = work_say(w, return_state_words[r->state]);
	if (r->state == RETURN_PARTLY)
		return arena_fmt(w->arena, "%s (%zu/%zu)", state, r->answered + r->skipped, r->wanted);
	return r->state == RETURN_WHOLE && r->skipped ? arena_fmt(w->arena, work_say(w, (struct words){ "%s(うち省略%zu項目)", "%s (%zu by contract)" }), state, r->skipped)
	                                              : str_of(state);
}

static void put_row(struct work *w, struct paper_table *t, const struct vendor_return *r, size_t number)
{
	paper_row(t, PAPER_BODY, { .text = arena_fmt(w->arena, "%zu", number) }, { .text = r->vendor_name },
	          { .text = r->system_name.n ? r->system_name : S("－") }, { .text = contract_say(w, r), .small = true },
	          { .text = state_say(w, r) }, { .text = print_date(w, r->last_on), .small = true });
}

static void put_list(struct work *w, struct paper *paper, const struct vendor_return *list, size_t count)
{
	struct paper_table *t = paper_table(paper, PAPER_GRID, columns, LENGTH(columns));
	paper_row(t, PAPER_HEADER, { .text = S("No.") }, { .text = work_word(w, "事業者", "Vendor") }, { .text = work_word(w, "システム", "System") },
	          { .text = work_word(w, "契約", "Contract") }, { .text = work_word(w, "回答", "Answer") },
	          { .text = work_word(w, "最も新しい確認日", "Newest date") });
	for (size_t i = 0; i < count; i++)
		put_row(w, t, &list[i], i + 1);
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

bool print_vendors(struct work *w, struct pack *pack, struct err *e)
{
	struct pack_form own;
	struct vendor_return *list;
	size_t count;
	if (!pack_form(w, pack, &own, e))
		return false;
	const struct form *form = returns_form(&own.set, own.form);
	if (!form) {
		put_top(w, pack->paper, work_word(w, "この年度の事業者確認用の様式は、手元にありません。", "The vendor's form of this year is not in our hands."));
		return true;
	}
	if (!returns_read(w, form, &list, &count, e))
		return false;
	put_top(w, pack->paper, form_name(w->arena, w->lang, form));
	put_list(w, pack->paper, list, count);
	for (size_t i = 0; i < count; i++)
		if (list[i].state != RETURN_NONE && !put_form(w, pack, form, &list[i], i + 1, e))
			return false;
	return true;
}
