/* pack_api.h - inspection packs for programs.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/api.h"

bool packs_answer(struct visit *v, struct err *e);
bool pack_make_answer(struct visit *v, struct err *e);
bool pack_answer(struct visit *v, struct err *e);
bool pack_zip_answer(struct visit *v, struct err *e);
extern const struct route_doc packs_doc, pack_make_doc, pack_doc, pack_zip_doc;
