/* json.c - the JSON writer, and the bounds around the reader.
 * SPDX-License-Identifier: Apache-2.0 */
#include "json.h"

#include "utf8.h"

static void before_value(struct json *j)
{
	if (j->comma)
		buf_byte(j->out, ',');
	j->comma = true;
}

static void put_escaped(struct buf *b, uint32_t rune)
{
	static const char *const named[] = { ['"'] = "\\\"", ['\\'] = "\\\\", ['\b'] = "\\b", ['\f'] = "\\f",
		                             ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t" };
	if (rune < LENGTH(named) && named[rune])
		buf_put(b, str_of(named[rune]));
	else if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0)) /* those above ASCII are obeyed by terminals as well */
		buf_fmt(b, "\\u%04x", (unsigned)rune);
	else
		buf_rune(b, rune);
}

static bool plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

static void put_quoted(struct buf *b, str s)
{
	buf_byte(b, '"');
	for (size_t at = 0; at < s.n;) {
		size_t run = at;
		while (run < s.n && plain((unsigned char)s.p[run]))
			run++;
		buf_put(b, (str){ s.p + at, run - at });
		at = run;
		if (at < s.n)
			put_escaped(b, utf8_next(s, &at));
	}
	buf_byte(b, '"');
}

void json_put_open(struct json *j, char bracket)
{
	before_value(j);
	buf_byte(j->out, bracket);
	j->comma = false;
}

void json_put_close(struct json *j, char bracket)
{
	buf_byte(j->out, bracket);
	j->comma = true;
}

void json_put_key(struct json *j, str key)
{
	before_value(j);
	put_quoted(j->out, key);
	buf_byte(j->out, ':');
	j->comma = false;
}

void json_put_str(struct json *j, str value)
{
	before_value(j);
	put_quoted(j->out, value);
}

void json_put_int(struct json *j, int64_t value)
{
	before_value(j);
	buf_fmt(j->out, "%lld", (long long)value);
}

void json_put_bool(struct json *j, bool value)
{
	before_value(j);
	buf_put(j->out, value ? S("true") : S("false"));
}

void json_put_null(struct json *j)
{
	before_value(j);
	buf_put(j->out, S("null"));
}

void json_put_as_is(struct json *j, str json)
{
	before_value(j);
	buf_put(j->out, json);
}

void json_pair_str(struct json *j, str key, str value)
{
	json_put_key(j, key);
	json_put_str(j, value);
}

void json_pair_int(struct json *j, str key, int64_t value)
{
	json_put_key(j, key);
	json_put_int(j, value);
}

void json_pair_bool(struct json *j, str key, bool value)
{
	json_put_key(j, key);
	json_put_bool(j, value);
}

void json_pair_words(struct json *j, str key, struct words words)
{
	json_put_key(j, key);
	json_put_open(j, '{');
	json_pair_str(j, S("ja"), str_of(words.ja));
	json_pair_str(j, S("en"), str_of(words.en));
	json_put_close(j, '}');
}

void json_pair_change(struct json *j, str key, str was, str now)
{
	if (str_eq(was, now))
		return;
	json_put_key(j, key);
	json_put_open(j, '[');
	json_put_str(j, was);
	json_put_str(j, now);
	json_put_close(j, ']');
}

void json_let_go(json_t **j)
{
	json_decref(*j);
	*j = NULL;
}

json_t *json_read(str text, struct err *e)
{
	json_error_t why;
	if (text.n > JSON_BYTES_MAX) {
		err_set(e, ERR_INPUT, "JSON が大きすぎます(上限 %u バイト)", "the JSON is too large (limit %u bytes)",
		        JSON_BYTES_MAX);
		return NULL;
	}
	json_t *j = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &why);
	if (!j)
		err_set(e, ERR_INPUT, "%d行%d文字目: JSON として読めません(%s)", "line %d column %d: not JSON (%s)",
		        why.line, why.column, why.text);
	return j;
}

str json_text(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	return json_is_string(value) ? (str){ json_string_value(value), json_string_length(value) } : S("");
}

int64_t json_whole(const json_t *object, const char *key, int64_t otherwise)
{
	const json_t *value = json_object_get(object, key);
	return json_is_integer(value) ? json_integer_value(value) : otherwise;
}
