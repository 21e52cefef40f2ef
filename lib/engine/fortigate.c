/* fortigate.c - policies, management access, SSL-VPN, tunnels and accounts of a FortiGate.
 * Words and defaults are those of the FortiOS CLI Reference (docs.fortinet.com, 6.2 to 7.4).
 * SPDX-License-Identifier: Apache-2.0 */
#include "fortigate.h"

#include "fortigate_names.h"

static const struct words
	note_except = { "指定した送信元のほかは誰でも(除外指定)", "everybody except the sources named (negated)" },
	note_service = { "送信元はインターネットサービスの一覧に限られます",
	                 "the source is limited to a list of Internet services" },
	note_schedule = { "使える時間が限られます", "limited to a schedule" },
	note_users = { "利用者の認証があります", "users have to log in" },
	note_local_in = { "local-in-policy で制限されています", "limited by a local-in policy" },
	note_local_in_unclear = { "local-in-policy の効果は設定だけでは分かりません",
	                          "what the local-in policies do cannot be told from the configuration" },
	note_no_admins = { "管理者の設定がこのファイルにありません", "the administrators are not in this file" },
	note_ping = { "ping への応答だけで、管理画面ではありません", "answers ping only; no administration" },
	note_snmp_off = { "SNMP は停止中です", "SNMP is switched off" },
	note_silent = { "待ち受けるインターフェースがないため使われません", "not in use: it listens on no interface" },
	note_two_factor = { "二要素認証あり", "two-factor authentication" },
	note_one_factor = { "二要素認証なし", "no two-factor authentication" },
	note_trusted = { "接続元の制限あり", "limited to trusted hosts" },
	note_untrusted = { "接続元の制限なし", "not limited to trusted hosts" };

static const str trusthost = T("trusthost"), trusthost6 = T("ip6-trusthost");

struct fortigate {
	struct netconf n;
	struct fortios f;
	struct meanings m;
	const struct fortios_entry *global;
	size_t *local_in; /* entries that stand before the device's own services */
	size_t local_in_count, local_in_room;
	struct objects hosts;    /* the trusted hosts of all administrators, "snmp" of all communities */
	struct objects members;  /* a user and the groups it is in */
	bool snmp_on;
};

/* "root: firewall policy" where there are VDOMs. */
static str list_name(struct fortigate *g, const struct fortios_entry *entry)
{
	return arena_join(g->n.a, entry->vdom, S(": "), entry->path);
}

static bool disabled(const struct fortios_entry *entry)
{
	return fortios_says(entry, S("status"), S("disable"));
}

static str with_comments(struct fortigate *g, const struct fortios_entry *entry, str note)
{
	str comments = fortios_all(g->n.a, entry, S("comments"));
	return comments.n ? note_text(g->n.a, note, comments) : note;
}

static str two_factor_note(struct fortigate *g, const struct fortios_entry *entry, str note)
{
	str factor = fortios_one(entry, S("two-factor"));
	bool second = factor.n && !str_eq(factor, S("disable"));
	return second ? note_about(g->n.a, note, factor, note_two_factor) : note_add(g->n.a, note, note_one_factor);
}

static void global_read(struct fortigate *g, const struct fortios_entry *entry)
{
	g->global = entry;
}

static str host_name(const struct fortios *f)
{
	for (size_t i = 0; i < f->count; i++)
		if (str_eq(f->list[i].path, S("system global")))
			return fortios_one(&f->list[i], S("hostname"));
	return S("");
}

static str global_one(const struct fortigate *g, str name)
{
	return g->global ? fortios_one(g->global, name) : S("");
}

/* FGT60F is a FortiGate-60F. */
static str model_name(struct arena *a, str code)
{
	static const struct {
		str code;
		const char *family;
	} families[] = { { T("FGT"), "FortiGate" }, { T("FWF"), "FortiWiFi" }, { T("FG"), "FortiGate" } };
	for (size_t i = 0; i < LENGTH(families); i++)
		if (str_starts(code, families[i].code))
			return arena_fmt(a, "%s-%.*s", families[i].family, P(str_from(code, families[i].code.n)));
	return code;
}

/* "#config-version=FGT60F-7.2.5-FW-build1517-230508:opmode=0:…" */
static void device_read(struct fortigate *g)
{
	struct appliance device = { .line = 1, .manufacturer = S("Fortinet"), .os = S("FortiOS") };
	struct commands all = netconf_commands(&g->n, QUOTES_NONE);
	struct command c;
	while (!device.firmware.n && command_next(&all, &c)) {
		str rest = c.word[0];
		if (!str_eq(str_cut(&rest, S("=")), S("#config-version")) || !rest.p)
			continue;
		device.line = c.line;
		device.model = model_name(g->n.a, str_cut(&rest, S("-")));
		device.firmware = rest.p ? str_cut(&rest, S("-")) : S("?");
		str build = str_from(rest, str_find(rest, S("-build")) + S("-build").n);
		device.os_build = str_cut(&build, S("-"));
	}
	appliance_put(&g->n, &device);
}

/* Who is meant, with negation. */
static struct address source_of(struct fortigate *g, const struct fortios_entry *entry, str v4, str v6, str negate,
                                str *note)
{
	struct address source = addresses_named(&g->m, entry, v4, v6);
	if (!source.any && source.text.n)
		*note = note_add(g->n.a, *note, note_undefined_address);
	if (!fortios_says(entry, negate, S("enable")) || !source.any)
		return source;
	source.any = tri_of(source.any == TRI_NO);
	if (source.any == TRI_YES)
		*note = note_add(g->n.a, *note, note_except);
	return source;
}

static struct address policy_source(struct fortigate *g, const struct fortios_entry *entry, str *note)
{
	if (!fortios_says(entry, S("internet-service-src"), S("enable")))
		return source_of(g, entry, S("srcaddr"), S("srcaddr6"), S("srcaddr-negate"), note);
	*note = note_add(g->n.a, *note, note_service);
	return address_limited(fortios_all(g->n.a, entry, S("internet-service-src-name")));
}

static str policy_notes(struct fortigate *g, const struct fortios_entry *entry, str note)
{
	str schedule = fortios_one(entry, S("schedule"));
	if (schedule.n && !str_eq(schedule, S("always")))
		note = note_about(g->n.a, note, schedule, note_schedule);
	str users = arena_join(g->n.a, fortios_all(g->n.a, entry, S("groups")), S(", "),
	                       fortios_all(g->n.a, entry, S("users")));
	if (users.n)
		note = note_about(g->n.a, note, users, note_users);
	return with_comments(g, entry, note);
}

/* Without an action a policy denies. */
static void policy_put(struct fortigate *g, const struct fortios_entry *entry, enum rule_type type, str from)
{
	str action = fortios_one(entry, S("action")), note = S("");
	struct address source = policy_source(g, entry, &note);
	struct rule rule = {
		.line = entry->line, .list = list_name(g, entry), .number = entry->name, .type = type,
		.name = fortios_one(entry, S("name")), .enabled = tri_of(!disabled(entry)),
		.allow = action.n && !str_eq(action, S("deny")),
		.from_zone = fortios_all(g->n.a, entry, from), .to_zone = fortios_all(g->n.a, entry, S("dstintf")),
		.source = source.text, .any_source = source.any,
		.destination = addresses_named(&g->m, entry, S("dstaddr"), S("dstaddr6")).text,
		.service = services_named(&g->m, entry, S("service")),
	};
	rule.outside = ports_face(&g->m, entry, from, &note);
	rule.note = policy_notes(g, entry, note);
	rule_put(&g->n, &rule);
}

static void policy_read(struct fortigate *g, const struct fortios_entry *entry)
{
	policy_put(g, entry, RULE_TRAFFIC, S("srcintf"));
}

static void local_in_read(struct fortigate *g, const struct fortios_entry *entry)
{
	builtin_services_put(&g->m, entry);
	policy_put(g, entry, RULE_MANAGEMENT, S("intf"));
	if (!str_eq(entry->path, S("firewall local-in-policy")))
		return; /* IPv6 */
	arena_grow(g->n.a, g->local_in, g->local_in_count, g->local_in_room);
	g->local_in[g->local_in_count++] = (size_t)(entry - g->f.list);
}

/* trusthost1 … trusthost10 (ip6-trusthost1 …); none, or 0.0.0.0 0.0.0.0, lets the administrator in from everywhere. */
static struct address trusted_hosts(struct fortigate *g, const struct fortios_entry *entry, str setting)
{
	auto_addresses hosts = { .shown = ADDRESSES_SHOWN_MAX };
	for (size_t i = 0; i < entry->count; i++) {
		const struct fortios_setting *s = &entry->settings[i];
		if (str_starts(s->name, setting) && s->count)
			addresses_add(&hosts, s->count > 1 ? address_masked(g->n.a, s->value[0], s->value[1], false)
			                                   : address_read(g->n.a, s->value[0]));
	}
	return hosts.count ? addresses_read(&hosts, g->n.a) : address_any(S("all"));
}

static void admin_read(struct fortigate *g, const struct fortios_entry *entry)
{
	struct address hosts = trusted_hosts(g, entry, trusthost), six = trusted_hosts(g, entry, trusthost6);
	object_add(object_put(&g->hosts, g->n.a, trusthost), g->n.a, hosts);
	object_add(object_put(&g->hosts, g->n.a, trusthost6), g->n.a, six);
	str note = hosts.any == TRI_NO ? note_about(g->n.a, S(""), hosts.text, note_trusted)
	                               : note_add(g->n.a, S(""), note_untrusted);
	login_put(&g->n, &(struct login){
		.line = entry->line, .name = entry->name, .admin = TRI_YES, .enabled = TRI_YES,
		.groups = fortios_one(entry, S("accprofile")),
		.note = with_comments(g, entry, two_factor_note(g, entry, note)),
	});
}

static void snmp_read(struct fortigate *g, const struct fortios_entry *entry)
{
	g->snmp_on = fortios_says(entry, S("status"), S("enable"));
}

static void snmp_host_read(struct fortigate *g, const struct fortios_entry *entry)
{
	const struct fortios_setting *ip = fortios_get(entry, S("ip"));
	if (entry->within != NAME_NONE && disabled(&g->f.list[entry->within]))
		return;
	object_add(object_put(&g->hosts, g->n.a, S("snmp")), g->n.a,
	           ip && ip->count == 2 ? address_masked(g->n.a, ip->value[0], ip->value[1], false)
	                                : address_any(S("0.0.0.0/0")));
}

/* SNMPv3 users are not bound to hosts. */
static void snmp_user_read(struct fortigate *g, const struct fortios_entry *entry)
{
	if (!disabled(entry) && !fortios_says(entry, S("queries"), S("disable")))
		object_add(object_put(&g->hosts, g->n.a, S("snmp")), g->n.a, address_any(S("all")));
}

/* The words of allowaccess. Once every administrator has trusted hosts, the services marked `trusted` answer nobody
 * else; the others never ask. */
struct access {
	str word, service, protocol;
	uint16_t port;
	str moved_by; /* the global setting that moves the port */
	bool trusted;
};

static const struct access accesses[] = {
	{ T("https"), T("HTTPS"), T("tcp"), 443, T("admin-sport"), true },
	{ T("http"), T("HTTP"), T("tcp"), 80, T("admin-port"), true },
	{ T("ssh"), T("SSH"), T("tcp"), 22, T("admin-ssh-port"), true },
	{ T("telnet"), T("TELNET"), T("tcp"), 23, T("admin-telnet-port"), true },
	{ T("snmp"), T("SNMP"), T("udp"), 161, T(""), true },
	{ T("ping"), T("PING"), T("icmp"), 0, T(""), true },
	{ T("fgfm"), T("FGFM"), T("tcp"), 541, T(""), false },
	{ T("fabric"), T("FABRIC"), T("tcp"), 8013, T(""), false },
};

static struct access access_of(const struct fortigate *g, str word)
{
	struct access access = { .word = word, .service = word, .protocol = S("") };
	for (size_t i = 0; i < LENGTH(accesses); i++)
		if (str_eq(accesses[i].word, word))
			access = accesses[i];
	int64_t moved;
	if (access.moved_by.n && str_whole(global_one(g, access.moved_by), &moved) && moved > 0 && moved <= UINT16_MAX)
		access.port = (uint16_t)moved;
	return access;
}

static enum tri policy_speaks(struct fortigate *g, const struct fortios_entry *policy, str port,
                              const struct access *access)
{
	const struct fortios_setting *at = fortios_get(policy, S("intf"));
	enum tri here = TRI_NO;
	for (size_t i = 0; at && i < at->count && here != TRI_YES; i++) {
		bool this = str_eq(at->value[i], S("any")) || str_eq(at->value[i], port);
		here = this ? TRI_YES : zone_there(&g->m, policy, at->value[i]) ? TRI_UNKNOWN : here;
	}
	if (here == TRI_NO)
		return TRI_NO;
	return tri_both(here, services_hold(&g->m, policy, S("service"), access->protocol, access->port));
}

/* To deny everybody except some lets those some go on. */
static void local_in_pass(struct fortigate *g, struct gate *gate, const struct fortios_entry *policy, enum tri speaks)
{
	str note = S("");
	bool accept = fortios_says(policy, S("action"), S("accept"));
	enum tri any = speaks == TRI_NO ? TRI_NO : policy_source(g, policy, &note).any;
	if (!accept && fortios_says(policy, S("srcaddr-negate"), S("enable")))
		gate_pass(&g->n, gate, true, TRI_NO, speaks);
	gate_pass(&g->n, gate, accept, any, speaks);
}

/* Local-in policies stand before allowaccess: the first that fits decides; where none does, the port is open. */
static enum reach local_in_reach(struct fortigate *g, str port, const struct access *access)
{
	struct gate gate = { 0 };
	for (size_t i = 0; i < g->local_in_count && !gate.decided; i++) {
		const struct fortios_entry *policy = &g->f.list[g->local_in[i]];
		local_in_pass(g, &gate, policy, disabled(policy) ? TRI_NO : policy_speaks(g, policy, port, access));
	}
	gate_pass(&g->n, &gate, true, TRI_YES, TRI_YES);
	return gate.reach;
}

static void limit_by_hosts(struct fortigate *g, struct rule *rule, const struct access *access, str trusted)
{
	struct address from = access->trusted ? object_read(&g->hosts, g->n.a, trusted) : address_any(S("all"));
	if (!from.any) {
		from.text = S("");
		rule->note = note_add(g->n.a, rule->note, note_no_admins);
	}
	if (str_eq(access->word, S("snmp"))) {
		struct address managers = object_read(&g->hosts, g->n.a, S("snmp"));
		from = (struct address){ .text = managers.text, .any = tri_both(from.any, managers.any) };
		rule->enabled = tri_both(rule->enabled, tri_of(g->snmp_on));
		rule->note = g->snmp_on ? rule->note : note_add(g->n.a, rule->note, note_snmp_off);
	}
	rule->source = from.text;
	rule->any_source = from.any;
}

static void limit_by_local_in(struct fortigate *g, struct rule *rule, enum reach reach)
{
	if (reach == REACH_ANY)
		return;
	bool unclear = reach == REACH_UNKNOWN;
	rule->allow = reach != REACH_NONE;
	rule->note = note_add(g->n.a, rule->note, unclear ? note_local_in_unclear : note_local_in);
	if (!unclear || rule->any_source == TRI_YES)
		rule->any_source = unclear ? TRI_UNKNOWN : TRI_NO;
}

static void access_put(struct fortigate *g, const struct port *port, const struct fortios_setting *allowed,
                       const struct access *access)
{
	bool six = str_eq(allowed->name, S("ip6-allowaccess"));
	struct rule rule = {
		.line = allowed->line, .list = list_name(g, port->entry), .name = fortios_one(port->entry, S("alias")),
		.allow = true, .type = RULE_MANAGEMENT, .enabled = tri_of(!fortios_says(port->entry, S("status"), S("down"))),
		.from_zone = port->entry->name, .destination = g->n.device, .outside = port->outside, .note = S(""),
		.service = access->service,
	};
	if (access->port)
		rule.service = arena_fmt(g->n.a, "%.*s (%.*s/%u)", P(access->service), P(access->protocol), access->port);
	if (str_eq(access->word, S("ping")))
		rule.note = note_add(g->n.a, rule.note, note_ping);
	if (port->outside == TRI_UNKNOWN)
		rule.note = note_add(g->n.a, rule.note, note_tunnel);
	limit_by_hosts(g, &rule, access, six ? trusthost6 : trusthost);
	if (six)
		rule.note = note_text(g->n.a, rule.note, S("IPv6"));
	else
		limit_by_local_in(g, &rule, local_in_reach(g, rule.from_zone, access));
	rule_put(&g->n, &rule);
}

static void accesses_read(struct fortigate *g, const struct port *port, const struct fortios_setting *allowed)
{
	for (size_t i = 0; port && allowed && i < allowed->count && !netconf_full(&g->n); i++) {
		struct access access = access_of(g, allowed->value[i]);
		access_put(g, port, allowed, &access);
	}
}

static void access_read(struct fortigate *g, const struct fortios_entry *entry)
{
	accesses_read(g, port_named(&g->m, entry->name), fortios_get(entry, S("allowaccess")));
}

/* What stands within an interface: its second addresses, its IPv6. */
static void inner_access_read(struct fortigate *g, const struct fortios_entry *entry)
{
	if (entry->within == NAME_NONE)
		return;
	const struct port *port = port_named(&g->m, g->f.list[entry->within].name);
	accesses_read(g, port, fortios_get(entry, S("allowaccess")));
	accesses_read(g, port, fortios_get(entry, S("ip6-allowaccess")));
}

static enum reach ssl_vpn_reach(struct fortigate *g, const struct fortios_entry *entry, str port)
{
	const struct fortios_setting *at = fortios_get(entry, S("source-interface"));
	struct access access = { .protocol = S("tcp"), .port = port_number(port) };
	enum reach widest = REACH_NONE;
	for (size_t i = 0; at && i < at->count; i++)
		widest = reach_wider(widest, local_in_reach(g, at->value[i], &access));
	return at && at->count ? widest : REACH_ANY;
}

/* Without source-address everybody may try; without source-interface nobody listens. */
static void ssl_vpn_read(struct fortigate *g, const struct fortios_entry *entry)
{
	str note = S(""), port = fortios_one(entry, S("port"));
	port = port.n ? port : S("443");
	bool listens = fortios_one(entry, S("source-interface")).n;
	struct address source = source_of(g, entry, S("source-address"), S("source-address6"),
	                                  S("source-address-negate"), &note);
	if (!source.text.n)
		source = address_any(S("all"));
	struct rule rule = {
		.line = entry->line, .list = list_name(g, entry), .name = S("SSL-VPN"), .allow = true, .type = RULE_VPN,
		.enabled = tri_of(listens && !disabled(entry)), .destination = g->n.device,
		.from_zone = fortios_all(g->n.a, entry, S("source-interface")),
		.source = source.text, .any_source = source.any,
		.service = arena_fmt(g->n.a, "SSL-VPN (tcp/%.*s)", P(port)),
	};
	rule.outside = ports_face(&g->m, entry, S("source-interface"), &note);
	rule.note = listens ? note : note_add(g->n.a, note, note_silent);
	limit_by_local_in(g, &rule, ssl_vpn_reach(g, entry, port));
	rule_put(&g->n, &rule);
}

/* remote-gw 0.0.0.0 or type dynamic: whoever knows the key. */
static void phase1_read(struct fortigate *g, const struct fortios_entry *entry)
{
	str ip = fortios_one(entry, S("remote-gw")), name = fortios_one(entry, S("remotegw-ddns"));
	str peer = name.n ? name : str_eq(ip, S("0.0.0.0")) ? S("") : ip;
	bool open = !peer.n || fortios_says(entry, S("type"), S("dynamic"));
	const struct port *port = port_named(&g->m, entry->name);
	str version = fortios_one(entry, S("ike-version"));
	tunnel_put(&g->n, &(struct tunnel){
		.line = entry->line, .name = entry->name, .limited = tri_of(!open),
		.peer = open ? note_add(g->n.a, S(""), peer_anybody) : peer, .address = open || name.n ? S("") : peer,
		.method = arena_fmt(g->n.a, "IPsec IKEv%.*s", P(version.n ? version : S("1"))),
		.enabled = tri_of(!port || !fortios_says(port->entry, S("status"), S("down"))),
		.note = with_comments(g, entry, S("")),
	});
}

static void group_read(struct fortigate *g, const struct fortios_entry *entry)
{
	const struct fortios_setting *members = fortios_get(entry, S("member"));
	for (size_t i = 0; members && i < members->count; i++)
		object_add(object_put(&g->members, g->n.a, members->value[i]), g->n.a, address_limited(entry->name));
}

static str groups_of(struct fortigate *g, str user)
{
	auto_addresses groups = { .shown = ADDRESSES_SHOWN_MAX };
	size_t at = names_find(&g->members.names, user);
	for (size_t i = 0; at != NAME_NONE && i < g->members.list[at].own_count; i++)
		addresses_add(&groups, g->members.list[at].own[i]);
	return addresses_read(&groups, g->n.a).text;
}

/* passwd-time "2024-04-01 09:00:00": the last change of the password. */
static void user_read(struct fortigate *g, const struct fortios_entry *entry)
{
	login_put(&g->n, &(struct login){
		.line = entry->line, .name = entry->name, .vpn = true, .admin = TRI_NO, .enabled = tri_of(!disabled(entry)),
		.groups = groups_of(g, entry->name),
		.password_set = str_first(fortios_one(entry, S("passwd-time")), S("2024-04-01").n),
		.note = two_factor_note(g, entry, S("")),
	});
}

static str complexity_of(struct fortigate *g, const struct fortios_entry *entry)
{
	static const str demands[] = { T("min-lower-case-letter"), T("min-upper-case-letter"), T("min-number"),
	                               T("min-non-alphanumeric") };
	str all = S("");
	for (size_t i = 0; i < LENGTH(demands); i++) {
		str least = fortios_one(entry, demands[i]);
		if (least.n)
			all = arena_join(g->n.a, all, S(", "), arena_join(g->n.a, demands[i], S(" "), least));
	}
	return all;
}

static void password_policy_read(struct fortigate *g, const struct fortios_entry *entry)
{
	str least = fortios_one(entry, S("minimum-length")), days = fortios_one(entry, S("expire-day"));
	bool expires = fortios_says(entry, S("expire-status"), S("enable"));
	if (disabled(entry))
		return;
	password_rules_put(&g->n, &(struct password_rules){
		.line = entry->line, .source = S("FortiOS system password-policy"), .min_length = least.n ? least : S("8"),
		.complexity = complexity_of(g, entry), .max_age_days = !expires ? S("") : days.n ? days : S("90"),
		.lockout_threshold = global_one(g, S("admin-lockout-threshold")),
	});
}

/* In this order, for what comes later asks what came before. */
static const struct {
	str path;
	void (*mean)(struct meanings *m, const struct fortios_entry *entry);
	void (*read)(struct fortigate *g, const struct fortios_entry *entry);
} passes[] = {
	{ T("system global"), NULL, global_read },
	{ T("system interface"), port_put, NULL },
	{ T("router static"), route_put, NULL },
	{ T("system sdwan/members"), sdwan_member_put, NULL },
	{ T("system virtual-wan-link/members"), sdwan_member_put, NULL },
	{ T("system zone"), zone_put, NULL },
	{ T("system sdwan/zone"), sdwan_zone_put, NULL },
	{ T("firewall address"), address_put, NULL },
	{ T("firewall address6"), address6_put, NULL },
	{ T("firewall vip"), vip_put, NULL },
	{ T("firewall addrgrp"), address_group_put, NULL },
	{ T("firewall addrgrp6"), address_group_put, NULL },
	{ T("firewall vipgrp"), address_group_put, NULL },
	{ T("firewall service custom"), service_put, NULL },
	{ T("firewall service group"), service_group_put, NULL },
	{ T("firewall policy"), NULL, policy_read },
	{ T("firewall policy6"), NULL, policy_read },
	{ T("firewall local-in-policy"), NULL, local_in_read },
	{ T("firewall local-in-policy6"), NULL, local_in_read },
	{ T("system admin"), NULL, admin_read },
	{ T("system snmp sysinfo"), NULL, snmp_read },
	{ T("system snmp community"), NULL, NULL },
	{ T("system snmp community/hosts"), NULL, snmp_host_read },
	{ T("system snmp user"), NULL, snmp_user_read },
	{ T("system interface"), NULL, access_read },
	{ T("system interface/secondaryip"), NULL, inner_access_read },
	{ T("system interface/ipv6"), NULL, inner_access_read },
	{ T("vpn ssl settings"), NULL, ssl_vpn_read },
	{ T("vpn ipsec phase1-interface"), NULL, phase1_read },
	{ T("vpn ipsec phase1"), NULL, phase1_read },
	{ T("user group"), NULL, group_read },
	{ T("user local"), NULL, user_read },
	{ T("system password-policy"), NULL, password_policy_read },
};

static void pass(struct fortigate *g, size_t at)
{
	if (str_eq(passes[at].path, S("system zone")))
		ports_settle(&g->m); /* every port and route is known by now */
	for (size_t i = 0; i < g->f.count; i++) {
		const struct fortios_entry *entry = &g->f.list[i];
		if (!str_eq(entry->path, passes[at].path))
			continue;
		if (passes[at].mean)
			passes[at].mean(&g->m, entry);
		if (passes[at].read)
			passes[at].read(g, entry);
	}
}

bool fortigate_is(str bytes)
{
	static const str version[] = { T("#config-version="), { 0 } };
	static const str sections[] = { T("config system "), T("config firewall "), T("config vpn "),
	                                T("config user "), T("config router "), { 0 } };
	static const str words[] = { T("edit "), T("set "), T("next"), T("end"), { 0 } };
	return netconf_marks(bytes, version) || (netconf_marks(bytes, sections) && netconf_marks(bytes, words) > 2);
}

bool fortigate_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct fortigate g = { 0 };
	str wanted[LENGTH(passes) + 1] = { { 0 } };
	if (!netconf_open(&g.n, a, bytes, charset, file, "fortigate", b, e))
		return false;
	for (size_t i = 0; i < LENGTH(passes); i++)
		wanted[i] = passes[i].path;
	fortios_read(&g.n, wanted, &g.f);
	g.m.n = &g.n;
	netconf_name(&g.n, host_name(&g.f));
	for (size_t i = 0; i < LENGTH(passes); i++)
		pass(&g, i);
	device_read(&g);
	netconf_close(&g.n, g.f.cut_off);
	return true;
}
