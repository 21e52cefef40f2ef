/* answer.c - what people answer, entry by entry: reading it back, adding to it, taking it back.
 * SPDX-License-Identifier: Apache-2.0 */
#include "answer.h"

#include "answer_rules.h"
#include "engine/date.h"
#include "frame/record.h"

bool answer_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("answer_entry"),
	                S("form TEXT NOT NULL, control TEXT NOT NULL, grp TEXT NOT NULL, vendor TEXT NOT NULL, "
	                  "system TEXT NOT NULL, n INTEGER NOT NULL, act TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, "
	                  "first TEXT NOT NULL, first_on TEXT NOT NULL, target_on TEXT NOT NULL, second TEXT NOT NULL, "
	                  "second_on TEXT NOT NULL, note TEXT NOT NULL, original TEXT NOT NULL, skipped TEXT NOT NULL, "
	                  "taken_back INTEGER NOT NULL, PRIMARY KEY (form, control, grp, vendor, system, n)")) &&
	       db_do(db, e, "DROP VIEW IF EXISTS answer_now", NONE) &&
	       db_do(db, e,
	             "CREATE VIEW answer_now AS SELECT form, control, grp, vendor, system, first, first_on, target_on, second, "
	             "second_on, note, original, skipped FROM answer_entry a WHERE taken_back=0 AND n=(SELECT max(n) FROM "
	             "answer_entry l WHERE l.form=a.form AND l.control=a.control AND l.grp=a.grp AND l.vendor=a.vendor AND "
	             "l.system=a.system)", NONE);
}

static const struct choice replies[] = {
	[REPLY_NONE] = { "", { "", "" } },
	[REPLY_YES] = { "yes", { "はい", "Yes" } },
	[REPLY_NO] = { "no", { "いいえ", "No" } },
};

str reply_code(enum reply reply)
{
	return str_of(replies[reply].code);
}

str reply_say(enum lang lang, enum reply reply)
{
	return str_of(say(lang, replies[reply].words));
}

static enum reply reply_of(str code)
{
	return str_eq(code, S("yes")) ? REPLY_YES : str_eq(code, S("no")) ? REPLY_NO : REPLY_NONE;
}

bool reply_read(struct arena *a, str said, enum reply *reply)
{
	static const struct column column = { "reply", { "回答", "Reply" }, NULL, COLUMN_CHOICE, choice_yes_no };
	*reply = reply_of(column_read(a, &column, said).code);
	return *reply != REPLY_NONE;
}

bool answer_day(str text, struct words what, struct day *day, struct err *e)
{
	struct span span;
	*day = (struct day){ 0 };
	if (!text.n)
		return true;
	if (!date_read(text, &span) || day_order(span.from, span.to) != 0)
		return err_set(e, ERR_INPUT, "%s%.0sの「%.*s」は、ある一日の日付として読めません(例: 2026-11-20、令和8年11月20日)",
		               "%.0s%s: \"%.*s\" is not the date of one day (such as 2026-11-20)", what.ja, what.en, P(text));
	*day = span.from;
	return true;
}

enum reply answer_reply(const struct answer *answer)
{
	return answer->second ? answer->second : answer->first;
}

struct day answer_on(const struct answer *answer)
{
	return answer->second ? answer->second_on : answer->first_on;
}

bool answer_is_late(const struct answer *answer, struct day today)
{
	return answer_reply(answer) == REPLY_NO && !answer->second && answer->target_on.year &&
	       day_order(answer->target_on, today) < 0;
}

static str dated(struct arena *a, enum lang lang, enum reply reply, struct day day)
{
	return arena_fmt(a, lang == LANG_EN ? "%.*s, %.*s" : "%.*s %.*s", P(reply_say(lang, reply)), P(day_say(a, lang, day)));
}

str answer_say(struct arena *a, enum lang lang, const struct answer *answer)
{
	static const struct words target = { "目標日", "target" }, second = { "2回目", "second check" };
	if (!answer->first)
		return S("");
	str text = dated(a, lang, answer->first, answer->first_on);
	if (answer->target_on.year)
		text = arena_fmt(a, "%.*s / %s %.*s", P(text), say(lang, target), P(day_say(a, lang, answer->target_on)));
	if (answer->second)
		text = arena_fmt(a, "%.*s / %s %.*s", P(text), say(lang, second), P(dated(a, lang, answer->second, answer->second_on)));
	return text;
}

/* Reading: entries in their order, each laid over the one before. */

#define ENTRY_COLUMNS "control, grp, at, who, first, first_on, target_on, second, second_on, note, original, skipped, taken_back, act"
enum { AT_CONTROL, AT_GROUP, AT_AT, AT_WHO, AT_FIRST, AT_FIRST_ON, AT_TARGET_ON, AT_SECOND, AT_SECOND_ON, AT_NOTE,
       AT_ORIGINAL, AT_SKIPPED, AT_TAKEN_BACK, AT_ACT };

static struct day day_at(const struct rows *rows, int column)
{
	struct day day = { 0 };
	day_read(rows_str(rows, column), &day);
	return day;
}

static bool same_day(struct day a, struct day b)
{
	return day_order(a, b) == 0;
}

/* Who entered a part: whoever did it first, as long as it has not been changed since. */
static struct answer laid_over(const struct answer *before, struct answer now, const struct entered *entered)
{
	bool first = now.first == before->first && same_day(now.first_on, before->first_on);
	bool second = now.second == before->second && same_day(now.second_on, before->second_on);
	now.first_entered = first ? before->first_entered : *entered;
	now.target_entered = same_day(now.target_on, before->target_on) ? before->target_entered : *entered;
	now.second_entered = second ? before->second_entered : *entered;
	return now;
}

static struct answer_entry entry_of(struct arena *a, const struct rows *rows, const struct answer *before)
{
	struct answer_entry entry = { .entered = { arena_copy(a, rows_str(rows, AT_WHO)), arena_copy(a, rows_str(rows, AT_AT)) },
		                      .act = arena_copy(a, rows_str(rows, AT_ACT)) };
	struct answer now = {
		.first = reply_of(rows_str(rows, AT_FIRST)), .first_on = day_at(rows, AT_FIRST_ON),
		.target_on = day_at(rows, AT_TARGET_ON), .second = reply_of(rows_str(rows, AT_SECOND)),
		.second_on = day_at(rows, AT_SECOND_ON), .note = arena_copy(a, rows_str(rows, AT_NOTE)),
		.original = arena_copy(a, rows_str(rows, AT_ORIGINAL)), .skipped = arena_copy(a, rows_str(rows, AT_SKIPPED)),
		.taken_back = rows_int(rows, AT_TAKEN_BACK) != 0,
	};
	entry.answer = laid_over(before, now, &entry.entered);
	return entry;
}

static enum need need_of(const struct form_item *item, const struct answer *answer, bool gate_no, bool contract)
{
	if (gate_no && !form_item_is_gate(item))
		return NEED_NOT_GATE;
	if (item->needs_contract && !contract)
		return NEED_NOT_CONTRACT;
	return answer->skipped.n ? NEED_NOT_SKIPPED : NEED_ANSWER;
}

struct words need_words(enum need need)
{
	static const struct words words[] = {
		[NEED_ANSWER] = { "", "" },
		[NEED_NOT_GATE] = { "医療情報システムがない(最初の項目が「いいえ」)ため、記入は不要です。",
		                    "No entry is needed: there is no healthcare information system (the first item is No)." },
		[NEED_NOT_CONTRACT] = { "契約中の事業者が登録されていないため、記入しません。契約があるときは、契約を登録してください。",
		                        "No entry is made: no vendor is recorded as under contract. If there is a contract, "
		                        "please record it." },
		[NEED_NOT_SKIPPED] = { "契約により省略します。", "Skipped by contract." },
	};
	return words[need];
}

static bool read_entries(struct work *w, const struct form *form, str vendor, str system, struct answer *answers,
                         struct err *e)
{
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT " ENTRY_COLUMNS " FROM answer_entry WHERE form=? AND vendor=? AND system=? "
	                        "ORDER BY control, grp, n", BIND(V(form->id), V(vendor), V(system)));
	while (rows_next(&rows)) {
		const struct form_item *item = form_item_of(form, rows_str(&rows, AT_CONTROL), rows_str(&rows, AT_GROUP));
		if (!item)
			continue; /* of a row that a later revision of the form no longer has */
		struct answer *answer = &answers[item - form->items];
		*answer = entry_of(w->arena, &rows, answer).answer;
	}
	return rows_done(&rows);
}

bool answers_read(struct work *w, const struct form *form, str vendor, str system, struct answer_set *set, struct err *e)
{
	bool contract, gate_no = false;
	set->answers = arena_array(w->arena, struct answer, form->item_count);
	set->needs = arena_array(w->arena, enum need, form->item_count);
	if (!read_entries(w, form, vendor, system, set->answers, e) || !answer_contract(w, &contract, e))
		return false;
	for (size_t i = 0; i < form->item_count; i++)
		gate_no = gate_no || (form_item_is_gate(&form->items[i]) && answer_reply(&set->answers[i]) == REPLY_NO);
	for (size_t i = 0; i < form->item_count; i++)
		set->needs[i] = need_of(&form->items[i], &set->answers[i], gate_no, contract);
	return true;
}

bool answer_history(struct work *w, const struct answer_row *row, struct answer_entry **list, size_t *count, struct err *e)
{
	size_t room = 0;
	struct answer before = { 0 };
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT " ENTRY_COLUMNS " FROM answer_entry WHERE form=? AND control=? AND grp=? AND vendor=? "
	                        "AND system=? ORDER BY n",
	                        BIND(V(row->form->id), V(row->item->control), V(form_item_group(row->item)), V(row->vendor),
	                             V(row->system)));
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[*count] = entry_of(w->arena, &rows, &before);
		before = (*list)[(*count)++].answer;
	}
	return rows_done(&rows);
}

bool answer_contract(struct work *w, bool *any, struct err *e)
{
	int64_t one;
	str today = day_iso(w->arena, work_today(w));
	if (!db_one_int(w->db, e, &one, 0,
	                "SELECT 1 FROM contract_now WHERE (starts_from IS NULL OR starts_from<=?) AND (ends_to IS NULL OR "
	                "ends_to>=?) LIMIT 1", BIND(V(today), V(today))))
		return false;
	*any = one != 0;
	return true;
}

/* Writing: one more entry. */

static bool count_entries(struct work *w, const struct answer_row *row, int64_t *count, struct err *e)
{
	return db_one_int(w->db, e, count, 0,
	                  "SELECT coalesce(max(n),0) FROM answer_entry WHERE form=? AND control=? AND grp=? AND vendor=? AND system=?",
	                  BIND(V(row->form->id), V(row->item->control), V(form_item_group(row->item)), V(row->vendor),
	                       V(row->system)));
}

static bool is_as_seen(struct work *w, const struct answer_row *row, struct err *e)
{
	int64_t count;
	if (!row->seen)
		return true;
	return count_entries(w, row, &count, e) &&
	       ((size_t)count == *row->seen ||
	        err_set(e, ERR_CONFLICT, "この項目には、開いているあいだに別の記入がありました。今の回答を確かめてから、もう一度送ってください",
	                "somebody else made an entry for this item while it was open; look at the present answer and send yours once more"));
}

static bool add_entry(struct work *w, const struct answer_row *row, const struct answer *now, str act, struct err *e)
{
	struct arena *a = w->arena;
	str group = form_item_group(row->item);
	int64_t count;
	return count_entries(w, row, &count, e) &&
	       db_do(w->db, e,
	             "INSERT INTO answer_entry (form, control, grp, vendor, system, n, act, at, who, first, first_on, target_on, "
	             "second, second_on, note, original, skipped, taken_back) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
	             BIND(V(row->form->id), V(row->item->control), V(group), V(row->vendor), V(row->system), V(count + 1), V(act),
	                  V(instant_iso(a, clock_now(w->clock))), V(w->who), V(reply_code(now->first)),
	                  V(day_iso(a, now->first_on)), V(day_iso(a, now->target_on)), V(reply_code(now->second)),
	                  V(day_iso(a, now->second_on)), V(now->note), V(now->original), V(now->skipped),
	                  V(now->taken_back)));
}

static bool read_row(struct work *w, const struct answer_row *row, struct answer *answer, enum need *need, struct err *e)
{
	struct answer_set set;
	size_t at = (size_t)(row->item - row->form->items);
	if (!answers_read(w, row->form, row->vendor, row->system, &set, e))
		return false;
	*answer = set.answers[at];
	*need = set.needs[at];
	return true;
}

static struct answer changed(struct answer now, const struct answer_change *change)
{
	if (change->parts & ANSWER_FIRST) {
		now.first = change->first;
		now.first_on = change->first_on;
	}
	if (change->parts & ANSWER_FIRST && change->first == REPLY_YES) {
		now.target_on = now.second_on = (struct day){ 0 };
		now.second = REPLY_NONE;
	}
	if (change->parts & ANSWER_TARGET)
		now.target_on = change->target_on;
	if (change->parts & ANSWER_SECOND) {
		now.second = change->second;
		now.second_on = change->second_on;
	}
	if (change->parts & ANSWER_NOTE)
		now.note = change->note;
	if (change->parts & ANSWER_ORIGINAL)
		now.original = change->original;
	if (change->parts & ANSWER_SKIPPED)
		now.skipped = change->skipped;
	now.taken_back = false;
	return now;
}

bool answer_put(struct work *w, const struct answer_row *row, const struct answer_change *change, str act, struct err *e)
{
	struct proposal p = { .row = row, .change = change, .today = work_today(w) };
	if (!is_as_seen(w, row, e) || !read_row(w, row, &p.was, &p.need, e))
		return false;
	p.now = changed(p.was, change);
	if (!answer_allowed(w->arena, &p, e) || !add_entry(w, row, &p.now, act, e))
		return false;
	answer_remark(w, &p);
	return true;
}

static str subject_of(struct work *w, const struct answer_row *row)
{
	return arena_fmt(w->arena, "%.*s/%.*s", P(row->form->id), P(row->item->key));
}

bool answer_give(struct work *w, const struct answer_row *row, const struct answer_change *change, struct err *e)
{
	struct id act;
	if (!db_begin(w->db, e))
		return false;
	bool ok = journal_add(w->db, clock_now(w->clock), w->who, EVENT_ANSWER_GIVEN, subject_of(w, row), S(""), &act, e) &&
	          answer_put(w, row, change, id_str(&act), e) && db_commit(w->db, e);
	db_rollback(w->db);
	return ok;
}

static bool put_taken_back(struct work *w, const struct answer_row *row, struct err *e)
{
	struct answer none = { .taken_back = true };
	struct answer_entry *list;
	size_t count;
	struct id act;
	if (!is_as_seen(w, row, e) || !answer_history(w, row, &list, &count, e))
		return false;
	if (!count || list[count - 1].answer.taken_back)
		return err_set(e, ERR_MISSING, "項目 %.*s には、取り消す回答がありません", "item %.*s has no answer to take back",
		               P(row->item->key));
	return journal_add(w->db, clock_now(w->clock), w->who, EVENT_ANSWER_TAKEN_BACK, subject_of(w, row), S(""), &act, e) &&
	       add_entry(w, row, &none, id_str(&act), e);
}

bool answer_take_back(struct work *w, const struct answer_row *row, struct err *e)
{
	if (!db_begin(w->db, e))
		return false;
	bool ok = put_taken_back(w, row, e) && db_commit(w->db, e);
	db_rollback(w->db);
	return ok;
}
