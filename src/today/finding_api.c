/* finding_api.c - the findings for programs, and what was decided about one.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today_api.h"

#include "decide.h"
#include "frame/duty.h"
#include "today_json.h"

#include <stdlib.h>

static const struct doc_field findings_query[] = {
	{ "check", { "この点検の指摘だけ", "only what this check found" } },
	{ "accepted", { "1: 了承したものも出す", "1: those that were accepted as well" }, DOC_TRUTH },
	{ "after", { "続きの目印(next に入っています)", "where the page begins (as next has it)" } },
	{ "limit", { "一度に出す件数(なければ100)", "how many at a time (100 where not given)" }, DOC_WHOLE, .least = 1, .most = API_LIMIT_MAX },
	{ 0 },
};

static const struct doc_field finding_fields[] = {
	{ "check", { "点検の名前", "the check's name" } },
	{ "reason", { "理由", "the reason's code" } },
	{ "subject", { "対象の番号", "what it is about: a record's id, where it is one" } },
	{ "label", { "対象の名前", "what people call that" } },
	{ "group", { "機器の区分", "its group of apparatus" } },
	{ "words", { "指摘", "the finding in words" } },
	{ "todo", { "やること", "what to do" } },
	{ "severity", { "0: すぐに … 3: いつか", "0: at once … 3: later" }, DOC_WHOLE, .least = 0, .most = 3 },
	{ "unseen", { "見ることができなかった", "it could not be looked at" }, DOC_TRUTH },
	{ "since", { "見つけた日", "found on" }, DOC_DAY },
	{ "accepted_until", { "了承の期限", "accepted until" }, DOC_DAY },
	{ "owner", { "担当者", "who takes care of it" } },
	{ "due", { "対応の期限", "when it is due" }, DOC_DAY },
	{ 0 },
};
static const struct doc_shape finding_shape = { "finding", { "指摘", "a finding" }, finding_fields };

static const struct doc_field page_fields[] = {
	{ "items", { "指摘", "findings" }, DOC_OBJECTS, .shape = &finding_shape },
	{ "next", { "続きのアドレス。null: これで終わり", "where the next page is; null: there is none" }, .flags = DOC_NULL },
	{ 0 },
};
static const struct doc_shape page_shape = { "finding_page", { "指摘の一頁", "a page of findings" }, page_fields };

const struct route_doc findings_doc = {
	.id = "listFindings",
	.detail = { "最後の点検で見つかったものを、点検、対象、理由の順に出します。", "What the last run of the checks found, in the order of check, subject and reason." },
	.query = findings_query,
	.gives = &page_shape,
};

/* The place of a finding among all: no two have the same. */
static str place_of(struct arena *a, const struct finding *f)
{
	return arena_fmt(a, "%s/%.*s/%s", f->check->name, P(f->subject), f->reason->code);
}

struct placed {
	str place;
	const struct finding *finding;
};

static int by_place(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;
	return str_order(a->place, b->place);
}

/* Those asked for, from behind `after`, in their order. */
static struct placed *place_all(struct visit *v, const struct finding *list, size_t n, size_t *count)
{
	str check = visit_query(v, "check"), after = visit_query(v, "after");
	struct placed *placed = arena_array(v->w.arena, struct placed, n + 1);
	*count = 0;
	for (size_t i = 0; i < n; i++) {
		str place = place_of(v->w.arena, &list[i]);
		if ((!check.n || str_eq(check, str_of(list[i].check->name))) && str_order(place, after) > 0)
			placed[(*count)++] = (struct placed){ place, &list[i] };
	}
	qsort(placed, *count, sizeof *placed, by_place);
	return placed;
}

bool findings_answer(struct visit *v, struct err *e)
{
	struct finding *list;
	struct json j = { .out = v->w.out };
	size_t n, count, limit = api_limit(v);
	str check = visit_query(v, "check");
	if (check.n && !duty_check(v->w.duties, check))
		return api_fault(v, S("check"), e, ERR_USAGE, "この点検はありません", "there is no such check");
	if (!finding_all(&v->w, str_eq(visit_query(v, "accepted"), S("1")), &list, &n, e))
		return false;
	struct placed *placed = place_all(v, list, n, &count);
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count && i < limit; i++) {
		json_put_open(&j, '{');
		finding_json(&v->w, &j, placed[i].finding);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	api_next(v, &j, count > limit ? api_path(v, (const struct api_part[]){ { "after", placed[limit - 1].place }, { 0 } }) : S(""));
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* ---- what was decided about one */

static const struct doc_field decision_fields[] = {
	{ "accepted_until", { "了承の期限。空: 了承していない", "accepted until; empty: it is not" } },
	{ "why", { "了承の理由", "why it is accepted" } },
	{ "decided_by", { "決めた人", "who decided" } },
	{ "owner", { "担当者", "who takes care of it" } },
	{ "due", { "対応の期限", "when it is due" } },
	{ 0 },
};
static const struct doc_shape decision_shape = { "decision", { "指摘について決めたこと", "what was decided about a finding" }, decision_fields };
static const struct doc_shape decision_values_shape = { "decision_values", { "指摘について決めること", "what is to be decided about a finding" },
	                                                decision_fields };

const struct route_doc decision_doc = {
	.id = "readDecision",
	.detail = { "まだ何も決めていなければ、すべて空です。", "Everything is empty where nothing was decided yet." },
	.gives = &decision_shape,
	.rules = DOC_TAGGED,
};

const struct route_doc decision_put_doc = {
	.id = "decide",
	.detail = { "前に決めたことに代わります。書かなかったものは空になります。了承には、期限と理由と決めた人が要ります。",
	            "Takes the place of what was decided before; what is not sent is empty. Accepting needs a last day, a reason and a person." },
	.body = BODY_JSON,
	.takes = &decision_values_shape,
	.gives = &decision_shape,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

static str decision_json(struct arena *a, const struct decided *d)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("accepted_until"), d->until);
	json_pair_str(&j, S("why"), d->why);
	json_pair_str(&j, S("decided_by"), d->by);
	json_pair_str(&j, S("owner"), d->owner);
	json_pair_str(&j, S("due"), d->due);
	json_put_close(&j, '}');
	return arena_copy(a, buf_str(&b));
}

static bool read_decision(struct visit *v, struct finding *f, struct decided *d, struct err *e)
{
	return finding_named(&v->w, visit_word(v, "check"), visit_word(v, "subject"), f, e) && decided_read(&v->w, f, d, e);
}

bool decision_answer(struct visit *v, struct err *e)
{
	struct finding f = { 0 };
	struct decided d;
	if (!read_decision(v, &f, &d, e))
		return false;
	str text = decision_json(v->w.arena, &d);
	return api_give(v, text);
}

static bool take_decision(struct visit *v, struct decided *d, struct err *e)
{
	struct arena *a = v->w.arena;
	auto_json body = api_body(v, e);
	if (!body)
		return false;
	*d = (struct decided){ arena_copy(a, json_text(body, "accepted_until")), arena_copy(a, json_text(body, "why")),
		               arena_copy(a, json_text(body, "decided_by")), arena_copy(a, json_text(body, "owner")),
		               arena_copy(a, json_text(body, "due")) };
	return true;
}

bool decision_put_answer(struct visit *v, struct err *e)
{
	struct finding f = { 0 };
	struct decided seen, d;
	struct id act;
	if (!read_decision(v, &f, &seen, e) || !api_matches(v, api_tag_of(v->w.arena, decision_json(v->w.arena, &seen)), e) ||
	    !take_decision(v, &d, e))
		return false;
	if (!decide(&v->w, &f, &d, &seen, &act, e)) {
		v->answer->status = e->kind == ERR_CONFLICT ? 412 : 0;
		return false;
	}
	str text = decision_json(v->w.arena, &d);
	return api_give_changed(v, text);
}
