/* advisory.c - foreign bytes as a record of the NVD and of the CVE programme: refused, or claims that can be compared.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "engine/cve5.h"
#include "engine/nvd.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void judge(const struct advisory *adv)
{
	if (!adv->cve.n || !utf8_valid(adv->cve) || !utf8_valid(adv->summary) || adv->count > ADVISORY_CLAIMS_MAX)
		abort();
	for (size_t i = 0; i < adv->count; i++) {
		const struct version_range *r = &adv->claims[i].range;
		if (adv->claims[i].what == AFFECTED_RANGES && r->from.n && r->to.n && version_order(&r->from, &r->to) >= 0)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	struct advisory adv;
	str record = { (const char *)bytes, n };
	if (nvd_read(&a, record, &adv, NULL))
		judge(&adv);
	if (cve5_read(&a, record, &adv, NULL))
		judge(&adv);
	return 0;
}
