/* eol.c - foreign bytes as what endoflife.date publishes: refused, or products that have a name and cycles.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/utf8.h"
#include "engine/eol.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool judge(void *of, const struct eol_product *p, struct err *e)
{
	(void)of;
	(void)e;
	if (!p->name.n || !p->count || p->count > EOL_CYCLES_MAX || p->cpe_count > EOL_CPES_MAX || !utf8_valid(p->title))
		abort();
	for (size_t i = 0; i < p->count; i++)
		if (!p->cycles[i].cycle.n || !utf8_valid(p->cycles[i].ended_on))
			abort();
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	eol_read((str){ (const char *)bytes, n }, judge, NULL, NULL);
	return 0;
}
