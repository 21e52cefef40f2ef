/* text.h - Japanese office text: the charset of a file, what two spellings have in common, cells by custom.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

/* The charset of a whole file, "UTF-8", "UTF-16LE", "UTF-16BE" or "CP932": by its byte-order mark, else
 * UTF-16 where NUL bytes stand at regular places, else UTF-8 where all of it is valid, else CP932. */
str charset_of(str bytes);

/* The iconv name of what a person called the charset (SJIS is CP932); "" gives charset_of(bytes). */
str charset_meant(str bytes, str said);

/* True for what may be text: UTF-16, or bytes without a NUL. */
bool text_is(str bytes);

/* True when every byte is ASCII. */
bool text_ascii(str s);
size_t text_line(str s, size_t at); /* the line on which a byte stands, from 1 */

/* Decodes a whole file into UTF-8 without its byte-order mark; a view of bytes where they are UTF-8
 * already. charset is as for charset_meant(). ERR_INPUT names the byte and line where the bytes are not of
 * that charset, or says that the charset is unknown. */
bool text_decode(struct arena *a, str bytes, str charset, str *utf8, struct err *e);

/* The text as CP932 bytes. Each character is decoded back and compared: one that CP932 lacks is written as
 * 〓, one for which it has only a double (〜 becomes ～, − becomes －) as that double; both are counted in
 * *lost and listed in *which, each once and at most a hundred. */
str text_cp932(struct arena *a, str utf8, size_t *lost, str *which);

/* For comparing, never for keeping: as Unicode's NFKC does for every character of CP932, full-width ASCII
 * and signs → half-width, half-width kana → full-width with its sound marks joined, ㈱ ① Ⅳ ㎡ ㍑ … → their
 * letters. Further: upper → lower case (ASCII); every hyphen and dash → -, also ー where no kana stands
 * before it; every blank → one space, none at the ends; invisible characters and variation selectors off.
 * May be s itself. */
str text_fold(struct arena *a, str s);
/* The same without any blank: 佐藤　花子 is 佐藤花子, and XX システム is XXシステム. */
str text_fold_close(struct arena *a, str s);
/* The same for headers: without blanks, ・.:*※-_/()「」[]【】 and the long mark ー (サーバ is サーバー). */
str text_key(struct arena *a, str s);
/* Width only, for values that are kept: full-width ASCII and signs → half-width, half-width kana →
 * full-width. May be s itself. */
str text_width(struct arena *a, str s);

/* True where a cell says that nobody knows: 不明, 未確認, ?, 未定, N/A, -, － …; the empty cell is not "unknown". */
bool text_unknown(str s);
/* True for 〃, 々, 同上, ″, " alone: the cell above is meant. */
bool text_ditto(str s);

/* The pieces of a cell that lists several people or things: cut at 、 , ， ; ； and line ends, not inside
 * brackets; blanks around them and empty pieces are dropped. "/" cuts only where `slash`. The pieces are
 * views of s. */
size_t list_read(struct arena *a, str s, bool slash, str **pieces);
