/* sbom.c - foreign bytes as lists of components and as what is said of their vulnerabilities: refused, or text that names something.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

#include "engine/purl.h"
#include "engine/sbom.h"
#include "engine/vex.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool judge(void *of, const struct vex_statement *s, struct err *e)
{
	(void)e;
	++*(size_t *)of;
	must(str_starts(s->cve, S("CVE-")) && s->state < VEX_STATES && utf8_valid(s->issuer) && utf8_valid(s->words) && utf8_valid(s->action));
	must(s->product.ref.n || s->product.name.n || s->product.cpe.n || s->product.purl.n);
	must(utf8_valid(s->product.name) && utf8_valid(s->part.name) && utf8_valid(s->product.ref));
	must(vex_word(s->reason).ja && vex_word(s->answer).en);
	return true;
}

static void read_list(str bytes)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct sbom sbom;
	if (!sbom_read(&a, bytes, &sbom, &e)) {
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0] && utf8_valid(str_of(e.ja)));
		return;
	}
	must(sbom.format.n && sbom.count <= SBOM_COMPONENTS_MAX);
	for (size_t i = 0; i < sbom.count; i++) {
		const struct sbom_component *c = &sbom.list[i];
		must((c->name.n || c->cpe.n) && utf8_valid(c->name) && utf8_valid(c->vendor) && utf8_valid(c->version) && utf8_valid(c->purl));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	str all = { (const char *)bytes, n };
	struct err e = { 0 };
	struct purl purl;
	size_t passed, count = 0;
	read_list(all);
	if (!vex_read(all, judge, &count, &passed, &e))
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0]);
	if (purl_read(&a, all, &purl))
		must(purl.name.n && purl.type.n && utf8_valid(purl.name) && utf8_valid(purl.space) && utf8_valid(purl.version));
	return 0;
}
