/* schema.h - holds a JSON value against a schema of the API's description, for tests.
 * Only the keywords that the description uses are known; another one fails the test.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/json.h"

/* why says where it does not fit. root: the whole description, into which $ref points. */
bool schema_holds(const json_t *root, const json_t *schema, const json_t *value, struct buf *why);
/* What a "#/a/b" points at; NULL where there is nothing. */
const json_t *schema_at(const json_t *root, str pointer);
