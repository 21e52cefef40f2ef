/* struck.c - the ledger, what was published, and bringing the two together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "struck.h"

#include "duties.h"
#include "frame/finding.h"
#include "vuln/sources.h"

#define RECORD(id, score, title, cpe, below)                                                                           \
	"{\"cve\":{\"id\":\"" id "\",\"published\":\"2026-10-01T00:00:00.000\",\"lastModified\":\"2026-10-02T00:00:00.000\",\"vulnStatus\":\"Analyzed\"," \
	"\"descriptions\":[{\"lang\":\"en\",\"value\":\"" title "\"}],"                                                 \
	"\"metrics\":{\"cvssMetricV31\":[{\"source\":\"nvd@nist.gov\",\"type\":\"Primary\",\"cvssData\":{\"version\":\"3.1\",\"baseScore\":" score "}}]}," \
	"\"references\":[{\"url\":\"https://maker.example/" id "\",\"tags\":[\"Vendor Advisory\"]}],"                    \
	"\"configurations\":[{\"nodes\":[{\"operator\":\"OR\",\"negate\":false,\"cpeMatch\":[{\"vulnerable\":true,"     \
	"\"criteria\":\"cpe:2.3:" cpe ":*:*:*:*:*:*:*:*\",\"versionEndExcluding\":\"" below "\"}]}]}]}}"

const str struck_nvd = T("{\"format\":\"NVD_CVE\",\"version\":\"2.0\",\"vulnerabilities\":["
                         RECORD("CVE-2030-0001", "9.8", "It lets anybody in.", "o:fortinet:fortios", "7.0.5") ","
                         RECORD("CVE-2030-0002", "5.3", "It tells <b>too much</b>.", "o:fortinet:fortios", "7.0.9") ","
                         RECORD("CVE-2030-0003", "7.5", "It shows pictures to anybody.", "o:maker:scope_300", "2.0") ","
                         RECORD("CVE-2030-0004", "7.8", "A guest becomes administrator.", "o:microsoft:windows_11_23h2", "10.0.22631.9999") "]}");
const str struck_kev = T("{\"title\":\"CISA Catalog of Known Exploited Vulnerabilities\",\"vulnerabilities\":[{\"cveID\":\"CVE-2030-0001\",\"vendorProject\":\"Fortinet\","
                         "\"product\":\"FortiOS\",\"vulnerabilityName\":\"Fortinet FortiOS Open Door\",\"dateAdded\":\"2026-10-05\",\"knownRansomwareCampaignUse\":\"Known\"}]}");

#define HEAD "管理番号,メーカー,機種・型番,種別,OS,OSビルド,ファームウェア,リモート保守\n"
const str struck_ledger = T(HEAD "A-1,フォーティネット,FortiGate-60E,ネットワーク機器,,,7.0.1,有\n"
                                 "A-2,Maker,Scope 300,医療機器,,,1.2,\n"
                                 "A-3,富士通,=ESPRIMO D588,端末PC,Windows 11 Pro 23H2,,,\n"
                                 "A-4,名もなき社,謎の箱XQ,その他,,,,\n"
                                 "A-5,Maker,Scope 300,医療機器,,,2.5,\n");

void struck_import(struct toy *t, str csv)
{
	struct err e = { 0 };
	struct import_result *result = arena_new(&t->arena, struct import_result);
	const struct import_ask ask = { .kind = duty_kind(duties, S("device")), .file = S("機器台帳.csv"), .bytes = csv };
	works(import_run(&t->w, &ask, result, &e), e);
}

void struck_devices(struct toy *t)
{
	struck_import(t, struck_ledger);
}

void struck_take(struct toy *t, const char *file, str bytes)
{
	struct err e = { 0 };
	struct feed_result result;
	str path = path_join(&t->arena, t->w.data, str_of(file));
	auto_db *catalogue = catalogue_open(&t->w, true, &e);
	works(catalogue && disk_write(&disk_real, path, bytes, &e), e);
	const struct dictionary *d = catalogue_dictionary(&t->w, &e);
	works(d && feed_take(&t->w, catalogue, d, path, &result, &e) && source_brought(&t->w, catalogue, &result, &e), e);
}

void struck_check(struct toy *t)
{
	struct err e = { 0 };
	works(checks_run(&t->w, NULL, NULL, &e), e);
}

void struck_fill(struct toy *t)
{
	struck_devices(t);
	struck_take(t, "nvd.json", struck_nvd);
	struck_take(t, "kev.json", struck_kev);
	struck_check(t);
}

str struck_id(struct toy *t, const char *number)
{
	struct err e = { 0 };
	str id;
	works(db_one_str(t->w.db, &t->arena, &e, &id, "SELECT id FROM device_now WHERE number = ?", BIND(V(number))), e);
	if (!id.n)
		fail_msg("no device %s", number);
	return id;
}
