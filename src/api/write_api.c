/* write_api.c - one record written by a program: made, replaced, changed in part, or taken off, and never over what somebody
 * else wrote since the program read it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "operations.h"

#include "frame/import.h"
#include "frame/record_json.h"

/* ---- taking what was sent */

/* A body laid over a record. */
struct taking {
	struct visit *v;
	const struct record_kind *kind;
	json_t *before; /* the record as a program reads it; NULL: it is new */
	struct record *now;
};

static json_t *as_read(struct visit *v, const struct record_kind *kind, const struct kept *kept)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	kept_put(v, kind, &kept->record, kept->codes, &j);
	return json_read(buf_str(&b), NULL);
}

/* What a program only reads may come back as it was read, so that a whole record can be sent. */
static void take_member(struct taking *t, const char *name, const json_t *value, struct err *e)
{
	struct visit *v = t->v;
	struct err wrong = { 0 };
	int column = record_column(t->kind, str_of(name));
	str raw, place = api_pointer(v->w.arena, str_of(name));
	if (column < 0) {
		if (!json_equal(json_object_get(t->before, name), value))
			api_fault(v, place, e, ERR_INPUT, "この名前の項目はないか、書けません", "there is no member of this name, or it cannot be written");
	} else if (!record_json_value(v->w.arena, &t->kind->columns[column], value, t->now->values[column], &raw, &wrong) ||
	           !record_put(v->w.arena, t->kind, t->now, (size_t)column, raw, &wrong)) {
		api_fault(v, place, e, ERR_INPUT, "%s%.0s", "%.0s%s", wrong.ja, wrong.en);
	}
}

static void take_members(struct taking *t, json_t *body, struct err *e)
{
	const char *name;
	json_t *value;
	json_object_foreach(body, name, value) {
		take_member(t, name, value, e);
		if (t->v->fault_count == API_FAULTS_MAX)
			break;
	}
}

/* What a whole record does not say is empty. */
static void empty_unsaid(struct taking *t, const json_t *body)
{
	for (size_t i = 0; t->kind->columns[i].name; i++)
		if (!json_object_get(body, t->kind->columns[i].name))
			record_set(t->v->w.arena, t->kind, t->now, i, S(""));
}

static bool has_value(const struct record_kind *kind, const struct record *r)
{
	for (size_t i = 0; kind->columns[i].name; i++)
		if (r->values[i].n)
			return true;
	return false;
}

/* was NULL: a new record. */
static bool take_body(struct visit *v, const struct record_kind *kind, const struct kept *was, struct record *now, struct err *e)
{
	auto_json body = api_body(v, e);
	auto_json before = was ? as_read(v, kind, was) : NULL;
	struct taking t = { v, kind, before, now };
	if (!body)
		return false;
	*now = was ? record_copy(v->w.arena, kind, &was->record) : record_blank(v->w.arena, kind);
	now->gone = false;
	take_members(&t, body, e);
	if (v->route->doc->body != BODY_PATCH)
		empty_unsaid(&t, body);
	if (!v->fault_count && !has_value(kind, now))
		api_fault(v, S(""), e, ERR_INPUT, "一つ以上の項目に値を書いてください", "write a value of at least one column");
	return !v->fault_count;
}

/* ---- writing */

/* The record as it stands, inside the transaction that wrote it. */
static bool answer_kept(struct visit *v, const struct record_kind *kind, str id, unsigned status, struct err *e)
{
	struct kept kept;
	struct json j = { .out = v->w.out };
	if (!kept_read(&v->w, kind, id, &kept, e))
		return false;
	kept_put(v, kind, &kept.record, kept.codes, &j);
	if (!db_end(v->w.db, true, e))
		return false;
	api_tag(v, record_tag(v->w.arena, kind, &kept.record, kept.codes));
	if (status == 201)
		http_head(v->answer, "Location", arena_fmt(v->w.arena, "/api/v1/records/%s/%.*s", kind->name, P(id)));
	return api_done(v, status);
}

static bool write_new(struct visit *v, const struct record_kind *kind, struct err *e)
{
	struct record now;
	struct id act;
	return take_body(v, kind, NULL, &now, e) && db_begin(v->w.db, e) && records_write_in(&v->w, kind, NULL, &now, 1, &act, e) &&
	       answer_kept(v, kind, now.id, 201, e);
}

bool new_answer(struct visit *v, struct err *e)
{
	const struct record_kind *kind = api_kind(v, e);
	bool ok = kind && write_new(v, kind, e);
	db_rollback(v->w.db); /* of a failure; after the commit there is nothing to roll back */
	return ok;
}

/* Read, compared and written in one transaction: of two that read the same, one is refused. */
static bool find_for_change(struct visit *v, const struct record_kind *kind, struct kept *was, struct err *e)
{
	return db_begin(v->w.db, e) && kept_read(&v->w, kind, visit_word(v, "id"), was, e) &&
	       api_matches(v, record_tag(v->w.arena, kind, &was->record, was->codes), e);
}

static bool write_over(struct visit *v, const struct record_kind *kind, struct err *e)
{
	struct kept was;
	struct record now;
	struct id act;
	return find_for_change(v, kind, &was, e) && take_body(v, kind, &was, &now, e) &&
	       (record_same(kind, &was.record, &now) || records_write_in(&v->w, kind, &was.record, &now, 1, &act, e)) &&
	       answer_kept(v, kind, now.id, 200, e);
}

bool change_answer(struct visit *v, struct err *e)
{
	const struct record_kind *kind = api_kind(v, e);
	bool ok = kind && write_over(v, kind, e);
	db_rollback(v->w.db);
	return ok;
}

static bool take_off(struct visit *v, const struct record_kind *kind, struct err *e)
{
	struct kept was;
	struct id act;
	if (!find_for_change(v, kind, &was, e))
		return false;
	struct record now = was.record;
	now.gone = true;
	return was.record.gone || (records_write_in(&v->w, kind, &was.record, &now, 1, &act, e) && db_end(v->w.db, true, e));
}

bool drop_answer(struct visit *v, struct err *e)
{
	const struct record_kind *kind = api_kind(v, e);
	bool ok = kind && take_off(v, kind, e);
	db_rollback(v->w.db);
	return ok && api_nothing(v);
}

/* ---- descriptions */

const struct route_doc new_doc = {
	.id = "makeRecord",
	.detail = { "書かれたままの値を送ります。読み取れたこと(_code、_from など)は Inro が加えます。",
	            "Values are sent as people write them. What can be read out of them (_code, _from …) is added by Inro." },
	.body = BODY_JSON,
	.takes = &doc_record_values,
	.gives = &doc_record,
	.status = 201,
	.rules = DOC_TAGGED,
};

const struct route_doc put_doc = {
	.id = "replaceRecord",
	.detail = { "書かなかった項目は空になります。読んだ記録をそのまま直して送れます。なくなった記録は戻ります。",
	            "Columns that are not sent become empty. A record may be sent as it was read, with its changes. One that is gone comes back." },
	.body = BODY_JSON,
	.takes = &doc_record_values,
	.gives = &doc_record,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

const struct route_doc patch_doc = {
	.id = "changeRecord",
	.detail = { "書いた項目だけを直します(RFC 7396)。null は空にします。なくなった記録は戻ります。",
	            "Changes the columns that are sent (RFC 7396); null empties one. A record that is gone comes back." },
	.body = BODY_PATCH,
	.takes = &doc_record_values,
	.gives = &doc_record,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

const struct route_doc drop_doc = {
	.id = "dropRecord",
	.detail = { "記録は消えず、gone になります。履歴は残り、元に戻せます。", "The record is not erased but gone; its history stays, and it can be taken back." },
	.status = 204,
	.rules = DOC_MATCHED,
};
