/* attached_test.c - a maker's files about one device: components are judged like the ledger's software, statements acquit; what is
 * neither is refused, and taking a file back takes back what it said.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "attached.h"
#include "base/id.h"
#include "duties.h"
#include "frame/history.h"
#include "hospital.h"
#include "struck.h"

static const str sbom = T("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":["
                          "{\"type\":\"operating-system\",\"name\":\"fortios\",\"publisher\":\"Fortinet\",\"version\":\"7.0.1\"},"
                          "{\"type\":\"library\",\"name\":\"scope_300\",\"version\":\"1.9\",\"cpe\":\"cpe:2.3:o:maker:scope_300:1.9:*:*:*:*:*:*:*\"},"
                          "{\"type\":\"library\",\"name\":\"謎の部品\",\"version\":\"1\"}]}");

#define VEX(cve, status)                                                                                                              \
	"{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"@id\":\"https://maker.example/vex-1\",\"author\":\"Maker\",\"timestamp\":\"2026-10-20T00:00:00Z\"," \
	"\"version\":1,\"statements\":[{\"vulnerability\":{\"name\":\"" cve "\"},\"products\":[{\"@id\":\"pkg:generic/scope300@1.2\"}],\"status\":\"" status "\"," \
	"\"justification\":\"vulnerable_code_not_in_execute_path\",\"impact_statement\":\"The port is closed.\"}]}"

/* What hits a device, or may, by name of CVE, each once. */
static str hits(struct toy *t, const char *number)
{
	struct err e = { 0 };
	str all = S("");
	auto_rows rows = db_ask(t->w.db, &e, "SELECT DISTINCT v.cve FROM vuln_use u JOIN vuln_hit v ON v.thing = u.thing WHERE u.device = ? AND u.until = '' AND v.until = '' "
	                        "AND NOT EXISTS (SELECT 1 FROM vuln_vex x WHERE x.device = u.device AND x.cve = v.cve AND x.state IN ('not_affected', 'fixed')) "
	                        "ORDER BY v.cve", BIND(V(struck_id(t, number))));
	while (rows_next(&rows))
		all = arena_join(&t->arena, all, S(" "), arena_copy(&t->arena, rows_str(&rows, 0)));
	assert_true(rows_done(&rows));
	return all;
}

static void give(struct toy *t, const char *number, const char *name, str bytes, struct id *act)
{
	struct err e = { 0 };
	works(attach(&t->w, struck_id(t, number), str_of(name), bytes, act, &e), e);
	struck_check(t);
}

static void what_is_no_file_of_a_maker_is_refused(void **state)
{
	(void)state;
	static const char *const none[] = { "", "管理番号,メーカー\nA-1,フォーティネット\n", "{}", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[]}",
		                            "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":[{\"name\":" };
	struct toy t;
	hospital_open(&t);
	struck_fill(&t);
	for (size_t i = 0; i < LENGTH(none); i++) {
		struct err e = { 0 };
		struct id act;
		refuses(attach(&t.w, struck_id(&t, "A-1"), S("file"), str_of(none[i]), &act, &e), e, ERR_INPUT);
	}
	toy_close(&t);
}

static void components_are_judged(void **state)
{
	(void)state;
	struct toy t;
	struct id act;
	hospital_open(&t);
	struck_fill(&t);
	same(hits(&t, "A-5"), S(""));
	give(&t, "A-5", "sbom.json", sbom, &act);
	same(hits(&t, "A-5"), S("CVE-2030-0001 CVE-2030-0002 CVE-2030-0003"));
	same(hits(&t, "A-4"), S(""));
	toy_close(&t);
}

static void statements_acquit_until_they_are_taken_back(void **state)
{
	(void)state;
	struct toy t;
	struct id act;
	struct err e = { 0 };
	hospital_open(&t);
	struck_fill(&t);
	same(hits(&t, "A-2"), S("CVE-2030-0003"));
	give(&t, "A-2", "vex-0.json", S(VEX("CVE-2030-0003", "under_investigation")), &act);
	same(hits(&t, "A-2"), S("CVE-2030-0003"));
	give(&t, "A-2", "vex-1.json", S(VEX("CVE-2030-0003", "not_affected")), &act);
	same(hits(&t, "A-2"), S(""));
	struct undo undo;
	works(history_undo(&t.w, id_str(&act), &undo, &e), e);
	struck_check(&t);
	same(hits(&t, "A-2"), S("CVE-2030-0003"));
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_file_of_a_maker_is_refused),
		cmocka_unit_test(components_are_judged),
		cmocka_unit_test(statements_acquit_until_they_are_taken_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
