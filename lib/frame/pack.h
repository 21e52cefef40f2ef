/* pack.h - the inspection pack: a folder of papers put together from what the duties contribute, signed as a whole.
 *
 * The duties print their parts into one paper in the order of the registry and add files beside it; the last page
 * lists the hashes of those files, the manifest lists every file, the facility's key signs the manifest.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/seal.h"
#include "engine/manifest.h"
#include "paper/pdf.h"
#include "work.h"

struct pack {
	str folder;
	str form;      /* the id of the form asked for, "" = the duty chooses */
	struct paper *paper;
	struct manifest manifest;
	str fingerprint;
	size_t pages; /* of the paper, once it is written */
};

/* What a duty can contribute. Parts by choice stay out unless asked for by name. */
struct pack_part {
	const char *name;
	struct words words;
	bool by_choice;
	/* Prints into pack->paper and adds files by pack_add; may be NULL in either respect. */
	bool (*make)(struct work *w, struct pack *pack, struct err *e);
	/* Whether it has anything to say here: where not, it is not even listed. NULL: it always has. */
	bool (*there)(struct work *w, bool *there, struct err *e);
};

/* Writes a file of the pack and lists it in the manifest. name is relative and unique (ERR_CONFLICT). */
bool pack_add(struct work *w, struct pack *pack, str name, str bytes, struct err *e);

struct pack_ask {
	str folder;       /* must not exist, or be empty */
	str form;
	const str *with;  /* names of parts by choice */
	size_t with_count;
};
/* ERR_CONFLICT: the folder holds something. ERR_USAGE: no such part. Half-made folders are left as they are. */
bool pack_make(struct work *w, const struct pack_ask *ask, struct pack *pack, struct err *e);
