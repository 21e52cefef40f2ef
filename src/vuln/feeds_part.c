/* feeds_part.c - how old the data is, on the page; and what to do where it is old or not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "sources.h"

void intake_form_put(struct visit *v)
{
	form_open_files(v, S("/vuln/import"));
	html(v, "<div class=\"drop\">");
	form_input(v, &(struct input){ "file", { "脆弱性情報のファイル", "File of vulnerability data" },
	                               { "NVD、CVE、CISA KEV、CSAF、JVN、EPSS、endoflife.date のファイル。.gz のままでかまいません。48MBまでです。",
	                                 "NVD, CVE, CISA KEV, CSAF, JVN, EPSS, endoflife.date; packed (.gz) or not, up to 48 MB." },
	                               .type = "file", .must = true });
	html(v, "</div>");
	form_submit(v, (struct words){ "読み込む", "Read it" });
	form_close(v);
}

/* ---- how old */

static const struct words heads[] = { { "取得先", "Source" }, { "いつのデータか", "Data of" }, { "状態", "State" } };

static bool is_old(struct work *w, const struct source_age *age)
{
	return age->good_until.n && str_order(age->good_until, day_iso(w->arena, work_today(w))) < 0;
}

/* A source that only fills another one for the first time says nothing here. */
static bool counts(const struct source_age *age)
{
	return age->source->good_days && (age->on || age->as_of.n);
}

static void put_source(struct visit *v, const struct source_age *age)
{
	html(v, "<tr><th scope=\"row\" data-label=\"{}\">{}</th><td class=\"code\" data-label=\"{}\">{}</td><td data-label=\"{}\">", heads[0], age->source->words, heads[1], age->as_of, heads[2]);
	if (!age->as_of.n)
		html(v, "<span class=\"badge unseen\">{}</span>", work_word(&v->w, "まだ", "not yet"));
	else if (is_old(&v->w, age))
		html(v, "<span class=\"badge week\">{}</span>", work_word(&v->w, "古い", "old"));
	else
		html(v, "<span class=\"badge yes\">{}</span>", work_word(&v->w, "新しい", "fresh"));
	if (*work_say(&v->w, age->trouble))
		html(v, " {}", work_fmt(&v->w, "前のデータを使っています。できなかったこと: %s", "What there was stays in use. Trouble: %s", work_say(&v->w, age->trouble)));
	html(v, "</td></tr>");
}

static void put_table(struct visit *v, const struct source_age *ages, size_t count)
{
	html(v, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"list stack\"><thead><tr>", work_word(&v->w, "情報の新しさ", "How old the data is"));
	page_heads(v, heads, LENGTH(heads));
	html(v, "</tr></thead><tbody>");
	for (size_t i = 0; i < count; i++)
		if (counts(&ages[i]))
			put_source(v, &ages[i]);
	html(v, "</tbody></table></div>");
}

static void put_ways(struct visit *v)
{
	html(v, "<ul><li>{}</li><li>{}</li><li>{}</li></ul>",
	     work_word(&v->w, "このサーバからインターネットにつながるときは、inro vuln fetch を毎日動かします。", "Where this server has a line to the Internet, run inro vuln fetch every day."),
	     work_word(&v->w, "つながらないときは、別のPCでダウンロードしたファイルをUSBメモリーで運び、inro vuln import フォルダー で読み込みます。",
	               "Where it has none, bring the files on a USB stick and run inro vuln import FOLDER."),
	     work_word(&v->w, "48MBまでのファイルは、下からも送れます。", "Files of up to 48 MB can be sent from here as well."));
	if (visit_may(v, ROLES_WRITE))
		intake_form_put(v);
}

static void put_warning(struct visit *v, const struct source_age *ages, size_t count, bool any)
{
	auto_buf old = { 0 };
	for (size_t i = 0; i < count; i++)
		if (ages[i].on && is_old(&v->w, &ages[i]))
			buf_fmt(&old, "%s%s", old.n ? work_say(&v->w, (struct words){ "、", ", " }) : "", ages[i].source->label);
	if (!any)
		page_notice(v, TONE_WARN, work_word(&v->w, "脆弱性情報がまだ読み込まれていません。次のどれかの方法で読み込んでください。", "No vulnerability data was read yet. Read some in one of these ways."));
	else if (old.n)
		page_notice(v, TONE_WARN, work_fmt(&v->w, "データが古くなっています(%.*s)。新しい脆弱性を見落とすおそれがあります。", "Some data is old (%.*s): new vulnerabilities may be overlooked.",
		                                   P(buf_str(&old))));
}

bool feeds_put(struct visit *v, struct db *catalogue, const struct err *why, struct err *e)
{
	struct source_age ages[SOURCES_MAX];
	size_t count;
	bool any = false;
	if (!sources_age(&v->w, catalogue, ages, &count, e))
		return false;
	for (size_t i = 0; i < count; i++)
		any |= ages[i].as_of.n > 0;
	if (!catalogue && why->kind != ERR_MISSING)
		page_notice(v, TONE_BAD, str_of(err_say(why, v->w.lang)));
	put_warning(v, ages, count, any);
	if (any)
		html(v, "<details class=\"help screen-only\"><summary>{}</summary>", work_word(&v->w, "情報の新しさと、読み込みかた", "How old the data is, and how to read newer data"));
	put_table(v, ages, count);
	put_ways(v);
	if (any)
		html(v, "</details>");
	return true;
}
