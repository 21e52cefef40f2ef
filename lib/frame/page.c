/* page.c - the writer in which only literals are markup, and the pieces that pages are made of.
 * The frame around a page (page_open, page_close) belongs to the site.
 * SPDX-License-Identifier: Apache-2.0 */
#include "page.h"

#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#define PAGES_NEAR 2u /* page numbers shown on either side of this one */
#define TEXTAREA_ROWS 4

/* -- text ---------------------------------------------------------------------------------------------- */

#define BIT(c) (UINT64_C(1) << (c))
/* Bit c is set where the byte c, below 64, stands for itself in text and in quoted attributes. */
#define PLAIN_BELOW_64                                                                                        \
	((~UINT64_C(0) << 32 | BIT('\t') | BIT('\n')) & ~(BIT('&') | BIT('<') | BIT('>') | BIT('"') | BIT('\'')))

static bool is_plain(unsigned char c)
{
	return c < 64 ? PLAIN_BELOW_64 >> c & 1 : c < 0x7F;
}

/* Three bytes whose lead tells that any two that continue it make a character: kana, kanji and full-width signs. */
static bool is_three(const unsigned char *p, size_t n)
{
	return n >= 3 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

/* How many bytes at the front stand for themselves. */
static size_t plain_run(const unsigned char *p, size_t n)
{
	size_t at = 0;
	for (;;) {
		if (at < n && is_plain(p[at]))
			at++;
		else if (is_three(p + at, n - at))
			at += 3;
		else
			return at;
	}
}

static void put_rune(struct buf *b, uint32_t rune)
{
	static const str named[] = { ['&'] = T("&amp;"), ['<'] = T("&lt;"), ['>'] = T("&gt;"), ['"'] = T("&quot;"),
		                     ['\''] = T("&#39;") };
	bool control = rune < 0x20 || (rune >= 0x7F && rune < 0xA0);
	if (rune < LENGTH(named) && named[rune].n)
		buf_put(b, named[rune]);
	else
		buf_rune(b, control ? RUNE_BAD : rune);
}

static void put_text(struct buf *b, str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t run = plain_run((const unsigned char *)text.p + at, text.n - at);
		buf_put(b, (str){ text.p + at, run });
		at += run;
		if (at < text.n)
			put_rune(b, utf8_next(text, &at));
	}
}

static void put_number(struct buf *b, int64_t number)
{
	char digits[20]; /* of 2^63, and a sign */
	size_t at = sizeof digits;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	do {
		digits[--at] = (char)('0' + rest % 10);
	} while (rest /= 10);
	if (number < 0)
		digits[--at] = '-';
	buf_put(b, (str){ digits + at, sizeof digits - at });
}

/* -- literals with arguments --------------------------------------------------------------------------- */

static void fill(struct buf *b, str literal, const struct html_arg *args, size_t count, void (*put)(struct buf *, str))
{
	size_t used = 0;
	for (const char *p = literal.p, *end = p + literal.n; p < end; p += 2) {
		const char *brace = memchr(p, '{', (size_t)(end - p));
		buf_put(b, (str){ p, (size_t)((brace ? brace : end) - p) });
		if (!brace)
			break;
		p = brace;
		assert(end - p > 1 && (p[1] == '{' || p[1] == '}'));
		if (p[1] == '{') {
			buf_byte(b, '{');
			continue;
		}
		assert(used < count);
		if (args[used].is_number)
			put_number(b, args[used].number);
		else
			put(b, args[used].text);
		used++;
	}
	assert(used == count);
}

void html_(struct visit *v, str markup, const struct html_arg *args, size_t count)
{
	fill(v->w.out, markup, args, count, put_text);
}

str url_(struct visit *v, str path, const struct html_arg *args, size_t count)
{
	auto_buf b = { 0 };
	fill(&b, path, args, count, uri_put);
	return arena_copy(v->w.arena, buf_str(&b));
}

void html_say(struct visit *v, const char *ja, const char *en)
{
	html(v, "{}", work_word(&v->w, ja, en));
}

/* -- notices ------------------------------------------------------------------------------------------- */

void page_notice(struct visit *v, enum tone tone, str text)
{
	static const char *const classes[] = { [TONE_PLAIN] = "notice", [TONE_GOOD] = "notice good",
		                               [TONE_WARN] = "notice warn", [TONE_BAD] = "notice bad" };
	html(v, "<div class=\"{}\" role=\"status\"><p>{}</p></div>\n", classes[tone], text);
}

void page_error(struct visit *v, const struct err *e)
{
	/* Of "partly", 207, only programs make something; to a browser it is a page like any other. */
	v->answer->status = e->kind == ERR_PARTLY ? 200 : (unsigned)err_http(e->kind);
	html(v, "<div class=\"notice bad\" role=\"alert\" tabindex=\"-1\" id=\"problem\"><p>{}</p>", err_say(e, v->w.lang));
	if (e->kind == ERR_DISK)
		html(v, "<p>{}</p>", work_word(&v->w, "システム運用担当者に知らせてください。直ったら、同じことをもう一度行えます。",
		                               "Please tell the system operator. Once it is mended, the same can be done again."));
	html(v, "</div>\n");
}

/* -- forms --------------------------------------------------------------------------------------------- */

void form_hidden(struct visit *v, const char *name, str value)
{
	html(v, "<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", name, value);
}

void form_open(struct visit *v, str action)
{
	html(v, "<form method=\"post\" action=\"{}\">\n", action);
	form_hidden(v, "csrf", v->csrf);
}

void form_open_files(struct visit *v, str action)
{
	html(v, "<form method=\"post\" enctype=\"multipart/form-data\" action=\"{}\">\n", action);
	form_hidden(v, "csrf", v->csrf);
}

void form_close(struct visit *v)
{
	html(v, "</form>\n");
}

void form_button(struct visit *v, str action, struct words words, enum tone tone)
{
	html(v, "<form class=\"inline\" method=\"post\" action=\"{}\">\n", action);
	form_hidden(v, "csrf", v->csrf);
	html(v, "<button class=\"{}\">{}</button></form>\n", tone == TONE_BAD ? "quiet danger" : "quiet", words);
}

void form_submit(struct visit *v, struct words words)
{
	html(v, "<div class=\"actions\"><button>{}</button></div>\n", words);
}

static void put_label(struct visit *v, const struct input *input)
{
	static const struct words must = { "必須", "required" };
	html(v, "<div class=\"field\">\n<label for=\"{}\">{}", input->name, input->label);
	if (input->must)
		html(v, " <span class=\"must\">{}</span>", must);
	html(v, "</label>\n");
}

/* The hint stands before the field: who hears the page, or has a small screen, meets it before typing. */
static bool put_hint(struct visit *v, const struct input *input)
{
	str hint = work_words(&v->w, input->hint);
	if (hint.n)
		html(v, "<span class=\"hint\" id=\"{}-hint\">{}</span>\n", input->name, hint);
	return hint.n;
}

/* Attributes that an input and a textarea have in common. What is wrong is told by page_error. */
static void put_attributes(struct visit *v, const struct input *input, bool hint)
{
	html(v, " id=\"{}\" name=\"{}\"", input->name, input->name);
	if (input->complete)
		html(v, " autocomplete=\"{}\"", input->complete);
	if (input->list)
		html(v, " list=\"{}\"", input->list);
	if (input->must)
		html(v, " required");
	if (input->wrong)
		html(v, " aria-invalid=\"true\"");
	if (hint && input->wrong)
		html(v, " aria-describedby=\"{}-hint problem\"", input->name);
	else if (hint)
		html(v, " aria-describedby=\"{}-hint\"", input->name);
	else if (input->wrong)
		html(v, " aria-describedby=\"problem\"");
}

/* A password is never sent back, and the choice of a file cannot be. */
static bool shows_value(str type)
{
	return !str_eq(type, S("password")) && !str_eq(type, S("file"));
}

void form_input(struct visit *v, const struct input *input)
{
	str type = str_of(input->type ? input->type : "text");
	bool area = str_eq(type, S("textarea"));
	put_label(v, input);
	bool hint = put_hint(v, input);
	if (area)
		html(v, "<textarea rows=\"{}\"", TEXTAREA_ROWS);
	else
		html(v, "<input type=\"{}\"", type);
	put_attributes(v, input, hint);
	if (area) /* a browser drops the first line end, so that this one goes and the value's stays */
		html(v, ">\n{}</textarea>\n", input->value);
	else if (shows_value(type))
		html(v, " value=\"{}\">\n", input->value);
	else
		html(v, ">\n");
	html(v, "</div>\n");
}

void form_check(struct visit *v, const char *name, str value, struct words label, bool checked)
{
	html(v, "<p><label class=\"inline\"><input type=\"checkbox\" name=\"{}\" value=\"{}\"", name, value);
	if (checked)
		html(v, " checked");
	html(v, "> {}</label></p>\n", label);
}

static void put_option(struct visit *v, str value, str words, bool chosen)
{
	if (chosen)
		html(v, "<option value=\"{}\" selected>{}</option>\n", value, words);
	else
		html(v, "<option value=\"{}\">{}</option>\n", value, words);
}

void form_select(struct visit *v, const char *name, struct words label, const struct select_option *options, size_t count,
	         str chosen, bool empty)
{
	bool found = !chosen.n;
	put_label(v, &(struct input){ .name = name, .label = label });
	html(v, "<select id=\"{}\" name=\"{}\">\n", name, name);
	if (empty)
		put_option(v, S(""), work_word(&v->w, "選んでください", "Please choose"), !chosen.n);
	for (size_t i = 0; i < count; i++) {
		bool is = str_eq(options[i].value, chosen) && (chosen.n || !empty);
		put_option(v, options[i].value, options[i].words, is);
		found |= is;
	}
	if (!found) /* what the list does not have must not turn into its first line when the form is saved */
		put_option(v, chosen, chosen, true);
	html(v, "</select>\n</div>\n");
}

/* -- page numbers -------------------------------------------------------------------------------------- */

struct pager {
	struct visit *v;
	str head; /* the address up to the number */
	size_t page, pages;
};

static void put_step(const struct pager *p, size_t page, const char *rel, struct words words)
{
	html(p->v, "<a rel=\"{}\" href=\"{}{}\">{}</a>\n", rel, p->head, page, words);
}

static void put_page(const struct pager *p, size_t page)
{
	if (page == p->page)
		html(p->v, "<span aria-current=\"page\">{}</span>\n", page);
	else
		html(p->v, "<a href=\"{}{}\">{}</a>\n", p->head, page, page);
}

/* The first, the near ones and the last. */
static void put_numbers(const struct pager *p)
{
	size_t from = p->page > PAGES_NEAR + 1 ? p->page - PAGES_NEAR : 1;
	size_t to = p->pages - p->page > PAGES_NEAR ? p->page + PAGES_NEAR : p->pages;
	if (from > 1)
		put_page(p, 1);
	if (from > 2)
		html(p->v, "<span>…</span>\n");
	for (size_t page = from; page <= to; page++)
		put_page(p, page);
	if (to + 1 < p->pages)
		html(p->v, "<span>…</span>\n");
	if (to < p->pages)
		put_page(p, p->pages);
}

void page_pager(struct visit *v, str path, size_t page, size_t pages)
{
	static const struct words label = { "ページ", "Pages" }, before = { "前へ", "Previous" }, after = { "次へ", "Next" };
	if (pages < 2)
		return;
	struct pager p = { .v = v, .pages = pages, .page = page < 1 ? 1 : page < pages ? page : pages };
	p.head = arena_join(v->w.arena, path, str_has(path, S("?")) ? S("&") : S("?"), S("page="));
	html(v, "<nav class=\"pager\" aria-label=\"{}\">\n", label);
	if (p.page > 1)
		put_step(&p, p.page - 1, "prev", before);
	put_numbers(&p);
	if (p.page < pages)
		put_step(&p, p.page + 1, "next", after);
	html(v, "</nav>\n");
}

void page_heads(struct visit *v, const struct words *heads, size_t count)
{
	for (size_t i = 0; i < count; i++)
		html(v, "<th scope=\"col\">{}</th>", heads[i]);
}
