/* today_json.h - what the checks found as JSON: for the commands and the API.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "frame/finding.h"

/* Members of the object under way. */
void tally_json(struct json *j, const struct check_result *r);
void finding_json(struct work *w, struct json *j, const struct finding *f);
