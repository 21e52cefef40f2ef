/* show_part.c - `inro checklist show`: everything about one item: what it asks, what was seen, what was answered when.
 * SPDX-License-Identifier: Apache-2.0 */
#include "commands.h"
#include "whole_item.h"

#define LINES_SHOWN_MAX 20u /* shortfalls and unseen things; the rest are counted */

static void put_pair(struct work *w, struct words label, const char *text)
{
	if (*text)
		buf_fmt(w->out, "%s: %s\n", work_say(w, label), text);
}

static void put_item(struct work *w, const struct whole_item *s)
{
	const struct form_item *item = s->item;
	const struct control *control = s->evidence.control;
	str warning = form_warning(w->arena, w->lang, s->form);
	buf_fmt(w->out, "%.*s  %s\n", P(form_item_number(w->arena, s->form, item)), work_say(w, item->words));
	buf_fmt(w->out, "%.*s [%.*s]", P(form_name(w->arena, w->lang, s->form)), P(item->key));
	if (item->group)
		buf_fmt(w->out, " %s", work_say(w, item->group->words));
	buf_fmt(w->out, "%s%.*s\n", warning.n ? "\n" : "", P(warning));
	put_pair(w, (struct words){ "説明", "what it asks" }, control ? work_say(w, control->help) : "");
	put_pair(w, (struct words){ "注", "note" }, work_say(w, item->note));
	put_pair(w, (struct words){ "前の年度からの変更", "changed since the year before" }, work_say(w, item->change));
	put_pair(w, (struct words){ "文言", "wording" }, work_say(w, item->verification->words));
}

static void put_lines(struct work *w, struct words head, const struct evidence_lines *lines)
{
	if (!lines->count)
		return;
	buf_fmt(w->out, "%s:\n", work_say(w, head));
	for (size_t i = 0; i < lines->count && i < LINES_SHOWN_MAX; i++) {
		const struct evidence_line *line = &lines->list[i];
		buf_fmt(w->out, "  ・%.*s: %.*s [%s]\n", P(line->label), P(line->words), line->check->name);
		if (line->reason && (!i || line->reason != line[-1].reason))
			buf_fmt(w->out, "    → %s\n", work_say(w, line->reason->todo));
	}
	if (lines->count > LINES_SHOWN_MAX)
		work_put(w, "  …ほか%zu件\n", "  … and %zu more\n", lines->count - LINES_SHOWN_MAX);
}

static void put_documents(struct work *w, const struct evidence *evidence)
{
	if (evidence->document_count)
		work_put(w, "書類:\n", "Documents:\n");
	for (size_t i = 0; i < evidence->document_count; i++) {
		const struct evidence_document *d = &evidence->documents[i];
		buf_fmt(w->out, "  ・%s %.*s %.*s", work_say(w, d->type_words), P(d->title), P(d->dated));
		work_put(w, " 原本: %.*s\n", " original: %.*s\n",
		         P(d->original_at.n ? d->original_at : str_of(work_say(w, (struct words){ "記録なし", "not recorded" }))));
	}
}

static void put_evidence(struct work *w, const struct whole_item *s)
{
	const struct evidence *evidence = &s->evidence;
	work_put(w, "\n測定: 〔%s〕%.*s\n", "\nMeasured: [%s] %.*s\n", work_say(w, verdict_words[evidence->verdict]),
	         P(evidence->sentence));
	if (evidence->beside.n)
		buf_fmt(w->out, "※ %.*s\n", P(evidence->beside));
	put_lines(w, (struct words){ "要確認の点", "Needs attention" }, &evidence->shortfalls);
	put_lines(w, (struct words){ "未確認のもの", "Not looked at" }, &evidence->unseen);
	put_documents(w, evidence);
}

static void put_entry(struct work *w, const struct answer_entry *entry)
{
	static const struct words taken_back = { "取り消し", "taken back" };
	int64_t at = 0;
	instant_read(entry->entered.at, &at);
	str said = answer_say(w->arena, w->lang, &entry->answer);
	buf_fmt(w->out, "  %.*s %.*s  %.*s", P(instant_tokyo(w->arena, at)), P(entry->entered.who),
	        P(entry->answer.taken_back ? str_of(work_say(w, taken_back)) : said));
	if (entry->answer.note.n)
		work_put(w, " 備考: %.*s", " note: %.*s", P(entry->answer.note));
	if (entry->answer.original.n)
		work_put(w, " 原本: %.*s", " original: %.*s", P(entry->answer.original));
	buf_byte(w->out, '\n');
}

static void put_answer(struct work *w, const struct whole_item *s)
{
	static const struct words none = { "まだありません", "none yet" };
	str said = answer_say(w->arena, w->lang, &s->answer);
	if (s->need != NEED_ANSWER)
		buf_fmt(w->out, "\n%s\n", work_say(w, need_words(s->need)));
	else
		work_put(w, "\n回答: %.*s\n", "\nAnswer: %.*s\n", P(said.n ? said : str_of(work_say(w, none))));
	if (s->last.first)
		work_put(w, "昨年度までの回答(%.*s。引き継ぎません): ", "Answer of an earlier year (%.*s, not carried over): ",
		         P(form_year(w->arena, w->lang, s->last_form->fiscal_year)));
	if (s->last.first)
		buf_fmt(w->out, "%.*s\n", P(answer_say(w->arena, w->lang, &s->last)));
	if (s->history_count)
		work_put(w, "記入の履歴:\n", "Entries:\n");
	for (size_t i = 0; i < s->history_count; i++)
		put_entry(w, &s->history[i]);
}

static void lines_json(struct json *j, str key, const struct evidence_lines *lines)
{
	json_put_key(j, key);
	json_put_open(j, '[');
	for (size_t i = 0; i < lines->count; i++) {
		const struct evidence_line *line = &lines->list[i];
		json_put_open(j, '{');
		json_pair_str(j, S("check"), str_of(line->check->name));
		json_pair_str(j, S("subject"), line->subject);
		json_pair_str(j, S("label"), line->label);
		json_pair_str(j, S("words"), line->words);
		json_pair_bool(j, S("stale"), line->stale);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void documents_json(struct json *j, const struct evidence *evidence)
{
	json_put_key(j, S("documents"));
	json_put_open(j, '[');
	for (size_t i = 0; i < evidence->document_count; i++) {
		const struct evidence_document *d = &evidence->documents[i];
		json_put_open(j, '{');
		json_pair_str(j, S("id"), d->id);
		json_pair_str(j, S("type"), d->type);
		json_pair_str(j, S("title"), d->title);
		json_pair_str(j, S("dated"), d->dated);
		json_pair_str(j, S("original_at"), d->original_at);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void history_json(struct work *w, struct json *j, const struct whole_item *s)
{
	json_put_key(j, S("history"));
	json_put_open(j, '[');
	for (size_t i = 0; i < s->history_count; i++) {
		json_put_open(j, '{');
		json_pair_str(j, S("who"), s->history[i].entered.who);
		json_pair_str(j, S("at"), s->history[i].entered.at);
		json_pair_str(j, S("act"), s->history[i].act);
		answer_json(w->arena, j, &s->history[i].answer);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

void whole_item_json(struct work *w, struct json *j, const struct whole_item *s)
{
	json_pair_str(j, S("form"), s->form->id);
	json_pair_str(j, S("warning"), form_warning(w->arena, w->lang, s->form));
	item_json(w, j, s->form, s->item);
	json_pair_str(j, S("help"), str_of(s->evidence.control ? work_say(w, s->evidence.control->help) : ""));
	evidence_json(j, &s->evidence);
	lines_json(j, S("shortfalls"), &s->evidence.shortfalls);
	lines_json(j, S("not_seen"), &s->evidence.unseen);
	documents_json(j, &s->evidence);
	json_put_key(j, S("answer"));
	json_put_open(j, '{');
	answer_json(w->arena, j, &s->answer);
	json_put_close(j, '}');
	json_pair_str(j, S("why_not"), str_of(work_say(w, need_words(s->need))));
	history_json(w, j, s);
}

static void put_json(struct work *w, const struct whole_item *s)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	whole_item_json(w, &j, s);
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

bool show_part(struct work *w, const struct arguments *args, struct err *e)
{
	const struct form *form;
	const struct form_item *item;
	struct whole_item whole;
	if (!part_form(w, args, false, &form, e) || !part_item(w, args, form, &item, e) ||
	    !whole_item_read(w, form, item, &whole, e))
		return false;
	if (w->json) {
		put_json(w, &whole);
		return true;
	}
	put_item(w, &whole);
	put_evidence(w, &whole);
	put_answer(w, &whole);
	return true;
}
