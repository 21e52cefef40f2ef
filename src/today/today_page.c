/* today_page.c - 今日やること: what is wrong in plain words, worst first, one action each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/page.h"
#include "to_do.h"

/* ---- how old the answer is */

struct standing {
	str checked_at; /* instant, ISO; "" where nothing was checked yet */
	bool changed;   /* records changed since */
	bool empty;     /* nothing is in the ledger at all */
};

static bool read_standing(struct work *w, struct standing *s, struct err *e)
{
	str check, change;
	if (!db_one_str(w->db, w->arena, e, &check, "SELECT id FROM journal WHERE event='check.run' ORDER BY id DESC LIMIT 1", NONE) ||
	    !db_one_str(w->db, w->arena, e, &s->checked_at, "SELECT at FROM journal WHERE id=?", BIND(V(check))) ||
	    !db_one_str(w->db, w->arena, e, &change, "SELECT max(act) FROM change WHERE kind<>'decision'", NONE))
		return false;
	s->empty = !change.n;
	s->changed = str_order(change, check) > 0;
	return true;
}

static void put_check_button(struct visit *v)
{
	if (visit_may(v, ROLES_DECIDE))
		form_button(v, S("/today/check"), (struct words){ "点検する", "Run the checks" }, TONE_PLAIN);
}

static void put_standing(struct visit *v, const struct standing *s, size_t shortfalls, size_t unseen)
{
	int64_t at;
	html(v, "<p class=\"lead\">{}</p>", day_say(v->w.arena, v->w.lang, work_today(&v->w)));
	if (instant_read(s->checked_at, &at))
		html(v, "<p>{}</p>", work_fmt(&v->w, "不足 %zu 件、未確認 %zu 件(点検 %.*s)。影響の大きいものから並べています。",
		                              "%zu shortfalls, %zu not seen (checked %.*s); worst first.", shortfalls, unseen,
		                              P(instant_tokyo(v->w.arena, at))));
	if (s->checked_at.n && !s->changed)
		return;
	html(v, "<div class=\"notice warn\" role=\"status\"><p>{}</p>",
	     s->checked_at.n ? work_word(&v->w, "点検のあとに台帳が変わりました。もう一度点検すると、下の一覧が新しくなります。",
	                                 "The ledger has changed since the checks; run them again to renew the list.")
	                     : work_word(&v->w, "まだ点検していません。", "Nothing was checked yet."));
	put_check_button(v);
	html(v, "</div>");
}

/* ---- the things to do */

static str finding_address(struct visit *v, const struct finding *f)
{
	return url(v, "/today/{}/{}", f->check->name, f->subject);
}

static void put_member(struct visit *v, const struct finding *f)
{
	html(v, "<li><a href=\"{}\">{}</a> <span>{}</span>", finding_address(v, f), f->label,
	     reason_say(v->w.arena, v->w.lang, f->reason, f->detail));
	if (f->owner.n)
		html(v, " <small>{}: {}</small>", work_word(&v->w, "担当", "owner"), f->owner);
	if (f->due.n)
		html(v, " <small>{}: {}</small>", work_word(&v->w, "期限", "due"), f->due);
	if (f->accepted_until.n)
		html(v, " <small>{}: {}</small>", work_word(&v->w, "了承の期限", "accepted until"), f->accepted_until);
	html(v, "</li>");
}

static void put_to_do(struct visit *v, const struct to_do *t)
{
	const struct finding *f = t->first;
	if (f->unseen)
		html(v, "<section class=\"card\"><h2><span class=\"badge unseen\">{}</span> {}", work_word(&v->w, "確認する", "LOOK"), f->check->title);
	else
		html(v, "<section class=\"card\"><h2><span class=\"badge {}\">{}</span> {}", severity_classes[f->reason->severity],
		     severity_words[f->reason->severity], f->check->title);
	html(v, " <small>{}</small></h2><p class=\"todo\">{}</p><ul class=\"plain\">", work_fmt(&v->w, "%zu 件", "%zu", t->count), f->reason->todo);
	for (size_t i = 0; i < t->member_count; i++)
		put_member(v, t->members[i]);
	html(v, "</ul>");
	if (t->count > t->member_count)
		html(v, "<p><a href=\"{}\">{}</a></p>", url(v, "/today/{}", f->check->name),
		     work_fmt(&v->w, "ほか %zu 件もすべて見る", "see the other %zu too", t->count - t->member_count));
	html(v, "</section>");
}

/* An empty facility has nothing to do but to begin. */
static void put_first_steps(struct visit *v)
{
	static const struct {
		const char *path;
		struct words head, words;
	} steps[] = {
		{ "/import", { "機器台帳を取り込む", "Import the list of devices" }, { "今お使いの Excel か CSV をそのまま使えます。", "Your own Excel or CSV will do as it is." } },
		{ "/import", { "職員名簿と利用者一覧を取り込む", "Import the staff list and the list of users" }, { "退職した人のアカウントが見つかります。", "Accounts of people who left are found." } },
		{ "/import", { "事業者の一覧を取り込む", "Import the list of vendors" }, { "保守の窓口と、確認を依頼する相手になります。", "They maintain your systems, and you ask them for their form." } },
		{ "/today", { "点検する", "Run the checks" }, { "足りないところが、今日やることに並びます。", "What falls short is listed here." } },
		{ "/checklist", { "チェックリストに答える", "Answer the checklist" }, { "集まった根拠を見ながら、1項目ずつ答えます。", "Item by item, with the evidence beside it." } },
	};
	html(v, "<p class=\"lead\">{}</p><ol class=\"steps\">", work_word(&v->w, "用意するものは3つのファイルです。チェックリストが埋まるまで5つの手順で進みます。",
	                                                                 "Bring three files; five steps lead to a filled checklist."));
	for (size_t i = 0; i < LENGTH(steps); i++)
		html(v, "<li><a href=\"{}\">{}</a><br>{}</li>", steps[i].path, steps[i].head, steps[i].words);
	html(v, "</ol><p>{} <a href=\"/import/templates\">{}</a></p>", work_word(&v->w, "ファイルがまだないときは:", "No files yet?"),
	     work_word(&v->w, "記入用のひな形をダウンロードする", "Download templates to fill in"));
}

/* What Today shows: what falls short, worst first; of the rest only how much there is, unless all is asked for. */
struct shown {
	struct finding *findings;
	size_t count, shortfalls, unseen;
	bool all;
};

static bool read_shown(struct visit *v, struct shown *s, struct err *e)
{
	*s = (struct shown){ .all = visit_query(v, "all").n > 0 };
	if (!s->all) {
		bool ok = finding_short(&v->w, &s->findings, &s->count, &s->unseen, e);
		s->shortfalls = s->count;
		return ok;
	}
	if (!finding_all(&v->w, true, &s->findings, &s->count, e))
		return false;
	for (size_t i = 0; i < s->count; i++)
		s->unseen += s->findings[i].unseen;
	s->shortfalls = s->count - s->unseen;
	return true;
}

static void put_list(struct visit *v, const struct shown *s)
{
	size_t count;
	struct to_do *list = to_do_gather(&v->w, s->findings, s->count, &count);
	for (size_t i = 0; i < count; i++)
		put_to_do(v, &list[i]);
	if (!s->all && s->unseen)
		html(v, "<p><a href=\"/today?all=1\">{}</a></p>", work_fmt(&v->w, "まだ見ることができていないもの %zu 件と、了承したものも見る",
		                                                         "see also %zu that could not be looked at, and what was accepted", s->unseen));
	if (!s->all && !s->shortfalls)
		html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "見ることができた範囲では、不足はありません。", "Nothing falls short in what could be looked at."));
}

bool today_page(struct visit *v, struct err *e)
{
	struct shown shown;
	struct standing standing;
	if (!read_shown(v, &shown, e) || !read_standing(&v->w, &standing, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	if (standing.empty) {
		put_first_steps(v);
	} else {
		put_standing(v, &standing, shown.shortfalls, shown.unseen);
		if (standing.checked_at.n)
			put_list(v, &shown);
	}
	page_close(v);
	return true;
}

bool today_check_act(struct visit *v, struct err *e)
{
	return checks_run(&v->w, NULL, NULL, e) && visit_go(v, S("/today"));
}
