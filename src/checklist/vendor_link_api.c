/* vendor_link_api.c - vendors' links for programs: whether they are used, those there are, one more, one less.
 * SPDX-License-Identifier: Apache-2.0 */
#include "vendor_api.h"

#include "vendor_pages.h"

#define LINK_ROWS \
	{ "id", { "リンクの番号", "the link's id" }, DOC_ID }, \
	{ "form", { "様式", "the form" } }, \
	{ "vendor", { "事業者", "the vendor" } }, \
	{ "vendor_id", { "事業者の番号", "the vendor's id" }, DOC_ID }, \
	{ "system", { "システム", "the system" } }, \
	{ "system_id", { "システムの番号", "the system's id" }, DOC_ID }, \
	{ "state", { "状態", "its state" }, DOC_CODE, .codes = "open|submitted|expired|revoked" }, \
	{ "until", { "期限", "its last day" }, DOC_DAY }, \
	{ "made_by", { "作った人", "who made it" } }, \
	{ "made_at", { "作ったとき", "when it was made" }, DOC_INSTANT }, \
	{ "opened_at", { "はじめて開いたとき", "when it was first opened" }, DOC_INSTANT }, \
	{ "submitted_at", { "提出したとき", "when it was submitted" }, DOC_INSTANT }

static const struct doc_field link_fields[] = { LINK_ROWS, { 0 } };
static const struct doc_shape link_shape = { "vendor_link", { "回答用リンク", "a vendor's link" }, link_fields };

static const struct doc_field links_fields[] = {
	{ "items", { "回答用リンク(新しいものから)", "vendors' links, the newest first" }, DOC_OBJECTS, .shape = &link_shape },
	{ 0 },
};
static const struct doc_shape links_shape = { "vendor_links", { "回答用リンクの一覧", "vendors' links" }, links_fields };

static const struct doc_field made_fields[] = {
	LINK_ROWS,
	{ "address", { "事業者に渡すアドレス。ここにだけ出ます", "the address to hand to the vendor, told only here" } },
	{ 0 },
};
static const struct doc_shape made_shape = { "vendor_link_made", { "作った回答用リンク", "a link that was made" }, made_fields };

static const struct doc_field wanted_fields[] = {
	VENDOR_FORM_ROW,
	{ "vendor", { "事業者の番号", "the vendor's id" }, DOC_ID, DOC_MUST },
	{ "system", { "システムの番号。空: システムを分けない", "the system's id; empty: the vendor answers for all it does here" }, DOC_ID },
	{ "until", { "リンクの期限。返送の期限にもなります", "its last day, by which an answer is due as well" }, DOC_DAY, DOC_MUST },
	{ 0 },
};
static const struct doc_shape wanted_shape = { "vendor_link_values", { "作る回答用リンク", "the link to make" }, wanted_fields };

const struct route_doc links_doc = {
	.id = "listVendorLinks",
	.detail = { "作ったリンクです。アドレスは出ません。", "The links that were made, without their addresses." },
	.gives = &links_shape,
};

const struct route_doc link_doc = {
	.id = "readVendorLink",
	.detail = { "ETag は、取り消すときの If-Match になります。", "Its ETag is the If-Match of revoking it." },
	.gives = &link_shape,
	.rules = DOC_TAGGED,
};

const struct route_doc link_make_doc = {
	.id = "makeVendorLink",
	.detail = { "アドレスは、この答えに一度だけ出ます。依頼したことも記録します。設定で使うことにしていなければ作れません。",
	            "The address stands in this answer alone. The request is noted as well. Refused while links are switched off." },
	.body = BODY_JSON,
	.takes = &wanted_shape,
	.gives = &made_shape,
	.status = 201,
	.rules = DOC_CONFLICT,
};

const struct route_doc link_revoke_doc = {
	.id = "revokeVendorLink",
	.detail = { "リンクはすぐに開けなくなります。記録には残ります。", "The link is closed at once; it stays on record." },
	.status = 204,
	.rules = DOC_MATCHED,
};

static const struct doc_field switch_fields[] = {
	{ "on", { "回答用リンクを使う", "links are used" }, DOC_TRUTH, DOC_MUST },
	{ 0 },
};
static const struct doc_shape switch_shape = { "vendor_link_switch", { "回答用リンクを使うか", "whether links are used" }, switch_fields };

const struct route_doc link_switch_doc = {
	.id = "readVendorLinkSwitch",
	.detail = { "回答用リンクを使う設定かどうかです。ETag は、切り替えるときの If-Match になります。", "Whether links are used at all. Its ETag is the If-Match of switching." },
	.gives = &switch_shape,
	.rules = DOC_TAGGED,
};

const struct route_doc link_switch_put_doc = {
	.id = "switchVendorLinks",
	.detail = { "止めると、すべてのリンクがすぐに開けなくなります。リンクのために、この画面をインターネットに公開しないでください。",
	            "Switching off closes every link at once. Never open the console to the Internet for these links." },
	.body = BODY_JSON,
	.takes = &switch_shape,
	.gives = &switch_shape,
	.rules = DOC_TAGGED | DOC_MATCHED,
};

/* ---- reading */

static void put_link(struct visit *v, struct json *j, const struct vendor_link *l)
{
	static const char *const states[VENDOR_LINK_STATES] = { "open", "submitted", "expired", "revoked" };
	json_pair_str(j, S("id"), l->id);
	json_pair_str(j, S("form"), l->form);
	json_pair_str(j, S("vendor"), l->vendor_name);
	json_pair_str(j, S("vendor_id"), l->vendor);
	json_pair_str(j, S("system"), l->system_name);
	json_pair_str(j, S("system_id"), l->system);
	json_pair_str(j, S("state"), str_of(states[l->state]));
	json_pair_str(j, S("until"), day_iso(v->w.arena, l->expires_on));
	json_pair_str(j, S("made_by"), l->made_by);
	json_pair_str(j, S("made_at"), l->made_at);
	json_pair_str(j, S("opened_at"), l->opened_at);
	json_pair_str(j, S("submitted_at"), l->submitted_at);
}

bool links_answer(struct visit *v, struct err *e)
{
	struct vendor_link *list;
	size_t count;
	struct json j = { .out = v->w.out };
	if (!vendor_link_all(&v->w, S(""), S(""), &list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		put_link(v, &j, &list[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

/* The link of the path as it is represented. */
static bool read_link(struct visit *v, str *text, struct err *e)
{
	struct vendor_link link;
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	if (!vendor_link_get(&v->w, visit_word(v, "id"), &link, e))
		return false;
	json_put_open(&j, '{');
	put_link(v, &j, &link);
	json_put_close(&j, '}');
	*text = arena_copy(v->w.arena, buf_str(&b));
	return true;
}

bool link_answer(struct visit *v, struct err *e)
{
	str text;
	return read_link(v, &text, e) && api_give(v, text);
}

/* ---- one more, one less */

static bool put_made(struct visit *v, str secret, struct err *e)
{
	struct vendor_link link;
	struct json j = { .out = v->w.out };
	if (!vendor_link_find(&v->w, secret, &link, e))
		return false;
	json_put_open(&j, '{');
	put_link(v, &j, &link);
	json_pair_str(&j, S("address"), vendor_link_address(v, secret));
	json_put_close(&j, '}');
	http_head(v->answer, "Location", arena_fmt(v->w.arena, "/api/v1/vendor-links/%.*s", P(link.id)));
	return api_done(v, 201);
}

bool link_make_answer(struct visit *v, struct err *e)
{
	struct vendor_pair pair;
	struct err why = { 0 };
	struct day until = { 0 };
	str secret;
	auto_json body = api_body(v, e);
	if (!body)
		return false;
	const struct vendor_named named = { "/", json_text(body, "form"), json_text(body, "vendor"), json_text(body, "system") };
	if (!vendor_named_pair(v, &named, &pair, e))
		return false;
	day_read(json_text(body, "until"), &until);
	return vendor_link_make(&v->w, &pair, until, &secret, &why) ? put_made(v, secret, e) : api_refused(v, "/until", &why, e);
}

/* What happens between reading a link and revoking it cannot make that wrong: it is final, takes no answer away, and doing
 * it twice leaves what doing it once does. So nobody asks for the tag again inside the transaction. */
bool link_revoke_answer(struct visit *v, struct err *e)
{
	str text;
	return read_link(v, &text, e) && api_matches(v, api_tag_of(v->w.arena, text), e) && vendor_link_revoke(&v->w, visit_word(v, "id"), e) &&
	       api_nothing(v);
}

/* ---- the switch */

static str switch_text(struct arena *a, bool on)
{
	return arena_fmt(a, "{\"on\":%s}", on ? "true" : "false");
}

static bool put_switch(struct visit *v, bool on)
{
	buf_put(v->w.out, switch_text(v->w.arena, on));
	return api_done(v, 200);
}

bool link_switch_answer(struct visit *v, struct err *e)
{
	bool on;
	return vendor_link_is_on(&v->w, &on, e) && (api_unchanged(v, api_tag_of(v->w.arena, switch_text(v->w.arena, on))) || put_switch(v, on));
}

/* Who leaves it as it was read writes nothing; and where somebody else was faster, it stands already as is wanted. Either
 * way nothing is written over that was not seen. */
bool link_switch_put_answer(struct visit *v, struct err *e)
{
	struct arena *a = v->w.arena;
	bool was;
	if (!vendor_link_is_on(&v->w, &was, e) || !api_matches(v, api_tag_of(a, switch_text(a, was)), e))
		return false;
	auto_json body = api_body(v, e);
	bool on = json_is_true(json_object_get(body, "on"));
	if (!body || (on != was && !vendor_link_switch(&v->w, on, e)))
		return false;
	api_tag(v, api_tag_of(a, switch_text(a, on)));
	return put_switch(v, on);
}
