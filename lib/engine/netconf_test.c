/* netconf_test.c - commands are cut where their makers cut them, and walking a list says who gets through.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "engine/netconf.h"
#include "given.h"

/* Each command as "line indent: word|word". */
static str cut(struct arena *a, const char *text, enum quotes quotes)
{
	auto_buf said = { 0 };
	struct commands all = { .a = a, .rest = str_of(text), .quotes = quotes };
	struct command c;
	while (command_next(&all, &c)) {
		buf_fmt(&said, "%u %zu: ", c.line, c.indent);
		buf_put(&said, words_join(a, c.word, c.count, S("|")));
		buf_byte(&said, '\n');
	}
	return arena_copy(a, buf_str(&said));
}

static const struct {
	const char *given;
	enum quotes quotes;
	const char *commands;
} texts[] = {
	{ "", QUOTES_SPAN, "" },
	{ "\n  \n", QUOTES_SPAN, "" },
	{ "a \"b c\" d\n\te", QUOTES_NONE, "1 0: a|\"b|c\"|d\n2 1: e\n" },
	{ "a \"b c\" d\n  \"e", QUOTES_LINE, "1 0: a|b c|d\n2 2: \"e\n" },
	{ "a \"b\nc\" d\ne", QUOTES_LINE, "1 0: a|\"b\n2 0: c\"|d\n3 0: e\n" },
	{ "a \"b\nc\" d\ne", QUOTES_SPAN, "1 0: a|b\nc|d\n3 0: e\n" },
	{ "a \"b \\\" c \\\\ \\x\" d", QUOTES_SPAN, "1 0: a|b \" c \\ \\x|d\n" },
	{ "a \"\" b\nc \"d", QUOTES_SPAN, "1 0: a||b\n2 0: c|\"d\n" },
};

static void commands_are_cut_into_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		auto_arena a = { 0 };
		same(cut(&a, texts[i].given, texts[i].quotes), str_of(texts[i].commands));
	}
}

static void a_quote_that_is_never_closed_swallows_nothing(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf text = { 0 };
	buf_put(&text, S("set name \"x\n"));
	for (size_t i = 0; i < COMMAND_LINES_MAX + 10; i++)
		buf_put(&text, S("set y\n"));
	buf_put(&text, S("set z \"w\"\n"));
	str said = cut(&a, arena_text(&a, buf_str(&text)), QUOTES_SPAN);
	assert_true(str_starts(said, S("1 0: set|name|\"x\n2 0: set|y\n")));
	assert_true(str_ends(said, S(": set|z|w\n")));
}

static void a_command_is_known_by_its_words(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct commands all = { .a = &a, .rest = S("  ip access-list \"x y\"  rest of it "), .quotes = QUOTES_LINE };
	struct command c;
	assert_true(command_next(&all, &c));
	assert_true(command_is(&c, S("ip access-list")) && command_is(&c, S("IP * *")));
	assert_false(command_is(&c, S("ip filter")) || command_is(&c, S("* * * * * * *")));
	same(command_word(&c, 2), S("x y"));
	same(command_word(&c, 9), S(""));
	same(command_rest(&c, 3), S("rest of it"));
	same(command_rest(&c, 9), S(""));
	assert_false(command_next(&all, &c));
}

static void ports_are_listed_or_not(void **state)
{
	static const struct {
		const char *list;
		uint16_t port;
		enum tri listed;
	} ports[] = {
		{ "23", 22, TRI_NO }, { "ftp,smtp", 22, TRI_NO }, { "1-21,23-", 22, TRI_NO }, { "23-21", 22, TRI_NO },
		{ "-", 22, TRI_YES }, { "x-y", 22, TRI_NO }, { "0", 22, TRI_NO }, { "99999", 22, TRI_NO }, { "!22", 22, TRI_NO },
		{ "!ssh", 22, TRI_NO }, { "*", 22, TRI_YES }, { "any", 22, TRI_YES }, { "", 22, TRI_YES }, { "ssh", 22, TRI_YES },
		{ "www,SSH", 22, TRI_YES }, { "20-30", 22, TRI_YES }, { "-1023", 22, TRI_YES }, { "1-", 22, TRI_YES },
		{ "!80", 22, TRI_YES }, { "telnet-snmp", 100, TRI_YES },
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(ports); i++)
		if (port_listed(str_of(ports[i].list), ports[i].port) != ports[i].listed)
			fail_msg("\"%s\"", ports[i].list);
}

/* The first filter that speaks of the port for everybody decides; those for some only widen. */
static void a_list_is_walked_in_its_order(void **state)
{
	static const struct {
		bool allow;
		enum tri any, speaks;
		enum reach after;
	} steps[][3] = {
		{ { false, TRI_YES, TRI_YES, REACH_NONE }, { true, TRI_YES, TRI_YES, REACH_NONE }, { true, TRI_YES, TRI_YES, REACH_NONE } },
		{ { true, TRI_YES, TRI_NO, REACH_NONE }, { true, TRI_NO, TRI_YES, REACH_SOME }, { false, TRI_YES, TRI_YES, REACH_SOME } },
		{ { true, TRI_UNKNOWN, TRI_YES, REACH_UNKNOWN }, { true, TRI_NO, TRI_YES, REACH_UNKNOWN }, { true, TRI_YES, TRI_YES, REACH_ANY } },
		{ { false, TRI_NO, TRI_YES, REACH_NONE }, { true, TRI_YES, TRI_UNKNOWN, REACH_UNKNOWN }, { false, TRI_YES, TRI_YES, REACH_UNKNOWN } },
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(steps); i++) {
		struct netconf n = { 0 };
		struct gate g = { 0 };
		for (size_t s = 0; s < LENGTH(steps[i]); s++) {
			gate_pass(&n, &g, steps[i][s].allow, steps[i][s].any, steps[i][s].speaks);
			assert_int_equal(g.reach, steps[i][s].after);
		}
	}
	struct netconf weary = { .steps = NETCONF_STEPS_MAX };
	struct gate g = { 0 };
	gate_pass(&weary, &g, false, TRI_YES, TRI_YES);
	assert_true(g.decided && g.reach == REACH_UNKNOWN);
}

static void services_hold_ports_through_their_groups(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct netconf n = { .a = &a };
	struct objects o = { 0 };
	object_add(object_put(&o, &a, S("web")), &a, address_limited(S("tcp/80")));
	object_add(object_put(&o, &a, S("web")), &a, address_limited(S("tcp-udp/8080-8090")));
	object_add(object_put(&o, &a, S("all")), &a, address_limited(S("ip")));
	object_add(object_put(&o, &a, S("tcp")), &a, address_limited(S("tcp")));
	object_add_member(object_put(&o, &a, S("group")), &a, S("web"));
	object_add_member(object_put(&o, &a, S("group")), &a, S("group"));
	assert_int_equal(service_listed(&n, &o, S("gone"), S("tcp"), 80), TRI_UNKNOWN);
	assert_int_equal(service_listed(&n, &o, S("web"), S("udp"), 80), TRI_NO);
	assert_int_equal(service_listed(&n, &o, S("web"), S("icmp"), 8081), TRI_NO);
	assert_int_equal(service_listed(&n, &o, S("web"), S("udp"), 8081), TRI_YES);
	assert_int_equal(service_listed(&n, &o, S("all"), S("udp"), 1), TRI_YES);
	assert_int_equal(service_listed(&n, &o, S("tcp"), S("tcp"), 1), TRI_YES);
	assert_int_equal(service_listed(&n, &o, S("group"), S("tcp"), 80), TRI_YES);
	assert_int_equal(service_listed(&n, &o, S("group"), S("tcp"), 81), TRI_UNKNOWN);
	n.steps = NETCONF_STEPS_MAX;
	assert_int_equal(service_listed(&n, &o, S("web"), S("tcp"), 80), TRI_UNKNOWN);
}

static void records_have_an_end(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct book b = { 0 };
	struct netconf n = { .a = &a, .b = &b, .device = S("d"), .records = NETCONF_RECORDS_MAX - 1 };
	rule_put(&n, &(struct rule){ .note = S("") });
	rule_put(&n, &(struct rule){ .note = S("") });
	assert_true(netconf_full(&n));
	assert_int_equal(b.sheets[0].count, 2);
	netconf_close(&n, true);
	assert_int_equal(b.note_count, 2);
	str note = S("");
	for (size_t i = 0; i < 100; i++)
		note = note_text(&a, note, S(" a note that is quite long "));
	assert_true(note.n < 1100);
}

static void files_too_large_are_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct netconf n;
	struct book b = { 0 };
	struct err e;
	refuses(netconf_open(&n, &a, (str){ "", (size_t)NETCONF_BYTES_MAX + 1 }, S(""), S("f"), "fortigate", &b, &e), e,
	        ERR_INPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_too_large_are_refused),
		cmocka_unit_test(commands_are_cut_into_words),
		cmocka_unit_test(a_quote_that_is_never_closed_swallows_nothing),
		cmocka_unit_test(a_command_is_known_by_its_words),
		cmocka_unit_test(ports_are_listed_or_not),
		cmocka_unit_test(a_list_is_walked_in_its_order),
		cmocka_unit_test(services_hold_ports_through_their_groups),
		cmocka_unit_test(records_have_an_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
