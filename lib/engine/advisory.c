/* advisory.c - what all feeds' readers share.
 * SPDX-License-Identifier: Apache-2.0 */
#include "advisory.h"

#include "base/utf8.h"
#include "text.h"

void advisory_claim(struct arena *a, struct advisory *adv, const struct claim *claim)
{
	if (adv->count == ADVISORY_CLAIMS_MAX) {
		adv->cut = true;
		return;
	}
	arena_grow(a, adv->claims, adv->count, adv->room);
	adv->claims[adv->count++] = *claim;
}

void advisory_claim_words(struct arena *a, struct advisory *adv, const struct claim *claim, str words)
{
	struct affected affected;
	struct claim c = *claim;
	affected_read(a, words, &affected);
	c.what = affected.what;
	c.about = affected.about[0];
	if (c.what != AFFECTED_RANGES)
		advisory_claim(a, adv, &c);
	for (size_t i = 0; i < affected.count && c.what == AFFECTED_RANGES; i++) {
		c.range = affected.ranges[i];
		c.about = affected.about[i];
		advisory_claim(a, adv, &c);
	}
}

void advisory_fix(struct arena *a, struct advisory *adv, str line)
{
	size_t room = ADVISORY_FIX_BYTES_MAX - adv->fix.n;
	line = str_trim(line);
	line = utf8_fit(line, room ? room - 1 : 0);
	if (line.n && !str_has(adv->fix, line))
		adv->fix = arena_join(a, adv->fix, S("\n"), line);
}

void claim_bounds(struct claim *claim, str from, bool from_in, str to, bool to_in)
{
	bool told = version_range_of(from, from_in, to, to_in, &claim->range), open = !claim->range.from.n && !claim->range.to.n;
	claim->what = !told ? AFFECTED_UNTOLD : open ? AFFECTED_ALL : AFFECTED_RANGES;
}

void claim_version(struct claim *claim, str version)
{
	auto_arena a = { 0 };
	struct version v;
	str s = text_fold(&a, version);
	bool whole = version_whole(s, &v);
	claim->what = whole ? AFFECTED_RANGES : AFFECTED_UNTOLD;
	if (whole)
		claim->range = (struct version_range){ v, version_end(&v) };
}

static void put_reference(struct advisory *adv, str url, bool makers)
{
	if (!url.n || adv->makers_url || (adv->url.n && !makers))
		return;
	adv->url = url;
	adv->makers_url = makers;
}

void advisory_references(struct walk *w, struct arena *a, struct advisory *adv, str makers_tag)
{
	while (walk_item(w)) {
		str url = S("");
		bool makers = false;
		for (str name; walk_member(w, &name);)
			if (str_eq(name, S("url")))
				url = walk_text(w, a);
			else if (str_eq(name, S("tags")))
				while (walk_item(w))
					makers |= str_eq(walk_text(w, a), makers_tag);
			else
				walk_pass(w);
		put_reference(adv, url, makers);
	}
}
