/* record_json.c - a record's values, and what could be read out of them, as members of a JSON object, and back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "record_json.h"

#include "base/seal.h"
#include "engine/text.h"

#define TAG_LETTERS 24u /* hexadecimal digits: 96 bits of a digest */

/* ---- out */

static void put_value(struct work *w, struct json *j, const struct column *c, str value)
{
	str *pieces;
	size_t n = c->type == COLUMN_LIST ? list_read(w->arena, value, false, &pieces) : 0;
	if (c->type != COLUMN_LIST) {
		json_put_str(j, value);
		return;
	}
	json_put_open(j, '[');
	for (size_t i = 0; i < n; i++)
		json_put_str(j, pieces[i]);
	json_put_close(j, ']');
}

static void pair(struct work *w, struct json *j, const struct column *c, const char *what, str value)
{
	if (value.n)
		json_pair_str(j, arena_fmt(w->arena, "%s_%s", c->name, what), value);
}

static void put_reading(struct work *w, struct json *j, const struct column *c, str value, str link, const str *code)
{
	struct reading r = column_read(w->arena, c, value);
	pair(w, j, c, "code", code && c->type == COLUMN_CHOICE ? *code : r.code);
	pair(w, j, c, "from", day_iso(w->arena, r.span.from));
	pair(w, j, c, "to", day_iso(w->arena, r.span.to));
	if (r.counted)
		json_pair_int(j, arena_fmt(w->arena, "%s_number", c->name), r.number);
	pair(w, j, c, "id", link);
}

void record_json(struct work *w, struct json *j, const struct record_kind *kind, const struct record *r, const str *codes)
{
	json_pair_str(j, S("id"), r->id);
	json_pair_str(j, S("scope"), r->scope);
	json_pair_str(j, S("act"), r->act);
	json_pair_bool(j, S("gone"), r->gone);
	for (size_t i = 0; kind->columns[i].name; i++) {
		json_put_key(j, str_of(kind->columns[i].name));
		put_value(w, j, &kind->columns[i], r->values[i]);
		put_reading(w, j, &kind->columns[i], r->values[i], r->links[i], codes ? &codes[i] : NULL);
	}
}

/* Values change with the act alone; codes and links also when another record lets them be told. */
str record_tag(struct arena *a, const struct record_kind *kind, const struct record *r, const str *codes)
{
	auto_buf b = { 0 };
	buf_put(&b, r->act);
	for (size_t i = 0; kind->columns[i].name; i++)
		buf_fmt(&b, "|%.*s|%.*s", P(r->links[i]), P(codes[i]));
	return str_first(digest_hex(a, digest_of(buf_str(&b))), TAG_LETTERS);
}

/* ---- in */

static str text_of(const json_t *value)
{
	return json_is_string(value) ? (str){ json_string_value(value), json_string_length(value) } : S("");
}

static bool read_text(struct arena *a, const json_t *value, str *raw, struct err *e)
{
	*raw = arena_copy(a, text_of(value));
	return json_is_string(value) || err_set(e, ERR_INPUT, "文字列か null で書いてください", "a text or null is wanted");
}

static bool holds_these(struct arena *a, str raw, const json_t *list)
{
	str *pieces;
	size_t n = list_read(a, raw, false, &pieces);
	bool same = n == json_array_size(list);
	for (size_t i = 0; same && i < n; i++)
		same = str_eq(pieces[i], text_of(json_array_get(list, i)));
	return same;
}

/* Longer than a value may be: refused as such later. */
static str joined(struct arena *a, const json_t *list)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < json_array_size(list) && b.n <= RECORD_VALUE_MAX; i++) {
		buf_put(&b, i ? S(";") : S(""));
		buf_put(&b, text_of(json_array_get(list, i)));
	}
	return arena_copy(a, buf_str(&b));
}

/* A piece that holds what lists are cut at would come back as two. */
static bool read_list(struct arena *a, const json_t *value, str was, str *raw, struct err *e)
{
	if (json_is_string(value))
		return read_text(a, value, raw, e);
	*raw = holds_these(a, was, value) ? was : joined(a, value);
	return (json_is_array(value) && (raw->n > RECORD_VALUE_MAX || holds_these(a, *raw, value))) ||
	       err_set(e, ERR_INPUT, "空でない文字列の配列で書いてください。一つの文字列に「、」「;」などの区切りは入れられません",
	               "an array of texts is wanted, none of them empty or holding a mark that lists are cut at, such as a comma");
}

bool record_json_value(struct arena *a, const struct column *c, const json_t *value, str was, str *raw, struct err *e)
{
	*raw = S("");
	if (json_is_null(value))
		return true;
	if (c->type == COLUMN_LIST)
		return read_list(a, value, was, raw, e);
	if (c->type == COLUMN_COUNT && json_is_integer(value)) {
		*raw = arena_fmt(a, "%lld", (long long)json_integer_value(value));
		return true;
	}
	return read_text(a, value, raw, e);
}
