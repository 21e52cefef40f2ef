/* cisco_acl.c - reading access list entries and object groups.
 * Grammar: Cisco ASA Series Command Reference (access-list extended, access-list standard, object-group), Cisco IOS
 * Security Command Reference (access-list, ip access-list, object-group).
 * SPDX-License-Identifier: Apache-2.0 */
#include "cisco_acl.h"

#define PORTS_MAX 16u /* IOS takes ten behind "eq" */

struct reading {
	struct acls *all;
	const struct command *c;
	size_t at;
};

static str word(const struct reading *r)
{
	return command_word(r->c, r->at);
}

static bool takes(struct reading *r, str expected)
{
	bool fits = str_eq(word(r), expected);
	r->at += fits;
	return fits;
}

static str take(struct reading *r)
{
	return command_word(r->c, r->at++);
}

struct acl *acl_named(const struct acls *all, str name)
{
	size_t at = names_find(&all->names, name);
	return at != NAME_NONE && all->list[at].count ? &all->list[at] : NULL;
}

static struct acl *acl_put(struct acls *all, str name)
{
	size_t at;
	if (names_new(&all->names, all->n->a, name, all->count, &at)) {
		arena_grow(all->n->a, all->list, all->count, all->room);
		all->list[all->count++] = (struct acl){ .name = name, .remark = S("") };
	}
	return &all->list[at];
}

/* The address an ASA "name" stands for, or the word itself. */
static str unaliased(struct acls *all, str name)
{
	size_t at = names_find(&all->aliases.names, name);
	return at == NAME_NONE ? name : all->aliases.list[at].own[0].text;
}

void alias_read(struct acls *all, const struct command *c)
{
	str name = command_word(c, 2);
	if (name.n && !object_there(&all->aliases, name))
		object_add(object_put(&all->aliases, all->n->a, name), all->n->a, address_limited(command_word(c, 1)));
}

static bool is_mask(str s)
{
	uint32_t ip;
	return ipv4_read(s, &ip);
}

/* "10.0.0.0 255.255.255.0", "10.0.0.0 0.0.0.255", "10.0.0.1", "2001:db8::/32" */
static struct address net_read(struct reading *r, bool wildcard)
{
	str ip = unaliased(r->all, take(r));
	if (!ip.n)
		return address_unknown(S("?"));
	if (is_mask(ip) && is_mask(word(r)))
		return address_masked(r->all->n->a, ip, take(r), wildcard);
	return address_read(r->all->n->a, ip);
}

static struct place place_read(struct reading *r, bool wildcard)
{
	static const str anybody[] = { T("any"), T("any4"), T("any6") };
	for (size_t i = 0; i < LENGTH(anybody); i++)
		if (takes(r, anybody[i]))
			return (struct place){ .address = address_any(anybody[i]) };
	if (takes(r, S("host")))
		return (struct place){ .address = address_read(r->all->n->a, unaliased(r->all, take(r))) };
	if (takes(r, S("object")) || takes(r, S("object-group")))
		return (struct place){ .object = take(r) };
	if (takes(r, S("interface"))) {
		str own = arena_join(r->all->n->a, S("interface"), S(" "), take(r));
		return (struct place){ .address = address_limited(own) };
	}
	return (struct place){ .address = net_read(r, wildcard) };
}

/* What may follow a list of ports and is no port. */
static bool ends_ports(str s)
{
	static const str words[] = {
		T("any"), T("any4"), T("any6"), T("host"), T("object"), T("object-group"), T("interface"), T("established"),
		T("log"), T("log-input"), T("time-range"), T("inactive"), T("dscp"), T("fragments"), T("option"),
		T("precedence"), T("reflect"), T("tos"), T("ttl"), T("match-any"), T("match-all"), T("ack"), T("fin"),
		T("psh"), T("rst"), T("syn"), T("urg"), T("+ack"), T("+syn"), T("sequence"), T(""),
	};
	for (size_t i = 0; i < LENGTH(words); i++)
		if (str_eq(s, words[i]))
			return true;
	return str_has(s, S(".")) || str_has(s, S(":"));
}

static str ports_equal(struct reading *r)
{
	str ports = take(r);
	for (size_t n = 1; n < PORTS_MAX && !r->all->asa && !ends_ports(word(r)); n++)
		ports = arena_join(r->all->n->a, ports, S(","), take(r));
	return ports;
}

/* "gt 1023", "lt 1024"; a name behind them is any port. */
static str ports_beyond(struct reading *r, bool above)
{
	int64_t port;
	if (!str_whole(take(r), &port))
		return S("");
	return above ? arena_fmt(r->all->n->a, "%lld-65535", (long long)port + 1)
	             : arena_fmt(r->all->n->a, "1-%lld", (long long)port - 1);
}

/* "eq www", "range 1 1023", "neq 25" … as one list; "" when no ports are named. */
static str ports_read(struct reading *r)
{
	struct arena *a = r->all->n->a;
	if (takes(r, S("eq")))
		return ports_equal(r);
	if (takes(r, S("neq")))
		return arena_join(a, S("!"), S(""), take(r));
	if (takes(r, S("gt")))
		return ports_beyond(r, true);
	if (takes(r, S("lt")))
		return ports_beyond(r, false);
	if (!takes(r, S("range")))
		return S("");
	str first = take(r), last = take(r);
	return arena_join(a, first, S("-"), last);
}

/* Behind an address an ASA may name a group of ports. */
static bool ports_group(struct reading *r, str *group)
{
	str name = command_word(r->c, r->at + 1);
	if (!r->all->asa || !str_eq(word(r), S("object-group")) || !object_there(&r->all->services, name))
		return false;
	r->at += 2;
	*group = name;
	return true;
}

static bool has_ports(str protocol)
{
	return str_eq(protocol, S("tcp")) || str_eq(protocol, S("udp")) || str_eq(protocol, S("sctp"));
}

static void protocol_read(struct reading *r, struct ace *ace)
{
	if (takes(r, S("object")) || takes(r, S("object-group")))
		ace->service = take(r);
	else
		ace->protocol = take(r);
}

static void note_word(struct reading *r, struct ace *ace, struct words words)
{
	ace->note = note_about(r->all->n->a, ace->note, take(r), words);
}

/* ICMP types that only answer. */
static bool is_answer(str type)
{
	static const str answers[] = { T("echo-reply"), T("unreachable"), T("time-exceeded"), T("ttl-exceeded"),
	                               T("packet-too-big"), T("parameter-problem"), T("source-quench") };
	for (size_t i = 0; i < LENGTH(answers); i++)
		if (str_eq(type, answers[i]))
			return true;
	return false;
}

/* What follows the addresses: established, inactive, log, time-range NAME, an ICMP type. */
static void options_read(struct reading *r, struct ace *ace)
{
	static const struct words times = { "使える時間が限られます", "limited to a time range" };
	if (str_starts(ace->protocol, S("icmp")) && !ends_ports(word(r))) {
		ace->replies = is_answer(word(r));
		ace->service = arena_join(r->all->n->a, ace->protocol, S(" "), take(r));
	}
	while (r->at < r->c->count) {
		if (takes(r, S("established")))
			ace->replies = true;
		else if (takes(r, S("inactive")))
			ace->off = true;
		else if (takes(r, S("time-range")))
			note_word(r, ace, times);
		else
			r->at++;
	}
}

static void extended_read(struct reading *r, struct ace *ace)
{
	bool wildcard = !r->all->asa;
	str group = S("");
	protocol_read(r, ace);
	ace->source = place_read(r, wildcard);
	if (!ports_group(r, &group))
		ace->source_ports = ports_read(r);
	ace->destination = place_read(r, wildcard);
	if (ports_group(r, &ace->service))
		ace->ports = S("");
	else if (has_ports(ace->protocol) || ace->service.n)
		ace->ports = ports_read(r);
	options_read(r, ace);
}

static void standard_read(struct reading *r, struct ace *ace)
{
	ace->protocol = S("ip");
	ace->source = place_read(r, !r->all->asa);
	ace->destination = (struct place){ .address = address_any(S("any")) };
	options_read(r, ace);
}

/* An entry from "permit" or "deny" on; anything else is no entry. */
static void entry_read(struct reading *r, struct acl *acl, bool standard, str number)
{
	struct ace ace = {
		.line = r->c->line, .number = number, .note = acl->remark, .protocol = S(""), .source_ports = S(""),
		.ports = S(""), .service = S(""), .allow = str_eq(word(r), S("permit")),
	};
	if (!takes(r, S("permit")) && !takes(r, S("deny")))
		return;
	acl->remark = S("");
	if (!ace.number.n)
		ace.number = arena_fmt(r->all->n->a, "%zu", acl->count + 1);
	if (standard)
		standard_read(r, &ace);
	else
		extended_read(r, &ace);
	arena_grow(r->all->n->a, acl->list, acl->count, acl->room);
	acl->list[acl->count++] = ace;
}

static void line_read(struct reading *r, struct acl *acl, bool standard, str number)
{
	if (takes(r, S("remark")))
		acl->remark = note_text(r->all->n->a, acl->remark, command_rest(r->c, r->at));
	else
		entry_read(r, acl, standard, number);
}

void asa_access_list(struct acls *all, const struct command *c)
{
	struct reading r = { .all = all, .c = c, .at = 2 };
	struct acl *acl = acl_put(all, command_word(c, 1));
	if (takes(&r, S("line")))
		r.at++;
	bool standard = takes(&r, S("standard"));
	takes(&r, S("extended"));
	line_read(&r, acl, standard, S(""));
}

/* 1-99 and 1300-1999 are standard lists, 100-199 and 2000-2699 extended ones; others are not of IP. */
void ios_access_list(struct acls *all, const struct command *c)
{
	struct reading r = { .all = all, .c = c, .at = 2 };
	int64_t number;
	if (!str_whole(command_word(c, 1), &number))
		return;
	bool standard = number < 100 || (number >= 1300 && number < 2000);
	if (standard || number < 200 || (number >= 2000 && number < 2700))
		line_read(&r, acl_put(all, command_word(c, 1)), standard, S(""));
}

/* "ip access-list extended NAME", "ipv6 access-list NAME" */
void acl_open(struct acls *all, const struct command *c)
{
	all->open_standard = str_eq(command_word(c, 2), S("standard"));
	all->open = acl_put(all, command_word(c, c->count - 1));
}

void acl_line(struct acls *all, const struct command *c)
{
	struct reading r = { .all = all, .c = c };
	int64_t sequence;
	str number = S("");
	takes(&r, S("sequence"));
	if (str_whole(word(&r), &sequence))
		number = take(&r);
	line_read(&r, all->open, all->open_standard, number);
}

/* The rest of "host 10.0.0.1", "subnet 10.0.0.0 255.0.0.0", "range 10.0.0.1 10.0.0.9", "fqdn v4 www.example.jp" */
static struct address network_line(struct reading *r, str kind)
{
	if (str_eq(kind, S("any")))
		return address_any(kind);
	if (str_eq(kind, S("range"))) {
		str first = unaliased(r->all, take(r)), last = unaliased(r->all, take(r));
		return address_range(r->all->n->a, first, last);
	}
	if (str_eq(kind, S("fqdn")))
		return address_limited(command_word(r->c, r->c->count - 1));
	takes(r, S("host"));
	return net_read(r, false);
}

/* "object network NAME", "object-group service NAME tcp" */
void object_open(struct acls *all, const struct command *c)
{
	bool network = str_eq(command_word(c, 1), S("network"));
	all->object = command_word(c, 2);
	all->object_protocol = command_word(c, 3);
	object_put(network ? &all->networks : &all->services, all->n->a, all->object);
}

static void network_add(struct acls *all, struct address address)
{
	object_add(object_put(&all->networks, all->n->a, all->object), all->n->a, address);
}

/* "tcp destination eq 443", "tcp-udp eq 53", "eq www" within a group that has its protocol */
static void service_add(struct acls *all, const struct command *c, size_t at)
{
	struct reading r = { .all = all, .c = c, .at = at };
	str protocol = all->object_protocol;
	if (!protocol.n)
		protocol = take(&r);
	if (takes(&r, S("source")))
		ports_read(&r);
	takes(&r, S("destination"));
	str text = arena_join(all->n->a, protocol, S("/"), ports_read(&r));
	object_add(object_put(&all->services, all->n->a, all->object), all->n->a, address_limited(text));
}

static void member_add(struct acls *all, str name)
{
	bool service = object_there(&all->services, all->object);
	struct objects *of = service ? &all->services : &all->networks;
	object_add_member(object_put(of, all->n->a, all->object), all->n->a, name);
}

void object_line(struct acls *all, const struct command *c)
{
	static const str networks[] = { T("host"), T("subnet"), T("range"), T("fqdn"), T("network-object"),
	                                T("any") };
	struct reading r = { .all = all, .c = c };
	if (command_is(c, S("group-object *")))
		member_add(all, command_word(c, 1));
	else if (command_is(c, S("* object *"))) /* service-object, network-object */
		member_add(all, command_word(c, 2));
	else if (object_there(&all->services, all->object) && !str_eq(word(&r), S("description")))
		service_add(all, c, str_ends(word(&r), S("-object")) || str_eq(word(&r), S("service")));
	else if (is_mask(unaliased(all, word(&r))))
		network_add(all, net_read(&r, false)); /* IOS: masks here, wildcards in lists */
	else
		for (size_t i = 0; i < LENGTH(networks); i++)
			if (takes(&r, networks[i]))
				network_add(all, network_line(&r, networks[i]));
}

struct place acl_place(struct acls *all, const struct command *c, size_t at)
{
	struct reading r = { .all = all, .c = c, .at = at };
	return place_read(&r, !all->asa);
}

struct address place_address(struct acls *all, const struct place *place)
{
	return place->object.n ? object_read(&all->networks, all->n->a, place->object) : place->address;
}

str ace_service(struct acls *all, const struct ace *ace)
{
	struct arena *a = all->n->a;
	str what = arena_join(a, ace->protocol, S(" "), ace->service);
	if (object_there(&all->services, ace->service))
		what = arena_join(a, ace->protocol, S(" "), object_read(&all->services, a, ace->service).text);
	else if (str_starts(ace->service, ace->protocol) && ace->service.n)
		what = ace->service; /* an ICMP type has its protocol in front already */
	str ports = ace->ports;
	if (ace->source_ports.n)
		ports = arena_fmt(a, "%.*s → %.*s", P(ace->source_ports), P(ports.n ? ports : S("*")));
	return arena_join(a, what, S("/"), ports);
}

/* A source port is no limit: whoever calls chooses it. */
static enum tri service_speaks(struct acls *all, const struct ace *ace, str protocol, uint16_t port)
{
	bool every = str_eq(ace->protocol, S("ip")) || str_eq(ace->protocol, S("ipv6"));
	if (str_starts(ace->protocol, S("icmp")))
		return TRI_NO;
	if (ace->service.n)
		return tri_both(service_listed(all->n, &all->services, ace->service, protocol, port),
		                port_listed(ace->ports, port));
	return every ? TRI_YES : str_eq(ace->protocol, protocol) ? port_listed(ace->ports, port) : TRI_NO;
}

enum tri ace_speaks(struct acls *all, const struct ace *ace, uint32_t to, str protocol, uint16_t port)
{
	struct address there = place_address(all, &ace->destination);
	enum tri here = to || there.any == TRI_YES ? address_holds(&there, to) : TRI_UNKNOWN;
	if (ace->replies || ace->off)
		return TRI_NO;
	return tri_both(here, service_speaks(all, ace, protocol, port));
}
