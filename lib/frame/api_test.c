/* api_test.c - bodies beside their description: lists of objects, their bounds, and where each fault is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "frame/api.h"

#define BASKETS "/api/v1/baskets"
#define FRUITS_MAX 30

/* ---- an operation that takes baskets of fruits, with what each is packed in */

static const struct doc_field wrap_fields[] = {
	{ "of", { "包むもの", "of what" }, DOC_CODE, DOC_MUST, .codes = "paper|leaf" },
	{ 0 },
};
static const struct doc_shape wrap_shape = { "wrap", { "包み", "a wrap" }, wrap_fields };

static const struct doc_field fruit_fields[] = {
	{ "name", { "名前", "its name" }, .flags = DOC_MUST },
	{ "weight", { "重さ", "its weight" }, DOC_WHOLE, .least = 1, .most = 9 },
	{ "picked", { "摘んだ日", "picked on" }, DOC_DAY },
	{ "wraps", { "包み(内側から)", "its wraps, from the inner one" }, DOC_OBJECTS, .shape = &wrap_shape, .most = 2 },
	{ 0 },
};
static const struct doc_shape fruit_shape = { "fruit", { "果物", "a fruit" }, fruit_fields };

static const struct doc_field basket_fields[] = {
	{ "fruits", { "果物", "the fruits" }, DOC_OBJECTS, DOC_MUST, &fruit_shape, .least = 1, .most = FRUITS_MAX },
	{ "labels", { "札", "labels" }, DOC_TEXTS, .most = 2 },
	{ 0 },
};
static const struct doc_shape basket_shape = { "basket", { "かご", "a basket" }, basket_fields };

static const struct route_doc basket_doc = { .id = "fillBasket", .detail = { "かごに入れます。", "Fills a basket." }, .body = BODY_JSON, .takes = &basket_shape, .status = 204 };

static bool basket_answer(struct visit *v, struct err *e)
{
	auto_json body = api_body(v, e);
	return body && api_nothing(v);
}

static const struct route basket_routes[] = {
	{ "POST", BASKETS, { "かごに入れる", "Fill a basket" }, .scopes = SCOPE_WRITE, .answer = basket_answer, .doc = &basket_doc },
	{ 0 },
};
static const struct duty basket_duty = { .name = "baskets", .words = { "かご", "baskets" }, .routes = basket_routes };

static void open(struct caller *c)
{
	static const struct duty *baskets[] = { NULL, &basket_duty, NULL };
	baskets[0] = toy_duties[0];
	caller_open(c, baskets, SCOPE_WRITE);
}

/* ---- */

static void what_is_described_is_taken(void **state)
{
	(void)state;
	static const char *const good[] = {
		"{\"fruits\":[{\"name\":\"柿\"}]}",
		"{\"fruits\":[{\"name\":\"柿\",\"weight\":9,\"picked\":\"2026-11-20\",\"wraps\":[{\"of\":\"paper\"},{\"of\":\"leaf\"}]},{\"name\":\"梨\",\"wraps\":[]}],"
		"\"labels\":[\"a\",\"b\"]}",
	};
	struct caller c;
	open(&c);
	for (size_t i = 0; i < LENGTH(good); i++)
		assert_int_equal(caller_asks(&c, "POST", BASKETS, good[i]), 204);
	caller_close(&c);
}

static void each_fault_has_its_place(void **state)
{
	(void)state;
	static const struct {
		const char *body, *pointers[3];
	} rows[] = {
		{ "{}", { "#/fruits" } },
		{ "{\"fruits\":null}", { "#/fruits" } },
		{ "{\"fruits\":{}}", { "#/fruits" } },
		{ "{\"fruits\":[]}", { "#/fruits" } }, /* at least one */
		{ "{\"fruits\":[{\"name\":\"柿\"}],\"labels\":[\"a\",\"b\",\"c\"]}", { "#/labels" } },
		{ "{\"fruits\":[{\"name\":\"柿\"}],\"labels\":[1]}", { "#/labels" } },
		{ "{\"fruits\":[{\"name\":\"柿\"},\"梨\"]}", { "#/fruits/1" } },
		{ "{\"fruits\":[{\"name\":\"柿\"},null,[]]}", { "#/fruits/1", "#/fruits/2" } },
		{ "{\"fruits\":[{\"name\":\"柿\"},{}]}", { "#/fruits/1/name" } },
		{ "{\"fruits\":[{\"weight\":10},{\"name\":1,\"picked\":\"R8\"}]}", { "#/fruits/0/weight", "#/fruits/0/name", "#/fruits/1/name" } },
		{ "{\"fruits\":[{\"name\":\"柿\",\"a/b~c\":1}]}", { "#/fruits/0/a~1b~0c" } },
		{ "{\"fruits\":[{\"name\":\"柿\",\"wraps\":[{\"of\":\"leaf\"},{\"of\":\"wool\"}]}]}", { "#/fruits/0/wraps/1/of" } },
		{ "{\"fruits\":[{\"name\":\"柿\",\"wraps\":[{\"of\":\"leaf\"},{\"of\":\"leaf\"},{\"of\":\"leaf\"}]}]}", { "#/fruits/0/wraps" } },
	};
	struct caller c;
	open(&c);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		caller_asks(&c, "POST", BASKETS, rows[i].body);
		caller_must_fail(&c, 422, ERR_INPUT, "");
		for (size_t k = 0; k < LENGTH(rows[i].pointers) && rows[i].pointers[k]; k++)
			same(caller_saw(&c, arena_text(&c.v.arena, arena_fmt(&c.v.arena, "errors/%zu/pointer", k))), str_of(rows[i].pointers[k]));
	}
	caller_close(&c);
}

/* `count` times the same object, as a body. */
static const char *many(struct caller *c, size_t count, const char *object)
{
	auto_buf b = { 0 };
	buf_put(&b, S("{\"fruits\":["));
	for (size_t i = 0; i < count; i++)
		buf_fmt(&b, "%s%s", i ? "," : "", object);
	buf_put(&b, S("]}"));
	return arena_text(&c->v.arena, buf_str(&b));
}

static void lists_and_faults_have_an_end(void **state)
{
	(void)state;
	struct caller c;
	open(&c);
	assert_int_equal(caller_asks(&c, "POST", BASKETS, many(&c, FRUITS_MAX, "{\"name\":\"柿\"}")), 204);
	caller_asks(&c, "POST", BASKETS, many(&c, FRUITS_MAX + 1, "{\"name\":\"柿\"}"));
	caller_must_fail(&c, 422, ERR_INPUT, "1 個から 30 個まで");
	assert_int_equal(caller_counts(&c, "errors"), 1);
	caller_asks(&c, "POST", BASKETS, many(&c, FRUITS_MAX, "{\"weight\":0}"));
	caller_must_fail(&c, 422, ERR_INPUT, "");
	assert_int_equal(caller_counts(&c, "errors"), API_FAULTS_MAX);
	c.english = "en";
	caller_asks(&c, "POST", BASKETS, many(&c, 0, ""));
	caller_must_fail(&c, 422, ERR_INPUT, "an array of objects is wanted (1 to 30 of them)");
	caller_close(&c);
}

static const json_t *schema(const struct caller *c, const char *shape, const char *member)
{
	return json_object_get(json_object_get(json_object_get(json_object_get(json_object_get(c->description, "components"), "schemas"), shape), "properties"),
	                       member);
}

static void the_description_says_the_same(void **state)
{
	(void)state;
	struct caller c;
	open(&c);
	const json_t *fruits = schema(&c, "basket", "fruits");
	same(json_text(fruits, "type"), S("array"));
	assert_int_equal(json_whole(fruits, "minItems", 0), 1);
	assert_int_equal(json_whole(fruits, "maxItems", 0), FRUITS_MAX);
	same(json_text(json_object_get(fruits, "items"), "$ref"), S("#/components/schemas/fruit"));
	assert_int_equal(json_whole(schema(&c, "basket", "labels"), "maxItems", 0), 2);
	const json_t *wanted = json_object_get(json_object_get(json_object_get(json_object_get(c.description, "components"), "schemas"), "fruit"), "required");
	assert_int_equal(json_array_size(wanted), 1); /* what comes in has what it must, not everything */
	same(str_of(json_string_value(json_array_get(wanted, 0))), S("name"));
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_described_is_taken),
		cmocka_unit_test(each_fault_has_its_place),
		cmocka_unit_test(lists_and_faults_have_an_end),
		cmocka_unit_test(the_description_says_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
