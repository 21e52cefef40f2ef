/* templates_page.c - empty lists to fill in, and the files of the sample hospital to practise with.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "base/data.h"
#include "engine/paper_kind.h"
#include "lists.h"
#include "paper/workbook.h"

#define FIRST_LISTS 3u /* what a newcomer begins with */
#define SAMPLE_FOLDER "sample/"

/* ---- a template */

static bool is_left_out(const struct list_row *list, const struct record_kind *kind, const struct record_kind *of, const struct column *c)
{
	str without = str_of(list->without);
	if (of != kind) /* of the record in the same row: it is linked by standing there, and says only what the other does not */
		return str_eq(str_of(c->name), str_of(kind->also_link)) || record_column(kind, str_of(c->name)) >= 0;
	while (without.p)
		if (str_eq(str_cut(&without, S(" ")), str_of(c->name)))
			return true;
	return false;
}

static str choices_said(struct work *w, const struct column *c)
{
	str all = S("");
	for (const struct choice *choice = c->choices; choice->code; choice++)
		all = arena_join(w->arena, all, work_word(w, "、", ", "), work_words(w, choice->words));
	return work_fmt(w, "次のどれか: %.*s", "one of: %.*s", P(all));
}

static str how_to_write(struct work *w, const struct column *c)
{
	const struct record_kind *to = c->link ? duty_kind(w->duties, str_of(c->link)) : NULL;
	switch (c->type) {
	case COLUMN_DATE:
		return work_word(w, "日付。2026-11-01、R8.11.1、平成24年3月、2012年 のように、分かるところまで", "a date as far as it is known: 2026-11-01, March 2012, 2012");
	case COLUMN_CHOICE:
		return choices_said(w, c);
	case COLUMN_COUNT:
		return work_word(w, "数字", "a number");
	case COLUMN_LIST:
		return work_word(w, "いくつかあるときは「、」で区切る", "several are put apart by commas");
	case COLUMN_LINK:
		return to ? work_fmt(w, "「%s」にある名前か番号", "a name or number of the \"%s\"", work_say(w, list_name(w, str_of(to->name)))) : S("");
	case COLUMN_TEXT:
		break;
	}
	return c->flags & COLUMN_LABEL ? work_word(w, "どれのことかを見分ける名前か番号", "the name or number by which it is known") : work_word(w, "そのままの言葉で", "in your own words");
}

static void put_headers(struct work *w, struct workbook *book, const struct list_row *list, const struct record_kind *kind)
{
	str cells[2 * RECORD_COLUMNS_MAX];
	size_t n = 0;
	struct workbook_sheet *sheet = workbook_sheet(book, &(struct workbook_sheet_look){ .name = work_words(w, list->name), .header_rows = 1, .landscape = true });
	for (const struct record_kind *k = kind; k; k = k == kind ? k->also : NULL)
		for (const struct column *c = k->columns; c->name; c++)
			if (!is_left_out(list, kind, k, c))
				cells[n++] = work_words(w, c->words);
	workbook_texts(sheet, WORKBOOK_HEADER, cells, n);
}

/* On a sheet of its own: a row of help among the others would be taken for a record. */
static void put_help(struct work *w, struct workbook *book, const struct list_row *list, const struct record_kind *kind)
{
	struct workbook_sheet *sheet = workbook_sheet(book, &(struct workbook_sheet_look){ .name = work_word(w, "書き方", "How to fill it in"), .header_rows = 1 });
	workbook_texts(sheet, WORKBOOK_HEADER, (const str[]){ work_word(w, "見出し", "Header"), work_word(w, "書き方", "How to write it") }, 2);
	for (const struct record_kind *k = kind; k; k = k == kind ? k->also : NULL)
		for (const struct column *c = k->columns; c->name; c++)
			if (!is_left_out(list, kind, k, c))
				workbook_texts(sheet, WORKBOOK_TEXT, (const str[]){ work_words(w, c->words), how_to_write(w, c) }, 2);
	workbook_row(sheet, { .text = work_word(w, "分からないところは空けておきます。列を足したり消したりしてもかまいません。",
	                                        "Leave empty what you do not know. Columns may be added and taken away."), .style = WORKBOOK_NOTE, .columns = 2 });
}

static const struct list_row *list_of_file(str file)
{
	const struct list_row *list = str_ends(file, S(".xlsx")) ? list_of(str_first(file, file.n - 5)) : NULL;
	return list && list_is_written_by_hand(list) ? list : NULL;
}

bool template_file(struct visit *v, struct err *e)
{
	struct work *w = &v->w;
	const struct list_row *list = list_of_file(visit_word(v, "file"));
	const struct record_kind *kind = list ? duty_kind(w->duties, str_of(list->kind)) : NULL;
	if (!kind)
		return err_set(e, ERR_MISSING, "このひな形はありません", "there is no such template");
	const struct workbook_look look = { .title = work_words(w, list->name), .author = S("Inro"), .made_at = clock_now(w->clock), .lang = w->lang };
	auto_workbook *book = workbook_open(w->arena, &look, e);
	if (!book)
		return false;
	put_headers(w, book, list, kind);
	put_help(w, book, list, kind);
	visit_attach(v, work_fmt(w, "%s.xlsx", "%s.xlsx", work_say(w, list->name)), XLSX_TYPE);
	return workbook_write(book, w->out, e);
}

/* ---- the sample hospital */

static const struct {
	str file;
	struct words words;
} samples[] = {
	{ T("機器台帳_20261101.xlsx"), { "機器台帳(Excel)", "List of devices (Excel)" } },
	{ T("職員名簿_20261101.xlsx"), { "職員名簿(Excel)", "List of staff (Excel)" } },
	{ T("業者一覧.csv"), { "事業者一覧", "List of vendors" } },
	{ T("システム一覧.csv"), { "システム一覧", "List of systems" } },
	{ T("電子カルテ利用者.csv"), { "電子カルテの利用者一覧", "Users of the medical record system" } },
	{ T("契約一覧.csv"), { "契約一覧", "List of contracts" } },
	{ T("外部接続一覧.csv"), { "外部接続一覧", "List of outside connections" } },
	{ T("利用権限一覧.csv"), { "利用権限一覧", "List of rights" } },
	{ T("文書一覧.csv"), { "文書一覧", "List of documents" } },
	{ T("ad_users.csv"), { "Active Directory の利用者(書き出し)", "Users of Active Directory (exported)" } },
	{ T("fw01.conf"), { "ファイアウォールの設定(書き出し)", "Configuration of a firewall (exported)" } },
	{ T("rtx1210_RT-01.txt"), { "ルータの設定(書き出し)", "Configuration of a router (exported)" } },
	{ T("asa_VPN-MEAL.cfg"), { "VPN装置の設定(書き出し)", "Configuration of a VPN device (exported)" } },
	{ T("SV-AD01_services.csv"), { "サーバのサービス一覧(書き出し)", "Services of a server (exported)" } },
	{ T("SV-EMR01_services.csv"), { "電子カルテサーバのサービス一覧(書き出し)", "Services of the medical record server (exported)" } },
	{ T("PC-001_secpol.inf"), { "パソコンのセキュリティ設定(書き出し)", "Security settings of a PC (exported)" } },
	{ T("PC-001_usb.reg"), { "パソコンのUSBの設定(書き出し)", "USB settings of a PC (exported)" } },
	{ T("hotfix.csv"), { "更新プログラムの一覧(書き出し)", "Installed updates (exported)" } },
};

static const struct data_file *sample_of(str name)
{
	for (const struct data_file *file = data_files; file->name.p; file++)
		if (str_starts(file->name, S(SAMPLE_FOLDER)) && str_eq(str_from(file->name, sizeof SAMPLE_FOLDER - 1), name))
			return file;
	return NULL;
}

bool sample_file(struct visit *v, struct err *e)
{
	for (size_t i = 0; i < LENGTH(samples); i++) {
		const struct data_file *file = sample_of(samples[i].file);
		if (file && str_eq(samples[i].file, visit_word(v, "file")))
			return visit_file(v, samples[i].file, str_ends(samples[i].file, S(".xlsx")) ? XLSX_TYPE : "application/octet-stream", file->bytes);
	}
	return err_set(e, ERR_MISSING, "このファイルはありません", "there is no such file");
}

/* ---- the page */

static void put_template(struct visit *v, const struct list_row *list)
{
	html(v, "<li><a href=\"{}\" download>{}</a><br><small>{}</small></li>", arena_fmt(v->w.arena, "/import/templates/%s.xlsx", list->kind), list->name,
	     list->what);
}

static void put_templates(struct visit *v)
{
	const struct list_row *list = list_rows;
	html(v, "<h2>{}</h2><p>{}</p><ul>", work_word(&v->w, "はじめの3つ", "The first three"),
	     work_word(&v->w, "今お使いの表があれば、ひな形に写す必要はありません。そのまま取り込めます。", "If you have lists of your own, there is no need to copy them: import them as they are."));
	for (size_t i = 0; i < FIRST_LISTS; i++)
		put_template(v, list++);
	html(v, "</ul><h2>{}</h2><ul>", work_word(&v->w, "そのあとの表", "The others"));
	for (; list->kind; list++)
		if (list_is_written_by_hand(list))
			put_template(v, list);
	html(v, "</ul>");
}

static void put_samples(struct visit *v)
{
	html(v, "<h2>{}</h2><p>{}</p><ul>", work_word(&v->w, "練習用のファイル", "Files to practise with"),
	     work_word(&v->w, "架空の病院の一式です。取り込んで試し、あとで「元に戻す」を押せば、なかったことになります。",
	               "Those of a made-up hospital. Import them to see how it works; \"Take back\" makes it undone."));
	for (size_t i = 0; i < LENGTH(samples); i++)
		html(v, "<li><a href=\"{}\" download>{}</a> <small>{}</small></li>", url(v, "/import/samples/{}", samples[i].file), samples[i].words,
		     samples[i].file);
	html(v, "</ul>");
}

bool templates_page(struct visit *v, struct err *e)
{
	(void)e;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "Excel のひな形です。1枚目に書き込んで保存し、「取り込み」から送ります。書き方は2枚目にあります。",
	                                             "Templates for Excel: fill in the first sheet, save it, and send it under Import. The second sheet says how."));
	put_templates(v);
	put_samples(v);
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/import\">{}</a></div>", work_word(&v->w, "取り込みへ", "To the import"));
	page_close(v);
	return true;
}
