/* openapi_test.c - the description beside the structural rules of OpenAPI 3.1, and beside the route tables.
 * Source: OpenAPI Specification 3.1.0, sections 4.8.8 (paths), 4.8.10 (operations), 4.8.12 (parameters), 4.8.16 (responses).
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "duties.h"
#include "frame/access.h"
#include "frame/route_doc.h"
#include "frame/site.h"
#include "openapi.h"
#include "schema.h"

#include <stdlib.h>
#include <string.h>

#define IDS_MAX 200

/* The description in one language, let go of by auto_json. */
static json_t *described(enum lang lang)
{
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	struct err e = { 0 };
	struct work w = { .arena = &a, .duties = duties, .lang = lang };
	openapi_put(&w, &out);
	json_t *d = json_read(buf_str(&out), &e); /* refuses repeated names: no two shapes share one */
	works(d != NULL, e);
	return d;
}

/* Runs `see` for each operation. */
static void each_operation(const json_t *d, void (*see)(const json_t *d, const char *path, const char *method, const json_t *operation))
{
	const char *path, *method;
	json_t *operations, *operation;
	size_t count = 0;
	json_object_foreach(json_object_get(d, "paths"), path, operations)
		json_object_foreach(operations, method, operation) {
			see(d, path, method, operation);
			count++;
		}
	assert_true(count > 10);
}

/* ---- references */

static void refs_resolve(const json_t *d, const json_t *at)
{
	const char *name;
	json_t *member;
	size_t i;
	if (json_is_array(at))
		json_array_foreach(at, i, member)
			refs_resolve(d, member);
	json_object_foreach((json_t *)at, name, member) {
		if (!strcmp(name, "$ref") && !schema_at(d, str_of(json_string_value(member))))
			fail_msg("%s leads nowhere", json_string_value(member));
		refs_resolve(d, member);
	}
}

static void every_reference_leads_somewhere(void **state)
{
	(void)state;
	auto_json d = described(LANG_JA);
	refs_resolve(d, d);
}

/* ---- the head */

static void the_head_says_what_it_is(void **state)
{
	(void)state;
	auto_json d = described(LANG_EN);
	const char *tag;
	json_t *scheme = (json_t *)schema_at(d, S("#/components/securitySchemes/token"));
	same(json_text(d, "openapi"), S("3.1.0"));
	assert_true(json_text(json_object_get(d, "info"), "title").n > 0);
	same(json_text(json_object_get(d, "info"), "version"), S(INRO_VERSION));
	same(json_text(scheme, "type"), S("http"));
	same(json_text(scheme, "scheme"), S("bearer"));
	json_object_foreach((json_t *)schema_at(d, S("#/components/schemas")), tag, scheme)
		assert_int_equal(strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"), strlen(tag));
}

/* ---- operations */

static void parameter_is_whole(const json_t *parameters, size_t at, const char *path)
{
	static const char *const places[] = { "path", "query", "header" };
	const json_t *p = json_array_get(parameters, at);
	str name = json_text(p, "name"), in = json_text(p, "in");
	size_t known = 0;
	for (size_t i = 0; i < LENGTH(places); i++)
		known += str_eq(in, str_of(places[i]));
	assert_int_equal(known, 1);
	assert_true(name.n && json_text(p, "description").n && json_is_object(json_object_get(p, "schema")));
	for (size_t i = 0; i < at; i++)
		if (str_eq(json_text(json_array_get(parameters, i), "name"), name) && str_eq(json_text(json_array_get(parameters, i), "in"), in))
			fail_msg("%s: %.*s is there twice", path, P(name));
	if (!str_eq(in, S("path")))
		return;
	auto_arena a = { 0 };
	assert_true(json_is_true(json_object_get(p, "required")));
	if (!str_has(str_of(path), arena_fmt(&a, "{%.*s}", P(name))))
		fail_msg("%s has no {%.*s}", path, P(name));
}

static bool is_declared(const json_t *parameters, str word)
{
	size_t i;
	const json_t *p;
	json_array_foreach(parameters, i, p)
		if (str_eq(json_text(p, "name"), word) && str_eq(json_text(p, "in"), S("path")))
			return true;
	return false;
}

static void parameters_are_whole(const json_t *d, const char *path, const char *method, const json_t *operation)
{
	const json_t *parameters = json_object_get(operation, "parameters");
	str rest = str_of(path);
	(void)d;
	(void)method;
	assert_true(json_is_array(parameters));
	for (size_t i = 0; i < json_array_size(parameters); i++)
		parameter_is_whole(parameters, i, path);
	for (str_cut(&rest, S("{")); rest.p; str_cut(&rest, S("{"))) {
		str word = str_cut(&rest, S("}"));
		if (!is_declared(parameters, word))
			fail_msg("%s: {%.*s} is not declared", path, P(word));
	}
}

static void every_parameter_is_declared_once(void **state)
{
	(void)state;
	auto_json d = described(LANG_JA);
	each_operation(d, parameters_are_whole);
}

static const json_t *followed(const json_t *d, const json_t *object)
{
	str ref = json_text(object, "$ref");
	return ref.n ? schema_at(d, ref) : object;
}

/* The answer of success has its schema; each refusal is a problem. */
static void responses_are_whole(const json_t *d, const char *path, const char *method, const json_t *operation)
{
	const char *status;
	json_t *response;
	size_t successes = 0, refusals = 0;
	(void)method;
	json_object_foreach(json_object_get(operation, "responses"), status, response) {
		const json_t *whole = followed(d, response), *content = json_object_get(whole, "content");
		bool well = status[0] == '2' || status[0] == '3';
		successes += status[0] == '2';
		refusals += !well;
		assert_true(json_text(whole, "description").n > 0);
		if (!well && !json_object_get(content, "application/problem+json"))
			fail_msg("%s %s: %s is no problem", method, path, status);
		if (status[0] == '2' && (strcmp(status, "204") != 0) != (content != NULL))
			fail_msg("%s %s: %s does not say what it is", method, path, status);
		const json_t *object = json_object_get(content, "application/json");
		if (object && !json_object_get(object, "schema"))
			fail_msg("%s %s: %s has no schema", method, path, status);
	}
	assert_int_equal(successes, 1);
	assert_true(refusals >= 4); /* 400, 401, 403, default */
}

static void every_answer_is_described(void **state)
{
	(void)state;
	auto_json d = described(LANG_JA);
	each_operation(d, responses_are_whole);
}

static struct {
	str list[IDS_MAX];
	size_t count;
} ids;

static void words_are_there(const json_t *d, const char *path, const char *method, const json_t *operation)
{
	const json_t *body = json_object_get(operation, "requestBody");
	str id = json_text(operation, "operationId");
	size_t i, k, known = 0;
	json_t *scope, *tag;
	assert_true(id.n > 0 && json_text(operation, "summary").n > 0 && json_text(operation, "description").n > 0);
	for (i = 0; i < ids.count; i++)
		if (str_eq(ids.list[i], id))
			fail_msg("%s %s: %.*s is there twice", method, path, P(id));
	ids.list[ids.count++] = id;
	json_array_foreach(json_object_get(json_array_get(json_object_get(operation, "security"), 0), "token"), i, scope) {
		for (k = known = 0; scope_rows[k].code; k++)
			known += !strcmp(scope_rows[k].code, json_string_value(scope));
		assert_int_equal(known, 1);
	}
	assert_true(i > 0);
	known = 0;
	json_array_foreach(json_object_get(d, "tags"), k, tag)
		known += str_eq(json_text(tag, "name"), str_of(json_string_value(json_array_get(json_object_get(operation, "tags"), 0))));
	assert_int_equal(known, 1);
	assert_true(!body || json_object_size(json_object_get(body, "content")) == 1);
}

static void every_operation_has_its_own_name_and_words(void **state)
{
	(void)state;
	auto_json d = described(LANG_JA);
	ids.count = 0;
	each_operation(d, words_are_there);
}

/* ---- beside the tables */

static bool said(struct words w)
{
	return w.ja && *w.ja && w.en && *w.en;
}

static void fields_are_said(const struct route *r, const struct doc_field *f)
{
	for (; f && f->name; f++) {
		if (!said(f->words))
			fail_msg("%s %s: %s lacks a word", r->method, r->path, f->name);
		if ((f->type == DOC_CODE) != (f->codes != NULL) || (f->type == DOC_OBJECTS || f->type == DOC_OBJECT) != (f->shape != NULL))
			fail_msg("%s %s: %s is not whole", r->method, r->path, f->name);
		if (f->shape)
			fields_are_said(r, f->shape->fields);
	}
}

/* What comes in is of a type that can be held against it; objects come in lists that say how many they may hold. */
static void fields_come_in(const struct route *r, const struct doc_field *f)
{
	static const enum doc_type types[] = { DOC_TEXT, DOC_WHOLE, DOC_TRUTH, DOC_DAY, DOC_ID, DOC_CODE, DOC_TEXTS, DOC_OBJECTS };
	for (; f && f->name; f++) {
		size_t i = 0;
		while (i < LENGTH(types) && types[i] != f->type)
			i++;
		if (i == LENGTH(types) || (f->type == DOC_OBJECTS && !f->most))
			fail_msg("%s %s: %s cannot come in", r->method, r->path, f->name);
		if (f->type == DOC_OBJECTS)
			fields_come_in(r, f->shape->fields);
	}
}

/* A word in braces means the same everywhere. */
static void words_of_path_are_known(const struct route *r)
{
	str rest = str_of(r->path);
	for (str_cut(&rest, S("{")); rest.p; str_cut(&rest, S("{"))) {
		const struct doc_field *f = doc_words;
		str word = str_cut(&rest, S("}"));
		while (f->name && !str_eq(str_of(f->name), word))
			f++;
		if (!f->name || !said(f->words))
			fail_msg("%s: {%.*s} is not explained", r->path, P(word));
	}
}

static bool is_changing(const struct route *r)
{
	return strcmp(r->method, "GET") != 0;
}

/* What takes a file and gives one back keeps nothing. */
static bool is_only_reading(const struct route *r)
{
	return !is_changing(r) || (r->doc->body == BODY_FILE && r->doc->file);
}

static void every_route_of_the_api_is_described(void **state)
{
	(void)state;
	size_t rows = 0, operations = 0;
	const char *path;
	json_t *methods;
	auto_json d = described(LANG_JA);
	for (struct routes r = routes_of(duties); routes_next(&r);) {
		const struct route *row = r.route;
		bool api = str_starts(str_of(row->path), S("/api/"));
		assert_true(api == (row->doc != NULL) && api == (row->scopes != 0) && (!api || !row->roles));
		if (!row->doc)
			continue;
		rows++;
		assert_true(row->doc->id && said(row->doc->detail) && said(row->title));
		assert_true((row->doc->body == BODY_JSON || row->doc->body == BODY_PATCH) == (row->doc->takes != NULL));
		assert_true((row->doc->gives || row->doc->file) == (row->doc->status != 204));
		assert_false(row->doc->gives && row->doc->file);
		/* reading needs no more than reading, but of people and keys, which are the manager's */
		assert_true(is_only_reading(row) ? row->scopes == SCOPE_READ || row->scopes == SCOPE_MANAGE : !(row->scopes & SCOPE_READ));
		fields_come_in(row, row->doc->query);
		fields_come_in(row, row->doc->takes ? row->doc->takes->fields : NULL);
		fields_are_said(row, row->doc->query);
		fields_are_said(row, row->doc->takes ? row->doc->takes->fields : NULL);
		fields_are_said(row, row->doc->gives ? row->doc->gives->fields : NULL);
		words_of_path_are_known(row);
	}
	json_object_foreach(json_object_get(d, "paths"), path, methods)
		operations += json_object_size(methods);
	assert_int_equal(rows, operations);
}

/* PUT, PATCH and DELETE write over something: they need the tag of what was read. */
static void what_writes_over_something_needs_a_tag(void **state)
{
	(void)state;
	for (struct routes r = routes_of(duties); routes_next(&r);)
		if (r.route->doc && (!strcmp(r.route->method, "PUT") || !strcmp(r.route->method, "PATCH") || !strcmp(r.route->method, "DELETE")))
			assert_true(r.route->doc->rules & DOC_MATCHED);
}

/* A choice column is asked for by its name, beside the parameters that every kind has. */
static void no_column_is_called_as_a_parameter_is(void **state)
{
	(void)state;
	for (struct routes r = routes_of(duties); routes_next(&r);) {
		if (!r.route->doc || !(r.route->doc->rules & DOC_CHOICES))
			continue;
		for (struct kinds k = kinds_of(duties); kinds_next(&k);)
			for (const struct doc_field *f = r.route->doc->query; f->name; f++)
				if (record_column(k.kind, str_of(f->name)) >= 0)
					fail_msg("%s.%s is a parameter of %s", k.kind->name, f->name, r.route->path);
	}
	/* nor is one called as what every record has, or as what is read out of another */
	static const char *const taken[] = { "id", "scope", "act", "gone", "etag" };
	static const char *const beside[] = { "_code", "_from", "_to", "_number", "_id" };
	auto_arena a = { 0 };
	for (struct kinds k = kinds_of(duties); kinds_next(&k);) {
		for (size_t i = 0; i < LENGTH(taken); i++)
			assert_true(record_column(k.kind, str_of(taken[i])) < 0);
		for (const struct column *c = k.kind->columns; c->name; c++)
			for (size_t i = 0; i < LENGTH(beside); i++)
				assert_true(record_column(k.kind, arena_fmt(&a, "%s%s", c->name, beside[i])) < 0);
	}
}

static void the_english_description_is_english(void **state)
{
	(void)state;
	auto_json d = described(LANG_EN);
	auto_json ja = described(LANG_JA);
	char *text = json_dumps(d, 0);
	for (const char *at = text; *at; at++)
		if ((unsigned char)at[0] == 0xE3 && ((unsigned char)at[1] == 0x81 || (unsigned char)at[1] == 0x82 || (unsigned char)at[1] == 0x83))
			fail_msg("Japanese in the English description: %.60s", at);
	free(text);
	assert_false(json_equal(d, ja));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_reference_leads_somewhere),
		cmocka_unit_test(the_head_says_what_it_is),
		cmocka_unit_test(every_parameter_is_declared_once),
		cmocka_unit_test(every_answer_is_described),
		cmocka_unit_test(every_operation_has_its_own_name_and_words),
		cmocka_unit_test(every_route_of_the_api_is_described),
		cmocka_unit_test(what_writes_over_something_needs_a_tag),
		cmocka_unit_test(no_column_is_called_as_a_parameter_is),
		cmocka_unit_test(the_english_description_is_english),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
