/* evidence_kept_test.c - what was kept is what looking again would give.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "evidence_kept.h"
#include "forms.h"
#include "ward.h"

static struct evidence kept(struct toy *t, const char *id, const char *key)
{
	struct form_set *set = arena_new(&t->arena, struct form_set);
	struct err e = { 0 };
	works(forms_read(&t->w, set, &e), e);
	const struct form *form = forms_named(set, S("facility"), str_of(id));
	assert_non_null(form);
	struct evidence *list = arena_array(&t->arena, struct evidence, form->item_count);
	works(evidence_kept(&t->w, form, list, &e), e);
	return list[form_item_named(form, str_of(key)) - form->items];
}

static int64_t rows_kept(struct toy *t)
{
	struct err e = { 0 };
	int64_t count;
	works(db_one_int(t->w.db, &e, &count, 0, "SELECT count(*) FROM evidence_kept", NONE), e);
	return count;
}

static void a_broken_store_is_said(void **state)
{
	(void)state;
	static const char *const tables[] = { "evidence_kept", "change" };
	for (size_t i = 0; i < LENGTH(tables); i++) {
		struct toy t;
		struct err e = { 0 };
		struct form_set set;
		ward_open(&t);
		works(forms_read(&t.w, &set, &e), e);
		struct evidence *list = arena_array(&t.arena, struct evidence, FORM_ITEMS_MAX);
		works(db_do_made(t.w.db, &e, arena_fmt(&t.arena, "DROP TABLE %s", tables[i]), NONE), e);
		refuses(evidence_kept(&t.w, forms_newest(&set, S("facility")), list, &e), e, ERR_INTERNAL);
		toy_close(&t);
	}
}

/* The made-up checks look at a table without history: only what is told by an act is seen again. */
static void what_was_seen_stays_until_something_happens(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "usb.policy", "d1", "PC1", "pc", "ok" });
	struct evidence before = kept(&t, "fy2025", "2-9");
	assert_int_equal(before.verdict, VERDICT_YES);
	WARD_SEES(&t, { "usb.policy", "d2", "PC2", "pc", "short", "bad", "制限" });
	struct evidence still = kept(&t, "fy2025", "2-9");
	assert_int_equal(still.verdict, VERDICT_YES);
	same(still.sentence, before.sentence);
	assert_ptr_equal(still.control, before.control);
	ward_contract(&t, "保守", "2026-04-01", "2027-03-31");
	struct evidence after = kept(&t, "fy2025", "2-9");
	assert_int_equal(after.verdict, VERDICT_SHORT);
	same(after.sentence, S("確認できた2台中1台に不足は見つかりませんでした。確認の必要な点: PC2(制限が足りません)。"));
	toy_close(&t);
}

static void another_day_is_looked_at_anew(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	struct id now = id_new(clock_now(&t.clock));
	WARD_SEES(&t, { "patch.host", "d1", "SV1", "server", "ok", "", "", now.text });
	str today = kept(&t, "fy2024", "2-7-srv").sentence;
	t.clock.stopped_at += 400 * 24 * 3600;
	assert_false(str_eq(kept(&t, "fy2024", "2-7-srv").sentence, today));
	toy_close(&t);
}

static void each_language_has_its_own(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	WARD_SEES(&t, { "usb.policy", "d1", "PC1", "pc", "ok" });
	same(kept(&t, "fy2025", "2-9").sentence, S("確認できた1台に不足は見つかりませんでした。"));
	t.w.lang = LANG_EN;
	same(kept(&t, "fy2025", "2-9").sentence, S("Nothing was found short in what was looked at (1 device)."));
	t.w.lang = LANG_JA;
	same(kept(&t, "fy2025", "2-9").sentence, S("確認できた1台に不足は見つかりませんでした。"));
	toy_close(&t);
}

/* Two years' forms share what they have in common; nothing is kept twice. */
static void forms_share_what_is_kept(void **state)
{
	(void)state;
	struct toy t;
	ward_open(&t);
	kept(&t, "fy2025", "2-9");
	int64_t once = rows_kept(&t);
	kept(&t, "fy2024", "2-7-srv");
	assert_true(rows_kept(&t) > once);
	int64_t both = rows_kept(&t);
	ward_contract(&t, "保守", "2026-04-01", "2027-03-31");
	kept(&t, "fy2025", "2-9");
	kept(&t, "fy2024", "2-7-srv");
	assert_int_equal(rows_kept(&t), both);
	toy_close(&t);
}

/* It is shown all the same, at once, and kept the next time. */
static void nobody_waits_while_another_writes(void **state)
{
	(void)state;
	struct toy t;
	struct err e = { 0 };
	ward_open(&t);
	auto_db *other = db_open(path_join(&t.arena, t.w.data, S("inro.db")), false, &e);
	works(other && db_begin(other, &e), e);
	int64_t began = clock_beat_ms();
	assert_int_equal(kept(&t, "fy2025", "2-9").verdict, VERDICT_UNSEEN);
	assert_true(clock_beat_ms() - began < DB_WAIT_MS / 2);
	assert_int_equal(rows_kept(&t), 0);
	db_rollback(other);
	kept(&t, "fy2025", "2-9");
	assert_true(rows_kept(&t) > 0);
	toy_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_broken_store_is_said),
		cmocka_unit_test(what_was_seen_stays_until_something_happens),
		cmocka_unit_test(another_day_is_looked_at_anew),
		cmocka_unit_test(each_language_has_its_own),
		cmocka_unit_test(forms_share_what_is_kept),
		cmocka_unit_test(nobody_waits_while_another_writes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
