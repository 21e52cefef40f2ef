/* check_api.c - the checks for programs: what they look at, and running them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today_api.h"

#include "frame/duty.h"
#include "today_json.h"

static const struct doc_field check_fields[] = {
	{ "check", { "点検の名前", "the check's name" } },
	{ "title", { "題", "its title" }, DOC_WORDS },
	{ "looks_at", { "何を見るか", "what it looks at" }, DOC_WORDS },
	{ "why", { "なぜ大事か", "why it matters" }, DOC_WORDS },
	{ "limit_days", { "Inroの目安の日数(0: なし)", "Inro's own limit in days (0: none)" }, DOC_WHOLE },
	{ "fresh_days", { "これより古い資料で見たものは未確認とする日数(0: なし)", "days after which a source counts as not seen (0: never)" }, DOC_WHOLE },
	{ 0 },
};
static const struct doc_shape check_shape = { "check", { "点検", "a check" }, check_fields };

static const struct doc_field checks_fields[] = {
	{ "items", { "点検", "the checks" }, DOC_OBJECTS, .shape = &check_shape },
	{ "checked_at", { "最後に点検したとき。空: まだ", "when they were last run; empty: never" }, DOC_INSTANT },
	{ 0 },
};
static const struct doc_shape checks_shape = { "checks", { "点検の一覧", "the checks" }, checks_fields };

const struct route_doc checks_doc = {
	.id = "listChecks",
	.detail = { "どの点検が何を見るかと、最後に点検したときです。", "What each check looks at, and when they were last run." },
	.gives = &checks_shape,
};

static void put_check(struct json *j, const struct check *c)
{
	json_put_open(j, '{');
	json_pair_str(j, S("check"), str_of(c->name));
	json_pair_words(j, S("title"), c->title);
	json_pair_words(j, S("looks_at"), c->looks_at);
	json_pair_words(j, S("why"), c->why);
	json_pair_int(j, S("limit_days"), c->limit_days);
	json_pair_int(j, S("fresh_days"), c->fresh_days);
	json_put_close(j, '}');
}

bool checks_answer(struct visit *v, struct err *e)
{
	struct json j = { .out = v->w.out };
	str at;
	if (!db_one_str(v->w.db, v->w.arena, e, &at, "SELECT at FROM journal WHERE event='check.run' ORDER BY id DESC LIMIT 1", NONE))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (struct checks c = checks_of(v->w.duties); checks_next(&c);)
		put_check(&j, c.check);
	json_put_close(&j, ']');
	json_pair_str(&j, S("checked_at"), at);
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* ---- running them */

static const struct doc_field tally_fields[] = {
	{ "check", { "点検の名前", "the check's name" } },
	{ "measured", { "必要な記録があった", "the records it needs are there" }, DOC_TRUTH },
	{ "population", { "見た対象の数", "how many it looked at" }, DOC_WHOLE },
	{ "ok", { "不足のない数", "nothing found" }, DOC_WHOLE },
	{ "short", { "不足の数", "fall short" }, DOC_WHOLE },
	{ "unseen", { "未確認の数", "not seen" }, DOC_WHOLE },
	{ "accepted", { "了承済みの数", "accepted" }, DOC_WHOLE },
	{ 0 },
};
static const struct doc_shape tally_shape = { "tally", { "一つの点検の結果", "what a check counted" }, tally_fields };

static const struct doc_field tallies_fields[] = {
	{ "items", { "点検ごとの結果", "check by check" }, DOC_OBJECTS, .shape = &tally_shape },
	{ 0 },
};
static const struct doc_shape tallies_shape = { "tallies", { "点検の結果", "what the checks counted" }, tallies_fields };

const struct route_doc checks_run_doc = {
	.id = "runChecks",
	.detail = { "すべての点検を行い、指摘を新しくします。回答はしません。", "Runs every check and renews the findings. It answers nothing." },
	.gives = &tallies_shape,
};

/* of: the JSON under way. */
static void put_tally(void *of, struct work *w, const struct check_result *r)
{
	(void)w;
	json_put_open(of, '{');
	tally_json(of, r);
	json_put_close(of, '}');
}

bool checks_run_answer(struct visit *v, struct err *e)
{
	struct json j = { .out = v->w.out };
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	if (!checks_run(&v->w, put_tally, &j, e))
		return false;
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}
