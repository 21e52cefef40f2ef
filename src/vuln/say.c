/* say.c - the words, and numbers as they are read.
 * SPDX-License-Identifier: Apache-2.0 */
#include "say.h"

const struct said_row how_rows[] = {
	[NAMED_MAKER] = { "maker_and_name", { "メーカー名と製品名から", "by maker and name" } },
	[NAMED_DICTIONARY] = { "dictionary", { "名前の辞書から", "by the dictionary of names" } },
	[NAMED_NAME] = { "name", { "製品名から(同じ名前の製品がほかのメーカーにない)", "by its name, which no other maker uses" } },
	[NAMED_SERIES] = { "series", { "シリーズ名から", "by its series" } },
	[NAMED_SYSTEM] = { "system", { "OSの名前から", "as its operating system" } },
};

const struct said_row why_rows[] = {
	[WHY_RANGE] = { "range", { "台帳のバージョンが、影響を受ける範囲に入っています", "its version is in the range that is affected" } },
	[WHY_ALL] = { "all_versions", { "すべてのバージョンが影響を受けます", "all versions are affected" } },
	[WHY_UNPATCHED] = { "unsupported", { "バージョンは不明ですが、直される前にサポートが終わっています",
	                                     "its version is not known, but support had ended before this was mended" } },
	[WHY_NO_VERSION] = { "no_version", { "台帳にバージョンがありません", "the ledger has no version of it" } },
	[WHY_NO_LEVEL] = { "no_patch_level", { "どこまで更新したかが台帳にありません", "how far it is patched is not in the ledger" } },
	[WHY_UNTOLD] = { "untold", { "公表された範囲の書き方では、台帳のバージョンと比べられません", "the range, as it was published, cannot be compared with its version" } },
};

const struct said_row source_rows[] = {
	[ADVISORY_NVD] = { "nvd", { "NVD", "NVD" } },
	[ADVISORY_CNA] = { "cna", { "CVEの発行者", "issuer of the CVE" } },
	[ADVISORY_ADP] = { "adp", { "CISAの補足(ADP)", "CISA (ADP)" } },
	[ADVISORY_CSAF] = { "csaf", { "勧告(CSAF)", "advisory (CSAF)" } },
	[ADVISORY_JVN] = { "jvn", { "JVN iPedia", "JVN iPedia" } },
	[ADVISORY_KEV] = { "kev", { "CISA KEV", "CISA KEV" } },
};

struct words maker_state_words(str state)
{
	static const struct said_row rows[] = {
		{ "not_affected", { "メーカー: 影響なし", "maker: not affected" } },
		{ "fixed", { "メーカー: 対策済み", "maker: fixed" } },
		{ "affected", { "メーカー: 影響あり", "maker: affected" } },
		{ "in_triage", { "メーカー: 調査中", "maker: under investigation" } },
	};
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (str_eq(state, str_of(rows[i].code)))
			return rows[i].words;
	return (struct words){ "メーカーの回答あり", "maker has answered" };
}

str title_said(struct arena *a, const struct hit_told *told, size_t most)
{
	str text = told->title.n ? told->title : told->summary;
	if (text.n <= most)
		return text;
	while (most && ((unsigned char)text.p[most] & 0xC0) == 0x80)
		most--;
	return arena_fmt(a, "%.*s…", P(str_first(text, most)));
}

str score_said(struct arena *a, int64_t score)
{
	return score > 0 ? arena_fmt(a, "%d.%d", (int)(score / 10), (int)(score % 10)) : S("");
}

str chance_said(struct arena *a, int64_t chance)
{
	return chance >= 0 ? arena_fmt(a, "%d.%02d%%", (int)(chance / 100), (int)(chance % 100)) : S("");
}

bool product_is_nothing(str product)
{
	return str_eq(product, S("-"));
}

str product_said(struct work *w, str vendor, str product, str version)
{
	if (product_is_nothing(product))
		return work_word(w, "(脆弱性の対象外)", "(nothing that can be vulnerable)");
	str name = arena_fmt(w->arena, "%.*s %.*s", P(vendor), P(product));
	return version.n ? arena_join(w->arena, name, S(" "), version) : arena_fmt(w->arena, "%.*s %s", P(name), work_say(w, (struct words){ "(版は不明)", "(version unknown)" }));
}
