/* multipart.c - cutting a form's body at its boundary, and reading the heads of its parts.
 * Sources: RFC 2046, 5.1.1 (boundaries), RFC 7578 (form-data), WHATWG HTML, "multipart/form-data encoding algorithm"
 * (what browsers make of names).
 * SPDX-License-Identifier: Apache-2.0 */
#include "multipart.h"

#include <string.h>

/* -- parameters ---------------------------------------------------------------------------------------- */

/* Takes `name=value` or `name="value"` off the front. A backslash is a letter like any other: browsers escape nothing
 * with it, and old ones send the folders of Windows. */
static bool param_take(str *rest, str *name, str *value)
{
	*name = str_trim(str_cut(rest, S("=")));
	if (!rest->p)
		return false;
	*rest = str_trim(*rest);
	if (!str_starts(*rest, S("\""))) {
		*value = str_trim(str_cut(rest, S(";")));
		return !str_has(*value, S("\""));
	}
	*rest = str_from(*rest, 1);
	*value = str_cut(rest, S("\""));
	return rest->p && !str_trim(str_cut(rest, S(";"))).n;
}

/* The only parameter of this name; value->p is NULL when there is none. False: they are broken, or two have the name. */
static bool param_read(str params, str wanted, str *value)
{
	*value = (str){ NULL, 0 };
	while (str_trim(params).n) {
		str name, text;
		if (!param_take(&params, &name, &text))
			return false;
		if (!str_eq_nocase(name, wanted))
			continue;
		if (value->p)
			return false;
		*value = text;
	}
	return true;
}

/* -- one part ------------------------------------------------------------------------------------------ */

/* What follows "form-data" in the only Content-Disposition of a part. */
static bool disposition_read(str head, str *params)
{
	bool found = false;
	for (str rest = head; rest.p;) {
		str value = str_cut(&rest, S("\r\n")), name = str_cut(&value, S(":"));
		if (!value.p)
			return false;
		if (!str_eq_nocase(name, S("Content-Disposition")))
			continue;
		if (found || !str_eq_nocase(str_trim(str_cut(&value, S(";"))), S("form-data")))
			return false;
		found = true;
		*params = value;
	}
	return found;
}

/* A name without the three escapes that browsers write; any other % is part of the name. */
static str sent_name(struct arena *a, str raw)
{
	static const struct {
		str escape;
		char meant;
	} escapes[] = { { T("%22"), '"' }, { T("%0D"), '\r' }, { T("%0A"), '\n' } };
	auto_buf name = { 0 };
	for (size_t at = 0; at < raw.n;) {
		str rest = str_from(raw, at);
		size_t i = 0;
		while (i < LENGTH(escapes) && !str_starts(rest, escapes[i].escape))
			i++;
		buf_byte(&name, i < LENGTH(escapes) ? escapes[i].meant : rest.p[0]);
		at += i < LENGTH(escapes) ? escapes[i].escape.n : 1;
	}
	return field_text(a, arena_copy(a, buf_str(&name)));
}

static str without_folders(str name)
{
	for (size_t i = name.n; i; i--)
		if (name.p[i - 1] == '/' || name.p[i - 1] == '\\') {
			name = str_from(name, i);
			break;
		}
	return str_eq(name, S(".")) || str_eq(name, S("..")) ? S("") : name;
}

static bool take_part(struct form_draft *d, str part, struct err *e)
{
	str rest = str_first(part, PART_HEAD_BYTES_MAX), head = str_cut(&rest, S("\r\n\r\n"));
	str params = S(""), name, file;
	if (!rest.p)
		return err_set(e, ERR_INPUT, "見出しが終わらないか、長すぎます（上限 %u バイト）",
		               "the headers do not end, or are too long (at most %u bytes)", PART_HEAD_BYTES_MAX);
	if (!disposition_read(head, &params) || !param_read(params, S("name"), &name) || !name.p ||
	    !param_read(params, S("filename"), &file))
		return err_set(e, ERR_INPUT, "入力欄の名前を読み取れません", "the name of the field cannot be read");
	str value = str_from(part, (size_t)(rest.p - part.p));
	struct field field = { .name = sent_name(d->a, name),
		               .value = file.p ? value : field_text(d->a, value),
		               .file = file.p ? without_folders(sent_name(d->a, file)) : S(""),
		               .is_file = file.p != NULL };
	return form_draft_add(d, &field, e);
}

/* -- the body ------------------------------------------------------------------------------------------ */

static bool is_boundary(str s)
{
	static const char signs[] = "'()+_,-./:=? ";
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		if (!letter && !memchr(signs, c, sizeof signs - 1))
			return false;
	}
	return s.n && s.n <= BOUNDARY_BYTES_MAX && s.p[s.n - 1] != ' ';
}

static bool cut_short(struct err *e)
{
	return err_set(e, ERR_INPUT, "フォームの内容が途中で切れているか、壊れています。もう一度送ってください",
	               "the form came incomplete or damaged; please send it again");
}

bool multipart_read(struct arena *a, str params, str body, struct fields *f, struct err *e)
{
	struct form_draft d = { .a = a, .f = f };
	str boundary;
	*f = (struct fields){ 0 };
	if (!param_read(params, S("boundary"), &boundary) || !is_boundary(boundary))
		return err_set(e, ERR_INPUT, "フォームの区切り（boundary）を読み取れません",
		               "the boundary of the form cannot be read");
	str delimiter = arena_fmt(a, "\r\n--%.*s", P(boundary));
	str first = str_from(delimiter, 2); /* nothing stands before the first one */
	if (!str_starts(body, first))
		return cut_short(e);
	str rest = str_from(body, first.n);
	while (str_starts(rest, S("\r\n"))) {
		rest = str_from(rest, 2);
		str part = str_cut(&rest, delimiter);
		if (!rest.p)
			return cut_short(e);
		if (!take_part(&d, part, e))
			return err_wrap(e, "フォームの%zu番目の入力欄", "field %zu of the form", f->count + 1);
	}
	return str_starts(rest, S("--")) || cut_short(e);
}
