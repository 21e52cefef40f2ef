/* upload_page.c - an upload on its way: being looked at, looked through, taken in, or interrupted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "engine/reader.h"
#include "frame/job.h"
#include "lists.h"
#include "run.h"

#define UNUSED_SHOWN_MAX 12u

static bool goes_on(const struct job_state *job)
{
	return job->stage == JOB_WAITS || job->stage == JOB_RUNS;
}

/* ---- what it is */

static void put_fact(struct visit *v, const char *ja, const char *en, str value)
{
	if (value.n)
		html(v, "<dt>{}</dt><dd>{}</dd>", work_word(&v->w, ja, en), value);
}

static str read_as(struct visit *v, const struct preview *p)
{
	const struct reader *reader = p ? reader_named(p->format) : NULL;
	str format = reader ? work_words(&v->w, reader->words) : S("");
	str list = p ? work_words(&v->w, list_name(&v->w, p->kind)) : S("");
	str charset = p && p->charset.n ? work_fmt(&v->w, "文字コード %.*s", "charset %.*s", P(p->charset)) : S("");
	return arena_join(v->w.arena, arena_join(v->w.arena, list, S(" / "), format), S(" / "), charset);
}

static void put_facts(struct visit *v, const struct upload *u, const struct preview *p)
{
	html(v, "<dl class=\"facts\">");
	put_fact(v, "ファイル", "File", u->file);
	put_fact(v, "読み方", "Read as", read_as(v, p));
	put_fact(v, "送った人", "Sent by", arena_fmt(v->w.arena, "%.*s (%.*s)", P(u->who), P(instant_said(&v->w, u->at))));
	html(v, "</dl>");
}

/* ---- under way, or stopped on the way */

static void put_running(struct visit *v, const struct upload *u, const struct job_state *job)
{
	page_open(v, u->state == UPLOAD_APPLYING || u->state == UPLOAD_APPLIED ? work_word(&v->w, "取り込んでいます", "Being taken in")
	                                                                       : work_word(&v->w, "内容を調べています", "Looking through it"));
	put_facts(v, u, NULL);
	job_put(v, url(v, "/import/{}/events", u->id), job);
	html(v, "<p class=\"hint\">{}</p>", work_word(&v->w, "この画面を閉じても続きます。「取り込み」からまた開けます。",
	                                             "It goes on when you leave this page; find it again under Import."));
	page_close(v);
}

static void put_drop(struct visit *v, const struct upload *u)
{
	form_button(v, url(v, "/import/{}/drop", u->id), (struct words){ "やめる(預かったファイルを捨てる)", "Give up (throw the file away)" }, TONE_BAD);
}

static void put_stopped(struct visit *v, const struct upload *u, const struct job_state *job, const struct err *problem)
{
	page_open(v, work_word(&v->w, "取り込みが止まりました", "The import stopped"));
	if (problem)
		page_error(v, problem);
	put_facts(v, u, NULL);
	if (job->stage == JOB_FAILED)
		page_notice(v, TONE_BAD, str_of(err_say(&job->failure, v->w.lang)));
	page_notice(v, TONE_WARN, work_word(&v->w, "途中で止まりました。台帳は何も変わっていません。ファイルは預かっているので、もう一度確かめられます。",
	                                    "It was interrupted. Nothing in the ledger was changed, and the file is kept: you can look at it again."));
	if (visit_may(v, ROLES_WRITE)) {
		html(v, "<div class=\"actions\">");
		form_button(v, url(v, "/import/{}/again", u->id), (struct words){ "もう一度確かめる", "Look at it again" }, TONE_PLAIN);
		put_drop(v, u);
		html(v, "</div>");
	}
	page_close(v);
}

/* ---- what is to be said of a preview before its rows */

static str problem_words(struct visit *v, const struct preview *p)
{
	const char *list = work_say(&v->w, list_name(&v->w, p->kind));
	switch (p->trouble) {
	case TROUBLE_KIND:
		return work_word(&v->w, "何の一覧か見分けられませんでした。下で選んで、もう一度確かめてください。",
		                 "It could not be told what this file lists; please choose below.");
	case TROUBLE_HEADER:
		return work_fmt(&v->w, "「%s」として読める見出しの行が見つかりません。種類が違うときは選び直し、合っているときは、下で見出しごとに取り込む項目を選んでください。",
		                "No header row of a \"%s\" was found. Choose another kind of list below, or say for each header what it means.", list);
	case TROUBLE_SHEET:
		return work_word(&v->w, "選んだシートがありません。下で選び直してください。", "The chosen sheet is not there; please choose again below.");
	case TROUBLE_MAP:
		return work_word(&v->w, "列の対応が、このファイルの見出しと合いません。下で選び直してください。",
		                 "The columns that were chosen do not fit the headers of this file; please choose again below.");
	case TROUBLE_VANISH:
		return work_fmt(&v->w, "確かめたあとに台帳が変わり、%zu 件のうち %zu 件がなくなることになりました。取り込んでいません。もう一度確かめてください。",
		                "The ledger changed meanwhile, and of %zu records %zu would vanish now. Nothing was taken in; please look again.", p->stood, p->gone);
	case TROUBLE_FILE:
		break;
	}
	return str_of(err_say(&p->problem, v->w.lang));
}

static void put_unused(struct visit *v, const struct preview *p)
{
	auto_buf b = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < p->column_count; i++)
		if (!p->columns[i].column.n && n++ < UNUSED_SHOWN_MAX)
			buf_fmt(&b, "%s%.*s", b.n ? work_say(&v->w, (struct words){ "、", ", " }) : "", P(p->columns[i].header));
	if (n)
		page_notice(v, TONE_PLAIN, work_fmt(&v->w, "%zu 列は使いません: %.*s%s。使うときは「読み方と列の対応」で項目を選んでください。",
		                                    "Columns not used: %zu (%.*s%s). To take them, choose what they mean under \"How it is read\".", n,
		                                    P(buf_str(&b)), n > UNUSED_SHOWN_MAX ? "…" : ""));
}

static bool has_column(const struct preview *p, str column)
{
	for (size_t i = 0; i < p->column_count; i++)
		if (str_eq(p->columns[i].column, column))
			return true;
	return false;
}

/* A list of users often does not say of which system it is: its name then does. */
static void put_realm_hint(struct visit *v, const struct preview *p)
{
	if (str_eq(p->kind, S("account")) && !has_column(p, S("realm")))
		page_notice(v, TONE_WARN, work_word(&v->w, "どのシステムの利用者かを示す列がありません。ファイルの名前をシステムの名前(電子カルテ利用者.csv など)にして送ると、システムごとに見分けられます。",
		                                    "No column says of which system these users are. Give the file the system's name (such as EMR_users.csv) so that systems are told apart."));
}

static size_t rows_seen(const struct preview *p)
{
	size_t n = 0;
	for (size_t o = 0; o < OUTCOMES; o++)
		n += p->counts[o];
	return n;
}

static bool changes_nothing(const struct preview *p)
{
	return rows_seen(p) == p->counts[ROW_SAME] + p->counts[ROW_REJECTED];
}

static void put_rejected(struct visit *v, const struct upload *u, const struct preview *p)
{
	if (!p->counts[ROW_REJECTED])
		return;
	html(v, "<div class=\"notice warn\"><p>{} <a href=\"{}\">{}</a></p></div>",
	     p->applied ? work_fmt(&v->w, "%zu 行は取り込めませんでした。直した行だけを、あとから同じ名前のファイルで取り込むと、ほかの行がなくなったとみなされます。元のファイルを直して、もう一度取り込んでください。",
	                           "Rows that were not taken in: %zu. Mend the original file and import it again: a file with the mended rows alone, under the same name, would make the others vanish.",
	                           p->counts[ROW_REJECTED])
	                : work_fmt(&v->w, "%zu 行は取り込めません。ほかの行だけを取り込みます。", "Rows that cannot be taken in: %zu. Only the others are.",
	                           p->counts[ROW_REJECTED]),
	     url(v, "/import/{}/rejected.csv", u->id), work_word(&v->w, "取り込めない行と理由の一覧(CSV)", "The rejected rows with reasons (CSV)"));
}

static void put_notes(struct visit *v, const struct preview *p)
{
	if (!p->note_count)
		return;
	html(v, "<details class=\"help\"><summary>{}</summary><ul>", work_fmt(&v->w, "読み取りの覚え書き %zu 件", "%zu remarks of the reading", p->note_count));
	for (size_t i = 0; i < p->note_count; i++)
		html(v, "<li>{}</li>", v->w.lang == LANG_EN ? p->notes[i].en : p->notes[i].ja);
	html(v, "</ul></details>");
}

static void put_remarks(struct visit *v, const struct upload *u, const struct preview *p)
{
	if (u->remembered)
		page_notice(v, TONE_PLAIN, work_word(&v->w, "前回の対応を使いました。違うときは「読み方と列の対応」で直せます。",
		                                     "It is read as it was last time. You can change that under \"How it is read\"."));
	if (!rows_seen(p))
		page_notice(v, TONE_WARN, work_word(&v->w, "見出しの下に行がありません。取り込むものがありません。", "There are no rows below the header: nothing to take in."));
	else if (changes_nothing(p))
		page_notice(v, TONE_PLAIN, work_word(&v->w, "台帳と同じ内容です。取り込むと、この一覧を確かめた日だけが新しくなります。",
		                                     "The ledger says the same already. Taking it in only renews the day on which the list was confirmed."));
	put_rejected(v, u, p);
	put_unused(v, p);
	put_realm_hint(v, p);
}

/* ---- a preview */

static void put_vanish(struct visit *v, const struct preview *p)
{
	if (!p->gone)
		return;
	page_notice(v, TONE_WARN, work_fmt(&v->w, "前に取り込んだ %zu 件のうち %zu 件が、このファイルにありません。別のファイルや、一部だけのファイルではありませんか。",
	                                   "Of %zu records taken in before, %zu are not in this file. Is it the right one, and whole?", p->stood, p->gone));
	form_check(v, "vanish", S("yes"), (struct words){ "このファイルで正しい。台帳から消えてよい", "It is the right file: they may vanish from the ledger" }, false);
}

static void put_apply(struct visit *v, const struct upload *u, const struct preview *p)
{
	if (!visit_may(v, ROLES_WRITE) || !rows_seen(p))
		return;
	form_open(v, url(v, "/import/{}/apply", u->id));
	form_hidden(v, "tries", arena_fmt(v->w.arena, "%lld", (long long)u->tries));
	put_vanish(v, p);
	html(v, "<div class=\"actions\"><button>{}</button><button class=\"quiet danger\" formnovalidate formaction=\"{}\">{}</button></div>",
	     work_word(&v->w, "取り込む", "Take it in"), url(v, "/import/{}/drop", u->id), work_word(&v->w, "やめる", "Give up"));
	form_close(v);
}

/* What could not even be read as a table asks for another file. */
static bool put_refused(struct visit *v, const struct upload *u, const struct preview *p, struct err *e)
{
	page_notice(v, TONE_BAD, problem_words(v, p));
	if (!visit_may(v, ROLES_WRITE))
		return true;
	if (!choices_put(v, u, p, e))
		return false;
	if (!p->sheet_count) {
		html(v, "<h2>{}</h2>", work_word(&v->w, "別のファイルを送る", "Send another file"));
		upload_form_put(v, u->choices.kind);
	}
	html(v, "<div class=\"actions\">");
	put_drop(v, u);
	html(v, "</div>");
	return true;
}

static bool put_seen(struct visit *v, const struct upload *u, const struct preview *p, const struct err *problem, struct err *e)
{
	page_open(v, work_word(&v->w, "取り込みの下見", "Preview of the import"));
	if (problem)
		page_error(v, problem);
	put_facts(v, u, p);
	if (p->problem.kind) {
		if (!put_refused(v, u, p, e))
			return false;
	} else {
		html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "まだ何も変わっていません。取り込むと、次のようになります。", "Nothing is changed yet. This is what would happen."));
		put_remarks(v, u, p);
		counts_put(v, u, p);
		put_apply(v, u, p);
		if (visit_may(v, ROLES_WRITE) && !choices_put(v, u, p, e))
			return false;
		put_notes(v, p);
		if (!rows_put(v, u, p, e))
			return false;
	}
	page_close(v);
	return true;
}

/* ---- taken in, given up */

/* 1: it was taken back; 0: it changed something; -1: it changed nothing. */
static bool ask_undone(struct work *w, str act, int64_t *undone, struct err *e)
{
	return db_one_int(w->db, e, undone, 0,
	                  "SELECT CASE WHEN EXISTS (SELECT 1 FROM source WHERE act=?1 AND undone IS NOT NULL) THEN 1 "
	                  "WHEN EXISTS (SELECT 1 FROM change WHERE act=?1) THEN 0 ELSE -1 END", BIND(V(act)));
}

static void put_what_now(struct visit *v, const struct upload *u, bool may_undo)
{
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/today\">{}</a><a class=\"button quiet\" href=\"/import\">{}</a>",
	     work_word(&v->w, "今日やることを見る", "See what to do today"), work_word(&v->w, "別のファイルを取り込む", "Import another file"));
	if (u->choices.kind.n)
		html(v, "<a class=\"button quiet\" href=\"{}\">{}</a>", url(v, "/ledger/{}", u->choices.kind), work_word(&v->w, "台帳を見る", "See the ledger"));
	if (may_undo && visit_may(v, ROLES_WRITE))
		form_button(v, url(v, "/history/{}/undo", u->act), (struct words){ "元に戻す", "Take back" }, TONE_BAD);
	html(v, "</div>");
}

static bool put_applied(struct visit *v, const struct upload *u, const struct job_state *job, struct err *e)
{
	struct preview p;
	struct err gone = { 0 };
	bool there = preview_read(&v->w, u->id, &p, &gone);
	int64_t undone;
	if (!ask_undone(&v->w, u->act, &undone, e))
		return false;
	page_open(v, work_word(&v->w, "取り込みの結果", "Result of the import"));
	if (undone > 0)
		page_notice(v, TONE_PLAIN, work_word(&v->w, "この取り込みは取り消しました。", "This import was taken back."));
	else
		page_notice(v, TONE_GOOD, work_word(&v->w, "取り込みました。", "Taken in."));
	if (job->stage == JOB_FAILED)
		page_notice(v, TONE_WARN, work_fmt(&v->w, "そのあとの点検が終わりませんでした(%s)。「今日やること」で点検してください。",
		                                   "The checks behind it did not end (%s); please run them under Today.", err_say(&job->failure, v->w.lang)));
	put_facts(v, u, there ? &p : NULL);
	if (there) {
		put_rejected(v, u, &p);
		counts_put(v, u, &p);
	}
	put_what_now(v, u, undone == 0);
	if (there && !rows_put(v, u, &p, e))
		return false;
	page_close(v);
	return true;
}

static void put_dropped(struct visit *v, const struct upload *u)
{
	page_open(v, work_word(&v->w, "取り込みをやめました", "The import was given up"));
	put_facts(v, u, NULL);
	html(v, "<p>{}</p><div class=\"actions\"><a class=\"button\" href=\"/import\">{}</a></div>",
	     work_word(&v->w, "台帳は何も変わっていません。預かったファイルは捨てました。", "Nothing in the ledger was changed, and the file was thrown away."),
	     work_word(&v->w, "別のファイルを送る", "Send another file"));
	page_close(v);
}

static bool put_upload(struct visit *v, const struct upload *u, const struct job_state *job, const struct err *problem, struct err *e)
{
	struct preview p;
	struct err missing = { 0 };
	if (goes_on(job))
		put_running(v, u, job);
	else if (u->state == UPLOAD_APPLIED)
		return put_applied(v, u, job, e);
	else if (u->state == UPLOAD_DROPPED)
		put_dropped(v, u);
	else if (u->state == UPLOAD_SEEN && preview_read(&v->w, u->id, &p, &missing) && p.tries == u->tries)
		return put_seen(v, u, &p, problem, e);
	else
		put_stopped(v, u, job, problem);
	return true;
}

/* The job first: one that ends between the two has written down what it did. */
static bool open_upload(struct visit *v, struct job_state *job, struct upload *u, struct err *e)
{
	*job = job_look(v->site, visit_word(v, "id"));
	return upload_get(&v->w, visit_word(v, "id"), u, e);
}

bool upload_page(struct visit *v, struct err *e)
{
	struct job_state job;
	struct upload u;
	return open_upload(v, &job, &u, e) && put_upload(v, &u, &job, NULL, e);
}

bool upload_events(struct visit *v, struct err *e)
{
	(void)e;
	return job_stream(v, visit_word(v, "id"));
}

/* ---- going on */

static bool go_on(struct visit *v, const struct upload *u)
{
	return visit_go(v, url(v, "/import/{}", u->id));
}

static bool begin(struct visit *v, const struct upload *u, bool (*run)(struct work *w, str id, struct err *e), struct err *e)
{
	struct err problem = { 0 };
	if (job_start(v, u->id, run, &problem))
		return go_on(v, u);
	return put_upload(v, u, &(struct job_state){ 0 }, &problem, e);
}

bool upload_again_act(struct visit *v, struct err *e)
{
	struct job_state job;
	struct upload u;
	if (!open_upload(v, &job, &u, e))
		return false;
	return goes_on(&job) ? go_on(v, &u) : upload_again(&v->w, u.id, e) && begin(v, &u, upload_look, e);
}

/* Whether there is a preview to act on; where not, its page says what is the matter. */
static bool open_seen(struct visit *v, const struct upload *u, const struct job_state *job, struct preview *p)
{
	struct err missing = { 0 };
	return !goes_on(job) && u->state == UPLOAD_SEEN && preview_read(&v->w, u->id, p, &missing);
}

bool upload_match_act(struct visit *v, struct err *e)
{
	struct job_state job;
	struct upload u, chosen;
	struct preview p;
	struct err problem = { 0 };
	if (!open_upload(v, &job, &u, e))
		return false;
	if (!open_seen(v, &u, &job, &p))
		return go_on(v, &u);
	chosen = u;
	if (!choices_take(v, &chosen, &p, &problem))
		return put_upload(v, &u, &job, &problem, e);
	return upload_choose(&v->w, &chosen, e) && begin(v, &chosen, upload_look, e);
}

static bool check_apply(struct visit *v, const struct upload *u, const struct preview *p, struct err *e)
{
	int64_t tries;
	if (!str_whole(visit_form(v, "tries"), &tries) || tries != u->tries)
		return err_set(e, ERR_CONFLICT, "開いているあいだに、別の人が読み方を変えました。下の内容をもう一度確かめてください",
		               "somebody else changed how it is read meanwhile; please look through it again");
	if (p->problem.kind)
		return err_set(e, ERR_CONFLICT, "このままでは取り込めません", "it cannot be taken in as it is");
	return !p->gone || str_eq(visit_form(v, "vanish"), S("yes")) ||
	       err_set(e, ERR_INPUT, "台帳から %zu 件が消えます。正しければ「消えてよい」に印を付けてください", "%zu records would vanish: please tick that they may",
	               p->gone);
}

bool upload_apply_act(struct visit *v, struct err *e)
{
	struct job_state job;
	struct upload u;
	struct preview p;
	struct err problem = { 0 };
	if (!open_upload(v, &job, &u, e))
		return false;
	if (!open_seen(v, &u, &job, &p))
		return go_on(v, &u);
	if (!check_apply(v, &u, &p, &problem))
		return put_upload(v, &u, &job, &problem, e);
	return upload_applying(&v->w, &u, p.gone > 0, e) && begin(v, &u, upload_take_in, e);
}

bool upload_drop_act(struct visit *v, struct err *e)
{
	struct job_state job;
	struct upload u;
	if (!open_upload(v, &job, &u, e))
		return false;
	return goes_on(&job) ? go_on(v, &u) : upload_drop(&v->w, u.id, e) && visit_go(v, S("/import"));
}
