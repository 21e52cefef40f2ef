/* secedit.c - the password policy of a computer as secedit /export /cfg writes it (an INF file).
 * Removable storage does not stand in it. SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "dump.h"
#include "policy.h"

#define SECTION S("[System Access]")

static str as_number(struct arena *a, str value)
{
	int64_t number;
	return str_whole(value, &number) ? policy_number(a, number) : S("");
}

static str as_complexity(struct arena *a, str value)
{
	(void)a;
	str flag = S("");
	dump_flag(value, &flag);
	return policy_complexity(flag);
}

/* Settings that stand in the note as they are, when they say anything. */
static str as_note(struct arena *a, str value)
{
	(void)a;
	return str_eq(value, S("0")) ? S("") : value;
}

static const struct setting {
	str name;
	enum policy_column column;
	str (*read)(struct arena *a, str value);
} settings[] = {
	{ T("MinimumPasswordLength"), POLICY_MIN_LENGTH, as_number },
	{ T("PasswordComplexity"), POLICY_COMPLEXITY, as_complexity },
	{ T("MaximumPasswordAge"), POLICY_MAX_AGE_DAYS, as_number },
	{ T("PasswordHistorySize"), POLICY_HISTORY, as_number },
	{ T("LockoutBadCount"), POLICY_LOCKOUT_THRESHOLD, as_number },
	{ T("LockoutDuration"), POLICY_LOCKOUT_MINUTES, as_number },
	{ T("ClearTextPassword"), POLICY_NOTE, as_note },
	{ T("EnableGuestAccount"), POLICY_NOTE, as_note },
	{ T("NewAdministratorName"), POLICY_NOTE, as_note },
};

bool secedit_is(str bytes)
{
	auto_arena a = { 0 };
	str head = dump_head(&a, bytes);
	while (head.p)
		if (str_eq_nocase(str_trim(dump_line(&head)), SECTION))
			return true;
	return false;
}

static void put_setting(struct arena *a, struct book *b, str *cells, uint32_t line, str name, str value)
{
	for (size_t i = 0; i < LENGTH(settings); i++) {
		const struct setting *s = &settings[i];
		if (!str_eq_nocase(name, s->name))
			continue;
		str read = s->read(a, value), *cell = &cells[s->column];
		if (s->column != POLICY_NOTE)
			*cell = read;
		else if (read.n)
			*cell = arena_join(a, *cell, S("; "), arena_fmt(a, "%.*s=%.*s", P(s->name), P(read)));
		if (s->column != POLICY_NOTE && !read.n)
			book_note(a, b, "%u行目: %.*s の値を読み取れないため空欄にしました",
			          "line %u: the value of %.*s cannot be read; left empty", line, P(s->name));
	}
}

static void put_section(struct arena *a, struct book *b, str text, str *cells)
{
	bool inside = false;
	for (uint32_t line = 1; text.p; line++) {
		str row = str_trim(dump_line(&text)), value = row;
		str name = str_trim(str_cut(&value, S("=")));
		if (str_starts(row, S("[")))
			inside = str_eq_nocase(row, SECTION);
		else if (inside && value.p)
			put_setting(a, b, cells, line, name, str_trim(value));
	}
}

bool secedit_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	str text, cells[POLICY_COLUMNS] = { 0 };
	if (!dump_text(a, bytes, charset, "secedit", b, &text, e))
		return false;
	put_section(a, b, text, cells);
	cells[POLICY_TARGET] = dump_device(a, b, file);
	cells[POLICY_SOURCE] = S("secedit");
	struct sheet *sheet = book_sheet(a, b, S("secedit"), S("policy"), policy_header, POLICY_COLUMNS);
	sheet_put(a, sheet, 1, cells, POLICY_COLUMNS);
	return true;
}
