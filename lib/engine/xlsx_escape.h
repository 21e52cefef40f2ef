/* xlsx_escape.h - characters that XML cannot hold, which workbooks write as _xHHHH_.
 * Source: ECMA-376 part 1, section 22.9.2.19 (ST_Xstring).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

/* The text as it was before; a line ends with LF alone. Control characters stay escaped: no cell should hold them.
 * The result lives in `to`, or is `text`. */
str xlsx_unescape(str text, struct buf *to);

/* Appends the text as XML; what only looks like an escape is escaped, so that it comes back as it was. */
void xlsx_escape(struct buf *to, str text);
