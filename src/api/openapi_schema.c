/* openapi_schema.c - the schemas of the description: shapes of the routes, records of each kind, problems.
 * SPDX-License-Identifier: Apache-2.0 */
#include "openapi.h"

#include "frame/record.h"
#include "frame/site.h"

#define SHAPES_MAX 200u

void schema_see(struct json *j, const char *folder, str name)
{
	auto_buf b = { 0 };
	buf_fmt(&b, "#/components/%s/%.*s", folder, P(name));
	json_pair_str(j, S("$ref"), buf_str(&b));
}

static void put_type(struct json *j, const char *type, bool null)
{
	if (!null) {
		json_pair_str(j, S("type"), str_of(type));
		return;
	}
	json_put_key(j, S("type"));
	json_put_open(j, '[');
	json_put_str(j, str_of(type));
	json_put_str(j, S("null"));
	json_put_close(j, ']');
}

static void put_codes(struct json *j, const char *codes)
{
	json_put_key(j, S("enum"));
	json_put_open(j, '[');
	for (str rest = str_of(codes); rest.p;)
		json_put_str(j, str_cut(&rest, S("|")));
	json_put_close(j, ']');
}

static void put_items_of(struct json *j, const struct doc_shape *shape)
{
	put_type(j, "array", false);
	json_put_key(j, S("items"));
	json_put_open(j, '{');
	if (shape)
		schema_see(j, "schemas", str_of(shape->name));
	else
		put_type(j, "string", false);
	json_put_close(j, '}');
}

static void put_whole(struct json *j, const struct doc_field *f)
{
	put_type(j, "integer", f->flags & DOC_NULL);
	if (!f->most)
		return;
	json_pair_int(j, S("minimum"), f->least);
	json_pair_int(j, S("maximum"), f->most);
}

/* A list that comes in says how many it may hold. */
static void put_list(struct json *j, const struct doc_field *f)
{
	put_items_of(j, f->shape);
	if (!f->most)
		return;
	json_pair_int(j, S("minItems"), f->least);
	json_pair_int(j, S("maxItems"), f->most);
}

/* {"column": ["before", "after"]} */
static void put_pairs(struct json *j)
{
	put_type(j, "object", false);
	json_put_key(j, S("additionalProperties"));
	json_put_open(j, '{');
	put_items_of(j, NULL);
	json_pair_int(j, S("minItems"), 2);
	json_pair_int(j, S("maxItems"), 2);
	json_put_close(j, '}');
}

static const char *pattern_of(enum doc_type type)
{
	return type == DOC_DAY ? "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
	       : type == DOC_INSTANT ? "^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$"
	       : type == DOC_ID ? "^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$" : NULL;
}

static void put_text(struct json *j, const struct doc_field *f)
{
	const char *pattern = pattern_of(f->type);
	put_type(j, "string", f->flags & DOC_NULL);
	if (pattern)
		json_pair_str(j, S("pattern"), str_of(pattern));
	if (f->type == DOC_CODE)
		put_codes(j, f->codes);
}

void schema_field(struct json *j, const struct doc_field *f, bool in_query)
{
	static const struct doc_field truth_in_query = { .type = DOC_CODE, .codes = "0|1" };
	if (f->type == DOC_WHOLE)
		put_whole(j, f);
	else if (f->type == DOC_TRUTH && in_query)
		put_text(j, &truth_in_query);
	else if (f->type == DOC_TRUTH)
		put_type(j, "boolean", false);
	else if (f->type == DOC_TEXTS || f->type == DOC_OBJECTS)
		put_list(j, f);
	else if (f->type == DOC_WORDS)
		schema_see(j, "schemas", S("words"));
	else if (f->type == DOC_OBJECT)
		schema_see(j, "schemas", str_of(f->shape->name));
	else if (f->type == DOC_PAIRS)
		put_pairs(j);
	else
		put_text(j, f);
}

/* ---- shapes */

struct shapes {
	const struct doc_shape *list[SHAPES_MAX];
	bool taken[SHAPES_MAX]; /* it comes in: what must be there is marked; in an answer everything else is there */
	size_t count;
};

static void gather(struct shapes *s, const struct doc_shape *shape, bool taken)
{
	if (!shape || !shape->fields || s->count == SHAPES_MAX)
		return;
	for (size_t i = 0; i < s->count; i++)
		if (s->list[i] == shape)
			return;
	s->taken[s->count] = taken;
	s->list[s->count++] = shape;
	for (const struct doc_field *f = shape->fields; f->name; f++)
		gather(s, f->shape, taken);
}

static bool is_required(const struct doc_field *f, bool taken)
{
	return taken ? f->flags & DOC_MUST : !(f->flags & DOC_MAYBE);
}

static void put_required(struct json *j, const struct doc_shape *shape, bool taken)
{
	json_put_key(j, S("required"));
	json_put_open(j, '[');
	for (const struct doc_field *f = shape->fields; f->name; f++)
		if (is_required(f, taken))
			json_put_str(j, str_of(f->name));
	json_put_close(j, ']');
}

static void put_member(struct work *w, struct json *j, const struct doc_field *f)
{
	json_put_key(j, str_of(f->name));
	json_put_open(j, '{');
	schema_field(j, f, false);
	json_pair_str(j, S("description"), work_words(w, f->words));
	json_put_close(j, '}');
}

static void put_shape(struct work *w, struct json *j, const struct doc_shape *shape, bool taken)
{
	json_put_key(j, str_of(shape->name));
	json_put_open(j, '{');
	json_pair_str(j, S("description"), work_words(w, shape->words));
	put_type(j, "object", false);
	json_put_key(j, S("properties"));
	json_put_open(j, '{');
	for (const struct doc_field *f = shape->fields; f->name; f++)
		put_member(w, j, f);
	json_put_close(j, '}');
	put_required(j, shape, taken);
	json_pair_bool(j, S("additionalProperties"), false);
	json_put_close(j, '}');
}

static void put_shapes(struct work *w, struct json *j)
{
	struct shapes s = { 0 };
	for (struct routes r = routes_of(w->duties); routes_next(&r);)
		if (r.route->doc) {
			gather(&s, r.route->doc->takes, true);
			gather(&s, r.route->doc->gives, false);
		}
	for (size_t i = 0; i < s.count; i++)
		put_shape(w, j, s.list[i], s.taken[i]);
}

/* ---- records */

static void put_reading(struct json *j, str name, const char *beside, const struct doc_field *f)
{
	auto_buf b = { 0 };
	buf_fmt(&b, "%.*s%s", P(name), beside);
	json_put_key(j, buf_str(&b));
	json_put_open(j, '{');
	schema_field(j, f, false);
	json_put_close(j, '}');
}

/* What could be read out of the raw value; not there where nothing could. */
static void put_readings(struct json *j, const struct column *c)
{
	static const struct doc_field day = { .type = DOC_DAY }, number = { .type = DOC_WHOLE }, id = { .type = DOC_ID };
	auto_buf codes = { 0 };
	for (const struct choice *choice = c->choices; choice && choice->code; choice++)
		buf_fmt(&codes, "%s%s", codes.n ? "|" : "", choice->code);
	buf_byte(&codes, '\0');
	if (c->type == COLUMN_CHOICE)
		put_reading(j, str_of(c->name), "_code", &(struct doc_field){ .type = DOC_CODE, .codes = codes.p });
	if (c->type == COLUMN_DATE) {
		put_reading(j, str_of(c->name), "_from", &day);
		put_reading(j, str_of(c->name), "_to", &day);
	}
	if (c->type == COLUMN_COUNT)
		put_reading(j, str_of(c->name), "_number", &number);
	if (c->type == COLUMN_LINK)
		put_reading(j, str_of(c->name), "_id", &id);
}

static const struct doc_field record_head[] = {
	{ "id", { "記録の番号", "the record's id" }, DOC_ID },
	{ "scope", { "出どころ", "the source it was last seen in" } },
	{ "act", { "最後に変えた操作", "the act that last touched it" }, DOC_ID },
	{ "gone", { "なくなった", "it is gone" }, DOC_TRUTH },
	{ "etag", { "If-Match に付けるもの(\" で囲む)", "what If-Match takes, between quotes" } },
	{ 0 },
};

static void put_column(struct work *w, struct json *j, const struct column *c)
{
	const struct doc_field f = { c->name, c->words, c->type == COLUMN_LIST ? DOC_TEXTS : DOC_TEXT };
	put_member(w, j, &f);
	put_readings(j, c);
}

static void put_all_names(struct json *j, const struct record_kind *kind)
{
	json_put_key(j, S("required"));
	json_put_open(j, '[');
	for (const struct doc_field *f = record_head; f->name; f++)
		json_put_str(j, str_of(f->name));
	for (const struct column *c = kind->columns; c->name; c++)
		json_put_str(j, str_of(c->name));
	json_put_close(j, ']');
}

static void open_kind(struct work *w, struct json *j, const struct record_kind *kind, const char *what)
{
	json_put_key(j, arena_fmt(w->arena, "%s_%s", what, kind->name));
	json_put_open(j, '{');
	json_pair_str(j, S("description"), work_words(w, kind->words));
	put_type(j, "object", false);
	json_put_key(j, S("properties"));
	json_put_open(j, '{');
}

static void put_kind_record(struct work *w, struct json *j, const struct record_kind *kind)
{
	open_kind(w, j, kind, "record");
	for (const struct doc_field *f = record_head; f->name; f++)
		put_member(w, j, f);
	for (const struct column *c = kind->columns; c->name; c++)
		put_column(w, j, c);
	json_put_close(j, '}');
	put_all_names(j, kind);
	json_pair_bool(j, S("additionalProperties"), false);
	json_put_close(j, '}');
}

/* Other members are taken as they were read, so that a whole record may be sent. */
static void put_kind_values(struct work *w, struct json *j, const struct record_kind *kind)
{
	static const char *const taken[] = { [COLUMN_COUNT] = "integer", [COLUMN_LIST] = "array" };
	open_kind(w, j, kind, "values");
	for (const struct column *c = kind->columns; c->name; c++) {
		const char *also = c->type < LENGTH(taken) ? taken[c->type] : NULL;
		json_put_key(j, str_of(c->name));
		json_put_open(j, '{');
		json_put_key(j, S("type"));
		json_put_open(j, '[');
		json_put_str(j, S("string"));
		json_put_str(j, S("null"));
		if (also)
			json_put_str(j, str_of(also));
		json_put_close(j, ']');
		json_put_close(j, '}');
	}
	json_put_close(j, '}');
	json_put_close(j, '}');
}

static void put_any_kind(struct work *w, struct json *j, const struct doc_shape *shape, const char *what)
{
	json_put_key(j, str_of(shape->name));
	json_put_open(j, '{');
	json_pair_str(j, S("description"), work_words(w, shape->words));
	json_put_key(j, S("anyOf"));
	json_put_open(j, '[');
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);) {
		json_put_open(j, '{');
		schema_see(j, "schemas", arena_fmt(w->arena, "%s_%s", what, k.kind->name));
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
	json_put_close(j, '}');
}

static void put_records(struct work *w, struct json *j)
{
	put_any_kind(w, j, &doc_record, "record");
	put_any_kind(w, j, &doc_record_values, "values");
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);) {
		put_kind_record(w, j, k.kind);
		put_kind_values(w, j, k.kind);
	}
}

/* ---- the rest */

#define ERR(name, http, exit, ja, en) "|urn:inro:problem:" #name
static const char problem_types[] = /* each begins with a | */
#include "base/err.def"
	;
#undef ERR

static const struct doc_field fault_fields[] = {
	{ "pointer", { "本文のどこか", "where in the body" }, DOC_TEXT, DOC_MAYBE },
	{ "parameter", { "アドレスのどの指定か", "which parameter of the address" }, DOC_TEXT, DOC_MAYBE },
	{ "detail", { "何がいけないか", "what is wrong" } },
	{ 0 },
};
static const struct doc_shape fault_shape = { "fault", { "一つの誤り", "one thing that is wrong" }, fault_fields };

static const struct doc_field problem_fields[] = {
	{ "type", { "問題の種類", "the kind of problem" }, DOC_CODE, .codes = problem_types + 1 },
	{ "title", { "種類の名前", "what the kind is called" } },
	{ "status", { "HTTP の状態", "the HTTP status" }, DOC_WHOLE, .least = 400, .most = 599 },
	{ "detail", { "何が起きたか、どうすればよいか", "what happened, and what to do" } },
	{ "instance", { "どのアドレスか", "the address it happened at" } },
	{ "errors", { "誤りの一つずつ", "each thing that is wrong" }, DOC_OBJECTS, DOC_MAYBE, &fault_shape },
	{ 0 },
};
static const struct doc_shape problem_shape = { "problem", { "問題(RFC 9457)", "a problem (RFC 9457)" }, problem_fields };

static const struct doc_field words_fields[] = {
	{ "ja", { "日本語", "Japanese" } },
	{ "en", { "英語", "English" } },
	{ 0 },
};
static const struct doc_shape words_shape = { "words", { "日本語と英語の言葉", "words in Japanese and English" }, words_fields };

void schemas_put(struct work *w, struct json *j)
{
	static const struct doc_shape *const own[] = { &words_shape, &problem_shape, &fault_shape };
	for (size_t i = 0; i < LENGTH(own); i++)
		put_shape(w, j, own[i], false);
	put_shapes(w, j);
	put_records(w, j);
	json_put_key(j, str_of(doc_any.name));
	json_put_open(j, '{');
	json_pair_str(j, S("description"), work_words(w, doc_any.words));
	put_type(j, "object", false);
	json_put_close(j, '}');
}
