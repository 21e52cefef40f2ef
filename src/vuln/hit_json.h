/* hit_json.h - one vulnerability of one device for programs: of the API and of `inro vuln list --json`.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "pair.h"

bool hit_json(struct work *w, struct db *catalogue, struct json *j, const struct pair *p, struct err *e);
