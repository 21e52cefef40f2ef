/* epss.h - FIRST's EPSS: how likely each CVE is to be exploited within thirty days, as the daily CSV of all of them.
 * Source: https://www.first.org/epss/data_stats.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/err.h"
#include "base/str.h"

struct epss {
	str cve;
	double probability; /* 0 … 1 */
	double percentile;  /* 0 … 1: the share of all CVEs that are no more likely; 0 where it is not told */
	str date;           /* of all rows, as it is written: "2030-01-02T12:55:00Z"; "" */
};

/* Each row is views of the bytes. ERR_INPUT: it has not the columns, or no row, or a row cannot be read; or what `take` said. */
typedef bool epss_taker(void *of, const struct epss *row, struct err *e);
bool epss_read(str bytes, epss_taker *take, void *of, struct err *e);
