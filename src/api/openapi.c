/* openapi.c - the paths of the description: every route of the API with its parameters, bodies and answers.
 * SPDX-License-Identifier: Apache-2.0 */
#include "openapi.h"

#include "frame/access.h"
#include "frame/site.h"
#include "operations.h"

#define FILE_TYPE "application/octet-stream"

static void see(struct json *j, str key, const char *folder, str name)
{
	json_put_key(j, key);
	json_put_open(j, '{');
	schema_see(j, folder, name);
	json_put_close(j, '}');
}

/* ---- parameters */

static void put_kind_names(struct work *w, struct json *j, bool any)
{
	json_pair_str(j, S("type"), S("string"));
	json_put_key(j, S("enum"));
	json_put_open(j, '[');
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);)
		json_put_str(j, str_of(k.kind->name));
	if (any)
		json_put_str(j, S("any"));
	json_put_close(j, ']');
}

static void open_parameter(struct work *w, struct json *j, const char *in, str name, struct words words, bool must)
{
	json_put_open(j, '{');
	json_pair_str(j, S("name"), name);
	json_pair_str(j, S("in"), str_of(in));
	json_pair_str(j, S("description"), work_words(w, words));
	json_pair_bool(j, S("required"), must);
	json_put_key(j, S("schema"));
	json_put_open(j, '{');
}

static void close_parameter(struct json *j)
{
	json_put_close(j, '}');
	json_put_close(j, '}');
}

static const struct doc_field *word_named(str name)
{
	const struct doc_field *f = doc_words;
	while (f->name && !str_eq(str_of(f->name), name))
		f++;
	return f;
}

static void put_path_words(struct work *w, struct json *j, const struct route *r)
{
	str rest = str_of(r->path);
	for (str_cut(&rest, S("{")); rest.p; str_cut(&rest, S("{"))) {
		const struct doc_field *f = word_named(str_cut(&rest, S("}")));
		open_parameter(w, j, "path", str_of(f->name), f->words, true);
		if (str_eq(str_of(f->name), S("kind")))
			put_kind_names(w, j, r->doc->body == BODY_FILE);
		else
			schema_field(j, f, false);
		close_parameter(j);
	}
}

static void put_query(struct work *w, struct json *j, const struct doc_field *f)
{
	for (; f && f->name; f++) {
		open_parameter(w, j, "query", str_of(f->name), f->words, f->flags & DOC_MUST);
		if (f->flags & DOC_MANY) {
			json_pair_str(j, S("type"), S("array"));
			json_put_key(j, S("items"));
			json_put_open(j, '{');
		}
		schema_field(j, f, true);
		if (f->flags & DOC_MANY)
			json_put_close(j, '}');
		close_parameter(j);
	}
}

/* Whatever choice columns the kind has: ?status=in_use&class=server. */
static void put_choice_parameters(struct work *w, struct json *j)
{
	static const struct words words = { "選択肢の項目と値(例: status=in_use)", "choice columns of the kind with a code (status=in_use)" };
	open_parameter(w, j, "query", S("choices"), words, false);
	json_pair_str(j, S("type"), S("object"));
	json_put_key(j, S("additionalProperties"));
	json_put_open(j, '{');
	json_pair_str(j, S("type"), S("string"));
	json_put_close(j, '}');
	json_put_close(j, '}');
	json_pair_str(j, S("style"), S("form"));
	json_pair_bool(j, S("explode"), true);
	json_put_close(j, '}');
}

static void put_condition(struct work *w, struct json *j, str name, struct words words, bool must)
{
	open_parameter(w, j, "header", name, words, must);
	json_pair_str(j, S("type"), S("string"));
	close_parameter(j);
}

static bool is_get(const struct route *r)
{
	return str_eq(str_of(r->method), S("GET"));
}

static void put_parameters(struct work *w, struct json *j, const struct route *r)
{
	static const struct words match = { "読んだときの ETag", "the ETag it had when it was read" };
	static const struct words none_match = { "すでに持っている ETag", "the ETag of what is at hand" };
	json_put_key(j, S("parameters"));
	json_put_open(j, '[');
	put_path_words(w, j, r);
	put_query(w, j, r->doc->query);
	if (r->doc->rules & DOC_CHOICES)
		put_choice_parameters(w, j);
	if (r->doc->rules & DOC_MATCHED)
		put_condition(w, j, S("If-Match"), match, true);
	if (r->doc->rules & DOC_TAGGED && is_get(r))
		put_condition(w, j, S("If-None-Match"), none_match, false);
	json_put_close(j, ']');
}

/* ---- bodies and answers */

static void put_content(struct json *j, const char *type, const char *shape)
{
	json_put_key(j, S("content"));
	json_put_open(j, '{');
	json_put_key(j, str_of(type));
	json_put_open(j, '{');
	if (shape)
		see(j, S("schema"), "schemas", str_of(shape));
	json_put_close(j, '}');
	json_put_close(j, '}');
}

static void put_body(struct json *j, const struct route_doc *doc)
{
	static const char *const types[] = { [BODY_JSON] = "application/json", [BODY_PATCH] = "application/merge-patch+json",
		                             [BODY_FILE] = FILE_TYPE };
	if (doc->body == BODY_NONE)
		return;
	json_put_key(j, S("requestBody"));
	json_put_open(j, '{');
	json_pair_bool(j, S("required"), true);
	put_content(j, types[doc->body], doc->takes ? doc->takes->name : NULL);
	json_put_close(j, '}');
}

static void put_header(struct work *w, struct json *j, str name, struct words words)
{
	json_put_key(j, name);
	json_put_open(j, '{');
	json_pair_str(j, S("description"), work_words(w, words));
	json_put_key(j, S("schema"));
	json_put_open(j, '{');
	json_pair_str(j, S("type"), S("string"));
	json_put_close(j, '}');
	json_put_close(j, '}');
}

static void put_headers(struct work *w, struct json *j, const struct route_doc *doc)
{
	json_put_key(j, S("headers"));
	json_put_open(j, '{');
	if (doc->rules & DOC_TAGGED)
		put_header(w, j, S("ETag"), (struct words){ "If-Match に付けるもの", "what If-Match takes" });
	if (doc->status == 201)
		put_header(w, j, S("Location"), (struct words){ "できた記録のアドレス", "the address of what was made" });
	json_put_close(j, '}');
}

static void put_status(struct json *j, unsigned status)
{
	auto_buf b = { 0 };
	buf_fmt(&b, "%u", status);
	json_put_key(j, buf_str(&b));
}

static void put_success(struct work *w, struct json *j, const struct route *r)
{
	put_status(j, r->doc->status ? r->doc->status : 200);
	json_put_open(j, '{');
	json_pair_str(j, S("description"), work_words(w, r->title));
	put_headers(w, j, r->doc);
	if (r->doc->gives)
		put_content(j, "application/json", r->doc->gives->name);
	if (r->doc->rules & DOC_FILE)
		put_content(j, FILE_TYPE, NULL);
	json_put_close(j, '}');
}

static void put_refusals(struct json *j, const struct route *r)
{
	const struct route_doc *doc = r->doc;
	const struct {
		unsigned status;
		bool may;
	} refusals[] = {
		{ 400, true }, { 401, true }, { 403, true }, { 404, str_has(str_of(r->path), S("{")) }, { 409, doc->rules & DOC_CONFLICT },
		{ 412, doc->rules & DOC_MATCHED }, { 413, doc->body != BODY_NONE }, { 415, doc->body != BODY_NONE },
		{ 422, doc->body != BODY_NONE }, { 428, doc->rules & DOC_MATCHED },
	};
	for (size_t i = 0; i < LENGTH(refusals); i++)
		if (refusals[i].may) {
			put_status(j, refusals[i].status);
			json_put_open(j, '{');
			schema_see(j, "responses", S("problem"));
			json_put_close(j, '}');
		}
	see(j, S("default"), "responses", S("problem"));
}

static void put_answers(struct work *w, struct json *j, const struct route *r)
{
	json_put_key(j, S("responses"));
	json_put_open(j, '{');
	put_success(w, j, r);
	if (r->doc->rules & DOC_TAGGED && is_get(r)) {
		put_status(j, 304);
		json_put_open(j, '{');
		json_pair_str(j, S("description"), work_word(w, "変わっていません", "not changed"));
		json_put_close(j, '}');
	}
	put_refusals(j, r);
	json_put_close(j, '}');
}

/* ---- operations */

static void put_scopes(struct json *j, unsigned scopes)
{
	json_put_key(j, S("security"));
	json_put_open(j, '[');
	json_put_open(j, '{');
	json_put_key(j, S("token"));
	json_put_open(j, '[');
	for (const struct scope_row *s = scope_rows; s->code; s++)
		if (scopes & s->scope)
			json_put_str(j, str_of(s->code));
	json_put_close(j, ']');
	json_put_close(j, '}');
	json_put_close(j, ']');
}

static void put_operation(struct work *w, struct json *j, const struct route *r, const struct duty *duty)
{
	auto_buf method = { 0 };
	for (const char *c = r->method; *c; c++)
		buf_byte(&method, (char)(*c | 0x20)); /* small letters */
	json_put_key(j, buf_str(&method));
	json_put_open(j, '{');
	json_pair_str(j, S("operationId"), str_of(r->doc->id));
	json_pair_str(j, S("summary"), work_words(w, r->title));
	json_pair_str(j, S("description"), work_words(w, r->doc->detail));
	json_put_key(j, S("tags"));
	json_put_open(j, '[');
	json_put_str(j, str_of(duty->name));
	json_put_close(j, ']');
	put_scopes(j, r->scopes);
	put_parameters(w, j, r);
	put_body(j, r->doc);
	put_answers(w, j, r);
	json_put_close(j, '}');
}

static bool same_path(const struct route *a, const struct route *b)
{
	return str_eq(str_of(a->path), str_of(b->path));
}

/* Rows of one path stand together, at the first of them. */
static void put_paths(struct work *w, struct json *j)
{
	json_put_key(j, S("paths"));
	json_put_open(j, '{');
	for (struct routes r = routes_of(w->duties); routes_next(&r);) {
		struct routes first = routes_of(w->duties);
		while (routes_next(&first) && !same_path(first.route, r.route))
			;
		if (!r.route->doc || first.route != r.route)
			continue;
		json_put_key(j, str_of(r.route->path));
		json_put_open(j, '{');
		for (struct routes same = routes_of(w->duties); routes_next(&same);)
			if (same_path(same.route, r.route))
				put_operation(w, j, same.route, *same.duty);
		json_put_close(j, '}');
	}
	json_put_close(j, '}');
}

/* ---- the whole */

static void put_info(struct work *w, struct json *j)
{
	json_pair_str(j, S("openapi"), S("3.1.0"));
	json_put_key(j, S("info"));
	json_put_open(j, '{');
	json_pair_str(j, S("title"), S("Inro"));
	json_pair_str(j, S("version"), S(INRO_VERSION));
	json_pair_str(j, S("description"),
	              work_word(w, "医療機関のサイバーセキュリティの記録を読み書きします。書き込みは人の操作と同じ規則に従い、履歴に残り、元に戻せます。言葉は Accept-Language(ja、en)で選びます。",
	                        "Reads and writes a medical facility's cyber-security records. Writing follows the same rules as a person's, is kept in the "
	                        "history, and can be taken back. Accept-Language (ja, en) chooses the language."));
	json_put_key(j, S("license"));
	json_put_open(j, '{');
	json_pair_str(j, S("name"), S("Apache License 2.0"));
	json_pair_str(j, S("identifier"), S("Apache-2.0"));
	json_put_close(j, '}');
	json_put_close(j, '}');
}

static void put_tags(struct work *w, struct json *j)
{
	const struct duty *last = NULL;
	json_put_key(j, S("tags"));
	json_put_open(j, '[');
	for (struct routes r = routes_of(w->duties); routes_next(&r);) {
		if (!r.route->doc || *r.duty == last)
			continue;
		last = *r.duty;
		json_put_open(j, '{');
		json_pair_str(j, S("name"), str_of(last->name));
		json_pair_str(j, S("description"), work_words(w, last->words));
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void put_scheme(struct work *w, struct json *j)
{
	json_put_key(j, S("securitySchemes"));
	json_put_open(j, '{');
	json_put_key(j, S("token"));
	json_put_open(j, '{');
	json_pair_str(j, S("type"), S("http"));
	json_pair_str(j, S("scheme"), S("bearer"));
	json_pair_str(j, S("description"),
	              work_word(w, "設定の「トークン」か inro token make で作ります", "made under Settings, Tokens, or by inro token make"));
	json_put_close(j, '}');
	json_put_close(j, '}');
}

static void put_components(struct work *w, struct json *j)
{
	json_put_key(j, S("components"));
	json_put_open(j, '{');
	put_scheme(w, j);
	json_put_key(j, S("responses"));
	json_put_open(j, '{');
	json_put_key(j, S("problem"));
	json_put_open(j, '{');
	json_pair_str(j, S("description"), work_word(w, "問題(RFC 9457)", "a problem (RFC 9457)"));
	put_content(j, "application/problem+json", "problem");
	json_put_close(j, '}');
	json_put_close(j, '}');
	json_put_key(j, S("schemas"));
	json_put_open(j, '{');
	schemas_put(w, j);
	json_put_close(j, '}');
	json_put_close(j, '}');
}

void openapi_put(struct work *w, struct buf *out)
{
	struct json j = { .out = out };
	json_put_open(&j, '{');
	put_info(w, &j);
	put_tags(w, &j);
	put_paths(w, &j);
	put_components(w, &j);
	json_put_close(&j, '}');
}

bool openapi_command(struct work *w, const struct arguments *args, struct err *e)
{
	(void)args;
	(void)e;
	openapi_put(w, w->out);
	buf_byte(w->out, '\n');
	w->as_is = true;
	return true;
}

const struct route_doc openapi_doc = {
	.id = "readDescription",
	.detail = { "この API の説明(OpenAPI 3.1)です。inro openapi でも出せます。", "The description of this API (OpenAPI 3.1); inro openapi prints it as well." },
	.gives = &doc_any,
};

bool openapi_answer(struct visit *v, struct err *e)
{
	(void)e;
	openapi_put(&v->w, v->w.out);
	return api_done(v, 200);
}
