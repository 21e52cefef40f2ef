/* text.h - Japanese office text: which charset a file is in, and what two spellings have in common.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

/* The charset of a whole file: by byte-order mark, else UTF-8 where it is valid, else CP932.
 * "UTF-8", "UTF-16LE", "UTF-16BE" or "CP932". */
str charset_of(str bytes);

/* True for what may be text: UTF-16, or bytes without a NUL. */
bool text_is(str bytes);

/* Decodes a whole file into UTF-8 without its byte-order mark. ERR_INPUT names the byte offset and line
 * where the bytes are not of that charset, or says that the charset is unknown. */
bool text_decode(struct arena *a, str bytes, str charset, str *utf8, struct err *e);

/* Encodes as CP932 and decodes back. What does not come back the same (CP932 cannot hold it) is replaced by 〓
 * and counted in *lost; the characters are listed in *which, each once ("" when none). */
str text_cp932(struct arena *a, str utf8, size_t *lost, str *which);

/* For comparing, never for keeping: full-width ASCII → half-width, half-width kana → full-width (with its sound
 * marks joined), ㈱ ① ㎡ … → their compatibility letters, upper → lower case, hiragana kept, all kinds of blanks,
 * hyphens and long marks evened, blanks at the ends off and runs of blanks as one. */
str text_fold(struct arena *a, str s);
/* The same, without any blanks and without ・.-_/()（）「」[]: for headers. */
str text_key(struct arena *a, str s);
/* Width only: full-width letters, digits and signs → half-width, half-width kana → full-width. For values kept parsed. */
str text_width(struct arena *a, str s);

/* True where a cell says that nobody knows: 不明, 未確認, ?, 未定, N/A, -, － …; the empty cell is not "unknown". */
bool text_unknown(str s);
/* True for 〃, 々, 同上, ″, " alone: the cell above is meant. */
bool text_ditto(str s);

/* The pieces of a cell that lists several people or things: cut at 、 , ， ; ； / newline and blanks around them,
 * but not inside brackets. "/" cuts only where `slash`. */
size_t list_read(struct arena *a, str s, bool slash, str **pieces);
