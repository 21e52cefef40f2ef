/* address.c - reading IPv4 addresses, masks and ranges, and following groups under bounds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "address.h"

bool ipv4_read(str s, uint32_t *ip)
{
	uint32_t value = 0;
	size_t parts = 0;
	str rest = s;
	for (; rest.p && parts < 4; parts++) {
		int64_t part;
		if (!str_whole(str_cut(&rest, S(".")), &part) || part < 0 || part > 255)
			return false;
		value = value << 8 | (uint32_t)part;
	}
	if (rest.p || parts != 4)
		return false;
	*ip = value;
	return true;
}

static str ipv4_text(struct arena *a, uint32_t ip)
{
	return arena_fmt(a, "%u.%u.%u.%u", ip >> 24, ip >> 16 & 255, ip >> 8 & 255, ip & 255);
}

bool ipv4_private(uint32_t ip)
{
	static const struct {
		uint32_t net, mask;
	} private_nets[] = {
		{ 0x0A000000, 0xFF000000 }, { 0xAC100000, 0xFFF00000 }, { 0xC0A80000, 0xFFFF0000 },
		{ 0x64400000, 0xFFC00000 }, { 0x7F000000, 0xFF000000 }, { 0xA9FE0000, 0xFFFF0000 },
	};
	for (size_t i = 0; i < LENGTH(private_nets); i++)
		if ((ip & private_nets[i].mask) == private_nets[i].net)
			return true;
	return false;
}

struct address address_any(str text)
{
	return (struct address){ .text = text, .any = TRI_YES, .ranged = true, .last = UINT32_MAX };
}

struct address address_limited(str text)
{
	return (struct address){ .text = text, .any = TRI_NO };
}

struct address address_unknown(str text)
{
	return (struct address){ .text = text, .any = TRI_UNKNOWN };
}

static struct address ranged(str text, uint32_t first, uint32_t last)
{
	uint32_t everybody = UINT32_MAX >> ADDRESS_EVERYBODY_BITS;
	bool any = last >= first && last - first >= everybody - 1; /* 0.0.0.1-127.255.255.255 lacks one */
	return (struct address){ .text = text, .any = tri_of(any), .ranged = true, .first = first, .last = last };
}

static struct address prefixed(struct arena *a, uint32_t ip, unsigned bits)
{
	uint32_t hosts = bits ? (uint32_t)(((uint64_t)1 << (32 - bits)) - 1) : UINT32_MAX;
	str text = ipv4_text(a, ip);
	return ranged(bits == 32 ? text : arena_fmt(a, "%.*s/%u", P(text), bits), ip & ~hosts, ip | hosts);
}

/* The ones at the head of a mask; 33 when zeros and ones are mixed. */
static unsigned mask_bits(uint32_t mask)
{
	unsigned bits = 0;
	while (bits < 32 && mask & 0x80000000u >> bits)
		bits++;
	return bits == 32 || !(mask << bits) ? bits : 33;
}

struct address address_masked(struct arena *a, str ip, str mask, bool wildcard)
{
	uint32_t net, bare;
	if (!ipv4_read(ip, &net) || !ipv4_read(mask, &bare))
		return address_unknown(arena_join(a, ip, S(" "), mask));
	unsigned bits = mask_bits(wildcard ? ~bare : bare);
	return bits <= 32 ? prefixed(a, net, bits) : address_limited(arena_join(a, ip, S(" "), mask));
}

struct address address_range(struct arena *a, str first, str last)
{
	uint32_t from, to;
	str text = arena_join(a, first, S("-"), last);
	return ipv4_read(first, &from) && ipv4_read(last, &to) ? ranged(text, from, to) : address_limited(text);
}

/* 192.168.100.* and the like: the stars must stand at the end for a range. */
static struct address starred(struct arena *a, str word)
{
	auto_buf low = { 0 }, high = { 0 };
	for (size_t i = 0; i < word.n; i++) {
		bool star = word.p[i] == '*';
		buf_put(&low, star ? S("0") : (str){ word.p + i, 1 });
		buf_put(&high, star ? S("255") : (str){ word.p + i, 1 });
	}
	uint32_t first, last;
	if (!ipv4_read(buf_str(&low), &first) || !ipv4_read(buf_str(&high), &last) || mask_bits(~(first ^ last)) > 32)
		return address_limited(arena_copy(a, word));
	return ranged(arena_copy(a, word), first, last);
}

static struct address slashed(struct arena *a, str net, str mask)
{
	uint32_t ip;
	int64_t bits;
	if (ipv4_read(net, &ip) && str_whole(mask, &bits) && bits >= 0 && bits <= 32)
		return prefixed(a, ip, (unsigned)bits);
	if (str_eq(net, S("::")) && str_whole(mask, &bits) && bits >= 0 && bits <= (int64_t)ADDRESS_EVERYBODY_BITS)
		return address_any(arena_join(a, net, S("/"), mask));
	struct address masked = address_masked(a, net, mask, false);
	return masked.any ? masked : address_limited(arena_join(a, net, S("/"), mask));
}

struct address address_read(struct arena *a, str word)
{
	if (str_eq(word, S("*")) || str_eq_nocase(word, S("any")))
		return address_any(word);
	str rest = word;
	str head = str_cut(&rest, S("/"));
	if (rest.p)
		return slashed(a, head, rest);
	if (str_has(word, S("*")))
		return starred(a, word);
	uint32_t ip;
	if (ipv4_read(word, &ip))
		return prefixed(a, ip, 32);
	rest = word;
	head = str_cut(&rest, S("-"));
	return rest.p ? address_range(a, head, rest) : address_limited(word);
}

enum tri address_holds(const struct address *address, uint32_t ip)
{
	if (address->any == TRI_YES)
		return TRI_YES;
	return address->ranged ? tri_of(ip >= address->first && ip <= address->last) : TRI_UNKNOWN;
}

void addresses_add(struct addresses *all, struct address one)
{
	if (all->count <= all->shown && all->count)
		buf_put(&all->text, S(", "));
	if (all->count < all->shown)
		buf_put(&all->text, one.text);
	else if (all->count == all->shown)
		buf_put(&all->text, S("…"));
	all->any = all->count++ ? tri_either(all->any, one.any) : one.any;
}

struct address addresses_read(const struct addresses *all, struct arena *a)
{
	return (struct address){ .text = arena_copy(a, buf_str(&all->text)), .any = all->any };
}

void addresses_drop(struct addresses *all)
{
	buf_drop(&all->text);
}

struct object *object_put(struct objects *o, struct arena *a, str name)
{
	size_t at;
	if (names_new(&o->names, a, name, o->count, &at)) {
		arena_grow(a, o->list, o->count, o->room);
		o->list[o->count++] = (struct object){ .name = name };
	}
	return &o->list[at];
}

bool object_there(const struct objects *o, str name)
{
	return names_find(&o->names, name) != NAME_NONE;
}

void object_add(struct object *o, struct arena *a, struct address address)
{
	arena_grow(a, o->own, o->own_count, o->own_room);
	o->own[o->own_count++] = address;
}

void object_add_member(struct object *o, struct arena *a, str name)
{
	arena_grow(a, o->members, o->member_count, o->member_room);
	o->members[o->member_count++] = name;
}

static void follow(const struct objects *o, struct addresses *all, str name, size_t *visits, unsigned depth)
{
	size_t at = ++*visits <= OBJECT_VISITS_MAX ? names_find(&o->names, name) : NAME_NONE;
	if (at == NAME_NONE || depth >= OBJECT_DEPTH_MAX) {
		addresses_add(all, address_unknown(name));
		return;
	}
	const struct object *object = &o->list[at];
	for (size_t i = 0; i < object->own_count; i++)
		addresses_add(all, object->own[i]);
	for (size_t i = 0; i < object->member_count && *visits <= OBJECT_VISITS_MAX; i++)
		follow(o, all, object->members[i], visits, depth + 1);
}

/* One address alone keeps its numbers. A group without members means nobody. */
static struct address followed(const struct objects *o, struct arena *a, const struct object *object)
{
	auto_addresses all = { .shown = OBJECT_SHOWN_MAX };
	size_t visits = 0;
	follow(o, &all, object->name, &visits, 0);
	bool single = object->own_count == 1 && !object->member_count;
	struct address read = single ? object->own[0] : addresses_read(&all, a);
	read.any = all.count ? read.any : TRI_NO;
	read.text = all.count ? arena_fmt(a, "%.*s (%.*s)", P(object->name), P(buf_str(&all.text))) : object->name;
	return read;
}

struct address object_read(struct objects *o, struct arena *a, str name)
{
	size_t at = names_find(&o->names, name);
	if (at == NAME_NONE)
		return address_unknown(name);
	struct object *object = &o->list[at];
	if (!object->read.text.p)
		object->read = followed(o, a, object);
	return object->read;
}
