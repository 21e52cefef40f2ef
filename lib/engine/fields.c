/* fields.c - reading targets, queries, forms and cookies, and writing percent-encoded text.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fields.h"

#include "base/utf8.h"
#include "multipart.h"

#define ESCAPE_BYTES 3u /* %41 */

/* The byte that an escape at the front stands for; -1 when there is none. */
static int escaped_byte(str s)
{
	uint32_t byte = 0;
	bool is_escape = s.n >= ESCAPE_BYTES && s.p[0] == '%' && str_hex((str){ s.p + 1, 2 }, &byte);
	return is_escape ? (int)byte : -1;
}

/* s without its escapes, and in forms with a blank for each +. A % that begins no escape stays and is counted. */
static str unescaped(struct arena *a, str s, bool form, size_t *lone)
{
	char *to = arena_take(a, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++) {
		int byte = escaped_byte((str){ s.p + i, s.n - i });
		*lone += byte < 0 && s.p[i] == '%';
		to[n] = byte >= 0 ? (char)byte : form && s.p[i] == '+' ? ' ' : s.p[i];
		i += byte >= 0 ? ESCAPE_BYTES : 1;
	}
	return (str){ to, n };
}

/* -- targets ------------------------------------------------------------------------------------------- */

static size_t slashes(str s)
{
	size_t count = 0;
	for (size_t i = 0; i < s.n; i++)
		count += s.p[i] == '/';
	return count;
}

static bool has_control(str utf8)
{
	for (size_t at = 0; at < utf8.n;) {
		uint32_t rune = utf8_next(utf8, &at);
		if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0))
			return true;
	}
	return false;
}

static bool cut_words(struct target *t, struct err *e)
{
	for (str rest = str_from(t->path, 1); rest.p;) {
		str word = str_cut(&rest, S("/"));
		if (t->count == PATH_WORDS_MAX)
			return err_set(e, ERR_INPUT, "アドレスの区切りが多すぎます（上限 %u 個）",
			               "the address has too many parts (at most %u)", PATH_WORDS_MAX);
		if ((!word.n && rest.p) || str_eq(word, S(".")) || str_eq(word, S("..")))
			return err_set(e, ERR_INPUT, "アドレスに空の区切り、「.」または「..」があります",
			               "the address has an empty part, \".\" or \"..\"");
		t->words[t->count++] = word;
	}
	return true;
}

bool target_read(struct arena *a, str raw, struct target *t, struct err *e)
{
	str query = raw, path = str_cut(&query, S("?"));
	size_t lone = 0;
	*t = (struct target){ .path = S(""), .query = query.p ? query : S("") };
	if (!str_starts(path, S("/")))
		return err_set(e, ERR_INPUT, "アドレスが / で始まっていません", "the address does not begin with a slash");
	if (path.n > PATH_BYTES_MAX)
		return err_set(e, ERR_INPUT, "アドレスが長すぎます（上限 %u バイト）",
		               "the address is too long (at most %u bytes)", PATH_BYTES_MAX);
	t->path = unescaped(a, path, false, &lone);
	if (lone)
		return err_set(e, ERR_INPUT, "アドレスの %% の後に16進数2桁がありません",
		               "a %% in the address is not followed by two hexadecimal digits");
	if (!utf8_valid(t->path) || has_control(t->path))
		return err_set(e, ERR_INPUT, "アドレスに使えない文字があります",
		               "the address has characters that cannot be used");
	if (slashes(t->path) != slashes(path))
		return err_set(e, ERR_INPUT, "アドレスの区切りの中に / があります", "a part of the address has a slash in it");
	return cut_words(t, e);
}

/* -- forms --------------------------------------------------------------------------------------------- */

str field_text(struct arena *a, str raw)
{
	if (utf8_valid(raw) && !str_has(raw, S("\r")))
		return raw;
	auto_buf text = { 0 };
	for (size_t at = 0; at < raw.n;) {
		uint32_t rune = utf8_next(raw, &at);
		if (rune != '\r')
			buf_rune(&text, rune);
		else if (at == raw.n || raw.p[at] != '\n')
			buf_byte(&text, '\n');
	}
	return arena_copy(a, buf_str(&text));
}

bool form_draft_add(struct form_draft *d, const struct field *field, struct err *e)
{
	struct fields *f = d->f;
	if (f->count == FIELDS_MAX)
		return err_set(e, ERR_INPUT, "入力欄が多すぎます（上限 %u 個）", "there are too many fields (at most %u)",
		               FIELDS_MAX);
	if (field->name.n > FIELD_NAME_MAX)
		return err_set(e, ERR_INPUT, "入力欄の名前が長すぎます（上限 %u バイト）",
		               "the name of a field is too long (at most %u bytes)", FIELD_NAME_MAX);
	if (field->file.n > FIELD_FILE_MAX)
		return err_set(e, ERR_INPUT, "ファイルの名前が長すぎます。%u文字までに縮めてください",
		               "the file's name is too long; shorten it to %u characters", FIELD_FILE_MAX / 3);
	arena_grow(d->a, f->list, f->count, d->room);
	f->list[f->count++] = *field;
	return true;
}

static str form_text(struct arena *a, str raw)
{
	size_t lone = 0;
	bool plain = !str_has(raw, S("%")) && !str_has(raw, S("+"));
	return raw.n ? field_text(a, plain ? raw : unescaped(a, raw, true, &lone)) : S("");
}

bool fields_read_query(struct arena *a, str query, struct fields *f, struct err *e)
{
	struct form_draft d = { .a = a, .f = f };
	*f = (struct fields){ 0 };
	for (str rest = query; rest.p;) {
		str value = str_cut(&rest, S("&"));
		if (!value.n)
			continue;
		str name = str_cut(&value, S("="));
		struct field field = { .name = form_text(a, name), .value = form_text(a, value), .file = S("") };
		if (!form_draft_add(&d, &field, e))
			return false;
	}
	return true;
}

bool fields_read_body(struct arena *a, str content_type, str body, struct fields *f, struct err *e)
{
	str params = content_type, type = str_trim(str_cut(&params, S(";")));
	if (str_eq_nocase(type, S("application/x-www-form-urlencoded")))
		return fields_read_query(a, body, f, e);
	if (str_eq_nocase(type, S("multipart/form-data")))
		return multipart_read(a, params, body, f, e);
	*f = (struct fields){ 0 };
	return err_set(e, ERR_INPUT, "入力がフォームの形式で送られていません", "what was sent is not a form");
}

/* -- looking ------------------------------------------------------------------------------------------- */

const struct field *fields_find(const struct fields *f, const char *name)
{
	for (size_t i = 0; i < f->count; i++)
		if (str_eq(f->list[i].name, str_of(name)))
			return &f->list[i];
	return NULL;
}

str fields_value(const struct fields *f, const char *name)
{
	const struct field *field = fields_find(f, name);
	return field ? field->value : S("");
}

str cookie_value(str header, const char *name)
{
	for (str rest = header; rest.p;) {
		str value = str_trim(str_cut(&rest, S(";")));
		str key = str_cut(&value, S("="));
		if (value.p && str_eq(key, str_of(name)))
			return value;
	}
	return S("");
}

/* -- writing ------------------------------------------------------------------------------------------- */

/* RFC 3986, 2.3. */
static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
	       c == '_' || c == '~';
}

static void put_escape(struct buf *b, unsigned char byte)
{
	static const char digits[] = "0123456789ABCDEF";
	buf_put(b, (str){ (const char[]){ '%', digits[byte >> 4], digits[byte & 15] }, ESCAPE_BYTES });
}

void uri_put(struct buf *b, str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t run = at;
		while (run < text.n && is_unreserved(text.p[run]))
			run++;
		buf_put(b, (str){ text.p + at, run - at });
		if (run < text.n)
			put_escape(b, (unsigned char)text.p[run++]);
		at = run;
	}
}
