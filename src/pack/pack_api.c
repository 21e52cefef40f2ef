/* pack_api.c - inspection packs for programs: ordered, asked after until they are made, downloaded.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pack_api.h"

#include "frame/duty.h"
#include "frame/verify.h"
#include "pack_order.h"

static const struct doc_field file_fields[] = {
	{ "name", { "名前", "its name" } },
	{ "bytes", { "大きさ(バイト)", "its size in bytes" }, DOC_WHOLE },
	{ "sha256", { "SHA-256(16進)", "its SHA-256 in hexadecimal" } },
	{ 0 },
};
static const struct doc_shape file_shape = { "pack_file", { "パックに入っているファイル", "a file of a pack" }, file_fields };

/* What is known of a pack from the moment it was asked for. */
#define ORDER_FIELDS \
	{ "id", { "パックの番号", "the pack's id" }, DOC_ID }, \
	{ "form", { "様式。空: 年度のもの", "the form; empty: the fiscal year's" } }, \
	{ "parts", { "選んで入れたもの", "parts that were chosen besides" }, DOC_TEXTS }, \
	{ "who", { "作った人", "who had it made" } }, \
	{ "at", { "頼んだ日時", "when it was asked for" }, DOC_INSTANT }, \
	{ "state", { "making: 作っている、made: できた、failed: できなかった", "making, made or failed" }, DOC_CODE, .codes = "making|made|failed" }

static const struct doc_field order_fields[] = {
	ORDER_FIELDS,
	{ 0 },
};
static const struct doc_shape order_shape = { "pack_order", { "頼まれた立入検査パック", "an inspection pack that was asked for" }, order_fields };

static const struct doc_field list_fields[] = {
	{ "items", { "新しいものから", "the newest first" }, DOC_OBJECTS, .shape = &order_shape },
	{ 0 },
};
static const struct doc_shape list_shape = { "pack_orders", { "立入検査パックの一覧", "inspection packs" }, list_fields };

static const struct doc_field ask_fields[] = {
	{ "form", { "様式(なければ今年度のもの)", "the form (this fiscal year's where not given)" } },
	{ "parts", { "ふだんは入れないもので、入れるもの(inro pack --with と同じ名前)", "parts normally left out that are to be in it, named as for inro pack --with" },
	  DOC_TEXTS },
	{ 0 },
};
static const struct doc_shape ask_shape = { "pack_values", { "立入検査パックに入れるもの", "what a pack is to hold" }, ask_fields };

static const struct doc_field pack_fields[] = {
	ORDER_FIELDS,
	{ "fingerprint", { "表紙に印刷された指紋", "the fingerprint printed on its cover" }, .flags = DOC_MAYBE },
	{ "files", { "入っているファイル", "what is in it" }, DOC_OBJECTS, DOC_MAYBE, &file_shape },
	{ 0 },
};
static const struct doc_shape pack_shape = { "pack", { "立入検査パック", "an inspection pack" }, pack_fields };

const struct route_doc packs_doc = {
	.id = "listPacks",
	.detail = { "新しいものから30個までです。", "The newest 30." },
	.gives = &list_shape,
};

const struct route_doc pack_make_doc = {
	.id = "makePack",
	.detail = { "作るのには少し時間がかかります。できたかどうかは、Location のアドレスで確かめてください。", "It takes a moment: ask the address of Location whether it is made." },
	.body = BODY_JSON,
	.takes = &ask_shape,
	.gives = &order_shape,
	.status = 202,
};

const struct route_doc pack_doc = {
	.id = "readPack",
	.detail = { "できたものは、署名と、入っているファイルを確かめてから出します。", "Of one that is made the signature and every file are checked first." },
	.gives = &pack_shape,
};

const struct route_doc pack_zip_doc = {
	.id = "downloadPack",
	.detail = { "中身は inro-verify で確かめられます。", "What is in it can be checked with inro-verify." },
	.file = "application/zip",
	.rules = DOC_CONFLICT,
};

/* ---- as JSON */

static str state_of(struct visit *v, const struct pack_order *o)
{
	enum job_stage stage = job_look(v->site, o->id).stage;
	return stage == JOB_WAITS || stage == JOB_RUNS ? S("making") : o->made ? S("made") : S("failed");
}

static void put_order(struct visit *v, struct json *j, const struct pack_order *o)
{
	json_pair_str(j, S("id"), o->id);
	json_pair_str(j, S("form"), o->form);
	json_put_key(j, S("parts"));
	json_put_open(j, '[');
	for (str rest = o->parts; rest.n;)
		json_put_str(j, str_cut(&rest, S(" ")));
	json_put_close(j, ']');
	json_pair_str(j, S("who"), o->who);
	json_pair_str(j, S("at"), o->at);
	json_pair_str(j, S("state"), state_of(v, o));
}

static void put_files(struct json *j, const struct verified *verified)
{
	json_pair_str(j, S("fingerprint"), verified->fingerprint);
	json_put_key(j, S("files"));
	json_put_open(j, '[');
	for (size_t i = 0; i < verified->manifest.count; i++) {
		const struct manifest_file *file = &verified->manifest.files[i];
		json_put_open(j, '{');
		json_pair_str(j, S("name"), file->name);
		json_pair_int(j, S("bytes"), (int64_t)file->size);
		json_pair_str(j, S("sha256"), file->sha256);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

/* ---- answers */

bool packs_answer(struct visit *v, struct err *e)
{
	struct pack_order list[PACK_ORDERS_SHOWN_MAX];
	struct json j = { .out = v->w.out };
	size_t count;
	if (!pack_order_all(&v->w, list, &count, e))
		return false;
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < count; i++) {
		json_put_open(&j, '{');
		put_order(v, &j, &list[i]);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}

static bool is_choice(const struct visit *v, str name)
{
	for (const struct duty *const *duty = v->w.duties; *duty; duty++)
		for (const struct pack_part *part = (*duty)->papers; part && part->name; part++)
			if (part->by_choice && str_eq(str_of(part->name), name))
				return true;
	return false;
}

static bool take_parts(struct visit *v, const json_t *body, str *parts, struct err *e)
{
	const json_t *list = json_object_get(body, "parts");
	*parts = S("");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *name = json_array_get(list, i);
		str said = { json_string_value(name), json_string_length(name) };
		if (!is_choice(v, said))
			return api_fault(v, S("/parts"), e, ERR_INPUT, "「%.*s」という選べるものはありません", "there is no part \"%.*s\" to choose", P(said));
		*parts = arena_join(v->w.arena, *parts, S(" "), said);
	}
	return true;
}

bool pack_make_answer(struct visit *v, struct err *e)
{
	str parts;
	struct id id;
	struct pack_order o;
	struct json j = { .out = v->w.out };
	auto_json body = api_body(v, e);
	if (!body || !take_parts(v, body, &parts, e) ||
	    !pack_order_start(v, arena_copy(v->w.arena, json_text(body, "form")), parts, &id, e) || !pack_order_get(&v->w, id_str(&id), &o, e))
		return false;
	json_put_open(&j, '{');
	put_order(v, &j, &o);
	json_put_close(&j, '}');
	http_head(v->answer, "Location", arena_fmt(v->w.arena, "/api/v1/packs/%s", id.text));
	return api_done(v, 202);
}

bool pack_answer(struct visit *v, struct err *e)
{
	struct pack_order o;
	struct verified verified;
	struct json j = { .out = v->w.out };
	if (!pack_order_get(&v->w, visit_word(v, "id"), &o, e) ||
	    (o.made && !pack_verify(v->w.disk, v->w.arena, pack_order_folder(&v->w, o.id), S(""), &verified, e)))
		return false;
	json_put_open(&j, '{');
	put_order(v, &j, &o);
	if (o.made)
		put_files(&j, &verified);
	json_put_close(&j, '}');
	return api_done(v, 200);
}

bool pack_zip_answer(struct visit *v, struct err *e)
{
	struct pack_order o;
	return pack_order_get(&v->w, visit_word(v, "id"), &o, e) &&
	       (o.made || err_set(e, ERR_CONFLICT, "まだできあがっていません", "it is not made yet")) && pack_order_zip(v, &o, e);
}
