/* report_command.c - `inro report`: two pages for management, kept in mind for the next report.
 * SPDX-License-Identifier: Apache-2.0 */
#include "today.h"

#include "report.h"

static void put_figure_json(struct json *j, const struct report *report, const struct figure *f)
{
	int64_t before;
	json_put_key(j, str_of(f->name));
	json_put_open(j, '{');
	json_pair_int(j, S("number"), f->number);
	if (f->whole)
		json_pair_int(j, S("whole"), f->whole);
	if (report_before(report, f, &before))
		json_pair_int(j, S("before"), before);
	json_put_close(j, '}');
}

static void put_decisions_json(struct work *w, struct json *j, const struct report *report)
{
	json_put_key(j, S("decisions"));
	json_put_open(j, '[');
	for (size_t i = 0; i < report->decision_count; i++) {
		const struct finding *worst = report->decisions[i].worst;
		json_put_open(j, '{');
		json_pair_str(j, S("check"), str_of(worst->check->name));
		json_pair_str(j, S("title"), work_words(w, worst->check->title));
		json_pair_str(j, S("todo"), work_words(w, worst->reason->todo));
		json_pair_int(j, S("severity"), worst->reason->severity);
		json_pair_int(j, S("count"), (int64_t)report->decisions[i].count);
		json_pair_int(j, S("worst_count"), (int64_t)report->decisions[i].worst_count);
		json_put_close(j, '}');
	}
	json_put_close(j, ']');
}

static void put_json(struct work *w, const struct report *report, str path)
{
	struct json j = { .out = w->out };
	json_put_open(&j, '{');
	json_pair_str(&j, S("file"), path);
	json_pair_str(&j, S("last_on"), day_iso(w->arena, report->last_on));
	json_pair_str(&j, S("checked_at"), report->checked_at);
	json_put_key(&j, S("figures"));
	json_put_open(&j, '{');
	for (size_t i = 0; i < report->section_count; i++)
		for (size_t k = 0; k < report->sections[i].figures.count; k++)
			put_figure_json(&j, report, &report->sections[i].figures.list[k]);
	json_put_close(&j, '}');
	put_decisions_json(w, &j, report);
	json_put_close(&j, '}');
	buf_byte(w->out, '\n');
}

bool report_command(struct work *w, const struct arguments *args, struct err *e)
{
	auto_report report = { 0 };
	auto_buf pdf = { 0 };
	size_t pages;
	str path = args->words[0];
	if (!report_read(w, &report, e) || !report_print(w, &report, &pdf, &pages, e) ||
	    !disk_write_private(w->disk, path, buf_str(&pdf), e) || !report_keep(w, path_name(path), &report, e))
		return false;
	if (w->json)
		put_json(w, &report, path);
	else
		work_put(w, "経営層への報告を %.*s に作りました(%zuページ)。\n",
			 "The report to management was made: %.*s (%zu pages).\n", P(path), pages);
	return true;
}
