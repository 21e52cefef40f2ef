/* evidence.c - asking the checks of a control and folding what they say into one verdict for a row of a form.
 * SPDX-License-Identifier: Apache-2.0 */
#include "evidence.h"

#include "evidence_words.h"
#include "frame/duty.h"

#include <stdlib.h>

const struct words verdict_words[VERDICTS] = {
	[VERDICT_SHORT] = { "要確認", "Needs attention" },
	[VERDICT_YES] = { "はい(案)", "Yes (draft)" },
	[VERDICT_UNSEEN] = { "未確認", "Not looked at" },
	[VERDICT_UNMEASURED] = { "まだ測れません", "Cannot be measured yet" },
	[VERDICT_PERSON] = { "人が答える", "A person answers" },
};
const char *const verdict_names[VERDICTS] = {
	[VERDICT_SHORT] = "short", [VERDICT_YES] = "yes_draft", [VERDICT_UNSEEN] = "unseen",
	[VERDICT_UNMEASURED] = "unmeasured", [VERDICT_PERSON] = "person",
};

struct evidence_run {
	struct work *w;
	struct control_set controls;
	struct check_result *results;
	size_t count;
	struct evidence_document *documents; /* all of them */
	size_t document_count;
	size_t requested, received;          /* systems and vendors whose disclosure document was asked for, and came */
};

struct words evidence_document_words(struct work *w, str type)
{
	const struct record_kind *kind = duty_kind(w->duties, S("document"));
	const struct choice *known = kind ? choice_of(kind->columns[record_column(kind, S("type"))].choices, type) : NULL;
	return known ? known->words : (struct words){ "", "" };
}

static bool read_documents(struct evidence_run *run, struct err *e)
{
	struct arena *a = run->w->arena;
	size_t room = 0;
	auto_rows rows = db_ask(run->w->db, e,
	                        "SELECT id, type_code, title, dated, revision, approver, original_at, file FROM document_now "
	                        "WHERE type_code IS NOT NULL ORDER BY coalesce(dated_to, '') DESC, id", NONE);
	while (rows_next(&rows)) {
		arena_grow(a, run->documents, run->document_count, room);
		struct evidence_document *d = &run->documents[run->document_count++];
		str *const texts[] = { &d->id, &d->type, &d->title, &d->dated, &d->revision, &d->approver, &d->original_at, &d->file };
		for (size_t i = 0; i < LENGTH(texts); i++)
			*texts[i] = arena_copy(a, rows_str(&rows, (int)i));
		d->type_words = evidence_document_words(run->w, d->type);
	}
	return rows_done(&rows);
}

static bool count_disclosures(struct evidence_run *run, struct err *e)
{
	int64_t requested, received;
	bool ok = db_one_int(run->w->db, e, &requested, 0,
	                     "SELECT count(*) FROM (SELECT DISTINCT vendor_id, vendor, system_id, system FROM document_now WHERE "
	                     "type_code='mds_request') r", NONE) &&
	          db_one_int(run->w->db, e, &received, 0,
	                     "SELECT count(*) FROM (SELECT DISTINCT vendor_id, vendor, system_id, system FROM document_now WHERE "
	                     "type_code IN ('mds','sds')) r", NONE);
	run->requested = ok ? (size_t)requested : 0;
	run->received = ok ? (size_t)received : 0;
	return ok;
}

struct evidence_run *evidence_open(struct work *w, struct err *e)
{
	struct evidence_run *run = arena_new(w->arena, struct evidence_run);
	size_t checks = 0;
	for (struct checks c = checks_of(w->duties); checks_next(&c);)
		checks++;
	run->w = w;
	run->results = arena_array(w->arena, struct check_result, checks); /* results stay where they are */
	bool ok = controls_here(&run->controls, e) && read_documents(run, e) && count_disclosures(run, e);
	return ok ? run : NULL;
}

const struct check_result *evidence_check(struct evidence_run *run, str name, struct err *e)
{
	const struct check *check = duty_check(run->w->duties, name);
	if (!check) {
		err_set(e, ERR_INTERNAL, "点検 %.*s がありません", "there is no check %.*s", P(name));
		return NULL;
	}
	for (size_t i = 0; i < run->count; i++)
		if (run->results[i].check == check)
			return &run->results[i];
	if (!check_run(run->w, check, &run->results[run->count], e))
		return NULL;
	return &run->results[run->count++];
}

const struct evidence_document *evidence_document(const struct evidence_run *run, str type)
{
	for (size_t i = 0; i < run->document_count; i++)
		if (str_eq(run->documents[i].type, type))
			return &run->documents[i];
	return NULL;
}

/* The ledger's word for what nothing can look at before a later duty comes. */
static bool is_not_yet(const struct check_result *result)
{
	return result->count == 1 && result->rows[0].reason && str_eq(str_of(result->rows[0].reason->code), S("not_yet"));
}

enum verdict evidence_of_check(const struct check_result *result)
{
	struct tally t = check_tally(result, S(""));
	if (t.short_of)
		return VERDICT_SHORT;
	if (!result->measured || is_not_yet(result))
		return VERDICT_UNMEASURED;
	return t.unseen || !t.ok ? VERDICT_UNSEEN : VERDICT_PERSON;
}

/* What one check says of one thing, as far as the row of the form is concerned. Worse ones are greater. */
enum seen_as { AS_OK, AS_ACCEPTED, AS_UNSEEN, AS_SHORT };

struct sight {
	const struct control_check *by;
	const struct check *check;
	const struct check_row *row;
	enum seen_as as;
	bool unplaced; /* the check knows groups, but not this thing's */
};

struct sights {
	struct sight *list;
	size_t count, room;
};

static bool knows_groups(const struct check_result *result)
{
	for (size_t i = 0; i < result->count; i++)
		if (result->rows[i].group.n)
			return true;
	return false;
}

static enum seen_as seen_as(const struct check_row *row, bool unplaced)
{
	if (row->state == STATE_SHORT)
		return row->accepted ? AS_ACCEPTED : AS_SHORT;
	/* It may belong to the group or not: nothing can be said of the group as a whole. */
	return row->state == STATE_UNSEEN || unplaced ? AS_UNSEEN : AS_OK;
}

/* group: "" takes every row. A thing of no known group may be in any, so it is never left out. */
static void gather(struct arena *a, const struct control_check *by, const struct check_result *result, str group,
                   struct sights *sights)
{
	bool groups = group.n && knows_groups(result);
	for (size_t i = 0; i < result->count; i++) {
		const struct check_row *row = &result->rows[i];
		bool unplaced = groups && !row->group.n;
		if (groups && !unplaced && !str_eq(row->group, group))
			continue;
		arena_grow(a, sights->list, sights->count, sights->room);
		sights->list[sights->count++] = (struct sight){ by, result->check, row, seen_as(row, unplaced), unplaced };
	}
}

static int by_thing(const void *x, const void *y)
{
	const struct sight *a = x, *b = y;
	if (a->by->unit != b->by->unit)
		return a->by->unit < b->by->unit ? -1 : 1;
	int order = str_order(a->row->id, b->row->id);
	return order ? order : (int)b->as - (int)a->as;
}

static bool is_same_thing(const struct sight *a, const struct sight *b)
{
	return a->by->unit == b->by->unit && str_eq(a->row->id, b->row->id);
}

static struct evidence_tally *tally_of(struct evidence *evidence, const struct unit *unit)
{
	for (size_t i = 0; i < evidence->tally_count; i++)
		if (evidence->tallies[i].unit == unit)
			return &evidence->tallies[i];
	evidence->tallies[evidence->tally_count].unit = unit;
	return &evidence->tallies[evidence->tally_count++];
}

static void count_unseen(struct evidence_tally *tally, const struct check_row *row)
{
	if (tally->unseen < EVIDENCE_NAMED_MAX)
		tally->unseen_names[tally->unseen] = row->label;
	tally->unseen++;
	tally->stale += row->stale;
}

/* Each thing counts once, as the worst that any check says of it. */
static void count_things(struct sights *sights, struct evidence *evidence)
{
	if (sights->count)
		qsort(sights->list, sights->count, sizeof *sights->list, by_thing);
	for (size_t i = 0; i < sights->count; i++) {
		const struct sight *sight = &sights->list[i];
		struct evidence_tally *tally = tally_of(evidence, sight->by->unit);
		tally->short_lines += sight->as == AS_SHORT;
		if (i && is_same_thing(sight, sight - 1))
			continue;
		tally->ok += sight->as == AS_OK;
		tally->accepted += sight->as == AS_ACCEPTED;
		tally->short_of += sight->as == AS_SHORT;
		if (sight->as == AS_UNSEEN)
			count_unseen(tally, sight->row);
	}
}

static str line_words(struct work *w, const struct sight *sight)
{
	static const struct words unplaced = { "サーバ・端末PC・ネットワーク機器のどれか分からないため、未確認です",
		                               "Not looked at: it is not known whether it is a server, a PC or network apparatus" };
	static const struct words stale = { "見た資料が古いため、未確認です", "Not looked at: the source is too old" };
	if (sight->unplaced && sight->row->state == STATE_OK)
		return str_of(work_say(w, unplaced));
	if (sight->row->stale)
		return str_of(work_say(w, stale));
	return reason_say(w->arena, w->lang, sight->row->reason, sight->row->detail);
}

static void put_line(struct work *w, struct evidence_lines *lines, const struct sight *sight)
{
	lines->list[lines->count++] = (struct evidence_line){
		.unit = sight->by->unit, .check = sight->check, .reason = sight->row->reason, .subject = sight->row->id, .label = sight->row->label,
		.words = line_words(w, sight), .stale = sight->row->stale,
	};
}

static int severity_of(const struct evidence_line *line)
{
	return line->reason ? (int)line->reason->severity : SEVERITY_LOW;
}

static int by_severity(const void *x, const void *y)
{
	const struct evidence_line *a = x, *b = y;
	int order = severity_of(a) - severity_of(b);
	order = order ? order : str_order(str_of(a->check->name), str_of(b->check->name));
	order = order ? order : str_order(a->label, b->label);
	return order ? order : str_order(a->subject, b->subject);
}

static void reserve_lines(struct work *w, const struct sights *sights, enum seen_as as, struct evidence_lines *lines)
{
	size_t count = 0;
	for (size_t i = 0; i < sights->count; i++)
		count += sights->list[i].as == as;
	lines->list = arena_array(w->arena, struct evidence_line, count);
}

static void put_lines(struct work *w, const struct sights *sights, struct evidence *evidence)
{
	reserve_lines(w, sights, AS_SHORT, &evidence->shortfalls);
	reserve_lines(w, sights, AS_UNSEEN, &evidence->unseen);
	for (size_t i = 0; i < sights->count; i++) {
		if (sights->list[i].as == AS_SHORT)
			put_line(w, &evidence->shortfalls, &sights->list[i]);
		else if (sights->list[i].as == AS_UNSEEN)
			put_line(w, &evidence->unseen, &sights->list[i]);
	}
	if (evidence->shortfalls.count)
		qsort(evidence->shortfalls.list, evidence->shortfalls.count, sizeof *evidence->shortfalls.list, by_severity);
	if (evidence->unseen.count)
		qsort(evidence->unseen.list, evidence->unseen.count, sizeof *evidence->unseen.list, by_severity);
}

static enum verdict verdict_of(const struct evidence *evidence)
{
	size_t ok = 0; /* of what can fall short; that something else was seen is no such thing */
	for (size_t i = 0; i < evidence->tally_count; i++)
		if (!evidence->tallies[i].unit->part.ja)
			ok += evidence->tallies[i].ok + evidence->tallies[i].accepted;
	if (!evidence->control || !evidence->control->check_count)
		return VERDICT_PERSON;
	if (evidence->shortfalls.count)
		return VERDICT_SHORT;
	if (!ok && !evidence->unseen.count && evidence->unmeasured_count)
		return VERDICT_UNMEASURED;
	if (!ok || evidence->unseen.count || evidence->unmeasured_count)
		return VERDICT_UNSEEN;
	return evidence->control->suggest ? VERDICT_YES : VERDICT_PERSON;
}

/* Checks see the three groups the forms know; a general item takes every row. */
static str group_of_rows(const struct form_item *item)
{
	str group = form_item_group(item);
	return str_eq(group, S("all")) ? S("") : group;
}

static void put_gap(struct work *w, struct evidence *evidence, const struct check_result *result)
{
	const struct record_kind *kind = result->missing ? duty_kind(w->duties, str_of(result->missing)) : NULL;
	struct words missing = kind ? kind->words : (struct words){ "", "" };
	evidence->unmeasured[evidence->unmeasured_count++] = (struct evidence_gap){ result->check, missing };
}

static bool look(struct evidence_run *run, const struct form_item *item, struct evidence *evidence, struct err *e)
{
	auto_arena scratch = { 0 };
	struct sights sights = { 0 };
	const struct control *control = evidence->control;
	for (size_t i = 0; i < control->check_count; i++) {
		const struct check_result *result = evidence_check(run, control->checks[i].name, e);
		if (!result)
			return false;
		if (!result->measured || is_not_yet(result))
			put_gap(run->w, evidence, result);
		if (!is_not_yet(result))
			gather(&scratch, &control->checks[i], result, group_of_rows(item), &sights);
	}
	count_things(&sights, evidence);
	put_lines(run->w, &sights, evidence);
	return true;
}

static void put_documents(const struct evidence_run *run, struct evidence *evidence)
{
	const struct control *control = evidence->control;
	evidence->documents = arena_array(run->w->arena, struct evidence_document, run->document_count);
	for (size_t t = 0; t < control->document_count; t++)
		for (size_t i = 0; i < run->document_count; i++)
			if (str_eq(run->documents[i].type, control->documents[t]))
				evidence->documents[evidence->document_count++] = run->documents[i];
}

/* A request is not a receipt: both are counted beside the item that asks for disclosure documents. */
static str beside_of(const struct evidence_run *run, const struct control *control)
{
	struct arena *a = run->w->arena;
	if (!str_eq(control->id, S("mdssds")))
		return str_of(work_say(run->w, control->beside));
	return run->w->lang == LANG_EN ? arena_fmt(a, "Asked for: %zu, received: %zu", run->requested, run->received)
	                               : arena_fmt(a, "依頼%zu・受領%zu", run->requested, run->received);
}

static bool is_vendors(const struct form *form)
{
	return str_eq(str_of(form->kind->code), S("vendor"));
}

bool evidence_of(struct evidence_run *run, const struct form *form, const struct form_item *item,
                 struct evidence *evidence, struct err *e)
{
	static const struct words vendors = { "事業者が答える項目です。", "The vendor answers this item." };
	struct work *w = run->w;
	*evidence = (struct evidence){ .control = control_named(&run->controls, item->control), .verdict = VERDICT_PERSON };
	if (is_vendors(form)) {
		evidence->sentence = str_of(work_say(w, vendors));
		return true;
	}
	if (evidence->control && !look(run, item, evidence, e))
		return false;
	evidence->verdict = verdict_of(evidence);
	evidence->sentence = evidence_sentence(w->arena, w->lang, evidence);
	evidence->beside = evidence->control ? beside_of(run, evidence->control) : S("");
	if (evidence->control)
		put_documents(run, evidence);
	return true;
}
