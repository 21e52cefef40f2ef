/* accept_api.c - accepting one vulnerability of one device, for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vuln_api.h"

#include "accept.h"

static const struct doc_field fields[] = {
	{ "until", { "了承の期限(1年先まで)。空: 了承していない", "accepted until, a year from now at most; empty: it is not" } },
	{ "why", { "了承の理由", "why it is accepted" } },
	{ "by", { "決めた人", "who decided" } },
	{ 0 },
};
static const struct doc_shape shape = { "vuln_acceptance", { "脆弱性の了承", "an acceptance" }, fields };

static const struct doc_field value_fields[] = {
	{ "until", { "了承の期限(1年先まで)", "accepted until, a year from now at most" }, .flags = DOC_MUST },
	{ "why", { "了承の理由", "why it is accepted" }, .flags = DOC_MUST },
	{ "by", { "決めた人", "who decided" }, .flags = DOC_MUST },
	{ 0 },
};
static const struct doc_shape values_shape = { "vuln_acceptance_values", { "脆弱性の了承として書くこと", "what is written to accept it" }, value_fields };

const struct route_doc acceptance_doc = {
	.id = "readVulnerabilityAcceptance",
	.detail = { "了承していなければ、すべて空です。", "Everything is empty where it is not accepted." },
	.gives = &shape,
	.rules = DOC_TAGGED,
};

const struct route_doc acceptance_put_doc = {
	.id = "acceptVulnerability",
	.detail = { "この機器の、この脆弱性だけを、期限まで指摘しないようにします。前の了承に代わります。",
	            "This vulnerability of this device is no finding until that day. Takes the place of an earlier acceptance." },
	.body = BODY_JSON,
	.takes = &values_shape,
	.gives = &shape,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

const struct route_doc acceptance_drop_doc = {
	.id = "dropVulnerabilityAcceptance",
	.detail = { "また指摘されるようになります。記録は消えず、履歴に残ります。", "It is found again; the record stays in the history." },
	.status = 204,
	.rules = DOC_MATCHED,
};

static str json_of(struct arena *a, const struct acceptance *accepted)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	json_pair_str(&j, S("until"), accepted->until);
	json_pair_str(&j, S("why"), accepted->why);
	json_pair_str(&j, S("by"), accepted->by);
	json_put_close(&j, '}');
	return arena_copy(a, buf_str(&b));
}

static bool read(struct visit *v, struct pair *p, struct acceptance *a, struct err *e)
{
	return accept_find(&v->w, visit_word(v, "id"), visit_word(v, "cve"), p, e) && accept_read(&v->w, p, a, e);
}

bool acceptance_answer(struct visit *v, struct err *e)
{
	struct pair p;
	struct acceptance a;
	return read(v, &p, &a, e) && api_give(v, json_of(v->w.arena, &a));
}

static bool take(struct visit *v, struct acceptance *a, struct err *e)
{
	auto_json body = api_body(v, e);
	if (!body)
		return false;
	*a = (struct acceptance){ arena_copy(v->w.arena, json_text(body, "until")), arena_copy(v->w.arena, json_text(body, "why")),
		                  arena_copy(v->w.arena, json_text(body, "by")) };
	return true;
}

/* What was decided since it was read is a condition that no longer holds. */
static bool refused(struct visit *v, const struct err *e)
{
	v->answer->status = e->kind == ERR_CONFLICT ? 412 : 0;
	return false;
}

bool acceptance_put_answer(struct visit *v, struct err *e)
{
	struct pair p;
	struct acceptance seen, a;
	struct id act;
	if (!read(v, &p, &seen, e) || !api_matches(v, api_tag_of(v->w.arena, json_of(v->w.arena, &seen)), e) || !take(v, &a, e))
		return false;
	return accept_put(&v->w, &p, &a, &seen, &act, e) ? api_give_changed(v, json_of(v->w.arena, &a)) : refused(v, e);
}

bool acceptance_drop_answer(struct visit *v, struct err *e)
{
	struct pair p;
	struct acceptance seen;
	struct id act;
	if (!read(v, &p, &seen, e) || !api_matches(v, api_tag_of(v->w.arena, json_of(v->w.arena, &seen)), e))
		return false;
	return accept_drop(&v->w, &p, &seen, &act, e) ? api_nothing(v) : refused(v, e);
}
