/* csaf.h - a document of CSAF 2.0 (https://docs.oasis-open.org/csaf/csaf/v2.0/), in which makers and CISA publish their
 * advisories: each vulnerability in it is one advisory. A document of the profile csaf_vex reads alike.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "advisory.h"

/* One document. Each advisory lives until `take` returns. A vulnerability without a CVE is passed, and counted in *passed.
 * ERR_INPUT: it is no JSON or no CSAF 2, or one product id stands for two things; or what `take` said. */
bool csaf_read(str document, advisory_taker *take, void *of, size_t *passed, struct err *e);
