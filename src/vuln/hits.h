/* hits.h - what hits the facility's devices, kept beside its ledger as a projection: made again whenever the ledger or the
 * catalogue has changed.
 *
 *   vuln_thing     a product in a version (on systems): what devices have in common
 *   vuln_use       which device has it: since … until (the day it was no longer so; "" while it is)
 *   vuln_hit       which CVE hits it, or may: since … until
 *   vuln_unnamed   words of a device's row by which nothing could be named
 *   vuln_vex       what the maker of a device says of a CVE, in a file attached to it (attached.h)
 *   vuln_state     of what the projection was made
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "scan.h"

#define HITS_KEPT_DAYS 400 /* what is over is kept so long, to show what has changed */

bool hits_tables(struct db *db, struct err *e);
/* In a transaction of the facility's database. Does nothing where nothing has changed, or no feed was ever read. */
bool hits_refresh(struct work *w, struct err *e);

/* The rows of the facility's devices in use, their ids as `device`. */
bool hits_ledger(struct work *w, struct scan *scan, struct err *e);

/* The version from which on a hit is mended, out of an issuer's words; "" where they do not say. */
str fix_said(struct arena *a, str said);
