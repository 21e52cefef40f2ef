/* page_test.c - what is put into a page stays text, and the pieces of pages are what assistive programs need.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "given.h"

#include "base/utf8.h"
#include "frame/page.h"
#include "lone_visit.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* -- literals and arguments ---------------------------------------------------------------------------- */

static void write_wrongly(struct visit *v, size_t which)
{
	switch (which) {
	case 0: html(v, "<b>{}</b>"); break;
	case 1: html(v, "<b>", 1); break;
	case 2: html(v, "{} {}", 1); break;
	case 3: html(v, "{{}", 1); break;
	case 4: html(v, "{"); break;
	case 5: html(v, "{ }", 1); break;
	case 6: url(v, "/a/{}"); break;
	case 7: url(v, "/a", "b"); break;
	default: _exit(0);
	}
}

#define WRONG 8u

static void arguments_that_do_not_match_end_the_program(void **state)
{
	(void)state;
	for (size_t i = 0; i <= WRONG; i++) {
		int status = 0;
		pid_t child = fork();
		if (!child) {
			struct lone_visit r;
			lone_open(&r, LANG_JA);
			close(STDERR_FILENO);
			signal(SIGABRT, SIG_DFL);
			write_wrongly(&r.v, i);
			_exit(1);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(i < WRONG ? WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT : WIFEXITED(status) && !WEXITSTATUS(status));
	}
}

static void every_type_is_written_as_itself(void **state)
{
	(void)state;
	static const struct words words = { "台帳<", "ledger<" };
	for (enum lang lang = LANG_JA; lang <= LANG_EN; lang++) {
		struct lone_visit r;
		lone_open(&r, lang);
		struct visit *v = &r.v;
		char letters[] = "d";
		size_t size = SIZE_MAX >> 1;
		html(v, "");
		html(v, "<hr>{{}");
		html(v, "[{}]", words);
		html(v, "{},{},{},{}", S("a"), ((str){ NULL, 0 }), "c", (const char *)letters);
		html(v, "|{} {} {} {} {} {} {} {}", 0, -7, INT64_MIN, INT64_MAX, size, true, 'a', 10);
		html_say(v, "&次", "&next");
		same(lone_saw(&r), lang == LANG_JA ? S("<hr>{}[台帳&lt;]a,,c,d|0 -7 -9223372036854775808 9223372036854775807 "
		                                          "9223372036854775807 1 97 10&amp;次")
		                                      : S("<hr>{}[ledger&lt;]a,,c,d|0 -7 -9223372036854775808 9223372036854775807 "
		                                          "9223372036854775807 1 97 10&amp;next"));
		lone_close(&r);
	}
}

static void text_is_escaped(void **state)
{
	(void)state;
	static const str rows[][2] = {
		{ T("</p><script>alert(1)</script>"), T("&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;") },
		{ T("\" onclick=\"x"), T("&quot; onclick=&quot;x") },
		{ T("' onclick='x"), T("&#39; onclick=&#39;x") },
		{ T("&lt;&#60;&amp"), T("&amp;lt;&amp;#60;&amp;amp") },
		{ T("{}{{"), T("{}{{") },
		{ T("a\tb\nc"), T("a\tb\nc") },
		{ T("\0\x01\b\r\x1b\x7f"), T("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD") },
		{ T("\xC2\x80\xC2\x9F\xC2\xA0"), T("\uFFFD\uFFFD\xC2\xA0") },
		{ T("台帳ｶﾅ＜é𠮷한\u0E01"), T("台帳ｶﾅ＜é𠮷한\u0E01") },
		{ T("\x83\x5c\x91\xe4<"), T("\uFFFD\\\uFFFD\uFFFD&lt;") },
		{ T("\xE5\x8F"), T("\uFFFD\uFFFD") },
		{ T("\xE5<\x8F"), T("\uFFFD&lt;\uFFFD") },
		{ T("\xE5\x8F\"x"), T("\uFFFD\uFFFD&quot;x") },
		{ T("\xC0\xBC"), T("\uFFFD\uFFFD") }, /* overlong < */
		{ T("\xE0\x80\xBC"), T("\uFFFD\uFFFD\uFFFD") },
		{ T("\xED\xA0\x80"), T("\uFFFD\uFFFD\uFFFD") },
		{ T("\xF4\x90\x80\x80\xF0\x9F"), T("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		lone_open(&r, LANG_JA);
		html(&r.v, "{}", rows[i][0]);
		same(lone_saw(&r), rows[i][1]);
		lone_close(&r);
	}
}

/* -- whatever stands in an argument -------------------------------------------------------------------- */

/* A small generator of its own, so that a failure can be repeated. */
static uint32_t draw(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static str random_bytes(struct arena *a, uint64_t *seed)
{
	static const str pieces[] = {
		T("<"), T(">"), T("\""), T("'"), T("&"), T("="), T(" "), T("/"), T("`"), T("\n"), T("\r"), T("\0"), T("\x1b"),
		T("{}"), T("&lt;"), T("&quot;"), T("-->"), T("]]>"), T("</textarea>"), T("台"), T("𠮷"), T("\xE5"), T("\x8F"),
		T("\xF0"), T("\xC2\x85"), T("+"), T("%"), T("#"), T("?"),
	};
	auto_buf b = { 0 };
	for (uint32_t n = draw(seed) % 12; n; n--) {
		if (draw(seed) % 4)
			buf_put(&b, pieces[draw(seed) % LENGTH(pieces)]);
		else
			buf_byte(&b, (char)draw(seed));
	}
	return arena_copy(a, buf_str(&b));
}

/* Up to the next of these marks, which must be there. */
static str take_up_to(str *rest, str mark)
{
	str piece = str_cut(rest, mark);
	if (!rest->p)
		fail_msg("no %.*s behind \"%.*s\"", P(mark), P(piece));
	return piece;
}

/* What a browser makes of escaped text; every & begins one of the five entities. */
static str read_escaped(struct arena *a, str text)
{
	static const str entities[][2] = { { T("amp;"), T("&") }, { T("lt;"), T("<") }, { T("gt;"), T(">") }, { T("quot;"), T("\"") },
		                           { T("#39;"), T("'") } };
	auto_buf b = { 0 };
	for (str rest = text;;) {
		size_t i = 0;
		buf_put(&b, str_cut(&rest, S("&")));
		if (!rest.p)
			return arena_copy(a, buf_str(&b));
		while (i < LENGTH(entities) && !str_starts(rest, entities[i][0]))
			i++;
		if (i == LENGTH(entities))
			fail_msg("a bare & in \"%.*s\"", P(text));
		buf_put(&b, entities[i][1]);
		rest = (str){ rest.p + entities[i][0].n, rest.n - entities[i][0].n };
	}
}

/* The same text by another way: one character after the other. */
static str cleaned(struct arena *a, str bytes)
{
	auto_buf b = { 0 };
	for (size_t at = 0; at < bytes.n;) {
		uint32_t rune = utf8_next(bytes, &at);
		bool control = (rune < 0x20 && rune != '\t' && rune != '\n') || (rune >= 0x7F && rune <= 0x9F);
		buf_rune(&b, control ? 0xFFFD : rune);
	}
	return arena_copy(a, buf_str(&b));
}

static void no_argument_leaves_its_place(void **state)
{
	(void)state;
	for (uint64_t number = 1; number <= 20000; number++) {
		struct lone_visit r;
		uint64_t seed = number;
		lone_open(&r, LANG_JA);
		str bytes = random_bytes(&r.arena, &seed), text = cleaned(&r.arena, bytes);
		html(&r.v, "<p title=\"{}\" class='{}'>{}</p>", bytes, bytes, bytes);
		str rest = lone_saw(&r);
		same(take_up_to(&rest, S("\"")), S("<p title="));
		same(read_escaped(&r.arena, take_up_to(&rest, S("\""))), text);
		same(take_up_to(&rest, S("'")), S(" class="));
		same(read_escaped(&r.arena, take_up_to(&rest, S("'"))), text);
		same(take_up_to(&rest, S(">")), S(""));
		same(read_escaped(&r.arena, take_up_to(&rest, S("<"))), text);
		same(rest, S("/p>"));
		lone_close(&r);
	}
}

/* -- addresses ----------------------------------------------------------------------------------------- */

static void addresses_are_encoded(void **state)
{
	(void)state;
	struct lone_visit r;
	lone_open(&r, LANG_EN);
	struct visit *v = &r.v;
	static const struct words words = { "台", "a b" };
	same(url(v, "/"), S("/"));
	same(url(v, "/a/{}/{}?q={}&n={}", S("台"), "..", words, -5), S("/a/%E5%8F%B0/..?q=a%20b&n=-5"));
	same(url(v, "/{}", S("//example.jp/?#&\"<\r\n\0")), S("/%2F%2Fexample.jp%2F%3F%23%26%22%3C%0D%0A%00"));
	html(v, "<a href=\"{}\">", url(v, "/a?b={}&c={}", "\"", "&"));
	same(lone_saw(&r), S("<a href=\"/a?b=%22&amp;c=%26\">"));
	lone_close(&r);
}

/* A word that can stand in a path: nothing that target_read refuses. */
static str random_word(struct arena *a, uint64_t *seed)
{
	auto_buf b = { 0 };
	str dirty = cleaned(a, random_bytes(a, seed));
	for (size_t i = 0; i < dirty.n; i++)
		if (dirty.p[i] != '/' && dirty.p[i] != '\n' && dirty.p[i] != '\t')
			buf_byte(&b, dirty.p[i]);
	buf_byte(&b, 'x');
	return arena_copy(a, buf_str(&b));
}

static void addresses_are_read_back(void **state)
{
	(void)state;
	for (uint64_t number = 1; number <= 5000; number++) {
		struct lone_visit r;
		struct target t;
		struct fields f;
		struct err e = { 0 };
		uint64_t seed = number;
		lone_open(&r, LANG_JA);
		struct visit *v = &r.v;
		str one = random_word(&r.arena, &seed), two = random_word(&r.arena, &seed), value = random_word(&r.arena, &seed);
		str path = url(v, "/ledger/{}/{}?q={}&n={}", one, two, value, number);
		works(target_read(&r.arena, path, &t, &e), e);
		assert_int_equal(t.count, 3);
		same(t.words[1], one);
		same(t.words[2], two);
		works(fields_read_query(&r.arena, t.query, &f, &e), e);
		assert_int_equal(f.count, 2);
		same(fields_value(&f, "q"), value);
		lone_close(&r);
	}
}

/* -- pieces of pages ----------------------------------------------------------------------------------- */

/* What a piece writes for a reader of this language. */
#define expect(lang, call, want)                    \
	do {                                        \
		struct lone_visit r_;                  \
		lone_open(&r_, lang);            \
		struct visit *v = &r_.v;            \
		call;                               \
		same(lone_saw(&r_), S(want));    \
		lone_close(&r_);                 \
	} while (0)

static void notices_are_announced(void **state)
{
	(void)state;
	expect(LANG_JA, page_notice(v, TONE_PLAIN, S("a<b")), "<div class=\"notice\" role=\"status\"><p>a&lt;b</p></div>\n");
	expect(LANG_JA, page_notice(v, TONE_GOOD, S("a")), "<div class=\"notice good\" role=\"status\"><p>a</p></div>\n");
	expect(LANG_JA, page_notice(v, TONE_WARN, S("a")), "<div class=\"notice warn\" role=\"status\"><p>a</p></div>\n");
	expect(LANG_JA, page_notice(v, TONE_BAD, S("a")), "<div class=\"notice bad\" role=\"status\"><p>a</p></div>\n");
}

/* Who works at a page cannot make room on the disk. */
static void of_a_disk_is_said_who_can_help(void **state)
{
	(void)state;
	static const char *const helper[] = { [LANG_JA] = "<p>システム運用担当者に知らせてください。", [LANG_EN] = "<p>Please tell the system operator." };
	for (enum lang lang = LANG_JA; lang <= LANG_EN; lang++) {
		struct lone_visit r;
		struct err e = { 0 };
		lone_open(&r, lang);
		err_set(&e, ERR_DISK, "空き容量がありません", "full");
		page_error(&r.v, &e);
		assert_int_equal(r.answer.status, 507);
		assert_true(str_has(lone_saw(&r), str_of(helper[lang])));
		lone_close(&r);
	}
}

static void an_error_is_told_and_sets_the_status(void **state)
{
	(void)state;
	static const struct {
		enum err_kind kind;
		unsigned status;
	} rows[] = { { ERR_INPUT, 422 }, { ERR_MISSING, 404 }, { ERR_CONFLICT, 409 }, { ERR_PARTLY, 200 } };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		struct err e = { 0 };
		lone_open(&r, i % 2 ? LANG_EN : LANG_JA);
		err_set(&e, rows[i].kind, "「<b>」は日付ではありません", "\"<b>\" is no date");
		page_error(&r.v, &e);
		assert_int_equal(r.answer.status, rows[i].status);
		same(lone_saw(&r), i % 2 ? S("<div class=\"notice bad\" role=\"alert\" tabindex=\"-1\" id=\"problem\">"
		                                "<p>&quot;&lt;b&gt;&quot; is no date</p></div>\n")
		                            : S("<div class=\"notice bad\" role=\"alert\" tabindex=\"-1\" id=\"problem\">"
		                                "<p>「&lt;b&gt;」は日付ではありません</p></div>\n"));
		lone_close(&r);
	}
}

#define CSRF "<input type=\"hidden\" name=\"csrf\" value=\"c5rf\">\n"

static void forms_carry_their_csrf_field(void **state)
{
	(void)state;
	static const struct words words = { "消す", "Remove" };
	expect(LANG_JA, form_open(v, S("/a?b&c")), "<form method=\"post\" action=\"/a?b&amp;c\">\n" CSRF);
	expect(LANG_JA, form_open_files(v, S("/a")), "<form method=\"post\" enctype=\"multipart/form-data\" action=\"/a\">\n" CSRF);
	expect(LANG_EN, form_button(v, S("/a"), words, TONE_BAD),
	       "<form class=\"inline\" method=\"post\" action=\"/a\">\n" CSRF "<button class=\"quiet danger\">Remove</button></form>\n");
	expect(LANG_JA, form_button(v, S("/a"), words, TONE_PLAIN),
	       "<form class=\"inline\" method=\"post\" action=\"/a\">\n" CSRF "<button class=\"quiet\">消す</button></form>\n");
	expect(LANG_JA, form_hidden(v, "to", S("\">")), "<input type=\"hidden\" name=\"to\" value=\"&quot;&gt;\">\n");
	expect(LANG_JA, form_submit(v, words), "<div class=\"actions\"><button>消す</button></div>\n");
	expect(LANG_JA, form_close(v), "</form>\n");
}

static void inputs_are_named_explained_and_marked(void **state)
{
	(void)state;
	static const struct words label = { "場所", "Place" }, hint = { "部屋の名前", "name of the room" };
	expect(LANG_JA, form_input(v, &(struct input){ .name = "place", .label = label, .value = S("a\"b") }),
	       "<div class=\"field\">\n<label for=\"place\">場所</label>\n"
	       "<input type=\"text\" id=\"place\" name=\"place\" value=\"a&quot;b\">\n</div>\n");
	expect(LANG_JA, form_input(v, &(struct input){ .name = "place", .label = label, .hint = hint, .must = true }),
	       "<div class=\"field\">\n<label for=\"place\">場所 <span class=\"must\">必須</span></label>\n"
	       "<span class=\"hint\" id=\"place-hint\">部屋の名前</span>\n"
	       "<input type=\"text\" id=\"place\" name=\"place\" required aria-describedby=\"place-hint\" value=\"\">\n</div>\n");
	expect(LANG_EN, form_input(v, &(struct input){ .name = "place", .label = label, .hint = hint, .must = true, .wrong = true,
	                                               .type = "date", .complete = "off" }),
	       "<div class=\"field\">\n<label for=\"place\">Place <span class=\"must\">required</span></label>\n"
	       "<span class=\"hint\" id=\"place-hint\">name of the room</span>\n"
	       "<input type=\"date\" id=\"place\" name=\"place\" autocomplete=\"off\" required aria-invalid=\"true\""
	       " aria-describedby=\"place-hint problem\" value=\"\">\n</div>\n");
	expect(LANG_EN, form_input(v, &(struct input){ .name = "place", .label = label, .wrong = true, .type = "textarea",
	                                               .value = S("\n</textarea>") }),
	       "<div class=\"field\">\n<label for=\"place\">Place</label>\n"
	       "<textarea rows=\"4\" id=\"place\" name=\"place\" aria-invalid=\"true\" aria-describedby=\"problem\">\n"
	       "\n&lt;/textarea&gt;</textarea>\n</div>\n");
}

static void passwords_are_never_sent_back(void **state)
{
	(void)state;
	static const struct words label = { "パスワード", "Password" };
	expect(LANG_EN, form_input(v, &(struct input){ .name = "p", .label = label, .type = "password", .value = S("Himitsu"),
	                                               .complete = "current-password" }),
	       "<div class=\"field\">\n<label for=\"p\">Password</label>\n"
	       "<input type=\"password\" id=\"p\" name=\"p\" autocomplete=\"current-password\">\n</div>\n");
	expect(LANG_EN, form_input(v, &(struct input){ .name = "p", .label = label, .type = "file", .value = S("a") }),
	       "<div class=\"field\">\n<label for=\"p\">Password</label>\n<input type=\"file\" id=\"p\" name=\"p\">\n</div>\n");
}

static void choices_show_what_is_chosen(void **state)
{
	(void)state;
	static const struct words label = { "大きさ", "Size" };
	static const struct select_option options[] = { { T("big"), T("大") }, { T("small"), T("小<") } };
#define SELECT "<div class=\"field\">\n<label for=\"s\">大きさ</label>\n<select id=\"s\" name=\"s\">\n"
#define END "</select>\n</div>\n"
	expect(LANG_JA, form_select(v, "s", label, options, 2, S("small"), false),
	       SELECT "<option value=\"big\">大</option>\n<option value=\"small\" selected>小&lt;</option>\n" END);
	expect(LANG_JA, form_select(v, "s", label, options, 2, S(""), true),
	       SELECT "<option value=\"\" selected>選んでください</option>\n<option value=\"big\">大</option>\n"
	              "<option value=\"small\">小&lt;</option>\n" END);
	expect(LANG_JA, form_select(v, "s", label, options, 1, S(""), false), SELECT "<option value=\"big\">大</option>\n" END);
	expect(LANG_JA, form_select(v, "s", label, options, 1, S("特大\""), false),
	       SELECT "<option value=\"big\">大</option>\n<option value=\"特大&quot;\" selected>特大&quot;</option>\n" END);
	expect(LANG_JA, form_check(v, "c", S("1"), label, true),
	       "<p><label class=\"inline\"><input type=\"checkbox\" name=\"c\" value=\"1\" checked> 大きさ</label></p>\n");
	expect(LANG_EN, form_check(v, "c", S("<"), label, false),
	       "<p><label class=\"inline\"><input type=\"checkbox\" name=\"c\" value=\"&lt;\"> Size</label></p>\n");
}

/* -- page numbers -------------------------------------------------------------------------------------- */

/* The pager as its texts: a link's number and this page in brackets. A link must lead to the page it names. */
static str outline(struct arena *a, str page)
{
	auto_buf b = { 0 };
	take_up_to(&page, S(">\n"));
	while (!str_starts(page, S("</nav>"))) {
		str tag = take_up_to(&page, S(">")), text = take_up_to(&page, S("</"));
		bool here = str_has(tag, S("aria-current=\"page\"")), named = str_has(tag, S("rel="));
		if (str_starts(tag, S("<a href")))
			assert_true(str_ends(tag, arena_fmt(a, "page=%.*s\"", P(text))));
		buf_fmt(&b, here ? "[%.*s]" : named ? "(%.*s)" : "%.*s", P(text));
		buf_byte(&b, ' ');
		take_up_to(&page, S("\n"));
	}
	return str_trim(arena_copy(a, buf_str(&b)));
}

static void near_pages_are_numbered(void **state)
{
	(void)state;
	static const struct {
		size_t page, pages;
		const char *outline; /* NULL: no pager */
	} rows[] = {
		{ 1, 0, NULL },
		{ 1, 1, NULL },
		{ 9, 1, NULL },
		{ 1, 2, "[1] 2 (Next)" },
		{ 2, 2, "(Previous) 1 [2]" },
		{ 0, 2, "[1] 2 (Next)" },
		{ 9, 2, "(Previous) 1 [2]" },
		{ 1, 9, "[1] 2 3 … 9 (Next)" },
		{ 4, 9, "(Previous) 1 2 3 [4] 5 6 … 9 (Next)" },
		{ 5, 9, "(Previous) 1 … 3 4 [5] 6 7 … 9 (Next)" },
		{ 6, 9, "(Previous) 1 … 4 5 [6] 7 8 9 (Next)" },
		{ 9, 9, "(Previous) 1 … 7 8 [9]" },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct lone_visit r;
		lone_open(&r, LANG_EN);
		page_pager(&r.v, S("/ledger?sort=name"), rows[i].page, rows[i].pages);
		if (rows[i].outline)
			same(outline(&r.arena, lone_saw(&r)), str_of(rows[i].outline));
		else
			same(lone_saw(&r), S(""));
		lone_close(&r);
	}
}

static void a_pager_keeps_the_rest_of_the_address(void **state)
{
	(void)state;
	expect(LANG_JA, page_pager(v, S("/a?b=c"), 2, 2),
	       "<nav class=\"pager\" aria-label=\"ページ\">\n<a rel=\"prev\" href=\"/a?b=c&amp;page=1\">前へ</a>\n"
	       "<a href=\"/a?b=c&amp;page=1\">1</a>\n<span aria-current=\"page\">2</span>\n</nav>\n");
	expect(LANG_EN, page_pager(v, S("/a"), 1, 2),
	       "<nav class=\"pager\" aria-label=\"Pages\">\n<span aria-current=\"page\">1</span>\n<a href=\"/a?page=2\">2</a>\n"
	       "<a rel=\"next\" href=\"/a?page=2\">Next</a>\n</nav>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_that_do_not_match_end_the_program),
		cmocka_unit_test(every_type_is_written_as_itself),
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(no_argument_leaves_its_place),
		cmocka_unit_test(addresses_are_encoded),
		cmocka_unit_test(addresses_are_read_back),
		cmocka_unit_test(notices_are_announced),
		cmocka_unit_test(an_error_is_told_and_sets_the_status),
		cmocka_unit_test(of_a_disk_is_said_who_can_help),
		cmocka_unit_test(forms_carry_their_csrf_field),
		cmocka_unit_test(inputs_are_named_explained_and_marked),
		cmocka_unit_test(passwords_are_never_sent_back),
		cmocka_unit_test(choices_show_what_is_chosen),
		cmocka_unit_test(near_pages_are_numbered),
		cmocka_unit_test(a_pager_keeps_the_rest_of_the_address),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
