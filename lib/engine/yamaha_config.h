/* yamaha_config.h - the commands of a Yamaha router's configuration, gathered.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "netconf.h"

enum family { IP4, IP6, FAMILIES };

struct yamaha_filter {
	uint32_t line;
	enum family family;
	str number, note;
	bool dynamic, allow;
	bool replies; /* established and the like: only answers pass */
	bool used;
	struct address source, destination;
	str protocol, source_ports, ports;
};

/* The filters of one direction, as they are asked: numbers, behind "dynamic" those of dynamic filters. */
struct yamaha_filters {
	str *numbers;
	size_t count;
	bool there, named; /* named: a filter set, which is not followed */
	uint32_t line;
};

/* lan1, wan1, bridge1, pp 1, pp anonymous, tunnel 1 */
struct yamaha_port {
	str name, description;
	uint32_t line, ip[FAMILIES]; /* 0 where it is not known */
	struct address network;      /* of its IPv4 address */
	bool addressed[FAMILIES];
	struct yamaha_filters in[FAMILIES], out[FAMILIES];
	str *descriptors; /* of NAT */
	size_t descriptor_count;
	bool dynamic, pppoe, default_route, enabled;
	str encapsulation;
	enum tri outside; /* by yamaha_ports_settle() */
};

/* One descriptor of NAT: what comes in without being an answer. */
struct yamaha_nat {
	bool masquerade, known;
	bool through; /* forwards, passes or maps one to one what no entry names */
	struct yamaha_mapping {
		str inner, protocol, port;
	} *mappings;
	size_t count, room;
};

/* A service of the router itself: the hosts it answers. */
struct yamaha_host {
	uint32_t line;
	str *hosts;
	size_t count, room;
	bool said, switched, on; /* switched: "service on" or "off" stands there */
	uint32_t switched_line;
	int64_t port; /* moved by "listen", or 0 */
};

enum yamaha_service { HTTPD, TELNETD, SSHD, SFTPD, TFTP, SNMP, SERVICES };

struct yamaha_gateway {
	uint32_t line;
	str id, address, name;
	size_t tunnel; /* a port, or NAME_NONE */
};

struct yamaha_user {
	uint32_t line;
	str name;
	bool vpn;
};

#define HOPS_MAX 16u /* next hops of the default route that are looked for */

struct yamaha {
	struct netconf n;
	LIST_OF(struct yamaha_filter) filters;
	struct names filter_names[FAMILIES][2]; /* static and dynamic */
	LIST_OF(struct yamaha_port) ports;
	struct names port_names;
	uint32_t hops[HOPS_MAX]; /* of the default route, named by their addresses */
	size_t hop_count;
	LIST_OF(struct yamaha_nat) nats;
	struct names nat_names;
	LIST_OF(struct yamaha_gateway) gateways;
	struct names gateway_names;
	LIST_OF(struct yamaha_user) users;
	struct names attribute_names; /* of a user: place in attributes */
	LIST_OF(str) attributes;
	struct yamaha_host services[SERVICES];
	struct appliance device;
	str sysname, prompt;
	bool serial_only, l2tp_on;
	bool other_filters; /* inbound or policy filters, which are not read */
	uint32_t pptp_line; /* where PPTP is switched on, or 0 */
};

/* Reads all of g->n.text. */
void yamaha_gather(struct yamaha *g);
struct yamaha_port *yamaha_port_named(const struct yamaha *g, str name);
struct yamaha_filter *yamaha_filter_numbered(const struct yamaha *g, enum family family, bool dynamic, str number);
struct yamaha_nat *yamaha_nat_numbered(const struct yamaha *g, str number);
/* Which interfaces face the outside. */
void yamaha_ports_settle(struct yamaha *g);
