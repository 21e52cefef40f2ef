/* netconf.h - what the readers of network configurations share: clean commands in, records out.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "address.h"
#include "base/words.h"
#include "sheet.h"

#define NETCONF_BYTES_MAX (16u << 20) /* the largest FortiGates write some megabytes */
#define NETCONF_RECORDS_MAX 100000u  /* records of one configuration; more are named in a note */
#define NETCONF_STEPS_MAX 1000000u  /* filters walked to find out who gets through; then it cannot be told */
#define COMMAND_LINES_MAX 1000u      /* lines one quoted value may span */

/* Recognising: how many of the marks begin a line near the top of the file; a zero row ends the marks. */
size_t netconf_marks(str bytes, const str *marks);

enum netconf_kind {
	NETCONF_RULE,
	NETCONF_ACCOUNT,
	NETCONF_CONNECTION,
	NETCONF_DEVICE,
	NETCONF_POLICY,
	NETCONF_KINDS,
};

struct netconf {
	struct arena *a;
	struct book *b;
	str text;   /* decoded, as a person saw it, without its secrets; every line where it was */
	str file;
	str device; /* whom the records are about: netconf_name() */
	struct sheet *sheets[NETCONF_KINDS];
	size_t records, steps;
	size_t passed_over; /* commands nobody here reads */
};

bool netconf_open(struct netconf *n, struct arena *a, str bytes, str charset, str file, const char *format,
                  struct book *b, struct err *e);
/* Before the first record: the host name, or "" for the name of the file. */
void netconf_name(struct netconf *n, str host);
/* Notes that concern the whole file. */
void netconf_close(struct netconf *n, bool cut_off);
bool netconf_full(const struct netconf *n);

/* One command: its words, and the whole line as it stood. The words are good until the next command is asked for; the
 * texts they view stay. */
struct command {
	uint32_t line;
	size_t indent;
	str text;
	str *word;
	size_t count;
};

enum quotes { QUOTES_NONE, QUOTES_LINE, QUOTES_SPAN }; /* are "…" one word, and may they hold line ends? */

struct commands {
	struct arena *a;
	str rest;
	uint32_t line;
	enum quotes quotes;
	str *word; /* of the command at hand */
	size_t room;
};

struct commands netconf_commands(const struct netconf *n, enum quotes quotes);
bool command_next(struct commands *all, struct command *c); /* lines without a word are passed over */
bool command_is(const struct command *c, str words);        /* begins with these words; "*" is any */
str command_word(const struct command *c, size_t at);       /* "" past the end */
str command_rest(const struct command *c, size_t at);       /* the line from that word on */
str *words_keep(struct arena *a, const struct command *c, size_t at); /* those from there on, to stay */
str words_join(struct arena *a, const str *words, size_t count, str between);

/* What is said of every maker's devices. */
extern const struct words note_tunnel, note_outbound, note_answers, remark_open, note_undefined_address, peer_anybody;

/* Notes in a record's note cell: one sentence in both languages behind the other, parted by "; ". */
str note_add(struct arena *a, str note, struct words words);
str note_about(struct arena *a, str note, str subject, struct words words); /* "wan1: …" */
str note_text(struct arena *a, str note, str text);                        /* what people wrote there */

/* Records. The device, or the realm named after it, is filled in here. */
struct rule {
	uint32_t line;
	str list, number, name;
	enum tri enabled;
	bool allow;
	enum rule_type { RULE_TRAFFIC, RULE_MANAGEMENT, RULE_VPN } type;
	str from_zone, to_zone, source, destination, service;
	enum tri outside, any_source;
	str note;
};

struct login {
	uint32_t line;
	str name, groups, password_set, note;
	bool vpn; /* its realm is "VPN:device" */
	enum tri admin, enabled;
};

struct tunnel {
	uint32_t line;
	str name, peer, method, address, note;
	enum tri enabled, limited; /* limited: only a known peer can bring it up */
};

struct appliance {
	uint32_t line;
	str manufacturer, model, os, os_build, firmware, serial, ip, mac;
};

struct password_rules {
	uint32_t line;
	str source, min_length, complexity, max_age_days, history, lockout_threshold, lockout_minutes;
};

void rule_put(struct netconf *n, const struct rule *rule);
void login_put(struct netconf *n, const struct login *login);
/* The connection, and as a rule who may bring it up. */
void tunnel_put(struct netconf *n, const struct tunnel *tunnel);
void appliance_put(struct netconf *n, const struct appliance *appliance);
void password_rules_put(struct netconf *n, const struct password_rules *rules);

/* Walking a list of filters in its order: who gets through to one port? */
enum reach { REACH_NONE, REACH_SOME, REACH_UNKNOWN, REACH_ANY }; /* the wider the later */

struct gate {
	enum reach reach;
	bool decided;
};

/* The next filter of the list: who it means, and whether it speaks of the port. */
void gate_pass(struct netconf *n, struct gate *g, bool allow, enum tri any_source, enum tri speaks);
static inline enum reach reach_wider(enum reach a, enum reach b)
{
	return a > b ? a : b;
}

/* A service of the device itself that takes any_source by its own setting, reached from outside as far as the
 * filters of the outside interfaces let through. */
void rule_reached(struct netconf *n, struct rule *rule, enum reach from_outside);

/* "443" and "https" are 443; 0 for the names of services that no device offers about itself. */
uint16_t port_number(str name);
/* Is the port in the list "www,8000-8080"? "*", "any" and "" are every port, "!22" every other one. */
enum tri port_listed(str list, uint16_t port);
/* Does a named service, or a group of them, include the port? Its texts are "tcp/443", "icmp", "ip". */
#define SERVICE_GROUPS_MAX 8u /* groups within groups */
enum tri service_listed(struct netconf *n, const struct objects *services, str name, str protocol, uint16_t port);
