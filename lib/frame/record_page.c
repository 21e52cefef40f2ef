/* record_page.c - the pieces of pages that are made from a kind's own table.
 * SPDX-License-Identifier: Apache-2.0 */
#include "record_page.h"

#include "base/seal.h"
#include "base/utf8.h"
#include "duty.h"
#include "engine/text.h"
#include "finding.h"
#include "journal_page.h"

#define DIGEST_SHOWN 8u
#define LONG_TEXT_RUNES 60u /* a text longer than this is edited in an area of several lines */

str record_path(struct visit *v, const struct record_kind *kind, str id)
{
	return url(v, "/ledger/{}/{}", kind->name, id);
}

str value_say(struct visit *v, str raw)
{
	return digest_valid(raw) ? work_fmt(&v->w, "添付ファイル(%.*s…)", "attached file (%.*s…)", P(str_first(raw, DIGEST_SHOWN))) : raw;
}

/* SQL for how records of a kind are called: their first label that is not empty. */
static str label_sql(struct arena *a, const struct record_kind *kind)
{
	auto_buf b = { 0 };
	buf_put(&b, S("coalesce("));
	for (const struct column *c = kind->columns; c->name; c++)
		if (c->flags & COLUMN_LABEL)
			buf_fmt(&b, "nullif(%s,''),", c->name);
	buf_put(&b, S("id)"));
	return arena_copy(a, buf_str(&b));
}

/* ---- the form */

static bool put_labels(struct visit *v, const struct record_kind *kind, const char *id, struct err *e)
{
	str label = label_sql(v->w.arena, kind);
	str sql = arena_fmt(v->w.arena, "SELECT DISTINCT %.*s FROM %s WHERE gone IS NULL ORDER BY 1 LIMIT ?", P(label), kind->name);
	auto_rows rows = db_ask_made(v->w.db, e, sql, BIND(V((int64_t)LINK_LABELS_MAX)));
	html(v, "<datalist id=\"{}\">", id);
	while (rows_next(&rows))
		html(v, "<option value=\"{}\">", rows_str(&rows, 0));
	html(v, "</datalist>\n");
	return rows_done(&rows);
}

static bool put_link_field(struct visit *v, const struct column *c, const char *name, str value, struct err *e)
{
	const struct record_kind *to = duty_kind(v->w.duties, str_of(c->link));
	const char *id = arena_fmt(v->w.arena, "%s-labels", name).p;
	form_input(v, &(struct input){ name, c->words, .value = value, .list = to ? id : NULL });
	return !to || put_labels(v, to, id, e);
}

/* A choice is written as people write it; a text that is none of the choices stays. */
static void put_choice_field(struct visit *v, const struct column *c, const char *name, str value)
{
	size_t count = 0;
	while (c->choices[count].code)
		count++;
	struct select_option *options = arena_array(v->w.arena, struct select_option, count + 1);
	options[0] = (struct select_option){ S(""), work_word(&v->w, "空欄", "blank") };
	for (size_t i = 0; i < count; i++)
		options[i + 1].value = options[i + 1].words = work_words(&v->w, c->choices[i].words);
	form_select(v, name, c->words, options, count + 1, value, false);
}

bool record_field(struct visit *v, const struct column *c, const char *name, str value, struct err *e)
{
	static const struct words hints[] = {
		[COLUMN_DATE] = { "2027-03-31、R9.3.31、2027年3月 など", "such as 2027-03-31 or 2027-03" },
		[COLUMN_LIST] = { "いくつもあるときは「、」で区切ります", "several are separated by commas" },
		[COLUMN_LINK] = { NULL, NULL },
	};
	bool area = str_has(value, S("\n")) || utf8_count(value) > LONG_TEXT_RUNES;
	if (c->type == COLUMN_CHOICE)
		put_choice_field(v, c, name, value);
	else if (c->type == COLUMN_LINK)
		return put_link_field(v, c, name, value, e);
	else
		form_input(v, &(struct input){ name, c->words, hints[c->type], .type = area ? "textarea" : NULL, .value = value });
	return true;
}

bool record_fields(struct visit *v, const struct record_kind *kind, const struct record *r, const char *without, struct err *e)
{
	html(v, "<div class=\"columns\">");
	for (size_t i = 0; kind->columns[i].name; i++) {
		const struct column *c = &kind->columns[i];
		if ((!without || !str_eq(str_of(without), str_of(c->name))) && !record_field(v, c, c->name, r->values[i], e))
			return false;
	}
	html(v, "</div>\n");
	return true;
}

void record_column_field(struct visit *v, const struct record_kind *kind, struct words label)
{
	size_t count = record_columns(kind);
	struct select_option *options = arena_array(v->w.arena, struct select_option, count);
	for (size_t i = 0; i < count; i++)
		options[i] = (struct select_option){ str_of(kind->columns[i].name), work_words(&v->w, kind->columns[i].words) };
	form_select(v, "column", label, options, count, S(""), true);
}

bool record_typed(struct visit *v, const struct record_kind *kind, struct record *r, struct err *e)
{
	for (size_t i = 0; kind->columns[i].name; i++) {
		const struct field *f = fields_find(&v->form, kind->columns[i].name);
		if (f && !f->is_file && !record_put(v->w.arena, kind, r, i, str_trim(f->value), e))
			return false;
	}
	return true;
}

bool record_says(const struct record_kind *kind, const struct record *r, struct err *e)
{
	for (size_t i = 0; kind->columns[i].name; i++)
		if (r->values[i].n)
			return true;
	return err_set(e, ERR_INPUT, "何も書かれていません。分かるところだけでも書いてください", "nothing is written; write at least what is known");
}

/* ---- what a record says */

/* A value, and what could be told from it. */
struct fact {
	const struct column *c;
	str raw, code, link;
};

static str choice_say(struct visit *v, const struct fact *f)
{
	const struct choice *choice = choice_of(f->c->choices, f->code);
	str words = choice ? work_words(&v->w, choice->words) : S("");
	if (words.n && !f->raw.n)
		return work_fmt(&v->w, "%.*s(ほかの項目から判断)", "%.*s (told from the other columns)", P(words));
	return words;
}

/* "" where it was not read, or says no more than the text itself. */
static str fact_reading(struct visit *v, const struct fact *f, bool *read)
{
	struct arena *a = v->w.arena;
	struct reading r = column_read(a, f->c, f->raw);
	str said = S("");
	*read = true;
	if (f->c->type == COLUMN_CHOICE) {
		said = choice_say(v, f);
		*read = f->code.n;
	} else if (f->c->type == COLUMN_DATE) {
		said = str_eq(day_iso(a, r.span.from), f->raw) ? S("") : span_say(a, v->w.lang, r.span);
		*read = r.span.from.year;
	} else if (f->c->type == COLUMN_COUNT) {
		said = r.counted ? arena_fmt(a, "%lld", (long long)r.number) : S("");
		*read = r.counted;
	}
	return str_eq(said, f->raw) ? S("") : said;
}

static str unread_say(struct visit *v, const struct fact *f)
{
	const struct record_kind *to = f->c->type == COLUMN_LINK ? duty_kind(v->w.duties, str_of(f->c->link)) : NULL;
	if (to)
		return work_fmt(&v->w, "同じ名前の%sが台帳にないか、いくつもあります", "no %s of this name is on the ledger, or several are",
		                work_say(&v->w, to->words));
	return f->c->type == COLUMN_DATE    ? work_word(&v->w, "日付として読み取れません", "cannot be read as a date")
	       : f->c->type == COLUMN_COUNT ? work_word(&v->w, "数として読み取れません", "cannot be read as a number")
	                                    : work_word(&v->w, "どの選択肢か分かりません", "it is none of the choices");
}

static void put_fact_value(struct visit *v, const struct fact *f)
{
	const struct record_kind *to = f->link.n ? duty_kind(v->w.duties, str_of(f->c->link)) : NULL;
	if (to)
		html(v, "<a href=\"{}\">{}</a>", record_path(v, to, f->link), f->raw);
	else
		html(v, "{}", value_say(v, f->raw));
}

/* Whether something is written that could not be read; 不明 is read well enough. */
static bool is_unread(struct visit *v, const struct fact *f)
{
	bool read = true;
	if (!f->raw.n || text_unknown(f->raw))
		return false;
	if (f->c->type == COLUMN_LINK)
		return !f->link.n && duty_kind(v->w.duties, str_of(f->c->link));
	fact_reading(v, f, &read);
	return !read;
}

static void put_fact(struct visit *v, const struct fact *f)
{
	bool read;
	str said = fact_reading(v, f, &read);
	html(v, "<tr><th scope=\"row\">{}</th><td>", f->c->words);
	put_fact_value(v, f);
	if (said.n && f->raw.n)
		html(v, " <small>→ {}</small>", said);
	else if (said.n)
		html(v, "<small>{}</small>", said);
	if (is_unread(v, f))
		html(v, " <span class=\"badge unseen\">{}</span>", unread_say(v, f));
	html(v, "</td></tr>\n");
}

static void put_unread(struct visit *v, const struct fact *facts, size_t count)
{
	auto_buf names = { 0 };
	for (size_t i = 0; i < count; i++)
		if (is_unread(v, &facts[i]))
			buf_fmt(&names, "%s%s", names.n ? work_say(&v->w, (struct words){ "、", ", " }) : "", work_say(&v->w, facts[i].c->words));
	if (names.n)
		page_notice(v, TONE_WARN, work_fmt(&v->w, "読み取れなかった項目があります: %.*s。書かれたまま残しています。", "Could not be read: %.*s. It is kept as it was written.",
		                                   P(buf_str(&names))));
}

static void put_blank(struct visit *v, const struct fact *facts, size_t count)
{
	auto_buf names = { 0 };
	for (size_t i = 0; i < count; i++)
		if (!facts[i].raw.n && !facts[i].code.n)
			buf_fmt(&names, "%s%s", names.n ? work_say(&v->w, (struct words){ "、", ", " }) : "", work_say(&v->w, facts[i].c->words));
	if (names.n)
		html(v, "<tr><th scope=\"row\">{}</th><td><small>{}</small></td></tr>\n", work_word(&v->w, "書かれていない項目", "Not written"),
		     buf_str(&names));
}

bool record_facts(struct visit *v, const struct record_kind *kind, const struct record *r, struct err *e)
{
	str codes[RECORD_COLUMNS_MAX];
	struct fact facts[RECORD_COLUMNS_MAX];
	size_t count = record_columns(kind);
	if (!record_codes(v->w.db, v->w.arena, kind, r->id, codes, e))
		return false;
	for (size_t i = 0; i < count; i++)
		facts[i] = (struct fact){ &kind->columns[i], r->values[i], codes[i], r->links[i] };
	put_unread(v, facts, count);
	html(v, "<table class=\"facts\"><tbody>\n");
	for (size_t i = 0; i < count; i++)
		if (facts[i].raw.n || facts[i].code.n)
			put_fact(v, &facts[i]);
	put_blank(v, facts, count);
	html(v, "</tbody></table>\n");
	return true;
}

/* ---- what it is connected with */

static bool put_back_links(struct visit *v, const struct record_kind *from, const struct column *c, const struct record *r,
                           str label, struct err *e)
{
	size_t shown = 0;
	str sql = arena_fmt(v->w.arena, "SELECT id,%.*s FROM %s WHERE %s_id=? AND gone IS NULL ORDER BY id LIMIT ?",
	                    P(label_sql(v->w.arena, from)), from->name, c->name);
	auto_rows rows = db_ask_made(v->w.db, e, sql, BIND(V(r->id), V((int64_t)BACK_LINKS_MAX + 1)));
	while (shown < BACK_LINKS_MAX && rows_next(&rows)) {
		if (!shown++)
			html(v, "<h3>{} <small>({})</small></h3><ul class=\"plain\">\n", from->words, c->words);
		html(v, "<li><a href=\"{}\">{}</a></li>\n", record_path(v, from, rows_str(&rows, 0)), rows_str(&rows, 1));
	}
	if (shown == BACK_LINKS_MAX && rows_next(&rows))
		html(v, "<li><a href=\"{}\">{}</a></li>\n", url(v, "/ledger/{}?q={}", from->name, label),
		     work_fmt(&v->w, "ほかの%sも見る", "more: %s", work_say(&v->w, from->words)));
	if (shown)
		html(v, "</ul>\n");
	return rows_done(&rows);
}

bool record_back_links(struct visit *v, const struct record_kind *kind, const struct record *r, struct err *e)
{
	size_t before = v->w.out->n;
	html(v, "<h2>{}</h2>\n", work_word(&v->w, "つながっている記録", "Records connected with it"));
	size_t head = v->w.out->n;
	for (struct kinds k = kinds_of(v->w.duties); kinds_next(&k);)
		for (const struct column *c = k.kind->columns; c->name; c++)
			if (c->type == COLUMN_LINK && str_eq(str_of(c->link), str_of(kind->name)) &&
			    !put_back_links(v, k.kind, c, r, record_label(kind, r), e))
				return false;
	if (v->w.out->n == head)
		buf_cut(v->w.out, before);
	return true;
}

bool record_findings(struct visit *v, const struct record_kind *kind, const struct record *r, struct err *e)
{
	struct finding *list;
	size_t n;
	if (!finding_about(&v->w, kind, r->id, &list, &n, e))
		return false;
	if (n)
		html(v, "<h2>{}</h2><ul class=\"plain\">\n", work_word(&v->w, "点検の指摘", "What the checks found"));
	for (size_t i = 0; i < n; i++) {
		const struct finding *f = &list[i];
		html(v, "<li><a href=\"{}\">{}</a>: {}", url(v, "/today/{}/{}", f->check->name, f->subject), f->check->title,
		     reason_say(v->w.arena, v->w.lang, f->reason, f->detail));
		if (f->unseen)
			html(v, " <span class=\"badge unseen\">{}</span>", work_word(&v->w, "未確認", "not seen"));
		if (f->accepted_until.n)
			html(v, " <small>{}: {}</small>", work_word(&v->w, "了承の期限", "accepted until"), f->accepted_until);
		html(v, "</li>\n");
	}
	if (n)
		html(v, "</ul>\n");
	return true;
}

bool record_history(struct visit *v, const struct record *r, struct err *e)
{
	struct journal_entry *list;
	size_t n;
	const struct journal_ask ask = { .record = r->id, .most = RECORD_HISTORY_MAX + 1 };
	if (!journal_list(&v->w, &ask, &list, &n, e))
		return false;
	html(v, "<h2>{}</h2>\n", work_word(&v->w, "履歴", "History"));
	for (size_t i = 0; i < n && i < RECORD_HISTORY_MAX; i++)
		if (!journal_put(v, &list[i], r->id, e))
			return false;
	if (n > RECORD_HISTORY_MAX)
		html(v, "<p><a href=\"{}\">{}</a></p>\n", url(v, "/history?record={}", r->id), work_word(&v->w, "もっと古い履歴も見る", "see older history"));
	return true;
}
