/* yamaha_config.c - which command says what, as one table.
 * Words and defaults: ヤマハルーター コマンドリファレンス (RTX1300, RTX1220, RTX1210, RTX840, RTX830), the chapters
 * named beside each part.
 * SPDX-License-Identifier: Apache-2.0 */
#include "yamaha_config.h"

struct gathering {
	struct yamaha *g;
	const struct command *c;
	str pp, tunnel; /* "pp 1" and "tunnel 1" as selected */
	str remark;     /* the comment just before */
};

static str at(const struct gathering *r, size_t i)
{
	return command_word(r->c, i);
}

static enum family family_of(const struct gathering *r)
{
	return str_eq(at(r, 0), S("ipv6")) ? IP6 : IP4;
}

static bool is_number(str s)
{
	int64_t number;
	return str_whole(s, &number);
}

/* --- interfaces: 8.1, 11, 14, 45 --- */

struct yamaha_port *yamaha_port_named(const struct yamaha *g, str name)
{
	size_t place = names_find(&g->port_names, name);
	return place == NAME_NONE ? NULL : &g->ports.list[place];
}

static struct yamaha_port *port_put(struct gathering *r, str name)
{
	struct yamaha *g = r->g;
	size_t place;
	if (names_new(&g->port_names, g->n.a, name, g->ports.count, &place)) {
		arena_grow(g->n.a, g->ports.list, g->ports.count, g->ports.room);
		g->ports.list[g->ports.count++] = (struct yamaha_port){
			.name = name, .line = r->c->line, .description = S(""), .encapsulation = S(""),
		};
	}
	return &g->ports.list[place];
}

/* The interface a command names: "ip pp …" and "ip tunnel …" mean the one selected. */
static struct yamaha_port *port_of(struct gathering *r, str word)
{
	if (str_eq(word, S("pp")))
		return port_put(r, r->pp);
	if (str_eq(word, S("tunnel")))
		return port_put(r, r->tunnel);
	return port_put(r, word);
}

/* "tunnel select 1" within "pp select 1" does not forget pp 1. */
static void select_read(struct gathering *r)
{
	str name = arena_join(r->g->n.a, at(r, 0), S(" "), at(r, 2));
	*(str_eq(at(r, 0), S("pp")) ? &r->pp : &r->tunnel) = name;
	port_put(r, name);
}

static void enable_read(struct gathering *r)
{
	if (str_eq(at(r, 2), S("all")))
		return;
	struct yamaha_port *port = port_put(r, arena_join(r->g->n.a, at(r, 0), S(" "), at(r, 2)));
	port->enabled = str_eq(at(r, 1), S("enable"));
}

static void port_address_read(struct gathering *r)
{
	struct yamaha_port *port = port_of(r, at(r, 1));
	enum family family = family_of(r);
	str rest = at(r, 3), ip = str_cut(&rest, S("/"));
	port->addressed[family] = true;
	if (family == IP6)
		return;
	port->dynamic |= !ipv4_read(ip, &port->ip[IP4]); /* dhcp …: from the line's other end */
	port->network = address_read(r->g->n.a, at(r, 3));
}

static void pppoe_read(struct gathering *r)
{
	port_put(r, r->pp)->pppoe = true;
	port_put(r, r->pp)->addressed[IP4] = true;
}

static void encapsulation_read(struct gathering *r)
{
	port_put(r, r->tunnel)->encapsulation = at(r, 2);
}

static void description_read(struct gathering *r)
{
	port_of(r, at(r, 1))->description = command_rest(r->c, 2);
}

static void name_read(struct gathering *r)
{
	port_of(r, at(r, 0))->description = command_rest(r->c, 2);
}

static void port_six_read(struct gathering *r)
{
	port_of(r, at(r, 1))->addressed[IP6] = true;
}

/* "gateway pp 1", "gateway tunnel 1", "gateway dhcp lan2", "gateway 203.0.113.1" */
static void route_read(struct gathering *r)
{
	for (size_t i = 3; i + 1 < r->c->count; i++) {
		uint32_t hop;
		str to = at(r, i + 1);
		if (!str_eq(at(r, i), S("gateway")))
			continue;
		if (str_eq(to, S("pp")) || str_eq(to, S("tunnel")))
			port_put(r, arena_join(r->g->n.a, to, S(" "), at(r, i + 2)))->default_route = true;
		else if (str_eq(to, S("dhcp")))
			port_put(r, at(r, i + 2))->default_route = true;
		else if (ipv4_read(to, &hop) && r->g->hop_count < HOPS_MAX)
			r->g->hops[r->g->hop_count++] = hop;
	}
}

static void filters_read(struct gathering *r)
{
	bool in = str_eq(at(r, 4), S("in"));
	struct yamaha_port *port = port_of(r, at(r, 1));
	*(in ? &port->in[family_of(r)] : &port->out[family_of(r)]) = (struct yamaha_filters){
		.numbers = words_keep(r->g->n.a, r->c, 5), .count = r->c->count - 5, .there = true, .line = r->c->line,
	};
}

static void filter_set_read(struct gathering *r)
{
	struct yamaha_port *port = port_of(r, at(r, 1));
	port->in[family_of(r)].named = port->in[family_of(r)].there = true;
}

static void port_nat_read(struct gathering *r)
{
	struct yamaha_port *port = port_of(r, at(r, 1));
	port->descriptors = words_keep(r->g->n.a, r->c, 4);
	port->descriptor_count = r->c->count - 4;
}

/* --- filters: 8.1.10 and 8.1.14 --- */

struct yamaha_filter *yamaha_filter_numbered(const struct yamaha *g, enum family family, bool dynamic, str number)
{
	size_t place = names_find(&g->filter_names[family][dynamic], number);
	return place == NAME_NONE ? NULL : &g->filters.list[place];
}

/* "192.0.2.1,192.0.2.8-192.0.2.9"; what is left out means everybody. */
static struct address addresses_listed(struct gathering *r, str list)
{
	auto_addresses all = { .shown = ADDRESSES_SHOWN_MAX };
	if (!list.n)
		return address_any(S("*"));
	if (!str_has(list, S(",")))
		return address_read(r->g->n.a, list);
	for (str rest = list; rest.p;)
		addresses_add(&all, address_read(r->g->n.a, str_cut(&rest, S(","))));
	return addresses_read(&all, r->g->n.a);
}

static void filter_put(struct gathering *r, struct yamaha_filter filter)
{
	struct yamaha *g = r->g;
	filter.line = r->c->line;
	filter.family = family_of(r);
	filter.note = r->remark;
	arena_grow(g->n.a, g->filters.list, g->filters.count, g->filters.room);
	names_put(&g->filter_names[filter.family][filter.dynamic], g->n.a, filter.number, g->filters.count);
	g->filters.list[g->filters.count++] = filter;
}

static bool only_answers(str protocol)
{
	static const str answers[] = { T("established"), T("tcpfin"), T("tcprst"), T("icmp-error") };
	for (size_t i = 0; i < LENGTH(answers); i++)
		if (str_eq(protocol, answers[i]))
			return true;
	return false;
}

static str or_every(str s)
{
	return s.n ? s : S("*");
}

/* "ip filter 1030 pass-log SRC [DST [PROTOCOL [SOURCE-PORTS [PORTS]]]]"; restrict passes while the line is up. */
static void filter_read(struct gathering *r)
{
	if (is_number(at(r, 2)))
		filter_put(r, (struct yamaha_filter){
			.number = at(r, 2), .allow = !str_starts(at(r, 3), S("reject")), .replies = only_answers(at(r, 6)),
			.source = addresses_listed(r, at(r, 4)), .destination = addresses_listed(r, at(r, 5)),
			.protocol = or_every(at(r, 6)), .source_ports = or_every(at(r, 7)), .ports = or_every(at(r, 8)),
		});
}

/* "ip filter dynamic 100 * * ftp", "ip filter dynamic 101 * * filter 10 in 11 out 12" */
static void dynamic_read(struct gathering *r)
{
	bool by_filter = str_eq(at(r, 6), S("filter"));
	if (is_number(at(r, 3)))
		filter_put(r, (struct yamaha_filter){
			.number = at(r, 3), .dynamic = true, .allow = true,
			.source = addresses_listed(r, at(r, 4)), .destination = addresses_listed(r, at(r, 5)),
			.protocol = by_filter ? arena_join(r->g->n.a, at(r, 6), S(" "), at(r, 7)) : at(r, 6),
			.source_ports = S("*"), .ports = S("*"),
		});
}

/* --- NAT: 23 --- */

struct yamaha_nat *yamaha_nat_numbered(const struct yamaha *g, str number)
{
	size_t place = names_find(&g->nat_names, number);
	return place == NAME_NONE ? NULL : &g->nats.list[place];
}

static struct yamaha_nat *nat_put(struct gathering *r, str number)
{
	struct yamaha *g = r->g;
	size_t place;
	if (names_new(&g->nat_names, g->n.a, number, g->nats.count, &place)) {
		arena_grow(g->n.a, g->nats.list, g->nats.count, g->nats.room);
		g->nats.list[g->nats.count++] = (struct yamaha_nat){ 0 };
	}
	return &g->nats.list[place];
}

static void nat_type_read(struct gathering *r)
{
	struct yamaha_nat *nat = nat_put(r, at(r, 3));
	nat->known = true;
	nat->masquerade = str_ends(at(r, 4), S("masquerade"));
}

/* through lets pass what no entry names (but for TCP below 1024), forward sends it to a host inside. */
static void nat_incoming_read(struct gathering *r)
{
	nat_put(r, at(r, 4))->through = str_eq(at(r, 5), S("through")) || str_eq(at(r, 5), S("forward"));
}

static void nat_static_read(struct gathering *r)
{
	nat_put(r, at(r, 3))->through = true;
}

/* "nat descriptor masquerade static 1000 1 192.168.100.10 tcp 8080=80" */
static void nat_mapping_read(struct gathering *r)
{
	struct yamaha_nat *nat = nat_put(r, at(r, 4));
	str rest = at(r, 8), outer = str_cut(&rest, S("="));
	arena_grow(r->g->n.a, nat->mappings, nat->count, nat->room);
	nat->mappings[nat->count++] = (struct yamaha_mapping){
		.inner = at(r, 6), .protocol = at(r, 7), .port = rest.p ? rest : outer,
	};
}

/* --- the router's own services: 4.38 to 4.78, 21, 33 --- */

static bool service_of(const struct gathering *r, enum yamaha_service *service)
{
	static const str words[] = { T("httpd"), T("telnetd"), T("sshd"), T("sftpd"), T("tftp"), T("snmp") };
	for (size_t i = 0; i < LENGTH(words); i++)
		if (str_eq(at(r, 0), words[i]))
			return *service = (enum yamaha_service)i, true;
	return false;
}

/* "sshd host key …" is no host. Of "snmp host 192.168.100.5 COMMUNITY" only the first word is one, and each such
 * command adds to the others. */
static void host_read(struct gathering *r)
{
	enum yamaha_service service;
	if (!service_of(r, &service) || str_eq(at(r, 2), S("key")))
		return;
	struct yamaha_host *host = &r->g->services[service];
	size_t end = service == SNMP ? 3 : r->c->count;
	if (service != SNMP)
		host->count = 0;
	for (size_t i = 2; i < end; i++) {
		arena_grow(r->g->n.a, host->hosts, host->count, host->room);
		host->hosts[host->count++] = at(r, i);
	}
	host->said = true;
	host->line = r->c->line;
}

static void service_read(struct gathering *r)
{
	enum yamaha_service service;
	if (!service_of(r, &service))
		return;
	r->g->services[service].switched = true;
	r->g->services[service].switched_line = r->c->line;
	r->g->services[service].on = str_eq(at(r, 2), S("on"));
}

static void listen_read(struct gathering *r)
{
	enum yamaha_service service;
	if (service_of(r, &service))
		str_whole(at(r, 2), &r->g->services[service].port);
}

/* Level 3 lets in by the serial port alone (4.12). */
static void security_class_read(struct gathering *r)
{
	r->g->serial_only = str_eq(at(r, 2), S("3"));
}

/* --- tunnels: 14 to 17 --- */

static struct yamaha_gateway *gateway_put(struct gathering *r, str id)
{
	struct yamaha *g = r->g;
	size_t place;
	if (names_new(&g->gateway_names, g->n.a, id, g->gateways.count, &place)) {
		arena_grow(g->n.a, g->gateways.list, g->gateways.count, g->gateways.room);
		g->gateways.list[g->gateways.count++] = (struct yamaha_gateway){
			.line = r->c->line, .id = id, .address = S(""), .name = S(""),
			.tunnel = names_find(&g->port_names, r->tunnel),
		};
	}
	return &g->gateways.list[place];
}

static void gateway_address_read(struct gathering *r)
{
	gateway_put(r, at(r, 4))->address = at(r, 5);
}

static void gateway_name_read(struct gathering *r)
{
	gateway_put(r, at(r, 4))->name = at(r, 5);
}

static void other_filter_read(struct gathering *r)
{
	r->g->other_filters = true;
}

static void pptp_read(struct gathering *r)
{
	r->g->pptp_line = str_eq(at(r, 2), S("on")) ? r->c->line : 0;
}

static void l2tp_read(struct gathering *r)
{
	r->g->l2tp_on = str_eq(at(r, 2), S("on"));
}

/* --- accounts: 4.5, 4.10, 11.1 --- */

static void user_put(struct gathering *r, str name, bool vpn)
{
	struct yamaha *g = r->g;
	arena_grow(g->n.a, g->users.list, g->users.count, g->users.room);
	g->users.list[g->users.count++] = (struct yamaha_user){ .line = r->c->line, .name = name, .vpn = vpn };
}

static void login_read(struct gathering *r)
{
	user_put(r, at(r, 2), false);
}

/* On a numbered pp it is the other end of one line; on anonymous, whoever dials in. */
static void caller_read(struct gathering *r)
{
	if (str_eq(r->pp, S("pp anonymous")))
		user_put(r, at(r, 3), true);
}

static void client_read(struct gathering *r)
{
	if (is_number(at(r, 2)))
		user_put(r, at(r, 3), true);
}

/* "user attribute [NAME|*] administrator=off connection=ssh,http" */
static void attribute_read(struct gathering *r)
{
	struct yamaha *g = r->g;
	if (str_has(at(r, 2), S("=")))
		return; /* of the user without a name */
	names_put(&g->attribute_names, g->n.a, at(r, 2), g->attributes.count);
	arena_grow(g->n.a, g->attributes.list, g->attributes.count, g->attributes.room);
	g->attributes.list[g->attributes.count++] = command_rest(r->c, 3);
}

/* --- the router --- */

static void sysname_read(struct gathering *r)
{
	r->g->sysname = at(r, 2);
}

/* "[RTX1210] " */
static void prompt_read(struct gathering *r)
{
	str prompt = str_trim(at(r, 2));
	if (str_starts(prompt, S("[")))
		prompt = str_from(prompt, 1);
	if (str_ends(prompt, S("]")) || str_ends(prompt, S(">")))
		prompt = str_first(prompt, prompt.n - 1);
	r->g->prompt = str_trim(prompt);
}

/* "# RTX1210 Rev.14.01.34 (Tue Sep 14 …)" and "# main:  RTX1210 ver=00 serial=S4H000001 MAC-Address=00:a0:de:…" */
static bool header_read(struct gathering *r)
{
	struct appliance *device = &r->g->device;
	bool version = str_starts(at(r, 2), S("Rev.")), board = false;
	if (version && !device->firmware.n) {
		device->line = r->c->line;
		device->model = at(r, 1);
		device->firmware = str_from(at(r, 2), S("Rev.").n);
	}
	for (size_t i = 1; i < r->c->count; i++) {
		str rest = at(r, i), name = str_cut(&rest, S("="));
		bool serial = str_eq(name, S("serial")), mac = str_eq_nocase(name, S("mac-address"));
		str *to = serial ? &device->serial : &device->mac;
		board |= rest.p && (serial || mac);
		if (rest.p && (serial || mac) && !to->n)
			*to = rest;
	}
	return version || board;
}

static const struct {
	str words; /* "*" is any word; the first row that fits is taken */
	void (*read)(struct gathering *r);
} commands[] = {
	{ T("pp select *"), select_read },
	{ T("tunnel select *"), select_read },
	{ T("pp enable *"), enable_read },
	{ T("pp disable *"), enable_read },
	{ T("tunnel enable *"), enable_read },
	{ T("tunnel disable *"), enable_read },
	{ T("tunnel encapsulation *"), encapsulation_read },
	{ T("tunnel name *"), name_read },
	{ T("pp name *"), name_read },
	{ T("description * *"), description_read },
	{ T("pppoe use *"), pppoe_read },
	{ T("ip route default *"), route_read },
	{ T("ip filter dynamic *"), dynamic_read },
	{ T("ipv6 filter dynamic *"), dynamic_read },
	{ T("ip filter * * *"), filter_read },
	{ T("ipv6 filter * * *"), filter_read },
	{ T("ip * secure filter name *"), filter_set_read },
	{ T("ip * secure filter * *"), filters_read },
	{ T("ipv6 * secure filter * *"), filters_read },
	{ T("ip * address *"), port_address_read },
	{ T("ipv6 * address *"), port_address_read },
	{ T("ipv6 * dhcp service *"), port_six_read },
	{ T("ip * nat descriptor *"), port_nat_read },
	{ T("ip * inbound filter list *"), other_filter_read },
	{ T("ip policy filter *"), other_filter_read },
	{ T("nat descriptor type * *"), nat_type_read },
	{ T("nat descriptor masquerade incoming * *"), nat_incoming_read },
	{ T("nat descriptor masquerade static * * * *"), nat_mapping_read },
	{ T("nat descriptor static * *"), nat_static_read },
	{ T("httpd host *"), host_read },
	{ T("telnetd host *"), host_read },
	{ T("sshd host *"), host_read },
	{ T("sftpd host *"), host_read },
	{ T("tftp host *"), host_read },
	{ T("snmp host *"), host_read },
	{ T("httpd service *"), service_read },
	{ T("telnetd service *"), service_read },
	{ T("sshd service *"), service_read },
	{ T("httpd listen *"), listen_read },
	{ T("telnetd listen *"), listen_read },
	{ T("sshd listen *"), listen_read },
	{ T("security class *"), security_class_read },
	{ T("ipsec ike remote address * *"), gateway_address_read },
	{ T("ipsec ike remote name * *"), gateway_name_read },
	{ T("pptp service on"), pptp_read },
	{ T("pptp service off"), pptp_read },
	{ T("l2tp service *"), l2tp_read },
	{ T("login user *"), login_read },
	{ T("user attribute * *"), attribute_read },
	{ T("pp auth username *"), caller_read },
	{ T("auth user * * *"), client_read },
	{ T("snmp sysname *"), sysname_read },
	{ T("console prompt *"), prompt_read },
};

static void command_read(struct gathering *r)
{
	for (size_t i = 0; i < LENGTH(commands); i++)
		if (command_is(r->c, commands[i].words)) {
			commands[i].read(r);
			return;
		}
	r->g->n.passed_over++;
}

void yamaha_gather(struct yamaha *g)
{
	struct gathering r = { .g = g, .pp = S("pp"), .tunnel = S("tunnel"), .remark = S("") };
	struct commands all = netconf_commands(&g->n, QUOTES_LINE);
	struct command c;
	r.c = &c;
	while (command_next(&all, &c)) {
		if (c.text.p[c.indent] != '#') {
			command_read(&r);
			r.remark = S("");
		} else if (!header_read(&r)) {
			r.remark = note_text(g->n.a, r.remark, str_from(str_trim(c.text), 1));
		}
	}
}

/* --- which interfaces face the outside --- */

static bool translates(const struct yamaha *g, const struct yamaha_port *port)
{
	for (size_t i = 0; i < port->descriptor_count; i++) {
		const struct yamaha_nat *nat = yamaha_nat_numbered(g, port->descriptors[i]);
		if (nat && nat->known)
			return true;
	}
	return false;
}

/* Routes stand before the addresses of interfaces, so this is asked when all are known. */
static bool holds_hop(const struct yamaha *g, const struct yamaha_port *port)
{
	for (size_t i = 0; i < g->hop_count; i++)
		if (port->network.ranged && address_holds(&port->network, g->hops[i]) == TRI_YES)
			return true;
	return false;
}

/* Tunnels that carry the line itself (MAP-E, DS-Lite) face the outside; those with somebody at the far end cannot be
 * told, nor whoever dials in. */
void yamaha_ports_settle(struct yamaha *g)
{
	for (size_t i = 0; i < g->ports.count; i++) {
		struct yamaha_port *port = &g->ports.list[i];
		bool line = str_starts(port->name, S("wan")) || str_starts(port->name, S("onu"));
		bool outside = port->pppoe || port->dynamic || port->default_route || line || holds_hop(g, port) ||
		               translates(g, port);
		bool tunnel = str_starts(port->name, S("tunnel")) || str_eq(port->name, S("pp anonymous"));
		bool secret = str_starts(port->encapsulation, S("l2tp")) || str_starts(port->encapsulation, S("ipsec")) ||
		              str_starts(port->encapsulation, S("pptp")) || !port->encapsulation.n;
		port->outside = tunnel && (secret || !outside) ? TRI_UNKNOWN : tri_of(outside);
	}
}
