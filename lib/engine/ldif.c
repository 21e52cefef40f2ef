/* ldif.c - Active Directory users as LDIF (RFC 2849), as ldifde writes it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "directory.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "dump.h"

#include <sodium.h>

#define PREAMBLE_LINES_MAX 64u /* comments, blanks and the version before the first entry */

struct ldif {
	struct arena *a;
	struct book *b;
	str rest;
	uint32_t next_line, line; /* line: where the attribute at hand begins */
	struct buf *folded;
};

/* One entry in the making. */
struct draft {
	uint32_t line;
	str names[ENTRY_VALUES_MAX], values[ENTRY_VALUES_MAX];
	size_t count;
	bool begun, full, changes; /* changes: a change record, which says what to do and not what is */
};

static bool is_preamble(str line)
{
	return !line.n || line.p[0] == '#' || line.p[0] == ' ' || str_starts(line, S("version:"));
}

bool ldif_is(str bytes)
{
	auto_arena a = { 0 };
	str head = dump_head(&a, bytes), line = S("");
	for (size_t i = 0; head.p && is_preamble(line) && i < PREAMBLE_LINES_MAX; i++)
		line = dump_line(&head);
	return str_starts(line, S("dn:"));
}

/* One line with its continuations, which begin with a blank; valid until the next call. */
static str whole_line(struct ldif *l)
{
	l->line = ++l->next_line;
	str line = dump_line(&l->rest);
	if (!l->rest.p || !str_starts(l->rest, S(" ")))
		return line;
	buf_cut(l->folded, 0);
	buf_put(l->folded, line);
	while (l->rest.p && str_starts(l->rest, S(" "))) {
		buf_put(l->folded, str_from(dump_line(&l->rest), 1));
		l->next_line++;
	}
	return buf_str(l->folded);
}

static bool decode(struct ldif *l, str coded, str *value)
{
	unsigned char *bytes = arena_take(l->a, coded.n + 1);
	size_t n = 0;
	if (sodium_base642bin(bytes, coded.n, coded.p, coded.n, " ", &n, NULL, sodium_base64_VARIANT_ORIGINAL))
		return false;
	*value = (str){ (const char *)bytes, n };
	return utf8_valid(*value) && !str_has(*value, (str){ "", 1 });
}

/* What follows the name: ": text", ":: base64" or ":< URL". The URL is not followed: a file must not reach
 * out. */
static bool value_of(struct ldif *l, str behind, str *value)
{
	if (behind.n > SHEET_CELL_BYTES_MAX || str_starts(behind, S("<")))
		return false;
	if (str_starts(behind, S(":")))
		return decode(l, str_trim(str_from(behind, 1)), value);
	*value = arena_copy(l->a, str_trim(behind));
	return true;
}

static void note_unreadable(struct ldif *l, str name)
{
	book_note(l->a, l->b, "%u行目: %.*s の値を読み取れないため、無いものとして扱います",
	          "line %u: the value of %.*s cannot be read and is passed over", l->line, P(name));
}

static void put_value(struct ldif *l, struct draft *t, str name, str behind)
{
	str value;
	if (!value_of(l, behind, &value)) {
		note_unreadable(l, name);
		return;
	}
	if (t->count == ENTRY_VALUES_MAX) {
		if (!t->full)
			book_note(l->a, l->b, "%u行目: 値が多すぎるため、%u 個を超える分は読みません",
			          "line %u: too many values; those beyond %u are not read", l->line,
			          ENTRY_VALUES_MAX);
		t->full = true;
		return;
	}
	t->names[t->count] = arena_copy(l->a, name);
	t->values[t->count++] = value;
}

static void flush(struct ldif *l, struct draft *t, struct directory *to)
{
	if (t->changes)
		book_note(l->a, l->b, "%u行目: 変更の記録(changetype)であり、現在の内容ではないため取り込みません",
		          "line %u: a change record (changetype), not a present state; left out", t->line);
	else if (t->begun)
		directory_put(to, &(struct entry){ t->line, t->names, t->values, t->count });
	t->count = 0;
	t->begun = t->full = t->changes = false;
}

/* One line of an entry: "name;option: value". */
static void put_line(struct ldif *l, struct draft *t, str line)
{
	size_t colon = str_find(line, S(":"));
	str name = str_first(line, colon), behind = str_from(line, colon + 1);
	name = str_cut(&name, S(";"));
	if (colon == line.n) {
		if (!t->changes)
			book_note(l->a, l->b, "%u行目: 「属性名: 値」の形ではないため読み飛ばします",
			          "line %u: not of the form \"attribute: value\"; passed over", l->line);
		return;
	}
	if (str_eq_nocase(name, S("dn"))) {
		t->line = l->line;
		t->begun = true;
	}
	if (str_eq_nocase(name, S("changetype")) && !str_eq_nocase(str_trim(behind), S("add")))
		t->changes = true;
	if (t->begun && directory_wants(name))
		put_value(l, t, name, behind);
}

bool ldif_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	auto_arena scratch = { 0 };
	auto_buf folded = { 0 };
	struct ldif l = { .a = a, .b = b, .folded = &folded };
	struct draft *t = arena_new(&scratch, struct draft);
	if (!dump_text(a, bytes, charset, "ldif", b, &l.rest, e))
		return false;
	struct directory to = directory_open(a, b, file);
	while (l.rest.p) {
		if (!dump_fits(to.accounts, e))
			return false;
		str line = whole_line(&l);
		if (!line.n)
			flush(&l, t, &to);
		else if (line.p[0] != '#')
			put_line(&l, t, line);
	}
	flush(&l, t, &to);
	directory_close(&to);
	return true;
}
