/* history_api.c - the journal for programs: every act in its order, and what one of them changed.
 * SPDX-License-Identifier: Apache-2.0 */
#include "operations.h"

#include "frame/journal_json.h"

#define LIMIT_ROW \
	{ "limit", { "一度に出す件数(なければ100)", "how many at a time (100 where not given)" }, DOC_WHOLE, .least = 1, .most = API_LIMIT_MAX }
#define NEXT_ROW { "next", { "続きのアドレス。null: これで終わり", "where the next page is; null: there is none" }, .flags = DOC_NULL }

/* ---- acts */

static const struct doc_field acts_query[] = {
	{ "after", { "この操作より後のもの。空なら最初から", "those after this act; empty: from the first" }, DOC_ID },
	LIMIT_ROW,
	{ 0 },
};

static const struct doc_field act_fields[] = {
	{ "act", { "操作の番号", "the act's id" }, DOC_ID },
	{ "at", { "いつ(UTC)", "when (UTC)" }, DOC_INSTANT },
	{ "who", { "だれが", "who did it" } },
	{ "event", { "何をしたか", "what was done" } },
	{ "subject", { "何について", "what it was about" } },
	{ "undone_by", { "取り消した操作。空: 取り消されていない", "the act that took it back; empty: none did" }, DOC_ID },
	{ "changes", { "変わった記録の数(1000まで数える)", "how many records it changed (counted up to 1000)" }, DOC_WHOLE },
	{ 0 },
};
static const struct doc_shape act_shape = { "act", { "一つの操作", "an act" }, act_fields };

static const struct doc_field acts_fields[] = {
	{ "items", { "操作", "the acts" }, DOC_OBJECTS, .shape = &act_shape },
	NEXT_ROW,
	{ 0 },
};
static const struct doc_shape acts_shape = { "act_page", { "操作の一頁", "a page of acts" }, acts_fields };

const struct route_doc history_doc = {
	.id = "listActs",
	.detail = { "古いものから順に出します。最後に得た act を after に付けると、その後の操作だけを読めます。",
	            "The oldest first. With the last act as after, only what was done since is read." },
	.query = acts_query,
	.gives = &acts_shape,
};

static void put_act(struct json *j, const struct journal_entry *entry)
{
	json_put_open(j, '{');
	journal_json(j, entry);
	json_pair_int(j, S("changes"), (int64_t)entry->changes);
	json_put_close(j, '}');
}

bool history_answer(struct visit *v, struct err *e)
{
	struct journal_entry *list;
	size_t count, limit = api_limit(v);
	struct json j = { .out = v->w.out };
	const struct journal_ask ask = { .rising = true, .after = visit_query(v, "after"), .most = limit + 1 };
	if (!journal_list(&v->w, &ask, &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count && i < limit; i++)
		put_act(&j, &list[i]);
	json_put_close(&j, ']');
	api_next(v, &j, count > limit ? api_path(v, (const struct api_part[]){ { "after", list[limit - 1].act }, { 0 } }) : S(""));
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* ---- what one changed */

static const struct doc_field changes_query[] = {
	{ "after", { "この記録より後のもの(next に入っています)", "those behind this record (as next has it)" }, DOC_ID },
	LIMIT_ROW,
	{ 0 },
};

static const struct doc_field change_fields[] = {
	{ "kind", { "記録の種類", "the kind of record" } },
	{ "record", { "記録の番号", "the record's id" }, DOC_ID },
	{ "added", { "この操作で加わった", "the act added it" }, DOC_TRUTH },
	{ "diff", { "変わった項目の前と後", "the columns that changed, before and after" }, DOC_PAIRS },
	{ 0 },
};
static const struct doc_shape change_shape = { "change", { "一つの変更", "a change" }, change_fields };

static const struct doc_field changes_fields[] = {
	{ "items", { "変更", "the changes" }, DOC_OBJECTS, .shape = &change_shape },
	NEXT_ROW,
	{ 0 },
};
static const struct doc_shape changes_shape = { "change_page", { "変更の一頁", "a page of changes" }, changes_fields };

const struct route_doc changes_doc = {
	.id = "listChanges",
	.detail = { "記録の番号の順に出します。", "In the order of the records' ids." },
	.query = changes_query,
	.gives = &changes_shape,
};

static bool is_act(struct visit *v, str act, struct err *e)
{
	int64_t there;
	return db_one_int(v->w.db, e, &there, 0, "SELECT 1 FROM journal WHERE id=?", BIND(V(act))) &&
	       (there || err_set(e, ERR_MISSING, "その操作はありません", "there is no such act"));
}

bool changes_answer(struct visit *v, struct err *e)
{
	struct journal_change *list;
	size_t count, limit = api_limit(v);
	struct json j = { .out = v->w.out };
	str act = visit_word(v, "act");
	if (!is_act(v, act, e) || !journal_changes(&v->w, act, S(""), visit_query(v, "after"), limit + 1, &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count && i < limit; i++) {
		json_put_open(&j, '{');
		change_json(&j, &list[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	api_next(v, &j, count > limit ? api_path(v, (const struct api_part[]){ { "after", list[limit - 1].record }, { 0 } }) : S(""));
	json_put_close(&j, '}');
	return api_done(v, 200);
}
