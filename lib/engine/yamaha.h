/* yamaha.h - what the configuration of a Yamaha RTX or NVR router says about who may come in.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

bool yamaha_is(str bytes);
bool yamaha_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
