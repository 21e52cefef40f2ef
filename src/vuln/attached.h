/* attached.h - what makers say about single devices, in the files attached to them: components (SBOM) are named and judged like
 * the ledger's software, statements (VEX) acquit or accuse.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "scan.h"

/* Keeps a file and attaches it to a device, as one act. ERR_INPUT: it is no SBOM and no VEX, or cannot be read. */
bool attach(struct work *w, str device, str name, str bytes, struct id *act, struct err *e);

/* Adds a row for each component of the devices' files; rows of one device must stand together, its first one first. */
bool attached_components(struct work *w, struct scan *scan, struct err *e);
/* Writes the statements into vuln_vex. What cannot be read any more is a remark. */
bool attached_statements(struct work *w, struct err *e);
