/* fortios.h - a FortiOS configuration as a list of entries with their settings.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "netconf.h"

#define FORTIOS_DEPTH_MAX 32u /* configs within configs; FortiOS itself has four */

struct fortios_setting {
	uint32_t line;
	str name;
	str *value;
	size_t count;
};

struct fortios_entry {
	str path;      /* "firewall policy"; "system snmp community/hosts" for a config within a config */
	str vdom;      /* "" where there are none */
	str name;      /* what stands behind edit; "" for a config without entries */
	size_t within; /* the entry this one stands in, or NAME_NONE */
	uint32_t line;
	struct fortios_setting *settings;
	size_t count, room;
};

struct fortios {
	struct fortios_entry *list;
	size_t count, room;
	bool cut_off;
};

/* Keeps the entries of the wanted paths (a zero row ends them); the others count as passed over. */
void fortios_read(struct netconf *n, const str *wanted, struct fortios *f);

/* NULL when it is not set; of several the last one counts. */
const struct fortios_setting *fortios_get(const struct fortios_entry *entry, str name);
str fortios_one(const struct fortios_entry *entry, str name); /* the first value, or "" */
bool fortios_says(const struct fortios_entry *entry, str name, str value);
str fortios_all(struct arena *a, const struct fortios_entry *entry, str name); /* "a, b" */
