/* vendor_command.c - `inro vendor`: whom to ask, what to send, what came back, and how the answers compare.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_command.h"

#include "commands.h"
#include "engine/date.h"
#include "frame/facility.h"
#include "paper/table_text.h"
#include "vendor_reply.h"

#define VENDOR_FILE_MAX (32u << 20)

const struct option vendor_options[] = {
	{ "form", "ID", { "様式(例: fy2025)", "the form (such as fy2025)" } },
	{ "system", "NAME", { "システム(一つの事業者に二つ以上あるとき)", "the system, where a vendor has several" } },
	{ "due", "YYYY-MM-DD", { "返送の期限", "by when it is to be returned" } },
	{ "date", "YYYY-MM-DD", { "確認日", "the day it was checked" } },
	{ "target", "YYYY-MM-DD", { "目標日(いいえのとき)", "the target day, when No" } },
	{ "clause", "TEXT", { "契約の条項", "the clause of the contract" } },
	{ "signatory", "NAME", { "事業者側の署名者", "who signed for the vendor" } },
	{ "scan", "FILE", { "紙や PDF の回答の写し", "the scan of a paper or PDF reply" } },
	{ "attach", "FILE", { "いっしょに届いたファイル(何度でも)", "a file that came with it (repeatable)" } },
	{ "vendor", "NAME", { "事業者(記号のないファイルのとき)", "the vendor, for a file without a mark" } },
	{ 0 },
};

static bool the_form(struct work *w, const struct arguments *args, bool writing, struct form_set *set, const struct form **form,
                     struct err *e)
{
	return forms_read(w, set, e) && forms_choose(w, set, S("vendor"), arguments_value(args, "form"), writing, form, e);
}

static bool the_pair(struct work *w, const struct arguments *args, struct vendor_pair *pair, struct err *e)
{
	struct form_set *set = arena_new(w->arena, struct form_set);
	const struct form *form;
	return the_form(w, args, true, set, &form, e) &&
	       vendor_pair_named(w, form, args->words[1], arguments_value(args, "system"), pair, e);
}

static bool take_day(const struct arguments *args, const char *option, struct day *day, struct err *e)
{
	struct span span;
	str text = arguments_value(args, option);
	*day = (struct day){ 0 };
	if (!text.n)
		return true;
	if (!date_read(text, &span) || day_order(span.from, span.to) != 0)
		return err_set(e, ERR_INPUT, "--%s の「%.*s」は、ある一日の日付として読めません", "--%s: \"%.*s\" is not the date of one day", option, P(text));
	*day = span.from;
	return true;
}

/* ---- list ---- */

void vendor_return_json(struct work *w, struct json *j, const struct vendor_return *r, const struct vendor_ask *ask)
{
	static const char *const states[RETURN_STATES] = { "none", "partly", "whole", "skipped" };
	json_pair_str(j, S("vendor"), r->vendor_name);
	json_pair_str(j, S("vendor_id"), r->vendor);
	json_pair_str(j, S("system"), r->system_name);
	json_pair_str(j, S("system_id"), r->system);
	json_pair_bool(j, S("contracted"), r->contracted);
	json_pair_str(j, S("state"), str_of(states[r->state]));
	json_pair_int(j, S("wanted"), (int64_t)r->wanted);
	json_pair_int(j, S("answered"), (int64_t)r->answered);
	json_pair_int(j, S("skipped"), (int64_t)r->skipped);
	json_pair_str(j, S("asked_on"), day_iso(w->arena, ask->asked_on));
	json_pair_str(j, S("due_on"), day_iso(w->arena, ask->due_on));
	json_pair_bool(j, S("overdue"), vendor_is_overdue(r, ask, work_today(w)));
}

static void put_list_cells(struct work *w, str *cells, const struct vendor_return *r, const struct vendor_ask *ask)
{
	cells[0] = r->vendor_name;
	cells[1] = r->system_name;
	cells[2] = ask->asked_on.year ? day_iso(w->arena, ask->asked_on) : work_word(w, "未依頼", "not asked");
	cells[3] = arena_fmt(w->arena, "%.*s%s", P(day_iso(w->arena, ask->due_on)),
	                     vendor_is_overdue(r, ask, work_today(w)) ? work_say(w, (struct words){ " 期限超過", " overdue" }) : "");
	cells[4] = str_of(work_say(w, return_state_words[r->state]));
	cells[5] = arena_fmt(w->arena, "%zu+%zu/%zu", r->answered, r->skipped, r->wanted);
}

static bool list_part_of(struct work *w, const struct arguments *args, struct err *e)
{
	struct form_set *set = arena_new(w->arena, struct form_set);
	const struct form *form;
	struct vendor_return *list;
	size_t count;
	struct json j = { .out = w->out };
	const struct text_column columns[] = { { .head = work_word(w, "事業者", "vendor") }, { .head = work_word(w, "システム", "system") },
		                               { .head = work_word(w, "依頼日", "asked") }, { .head = work_word(w, "期限", "due") },
		                               { .head = work_word(w, "状態", "state") },
		                               { .head = work_word(w, "回答+省略/項目", "answered+skipped/items") } };
	if (!the_form(w, args, false, set, &form, e) || !returns_read(w, form, &list, &count, e))
		return false;
	str *cells = arena_array(w->arena, str, count * LENGTH(columns));
	if (w->json)
		json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		struct vendor_ask ask;
		if (!vendor_last_ask(w, form, list[i].vendor, list[i].system, &ask, e))
			return false;
		if (w->json) {
			json_put_open(&j, '{');
			vendor_return_json(w, &j, &list[i], &ask);
			json_put_close(&j, '}');
		} else {
			put_list_cells(w, &cells[i * LENGTH(columns)], &list[i], &ask);
		}
	}
	if (w->json) {
		json_put_close(&j, ']');
		buf_byte(w->out, '\n');
		return true;
	}
	work_put(w, "%.*s\n", "%.*s\n", P(form_name(w->arena, w->lang, form)));
	text_table_put(w->out, &(struct text_table){ columns, LENGTH(columns), cells, count, 0 });
	return true;
}

/* ---- ask ---- */

static bool ask_one(struct work *w, const struct vendor_pair *pair, struct day due, str folder, struct err *e)
{
	auto_buf book = { 0 };
	auto_buf letter = { 0 };
	str stem = vendor_pair_file(w->arena, pair);
	if (!vendor_book_make(w, pair, due, &book, e) || !vendor_letter_make(w, pair, due, &letter, e) ||
	    !disk_folder(w->disk, folder, e) ||
	    !disk_write(w->disk, path_join(w->arena, folder, arena_fmt(w->arena, "%.*s.xlsx", P(stem))), buf_str(&book), e) ||
	    !disk_write(w->disk, path_join(w->arena, folder, arena_fmt(w->arena, "%.*s.pdf", P(stem))), buf_str(&letter), e) ||
	    !vendor_asked(w, pair, due, S("workbook"), e))
		return false;
	work_put(w, "%.*s/%.*s.xlsx と .pdf を作り、依頼日を記録しました。\n", "%.*s/%.*s.xlsx and .pdf were made, and the request was written down.\n",
	         P(folder), P(stem));
	return true;
}

static bool ask_everyone(struct work *w, const struct form *form, struct day due, str folder, struct err *e)
{
	struct vendor_return *list;
	size_t count, asked = 0;
	if (!returns_read(w, form, &list, &count, e))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct vendor_return *r = &list[i];
		const struct vendor_pair pair = { form, r->vendor, r->system, r->vendor_name, r->system_name };
		if (!r->vendor.n || !r->contracted || r->state == RETURN_WHOLE || r->state == RETURN_SKIPPED)
			continue;
		if (!ask_one(w, &pair, due, folder, e))
			return false;
		asked++;
	}
	return asked || err_set(e, ERR_MISSING, "依頼する事業者がありません(契約中の事業者が台帳にないか、すべて回答済みです)",
	                        "there is nobody to ask: no vendor under contract, or all have answered");
}

static bool ask_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct form_set *set = arena_new(w->arena, struct form_set);
	const struct form *form;
	struct vendor_pair pair;
	struct day due;
	if (!take_day(args, "due", &due, e) || !the_form(w, args, true, set, &form, e))
		return false;
	if (!due.year || day_order(due, work_today(w)) < 0)
		return err_set(e, ERR_USAGE, "--due に今日以後の返送の期限を書いてください", "give --due, a day from today on");
	if (str_eq(args->words[1], S("all")))
		return ask_everyone(w, form, due, args->words[2], e);
	return vendor_pair_named(w, form, args->words[1], arguments_value(args, "system"), &pair, e) &&
	       ask_one(w, &pair, due, args->words[2], e);
}

/* ---- what came back ---- */

/* The files given by --attach and --scan, and the workbook itself where there is one. */
static bool read_papers(struct work *w, const struct arguments *args, str book, str bytes, struct vendor_paper **papers,
                        size_t *count, struct err *e)
{
	*papers = arena_array(w->arena, struct vendor_paper, args->given_count + 1);
	*count = 0;
	if (book.n)
		(*papers)[(*count)++] = (struct vendor_paper){ S("workbook"), book, bytes, arguments_value(args, "signatory") };
	for (size_t i = 0; i < args->given_count; i++) {
		bool scan = str_eq(str_of(args->given[i].option->name), S("scan"));
		if (!scan && !str_eq(str_of(args->given[i].option->name), S("attach")))
			continue;
		struct vendor_paper *p = &(*papers)[(*count)++];
		*p = (struct vendor_paper){ scan ? S("scan") : S("attachment"), args->given[i].value, S(""), arguments_value(args, "signatory") };
		if (!disk_read(w->disk, w->arena, p->name, VENDOR_FILE_MAX, &p->bytes, e))
			return false;
	}
	return true;
}

static void put_taken(struct work *w, const struct vendor_taken *taken)
{
	work_put(w, "%.*s %.*s: %zu 項目を取り込みました\n", "%.*s %.*s: %zu items taken\n", P(taken->pair.vendor_name),
	         P(taken->pair.system_name), taken->taken);
	for (size_t i = 0; i < taken->count; i++) {
		const struct vendor_row *r = &taken->rows[i];
		if (r->outcome == VENDOR_REFUSED)
			buf_fmt(w->out, w->lang == LANG_EN ? "  row %u %.*s: %.*s\n" : "  %u行 %.*s: %.*s\n", r->number, P(r->item->key),
			        P(w->lang == LANG_EN ? r->why_en : r->why_ja));
	}
}

static bool take_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct form_set *set = arena_new(w->arena, struct form_set);
	struct vendor_taken *taken = arena_new(w->arena, struct vendor_taken);
	struct vendor_paper *papers;
	struct vendor_pair said;
	const struct form *form;
	size_t count;
	str bytes, vendor = arguments_value(args, "vendor");
	if (!disk_read(w->disk, w->arena, args->words[1], VENDOR_FILE_MAX, &bytes, e) || !forms_read(w, set, e) ||
	    !read_papers(w, args, args->words[1], bytes, &papers, &count, e))
		return false;
	if (vendor.n && (!the_form(w, args, true, set, &form, e) ||
	                 !vendor_pair_named(w, form, vendor, arguments_value(args, "system"), &said, e)))
		return false;
	bool ok = vendor_take(w, set, args->words[1], bytes, vendor.n ? &said : NULL, papers, count, taken, e);
	if (ok || e->kind == ERR_PARTLY)
		put_taken(w, taken);
	return ok;
}

/* Enters one item by hand, with its scan and signatory, as one act. */
static bool put_by_hand(struct work *w, const struct arguments *args, const struct answer_change *change, enum event event,
                        struct err *e)
{
	struct vendor_pair pair;
	struct vendor_paper *papers;
	const struct form_item *item;
	size_t count;
	if (!the_pair(w, args, &pair, e) || !form_item_meant(w->arena, pair.form, args->words[2], S(""), &item, e) ||
	    !read_papers(w, args, S(""), S(""), &papers, &count, e))
		return false;
	const struct vendor_entry entry = { &pair, item, change, event, papers, count };
	bool ok = vendor_enter(w, &entry, e);
	if (ok)
		work_put(w, "記入しました: %.*s %.*s %.*s\n", "Entered: %.*s %.*s %.*s\n", P(pair.vendor_name), P(pair.system_name), P(item->key));
	return ok;
}

static bool answer_by_hand(struct work *w, const struct arguments *args, struct err *e)
{
	struct answer_change change = { .parts = ANSWER_FIRST };
	if (!reply_read(w->arena, args->words[3], &change.first))
		return err_set(e, ERR_USAGE, "「%.*s」は yes(はい)でも no(いいえ)でもありません", "\"%.*s\" is neither yes nor no", P(args->words[3]));
	if (!take_day(args, "date", &change.first_on, e) || !take_day(args, "target", &change.target_on, e))
		return false;
	change.parts |= change.target_on.year ? ANSWER_TARGET : 0;
	return put_by_hand(w, args, &change, EVENT_VENDOR_ANSWERED, e);
}

static bool skip_part(struct work *w, const struct arguments *args, struct err *e)
{
	const struct answer_change change = { .parts = ANSWER_SKIPPED, .skipped = arguments_value(args, "clause") };
	if (!change.skipped.n)
		return err_set(e, ERR_USAGE, "--clause に契約の条項を書いてください", "name the clause of the contract by --clause");
	return put_by_hand(w, args, &change, EVENT_VENDOR_SKIPPED, e);
}

/* ---- compare ---- */

static str compared_cell(struct work *w, const struct vendor_return *r, size_t item)
{
	if (r->answers.needs[item] == NEED_NOT_SKIPPED)
		return str_of(work_say(w, return_state_words[RETURN_SKIPPED]));
	return answer_say(w->arena, w->lang, &r->answers.answers[item]);
}

static bool compare_part(struct work *w, const struct arguments *args, struct err *e)
{
	struct form_set *set = arena_new(w->arena, struct form_set);
	const struct form *form;
	struct vendor_return *list;
	size_t count;
	if (!the_form(w, args, false, set, &form, e) || !returns_read(w, form, &list, &count, e))
		return false;
	for (size_t i = 0; i < form->item_count; i++) {
		const struct form_item *item = &form->items[i];
		buf_fmt(w->out, "%.*s %s %s\n", P(form_item_number(w->arena, form, item)),
		        item->group ? work_say(w, item->group->words) : "", work_say(w, item->words));
		for (size_t v = 0; v < count; v++) {
			str said = compared_cell(w, &list[v], i);
			buf_fmt(w->out, "    %.*s %.*s: %.*s\n", P(list[v].vendor_name), P(list[v].system_name),
			        P(said.n ? said : str_of(work_say(w, return_state_words[RETURN_NONE]))));
		}
	}
	return true;
}

static const struct part parts[] = {
	{ "list", "", { "事業者ごとの依頼と回答", "who was asked and who answered" }, 1, 1, list_part_of },
	{ "ask", "VENDOR|all FOLDER", { "記入用紙と送付状を作る", "make the form and the letters" }, 3, 3, ask_part },
	{ "take", "FILE.xlsx", { "返ってきた記入用紙を取り込む", "take a returned workbook" }, 2, 2, take_part },
	{ "answer", "VENDOR ITEM yes|no", { "紙や PDF の回答を手で書く", "enter a paper or PDF reply by hand" }, 4, 4, answer_by_hand },
	{ "skip", "VENDOR ITEM", { "契約により省略とする", "skip an item by contract" }, 3, 3, skip_part },
	{ "compare", "", { "事業者の回答を並べる", "the vendors' answers side by side" }, 1, 1, compare_part },
	{ 0 },
};

bool vendor_command(struct work *w, const struct arguments *args, struct err *e)
{
	return part_run(parts, "vendor", w, args, e);
}
