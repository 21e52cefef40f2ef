/* collectors.h - how each kind of source is asked; the table of sources names them. Each takes what it can: a file that is
 * refused is noted (collect_refused) and the next one asked for; false ends the source, with what had come kept.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/err.h"

struct collecting;

bool collect_one_file(struct collecting *c, struct err *e);  /* one file, by its ETag */
bool collect_nvd_years(struct collecting *c, struct err *e); /* a file for each year, with its SHA-256 in another */
bool collect_nvd(struct collecting *c, struct err *e);       /* what was modified since, page by page */
bool collect_cve(struct collecting *c, struct err *e);       /* a log of changes, and a file for each record */
bool collect_cve_all(struct collecting *c, struct err *e);   /* an archive of all records */
bool collect_csaf(struct collecting *c, struct err *e);      /* providers, their lists, and a file for each advisory */
bool collect_jvn(struct collecting *c, struct err *e);       /* a list of files with their SHA-256 */
