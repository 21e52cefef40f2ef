/* jvn.c - foreign bytes, in pieces, as JVN iPedia's feeds and MyJVN's list of products: refused, or claims that can be compared;
 * and wherever the pieces end, it is the same.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

#include "engine/jvn.h"
#include "engine/myjvn.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bool judge(void *of, const struct advisory *adv, struct err *e)
{
	(void)e;
	++*(size_t *)of;
	must(adv->cve.n && utf8_valid(adv->title) && utf8_valid(adv->summary) && utf8_valid(adv->fix) && adv->fix.n <= ADVISORY_FIX_BYTES_MAX &&
	     adv->count <= ADVISORY_CLAIMS_MAX && adv->score >= 0 && adv->score <= 10);
	for (size_t i = 0; i < adv->count; i++) {
		const struct claim *c = &adv->claims[i];
		must(utf8_valid(c->product) && utf8_valid(c->vendor) && utf8_valid(c->said));
		must(c->what != AFFECTED_RANGES || !c->range.from.n || !c->range.to.n || version_order(&c->range.from, &c->range.to) < 0);
	}
	return true;
}

static bool judge_product(void *of, str vendor, str product, const struct cpe *cpe, struct err *e)
{
	(void)e;
	(void)cpe;
	++*(size_t *)of;
	must(utf8_valid(vendor) && product.n && utf8_valid(product));
	return true;
}

/* Gives how many advisories came out; SIZE_MAX where it was refused. */
static size_t read_feed(str bytes, size_t size)
{
	struct jvn j;
	struct err e = { 0 };
	size_t count = 0;
	bool ok = true;
	jvn_begin(&j, judge, &count);
	for (str rest = bytes; ok && rest.n; rest = str_from(rest, size))
		ok = jvn_put(&j, str_first(rest, size), &e);
	ok = ok && jvn_end(&j, &e);
	must(ok || (e.kind == ERR_INPUT && e.ja[0] && e.en[0]));
	jvn_drop(&j);
	return ok ? count : SIZE_MAX;
}

static size_t read_list(str bytes, size_t size)
{
	struct myjvn m;
	struct err e = { 0 };
	size_t count = 0;
	bool ok = true;
	myjvn_begin(&m, judge_product, &count);
	for (str rest = bytes; ok && rest.n; rest = str_from(rest, size))
		ok = myjvn_put(&m, str_first(rest, size), &e);
	ok = ok && myjvn_end(&m, &e);
	must(ok ? m.taken == count : e.kind == ERR_INPUT);
	myjvn_drop(&m);
	return ok ? count : SIZE_MAX;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str all = { (const char *)bytes, n };
	must(read_feed(all, n ? n : 1) == read_feed(all, 7));
	must(read_list(all, n ? n : 1) == read_list(all, 7));
	return 0;
}
