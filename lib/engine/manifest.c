/* manifest.c - writing, signing, reading and checking a pack's manifest.
 * SPDX-License-Identifier: Apache-2.0 */
#include "manifest.h"

#define NOTE_HEAD "inro-pack/1\n"

str manifest_json(struct arena *a, const struct manifest *m)
{
	auto_buf b = { 0 };
	struct json j = { .out = &b };
	json_put_open(&j, '{');
	json_pair_int(&j, S("inro_pack"), 1);
	json_pair_str(&j, S("facility"), m->facility);
	json_pair_str(&j, S("made_at"), m->made_at);
	json_pair_str(&j, S("form"), m->form);
	json_pair_str(&j, S("key"), m->key);
	json_put_key(&j, S("files"));
	json_put_open(&j, '[');
	for (size_t i = 0; i < m->count; i++) {
		buf_byte(&b, '\n');
		json_put_open(&j, '{');
		json_pair_str(&j, S("name"), m->files[i].name);
		json_pair_int(&j, S("size"), m->files[i].size);
		json_pair_str(&j, S("sha256"), m->files[i].sha256);
		json_put_close(&j, '}');
	}
	json_put_close(&j, ']');
	json_put_close(&j, '}');
	buf_byte(&b, '\n');
	return arena_copy(a, buf_str(&b));
}

static str note_text(struct arena *a, str json)
{
	return arena_fmt(a, NOTE_HEAD "%.*s\n", P(digest_hex(a, digest_of(json))));
}

str manifest_note(struct arena *a, str json, const struct seal_key *key)
{
	return note_sign(a, note_text(a, json), S(MANIFEST_KEY_NAME), key);
}

/* A name that stays inside the pack: no empty, "." or ".." part, no leading slash, no backslash. */
static bool stays_inside(str name)
{
	str rest = name;
	if (!name.n || str_has(name, S("\\")) || str_has(name, (str){ "", 1 }))
		return false;
	while (rest.p) {
		str part = str_cut(&rest, S("/"));
		if (!part.n || str_eq(part, S(".")) || str_eq(part, S("..")))
			return false;
	}
	return true;
}

static bool read_file(struct arena *a, const json_t *row, size_t number, struct manifest_file *file, struct err *e)
{
	*file = (struct manifest_file){ arena_copy(a, json_text(row, "name")), json_whole(row, "size", -1),
		                        arena_copy(a, json_text(row, "sha256")) };
	if (!stays_inside(file->name) || file->size < 0 || file->sha256.n != DIGEST_BYTES * 2)
		return err_set(e, ERR_INPUT, MANIFEST_NAME ": %zu 番目のファイルの記載が正しくありません",
		               MANIFEST_NAME ": file %zu is not described correctly", number);
	return true;
}

bool manifest_read(struct arena *a, str json, struct manifest *m, struct err *e)
{
	size_t i;
	json_t *row;
	*m = (struct manifest){ 0 };
	auto_json root = json_read(json, e);
	if (!root)
		return err_wrap(e, MANIFEST_NAME, MANIFEST_NAME);
	const json_t *files = json_object_get(root, "files");
	if (json_whole(root, "inro_pack", 0) != 1 || !json_is_array(files) || json_array_size(files) > MANIFEST_FILES_MAX)
		return err_set(e, ERR_INPUT, MANIFEST_NAME " は Inro の立入検査パックの目録ではありません",
		               MANIFEST_NAME " is not the manifest of an inspection pack of Inro");
	m->facility = arena_copy(a, json_text(root, "facility"));
	m->made_at = arena_copy(a, json_text(root, "made_at"));
	m->form = arena_copy(a, json_text(root, "form"));
	m->key = arena_copy(a, json_text(root, "key"));
	m->files = arena_array(a, struct manifest_file, json_array_size(files));
	json_array_foreach(files, i, row) {
		if (!read_file(a, row, i + 1, &m->files[m->count++], e))
			return false;
	}
	return true;
}

/* Hex digits alone, in lower case. */
static str bare_hex(struct arena *a, str s)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] >= 'A' && s.p[i] <= 'F' ? (char)(s.p[i] + 32) : s.p[i];
		if (c != ' ' && c != '-' && c != ':')
			buf_byte(&b, c);
	}
	return arena_copy(a, buf_str(&b));
}

bool manifest_check(struct arena *a, str json, const struct manifest *m, str note, str wanted, str *fingerprint,
                    struct err *e)
{
	unsigned char open[SEAL_PUBLIC_BYTES];
	str name, text;
	if (!note_verifier_open(a, m->key, &name, open, e) || !note_open(a, note, m->key, &text, e))
		return err_wrap(e, MANIFEST_NOTE_NAME, MANIFEST_NOTE_NAME);
	*fingerprint = seal_fingerprint(a, open);
	if (!str_eq(text, note_text(a, json)))
		return err_set(e, ERR_TAMPERED, MANIFEST_NAME " が署名のあとで変わっています", MANIFEST_NAME " was changed after it was signed");
	if (wanted.n && !str_eq(bare_hex(a, wanted), bare_hex(a, *fingerprint)))
		return err_set(e, ERR_TAMPERED, "別の鍵で署名されています(指紋 %.*s)", "signed with another key (fingerprint %.*s)",
		               P(*fingerprint));
	return true;
}
