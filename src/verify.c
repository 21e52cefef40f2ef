/* verify.c - the second program: checks an inspection pack offline, knowing nothing of the facility that made it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "frame/verify.h"

#include <stdio.h>

static void say_whole(enum lang lang, str folder, const struct verified *v)
{
	if (lang == LANG_EN)
		printf("%.*s: %zu files, none changed, added or missing since %.*s\nfacility: %.*s\nfingerprint: %.*s\n"
		       "Compare the fingerprint with the one on the printed cover.\n", P(folder), v->manifest.count,
		       P(v->manifest.made_at), P(v->manifest.facility), P(v->fingerprint));
	else
		printf("%.*s: %zu 個のファイルは、%.*s に作られたときのままです(変更・追加・欠けはありません)\n施設: %.*s\n"
		       "指紋: %.*s\n表紙に印刷された指紋と同じであることを確かめてください。\n", P(folder), v->manifest.count,
		       P(v->manifest.made_at), P(v->manifest.facility), P(v->fingerprint));
}

static bool verify(struct arena *a, enum lang lang, str folder, str wanted, struct err *e)
{
	struct verified v;
	bool whole = pack_verify(&disk_real, a, folder, wanted, &v, e);
	for (size_t i = 0; i < v.count; i++)
		printf("  %s: %.*s\n", say(lang, fault_words[v.faults[i].fault]), P(v.faults[i].name));
	if (whole)
		say_whole(lang, folder, &v);
	return whole;
}

static int usage(enum lang lang)
{
	puts(lang == LANG_EN ? "usage: inro-verify [--lang ja|en] pack FOLDER [--fingerprint HEX]\n\n"
	                       "Checks an inspection pack without network, database or Inro: names every file changed, added or missing.\n"
	                       "--fingerprint: what is printed on the cover; the pack must be signed with that key."
	                     : "使い方: inro-verify [--lang ja|en] pack フォルダー [--fingerprint 指紋]\n\n"
	                       "立入検査パックを、ネットワークもデータベースも使わずに確かめ、変わった・加わった・欠けたファイルを挙げます。\n"
	                       "--fingerprint: 表紙に印刷された指紋。その鍵で署名されていることも確かめます。");
	return err_exit(ERR_USAGE);
}

int main(int count, char **words)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	enum lang lang = lang_of_locale();
	str folder = S(""), wanted = S("");
	bool pack = false;
	for (int i = 1; i < count; i++) {
		str word = str_of(words[i]);
		if (str_eq(word, S("--lang")) && i + 1 < count)
			lang = str_eq(str_of(words[++i]), S("en")) ? LANG_EN : LANG_JA;
		else if (str_eq(word, S("--fingerprint")) && i + 1 < count)
			wanted = str_of(words[++i]);
		else if (!pack && str_eq(word, S("pack")))
			pack = true;
		else if (pack && !folder.n && !str_starts(word, S("--")))
			folder = word;
		else
			return usage(lang);
	}
	if (!folder.n)
		return usage(lang);
	if (verify(&a, lang, folder, wanted, &e))
		return 0;
	fprintf(stderr, "inro-verify: %s\n", err_say(&e, lang));
	return err_exit(e.kind);
}
