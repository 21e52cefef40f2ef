/* yamaha_test.c - who may come in through a Yamaha router, told apart case by case.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/yamaha.h"
#include "netconf_given.h"

#define RULE "rule", 1, "outside any_source"
#define WAN "ip lan2 address dhcp\n"
#define LAN "ip lan1 address 192.168.1.1/24\n"
#define IN(filter) WAN "ip lan2 secure filter in 1\nip filter 1 " filter "\n"
#define NAT(lines) "ip lan2 nat descriptor 9\nnat descriptor type 9 masquerade\n" lines

static const struct netconf_case filters[] = {
	/* what cannot be told comes first */
	{ WAN "ip lan2 secure filter in 1\n", "rule", 1, "number outside any_source", "1|yes|" },
	{ WAN "ip lan2 secure filter name SET\n", RULE, "yes|" },
	{ "tunnel select 1\n tunnel encapsulation ipsec\n ip tunnel secure filter in 1\nip filter 1 pass * *\n", RULE, "|yes" },
	{ "pp select anonymous\n ip pp secure filter in 1\n pp enable anonymous\nip filter 1 pass * *\n", RULE, "|yes" },
	{ LAN "ip lan1 secure filter out 1\nip filter 1 pass * *\n", RULE, "|yes" },
	{ IN("pass *"), "rule", 1, "source destination service outside any_source", "*|*|*|yes|yes" },
	{ IN("reject * *"), "rule", 1, "action any_source", "deny|yes" },
	{ IN("restrict-log * *"), "rule", 1, "action any_source", "allow|yes" },
	{ IN("pass * * established"), RULE, "yes|no" },
	{ IN("pass * * icmp-error"), RULE, "yes|no" },
	{ IN("pass 0.0.0.0-255.255.255.255 * tcp * 80"), RULE, "yes|yes" },
	{ IN("pass 203.0.113.*,198.51.100.1 * tcp 1024- 80"), "rule", 1, "source service any_source",
	  "203.0.113.*, 198.51.100.1|tcp/1024- → 80|no" },
	{ WAN "ip lan2 secure filter out 1\nip filter 1 pass * *\n", "rule", 1, "to_zone outside any_source", "lan2|no|yes" },
	{ LAN "ip lan1 secure filter in 1\nip filter 1 pass * *\n", RULE, "no|yes" },
	{ "ip filter 1 pass * *\nip filter source-route on\nip filter dynamic timer x=1\n", "rule", 1,
	  "enabled outside any_source", "no|no|yes" },
	{ WAN "ip lan2 secure filter in 1 dynamic 2\nip filter 1 reject * *\nip filter dynamic 2 * * filter 1 in 1\n", "rule", 2,
	  "number service any_source", "2|filter 1|yes" },
	/* which interface faces the outside */
	{ "pp select 1\n pppoe use lan2\n ip pp secure filter in 1\n pp enable 1\nip filter 1 pass * *\n", "rule", 1,
	  "enabled outside any_source", "yes|yes|yes" },
	{ "pp select 1\n pppoe use lan2\n ip pp secure filter in 1\n pp disable 1\nip filter 1 pass * *\n", "rule", 1,
	  "enabled outside", "no|yes" },
	{ "ip wan1 secure filter in 1\nip filter 1 pass * *\n", RULE, "yes|yes" },
	{ "ip lan3 address 203.0.113.1/29\nip route default gateway 203.0.113.6\nip lan3 secure filter in 1\n"
	  "ip filter 1 pass * *\n", RULE, "yes|yes" },
	{ "ip route default gateway 203.0.113.6\nip lan3 address 203.0.113.1/29\nip lan3 secure filter in 1\n"
	  "ip filter 1 pass * *\n", RULE, "yes|yes" },
	{ "ip route default gateway 203.0.113.6\nip lan3 address 203.0.113.9/29\nip lan3 secure filter in 1\n"
	  "ip filter 1 pass * *\n", RULE, "no|yes" },
	{ "ip route default gateway pp 1 filter 1 gateway tunnel 2\npp select 1\n ip pp secure filter in 1\n pp enable 1\n"
	  "ip filter 1 pass * *\n", RULE, "yes|yes" },
	{ "tunnel select 2\n tunnel encapsulation map-e\n ip tunnel secure filter in 1\n"
	  "ip route default gateway tunnel 2\nip filter 1 pass * *\n", RULE, "yes|yes" },
	{ "ip route default gateway dhcp lan3\nip lan3 secure filter in 1\nip filter 1 pass * *\n", RULE, "yes|yes" },
	/* behind NAT */
	{ IN("pass * *") NAT(""), RULE, "yes|no" },
	{ IN("pass * *") NAT("nat descriptor masquerade static 9 1 192.168.1.9 tcp 443\n"), RULE, "yes|yes" },
	{ IN("pass * 192.168.1.9 tcp * 80") NAT("nat descriptor masquerade static 9 1 192.168.1.9 tcp 443\n"), RULE,
	  "yes|no" },
	{ IN("pass * 192.168.1.9 tcp * 443") NAT("nat descriptor masquerade static 9 1 192.168.1.9 tcp 8443=https\n"), RULE,
	  "yes|yes" },
	{ IN("pass * *") NAT("nat descriptor masquerade incoming 9 forward 192.168.1.9\n"), RULE, "yes|yes" },
	{ IN("pass * *") NAT("nat descriptor masquerade incoming 9 discard\n"), RULE, "yes|no" },
	{ IN("pass * *") "ip lan2 nat descriptor 9\nnat descriptor type 9 nat\n", RULE, "yes|yes" },
	{ IN("pass * *") "ip lan2 nat descriptor 9\n", RULE, "yes|yes" },
	{ WAN NAT(""), RULE, "yes|no" },
	{ WAN, RULE, "yes|yes" },
	{ "ip lan2 address dhcp\nipv6 lan2 address auto\nip lan2 secure filter in 1\nip filter 1 reject * *\n" NAT(""), "rule", 2,
	  "outside any_source", "yes|yes" },
};

#define HEAD "# RTX1210 Rev.14.01.34 (x)\n"
#define DOOR "rule", 1, "list enabled outside any_source"

static const struct netconf_case services[] = {
	/* without an outside interface it cannot be told */
	{ LAN, DOOR, "httpd|yes||" },
	{ HEAD LAN, DOOR, "httpd|yes|no|no" },
	{ HEAD LAN, "rule", 2, "list enabled outside any_source", "telnetd|yes||" },
	{ HEAD LAN, "rule", 0, "", "2" },
	{ "httpd service off\ntelnetd service off\n", "rule", 0, "", "0" },
	{ "httpd host none\ntelnetd service off\n", DOOR, "httpd|no|no|no" },
	{ LAN "httpd host lan1\n", DOOR, "httpd|yes|no|no" },
	{ "httpd host 192.168.1.1-192.168.1.9\n", DOOR, "httpd|yes|no|no" },
	{ LAN "httpd host any\n", DOOR, "httpd|yes||" },
	{ LAN "httpd host 203.0.113.7\n", DOOR, "httpd|yes||no" },
	{ HEAD WAN "telnetd service off\nhttpd host any\nhttpd listen 8080\n", "rule", 2, "service outside any_source",
	  "HTTP (tcp/8080)|yes|yes" },
	{ IN("reject * *") "httpd host any\n", "rule", 2, "list enabled outside any_source", "httpd|yes|no|yes" },
	{ IN("pass 203.0.113.7 * tcp * www") "httpd host any\n", "rule", 2, "list enabled outside any_source",
	  "httpd|yes|yes|no" },
	{ IN("pass * 192.168.1.1 tcp * 80") "httpd host any\n", "rule", 2, "list enabled outside any_source", "httpd|yes||" },
	{ IN("pass * * udp,tcpsyn * 80") "httpd host any\n", "rule", 2, "list enabled outside any_source", "httpd|yes|yes|yes" },
	{ WAN "ip lan2 secure filter name S\nhttpd host any\n", "rule", 2, "list enabled outside any_source", "httpd|yes||" },
	{ LAN WAN NAT("httpd host any\n"), "rule", 2, "list enabled outside any_source", "httpd|yes|no|yes" },
	{ LAN WAN NAT("nat descriptor masquerade static 9 1 192.168.1.1 tcp 80\nhttpd host any\n"), "rule", 2,
	  "list enabled outside any_source", "httpd|yes|yes|yes" },
	{ LAN WAN NAT("nat descriptor masquerade static 9 1 192.168.1.2 tcp 80\nhttpd host any\n"), "rule", 2,
	  "list enabled outside any_source", "httpd|yes|no|yes" },
	{ WAN NAT("nat descriptor masquerade incoming 9 through\nhttpd host any\nhttpd listen 8080\n"), "rule", 2,
	  "list outside any_source", "httpd||" },
	{ WAN "ip lan2 nat descriptor 9\nhttpd host any\n", "rule", 2, "list outside any_source", "httpd||" },
	{ WAN "ip lan2 nat descriptor 9\nnat descriptor type 9 nat\nhttpd host any\n", "rule", 2, "list outside any_source",
	  "httpd|yes|yes" },
	{ WAN "httpd host lan2\n", "rule", 2, "list outside any_source", "httpd|yes|no" },
	{ "httpd service off\nsshd service on\nsftpd host any\nsecurity class 3 on\n", DOOR, "telnetd|no||" },
	{ "httpd service off\ntelnetd service off\nsftpd host any\n", DOOR, "sftpd|no||" },
	{ "httpd service off\ntelnetd service off\nsnmp host 10.0.0.1\nsnmp host any X\n", DOOR, "snmp|yes||" },
	{ "httpd service off\ntelnetd service off\nsshd host key generate x\n", "rule", 0, "", "0" },
	{ WAN "telnetd service off\nhttpd host none\npptp service on\n", "rule", 3, "list type outside any_source",
	  "pptp|vpn|yes|yes" },
};

static const struct netconf_case others[] = {
	{ "tunnel select 1\n ipsec ike remote name 4 me\n", "connection", 1, "name source_limited", "tunnel 1|" },
	{ "ipsec ike remote address 4 any\n", "connection", 1, "name peer source_limited", "ipsec 4|不特定 / anybody|no" },
	{ "tunnel select 1\n tunnel encapsulation l2tp\n ipsec ike remote address 4 any\n tunnel enable 1\n", "connection", 1,
	  "method note", "L2TP/IPsec|停止中 / not in use" },
	{ "tunnel select 1\n tunnel name 本院\n ipsec ike remote address 4 198.51.100.1\n tunnel enable 1\n", "connection", 1,
	  "method note", "IPsec|本院" },
	{ "login user a x\nuser attribute * administrator=off\n", "account", 1, "login admin enabled", "a|no|yes" },
	{ "login user a x\nuser attribute a connection=off\nuser attribute * administrator=off\n", "account", 1,
	  "admin enabled note", "yes|no|connection=off" },
	{ "pp select 1\n pp auth username a x\n", "account", 0, "", "0" },
	{ "pp select anonymous\n pp auth username a x\n", "account", 1, "realm type note",
	  "VPN:given|vpn|リモートアクセス VPN が有効になっていません / no remote access VPN is switched on" },
	{ "auth user group 1 2 3\nauth user 1 x y\nl2tp service on\n", "account", 1, "login note", "x|" },
	{ "console prompt \"[RTX 1] \"\n", "device", 1, "hostname", "RTX 1" },
	{ "snmp sysname A\nconsole prompt B\n", "device", 1, "manufacturer hostname", "Yamaha|A" },
	{ "# note\nip filter 1 pass * *\n# other\n\nip routing process fast\nip filter 2 pass * *\n", "rule", 1, "note",
	  "note; どのインターフェースにも適用されていません / not applied to any interface" },
};

static void filters_are_judged_with_the_nat_before_them(void **state)
{
	(void)state;
	netconf_cases(yamaha_read, filters, LENGTH(filters));
}

static void own_services_are_judged_by_their_hosts_and_the_filters(void **state)
{
	(void)state;
	netconf_cases(yamaha_read, services, LENGTH(services));
}

static void tunnels_accounts_and_the_router(void **state)
{
	(void)state;
	netconf_cases(yamaha_read, others, LENGTH(others));
}

static void filters_that_are_not_read_are_named(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct book b = { 0 };
	works(yamaha_read(&a, S("ip lan2 inbound filter list 1\nip policy filter 1 pass * * * *\n"), S(""), S("x"), &b, &e), e);
	assert_int_equal(b.note_count, 1);
}

static void others_are_not_taken_for_it(void **state)
{
	(void)state;
	assert_false(yamaha_is(S("")));
	assert_false(yamaha_is(S("# RTX1210 の台帳\n機器,型番\n")));
	assert_false(yamaha_is(S("ip filter is two words\n")));
	assert_true(yamaha_is(S("# NVR510 Rev.15.01.22\nip lan1 address 192.168.1.1/24\n")));
	assert_true(yamaha_is(S("ip lan1 address 192.168.1.1/24\npp select 1\n pp auth accept pap\n")));
}

static void bytes_of_no_charset_are_refused(void **state)
{
	(void)state;
	netconf_refuses_bytes(yamaha_read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_are_not_taken_for_it),
		cmocka_unit_test(bytes_of_no_charset_are_refused),
		cmocka_unit_test(filters_are_judged_with_the_nat_before_them),
		cmocka_unit_test(own_services_are_judged_by_their_hosts_and_the_filters),
		cmocka_unit_test(tunnels_accounts_and_the_router),
		cmocka_unit_test(filters_that_are_not_read_are_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
