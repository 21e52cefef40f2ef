/* winfw.h - the rules of a Windows computer's own firewall, as netsh, PowerShell and the console export them.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

bool winfw_is(str bytes);
/* A .wfw file is a registry hive: ERR_INPUT says how to export what can be read. */
bool winfw_read(struct arena *a, str bytes, str charset, str file, struct book *b, struct err *e);
