/* chart_page.c - 連絡体制図: whom to call, how the chart stands, what is missing in it, its revisions.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "entry.h"
#include "frame/page.h"

#define CHANGES_SHOWN_MAX 10u

/* ---- how it stands */

static str day_said(struct visit *v, str iso)
{
	struct day day;
	return day_read(iso, &day) ? day_say(v->w.arena, v->w.lang, day) : iso;
}

static str approved_said(struct visit *v, const struct revision *r)
{
	return work_fmt(&v->w, "%.*s　%.*s 承認(%.*s)", "%.*s, approved %.*s by %.*s", P(r->label), P(day_said(v, r->approved_on)), P(r->approver));
}

static bool is_old(struct work *w, const struct revision *r)
{
	struct day day;
	return day_read(r->confirmed_on.n ? r->confirmed_on : r->approved_on, &day) &&
	       day_order(day_add(day, CONFIRM_DAYS), work_today(w)) < 0;
}

static void put_approve_link(struct visit *v)
{
	if (visit_may(v, ROLES_APPROVE))
		html(v, "<p><a class=\"button\" href=\"/contacts/approve\">{}</a></p>", work_word(&v->w, "内容を確かめて承認する", "Look it through and approve it"));
}

static void put_unapproved(struct visit *v, const struct chart_standing *s)
{
	html(v, "<div class=\"notice warn\" role=\"status\"><p>");
	if (!s->revision.number) {
		html(v, "<strong>{}</strong></p>", work_word(&v->w, "この連絡体制図は、まだ承認されていません。", "This contact chart was not approved yet."));
	} else {
		html(v, "<strong>{}</strong><br>{}</p>", work_fmt(&v->w, "未承認の変更あり(%zu 件)", "%zu changes are not approved", s->change_count),
		     approved_said(v, &s->revision));
		changes_put(v, s->changes, s->change_count < CHANGES_SHOWN_MAX ? s->change_count : CHANGES_SHOWN_MAX);
	}
	put_approve_link(v);
	html(v, "</div>");
}

static void put_confirm(struct visit *v, const struct chart *shown)
{
	html(v, "<form class=\"inline\" method=\"post\" action=\"/contacts/confirm\">");
	form_hidden(v, "csrf", v->csrf);
	form_hidden(v, SEEN_FIELD, chart_digest(v->w.arena, shown));
	html(v, "<button class=\"quiet\">{}</button></form>", work_word(&v->w, "今年も変わりありません(確認した)", "Nothing has changed this year (I have checked)"));
}

static void put_approved(struct visit *v, const struct chart_standing *s)
{
	const struct revision *r = &s->revision;
	bool old = is_old(&v->w, r);
	html(v, "<div class=\"notice {}\" role=\"status\"><p>{}", old ? "warn" : "good", approved_said(v, r));
	if (r->confirmed_on.n)
		html(v, "<br>{}", work_fmt(&v->w, "%.*s に変わりがないことを確認(%.*s)", "confirmed on %.*s by %.*s", P(day_said(v, r->confirmed_on)), P(r->confirmed_by)));
	html(v, "</p>");
	if (old)
		html(v, "<p>{}</p>", work_word(&v->w, "最後の確認から1年(Inroの目安)を過ぎています。番号にかけて確かめてください。",
		                              "The last confirmation is more than a year ago (Inro's own limit). Please try the numbers."));
	if (visit_may(v, ROLES_APPROVE))
		put_confirm(v, &s->chart);
	html(v, "</div>");
}

static void put_standing(struct visit *v, const struct chart_standing *s)
{
	if (!s->chart.count && !s->revision.number)
		return;
	if (s->draft)
		put_unapproved(v, s);
	else
		put_approved(v, s);
}

/* ---- what is missing */

static void put_missing(struct visit *v, const struct missing *missing)
{
	if (!missing->count || !visit_may(v, ROLES_WRITE))
		return;
	html(v, "<div class=\"notice screen-only\"><p>{}</p><ul>", work_word(&v->w, "次の相手がまだ載っていません。電話番号は、公表されているものを確かめて書いてください。",
	                                                         "These are not in the chart yet. Look up their published numbers."));
	for (size_t i = 0; i < missing->count; i++) {
		const struct choice *role = choice_of(contact_roles, str_of(missing->roles[i]));
		html(v, "<li><a href=\"/contacts/new?role={}\">{}</a></li>", role->code, work_fmt(&v->w, "%sを加える", "Add: %s", work_say(&v->w, role->words)));
	}
	html(v, "</ul></div>");
}

/* ---- the table */

static void put_move(struct visit *v, const struct entry *n, bool up)
{
	html(v, "<form class=\"inline\" method=\"post\" action=\"{}\">", up ? url(v, "/contacts/{}/up", n->id) : url(v, "/contacts/{}/down", n->id));
	form_hidden(v, "csrf", v->csrf);
	html(v, "<button class=\"quiet small\" aria-label=\"{}\">{}</button></form> ",
	     up ? work_fmt(&v->w, "%.*sを上へ", "Move %.*s up", P(entry_label(v->w.arena, n)))
	        : work_fmt(&v->w, "%.*sを下へ", "Move %.*s down", P(entry_label(v->w.arena, n))),
	     up ? "↑" : "↓");
}

static bool same_stage(const struct chart *chart, size_t i, size_t j)
{
	return j < chart->count && chart->entries[i].stage == chart->entries[j].stage;
}

static void put_acts(struct visit *v, const struct chart *chart, size_t i)
{
	const struct entry *n = &chart->entries[i];
	html(v, "<td class=\"act\">");
	if (same_stage(chart, i, i - 1))
		put_move(v, n, true);
	if (same_stage(chart, i, i + 1))
		put_move(v, n, false);
	html(v, "<a class=\"button quiet small\" href=\"{}\" aria-label=\"{}\">{}</a></td>", url(v, "/contacts/{}", n->id),
	     work_fmt(&v->w, "%.*sを直す", "Edit %.*s", P(entry_label(v->w.arena, n))), work_word(&v->w, "直す", "Edit"));
}

/* What is seldom looked for, one below the other. */
static void put_rest(struct visit *v, const struct entry *n)
{
	html(v, "<td data-label=\"{}\">", work_word(&v->w, "ほか", "Other"));
	if (n->fax.n)
		html(v, "<small>{}</small> {}<br>", work_word(&v->w, "ファクス", "Fax"), n->fax);
	if (n->mail.n)
		html(v, "{}<br>", n->mail);
	html(v, "{}</td>", n->note);
}

static void put_row(struct visit *v, const struct chart *chart, size_t i)
{
	const struct entry *n = &chart->entries[i];
	html(v, "<tr><th scope=\"row\">{}. {}<br><small>{}</small>", i + 1, entry_label(v->w.arena, n), entry_role(&v->w, n));
	if (n->occasion.n)
		html(v, "<br><small>{}</small>", n->occasion);
	html(v, "</th><td class=\"code\" data-label=\"{}\">", work_word(&v->w, "電話(昼)", "By day"));
	phone_put(v, n->phone);
	html(v, "</td><td class=\"code\" data-label=\"{}\">", work_word(&v->w, "夜間・休日", "Night, holidays"));
	phone_put(v, n->phone_night);
	html(v, "</td>");
	put_rest(v, n);
	if (visit_may(v, ROLES_WRITE))
		put_acts(v, chart, i);
	html(v, "</tr>");
}

static void put_table(struct visit *v, const struct chart *chart)
{
	static const struct words heads[] = {
		{ "連絡先(区分、何のときに)", "Whom to call (part, when)" }, { "電話(昼)", "By day" }, { "夜間・休日", "Night, holidays" },
		{ "ほか", "Other" },
	};
	str name = work_word(&v->w, "連絡先の一覧", "All contacts");
	html(v, "<h2>{}</h2><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>", name, name);
	page_heads(v, heads, LENGTH(heads));
	if (visit_may(v, ROLES_WRITE))
		html(v, "<th scope=\"col\" class=\"act\">{}</th>", work_word(&v->w, "直す・順番", "Edit, move"));
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < chart->count; i++)
		put_row(v, chart, i);
	html(v, "</tbody></table></div>");
}

/* ---- revisions */

static void put_revision(struct visit *v, const struct revision *r)
{
	html(v, "<li><a href=\"{}\">{}</a> {}", url(v, "/contacts/revisions/{}", arena_fmt(v->w.arena, "%lld", (long long)r->number)),
	     work_fmt(&v->w, "%.*s(PDF)", "%.*s (PDF)", P(r->label)),
	     work_fmt(&v->w, "%.*s 承認(%.*s)", "approved %.*s by %.*s", P(day_said(v, r->approved_on)), P(r->approver)));
	if (r->confirmed_on.n)
		html(v, " <small>{}</small>", work_fmt(&v->w, "%.*s 確認(%.*s)", "confirmed %.*s by %.*s", P(day_said(v, r->confirmed_on)), P(r->confirmed_by)));
	if (r->withdrawn)
		html(v, " <span class=\"badge vanished\">{}</span>", work_word(&v->w, "取り消し", "taken back"));
	html(v, "</li>");
}

static void put_revisions(struct visit *v, const struct revision *list, size_t count)
{
	if (!count)
		return;
	html(v, "<section class=\"screen-only\"><h2>{}</h2><ul class=\"plain\">", work_word(&v->w, "これまでの版", "Revisions"));
	for (size_t i = 0; i < count; i++)
		put_revision(v, &list[i]);
	html(v, "</ul></section>");
}

/* ---- the page */

static void put_actions(struct visit *v, const struct chart *chart)
{
	html(v, "<div class=\"actions\">");
	if (visit_may(v, ROLES_WRITE))
		html(v, "<a class=\"button\" href=\"/contacts/new\">{}</a>", work_word(&v->w, "連絡先を加える", "Add a contact"));
	if (chart->count)
		html(v, "<a class=\"button quiet\" href=\"/contacts/sheet\">{}</a><a class=\"button quiet\" href=\"/contacts/chart.pdf\">{}</a>"
		     "<a class=\"button quiet\" href=\"/contacts/card.pdf\">{}</a>", work_word(&v->w, "印刷用の画面", "For printing"),
		     work_word(&v->w, "PDF(A4)", "PDF (A4)"), work_word(&v->w, "携帯カード(PDF)", "Cards to carry (PDF)"));
	html(v, "</div>");
}

static void put_beginning(struct visit *v)
{
	html(v, "<p class=\"lead\">{}</p>", work_word(&v->w, "サイバー攻撃などのときに、誰に、どの順で連絡するかの図です。まだ連絡先がありません。",
	                                             "Whom to call, in which order, when something like a cyber-attack happens. There is nobody in it yet."));
	if (visit_may(v, ROLES_WRITE))
		html(v, "<p><a href=\"/import?kind=contact\">{}</a></p>", work_word(&v->w, "今ある緊急連絡網(Excel・CSV)を取り込む", "Import the list of contacts you have (Excel, CSV)"));
}

bool chart_page(struct visit *v, struct err *e)
{
	struct chart_standing s;
	struct missing missing;
	struct revision *revisions;
	size_t count;
	if (!chart_standing(&v->w, &s, e) || !chart_missing(&v->w, &s.chart, &missing, e) || !revision_all(&v->w, &revisions, &count, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	put_standing(v, &s);
	put_actions(v, &s.chart);
	if (s.chart.count) {
		html(v, "<h2>{}</h2>", work_word(&v->w, "連絡の順", "The order of calling"));
		chart_put(v, &s.chart);
	} else {
		put_beginning(v);
	}
	put_missing(v, &missing);
	if (s.chart.count)
		put_table(v, &s.chart);
	put_revisions(v, revisions, count);
	page_close(v);
	return true;
}
