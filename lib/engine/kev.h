/* kev.h - CISA's catalog of known exploited vulnerabilities, as JSON and as CSV: what was seen in attacks, and whether by
 * ransomware. It names products, never versions. The days by which US agencies must act are not for us, and not read.
 * Source: https://www.cisa.gov/known-exploited-vulnerabilities-catalog, its JSON schema.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "advisory.h"

/* One element of "vulnerabilities". What the advisory holds lives as long as the arena and the record. ERR_INPUT: it is no
 * JSON, or names no CVE. */
bool kev_read(struct arena *a, str record, struct advisory *adv, struct err *e);

/* The same of all rows of the CSV, one after the other; each lives until `take` returns. ERR_INPUT: it has not the columns
 * (that of the CVE at least), or no row; or what `take` said. A row without a CVE is passed, and counted in *passed. */
bool kev_read_csv(str bytes, advisory_taker *take, void *of, size_t *passed, struct err *e);
