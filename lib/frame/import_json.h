/* import_json.h - what an import did or would do, as JSON: for the command and the API.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "import.h"

/* all_rows: every row; otherwise those that were rejected. */
void import_json(struct work *w, struct json *j, str file, const struct import_result *result, bool all_rows);
