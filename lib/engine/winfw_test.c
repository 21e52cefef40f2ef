/* winfw_test.c - rules of the Windows firewall, as netsh, PowerShell and the console write them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/winfw.h"
#include "netconf_given.h"

#define NETSH(lines) "Rule Name: r\n" lines "Action: Allow\n"
#define CSV(row) "DisplayName,Enabled,Direction,Profile,Action,RemoteAddress,LocalPort,Protocol\n" row "\n"
#define RULE "rule", 1, "enabled action outside any_source"

static const struct netconf_case cases[] = {
	{ NETSH("Enabled: Yes\n"), RULE, "yes|allow||" },
	{ NETSH("Enabled: Yes\nDirection: In\nProfiles: Domain\n"), RULE, "yes|allow|no|" },
	{ NETSH("Direction: In\nProfiles: Domain,Public\nRemoteIP: Any\n"), RULE, "no|allow||yes" },
	{ NETSH("Direction: Out\nProfiles: Public\nRemoteIP: Any\n"), RULE, "no|allow|no|yes" },
	{ NETSH("Direction: In\nProfiles: Private\nRemoteIP: 10.0.0.1,Any\n"), RULE, "no|allow|no|yes" },
	{ NETSH("Direction: In\nProfiles: Private\nRemoteIP: 0.0.0.0/0\n"), RULE, "no|allow|no|yes" },
	{ NETSH("LocalPort: 3000-3400\nProtocol: TCP\n"), "rule", 1, "type service", "management|TCP/3000-3400" },
	{ NETSH("LocalPort: Any\nProtocol: TCP\n"), "rule", 1, "type service", "traffic|TCP" },
	{ NETSH("LocalPort: 80,443\nProtocol: TCP\n"), "rule", 1, "type service", "traffic|TCP/80,443" },
	{ "Enabled: Yes\nRule Name: a\nAction: Block\nAction: Allow\nRule Name: cut\nEnabled: Yes\n", "rule", 0, "", "1" },
	{ CSV("r,True,Inbound,Domain,Allow,Any,22,TCP"), RULE, "yes|allow|no|yes" },
	{ CSV("r,2,2,4,4,LocalSubnet,22,TCP"), RULE, "no|deny|no|no" },
	{ CSV("r,True,Inbound,Domain,Allow,System.String[],22,TCP"), RULE, "yes|allow|no|" },
	{ CSV("r,True,,Domain,Allow,Any,22,TCP"), RULE, "yes|allow||yes" },
	{ "Name,DisplayName,Enabled,Profile,Direction,Action\nx,r,True,Private,Inbound,Allow\n", "rule", 1,
	  "name any_source note", "r||送信元が書き出されていません / the source was not exported" },
};

static void rules_are_told_apart(void **state)
{
	(void)state;
	netconf_cases(winfw_read, cases, LENGTH(cases));
}

static void a_saved_policy_is_refused_with_advice(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct err e;
	struct book b = { 0 };
	assert_true(winfw_is(S("regf\0\0\0\0")));
	refuses(winfw_read(&a, S("regf\0\0\0\0"), S(""), S("pc.wfw"), &b, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.ja), S("netsh")) && str_has(str_of(e.en), S("netsh")));
	refuses(winfw_read(&a, S("Rule Name: \x81"), S("UTF-8"), S("pc.txt"), &b, &e), e, ERR_INPUT);
	refuses(winfw_read(&a, S("DisplayName,Enabled,Direction,Profile,Action\n\x81"), S("UTF-8"), S("pc.csv"), &b, &e), e,
	        ERR_INPUT);
}

static void the_file_may_name_the_direction(void **state)
{
	static const struct {
		const char *file, *zones;
	} files[] = {
		{ "PC_受信の規則.csv", "Domain" }, { "PC_送信の規則.csv", "" }, { "PC_Inbound Rules.csv", "Domain" },
		{ "PC_outbound.csv", "" },
	};
	(void)state;
	for (size_t i = 0; i < LENGTH(files); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		struct book b = { 0 };
		works(winfw_read(&a, S("Name,Enabled,Action,Remote Address,Profile\nr,Yes,Allow,Any,Domain\n"), S(""),
		                 str_of(files[i].file), &b, &e), e);
		same(b.sheets[0].rows[1].cells[7], str_of(files[i].zones));
		same(b.sheets[0].rows[1].cells[0], S("PC"));
	}
}

static void others_are_not_taken_for_it(void **state)
{
	(void)state;
	assert_false(winfw_is(S("")));
	assert_false(winfw_is(S("Rule Name: x\n")));
	assert_false(winfw_is(S("規則名,内容\n院内規則,x\n")));
	assert_false(winfw_is(S("Name,Enabled,Action\n")));
	assert_true(winfw_is(S("Rule Name: x\nDirection: In\n")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(others_are_not_taken_for_it),
		cmocka_unit_test(a_saved_policy_is_refused_with_advice),
		cmocka_unit_test(rules_are_told_apart),
		cmocka_unit_test(the_file_may_name_the_direction),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
