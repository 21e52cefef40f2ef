/* reader.c - the table of foreign formats.
 * SPDX-License-Identifier: Apache-2.0 */
#include "reader.h"

#include "cisco.h"
#include "directory.h"
#include "fortigate.h"
#include "hostfacts.h"
#include "text.h"
#include "winfw.h"
#include "xls.h"
#include "yamaha.h"

static bool read_xlsx(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	(void)charset, (void)file;
	return xlsx_read(a, bytes, b, e);
}

static bool read_csv(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e)
{
	(void)file;
	return csv_read(a, bytes, charset, b, e);
}

const struct reader *reader_of(str bytes)
{
	for (const struct reader *reader = readers; reader->name; reader++)
		if (reader->is(bytes))
			return reader;
	return NULL;
}

const struct reader *reader_named(str name)
{
	for (const struct reader *reader = readers; reader->name; reader++)
		if (str_eq(name, str_of(reader->name)))
			return reader;
	return NULL;
}

const struct reader readers[] = {
	{ "xlsx", { "Excel ブック", "Excel workbook" }, xlsx_is, read_xlsx },
	{ "xls", { "古い形式・パスワード付きの Excel ブック", "Excel workbook in the old format or with a password" }, xls_is, xls_read },
	{ "ldif", { "Active Directory の LDIF(ldifde)", "Active Directory as LDIF (ldifde)" }, ldif_is, ldif_read },
	{ "adcsv", { "Active Directory の CSV(Get-ADUser・csvde)", "Active Directory as CSV (Get-ADUser, csvde)" }, adcsv_is,
	  adcsv_read },
	{ "adpolicy", { "ドメインのパスワードポリシー(CSV)", "password policies of a domain (CSV)" }, adpolicy_is, adpolicy_read },
	{ "secedit", { "secedit のセキュリティ設定", "security settings by secedit" }, secedit_is, secedit_read },
	{ "gpresult", { "gpresult のレポート(HTML)", "report of gpresult (HTML)" }, gpresult_is, gpresult_read },
	{ "registry", { "レジストリの書き出し(.reg)", "registry export (.reg)" }, registry_is, registry_read },
	{ "services", { "Windows のサービス一覧(CSV)", "services of Windows (CSV)" }, services_is, services_read },
	{ "scquery", { "sc query の出力", "output of sc query" }, scquery_is, scquery_read },
	{ "systemd", { "systemctl のサービス一覧(JSON)", "services by systemctl (JSON)" }, systemd_is, systemd_read },
	{ "hotfix", { "更新プログラムの一覧(Get-HotFix)", "patches by Get-HotFix" }, hotfix_is, hotfix_read },
	{ "systeminfo", { "systeminfo の出力(CSV)", "output of systeminfo (CSV)" }, systeminfo_is, systeminfo_read },
	{ "osinfo", { "Windows の版の一覧(CSV)", "versions of Windows (CSV)" }, osinfo_is, osinfo_read },
	{ "fortigate", { "FortiGate の設定", "FortiGate configuration" }, fortigate_is, fortigate_read },
	{ "cisco", { "Cisco ASA・IOS の設定", "Cisco ASA or IOS configuration" }, cisco_is, cisco_read },
	{ "yamaha", { "ヤマハ RTX・NVR の設定", "Yamaha RTX or NVR configuration" }, yamaha_is, yamaha_read },
	{ "winfw", { "Windows ファイアウォールの規則", "rules of the Windows firewall" }, winfw_is, winfw_read },
	{ "csv", { "CSV・TSV の表", "CSV or TSV table" }, text_is, read_csv },
	{ 0 },
};
