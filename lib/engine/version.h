/* version.h - versions of software and firmware as makers and ledgers write them, and their order.
 *
 * A version is numbers and tags: 7.2.5, 19.210.04e, 9.0R3, 2.0-rc1, 1.8.0_202, 12.2(33)SXI, 2023.3 (Build 9342), 7 SP1.
 * Numbers are compared as numbers; 7.2 is 7.2.0. A tag that comes before a release (alpha, beta, rc, pre, preview, dev,
 * snapshot) stands before the version without it, every other one behind it. A build tells apart what is otherwise the
 * same version: it stands behind the version and before everything else that is newer.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

#define VERSION_KEY_MAX 96u   /* bytes of a key; what needs more is no version */
#define VERSION_PARTS_MAX 24u /* numbers and tags; what has more is no version */
#define VERSION_DIGITS_MAX 18u
#define VERSION_TAG_MAX 12u   /* letters of a tag */

/* Bytes whose order is the order of versions, so that a comparison of texts (in SQL too) does. */
struct version {
	char key[VERSION_KEY_MAX];
	size_t n;
};

/* Reads the version at the start of a text that is folded (text_fold), with what may stand before it (v, ver., version, r,
 * firmware, ファーム, バージョン …). Gives the bytes it took; 0 and an empty key where no version stands there. */
size_t version_read(str folded, struct version *v);
/* The same of a text that is nothing but a version. Here a letter may stand before it (X8.10.3, H5.1.0) and a word behind
 * (21.3R3-S5-EVO), which are the maker's for all its versions, and say nothing. */
bool version_whole(str folded, struct version *v);
/* Whether a text is only what stands behind a version: "Update 5", "SP1", "build 9342". */
bool version_goes_on(str folded);
/* The same of a series ("6.0"): where it begins, and the place behind everything that begins with these numbers. */
size_t version_series(str folded, struct version *from, struct version *end);
/* The version of a ledger's cell, as it was written. False: nobody knows, or none can be read out of it. */
bool version_of(str written, struct version *v);

str version_key(const struct version *v);
int version_order(const struct version *a, const struct version *b); /* <0, 0, >0 */
/* The place behind all builds of this version and before everything newer: the end of "up to and including". */
struct version version_end(const struct version *v);
/* Behind everything of the branch of `fixed` that the newer `other` is not in: of 15.7 and 16.6 behind 15, of 8.0.1.5 and 8.0.2
 * behind 8.0.1. n 0: they are of one branch. */
struct version version_behind_branch(const struct version *fixed, const struct version *other);
