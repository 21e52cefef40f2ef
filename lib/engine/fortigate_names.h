/* fortigate_names.h - what the names in a FortiGate's policies mean: interfaces, zones, addresses, services.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "fortios.h"

#define PARENTS_MAX 8u /* a VLAN on an aggregate on a switch … */

struct port {
	const struct fortios_entry *entry;
	str parent;
	bool line_out; /* the default route leaves here, or SD-WAN does */
	enum tri outside;
};

/* What names mean within one VDOM. */
struct domain {
	struct objects addresses, services;
	struct names zones; /* places in zone_outside */
};

struct meanings {
	struct netconf *n;
	struct port *ports;
	size_t port_count, port_room;
	struct names port_names;
	enum tri *zone_outside;
	size_t zone_count, zone_room;
	struct domain *domains;
	size_t domain_count, domain_room;
	struct names domain_names;
};

/* Taking in what defines names. Ports and routes first, then ports_settle(), then the rest. */
void port_put(struct meanings *m, const struct fortios_entry *entry);
void route_put(struct meanings *m, const struct fortios_entry *entry);
void sdwan_member_put(struct meanings *m, const struct fortios_entry *entry);
void ports_settle(struct meanings *m);
void zone_put(struct meanings *m, const struct fortios_entry *entry);
void sdwan_zone_put(struct meanings *m, const struct fortios_entry *entry);
void address_put(struct meanings *m, const struct fortios_entry *entry);
void address6_put(struct meanings *m, const struct fortios_entry *entry);
void vip_put(struct meanings *m, const struct fortios_entry *entry);
void address_group_put(struct meanings *m, const struct fortios_entry *entry);
void service_put(struct meanings *m, const struct fortios_entry *entry);
void builtin_services_put(struct meanings *m, const struct fortios_entry *by); /* behind those of the file */
void service_group_put(struct meanings *m, const struct fortios_entry *entry);

/* Asking. `by` is the entry that uses the names: they are looked up in its VDOM. */
struct port *port_named(const struct meanings *m, str name);
bool zone_there(const struct meanings *m, const struct fortios_entry *by, str name);
/* Does one of the interfaces or zones face the outside? What cannot be told is said in the note. */
enum tri ports_face(struct meanings *m, const struct fortios_entry *by, str setting, str *note);
/* The addresses of up to two settings together (IPv4 and IPv6); "" for none. */
struct address addresses_named(struct meanings *m, const struct fortios_entry *by, str v4, str v6);
str services_named(struct meanings *m, const struct fortios_entry *by, str setting);
/* Does one of the services include the port? */
enum tri services_hold(struct meanings *m, const struct fortios_entry *by, str setting, str protocol,
                       uint16_t port);
