/* standing.c - laying evidence and answers side by side.
 * SPDX-License-Identifier: Apache-2.0 */
#include "standing.h"

#include "evidence_kept.h"

struct words conflict_words(enum conflict conflict)
{
	static const struct words words[] = {
		[CONFLICT_NONE] = { "", "" },
		[CONFLICT_YES_BUT_SHORT] = { "回答は「はい」ですが、要確認の点が残っています。",
		                             "The answer is Yes, but something still needs attention." },
		[CONFLICT_NO_BUT_NOTHING] = { "回答は「いいえ」ですが、不足は見つかっていません。",
		                              "The answer is No, but nothing was found short." },
	};
	return words[conflict];
}

/* What a row says that needs no entry is in nobody's way. */
enum conflict conflict_between(const struct answer *answer, enum need need, enum verdict measured)
{
	enum reply reply = answer_reply(answer);
	if (need != NEED_ANSWER)
		return CONFLICT_NONE;
	if (reply == REPLY_YES && measured == VERDICT_SHORT)
		return CONFLICT_YES_BUT_SHORT;
	if (reply == REPLY_NO && measured == VERDICT_YES)
		return CONFLICT_NO_BUT_NOTHING;
	return CONFLICT_NONE;
}

static void judge(struct standing_row *row)
{
	row->conflict = conflict_between(&row->answer, row->need, row->evidence.verdict);
}

static bool read_answers(struct work *w, const struct form *form, str vendor, str system, struct standing *standing, struct err *e)
{
	struct answer_set answers;
	*standing = (struct standing){ .form = form, .rows = arena_array(w->arena, struct standing_row, form->item_count) };
	if (!answers_read(w, form, vendor, system, &answers, e))
		return false;
	for (; standing->count < form->item_count; standing->count++)
		standing->rows[standing->count] = (struct standing_row){ .item = &form->items[standing->count],
			                                                 .answer = answers.answers[standing->count],
			                                                 .need = answers.needs[standing->count] };
	return true;
}

bool standing_read(struct work *w, struct evidence_run *run, const struct form *form, str vendor, str system,
                   struct standing *standing, struct err *e)
{
	if (!read_answers(w, form, vendor, system, standing, e))
		return false;
	for (size_t i = 0; i < standing->count; i++) {
		struct standing_row *row = &standing->rows[i];
		if (!evidence_of(run, form, row->item, &row->evidence, e))
			return false;
		judge(row);
	}
	return true;
}

bool standing_read_kept(struct work *w, const struct form *form, struct standing *standing, struct err *e)
{
	struct evidence *kept = arena_array(w->arena, struct evidence, form->item_count);
	if (!read_answers(w, form, S(""), S(""), standing, e) || !evidence_kept(w, form, kept, e))
		return false;
	for (size_t i = 0; i < standing->count; i++) {
		standing->rows[i].evidence = kept[i];
		judge(&standing->rows[i]);
	}
	return true;
}

struct standing_totals standing_count(const struct standing *standing, struct day today)
{
	struct standing_totals totals = { 0 };
	for (size_t i = 0; i < standing->count; i++) {
		const struct standing_row *row = &standing->rows[i];
		if (row->need != NEED_ANSWER)
			continue;
		totals.wanted++;
		totals.answered += row->answer.first != REPLY_NONE;
		totals.conflicts += row->conflict != CONFLICT_NONE;
		totals.late += answer_is_late(&row->answer, today);
		totals.verdicts[row->evidence.verdict]++;
	}
	return totals;
}
