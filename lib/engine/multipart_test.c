/* multipart_test.c - forms with files as browsers send them, and every way in which one can be broken.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/multipart.h"

#define TYPE S("multipart/form-data; boundary=B")
#define NAMED(name) "--B\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"

static void what_is_broken_is_refused(void **state)
{
	(void)state;
	static const str rows[] = {
		{ NULL, 0 },
		T(""),
		T("--"),
		T("--B"),
		T("--B\r\n"),
		T("--B\r\n--B--"),
		T("--B\r\n\r\n--B--"),
		T("--B\r\n\r\n\r\n--B--"),
		T("--C" "\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--C--"),
		T("\r\n" NAMED("a") "b\r\n--B--"),                    /* something before */
		T("text\r\n" NAMED("a") "b\r\n--B--"),
		T(NAMED("a") "b"),                                    /* cut short */
		T(NAMED("a") "b\r\n--"),
		T(NAMED("a") "b\r\n--B"),
		T(NAMED("a") "b\r\n--B-"),
		T(NAMED("a") "b\r\n--B\r\n"),
		T(NAMED("a") "--B--"),                                /* no line end before the boundary */
		T(NAMED("a") "b\n--B--"),
		T(NAMED("a") "b\r\n--BB\r\n--B--"),                   /* the boundary begins a line of the value */
		T(NAMED("a") "b\r\n--B \r\n--B--"),
		T("--B\nContent-Disposition: form-data; name=a\n\nb\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=a\r\n--B--"),        /* a head without its end */
		T("--B\r\nContent-Disposition: form-data; name=a\r\nb\r\n\r\n\r\n--B--"), /* a line that is no header */
		T("--B\r\nContent-Type: text/plain\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; filename=a\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: attachment; name=a\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=a; filename=b; FileName=c\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=\"a\"b\"\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=a\"b\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=a; filename=\"x\\\"y\"\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nb\r\n--B--"),
		T("--B\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\nb\r\n--B--"),
	};
	struct err e;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct fields f;
		refuses(fields_read_body(&a, TYPE, rows[i], &f, &e), e, ERR_INPUT);
	}
}

static void the_field_that_is_wrong_is_named(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct fields f;
	struct err e;
	refuses(fields_read_body(&a, TYPE, S(NAMED("a") "b\r\n--B\r\nContent-Type: x\r\n\r\n\r\n--B--"), &f, &e), e, ERR_INPUT);
	same(str_of(e.ja), S("フォームの2番目の入力欄: 入力欄の名前を読み取れません"));
	same(str_of(e.en), S("field 2 of the form: the name of the field cannot be read"));
}

static void boundaries_follow_rfc_2046(void **state)
{
	(void)state;
#define TEN "0123456789"
#define SEVENTY TEN TEN TEN TEN TEN TEN TEN
	static const struct {
		str params, boundary; /* boundary "": refused */
	} rows[] = {
		{ T(""), T("") },
		{ T("; boundary"), T("") },
		{ T("; boundary="), T("") },
		{ T("; boundary=\"\""), T("") },
		{ T("; boundary=\"B"), T("") },
		{ T("; boundary=\"B \""), T("") },
		{ T("; boundary=B; boundary=B"), T("") },
		{ T("; boundary=\"B\"x"), T("") },
		{ T("; boundary=台"), T("") },
		{ T("; boundary=\"a\\b\""), T("") },
		{ T("; boundary=a\rb"), T("") },
		{ T("; boundary=" SEVENTY "1"), T("") },
		{ T("; boundary=" SEVENTY), T(SEVENTY) },
		{ T(";boundary=B;"), T("B") },
		{ T("; charset=UTF-8; BOUNDARY = \"a b\" ; x=y"), T("a b") },
		{ T("; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW"), T("----WebKitFormBoundary7MA4YWxkTrZu0gW") },
		{ T("; boundary=\"'()+_,-./:=?\""), T("'()+_,-./:=?") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct fields f;
		struct err e = { 0 };
		str type = arena_fmt(&a, "multipart/form-data%.*s", P(rows[i].params));
		str body = arena_fmt(&a, "--%.*s\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--%.*s--\r\n",
		                     P(rows[i].boundary), P(rows[i].boundary));
		if (!rows[i].boundary.n) {
			refuses(fields_read_body(&a, type, body, &f, &e), e, ERR_INPUT);
			same(str_of(e.en), S("the boundary of the form cannot be read"));
			continue;
		}
		works(fields_read_body(&a, type, body, &f, &e), e);
		same(fields_value(&f, "a"), S("b"));
	}
}

static void a_browsers_form_is_read(void **state)
{
	(void)state;
	static const str type = T("multipart/form-data; boundary=----geckoformboundary61");
	static const str body =
		T("------geckoformboundary61\r\n"
	          "Content-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"
	          "------geckoformboundary61\r\n"
	          "Content-Disposition: form-data; name=\"備考\"\r\n\r\n1行目\r\n2行目\r\n\r\n"
	          "------geckoformboundary61\r\n"
	          "Content-Disposition: form-data; name=\"file\"; filename=\"機器台帳 %22新%22.csv\"\r\n"
	          "Content-Type: text/csv\r\n\r\n\x8A\xC7\r\n--\r\n\0\r\r\n"
	          "------geckoformboundary61\r\n"
	          "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
	          "Content-Type: application/octet-stream\r\n\r\n\r\n"
	          "------geckoformboundary61--\r\n");
	auto_arena a = { 0 };
	struct fields f;
	struct err e = { 0 };
	works(fields_read_body(&a, type, body, &f, &e), e);
	assert_int_equal(f.count, 4);
	same(fields_value(&f, "csrf"), S("abc"));
	same(fields_value(&f, "備考"), S("1行目\n2行目\n"));
	const struct field *file = fields_find(&f, "file"), *none = fields_find(&f, "none");
	assert_true(file && file->is_file && none && none->is_file && !f.list[0].is_file);
	same(file->file, S("機器台帳 \"新\".csv"));
	same(file->value, S("\x8A\xC7\r\n--\r\n\0\r"));
	assert_true(file->value.p > body.p && file->value.p < body.p + body.n); /* not a copy */
	same(none->file, S(""));
	same(none->value, S(""));
}

static void forms_need_no_fields_and_end_at_their_boundary(void **state)
{
	(void)state;
	static const struct {
		str body;
		size_t count;
	} rows[] = {
		{ T("--B--"), 0 },
		{ T("--B--\r\n"), 0 },
		{ T(NAMED("a") "\r\n--B--"), 1 },
		{ T(NAMED("a") "b\r\n--B--\r\nwhat follows is not read\r\n" NAMED("c")), 1 },
		{ T(NAMED("a") "b\r\n" NAMED("a") "c\r\n--B--"), 2 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct fields f;
		struct err e = { 0 };
		works(fields_read_body(&a, TYPE, rows[i].body, &f, &e), e);
		assert_int_equal(f.count, rows[i].count);
	}
}

static void names_are_decoded_as_browsers_encode_them(void **state)
{
	(void)state;
	static const struct {
		str disposition, name, file; /* file.p NULL: no file */
	} rows[] = {
		{ T("form-data; name=a"), T("a"), { NULL, 0 } },
		{ T("FORM-DATA;NAME=\"\""), T(""), { NULL, 0 } },
		{ T("form-data; name=\"a%22b%0D%0Ac%0Dd\""), T("a\"b\nc\nd"), { NULL, 0 } },
		{ T("form-data; name=\"a;b=c\"; x=\"y\""), T("a;b=c"), { NULL, 0 } },
		{ T("form-data; name=\"100%41%0d%\""), T("100%41%0d%"), { NULL, 0 } },
		{ T("form-data; name=\"\x83\x5c\""), T("\uFFFD\\"), { NULL, 0 } },
		{ T("form-data; name=a; filename*=UTF-8''x.csv"), T("a"), { NULL, 0 } },
		{ T("form-data; name=a; filename=\"y.csv\"; filename*=UTF-8''x.csv"), T("a"), T("y.csv") },
		{ T("form-data; filename=x.csv; name=a"), T("a"), T("x.csv") },
		{ T("form-data; name=a; filename=\"C:\\fakepath\\台帳.csv\""), T("a"), T("台帳.csv") },
		{ T("form-data; name=a; filename=\"../../etc/passwd\""), T("a"), T("passwd") },
		{ T("form-data; name=a; filename=\"a\\b/c\\d.csv\""), T("a"), T("d.csv") },
		{ T("form-data; name=a; filename=\"folder\\\""), T("a"), T("") },
		{ T("form-data; name=a; filename=\"a/..\""), T("a"), T("") },
		{ T("form-data; name=a; filename=\".\""), T("a"), T("") },
		{ T("form-data; name=a; filename=\"..csv\""), T("a"), T("..csv") },
		{ T("form-data; name=a; filename=\"50%2F50.csv\""), T("a"), T("50%2F50.csv") },
		{ T("form-data; name=a; filename=\"\xFF.csv\""), T("a"), T("\uFFFD.csv") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct fields f;
		struct err e = { 0 };
		str body = arena_fmt(&a, "--B\r\ncontent-disposition:%.*s\r\nX: y\r\n\r\n1\r\n2\r\n--B--", P(rows[i].disposition));
		works(fields_read_body(&a, TYPE, body, &f, &e), e);
		assert_int_equal(f.count, 1);
		same(f.list[0].name, rows[i].name);
		same(f.list[0].file, rows[i].file);
		assert_int_equal(f.list[0].is_file, rows[i].file.p != NULL);
		same(f.list[0].value, rows[i].file.p ? S("1\r\n2") : S("1\n2"));
	}
}

/* A body with one part in whose head `n` bytes stand between before and after. */
static bool read_filled(str before, size_t n, str after, struct err *e)
{
	auto_arena a = { 0 };
	auto_buf body = { 0 };
	struct fields f;
	buf_put(&body, S("--B\r\n"));
	buf_put(&body, before);
	while (n--)
		buf_byte(&body, 'a');
	buf_put(&body, after);
	buf_put(&body, S("\r\n--B--"));
	return fields_read_body(&a, TYPE, buf_str(&body), &f, e);
}

static void bounds_hold_to_the_byte(void **state)
{
	(void)state;
	static const struct {
		str before, after;
		size_t n; /* as many as fit */
	} rows[] = {
		{ T("Content-Disposition: form-data; name="), T("\r\n\r\n"), FIELD_NAME_MAX },
		{ T("Content-Disposition: form-data; name=a; filename=folder/"), T("\r\n\r\n"), FIELD_FILE_MAX },
#define HEAD "Content-Disposition: form-data; name=a\r\nX:"
		{ T(HEAD), T("\r\n\r\n"), PART_HEAD_BYTES_MAX - sizeof HEAD + 1 - 4 },
	};
	struct err e = { 0 };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		works(read_filled(rows[i].before, rows[i].n, rows[i].after, &e), e);
		refuses(read_filled(rows[i].before, rows[i].n + 1, rows[i].after, &e), e, ERR_INPUT);
	}
}

static void fields_are_counted(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf body = { 0 };
	struct fields f;
	struct err e = { 0 };
	for (size_t i = 0; i < FIELDS_MAX; i++)
		buf_put(&body, S(NAMED("a") "\r\n"));
	size_t full = body.n;
	buf_put(&body, S("--B--"));
	works(fields_read_body(&a, TYPE, buf_str(&body), &f, &e), e);
	assert_int_equal(f.count, FIELDS_MAX);
	buf_cut(&body, full);
	buf_put(&body, S(NAMED("a") "\r\n--B--"));
	refuses(fields_read_body(&a, TYPE, buf_str(&body), &f, &e), e, ERR_INPUT);
}

/* A small generator of its own, so that a failure can be repeated. */
static uint32_t draw(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

/* Bytes that look much like the ends of parts, but are none. */
static str random_bytes(struct arena *a, uint64_t *seed)
{
	static const str pieces[] = { T("\r"), T("\n"), T("-"), T("--"), T("b"), T("\0"), T("\xFF"), T("台"), T("\r\n--"), T("\"") };
	auto_buf b = { 0 };
	for (uint32_t n = draw(seed) % 12; n; n--)
		buf_put(&b, pieces[draw(seed) % LENGTH(pieces)]);
	return arena_copy(a, buf_str(&b));
}

static str random_name(struct arena *a, uint64_t *seed)
{
	static const str pieces[] = { T("a"), T("台"), T(";"), T("="), T(" "), T("\""), T("%"), T("\n"), T("."), T("𠮷") };
	auto_buf b = { 0 };
	for (uint32_t n = draw(seed) % 8; n; n--)
		buf_put(&b, pieces[draw(seed) % LENGTH(pieces)]);
	buf_put(&b, S("x")); /* "." and ".." are no names of files */
	return arena_copy(a, buf_str(&b));
}

/* As a browser does: line ends of names are CR LF before they are escaped. */
static void put_name(struct buf *b, const char *param, str name)
{
	buf_fmt(b, "; %s=\"", param);
	for (size_t i = 0; i < name.n; i++)
		buf_put(b, name.p[i] == '"' ? S("%22") : name.p[i] == '\n' ? S("%0D%0A") : (str){ name.p + i, 1 });
	buf_byte(b, '"');
}

static void put_part(struct buf *b, const struct field *field)
{
	buf_put(b, S("--B\r\nContent-Disposition: form-data"));
	put_name(b, "name", field->name);
	if (field->is_file)
		put_name(b, "filename", field->file);
	buf_put(b, field->is_file ? S("\r\nContent-Type: text/csv\r\n\r\n") : S("\r\n\r\n"));
	buf_put(b, field->value);
	buf_put(b, S("\r\n"));
}

static void what_is_encoded_is_read_back(void **state)
{
	(void)state;
	for (uint64_t number = 1; number <= 3000; number++) {
		auto_arena a = { 0 };
		auto_buf body = { 0 };
		struct field sent[4];
		struct fields f;
		struct err e = { 0 };
		uint64_t seed = number;
		for (size_t i = 0; i < LENGTH(sent); i++) {
			bool is_file = draw(&seed) % 2;
			sent[i] = (struct field){ .name = random_name(&a, &seed), .is_file = is_file };
			sent[i].file = is_file ? random_name(&a, &seed) : S("");
			sent[i].value = is_file ? random_bytes(&a, &seed) : random_name(&a, &seed);
			put_part(&body, &sent[i]);
		}
		buf_put(&body, S("--B--\r\n"));
		works(fields_read_body(&a, TYPE, buf_str(&body), &f, &e), e);
		assert_int_equal(f.count, LENGTH(sent));
		for (size_t i = 0; i < LENGTH(sent); i++) {
			same(f.list[i].name, sent[i].name);
			same(f.list[i].value, sent[i].value);
			same(f.list[i].file, sent[i].file);
			assert_int_equal(f.list[i].is_file, sent[i].is_file);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_broken_is_refused),
		cmocka_unit_test(the_field_that_is_wrong_is_named),
		cmocka_unit_test(boundaries_follow_rfc_2046),
		cmocka_unit_test(a_browsers_form_is_read),
		cmocka_unit_test(forms_need_no_fields_and_end_at_their_boundary),
		cmocka_unit_test(names_are_decoded_as_browsers_encode_them),
		cmocka_unit_test(bounds_hold_to_the_byte),
		cmocka_unit_test(fields_are_counted),
		cmocka_unit_test(what_is_encoded_is_read_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
