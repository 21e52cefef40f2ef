/* gzip_given.h - bytes as gzip packs them.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

void gzip_pack(str bytes, struct buf *to);
