/* report_figures.c - what the report counts by itself: the devices of the ledger, and what the checks found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

static const struct choice *device_classes(const struct work *w)
{
	const struct record_kind *kind = duty_kind(w->duties, S("device"));
	return kind->columns[record_column(kind, S("class"))].choices;
}

#define IN_LEDGER "coalesce(status_code,'')<>'disposed'"

static bool count_class(struct work *w, struct figures *figures, const char *code, struct words words, int64_t all, struct err *e)
{
	int64_t n;
	if (!db_one_int(w->db, e, &n, 0, "SELECT count(*) FROM device_now WHERE " IN_LEDGER " AND coalesce(class_code,'')=?", BIND(V(code))))
		return false;
	const struct figure figure = { arena_fmt(w->arena, "ledger.class_%s", *code ? code : "unknown").p, words, n, all };
	figure_add(w, figures, &figure);
	return true;
}

static bool count_classes(struct work *w, struct figures *figures, int64_t all, struct err *e)
{
	for (const struct choice *class = device_classes(w); class->code; class++)
		if (!count_class(w, figures, class->code, class->words, all, e))
			return false;
	return count_class(w, figures, "", (struct words){ "種別が分からない機器", "class not known" }, all, e);
}

static str imported_say(struct work *w, str as_of)
{
	struct day day;
	if (!day_read(as_of, &day))
		return work_word(w, "機器台帳のファイルは、まだ取り込んでいません。", "No ledger file was imported yet.");
	return arena_fmt(w->arena, work_say(w, (struct words){ "機器台帳の最終取込: %.*s現在のファイル", "The ledger was last imported from a file as of %.*s" }),
	                 P(day_say(w->arena, w->lang, day)));
}

static bool count_ledger(struct work *w, struct figures *figures, struct err *e)
{
	int64_t all, ended;
	str as_of;
	if (!db_one_int(w->db, e, &all, 0, "SELECT count(*) FROM device_now WHERE " IN_LEDGER, NONE) ||
	    !db_one_int(w->db, e, &ended, 0, "SELECT count(*) FROM device_now WHERE " IN_LEDGER " AND support_end_to<?",
	                BIND(V(day_iso(w->arena, work_today(w))))) ||
	    !db_one_str(w->db, w->arena, e, &as_of, "SELECT coalesce(max(as_of),'') FROM source_now WHERE kind='device'", NONE))
		return false;
	figure_add(w, figures, &(struct figure){ "ledger.devices", { "台帳にある機器", "devices in the ledger" }, all, 0 });
	if (!count_classes(w, figures, all, e))
		return false;
	figure_add(w, figures, &(struct figure){ "ledger.support_ended", { "サポート期限を過ぎた機器", "devices out of support" }, ended, all });
	figures->remark = imported_say(w, as_of);
	return true;
}

static bool count_findings(struct work *w, struct figures *figures, struct err *e)
{
	struct finding *list;
	size_t n;
	int64_t unseen = 0, accepted = 0;
	if (!finding_all(w, true, &list, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		accepted += list[i].accepted_until.n > 0;
		unseen += list[i].unseen && !list[i].accepted_until.n;
	}
	figure_add(w, figures, &(struct figure){ "findings.short", { "直すべきこと", "to be put right" }, (int64_t)n - unseen - accepted, 0 });
	figure_add(w, figures, &(struct figure){ "findings.unseen", { "まだ見ることができていないもの", "could not be looked at yet" }, unseen, 0 });
	figure_add(w, figures, &(struct figure){ "findings.accepted", { "期限を決めて了承しているもの", "accepted until a day" }, accepted, 0 });
	return true;
}

const struct figure_part report_own_figures[] = {
	{ "ledger", { "機器台帳", "The ledger of devices" }, count_ledger },
	{ "findings", { "点検の結果と、判断をお願いしたいこと", "What the checks found, and what is to be decided" }, count_findings },
	{ 0 },
};
