/* boxes.c - the chart as boxes: who notices it, who is told, who outside is called; numbers that can be touched.
 * SPDX-License-Identifier: Apache-2.0 */
#include "screens.h"

#include "chart_paper.h"
#include "engine/text.h"
#include "frame/page.h"

/* ---- numbers */

/* Numbers that do not begin with 0 are known to the telephones of the house alone, but for these. */
static bool is_public(str digits)
{
	return str_starts(digits, S("0")) || str_starts(digits, S("+")) || str_eq(digits, S("110")) || str_eq(digits, S("119")) ||
	       str_eq(digits, S("118"));
}

/* "内線 110" is not the police. */
static bool is_of_the_house(str before)
{
	return str_has(before, S("内線")) || str_has(before, S("PHS")) || str_has(before, S("ピッチ")) || str_has(before, S("ext"));
}

/* What a telephone dials: the digits up to the first thing that is none of a number; "" for what cannot be dialled. */
static str dialled(struct arena *a, str phone)
{
	auto_buf digits = { 0 };
	str narrow = text_width(a, phone);
	size_t at = 0;
	while (at < narrow.n && !(narrow.p[at] >= '0' && narrow.p[at] <= '9') && narrow.p[at] != '+')
		at++;
	if (is_of_the_house(str_first(narrow, at)))
		return S("");
	for (; at < narrow.n; at++) {
		char c = narrow.p[at];
		if ((c >= '0' && c <= '9') || (c == '+' && !digits.n))
			buf_byte(&digits, c);
		else if (c != '-' && c != ' ' && c != '(' && c != ')')
			break;
	}
	return is_public(buf_str(&digits)) ? arena_copy(a, buf_str(&digits)) : S("");
}

void phone_put(struct visit *v, str phone)
{
	str *pieces;
	size_t n = list_read(v->w.arena, phone, true, &pieces);
	for (size_t i = 0; i < n; i++) {
		str number = dialled(v->w.arena, pieces[i]);
		if (i)
			html(v, "<br>");
		if (number.n)
			html(v, "<a href=\"tel:{}\">{}</a>", number, pieces[i]);
		else
			html(v, "{}", pieces[i]);
	}
}

/* ---- boxes */

static void put_first_steps(struct visit *v)
{
	html(v, "<li><h3>{}</h3><p>{}</p><ol>", chart_stage_words[STAGE_FINDER],
	     work_word(&v->w, "おかしいと思ったら、自分で直そうとせず、すぐに連絡します。", "Do not try to mend it; call at once."));
	for (size_t i = 0; i < LENGTH(chart_first_steps); i++)
		html(v, "<li><strong>{}</strong></li>", chart_first_steps[i]);
	html(v, "</ol></li>");
}

static void put_number(struct visit *v, struct words words, str phone)
{
	if (!phone.n)
		return;
	html(v, "<p class=\"call\"><small>{}</small> ", words);
	phone_put(v, phone);
	html(v, "</p>");
}

static void put_box(struct visit *v, const struct entry *n, size_t number)
{
	html(v, "<li><p><small>{}. {}</small><br><strong>{}</strong></p>", number, entry_role(&v->w, n), entry_label(v->w.arena, n));
	put_number(v, (struct words){ "昼", "day" }, n->phone);
	put_number(v, (struct words){ "夜間・休日", "night, holidays" }, n->phone_night);
	if (!entry_has_phone(n))
		html(v, "<p><span class=\"badge no\">{}</span></p>", work_word(&v->w, "電話番号がありません", "no telephone number"));
	if (n->occasion.n)
		html(v, "<p><small>{}</small></p>", n->occasion);
	html(v, "</li>");
}

static void put_stage(struct visit *v, const struct chart *chart, enum stage stage)
{
	bool any = false;
	for (size_t i = 0; i < chart->count; i++) {
		if (chart->entries[i].stage != stage)
			continue;
		if (!any)
			html(v, "<li><h3>{}</h3><ul>", chart_stage_words[stage]);
		any = true;
		put_box(v, &chart->entries[i], i + 1);
	}
	if (any)
		html(v, "</ul></li>");
}

void chart_put(struct visit *v, const struct chart *chart)
{
	html(v, "<ol class=\"chart\">");
	put_first_steps(v);
	for (enum stage s = STAGE_PLANNER; s < STAGES; s++)
		put_stage(v, chart, s);
	html(v, "</ol>");
}

/* ---- what differs */

void changes_put(struct visit *v, const struct entry_change *list, size_t count)
{
	static const struct {
		const char *class;
		struct words words;
	} marks[] = {
		[ENTRY_ADDED] = { "added", { "加えた", "added" } },
		[ENTRY_CHANGED] = { "changed", { "変えた", "changed" } },
		[ENTRY_DROPPED] = { "vanished", { "外した", "taken out" } },
		[ENTRY_MOVED] = { "changed", { "順番を変えた", "moved" } },
	};
	html(v, "<ul class=\"plain\">");
	for (size_t i = 0; i < count; i++)
		html(v, "<li><span class=\"badge {}\">{}</span> {}</li>", marks[list[i].what].class, marks[list[i].what].words, list[i].label);
	html(v, "</ul>");
}

bool chart_standing(struct work *w, struct chart_standing *s, struct err *e)
{
	*s = (struct chart_standing){ 0 };
	if (!chart_read(w, &s->chart, e) || !revision_now(w, &s->revision, e) ||
	    (s->revision.number && !revision_changes(w, s->revision.number, &s->changes, &s->change_count, e)))
		return false;
	s->draft = !s->revision.number || s->change_count;
	return true;
}
