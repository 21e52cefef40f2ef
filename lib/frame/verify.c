/* verify.c - holding every file of a pack against its manifest, and the manifest against its note.
 * SPDX-License-Identifier: Apache-2.0 */
#include "verify.h"

const struct words fault_words[] = {
	[FAULT_MISSING] = { "ありません", "missing" },
	[FAULT_UNREADABLE] = { "読めません", "cannot be read" },
	[FAULT_CHANGED] = { "変わっています", "changed" },
	[FAULT_ADDED] = { "目録にありません(あとから加えられた)", "not in the manifest (added later)" },
};

static void put_fault(struct arena *a, struct verified *v, enum fault fault, str name)
{
	arena_grow(a, v->faults, v->count, v->room);
	v->faults[v->count++] = (struct faulty_file){ fault, name };
}

/* Each file is read and let go of before the next. */
static void check_file(const struct disk *disk, struct arena *all, str folder, struct verified *v, const struct manifest_file *file)
{
	auto_arena a = { 0 };
	str bytes;
	struct err e = { 0 };
	if (!disk_read(disk, &a, path_join(&a, folder, file->name), MANIFEST_FILE_BYTES_MAX, &bytes, &e))
		put_fault(all, v, e.kind == ERR_MISSING ? FAULT_MISSING : FAULT_UNREADABLE, file->name);
	else if ((int64_t)bytes.n != file->size || !str_eq(digest_hex(&a, digest_of(bytes)), file->sha256))
		put_fault(all, v, FAULT_CHANGED, file->name);
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

static bool check_files(const struct disk *disk, struct arena *a, str folder, struct verified *v, struct err *e)
{
	str *names;
	size_t count;
	for (size_t i = 0; i < v->manifest.count; i++)
		check_file(disk, a, folder, v, &v->manifest.files[i]);
	if (!disk_list(a, folder, &names, &count, e))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!listed(&v->manifest, names[i]))
			put_fault(a, v, FAULT_ADDED, names[i]);
	return !v->count || err_set(e, ERR_TAMPERED, "%zu 個のファイルが目録と違います", "%zu files differ from the manifest", v->count);
}

bool pack_verify(const struct disk *disk, struct arena *a, str folder, str wanted, struct verified *v, struct err *e)
{
	str json, note;
	*v = (struct verified){ 0 };
	return disk_read(disk, a, path_join(a, folder, S(MANIFEST_NAME)), MANIFEST_BYTES_MAX, &json, e) &&
	       disk_read(disk, a, path_join(a, folder, S(MANIFEST_NOTE_NAME)), MANIFEST_BYTES_MAX, &note, e) &&
	       manifest_read(a, json, &v->manifest, e) && manifest_check(a, json, &v->manifest, note, wanted, &v->fingerprint, e) &&
	       check_files(disk, a, folder, v, e);
}
