/* backup.h - a copy of everything the facility keeps, as one .zip: the database as it stands at one instant, the kept files,
 * and the keys. Whoever has it has everything: it is to be kept like the facility's seal.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "work.h"

/* Gives an open file with the .zip, at its beginning; it has no name and goes away when it is closed. ERR_DISK. */
bool backup_make(struct work *w, int *file, struct err *e);
str backup_name(struct work *w); /* "inro-backup-2026-11-27.zip" */
