/* fields.c - the first byte says what the others are: a target, a query, a Cookie header, or a type and its form.
 * What is read is text, and is read the same after it was written again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/fields.h"
#include "readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must_be_refused(const struct err *e)
{
	must(e->kind == ERR_INPUT && e->ja[0] && e->en[0] && utf8_valid(str_of(e->ja)) && utf8_valid(str_of(e->en)));
}

static void read_target(struct arena *a, str raw)
{
	auto_buf again = { 0 };
	struct target t, same;
	struct err e = { 0 };
	if (!target_read(a, raw, &t, &e)) {
		must_be_refused(&e);
		return;
	}
	must(t.count && t.count <= PATH_WORDS_MAX && utf8_valid(t.path));
	for (size_t i = 0; i < t.count; i++) {
		must(!str_has(t.words[i], S("/")) && !str_eq(t.words[i], S("..")));
		buf_byte(&again, '/');
		uri_put(&again, t.words[i]);
	}
	if (again.n > PATH_BYTES_MAX) /* what was sent raw may have become longer */
		return;
	must(target_read(a, buf_str(&again), &same, &e) && str_eq(same.path, t.path) && same.count == t.count);
}

static void must_be_text(const struct fields *f)
{
	must(f->count <= FIELDS_MAX);
	for (size_t i = 0; i < f->count; i++) {
		const struct field *field = &f->list[i];
		must(field->name.n <= FIELD_NAME_MAX && field->file.n <= FIELD_FILE_MAX);
		must(utf8_valid(field->name) && utf8_valid(field->file) && (field->is_file || utf8_valid(field->value)));
	}
}

static void read_query(struct arena *a, str raw)
{
	auto_buf query = { 0 };
	struct fields f, again;
	struct err e = { 0 };
	if (!fields_read_query(a, raw, &f, &e)) {
		must_be_refused(&e);
		return;
	}
	must_be_text(&f);
	for (size_t i = 0; i < f.count; i++) {
		uri_put(&query, f.list[i].name);
		buf_byte(&query, '=');
		uri_put(&query, f.list[i].value);
		buf_byte(&query, '&');
	}
	must(fields_read_query(a, buf_str(&query), &again, &e) && again.count == f.count);
	for (size_t i = 0; i < f.count; i++)
		must(str_eq(again.list[i].name, f.list[i].name) && str_eq(again.list[i].value, f.list[i].value));
}

static void read_cookie(str header)
{
	str value = cookie_value(header, "__Host-inro");
	must(!str_has(value, S(";")));
	must(!value.n || (value.p > header.p && value.p + value.n <= header.p + header.n));
}

/* The type up to the first line end, then the body. */
static void read_body(struct arena *a, str all)
{
	struct fields f;
	struct err e = { 0 };
	str type = str_cut(&all, S("\n"));
	if (fields_read_body(a, type, all, &f, &e))
		must_be_text(&f);
	else
		must_be_refused(&e);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	if (!n)
		return 0;
	str rest = { (const char *)bytes + 1, n - 1 };
	switch (bytes[0]) {
	case 't': read_target(&a, rest); break;
	case 'q': read_query(&a, rest); break;
	case 'c': read_cookie(rest); break;
	default: read_body(&a, rest); break;
	}
	return 0;
}
