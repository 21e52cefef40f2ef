/* journal_page.c - acts of the journal in words and marks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "journal_page.h"

#include "duty.h"
#include "record_page.h"

#define LEFT_SHOWN_MAX 20u

/* Acts and members are kept by their ids; kinds by their words in the program. */
static str subject_say(struct visit *v, const struct journal_entry *entry)
{
	struct member m;
	str subject = entry->subject;
	const struct record_kind *kind = duty_kind(v->w.duties, subject);
	if (entry->file.n)
		return entry->file;
	if (kind)
		return work_words(&v->w, kind->words);
	if (!id_valid(subject))
		return subject;
	return member_get(&v->w, subject, &m, NULL) ? m.name : S("");
}

static bool is_undo(const struct journal_entry *entry)
{
	return str_eq(entry->event, str_of(event_name(EVENT_RECORD_UNDONE)));
}

void journal_put_head(struct visit *v, const struct journal_entry *entry)
{
	int64_t at = 0;
	str subject = subject_say(v, entry);
	instant_read(entry->at, &at);
	html(v, "<p><time datetime=\"{}\">{}</time> <strong>{}</strong> ", entry->at, instant_tokyo(v->w.arena, at), entry->who);
	html(v, "<a href=\"{}\">{}</a>", url(v, "/history/{}", entry->act), event_words(entry->event));
	if (is_undo(entry) && id_valid(entry->subject))
		html(v, " <small><a href=\"{}\">{}</a></small>", url(v, "/history/{}", entry->subject), work_word(&v->w, "取り消された操作", "what was undone"));
	else if (subject.n)
		html(v, ": {}", subject);
	if (entry->undone.n)
		html(v, " <span class=\"badge\">{}</span>", work_word(&v->w, "取り消し済み", "undone"));
	html(v, "</p>\n");
}

static void put_difference(struct visit *v, const struct difference *d)
{
	if (!d->column) {
		html(v, "<li>{}</li>", d->after.n ? work_word(&v->w, "台帳から外した", "taken off the ledger")
		                                  : work_word(&v->w, "台帳に戻した", "put back on the ledger"));
		return;
	}
	html(v, "<li>{}: ", d->column->words);
	if (d->before.n)
		html(v, "<del>{}</del> → ", value_say(v, d->before));
	if (d->after.n)
		html(v, "<ins>{}</ins></li>", value_say(v, d->after));
	else
		html(v, "<small>{}</small></li>", work_word(&v->w, "空欄", "blank"));
}

static void put_differences(struct visit *v, const struct journal_change *change)
{
	struct difference *list;
	size_t n = history_differences(v->w.arena, change->kind, change->diff, &list);
	if (!change->diff.n) {
		html(v, " <small>{}</small>", work_word(&v->w, "新しく加えた", "added"));
		return;
	}
	html(v, "<ul>");
	for (size_t i = 0; i < n; i++)
		put_difference(v, &list[i]);
	html(v, "</ul>\n");
}

static void put_record(struct visit *v, const struct journal_change *change)
{
	html(v, "<li><a href=\"{}\">{}</a> <small>{}</small>", record_path(v, change->kind, change->record), journal_label(&v->w, change),
	     change->kind->words);
}

void journal_put_changes(struct visit *v, const struct journal_change *list, size_t count, bool named)
{
	if (!named) {
		for (size_t i = 0; i < count; i++)
			put_differences(v, &list[i]);
		return;
	}
	html(v, "<ul class=\"plain\">\n");
	for (size_t i = 0; i < count; i++) {
		put_record(v, &list[i]);
		put_differences(v, &list[i]);
		html(v, "</li>\n");
	}
	html(v, "</ul>\n");
}

/* An undo takes back the whole act, also where only one of its records is being looked at. */
void journal_put_undo(struct visit *v, const struct journal_entry *entry)
{
	if (!entry->changes || entry->undone.n || !visit_may(v, ROLES_WRITE))
		return;
	str action = url(v, "/history/{}/undo", entry->act);
	if (entry->changes == 1) {
		form_button(v, action, (struct words){ "元に戻す", "Take back" }, TONE_PLAIN);
		return;
	}
	form_open(v, action);
	html(v, "<button class=\"quiet small\" data-confirm=\"{}\">{}</button>",
	     work_word(&v->w, "この操作で変わった記録を、すべて元に戻します。よろしいですか。", "Everything that this act changed is taken back. Go on?"),
	     entry->changes < JOURNAL_CHANGES_COUNTED
	             ? work_fmt(&v->w, "この操作の %zu 件をまとめて元に戻す", "Take back all %zu of this act", entry->changes)
	             : work_fmt(&v->w, "この操作の %zu 件以上をまとめて元に戻す", "Take back all of this act, %zu or more", entry->changes));
	form_close(v);
}

static void put_more(struct visit *v, const struct journal_entry *entry, size_t shown)
{
	if (entry->changes <= shown)
		return;
	html(v, "<p><a href=\"{}\">", url(v, "/history/{}", entry->act));
	html(v, "{}</a></p>\n", entry->changes < JOURNAL_CHANGES_COUNTED
	                              ? work_fmt(&v->w, "…ほか %zu 件", "… and %zu more", entry->changes - shown)
	                              : work_fmt(&v->w, "…ほか %zu 件以上", "… and %zu or more", entry->changes - shown));
}

bool journal_put(struct visit *v, const struct journal_entry *entry, str record, struct err *e)
{
	struct journal_change *list;
	size_t n;
	if (!journal_changes(&v->w, entry->act, record, S(""), JOURNAL_CHANGES_SHOWN, &list, &n, e))
		return false;
	html(v, "<section class=\"card\">");
	journal_put_head(v, entry);
	if (n)
		journal_put_changes(v, list, n, !record.n);
	if (!record.n)
		put_more(v, entry, n);
	if (!record.n && is_undo(entry) && !journal_put_left(v, entry->act, e))
		return false;
	journal_put_undo(v, entry);
	html(v, "</section>\n");
	return true;
}

bool journal_put_left(struct visit *v, str act, struct err *e)
{
	struct journal_change *list;
	size_t n;
	if (!journal_left(&v->w, act, LEFT_SHOWN_MAX + 1, &list, &n, e))
		return false;
	if (!n)
		return true;
	html(v, "<div class=\"notice warn\"><p>{}</p><ul class=\"plain\">\n",
	     work_word(&v->w, "次の記録は、その後に変更されているため、そのままにしました。", "These were changed again later and were left as they are."));
	for (size_t i = 0; i < n && i < LEFT_SHOWN_MAX; i++) {
		put_record(v, &list[i]);
		html(v, "</li>\n");
	}
	if (n > LEFT_SHOWN_MAX)
		html(v, "<li>{}</li>\n", work_word(&v->w, "…ほかにもあります", "… and more"));
	html(v, "</ul></div>\n");
	return true;
}
