/* report_api.c - the report to management for programs: what is counted now, beside the last report, and making the paper.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today_api.h"

#include "report.h"

static const struct doc_field figure_fields[] = {
	{ "name", { "数の名前", "the figure's name" } },
	{ "title", { "何を数えたか", "what was counted" }, DOC_WORDS },
	{ "number", { "今の数", "how many now" }, DOC_WHOLE },
	{ "whole", { "全体の数。0: ない", "of how many; 0: of no whole" }, DOC_WHOLE },
	{ "before", { "前回の報告での数。null: 数えていない", "how many at the last report; null: not counted then" }, DOC_WHOLE, DOC_NULL },
	{ 0 },
};
static const struct doc_shape figure_shape = { "report_figure", { "報告の数", "a figure of the report" }, figure_fields };

static const struct doc_field section_fields[] = {
	{ "title", { "見出し", "its head" }, DOC_WORDS },
	{ "figures", { "数", "figures" }, DOC_OBJECTS, .shape = &figure_shape },
	{ "remark", { "注意", "a remark" } },
	{ 0 },
};
static const struct doc_shape section_shape = { "report_section", { "報告のまとまり", "a section of the report" }, section_fields };

static const struct doc_field decision_fields[] = {
	{ "check", { "点検の名前", "the check's name" } },
	{ "title", { "点検", "the check" }, DOC_WORDS },
	{ "severity", { "一番悪いもの(0: すぐに … 3: いつか)", "the worst of it (0: at once … 3: later)" }, DOC_WHOLE, .least = 0, .most = 3 },
	{ "count", { "件数", "how many" }, DOC_WHOLE },
	{ 0 },
};
static const struct doc_shape decision_shape = { "report_decision", { "決めること", "what is to be decided" }, decision_fields };

static const struct doc_field report_fields[] = {
	{ "checked_at", { "もとになった点検のとき", "when the checks were run" }, DOC_INSTANT },
	{ "last_on", { "前回の報告の日。空: はじめて", "day of the last report; empty: this is the first" }, DOC_DAY },
	{ "sections", { "数えたもの", "what was counted" }, DOC_OBJECTS, .shape = &section_shape },
	{ "decisions", { "決めること(悪いものから)", "what is to be decided, the worst first" }, DOC_OBJECTS, .shape = &decision_shape },
	{ 0 },
};
static const struct doc_shape report_shape = { "report", { "経営層への報告", "the report to management" }, report_fields };

const struct route_doc report_doc = {
	.id = "readReport",
	.detail = { "最後の点検から数えます。報告したことにはなりません。", "Counted from the last run of the checks. Reading it is not reporting." },
	.gives = &report_shape,
};

const struct route_doc report_pdf_doc = {
	.id = "makeReport",
	.detail = { "A4で2ページの報告書です。今の数が、次の報告の「前回」になります。", "Two pages of A4. What is counted now is what the next report is compared with." },
	.file = "application/pdf",
};

static void put_figure(struct json *j, const struct report *report, const struct figure *f)
{
	int64_t before;
	json_put_open(j, '{');
	json_pair_str(j, S("name"), str_of(f->name));
	json_pair_words(j, S("title"), f->words);
	json_pair_int(j, S("number"), f->number);
	json_pair_int(j, S("whole"), f->whole);
	json_put_key(j, S("before"));
	if (report_before(report, f, &before))
		json_put_int(j, before);
	else
		json_put_null(j);
	json_put_close(j, '}');
}

static void put_section(struct json *j, const struct report *report, const struct report_section *section)
{
	json_put_open(j, '{');
	json_pair_words(j, S("title"), section->part->words);
	json_put_key(j, S("figures"));
	json_put_open(j, '[');
	for (size_t i = 0; i < section->figures.count; i++)
		put_figure(j, report, &section->figures.list[i]);
	json_put_close(j, ']');
	json_pair_str(j, S("remark"), section->figures.remark);
	json_put_close(j, '}');
}

static void put_decision(struct json *j, const struct report_decision *d)
{
	json_put_open(j, '{');
	json_pair_str(j, S("check"), str_of(d->worst->check->name));
	json_pair_words(j, S("title"), d->worst->check->title);
	json_pair_int(j, S("severity"), d->worst->reason->severity);
	json_pair_int(j, S("count"), (int64_t)d->count);
	json_put_close(j, '}');
}

bool report_answer(struct visit *v, struct err *e)
{
	auto_report report = { 0 };
	struct json j = { .out = v->w.out };
	if (!report_read(&v->w, &report, e))
		return false;
	json_put_open(&j, '{');
	json_pair_str(&j, S("checked_at"), report.checked_at);
	json_pair_str(&j, S("last_on"), report.last_on.year ? day_iso(v->w.arena, report.last_on) : S(""));
	json_put_key(&j, S("sections"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < report.section_count; i++)
		put_section(&j, &report, &report.sections[i]);
	json_put_close(&j, ']');
	json_put_key(&j, S("decisions"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < report.decision_count; i++)
		put_decision(&j, &report.decisions[i]);
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	return api_done(v, 200);
}
