/* verify.h - whether an inspection pack in a folder is what it was when it was signed. Needs no facility and no database.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/disk.h"
#include "engine/manifest.h"

enum fault { FAULT_MISSING, FAULT_UNREADABLE, FAULT_CHANGED, FAULT_ADDED };
extern const struct words fault_words[]; /* by enum fault */

struct faulty_file {
	enum fault fault;
	str name;
};

struct verified {
	struct manifest manifest;
	str fingerprint;
	struct faulty_file *faults;
	size_t count, room;
};
/* wanted: a fingerprint, or "". ERR_TAMPERED: the note does not hold, or (count > 0) files differ; ERR_INPUT, ERR_MISSING: no
 * pack. */
bool pack_verify(const struct disk *disk, struct arena *a, str folder, str wanted, struct verified *v, struct err *e);
