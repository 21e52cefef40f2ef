/* multipart.h - for fields.c alone: the multipart half of reading a form, and what both halves share.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "fields.h"

#define BOUNDARY_BYTES_MAX 70u    /* RFC 2046 */
#define PART_HEAD_BYTES_MAX 4096u /* headers of one part */

/* params: what follows "multipart/form-data" in the Content-Type. */
bool multipart_read(struct arena *a, str params, str body, struct fields *f, struct err *e);

/* A form in the making. */
struct form_draft {
	struct arena *a;
	struct fields *f;
	size_t room;
};
/* ERR_INPUT: too many fields, or a name that is too long. */
bool form_draft_add(struct form_draft *d, const struct field *field, struct err *e);

/* UTF-8 (what is not becomes U+FFFD) with line ends LF; raw itself where it is so already. */
str field_text(struct arena *a, str raw);
