/* intake_page.c - sending a file of vulnerability data, and watching it being read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "engine/sheet.h"
#include "frame/job.h"
#include "intake.h"

static bool goes_on(const struct job_state *job)
{
	return job->stage == JOB_WAITS || job->stage == JOB_RUNS;
}

static bool is_open(void *of, str id)
{
	struct job_state job = job_look(of, id);
	return goes_on(&job);
}

static bool file_fit(const struct field *file, struct err *e)
{
	if (!file || !file->is_file || !file->file.n)
		return err_set(e, ERR_INPUT, "読み込むファイルを選んでください", "please choose a file");
	if (!file->value.n)
		return err_set(e, ERR_INPUT, "「%.*s」は空のファイルです", "\"%.*s\" is empty", P(file->file));
	return file->value.n <= FILE_BYTES_MAX || err_set(e, ERR_INPUT, "「%.*s」は大きすぎます(48MBまで)。USBメモリーで運び、inro vuln import で読み込んでください",
	                                                  "\"%.*s\" is too large (up to 48 MB): bring it on a USB stick and run inro vuln import", P(file->file));
}

static bool put_form_again(struct visit *v, const struct err *problem)
{
	page_open(v, work_words(&v->w, v->route->title));
	page_error(v, problem);
	intake_form_put(v);
	page_close(v);
	return true;
}

bool intake_act(struct visit *v, struct err *e)
{
	const struct field *file = fields_find(&v->form, "file");
	struct err problem = { 0 };
	if (!file_fit(file, &problem))
		return put_form_again(v, &problem);
	struct intake in = { .file = file->file };
	intake_sweep(&v->w, is_open, v->site);
	return intake_keep(&v->w, &in, file->value, e) && job_start(v, in.id, intake_take, e) && visit_go(v, url(v, "/vuln/import/{}", in.id));
}

bool intake_events(struct visit *v, struct err *e)
{
	(void)e;
	return job_stream(v, visit_word(v, "id"));
}

/* ---- how it goes */

static void put_done(struct visit *v, const struct intake *in)
{
	page_notice(v, TONE_GOOD, work_fmt(&v->w, "%lld 件を読み込みました(新しいもの %lld、変わったもの %lld)。", "%lld records were read (%lld new, %lld changed).",
	                                   (long long)in->records, (long long)in->added, (long long)in->changed));
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/vuln/changes\">{}</a><a class=\"button quiet\" href=\"/vuln\">{}</a></div>",
	     work_word(&v->w, "変わったところを見る", "See what has changed"), work_word(&v->w, "脆弱性へ戻る", "Back to vulnerabilities"));
}

static void put_ended(struct visit *v, const struct intake *in, const struct job_state *job)
{
	if (job->stage == JOB_FAILED && in->format.n)
		page_notice(v, TONE_WARN, work_fmt(&v->w, "読み込みましたが、そのあとの突き合わせが終わりませんでした(%s)。「今日やること」で点検してください。",
		                                   "It was read, but the matching behind it did not end (%s): run the checks under Today.", err_say(&job->failure, v->w.lang)));
	else if (job->stage == JOB_FAILED)
		page_notice(v, TONE_BAD, work_fmt(&v->w, "読み込めませんでした。前の情報を使い続けます。%s", "It was not read; the data there was stays in use. %s", err_say(&job->failure, v->w.lang)));
	if (in->format.n)
		put_done(v, in);
	else if (job->stage != JOB_FAILED)
		page_notice(v, TONE_WARN, work_word(&v->w, "途中で止まりました。前の情報を使い続けています。もう一度送ってください。", "It was interrupted; the data there was stays in use. Please send it again."));
	if (!in->format.n && visit_may(v, ROLES_WRITE))
		intake_form_put(v);
}

bool intake_page(struct visit *v, struct err *e)
{
	struct intake in;
	struct job_state job = job_look(v->site, visit_word(v, "id")); /* first: one that ends between the two has written down what it did */
	if (!intake_get(&v->w, visit_word(v, "id"), &in, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{} ({})</dd></dl>", work_word(&v->w, "ファイル", "File"), in.file, work_word(&v->w, "送った人", "Sent by"),
	     in.who, instant_said(&v->w, in.at));
	if (goes_on(&job))
		job_put(v, url(v, "/vuln/import/{}/events", in.id), &job);
	else
		put_ended(v, &in, &job);
	page_close(v);
	return true;
}
