/* scquery.c - services as the sc command prints them, in Japanese and English.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "dump.h"
#include "service.h"

#define BLOCK_KEY S("SERVICE_NAME")

struct scquery {
	struct arena *a;
	struct book *b;
	struct sheet *sheet;
	uint32_t line, begun;
	str cells[SERVICE_COLUMNS];
};

/* "4  RUNNING": the number says it, whatever the language. */
static str number_word(struct arena *a, str value)
{
	int64_t number;
	return dump_number(value, &number) ? arena_fmt(a, "%lld", (long long)number) : value;
}

static bool read_state(struct arena *a, str value, str *cell)
{
	return service_state(number_word(a, value), cell);
}

static bool read_start(struct arena *a, str value, str *cell)
{
	return service_start(number_word(a, value), cell);
}

static const struct key {
	str ja, en;
	enum service_column column;
	bool (*read)(struct arena *a, str value, str *cell);
} keys[] = {
	{ T("サービス名"), T("SERVICE_NAME"), SERVICE_NAME, NULL },
	{ T("表示名"), T("DISPLAY_NAME"), SERVICE_DISPLAY, NULL },
	{ T("状態"), T("STATE"), SERVICE_STATE, read_state },
	{ T("開始の種類"), T("START_TYPE"), SERVICE_START, read_start },
	{ T("サービス開始名"), T("SERVICE_START_NAME"), SERVICE_RUNS_AS, NULL },
};

static const struct key *key_named(str name)
{
	for (size_t i = 0; i < LENGTH(keys); i++)
		if (str_eq(name, keys[i].ja) || str_eq(name, keys[i].en))
			return &keys[i];
	return NULL;
}

static bool cut_line(str line, str *name, str *value)
{
	size_t colon = str_find(line, S(":"));
	*name = str_trim(str_first(line, colon));
	*value = str_trim(str_from(line, colon + 1));
	return colon < line.n;
}

bool scquery_is(str bytes)
{
	auto_arena a = { 0 };
	str head = dump_head(&a, bytes), name, value;
	while (head.p)
		if (cut_line(dump_line(&head), &name, &value) && str_eq(name, BLOCK_KEY) && value.n)
			return true;
	return false;
}

static void flush(struct scquery *q)
{
	if (q->cells[SERVICE_NAME].n)
		sheet_put(q->a, q->sheet, q->begun, q->cells, SERVICE_COLUMNS);
	else if (q->begun)
		book_note(q->a, q->b, "%u行目: サービス名が無いため取り込みません",
		          "line %u: left out, it has no service name", q->begun);
	for (size_t i = SERVICE_NAME; i < SERVICE_COLUMNS; i++)
		q->cells[i] = S("");
}

static void put_line(struct scquery *q, str line)
{
	str name, value;
	const struct key *key = cut_line(line, &name, &value) ? key_named(name) : NULL;
	if (!key)
		return;
	if (key->column == SERVICE_NAME) {
		flush(q);
		q->begun = q->line;
	}
	if (!key->read)
		q->cells[key->column] = value;
	else if (!key->read(q->a, value, &q->cells[key->column]))
		book_note(q->a, q->b, "%u行目: 「%.*s」の値を読み取れないため空欄にしました",
		          "line %u: the value of \"%.*s\" cannot be read; left empty", q->line, P(name));
}

bool scquery_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct scquery q = { .a = a, .b = b };
	str text;
	if (!dump_text(a, bytes, charset, "scquery", b, &text, e))
		return false;
	q.sheet = book_sheet(a, b, S("sc"), S("service"), service_header, SERVICE_COLUMNS);
	q.cells[SERVICE_DEVICE] = dump_device(a, b, file);
	while (text.p) {
		if (!dump_fits(q.sheet, e))
			return false;
		q.line++;
		put_line(&q, dump_line(&text));
	}
	flush(&q);
	return true;
}
