/* manifest.h - what an inspection pack says of itself: every file with its size and SHA-256, and who signed.
 *
 * manifest.json   {"inro_pack": 1, "facility": …, "made_at": …, "key": verifier key, "files": [{name, size, sha256}, …]}
 * manifest.note   a C2SP signed note whose text is two lines: "inro-pack/1" and the SHA-256 of manifest.json in hex
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "base/seal.h"

#define MANIFEST_NAME "manifest.json"
#define MANIFEST_NOTE_NAME "manifest.note"
#define MANIFEST_BYTES_MAX (4u << 20)
#define MANIFEST_FILES_MAX 10000u
#define MANIFEST_FILE_BYTES_MAX (256u << 20) /* one file of a pack */
#define MANIFEST_KEY_NAME "inro-pack"        /* the signer's name in the note */

struct manifest_file {
	str name; /* relative, "/" between folders */
	int64_t size;
	str sha256; /* hex */
};

struct manifest {
	str facility, made_at, form; /* words for people */
	str key;                     /* the verifier key of the note */
	struct manifest_file *files;
	size_t count, room;
};

/* The JSON of a manifest, and the note that signs it. */
str manifest_json(struct arena *a, const struct manifest *m);
str manifest_note(struct arena *a, str json, const struct seal_key *key);

/* Reads a manifest. ERR_INPUT: not one. Names that would leave the folder are refused. */
bool manifest_read(struct arena *a, str json, struct manifest *m, struct err *e);

/* Checks the note over the manifest's bytes with the key the manifest names, whose fingerprint must be the wanted one
 * where wanted is not "" (blanks and case do not count). Gives the fingerprint. ERR_TAMPERED. */
bool manifest_check(struct arena *a, str json, const struct manifest *m, str note, str wanted, str *fingerprint,
	            struct err *e);
