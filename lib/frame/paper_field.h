/* paper_field.h - a document's file as a field of a form: chosen, dropped or photographed, with the warning that belongs
 * to it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "page.h"

/* Within form_open_files(). */
void paper_field(struct visit *v);
/* What was sent; NULL where nothing was chosen. */
const struct field *paper_sent(const struct visit *v);
/* ERR_INPUT: no file (NULL), or none of the kinds of paper that are kept. */
bool paper_fit(const struct field *file, struct err *e);
