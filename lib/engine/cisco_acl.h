/* cisco_acl.h - access lists of Cisco ASA and IOS, with the objects they name.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "address.h"
#include "netconf.h"

/* One end of an entry: an address, or an object to be looked up when all are known. */
struct place {
	struct address address;
	str object;
};

struct ace {
	uint32_t line;
	str number; /* its sequence number, or its place in the list */
	bool allow;
	bool replies; /* established, echo-reply: only answers pass */
	bool off;     /* inactive */
	struct place source, destination;
	str protocol, source_ports, ports; /* ports as "22,80", "1024-65535", "!25"; "" is any */
	str service;  /* an object in place of protocol and ports, or an ICMP type */
	str note;     /* remarks before it */
};

struct acl {
	str name;
	struct ace *list;
	size_t count, room;
	str remark; /* waits for the next entry */
	bool bound; /* something uses it to let traffic through */
};

struct acls {
	struct netconf *n;
	bool asa; /* masks; IOS has wildcards */
	struct objects networks, services;
	struct objects aliases; /* ASA "name 192.0.2.1 server" */
	struct acl *list;
	size_t count, room;
	struct names names;
	struct acl *open; /* the list or object whose lines come now */
	bool open_standard;
	str object, object_protocol;
};

/* NULL when no entry is known: on the device such a list lets everything through. */
struct acl *acl_named(const struct acls *all, str name);

/* Commands and the lines within them. */
void asa_access_list(struct acls *all, const struct command *c); /* access-list NAME extended permit … */
void ios_access_list(struct acls *all, const struct command *c); /* access-list 101 permit … */
void acl_open(struct acls *all, const struct command *c);        /* ip access-list extended NAME */
void acl_line(struct acls *all, const struct command *c);
void object_open(struct acls *all, const struct command *c);     /* object-group service NAME */
void object_line(struct acls *all, const struct command *c);
void alias_read(struct acls *all, const struct command *c);

/* The address that begins at a word of the command: "any", "host 10.0.0.1", "10.0.0.0 255.0.0.0". */
struct place acl_place(struct acls *all, const struct command *c, size_t at);
struct address place_address(struct acls *all, const struct place *place);
str ace_service(struct acls *all, const struct ace *ace);
/* Does the entry speak of a connection to this port of this address? 0 is an address not known. */
enum tri ace_speaks(struct acls *all, const struct ace *ace, uint32_t to, str protocol, uint16_t port);
