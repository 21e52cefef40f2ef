/* cisco_config.h - the commands of a Cisco ASA or IOS configuration, gathered.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "cisco_acl.h"

#define BANNER_LINES_MAX 200u /* a greeting that is not ended by then was none */

struct cisco_link {
	uint32_t line, ip;       /* ip 0: not known */
	struct address network;  /* of its address */
	str name, zone;          /* zone: the ASA's nameif */
	int64_t level;     /* the ASA's security level, or -1 */
	bool nat_outside, nat_inside, dynamic, down, tunnel, zoned, filtered;
	bool default_route, private_route; /* private_route: its next hop has a private address */
	str tunnel_peer;
	enum tri outside; /* by cisco_links_settle() */
	const struct words *why; /* when it cannot be told */
};

/* "in": what comes in there; "out"; "control-plane": what is meant for the ASA itself. */
struct cisco_binding {
	uint32_t line;
	str acl, link, direction; /* link "" is every interface */
};

/* Services of the device itself. */
enum door_kind { DOOR_MANAGEMENT, DOOR_SSL_VPN, DOOR_IKE };

struct cisco_door {
	uint32_t line;
	enum door_kind kind;
	str list, service, protocol;
	uint16_t ports[2]; /* 0 ends them */
	bool closed, vague; /* vague: not even the configuration says which protocol answers */
	str link;          /* ASA: where it is open, */
	struct address source; /* and for whom */
	str acl;           /* IOS: the access list that says for whom, or "" */
};

struct cisco_crypto {
	uint32_t line;
	str name, peers;
	bool dynamic, remote_access; /* anybody who has the key; for people's computers */
};

struct cisco {
	struct netconf n;
	struct acls acls;
	bool asa;
	LIST_OF(struct cisco_link) links;
	LIST_OF(struct cisco_binding) bindings;
	LIST_OF(struct cisco_door) doors;
	LIST_OF(struct login) logins;
	LIST_OF(struct cisco_crypto) cryptos;
	struct names link_names, login_names, crypto_names; /* links by name and by zone */
	struct appliance device;
	struct password_rules passwords;
	str host, web_acl; /* web_acl: for whom IOS has its web pages */
	bool http_on, zone_pairs, ended;
};

/* Reads all of g->n.text. */
void cisco_gather(struct cisco *g);
struct cisco_link *cisco_link_named(const struct cisco *g, str name);
/* Which interfaces face the outside. */
void cisco_links_settle(struct cisco *g);
