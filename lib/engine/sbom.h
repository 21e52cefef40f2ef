/* sbom.h - a list of what software is made of (SBOM): CycloneDX as JSON (1.2 to 1.6, https://cyclonedx.org/docs/), SPDX 2.2 and
 * 2.3 as JSON and as tags and values (https://spdx.github.io/spdx-spec/).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

#define SBOM_COMPONENTS_MAX 200000u

struct sbom_component {
	str ref;           /* what the document calls it; "" */
	str name, vendor;  /* vendor: who supplies it, else who publishes it, else its group; "" */
	str version, cpe, purl;
	bool subject;      /* the list is of this */
};

struct sbom {
	str format;        /* "CycloneDX", "SPDX" */
	str version;       /* of the format: "1.5", "2.3" */
	str id, made;      /* serial number or namespace; the instant, as it is written */
	struct sbom_component *list; /* those inside others stand before them; one without any name is left out */
	size_t count, room;
};

/* Lives as long as the arena and the bytes. ERR_INPUT: it is none of these, is broken, holds too many components, or calls two
 * different ones by one name. */
bool sbom_read(struct arena *a, str bytes, struct sbom *sbom, struct err *e);

/* Shared by the readers below. */
void sbom_put(struct arena *a, struct sbom *sbom, struct sbom_component *c, bool *full);
bool spdx_json_read(struct arena *a, str json, struct sbom *sbom, bool *full, struct err *e);
bool spdx_tags_read(struct arena *a, str text, struct sbom *sbom, bool *full, struct err *e);
bool cyclonedx_read(struct arena *a, str json, struct sbom *sbom, bool *full, struct err *e);
