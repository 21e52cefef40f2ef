/* account_person.c - whose account it is: by employee number, else by a name that only one person has.
 * SPDX-License-Identifier: Apache-2.0 */
#include "kinds.h"

#include "base/buf.h"
#include "engine/text.h"

/* A person by one of the ways to find them. */
struct entry {
	str key, id, number; /* number: the person's own, "" when none */
	bool several;        /* more than one person has this key */
	struct entry *next;
};

struct roster {
	struct arena *a;
	struct entry **slots;
	size_t mask, people;
};

/* Spreadsheets drop leading zeros: 00123 and 123 are one number. */
static str number_key(struct arena *a, str number)
{
	str key = text_fold(a, number);
	while (key.n > 1 && key.p[0] == '0')
		key = str_from(key, 1);
	return text_unknown(number) ? S("") : key;
}

/* "佐藤　花子（外科）" and "佐藤花子" are one name: no blanks, nothing from the first bracket on. */
static str name_key(struct arena *a, str name)
{
	static const str brackets[] = { T("("), T("["), T("【"), T("<"), T("/") };
	auto_buf key = { 0 };
	str rest = text_fold(a, name);
	if (text_unknown(name))
		return S("");
	for (size_t i = 0; i < LENGTH(brackets); i++)
		rest = str_first(rest, str_find(rest, brackets[i]));
	while (rest.p)
		buf_put(&key, str_cut(&rest, S(" ")));
	return arena_copy(a, buf_str(&key));
}

/* Numbers and names share the table; a mark before each keeps them apart. */
static str number_slot(struct arena *a, str number)
{
	str key = number_key(a, number);
	return key.n ? arena_fmt(a, "#%.*s", P(key)) : key;
}

static struct entry **slot_of(const struct roster *r, str key)
{
	struct entry **at = &r->slots[str_hash(key) & r->mask];
	while (*at && !str_eq((*at)->key, key))
		at = &(*at)->next;
	return at;
}

static void roster_put(struct roster *r, str key, str id, str number)
{
	if (!key.n)
		return;
	struct entry **at = slot_of(r, key);
	if (*at) {
		(*at)->several = true;
		return;
	}
	*at = arena_new(r->a, struct entry);
	**at = (struct entry){ .key = key, .id = id, .number = number };
}

static bool roster_read(struct roster *r, struct db *db, struct err *e)
{
	int64_t people;
	if (!db_one_int(db, e, &people, 0, "SELECT count(*) FROM person WHERE gone IS NULL", NONE))
		return false;
	size_t slots = 64;
	while (slots < (size_t)people * 4)
		slots *= 2;
	r->people = (size_t)people;
	r->mask = slots - 1;
	r->slots = arena_array(r->a, struct entry *, slots);
	auto_rows rows = db_ask(db, e,
	                        "SELECT id, employee_no, name FROM person WHERE gone IS NULL ORDER BY id", NONE);
	while (rows_next(&rows)) {
		str id = arena_copy(r->a, rows_str(&rows, 0)), number = number_slot(r->a, rows_str(&rows, 1));
		roster_put(r, number, id, number);
		roster_put(r, arena_copy(r->a, name_key(r->a, rows_str(&rows, 2))), id, number);
	}
	return rows_done(&rows);
}

/* What an account was matched with: a code of account.c's list, "" while there is no staff list. */
struct match {
	str person, matched;
};

static const struct entry *found(const struct roster *r, str key)
{
	return key.n ? *slot_of(r, key) : NULL;
}

/* A login that is an employee number is one only where the name does not speak against it. */
static const struct entry *by_login(const struct roster *r, str login, str name)
{
	const struct entry *number = found(r, number_slot(r->a, login)), *named = found(r, name);
	bool agrees = !name.n || (number && named && (named->several || str_eq(named->id, number->id)));
	return agrees ? number : NULL;
}

static struct match matched_with(const struct entry *person, const char *how)
{
	if (person->several)
		return (struct match){ S(""), S("several") };
	return (struct match){ person->id, str_of(how) };
}

static struct match match_of(const struct roster *r, str number, str login, str display)
{
	str own = number_slot(r->a, number), name = name_key(r->a, display);
	const struct entry *person = own.n ? found(r, own) : by_login(r, login, name);
	if (!r->people)
		return (struct match){ S(""), S("") };
	if (person)
		return matched_with(person, "number");
	person = found(r, name);
	/* of that name, but with another number, is somebody else */
	if (!person || (own.n && person->number.n && !person->several))
		return (struct match){ S(""), S("absent") };
	return matched_with(person, "name");
}

struct matched {
	str id;
	struct match match;
};

struct matching {
	struct roster roster;
	struct matched *list; /* those to be written anew */
	size_t count, room;
};

enum { AT_ID, AT_NUMBER, AT_LOGIN, AT_DISPLAY, AT_PERSON, AT_MATCHED, AT_HAND };

static void match_one(struct matching *m, const struct rows *account)
{
	struct arena *a = m->roster.a;
	str person = rows_str(account, AT_PERSON);
	struct match match = { person, S("hand") };
	if (!rows_str(account, AT_HAND).n)
		match = match_of(&m->roster, rows_str(account, AT_NUMBER), rows_str(account, AT_LOGIN),
		                 rows_str(account, AT_DISPLAY));
	if (str_eq(match.person, person) && str_eq(match.matched, rows_str(account, AT_MATCHED)))
		return;
	match.person = arena_copy(a, match.person);
	arena_grow(a, m->list, m->count, m->room);
	m->list[m->count++] = (struct matched){ arena_copy(a, rows_str(account, AT_ID)), match };
}

static bool match_all(struct matching *m, struct db *db, struct err *e)
{
	auto_rows accounts = db_ask(db, e,
	                            "SELECT id, employee_no, login, display, coalesce(person_id, ''), "
	                            "coalesce(matched_code, ''), person FROM account WHERE gone IS NULL",
	                            NONE);
	while (rows_next(&accounts))
		match_one(m, &accounts);
	return rows_done(&accounts);
}

bool account_settle(struct work *w, struct err *e)
{
	auto_arena a = { 0 };
	struct matching m = { .roster.a = &a };
	bool ok = roster_read(&m.roster, w->db, e) && match_all(&m, w->db, e);
	for (size_t i = 0; ok && i < m.count; i++) {
		struct match match = m.list[i].match;
		ok = db_do(w->db, e, "UPDATE account SET person_id = ?, matched_code = ? WHERE id = ?",
		           BIND(value_str_or_null(match.person), value_str_or_null(match.matched),
		                V(m.list[i].id)));
	}
	return ok;
}
