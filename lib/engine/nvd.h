/* nvd.h - a record of the NVD's CVE API 2.0 (https://csrc.nist.gov/schema/nvd/api/2.0/cve_api_json_2.0.schema).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "advisory.h"

/* One element of "vulnerabilities". What the advisory holds lives as long as the arena and the record. ERR_INPUT: it is no
 * JSON, or names no CVE. */
bool nvd_read(struct arena *a, str record, struct advisory *adv, struct err *e);
