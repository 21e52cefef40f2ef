/* letter.c - the letter: who asks about what, the vulnerabilities, four questions with room for the answers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "letter.h"

#include "engine/text.h"
#include "frame/duty.h"
#include "frame/facility.h"
#include "frame/print.h"

#define TITLE_BYTES_MAX 90u   /* of a vulnerability's title */
#define PRODUCTS_SHOWN_MAX 3u

struct letter {
	struct work *w;
	struct db *catalogue;
	struct paper *paper;
	const struct record *device;
	struct pair_list pairs;
};

static str value(const struct letter *l, const char *column)
{
	const struct record_kind *kind = duty_kind(l->w->duties, S("device"));
	int at = record_column(kind, str_of(column));
	return at >= 0 ? l->device->values[at] : S("");
}

static str fact(struct work *w, const char *name)
{
	str text;
	return facility_get(w, name, &text, NULL) ? text : S("");
}

static void put_head(struct letter *l)
{
	struct work *w = l->w;
	str maker = text_width(w->arena, value(l, "manufacturer"));
	paper_text_at(l->paper, PAPER_RIGHT, print_date(w, work_today(w)));
	paper_text(l->paper, maker.n ? work_fmt(w, "%.*s 御中", "To %.*s", P(maker)) : work_word(w, "製造販売業者 御中", "To the maker"));
	paper_text_at(l->paper, PAPER_RIGHT, arena_join(w->arena, fact(w, "name"), S(" "), fact(w, "contact")));
	str phone = arena_join(w->arena, fact(w, "phone"), S(" / FAX "), fact(w, "fax"));
	if (phone.n)
		paper_text_at(l->paper, PAPER_RIGHT, work_fmt(w, "電話 %.*s", "Telephone %.*s", P(phone)));
	paper_space(l->paper, 2);
	paper_title(l->paper, work_word(w, "公開された脆弱性の影響についてのお問い合わせ", "Enquiry about published vulnerabilities"));
	paper_text(l->paper, work_word(w, "平素よりお世話になっております。当院で使用している貴社の下記の機器について、公開された脆弱性の影響と対応をお知らせください。"
	                                  "ご回答をいただくまで、当院では更新などの変更を行いません。",
	                               "We use the apparatus below, made by you. Please tell us whether the published vulnerabilities concern it, and what is to be done. "
	                               "Until you answer we shall change nothing on it."));
}

/* ---- what it is about */

static bool products_said(struct letter *l, str *said, struct err *e)
{
	size_t count = 0;
	auto_rows rows = db_ask(l->w->db, e, "SELECT t.vendor, t.product, t.version, u.words FROM vuln_use u JOIN vuln_thing t ON t.thing = u.thing "
	                        "WHERE u.device = ? AND u.until = '' AND t.product <> '-' ORDER BY u.main DESC, t.product, t.version", BIND(V(l->device->id)));
	for (; rows_next(&rows); count++)
		if (count < PRODUCTS_SHOWN_MAX)
			*said = arena_join(l->w->arena, *said, S("\n"), work_fmt(l->w, "%.*s(台帳では「%.*s」)", "%.*s (\"%.*s\" in our ledger)",
			                   P(product_said(l->w, rows_str(&rows, 0), rows_str(&rows, 1), rows_str(&rows, 2))), P(rows_str(&rows, 3))));
	if (count > PRODUCTS_SHOWN_MAX)
		*said = work_fmt(l->w, "%.*s\nほか", "%.*s\n…", P(*said));
	return rows_done(&rows);
}

static bool put_device(struct letter *l, struct err *e)
{
	static const struct paper_column columns[] = { { .mm = 38 }, { .share = 1 } };
	struct work *w = l->w;
	str products = S("");
	if (!products_said(l, &products, e))
		return false;
	struct paper_table *t = paper_table(l->paper, PAPER_GRID, columns, LENGTH(columns));
	const struct paper_fact facts[] = {
		{ work_word(w, "機種・型番", "Model"), value(l, "model") },
		{ work_word(w, "管理番号・製造番号", "Our number, serial"), arena_join(w->arena, value(l, "number"), S(" / "), value(l, "serial")) },
		{ work_word(w, "OS・ファームウェア", "System, firmware"), arena_join(w->arena, arena_join(w->arena, value(l, "os"), S(" "), value(l, "os_build")), S(" / "), value(l, "firmware")) },
		{ work_word(w, "照合した製品と版", "Matched as"), products },
	};
	for (size_t i = 0; i < LENGTH(facts); i++)
		if (facts[i].text.n)
			paper_row(t, PAPER_BODY, { .text = facts[i].label, .shaded = true }, { .text = facts[i].text });
	return true;
}

static bool put_cve(struct letter *l, struct paper_table *t, const struct pair *p, struct err *e)
{
	struct work *w = l->w;
	struct hit_told told;
	if (!pair_tell(w, l->catalogue, p, &told, e))
		return false;
	str title = title_said(w->arena, &told, TITLE_BYTES_MAX);
	paper_row(t, PAPER_BODY, { .text = p->cve, .small = true },
	          { .text = arena_join(w->arena, arena_fmt(w->arena, "%.*s %.*s", P(p->product), P(p->version)), S(": "), title), .small = true },
	          { .text = score_said(w->arena, p->score), .small = true },
	          { .text = p->known.n ? work_word(w, "攻撃に使用", "exploited") : p->state == HIT_UNKNOWN ? work_word(w, "影響不明", "not known") : S(""), .small = true });
	return true;
}

/* What its maker has answered is asked no more; it stands last. */
static void drop_answered(struct pair_list *pairs)
{
	while (pairs->count && pairs->list[pairs->count - 1].level == LEVEL_CLEAR)
		pairs->count--;
}

/* What hits it comes first; where nobody can tell, that is what is asked. */
static bool put_cves(struct letter *l, struct err *e)
{
	static const struct paper_column columns[] = { { .mm = 30 }, { .share = 1 }, { .mm = 16, .side = PAPER_CENTRE }, { .mm = 22 } };
	static const struct words heads[] = { { "CVE", "CVE" }, { "対象と内容", "Product and title" }, { "深刻度", "Score" }, { "備考", "Note" } };
	struct work *w = l->w;
	struct paper_table *t = paper_table(l->paper, PAPER_GRID, columns, LENGTH(columns));
	print_heads(w, t, heads, LENGTH(heads));
	drop_answered(&l->pairs);
	for (size_t i = 0; i < l->pairs.count && i < LETTER_CVES_MAX; i++)
		if (!put_cve(l, t, &l->pairs.list[i], e))
			return false;
	if (!l->pairs.count)
		paper_row(t, PAPER_BODY, { .text = work_word(w, "(貴社が把握している脆弱性があれば、お知らせください)", "(please tell us of any that you know of)"), .columns = LENGTH(heads) });
	if (l->pairs.count > LETTER_CVES_MAX)
		paper_row(t, PAPER_BODY, { .text = work_fmt(w, "ほか %zu 件(貴社が把握しているものを含めてお知らせください)", "and %zu more; please include those that you know of",
		                                            l->pairs.count - LETTER_CVES_MAX), .columns = LENGTH(heads), .small = true });
	return true;
}

/* ---- what is asked */

static void put_questions(struct letter *l)
{
	static const struct paper_column columns[] = { { .mm = 52 }, { .share = 1 } };
	struct work *w = l->w;
	str due = print_date(w, day_add(work_today(w), LETTER_REPLY_DAYS));
	paper_heading(l->paper, 3, work_word(w, "お尋ねしたいこと(この用紙にご記入のうえ、ご返送ください)", "Our questions (please write on this sheet and return it)"));
	struct paper_table *t = paper_table(l->paper, PAPER_GRID, columns, LENGTH(columns));
	const struct paper_fact questions[] = {
		{ work_word(w, "1. 影響の有無", "1. Is it concerned?"), work_word(w, "□ あり　□ なし　□ 確認中(　　　年　　月　　日ごろに回答)\n理由:", "□ yes  □ no  □ being looked into (answer by ..............)\nBecause:") },
		{ work_word(w, "2. 対策・更新の予定\n(方法、時期、費用、停止の要否)", "2. Remedy or update\n(how, when, cost, downtime)"), S("\n\n") },
		{ work_word(w, "3. それまでの緩和策\n(当院でできること、してはいけないこと)", "3. Until then\n(what we may do, and must not)"), S("\n\n") },
		{ work_fmt(w, "4. 回答期限\n%.*s", "4. Answer by\n%.*s", P(due)), work_word(w, "回答日:　　　年　　月　　日\nご回答者(部署・氏名・電話):", "Answered on:\nBy (section, name, telephone):") },
	};
	for (size_t i = 0; i < LENGTH(questions); i++)
		paper_row(t, PAPER_BODY, { .text = questions[i].label, .shaded = true }, { .text = questions[i].text });
	paper_note(l->paper, work_word(w, "この照合は、当院の台帳と公開された情報(NVD、CVE、JVN など)によるもので、貴社の製品に影響があると断定するものではありません。",
	                               "Matched by our ledger and published data (NVD, CVE, JVN and others); we do not claim that your product is affected."));
}

static bool put_letter(struct letter *l, struct err *e)
{
	put_head(l);
	if (!put_device(l, e))
		return false;
	paper_space(l->paper, 2);
	if (!put_cves(l, e))
		return false;
	put_questions(l);
	paper_missing_put(l->paper);
	return true;
}

bool letter_make(struct work *w, str device, struct buf *out, str *name, struct err *e)
{
	struct record r;
	struct err none = { 0 };
	const struct record_kind *kind = duty_kind(w->duties, S("device"));
	if (!kind || !record_get(w->db, w->arena, kind, device, &r, e))
		return kind ? false : err_set(e, ERR_MISSING, "機器の台帳がありません", "there is no ledger of devices");
	auto_db *catalogue = catalogue_open(w, false, &none);
	struct letter l = { .w = w, .catalogue = catalogue, .device = &r };
	str facility = fact(w, "name");
	const struct paper_look look = { .title = work_word(w, "脆弱性の問い合わせ", "Enquiry about vulnerabilities"), .author = facility, .footer = facility,
		                         .made_at = clock_now(w->clock), .lang = w->lang };
	*name = arena_fmt(w->arena, "%s_%.*s.pdf", work_say(w, (struct words){ "脆弱性の問い合わせ", "vulnerability_enquiry" }), P(value(&l, "number").n ? value(&l, "number") : r.id));
	auto_paper *paper = l.paper = paper_open(w->arena, &look, e);
	return paper && pairs_read(w, &(struct pair_ask){ .device = device, .state = -1 }, &l.pairs, e) && put_letter(&l, e) && paper_write(paper, out, e);
}
