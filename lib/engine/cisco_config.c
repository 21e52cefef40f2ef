/* cisco_config.c - which command says what, as one table.
 * Words and defaults: Cisco ASA Series Command Reference; Cisco IOS Security, Interface and Fundamentals Command
 * References.
 * SPDX-License-Identifier: Apache-2.0 */
#include "cisco_config.h"

static const struct words why_uplink = { "既定経路の先が院内の別の機器かインターネットかは分かりません",
                                         "whether the default route leads to another device inside or to the "
                                         "Internet is not known" };

/* What is being read: the configuration so far, and the block whose lines come now. */
struct gathering {
	struct cisco *g;
	const struct command *c;
	void (*within)(struct gathering *r);
	struct cisco_link *link;
	struct cisco_door *door;
	struct login *login;
	struct cisco_crypto *crypto;
	bool indented; /* blocks show by their indent; where a copy lost it, by what is no command of its own */
	str banner;    /* what ends the greeting being read */
	size_t banner_lines;
};

static str at(const struct gathering *r, size_t i)
{
	return command_word(r->c, i);
}

static bool is(const struct gathering *r, str words)
{
	return command_is(r->c, words);
}

static str last(const struct gathering *r)
{
	return at(r, r->c->count - 1);
}

/* --- the device --- */

static void host_read(struct gathering *r)
{
	r->g->host = at(r, 1);
}

static void asa_version_read(struct gathering *r)
{
	r->g->device.line = r->c->line;
	r->g->device.os = at(r, 0);
	r->g->device.firmware = at(r, 2);
}

static void ios_version_read(struct gathering *r)
{
	int64_t major;
	str rest = at(r, 1);
	r->g->device.line = r->c->line;
	r->g->device.firmware = at(r, 1);
	r->g->device.os = str_whole(str_cut(&rest, S(".")), &major) && major >= 16 ? S("IOS XE") : S("IOS");
}

static void licence_read(struct gathering *r)
{
	r->g->device.model = at(r, 3);
	r->g->device.serial = at(r, 5);
}

static void provision_read(struct gathering *r)
{
	r->g->device.model = at(r, 3);
}

/* ": Hardware:   ASA5506, 4096 MB RAM, …" */
static void hardware_read(struct gathering *r)
{
	str rest = at(r, 2);
	r->g->device.model = str_cut(&rest, S(","));
}

static void serial_read(struct gathering *r)
{
	r->g->device.serial = last(r);
}

static void end_read(struct gathering *r)
{
	r->g->ended = true;
}

/* --- interfaces --- */

struct cisco_link *cisco_link_named(const struct cisco *g, str name)
{
	size_t place = names_find(&g->link_names, name);
	return place == NAME_NONE ? NULL : &g->links.list[place];
}

static bool is_tunnel(str name)
{
	return str_starts(name, S("Tunnel")) || str_starts(name, S("Virtual-"));
}

static void link_open(struct gathering *r)
{
	struct cisco *g = r->g;
	str name = command_rest(r->c, 1);
	size_t place;
	if (names_new(&g->link_names, g->n.a, name, g->links.count, &place)) {
		arena_grow(g->n.a, g->links.list, g->links.count, g->links.room);
		g->links.list[g->links.count++] = (struct cisco_link){
			.line = r->c->line, .name = name, .zone = S(""), .level = -1, .tunnel = is_tunnel(name),
			.dynamic = str_starts(name, S("Dialer")), .tunnel_peer = S(""),
		};
	}
	r->link = &g->links.list[place];
}

static void link_zone(struct gathering *r)
{
	r->link->zone = at(r, 1);
	names_put(&r->g->link_names, r->g->n.a, r->link->zone, (size_t)(r->link - r->g->links.list));
}

static void link_level(struct gathering *r)
{
	str_whole(at(r, 1), &r->link->level);
}

static void link_address(struct gathering *r)
{
	uint32_t ip;
	if (r->link->ip)
		return; /* "secondary" */
	if (!ipv4_read(at(r, 2), &ip)) {
		r->link->dynamic = true; /* dhcp, negotiated, pppoe: from the line's other end */
		return;
	}
	r->link->ip = ip;
	r->link->network = address_masked(r->g->n.a, at(r, 2), at(r, 3), false);
}

static void bind(struct gathering *r, str acl, str link, str direction)
{
	struct cisco *g = r->g;
	arena_grow(g->n.a, g->bindings.list, g->bindings.count, g->bindings.room);
	g->bindings.list[g->bindings.count++] = (struct cisco_binding){
		.line = r->c->line, .acl = acl, .link = link, .direction = direction,
	};
}

static void link_filter(struct gathering *r)
{
	bind(r, at(r, 2), r->link->name, at(r, 3));
	r->link->filtered |= str_eq(at(r, 3), S("in")) && str_eq(at(r, 0), S("ip"));
}

static void link_nat_outside(struct gathering *r)
{
	r->link->nat_outside = true;
}

static void link_nat_inside(struct gathering *r)
{
	r->link->nat_inside = true;
}

static void link_down(struct gathering *r)
{
	r->link->down = true;
}

static void link_zoned(struct gathering *r)
{
	r->link->zoned = true;
}

static void link_peer(struct gathering *r)
{
	r->link->tunnel_peer = at(r, 2);
}

/* ASA: "access-group NAME in interface outside [control-plane]", "access-group NAME global" */
static void access_group_read(struct gathering *r)
{
	if (is(r, S("access-group * global")))
		bind(r, at(r, 1), S(""), S("in"));
	else if (is(r, S("access-group * * interface *")))
		bind(r, at(r, 1), at(r, 4), r->c->count > 5 ? at(r, 5) : at(r, 2));
}

static bool is_everywhere(struct gathering *r, str net, str mask)
{
	return address_masked(r->g->n.a, str_eq(net, S("0")) ? S("0.0.0.0") : net,
	                      str_eq(mask, S("0")) ? S("0.0.0.0") : mask, false).any == TRI_YES;
}

static void asa_route_read(struct gathering *r)
{
	struct cisco_link *link = cisco_link_named(r->g, at(r, 1));
	if (link && is_everywhere(r, at(r, 2), at(r, 3)))
		link->default_route = true;
}

static struct cisco_link *link_towards(const struct cisco *g, uint32_t hop)
{
	const struct cisco_link *links = g->links.list;
	for (size_t i = 0; links && i < g->links.count; i++)
		if (links[i].network.ranged && address_holds(&links[i].network, hop) == TRI_YES)
			return &g->links.list[i];
	return NULL;
}

/* "ip route 0.0.0.0 0.0.0.0 Dialer1", "… GigabitEthernet0/0 203.0.113.1", "… 192.168.1.1": without an interface the
 * next hop tells it by its network. */
static void ios_route_read(struct gathering *r)
{
	uint32_t hop = 0;
	struct cisco_link *link = cisco_link_named(r->g, at(r, 4));
	if (!is_everywhere(r, at(r, 2), at(r, 3)))
		return;
	if (ipv4_read(link ? at(r, 5) : at(r, 4), &hop) && !link)
		link = link_towards(r->g, hop);
	if (!link)
		return;
	link->default_route = true;
	link->private_route = hop && ipv4_private(hop);
}

/* --- access lists --- */

static void access_list_read(struct gathering *r)
{
	if (r->g->asa)
		asa_access_list(&r->g->acls, r->c);
	else
		ios_access_list(&r->g->acls, r->c);
}

static void acl_block(struct gathering *r)
{
	acl_open(&r->g->acls, r->c);
}

static void acl_entry(struct gathering *r)
{
	acl_line(&r->g->acls, r->c);
}

static void object_block(struct gathering *r)
{
	object_open(&r->g->acls, r->c);
}

static void object_entry(struct gathering *r)
{
	object_line(&r->g->acls, r->c);
}

static void alias_line(struct gathering *r)
{
	alias_read(&r->g->acls, r->c);
}

static void zone_pair_read(struct gathering *r)
{
	r->g->zone_pairs = true;
}

/* --- services of the device itself --- */

static struct cisco_door *door_put(struct gathering *r, struct cisco_door door)
{
	struct cisco *g = r->g;
	door.line = r->c->line;
	arena_grow(g->n.a, g->doors.list, g->doors.count, g->doors.room);
	g->doors.list[g->doors.count] = door;
	return &g->doors.list[g->doors.count++];
}

/* ASA: "ssh 203.0.113.0 255.255.255.0 outside", "ssh 2001:db8::/32 outside" */
static void asa_door_read(struct gathering *r)
{
	static const struct {
		str word, service;
		uint16_t port;
	} services[] = { { T("http"), T("HTTPS"), 443 }, { T("ssh"), T("SSH"), 22 }, { T("telnet"), T("TELNET"), 23 } };
	bool six = str_has(at(r, 1), S(":"));
	struct place who = acl_place(&r->g->acls, r->c, 1);
	str link = at(r, six ? 2 : 3);
	for (size_t i = 0; i < LENGTH(services); i++)
		if (is(r, services[i].word) && link.n && (six || who.address.ranged))
			door_put(r, (struct cisco_door){ .list = services[i].word, .service = services[i].service,
				.protocol = S("tcp"), .ports = { services[i].port }, .link = link, .source = who.address });
}

static void http_on_read(struct gathering *r)
{
	r->g->http_on = true;
}

static void web_read(struct gathering *r)
{
	bool secure = is(r, S("ip http secure-server"));
	door_put(r, (struct cisco_door){ .list = S("ip http"), .service = secure ? S("HTTPS") : S("HTTP"),
		.protocol = S("tcp"), .ports = { secure ? 443 : 80 } });
}

static void web_limit_read(struct gathering *r)
{
	r->g->web_acl = last(r);
}

/* "snmp-server community ＜…＞ [view V] RO|RW [ACL]" */
static void snmp_read(struct gathering *r)
{
	str acl = S("");
	for (size_t i = 3; i < r->c->count; i++)
		if (str_eq_nocase(at(r, i - 1), S("ro")) || str_eq_nocase(at(r, i - 1), S("rw")))
			acl = str_eq(at(r, i), S("ipv6")) ? S("") : at(r, i);
	if (!r->g->asa)
		door_put(r, (struct cisco_door){ .list = S("snmp-server community"), .service = S("SNMP"), .acl = acl,
			.protocol = S("udp"), .ports = { 161 } });
}

static void vty_open(struct gathering *r)
{
	r->door = door_put(r, (struct cisco_door){ .list = r->c->text, .service = S("TELNET, SSH"), .vague = true,
		.protocol = S("tcp"), .ports = { 23, 22 } });
}

static void vty_limit(struct gathering *r)
{
	if (!str_eq(last(r), S("out")))
		r->door->acl = at(r, 1);
}

static void vty_transport(struct gathering *r)
{
	bool telnet = false, ssh = false;
	for (size_t i = 2; i < r->c->count; i++) {
		telnet |= str_eq(at(r, i), S("telnet")) || str_eq(at(r, i), S("all"));
		ssh |= str_eq(at(r, i), S("ssh")) || str_eq(at(r, i), S("all"));
	}
	r->door->vague = false;
	r->door->closed = !telnet && !ssh;
	r->door->service = telnet && ssh ? S("TELNET, SSH") : telnet ? S("TELNET") : S("SSH");
	r->door->ports[0] = telnet ? 23 : 22;
	r->door->ports[1] = telnet && ssh ? 22 : 0;
}

static void web_vpn_read(struct gathering *r)
{
	door_put(r, (struct cisco_door){ .kind = DOOR_SSL_VPN, .list = S("webvpn"), .service = S("SSL-VPN (AnyConnect)"),
		.link = at(r, 1), .source = address_any(S("any")) });
}

/* "crypto ikev2 enable outside client-services port 443" */
static void ike_read(struct gathering *r)
{
	door_put(r, (struct cisco_door){ .kind = DOOR_IKE, .list = arena_join(r->g->n.a, at(r, 0), S(" "), at(r, 1)),
		.service = S("IPsec"), .link = at(r, 3) });
}

/* --- tunnels --- */

static struct cisco_crypto *crypto_put(struct gathering *r, str name)
{
	struct cisco *g = r->g;
	size_t place;
	if (names_new(&g->crypto_names, g->n.a, name, g->cryptos.count, &place)) {
		arena_grow(g->n.a, g->cryptos.list, g->cryptos.count, g->cryptos.room);
		g->cryptos.list[g->cryptos.count++] = (struct cisco_crypto){
			.line = r->c->line, .name = name, .peers = S(""),
		};
	}
	return &g->cryptos.list[place];
}

static void peers_add(struct gathering *r, size_t from)
{
	str peers = words_join(r->g->n.a, r->c->word + from, r->c->count - from, S(", "));
	r->crypto->peers = note_text(r->g->n.a, r->crypto->peers, peers);
}

/* "crypto map OUT 10 set peer 203.0.113.9", "crypto map OUT 99 ipsec-isakmp dynamic DYN", "crypto map OUT 10 …" */
static void crypto_map_read(struct gathering *r)
{
	int64_t sequence;
	r->crypto = NULL;
	if (!str_whole(at(r, 3), &sequence))
		return;
	r->crypto = crypto_put(r, arena_join(r->g->n.a, at(r, 2), S(" "), at(r, 3)));
	r->crypto->dynamic |= is(r, S("crypto map * * ipsec-isakmp dynamic"));
	if (is(r, S("crypto map * * set peer *")))
		peers_add(r, 6);
}

static void crypto_peer(struct gathering *r)
{
	if (r->crypto)
		peers_add(r, 2);
}

static void tunnel_group_read(struct gathering *r)
{
	uint32_t ip;
	str type = last(r);
	bool people = str_eq(type, S("remote-access")) || str_eq(type, S("ipsec-ra")) || str_eq(type, S("webvpn"));
	struct cisco_crypto *group = people || !ipv4_read(at(r, 1), &ip) ? crypto_put(r, at(r, 1)) : NULL;
	if (!group)
		return; /* its crypto map names the same peer */
	group->remote_access = group->dynamic = people;
}

/* --- accounts --- */

static void user_read(struct gathering *r)
{
	struct cisco *g = r->g;
	size_t place;
	if (names_new(&g->login_names, g->n.a, at(r, 1), g->logins.count, &place)) {
		arena_grow(g->n.a, g->logins.list, g->logins.count, g->logins.room);
		g->logins.list[g->logins.count++] = (struct login){
			.line = r->c->line, .name = at(r, 1), .enabled = TRI_YES, .groups = S(""), .note = S(""),
		};
	}
	r->login = &g->logins.list[place];
	for (size_t i = 2; i + 1 < r->c->count; i++)
		if (str_eq(at(r, i), S("privilege"))) {
			r->login->admin = str_eq(at(r, i + 1), S("15")) ? TRI_YES : TRI_UNKNOWN;
			r->login->groups = arena_join(g->n.a, at(r, i), S(" "), at(r, i + 1));
		}
}

static void user_vpn(struct gathering *r)
{
	r->login->vpn = true;
	r->login->admin = TRI_NO;
}

/* --- rules for passwords --- */

static void least_length_read(struct gathering *r)
{
	r->g->passwords.line = r->c->line;
	r->g->passwords.min_length = last(r);
}

static void lifetime_read(struct gathering *r)
{
	r->g->passwords.line = r->c->line;
	r->g->passwords.max_age_days = last(r);
}

static void attempts_read(struct gathering *r)
{
	r->g->passwords.line = r->c->line;
	r->g->passwords.lockout_threshold = last(r);
}

/* "login block-for 300 attempts 5 within 60": seconds. */
static void block_read(struct gathering *r)
{
	int64_t seconds;
	r->g->passwords.line = r->c->line;
	r->g->passwords.lockout_threshold = at(r, 4);
	if (str_whole(at(r, 2), &seconds) && seconds % 60 == 0)
		r->g->passwords.lockout_minutes = arena_fmt(r->g->n.a, "%lld", (long long)(seconds / 60));
}

/* --- the tables --- */

struct reads {
	str words; /* "*" is any word */
	void (*read)(struct gathering *r);
};

static void by_table(struct gathering *r, const struct reads *table)
{
	for (; table->words.p; table++)
		if (is(r, table->words)) {
			table->read(r);
			return;
		}
}

static void link_line(struct gathering *r)
{
	static const struct reads table[] = {
		{ T("nameif *"), link_zone },
		{ T("security-level *"), link_level },
		{ T("ip address *"), link_address },
		{ T("ip access-group * *"), link_filter },
		{ T("ipv6 traffic-filter * *"), link_filter },
		{ T("ip nat outside"), link_nat_outside },
		{ T("ip nat inside"), link_nat_inside },
		{ T("shutdown"), link_down },
		{ T("zone-member *"), link_zoned },
		{ T("tunnel destination *"), link_peer },
		{ { 0 }, NULL },
	};
	by_table(r, table);
}

static void vty_line(struct gathering *r)
{
	static const struct reads table[] = {
		{ T("access-class *"), vty_limit },
		{ T("transport input *"), vty_transport },
		{ { 0 }, NULL },
	};
	by_table(r, table);
}

static void user_line(struct gathering *r)
{
	static const struct reads table[] = {
		{ T("service-type remote-access"), user_vpn },
		{ T("vpn-group-policy *"), user_vpn },
		{ T("vpn-filter *"), user_vpn },
		{ { 0 }, NULL },
	};
	by_table(r, table);
}

static void web_vpn_line(struct gathering *r)
{
	static const struct reads table[] = { { T("enable *"), web_vpn_read }, { { 0 }, NULL } };
	by_table(r, table);
}

static void crypto_line(struct gathering *r)
{
	static const struct reads table[] = { { T("set peer *"), crypto_peer }, { { 0 }, NULL } };
	by_table(r, table);
}

static void nothing(struct gathering *r)
{
	(void)r;
}

/* The first row that fits; `within` reads the lines of the block that the command opens. */
static const struct {
	str words;
	void (*read)(struct gathering *r);
	void (*within)(struct gathering *r);
} commands[] = {
	{ T("hostname *"), host_read, NULL },
	{ T("ASA Version *"), asa_version_read, NULL },
	{ T("PIX Version *"), asa_version_read, NULL },
	{ T("version *"), ios_version_read, NULL },
	{ T("license udi pid * sn *"), licence_read, NULL },
	{ T("switch * provision *"), provision_read, NULL },
	{ T(": Hardware: *"), hardware_read, NULL },
	{ T(": Serial Number: *"), serial_read, NULL },
	{ T("end"), end_read, NULL },
	{ T(": end"), end_read, NULL },
	{ T("interface *"), link_open, link_line },
	{ T("access-list * *"), access_list_read, NULL },
	{ T("ip access-list standard *"), acl_block, acl_entry },
	{ T("ip access-list extended *"), acl_block, acl_entry },
	{ T("ipv6 access-list *"), acl_block, acl_entry },
	{ T("object network *"), object_block, object_entry },
	{ T("object service *"), object_block, object_entry },
	{ T("object-group network *"), object_block, object_entry },
	{ T("object-group service *"), object_block, object_entry },
	{ T("object-group protocol *"), object_block, object_entry },
	{ T("name * *"), alias_line, NULL },
	{ T("access-group *"), access_group_read, NULL },
	{ T("route * * * *"), asa_route_read, NULL },
	{ T("ip route * * *"), ios_route_read, NULL },
	{ T("zone-pair *"), zone_pair_read, nothing },
	{ T("http server enable"), http_on_read, NULL },
	{ T("http * *"), asa_door_read, NULL },
	{ T("ssh * *"), asa_door_read, NULL },
	{ T("telnet * *"), asa_door_read, NULL },
	{ T("ip http server"), web_read, NULL },
	{ T("ip http secure-server"), web_read, NULL },
	{ T("ip http access-class *"), web_limit_read, NULL },
	{ T("snmp-server community *"), snmp_read, NULL },
	{ T("line vty *"), vty_open, vty_line },
	{ T("webvpn"), nothing, web_vpn_line },
	{ T("crypto ikev1 enable *"), ike_read, NULL },
	{ T("crypto ikev2 enable *"), ike_read, NULL },
	{ T("crypto isakmp enable *"), ike_read, NULL },
	{ T("crypto map * *"), crypto_map_read, crypto_line },
	{ T("tunnel-group * type *"), tunnel_group_read, NULL },
	{ T("username * attributes"), user_read, user_line },
	{ T("username *"), user_read, NULL },
	{ T("security passwords min-length *"), least_length_read, NULL },
	{ T("password-policy minimum-length *"), least_length_read, NULL },
	{ T("password-policy lifetime *"), lifetime_read, NULL },
	{ T("aaa local authentication attempts max-fail *"), attempts_read, NULL },
	{ T("login block-for * attempts *"), block_read, NULL },
};

static bool command_of_its_own(struct gathering *r)
{
	for (size_t i = 0; i < LENGTH(commands); i++)
		if (is(r, commands[i].words)) {
			commands[i].read(r);
			r->within = commands[i].within;
			return true;
		}
	return false;
}

/* IOS: "banner motd ^C … ^C" over many lines, which may say anything. */
static bool in_banner(struct gathering *r)
{
	if (r->banner.n) {
		bool over = str_has(r->c->text, r->banner) || ++r->banner_lines >= BANNER_LINES_MAX;
		r->banner = over ? S("") : r->banner;
		return true;
	}
	if (r->g->asa || !is(r, S("banner * *")))
		return false;
	r->banner = str_first(at(r, 2), str_starts(at(r, 2), S("^C")) ? 2 : 1);
	if (str_has(str_from(command_rest(r->c, 2), r->banner.n), r->banner))
		r->banner = S("");
	r->banner_lines = 0;
	return true;
}

static void command_read(struct gathering *r)
{
	if (in_banner(r) || str_starts(at(r, 0), S("!")) || is(r, S("no")))
		return;
	if (!r->c->indent && command_of_its_own(r))
		return;
	if (r->within && (r->c->indent || !r->indented)) {
		r->within(r);
	} else {
		r->g->n.passed_over++;
		r->within = NULL;
	}
}

void cisco_gather(struct cisco *g)
{
	struct gathering r = { .g = g };
	struct command c;
	struct commands look = netconf_commands(&g->n, QUOTES_NONE), all = look;
	r.c = &c;
	while (command_next(&look, &c)) {
		r.indented |= c.indent > 0;
		g->asa |= is(&r, S("ASA Version")) || is(&r, S("nameif *")) || is(&r, S("access-list * extended"));
	}
	g->acls.asa = g->asa;
	while (command_next(&all, &c))
		command_read(&r);
}

/* --- which interfaces face the outside --- */

static bool is_outside_name(str zone)
{
	static const str names[] = { T("outside"), T("internet"), T("wan"), T("isp") };
	for (size_t i = 0; i < LENGTH(names); i++)
		if (str_eq_nocase(str_first(zone, names[i].n), names[i]))
			return true;
	return false;
}

static bool strong(const struct cisco *g, const struct cisco_link *link)
{
	if (g->asa)
		return link->zone.n && (is_outside_name(link->zone) || !link->level || link->default_route);
	return link->nat_outside || link->dynamic || (link->default_route && !link->private_route);
}

/* An IOS router without NAT, PPPoE or a known default route: a public address tells. */
void cisco_links_settle(struct cisco *g)
{
	bool found = g->asa;
	for (size_t i = 0; i < g->links.count; i++)
		found |= strong(g, &g->links.list[i]);
	for (size_t i = 0; i < g->links.count; i++) {
		struct cisco_link *link = &g->links.list[i];
		bool public = !found && link->ip && !ipv4_private(link->ip) && !link->nat_inside;
		link->outside = tri_of(strong(g, link) || public);
		if (link->tunnel || (link->outside == TRI_NO && link->private_route && !g->asa)) {
			link->outside = TRI_UNKNOWN;
			link->why = link->tunnel ? &note_tunnel : &why_uplink;
		}
	}
}
