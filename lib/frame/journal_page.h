/* journal_page.h - an act of the journal as a piece of a page: who, when, what, from what to what, and the way back.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "journal_list.h"
#include "page.h"

#define JOURNAL_CHANGES_SHOWN 3u /* of one act among others */

/* record: only what it did to this record, "" = to all of them, as far as JOURNAL_CHANGES_SHOWN. */
bool journal_put(struct visit *v, const struct journal_entry *entry, str record, struct err *e);
/* The same in parts: the first line, the changes of records (each with its name, or without where it is known), and
 * the button, for who may. */
void journal_put_head(struct visit *v, const struct journal_entry *entry);
void journal_put_changes(struct visit *v, const struct journal_change *list, size_t count, bool named);
void journal_put_undo(struct visit *v, const struct journal_entry *entry);
/* What an undo left as it was; nothing where it left nothing. */
bool journal_put_left(struct visit *v, str act, struct err *e);
