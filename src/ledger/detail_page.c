/* detail_page.c - one record: what it says, what is wrong with it, what it is connected with, and what was done to it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/record_page.h"
#include "kinds.h"

static void put_actions(struct visit *v, const struct record_kind *kind, const struct record *r)
{
	str path = record_path(v, kind, r->id);
	html(v, "<p class=\"screen-only\"><a href=\"{}\">{}</a></p>\n", kind == &document_kind ? S("/documents") : url(v, "/ledger/{}", kind->name),
	     work_fmt(&v->w, "%sの一覧へ戻る", "Back to the list (%s)", work_say(&v->w, kind->words)));
	if (r->gone)
		page_notice(v, TONE_WARN, work_word(&v->w, "この記録は、いまは台帳にありません。", "This record is not on the ledger any more."));
	if (!visit_may(v, ROLES_WRITE))
		return;
	html(v, "<div class=\"actions screen-only\">");
	if (r->gone) {
		form_button(v, arena_join(v->w.arena, path, S("/"), S("back")), (struct words){ "台帳に戻す", "Put back on the ledger" }, TONE_PLAIN);
	} else {
		html(v, "<a class=\"button\" href=\"{}/edit\">{}</a>\n", path, work_word(&v->w, "直す", "Change"));
		form_button(v, arena_join(v->w.arena, path, S("/"), S("gone")), (struct words){ "台帳から外す", "Take off the ledger" }, TONE_BAD);
	}
	html(v, "</div>\n");
}

bool record_detail_page(struct visit *v, struct err *e)
{
	const struct record_kind *kind;
	struct record r;
	if (!visit_record(v, &kind, &r, e))
		return false;
	page_open(v, work_fmt(&v->w, "%s %.*s", "%s %.*s", work_say(&v->w, kind->words), P(record_label(kind, &r))));
	put_actions(v, kind, &r);
	if (!record_facts(v, kind, &r, e))
		return false;
	if (kind == &document_kind)
		document_put_file(v, &r);
	if (!record_findings(v, kind, &r, e) || !record_back_links(v, kind, &r, e) || !record_history(v, &r, e))
		return false;
	page_close(v);
	return true;
}
