/* form_test.c - every form there is can be read and says what its source says; broken ones are refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/data.h"
#include "base/json.h"
#include "form.h"

static struct form own(struct arena *a, const char *id)
{
	struct form form;
	struct err e = { 0 };
	str bytes = data_bytes(arena_fmt(a, "forms/%s.json", id));
	if (!bytes.p)
		fail_msg("there is no form %s", id);
	works(form_read(a, bytes, &form, &e), e);
	return form;
}

static const struct form_item *item(const struct form *form, const char *key)
{
	const struct form_item *found = form_item_named(form, str_of(key));
	if (!found)
		fail_msg("%s has no %s", form->id.p, key);
	return found;
}

static void the_seven_forms_are_there(void **state)
{
	(void)state;
	static const struct {
		const char *id, *kind;
		int year;
		size_t items, reference;
	} forms[] = {
		{ "mhlw.facility.fy2023", "facility", 2023, 19, 8 }, { "mhlw.facility.fy2024", "facility", 2024, 19, 0 },
		{ "mhlw.facility.fy2025", "facility", 2025, 20, 0 }, { "mhlw.vendor.fy2023", "vendor", 2023, 14, 6 },
		{ "mhlw.vendor.fy2024", "vendor", 2024, 14, 0 },     { "mhlw.vendor.fy2025", "vendor", 2025, 14, 0 },
		{ "mhlw.pharmacy.fy2025", "pharmacy", 2025, 20, 0 },
	};
	for (size_t i = 0; i < LENGTH(forms); i++) {
		auto_arena a = { 0 };
		struct form form = own(&a, forms[i].id);
		size_t reference = 0;
		for (size_t k = 0; k < form.item_count; k++)
			reference += form.items[k].reference;
		same(form.id, str_of(forms[i].id));
		assert_string_equal(form.kind->code, forms[i].kind);
		assert_int_equal(form.fiscal_year, forms[i].year);
		assert_int_equal(form.item_count, forms[i].items);
		assert_int_equal(reference, forms[i].reference);
		assert_true(form_warning(&a, LANG_JA, &form).n > 0); /* none was compared with the official PDF */
	}
}

static const struct form_item *item_of_draft(const struct form *form, const json_t *draft)
{
	const struct form_item *found = form_item_named(form, json_text(draft, "key"));
	assert_non_null(found);
	return found;
}

static void compare_with_draft(const struct form *form, const json_t *draft)
{
	size_t s, i, count = 0;
	json_t *section, *entry;
	json_array_foreach(json_object_get(draft, "sections"), s, section)
		json_array_foreach(json_object_get(section, "items"), i, entry) {
			const struct form_item *found = item_of_draft(form, entry);
			same(str_of(found->words.ja), json_text(entry, "text_ja"));
			same(found->printed, json_text(entry, "printed_no"));
			same(found->control, json_text(entry, "control"));
			same(str_of(found->group ? found->group->words.ja : ""), json_text(entry, "group"));
			assert_int_equal(found->reference, str_eq(json_text(entry, "tier"), S("reference_fy2024")));
			assert_int_equal(found->needs_contract, json_text(entry, "na_when").n > 0);
			count++;
		}
	assert_int_equal(count, form->item_count);
}

static void wordings_are_those_that_were_read(void **state)
{
	(void)state;
	static const char *const drafts[][2] = {
		{ "checklists/fy2023-facility.json", "mhlw.facility.fy2023" }, { "checklists/fy2024-facility.json", "mhlw.facility.fy2024" },
		{ "checklists/fy2025-facility.json", "mhlw.facility.fy2025" }, { "checklists/fy2023-vendor.json", "mhlw.vendor.fy2023" },
		{ "checklists/fy2024-vendor.json", "mhlw.vendor.fy2024" },     { "checklists/fy2025-vendor.json", "mhlw.vendor.fy2025" },
		{ "checklists/fy2025-pharmacy.json", "mhlw.pharmacy.fy2025" },
	};
	for (size_t i = 0; i < LENGTH(drafts); i++) {
		auto_arena a = { 0 };
		struct err e = { 0 };
		str bytes;
		if (!reference_read(&a, drafts[i][0], &bytes))
			skip();
		auto_json draft = json_read(bytes, &e);
		struct form form = own(&a, drafts[i][1]);
		compare_with_draft(&form, draft);
	}
}

static void rows_have_the_columns_the_form_has(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	unsigned all = FORM_FIRST | FORM_TARGET | FORM_SECOND;
	struct form old = own(&a, "mhlw.facility.fy2023"), now = own(&a, "mhlw.facility.fy2025");
	assert_int_equal(item(&old, "0")->columns, FORM_FIRST);
	assert_int_equal(item(&old, "3-1")->columns, FORM_FIRST);
	assert_int_equal(item(&old, "2-5-srv")->columns, all);
	assert_int_equal(item(&now, "3-1")->columns, all);
}

static void reference_items_are_due_a_year_later(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct form form = own(&a, "mhlw.facility.fy2023");
	assert_int_equal(item(&form, "2-9-pc")->year, 2024);
	assert_int_equal(item(&form, "2-5-srv")->year, 2023);
}

static void printed_numbers_are_the_forms_own(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct form vendor = own(&a, "mhlw.vendor.fy2023"), facility = own(&a, "mhlw.facility.fy2023");
	const struct form_item *there = form_item_of(&vendor, S("svc.unneeded"), S("pc"));
	const struct form_item *here = form_item_of(&facility, S("svc.unneeded"), S("pc"));
	same(form_item_number(&a, &vendor, there), S("2(10)"));
	same(form_item_number(&a, &facility, here), S("2(9)"));
	assert_null(form_item_of(&facility, S("svc.unneeded"), S("network")));
}

static void a_pharmacys_wording_is_at_most_recalled(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct form form = own(&a, "mhlw.pharmacy.fy2025");
	for (size_t i = 0; i < form.item_count; i++)
		assert_string_equal(form.items[i].verification->code, "recalled");
}

static void groups_stand_together_and_the_gate_comes_first(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	for (const struct data_file *file = data_files; file->name.p; file++) {
		struct form form;
		struct err e = { 0 };
		if (!str_starts(file->name, S("forms/")))
			continue;
		works(form_read(&a, file->bytes, &form, &e), e);
		for (size_t i = 1; i < form.item_count; i++) {
			const struct form_item *before = &form.items[i - 1], *now = &form.items[i];
			assert_false(form_item_is_gate(now));
			if (before->section == now->section && before->reference == now->reference)
				assert_true(now->group >= before->group);
		}
	}
}

static void names_are_said_in_both_languages(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct form form = own(&a, "mhlw.facility.fy2025");
	same(form_name(&a, LANG_JA, &form), S("令和7年度 医療機関確認用"));
	same(form_name(&a, LANG_EN, &form), S("FY2025 for the medical facility"));
	same(form_warning(&a, LANG_JA, &form), S("令和7年度様式・公式PDF未照合"));
	same(form_warning(&a, LANG_EN, &form), S("FY2025 form, not compared with the official PDF"));
	same(form_item_number(&a, &form, item(&form, "2-12-pc")), S("2⑫"));
	same(form_item_number(&a, &form, item(&form, "0")), S("0"));
}

static void items_are_found_by_what_people_type(void **state)
{
	(void)state;
	static const struct {
		const char *said, *group, *key;
	} cases[] = {
		{ "2-7-srv", "", "2-7-srv" }, { "2(8)", "", "2-8-net" },       { "2⑧", "", "2-8-net" },   { "2(8)", "", "2-8-net" },
		{ "2(7)", "pc", "2-7-pc" },   { "2-(7)", "network", "2-7-net" }, { "1(1)", "", "1-1" },      { "0", "", "0" },
		{ "3(1)", "", "3-1" },
	};
	auto_arena a = { 0 };
	struct form form = own(&a, "mhlw.facility.fy2024");
	for (size_t i = 0; i < LENGTH(cases); i++) {
		const struct form_item *found;
		struct err e = { 0 };
		works(form_item_meant(&a, &form, str_of(cases[i].said), str_of(cases[i].group), &found, &e), e);
		same(found->key, str_of(cases[i].key));
	}
}

static void unclear_items_are_asked_back(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	const struct form_item *found;
	struct err e;
	struct form form = own(&a, "mhlw.facility.fy2024");
	refuses(form_item_meant(&a, &form, S("2(7)"), S(""), &found, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.ja), S("2-7-srv (サーバについて)、2-7-pc (端末PCについて)、2-7-net (ネットワーク機器について)")));
	assert_true(str_has(str_of(e.en), S("2-7-srv (Servers), 2-7-pc (Terminal PCs), 2-7-net (Network apparatus)")));
	refuses(form_item_meant(&a, &form, S("9(9)"), S(""), &found, &e), e, ERR_MISSING);
	refuses(form_item_meant(&a, &form, S("2(8)"), S("pc"), &found, &e), e, ERR_MISSING);
}

/* A small whole form, of which one piece at a time is replaced. */
#define ITEM                                                                                                  \
	"{\"key\":\"1-1\",\"printed\":\"(1)\",\"control\":\"org.admin\",\"group\":\"\",\"ja\":\"い\",\"en\":\"i\","    \
	"\"tier\":\"required\",\"columns\":[\"first\"],\"verification\":\"seen\"}"
#define FORM                                                                                                  \
	"{\"format\":\"inro-form/1\",\"id\":\"x.fy2026\",\"revision\":1,\"form\":\"facility\",\"fiscal_year\":2026," \
	"\"title\":{\"ja\":\"表\",\"en\":\"t\"},\"layout\":\"seen\",\"notes\":[{\"ja\":\"注\",\"en\":\"n\",\"verification\":\"seen\"}]," \
	"\"sections\":[{\"no\":1,\"ja\":\"せ\",\"en\":\"s\",\"items\":[" ITEM "]}],\"rules\":[{\"id\":\"r\",\"ja\":\"き\",\"en\":\"r\"}]}"

static str replaced(struct arena *a, const char *what, const char *with)
{
	str rest = S(FORM), head = str_cut(&rest, str_of(what));
	if (!rest.p)
		fail_msg("the form has no %s", what);
	return arena_fmt(a, "%.*s%s%.*s", P(head), with, P(rest));
}

static void what_was_compared_is_printed_without_a_warning(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct form form;
	struct err e = { 0 };
	works(form_read(&a, S(FORM), &form, &e), e);
	same(form_warning(&a, LANG_JA, &form), S(""));
	works(form_read(&a, replaced(&a, "\"columns\":[\"first\"],\"verification\":\"seen\"",
	                             "\"columns\":[\"first\"],\"verification\":\"partly\""), &form, &e), e);
	same(form_warning(&a, LANG_JA, &form), S("令和8年度様式・公式PDF未照合"));
}

static void broken_forms_are_refused_by_their_place(void **state)
{
	(void)state;
	static const struct {
		const char *what, *with, *says;
	} cases[] = {
		{ "inro-form/1", "inro-form/2", "format is not" },
		{ "\"x.fy2026\"", "\"X\"", "id: may hold" },
		{ "\"revision\":1", "\"revision\":0", "revision: is not a whole number" },
		{ "\"facility\"", "\"hospital\"", "form: is none of" },
		{ "2026,", "1999,", "fiscal_year: is not" },
		{ "{\"ja\":\"表\",\"en\":\"t\"}", "1", "title: is not" },
		{ "\"layout\":\"seen\"", "\"layout\":\"sure\"", "layout: is none of" },
		{ "\"layout\":\"seen\",", "\"layout\":\"seen\",\"issued\":1,", "issued: is not" },
		{ "\"layout\":\"seen\",", "\"layout\":\"seen\",\"header_field\":1,", "header_field: is not" },
		{ "\"notes\":[{", "\"notes\":[{\"x\":1,", "notes[0].x: there is nothing" },
		{ "\"notes\":[", "\"notes\":[1,", "notes[0]: is not an object" },
		{ "\"notes\":", "\"remarks\":", "remarks: there is nothing" },
		{ "\"no\":1", "\"no\":-1", "sections[0].no: is not" },
		{ "\"no\":1", "\"number\":1", "sections[0].number: there is nothing" },
		{ "\"sections\":[", "\"sections\":[1,", "sections[0]: is not an object" },
		{ "[" ITEM "]", "[]", "sections: has no item" },
		{ "[" ITEM "]", "[" ITEM ",1]", "sections[0].items[1]: is not an object" },
		{ "[" ITEM "]", "[" ITEM "," ITEM "]", "sections[0].items[1].key: another item" },
		{ "[" ITEM "]", "{}", "sections[0].items: is not a list" },
		{ "\"key\":\"1-1\"", "\"key\":\"1 1\"", "sections[0].items[0].key: may hold" },
		{ "\"key\":\"1-1\"", "\"kee\":\"1-1\"", "sections[0].items[0].kee: there is nothing" },
		{ "\"group\":\"\"", "\"group\":\"tablet\"", "sections[0].items[0].group: is none of" },
		{ "\"tier\":\"required\"", "\"tier\":\"wanted\"", "sections[0].items[0].tier: is neither" },
		{ "\"tier\":\"required\"", "\"tier\":\"reference_fy2025\"", "sections[0].items[0].tier: the year" },
		{ "\"tier\":\"required\"", "\"tier\":\"reference_fy2032\"", "sections[0].items[0].tier: the year" },
		{ "\"tier\":\"required\"", "\"tier\":\"reference_fyx\"", "sections[0].items[0].tier: the year" },
		{ "\"tier\":\"required\",", "", "sections[0].items[0].tier: is missing" },
		{ "[\"first\"]", "[\"second\"]", "sections[0].items[0].columns: is not a set" },
		{ "[\"first\"]", "[\"first\",\"first\"]", "sections[0].items[0].columns: is not a set" },
		{ "[\"first\"]", "[\"first\",\"third\"]", "sections[0].items[0].columns: is not a set" },
		{ "[\"first\"]", "1", "sections[0].items[0].columns: is not a list" },
		{ "\"columns\":[\"first\"]", "\"columns\":[\"first\"],\"na_when\":\"never\"", "sections[0].items[0].na_when: is not" },
		{ "\"columns\":[\"first\"]", "\"columns\":[\"first\"],\"na_when\":1", "sections[0].items[0].na_when: is not a text" },
		{ "\"columns\":[\"first\"]", "\"columns\":[\"first\"],\"new\":1", "sections[0].items[0].new: is neither" },
		{ "\"rules\":[{", "\"rules\":[{\"x\":1,", "rules[0].x: there is nothing" },
		{ "\"rules\":[", "\"rules\":[1,", "rules[0]: is not an object" },
		{ "\"rules\":[", "\"rules\":1,\"x\":[", "x: there is nothing" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		auto_arena a = { 0 };
		struct form form;
		struct err e;
		refuses(form_read(&a, replaced(&a, cases[i].what, cases[i].with), &form, &e), e, ERR_INPUT);
		if (!str_starts(str_of(e.en), str_of(cases[i].says)))
			fail_msg("%s -> %s: %s", cases[i].what, cases[i].with, e.en);
	}
}

static void two_rows_of_one_control_and_group_are_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct form form;
	struct err e;
	str two = replaced(&a, "[" ITEM "]",
	                   "[" ITEM ",{\"key\":\"1-2\",\"control\":\"org.admin\",\"group\":\"\",\"ja\":\"い\",\"en\":\"i\",\"tier\":"
	                   "\"required\",\"columns\":[\"first\"],\"verification\":\"seen\"}]");
	refuses(form_read(&a, two, &form, &e), e, ERR_INPUT);
	assert_true(str_has(str_of(e.en), S("sections[0].items[1].group: another item")));
}

static void large_files_are_refused_unread(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct form form;
	struct err e;
	str large = { arena_take(&a, FORM_BYTES_MAX + 1), FORM_BYTES_MAX + 1 };
	refuses(form_read(&a, large, &form, &e), e, ERR_INPUT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_seven_forms_are_there),
		cmocka_unit_test(wordings_are_those_that_were_read),
		cmocka_unit_test(rows_have_the_columns_the_form_has),
		cmocka_unit_test(reference_items_are_due_a_year_later),
		cmocka_unit_test(printed_numbers_are_the_forms_own),
		cmocka_unit_test(a_pharmacys_wording_is_at_most_recalled),
		cmocka_unit_test(groups_stand_together_and_the_gate_comes_first),
		cmocka_unit_test(names_are_said_in_both_languages),
		cmocka_unit_test(items_are_found_by_what_people_type),
		cmocka_unit_test(unclear_items_are_asked_back),
		cmocka_unit_test(what_was_compared_is_printed_without_a_warning),
		cmocka_unit_test(broken_forms_are_refused_by_their_place),
		cmocka_unit_test(two_rows_of_one_control_and_group_are_refused),
		cmocka_unit_test(large_files_are_refused_unread),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
