/* take.h - records of advisories into the catalogue: each once, whatever file it comes from; the newer one stays.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "catalogue.h"

struct taken {
	size_t records, added, changed, same, older, withdrawn;
	size_t claims;
};

struct taking;

/* In a transaction of the catalogue's. Once it is open it uses nothing of the work's: another thread may go on with it. */
struct taking *taking_open(struct work *w, struct db *catalogue, const struct dictionary *d, struct err *e);
/* One record. source: of the feed; ref tells apart several records of one feed about one CVE ("" where there is one). digest: of
 * the record's bytes, by which it is known again. */
bool taking_put(struct taking *t, const struct advisory *adv, enum advisory_source source, str ref, int64_t digest, struct err *e);
/* Weighs what was taken against what others say; then the transaction may end. */
bool taking_end(struct taking *t, struct err *e);
const struct taken *taking_count(const struct taking *t);
/* The CVEs of which something changed, in ascending order; they live as long as the taking. */
size_t taking_touched(struct taking *t, const int64_t **cves);
void taking_close(struct taking **t);
