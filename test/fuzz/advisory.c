/* advisory.c - foreign bytes as records of the NVD, of the CVE programme and of CISA's catalog, in a list, one after the other
 * or as CSV: refused, or claims that can be compared.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "engine/cve5.h"
#include "engine/json_cut.h"
#include "engine/kev.h"
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

static bool read_each(void *of, str record, struct err *e)
{
	auto_arena a = { 0 };
	struct advisory adv;
	(void)of;
	(void)e;
	if (nvd_read(&a, record, &adv, NULL))
		judge(&adv);
	if (cve5_read(&a, record, &adv, NULL))
		judge(&adv);
	if (kev_read(&a, record, &adv, NULL))
		judge(&adv);
	return true;
}

static bool take(void *of, const struct advisory *adv, struct err *e)
{
	(void)of;
	(void)e;
	judge(adv);
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str all = { (const char *)bytes, n };
	read_each(NULL, all, NULL);
	for (enum json_records records = JSON_DOCUMENTS; records <= JSON_LISTED; records++) {
		struct json_cut c = { .records = records, .record_max = ADVISORY_RECORD_BYTES_MAX, .take = read_each };
		if (json_cut_put(&c, str_first(all, n / 2), NULL) && json_cut_put(&c, str_from(all, n / 2), NULL))
			json_cut_end(&c, NULL);
		json_cut_drop(&c);
	}
	size_t passed;
	kev_read_csv(all, take, NULL, &passed, NULL);
	return 0;
}
