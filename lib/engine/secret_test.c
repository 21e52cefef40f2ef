/* secret_test.c - every maker's way to write a secret, and what must be left standing beside it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/secret.h"
#include "base/buf.h"
#include "given.h"

#define M SECRET_MARK

/* In each given text the secret contains "Himitsu". */
static const struct {
	const char *given, *stripped;
} lines[] = {
	/* FortiOS */
	{ "set password ENC Himitsu==", "set password " M },
	{ "    set passwd \"Himitsu desu\"", "    set passwd " M },
	{ "set psksecret ENC Himitsu", "set psksecret " M },
	{ "set auth-pwd ENC Himitsu", "set auth-pwd " M },
	{ "set unknown-thing ENC Himitsu", "set unknown-thing ENC " M },
	{ "FW01 (taro) # set password Himitsu", "FW01 (taro) # set password " M },
	{ "set passwd-time 2024-04-01 09:00:00", "set passwd-time 2024-04-01 09:00:00" },
	{ "set comments \"業者用 PSK=Himitsu\"", "set comments " M },
	{ "set comments \"業者用の入口\"", "set comments \"業者用の入口\"" },
	{ "config system snmp community\nedit 1\nset name \"Himitsu\"\nconfig hosts\nedit 1\nset name \"ok\"\nend\nend\n"
	  "set name \"ok\"",
	  "config system snmp community\nedit 1\nset name " M "\nconfig hosts\nedit 1\nset name " M "\nend\nend\n"
	  "set name \"ok\"" },
	{ "set private-key \"-----BEGIN ENCRYPTED PRIVATE KEY-----\nHimitsu\nHimitsu=\n"
	  "-----END ENCRYPTED PRIVATE KEY-----\"\nset x 1",
	  "set private-key \"" M "\n\n\n\"\nset x 1" },
	{ "set certificate \"-----BEGIN CERTIFICATE-----\nHimitsu\n-----END CERTIFICATE-----\nbetween"
	  "-----BEGIN X-----Himitsu\nHimitsu-----END X-----\"",
	  "set certificate \"" M "\n\n\nbetween" M "\n\"" },
	{ "-----BEGIN X-----Himitsu-----END", M },
	/* Cisco */
	{ "enable secret 5 $1$Himitsu", "enable secret " M },
	{ "enable password Himitsu encrypted", "enable password " M },
	{ " password 7 my Himitsu", " password " M },
	{ "service password-encryption", "service password-encryption" },
	{ "username taro privilege 15 secret 9 $9$Himitsu", "username taro privilege 15 secret " M },
	{ "username taro password Himitsu encrypted privilege 15", "username taro password " M " privilege 15" },
	{ "username taro nopassword privilege 15", "username taro nopassword privilege 15" },
	{ "snmp-server community Himitsu RO 10", "snmp-server community " M " RO 10" },
	{ "snmp-server community Himitsu# RO 10", "snmp-server community " M " RO 10" },
	{ "snmp-server host 10.0.0.1 version 2c Himitsu", "snmp-server host 10.0.0.1 " M },
	{ "crypto isakmp key Himitsu address 203.0.113.9", "crypto isakmp key " M },
	{ " ikev1 pre-shared-key Himitsu", " ikev1 pre-shared-key " M },
	{ "tacacs-server host 10.0.0.9 key 7 Himitsu", "tacacs-server host 10.0.0.9 key " M },
	{ " ip ospf message-digest-key 1 md5 7 Himitsu", " ip ospf message-digest-key 1 md5 " M },
	{ "copy ftp://taro:Himitsu@10.0.0.1/x flash:", "copy ftp://" M "@10.0.0.1/x flash:" },
	{ "copy ftp://10.0.0.1/x@y flash:", "copy ftp://10.0.0.1/x@y flash:" },
	{ "RT1(config)# no enable secret Himitsu", "RT1(config)# no enable secret " M },
	{ "access-list 10 remark password is Himitsu", "access-list 10 remark " M },
	{ "access-list key extended permit ip any any", "access-list key extended permit ip any any" },
	{ " description pass: Himitsu", " description " M },
	{ "! VPN psk Himitsu", M },
	{ "パスワードは Himitsu です", M },
	{ " certificate self-signed 01\n  30820240 3082A003\n  ABCDEF\n\tquit\n!",
	  " certificate self-signed 01\n\n\n\tquit\n!" },
	{ "  key-string\n   3082\n  quit", "  key-string\n\n  quit" },
	/* Yamaha */
	{ "login password Himitsu", "login password " M },
	{ "administrator password encrypted Himitsu", "administrator password " M },
	{ "login user taro encrypted Himitsu", "login user taro " M },
	{ "# login user taro Himitsu", "# login user taro " M },
	{ " pp auth username taro Himitsu 192.168.0.9", " pp auth username taro " M },
	{ " pp auth myname taro@isp Himitsu", " pp auth myname taro@isp " M },
	{ "  ipsec ike pre-shared-key 1 text Himitsu", "  ipsec ike pre-shared-key " M },
	{ "l2tp tunnel auth on Himitsu", "l2tp tunnel auth on " M },
	{ "snmp community read-only Himitsu", "snmp community read-only " M },
	{ "snmp host 192.168.0.5 Himitsu", "snmp host 192.168.0.5 " M },
	{ "radius secret Himitsu", "radius secret " M },
	{ "mail server smtp 1 mail.example.jp smtp-auth taro Himitsu", "mail server smtp 1 " M },
	{ "sshd host key generate bit=2048 Himitsu Himitsu", "sshd host key " M },
	{ "auth user 1 taro Himitsu", "auth user 1 taro " M },
	{ "set PP1=taro:Himitsu", "set PP1=" M },
	{ "ip lan1 vrrp 1 192.168.0.1 auth=Himitsu", "ip lan1 vrrp 1 192.168.0.1 auth=" M },
	{ "mount smb1 \"password=Himitsu\"", "mount smb1 \"password=" M "\"" },
	{ "# 保守用 パスワード: Himitsu", M },
	{ "# 保守用", "# 保守用" },
	{ "", "" },
};

static void secrets_go_and_the_rest_stays(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(lines); i++) {
		str stripped = secret_strip(&a, str_of(lines[i].given));
		same(stripped, str_of(lines[i].stripped));
		assert_false(str_has(stripped, S("Himitsu")));
		same(secret_strip(&a, stripped), stripped);
	}
}

static void a_key_cut_off_does_not_swallow_the_file(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf text = { 0 };
	buf_put(&text, S("set private-key \"-----BEGIN PRIVATE KEY-----\n"));
	for (size_t i = 0; i < 1500; i++)
		buf_fmt(&text, "set status enable\n");
	str stripped = secret_strip(&a, buf_str(&text));
	assert_true(str_ends(stripped, S("set status enable\n")));
	assert_false(str_has(stripped, S("KEY")));
}

static void a_line_without_end_is_not_read_to_its_end(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_buf text = { 0 };
	buf_put(&text, S("set member"));
	for (size_t i = 0; i < 9000; i++)
		buf_fmt(&text, " %zu", i);
	str stripped = secret_strip(&a, buf_str(&text));
	assert_true(str_ends(stripped, S(" 8188 " SECRET_MARK)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(secrets_go_and_the_rest_stays),
		cmocka_unit_test(a_key_cut_off_does_not_swallow_the_file),
		cmocka_unit_test(a_line_without_end_is_not_read_to_its_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
