/* page.h - writing pages: only literals are markup, everything else is escaped.
 *
 *   html(v, "<td>{}</td><td class=num>{}</td>", record.label, count);
 *
 * {} takes a str, a C string, words in two languages, or a whole number; it may stand in text and in a quoted attribute,
 * nowhere else (not in a script, a style or an unquoted attribute). A link is made by url(). {{ writes a brace.
 * Control characters other than tab and line feed, and bytes that are not UTF-8, become U+FFFD.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "visit.h"

struct html_arg {
	str text;
	bool is_number;
	int64_t number;
};

static inline struct html_arg html_str(enum lang lang, str s) { (void)lang; return (struct html_arg){ .text = s }; }
static inline struct html_arg html_text(enum lang lang, const char *s) { (void)lang; return (struct html_arg){ .text = str_of(s) }; }
static inline struct html_arg html_words(enum lang lang, struct words w) { return (struct html_arg){ .text = str_of(say(lang, w)) }; }
static inline struct html_arg html_int(enum lang lang, int64_t n) { (void)lang; return (struct html_arg){ .is_number = true, .number = n }; }
#define HTML_ARG(v, x)                                                                                       \
	_Generic((x), str: html_str, char *: html_text, const char *: html_text, struct words: html_words,   \
	         default: html_int)((v)->w.lang, (x))

/* One macro for each number of arguments, so that a format may stand alone. */
#define HTML_PICK(v, m, a, b, c, d, e, f, g, h, macro, ...) macro
#define HTML_CALL(...) \
	HTML_PICK(__VA_ARGS__, HTML_8, HTML_7, HTML_6, HTML_5, HTML_4, HTML_3, HTML_2, HTML_1, HTML_0, 0)
#define HTML_0(to, v, m) to(v, S("" m), NULL, 0)
#define HTML_1(to, v, m, a) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a) }, 1)
#define HTML_2(to, v, m, a, b) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a), HTML_ARG(v, b) }, 2)
#define HTML_3(to, v, m, a, b, c) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a), HTML_ARG(v, b), HTML_ARG(v, c) }, 3)
#define HTML_4(to, v, m, a, b, c, d) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a), HTML_ARG(v, b), HTML_ARG(v, c), HTML_ARG(v, d) }, 4)
#define HTML_5(to, v, m, a, b, c, d, e) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a), HTML_ARG(v, b), HTML_ARG(v, c), HTML_ARG(v, d), HTML_ARG(v, e) }, 5)
#define HTML_6(to, v, m, a, b, c, d, e, f) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a), HTML_ARG(v, b), HTML_ARG(v, c), HTML_ARG(v, d), HTML_ARG(v, e), HTML_ARG(v, f) }, 6)
#define HTML_7(to, v, m, a, b, c, d, e, f, g) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a), HTML_ARG(v, b), HTML_ARG(v, c), HTML_ARG(v, d), HTML_ARG(v, e), HTML_ARG(v, f), HTML_ARG(v, g) }, 7)
#define HTML_8(to, v, m, a, b, c, d, e, f, g, h) \
	to(v, S("" m), (const struct html_arg[]){ HTML_ARG(v, a), HTML_ARG(v, b), HTML_ARG(v, c), HTML_ARG(v, d), HTML_ARG(v, e), HTML_ARG(v, f), HTML_ARG(v, g), HTML_ARG(v, h) }, 8)

/* Markup, and a path of our own with its words percent-encoded. The format is a literal; at most eight arguments. */
#define html(...) HTML_CALL(__VA_ARGS__)(html_, __VA_ARGS__)
#define url(...) HTML_CALL(__VA_ARGS__)(url_, __VA_ARGS__)
void html_(struct visit *v, str markup, const struct html_arg *args, size_t count);
str url_(struct visit *v, str path, const struct html_arg *args, size_t count);
void html_say(struct visit *v, const char *ja, const char *en); /* words said once, as text */

/* The frame around a page: head, navigation, and what the last act did (?done=ACT). main holds what is written between. */
void page_open(struct visit *v, str title);
void page_close(struct visit *v);

/* Remarks in a box: what went wrong in a form, what is worth knowing. */
enum tone { TONE_PLAIN, TONE_GOOD, TONE_WARN, TONE_BAD };
void page_notice(struct visit *v, enum tone tone, str text);
void page_error(struct visit *v, const struct err *e); /* sets the status too; the page goes on */

/* A form that changes something: method post, with its csrf field. */
void form_open(struct visit *v, str action);
void form_open_files(struct visit *v, str action); /* the same for uploads */
void form_close(struct visit *v);
void form_hidden(struct visit *v, const char *name, str value);
/* A button that is a form of its own: <form><button>; tone TONE_BAD asks for care by its look. */
void form_button(struct visit *v, str action, struct words words, enum tone tone);
void form_submit(struct visit *v, struct words words);

struct input {
	const char *name;
	struct words label, hint; /* hint "" for none */
	const char *type;         /* "text" (NULL), "date", "password", "number", "email", "tel", "textarea", "file" */
	str value;
	const char *complete;     /* autocomplete; NULL for none */
	const char *list;         /* the id of a datalist with suggestions; NULL for none */
	bool must;                /* required */
	bool wrong;               /* the last try failed here */
};
void form_input(struct visit *v, const struct input *input);
void form_check(struct visit *v, const char *name, str value, struct words label, bool checked);
/* A choice of one. empty adds a first line without value; a chosen value that is not among the options is added too. */
struct select_option {
	str value, words;
};
void form_select(struct visit *v, const char *name, struct words label, const struct select_option *options, size_t count,
	         str chosen, bool empty);

/* The heads of a table's columns, inside its <tr>. */
void page_heads(struct visit *v, const struct words *heads, size_t count);

/* Page numbers below a list, from 1: path holds everything but &page=N. Nothing for a single page. */
void page_pager(struct visit *v, str path, size_t page, size_t pages);
