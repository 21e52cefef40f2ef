/* windows_test.c - the ways in which ledgers, Microsoft and the NVD write Windows, and what only looks like it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "text.h"
#include "windows.h"

static const char *const none[] = {
	"", "10", "Win", "Windows", "Windows Server", "macOS 15", "Windchill 11.0", "WinCC 7.5", "WinRAR 7.00", "Winny 2", "WinSCP 6.1", "WinMerge 2.16",
	"WinActor 7.3", "WinDVD 8", "WinShot", "Windows Media Player 12", "Windows Messenger", "Windows Defender", "Windows Update", "Windows Admin Center 2211",
	"Windows PowerShell 7.2", "Windows Live Mail 2012", "Windows XPS Viewer", "Windows Server Update Services 3.0", "Windows CE 5.0", "Windows 95", "Windows 3.1",
	"Windows 365", "Windows 100", "ウィンドウ 10", "電子カルテ", "DarWin 10", "WS-C2960X", "WS2", "Winmail Reader",
};

static const struct {
	const char *written, *name, *pack, *build;
} given[] = {
	/* of PCs */
	{ "Windows 11", "windows 11" },
	{ "Win10Pro", "windows 10" },
	{ "win11", "windows 11" },
	{ "Win 7", "windows 7" },
	{ "ＷＩＮＤＯＷＳ　７", "windows 7" },
	{ "Windows® 7 Professional", "windows 7" },
	{ "Windows(R) 10 Pro", "windows 10" },
	{ "Windows (R) 10 Pro", "windows 10" },
	{ "Microsoft Windows 10 Pro", "windows 10" },
	{ "MS-Windows10", "windows 10" },
	{ "ウィンドウズ10", "windows 10" },
	{ "ｳｨﾝﾄﾞｳｽﾞ 11", "windows 11" },
	{ "ウインドウズ７", "windows 7" },
	{ "Win 8.1", "windows 8.1" },
	{ "Win8.1Pro", "windows 8.1" },
	{ "windows_8.1", "windows 8.1" },
	{ "Windows 8", "windows 8" },
	{ "Windows 8 1台", "windows 8" },
	{ "Win8/10", "windows 8" },
	{ "Windows RT 8.1", "windows 8.1" },
	{ "Windows XP SP3", "windows xp", "sp3" },
	{ "WinXP Service Pack 2", "windows xp", "sp2" },
	{ "WinXPPro SP3", "windows xp", "sp3" },
	{ "Windows Vista Business SP 2", "windows vista", "sp2" },
	{ "Windows 7 Professional 64bit SP1", "windows 7", "sp1" },
	{ "Win7 サービスパック1", "windows 7", "sp1" },
	{ "Windows Me", "windows me" },
	{ "WinMe", "windows me" },
	{ "Win98SE", "windows 98" },
	{ "Windows 2000 SP4", "windows 2000", "sp4" },
	/* which update of them */
	{ "Win11 23H2", "windows 11 23h2" },
	{ "Windows11 Pro 23H2 22631.4317", "windows 11 23h2", "", "10.0.22631.4317" },
	{ "Windows 10 Version 1809 for x64-based Systems", "windows 10 1809" },
	{ "Windows 10 version 22H2", "windows 10 22h2" },
	{ "Windows 10 バージョン2004", "windows 10 2004" },
	{ "Windows 10(1909)", "windows 10 1909" },
	{ "windows_10:1809", "windows 10 1809" },
	{ "windows_11_22h2", "windows 11 22h2" },
	{ "Windows 11 Home 24H2 (OSﾋﾞﾙﾄﾞ 26100.2314)", "windows 11 24h2", "", "10.0.26100.2314" },
	{ "Windows 10 Enterprise build 19045", "windows 10 22h2" },
	{ "Windows 10 (10.0.19045.4529)", "windows 10 22h2", "", "10.0.19045.4529" },
	{ "Windows 10 10.0.19045", "windows 10 22h2" },
	{ "Windows 10.0.19045.4529", "windows 10 22h2", "", "10.0.19045.4529" },
	{ "Windows 10.0.22631.4317", "windows 11 23h2", "", "10.0.22631.4317" },
	{ "Microsoft Windows [Version 10.0.22631.4317]", "windows 11 23h2", "", "10.0.22631.4317" },
	{ "Microsoft Windows [Version 6.1.7601]", "windows 7" },
	{ "Windows 7 6.1.7601.24214", "windows 7", "", "6.1.7601.24214" },
	{ "Windows 7 22631.4317", "windows 7" },
	/* the years of those that are kept for long */
	{ "Windows 10 IoT Enterprise LTSC 2019", "windows 10 1809" },
	{ "Windows 10 Enterprise 2016 LTSB", "windows 10 1607" },
	{ "Win10 IoT Ent LTSC2021", "windows 10 21h2" },
	{ "Windows 11 IoT Enterprise LTSC 2024", "windows 11 24h2" },
	/* servers */
	{ "Windows Server 2012 R2 Std", "windows server 2012 r2" },
	{ "Windows Server 2012R2", "windows server 2012 r2" },
	{ "WindowsServer2016", "windows server 2016" },
	{ "WS2019", "windows server 2019" },
	{ "WS2012R2", "windows server 2012 r2" },
	{ "WinSV2016 Standard", "windows server 2016" },
	{ "Win Svr 2022", "windows server 2022" },
	{ "Win2016", "windows server 2016" },
	{ "Windows 2019 Server", "windows server 2019" },
	{ "Windows 2000 Server SP4", "windows server 2000", "sp4" },
	{ "Windowsサーバー2022", "windows server 2022" },
	{ "ウィンドウズサーバ 2008 R2", "windows server 2008 r2" },
	{ "Windows Server(R) 2016 Standard", "windows server 2016" },
	{ "Windows Server Standard 2019", "windows server 2019" },
	{ "windows_server_2008 r2 sp1", "windows server 2008 r2", "sp1" },
	{ "Windows Server 2008 for 32-bit Systems Service Pack 2", "windows server 2008", "sp2" },
	{ "Windows Server 2003 R2 SP2", "windows server 2003 r2", "sp2" },
	{ "Windows Server 2022, 23H2 Edition (Server Core installation)", "windows server 2022 23h2" },
	{ "Windows Server 2019 (Server Core installation)", "windows server 2019" },
	{ "Windows Server 2019 1809", "windows server 2019" },
	{ "Windows Server 2019 17763.5936", "windows server 2019", "", "10.0.17763.5936" },
	{ "Windows Server 2025 (26100.1742)", "windows server 2025", "", "10.0.26100.1742" },
};

static void what_only_looks_like_it_is_none(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(none); i++) {
		auto_arena a = { 0 };
		struct windows w;
		if (windows_read(&a, text_fold(&a, str_of(none[i])), &w))
			fail_msg("%s is taken for %.*s", none[i], P(windows_name(&a, &w)));
	}
}

static void all_spellings_are_read(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		struct windows w;
		bool read = windows_read(&a, text_fold(&a, str_of(given[i].written)), &w);
		str name = read ? windows_name(&a, &w) : S(""), version = read ? windows_version(&a, &w) : S("");
		if (str_eq(name, str_of(given[i].name)) && str_eq(w.pack, str_of(given[i].pack)) && str_eq(version, str_of(given[i].build)))
			continue;
		print_error("%s: \"%.*s\" \"%.*s\" \"%.*s\"\n", given[i].written, P(name), P(w.pack), P(version));
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

/* A name read again is the same; so that what the NVD and a ledger call alike meets. */
static void a_name_means_itself(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_arena a = { 0 };
		struct windows w, again;
		assert_true(windows_read(&a, text_fold(&a, str_of(given[i].written)), &w));
		str name = windows_name(&a, &w);
		assert_true(windows_read(&a, name, &again));
		same(windows_name(&a, &again), name);
		assert_int_equal(w.server, again.server);
	}
}

static void a_build_tells_what_the_name_does_not(void **state)
{
	(void)state;
	static const struct {
		const char *os, *build, *name, *version;
	} builds[] = {
		{ "Windows 10 Pro", "10.0.19045.4529", "windows 10 22h2", "10.0.19045.4529" },
		{ "Windows 11", "22631.3880", "windows 11 23h2", "10.0.22631.3880" },
		{ "Windows 11 23H2", "22631", "windows 11 23h2", "" },
		{ "Windows 10", "OSビルド 17763.1", "windows 10 1809", "10.0.17763.1" },
		{ "Windows Server 2019", "17763.5936", "windows server 2019", "10.0.17763.5936" },
		{ "Windows Server 2012 R2", "6.3.9600.20000", "windows server 2012 r2", "6.3.9600.20000" },
		{ "Windows 7", "7601.24214", "windows 7", "6.1.7601.24214" },
		{ "Windows 10", "2.0", "windows 10", "" },
		{ "Windows 7", "19045.4529", "windows 7", "" },
		{ "Windows Server 2019", "20348.1", "windows server 2019", "" },
		{ "", "10.0.22631.4317", "windows 11 23h2", "10.0.22631.4317" },
	};
	for (size_t i = 0; i < LENGTH(builds); i++) {
		auto_arena a = { 0 };
		struct windows w;
		windows_read(&a, text_fold(&a, str_of(builds[i].os)), &w);
		windows_build(&a, text_fold(&a, str_of(builds[i].build)), &w);
		same(windows_name(&a, &w), str_of(builds[i].name));
		same(windows_version(&a, &w), str_of(builds[i].version));
	}
}

static void which_are_patched_as_one(void **state)
{
	(void)state;
	static const char *const yes[] = { "Windows 10", "Windows 11 24H2", "Windows Server 2016", "Windows Server 2025" },
				*const no[] = { "Windows 7", "Windows 8.1", "Windows XP", "Windows 2000", "Windows Server 2012", "Windows Server 2008 R2" };
	for (size_t i = 0; i < LENGTH(yes) + LENGTH(no); i++) {
		auto_arena a = { 0 };
		struct windows w;
		bool want = i < LENGTH(yes);
		assert_true(windows_read(&a, text_fold(&a, str_of(want ? yes[i] : no[i - LENGTH(yes)])), &w));
		assert_int_equal(windows_cumulative(&w), want);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_looks_like_it_is_none),
		cmocka_unit_test(all_spellings_are_read),
		cmocka_unit_test(a_name_means_itself),
		cmocka_unit_test(a_build_tells_what_the_name_does_not),
		cmocka_unit_test(which_are_patched_as_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
