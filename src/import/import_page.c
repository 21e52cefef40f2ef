/* import_page.c - 取り込み: a file is chosen and sent; what waits to be gone on with; what was taken in, and the way back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "base/json.h"
#include "engine/reader.h"
#include "frame/job.h"
#include "lists.h"
#include "run.h"

#define IMPORTS_SHOWN_MAX 20

struct words list_name(struct work *w, str kind)
{
	const struct list_row *list = list_of(kind);
	const struct record_kind *known = list ? NULL : duty_kind(w->duties, kind);
	return list ? list->name : known ? known->words : (struct words){ "", "" };
}

/* ---- the form */

void kinds_put(struct visit *v, str chosen)
{
	struct select_option options[LISTS_MAX + 1];
	size_t n = 0;
	options[n++] = (struct select_option){ S(""), work_word(&v->w, "おまかせ(中身から判断します)", "Find out from its contents") };
	for (const struct list_row *list = list_rows; list->kind; list++)
		options[n++] = (struct select_option){ str_of(list->kind), work_words(&v->w, list->name) };
	form_select(v, "kind", (struct words){ "何の一覧ですか", "What does it list?" }, options, n, chosen, false);
}

void upload_form_put(struct visit *v, str kind)
{
	form_open_files(v, S("/import"));
	html(v, "<div class=\"drop\">");
	form_input(v, &(struct input){ "file", { "ファイル", "File" },
	                               { "Excel(.xlsx)、CSV、機器の設定の書き出しなど。ここへ引きずって置くこともできます。48MBまでです。",
	                                 "Excel (.xlsx), CSV, exported configurations and so on. It can be dropped here as well; up to 48 MB." },
	                               .type = "file", .must = true });
	html(v, "</div>");
	kinds_put(v, kind);
	html(v, "<p class=\"hint\">{}</p>", work_word(&v->w, "まだ何も変わりません。次の画面で確かめてから取り込みます。",
	                                             "Nothing is changed yet: you look through it on the next page first."));
	form_submit(v, (struct words){ "内容を確かめる", "Look through it" });
	form_close(v);
}

static void put_help(struct visit *v)
{
	html(v, "<details class=\"help\"><summary>{}</summary><p>{}</p><ul>", work_word(&v->w, "使えるファイル", "Files that can be used"),
	     work_word(&v->w, "中身を見て、次のどれかを見分けます。見出しの名前や順番は、今お使いのままでかまいません。",
	               "Told apart by their contents. Headers may stay as they are, in any order."));
	for (const struct reader *reader = readers; reader->name; reader++)
		if (!str_eq(str_of(reader->name), S("xls")))
			html(v, "<li>{}</li>", reader->words);
	html(v, "</ul><p>{}</p></details>",
	     work_word(&v->w, "パスワード付きの Excel、古い形式の Excel(.xls)、PDF は読めません。Excel の「名前を付けて保存」で、パスワードを付けずに .xlsx で保存し直してください。",
	               "Excel files with a password, in the old format (.xls), and PDF cannot be read: save them in Excel as .xlsx without a password."));
}

/* ---- what waits */

static void put_waiting(struct visit *v, const struct upload *list, size_t count)
{
	if (!count)
		return;
	html(v, "<h2>{}</h2><ul class=\"plain\">", work_word(&v->w, "途中のもの", "Waiting for you"));
	for (size_t i = 0; i < count; i++)
		html(v, "<li><a href=\"{}\">{}</a> <small>{} {}</small></li>", url(v, "/import/{}", list[i].id), list[i].file,
		     instant_said(&v->w, list[i].at), list[i].who);
	html(v, "</ul><p class=\"hint\">{}</p>", work_fmt(&v->w, "%d日たつと、預かったファイルは捨てられます。", "Files are thrown away after %d days.", UPLOAD_DAYS));
}

/* ---- what was taken in */

struct past {
	str act, at, who, file, undone, upload;
	bool changed;
};

static str file_of(struct arena *a, str detail)
{
	auto_json object = json_read(detail, NULL);
	return arena_copy(a, json_text(object, "file"));
}

static bool read_past(struct work *w, struct past *list, size_t *count, struct err *e)
{
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT j.id, j.at, j.who, j.detail, coalesce((SELECT max(s.undone) FROM source s WHERE s.act=j.id), ''), "
	                        "coalesce((SELECT u.id FROM upload u WHERE u.act=j.id), ''), "
	                        "EXISTS (SELECT 1 FROM change c WHERE c.act=j.id) "
	                        "FROM journal j WHERE j.event='record.imported' ORDER BY j.id DESC LIMIT ?", BIND(V(IMPORTS_SHOWN_MAX)));
	for (*count = 0; rows_next(&rows) && *count < IMPORTS_SHOWN_MAX; (*count)++) {
		struct past *p = &list[*count];
		str *const texts[] = { &p->act, &p->at, &p->who, &p->file, &p->undone, &p->upload };
		for (size_t i = 0; i < LENGTH(texts); i++)
			*texts[i] = arena_copy(w->arena, rows_str(&rows, (int)i));
		p->file = file_of(w->arena, p->file);
		p->changed = rows_int(&rows, 6);
	}
	return rows_done(&rows);
}

static void put_undo(struct visit *v, const struct past *p)
{
	if (p->undone.n)
		html(v, "<span class=\"badge same\">{}</span>", work_word(&v->w, "取り消し済み", "taken back"));
	else if (!p->changed)
		html(v, "<small>{}</small>", work_word(&v->w, "変わりなし", "no changes"));
	else if (visit_may(v, ROLES_WRITE))
		form_button(v, url(v, "/history/{}/undo", p->act), (struct words){ "元に戻す", "Take back" }, TONE_PLAIN);
}

static void put_past(struct visit *v, const struct past *list, size_t count)
{
	static const struct words at = { "取り込んだ日時", "When" }, file = { "ファイル", "File" }, who = { "取り込んだ人", "By" },
	                          back = { "取り消し", "Taking back" };
	if (!count)
		return;
	html(v, "<h2 id=\"past\">{}</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"past\"><table class=\"list stack\">"
	     "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
	     work_word(&v->w, "取り込んだもの", "Taken in"), at, file, who, back);
	for (size_t i = 0; i < count; i++) {
		const struct past *p = &list[i];
		html(v, "<tr><td data-label=\"{}\" class=\"code\">{}</td><td data-label=\"{}\">", at, instant_said(&v->w, p->at), file);
		if (p->upload.n)
			html(v, "<a href=\"{}\">{}</a>", url(v, "/import/{}", p->upload), p->file);
		else
			html(v, "{}", p->file);
		html(v, "</td><td data-label=\"{}\">{}</td><td class=\"act\">", who, p->who);
		put_undo(v, p);
		html(v, "</td></tr>");
	}
	html(v, "</tbody></table></div>");
}

/* ---- the page */

static bool put_import(struct visit *v, str kind, const struct err *problem, struct err *e)
{
	struct upload *waiting;
	struct past past[IMPORTS_SHOWN_MAX];
	size_t waiting_count, past_count;
	if (!upload_waiting(&v->w, &waiting, &waiting_count, e) || !read_past(&v->w, past, &past_count, e))
		return false;
	page_open(v, work_word(&v->w, "取り込み", "Import"));
	if (problem)
		page_error(v, problem);
	html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "今お使いの Excel や CSV を、そのまま台帳に取り込みます。取り込む前に、何が変わるかを1行ずつ確かめられます。",
	                                             "Your own Excel or CSV files are taken into the ledger as they are; you see row by row what would change."));
	if (visit_may(v, ROLES_WRITE))
		upload_form_put(v, kind);
	put_help(v);
	html(v, "<p>{} <a href=\"/import/templates\">{}</a></p>", work_word(&v->w, "ファイルがまだないときは:", "No file yet?"),
	     work_word(&v->w, "ひな形と練習用のファイル", "Templates and files to practise with"));
	put_waiting(v, waiting, waiting_count);
	put_past(v, past, past_count);
	page_close(v);
	return true;
}

bool import_page(struct visit *v, struct err *e)
{
	str kind = visit_query(v, "kind");
	upload_sweep(&v->w);
	return put_import(v, list_of(kind) ? kind : S(""), NULL, e);
}

/* ---- a file comes */

/* "機器台帳_20261101.xlsx", "台帳 2026-11-01.csv": the day that the file's own name tells; "" when it tells none. */
static str day_of_name(struct work *w, str name)
{
	struct day day;
	for (size_t i = 0; i + 8 <= name.n; i++) {
		str eight = str_first(str_from(name, i), 8), ten = str_first(str_from(name, i), 10);
		str iso = arena_fmt(w->arena, "%.4s-%.2s-%.2s", eight.p, eight.p + 4, eight.p + 6);
		if ((day_read(iso, &day) || day_read(ten, &day)) && day_order(day, work_today(w)) <= 0)
			return day_iso(w->arena, day);
	}
	return S("");
}

static bool check_file(const struct field *file, str kind, struct err *e)
{
	if (!file || !file->is_file || !file->file.n)
		return err_set(e, ERR_INPUT, "取り込むファイルを選んでください", "please choose a file");
	if (!file->value.n)
		return err_set(e, ERR_INPUT, "「%.*s」は空のファイルです。中身があるか確かめて、選び直してください", "\"%.*s\" is empty; please choose another",
		               P(file->file));
	if (file->value.n > FILE_BYTES_MAX)
		return err_set(e, ERR_INPUT, "「%.*s」は大きすぎます(48MBまで)。ファイルを分けるか、不要なシートを除いてください",
		               "\"%.*s\" is too large (up to 48 MB); split it or leave out sheets that are not needed", P(file->file));
	return !kind.n || list_of(kind) || err_set(e, ERR_INPUT, "一覧の種類を選び直してください", "please choose again what it lists");
}

bool import_act(struct visit *v, struct err *e)
{
	const struct field *file = fields_find(&v->form, "file");
	str kind = visit_form(v, "kind");
	struct err problem = { 0 }, ignored = { 0 };
	if (!check_file(file, kind, &problem))
		return put_import(v, list_of(kind) ? kind : S(""), &problem, e);
	struct upload u = { .file = file->file, .choices = { .kind = kind }, .as_of = day_of_name(&v->w, file->file) };
	upload_sweep(&v->w);
	if (!upload_keep(&v->w, &u, file->value, &problem)) {
		err_wrap(&problem, "ファイルを預かれませんでした(台帳は変わっていません)", "the file could not be kept (the ledger is as it was)");
		return put_import(v, kind, &problem, e);
	}
	job_start(v, u.id, upload_look, &ignored); /* where it could not begin, the page offers to begin it */
	return visit_go(v, url(v, "/import/{}", u.id));
}
