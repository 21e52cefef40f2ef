/* pack_page.c - 立入検査パック: ordered, made while one waits, looked through, downloaded.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/duty.h"
#include "frame/page.h"
#include "frame/verify.h"
#include "pack_order.h"

/* ---- ordering */

static void put_choices(struct visit *v)
{
	html(v, "<fieldset class=\"choices\"><legend>{}</legend>", work_word(&v->w, "ふだんは入れないもの(必要なときだけ)", "Normally left out"));
	for (const struct duty *const *duty = v->w.duties; *duty; duty++)
		for (const struct pack_part *part = (*duty)->papers; part && part->name; part++)
			if (part->by_choice)
				form_check(v, part->name, S("yes"), part->words, false);
	html(v, "</fieldset>");
}

static bool put_earlier(struct visit *v, struct err *e)
{
	struct pack_order list[PACK_ORDERS_SHOWN_MAX];
	size_t count;
	if (!pack_order_all(&v->w, list, &count, e))
		return false;
	if (count)
		html(v, "<h2>{}</h2><ul class=\"plain\">", work_word(&v->w, "これまでに作ったもの", "Made before"));
	for (size_t i = 0; i < count; i++)
		html(v, "<li><a href=\"{}\">{}</a> <small>{} {}</small></li>", url(v, "/pack/{}", list[i].id), instant_said(&v->w, list[i].at), list[i].who,
		     list[i].made ? S("") : work_word(&v->w, "(できあがっていません)", "(not finished)"));
	if (count)
		html(v, "</ul>");
	return true;
}

bool packs_page(struct visit *v, struct err *e)
{
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "立入検査で見せるもの(チェックリスト、事業者の回答、連絡体制図、台帳の要約、根拠)を、印刷用のPDFと様式のExcelにまとめます。",
	                                             "Puts together what an inspector wants to see: the checklist, the vendors' answers, the contact chart, the ledger in short, the evidence."));
	if (visit_may(v, ROLE_PLANNER | ROLE_SAFETY)) {
		form_open(v, S("/pack"));
		form_hidden(v, "form", visit_query(v, "form"));
		put_choices(v);
		form_submit(v, (struct words){ "立入検査パックを作る", "Make the inspection pack" });
		form_close(v);
	}
	if (!put_earlier(v, e))
		return false;
	page_close(v);
	return true;
}

/* ---- making */

static str parts_chosen(struct visit *v)
{
	str parts = S("");
	for (const struct duty *const *duty = v->w.duties; *duty; duty++)
		for (const struct pack_part *part = (*duty)->papers; part && part->name; part++)
			if (part->by_choice && visit_form(v, part->name).n)
				parts = arena_join(v->w.arena, parts, S(" "), str_of(part->name));
	return parts;
}

bool pack_act(struct visit *v, struct err *e)
{
	struct id id;
	return pack_order_start(v, visit_form(v, "form"), parts_chosen(v), &id, e) && visit_go(v, url(v, "/pack/{}", id.text));
}

bool pack_events(struct visit *v, struct err *e)
{
	(void)e;
	return job_stream(v, visit_word(v, "id"));
}

/* ---- looking */

static void put_verified(struct visit *v, const struct pack_order *o)
{
	struct verified verified;
	struct err e = { 0 };
	if (!pack_verify(v->w.disk, v->w.arena, pack_order_folder(&v->w, o->id), S(""), &verified, &e)) {
		page_notice(v, TONE_BAD, str_of(err_say(&e, v->w.lang)));
		for (size_t i = 0; i < verified.count; i++)
			html(v, "<p>{}: {}</p>", fault_words[verified.faults[i].fault], verified.faults[i].name);
		return;
	}
	page_notice(v, TONE_GOOD, work_fmt(&v->w, "%zu 個のファイルは、作られたときのままです(変更・追加・欠けはありません)",
	                                   "%zu files, none changed, added or missing since they were made", verified.manifest.count));
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"{}\">{}</a><a class=\"button quiet\" href=\"{}\">{}</a></div>",
	     url(v, "/pack/{}/zip", o->id), work_word(&v->w, "まとめてダウンロードする(zip)", "Download all (.zip)"), url(v, "/pack/{}/paper", o->id),
	     work_word(&v->w, "印刷用のPDFだけ", "The PDF alone"));
	html(v, "<dl class=\"facts\"><dt>{}</dt><dd><code>{}</code><br><small>{}</small></dd></dl><h2>{}</h2><ul class=\"plain\">",
	     work_word(&v->w, "指紋", "Fingerprint"), verified.fingerprint,
	     work_word(&v->w, "表紙に印刷されたものと同じです。受け取った人は inro-verify で確かめられます。",
	               "The same as on the printed cover. Whoever receives the pack can check it with inro-verify."),
	     work_word(&v->w, "入っているもの", "What is in it"));
	for (size_t i = 0; i < verified.manifest.count; i++)
		html(v, "<li>{} <small>{}</small></li>", verified.manifest.files[i].name,
		     arena_fmt(v->w.arena, "%lld KB", (long long)(verified.manifest.files[i].size + 1023) / 1024));
	html(v, "</ul>");
}

/* Neither made nor being made: the program was stopped in between. */
static void put_unfinished(struct visit *v, const struct job_state *job)
{
	if (job->stage == JOB_FAILED)
		page_notice(v, TONE_BAD, str_of(err_say(&job->failure, v->w.lang)));
	else
		page_notice(v, TONE_WARN, work_word(&v->w, "途中で止まったため、できあがっていません。もう一度作ってください。", "It was interrupted; please make it again."));
	html(v, "<div class=\"actions\"><a class=\"button\" href=\"/pack\">{}</a></div>", work_word(&v->w, "もう一度作る", "Make it again"));
}

bool pack_page(struct visit *v, struct err *e)
{
	struct pack_order o;
	struct job_state job = job_look(v->site, visit_word(v, "id"));
	if (!pack_order_get(&v->w, visit_word(v, "id"), &o, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{} {}</p>", instant_said(&v->w, o.at), o.who);
	if (job.stage == JOB_WAITS || job.stage == JOB_RUNS)
		job_put(v, url(v, "/pack/{}/events", o.id), &job);
	else if (o.made)
		put_verified(v, &o);
	else
		put_unfinished(v, &job);
	page_close(v);
	return true;
}

/* ---- carrying away */

bool pack_zip(struct visit *v, struct err *e)
{
	struct pack_order o;
	return pack_order_get(&v->w, visit_word(v, "id"), &o, e) && pack_order_zip(v, &o, e);
}

bool pack_paper(struct visit *v, struct err *e)
{
	str bytes;
	struct pack_order o;
	return pack_order_get(&v->w, visit_word(v, "id"), &o, e) &&
	       disk_read(v->w.disk, v->w.arena, path_join(v->w.arena, pack_order_folder(&v->w, o.id), S(PACK_PAPER)), MANIFEST_FILE_BYTES_MAX, &bytes, e) &&
	       visit_file(v, S(PACK_PAPER), "application/pdf", bytes);
}
