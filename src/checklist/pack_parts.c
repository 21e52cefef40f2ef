/* pack_parts.c - the parts of an inspection pack that come from the checklist, in the order they are printed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_parts.h"

#include "base/utf8.h"
#include "engine/paper_kind.h"
#include "frame/facility.h"
#include "frame/print.h"

#define NAME_RUNES_MAX 40u

bool pack_form(struct work *w, struct pack *pack, struct pack_form *own, struct err *e)
{
	str kind;
	if (!forms_read(w, &own->set, e) || !forms_kind_here(w, &kind, e) ||
	    !forms_choose(w, &own->set, kind, pack->form, false, &own->form, e))
		return false;
	if (!str_eq(str_of(own->form->kind->code), kind))
		return err_set(e, ERR_INPUT, "様式 %.*s は、この施設が自分で記入する様式ではありません",
			       "the form %.*s is not one that this facility fills in for itself", P(own->form->id));
	pack->form = own->form->id;
	pack->manifest.form = form_name(w->arena, w->lang, own->form);
	return answers_read(w, own->form, S(""), S(""), &own->answers, e);
}

void pack_part(struct work *w, struct pack *pack, struct words title, str warning)
{
	paper_part(pack->paper, work_words(w, title), warning);
	paper_heading(pack->paper, 1, work_words(w, title));
}

bool pack_attach(struct work *w, struct pack *pack, str digest, str stem, str *name, struct err *e)
{
	str bytes;
	*name = S("");
	if (!digest_valid(digest))
		return true;
	if (!facility_file(w, digest, &bytes, e))
		return false;
	const struct paper_kind *kind = paper_kind_of(bytes);
	*name = arena_fmt(w->arena, "%.*s%s", P(stem), kind ? kind->ending : ".bin");
	return pack_add(w, pack, *name, bytes, e);
}

/* What Windows refuses in names, and its full-width double. */
static uint32_t name_rune(uint32_t rune)
{
	static const char refused[] = "\\/:*?\"<>|";
	for (size_t i = 0; refused[i]; i++)
		if (rune == (uint32_t)refused[i])
			return rune - '!' + 0xFF01;
	return rune < ' ' || rune == 0x7F ? '_' : rune;
}

str pack_name(struct arena *a, str text)
{
	auto_buf name = { 0 };
	text = utf8_first(str_trim(text), NAME_RUNES_MAX);
	for (size_t at = 0; at < text.n;)
		buf_rune(&name, name_rune(utf8_next(text, &at)));
	return arena_copy(a, buf_str(&name));
}

str pack_date(struct work *w, str raw)
{
	struct span span;
	bool exact = date_read(raw, &span) && span.from.year && !day_order(span.from, span.to);
	return exact ? print_date(w, span.from) : raw;
}

str pack_document(struct work *w, const struct evidence_document *d)
{
	str name = d->title.n ? d->title : work_words(w, d->type_words);
	str facts = arena_join(w->arena, d->revision, work_word(w, "、", ", "), pack_date(w, d->dated));
	return facts.n ? work_fmt(w, "%.*s(%.*s)", "%.*s (%.*s)", P(name), P(facts)) : name;
}

const struct pack_part checklist_papers[] = {
	{ "summary",
	  { "一覧(項目・回答・日付・根拠・原本の保管場所)", "Summary: items, answers, dates, evidence, originals" },
	  false, print_summary },
	{ "form", { "チェックリスト(医療機関確認用)", "Checklist for the facility" }, false, print_facility_form },
	{ "vendors",
	  { "チェックリスト(事業者確認用)と回収状況", "Checklists for vendors, and what came back" },
	  false, print_vendors },
	{ "contact_chart", { "連絡体制図", "Contact chart" }, false, print_contact_chart, contact_chart_there },
	{ "originals", { "原本の一覧", "List of originals" }, false, print_originals },
	{ "ledger", { "機器台帳", "Ledger of devices" }, true, print_ledger },
	{ "findings", { "点検で見つかったこと(内部資料)", "Findings (internal)" }, true, print_findings },
	{ "exports", { "記録の写し(CSV)", "Exports of the records (CSV)" }, true, print_exports },
	{ 0 },
};
