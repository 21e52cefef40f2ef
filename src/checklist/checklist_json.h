/* checklist_json.h - forms, items, answers and vendors as JSON: for the commands and the API. Each writes the members of the
 * object under way.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "returns.h"
#include "standing.h"
#include "vendor.h"
#include "whole_item.h"

void form_json(struct work *w, struct json *j, const struct form *form);
void item_json(struct work *w, struct json *j, const struct form *form, const struct form_item *item);
void answer_json(struct arena *a, struct json *j, const struct answer *answer);
void evidence_json(struct json *j, const struct evidence *evidence);
void standing_json(struct work *w, struct json *j, const struct standing *standing);
void whole_item_json(struct work *w, struct json *j, const struct whole_item *whole);
void vendor_return_json(struct work *w, struct json *j, const struct vendor_return *r, const struct vendor_ask *ask);
