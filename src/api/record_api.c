/* record_api.c - records read by a program: one, page by page, or those that were touched since it last looked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "operations.h"

#include "base/id.h"
#include "frame/record_json.h"
#include "frame/record_list.h"

bool kept_read(struct work *w, const struct record_kind *kind, str id, struct kept *kept, struct err *e)
{
	return record_get(w->db, w->arena, kind, id, &kept->record, e) && record_codes(w->db, w->arena, kind, id, kept->codes, e);
}

void kept_put(struct visit *v, const struct record_kind *kind, const struct record *r, const str *codes, struct json *j)
{
	json_put_open(j, '{');
	record_json(&v->w, j, kind, r, codes);
	json_pair_str(j, S("etag"), record_tag(v->w.arena, kind, r, codes));
	json_put_close(j, '}');
}

/* ---- one */

const struct route_doc one_doc = {
	.id = "readRecord",
	.detail = { "なくなった記録も読めます(gone が true)。", "Records that are gone are read as well (gone is true)." },
	.gives = &doc_record,
	.rules = DOC_TAGGED,
};

bool one_answer(struct visit *v, struct err *e)
{
	struct kept kept;
	struct json j = { .out = v->w.out };
	const struct record_kind *kind = api_kind(v, e);
	if (!kind || !kept_read(&v->w, kind, visit_word(v, "id"), &kept, e))
		return false;
	if (api_unchanged(v, record_tag(v->w.arena, kind, &kept.record, kept.codes)))
		return true;
	kept_put(v, kind, &kept.record, kept.codes, &j);
	return api_done(v, 200);
}

/* ---- a page */

static const struct doc_field list_query[] = {
	{ "q", { "この言葉を含むものだけ", "only those that hold this word" } },
	{ "gone", { "1: なくなったものも出す", "1: also those that are gone" }, DOC_TRUTH },
	{ "changed_after", { "この操作より後に書かれた記録を、操作の順に出す(なくなったものも)。空なら最初から。ほかの絞り込みとはいっしょに使えません",
	                     "records touched after this act, in the order of acts, those that are gone as well; empty: from the first. Not together with other filters" },
	  DOC_ID },
	{ "after", { "この記録より後のもの(next に入っています)", "those behind this record (as next has it)" }, DOC_ID },
	{ "until", { "はじめの頁を読んだときの act(next に入っています)", "the act of the first page (as next has it)" }, DOC_ID },
	{ "limit", { "一度に出す件数(なければ100)", "how many at a time (100 where not given)" }, DOC_WHOLE, .least = 1, .most = API_LIMIT_MAX },
	{ 0 },
};

static const struct doc_field page_fields[] = {
	{ "items", { "記録", "records" }, DOC_OBJECTS, .shape = &doc_record },
	{ "next", { "続きのアドレス。null: これで終わり", "where the next page is; null: there is none" }, .flags = DOC_NULL },
	{ "act", { "はじめの頁を読んだときの最後の操作。次に changed_after に付けるもの", "the last act when the first page was read; to be given as changed_after next time" }, DOC_ID },
	{ 0 },
};
static const struct doc_shape page_shape = { "record_page", { "記録の一頁", "a page of records" }, page_fields };

const struct route_doc list_doc = {
	.id = "listRecords",
	.detail = { "番号の順に出します。番号は後から加わったものほど後になるので、next をたどるあいだに記録が増えたり変わったりしても、抜けも重なりもありません。"
	            "選択肢の項目(例: status=in_use、分からないものは -)で絞れます。変更を追い続けるには、読み終えたときの act を changed_after に付けて、また読みます。",
	            "In the order of ids. What is added later has a later id, so that nothing is left out or given twice while next is followed, "
	            "whatever is added or changed meanwhile. Choice columns filter (status=in_use; - for those not told). To follow changes, read "
	            "again with the act that came last as changed_after." },
	.query = list_query,
	.gives = &page_shape,
	.rules = DOC_CHOICES,
};

/* A record that a filter no longer lets through would be lost for who follows. */
static bool filters_fit(struct visit *v, struct err *e)
{
	static const char *const others[] = { "changed_after", "after", "until", "limit" };
	bool follows = fields_find(&v->query, "changed_after") != NULL;
	for (size_t i = 0; follows && i < v->query.count; i++) {
		size_t k = 0;
		while (k < LENGTH(others) && !str_eq(str_of(others[k]), v->query.list[i].name))
			k++;
		if (k == LENGTH(others))
			api_fault(v, v->query.list[i].name, e, ERR_USAGE, "changed_after とはいっしょに使えません", "not together with changed_after");
	}
	return !v->fault_count;
}

static bool read_choices(struct visit *v, struct list_ask *ask, struct err *e)
{
	for (size_t i = 0; ask->kind->columns[i].name; i++) {
		const struct column *c = &ask->kind->columns[i];
		const struct field *f = c->type == COLUMN_CHOICE ? fields_find(&v->query, c->name) : NULL;
		if (f && !str_eq(f->value, S(CHOICE_UNTOLD)) && !choice_of(c->choices, f->value))
			api_fault(v, f->name, e, ERR_USAGE, "この選択肢はありません", "there is no such choice");
		ask->choices[i] = f ? f->value : S("");
	}
	return !v->fault_count;
}

static str next_path(struct visit *v, const struct list_ask *ask, const struct record *last, str act)
{
	return api_path(v, (const struct api_part[]){ { "after", last->id }, { "until", act }, { ask->touched ? "changed_after" : NULL, last->act }, { 0 } });
}

static void put_page(struct visit *v, const struct list_ask *ask, const struct listed *list, size_t limit, str act)
{
	struct json j = { .out = v->w.out };
	size_t columns = record_columns(ask->kind), shown = list->set.count < limit ? list->set.count : limit;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < shown; i++)
		kept_put(v, ask->kind, &list->set.records[i], &list->codes[i * columns], &j);
	json_put_close(&j, ']');
	api_next(v, &j, list->set.count > limit ? next_path(v, ask, &list->set.records[shown - 1], act) : S(""));
	json_pair_str(&j, S("act"), act);
	json_put_close(&j, '}');
}

/* Read before the records: what a later act does comes when it is asked for as changed_after. */
static bool read_until(struct visit *v, str *act, struct err *e)
{
	*act = visit_query(v, "until");
	return act->n || db_one_str(v->w.db, v->w.arena, e, act, "SELECT coalesce(max(id),'') FROM journal", NONE);
}

bool list_answer(struct visit *v, struct err *e)
{
	struct listed list;
	struct touched touched = { .after = visit_query(v, "changed_after") };
	size_t limit = api_limit(v);
	struct list_ask ask = { .kind = api_kind(v, e), .find = visit_query(v, "q"), .sort = -1, .behind = visit_query(v, "after"),
		                .most = limit + 1, .links = true, .uncounted = true };
	bool follows = fields_find(&v->query, "changed_after") != NULL;
	ask.presence = follows || str_eq(visit_query(v, "gone"), S("1")) ? PRESENCE_ANY : PRESENCE_THERE;
	ask.touched = follows ? &touched : NULL;
	if (!ask.kind || !filters_fit(v, e) || !read_choices(v, &ask, e) || !read_until(v, &touched.until, e) ||
	    !record_list(&v->w, &ask, &list, e))
		return false;
	put_page(v, &ask, &list, limit, touched.until);
	return api_done(v, 200);
}
