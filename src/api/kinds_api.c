/* kinds_api.c - the kinds of records and their columns, for programs that adapt to them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "operations.h"

static const char *const type_names[] = {
	[COLUMN_TEXT] = "text", [COLUMN_DATE] = "date", [COLUMN_CHOICE] = "choice", [COLUMN_COUNT] = "count", [COLUMN_LIST] = "list", [COLUMN_LINK] = "link",
};

static const struct doc_field choice_fields[] = {
	{ "code", { "値(_code に出るもの)", "the value, as in _code" } },
	{ "words", { "名前", "what people call it" }, DOC_WORDS },
	{ 0 },
};
static const struct doc_shape choice_shape = { "choice", { "選択肢", "a choice" }, choice_fields };

static const struct doc_field column_fields[] = {
	{ "name", { "項目の名前", "the column's name" } },
	{ "words", { "見出し", "its header" }, DOC_WORDS },
	{ "type", { "種類", "its type" }, DOC_CODE, .codes = "text|date|choice|count|list|link" },
	{ "label", { "記録の名前になる", "names the record" }, DOC_TRUTH },
	{ "brief", { "短い一覧に出る", "shown in the short list" }, DOC_TRUTH },
	{ "choices", { "選択肢", "the choices" }, DOC_OBJECTS, DOC_MAYBE, &choice_shape },
	{ "link", { "つながる記録の種類", "the kind it links to" }, DOC_TEXT, DOC_MAYBE },
	{ 0 },
};
static const struct doc_shape column_shape = { "column", { "項目", "a column" }, column_fields };

static const struct doc_field kind_fields[] = {
	{ "name", { "種類の名前", "the kind's name" } },
	{ "words", { "呼び名", "what people call it" }, DOC_WORDS },
	{ "columns", { "項目", "its columns" }, DOC_OBJECTS, .shape = &column_shape },
	{ 0 },
};
static const struct doc_shape kind_shape = { "kind", { "記録の種類", "a kind of record" }, kind_fields };

static const struct doc_field kinds_fields[] = {
	{ "items", { "種類", "the kinds" }, DOC_OBJECTS, .shape = &kind_shape },
	{ 0 },
};
static const struct doc_shape kinds_shape = { "kinds", { "記録の種類の一覧", "the kinds of records" }, kinds_fields };

const struct route_doc kinds_doc = {
	.id = "listKinds",
	.detail = { "記録の種類と、その項目です。", "The kinds of records, with their columns." },
	.gives = &kinds_shape,
};

static void put_choices(struct json *j, const struct choice *choice)
{
	json_put_key(j, S("choices"));
	json_put_open(j, '[');
	for (; choice->code; choice++) {
		json_put_open(j, '{');
		json_pair_str(j, S("code"), str_of(choice->code));
		json_pair_words(j, S("words"), choice->words);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void put_column(struct json *j, const struct column *c)
{
	json_put_open(j, '{');
	json_pair_str(j, S("name"), str_of(c->name));
	json_pair_words(j, S("words"), c->words);
	json_pair_str(j, S("type"), str_of(type_names[c->type]));
	json_pair_bool(j, S("label"), c->flags & COLUMN_LABEL);
	json_pair_bool(j, S("brief"), c->flags & COLUMN_BRIEF);
	if (c->choices)
		put_choices(j, c->choices);
	if (c->link)
		json_pair_str(j, S("link"), str_of(c->link));
	json_put_close(j, '}');
}

static void put_kind(struct json *j, const struct record_kind *kind)
{
	json_put_open(j, '{');
	json_pair_str(j, S("name"), str_of(kind->name));
	json_pair_words(j, S("words"), kind->words);
	json_put_key(j, S("columns"));
	json_put_open(j, '[');
	for (const struct column *c = kind->columns; c->name; c++)
		put_column(j, c);
	json_put_close(j, ']');
	json_put_close(j, '}');
}

bool kinds_answer(struct visit *v, struct err *e)
{
	(void)e;
	struct json j = { .out = v->w.out };
	json_put_open(&j, '{');
	json_put_key(&j, S("items"));
	json_put_open(&j, '[');
	for (struct kinds k = kinds_of(v->w.duties); kinds_next(&k);)
		put_kind(&j, k.kind);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}
