/* answer_rules.c - the rules of answering, one row each: what is refused, and what is allowed with a remark.
 * SPDX-License-Identifier: Apache-2.0 */
#include "answer_rules.h"

#include "base/utf8.h"

static bool gives(const struct proposal *p, enum answer_parts part)
{
	return (p->change->parts & part) != 0;
}

static bool has_column(const struct proposal *p, enum form_columns column)
{
	return (p->row->item->columns & column) != 0;
}

static bool is_future(const struct proposal *p, struct day day)
{
	return day_order(day, p->today) > 0;
}

static bool nothing_given(const struct proposal *p)
{
	return !p->change->parts;
}

static bool vendor_missing(const struct proposal *p)
{
	return str_eq(str_of(p->row->form->kind->code), S("vendor")) != (p->row->vendor.n > 0);
}

static bool gate_is_no(const struct proposal *p)
{
	return p->need == NEED_NOT_GATE;
}

static bool contract_missing(const struct proposal *p)
{
	return p->need == NEED_NOT_CONTRACT;
}

static bool skip_on_own_form(const struct proposal *p)
{
	return p->now.skipped.n && !p->row->vendor.n;
}

static bool skip_with_reply(const struct proposal *p)
{
	return p->now.skipped.n && p->now.first;
}

static bool first_without_reply(const struct proposal *p)
{
	return gives(p, ANSWER_FIRST) && !p->change->first;
}

static bool first_without_day(const struct proposal *p)
{
	return gives(p, ANSWER_FIRST) && !p->change->first_on.year;
}

static bool first_in_future(const struct proposal *p)
{
	return gives(p, ANSWER_FIRST) && is_future(p, p->now.first_on);
}

static bool target_without_cell(const struct proposal *p)
{
	return p->now.target_on.year && !has_column(p, FORM_TARGET);
}

static bool target_without_no(const struct proposal *p)
{
	return p->now.target_on.year && p->now.first != REPLY_NO;
}

static bool target_before_first(const struct proposal *p)
{
	return p->now.target_on.year && day_order(p->now.target_on, p->now.first_on) < 0;
}

static bool second_without_cell(const struct proposal *p)
{
	return p->now.second && !has_column(p, FORM_SECOND);
}

static bool second_without_no(const struct proposal *p)
{
	return p->now.second && p->now.first != REPLY_NO;
}

static bool second_without_reply(const struct proposal *p)
{
	return gives(p, ANSWER_SECOND) && !p->change->second;
}

static bool second_without_day(const struct proposal *p)
{
	return gives(p, ANSWER_SECOND) && !p->change->second_on.year;
}

static bool second_in_future(const struct proposal *p)
{
	return gives(p, ANSWER_SECOND) && is_future(p, p->now.second_on);
}

static bool second_before_first(const struct proposal *p)
{
	return p->now.second && day_order(p->now.second_on, p->now.first_on) < 0;
}

static bool is_unfit(str text)
{
	if (text.n > ANSWER_TEXT_BYTES_MAX || !utf8_valid(text))
		return true;
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7F)
			return true;
	return false;
}

static bool text_unfit(const struct proposal *p)
{
	return is_unfit(p->now.note) || is_unfit(p->now.original) || is_unfit(p->now.skipped);
}

/* In the order in which a person can mend them; the first that is broken is said. */
static const struct refusal {
	bool (*broken)(const struct proposal *p);
	enum err_kind kind;
	struct words words;
} refusals[] = {
	{ nothing_given, ERR_INPUT, { "記入する内容がありません", "there is nothing to enter" } },
	{ vendor_missing, ERR_INPUT,
	  { "事業者確認用には事業者を指定してください(医療機関確認用・薬局確認用には指定しません)",
	    "a vendor's form needs the vendor; the facility's own form takes none" } },
	{ gate_is_no, ERR_CONFLICT,
	  { "「医療情報システムを導入、運用している。」が「いいえ」なので、この項目には記入しません。"
	    "システムがあるときは、先に最初の項目の回答を直してください",
	    "the first item says that there is no healthcare information system, so this item takes no entry; if there is "
	    "one, please correct the first item" } },
	{ contract_missing, ERR_CONFLICT,
	  { "契約中の事業者が登録されていないので、この項目には記入しません。契約があるときは、先に台帳に契約を登録してください",
	    "no vendor is recorded as under contract, so this item takes no entry; if there is a contract, please record it in "
	    "the ledger first" } },
	{ skip_on_own_form, ERR_INPUT,
	  { "契約による省略は、事業者確認用の項目だけにできます", "only items of a vendor's form can be skipped by contract" } },
	{ skip_with_reply, ERR_CONFLICT,
	  { "契約により省略した項目に回答は書けません。先に省略を取り消してください",
	    "an item that is skipped by contract takes no reply; please take the skip back first" } },
	{ first_without_reply, ERR_INPUT, { "「はい」か「いいえ」を書いてください", "the reply is Yes or No" } },
	{ first_without_day, ERR_INPUT,
	  { "確認した日付を書いてください(自動では入りません)", "please give the day of the check; it is never filled in" } },
	{ first_in_future, ERR_INPUT,
	  { "確認した日付が、今日より先の日付です", "the day of the check lies in the future" } },
	{ target_without_cell, ERR_INPUT, { "この項目には目標日の欄がありません", "this item has no cell for a target date" } },
	{ target_without_no, ERR_INPUT,
	  { "目標日を書くのは、1回目が「いいえ」のときだけです", "a target date is for a first reply of No alone" } },
	{ target_before_first, ERR_INPUT,
	  { "目標日が、1回目の確認の日付より前です", "the target date is before the day of the first check" } },
	{ second_without_cell, ERR_INPUT,
	  { "この項目には2回目の欄がありません", "this item has no cell for a second check" } },
	{ second_without_no, ERR_INPUT,
	  { "2回目を書くのは、1回目が「いいえ」のときだけです", "a second check is for a first reply of No alone" } },
	{ second_without_reply, ERR_INPUT,
	  { "2回目の「はい」か「いいえ」を書いてください", "the second reply is Yes or No" } },
	{ second_without_day, ERR_INPUT,
	  { "2回目に確認した日付を書いてください(自動では入りません)",
	    "please give the day of the second check; it is never filled in" } },
	{ second_in_future, ERR_INPUT,
	  { "2回目に確認した日付が、今日より先の日付です", "the day of the second check lies in the future" } },
	{ second_before_first, ERR_INPUT,
	  { "2回目の日付が、1回目の日付より前です", "the second check is before the first" } },
	{ text_unfit, ERR_INPUT,
	  { "備考や保管場所が長すぎるか、改行などの制御文字が入っています",
	    "a note or place is too long, or has control characters" } },
};

bool answer_allowed(struct arena *a, const struct proposal *p, struct err *e)
{
	for (size_t i = 0; i < LENGTH(refusals); i++)
		if (refusals[i].broken(p)) {
			str number = form_item_number(a, p->row->form, p->row->item);
			err_set(e, refusals[i].kind, "%s%.0s", "%.0s%s", refusals[i].words.ja, refusals[i].words.en);
			return err_wrap(e, "項目 %.*s(%.*s)", "item %.*s (%.*s)", P(number), P(p->row->item->key));
		}
	return true;
}

static bool target_wanted(const struct proposal *p)
{
	return p->now.first == REPLY_NO && !p->now.second && !p->now.target_on.year && has_column(p, FORM_TARGET);
}

static bool target_after_year(const struct proposal *p)
{
	return gives(p, ANSWER_TARGET) && p->now.target_on.year && day_fiscal_year(p->now.target_on) > p->row->item->year;
}

static bool first_outside_year(const struct proposal *p)
{
	return gives(p, ANSWER_FIRST) && day_fiscal_year(p->now.first_on) != p->row->form->fiscal_year;
}

static bool no_written_over(const struct proposal *p)
{
	return gives(p, ANSWER_FIRST) && p->was.first == REPLY_NO && p->now.first == REPLY_YES;
}

static const struct remark {
	bool (*due)(const struct proposal *p);
	struct words words;
} remarks[ANSWER_REMARKS_MAX] = {
	{ target_wanted, { "「いいえ」のときは、対応の目標日も書いてください。", "With a No, please also give a target date." } },
	{ target_after_year, { "目標日が、この項目を「はい」にする年度を過ぎています。そのまま記入しました。",
	                       "The target date lies after the fiscal year in which this item should become Yes. It was "
	                       "entered as it is." } },
	{ first_outside_year, { "確認した日付が、この様式の年度の外にあります。様式の年度を確かめてください。",
	                        "The day of the check lies outside the form's fiscal year. Please make sure which form is "
	                        "meant." } },
	{ no_written_over, { "1回目の「いいえ」を「はい」に書き直しました(目標日と2回目は空欄になり、前の記入は履歴に残ります)。"
	                     "2回目の確認だったときは、1回目を「いいえ」に書き戻して、2回目に書いてください。",
	                     "The first No was written over with Yes (target and second check became empty; what stood before "
	                     "is in the history). If this was a second check, enter the first as No again and give the second reply." } },
};

void answer_remark(struct work *w, const struct proposal *p)
{
	str number = form_item_number(w->arena, p->row->form, p->row->item);
	for (size_t i = 0; i < LENGTH(remarks); i++)
		if (remarks[i].due(p))
			work_remark(w, "項目 %.*s: %s%.0s\n", "Item %.*s: %.0s%s\n", P(number), remarks[i].words.ja,
			            remarks[i].words.en);
}

size_t answer_remarks(const struct answer_row *row, const struct answer_entry *history, size_t count,
                      struct words list[ANSWER_REMARKS_MAX])
{
	static const struct answer_change all = { .parts = ANSWER_FIRST | ANSWER_TARGET };
	struct proposal p = { .row = row, .change = &all };
	size_t n = 0;
	if (!count || !history[count - 1].answer.first)
		return 0;
	p.now = history[count - 1].answer;
	if (count > 1)
		p.was = history[count - 2].answer;
	for (size_t i = 0; i < LENGTH(remarks); i++)
		if (remarks[i].due(&p))
			list[n++] = remarks[i].words;
	return n;
}
