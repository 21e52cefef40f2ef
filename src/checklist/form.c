/* form.c - reading a form's file, and naming the form and its items as people do.
 * SPDX-License-Identifier: Apache-2.0 */
#include "form.h"

#include "engine/text.h"
#include "strict.h"

#define TIER_YEARS_MAX 5 /* reference items are to be met at most so many years later */

const struct choice form_kinds[] = {
	{ "facility", { "医療機関確認用", "for the medical facility" }, "医療機関" },
	{ "vendor", { "事業者確認用", "for the vendor" }, "事業者" },
	{ "pharmacy", { "薬局確認用", "for the pharmacy" }, "薬局" },
	{ 0 },
};

const struct choice form_groups[] = {
	{ "all", { "医療情報システム全般について", "Healthcare information system in general" },
	  "医療情報システム全般|全般|システム全般" },
	{ "server", { "サーバについて", "Servers" }, "サーバ|サーバー" },
	{ "pc", { "端末PCについて", "Terminal PCs" }, "端末PC|端末|PC|クライアント" },
	{ "network", { "ネットワーク機器について", "Network apparatus" }, "ネットワーク機器|ネットワーク" },
	{ 0 },
};

const struct choice form_verifications[] = {
	{ "seen", { "公式文書で確認", "read in an official document" } },
	{ "secondary", { "公式文書を引用した資料で確認", "read where others quote the official document" } },
	{ "partly", { "一部だけ確認", "read in part" } },
	{ "recalled", { "未照合(公式PDFで確かめていません)", "not read; to be compared with the official PDF" } },
	{ "none", { "未照合(ほかの年度からの推定です)", "not read; inferred from another year" } },
	{ 0 },
};

static const char *const form_names[] = { "format", "id", "revision", "form", "fiscal_year", "title", "layout", "issued",
	                                  "header_field", "notes", "sections", "rules", NULL };
static const char *const note_names[] = { "ja", "en", "verification", "reference", NULL };
static const char *const section_names[] = { "no", "ja", "en", "items", NULL };
static const char *const item_names[] = { "key", "printed", "control", "group", "ja", "en", "tier", "columns", "na_when",
	                                  "verification", "source", "note", "change", "new", NULL };
static const char *const rule_names[] = { "id", "ja", "en", "source", "note", NULL };

static bool is_seen(const struct choice *verification)
{
	return str_eq(str_of(verification->code), S("seen"));
}

/* "required", or "reference_fy2024": not yet inspected, to be met within that year. */
static bool take_tier(const struct strict *s, int fiscal_year, struct form_item *item)
{
	str tier, head = S("reference_fy");
	int64_t year = 0;
	if (!strict_id(s, "tier", &tier))
		return false;
	item->reference = str_starts(tier, head);
	item->year = fiscal_year;
	if (!item->reference)
		return str_eq(tier, S("required")) ||
		       strict_refuse(s, "tier", "required でも reference_fy年 でもありません",
		                     "is neither required nor reference_fyYEAR");
	if (!str_whole(str_from(tier, head.n), &year) || year < fiscal_year || year > fiscal_year + TIER_YEARS_MAX)
		return strict_refuse(s, "tier", "参考項目の年度が様式の年度と合いません",
		                     "the year of a reference item does not go with the form's");
	item->year = (int)year;
	return true;
}

static bool take_columns(const struct strict *s, struct form_item *item)
{
	static const struct {
		str name;
		unsigned column;
	} known[] = { { T("first"), FORM_FIRST }, { T("target"), FORM_TARGET }, { T("second"), FORM_SECOND } };
	str *names;
	size_t count, taken = 0;
	if (!strict_texts(s, "columns", LENGTH(known), &names, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < LENGTH(known); k++)
			if (str_eq(names[i], known[k].name) && !(item->columns & known[k].column)) {
				item->columns |= known[k].column;
				taken++;
			}
	return (taken == count && item->columns & FORM_FIRST) ||
	       strict_refuse(s, "columns", "first を含む first・target・second の組ではありません",
	                     "is not a set of first, target and second that has first");
}

static bool take_need(const struct strict *s, struct form_item *item)
{
	str when;
	if (!strict_text_or_none(s, "na_when", STRICT_NAME_MAX, &when))
		return false;
	item->needs_contract = when.n > 0;
	return !when.n || str_eq(when, S("no_vendor_contract")) ||
	       strict_refuse(s, "na_when", "no_vendor_contract ではありません", "is not no_vendor_contract");
}

static bool is_unlike_the_others(const struct strict *s, const struct form *form, const struct form_item *item)
{
	if (form_item_named(form, item->key))
		return strict_refuse(s, "key", "同じ key の項目がほかにもあります", "another item has the same key");
	if (form_item_of(form, item->control, form_item_group(item)))
		return strict_refuse(s, "group", "同じ control と group の項目がほかにもあります",
		                     "another item has the same control and group");
	return true;
}

static bool take_item(const struct strict *s, const struct form *form, struct form_item *item)
{
	return strict_keys(s, item_names) && strict_id(s, "key", &item->key) &&
	       strict_text_or_none(s, "printed", STRICT_NAME_MAX, &item->printed) &&
	       strict_id(s, "control", &item->control) &&
	       strict_choice(s, "group", form_groups, true, &item->group) &&
	       strict_words(s, FORM_TEXT_BYTES_MAX, &item->words) && take_tier(s, form->fiscal_year, item) &&
	       take_columns(s, item) && take_need(s, item) &&
	       strict_choice(s, "verification", form_verifications, false, &item->verification) &&
	       strict_text_or_none(s, "source", FORM_TEXT_BYTES_MAX, &item->source) &&
	       strict_words_at(s, "note", FORM_TEXT_BYTES_MAX, &item->note) &&
	       strict_words_at(s, "change", FORM_TEXT_BYTES_MAX, &item->change) &&
	       strict_flag(s, "new", &item->is_new) && is_unlike_the_others(s, form, item);
}

static bool take_section(const struct strict *s, struct form *form)
{
	struct form_section *section = &form->sections[form->section_count];
	int64_t number;
	if (!strict_keys(s, section_names) || !strict_whole(s, "no", 0, 99, &number) ||
	    !strict_words(s, FORM_TEXT_BYTES_MAX, &section->words) ||
	    !strict_list(s, "items", FORM_ITEMS_MAX - form->item_count, &section->count))
		return false;
	section->number = (int)number;
	section->first = form->item_count;
	for (size_t i = 0; i < section->count; i++) {
		struct strict in;
		struct form_item *item = &form->items[form->item_count];
		item->section = form->section_count;
		if (!strict_at(s, "items", i, &in) || !take_item(&in, form, item))
			return false;
		form->item_count++;
	}
	form->section_count++;
	return true;
}

static bool take_sections(const struct strict *s, struct form *form)
{
	size_t count;
	if (!strict_list(s, "sections", FORM_SECTIONS_MAX, &count))
		return false;
	form->sections = arena_array(s->a, struct form_section, count);
	form->items = arena_array(s->a, struct form_item, FORM_ITEMS_MAX);
	for (size_t i = 0; i < count; i++) {
		struct strict in;
		if (!strict_at(s, "sections", i, &in) || !take_section(&in, form))
			return false;
	}
	return form->item_count || strict_refuse(s, "sections", "項目が一つもありません", "has no item at all");
}

static bool take_notes(const struct strict *s, struct form *form)
{
	size_t count;
	if (!strict_list(s, "notes", FORM_NOTES_MAX, &count))
		return false;
	form->notes = arena_array(s->a, struct form_note, count);
	for (; form->note_count < count; form->note_count++) {
		struct form_note *note = &form->notes[form->note_count];
		struct strict in;
		if (!strict_at(s, "notes", form->note_count, &in) || !strict_keys(&in, note_names) ||
		    !strict_words(&in, FORM_TEXT_BYTES_MAX, &note->words) ||
		    !strict_choice(&in, "verification", form_verifications, false, &note->verification) ||
		    !strict_flag(&in, "reference", &note->reference))
			return false;
	}
	return true;
}

static bool take_rules(const struct strict *s, struct form *form)
{
	size_t count;
	if (!strict_list(s, "rules", FORM_NOTES_MAX, &count))
		return false;
	form->rules = arena_array(s->a, struct form_rule, count);
	for (; form->rule_count < count; form->rule_count++) {
		struct form_rule *rule = &form->rules[form->rule_count];
		struct strict in;
		if (!strict_at(s, "rules", form->rule_count, &in) || !strict_keys(&in, rule_names) ||
		    !strict_id(&in, "id", &rule->id) || !strict_words(&in, FORM_TEXT_BYTES_MAX, &rule->words) ||
		    !strict_text_or_none(&in, "source", FORM_TEXT_BYTES_MAX, &rule->source) ||
		    !strict_words_at(&in, "note", FORM_TEXT_BYTES_MAX, &rule->note))
			return false;
	}
	return true;
}

static bool take_head(const struct strict *s, struct form *form)
{
	int64_t year;
	if (!strict_keys(s, form_names) || !strict_id(s, "id", &form->id) ||
	    !strict_whole(s, "revision", 1, 9999, &form->revision) ||
	    !strict_choice(s, "form", form_kinds, false, &form->kind) ||
	    !strict_whole(s, "fiscal_year", 2019, 2099, &year) ||
	    !strict_words_at(s, "title", FORM_TEXT_BYTES_MAX, &form->title) ||
	    !strict_choice(s, "layout", form_verifications, false, &form->layout) ||
	    !strict_words_at(s, "issued", FORM_TEXT_BYTES_MAX, &form->issued) ||
	    !strict_words_at(s, "header_field", FORM_TEXT_BYTES_MAX, &form->header_field))
		return false;
	form->fiscal_year = (int)year;
	return true;
}

bool form_read(struct arena *a, str bytes, struct form *form, struct err *e)
{
	auto_json file = NULL;
	struct strict s;
	*form = (struct form){ 0 };
	if (bytes.n > FORM_BYTES_MAX)
		return err_set(e, ERR_INPUT, "様式のファイルが大きすぎます(上限 %u バイト)",
		               "the form file is too large (limit %u bytes)", FORM_BYTES_MAX);
	return strict_open(a, bytes, "inro-form/1", &file, &s, e) && take_head(&s, form) && take_notes(&s, form) &&
	       take_sections(&s, form) && take_rules(&s, form);
}

const struct form_item *form_item_named(const struct form *form, str key)
{
	for (size_t i = 0; i < form->item_count; i++)
		if (str_eq(form->items[i].key, key))
			return &form->items[i];
	return NULL;
}

const struct form_item *form_item_of(const struct form *form, str control, str group)
{
	for (size_t i = 0; i < form->item_count; i++)
		if (str_eq(form->items[i].control, control) && str_eq(form_item_group(&form->items[i]), group))
			return &form->items[i];
	return NULL;
}

static bool has_number(struct arena *a, const struct form *form, const struct form_item *item, str said, str group)
{
	return (!group.n || str_eq(form_item_group(item), group)) &&
	       str_eq(text_key(a, form_item_number(a, form, item)), text_key(a, said));
}

static str candidate_say(struct arena *a, enum lang lang, const struct form_item *item)
{
	return item->group ? arena_fmt(a, "%.*s (%s)", P(item->key), say(lang, item->group->words)) : item->key;
}

bool form_item_meant(struct arena *a, const struct form *form, str said, str group, const struct form_item **item,
                     struct err *e)
{
	str ja = S(""), en = S("");
	size_t count = 0;
	*item = form_item_named(form, said);
	if (*item)
		return true;
	for (size_t i = 0; i < form->item_count; i++)
		if (has_number(a, form, &form->items[i], said, group)) {
			*item = &form->items[i];
			ja = arena_join(a, ja, S("、"), candidate_say(a, LANG_JA, *item));
			en = arena_join(a, en, S(", "), candidate_say(a, LANG_EN, *item));
			count++;
		}
	if (count > 1)
		return err_set(e, ERR_INPUT, "「%.*s」に当たる項目が%zu個あります: %s%.0s。どれか一つを書いてください",
		               "\"%.*s\" may be any of %zu items: %.0s%s; please name one", P(said), count, ja.p, en.p);
	return count == 1 ||
	       err_set(e, ERR_MISSING, "「%.*s」という項目は、この様式(%.*s)にありません",
	               "there is no item \"%.*s\" in this form (%.*s)", P(said), P(form->id));
}

bool form_item_is_gate(const struct form_item *item)
{
	return str_eq(item->control, S("gate.system"));
}

str form_item_group(const struct form_item *item)
{
	return str_of(item->group ? item->group->code : "");
}

str form_item_number(struct arena *a, const struct form *form, const struct form_item *item)
{
	return arena_fmt(a, "%d%.*s", form->sections[item->section].number, P(item->printed));
}

str form_warning(struct arena *a, enum lang lang, const struct form *form)
{
	bool seen = is_seen(form->layout);
	for (size_t i = 0; i < form->item_count; i++)
		seen = seen && is_seen(form->items[i].verification);
	if (seen)
		return S("");
	str year = form_year(a, lang, form->fiscal_year);
	return lang == LANG_EN ? arena_fmt(a, "%.*s form, not compared with the official PDF", P(year))
	                       : arena_fmt(a, "%.*s様式・公式PDF未照合", P(year));
}

str form_year(struct arena *a, enum lang lang, int fiscal_year)
{
	return lang == LANG_EN ? arena_fmt(a, "FY%d", fiscal_year)
	                       : arena_fmt(a, "%.*s年度", P(year_wareki(a, fiscal_year)));
}

str form_name(struct arena *a, enum lang lang, const struct form *form)
{
	return arena_fmt(a, "%.*s %s", P(form_year(a, lang, form->fiscal_year)), say(lang, form->kind->words));
}
