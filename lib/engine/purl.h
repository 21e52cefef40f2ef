/* purl.h - package URLs (https://github.com/package-url/purl-spec): pkg:maven/org.apache/log4j@2.14.1?type=jar
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

#define PURL_BYTES_MAX 4096u

/* Parts without their quoting. */
struct purl {
	str type, space, name, version; /* space and version may be "" */
};

/* False: it is no package URL. */
bool purl_read(struct arena *a, str text, struct purl *purl);
