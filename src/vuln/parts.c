/* parts.c - what several pages of 脆弱性 show alike.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

struct db *visit_catalogue(struct visit *v, struct err *why)
{
	return catalogue_open(&v->w, false, why);
}

void level_put(struct visit *v, enum level level)
{
	html(v, "<span class=\"badge {}\">{}</span>", level_rows[level].badge, level_rows[level].badge_words);
}

void exploited_put(struct visit *v, str known, bool ransomware)
{
	if (!known.n)
		return;
	html(v, "<span class=\"badge no\">{}</span> <small>{}</small>", work_word(&v->w, "攻撃に使われている", "exploited"),
	     work_fmt(&v->w, "%.*s から", "since %.*s", P(known)));
	if (ransomware)
		html(v, " <span class=\"badge no\">{}</span>", work_word(&v->w, "ランサムウェア", "ransomware"));
}

void outward_put(struct visit *v, str address, str words)
{
	if (str_starts(address, S("https://")) || str_starts(address, S("http://")))
		html(v, "<a href=\"{}\" rel=\"noreferrer\">{}</a>", address, words);
}

void said_put(struct visit *v, const struct pair *p, const struct hit_told *told)
{
	if (p->maker_state.n)
		html(v, "<strong>{}</strong> {} <small>{}</small><br>", maker_state_words(p->maker_state), p->maker_words, p->maker);
	html(v, "{}", why_rows[p->why].words);
	if (told->said.n)
		html(v, "<br><q>{}</q>", told->product.n ? arena_fmt(v->w.arena, "%.*s: %.*s", P(told->product), P(told->said)) : told->said);
	if (told->issuer.n)
		html(v, " <small>{} ({})</small>", told->issuer, source_rows[told->source].words);
	if (told->disagreed)
		html(v, "<br><small>{}</small>", work_word(&v->w, "範囲の違う発表もあります。メーカーや発行者の発表を優先しました。",
		                                           "Others give another range; what the maker or the issuer says counts more."));
}

void fix_put(struct visit *v, str fix, str url)
{
	if (fix.n)
		html(v, "{} ", work_fmt(&v->w, "%.*s 以後", "%.*s or newer", P(fix)));
	outward_put(v, url, work_word(&v->w, "公表の資料", "Advisory"));
}
