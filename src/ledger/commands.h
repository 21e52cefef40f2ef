/* commands.h - what people type to keep the ledger; the tables of ledger.c name these.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct command ledger_commands[];
extern const struct option import_options[], list_options[], export_options[], put_options[], history_options[];

bool import_command(struct work *w, const struct arguments *args, struct err *e);
bool list_command(struct work *w, const struct arguments *args, struct err *e);
bool export_command(struct work *w, const struct arguments *args, struct err *e);
bool put_command(struct work *w, const struct arguments *args, struct err *e);
bool drop_command(struct work *w, const struct arguments *args, struct err *e);
bool history_command(struct work *w, const struct arguments *args, struct err *e);
bool undo_command(struct work *w, const struct arguments *args, struct err *e);

/* The kind a word names; ERR_USAGE with the list of kinds. */
const struct record_kind *kind_named(struct work *w, str name, struct err *e);
/* The one present record of a kind that an id or a label names. ERR_MISSING, ERR_INPUT when several. */
bool record_named(struct work *w, const struct record_kind *kind, str name, struct record *r, struct err *e);
