/* control_test.c - what the data names exists: checks in the registry, controls of every form, types of documents.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/data.h"
#include "control.h"
#include "duties.h"
#include "fee.h"
#include "form.h"

static struct control_set own(void)
{
	struct control_set set;
	struct err e = { 0 };
	works(controls_here(&set, &e), e);
	return set;
}

static struct fee_set fees(struct arena *a)
{
	struct fee_set set;
	struct err e = { 0 };
	works(fee_read(a, data_bytes(S("fee.json")), &set, &e), e);
	return set;
}

static void must_have_check(str name)
{
	if (!duty_check(duties, name))
		fail_msg("no duty has the check %.*s", P(name));
}

static void every_check_named_in_the_data_exists(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct control_set set = own();
	struct fee_set fee = fees(&a);
	for (size_t i = 0; i < set.count; i++)
		for (size_t k = 0; k < set.controls[i].check_count; k++)
			must_have_check(set.controls[i].checks[k].name);
	for (size_t i = 0; i < fee.count; i++)
		for (size_t k = 0; k < fee.requirements[i].evidence_count; k++)
			if (fee.requirements[i].evidence[k].check.n)
				must_have_check(fee.requirements[i].evidence[k].check);
}

static void must_have_document(str type)
{
	const struct record_kind *kind = duty_kind(duties, S("document"));
	assert_non_null(kind);
	if (!choice_of(kind->columns[record_column(kind, S("type"))].choices, type))
		fail_msg("there is no type of document %.*s", P(type));
}

static void every_type_of_document_named_in_the_data_exists(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct control_set set = own();
	struct fee_set fee = fees(&a);
	for (size_t i = 0; i < set.count; i++)
		for (size_t k = 0; k < set.controls[i].document_count; k++)
			must_have_document(set.controls[i].documents[k]);
	for (size_t i = 0; i < fee.count; i++)
		for (size_t k = 0; k < fee.requirements[i].evidence_count; k++)
			if (fee.requirements[i].evidence[k].document.n)
				must_have_document(fee.requirements[i].evidence[k].document);
}

static void every_control_of_every_form_is_explained(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct control_set set = own();
	for (const struct data_file *file = data_files; file->name.p; file++) {
		struct form form;
		struct err e = { 0 };
		if (!str_starts(file->name, S("forms/")))
			continue;
		works(form_read(&a, file->bytes, &form, &e), e);
		for (size_t i = 0; i < form.item_count; i++) {
			const struct control *control = control_named(&set, form.items[i].control);
			if (!control || !*control->help.ja || !*control->help.en)
				fail_msg("%.*s is not explained", P(form.items[i].control));
		}
	}
}

/* Only what can be measured as a whole may be suggested. */
static void few_controls_may_be_suggested(void **state)
{
	(void)state;
	static const char *const may[] = { "ledger", "access.stale", "log.access", "patch", "net.source", "pw.policy", "usb" };
	struct control_set set = own();
	size_t count = 0;
	for (size_t i = 0; i < LENGTH(may); i++)
		assert_true(control_named(&set, str_of(may[i]))->suggest);
	for (size_t i = 0; i < set.count; i++)
		count += set.controls[i].suggest;
	assert_int_equal(count, LENGTH(may));
}

static void what_a_yes_means_stands_beside_the_item(void **state)
{
	(void)state;
	struct control_set set = own();
	assert_string_equal(control_named(&set, S("remote"))->beside.ja,
	                    "「はい」は、事業者に確認した、という意味です。該当する機器がなくても確認すれば「はい」です。");
}

static void no_word_of_the_data_judges(void **state)
{
	(void)state;
	static const str judging[] = { T("適合"), T("合格"), T("安全です") };
	for (const struct data_file *file = data_files; file->name.p; file++)
		for (size_t i = 0; i < LENGTH(judging); i++)
			if (str_has(file->bytes, judging[i]))
				fail_msg("%.*s says %.*s", P(file->name), P(judging[i]));
}

static void broken_catalogues_are_refused_by_their_place(void **state)
{
	(void)state;
#define CONTROLS(inside) "{\"format\":\"inro-controls/1\",\"controls\":[" inside "]}"
#define CONTROL(more) "{\"id\":\"a\",\"ja\":\"あ\",\"en\":\"a\"" more "}"
	static const struct {
		const char *file, *says;
	} cases[] = {
		{ "{}", "format is not" },
		{ "{\"format\":\"inro-controls/1\"}", "controls: is not a list" },
		{ "{\"format\":\"inro-controls/1\",\"x\":1,\"controls\":[]}", "x: there is nothing" },
		{ CONTROLS("1"), "controls[0]: is not an object" },
		{ CONTROLS("{}"), "controls[0].id: is missing" },
		{ CONTROLS("{\"id\":\"a\"}"), "controls[0].ja: is missing" },
		{ CONTROLS(CONTROL(",\"x\":1")), "controls[0].x: there is nothing" },
		{ CONTROLS(CONTROL("")), "controls[0].checks: is not a list" },
		{ CONTROLS(CONTROL(",\"checks\":[1]")), "controls[0].checks[0]: is not an object" },
		{ CONTROLS(CONTROL(",\"checks\":[{\"name\":\"a.b\"}]")), "controls[0].checks[0].unit: is missing" },
		{ CONTROLS(CONTROL(",\"checks\":[{\"name\":\"a.b\",\"unit\":\"cow\"}]")), "controls[0].checks[0].unit: there is no such" },
		{ CONTROLS(CONTROL(",\"checks\":[]") "," CONTROL(",\"checks\":[]")), "controls[1].id: the id is used twice" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		auto_arena a = { 0 };
		struct control_set set;
		struct err e;
		refuses(controls_read(&a, str_of(cases[i].file), &set, &e), e, ERR_INPUT);
		if (!str_starts(str_of(e.en), str_of(cases[i].says)))
			fail_msg("%s: %s", cases[i].file, e.en);
	}
}

static void broken_fee_files_are_refused_by_their_place(void **state)
{
	(void)state;
#define FEES(inside) "{\"format\":\"inro-fee/1\",\"requirements\":[" inside "]}"
#define FEE(more) "{\"id\":\"a\",\"revision_year\":2026,\"ja\":\"あ\",\"en\":\"a\",\"verification\":\"seen\"" more "}"
	static const struct {
		const char *file, *says;
	} cases[] = {
		{ "{}", "format is not" },
		{ "{\"format\":\"inro-fee/1\",\"x\":1}", "x: there is nothing" },
		{ FEES("1"), "requirements[0]: is not an object" },
		{ FEES("{\"id\":\"a\",\"revision_year\":1}"), "requirements[0].revision_year: is not" },
		{ FEES(FEE("")), "requirements[0].evidence: is not a list" },
		{ FEES(FEE(",\"evidence\":[1]")), "requirements[0].evidence[0]: is not an object" },
		{ FEES(FEE(",\"evidence\":[{\"ja\":\"あ\"}]")), "requirements[0].evidence[0].en: is missing" },
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		auto_arena a = { 0 };
		struct fee_set set;
		struct err e;
		refuses(fee_read(&a, str_of(cases[i].file), &set, &e), e, ERR_INPUT);
		if (!str_starts(str_of(e.en), str_of(cases[i].says)))
			fail_msg("%s: %s", cases[i].file, e.en);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_check_named_in_the_data_exists),
		cmocka_unit_test(every_type_of_document_named_in_the_data_exists),
		cmocka_unit_test(every_control_of_every_form_is_explained),
		cmocka_unit_test(few_controls_may_be_suggested),
		cmocka_unit_test(what_a_yes_means_stands_beside_the_item),
		cmocka_unit_test(no_word_of_the_data_judges),
		cmocka_unit_test(broken_catalogues_are_refused_by_their_place),
		cmocka_unit_test(broken_fee_files_are_refused_by_their_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
