/* golden.h - texts held against the files of test/golden.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/str.h"

/* Fails unless test/golden/NAME is this text. With BLESS=1 the file is written instead; its diff is the review. */
void golden(const char *name, str text);
