/* yamaha.c - what a Yamaha router's filters, NAT, own services, tunnels and accounts come to.
 * Behind an IP masquerade only answers come in, but for what it maps to the inside; so a filter that passes
 * everybody is judged together with the NAT of its interface (コマンドリファレンス 23.10). The router's own services
 * are judged by the hosts they answer (4.38 to 4.78, 21.1, 33.1) and by what NAT and filters let through to them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "yamaha.h"

#include "yamaha_config.h"

static const struct words
	note_unused = { "どのインターフェースにも適用されていません", "not applied to any interface" },
	note_masquerade = { "IP マスカレードのため、院内から始めた通信への応答だけが届きます",
	                    "behind IP masquerade only answers to connections begun inside arrive" },
	note_dynamic = { "動的フィルター", "dynamic filter" },
	note_undefined = { "このフィルターの定義がありません", "this filter is not defined" },
	note_set = { "フィルターセットの内容は読み取れません", "filter sets are not read" },
	note_default = { "設定がなく、初期値による", "not set; by default" },
	note_other_model = { "設定がなく、この機種の初期値は分かりません", "not set, and the default of this model is not known" },
	note_serial = { "security class 3 のためシリアルポートからしか使えません",
	                "usable by the serial port only (security class 3)" },
	note_callers = { "リモートアクセス VPN が有効になっていません", "no remote access VPN is switched on" };

/* --- filters --- */

static str filter_service(struct yamaha *g, const struct yamaha_filter *f)
{
	bool every = str_eq(f->ports, S("*")), from = !str_eq(f->source_ports, S("*"));
	str ports = every ? S("") : f->ports;
	if (from)
		ports = arena_fmt(g->n.a, "%.*s → %.*s", P(f->source_ports), P(f->ports));
	return arena_join(g->n.a, f->protocol, S("/"), ports);
}

/* Is the protocol one of "udp,tcp"? */
static bool protocol_listed(str list, str protocol)
{
	for (str rest = list; rest.p;) {
		str one = str_cut(&rest, S(","));
		if (str_eq(one, S("tcpsyn")))
			one = S("tcp");
		if (str_eq(one, S("*")) || str_eq(one, protocol))
			return true;
	}
	return false;
}

/* Would this connection fall under the filter? 0 is an address not known. */
static enum tri filter_speaks(const struct yamaha_filter *f, uint32_t to, str protocol, uint16_t port)
{
	if (f->replies || !protocol_listed(f->protocol, protocol))
		return TRI_NO;
	enum tri here = to || f->destination.any == TRI_YES ? address_holds(&f->destination, to) : TRI_UNKNOWN;
	return tri_both(here, port ? port_listed(f->ports, port) : TRI_YES);
}

/* Does NAT send anything inside that this filter would pass? Yes where there is no masquerade. */
static bool nat_feeds(const struct yamaha_nat *nat, const struct yamaha_filter *f)
{
	if (!nat || !nat->masquerade || nat->through || f->dynamic)
		return true;
	for (size_t i = 0; i < nat->count; i++) {
		const struct yamaha_mapping *m = &nat->mappings[i];
		uint32_t inner = 0;
		ipv4_read(m->inner, &inner);
		if (filter_speaks(f, inner, m->protocol, port_number(m->port)) != TRI_NO)
			return true;
	}
	return false;
}

static bool port_feeds(struct yamaha *g, const struct yamaha_port *port, const struct yamaha_filter *f)
{
	if (f->family == IP6 || !port->descriptor_count)
		return true;
	for (size_t i = 0; i < port->descriptor_count && g->n.steps++ < NETCONF_STEPS_MAX; i++)
		if (nat_feeds(yamaha_nat_numbered(g, port->descriptors[i]), f))
			return true;
	return false;
}

static struct rule filter_rule(struct yamaha *g, const struct yamaha_filter *f)
{
	struct rule rule = {
		.line = f->line, .number = f->number, .allow = f->allow, .source = f->source.text,
		.destination = f->destination.text, .service = filter_service(g, f), .any_source = f->source.any,
		.note = f->dynamic ? note_add(g->n.a, f->note, note_dynamic) : f->note,
	};
	if (f->replies && f->allow) {
		rule.any_source = TRI_NO;
		rule.note = note_add(g->n.a, rule.note, note_answers);
	}
	return rule;
}

static void place_rule(struct yamaha *g, struct rule *rule, const struct yamaha_port *port, bool in)
{
	rule->list = arena_join(g->n.a, port->name, S(" "), in ? S("in") : S("out"));
	rule->enabled = tri_of(!str_starts(port->name, S("pp ")) || port->enabled);
	*(in ? &rule->from_zone : &rule->to_zone) = port->name;
	rule->outside = in ? port->outside : port->outside == TRI_YES ? TRI_NO : TRI_UNKNOWN;
	if (!rule->outside)
		rule->note = note_add(g->n.a, rule->note, in ? note_tunnel : note_outbound);
}

static void numbered_put(struct yamaha *g, const struct yamaha_port *port, enum family family, bool in, bool dynamic,
                         str number)
{
	const struct yamaha_filters *filters = in ? &port->in[family] : &port->out[family];
	struct yamaha_filter *f = yamaha_filter_numbered(g, family, dynamic, number);
	struct rule rule = { .line = filters->line, .number = number, .allow = true };
	if (f) {
		f->used = true;
		rule = filter_rule(g, f);
	} else {
		rule.note = note_add(g->n.a, S(""), note_undefined);
	}
	place_rule(g, &rule, port, in);
	if (f && in && f->allow && rule.any_source == TRI_YES && port->outside == TRI_YES && !port_feeds(g, port, f)) {
		rule.any_source = TRI_NO;
		rule.note = note_add(g->n.a, rule.note, note_masquerade);
	}
	rule_put(&g->n, &rule);
}

static void filters_put(struct yamaha *g, const struct yamaha_port *port, enum family family, bool in)
{
	const struct yamaha_filters *filters = in ? &port->in[family] : &port->out[family];
	bool dynamic = false;
	for (size_t i = 0; i < filters->count && !netconf_full(&g->n); i++) {
		if (str_eq(filters->numbers[i], S("dynamic")))
			dynamic = true;
		else
			numbered_put(g, port, family, in, dynamic, filters->numbers[i]);
	}
	if (!in || !filters->named)
		return;
	struct rule rule = { .line = port->line, .allow = true, .note = note_add(g->n.a, S(""), note_set) };
	place_rule(g, &rule, port, in);
	rule_put(&g->n, &rule);
}

/* No filter at all: NAT alone stands between, or nothing. */
static void open_port_put(struct yamaha *g, const struct yamaha_port *port, enum family family)
{
	static const struct yamaha_filter everything = {
		.allow = true, .source = { .text = T("*"), .any = TRI_YES },
		.destination = { .text = T("*"), .any = TRI_YES }, .protocol = T("*"), .source_ports = T("*"),
		.ports = T("*"), .number = T(""), .note = T(""),
	};
	struct yamaha_filter f = everything;
	f.family = family;
	f.line = port->line;
	if (port->outside != TRI_YES || port->in[family].there || !port->addressed[family])
		return;
	struct rule rule = filter_rule(g, &f);
	rule.note = note_add(g->n.a, S(""), remark_open);
	place_rule(g, &rule, port, true);
	if (!port_feeds(g, port, &f)) {
		rule.any_source = TRI_NO;
		rule.note = note_add(g->n.a, rule.note, note_masquerade);
	}
	rule_put(&g->n, &rule);
}

static void unused_put(struct yamaha *g)
{
	for (size_t i = 0; i < g->filters.count && !netconf_full(&g->n); i++) {
		if (g->filters.list[i].used)
			continue;
		struct rule rule = filter_rule(g, &g->filters.list[i]);
		rule.enabled = rule.outside = TRI_NO;
		rule.note = note_add(g->n.a, rule.note, note_unused);
		rule_put(&g->n, &rule);
	}
}

/* --- the router's own services --- */

static bool own_address(const struct yamaha *g, str ip)
{
	uint32_t wanted;
	for (size_t i = 0; ipv4_read(ip, &wanted) && i < g->ports.count; i++)
		if (g->ports.list[i].ip[IP4] == wanted)
			return true;
	return false;
}

static bool maps_to_router(const struct yamaha *g, const struct yamaha_mapping *m, str protocol, uint16_t number)
{
	return str_eq(m->protocol, protocol) && port_listed(m->port, number) == TRI_YES && own_address(g, m->inner);
}

/* What arrives at the router itself through NAT. through lets no TCP below 1024 pass to it. */
static enum reach nat_reach(struct yamaha *g, const struct yamaha_port *port, str protocol, uint16_t number)
{
	for (size_t i = 0; i < port->descriptor_count && g->n.steps++ < NETCONF_STEPS_MAX; i++) {
		const struct yamaha_nat *nat = yamaha_nat_numbered(g, port->descriptors[i]);
		if (!nat || !nat->known || (nat->through && number >= 1024))
			return REACH_UNKNOWN;
		if (!nat->masquerade)
			return REACH_ANY;
		for (size_t m = 0; m < nat->count && g->n.steps++ < NETCONF_STEPS_MAX; m++)
			if (maps_to_router(g, &nat->mappings[m], protocol, number))
				return REACH_ANY;
	}
	return port->descriptor_count ? REACH_NONE : REACH_ANY;
}

/* Behind the last filter of a list everything is rejected (8.1.25). */
static enum reach filters_reach(struct yamaha *g, const struct yamaha_port *port, enum family family, str protocol,
                                uint16_t number)
{
	const struct yamaha_filters *filters = &port->in[family];
	struct gate gate = { 0 };
	bool dynamic = false;
	if (!filters->there)
		return REACH_ANY;
	if (filters->named)
		return REACH_UNKNOWN;
	for (size_t i = 0; i < filters->count && !gate.decided; i++) {
		dynamic |= str_eq(filters->numbers[i], S("dynamic"));
		const struct yamaha_filter *f = yamaha_filter_numbered(g, family, dynamic, filters->numbers[i]);
		if (f)
			gate_pass(&g->n, &gate, f->allow, f->source.any, filter_speaks(f, port->ip[family], protocol, number));
	}
	return gate.reach;
}

static enum reach narrower(enum reach a, enum reach b)
{
	return a < b ? a : b;
}

static enum reach port_reach(struct yamaha *g, str protocol, uint16_t number)
{
	enum reach widest = REACH_NONE;
	bool outside = false;
	for (size_t i = 0; i < g->ports.count; i++) {
		const struct yamaha_port *port = &g->ports.list[i];
		if (port->outside != TRI_YES)
			continue;
		outside = true;
		if (port->addressed[IP4] || !port->addressed[IP6])
			widest = reach_wider(widest, narrower(nat_reach(g, port, protocol, number),
			                                      filters_reach(g, port, IP4, protocol, number)));
		if (port->addressed[IP6])
			widest = reach_wider(widest, filters_reach(g, port, IP6, protocol, number));
	}
	return outside ? widest : REACH_UNKNOWN;
}

/* The services, and what is true of them where nothing is set. */
static const struct service {
	str word, name, protocol;
	uint16_t port;
	bool on;          /* runs unless switched off */
	str hosts;        /* answers these unless told otherwise; "" differs by model */
	bool by_terminal; /* closed by security class 3 */
} services[SERVICES] = {
	[HTTPD] = { T("httpd"), T("HTTP"), T("tcp"), 80, true, T(""), false },
	[TELNETD] = { T("telnetd"), T("TELNET"), T("tcp"), 23, true, T("any"), true },
	[SSHD] = { T("sshd"), T("SSH"), T("tcp"), 22, false, T("any"), true },
	[SFTPD] = { T("sftpd"), T("SFTP"), T("tcp"), 22, true, T("none"), false },
	[TFTP] = { T("tftp"), T("TFTP"), T("udp"), 69, true, T("none"), false },
	[SNMP] = { T("snmp"), T("SNMP"), T("udp"), 161, true, T("none"), false },
};

/* httpd host is "lan" on these models (33.2); what older ones do is not in the reference at hand. */
static str default_hosts(const struct yamaha *g, enum yamaha_service s)
{
	static const str lan_models[] = { T("RTX1300"), T("RTX1220"), T("RTX1210"), T("RTX840"), T("RTX830") };
	for (size_t i = 0; s == HTTPD && i < LENGTH(lan_models); i++)
		if (str_eq(g->device.model, lan_models[i]))
			return S("lan");
	return services[s].hosts;
}

/* Whom a word of "host" means; *inside stays true while only the inside is meant. "lanN" is the network of that
 * interface, so even on an outside one it is not everybody. */
static struct address host_means(const struct yamaha *g, str word, bool *inside)
{
	const struct yamaha_port *port = yamaha_port_named(g, word);
	struct address address = address_limited(word);
	if (str_eq(word, S("any"))) {
		*inside = false;
		return address_any(word);
	}
	if (str_eq(word, S("lan")) || str_eq(word, S("none")))
		return address;
	if (port) {
		*inside &= port->outside == TRI_NO;
		return address;
	}
	address = address_read(g->n.a, word);
	*inside &= address.ranged && ipv4_private(address.first) && ipv4_private(address.last);
	return address;
}

static struct address hosts_mean(const struct yamaha *g, enum yamaha_service s, bool *inside)
{
	auto_addresses all = { .shown = ADDRESSES_SHOWN_MAX };
	const struct yamaha_host *host = &g->services[s];
	str standard = default_hosts(g, s);
	for (size_t i = 0; i < host->count; i++)
		addresses_add(&all, host_means(g, host->hosts[i], inside));
	if (!host->said && standard.n)
		addresses_add(&all, host_means(g, standard, inside));
	return addresses_read(&all, g->n.a);
}

static bool answers_nobody(const struct yamaha *g, enum yamaha_service s)
{
	const struct yamaha_host *host = &g->services[s];
	if (host->said)
		return host->count == 1 && str_eq(host->hosts[0], S("none"));
	return str_eq(services[s].hosts, S("none"));
}

/* SFTP comes by the SSH server. */
static bool runs(const struct yamaha *g, enum yamaha_service s)
{
	const struct yamaha_host *host = &g->services[s];
	bool on = host->switched ? host->on : services[s].on;
	return on && !answers_nobody(g, s) && (s != SFTPD || g->services[SSHD].on);
}

static void service_put(struct yamaha *g, enum yamaha_service s)
{
	const struct yamaha_host *host = &g->services[s];
	const struct service *service = &services[s];
	uint16_t port = host->port > 0 && host->port <= UINT16_MAX ? (uint16_t)host->port : service->port;
	bool inside = true, on = runs(g, s);
	struct address hosts = hosts_mean(g, s, &inside);
	struct rule rule = {
		.line = host->said ? host->line : host->switched ? host->switched_line : 1, .list = service->word,
		.allow = true, .type = RULE_MANAGEMENT, .enabled = tri_of(on && !(g->serial_only && service->by_terminal)),
		.source = hosts.text, .any_source = hosts.any, .destination = g->n.device, .note = S(""),
		.service = arena_fmt(g->n.a, "%.*s (%.*s/%u)", P(service->name), P(service->protocol), port),
	};
	if (!on && !host->said)
		return; /* off, and nobody ever touched it */
	if (!host->said)
		rule.note = note_add(g->n.a, rule.note, default_hosts(g, s).n ? note_default : note_other_model);
	if (g->serial_only && service->by_terminal)
		rule.note = note_add(g->n.a, rule.note, note_serial);
	if (inside && hosts.any == TRI_NO)
		rule.outside = TRI_NO;
	else
		rule_reached(&g->n, &rule, port_reach(g, service->protocol, port));
	rule_put(&g->n, &rule);
}

/* --- tunnels and accounts --- */

static void gateway_put(struct yamaha *g, const struct yamaha_gateway *gateway)
{
	const struct yamaha_port *tunnel = gateway->tunnel == NAME_NONE ? NULL : &g->ports.list[gateway->tunnel];
	bool open = str_eq(gateway->address, S("any")), l2tp = tunnel && str_starts(tunnel->encapsulation, S("l2tp"));
	str name = tunnel ? tunnel->name : arena_join(g->n.a, S("ipsec"), S(" "), gateway->id);
	str peer = open ? note_add(g->n.a, S(""), peer_anybody) : gateway->address;
	tunnel_put(&g->n, &(struct tunnel){
		.line = gateway->line, .name = name, .peer = arena_join(g->n.a, peer, S(" "), gateway->name),
		.method = l2tp ? S("L2TP/IPsec") : S("IPsec"), .address = open ? S("") : gateway->address,
		.enabled = tri_of((!tunnel || tunnel->enabled) && (!l2tp || g->l2tp_on)),
		.limited = gateway->address.n ? tri_of(!open) : TRI_UNKNOWN, .note = tunnel ? tunnel->description : S(""),
	});
}

static void pptp_put(struct yamaha *g)
{
	struct rule rule = {
		.line = g->pptp_line, .list = S("pptp"), .name = S("PPTP"), .enabled = TRI_YES, .allow = true,
		.type = RULE_VPN, .source = S("any"), .any_source = TRI_YES, .destination = g->n.device,
		.service = S("PPTP (tcp/1723)"),
		.note = S(""),
	};
	if (!g->pptp_line)
		return;
	rule_reached(&g->n, &rule, port_reach(g, S("tcp"), 1723));
	rule_put(&g->n, &rule);
}

static str attribute(const struct yamaha *g, str user, str name)
{
	size_t place = names_find(&g->attribute_names, user);
	if (place == NAME_NONE)
		place = names_find(&g->attribute_names, S("*"));
	for (str rest = place == NAME_NONE ? (str){ NULL, 0 } : g->attributes.list[place]; rest.p;) {
		str value = str_cut(&rest, S(" "));
		if (str_eq(str_cut(&value, S("=")), name) && value.p)
			return value;
	}
	return S("");
}

/* administrator is on unless said otherwise (4.10): with the administrator's password the user becomes one. */
static void user_put(struct yamaha *g, const struct yamaha_user *user)
{
	bool callable = g->pptp_line || g->l2tp_on || g->gateways.count;
	str connection = attribute(g, user->name, S("connection")), host = attribute(g, user->name, S("host"));
	str note = connection.n ? arena_join(g->n.a, S("connection"), S("="), connection) : S("");
	if (host.n)
		note = note_text(g->n.a, note, arena_join(g->n.a, S("host"), S("="), host));
	if (user->vpn)
		note = callable ? S("") : note_add(g->n.a, S(""), note_callers);
	login_put(&g->n, &(struct login){
		.line = user->line, .name = user->name, .vpn = user->vpn, .note = note,
		.enabled = tri_of(user->vpn || !str_eq(connection, S("off"))),
		.admin = tri_of(!user->vpn && !str_eq(attribute(g, user->name, S("administrator")), S("off"))),
	});
}

static void records_put(struct yamaha *g)
{
	for (size_t i = 0; i < g->ports.count; i++)
		for (enum family family = IP4; family < FAMILIES; family++) {
			filters_put(g, &g->ports.list[i], family, true);
			filters_put(g, &g->ports.list[i], family, false);
			open_port_put(g, &g->ports.list[i], family);
		}
	unused_put(g);
	for (enum yamaha_service s = HTTPD; s < SERVICES; s++)
		service_put(g, s);
	pptp_put(g);
	for (size_t i = 0; i < g->gateways.count; i++)
		gateway_put(g, &g->gateways.list[i]);
	for (size_t i = 0; i < g->users.count; i++)
		user_put(g, &g->users.list[i]);
	g->device.manufacturer = S("Yamaha");
	appliance_put(&g->n, &g->device);
}

bool yamaha_is(str bytes)
{
	static const str header[] = { T("# RTX"), T("# NVR"), T("# SRT"), T("# FWX"), T("# vRX"), T("# RT1"),
	                              T("# RT5"), { 0 } };
	static const str ours[] = { T("ip lan1 "), T("ip lan2 "), T("pp select "), T("tunnel select "),
	                            T("nat descriptor "), T("ip pp "), T("ip filter "), T("pp auth "),
	                            T("ipsec ike "), { 0 } };
	size_t found = netconf_marks(bytes, ours);
	return found > 2 || (found && netconf_marks(bytes, header));
}

bool yamaha_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct yamaha g = { 0 };
	if (!netconf_open(&g.n, a, bytes, charset, file, "yamaha", b, e))
		return false;
	yamaha_gather(&g);
	netconf_name(&g.n, g.sysname.n ? g.sysname : g.prompt);
	yamaha_ports_settle(&g);
	records_put(&g);
	if (g.other_filters)
		book_note(a, b, "ポリシーフィルターと入力遮断フィルターの規則は読み取れません。機器の担当者に確かめてください。",
		          "Policy filters and inbound filters are not read. Ask whoever looks after the device.");
	netconf_close(&g.n, false);
	return true;
}
