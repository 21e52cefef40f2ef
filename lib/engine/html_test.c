/* html_test.c - reports give their rows, however their tags are written.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/html.h"

#include <string.h>

/* "a|b;c": the rows of a text. */
static void show(struct arena *a, str text, struct buf *out)
{
	struct html h = { .a = a, .rest = text, .line = 1 };
	struct html_row row;
	while (html_next(&h, &row)) {
		buf_put(out, out->n ? S(";") : S(""));
		for (size_t i = 0; i < row.count; i++)
			buf_fmt(out, "%s%.*s", i ? "|" : "", P(row.cells[i]));
	}
}

static void rows_are_found(void **state)
{
	(void)state;
	static const struct {
		str text, rows;
	} rows[] = {
		{ T(""), T("") },
		{ T("<"), T("<") },
		{ T("<<b>a 1 < 2 <3"), T("<a 1 < 2 <3") },
		{ T("<b"), T("") },
		{ T("<tr><td></td><td> </td></tr>"), T("") },
		{ T("<tr><td></td><td>b</td></tr>"), T("|b") },
		{ T("<TR><TD>a<TD>b\r\n c<TR><TH>d"), T("a|b c;d") },
		{ T("<td title=\"a>b\" x='>'>c</td>"), T("c") },
		{ T("<td title=\"a>c"), T("c") }, /* a quotation mark without its pair */
		{ T("a<!-- <td>x</td> -->b<!-- rest"), T("ab") },
		{ T("<script>x</div><tr><td>9</SCRIPT><style>y"), T("") },
		{ T("<script"), T("") },
		{ T("<div>a</div><div>b<p>c"), T("a;b;c") },
		{ T("<td><div>a</div>b<br>c<br/>d<td>e"), T("a b c d|e") },
		{ T("<td>a<table><tr><td>b</table>"), T("a;b") },
		{ T("&lt;&amp;&gt;&quot;&apos;&nbsp;&#65;&#x3042;&#X41;"), T("<&>\"' AあA") },
		{ T("&;&x;&#;&#x;&#xD800;&#1114112;&#9g;&amp"), T("&;&x;&#;&#x;&#xD800;&#1114112;&#9g;&amp") },
		{ T("<td>1<td>2<td>3<td>4<td>5<td>6<td>7<td>8<td>9"), T("1|2|3|4|5|6|7|8") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		auto_buf out = { 0 };
		show(&a, rows[i].text, &out);
		same(buf_str(&out), rows[i].rows);
	}
}

static void a_tag_without_end_is_passed_over(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf text = { 0 }, out = { 0 };
	buf_put(&text, S("<td x=\""));
	while (text.n < HTML_TAG_MAX)
		buf_byte(&text, 'a');
	buf_put(&text, S("behind"));
	show(&a, buf_str(&text), &out);
	same(buf_str(&out), S("behind"));
}

static void rows_know_their_line(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct html h = { .a = &a, .rest = S("<p\n>a</p>\n\n<p>b</p>"), .line = 1 };
	struct html_row row;
	assert_true(html_next(&h, &row));
	assert_int_equal(row.line, 2);
	assert_true(html_next(&h, &row));
	assert_int_equal(row.line, 4);
	assert_false(html_next(&h, &row));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_found),
		cmocka_unit_test(a_tag_without_end_is_passed_over),
		cmocka_unit_test(rows_know_their_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
