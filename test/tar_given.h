/* tar_given.h - bytes as tar packs files.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

void tar_put(struct buf *tar, const char *name, const char *prefix, char type, str bytes);
void tar_end(struct buf *tar);
