/* report.h - the report to management: what was counted, beside the last report, and what is to be decided.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/json.h"
#include "frame/duty.h"
#include "frame/finding.h"

#define REPORT_SECTIONS_MAX 16u

struct report_section {
	const struct figure_part *part;
	struct figures figures;
};

/* All that one check found; what is to be done about the worst of it. */
struct report_decision {
	const struct finding *worst;
	size_t count, worst_count; /* worst_count: of the same reason as the worst */
};

struct report {
	struct report_section sections[REPORT_SECTIONS_MAX]; /* ledger, findings, then the duties' own */
	size_t section_count;
	struct report_decision *decisions; /* worst first */
	size_t decision_count;
	str checked_at;            /* instant of the last check, ISO; "" where there was none */
	struct day last_on;        /* the last report; year 0: this is the first */
	json_t *last;              /* what it counted, by name; NULL for none */
};

extern const struct figure_part report_own_figures[]; /* ended by a zero row */

/* Counts everything. The caller lets go of it by report_drop(). */
bool report_read(struct work *w, struct report *report, struct err *e);
void report_drop(struct report *report);
#define auto_report __attribute__((cleanup(report_drop))) struct report
/* What the last report counted under this name; false where it did not. */
bool report_before(const struct report *report, const struct figure *figure, int64_t *number);
/* {"vendors.overdue": 3, …}: what is kept in the journal for the next report. */
str report_counted(struct work *w, const struct report *report);

/* Two pages of A4. */
bool report_print(struct work *w, const struct report *report, struct buf *pdf, size_t *pages, struct err *e);
/* Once its file is there: keeps what was counted, for the next report. */
bool report_keep(struct work *w, str name, const struct report *report, struct err *e);
