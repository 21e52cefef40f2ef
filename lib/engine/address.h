/* address.h - the addresses a filter rule names, and whether together they mean everybody.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "names.h"
#include "tri.h"

/* Half of all addresses or more is called everybody: 0.0.0.0/1 and 128.0.0.0/1 side by side are a known trick. */
#define ADDRESS_EVERYBODY_BITS 1u

struct address {
	str text;             /* as it is shown: "203.0.113.0/24" */
	enum tri any;         /* does it mean everybody? */
	bool ranged;          /* first and last are known (IPv4) */
	uint32_t first, last;
};

bool ipv4_read(str s, uint32_t *ip);
bool ipv4_private(uint32_t ip); /* RFC 1918, RFC 6598 (carrier NAT), loopback and link-local */

struct address address_any(str text);
struct address address_limited(str text);  /* somebody, though not by number: a name, a country */
struct address address_unknown(str text);
/* "10.0.0.0" with "255.255.255.0"; a wildcard has its ones where anything goes: "0.0.0.255". */
struct address address_masked(struct arena *a, str ip, str mask, bool wildcard);
struct address address_range(struct arena *a, str first, str last);
/* One word: 10.0.0.1, 10.0.0.0/24, 10.0.0.0/255.255.255.0, 10.0.0.1-10.0.0.9, 192.168.100.*, *, ::/0, 2001:db8::/32.
 * What is none of these is somebody limited. */
struct address address_read(struct arena *a, str word);
enum tri address_holds(const struct address *address, uint32_t ip);
/* Several together: everybody when one of them is; of the texts the first `shown` are written out. */
struct addresses {
	struct buf text;
	size_t shown, count;
	enum tri any;
};

#define auto_addresses __attribute__((cleanup(addresses_drop))) struct addresses
#define ADDRESSES_SHOWN_MAX 32u

void addresses_add(struct addresses *all, struct address one);
struct address addresses_read(const struct addresses *all, struct arena *a); /* none: no text, cannot be told */
void addresses_drop(struct addresses *all);

/* Named addresses and groups of them, groups within groups. */
#define OBJECT_DEPTH_MAX 16u   /* groups within groups; deeper is "cannot be told" */
#define OBJECT_VISITS_MAX 4096u /* objects looked at for one name */
#define OBJECT_SHOWN_MAX 8u    /* members written out behind a name */

struct object {
	str name;
	struct address *own;
	size_t own_count, own_room;
	str *members;
	size_t member_count, member_room;
	struct address read; /* what object_read() gave; asked for again by every rule */
};

struct objects {
	struct object *list;
	size_t count, room;
	struct names names;
};

/* Finds the object or makes it; valid until the next object_put(). */
struct object *object_put(struct objects *o, struct arena *a, str name);
bool object_there(const struct objects *o, str name);
void object_add(struct object *o, struct arena *a, struct address address);
void object_add_member(struct object *o, struct arena *a, str name);
/* "NAME (a, b, …)" with all its groups followed. A name nobody defined cannot be told. All must be put before. */
struct address object_read(struct objects *o, struct arena *a, str name);
