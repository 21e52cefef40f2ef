/* vendor_book.c - the workbook a vendor fills in: everything locked but the answers, with the marks it is known by again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor.h"

#include "frame/facility.h"
#include "paper/workbook.h"
#include "vendor_wants.h"

const struct words vendor_column_words[VENDOR_COLUMNS] = {
	[VENDOR_NUMBER] = { "番号", "No." },
	[VENDOR_ITEM] = { "チェック項目", "Item" },
	[VENDOR_REPLY] = { "回答", "Answer" },
	[VENDOR_DAY] = { "確認日", "Date of checking" },
	[VENDOR_TARGET] = { "目標日(いいえのとき)", "Target date (when No)" },
	[VENDOR_NOTE] = { "備考・契約の条項", "Remark, clause of the contract" },
	[VENDOR_KEY] = { "記号", "Key" },
};
const struct words vendor_skip_words = { "契約により省略", "skipped by contract" };
const struct words vendor_signatory_words = { "回答者(部署・氏名)", "Answered by (department, name)" };

static const double widths[VENDOR_COLUMNS] = { 8, 60, 16, 16, 18, 30, 10 };

struct filling {
	struct work *w;
	const struct vendor_pair *pair;
	struct workbook_sheet *sheet;
};

static str word(const struct filling *f, struct words words)
{
	return str_of(work_say(f->w, words));
}

static void put_line(struct filling *f, enum workbook_style style, str text)
{
	workbook_row(f->sheet, { .text = text, .style = style, .columns = VENDOR_COLUMNS });
}

static void put_top(struct filling *f, struct day due)
{
	struct work *w = f->w;
	str facility;
	if (!facility_get(w, "name", &facility, NULL))
		facility = S("");
	put_line(f, WORKBOOK_TITLE, arena_fmt(w->arena, "%.*s", P(form_name(w->arena, w->lang, f->pair->form))));
	put_line(f, WORKBOOK_NOTE, form_warning(w->arena, w->lang, f->pair->form));
	put_line(f, WORKBOOK_NOTE, arena_fmt(w->arena, work_say(w, (struct words){ "医療機関: %.*s", "Facility: %.*s" }), P(facility)));
	put_line(f, WORKBOOK_NOTE, arena_fmt(w->arena, work_say(w, (struct words){ "事業者名: %.*s　システム: %.*s", "Vendor: %.*s  System: %.*s" }),
	                                     P(f->pair->vendor_name), P(f->pair->system_name)));
	put_line(f, WORKBOOK_NOTE, arena_fmt(w->arena, work_say(w, (struct words){ "黄色の欄に記入し、%.*s までにこのファイルのままお返しください。契約で対象外の項目は「契約により省略」を選び、条項を備考に書いてください。",
	                                                                         "Please fill in the yellow cells and return this file by %.*s. Where an item is outside the contract, choose \"skipped by contract\" and name the clause." }),
	                                     P(day_say(w->arena, w->lang, due))));
	put_line(f, WORKBOOK_SMALL, arena_fmt(w->arena, VENDOR_MARK " form=%.*s vendor=%.*s system=%.*s", P(f->pair->form->id),
	                                      P(f->pair->vendor), P(f->pair->system)));
}

static void put_header(struct filling *f)
{
	str heads[VENDOR_COLUMNS];
	for (size_t i = 0; i < VENDOR_COLUMNS; i++)
		heads[i] = word(f, vendor_column_words[i]);
	workbook_texts(f->sheet, WORKBOOK_HEADER, heads, VENDOR_COLUMNS);
}

static void put_item(struct filling *f, const struct form_item *item, const str *choices, size_t choice_count)
{
	struct work *w = f->w;
	const struct form *form = f->pair->form;
	str text = str_of(work_say(w, item->words));
	if (item->group)
		text = arena_fmt(w->arena, "〔%s〕%.*s", work_say(w, item->group->words), P(text));
	str day_title = word(f, (struct words){ "日付", "Date" });
	str day_prompt = word(f, (struct words){ "確かめた日を 2026-11-20 や 令和8年11月20日 のように書いてください。", "The day it was checked, such as 2026-11-20." });
	workbook_row(f->sheet, { form_item_number(w->arena, form, item), WORKBOOK_LABEL }, { text, WORKBOOK_ITEM },
	             { .style = WORKBOOK_ANSWER, .open = true, .choices = choices, .choice_count = choice_count },
	             { .style = WORKBOOK_ANSWER, .open = true, .prompt_title = day_title, .prompt = day_prompt },
	             { .style = WORKBOOK_ANSWER, .open = (item->columns & FORM_TARGET) != 0 }, { .style = WORKBOOK_ANSWER, .open = true },
	             { item->key, WORKBOOK_SMALL });
}

static void put_items(struct filling *f)
{
	str *choices = arena_array(f->w->arena, str, 3);
	choices[0] = reply_say(f->w->lang, REPLY_YES);
	choices[1] = reply_say(f->w->lang, REPLY_NO);
	choices[2] = word(f, vendor_skip_words);
	for (size_t i = 0; i < f->pair->form->item_count; i++)
		put_item(f, &f->pair->form->items[i], choices, 3);
}

static void put_foot(struct filling *f)
{
	workbook_row(f->sheet, { .text = word(f, vendor_signatory_words), .style = WORKBOOK_LABEL, .columns = 2 },
	             { .style = WORKBOOK_ANSWER, .open = true, .columns = 4 });
	put_line(f, WORKBOOK_BAND, word(f, (struct words){ "あわせてお送りいただきたいもの", "Please also send" }));
	for (const struct words *want = vendor_wants; want->ja; want++)
		workbook_row(f->sheet, { .text = str_of(work_say(f->w, *want)), .style = WORKBOOK_ITEM, .columns = 2 },
		             { .style = WORKBOOK_ANSWER, .open = true, .columns = 4 });
}

bool vendor_book_make(struct work *w, const struct vendor_pair *pair, struct day due, struct buf *out, struct err *e)
{
	str name = str_of(work_say(w, (struct words){ "事業者確認用", "Vendor form" }));
	const struct workbook_look look = { .title = name, .author = S("Inro"), .made_at = clock_now(w->clock) };
	auto_workbook *book = workbook_open(w->arena, &look, e);
	if (!book)
		return false;
	struct filling f = { .w = w, .pair = pair };
	f.sheet = workbook_sheet(book, &(struct workbook_sheet_look){ .name = name, .widths = widths, .width_count = VENDOR_COLUMNS,
	                                                              .locked = true, .landscape = true });
	put_top(&f, due);
	put_header(&f);
	put_items(&f);
	put_foot(&f);
	return workbook_write(book, out, e);
}
