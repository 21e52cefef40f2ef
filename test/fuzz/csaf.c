/* csaf.c - foreign bytes as documents of CSAF: refused, or claims that can be compared and name a product.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

#include "engine/csaf.h"
#include "engine/csaf_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool judge(void *of, const struct advisory *adv, struct err *e)
{
	(void)e;
	++*(size_t *)of;
	must(adv->cve.n && utf8_valid(adv->title) && utf8_valid(adv->fix) && adv->fix.n <= ADVISORY_FIX_BYTES_MAX && adv->count <= ADVISORY_CLAIMS_MAX);
	for (size_t i = 0; i < adv->count; i++) {
		const struct claim *c = &adv->claims[i];
		must(utf8_valid(c->product) && utf8_valid(c->said) && utf8_valid(c->vendor));
		must(c->what != AFFECTED_RANGES || !c->range.from.n || !c->range.to.n || version_order(&c->range.from, &c->range.to) < 0);
		must(c->all_nodes == (c->config > 0));
	}
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	auto_arena a = { 0 };
	str all = { (const char *)bytes, n };
	size_t passed, taken = 0;
	struct err e = { 0 };
	struct csaf_tree tree;
	if (!csaf_read(all, judge, &taken, &passed, &e))
		must(e.kind == ERR_INPUT && e.ja[0] && e.en[0] && utf8_valid(str_of(e.ja)));
	if (csaf_tree_read(&a, all, &tree, NULL))
		for (size_t i = 0; i < tree.count; i++)
			must(csaf_product(&tree, tree.list[i].id) && (!csaf_part(&tree, &tree.list[i]) || !csaf_part(&tree, &tree.list[i])->relation));
	return 0;
}
