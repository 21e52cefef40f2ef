/* facts.c - the facts of the facility, one row each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "facts.h"

#include "frame/facility.h"

static const struct choice types[] = {
	{ "hospital", { "病院", "hospital" }, NULL },
	{ "clinic", { "診療所", "clinic" }, NULL },
	{ "pharmacy", { "薬局", "pharmacy" }, NULL },
	{ 0 },
};

const struct option facts[] = {
	{ "name", "NAME", { "施設の名前", "name of the facility" } },
	{ "code", "CODE", { "医療機関コード", "facility code" } },
	{ "type", "hospital|clinic|pharmacy", { "施設の種類", "kind of facility" } },
	{ "beds", "N", { "許可病床数", "licensed beds" } },
	{ "address", "TEXT", { "所在地", "address" } },
	{ "phone", "TEXT", { "電話", "telephone" } },
	{ "fax", "TEXT", { "ファクス", "fax" } },
	{ "director", "NAME", { "管理者(院長)", "director" } },
	{ "contact", "NAME", { "企画管理者(連絡先)", "planning administrator (contact)" } },
	{ 0 },
};

const struct choice *fact_choices(const struct option *fact)
{
	return str_eq(str_of(fact->name), S("type")) ? types : NULL;
}

static bool is_number(const struct option *fact)
{
	return str_eq(str_of(fact->name), S("beds"));
}

bool fact_fit(const struct option *fact, str value, struct err *e)
{
	int64_t n;
	if (!value.n)
		return true;
	if (fact_choices(fact) && !choice_of(fact_choices(fact), value))
		return err_set(e, ERR_USAGE, "%s%.0sは %s のどれかです(--%s)", "%.0s%s is one of %s (--%s)", fact->words.ja, fact->words.en,
		               fact->value, fact->name);
	return !is_number(fact) || (str_whole(value, &n) && n >= 0) ||
	       err_set(e, ERR_USAGE, "%s%.0sは数字で書いてください(--%s)", "%.0s%s is a number (--%s)", fact->words.ja, fact->words.en, fact->name);
}

bool fact_get(struct work *w, const struct option *fact, str *value, struct err *e)
{
	return facility_get(w, fact->name, value, e);
}

bool fact_set(struct work *w, const struct option *fact, str value, struct err *e)
{
	return facility_set(w, fact->name, value, e);
}

str fact_say(const struct work *w, const struct option *fact, str value)
{
	const struct choice *c = fact_choices(fact) ? choice_of(fact_choices(fact), value) : NULL;
	return c ? work_words(w, c->words) : value;
}
