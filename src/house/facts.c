/* facts.c - the facts of the facility, one row each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "facts.h"

#include "base/json.h"
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
	{ "host", "NAME,…", { "画面を開くときの名前・アドレス", "names and addresses of the console" } },
	{ "tls-certificate", "FILE", { "よそで発行された証明書(PEM)", "a certificate from elsewhere (PEM)" } },
	{ "tls-key", "FILE", { "その秘密鍵(PEM)", "its private key (PEM)" } },
	{ 0 },
};
_Static_assert(LENGTH(facts) <= FACTS_MAX, "FACTS_MAX is too small");

const struct option *fact_named(str name)
{
	for (const struct option *fact = facts; fact->name; fact++)
		if (str_eq(str_of(fact->name), name))
			return fact;
	return NULL;
}

const struct choice *fact_choices(const struct option *fact)
{
	return str_eq(str_of(fact->name), S("type")) ? types : NULL;
}

static bool is_number(const struct option *fact)
{
	return str_eq(str_of(fact->name), S("beds"));
}

static bool is_host(const struct option *fact)
{
	return str_eq(str_of(fact->name), S("host"));
}

static bool fact_fit(const struct option *fact, str value, struct err *e)
{
	int64_t n;
	if (!value.n)
		return true;
	if (fact_choices(fact) && !choice_of(fact_choices(fact), value))
		return err_set(e, ERR_USAGE, "%s%.0sは %s のどれかです(--%s)", "%.0s%s is one of %s (--%s)", fact->words.ja, fact->words.en,
		               fact->value, fact->name);
	if (is_number(fact) && (!str_whole(value, &n) || n < 0))
		return err_set(e, ERR_USAGE, "%s%.0sは数字で書いてください(--%s)", "%.0s%s is a number (--%s)", fact->words.ja, fact->words.en, fact->name);
	return !is_host(fact) || facility_hosts_check(value, e) || err_at(e, fact->words);
}

bool facts_fit(const struct fact_value *values, size_t count, struct err *e)
{
	for (size_t i = 0; i < count; i++)
		if (!fact_fit(values[i].fact, values[i].value, e))
			return false;
	return true;
}

str fact_setting(struct work *w, const struct option *fact)
{
	char *name = arena_text(w->arena, str_of(fact->name));
	for (char *c = name; *c; c++)
		if (*c == '-')
			*c = '_';
	return str_of(name);
}

bool fact_get(struct work *w, const struct option *fact, str *value, struct err *e)
{
	return facility_get(w, fact_setting(w, fact).p, value, e);
}

bool facts_certify(struct work *w, struct certificate_facts *authority, struct err *e)
{
	str pem, key;
	*authority = (struct certificate_facts){ 0 };
	return facility_certificate(w, &pem, &key, e) && facility_authority(w, &pem, e) &&
	       (!pem.n || certificate_read(w->arena, pem, authority, e));
}

static bool set_each(struct work *w, const struct fact_value *values, size_t count, struct json *changes, bool *certifies, struct err *e)
{
	str before;
	*certifies = false;
	for (size_t i = 0; i < count; i++) {
		const struct option *fact = values[i].fact;
		str name = fact_setting(w, fact);
		if (!fact_get(w, fact, &before, e) || !facility_set(w, name.p, values[i].value, e))
			return false;
		json_pair_change(changes, name, before, values[i].value);
		*certifies |= (is_host(fact) || str_starts(str_of(fact->name), S("tls-"))) && !str_eq(before, values[i].value);
	}
	return true;
}

bool facts_change_in(struct work *w, const struct fact_value *values, size_t count, struct err *e)
{
	auto_buf detail = { 0 };
	struct json j = { .out = &detail };
	bool certifies;
	struct certificate_facts authority;
	json_put_open(&j, '{');
	if (!facts_fit(values, count, e) || !set_each(w, values, count, &j, &certifies, e))
		return false;
	json_put_close(&j, '}');
	return (str_eq(buf_str(&detail), S("{}")) ||
	        journal_add(w->db, clock_now(w->clock), w->who, EVENT_FACILITY_CHANGED, S(""), buf_str(&detail), NULL, e)) &&
	       (!certifies || facts_certify(w, &authority, e));
}

bool facts_change(struct work *w, const struct fact_value *values, size_t count, struct err *e)
{
	return !count || (db_begin(w->db, e) && db_end(w->db, facts_change_in(w, values, count, e), e));
}

str fact_say(const struct work *w, const struct option *fact, str value)
{
	const struct choice *c = fact_choices(fact) ? choice_of(fact_choices(fact), value) : NULL;
	return c ? work_words(w, c->words) : value;
}
