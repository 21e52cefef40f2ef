/* evidence_words.c - putting counts into words: what was seen, what falls short, what nobody looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#include "evidence_words.h"

#include "base/buf.h"

struct telling {
	struct buf out;
	enum lang lang;
};

__attribute__((format(printf, 2, 4), format(printf, 3, 4)))
static void tell(struct telling *t, const char *ja, const char *en, ...)
{
	auto_arena a = { 0 };
	va_list args;
	va_start(args, en);
	if (t->lang == LANG_EN && t->out.n)
		buf_byte(&t->out, ' ');
	buf_put(&t->out, arena_vfmt(&a, t->lang == LANG_EN ? en : ja, args));
	va_end(args);
}

/* アカウント12件, 12 accounts. */
static str counted(struct arena *a, enum lang lang, const struct unit *unit, size_t n)
{
	return lang == LANG_EN ? arena_fmt(a, "%zu %s", n, n == 1 ? unit->one : unit->thing.en)
	                       : arena_fmt(a, "%s%zu%s", unit->thing.ja, n, unit->counter);
}

/* Few shortfalls of a unit are named one by one instead of counted. */
static bool names_shortfalls(const struct evidence *evidence, const struct unit *unit)
{
	const struct evidence_tally *tally = evidence->tallies;
	while (tally->unit != unit)
		tally++;
	return tally->short_lines <= EVIDENCE_NAMED_MAX;
}

static void tell_seen(struct telling *t, struct arena *a, const struct evidence *evidence, const struct evidence_tally *tally)
{
	size_t seen = tally->ok + tally->short_of + tally->accepted;
	str all = counted(a, t->lang, tally->unit, seen);
	if (!seen || (tally->ok == seen && tally->unit->part.ja))
		return;
	if (tally->ok == seen)
		tell(t, "確認できた%.*sに不足は見つかりませんでした。", "Nothing was found short in what was looked at (%.*s).", P(all));
	else if (tally->ok)
		tell(t, "確認できた%.*s中%zu%sに不足は見つかりませんでした。", "Of %.*s looked at, nothing was found short in %zu%.0s.",
		     P(all), tally->ok, tally->unit->counter);
	if (tally->short_of && !names_shortfalls(evidence, tally->unit))
		tell(t, "%.*sに確認の必要な点があります。", "To look into: %.*s.", P(counted(a, t->lang, tally->unit, tally->short_of)));
	if (tally->accepted)
		tell(t, "%.*sは期限つきで了承されています。", "Accepted until a date: %.*s.",
		     P(counted(a, t->lang, tally->unit, tally->accepted)));
}

/* 確認の必要な点: 連絡体制図(登録されていません)。 */
static void tell_shortfalls(struct telling *t, struct arena *a, const struct evidence *evidence)
{
	str names = S("");
	for (size_t i = 0; i < evidence->shortfalls.count; i++) {
		const struct evidence_line *line = &evidence->shortfalls.list[i];
		if (!names_shortfalls(evidence, line->unit))
			continue;
		str name = t->lang == LANG_EN ? arena_fmt(a, "%.*s (%.*s)", P(line->label), P(line->words))
		                              : arena_fmt(a, "%.*s(%.*s)", P(line->label), P(line->words));
		names = arena_join(a, names, t->lang == LANG_EN ? S(", ") : S("、"), name);
	}
	if (names.n)
		tell(t, "確認の必要な点: %.*s。", "To look into: %.*s.", P(names));
}

/* 電子カルテ、PACS、検査ほか2件 */
static str unseen_names(struct arena *a, enum lang lang, const struct evidence_tally *tally)
{
	size_t named = tally->unseen < EVIDENCE_NAMED_MAX ? tally->unseen : EVIDENCE_NAMED_MAX;
	str names = S("");
	for (size_t i = 0; i < named; i++)
		names = arena_join(a, names, lang == LANG_EN ? S(", ") : S("、"), tally->unseen_names[i]);
	if (tally->unseen == named)
		return names;
	return lang == LANG_EN ? arena_fmt(a, "%.*s and %zu more", P(names), tally->unseen - named)
	                       : arena_fmt(a, "%.*sほか%zu%s", P(names), tally->unseen - named, tally->unit->counter);
}

static void tell_unseen(struct telling *t, struct arena *a, const struct evidence_tally *tally)
{
	const struct words *part = &tally->unit->part;
	if (!tally->unseen)
		return;
	str names = unseen_names(a, t->lang, tally);
	tell(t, "%.0s%.*s%sは未確認です。", "Unseen: %s%.*s%.0s.", part->en ? part->en : "", P(names), part->ja ? part->ja : "");
	if (tally->stale)
		tell(t, "うち%zu%sは、見た資料が古くなっています。", "Of these, %zu%.0s with a source too old.", tally->stale,
		     tally->unit->counter);
}

/* Kinds of which there is no record, each once; and the checks nothing can look at yet. */
static void tell_gaps(struct telling *t, struct arena *a, const struct evidence *evidence)
{
	str missing = S("");
	for (size_t i = 0; i < evidence->unmeasured_count; i++) {
		str kind = str_of(say(t->lang, evidence->unmeasured[i].missing));
		if (!str_has(missing, kind))
			missing = arena_join(a, missing, t->lang == LANG_EN ? S(", ") : S("・"), kind);
	}
	if (missing.n)
		tell(t, "%.*sの記録がないため、まだ測れない点があります。",
		     "Some of it cannot be measured yet, for there are no records of: %.*s.", P(missing));
	for (size_t i = 0; i < evidence->unmeasured_count; i++)
		if (!*evidence->unmeasured[i].missing.ja)
			tell(t, "「%s%.0s」はまだ測れません。", "\"%.0s%s\" cannot be measured yet.", evidence->unmeasured[i].check->title.ja,
			     evidence->unmeasured[i].check->title.en);
}

static void tell_all(struct telling *t, struct arena *a, const struct evidence *evidence)
{
	for (size_t i = 0; i < evidence->tally_count; i++)
		tell_seen(t, a, evidence, &evidence->tallies[i]);
	tell_shortfalls(t, a, evidence);
	for (size_t i = 0; i < evidence->tally_count; i++)
		tell_unseen(t, a, &evidence->tallies[i]);
	tell_gaps(t, a, evidence);
}

str evidence_sentence(struct arena *a, enum lang lang, const struct evidence *evidence)
{
	struct telling t = { .lang = lang };
	tell_all(&t, a, evidence);
	if (!t.out.n && evidence->control && evidence->control->check_count)
		tell(&t, "対象となるものが見つかりませんでした。", "There was nothing to look at.");
	else if (!t.out.n)
		tell(&t, "資料からは確かめられません。人が答える項目です。", "This cannot be told from records; a person answers it.");
	str sentence = arena_copy(a, buf_str(&t.out));
	buf_drop(&t.out);
	return sentence;
}
