/* hospital.h - the sample hospital with all duties, for tests of what several of them make together.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "toy.h"

/* An empty facility with the real duties, a name, beds and a director. toy_close() ends it. */
void hospital_open(struct toy *t);
/* Imports what an office has: devices, vendors, contracts, systems, documents. */
void hospital_fill(struct toy *t);
/* Imports one of the sample's files. */
void hospital_import(struct toy *t, const char *kind, const char *file);
/* Keeps a file and writes a document of this type (as people write it) that has it. */
void hospital_document(struct toy *t, const char *type, const char *title, str bytes);
