/* check.c - running a check: its rows, what was too old to count, and what people have accepted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "check.h"

#include "base/id.h"
#include "duty.h"
#include "finding.h"

enum check_column { AT_ID, AT_LABEL, AT_GROUP, AT_STATE, AT_REASON, AT_DETAIL, AT_SEEN, AT_COUNT };

struct seen_source {
	str scope;
	struct day as_of;
};

/* What a run of one check needs to know besides its rows. */
struct running {
	struct work *w;
	const struct check *check;
	struct day oldest; /* a subject last seen before this day counts as unseen; year 0: none does */
	struct seen_source *sources;
	size_t source_count;
	str *accepted;
	size_t accepted_count;
};

static bool read_sources(struct running *r, struct err *e)
{
	size_t room = 0;
	auto_rows rows = db_ask(r->w->db, e, "SELECT scope, max(as_of) FROM source_now GROUP BY scope", NONE);
	while (rows_next(&rows)) {
		arena_grow(r->w->arena, r->sources, r->source_count, room);
		struct seen_source *s = &r->sources[r->source_count++];
		s->scope = arena_copy(r->w->arena, rows_str(&rows, 0));
		day_read(rows_str(&rows, 1), &s->as_of);
	}
	return rows_done(&rows);
}

static bool read_accepted(struct running *r, str today, struct err *e)
{
	size_t room = 0;
	auto_rows rows = db_ask(r->w->db, e, "SELECT subject FROM decision_now WHERE check_name=? AND accepted_until_to>=?",
	                        BIND(V(r->check->name), V(today)));
	while (rows_next(&rows)) {
		arena_grow(r->w->arena, r->accepted, r->accepted_count, room);
		r->accepted[r->accepted_count++] = arena_copy(r->w->arena, rows_str(&rows, 0));
	}
	return rows_done(&rows);
}

/* The instant in the first 48 bits of a UUID version 7. */
static struct day day_of_id(str id)
{
	int64_t ms = 0;
	for (size_t i = 0; i < 13; i++) {
		char c = id.p[i];
		if (c != '-')
			ms = ms * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return day_tokyo(ms / 1000);
}

static bool too_old(const struct running *r, str seen)
{
	if (!r->oldest.year || !seen.n)
		return false;
	for (size_t i = 0; i < r->source_count; i++)
		if (str_eq(r->sources[i].scope, seen))
			return day_order(r->sources[i].as_of, r->oldest) < 0;
	return !id_valid(seen) || day_order(day_of_id(seen), r->oldest) < 0;
}

static bool is_accepted(const struct running *r, str subject)
{
	for (size_t i = 0; i < r->accepted_count; i++)
		if (str_eq(r->accepted[i], subject))
			return true;
	return false;
}

static const struct reason *reason_of(const struct check *check, str code)
{
	for (const struct reason *reason = check->reasons; reason->code; reason++)
		if (str_eq(str_of(reason->code), code))
			return reason;
	return NULL;
}

static enum state state_of(str text)
{
	return str_eq(text, S("short")) ? STATE_SHORT : str_eq(text, S("ok")) ? STATE_OK : STATE_UNSEEN;
}

static struct check_row row_of(const struct running *r, const struct rows *rows)
{
	struct arena *a = r->w->arena;
	struct check_row row = { .id = arena_copy(a, rows_str(rows, AT_ID)), .label = arena_copy(a, rows_str(rows, AT_LABEL)),
		                 .group = arena_copy(a, rows_str(rows, AT_GROUP)), .state = state_of(rows_str(rows, AT_STATE)),
		                 .detail = arena_copy(a, rows_str(rows, AT_DETAIL)),
		                 .reason = reason_of(r->check, rows_str(rows, AT_REASON)) };
	if (row.state == STATE_OK && too_old(r, rows_str(rows, AT_SEEN))) {
		row.state = STATE_UNSEEN;
		row.stale = true;
	}
	if (!row.label.n)
		row.label = str_of(work_say(r->w, r->check->title));
	row.accepted = row.state == STATE_SHORT && is_accepted(r, row.id);
	return row;
}

static bool read_rows(struct running *r, str today, str limit, struct check_result *result, struct err *e)
{
	auto_arena growing = { 0 }; /* what a list outgrew ends with this question, not with the work */
	size_t room = 0;
	str sql = str_of(r->check->sql); /* a literal of the check's own table */
	bool has_limit = str_has(sql, S("?2")), has_today = has_limit || str_has(sql, S("?1"));
	auto_rows rows = db_ask_made(r->w->db, e, sql, (const struct value[]){ V(today), V(limit) },
	                             has_limit ? 2 : has_today ? 1 : 0);
	if (rows_done(&rows) && rows_columns(&rows) != AT_COUNT)
		return err_set(e, ERR_INTERNAL, "点検 %s の列の数が違います", "check %s has the wrong number of columns",
		               r->check->name);
	while (rows_next(&rows)) {
		arena_grow(&growing, result->rows, result->count, room);
		result->rows[result->count] = row_of(r, &rows);
		if (!result->rows[result->count++].reason && rows_str(&rows, AT_REASON).n)
			return err_set(e, ERR_INTERNAL, "理由「%.*s」の説明がありません", "there are no words for the reason \"%.*s\"",
			               P(rows_str(&rows, AT_REASON)));
	}
	size_t bytes = result->count * sizeof *result->rows;
	result->rows = arena_more(r->w->arena, result->rows, bytes, bytes);
	return rows_done(&rows);
}

/* The first input of which there is not one record. */
static bool missing_input(struct work *w, const struct check *check, const char **missing, struct err *e)
{
	*missing = NULL;
	for (const char *const *input = check->inputs; *input; input++) {
		int64_t any;
		str sql = arena_fmt(w->arena, "SELECT 1 FROM %s WHERE gone IS NULL LIMIT 1", *input);
		if (!db_one_int_made(w->db, e, &any, 0, sql, NONE))
			return false;
		if (!any) {
			*missing = *input;
			return true;
		}
	}
	return true;
}

bool check_run(struct work *w, const struct check *check, struct check_result *result, struct err *e)
{
	struct day today = work_today(w);
	str iso = day_iso(w->arena, today), limit = day_iso(w->arena, day_add(today, -check->limit_days));
	struct running r = { .w = w, .check = check };
	if (check->fresh_days)
		r.oldest = day_add(today, -check->fresh_days);
	*result = (struct check_result){ .check = check };
	if (!missing_input(w, check, &result->missing, e) || !read_sources(&r, e) || !read_accepted(&r, iso, e))
		return false;
	result->measured = !result->missing;
	return read_rows(&r, iso, limit, result, e) || err_wrap(e, "点検 %s", "check %s", check->name);
}

/* 0 is the best: nothing found, accepted, not seen, falls short. */
static int badness(const struct check_row *row)
{
	if (row->state == STATE_OK)
		return 0;
	return row->state == STATE_UNSEEN ? 2 : row->accepted ? 1 : 3;
}

struct tally check_tally(const struct check_result *result, str group)
{
	struct tally t = { 0 };
	for (size_t i = 0; i < result->count;) {
		const struct check_row *first = &result->rows[i], *worst = first;
		for (; i < result->count && str_eq(result->rows[i].id, first->id); i++)
			worst = badness(&result->rows[i]) > badness(worst) ? &result->rows[i] : worst;
		if (group.n && !str_eq(first->group, group))
			continue;
		t.population++;
		t.ok += worst->state == STATE_OK;
		t.short_of += worst->state == STATE_SHORT && !worst->accepted;
		t.unseen += worst->state == STATE_UNSEEN;
		t.stale += worst->stale;
		t.accepted += worst->accepted;
	}
	return t;
}

str reason_say(struct arena *a, enum lang lang, const struct reason *reason, str detail)
{
	str text = str_of(reason ? say(lang, reason->words) : ""), rest = text;
	str before = str_cut(&rest, S("%s"));
	return rest.p ? arena_fmt(a, "%.*s%.*s%.*s", P(before), P(detail), P(rest)) : text;
}
