/* multipart.c - any bytes are the body of a form whose boundary is "B", or are refused; what is read is read the same
 * after it was written as a browser would.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/fields.h"
#include "readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void put_name(struct buf *b, str param, str name)
{
	buf_put(b, param);
	for (size_t i = 0; i < name.n; i++)
		buf_put(b, name.p[i] == '"' ? S("%22") : name.p[i] == '\n' ? S("%0A") : (str){ name.p + i, 1 });
	buf_byte(b, '"');
}

static void put_part(struct buf *b, const struct field *field)
{
	buf_put(b, S("--B\r\nContent-Disposition: form-data"));
	put_name(b, S("; name=\""), field->name);
	if (field->is_file)
		put_name(b, S("; filename=\""), field->file);
	buf_put(b, S("\r\n\r\n"));
	buf_put(b, field->value);
	buf_put(b, S("\r\n"));
}

static void must_be_within(str part, str whole)
{
	must(!part.n || (part.p > whole.p && part.p + part.n <= whole.p + whole.n));
}

static void must_be_same(const struct field *one, const struct field *two)
{
	must(one->is_file == two->is_file && str_eq(one->value, two->value));
	must(str_eq(one->name, two->name) && str_eq(one->file, two->file));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const str type = T("multipart/form-data; boundary=B");
	auto_arena a = { 0 };
	auto_buf out = { 0 };
	str body = { (const char *)bytes, n };
	struct fields f, again;
	struct err e = { 0 };
	if (!fields_read_body(&a, type, body, &f, &e)) {
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0] && utf8_valid(str_of(e.ja)) && utf8_valid(str_of(e.en)));
		return 0;
	}
	for (size_t i = 0; i < f.count; i++) {
		if (f.list[i].is_file)
			must_be_within(f.list[i].value, body);
		must(utf8_valid(f.list[i].name) && utf8_valid(f.list[i].file));
		must(f.list[i].is_file || utf8_valid(f.list[i].value));
		put_part(&out, &f.list[i]);
	}
	buf_put(&out, S("--B--"));
	must(fields_read_body(&a, type, buf_str(&out), &again, &e) && again.count == f.count);
	for (size_t i = 0; i < f.count; i++)
		must_be_same(&f.list[i], &again.list[i]);
	return 0;
}
