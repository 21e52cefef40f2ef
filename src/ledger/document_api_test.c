/* document_api_test.c - a document's file by the API: it comes back as it was sent, and what is no paper is not kept.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "caller.h"
#include "duties.h"

#define PDF "%PDF-1.7\n\x01\xff made for a test"
#define OTHER_PDF "%PDF-1.7\n another"
#define BYTES "application/octet-stream"
#define NOWHERE "/api/v1/records/document/01a20132-0000-7000-8000-000000000000/file"

/* A new document: the path of its file; *tag is its own. */
static const char *made(struct caller *c, const char **tag)
{
	assert_int_equal(caller_asks(c, "POST", "/api/v1/records/document", "{\"type\":\"任命書\",\"title\":\"任命書 2026\"}"), 201);
	*tag = caller_match(c);
	return arena_text(&c->v.arena, arena_fmt(&c->v.arena, "%.*s/file", P(visitor_header(&c->v, "Location"))));
}

static void a_file_comes_back_as_it_was_sent(void **state)
{
	(void)state;
	struct caller c;
	const char *tag;
	caller_open(&c, duties, SCOPE_READ | SCOPE_WRITE);
	const char *path = made(&c, &tag);
	caller_asks(&c, "GET", path);
	caller_must_fail(&c, 404, ERR_MISSING, "ファイルは付いていません");
	assert_int_equal(caller_asks(&c, "PUT", path, PDF, BYTES, "If-Match", tag), 204);
	const char *after = caller_match(&c);
	assert_string_not_equal(tag, after);
	assert_int_equal(caller_asks(&c, "GET", path), 200);
	same(c.v.body, S(PDF));
	same(visitor_header(&c.v, "Content-Type"), S(BYTES));
	assert_true(str_starts(visitor_header(&c.v, "Content-Disposition"), S("attachment")));
	assert_string_equal(caller_match(&c), after);
	assert_int_equal(caller_asks(&c, "GET", path, .header = "If-None-Match", .value = after), 304);
	assert_int_equal(caller_asks(&c, "PUT", path, OTHER_PDF, BYTES, "If-Match", after), 204);
	assert_int_equal(caller_asks(&c, "GET", path), 200);
	same(c.v.body, S(OTHER_PDF));
	caller_close(&c);
}

static void what_is_no_paper_is_not_attached(void **state)
{
	(void)state;
	static const char *const bodies[] = { "<html><script>alert(1)</script>", "MZ", "" };
	struct caller c;
	const char *tag;
	caller_open(&c, duties, SCOPE_READ | SCOPE_WRITE);
	const char *path = made(&c, &tag);
	for (size_t i = 0; i < LENGTH(bodies); i++) {
		caller_asks(&c, "PUT", path, bodies[i], BYTES, "If-Match", tag);
		caller_must_fail(&c, 422, ERR_INPUT, "\"#\"");
	}
	caller_asks(&c, "PUT", path, PDF, "application/pdf", "If-Match", tag);
	caller_must_fail(&c, 415, ERR_USAGE, BYTES);
	caller_asks(&c, "GET", path);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_close(&c);
}

static void a_file_is_not_written_over_another(void **state)
{
	(void)state;
	struct caller c;
	const char *tag;
	caller_open(&c, duties, SCOPE_READ | SCOPE_WRITE);
	const char *path = made(&c, &tag);
	caller_asks(&c, "PUT", path, PDF, BYTES);
	caller_must_fail(&c, 428, ERR_USAGE, "If-Match");
	assert_int_equal(caller_asks(&c, "PUT", path, PDF, BYTES, "If-Match", tag), 204);
	caller_asks(&c, "PUT", path, OTHER_PDF, BYTES, "If-Match", tag);
	caller_must_fail(&c, 412, ERR_CONFLICT, "");
	assert_int_equal(caller_asks(&c, "GET", path), 200);
	same(c.v.body, S(PDF));
	caller_close(&c);
}

static void who_may_not_and_what_is_not_there(void **state)
{
	(void)state;
	struct caller c;
	const char *tag;
	caller_open(&c, duties, SCOPE_READ | SCOPE_WRITE);
	const char *path = made(&c, &tag);
	caller_asks(&c, "GET", NOWHERE);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_asks(&c, "PUT", NOWHERE, PDF, BYTES, "If-Match", tag);
	caller_must_fail(&c, 404, ERR_MISSING, "");
	caller_takes(&c, SCOPE_READ | SCOPE_ANSWER | SCOPE_MANAGE);
	caller_asks(&c, "PUT", path, PDF, BYTES, "If-Match", tag);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_takes(&c, SCOPE_WRITE);
	caller_asks(&c, "GET", path);
	caller_must_fail(&c, 403, ERR_DENIED, "");
	caller_close(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_comes_back_as_it_was_sent),
		cmocka_unit_test(what_is_no_paper_is_not_attached),
		cmocka_unit_test(a_file_is_not_written_over_another),
		cmocka_unit_test(who_may_not_and_what_is_not_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
