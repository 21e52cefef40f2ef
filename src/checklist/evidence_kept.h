/* evidence_kept.h - the verdict and the sentence of every row, kept until a record changes or the day ends.
 *
 * Looking at a whole facility takes as long as all its checks; whoever leafs through the list need not wait for that.
 * What is kept is known by the last act that touched a record or a source, and by the day, the program and the
 * language: it is what looking again would give. A projection: it may go at any time and is made again.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "evidence.h"

bool evidence_kept_table(struct db *db, struct err *e);

/* list[i] belongs to form->items[i] of the facility's own form: its control, verdict, sentence and beside alone. */
bool evidence_kept(struct work *w, const struct form *form, struct evidence *list, struct err *e);
