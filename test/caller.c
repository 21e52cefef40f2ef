/* caller.c - requests as programs send them, and their answers beside the description.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"

#include "api/openapi.h"
#include "schema.h"

#include <ctype.h>

#define SHOWN_MAX 3000 /* bytes of an answer shown when a test fails */

void caller_takes(struct caller *c, unsigned scopes)
{
	struct err e = { 0 };
	struct token t = { .name = S("試験"), .scopes = scopes, .expires_on = S("2027-03-31") };
	works(token_make(&c->v.toy.w, &t, &c->secret, &e), e);
}

static void read_description(struct caller *c)
{
	struct err e = { 0 };
	auto_buf out = { 0 };
	openapi_put(&c->v.toy.w, &out);
	c->description = json_read(buf_str(&out), &e);
	works(c->description != NULL, e);
}

void caller_open(struct caller *c, const struct duty *const *duties, unsigned scopes)
{
	*c = (struct caller){ 0 };
	visitor_open(&c->v, duties, ROLE_ANYONE);
	caller_takes(c, scopes);
	read_description(c);
}

void caller_open_hospital(struct caller *c, unsigned scopes)
{
	*c = (struct caller){ 0 };
	visitor_open_hospital(&c->v, ROLE_ANYONE);
	caller_takes(c, scopes);
	read_description(c);
}

void caller_close(struct caller *c)
{
	json_let_go(&c->answer);
	json_let_go(&c->description);
	visitor_close(&c->v);
}

static void show_and_fail(const struct caller *c, const char *what, str more)
{
	fail_msg("%.*s %.*s (%u): %s %.*s\n%.*s", P(c->v.method), P(c->v.path), c->v.status, what, P(more), P(str_first(c->v.body, SHOWN_MAX)));
}

/* ---- beside the description */

static bool is_path(str described, str asked)
{
	while (described.p && asked.p) {
		str word = str_cut(&described, S("/")), given = str_cut(&asked, S("/"));
		if (!str_starts(word, S("{")) && !str_eq(word, given))
			return false;
	}
	return !described.p && !asked.p;
}

/* The operation that was asked for; NULL where the description has none. */
static const json_t *operation_of(const struct caller *c, const char *method)
{
	const char *path;
	json_t *operations;
	char small[16] = { 0 };
	str target = c->v.path;
	str asked = str_cut(&target, S("?"));
	for (size_t i = 0; method[i] && i < sizeof small - 1; i++)
		small[i] = (char)(isupper((unsigned char)method[i]) ? tolower((unsigned char)method[i]) : '?');
	json_object_foreach(json_object_get(c->description, "paths"), path, operations)
		if (is_path(str_of(path), asked) && json_object_get(operations, small))
			return json_object_get(operations, small);
	return NULL;
}

static const json_t *response_of(const struct caller *c, const json_t *operation)
{
	char status[16];
	snprintf(status, sizeof status, "%u", c->v.status);
	const json_t *responses = json_object_get(operation, "responses");
	const json_t *response = json_object_get(responses, status);
	const json_t *ref = json_object_get(response, "$ref");
	if (!response)
		show_and_fail(c, "the description does not know this status", S(""));
	return ref ? schema_at(c->description, str_of(json_string_value(ref))) : response;
}

static void compare(const struct caller *c, const json_t *operation)
{
	auto_buf why = { 0 };
	auto_arena a = { 0 };
	str type = visitor_header(&c->v, "Content-Type");
	const json_t *content = json_object_get(response_of(c, operation), "content");
	if (!content && (c->v.body.n || type.n))
		show_and_fail(c, "no body was described", S(""));
	if (!content)
		return;
	const json_t *described = json_object_get(content, arena_text(&a, type)), *schema = json_object_get(described, "schema");
	bool is_file = described && !str_has(type, S("json"));
	if (!schema && !is_file)
		show_and_fail(c, "this type was not described:", type);
	if (!is_file && !schema_holds(c->description, schema, c->answer, &why))
		show_and_fail(c, "not as described:", buf_str(&why));
}

/* ---- asking */

static str header_of(struct caller *c, const char *value)
{
	return value ? arena_copy(&c->v.arena, str_of(value)) : S("");
}

unsigned caller_sends(struct caller *c, const struct sent *s)
{
	const struct http_field headers[] = {
		{ T("Host"), T("inro.test:8443") },
		{ T("Authorization"), c->secret.n ? arena_fmt(&c->v.arena, "Bearer %.*s", P(c->secret)) : S("") },
		{ T("Accept-Language"), header_of(c, c->english) },
		{ T("Content-Type"), s->type ? str_of(s->type) : s->body ? S("application/json") : S("") },
		{ s->header ? str_of(s->header) : S("X-Nothing"), header_of(c, s->value) },
		{ T(""), T("") },
	};
	json_let_go(&c->answer);
	visitor_ask(&c->v, s->method, s->path, headers, s->bytes.n ? s->bytes : s->body ? str_of(s->body) : S(""));
	bool head = str_eq(str_of(s->method), S("HEAD"));
	c->answer = c->v.body.n ? json_read(c->v.body, NULL) : NULL;
	const json_t *operation = operation_of(c, head ? "GET" : s->method);
	if (operation)
		compare(c, operation);
	return c->v.status;
}

/* ---- looking */

static const json_t *place(const struct caller *c, const char *where)
{
	const json_t *at = c->answer;
	auto_arena a = { 0 };
	int64_t index;
	for (str rest = str_of(where); rest.p && rest.n && at;) {
		str word = str_cut(&rest, S("/"));
		at = json_is_array(at) && str_whole(word, &index) ? json_array_get(at, (size_t)index) : json_object_get(at, arena_text(&a, word));
	}
	return at;
}

str caller_saw(const struct caller *c, const char *where)
{
	const json_t *at = place(c, where);
	struct arena *a = (struct arena *)&c->v.arena;
	if (json_is_integer(at))
		return arena_fmt(a, "%lld", (long long)json_integer_value(at));
	if (json_is_boolean(at))
		return json_is_true(at) ? S("true") : S("false");
	return json_is_string(at) ? arena_copy(a, str_of(json_string_value(at))) : S("");
}

size_t caller_counts(const struct caller *c, const char *where)
{
	return json_array_size(place(c, where));
}

str caller_tag(const struct caller *c)
{
	str tag = visitor_header(&c->v, "ETag");
	if (tag.n < 3 || tag.p[0] != '"' || tag.p[tag.n - 1] != '"')
		show_and_fail(c, "no ETag", tag);
	return arena_copy((struct arena *)&c->v.arena, (str){ tag.p + 1, tag.n - 2 });
}

const char *caller_text(struct caller *c, str s)
{
	return arena_text(&c->v.arena, s);
}

const char *caller_match(struct caller *c)
{
	return caller_text(c, arena_fmt(&c->v.arena, "\"%.*s\"", P(caller_tag(c))));
}

void caller_must_fail(const struct caller *c, unsigned status, enum err_kind kind, const char *said)
{
	auto_arena a = { 0 };
	if (c->v.status != status)
		show_and_fail(c, "the status is another than", arena_fmt(&a, "%u", status));
	same(visitor_header(&c->v, "Content-Type"), S("application/problem+json"));
	same(caller_saw(c, "type"), arena_fmt(&a, "urn:inro:problem:%s", err_name(kind)));
	same(caller_saw(c, "status"), arena_fmt(&a, "%u", status));
	if (!str_has(c->v.body, str_of(said)))
		show_and_fail(c, "does not say", str_of(said));
}

void caller_must_blame(const struct caller *c, const char *place)
{
	auto_arena a = { 0 };
	bool in_body = !*place || *place == '/';
	str wanted = arena_fmt(&a, in_body ? "#%s" : "%s", place);
	caller_must_fail(c, in_body ? 422 : 400, in_body ? ERR_INPUT : ERR_USAGE, "");
	for (size_t i = 0; i < caller_counts(c, "errors"); i++)
		if (str_eq(caller_saw(c, arena_text(&a, arena_fmt(&a, "errors/%zu/%s", i, in_body ? "pointer" : "parameter"))), wanted))
			return;
	show_and_fail(c, "does not blame", wanted);
}

void caller_must_refuse(struct caller *c, const struct sent *sent, const struct blamed *rows)
{
	for (; rows->body; rows++) {
		struct sent one = *sent;
		one.body = rows->body;
		caller_sends(c, &one);
		caller_must_blame(c, rows->place);
	}
}
