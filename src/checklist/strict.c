/* strict.c - taking values out of data files of ours, and saying where one is not as it should be.
 * SPDX-License-Identifier: Apache-2.0 */
#include "strict.h"

#include "base/utf8.h"

static str place_of(const struct strict *s, const char *key)
{
	return arena_join(s->a, s->where, S("."), str_of(key));
}

bool strict_refuse(const struct strict *s, const char *key, const char *ja, const char *en)
{
	str place = place_of(s, key);
	err_set(s->e, ERR_INPUT, "%s%.0s", "%.0s%s", ja, en);
	return place.n ? err_at(s->e, (struct words){ place.p, place.p }) : false;
}

bool strict_open(struct arena *a, str bytes, const char *format, json_t **file, struct strict *s, struct err *e)
{
	*file = json_read(bytes, e);
	*s = (struct strict){ .a = a, .e = e, .object = *file };
	if (!*file)
		return false;
	if (!json_is_object(*file))
		return strict_refuse(s, "", "{ } で囲まれたファイルではありません", "the file is not an object in { }");
	if (str_eq(json_text(*file, "format"), str_of(format)))
		return true;
	return err_set(e, ERR_INPUT, "format が \"%s\" ではありません", "format is not \"%s\"", format);
}

bool strict_keys(const struct strict *s, const char *const *names)
{
	const char *key;
	json_t *value;
	json_object_foreach((json_t *)s->object, key, value) {
		const char *const *name = names;
		while (*name && !str_eq(str_of(*name), str_of(key)))
			name++;
		if (!*name)
			return strict_refuse(s, key, "この名前の項目はありません(書き間違いではありませんか)",
			                     "there is nothing of this name (is it mistyped?)");
	}
	return true;
}

static bool has_control(str text)
{
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0))
			return true;
	}
	return false;
}

static bool take_text(const struct strict *s, const char *key, const json_t *value, size_t max, str *text)
{
	if (!json_is_string(value))
		return strict_refuse(s, key, "文字列ではありません", "is not a text");
	*text = arena_copy(s->a, (str){ json_string_value(value), json_string_length(value) });
	if (text->n > max)
		return strict_refuse(s, key, "長すぎます", "is too long");
	return !has_control(*text) || strict_refuse(s, key, "改行などの制御文字が入っています", "has control characters");
}

bool strict_text_or_none(const struct strict *s, const char *key, size_t max, str *text)
{
	const json_t *value = json_object_get(s->object, key);
	*text = S("");
	return !value || take_text(s, key, value, max, text);
}

bool strict_text(const struct strict *s, const char *key, size_t max, str *text)
{
	return strict_text_or_none(s, key, max, text) &&
	       (text->n || strict_refuse(s, key, "書かれていません", "is missing"));
}

bool strict_id(const struct strict *s, const char *key, str *id)
{
	if (!strict_text(s, key, STRICT_NAME_MAX, id))
		return false;
	for (size_t i = 0; i < id->n; i++) {
		char c = id->p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'))
			return strict_refuse(s, key, "使えるのは小文字の英字、数字、「.」「-」「_」だけです",
			                     "may hold small letters, digits, '.', '-' and '_' alone");
	}
	return true;
}

bool strict_words(const struct strict *s, size_t max, struct words *words)
{
	str ja, en;
	if (!strict_text(s, "ja", max, &ja) || !strict_text(s, "en", max, &en))
		return false;
	*words = (struct words){ ja.p, en.p };
	return true;
}

bool strict_words_at(const struct strict *s, const char *key, size_t max, struct words *words)
{
	static const char *const names[] = { "ja", "en", NULL };
	struct strict in = { s->a, s->e, json_object_get(s->object, key), place_of(s, key) };
	*words = (struct words){ "", "" };
	if (!in.object)
		return true;
	if (!json_is_object(in.object))
		return strict_refuse(s, key, "{\"ja\": …, \"en\": …} ではありません", "is not {\"ja\": …, \"en\": …}");
	return strict_keys(&in, names) && strict_words(&in, max, words);
}

bool strict_whole(const struct strict *s, const char *key, int64_t least, int64_t most, int64_t *number)
{
	const json_t *value = json_object_get(s->object, key);
	*number = json_is_integer(value) ? json_integer_value(value) : least - 1;
	if (*number >= least && *number <= most)
		return true;
	str ja = arena_fmt(s->a, "%lld から %lld までの整数ではありません", (long long)least, (long long)most);
	str en = arena_fmt(s->a, "is not a whole number from %lld to %lld", (long long)least, (long long)most);
	return strict_refuse(s, key, ja.p, en.p);
}

bool strict_flag(const struct strict *s, const char *key, bool *flag)
{
	const json_t *value = json_object_get(s->object, key);
	*flag = json_is_true(value);
	return !value || json_is_boolean(value) ||
	       strict_refuse(s, key, "true か false ではありません", "is neither true nor false");
}

bool strict_choice(const struct strict *s, const char *key, const struct choice *choices, bool fine,
                   const struct choice **choice)
{
	str code;
	if (!strict_text_or_none(s, key, STRICT_NAME_MAX, &code))
		return false;
	*choice = choice_of(choices, code);
	return *choice || (fine && !code.n) ||
	       strict_refuse(s, key, "決められた語のどれでもありません", "is none of the fixed words");
}

static bool find_list(const struct strict *s, const char *key, size_t max, const json_t **list)
{
	*list = json_object_get(s->object, key);
	if (!json_is_array(*list))
		return strict_refuse(s, key, "[ ] の並びではありません", "is not a list in [ ]");
	return json_array_size(*list) <= max || strict_refuse(s, key, "数が多すぎます", "has too many entries");
}

bool strict_list(const struct strict *s, const char *key, size_t max, size_t *count)
{
	const json_t *list;
	if (!find_list(s, key, max, &list))
		return false;
	*count = json_array_size(list);
	return true;
}

bool strict_at(const struct strict *s, const char *key, size_t index, struct strict *item)
{
	*item = (struct strict){ s->a, s->e, json_array_get(json_object_get(s->object, key), index),
		                 arena_fmt(s->a, "%.*s[%zu]", P(place_of(s, key)), index) };
	return json_is_object(item->object) || strict_refuse(item, "", "{ } ではありません", "is not an object in { }");
}

bool strict_texts(const struct strict *s, const char *key, size_t max, str **texts, size_t *count)
{
	const json_t *list = NULL;
	*count = 0;
	if (!json_object_get(s->object, key))
		return true;
	if (!find_list(s, key, max, &list))
		return false;
	*texts = arena_array(s->a, str, json_array_size(list));
	for (; *count < json_array_size(list); (*count)++)
		if (!take_text(s, key, json_array_get(list, *count), STRICT_NAME_MAX, &(*texts)[*count]))
			return false;
	return true;
}
