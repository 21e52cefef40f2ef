/* openapi.h - the description of the API (OpenAPI 3.1.0), printed from the route tables, the kinds and err.def.
 * Source: OpenAPI Specification 3.1.0; its schemas are JSON Schema 2020-12.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "frame/command.h"
#include "frame/duty.h"
#include "frame/route_doc.h"

bool openapi_command(struct work *w, const struct arguments *args, struct err *e);
void openapi_put(struct work *w, struct buf *out);

/* ---- schemas (openapi_schema.c) */

/* Writes the members of the object under way. in_query: truths are 1 and 0. */
void schema_field(struct json *j, const struct doc_field *f, bool in_query);
void schema_see(struct json *j, const char *folder, str name); /* {"$ref": "#/components/<folder>/<name>"} as a member */
/* Every schema: of the shapes that the routes name, of each kind, of a problem. */
void schemas_put(struct work *w, struct json *j);
