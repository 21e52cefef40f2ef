/* pages.h - the pages of the ledger: its kinds, their records, the history of all, and documents.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/record.h"
#include "frame/visit.h"

extern const struct route ledger_routes[];

bool kinds_page(struct visit *v, struct err *e);
bool records_page(struct visit *v, struct err *e);
bool records_file(struct visit *v, struct err *e);
bool bulk_page(struct visit *v, struct err *e);
bool bulk_act(struct visit *v, struct err *e);
bool record_detail_page(struct visit *v, struct err *e);
bool record_new_page(struct visit *v, struct err *e);
bool record_new_act(struct visit *v, struct err *e);
bool record_edit_page(struct visit *v, struct err *e);
bool record_edit_act(struct visit *v, struct err *e);
bool record_gone_act(struct visit *v, struct err *e);
bool record_back_act(struct visit *v, struct err *e);
bool history_page(struct visit *v, struct err *e);
bool act_page(struct visit *v, struct err *e);
bool undo_act(struct visit *v, struct err *e);
bool documents_page(struct visit *v, struct err *e);
bool document_new_page(struct visit *v, struct err *e);
bool document_new_act(struct visit *v, struct err *e);
bool document_file(struct visit *v, struct err *e);
bool document_file_act(struct visit *v, struct err *e);

/* The kind that the path names. NULL and ERR_MISSING when there is none. */
const struct record_kind *visit_kind(struct visit *v, struct err *e);
/* The kind and the record that the path names. ERR_MISSING. */
bool visit_record(struct visit *v, const struct record_kind **kind, struct record *r, struct err *e);
/* The document that the path names. ERR_MISSING. */
bool document_find(struct visit *v, struct record *r, struct err *e);
bool document_has_file(const struct record *r, struct err *e); /* ERR_MISSING */
/* The answer is its file, of this media type (NULL: of what it is). ERR_MISSING: it has none. */
bool document_give_file(struct visit *v, const struct record *r, const char *type, struct err *e);
/* Keeps the file, and says so in the record; the record is still to be written. ERR_INPUT: it is no paper. */
bool document_keep(struct visit *v, struct record *r, const struct field *file, struct err *e);
/* The file of a document and how another is attached, as part of its page. */
void document_put_file(struct visit *v, const struct record *r);
