/* qr.h - a QR code as the path of an SVG, for a page.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

/* The black modules as an SVG path in a square of `side` units, the white margin included. */
struct qr_path {
	size_t side;
	str path;
};
/* ERR_INPUT: nothing, or more than PAPER_QR_BYTES_MAX. */
bool qr_path(struct arena *a, str bytes, struct qr_path *path, struct err *e);
