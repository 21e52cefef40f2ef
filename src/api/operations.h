/* operations.h - the operations of the API that are the same for every kind of record.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"
#include "frame/duty.h"

extern const struct route api_routes[];

extern const struct route_doc kinds_doc, list_doc, new_doc, one_doc, put_doc, patch_doc, drop_doc, import_doc, undo_doc, history_doc,
	changes_doc, openapi_doc;
bool kinds_answer(struct visit *v, struct err *e);
bool list_answer(struct visit *v, struct err *e);
bool new_answer(struct visit *v, struct err *e);
bool one_answer(struct visit *v, struct err *e);
bool change_answer(struct visit *v, struct err *e); /* in whole or in part */
bool drop_answer(struct visit *v, struct err *e);
bool import_answer(struct visit *v, struct err *e);
bool undo_answer(struct visit *v, struct err *e);
bool history_answer(struct visit *v, struct err *e);
bool changes_answer(struct visit *v, struct err *e);
bool openapi_answer(struct visit *v, struct err *e);

/* One record as it is kept, with the codes of its choices. */
struct kept {
	struct record record;
	str codes[RECORD_COLUMNS_MAX];
};
bool kept_read(struct work *w, const struct record_kind *kind, str id, struct kept *kept, struct err *e); /* ERR_MISSING */
void kept_put(struct visit *v, const struct record_kind *kind, const struct record *r, const str *codes, struct json *j); /* with its etag */
