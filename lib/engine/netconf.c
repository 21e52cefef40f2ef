/* netconf.c - cutting configurations into commands and writing what they say as records.
 * SPDX-License-Identifier: Apache-2.0 */
#include "netconf.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "dump.h"
#include "secret.h"

static const str rule_header[] = {
	T("device"), T("list"), T("number"), T("name"), T("enabled"), T("action"), T("type"), T("from_zone"),
	T("to_zone"), T("source"), T("destination"), T("service"), T("outside"), T("any_source"), T("note"),
};
static const str account_header[] = {
	T("realm"), T("login"), T("type"), T("admin"), T("enabled"), T("password_set"), T("groups"), T("note"),
};
static const str connection_header[] = {
	T("name"), T("type"), T("peer"), T("device"), T("method"), T("address"), T("source_limited"), T("note"),
};
static const str device_header[] = {
	T("manufacturer"), T("model"), T("class"), T("os"), T("os_build"), T("firmware"), T("serial"), T("ip"),
	T("mac"), T("hostname"),
};
static const str policy_header[] = {
	T("target"), T("source"), T("min_length"), T("complexity"), T("max_age_days"), T("history"),
	T("lockout_threshold"), T("lockout_minutes"),
};

static const struct {
	str name;
	const str *header;
	size_t columns;
} kinds[] = {
	[NETCONF_RULE] = { T("rule"), rule_header, LENGTH(rule_header) },
	[NETCONF_ACCOUNT] = { T("account"), account_header, LENGTH(account_header) },
	[NETCONF_CONNECTION] = { T("connection"), connection_header, LENGTH(connection_header) },
	[NETCONF_DEVICE] = { T("device"), device_header, LENGTH(device_header) },
	[NETCONF_POLICY] = { T("policy"), policy_header, LENGTH(policy_header) },
};

static size_t marked(str line, const str *marks, uint32_t *seen)
{
	for (size_t i = 0; marks[i].p; i++)
		if (!(*seen & 1u << i) && str_starts(line, marks[i])) {
			*seen |= 1u << i;
			return 1;
		}
	return 0;
}

size_t netconf_marks(str bytes, const str *marks)
{
	auto_arena a = { 0 };
	uint32_t seen = 0;
	size_t found = 0;
	for (str rest = dump_head(&a, bytes); rest.p;)
		found += marked(str_trim(dump_line(&rest)), marks, &seen);
	return found;
}

bool netconf_open(struct netconf *n, struct arena *a, str bytes, str charset, str file, const char *format,
                  struct book *b, struct err *e)
{
	str decoded;
	*n = (struct netconf){ .a = a, .b = b, .file = file };
	if (bytes.n > NETCONF_BYTES_MAX)
		return err_set(e, ERR_INPUT, "設定ファイルが大きすぎます(%zu バイト。%u バイトまで読めます)",
		               "the configuration is too large (%zu bytes; at most %u can be read)", bytes.n,
		               NETCONF_BYTES_MAX);
	if (!dump_text(a, bytes, charset, format, b, &decoded, e))
		return false;
	n->text = secret_strip(a, decoded);
	return true;
}

void netconf_name(struct netconf *n, str host)
{
	n->device = host.n ? host : dump_device(n->a, n->b, n->file);
}

void netconf_close(struct netconf *n, bool cut_off)
{
	if (cut_off)
		book_note(n->a, n->b, "設定が途中で終わっています。最後まで書き出されたものか確かめてください。",
		          "The configuration ends before it is complete. Make sure that all of it was written out.");
	if (netconf_full(n))
		book_note(n->a, n->b, "記録が多すぎるため、はじめの %u 件だけを読み取りました。",
		          "There are too many records; only the first %u were read.", NETCONF_RECORDS_MAX);
	if (n->passed_over)
		book_note(n->a, n->b, "このほかの設定 %zu 行は、台帳に関係しないため読み飛ばしました。",
		          "%zu other lines were passed over, as the ledger does not ask for them.", n->passed_over);
}

bool netconf_full(const struct netconf *n)
{
	return n->records >= NETCONF_RECORDS_MAX;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where the quote that opens at `at` is closed; text.n when it is not. */
static size_t quote_close(str text, size_t at, enum quotes quotes)
{
	size_t lines = 0;
	for (size_t i = at + 1; i < text.n; i++) {
		if (text.p[i] == '"')
			return i;
		if (text.p[i] == '\\')
			i++;
		else if (text.p[i] == '\n' && (quotes != QUOTES_SPAN || ++lines >= COMMAND_LINES_MAX))
			break;
	}
	return text.n;
}

/* The end of the logical line that begins the text. */
static size_t command_end(str text, enum quotes quotes)
{
	size_t at = 0;
	while (at < text.n && text.p[at] != '\n') {
		size_t close = quotes == QUOTES_SPAN && text.p[at] == '"' ? quote_close(text, at, quotes) : text.n;
		at = close < text.n ? close + 1 : at + 1;
	}
	return at;
}

/* The inside of a quoted word: a view where it can be, a copy where \" or \\ has to become one character. */
static str unquoted(struct arena *a, str word)
{
	if (!str_has(word, S("\\")))
		return word;
	char *to = arena_take(a, word.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < word.n; i++) {
		bool escaped = word.p[i] == '\\' && i + 1 < word.n && (word.p[i + 1] == '"' || word.p[i + 1] == '\\');
		to[n++] = word.p[escaped ? ++i : i];
	}
	return (str){ to, n };
}

static str next_word(const struct commands *all, str line, size_t *at)
{
	size_t from = *at;
	if (all->quotes && line.p[from] == '"') {
		size_t close = quote_close(line, from, all->quotes);
		if (close < line.n) {
			*at = close + 1;
			return unquoted(all->a, (str){ line.p + from + 1, close - from - 1 });
		}
	}
	while (*at < line.n && !is_blank(line.p[*at]))
		++*at;
	return (str){ line.p + from, *at - from };
}

static void split(struct commands *all, struct command *c)
{
	c->count = 0;
	for (size_t at = 0; at < c->text.n;) {
		if (is_blank(c->text.p[at])) {
			at++;
			continue;
		}
		str word = next_word(all, c->text, &at);
		arena_grow(all->a, all->word, c->count, all->room);
		all->word[c->count++] = word;
	}
	c->word = all->word;
}

struct commands netconf_commands(const struct netconf *n, enum quotes quotes)
{
	return (struct commands){ .a = n->a, .rest = n->text, .quotes = quotes };
}

static uint32_t lines_in(str text)
{
	uint32_t n = 0;
	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n';
	return n;
}

bool command_next(struct commands *all, struct command *c)
{
	while (all->rest.n) {
		size_t end = command_end(all->rest, all->quotes);
		c->line = all->line + 1;
		c->text = str_first(all->rest, end);
		all->line += 1 + lines_in(c->text);
		all->rest = str_from(all->rest, end + 1);
		c->indent = 0;
		while (c->indent < c->text.n && is_blank(c->text.p[c->indent]))
			c->indent++;
		split(all, c);
		if (c->count)
			return true;
	}
	return false;
}

bool command_is(const struct command *c, str words)
{
	size_t at = 0;
	for (str rest = words; rest.p; at++) {
		str want = str_cut(&rest, S(" "));
		if (at >= c->count || (!str_eq(want, S("*")) && !str_eq_nocase(want, c->word[at])))
			return false;
	}
	return true;
}

str command_word(const struct command *c, size_t at)
{
	return at < c->count ? c->word[at] : S("");
}

str command_rest(const struct command *c, size_t at)
{
	if (at >= c->count)
		return S("");
	const char *from = c->word[at].p, *end = c->text.p + c->text.n;
	return from >= c->text.p && from <= end ? str_trim((str){ from, (size_t)(end - from) }) : c->word[at];
}

str *words_keep(struct arena *a, const struct command *c, size_t at)
{
	size_t bytes = at < c->count ? (c->count - at) * sizeof *c->word : 0;
	return bytes ? arena_more(a, c->word + at, bytes, bytes) : NULL;
}

str words_join(struct arena *a, const str *words, size_t count, str between)
{
	auto_buf joined = { 0 };
	for (size_t i = 0; i < count; i++) {
		buf_put(&joined, i ? between : S(""));
		buf_put(&joined, words[i]);
	}
	return arena_copy(a, buf_str(&joined));
}

const struct words
	note_tunnel = { "VPN などのトンネルから入る通信で、相手が誰かは設定から分かりません",
	                "traffic out of a tunnel; who is at its far end is not in the configuration" },
	note_outbound = { "出ていく向きの規則で、どこから来た通信かは分かりません",
	                  "applied on the way out; where the traffic came from is not known" },
	note_answers = { "院内から始めた通信への応答だけを通します",
	                 "lets through only answers to connections begun inside" },
	remark_open = { "外部側のインターフェースに受信の規則がありません",
	              "no rule for what comes in on an outside interface" },
	note_undefined_address = { "定義のないアドレスがあり、誰を指すか分かりません",
	                           "an address is not defined, so whom it means is not known" },
	peer_anybody = { "不特定", "anybody" };

/* A cell that says a thousand things says nothing. */
#define NOTE_BYTES_MAX 1000u

str note_text(struct arena *a, str note, str text)
{
	return note.n < NOTE_BYTES_MAX ? arena_join(a, note, S("; "), str_trim(text)) : note;
}

str note_add(struct arena *a, str note, struct words words)
{
	return note_text(a, note, arena_fmt(a, "%s / %s", words.ja, words.en));
}

str note_about(struct arena *a, str note, str subject, struct words words)
{
	return note_text(a, note, arena_fmt(a, "%.*s: %s / %s", P(subject), words.ja, words.en));
}

#define CELL_RUNES_MAX 2000u /* a list of thousands of addresses is not read by anybody */

/* Columns stand in the order of the kind's header. */
static void put(struct netconf *n, enum netconf_kind kind, uint32_t line, const str *cells)
{
	if (netconf_full(n))
		return;
	if (!n->sheets[kind])
		n->sheets[kind] = book_sheet(n->a, n->b, kinds[kind].name, kinds[kind].name, kinds[kind].header,
		                             kinds[kind].columns);
	str shown[LENGTH(rule_header)];
	for (size_t i = 0; i < kinds[kind].columns; i++)
		shown[i] = utf8_first(cells[i], CELL_RUNES_MAX);
	sheet_put(n->a, n->sheets[kind], line, shown, kinds[kind].columns);
	n->records++;
}

void rule_put(struct netconf *n, const struct rule *r)
{
	static const str types[] = { T("traffic"), T("management"), T("vpn") };
	const str cells[LENGTH(rule_header)] = {
		n->device, r->list, r->number, r->name, tri_text(r->enabled), r->allow ? S("allow") : S("deny"),
		types[r->type], r->from_zone, r->to_zone, r->source, r->destination, r->service, tri_text(r->outside),
		tri_text(r->any_source), r->note,
	};
	put(n, NETCONF_RULE, r->line, cells);
}

void login_put(struct netconf *n, const struct login *l)
{
	str realm = l->vpn ? arena_fmt(n->a, "VPN:%.*s", P(n->device)) : n->device;
	const str cells[LENGTH(account_header)] = {
		realm, l->name, l->vpn ? S("vpn") : S(""), tri_text(l->admin), tri_text(l->enabled), l->password_set,
		l->groups, l->note,
	};
	put(n, NETCONF_ACCOUNT, l->line, cells);
}

void tunnel_put(struct netconf *n, const struct tunnel *t)
{
	static const struct words unused = { "停止中", "not in use" };
	str note = t->enabled == TRI_NO ? note_add(n->a, t->note, unused) : t->note;
	const str cells[LENGTH(connection_header)] = {
		t->name, S("vpn"), t->peer, n->device, t->method, t->address, tri_text(t->limited), note,
	};
	put(n, NETCONF_CONNECTION, t->line, cells);
	rule_put(n, &(struct rule){
		.line = t->line, .list = t->method, .name = t->name, .enabled = t->enabled, .allow = true,
		.type = RULE_VPN, .source = t->peer, .service = t->method, .outside = TRI_YES, .note = note,
		.any_source = t->limited == TRI_UNKNOWN ? TRI_UNKNOWN : tri_of(t->limited == TRI_NO),
	});
}

void appliance_put(struct netconf *n, const struct appliance *d)
{
	const str cells[LENGTH(device_header)] = {
		d->manufacturer, d->model, S("network"), d->os, d->os_build, d->firmware, d->serial, d->ip, d->mac,
		n->device,
	};
	put(n, NETCONF_DEVICE, d->line, cells);
}

void password_rules_put(struct netconf *n, const struct password_rules *p)
{
	const str cells[LENGTH(policy_header)] = {
		n->device, p->source, p->min_length, p->complexity, p->max_age_days, p->history, p->lockout_threshold,
		p->lockout_minutes,
	};
	put(n, NETCONF_POLICY, p->line, cells);
}

void gate_pass(struct netconf *n, struct gate *g, bool allow, enum tri any_source, enum tri speaks)
{
	if (g->decided)
		return;
	if (n->steps++ >= NETCONF_STEPS_MAX)
		*g = (struct gate){ .reach = REACH_UNKNOWN, .decided = true };
	else if (speaks == TRI_YES && any_source == TRI_YES)
		*g = (struct gate){ .reach = allow ? REACH_ANY : g->reach, .decided = true };
	else if (speaks != TRI_NO && allow)
		g->reach = reach_wider(g->reach, speaks && any_source ? REACH_SOME : REACH_UNKNOWN); /* neither unknown */
}

void rule_reached(struct netconf *n, struct rule *rule, enum reach from_outside)
{
	static const struct words unclear = { "外部から届くかどうかは設定だけでは分かりません",
	                                      "whether it is reached from outside is not in the configuration" };
	rule->outside = from_outside == REACH_UNKNOWN ? TRI_UNKNOWN : tri_of(from_outside != REACH_NONE);
	if (from_outside == REACH_SOME)
		rule->any_source = TRI_NO;
	if (from_outside != REACH_UNKNOWN)
		return;
	rule->any_source = rule->any_source == TRI_YES ? TRI_UNKNOWN : rule->any_source;
	rule->note = note_add(n->a, rule->note, unclear);
}

uint16_t port_number(str name)
{
	static const struct {
		str name;
		uint16_t port;
	} named[] = {
		{ T("www"), 80 }, { T("http"), 80 }, { T("https"), 443 }, { T("ssh"), 22 }, { T("telnet"), 23 },
		{ T("snmp"), 161 }, { T("tftp"), 69 },
	};
	int64_t number;
	if (str_whole(name, &number))
		return number > 0 && number <= UINT16_MAX ? (uint16_t)number : 0;
	for (size_t i = 0; i < LENGTH(named); i++)
		if (str_eq_nocase(name, named[i].name))
			return named[i].port;
	return 0;
}

/* "22", "1-1023", "-1023", "1024-" */
static bool range_holds(str range, uint16_t port)
{
	str rest = range;
	uint16_t whole = port_number(range);
	str low = str_cut(&rest, S("-"));
	if (whole || !rest.p)
		return whole == port;
	uint16_t from = low.n ? port_number(low) : 1, to = rest.n ? port_number(rest) : UINT16_MAX;
	return from && from <= port && port <= to;
}

enum tri port_listed(str list, uint16_t port)
{
	if (str_eq(list, S("*")) || str_eq_nocase(list, S("any")) || !list.n)
		return TRI_YES;
	if (list.p[0] == '!')
		return tri_of(!range_holds(str_from(list, 1), port));
	for (str rest = list; rest.p;)
		if (range_holds(str_cut(&rest, S(",")), port))
			return TRI_YES;
	return TRI_NO;
}

static enum tri text_holds(str service, str protocol, uint16_t port)
{
	str ports = service, named = str_cut(&ports, S("/"));
	if (str_eq(named, S("ip")))
		return TRI_YES;
	bool same = str_eq(named, protocol) || (str_eq(named, S("tcp-udp")) && !str_eq(protocol, S("icmp")));
	return same ? port_listed(ports.p ? ports : S(""), port) : TRI_NO;
}

static enum tri listed(struct netconf *n, const struct objects *services, str name, str protocol, uint16_t port,
                       unsigned depth)
{
	size_t at = n->steps++ < NETCONF_STEPS_MAX ? names_find(&services->names, name) : NAME_NONE;
	if (at == NAME_NONE || depth >= SERVICE_GROUPS_MAX)
		return TRI_UNKNOWN;
	const struct object *service = &services->list[at];
	enum tri holds = TRI_NO;
	for (size_t i = 0; i < service->own_count; i++)
		holds = tri_either(holds, text_holds(service->own[i].text, protocol, port));
	for (size_t i = 0; i < service->member_count && n->steps < NETCONF_STEPS_MAX; i++)
		holds = tri_either(holds, listed(n, services, service->members[i], protocol, port, depth + 1));
	return holds;
}

enum tri service_listed(struct netconf *n, const struct objects *services, str name, str protocol, uint16_t port)
{
	return listed(n, services, name, protocol, port, 0);
}
