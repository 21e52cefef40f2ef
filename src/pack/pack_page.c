/* pack_page.c - 立入検査パック: ordered, made while one waits, looked through, downloaded.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/duty.h"
#include "frame/job.h"
#include "frame/page.h"
#include "frame/verify.h"
#include "store/bundle.h"

#define PARTS_MAX 32u
#define SHOWN_MAX 30 /* packs listed */
#define PAPER_NAME "00_立入検査パック.pdf"

bool pack_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("pack_order"),
	                S("id TEXT PRIMARY KEY, form TEXT NOT NULL, parts TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL"));
}

static str folder_of(struct work *w, str id)
{
	return path_join(w->arena, w->data, arena_fmt(w->arena, "packs/%.*s", P(id)));
}

struct order {
	str id, form, parts, who, at;
	bool made;
};

static struct order order_of(struct work *w, const struct rows *rows)
{
	struct order o;
	str *const fields[] = { &o.id, &o.form, &o.parts, &o.who, &o.at };
	for (size_t i = 0; i < LENGTH(fields); i++)
		*fields[i] = arena_copy(w->arena, rows_str(rows, (int)i));
	o.made = disk_there(path_join(w->arena, folder_of(w, o.id), S(MANIFEST_NOTE_NAME)));
	return o;
}

static bool order_get(struct work *w, str id, struct order *o, struct err *e)
{
	auto_rows rows = db_ask(w->db, e, "SELECT id, form, parts, who, at FROM pack_order WHERE id=?", BIND(V(id)));
	if (!rows_next(&rows))
		return rows_done(&rows) && err_set(e, ERR_MISSING, "この立入検査パックはありません", "there is no such pack");
	*o = order_of(w, &rows);
	return true;
}

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
	size_t count = 0;
	auto_rows rows = db_ask(v->w.db, e, "SELECT id, form, parts, who, at FROM pack_order ORDER BY id DESC LIMIT ?", BIND(V(SHOWN_MAX)));
	while (rows_next(&rows)) {
		struct order o = order_of(&v->w, &rows);
		if (!count++)
			html(v, "<h2>{}</h2><ul class=\"plain\">", work_word(&v->w, "これまでに作ったもの", "Made before"));
		html(v, "<li><a href=\"{}\">{}</a> <small>{} {}</small></li>", url(v, "/pack/{}", o.id), instant_said(&v->w, o.at), o.who,
		     o.made ? S("") : work_word(&v->w, "(できあがっていません)", "(not finished)"));
	}
	if (count)
		html(v, "</ul>");
	return rows_done(&rows);
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

static bool make(struct work *w, str id, struct err *e)
{
	str with[PARTS_MAX];
	struct order o;
	struct pack pack;
	if (!order_get(w, id, &o, e))
		return false;
	struct pack_ask ask = { .folder = folder_of(w, id), .form = o.form, .with = with };
	for (str rest = o.parts; rest.n && ask.with_count < PARTS_MAX;)
		with[ask.with_count++] = str_cut(&rest, S(" "));
	return pack_make(w, &ask, &pack, e);
}

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
	int64_t now = clock_now(v->w.clock);
	struct id id = id_new(now);
	return disk_folder_private(v->w.disk, path_join(v->w.arena, v->w.data, S("packs")), e) &&
	       db_do(v->w.db, e, "INSERT INTO pack_order (id, form, parts, who, at) VALUES (?,?,?,?,?)",
	             BIND(V(id.text), V(visit_form(v, "form")), V(parts_chosen(v)), V(v->w.who), V(instant_iso(v->w.arena, now)))) &&
	       job_start(v, id_str(&id), make, e) && visit_go(v, url(v, "/pack/{}", id.text));
}

bool pack_events(struct visit *v, struct err *e)
{
	(void)e;
	return job_stream(v, visit_word(v, "id"));
}

/* ---- looking */

static void put_verified(struct visit *v, const struct order *o)
{
	struct verified verified;
	struct err e = { 0 };
	if (!pack_verify(v->w.disk, v->w.arena, folder_of(&v->w, o->id), S(""), &verified, &e)) {
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
	struct order o;
	struct job_state job = job_look(v->site, visit_word(v, "id"));
	if (!order_get(&v->w, visit_word(v, "id"), &o, e))
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
	struct order o;
	str *names, folder = folder_of(&v->w, visit_word(v, "id"));
	size_t count;
	if (!order_get(&v->w, visit_word(v, "id"), &o, e) || !disk_list(v->w.arena, folder, &names, &count, e))
		return false;
	struct bundled_file *files = arena_array(v->w.arena, struct bundled_file, count);
	for (size_t i = 0; i < count; i++)
		files[i] = (struct bundled_file){ arena_fmt(v->w.arena, "立入検査パック/%.*s", P(names[i])), path_join(v->w.arena, folder, names[i]) };
	if (!bundle_nameless(v->w.data, files, count, &v->answer->file, e))
		return false;
	visit_attach(v, arena_fmt(v->w.arena, "立入検査パック_%.*s.zip", P(str_first(o.at, 10))), "application/zip");
	return true;
}

bool pack_paper(struct visit *v, struct err *e)
{
	str bytes;
	struct order o;
	return order_get(&v->w, visit_word(v, "id"), &o, e) &&
	       disk_read(v->w.disk, v->w.arena, path_join(v->w.arena, folder_of(&v->w, o.id), S(PAPER_NAME)), MANIFEST_FILE_BYTES_MAX, &bytes, e) &&
	       visit_file(v, S(PAPER_NAME), "application/pdf", bytes);
}
