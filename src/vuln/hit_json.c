/* hit_json.c - the members of a hit.
 * SPDX-License-Identifier: Apache-2.0 */
#include "hit_json.h"

static void put_device(struct json *j, const struct pair *p)
{
	json_pair_str(j, S("device"), p->device);
	json_pair_str(j, S("number"), p->number);
	json_pair_str(j, S("label"), p->label);
	json_pair_str(j, S("group"), p->group);
	json_pair_bool(j, S("outside"), p->outside);
	json_pair_str(j, S("vendor"), p->vendor);
	json_pair_str(j, S("product"), p->product);
	json_pair_str(j, S("version"), p->version);
	json_pair_str(j, S("how"), str_of(how_rows[p->how].code));
	json_pair_str(j, S("words"), p->words);
}

static void put_hit(struct arena *a, struct json *j, const struct pair *p)
{
	json_pair_str(j, S("cve"), p->cve);
	json_pair_str(j, S("state"), p->state == HIT_SURE ? S("hit") : S("unknown"));
	json_pair_str(j, S("why"), str_of(why_rows[p->why].code));
	json_pair_str(j, S("urgency"), str_of(level_rows[p->level].code));
	json_pair_str(j, S("score"), score_said(a, p->score));
	json_pair_str(j, S("epss"), p->chance >= 0 ? arena_fmt(a, "%d.%04d", (int)(p->chance / 10000), (int)(p->chance % 10000)) : S(""));
	json_pair_str(j, S("exploited_since"), p->known);
	json_pair_bool(j, S("ransomware"), p->ransomware);
	json_pair_str(j, S("published"), p->published);
	json_pair_str(j, S("fix"), p->fix);
	json_pair_str(j, S("since"), p->since);
	json_pair_str(j, S("due"), p->due);
	json_pair_str(j, S("accepted_until"), p->accepted_until);
	json_pair_str(j, S("maker_state"), p->maker_state);
	json_pair_str(j, S("maker_words"), p->maker_words);
}

static void put_told(struct json *j, const struct hit_told *told)
{
	json_pair_str(j, S("title"), told->title);
	json_pair_str(j, S("said"), told->said);
	json_pair_str(j, S("of"), told->product);
	json_pair_str(j, S("issuer"), told->issuer);
	json_pair_str(j, S("source"), str_of(source_rows[told->source].code));
	json_pair_bool(j, S("disagreed"), told->disagreed);
	json_pair_str(j, S("url"), told->url);
}

bool hit_json(struct work *w, struct db *catalogue, struct json *j, const struct pair *p, struct err *e)
{
	struct hit_told told;
	if (!pair_tell(w, catalogue, p, &told, e))
		return false;
	json_put_open(j, '{');
	put_device(j, p);
	put_hit(w->arena, j, p);
	put_told(j, &told);
	json_put_close(j, '}');
	return true;
}
