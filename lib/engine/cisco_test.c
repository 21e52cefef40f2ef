/* cisco_test.c - who may come in through an ASA or an IOS router, told apart case by case.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/cisco.h"
#include "netconf_given.h"

#define RULE "rule", 1, "outside any_source"

/* --- IOS --- */

#define WAN "interface Dialer1\n ip address negotiated\n ip access-group IN in\n!\n"
#define LAN "interface Gi0/0\n ip address 192.168.1.1 255.255.255.0\n!\n"
#define IN(entry) WAN "ip access-list extended IN\n " entry "\n"

static const struct netconf_case entries[] = {
	/* what cannot be told comes first */
	{ WAN, "rule", 1, "list outside any_source", "IN|yes|" },
	{ IN("permit ip object-group GONE any"), RULE, "yes|" },
	{ IN("permit ip 10.0.0.0"), RULE, "yes|no" },
	{ IN("permit ip"), RULE, "yes|" },
	{ IN("permit ip 10.0.0.0 0.255.255.255 any"), "rule", 1, "source any_source", "10.0.0.0/8|no" },
	{ IN("permit ip 1.2.3.4 255.255.255.255 any"), RULE, "yes|yes" },
	{ IN("permit ip any host 1.2.3.4"), RULE, "yes|yes" },
	{ IN("permit tcp any any established"), RULE, "yes|no" },
	{ IN("deny tcp any any established"), RULE, "yes|yes" },
	{ IN("permit icmp any any echo"), "rule", 1, "service any_source", "icmp echo|yes" },
	{ IN("permit icmp any any unreachable log"), "rule", 1, "service any_source", "icmp unreachable|no" },
	{ IN("permit udp any neq 53 any neq 25"), "rule", 1, "service", "udp/!53 → !25" },
	{ IN("permit tcp any lt 1024 any gt www"), "rule", 1, "service", "tcp/1-1023 → *" },
	{ IN("permit tcp host 1.1.1.1 eq www 443 any eq 22 telnet established"), "rule", 1, "service any_source",
	  "tcp/www,443 → 22,telnet|no" },
	{ IN("sequence 7 permit 47 any any"), "rule", 1, "number service", "7|47" },
	{ IN("15 permit ip any any time-range NIGHT"), "rule", 1, "number note",
	  "15|NIGHT: 使える時間が限られます / limited to a time range" },
	{ IN("evaluate X"), "rule", 1, "list", "IN" },
	{ IN("remark two\n remark words\n permit ip any any"), "rule", 1, "note", "two; words" },
	{ "object-group network O\n any\n!\n" IN("permit ip object-group O any"), RULE, "yes|yes" },
	{ "object-group network O\n range 10.0.0.1 10.0.0.9\n description x\n!\n" IN("permit ip object-group O any"), RULE,
	  "yes|no" },
	{ "object-group service S\n tcp-udp eq 53\n tcp source gt 1023 22\n!\n" IN("permit object-group S any any eq 9"),
	  "rule", 1, "service", "S (tcp-udp/53, tcp)/9" },
	/* where it is applied */
	{ LAN "interface Gi0/0\n ip access-group 10 in\naccess-list 10 permit any\n", RULE, "no|yes" },
	{ LAN "interface Gi0/0\n ip access-group 10 out\naccess-list 10 permit any\n", RULE, "|yes" },
	{ WAN "interface Dialer1\n ip access-group 10 out\naccess-list 10 permit any\n", "rule", 2, "outside any_source",
	  "no|yes" },
	{ "interface Gi0/0\n ip address 192.168.1.1 255.255.255.0\n ip access-group 10 in\n shutdown\n!\n"
	  "access-list 10 permit any\n", "rule", 1, "enabled outside", "no|no" },
	{ "interface Tunnel0\n ip access-group 10 in\n!\naccess-list 10 permit any\n", RULE, "|yes" },
	{ "access-list 10 permit any\naccess-list 2000 permit ip any any\naccess-list 300 permit x\n", "rule", 0, "", "2" },
	{ "access-list 10 permit any\n", "rule", 1, "enabled outside any_source", "no|no|yes" },
	/* without a list */
	{ "interface Gi0/1\n ip address dhcp\n!\n", RULE, "yes|yes" },
	{ "interface Gi0/1\n ip address dhcp\n zone-member security OUT\n!\nzone-pair security A\n service x\n", "rule", 0, "", "0" },
	{ "interface Gi0/1\n ip address 203.0.113.8 255.255.255.0\n!\n", RULE, "yes|yes" },
	{ "interface Gi0/1\n ip address 203.0.113.8 255.255.255.0\n ip nat inside\n!\n", "rule", 0, "", "0" },
	{ LAN "ip route 0.0.0.0 0.0.0.0 192.168.1.254\n", "rule", 0, "", "0" },
	{ LAN "interface Gi0/0\n ip access-group 10 in\nip route 0.0.0.0 0.0.0.0 192.168.1.254\naccess-list 10 permit any\n",
	  RULE, "|yes" },
	{ "interface Gi0/1\n ip address 203.0.113.8 255.255.255.0\n ip access-group 10 in\n!\n"
	  "ip route 0.0.0.0 0.0.0.0 Gi0/1 203.0.113.1\naccess-list 10 permit any\n", RULE, "yes|yes" },
	{ "interface Gi0/1\n ip address 203.0.113.8 255.255.255.0\n ip address 192.0.2.1 255.255.255.0 secondary\n"
	  " ip access-group 10 in\n!\nip route 0.0.0.0 0.0.0.0 203.0.113.1\naccess-list 10 permit any\n", RULE, "yes|yes" },
	{ "interface Dialer1\n ip address 203.0.113.8 255.255.255.255\n ip access-group 10 in\n!\n"
	  "access-list 10 permit any\n", RULE, "yes|yes" },
	{ "ip route 0.0.0.0 0.0.0.0 198.51.100.9\nip route 10.0.0.0 255.0.0.0 Null0\n", "rule", 0, "", "0" },
};

#define VTY(lines) "line vty 0 4\n" lines

static const struct netconf_case doors[] = {
	{ VTY(" transport input ssh\n"), RULE, "|" },
	{ LAN VTY(" transport input ssh\n"), "rule", 1, "service outside any_source", "SSH|no|yes" },
	{ LAN VTY(" transport input all\n"), "rule", 1, "service enabled", "TELNET, SSH|yes" },
	{ LAN VTY(" transport input none\n"), "rule", 1, "enabled", "no" },
	{ LAN VTY(" access-class 9 in\n"), "rule", 1, "source outside any_source", "9|no|" },
	{ LAN VTY(" access-class 9 out\n"), "rule", 1, "source outside any_source", "any|no|yes" },
	{ LAN VTY(" access-class 9 in\n") "access-list 9 permit 10.0.0.0 0.0.0.255\n", "rule", 1,
	  "type name source outside any_source", "management|9|10.0.0.0/24|no|no" },
	{ LAN VTY(" access-class 9 in\n") "access-list 9 remark empty\n", "rule", 1, "any_source", "" },
	{ "interface Gi0/1\n ip address dhcp\n!\n" VTY(" transport input ssh\n"), "rule", 2, "outside any_source", "yes|yes" },
	{ IN("permit tcp any any eq 443") VTY(" transport input ssh\n"), "rule", 2, "outside any_source", "no|yes" },
	{ IN("permit tcp any any eq ssh") VTY(" transport input ssh\n"), "rule", 2, "outside any_source", "yes|yes" },
	{ IN("permit tcp 203.0.113.0 0.0.0.255 any eq 22") VTY(" transport input ssh\n"), "rule", 2, "outside any_source",
	  "yes|no" },
	{ IN("permit tcp any host 10.1.1.1 eq 22") VTY(" transport input ssh\n"), "rule", 2, "outside any_source", "|" },
	{ IN("permit object-group S any any") "object-group service S\n tcp eq 22\n" VTY(" transport input ssh\n"), "rule", 2,
	  "outside any_source", "yes|yes" },
	{ "interface Gi0/1\n ip address dhcp\n zone-member security OUT\n!\n" VTY(" transport input ssh\n"), RULE, "|" },
	{ LAN "ip route 0.0.0.0 0.0.0.0 192.168.1.254\n" VTY(" transport input ssh\n"), RULE, "|" },
	{ LAN "ip http server\nip http access-class ipv4 WEB\nip access-list standard WEB\n permit any\n", "rule", 1,
	  "service name any_source", "HTTP|WEB|yes" },
	{ LAN "no ip http server\nip http secure-server\n", "rule", 1, "service any_source", "HTTPS|yes" },
	{ LAN "snmp-server community x RO\n", "rule", 1, "service any_source", "SNMP|yes" },
	{ LAN "snmp-server community x view V RW ipv6 SIX\n", "rule", 1, "service any_source", "SNMP|yes" },
};

static const struct netconf_case others[] = {
	{ "crypto map M 1 ipsec-isakmp\n set peer 198.51.100.1 default\n set peer 198.51.100.2\n", "connection", 1,
	  "name address source_limited", "M 1|198.51.100.1, default; 198.51.100.2|yes" },
	{ "crypto map M local-address Lo0\n set peer 1.1.1.1\n", "connection", 0, "", "0" },
	{ "tunnel-group VENDOR type ipsec-l2l\n", "connection", 1, "name source_limited", "VENDOR|" },
	{ "tunnel-group P type remote-access\n", "rule", 1, "type outside any_source", "vpn|yes|yes" },
	{ "interface Tunnel1\n tunnel destination 198.51.100.3\n shutdown\n", "connection", 1, "name note",
	  "Tunnel1|停止中 / not in use" },
	{ "username a privilege 15\nusername a secret x\nusername b\n", "account", 0, "", "2" },
	{ "username a privilege 15\n", "account", 1, "admin groups", "yes|privilege 15" },
	{ "version 17.3\nhostname R\nswitch 1 provision c9200-24t\n", "device", 1, "os firmware model hostname",
	  "IOS XE|17.3|c9200-24t|R" },
	{ "login block-for 90 attempts 3 within 30\n", "policy", 1, "lockout_threshold lockout_minutes", "3|" },
	{ "banner motd ^C hi ^C\nhostname A\n", "device", 1, "hostname", "A" },
	{ "banner motd #\nhostname NO\n#\nhostname A\n", "device", 1, "hostname", "A" },
	/* a copy that lost its indent */
	{ "interface Dialer1\nip address negotiated\nip access-group IN in\nip access-list extended IN\npermit ip any any\n",
	  RULE, "yes|yes" },
	{ "interface Gi0/0\n description x\nrouter ospf 1\n ip address dhcp\n", "rule", 0, "", "0" },
};

/* --- ASA --- */

#define OUTSIDE "interface Gi1/1\n nameif outside\n security-level 0\n ip address 203.0.113.1 255.255.255.0\n!\n"
#define INSIDE "interface Gi1/2\n nameif inside\n security-level 100\n ip address 10.0.0.1 255.255.255.0\n!\n"
#define APPLIED(entry) OUTSIDE entry "\naccess-group A in interface outside\n"

static const struct netconf_case asa[] = {
	{ OUTSIDE "access-group A in interface outside\n", RULE, "yes|" },
	{ APPLIED("access-list A extended permit ip object O any"), RULE, "yes|" },
	{ APPLIED("access-list A extended permit ip any4 any6"), RULE, "yes|yes" },
	{ APPLIED("access-list A line 3 extended permit tcp host 1.2.3.4 eq 80 interface outside eq https"), "rule", 1,
	  "source destination service any_source", "1.2.3.4|interface outside|tcp/80 → https|no" },
	{ APPLIED("access-list A extended permit ip 1.2.3.0 255.255.255.0 any inactive"), "rule", 1, "enabled any_source",
	  "no|no" },
	{ "object-group service W tcp\n port-object range 80 90\n"
	  APPLIED("access-list A extended permit tcp any object-group W any object-group W"), "rule", 1, "service",
	  "tcp W (tcp/80-90)" },
	{ "object service S\n service tcp source eq 99 destination eq 443\n"
	  APPLIED("access-list A extended permit object S any any"), "rule", 1, "service", "S (tcp/443)" },
	{ "name 198.51.100.1 vendor\nname 1.1.1.1 vendor\n" APPLIED("access-list A extended permit ip host vendor any"),
	  "rule", 1, "source", "198.51.100.1" },
	{ "object network O\n fqdn www.example.jp\n nat (a,b) static x\n"
	  APPLIED("access-list A extended permit ip object O any"), RULE, "yes|no" },
	{ APPLIED("access-list A webtype permit url any"), "rule", 1, "any_source", "" },
	{ INSIDE "access-list A extended permit ip any any\naccess-group A in interface inside\n", RULE, "no|yes" },
	{ "access-list A extended permit ip any any\naccess-group A in interface gone\n", RULE, "|yes" },
	{ "access-list A extended permit ip any any\naccess-group A global\n", RULE, "yes|yes" },
	{ "interface Gi1/3\n nameif line2\n security-level 10\n!\nroute line2 0 0 198.51.100.1\n"
	  "access-list A standard permit any4\naccess-group A in interface line2\n", RULE, "yes|yes" },
	{ OUTSIDE "ssh 0.0.0.0 0.0.0.0 outside\n", "rule", 1, "type enabled outside any_source", "management|yes|yes|yes" },
	{ OUTSIDE "ssh ::/0 outside\n", RULE, "yes|yes" },
	{ OUTSIDE "ssh 198.51.100.0 255.255.255.0 outside\n", RULE, "yes|no" },
	{ OUTSIDE "ssh timeout 5\nssh version 2\nhttp server idle-timeout 20\ntelnet timeout 5\n", "rule", 0, "", "0" },
	{ OUTSIDE "http 0.0.0.0 0.0.0.0 outside\n", "rule", 1, "enabled any_source", "no|yes" },
	{ OUTSIDE "http server enable\nhttp 0.0.0.0 0.0.0.0 outside\n", "rule", 1, "enabled any_source", "yes|yes" },
	{ OUTSIDE "telnet 0.0.0.0 0.0.0.0 outside\n", "rule", 1, "enabled any_source", "no|yes" },
	{ INSIDE "telnet 0.0.0.0 0.0.0.0 inside\n", "rule", 1, "enabled outside", "yes|no" },
	{ INSIDE "ssh 0.0.0.0 0.0.0.0 gone\n", RULE, "|yes" },
	{ OUTSIDE "webvpn\n enable outside\n", "rule", 1, "type outside any_source", "vpn|yes|yes" },
	{ OUTSIDE "access-list C extended deny tcp any any eq 443\naccess-group C in interface outside control-plane\n"
	  "webvpn\n enable outside\n", "rule", 2, "action any_source", "deny|no" },
	{ OUTSIDE "access-list C extended permit tcp host 1.2.3.4 any eq 443\n"
	  "access-list C extended deny tcp any any eq 443\naccess-group C in interface outside control-plane\n"
	  "webvpn\n enable outside\n", "rule", 3, "action any_source", "allow|no" },
	{ OUTSIDE "access-group C in interface outside control-plane\nwebvpn\n enable outside\n", "rule", 2,
	  "action any_source", "allow|" },
	{ OUTSIDE "crypto ikev1 enable outside\n", RULE, "yes|" },
	{ OUTSIDE "crypto ikev1 enable outside\ncrypto map M 1 set peer 198.51.100.1\n", RULE, "yes|no" },
	{ OUTSIDE "crypto isakmp enable outside\ncrypto map M 9 ipsec-isakmp dynamic D\n", RULE, "yes|yes" },
	{ OUTSIDE "username v password x\nusername v attributes\n vpn-group-policy G\n", "account", 1, "realm type",
	  "VPN:given|vpn" },
};

static void ios_lists_are_judged_where_they_are_applied(void **state)
{
	(void)state;
	netconf_cases(cisco_read, entries, LENGTH(entries));
}

static void ios_own_services_are_judged_by_the_lists_before_them(void **state)
{
	(void)state;
	netconf_cases(cisco_read, doors, LENGTH(doors));
}

static void ios_tunnels_accounts_and_the_device(void **state)
{
	(void)state;
	netconf_cases(cisco_read, others, LENGTH(others));
}

static void asa_rules_are_judged_by_zone(void **state)
{
	(void)state;
	netconf_cases(cisco_read, asa, LENGTH(asa));
}

static void others_are_not_taken_for_it(void **state)
{
	(void)state;
	assert_false(cisco_is(S("")));
	assert_false(cisco_is(S("interface,hostname,access\n")));
	assert_false(cisco_is(S("! NEC Portable Internetwork Core\nhostname IX\ninterface Gi0\nip access-list a permit ip\n")));
	assert_true(cisco_is(S("hostname R1\nline vty 0 4\n")));
	assert_true(cisco_is(S("ASA Version 9.8(4)\nhostname R1\n")));
}

static void bytes_of_no_charset_are_refused(void **state)
{
	(void)state;
	netconf_refuses_bytes(cisco_read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_are_not_taken_for_it),
		cmocka_unit_test(bytes_of_no_charset_are_refused),
		cmocka_unit_test(ios_lists_are_judged_where_they_are_applied),
		cmocka_unit_test(ios_own_services_are_judged_by_the_lists_before_them),
		cmocka_unit_test(ios_tunnels_accounts_and_the_device),
		cmocka_unit_test(asa_rules_are_judged_by_zone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
