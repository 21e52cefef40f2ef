/* verify.c - the second program: checks an inspection pack offline, knowing nothing of the facility that made it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/disk.h"
#include "engine/manifest.h"

#include <stdio.h>

struct checking {
	struct arena *a;
	enum lang lang;
	str folder;
	struct manifest manifest;
	size_t faults;
};

static void fault(struct checking *c, struct words what, str name)
{
	printf("  %s: %.*s\n", say(c->lang, what), P(name));
	c->faults++;
}

/* Each file is read and let go of before the next. */
static void check_file(struct checking *c, const struct manifest_file *file)
{
	auto_arena a = { 0 };
	str bytes;
	struct err e = { 0 };
	if (!disk_read(&disk_real, &a, path_join(&a, c->folder, file->name), MANIFEST_FILE_BYTES_MAX, &bytes, &e))
		fault(c, e.kind == ERR_MISSING ? (struct words){ "ありません", "missing" } : (struct words){ "読めません", "cannot be read" },
		      file->name);
	else if ((int64_t)bytes.n != file->size || !str_eq(digest_hex(&a, digest_of(bytes)), file->sha256))
		fault(c, (struct words){ "変わっています", "changed" }, file->name);
}

static bool listed(const struct manifest *m, str name)
{
	if (str_eq(name, S(MANIFEST_NAME)) || str_eq(name, S(MANIFEST_NOTE_NAME)))
		return true;
	for (size_t i = 0; i < m->count; i++)
		if (str_eq(m->files[i].name, name))
			return true;
	return false;
}

static bool check_files(struct checking *c, struct err *e)
{
	str *names;
	size_t count;
	for (size_t i = 0; i < c->manifest.count; i++)
		check_file(c, &c->manifest.files[i]);
	if (!disk_list(c->a, c->folder, &names, &count, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!listed(&c->manifest, names[i]))
			fault(c, (struct words){ "目録にありません(あとから加えられた)", "not in the manifest (added later)" }, names[i]);
	return !c->faults || err_set(e, ERR_TAMPERED, "%zu 個のファイルが目録と違います", "%zu files differ from the manifest", c->faults);
}

static bool verify_pack(struct arena *a, enum lang lang, str folder, str wanted, struct err *e)
{
	struct checking c = { .a = a, .lang = lang, .folder = folder };
	str json, note, fingerprint;
	if (!disk_read(&disk_real, a, path_join(a, folder, S(MANIFEST_NAME)), MANIFEST_BYTES_MAX, &json, e) ||
	    !disk_read(&disk_real, a, path_join(a, folder, S(MANIFEST_NOTE_NAME)), MANIFEST_BYTES_MAX, &note, e) ||
	    !manifest_read(a, json, &c.manifest, e) || !manifest_check(a, json, &c.manifest, note, wanted, &fingerprint, e) ||
	    !check_files(&c, e))
		return false;
	if (lang == LANG_EN)
		printf("%.*s: %zu files, none changed, added or missing since %.*s\nfacility: %.*s\nfingerprint: %.*s\n"
		       "Compare the fingerprint with the one on the printed cover.\n", P(folder), c.manifest.count,
		       P(c.manifest.made_at), P(c.manifest.facility), P(fingerprint));
	else
		printf("%.*s: %zu 個のファイルは、%.*s に作られたときのままです(変更・追加・欠けはありません)\n施設: %.*s\n"
		       "指紋: %.*s\n表紙に印刷された指紋と同じであることを確かめてください。\n", P(folder), c.manifest.count,
		       P(c.manifest.made_at), P(c.manifest.facility), P(fingerprint));
	return true;
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
	if (verify_pack(&a, lang, folder, wanted, &e))
		return 0;
	fprintf(stderr, "inro-verify: %s\n", err_say(&e, lang));
	return err_exit(e.kind);
}
