/* adcsv.c - Active Directory users as CSV, by Get-ADUser … | Export-Csv or by csvde.
 * SPDX-License-Identifier: Apache-2.0 */
#include "directory.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "dump.h"

#include <sodium.h>

/* No other program names a column sAMAccountName; one more keeps ledgers made by hand out. */
static const char *const own_columns[] = {
	"sAMAccountName",
	"DN|distinguishedName|objectClass|Enabled|userAccountControl|SID|objectSid|UserPrincipalName|"
	"LastLogonDate|lastLogonTimestamp|PasswordLastSet|pwdLastSet|whenCreated",
	NULL,
};

bool adcsv_is(str bytes)
{
	return dump_has(bytes, own_columns);
}

/* X'e4bd90e897a4' as text; what is no text (a SID, a key) stays outside. */
static void put_hex(struct buf *out, str piece)
{
	auto_arena scratch = { 0 };
	str hex = str_first(str_from(piece, 2), piece.n - 3);
	unsigned char *bytes = arena_take(&scratch, hex.n / 2 + 1);
	size_t n = 0;
	if (sodium_hex2bin(bytes, hex.n / 2, hex.p, hex.n, NULL, &n, NULL))
		return;
	str text = { (const char *)bytes, n };
	if (utf8_valid(text) && !str_has(text, (str){ "", 1 }))
		buf_put(out, text);
}

/* csvde writes what is not ASCII in hexadecimal, each of several values by itself. */
static str without_hex(struct arena *a, str value)
{
	if (!str_has(value, S("X'")))
		return value;
	auto_buf out = { 0 };
	while (value.p) {
		str piece = str_cut(&value, S(";"));
		bool hex = piece.n >= 3 && str_starts(piece, S("X'")) && str_ends(piece, S("'"));
		if (hex)
			put_hex(&out, piece);
		else
			buf_put(&out, piece);
		if (value.p)
			buf_byte(&out, ';');
	}
	return arena_copy(a, buf_str(&out));
}

/* The columns of a file that are attributes of ours. */
struct wanted {
	str names[ENTRY_VALUES_MAX];
	size_t columns[ENTRY_VALUES_MAX], count;
};

static void choose(struct dump *d, struct directory *to, struct wanted *w)
{
	const struct sheet_row *header = &d->table.rows[0];
	for (size_t i = 0; i < header->count && w->count < ENTRY_VALUES_MAX; i++) {
		str name = str_trim(header->cells[i]);
		if (!directory_wants(name))
			continue;
		if (directory_is_date(name))
			dump_see_dates(d, i);
		w->names[w->count] = name;
		w->columns[w->count++] = i;
	}
	to->order = d->order;
}

static void put_row(struct directory *to, const struct wanted *w, const struct sheet_row *row)
{
	str values[ENTRY_VALUES_MAX];
	for (size_t i = 0; i < w->count; i++)
		values[i] = w->columns[i] < row->count ? without_hex(to->a, row->cells[w->columns[i]]) : S("");
	directory_put(to, &(struct entry){ row->number, w->names, values, w->count });
}

bool adcsv_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct dump d;
	struct wanted w = { 0 };
	if (!dump_open(a, bytes, charset, file, "adcsv", b, &d, e))
		return false;
	struct directory to = directory_open(a, b, file);
	choose(&d, &to, &w);
	for (size_t i = 1; i < d.table.count; i++) {
		if (!dump_fits(to.accounts, e))
			return false;
		put_row(&to, &w, &d.table.rows[i]);
	}
	directory_close(&to);
	return true;
}
