/* cisco.h - what the configuration of a Cisco ASA or an IOS router says about who may come in.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

bool cisco_is(str bytes);
bool cisco_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
