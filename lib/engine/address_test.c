/* address_test.c - everybody is told from somebody, in every spelling of a mask.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/address.h"
#include "given.h"

static const struct {
	const char *word, *text;
	enum tri any;
	bool ranged;
} words[] = {
	{ "300.1.1.1", "300.1.1.1", TRI_NO, false },
	{ "10.0.0", "10.0.0", TRI_NO, false },
	{ "10.0.0.0.0", "10.0.0.0.0", TRI_NO, false },
	{ "10.0.0.0/33", "10.0.0.0/33", TRI_NO, false },
	{ "vendor.example.jp", "vendor.example.jp", TRI_NO, false },
	{ "2001:db8::/32", "2001:db8::/32", TRI_NO, false },
	{ "10.*.0.1", "10.*.0.1", TRI_NO, false },
	{ "x.*", "x.*", TRI_NO, false },
	{ "*", "*", TRI_YES, true },
	{ "Any", "Any", TRI_YES, true },
	{ "::/0", "::/0", TRI_YES, true },
	{ "0.0.0.0/0", "0.0.0.0/0", TRI_YES, true },
	{ "0.0.0.0/1", "0.0.0.0/1", TRI_YES, true },
	{ "128.0.0.0/1", "128.0.0.0/1", TRI_YES, true },
	{ "0.0.0.0/2", "0.0.0.0/2", TRI_NO, true },
	{ "1.0.0.0-223.255.255.255", "1.0.0.0-223.255.255.255", TRI_YES, true },
	{ "9.9.9.9-1.1.1.1", "9.9.9.9-1.1.1.1", TRI_NO, true },
	{ "a-b", "a-b", TRI_NO, false },
	{ "10.0.0.5", "10.0.0.5", TRI_NO, true },
	{ "10.1.2.0/255.255.255.0", "10.1.2.0/24", TRI_NO, true },
	{ "10.1.2.0/255.0.255.0", "10.1.2.0 255.0.255.0", TRI_NO, false },
	{ "192.168.100.*", "192.168.100.*", TRI_NO, true },
};

static void words_are_read(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(words); i++) {
		struct address got = address_read(&a, str_of(words[i].word));
		same(got.text, str_of(words[i].text));
		if (got.any != words[i].any || got.ranged != words[i].ranged)
			fail_msg("%s: any %d ranged %d", words[i].word, got.any, got.ranged);
	}
}

static void wildcards_are_masks_turned_round(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	assert_int_equal(address_masked(&a, S("10.0.0.x"), S("255.0.0.0"), false).any, TRI_UNKNOWN);
	same(address_masked(&a, S("192.168.1.0"), S("0.0.0.255"), true).text, S("192.168.1.0/24"));
	same(address_masked(&a, S("192.168.1.0"), S("0.0.255.0"), true).text, S("192.168.1.0 0.0.255.0"));
	assert_int_equal(address_masked(&a, S("1.2.3.4"), S("255.255.255.255"), true).any, TRI_YES);
	assert_int_equal(address_masked(&a, S("1.2.3.4"), S("0.0.0.0"), false).any, TRI_YES);
	same(address_masked(&a, S("1.2.3.4"), S("255.255.255.255"), false).text, S("1.2.3.4"));
}

static void a_range_says_whom_it_holds(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct address net = address_read(&a, S("10.0.0.0/30")), name = address_limited(S("FQDN"));
	assert_int_equal(address_holds(&net, 0x0A000003), TRI_YES);
	assert_int_equal(address_holds(&net, 0x0A000004), TRI_NO);
	assert_int_equal(address_holds(&name, 0x0A000004), TRI_UNKNOWN);
	struct address any = address_any(S("all"));
	assert_int_equal(address_holds(&any, 1), TRI_YES);
	assert_true(ipv4_private(0xAC1F0001) && ipv4_private(0x64400001) && !ipv4_private(0xCB007101));
}

static void a_group_is_everybody_when_a_member_is(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct objects o = { 0 };
	assert_int_equal(object_read(&o, &a, S("nobody")).any, TRI_UNKNOWN);
	object_add(object_put(&o, &a, S("one")), &a, address_read(&a, S("10.0.0.1")));
	object_add(object_put(&o, &a, S("all")), &a, address_any(S("0.0.0.0/0")));
	object_put(&o, &a, S("empty"));
	object_add_member(object_put(&o, &a, S("inner")), &a, S("one"));
	object_add_member(object_put(&o, &a, S("outer")), &a, S("inner"));
	object_add_member(object_put(&o, &a, S("outer")), &a, S("missing"));
	object_add_member(object_put(&o, &a, S("open")), &a, S("missing"));
	object_add_member(object_put(&o, &a, S("open")), &a, S("all"));
	assert_true(object_there(&o, S("open")) && !object_there(&o, S("missing")));
	assert_int_equal(object_read(&o, &a, S("one")).any, TRI_NO);
	assert_true(object_read(&o, &a, S("one")).ranged);
	assert_int_equal(object_read(&o, &a, S("empty")).any, TRI_NO);
	same(object_read(&o, &a, S("inner")).text, S("inner (10.0.0.1)"));
	assert_int_equal(object_read(&o, &a, S("inner")).any, TRI_NO);
	assert_int_equal(object_read(&o, &a, S("outer")).any, TRI_UNKNOWN);
	assert_int_equal(object_read(&o, &a, S("open")).any, TRI_YES);
}

static void circles_and_crowds_end(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct objects o = { 0 };
	object_add_member(object_put(&o, &a, S("snake")), &a, S("snake"));
	assert_int_equal(object_read(&o, &a, S("snake")).any, TRI_UNKNOWN);
	for (size_t i = 0; i < 100; i++) {
		object_add(object_put(&o, &a, S("crowd")), &a, address_read(&a, S("10.0.0.1")));
		object_add_member(object_put(&o, &a, S("crowds")), &a, S("crowd"));
		object_add_member(object_put(&o, &a, S("more")), &a, S("crowds"));
	}
	assert_true(str_ends(object_read(&o, &a, S("crowd")).text, S("10.0.0.1, …)")));
	assert_int_equal(object_read(&o, &a, S("crowds")).any, TRI_NO);
	assert_int_equal(object_read(&o, &a, S("more")).any, TRI_UNKNOWN);
}

static void together_they_are_everybody_when_one_is(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_addresses all = { .shown = 2 };
	assert_int_equal(addresses_read(&all, &a).any, TRI_UNKNOWN);
	addresses_add(&all, address_limited(S("a")));
	assert_int_equal(addresses_read(&all, &a).any, TRI_NO);
	addresses_add(&all, address_unknown(S("b")));
	assert_int_equal(addresses_read(&all, &a).any, TRI_UNKNOWN);
	addresses_add(&all, address_any(S("all")));
	addresses_add(&all, address_limited(S("d")));
	same(addresses_read(&all, &a).text, S("a, b, …"));
	assert_int_equal(addresses_read(&all, &a).any, TRI_YES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_read),
		cmocka_unit_test(wildcards_are_masks_turned_round),
		cmocka_unit_test(a_range_says_whom_it_holds),
		cmocka_unit_test(a_group_is_everybody_when_a_member_is),
		cmocka_unit_test(circles_and_crowds_end),
		cmocka_unit_test(together_they_are_everybody_when_one_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
