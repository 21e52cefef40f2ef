/* evidence_words.c - putting counts into words: what was seen, what falls short, what nobody looked at.
 * SPDX-License-Identifier: Apache-2.0 */
#include "evidence_words.h"

#include "base/buf.h"

#define UNSEEN_NAMED_MAX 3u /* more than these are counted and not named */

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

/* 機器12台, 12 devices. */
static str counted(struct arena *a, enum lang lang, const struct unit *unit, size_t n)
{
	return lang == LANG_EN ? arena_fmt(a, "%zu %s", n, unit->thing.en)
	                       : arena_fmt(a, "%s%zu%s", unit->thing.ja, n, unit->counter);
}

static void tell_seen(struct telling *t, struct arena *a, const struct evidence_tally *tally)
{
	size_t seen = tally->ok + tally->short_of + tally->accepted;
	str all = counted(a, t->lang, tally->unit, seen);
	if (!seen)
		return;
	if (tally->ok == seen) {
		tell(t, "確認できた%.*sに不足は見つかりませんでした。", "Nothing was found short in the %.*s looked at.", P(all));
		return;
	}
	tell(t, "確認できた%.*s中%zu%sに不足は見つかりませんでした。", "Of the %.*s looked at, nothing was found short in %zu%.0s.", P(all),
	     tally->ok, tally->unit->counter);
	if (tally->short_of)
		tell(t, "%zu%sに要確認の点があります。", "%zu%.0s need attention.", tally->short_of, tally->unit->counter);
	if (tally->accepted)
		tell(t, "%zu%sは期限つきで了承されています。", "%zu%.0s are accepted until a date.", tally->accepted, tally->unit->counter);
}

/* The names of the few unseen things, as their reasons say it; "" when there are too many, or one has no reason. */
static str unseen_names(struct arena *a, enum lang lang, const struct evidence *evidence)
{
	str names = S("");
	if (evidence->unseen.count > UNSEEN_NAMED_MAX)
		return S("");
	for (size_t i = 0; i < evidence->unseen.count; i++) {
		if (!evidence->unseen.list[i].label.n)
			return S("");
		names = arena_join(a, names, lang == LANG_EN ? S(", ") : S("、"), evidence->unseen.list[i].label);
	}
	return names;
}

static void tell_unseen(struct telling *t, struct arena *a, const struct evidence_tally *tally, str names)
{
	str all = counted(a, t->lang, tally->unit, tally->unseen);
	if (!tally->unseen)
		return;
	if (names.n)
		tell(t, "%.*s(%.*s)は未確認です。", "%.*s (%.*s) were not looked at.", P(all), P(names));
	else
		tell(t, "%.*sは未確認です。", "%.*s were not looked at.", P(all));
	if (tally->stale)
		tell(t, "うち%zu%sは、見た資料が古くなっています。", "For %zu%.0s of them the source is too old.", tally->stale,
		     tally->unit->counter);
}

static void tell_all(struct telling *t, struct arena *a, const struct evidence *evidence)
{
	str names = evidence->tally_count == 1 ? unseen_names(a, t->lang, evidence) : S("");
	for (size_t i = 0; i < evidence->tally_count; i++)
		tell_seen(t, a, &evidence->tallies[i]);
	for (size_t i = 0; i < evidence->tally_count; i++)
		tell_unseen(t, a, &evidence->tallies[i], names);
	for (size_t i = 0; i < evidence->unmeasured_count; i++)
		tell(t, "「%s%.0s」はまだ測れません。", "\"%.0s%s\" cannot be measured yet.", evidence->unmeasured[i]->title.ja,
		     evidence->unmeasured[i]->title.en);
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
