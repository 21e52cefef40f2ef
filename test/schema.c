/* schema.c - the few keywords of JSON Schema 2020-12 that the description uses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "schema.h"

#include <regex.h>

struct held {
	const json_t *root;
	struct buf *why;
};

static bool holds(const struct held *h, const json_t *schema, const json_t *value);

const json_t *schema_at(const json_t *root, str pointer)
{
	const json_t *at = root;
	auto_arena a = { 0 };
	assert_true(str_starts(pointer, S("#/")));
	for (str rest = str_from(pointer, 2); rest.p && at;)
		at = json_object_get(at, arena_text(&a, str_cut(&rest, S("/"))));
	return at;
}

static bool is_of_type(const char *type, const json_t *value)
{
	str t = str_of(type);
	return str_eq(t, S("object")) ? json_is_object(value) : str_eq(t, S("array")) ? json_is_array(value)
	       : str_eq(t, S("string")) ? json_is_string(value) : str_eq(t, S("integer")) ? json_is_integer(value)
	       : str_eq(t, S("boolean")) ? json_is_boolean(value) : str_eq(t, S("null")) && json_is_null(value);
}

static bool type_holds(const struct held *h, const json_t *type, const json_t *value)
{
	size_t i;
	const json_t *one;
	(void)h;
	json_array_foreach(type, i, one)
		if (is_of_type(json_string_value(one), value))
			return true;
	return json_is_string(type) && is_of_type(json_string_value(type), value);
}

static bool enum_holds(const struct held *h, const json_t *list, const json_t *value)
{
	size_t i;
	const json_t *one;
	(void)h;
	json_array_foreach(list, i, one)
		if (json_equal(one, value))
			return true;
	return false;
}

static bool pattern_holds(const struct held *h, const json_t *pattern, const json_t *value)
{
	regex_t regex;
	(void)h;
	assert_int_equal(regcomp(&regex, json_string_value(pattern), REG_EXTENDED | REG_NOSUB), 0);
	bool ok = !json_is_string(value) || regexec(&regex, json_string_value(value), 0, NULL, 0) == 0;
	regfree(&regex);
	return ok;
}

static bool properties_hold(const struct held *h, const json_t *properties, const json_t *value)
{
	const char *name;
	json_t *member;
	json_object_foreach((json_t *)value, name, member) {
		const json_t *schema = json_object_get(properties, name);
		if (schema && !holds(h, schema, member)) {
			buf_fmt(h->why, " in %s", name);
			return false;
		}
	}
	return true;
}

static bool others_hold(const struct held *h, const json_t *schema, const json_t *others, const json_t *value)
{
	const char *name;
	json_t *member;
	json_object_foreach((json_t *)value, name, member)
		if (!json_object_get(json_object_get(schema, "properties"), name) && (json_is_false(others) || !holds(h, others, member))) {
			buf_fmt(h->why, " (member %s)", name);
			return false;
		}
	return true;
}

static bool required_hold(const struct held *h, const json_t *list, const json_t *value)
{
	size_t i;
	const json_t *name;
	json_array_foreach(list, i, name)
		if (!json_object_get(value, json_string_value(name))) {
			buf_fmt(h->why, " (without %s)", json_string_value(name));
			return false;
		}
	return true;
}

static bool items_hold(const struct held *h, const json_t *schema, const json_t *value)
{
	size_t i;
	const json_t *item;
	json_array_foreach(value, i, item)
		if (!holds(h, schema, item)) {
			buf_fmt(h->why, " [%zu]", i);
			return false;
		}
	return true;
}

/* What none of them says stays unsaid. */
static bool any_holds(const struct held *h, const json_t *list, const json_t *value)
{
	size_t i, said = h->why->n;
	const json_t *one;
	json_array_foreach(list, i, one)
		if (holds(h, one, value)) {
			buf_cut(h->why, said);
			return true;
		}
	return false;
}

static bool ref_holds(const struct held *h, const json_t *ref, const json_t *value)
{
	const json_t *schema = schema_at(h->root, str_of(json_string_value(ref)));
	if (!schema)
		fail_msg("%s leads nowhere", json_string_value(ref));
	return holds(h, schema, value);
}

static bool bound_holds(str keyword, int64_t bound, const json_t *value)
{
	if (str_eq(keyword, S("minimum")))
		return !json_is_integer(value) || json_integer_value(value) >= bound;
	if (str_eq(keyword, S("maximum")))
		return !json_is_integer(value) || json_integer_value(value) <= bound;
	int64_t n = (int64_t)json_array_size(value);
	return str_eq(keyword, S("minItems")) ? n >= bound : n <= bound;
}

static bool keyword_holds(const struct held *h, const json_t *schema, const char *name, const json_t *said, const json_t *value)
{
	static const struct {
		const char *name;
		bool (*holds)(const struct held *h, const json_t *said, const json_t *value);
	} keywords[] = {
		{ "type", type_holds }, { "enum", enum_holds }, { "pattern", pattern_holds }, { "properties", properties_hold },
		{ "required", required_hold }, { "items", items_hold }, { "anyOf", any_holds }, { "$ref", ref_holds },
	};
	str keyword = str_of(name);
	for (size_t i = 0; i < LENGTH(keywords); i++)
		if (str_eq(keyword, str_of(keywords[i].name)))
			return keywords[i].holds(h, said, value);
	if (str_eq(keyword, S("additionalProperties")))
		return others_hold(h, schema, said, value);
	if (!json_is_integer(said) && !str_eq(keyword, S("description")))
		fail_msg("the keyword %s is not known here", name);
	return !json_is_integer(said) || bound_holds(keyword, json_integer_value(said), value);
}

static bool holds(const struct held *h, const json_t *schema, const json_t *value)
{
	const char *name;
	json_t *said;
	json_object_foreach((json_t *)schema, name, said)
		if (!keyword_holds(h, schema, name, said, value)) {
			buf_fmt(h->why, "%s%s", h->why->n ? " < " : "", name);
			return false;
		}
	return true;
}

bool schema_holds(const json_t *root, const json_t *schema, const json_t *value, struct buf *why)
{
	return holds(&(struct held){ root, why }, schema, value);
}
