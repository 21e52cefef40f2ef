/* chart_json.h - the contact chart as JSON: for the command and the API.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "chart.h"

/* Writes the members of the object under way; changes: how many things differ from the revision. */
void chart_json(struct json *j, const struct chart *chart, const struct revision *r, size_t changes);
