/* api.c - holding a request against its route's description, and the parts of an answer that all operations share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "api.h"

#include "base/id.h"
#include "base/seal.h"
#include "base/when.h"
#include "duty.h"

#include <stdarg.h>

#define TAG_LETTERS 24u /* hexadecimal digits: 96 bits of a digest */

/* ---- what is wrong */

void api_fault_(struct visit *v, str place, struct err *e, enum err_kind kind, const char *ja, const char *en, ...)
{
	struct arena *a = v->w.arena;
	va_list args;
	va_start(args, en);
	str said_ja = arena_vfmt(a, ja, args);
	va_end(args);
	va_start(args, en);
	str said_en = arena_vfmt(a, en, args);
	va_end(args);
	if (!v->fault_count) {
		err_set(e, kind, "%s%.0s", "%.0s%s", said_ja.p, said_en.p);
		if (place.n)
			err_wrap(e, "%.*s", "%.*s", P(place));
	}
	if (v->fault_count == API_FAULTS_MAX)
		return;
	arena_grow(a, v->faults, v->fault_count, v->fault_room);
	v->faults[v->fault_count++] = (struct visit_fault){ arena_copy(a, place), v->w.lang == LANG_EN ? said_en : said_ja };
}

bool api_refused(struct visit *v, const char *place, const struct err *why, struct err *e)
{
	bool in_query = *place && *place != '/';
	if (why->kind == ERR_INPUT)
		return api_fault(v, str_of(place), e, in_query ? ERR_USAGE : ERR_INPUT, "%s%.0s", "%.0s%s", why->ja, why->en);
	*e = *why;
	return false;
}

/* ---- what came in, beside the description */

static const struct doc_field *field_named(const struct doc_field *fields, str name)
{
	for (; fields && fields->name; fields++)
		if (str_eq(str_of(fields->name), name))
			return fields;
	return NULL;
}

static bool is_code(const char *codes, str value)
{
	for (str rest = str_of(codes); rest.p;)
		if (str_eq(str_cut(&rest, S("|")), value))
			return true;
	return false;
}

/* A date, an id, a code: what a text has to look like. */
static bool text_looks_right(const struct doc_field *f, str value)
{
	struct day day;
	switch (f->type) {
	case DOC_DAY:
		return !value.n || day_read(value, &day);
	case DOC_ID:
		return !value.n || id_valid(value);
	case DOC_CODE:
		return is_code(f->codes, value);
	default:
		return value.n <= RECORD_VALUE_MAX;
	}
}

static bool is_between(const struct doc_field *f, int64_t number)
{
	return number >= f->least && (!f->most || number <= f->most);
}

static bool part_of_query_fits(const struct doc_field *f, str value)
{
	int64_t number;
	if (f->type == DOC_WHOLE)
		return str_whole(value, &number) && is_between(f, number);
	if (f->type == DOC_TRUTH)
		return str_eq(value, S("1")) || str_eq(value, S("0"));
	return text_looks_right(f, value);
}

static bool has_room(const struct doc_field *f, const json_t *list)
{
	return json_is_array(list) && is_between(f, (int64_t)json_array_size(list));
}

static bool texts_fit(const struct doc_field *f, const json_t *list)
{
	size_t i;
	const json_t *piece;
	json_array_foreach(list, i, piece)
		if (!json_is_string(piece))
			return false;
	return has_room(f, list);
}

static bool member_fits(const struct doc_field *f, const json_t *value)
{
	if (json_is_null(value))
		return f->flags & DOC_NULL;
	if (f->type == DOC_WHOLE)
		return json_is_integer(value) && is_between(f, json_integer_value(value));
	if (f->type == DOC_TRUTH)
		return json_is_boolean(value);
	if (f->type == DOC_TEXTS)
		return texts_fit(f, value);
	if (f->type == DOC_OBJECTS) /* each of them is looked at by itself */
		return has_room(f, value);
	return json_is_string(value) && text_looks_right(f, (str){ json_string_value(value), json_string_length(value) });
}

/* What is asked for, by type; in a query a truth is 1 or 0. */
static bool wrong(struct visit *v, str place, const struct doc_field *f, bool in_query, struct err *e)
{
	static const struct words wants[] = {
		[DOC_TEXT] = { "文字列で書いてください(長さに上限があります)", "a text is wanted, and not too long a one" },
		[DOC_TRUTH] = { "true か false で書いてください", "true or false is wanted" },
		[DOC_DAY] = { "2027-03-31 の形の日付で書いてください", "a day is wanted, such as 2027-03-31" },
		[DOC_ID] = { "Inro の番号ではありません", "this is no id of Inro's" },
		[DOC_TEXTS] = { "文字列の配列で書いてください", "an array of texts is wanted" },
		[DOC_OBJECTS] = { "オブジェクトの配列で書いてください", "an array of objects is wanted" },
	};
	enum err_kind kind = in_query ? ERR_USAGE : ERR_INPUT;
	if ((f->type == DOC_TEXTS || f->type == DOC_OBJECTS) && f->most)
		return api_fault(v, place, e, kind, "%s%.0s(%lld 個から %lld 個まで)", "%.0s%s (%lld to %lld of them)", wants[f->type].ja, wants[f->type].en,
		                 (long long)f->least, (long long)f->most);
	if (f->type == DOC_WHOLE && f->most)
		return api_fault(v, place, e, kind, "%lld から %lld までの整数で書いてください", "a whole number from %lld to %lld is wanted",
		                 (long long)f->least, (long long)f->most);
	if (f->type == DOC_WHOLE)
		return api_fault(v, place, e, kind, "整数で書いてください", "a whole number is wanted");
	if (f->type == DOC_CODE)
		return api_fault(v, place, e, kind, "%s のどれかを書いてください", "one of %s is wanted", f->codes);
	if (f->type == DOC_TRUTH && in_query)
		return api_fault(v, place, e, kind, "1 か 0 で書いてください", "1 or 0 is wanted");
	return api_fault(v, place, e, kind, "%s%.0s", "%.0s%s", wants[f->type].ja, wants[f->type].en);
}

/* A choice column of the kind that the path names. */
static bool is_choice_column(struct visit *v, str name)
{
	const struct record_kind *kind = duty_kind(v->w.duties, visit_word(v, "kind"));
	int column = kind ? record_column(kind, name) : -1;
	return v->route->doc->rules & DOC_CHOICES && column >= 0 && kind->columns[column].type == COLUMN_CHOICE;
}

static bool is_repeated(const struct fields *query, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (str_eq(query->list[i].name, query->list[at].name))
			return true;
	return false;
}

bool api_query_fit(struct visit *v, struct err *e)
{
	const struct doc_field *fields = v->route->doc->query;
	for (size_t i = 0; i < v->query.count; i++) {
		str name = v->query.list[i].name;
		const struct doc_field *f = field_named(fields, name);
		if (!f && !is_choice_column(v, name))
			api_fault(v, name, e, ERR_USAGE, "この名前の指定はありません", "there is no parameter of this name");
		else if (is_repeated(&v->query, i) && !(f && f->flags & DOC_MANY))
			api_fault(v, name, e, ERR_USAGE, "一度だけ指定してください", "it is to be given once");
		else if (f && !part_of_query_fits(f, v->query.list[i].value))
			wrong(v, name, f, true, e);
	}
	for (; fields && fields->name; fields++)
		if (fields->flags & DOC_MUST && !fields_value(&v->query, fields->name).n)
			api_fault(v, str_of(fields->name), e, ERR_USAGE, "指定してください", "it is wanted");
	return !v->fault_count;
}

/* ---- bodies */

#define NO_OBJECT "JSON のオブジェクトで書いてください", "a JSON object is wanted"

static str media_type(const struct visit *v)
{
	str type = http_header(v->request, "Content-Type");
	return str_trim(str_cut(&type, S(";")));
}

static bool refuse_type(const struct visit *v, const char *want, struct err *e)
{
	v->answer->status = 415;
	return err_set(e, ERR_USAGE, "本文は %s で送ってください(圧縮せずに)", "send the body as %s, not compressed", want);
}

bool api_file_fit(const struct visit *v, struct err *e)
{
	return (str_eq_nocase(media_type(v), S("application/octet-stream")) && !http_header(v->request, "Content-Encoding").n) ||
	       refuse_type(v, "application/octet-stream", e);
}

static bool is_json(const struct visit *v, struct err *e)
{
	bool patch = v->route->doc->body == BODY_PATCH, plain = str_eq_nocase(media_type(v), S("application/json"));
	if ((plain || (patch && str_eq_nocase(media_type(v), S("application/merge-patch+json")))) &&
	    !http_header(v->request, "Content-Encoding").n)
		return true;
	return refuse_type(v, patch ? "application/merge-patch+json" : "application/json", e);
}

/* RFC 6901. */
str api_pointer(struct arena *a, str name)
{
	auto_buf b = { 0 };
	buf_byte(&b, '/');
	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '~' || name.p[i] == '/')
			buf_fmt(&b, "~%c", name.p[i] == '~' ? '0' : '1');
		else
			buf_byte(&b, name.p[i]);
	return arena_copy(a, buf_str(&b));
}

static str place_in(struct arena *a, str place, const char *name)
{
	return arena_join(a, place, S(""), api_pointer(a, str_of(name)));
}

static void members_fit(struct visit *v, str place, const struct doc_field *fields, json_t *object, struct err *e);

/* Those of a list, down to as many faults as are told. */
static void objects_fit(struct visit *v, str place, const struct doc_shape *shape, const json_t *list, struct err *e)
{
	size_t i;
	json_t *object;
	json_array_foreach(list, i, object) {
		str where = arena_fmt(v->w.arena, "%.*s/%zu", P(place), i);
		if (v->fault_count == API_FAULTS_MAX)
			return;
		if (json_is_object(object))
			members_fit(v, where, shape->fields, object, e);
		else
			api_fault(v, where, e, ERR_INPUT, NO_OBJECT);
	}
}

static void member_fit(struct visit *v, str place, const struct doc_field *f, const json_t *value, struct err *e)
{
	if (!f)
		api_fault(v, place, e, ERR_INPUT, "この名前の項目はありません", "there is no member of this name");
	else if (!member_fits(f, value))
		wrong(v, place, f, false, e);
	else if (f->type == DOC_OBJECTS)
		objects_fit(v, place, f->shape, value, e);
}

/* Shapes are tables of ours: they lead no deeper than they are written. */
static void members_fit(struct visit *v, str place, const struct doc_field *fields, json_t *object, struct err *e)
{
	const char *name;
	json_t *value;
	json_object_foreach(object, name, value) {
		member_fit(v, place_in(v->w.arena, place, name), field_named(fields, str_of(name)), value, e);
		if (v->fault_count == API_FAULTS_MAX)
			return;
	}
	for (; fields->name; fields++)
		if (fields->flags & DOC_MUST && !json_object_get(object, fields->name))
			api_fault(v, place_in(v->w.arena, place, fields->name), e, ERR_INPUT, "書いてください", "it is wanted");
}

static bool object_fits(struct visit *v, json_t *body, struct err *e)
{
	const struct doc_field *fields = v->route->doc->takes->fields;
	if (fields)
		members_fit(v, S(""), fields, body, e);
	return !v->fault_count;
}

json_t *api_body(struct visit *v, struct err *e)
{
	if (!is_json(v, e))
		return NULL;
	auto_json body = json_read(v->request->body, e);
	if (!body)
		v->answer->status = 400;
	else if (!json_is_object(body))
		api_fault(v, S(""), e, ERR_INPUT, NO_OBJECT);
	else if (object_fits(v, body, e))
		return json_incref(body);
	return NULL;
}

/* ---- answers */

bool api_done(struct visit *v, unsigned status)
{
	buf_byte(v->w.out, '\n');
	visit_status(v, status ? status : 200);
	http_head(v->answer, "Content-Type", S("application/json"));
	return true;
}

bool api_nothing(struct visit *v)
{
	visit_status(v, 204);
	return true;
}

void api_tag(struct visit *v, str tag)
{
	http_head(v->answer, "ETag", arena_fmt(v->w.arena, "\"%.*s\"", P(tag)));
}

str api_tag_of(struct arena *a, str representation)
{
	return str_first(digest_hex(a, digest_of(representation)), TAG_LETTERS);
}

/* RFC 9110, section 8.8.3.2: If-Match compares strongly, so that a weak tag never matches; If-None-Match weakly. */
static bool holds_tag(str list, str tag, bool weakly)
{
	while (list.p) {
		str one = str_trim(str_cut(&list, S(",")));
		if (weakly && str_starts(one, S("W/")))
			one = str_from(one, 2);
		if (str_eq(one, S("*")) || (one.n == tag.n + 2 && one.p[0] == '"' && one.p[one.n - 1] == '"' && str_eq((str){ one.p + 1, tag.n }, tag)))
			return true;
	}
	return false;
}

bool api_matches(struct visit *v, str tag, struct err *e)
{
	str given = http_header(v->request, "If-Match");
	if (given.n && holds_tag(given, tag, false))
		return true;
	v->answer->status = given.n ? 412 : 428;
	if (given.n)
		return err_set(e, ERR_CONFLICT, "読んだあとに、ほかの人かプログラムが変えています。読み直してから、もう一度送ってください",
		               "somebody else changed it since it was read; read it again, then send the change again");
	return err_set(e, ERR_USAGE, "If-Match に、読んだときの ETag を付けてください", "send the ETag it had when it was read, as If-Match");
}

bool api_unchanged(struct visit *v, str tag)
{
	str known = http_header(v->request, "If-None-Match");
	api_tag(v, tag);
	if (!known.n || !holds_tag(known, tag, true))
		return false;
	visit_status(v, 304);
	return true;
}

bool api_give(struct visit *v, str representation)
{
	if (api_unchanged(v, api_tag_of(v->w.arena, representation)))
		return true;
	buf_put(v->w.out, representation);
	return api_done(v, 200);
}

bool api_give_changed(struct visit *v, str representation)
{
	api_tag(v, api_tag_of(v->w.arena, representation));
	buf_put(v->w.out, representation);
	return api_done(v, 200);
}

/* ---- lists */

const struct record_kind *api_kind(struct visit *v, struct err *e)
{
	const struct record_kind *kind = duty_kind(v->w.duties, visit_word(v, "kind"));
	if (!kind)
		err_set(e, ERR_MISSING, "この種類の記録はありません。/api/v1/kinds に一覧があります",
		        "there is no such kind of record; /api/v1/kinds lists them");
	return kind;
}

size_t api_limit(const struct visit *v)
{
	return (size_t)visit_number(v, "limit", API_LIMIT, 1, API_LIMIT_MAX);
}

static bool is_among(str name, const struct api_part *parts)
{
	for (; parts->name; parts++)
		if (str_eq(str_of(parts->name), name))
			return true;
	return false;
}

static void put_part(struct buf *path, bool first, str name, str value)
{
	buf_byte(path, first ? '?' : '&');
	uri_put(path, name);
	buf_byte(path, '=');
	uri_put(path, value);
}

str api_path(struct visit *v, const struct api_part *parts)
{
	auto_buf path = { 0 };
	str rest = v->request->target;
	buf_put(&path, str_cut(&rest, S("?")));
	size_t bare = path.n;
	for (size_t i = 0; i < v->query.count; i++)
		if (!is_among(v->query.list[i].name, parts))
			put_part(&path, path.n == bare, v->query.list[i].name, v->query.list[i].value);
	for (; parts->name; parts++)
		put_part(&path, path.n == bare, str_of(parts->name), parts->value);
	return arena_copy(v->w.arena, buf_str(&path));
}

void api_next(struct visit *v, struct json *j, str path)
{
	json_put_key(j, S("next"));
	if (!path.n) {
		json_put_null(j);
		return;
	}
	json_put_str(j, path);
	http_head(v->answer, "Link", arena_fmt(v->w.arena, "<%.*s>; rel=\"next\"", P(path)));
}
