/* report_figures.c - what the report counts by itself: the devices of the ledger, and what the checks found.
 * SPDX-License-Identifier: Apache-2.0 */
#include "report.h"

#define IN_LEDGER "coalesce(status_code,'')<>'disposed'"

static void add(struct work *w, struct figures *figures, const char *name, struct words words, int64_t n,
		int64_t all)
{
	figure_add(w, figures, &(struct figure){ name, words, n, all });
}

static bool count_class(struct work *w, struct figures *figures, const char *code, struct words words,
			int64_t all, struct err *e)
{
	int64_t n;
	if (!db_one_int(w->db, e, &n, 0,
			"SELECT count(*) FROM device_now WHERE " IN_LEDGER " AND coalesce(class_code,'')=?",
			BIND(V(code))))
		return false;
	add(w, figures, arena_fmt(w->arena, "ledger.class_%s", *code ? code : "unknown").p, words, n, all);
	return true;
}

static bool count_classes(struct work *w, struct figures *figures, int64_t all, struct err *e)
{
	static const struct words unknown = { "種別が分からない機器", "class not known" };
	const struct record_kind *kind = duty_kind(w->duties, S("device"));
	const struct choice *class = kind->columns[record_column(kind, S("class"))].choices;
	for (; class->code; class++)
		if (!count_class(w, figures, class->code, class->words, all, e))
			return false;
	return count_class(w, figures, "", unknown, all, e);
}

static str imported_say(struct work *w, str as_of)
{
	struct day day;
	if (!day_read(as_of, &day))
		return work_word(w, "機器台帳のファイルは、まだ取り込んでいません。", "No ledger file was imported yet.");
	return work_fmt(w, "機器台帳の最終取込: %.*s現在のファイル", "The ledger was last imported from a file as of %.*s",
			P(day_say(w->arena, w->lang, day)));
}

static bool count_ledger(struct work *w, struct figures *figures, struct err *e)
{
	static const struct words devices = { "台帳にある機器", "devices in the ledger" };
	static const struct words out_of_support = { "サポート期限を過ぎた機器", "devices out of support" };
	int64_t all, ended;
	str as_of, today = day_iso(w->arena, work_today(w));
	if (!db_one_int(w->db, e, &all, 0, "SELECT count(*) FROM device_now WHERE " IN_LEDGER, NONE) ||
	    !db_one_int(w->db, e, &ended, 0,
			"SELECT count(*) FROM device_now WHERE " IN_LEDGER " AND support_end_to<?",
			BIND(V(today))) ||
	    !db_one_str(w->db, w->arena, e, &as_of,
			"SELECT coalesce(max(as_of),'') FROM source_now WHERE kind='device'", NONE))
		return false;
	add(w, figures, "ledger.devices", devices, all, 0);
	if (!count_classes(w, figures, all, e))
		return false;
	add(w, figures, "ledger.support_ended", out_of_support, ended, all);
	figures->remark = imported_say(w, as_of);
	return true;
}

static bool count_findings(struct work *w, struct figures *figures, struct err *e)
{
	static const struct words falls_short = { "直すべきこと", "to be put right" };
	static const struct words not_seen = { "まだ見ることができていないもの", "could not be looked at yet" };
	static const struct words accepted_words = { "期限を決めて了承しているもの", "accepted until a day" };
	struct finding *list;
	size_t n;
	int64_t unseen = 0, accepted = 0;
	if (!finding_all(w, true, &list, &n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		accepted += list[i].accepted_until.n > 0;
		unseen += list[i].unseen && !list[i].accepted_until.n;
	}
	add(w, figures, "findings.short", falls_short, (int64_t)n - unseen - accepted, 0);
	add(w, figures, "findings.unseen", not_seen, unseen, 0);
	add(w, figures, "findings.accepted", accepted_words, accepted, 0);
	return true;
}

const struct figure_part report_own_figures[] = {
	{ "ledger", { "機器台帳", "The ledger of devices" }, count_ledger },
	{ "findings",
	  { "点検の結果と、判断をお願いしたいこと", "What the checks found, and what is to be decided" },
	  count_findings },
	{ 0 },
};
