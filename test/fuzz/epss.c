/* epss.c - foreign bytes as EPSS: refused with words, or chances between 0 and 1.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

#include "engine/epss.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool judge(void *of, const struct epss *row, struct err *e)
{
	(void)e;
	++*(size_t *)of;
	must(row->probability >= 0 && row->probability <= 1 && row->percentile >= 0 && row->percentile <= 1);
	must(str_starts(row->cve, S("CVE-")) && utf8_valid(row->cve) && row->cve.n < 64 && utf8_valid(row->date));
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct err e = { 0 };
	size_t count = 0;
	bool ok = epss_read((str){ (const char *)bytes, n }, judge, &count, &e);
	must(ok ? count > 0 : e.kind == ERR_INPUT && e.ja[0] && e.en[0]);
	return 0;
}
