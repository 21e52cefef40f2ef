/* cve5.h - a CVE Record of format 5 (https://github.com/CVEProject/cve-schema): its issuer's container and what others
 * have added to it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "advisory.h"
#include "json_walk.h"

/* One record. What the advisory holds lives as long as the arena and the record. ERR_INPUT: it is no JSON, or names no CVE. */
bool cve5_read(struct arena *a, str record, struct advisory *adv, struct err *e);

/* The list of affected products that comes next in a walk, where another format holds one (the NVD's own records do). */
void cve5_affected(struct walk *w, struct arena *a, struct advisory *adv, enum advisory_source source, str issuer);
