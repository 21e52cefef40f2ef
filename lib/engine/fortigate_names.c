/* fortigate_names.c - which interfaces face the outside, and whom address objects mean.
 * Defaults are those of the FortiOS CLI Reference (docs.fortinet.com, 6.2 to 7.4).
 * SPDX-License-Identifier: Apache-2.0 */
#include "fortigate_names.h"

static struct domain *domain_of(struct meanings *m, const struct fortios_entry *entry)
{
	size_t at;
	if (names_new(&m->domain_names, m->n->a, entry->vdom, m->domain_count, &at)) {
		arena_grow(m->n->a, m->domains, m->domain_count, m->domain_room);
		m->domains[m->domain_count++] = (struct domain){ 0 };
	}
	return &m->domains[at];
}

/* Services that FortiOS defines itself; a part of a configuration may lack them. */
void builtin_services_put(struct meanings *m, const struct fortios_entry *by)
{
	static const struct {
		str name, text;
	} builtin[] = {
		{ T("ALL"), T("ip") },           { T("ALL_TCP"), T("tcp") },  { T("ALL_UDP"), T("udp") },
		{ T("ALL_ICMP"), T("icmp") },    { T("PING"), T("icmp") },    { T("HTTPS"), T("tcp/443") },
		{ T("HTTP"), T("tcp/80") },      { T("SSH"), T("tcp/22") },   { T("TELNET"), T("tcp/23") },
		{ T("SNMP"), T("udp/161-162") }, { T("FGFM"), T("tcp/541") }, { T("RDP"), T("tcp/3389") },
	};
	struct objects *services = &domain_of(m, by)->services;
	for (size_t i = 0; i < LENGTH(builtin); i++)
		if (!object_there(services, builtin[i].name))
			object_add(object_put(services, m->n->a, builtin[i].name), m->n->a, address_limited(builtin[i].text));
}

struct port *port_named(const struct meanings *m, str name)
{
	size_t at = names_find(&m->port_names, name);
	return at == NAME_NONE ? NULL : &m->ports[at];
}

void port_put(struct meanings *m, const struct fortios_entry *entry)
{
	names_put(&m->port_names, m->n->a, entry->name, m->port_count);
	arena_grow(m->n->a, m->ports, m->port_count, m->port_room);
	m->ports[m->port_count++] = (struct port){ .entry = entry, .parent = fortios_one(entry, S("interface")) };
}

static void mark_line_out(struct meanings *m, str name)
{
	struct port *port = port_named(m, name);
	if (port)
		port->line_out = true;
}

/* A route without dst is the default route. */
void route_put(struct meanings *m, const struct fortios_entry *entry)
{
	const struct fortios_setting *to = fortios_get(entry, S("dst"));
	bool elsewhere = fortios_get(entry, S("dstaddr")) || fortios_get(entry, S("internet-service"));
	bool anywhere = !to || (to->count == 2 &&
	                        address_masked(m->n->a, to->value[0], to->value[1], false).any == TRI_YES);
	if (anywhere && !elsewhere && !fortios_says(entry, S("status"), S("disable")))
		mark_line_out(m, fortios_one(entry, S("device")));
}

void sdwan_member_put(struct meanings *m, const struct fortios_entry *entry)
{
	mark_line_out(m, fortios_one(entry, S("interface")));
}

static bool is_tunnel_name(str name)
{
	return str_starts(name, S("ssl.")) || str_starts(name, S("l2t.")) || str_starts(name, S("naf."));
}

static bool is_line_name(str name)
{
	static const str heads[] = { T("wan"), T("wwan"), T("ppp"), T("modem") };
	for (size_t i = 0; i < LENGTH(heads); i++)
		if (str_eq_nocase(str_first(name, heads[i].n), heads[i]))
			return true;
	return false;
}

/* A line that gets its address from outside (PPPoE, DHCP) gets its default route from there too. */
static enum tri port_faces(const struct port *port)
{
	const struct fortios_entry *entry = port->entry;
	str role = fortios_one(entry, S("role")), mode = fortios_one(entry, S("mode"));
	bool inner = str_eq(role, S("lan")) || str_eq(role, S("dmz"));
	if (fortios_says(entry, S("type"), S("tunnel")) || is_tunnel_name(entry->name))
		return TRI_UNKNOWN;
	if (str_eq(role, S("wan")) || port->line_out || str_eq(mode, S("pppoe")))
		return TRI_YES;
	return tri_of(!inner && (str_eq(mode, S("dhcp")) || is_line_name(entry->name)));
}

/* A VLAN or switch on an outside port faces the outside too. */
void ports_settle(struct meanings *m)
{
	for (size_t i = 0; i < m->port_count; i++)
		m->ports[i].outside = port_faces(&m->ports[i]);
	for (size_t i = 0; i < m->port_count; i++) {
		const struct port *parent = port_named(m, m->ports[i].parent);
		for (size_t up = 0; parent && m->ports[i].outside == TRI_NO && up < PARENTS_MAX; up++) {
			bool tunnel = fortios_says(m->ports[i].entry, S("type"), S("tunnel"));
			m->ports[i].outside = tunnel ? TRI_UNKNOWN : parent->outside;
			parent = port_named(m, parent->parent);
		}
	}
}

bool zone_there(const struct meanings *m, const struct fortios_entry *by, str name)
{
	size_t domain = names_find(&m->domain_names, by->vdom);
	return domain != NAME_NONE && names_find(&m->domains[domain].zones, name) != NAME_NONE;
}

static enum tri name_faces(struct meanings *m, const struct domain *d, str name, str *note)
{
	static const struct words missing = { "この名前のインターフェースが設定にありません",
	                                      "no such interface in the configuration" };
	if (str_eq(name, S("any")) || str_eq(name, S("virtual-wan-link")))
		return TRI_YES;
	size_t zone = names_find(&d->zones, name);
	if (zone != NAME_NONE)
		return m->zone_outside[zone];
	const struct port *port = port_named(m, name);
	if (!port && !is_tunnel_name(name)) {
		*note = note_about(m->n->a, *note, name, missing);
		return is_line_name(name) ? TRI_YES : TRI_UNKNOWN;
	}
	if (!port || port->outside == TRI_UNKNOWN)
		*note = note_about(m->n->a, *note, name, note_tunnel);
	return port ? port->outside : TRI_UNKNOWN;
}

enum tri ports_face(struct meanings *m, const struct fortios_entry *by, str setting, str *note)
{
	const struct fortios_setting *names = fortios_get(by, setting);
	enum tri outside = names && names->count ? TRI_NO : TRI_UNKNOWN;
	for (size_t i = 0; names && i < names->count; i++)
		outside = tri_either(outside, name_faces(m, domain_of(m, by), names->value[i], note));
	return outside;
}

static void zone_add(struct meanings *m, const struct fortios_entry *entry, enum tri outside)
{
	arena_grow(m->n->a, m->zone_outside, m->zone_count, m->zone_room);
	names_put(&domain_of(m, entry)->zones, m->n->a, entry->name, m->zone_count);
	m->zone_outside[m->zone_count++] = outside;
}

void zone_put(struct meanings *m, const struct fortios_entry *entry)
{
	str note = S("");
	zone_add(m, entry, ports_face(m, entry, S("interface"), &note));
}

/* Zones of SD-WAN hold lines to the outside by their nature. */
void sdwan_zone_put(struct meanings *m, const struct fortios_entry *entry)
{
	zone_add(m, entry, TRI_YES);
}

static bool address_by_number(struct meanings *m, const struct fortios_entry *entry, struct address *address)
{
	static const str nets[] = { T("subnet"), T("wildcard") };
	for (size_t i = 0; i < LENGTH(nets); i++) {
		const struct fortios_setting *net = fortios_get(entry, nets[i]);
		if (!net || !net->count)
			continue;
		*address = net->count > 1 ? address_masked(m->n->a, net->value[0], net->value[1], false)
		                          : address_read(m->n->a, net->value[0]);
		return true;
	}
	str first = fortios_one(entry, S("start-ip")), last = fortios_one(entry, S("end-ip"));
	*address = address_range(m->n->a, first, last);
	return first.n && last.n;
}

/* FortiOS writes no subnet where it is 0.0.0.0 0.0.0.0: an address without any setting is everybody. */
static struct address address_of(struct meanings *m, const struct fortios_entry *entry)
{
	static const str named[] = { T("fqdn"), T("wildcard-fqdn"), T("country"), T("macaddr"), T("sub-type"),
	                             T("interface") };
	struct address address;
	if (str_eq(entry->name, S("none")))
		return address_limited(S("-"));
	if (address_by_number(m, entry, &address))
		return address;
	for (size_t i = 0; i < LENGTH(named); i++)
		if (fortios_one(entry, named[i]).n)
			return address_limited(fortios_all(m->n->a, entry, named[i]));
	str type = fortios_one(entry, S("type"));
	return !type.n || str_eq(type, S("ipmask")) ? address_any(S("0.0.0.0/0")) : address_limited(type);
}

/* The first definition of a name stands: IPv6 twins of "all" add nothing. */
static void address_add(struct meanings *m, const struct fortios_entry *entry, struct address address)
{
	struct objects *addresses = &domain_of(m, entry)->addresses;
	if (!object_there(addresses, entry->name))
		object_add(object_put(addresses, m->n->a, entry->name), m->n->a, address);
}

void address_put(struct meanings *m, const struct fortios_entry *entry)
{
	address_add(m, entry, address_of(m, entry));
}

void address6_put(struct meanings *m, const struct fortios_entry *entry)
{
	str net = fortios_one(entry, S("ip6"));
	bool limited = net.n || fortios_get(entry, S("type"));
	address_add(m, entry, limited ? address_read(m->n->a, net) : address_any(S("::/0")));
}

/* A virtual IP: who comes to the outer address is sent to the inner one. */
void vip_put(struct meanings *m, const struct fortios_entry *entry)
{
	str outer = fortios_one(entry, S("extip")), inner = fortios_one(entry, S("mappedip"));
	str port = fortios_one(entry, S("mappedport"));
	str text = arena_fmt(m->n->a, "%.*s → %.*s%s%.*s", P(outer), P(inner), port.n ? ":" : "", P(port));
	address_add(m, entry, address_limited(text));
}

static void members_put(struct meanings *m, struct objects *objects, const struct fortios_entry *entry)
{
	const struct fortios_setting *members = fortios_get(entry, S("member"));
	struct object *group = object_put(objects, m->n->a, entry->name);
	for (size_t i = 0; members && i < members->count; i++)
		object_add_member(group, m->n->a, members->value[i]);
}

void address_group_put(struct meanings *m, const struct fortios_entry *entry)
{
	members_put(m, &domain_of(m, entry)->addresses, entry);
}

void service_group_put(struct meanings *m, const struct fortios_entry *entry)
{
	members_put(m, &domain_of(m, entry)->services, entry);
}

/* "tcp/443"; a range may carry the source ports behind a colon. */
void service_put(struct meanings *m, const struct fortios_entry *entry)
{
	static const struct {
		str setting;
		const char *protocol;
	} ranges[] = { { T("tcp-portrange"), "tcp" }, { T("udp-portrange"), "udp" } };
	struct object *service = object_put(&domain_of(m, entry)->services, m->n->a, entry->name);
	str protocol = fortios_one(entry, S("protocol"));
	if (str_eq(protocol, S("IP")))
		object_add(service, m->n->a, address_limited(S("ip")));
	if (str_starts(protocol, S("ICMP")))
		object_add(service, m->n->a, address_limited(S("icmp")));
	for (size_t i = 0; i < LENGTH(ranges); i++) {
		const struct fortios_setting *ports = fortios_get(entry, ranges[i].setting);
		for (size_t at = 0; ports && at < ports->count; at++) {
			str rest = ports->value[at], to = str_cut(&rest, S(":"));
			str text = arena_fmt(m->n->a, "%s/%.*s", ranges[i].protocol, P(to));
			object_add(service, m->n->a, address_limited(text));
		}
	}
}

static void add_named(struct meanings *m, const struct fortios_entry *by, str setting, struct addresses *all)
{
	const struct fortios_setting *names = fortios_get(by, setting);
	for (size_t i = 0; names && i < names->count; i++) {
		str name = names->value[i];
		bool everybody = str_eq(name, S("all")) || str_eq(name, S("any"));
		struct objects *known = &domain_of(m, by)->addresses;
		addresses_add(all, everybody ? address_any(name) : object_read(known, m->n->a, name));
	}
}

struct address addresses_named(struct meanings *m, const struct fortios_entry *by, str v4, str v6)
{
	auto_addresses all = { .shown = ADDRESSES_SHOWN_MAX };
	add_named(m, by, v4, &all);
	add_named(m, by, v6, &all);
	return addresses_read(&all, m->n->a);
}

str services_named(struct meanings *m, const struct fortios_entry *by, str setting)
{
	auto_addresses all = { .shown = ADDRESSES_SHOWN_MAX };
	const struct fortios_setting *names = fortios_get(by, setting);
	for (size_t i = 0; names && i < names->count; i++)
		addresses_add(&all, object_read(&domain_of(m, by)->services, m->n->a, names->value[i]));
	return addresses_read(&all, m->n->a).text;
}

enum tri services_hold(struct meanings *m, const struct fortios_entry *by, str setting, str protocol,
                       uint16_t port)
{
	const struct fortios_setting *names = fortios_get(by, setting);
	const struct objects *known = &domain_of(m, by)->services;
	enum tri hold = TRI_NO;
	for (size_t i = 0; names && i < names->count; i++)
		hold = tri_either(hold, service_listed(m->n, known, names->value[i], protocol, port));
	return hold;
}
