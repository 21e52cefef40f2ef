/* letter.h - asking the maker of a device (mostly a medical one, which nobody else may update) about its vulnerabilities.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "pair.h"

#define LETTER_REPLY_DAYS 14  /* by when an answer is asked for */
#define LETTER_CVES_MAX 10u   /* that fit on its page; the worst */

/* A4, one page, as PDF; name: for its file. ERR_MISSING: no such device. */
bool letter_make(struct work *w, str device, struct buf *out, str *name, struct err *e);
