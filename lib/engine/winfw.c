/* winfw.c - the inbound and outbound rules of the Windows firewall.
 * Words as printed by "netsh advfirewall firewall show rule name=all verbose" of Japanese and English Windows 10 and
 * Server, and by Get-NetFirewallRule, Get-NetFirewallAddressFilter and Get-NetFirewallPortFilter with Export-Csv
 * (Microsoft Learn: Netsh AdvFirewall, NetSecurity); by the console's own list export too.
 * SPDX-License-Identifier: Apache-2.0 */
#include "winfw.h"

#include "dump.h"
#include "netconf.h"

enum field { NAME, ENABLED, DIRECTION, PROFILES, GROUP, REMOTE, PROTOCOL, LOCAL_PORT, PROGRAM, ACTION, FIELDS };

/* What a field is called by netsh (Japanese, English) and in a CSV (alternatives parted by "|"). */
static const struct {
	str ja, en;
	const char *columns;
} names[FIELDS] = {
	[NAME] = { T("規則名"), T("Rule Name"), "DisplayName|Name|名前" },
	[ENABLED] = { T("有効"), T("Enabled"), "Enabled|有効" },
	[DIRECTION] = { T("方向"), T("Direction"), "Direction|方向" },
	[PROFILES] = { T("プロファイル"), T("Profiles"), "Profile|Profiles|プロファイル" },
	[GROUP] = { T("グループ"), T("Grouping"), "DisplayGroup|Group|グループ" },
	[REMOTE] = { T("リモート IP"), T("RemoteIP"), "RemoteAddress|RemoteIP|リモート アドレス|Remote Address" },
	[PROTOCOL] = { T("プロトコル"), T("Protocol"), "Protocol|プロトコル" },
	[LOCAL_PORT] = { T("ローカル ポート"), T("LocalPort"), "LocalPort|ローカル ポート|Local Port" },
	[PROGRAM] = { T("プログラム"), T("Program"), "Program|プログラム" },
	[ACTION] = { T("操作"), T("Action"), "Action|操作" },
};

static const struct words
	note_public = { "パブリックのネットワークでも有効です。外部から届くかどうかは手前のファイアウォールによります",
	                "in force on public networks too; whether it is reached from outside depends on the firewall in "
	                "front of it" },
	note_array = { "送信元が System.String[] と書き出されていて読めません", "the source was exported as System.String[]" },
	note_no_source = { "送信元が書き出されていません", "the source was not exported" },
	note_direction = { "受信か送信かが書き出されていません", "whether it is inbound or outbound was not exported" };

struct win_rule {
	uint32_t line;
	str value[FIELDS];
};

static bool is_one_of(str value, const str *words)
{
	for (; words->p; words++)
		if (str_eq_nocase(value, *words))
			return true;
	return false;
}

static const str yes[] = { T("はい"), T("yes"), T("true"), T("1"), { 0 } };
static const str inbound[] = { T("入力"), T("受信"), T("in"), T("inbound"), T("1"), { 0 } };
static const str outbound[] = { T("出力"), T("送信"), T("out"), T("outbound"), T("2"), { 0 } };
static const str allowing[] = { T("許可"), T("allow"), T("バイパス"), T("bypass"), T("2"), { 0 } };
static const str everybody[] = { T("任意"), T("any"), T("*"), { 0 } };
static const str indoors[] = { T("ドメイン"), T("domain"), T("プライベート"), T("private"), { 0 } };

/* Ports by which a Windows computer is administered: SSH, Telnet, RDP, WinRM, VNC. */
static bool administers(str ports)
{
	static const uint16_t known[] = { 22, 23, 3389, 5985, 5986, 5900 };
	for (size_t i = 0; i < LENGTH(known) && ports.n; i++)
		if (!is_one_of(ports, everybody) && port_listed(ports, known[i]) == TRI_YES)
			return true;
	return false;
}

static struct address source_of(struct arena *a, str remote)
{
	auto_addresses all = { .shown = ADDRESSES_SHOWN_MAX };
	if (!remote.n || str_eq(remote, S("System.String[]")))
		return address_unknown(remote);
	for (str rest = remote; rest.p;) {
		str one = str_trim(str_cut(&rest, S(",")));
		addresses_add(&all, is_one_of(one, everybody) ? address_any(one) : address_read(a, one));
	}
	return addresses_read(&all, a);
}

/* Domain and private networks are the facility's own; a public one may be anything. */
static bool is_indoors(str profiles)
{
	bool all = profiles.n > 0;
	for (str rest = profiles; rest.p;)
		all &= is_one_of(str_trim(str_cut(&rest, S(","))), indoors);
	return all;
}

static void faces(struct netconf *n, const struct win_rule *w, struct rule *rule)
{
	bool in = is_one_of(w->value[DIRECTION], inbound), out = is_one_of(w->value[DIRECTION], outbound);
	rule->outside = out || (in && is_indoors(w->value[PROFILES])) ? TRI_NO : TRI_UNKNOWN;
	if (!in && !out)
		rule->note = note_add(n->a, rule->note, note_direction);
	else if (!rule->outside)
		rule->note = note_add(n->a, rule->note, note_public);
	*(out ? &rule->to_zone : &rule->from_zone) = w->value[PROFILES];
}

static void win_rule_put(struct netconf *n, const struct win_rule *w)
{
	const str *v = w->value;
	struct address source = source_of(n->a, v[REMOTE]);
	bool ports = v[LOCAL_PORT].n && !is_one_of(v[LOCAL_PORT], everybody);
	struct rule rule = {
		.line = w->line, .list = v[GROUP], .name = v[NAME], .enabled = tri_of(is_one_of(v[ENABLED], yes)),
		.allow = is_one_of(v[ACTION], allowing), .source = source.text, .any_source = source.any,
		.destination = n->device, .type = administers(v[LOCAL_PORT]) ? RULE_MANAGEMENT : RULE_TRAFFIC,
		.service = arena_join(n->a, v[PROTOCOL], S("/"), ports ? v[LOCAL_PORT] : S("")), .note = S(""),
	};
	faces(n, w, &rule);
	if (!rule.any_source)
		rule.note = note_add(n->a, rule.note, v[REMOTE].n ? note_array : note_no_source);
	if (v[PROGRAM].n && !is_one_of(v[PROGRAM], everybody))
		rule.note = note_text(n->a, rule.note, v[PROGRAM]);
	rule_put(n, &rule);
}

/* --- netsh: a block of "name: value" lines for each rule --- */

static enum field field_named(str name)
{
	for (enum field f = NAME; f < FIELDS; f++)
		if (str_eq(name, names[f].ja) || str_eq(name, names[f].en))
			return f;
	return FIELDS;
}

/* The action is a rule's last line: a block without it was cut off. False when the last one was. */
static bool blocks_read(struct netconf *n, str text)
{
	struct win_rule w = { 0 };
	uint32_t line = 0;
	for (str rest = text; rest.p && !netconf_full(n);) {
		str value = dump_line(&rest), name = str_trim(str_cut(&value, S(":")));
		enum field f = value.p ? field_named(name) : FIELDS;
		line++;
		if (f == NAME)
			w = (struct win_rule){ .line = line };
		if (f < FIELDS && w.line)
			w.value[f] = str_trim(value);
		if (f == ACTION && w.line) {
			win_rule_put(n, &w);
			w.line = 0;
		}
	}
	return !w.line;
}

/* --- CSV --- */

/* The console exports inbound and outbound rules apart and names the file for them, or the user does. */
static str direction_of_file(str file)
{
	static const struct {
		str part, direction;
	} parts[] = {
		{ T("受信"), T("受信") }, { T("送信"), T("送信") }, { T("nbound"), T("in") }, { T("utbound"), T("out") },
	};
	for (size_t i = 0; i < LENGTH(parts); i++)
		if (str_has(file, parts[i].part))
			return parts[i].direction;
	return S("");
}

static bool table_read(struct netconf *n, str bytes, str charset, struct err *e)
{
	struct dump d;
	if (!dump_open(n->a, bytes, charset, n->file, "winfw", n->b, &d, e))
		return false;
	for (size_t i = 1; i < d.table.count && !netconf_full(n); i++) {
		struct win_rule w = { .line = d.table.rows[i].number };
		for (enum field f = NAME; f < FIELDS; f++)
			w.value[f] = dump_cell(&d, &d.table.rows[i], names[f].columns);
		if (!w.value[DIRECTION].n)
			w.value[DIRECTION] = direction_of_file(n->file);
		win_rule_put(n, &w);
	}
	netconf_close(n, false);
	return true;
}

static const char *const columns[] = { "DisplayName|Name|名前", "Enabled|有効", "Action|操作",
                                       "Direction|方向|リモート アドレス|Remote Address", "Profile|Profiles|プロファイル", NULL };

/* A saved policy (.wfw) is a registry hive. */
static bool is_hive(str bytes)
{
	return str_starts(bytes, S("regf"));
}

bool winfw_is(str bytes)
{
	static const str netsh[] = { T("規則名:"), T("Rule Name:"), { 0 } };
	static const str direction[] = { T("方向:"), T("Direction:"), { 0 } };
	if (is_hive(bytes))
		return true;
	return (netconf_marks(bytes, netsh) && netconf_marks(bytes, direction)) || dump_has(bytes, columns);
}

bool winfw_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct netconf n = { .a = a, .b = b, .file = file };
	str text;
	if (is_hive(bytes))
		return err_set(e, ERR_INPUT,
		               "ファイアウォールの保存ファイル(.wfw)などレジストリの形式は読めません。その PC の管理者のコマンドプロンプトで"
		               "「netsh advfirewall firewall show rule name=all verbose > PC名_firewall.txt」を実行し、できたファイルを"
		               "読み込ませてください",
		               "saved firewall policies (.wfw) and other registry hives cannot be read: as administrator of "
		               "that computer run \"netsh advfirewall firewall show rule name=all verbose > "
		               "NAME_firewall.txt\" and import that file");
	netconf_name(&n, S(""));
	if (dump_has(bytes, columns))
		return table_read(&n, bytes, charset, e);
	if (!dump_text(a, bytes, charset, "winfw", b, &text, e))
		return false;
	netconf_close(&n, !blocks_read(&n, text));
	return true;
}
