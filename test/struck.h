/* struck.h - a small ledger whose devices are hit by made-up vulnerabilities, for tests of what is shown of them.
 *
 *   A-1  a FortiGate that faces the outside: CVE-2030-0001 (exploited, ransomware) and CVE-2030-0002
 *   A-2  a medical device "Scope 300" 1.2: CVE-2030-0003
 *   A-3  a PC of which the patch level is not known: CVE-2030-0004 may hit it; its model is nobody's product
 *   A-4  something that nobody can name
 *   A-5  a "Scope 300" 2.5, which nothing hits
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "toy.h"

extern const str struck_nvd, struck_kev, struck_ledger; /* files */

/* The ledger alone; the same with all that was published, matched and checked. */
void struck_devices(struct toy *t);
void struck_fill(struct toy *t);
void struck_take(struct toy *t, const char *file, str bytes); /* a feed into the catalogue */
void struck_check(struct toy *t);
/* Another ledger, of the same source. */
void struck_import(struct toy *t, str csv);
str struck_id(struct toy *t, const char *number); /* of a device */
