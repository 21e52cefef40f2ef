/* registry.c - what a registry export (.reg) says of removable storage and of installed software.
 * Sources: Microsoft Learn, "Distributing registry changes" (the format), "Removable Storage Access"
 * policies in RemovableStorage.admx, "Uninstall registry key".
 * SPDX-License-Identifier: Apache-2.0 */
#include "hostfacts.h"

#include "base/buf.h"
#include "dump.h"
#include "policy.h"

enum { PRODUCT_DEVICE, PRODUCT_NAME, PRODUCT_VERSION, PRODUCT_PUBLISHER, PRODUCT_COLUMNS };

static const str product_header[PRODUCT_COLUMNS] = { T("device"), T("name"), T("version"), T("publisher") };

#define UNINSTALL "\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\"
#define REMOVABLE "\\SOFTWARE\\Policies\\Microsoft\\Windows\\RemovableStorageDevices"
#define DISKS REMOVABLE "\\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}"
#define COMPUTER "\\Control\\ComputerName\\ComputerName"
#define MACHINE S("HKEY_LOCAL_MACHINE")

struct registry {
	struct arena *a;
	struct book *b;
	uint32_t line;
	str key;           /* without its brackets and its root */
	bool machine;      /* the key lies under HKEY_LOCAL_MACHINE */
	str device;
	unsigned removable;
	bool policies;     /* a key about removable storage was met */
	struct product {
		uint32_t line; /* 0 when there is none at hand */
		str cells[PRODUCT_COLUMNS];
		bool part;     /* of Windows or of another product */
	} product, *products;
	size_t count, room;
};

/* Numbers about removable storage; keys are those of the present control set and of the numbered ones. */
static const struct number_rule {
	const char *key;
	str name;
	enum removable on;
	enum removable off; /* what the other number says */
	uint32_t when;      /* the number that switches on */
} number_rules[] = {
	{ REMOVABLE, T("Deny_All"), REMOVABLE_DENY_ALL, REMOVABLE_ALLOWED, 1 },
	{ DISKS, T("Deny_Read"), REMOVABLE_DENY_READ, REMOVABLE_ALLOWED, 1 },
	{ DISKS, T("Deny_Write"), REMOVABLE_DENY_WRITE, REMOVABLE_ALLOWED, 1 },
	{ DISKS, T("Deny_Execute"), REMOVABLE_DENY_EXECUTE, REMOVABLE_ALLOWED, 1 },
	{ "\\Services\\USBSTOR", T("Start"), REMOVABLE_NO_DRIVER, 0, 4 },
	{ "\\Control\\StorageDevicePolicies", T("WriteProtect"), REMOVABLE_PROTECTED, 0, 1 },
};

static const struct text_rule {
	str name;
	int column;
} product_texts[] = {
	{ T("DisplayName"), PRODUCT_NAME },
	{ T("DisplayVersion"), PRODUCT_VERSION },
	{ T("Publisher"), PRODUCT_PUBLISHER },
};

static bool ends_nocase(str s, str tail)
{
	return s.n >= tail.n && str_eq_nocase(str_from(s, s.n - tail.n), tail);
}

/* One name below …\Uninstall, with or without WOW6432Node before it. */
static bool is_product(str key)
{
	size_t last = key.n;
	while (last && key.p[last - 1] != '\\')
		last--;
	return ends_nocase(str_first(key, last), S(UNINSTALL));
}

bool registry_is(str bytes)
{
	auto_arena a = { 0 };
	str head = str_trim(dump_head(&a, bytes));
	return str_starts(head, S("Windows Registry Editor Version 5.00")) || str_starts(head, S("REGEDIT4"));
}

static void end_product(struct registry *r)
{
	struct product *p = &r->product;
	if (p->line && p->cells[PRODUCT_NAME].n && !p->part) {
		arena_grow(r->a, r->products, r->count, r->room);
		r->products[r->count++] = *p;
	}
	*p = (struct product){ 0 };
}

/* [HKEY_LOCAL_MACHINE\SOFTWARE\…]; a key to be deleted begins with "-" and is none. */
static void take_key(struct registry *r, str line)
{
	str whole = str_first(str_from(line, 1), line.n - 1 - str_ends(line, S("]")));
	size_t root = str_find(whole, S("\\"));
	end_product(r);
	r->machine = str_eq_nocase(str_first(whole, root), MACHINE);
	r->key = str_starts(whole, S("-")) ? S("") : str_from(whole, root);
	if (is_product(r->key))
		r->product.line = r->line;
	if (r->machine && ends_nocase(r->key, S(REMOVABLE)))
		r->removable |= REMOVABLE_LOOKED;
	for (size_t i = 0; i < LENGTH(number_rules); i++)
		r->policies |= r->machine && ends_nocase(r->key, str_of(number_rules[i].key));
}

/* The text in quotation marks at the front, its escapes undone; false when it does not end on this line. */
static bool take_quoted(struct arena *a, str *rest, str *text)
{
	auto_buf b = { 0 };
	if (!str_starts(*rest, S("\"")))
		return false;
	for (size_t i = 1; i < rest->n; i++) {
		if (rest->p[i] == '"') {
			*text = arena_copy(a, buf_str(&b));
			*rest = str_from(*rest, i + 1);
			return true;
		}
		i += rest->p[i] == '\\' && i + 1 < rest->n;
		buf_byte(&b, rest->p[i]);
	}
	return false;
}

/* dword:0000002a */
static bool read_dword(str value, uint32_t *number)
{
	return str_starts(value, S("dword:")) && str_hex(str_from(value, 6), number);
}

static void note_value(struct registry *r, str name)
{
	book_note(r->a, r->b, "%u行目: 「%.*s」の値を読み取れないため、無いものとして扱います",
	          "line %u: the value of \"%.*s\" cannot be read and is passed over", r->line, P(name));
}

static void take_number(struct registry *r, str name, str value)
{
	for (size_t i = 0; i < LENGTH(number_rules); i++) {
		const struct number_rule *rule = &number_rules[i];
		uint32_t number;
		if (!r->machine || !str_eq_nocase(name, rule->name) || !ends_nocase(r->key, str_of(rule->key)))
			continue;
		if (read_dword(value, &number))
			r->removable |= number == rule->when ? rule->on : rule->off;
		else
			note_value(r, rule->name);
	}
}

static void take_product(struct registry *r, str name, str value)
{
	struct product *p = &r->product;
	uint32_t number;
	if (str_eq_nocase(name, S("SystemComponent")))
		p->part |= read_dword(value, &number) && number == 1;
	if (str_eq_nocase(name, S("ParentKeyName")))
		p->part = true;
	for (size_t i = 0; i < LENGTH(product_texts); i++) {
		const struct text_rule *rule = &product_texts[i];
		if (str_eq_nocase(name, rule->name) && !take_quoted(r->a, &value, &p->cells[rule->column]))
			note_value(r, rule->name);
	}
}

static void take_value(struct registry *r, str line)
{
	auto_arena scratch = { 0 };
	str name;
	if (!take_quoted(&scratch, &line, &name) || !str_starts(line, S("=")))
		return;
	str value = str_trim(str_from(line, 1));
	take_number(r, name, value);
	if (r->product.line)
		take_product(r, name, value);
	if (ends_nocase(r->key, S(COMPUTER)) && str_eq_nocase(name, S("ComputerName")))
		take_quoted(r->a, &value, &r->device);
}

/* Lines that go on a long hexadecimal value begin with blanks and hold nothing that is looked for. */
static void take_lines(struct registry *r, str text)
{
	while (text.p) {
		str line = dump_line(&text);
		r->line++;
		if (str_starts(line, S("[")))
			take_key(r, str_trim(line));
		else if (str_starts(line, S("\"")))
			take_value(r, line);
	}
	end_product(r);
}

static void put_policy(struct registry *r)
{
	str cells[POLICY_COLUMNS] = {
		[POLICY_TARGET] = r->device,
		[POLICY_SOURCE] = S("registry"),
		[POLICY_REMOVABLE_STORAGE] = policy_removable(r->removable),
		[POLICY_NOTE] = policy_removable_note(r->a, r->removable),
	};
	struct sheet *sheet = book_sheet(r->a, r->b, S("registry"), S("policy"), policy_header, POLICY_COLUMNS);
	sheet_put(r->a, sheet, 1, cells, POLICY_COLUMNS);
}

static bool put_products(struct registry *r, struct err *e)
{
	struct sheet *sheet =
		book_sheet(r->a, r->b, S("Uninstall"), S("software"), product_header, PRODUCT_COLUMNS);
	for (size_t i = 0; i < r->count; i++) {
		if (!dump_fits(sheet, e))
			return false;
		r->products[i].cells[PRODUCT_DEVICE] = r->device;
		sheet_put(r->a, sheet, r->products[i].line, r->products[i].cells, PRODUCT_COLUMNS);
	}
	return true;
}

bool registry_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct registry r = { .a = a, .b = b };
	str text;
	if (!dump_text(a, bytes, charset, "registry", b, &text, e))
		return false;
	take_lines(&r, text);
	if (!r.device.n)
		r.device = dump_device(a, b, file);
	if (r.policies)
		put_policy(&r);
	if (!r.policies && !r.count)
		book_note(a, b, "リムーバブル記憶域の設定も、インストール済みソフトウェアの一覧もありません",
		          "this file has no settings of removable storage and no list of installed software");
	return !r.count || put_products(&r, e);
}
