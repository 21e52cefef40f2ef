/* fortigate_test.c - who may come in through a FortiGate, told apart case by case.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "engine/fortigate.h"
#include "netconf_given.h"

#define PORT(name, settings) "config system interface\nedit \"" name "\"\n" settings "next\nend\n"
#define ADMIN(settings) "config system admin\nedit a\n" settings "next\nend\n"
#define POLICY(settings) "config firewall policy\nedit 1\n" settings "next\nend\n"
#define LOCAL_IN(settings) "config firewall local-in-policy\nedit 1\n" settings "next\nend\n"
#define RULE "rule", 1, "outside any_source"
#define ACCESS "rule", 1, "enabled action outside any_source"

static const struct netconf_case faces[] = {
	/* what cannot be told comes first */
	{ POLICY("set srcintf port9\nset srcaddr all\n"), RULE, "|yes" },
	{ POLICY("set srcaddr all\n"), RULE, "|yes" },
	{ POLICY("set srcintf ssl.root\nset srcaddr all\n"), RULE, "|yes" },
	{ PORT("v", "set type tunnel\nset interface wan1\n") POLICY("set srcintf v\nset srcaddr all\n"), RULE, "|yes" },
	{ PORT("wan1", "set role wan\n") PORT("v", "set type tunnel\nset interface wan1\n")
	  POLICY("set srcintf v\nset srcaddr all\n"), RULE, "|yes" },
	{ POLICY("set srcintf wan9\nset srcaddr all\n"), RULE, "yes|yes" },
	{ POLICY("set srcintf any\nset srcaddr all\n"), RULE, "yes|yes" },
	{ PORT("p", "set role lan\n") POLICY("set srcintf p\nset srcaddr all\n"), RULE, "no|yes" },
	{ PORT("p", "set role wan\n") POLICY("set srcintf p\nset srcaddr all\n"), RULE, "yes|yes" },
	{ PORT("p", "set mode pppoe\nset role lan\n") POLICY("set srcintf p\nset srcaddr all\n"), RULE, "yes|yes" },
	{ PORT("p", "set mode dhcp\n") POLICY("set srcintf p\nset srcaddr all\n"), RULE, "yes|yes" },
	{ PORT("p", "set mode dhcp\nset role lan\n") POLICY("set srcintf p\nset srcaddr all\n"), RULE, "no|yes" },
	{ PORT("WAN2", "") POLICY("set srcintf WAN2\nset srcaddr all\n"), RULE, "yes|yes" },
	{ PORT("wan2", "set role dmz\n") POLICY("set srcintf wan2\nset srcaddr all\n"), RULE, "no|yes" },
	{ PORT("p", "") "config router static\nedit 1\nset device p\nnext\nend\n" POLICY("set srcintf p\nset srcaddr all\n"),
	  RULE, "yes|yes" },
	{ PORT("p", "") "config router static\nedit 1\nset device p\nset dst 0.0.0.0 0.0.0.0\nnext\nend\n"
	  POLICY("set srcintf p\nset srcaddr all\n"), RULE, "yes|yes" },
	{ PORT("p", "") "config router static\nedit 1\nset device p\nset dst 10.0.0.0 255.0.0.0\nnext\nend\n"
	  POLICY("set srcintf p\nset srcaddr all\n"), RULE, "no|yes" },
	{ PORT("p", "") "config router static\nedit 1\nset device p\nset status disable\nnext\nend\n"
	  POLICY("set srcintf p\nset srcaddr all\n"), RULE, "no|yes" },
	{ PORT("p", "") "config router static\nedit 1\nset device gone\nset dstaddr x\nnext\nend\n"
	  POLICY("set srcintf p\nset srcaddr all\n"), RULE, "no|yes" },
	{ PORT("v", "set interface a\n") PORT("a", "set interface p\n") PORT("p", "set role wan\n")
	  POLICY("set srcintf v\nset srcaddr all\n"), RULE, "yes|yes" },
	{ PORT("a", "set interface b\n") PORT("b", "set interface a\n") POLICY("set srcintf a\nset srcaddr all\n"), RULE,
	  "no|yes" },
	{ PORT("p", "") "config system virtual-wan-link\nconfig members\nedit 1\nset interface p\nnext\nend\nend\n"
	  POLICY("set srcintf p\nset srcaddr all\n"), RULE, "yes|yes" },
	{ "config system sdwan\nconfig zone\nedit z\nnext\nend\nend\n" POLICY("set srcintf z\nset srcaddr all\n"), RULE,
	  "yes|yes" },
	{ PORT("p", "set role wan\n") PORT("q", "set role lan\n")
	  "config system zone\nedit z\nset interface q p\nnext\nend\n" POLICY("set srcintf q z\nset srcaddr all\n"), RULE,
	  "yes|yes" },
};

#define ADDRESS(settings) "config firewall address\nedit o\n" settings "next\nend\n"

static const struct netconf_case sources[] = {
	{ POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|" },
	{ POLICY("set srcintf any\n"), RULE, "yes|" },
	{ POLICY("set srcintf any\nset srcaddr o\nset srcaddr-negate enable\n"), RULE, "yes|" },
	{ ADDRESS("set color 3\n") POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|yes" },
	{ ADDRESS("set subnet 10.0.0.0 255.0.0.0\n") POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|no" },
	{ ADDRESS("set subnet 10.0.0.0/8\n") POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|no" },
	{ ADDRESS("set subnet\n") POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|yes" },
	{ ADDRESS("set type wildcard\nset wildcard 0.0.0.0 0.0.0.0\n") POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|yes" },
	{ ADDRESS("set type dynamic\n") POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|no" },
	{ ADDRESS("set type geography\nset country JP\n") POLICY("set srcintf any\nset srcaddr o\n"), RULE, "yes|no" },
	{ ADDRESS("set subnet 10.0.0.0 255.0.0.0\n")
	  POLICY("set srcintf any\nset srcaddr o\nset srcaddr-negate enable\n"), RULE, "yes|yes" },
	{ POLICY("set srcintf any\nset srcaddr all\nset srcaddr-negate enable\n"), RULE, "yes|no" },
	{ POLICY("set srcintf any\nset srcaddr6 all\n"), RULE, "yes|yes" },
	{ "config firewall address6\nedit o\nset ip6 2001:db8::/32\nnext\nedit p\nnext\nend\n"
	  POLICY("set srcintf any\nset srcaddr6 o\n"), RULE, "yes|no" },
	{ "config firewall address6\nedit o\nnext\nend\n" POLICY("set srcintf any\nset srcaddr6 o\n"), RULE, "yes|yes" },
	{ POLICY("set srcintf any\nset srcaddr none\n") "config firewall address\nedit none\nnext\nend\n", RULE, "yes|no" },
	{ POLICY("set srcintf any\nset srcaddr all\n"), "rule", 1, "action enabled", "deny|yes" },
	{ POLICY("set action ipsec\nset status disable\n"), "rule", 1, "action enabled", "allow|no" },
};

/* Rule 1 is the local-in policy where there is one. */
#define WAN(settings) PORT("p", "set role wan\nset allowaccess " settings "\n")

static const struct netconf_case accesses[] = {
	{ WAN("https"), ACCESS, "yes|allow|yes|" },
	{ WAN("https") ADMIN(""), ACCESS, "yes|allow|yes|yes" },
	{ WAN("https") ADMIN("set trusthost1 0.0.0.0 0.0.0.0\n"), ACCESS, "yes|allow|yes|yes" },
	{ WAN("https") ADMIN("set trusthost1 10.0.0.0 255.0.0.0\n"), ACCESS, "yes|allow|yes|no" },
	{ WAN("https") ADMIN("set trusthost1 10.0.0.0 255.0.0.0\nnext\nedit b\n"), ACCESS, "yes|allow|yes|yes" },
	{ WAN("fgfm") ADMIN("set trusthost1 10.0.0.0 255.0.0.0\n"), ACCESS, "yes|allow|yes|yes" },
	{ WAN("snmp") ADMIN(""), ACCESS, "no|allow|yes|" },
	{ WAN("snmp") ADMIN("") "config system snmp sysinfo\nset status enable\nend\nconfig system snmp community\nedit 1\n"
	  "config hosts\nedit 1\nnext\nend\nnext\nend\n", ACCESS, "yes|allow|yes|yes" },
	{ WAN("snmp") ADMIN("") "config system snmp user\nedit u\nset queries disable\nnext\nend\n", ACCESS, "no|allow|yes|" },
	{ "config system global\nset admin-sport 0\nend\n" WAN("https") ADMIN(""), "rule", 1, "service", "HTTPS (tcp/443)" },
	{ "config system global\nset admin-sport 4443\nend\n" WAN("https") ADMIN(""), "rule", 1, "service",
	  "HTTPS (tcp/4443)" },
	{ PORT("p", "set role wan\nset status down\nset allowaccess ssh\n") ADMIN(""), ACCESS, "no|allow|yes|yes" },
	{ PORT("p", "set role wan\nconfig secondaryip\nedit 1\nset allowaccess ssh\nnext\nend\n") ADMIN(""), ACCESS,
	  "yes|allow|yes|yes" },
	{ PORT("p", "set role wan\nconfig ipv6\nset ip6-allowaccess ssh\nend\n")
	  ADMIN("set trusthost1 10.0.0.0 255.0.0.0\n"), ACCESS, "yes|allow|yes|yes" },
	{ PORT("p", "set role wan\nconfig ipv6\nset ip6-allowaccess ssh\nend\n")
	  ADMIN("set ip6-trusthost1 2001:db8::/32\n"), ACCESS, "yes|allow|yes|no" },
	/* a local-in policy before it */
	{ WAN("ssh") ADMIN("") LOCAL_IN("set intf p\nset srcaddr all\nset service SSH\n"), "rule", 2,
	  "enabled action outside any_source", "yes|deny|yes|no" },
	{ WAN("ssh") ADMIN("") LOCAL_IN("set intf p\nset srcaddr all\nset service HTTPS\n"), "rule", 2,
	  "enabled action outside any_source", "yes|allow|yes|yes" },
	{ WAN("ssh") ADMIN("") LOCAL_IN("set intf other\nset srcaddr all\nset service ALL\n"), "rule", 2,
	  "enabled action outside any_source", "yes|allow|yes|yes" },
	{ WAN("ssh") ADMIN("") LOCAL_IN("set status disable\nset intf any\nset srcaddr all\nset service ALL\n"), "rule", 2,
	  "enabled action outside any_source", "yes|allow|yes|yes" },
	{ WAN("ssh") ADMIN("") LOCAL_IN("set intf any\nset srcaddr all\nset action accept\nset service ALL\n"), "rule", 2,
	  "enabled action outside any_source", "yes|allow|yes|yes" },
	{ WAN("ssh") ADMIN("") LOCAL_IN("set intf any\nset srcaddr o\nset srcaddr-negate enable\nset service SSH\n")
	  ADDRESS("set subnet 10.0.0.0 255.0.0.0\n"), "rule", 2, "enabled action outside any_source", "yes|allow|yes|no" },
	{ WAN("ssh") ADMIN("") "config firewall local-in-policy6\nedit 1\nset intf any\nset srcaddr all\nset service ALL\n"
	  "next\nend\n", "rule", 2, "enabled action outside any_source", "yes|allow|yes|yes" },
	{ WAN("ssh") ADMIN("") LOCAL_IN("set intf any\nset srcaddr x\nset action accept\nset service ALL\n"
	  "next\nedit 2\nset intf any\nset srcaddr all\nset service ALL\n"), "rule", 3,
	  "enabled action outside any_source", "yes|allow|yes|" },
	{ WAN("ssh") ADMIN("") "config system zone\nedit z\nset interface p\nnext\nend\n"
	  LOCAL_IN("set intf z\nset srcaddr all\nset action accept\nset service g\nnext\nedit 2\nset intf any\n"
	  "set srcaddr all\nset service ALL\n")
	  "config firewall service group\nedit g\nset member SSH g\nnext\nend\n", "rule", 3,
	  "enabled action outside any_source", "yes|allow|yes|" },
};

static const struct netconf_case others[] = {
	{ "config vpn ssl settings\nset port 443\nend\n", ACCESS, "no|allow||yes" },
	{ "config vpn ssl settings\nset source-interface wan1\nend\n", ACCESS, "yes|allow|yes|yes" },
	{ "config vpn ssl settings\nset source-interface wan1\nset status disable\nend\n", ACCESS, "no|allow|yes|yes" },
	{ ADDRESS("set subnet 10.0.0.0 255.0.0.0\n")
	  "config vpn ssl settings\nset source-interface wan1\nset source-address o\nend\n", ACCESS, "yes|allow|yes|no" },
	{ LOCAL_IN("set intf wan1\nset srcaddr all\nset service HTTPS\n")
	  "config vpn ssl settings\nset source-interface wan1 wan2\nend\n", "rule", 2, "action any_source", "allow|yes" },
	{ LOCAL_IN("set intf wan1\nset srcaddr all\nset service HTTPS\n")
	  "config vpn ssl settings\nset source-interface wan1\nend\n", "rule", 2, "action any_source", "deny|no" },
	{ LOCAL_IN("set intf wan1\nset srcaddr all\nset service HTTPS\n")
	  "config vpn ssl settings\nset source-interface wan1\nset port 10443\nend\n", "rule", 2, "action any_source",
	  "allow|yes" },
	{ "config vpn ipsec phase1\nedit v\nset remote-gw 0.0.0.0\nnext\nend\n", "rule", 1, "type any_source", "vpn|yes" },
	{ "config vpn ipsec phase1-interface\nedit v\nset remote-gw 198.51.100.1\nnext\nend\n", "connection", 1,
	  "name peer address source_limited", "v|198.51.100.1|198.51.100.1|yes" },
	{ "config user local\nedit u\nset two-factor disable\nset status disable\nnext\nend\n", "account", 1,
	  "realm login type admin enabled", "VPN:given|u|vpn|no|no" },
	{ "config system password-policy\nset status disable\nend\n", "policy", 0, "", "0" },
	{ "config system password-policy\nset expire-status enable\nset expire-day 60\nend\n", "policy", 1,
	  "min_length max_age_days", "8|60" },
	{ "#config-version=FWF61E-7.0.1-FW-build0157-210714:x\n", "device", 1, "model firmware os_build", "FortiWiFi-61E|7.0.1|0157" },
	{ "#config-version=FG100F\n", "device", 1, "model firmware os_build", "FortiGate-100F|?|" },
	{ "#config-version=XX9-1\n", "device", 1, "model firmware hostname", "XX9|1|given" },
	{ "set x 1\nnext\nend\nend\nedit 1\n", "device", 1, "hostname", "given" },
};

static void interfaces_face_outside_or_not(void **state)
{
	(void)state;
	netconf_cases(fortigate_read, faces, LENGTH(faces));
}

static void sources_are_everybody_or_not(void **state)
{
	(void)state;
	netconf_cases(fortigate_read, sources, LENGTH(sources));
}

static void its_own_pages_answer_somebody_or_anybody(void **state)
{
	(void)state;
	netconf_cases(fortigate_read, accesses, LENGTH(accesses));
}

static void tunnels_accounts_and_the_device(void **state)
{
	(void)state;
	netconf_cases(fortigate_read, others, LENGTH(others));
}

/* More configs within configs than any FortiOS has: read over, never written beyond. */
static void depth_has_an_end(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf text = { 0 };
	struct err e = { 0 };
	struct book b = { 0 };
	for (size_t i = 0; i < 100; i++)
		buf_put(&text, S("config firewall policy\nedit 1\n"));
	buf_put(&text, S("set name x\n"));
	works(fortigate_read(&a, buf_str(&text), S(""), S("x"), &b, &e), e);
	assert_true(b.note_count > 0);
}

static void others_are_not_taken_for_it(void **state)
{
	(void)state;
	assert_false(fortigate_is(S("")));
	assert_false(fortigate_is(S("config system is a word\nset of them\n")));
	assert_false(fortigate_is(S("device,set,edit,end\nconfig,1,2,3\n")));
	assert_true(fortigate_is(S("config system admin\n edit a\n  set b c\n next\nend\n")));
	assert_true(fortigate_is(S("\r\n#config-version=FGT60F\r\n")));
}

static void bytes_of_no_charset_are_refused(void **state)
{
	(void)state;
	netconf_refuses_bytes(fortigate_read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_are_not_taken_for_it),
		cmocka_unit_test(bytes_of_no_charset_are_refused),
		cmocka_unit_test(interfaces_face_outside_or_not),
		cmocka_unit_test(sources_are_everybody_or_not),
		cmocka_unit_test(its_own_pages_answer_somebody_or_anybody),
		cmocka_unit_test(tunnels_accounts_and_the_device),
		cmocka_unit_test(depth_has_an_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
