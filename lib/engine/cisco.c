/* cisco.c - what a Cisco's access lists, own services, tunnels and accounts come to.
 * Who reaches an IOS router's own services from outside is judged by walking the access lists of its outside
 * interfaces; an ASA names the interface and the source in the command itself (General Operations Configuration
 * Guide, Management Access).
 * SPDX-License-Identifier: Apache-2.0 */
#include "cisco.h"

#include "cisco_config.h"

static const struct words
	note_unbound = { "通信を通す規則としては使われていません", "not in use to let traffic through" },
	note_inactive = { "無効(inactive)", "inactive" },
	note_undefined = { "このアクセスリストの定義がなく、何を通すか分かりません",
	                   "this access list is not defined, so what it lets through is not known" },
	note_telnet = { "ASA は security-level の最も低いインターフェースでは Telnet を受け付けません",
	                "an ASA refuses Telnet on the interface of its lowest security level" },
	note_control = { "control-plane のアクセスリストで制限されています", "limited by a control-plane access list" },
	note_vague = { "transport input の指定がなく、使える方式は版によります",
	               "no transport input; which protocols answer depends on the version" },
	note_http_off = { "HTTP サーバーは停止中です", "the HTTP server is switched off" },
	peer_people = { "利用者の端末", "computers of users" };

/* --- access lists --- */

/* What an entry lets through is the same wherever its list is applied. */
static struct rule entry_rule(struct cisco *g, const struct acl *acl, const struct ace *ace)
{
	struct address from = place_address(&g->acls, &ace->source), to = place_address(&g->acls, &ace->destination);
	struct rule rule = {
		.line = ace->line, .list = acl->name, .number = ace->number, .enabled = tri_of(!ace->off),
		.allow = ace->allow, .source = from.text, .destination = to.text, .service = ace_service(&g->acls, ace),
		.any_source = ace->replies && ace->allow ? TRI_NO : from.any, .note = ace->note,
	};
	if (ace->replies && ace->allow)
		rule.note = note_add(g->n.a, rule.note, note_answers);
	if (ace->off)
		rule.note = note_add(g->n.a, rule.note, note_inactive);
	if (from.any == TRI_UNKNOWN)
		rule.note = note_add(g->n.a, rule.note, note_undefined_address);
	return rule;
}

/* The zone, or the interface where there are no zones. */
static str link_shown(const struct cisco_link *link)
{
	return link->zone.n ? link->zone : link->name;
}

/* Fills in where a binding applies. */
static void place_rule(struct cisco *g, struct rule *rule, const struct cisco_binding *binding)
{
	const struct cisco_link *link = cisco_link_named(g, binding->link);
	bool out = str_eq(binding->direction, S("out"));
	str shown = link ? link_shown(link) : binding->link.n ? binding->link : S("any");
	rule->type = str_eq(binding->direction, S("control-plane")) ? RULE_MANAGEMENT : RULE_TRAFFIC;
	*(out ? &rule->to_zone : &rule->from_zone) = shown;
	if (!binding->link.n) {
		rule->outside = TRI_YES; /* applied on every interface */
	} else if (out) {
		rule->outside = link && link->outside == TRI_YES ? TRI_NO : TRI_UNKNOWN;
		rule->note = rule->outside ? rule->note : note_add(g->n.a, rule->note, note_outbound);
	} else {
		rule->outside = link ? link->outside : TRI_UNKNOWN;
		if (link && link->why)
			rule->note = note_about(g->n.a, rule->note, shown, *link->why);
	}
	if (link && link->down)
		rule->enabled = TRI_NO;
}

static void binding_put(struct cisco *g, const struct cisco_binding *binding)
{
	struct acl *acl = acl_named(&g->acls, binding->acl);
	if (!acl) {
		struct rule rule = { .line = binding->line, .list = binding->acl, .enabled = TRI_YES, .allow = true };
		rule.note = note_add(g->n.a, S(""), note_undefined);
		place_rule(g, &rule, binding);
		rule_put(&g->n, &rule);
		return;
	}
	acl->bound = true;
	for (size_t i = 0; i < acl->count && !netconf_full(&g->n); i++) {
		struct rule rule = entry_rule(g, acl, &acl->list[i]);
		place_rule(g, &rule, binding);
		rule_put(&g->n, &rule);
	}
}

/* Lists that serve as a choice of addresses: for VPN, NAT, routing. */
static void unbound_put(struct cisco *g, const struct acl *acl)
{
	for (size_t i = 0; i < acl->count && !netconf_full(&g->n); i++) {
		struct rule rule = entry_rule(g, acl, &acl->list[i]);
		rule.enabled = rule.outside = TRI_NO;
		rule.note = note_add(g->n.a, rule.note, note_unbound);
		rule_put(&g->n, &rule);
	}
}

/* IOS lets everything in where no list is applied; an ASA lets nothing in from a lower security level. */
static void open_links_put(struct cisco *g)
{
	for (size_t i = 0; i < g->links.count && !g->asa; i++) {
		const struct cisco_link *link = &g->links.list[i];
		if (link->outside != TRI_YES || link->filtered || link->down || link->zoned)
			continue;
		rule_put(&g->n, &(struct rule){
			.line = link->line, .list = arena_join(g->n.a, S("interface"), S(" "), link->name), .enabled = TRI_YES,
			.allow = true, .from_zone = link->name, .source = S("any"), .destination = S("any"), .service = S("ip"),
			.outside = TRI_YES, .any_source = TRI_YES, .note = note_add(g->n.a, S(""), remark_open),
		});
	}
}

/* --- the device's own services --- */

static void list_pass(struct cisco *g, struct gate *gate, str name, uint32_t to, str protocol, uint16_t port)
{
	const struct acl *acl = acl_named(&g->acls, name);
	for (size_t i = 0; acl && i < acl->count && !gate->decided; i++) {
		const struct ace *ace = &acl->list[i];
		gate_pass(&g->n, gate, ace->allow, place_address(&g->acls, &ace->source).any,
		          ace_speaks(&g->acls, ace, to, protocol, port));
	}
	if (!acl)
		*gate = (struct gate){ .reach = REACH_UNKNOWN, .decided = true };
}

/* Without a list an interface lets everybody through; behind the last entry of a list stands "deny ip any any". */
static enum reach link_reach(struct cisco *g, const struct cisco_link *link, str protocol, uint16_t port)
{
	enum reach reach = REACH_NONE;
	if (link->zoned)
		return REACH_UNKNOWN;
	if (!link->filtered)
		return REACH_ANY;
	for (size_t i = 0; i < g->bindings.count && g->n.steps < NETCONF_STEPS_MAX; i++) {
		const struct cisco_binding *b = &g->bindings.list[i];
		g->n.steps++;
		struct gate gate = { 0 };
		if (!str_eq(b->link, link->name) || !str_eq(b->direction, S("in")))
			continue;
		list_pass(g, &gate, b->acl, link->ip, protocol, port);
		reach = reach_wider(reach, gate.reach);
	}
	return reach;
}

/* From outside, over all interfaces; traffic out of tunnels is not called outside here. */
static enum reach port_reach(struct cisco *g, str protocol, uint16_t port)
{
	enum reach widest = REACH_NONE;
	for (size_t i = 0; i < g->links.count && g->n.steps < NETCONF_STEPS_MAX; i++) {
		const struct cisco_link *link = &g->links.list[i];
		g->n.steps++;
		if (link->down || link->tunnel || link->outside == TRI_NO)
			continue;
		enum reach reach = link_reach(g, link, protocol, port);
		bool vague = link->outside == TRI_UNKNOWN && reach != REACH_NONE;
		widest = reach_wider(widest, vague ? REACH_UNKNOWN : reach);
	}
	return g->links.count && g->n.steps < NETCONF_STEPS_MAX ? widest : REACH_UNKNOWN;
}

static enum reach door_reach(struct cisco *g, const struct cisco_door *door)
{
	enum reach reach = REACH_NONE;
	for (size_t i = 0; i < LENGTH(door->ports) && door->ports[i]; i++)
		reach = reach_wider(reach, port_reach(g, door->protocol, door->ports[i]));
	return reach;
}

static struct rule door_rule(struct cisco *g, const struct cisco_door *door)
{
	return (struct rule){
		.line = door->line, .list = door->list, .enabled = tri_of(!door->closed), .allow = true,
		.type = door->kind == DOOR_MANAGEMENT ? RULE_MANAGEMENT : RULE_VPN, .destination = g->n.device,
		.service = door->service, .note = door->vague ? note_add(g->n.a, S(""), note_vague) : S(""),
	};
}

/* IOS: one record for each entry of the list that limits the service. */
static void ios_door_put(struct cisco *g, const struct cisco_door *door)
{
	str name = str_eq(door->list, S("ip http")) ? g->web_acl : door->acl;
	struct acl *acl = acl_named(&g->acls, name);
	enum reach reach = door_reach(g, door);
	struct rule rule = door_rule(g, door);
	rule.source = name.n ? name : S("any");
	rule.any_source = name.n ? TRI_UNKNOWN : TRI_YES;
	if (!acl) {
		rule.note = name.n ? note_add(g->n.a, rule.note, note_undefined) : rule.note;
		rule_reached(&g->n, &rule, reach);
		rule_put(&g->n, &rule);
	}
	for (size_t i = 0; acl && i < acl->count && !netconf_full(&g->n); i++) {
		struct rule entry = entry_rule(g, acl, &acl->list[i]);
		rule.number = entry.number;
		rule.name = acl->name;
		rule.allow = entry.allow;
		rule.source = entry.source;
		rule.any_source = entry.any_source;
		rule.note = door->vague ? note_add(g->n.a, entry.note, note_vague) : entry.note;
		rule_reached(&g->n, &rule, reach);
		rule_put(&g->n, &rule);
		acl->bound = true;
	}
}

/* A control-plane list is asked before the ASA's own services are; what it does not name passes. */
static void limit_by_control(struct cisco *g, struct rule *rule, const struct cisco_link *link)
{
	struct gate gate = { 0 };
	for (size_t i = 0; i < g->bindings.count && !gate.decided && g->n.steps < NETCONF_STEPS_MAX; i++) {
		const struct cisco_binding *b = &g->bindings.list[i];
		g->n.steps++;
		if (str_eq(b->direction, S("control-plane")) && cisco_link_named(g, b->link) == link)
			list_pass(g, &gate, b->acl, link->ip, S("tcp"), 443);
	}
	gate_pass(&g->n, &gate, true, TRI_YES, TRI_YES);
	if (gate.reach == REACH_ANY)
		return;
	rule->allow = gate.reach != REACH_NONE;
	rule->any_source = gate.reach == REACH_UNKNOWN ? TRI_UNKNOWN : TRI_NO;
	rule->note = note_add(g->n.a, rule->note, note_control);
}

/* ASA: the command names the source and the interface. */
static void asa_door_put(struct cisco *g, const struct cisco_door *door)
{
	const struct cisco_link *link = cisco_link_named(g, door->link);
	struct rule rule = door_rule(g, door);
	rule.from_zone = door->link;
	rule.source = door->source.text;
	rule.any_source = door->source.any;
	rule.outside = link ? link->outside : TRI_UNKNOWN;
	if (str_eq(door->list, S("http")) && !g->http_on) {
		rule.enabled = TRI_NO;
		rule.note = note_add(g->n.a, rule.note, note_http_off);
	}
	if (str_eq(door->list, S("telnet")) && link && !link->level) {
		rule.enabled = TRI_NO;
		rule.note = note_add(g->n.a, rule.note, note_telnet);
	}
	if (door->kind == DOOR_SSL_VPN && link)
		limit_by_control(g, &rule, link);
	rule_put(&g->n, &rule);
}

/* The key exchange itself answers everybody; who gets a tunnel is said by the peers. */
static void ike_door_put(struct cisco *g, struct cisco_door door)
{
	auto_addresses peers = { .shown = ADDRESSES_SHOWN_MAX };
	for (size_t i = 0; i < g->cryptos.count; i++) {
		const struct cisco_crypto *c = &g->cryptos.list[i];
		addresses_add(&peers, c->dynamic ? address_any(S("any")) : address_limited(c->peers));
	}
	door.source = addresses_read(&peers, g->n.a);
	asa_door_put(g, &door);
}

/* --- tunnels --- */

static void crypto_put(struct cisco *g, const struct cisco_crypto *c)
{
	struct words anybody = c->remote_access ? peer_people : peer_anybody;
	tunnel_put(&g->n, &(struct tunnel){
		.line = c->line, .name = c->name, .method = c->remote_access ? S("VPN (remote access)") : S("IPsec"),
		.peer = c->dynamic ? note_add(g->n.a, S(""), anybody) : c->peers, .address = c->dynamic ? S("") : c->peers,
		.enabled = TRI_YES, .limited = c->dynamic ? TRI_NO : c->peers.n ? TRI_YES : TRI_UNKNOWN,
	});
}

static void tunnel_link_put(struct cisco *g, const struct cisco_link *link)
{
	tunnel_put(&g->n, &(struct tunnel){
		.line = link->line, .name = link->name, .method = S("tunnel"), .peer = link->tunnel_peer,
		.address = link->tunnel_peer, .enabled = tri_of(!link->down), .limited = TRI_YES,
	});
}

static void rules_put(struct cisco *g)
{
	for (size_t i = 0; i < g->bindings.count && !netconf_full(&g->n); i++)
		binding_put(g, &g->bindings.list[i]);
	open_links_put(g);
	for (size_t i = 0; i < g->doors.count && !netconf_full(&g->n); i++) {
		const struct cisco_door *door = &g->doors.list[i];
		if (door->kind == DOOR_IKE)
			ike_door_put(g, *door);
		else if (door->link.n)
			asa_door_put(g, door);
		else
			ios_door_put(g, door);
	}
	for (size_t i = 0; i < g->acls.count; i++)
		if (!g->acls.list[i].bound)
			unbound_put(g, &g->acls.list[i]);
}

static void records_put(struct cisco *g)
{
	rules_put(g);
	for (size_t i = 0; i < g->cryptos.count; i++)
		crypto_put(g, &g->cryptos.list[i]);
	for (size_t i = 0; i < g->links.count; i++)
		if (g->links.list[i].tunnel_peer.n)
			tunnel_link_put(g, &g->links.list[i]);
	for (size_t i = 0; i < g->logins.count; i++)
		login_put(&g->n, &g->logins.list[i]);
	g->device.manufacturer = S("Cisco");
	appliance_put(&g->n, &g->device);
	g->passwords.source = g->asa ? S("Cisco ASA") : S("Cisco IOS");
	if (g->passwords.line)
		password_rules_put(&g->n, &g->passwords);
}

bool cisco_is(str bytes)
{
	static const str ours[] = { T("ASA Version "), T("PIX Version "), T("version 1"), T("Current configuration"),
	                            T("ip access-list "), T("access-list "), T("nameif "), T("line vty "),
	                            T("line con "), T("access-group "), T("ip access-group "), { 0 } };
	static const str common[] = { T("interface "), T("hostname "), T("object-group "), T("access-list "), { 0 } };
	static const str others[] = { T("! NEC "), T("#config-version"), { 0 } };
	return netconf_marks(bytes, ours) && netconf_marks(bytes, common) && !netconf_marks(bytes, others);
}

bool cisco_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	struct cisco g = { 0 };
	if (!netconf_open(&g.n, a, bytes, charset, file, "cisco", b, e))
		return false;
	g.acls.n = &g.n;
	cisco_gather(&g);
	netconf_name(&g.n, g.host);
	cisco_links_settle(&g);
	records_put(&g);
	if (g.zone_pairs)
		book_note(a, b, "ゾーンベースのファイアウォール(zone-pair)の規則は読み取れません。機器の担当者に確かめてください。",
		          "The rules of the zone-based firewall (zone-pair) are not read. Ask whoever looks after the "
		          "device.");
	netconf_close(&g.n, !g.ended);
	return true;
}
