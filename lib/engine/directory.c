/* directory.c - what an Active Directory entry says about an account.
 * SPDX-License-Identifier: Apache-2.0 */
#include "directory.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/when.h"
#include "dn.h"
#include "dump.h"
#include "stamp.h"
#include "text.h"

#define LOGIN_SAID_MAX 40u /* characters of a logon name in a note */

/* Bits of userAccountControl. */
enum { DISABLED = 0x2, LOCKED = 0x10, PASSWORD_NOT_REQUIRED = 0x20, PASSWORD_NEVER_EXPIRES = 0x10000 };

/* -- looking at an entry ------------------------------------------------------------------------------- */

static bool is_one_of(str name, const char *names)
{
	for (str rest = str_of(names); rest.p;)
		if (str_eq_nocase(name, str_cut(&rest, S("|"))))
			return true;
	return false;
}

/* The next value of the attributes at or behind *at, which moves behind it; p is NULL when there is none. */
static str next_value(const struct entry *e, const char *names, size_t *at)
{
	while (*at < e->count) {
		size_t i = (*at)++;
		if (is_one_of(e->names[i], names))
			return str_trim(e->values[i]);
	}
	return (str){ NULL, 0 };
}

/* The first filled value, in the order of the names. */
static str value_of(const struct entry *e, const char *names)
{
	for (str rest = str_of(names); rest.p;) {
		str name = str_cut(&rest, S("|"));
		for (size_t i = 0; i < e->count; i++)
			if (str_eq_nocase(e->names[i], name) && str_trim(e->values[i]).n)
				return str_trim(e->values[i]);
	}
	return S("");
}

static const char login_names[] = "sAMAccountName";
static const char dn_names[] = "distinguishedName|DN";
static const char class_names[] = "objectClass";
static const char control_names[] = "userAccountControl";
static const char group_names[] = "memberOf";
static const char description_names[] = "description";

static str login(const struct entry *e)
{
	return value_of(e, login_names);
}

static str login_said(const struct entry *e)
{
	return utf8_first(login(e), LOGIN_SAID_MAX);
}

static void note_unreadable(struct directory *d, const struct entry *e, str attribute)
{
	book_note(d->a, d->b, "%u行目(%.*s): %.*s の値を読み取れないため空欄にしました",
	          "line %u (%.*s): the value of %.*s cannot be read; left empty", e->line, P(login_said(e)),
	          P(attribute));
}

static bool control_has(const struct entry *e, int64_t bit, bool *known)
{
	int64_t control;
	*known = str_whole(value_of(e, control_names), &control);
	return *known && control & bit;
}

/* "yes" or "no" from a property of Get-ADUser, else from a bit of userAccountControl. */
static str flag(const struct entry *e, const char *property, int64_t bit)
{
	str said = S("");
	if (dump_flag(value_of(e, property), &said) && said.n)
		return said;
	bool known, set = control_has(e, bit, &known);
	return !known ? S("") : set ? S("yes") : S("no");
}

/* -- one column each ----------------------------------------------------------------------------------- */

static str as_is(struct directory *d, const struct entry *e, const char *names)
{
	(void)d;
	return value_of(e, names);
}

static str realm(struct directory *d, const struct entry *e, const char *names)
{
	str said = dn_realm(d->a, value_of(e, names));
	return said.n ? said : d->realm;
}

/* The newest of the days: lastLogonTimestamp is replicated up to 14 days late, lastLogon is one
 * controller's own. */
static str newest(struct directory *d, const struct entry *e, const char *names)
{
	struct day newest = { 0 }, day;
	for (size_t i = 0; i < e->count; i++) {
		if (!is_one_of(e->names[i], names))
			continue;
		if (!stamp_day(e->values[i], d->order, &day))
			note_unreadable(d, e, e->names[i]);
		else if (day.year && (!newest.year || day_order(day, newest) > 0))
			newest = day;
	}
	return day_iso(d->a, newest);
}

static str enabled(struct directory *d, const struct entry *e, const char *names)
{
	(void)d;
	str said = S("");
	if (dump_flag(value_of(e, names), &said) && said.n)
		return said;
	str disabled = flag(e, "", DISABLED);
	return !disabled.n ? disabled : str_eq(disabled, S("yes")) ? S("no") : S("yes");
}

static str never_expires(struct directory *d, const struct entry *e, const char *names)
{
	(void)d;
	return flag(e, names, PASSWORD_NEVER_EXPIRES);
}

/* Export-Csv writes the name of a .NET type where a property holds a list. */
static bool is_type_name(str value)
{
	return str_starts(value, S("Microsoft.ActiveDirectory."));
}

static str groups(struct directory *d, const struct entry *e, const char *names)
{
	auto_arena scratch = { 0 };
	auto_buf joined = { 0 };
	str value;
	for (size_t at = 0; (value = next_value(e, names, &at)).p;) {
		if (is_type_name(value))
			continue;
		d->groups_seen = true;
		while (value.p) {
			str group = dn_first(&scratch, dn_cut(&value));
			if (group.n && joined.n)
				buf_put(&joined, S("; "));
			buf_put(&joined, group);
		}
	}
	return arena_copy(d->a, buf_str(&joined));
}

/* Groups Windows protects because their members can take over the domain, as Microsoft's "Protected
 * accounts and groups" lists them, and what Japanese administrators name their like; folded. */
static bool is_administrators(str group)
{
	auto_arena scratch = { 0 };
	static const str names[] = {
		T("domain admins"), T("enterprise admins"), T("schema admins"), T("administrators"),
		T("account operators"), T("backup operators"), T("管理者"), T("ドメイン管理者"),
		T("エンタープライズ管理者"), T("スキーマ管理者"),
	};
	str folded = text_fold(&scratch, dn_first(&scratch, group));
	for (size_t i = 0; i < LENGTH(names); i++)
		if (str_eq(folded, names[i]))
			return true;
	return false;
}

/* The primary group is not in memberOf: 512 Domain Admins, 518 Schema Admins, 519 Enterprise Admins. */
static bool is_marked_admin(const struct entry *e)
{
	return str_eq(value_of(e, "adminCount"), S("1")) ||
	       is_one_of(value_of(e, "primaryGroupID"), "512|518|519");
}

static str admin(struct directory *d, const struct entry *e, const char *names)
{
	(void)d;
	bool is_admin = is_marked_admin(e);
	str value;
	for (size_t at = 0; (value = next_value(e, names, &at)).p;)
		while (value.p)
			is_admin |= is_administrators(dn_cut(&value));
	return is_admin ? S("yes") : S("no");
}

/* Where a word stands that tells an account's type; folded. */
static const struct type_rule {
	str word;
	const char *names;
	bool begins; /* the value begins with the word; otherwise it holds it */
	str type;
} type_rules[] = {
	{ T("svc_"), login_names, true, T("service") },
	{ T("svc-"), login_names, true, T("service") },
	{ T("krbtgt"), login_names, true, T("service") },
	{ T("msol_"), login_names, true, T("service") },
	{ T("aad_"), login_names, true, T("service") },
	{ T("iusr_"), login_names, true, T("service") },
	{ T("healthmailbox"), login_names, true, T("service") },
	{ T("業者"), description_names, false, T("vendor") },
	{ T("ベンダ"), description_names, false, T("vendor") },
	{ T("vendor"), description_names, false, T("vendor") },
	{ T("保守"), description_names, false, T("vendor") },
	{ T("業者"), dn_names, false, T("vendor") },
	{ T("ベンダ"), dn_names, false, T("vendor") },
	{ T("vendor"), dn_names, false, T("vendor") },
	{ T("保守"), dn_names, false, T("vendor") },
	{ T("共用"), "sAMAccountName|displayName|name", false, T("shared") },
	{ T("共有"), "sAMAccountName|displayName|name", false, T("shared") },
	{ T("shared"), "sAMAccountName|displayName|name", false, T("shared") },
};

static bool rule_fits(const struct type_rule *rule, const struct entry *e)
{
	auto_arena scratch = { 0 };
	str value;
	for (size_t at = 0; (value = next_value(e, rule->names, &at)).p;) {
		/* a distinguished name begins with the account's own name, which is not its unit's */
		str folded = text_fold(&scratch, rule->names == dn_names ? dn_above(value) : value);
		if (rule->begins ? str_starts(folded, rule->word) : str_has(folded, rule->word))
			return true;
	}
	return false;
}

/* A person decides where no rule speaks: the type is left open. */
static str type(struct directory *d, const struct entry *e, const char *names)
{
	(void)d, (void)names;
	for (size_t i = 0; i < LENGTH(type_rules); i++)
		if (rule_fits(&type_rules[i], e))
			return type_rules[i].type;
	return S("");
}

/* People write passwords into descriptions; such a text stays outside. */
static bool tells_password(str text)
{
	auto_arena scratch = { 0 };
	static const str words[] = { T("password"), T("passwd"), T("pass:"), T("pass="), T("pw:"), T("pw="),
		                     T("pwd"), T("パスワード"), T("暗証") };
	str folded = text_fold(&scratch, text);
	for (size_t i = 0; i < LENGTH(words); i++)
		if (str_has(folded, words[i]))
			return true;
	return false;
}

static str description(struct directory *d, const struct entry *e)
{
	str text = value_of(e, description_names);
	if (!tells_password(text))
		return text;
	book_note(d->a, d->b,
	          "%u行目(%.*s): 説明にパスワードらしい記述があるため、説明は取り込みません。元の説明からも消してください",
	          "line %u (%.*s): the description seems to tell a password, so it is left out; "
	          "remove it at its source too",
	          e->line, P(login_said(e)));
	return S("");
}

static bool is_locked(const struct entry *e)
{
	int64_t since;
	bool locked_out = str_whole(value_of(e, "lockoutTime"), &since) && since > 0;
	return locked_out || str_eq(flag(e, "LockedOut", LOCKED), S("yes"));
}

/* Windows' own names of the flags, then the description. */
static str note(struct directory *d, const struct entry *e, const char *names)
{
	(void)names;
	bool open = str_eq(flag(e, "PasswordNotRequired", PASSWORD_NOT_REQUIRED), S("yes"));
	str locked = is_locked(e) ? S("LOCKOUT") : S("");
	str flags = arena_join(d->a, open ? S("PASSWD_NOTREQD") : S(""), S(" "), locked);
	return arena_join(d->a, flags, S(" "), description(d, e));
}

/* The columns of an account, and the attributes each is made of, the best first. */
static const struct column {
	str to;
	str (*make)(struct directory *d, const struct entry *e, const char *names);
	const char *names;
} columns[] = {
	{ T("realm"), realm, dn_names },
	{ T("login"), as_is, login_names },
	{ T("display"), as_is, "displayName|name|cn" },
	{ T("employee_no"), as_is, "employeeID|employeeNumber" },
	{ T("type"), type, "sAMAccountName|displayName|name|description|distinguishedName|DN" },
	{ T("admin"), admin, group_names },
	{ T("enabled"), enabled, "Enabled" },
	{ T("last_used"), newest, "LastLogonDate|lastLogonTimestamp|lastLogon" },
	{ T("created"), newest, "whenCreated|Created" },
	{ T("password_set"), newest, "PasswordLastSet|pwdLastSet" },
	{ T("password_never_expires"), never_expires, "PasswordNeverExpires" },
	{ T("expires"), newest, "AccountExpirationDate|accountExpires" },
	{ T("groups"), groups, group_names },
	{ T("department"), as_is, "department" },
	{ T("note"), note, description_names },
};
#define ADMIN_COLUMN 5u

static const char other_names[] = "objectClass|userAccountControl|adminCount|primaryGroupID|LockedOut|"
                                  "lockoutTime|PasswordNotRequired";

bool directory_wants(str attribute)
{
	for (size_t i = 0; i < LENGTH(columns); i++)
		if (is_one_of(attribute, columns[i].names))
			return true;
	return is_one_of(attribute, other_names);
}

bool directory_is_date(str attribute)
{
	for (size_t i = 0; i < LENGTH(columns); i++)
		if (columns[i].make == newest && is_one_of(attribute, columns[i].names))
			return true;
	return false;
}

/* -- one account each ---------------------------------------------------------------------------------- */

struct directory directory_open(struct arena *a, struct book *b, str file)
{
	str header[LENGTH(columns)];
	for (size_t i = 0; i < LENGTH(columns); i++)
		header[i] = columns[i].to;
	struct sheet *accounts = book_sheet(a, b, S("Active Directory"), S("account"), header, LENGTH(header));
	return (struct directory){ .a = a, .b = b, .accounts = accounts, .realm = dump_subject(file) };
}

/* csvde gives the last class alone, ldifde all of them, Export-Csv the last one. */
static bool has_class(const struct entry *e, str class)
{
	str value;
	for (size_t at = 0; (value = next_value(e, class_names, &at)).p;)
		while (value.p)
			if (str_eq_nocase(dn_cut(&value), class))
				return true;
	return false;
}

static bool is_computer(const struct entry *e)
{
	return has_class(e, S("computer")) || str_ends(login(e), S("$"));
}

static bool is_user(const struct entry *e)
{
	return has_class(e, S("user")) || has_class(e, S("inetOrgPerson")) || !value_of(e, class_names).n;
}

void directory_put(struct directory *d, const struct entry *e)
{
	if (is_computer(e)) {
		d->computers++;
		return;
	}
	if (!is_user(e)) {
		d->others++;
		return;
	}
	if (!login(e).n) {
		book_note(d->a, d->b, "%u行目: ログオン名(sAMAccountName)が無いため取り込みません",
		          "line %u: left out, it has no logon name (sAMAccountName)", e->line);
		return;
	}
	str cells[LENGTH(columns)];
	for (size_t i = 0; i < LENGTH(columns); i++)
		cells[i] = columns[i].make(d, e, columns[i].names);
	sheet_put(d->a, d->accounts, e->line, cells, LENGTH(cells));
}

/* Without the groups nobody can be said to be no administrator. */
static void forget_non_admins(struct directory *d)
{
	for (size_t i = 1; i < d->accounts->count; i++) {
		str *cell = &d->accounts->rows[i].cells[ADMIN_COLUMN];
		if (str_eq(*cell, S("no")))
			*cell = S("");
	}
	book_note(d->a, d->b,
	          "所属グループ(memberOf)が書き出されていないため、管理者でないとは言えません。管理者の欄は一部空欄です",
	          "the groups (memberOf) were not exported, so that nobody can be said to be no "
	          "administrator; that column stays partly empty");
}

void directory_close(struct directory *d)
{
	if (!d->groups_seen && d->accounts->count > 1)
		forget_non_admins(d);
	if (d->computers)
		book_note(d->a, d->b, "コンピューターのアカウント %zu 件は対象外です", "%zu computer accounts were passed over",
		          d->computers);
	if (d->others)
		book_note(d->a, d->b, "利用者でないもの(グループや組織単位など) %zu 件は対象外です",
		          "%zu objects that are no users (groups, units …) were passed over", d->others);
}
