/* corpus_given.h - what the shared reference data says of versions, and an order of versions that owes nothing to the engine's.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "engine/names.h"

struct texts {
	struct arena *a;
	struct names known;
	LIST_OF(str) all; /* each once */
};

/* A file of the reference data, unpacked. False: the whole folder is absent, as reference_read says. */
bool corpus_read(struct arena *a, const char *file, str *text);
/* The texts that stand behind "NAME": in JSON, none that is longer than max or escaped. */
void corpus_members(struct texts *to, str json, str name, size_t max);
/* In an order that says nothing, and is the same each time. */
void corpus_shuffle(struct texts *t);

/* Numbers and points alone; and their order. */
bool plain_version(str s);
int plain_order(str one, str two);
