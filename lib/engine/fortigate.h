/* fortigate.h - what a FortiGate's configuration says about who may come in.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

bool fortigate_is(str bytes);
bool fortigate_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
