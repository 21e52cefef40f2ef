/* to_do.h - findings put together into things to do: one action for all of one kind.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/finding.h"

#define TO_DO_NAMES_MAX 5u

/* Findings of one check and one reason. */
struct to_do {
	const struct finding *first;
	size_t count;
	const struct finding *members[TO_DO_NAMES_MAX]; /* the first of them */
	size_t member_count;
};

extern const struct words severity_words[];     /* by enum severity: すぐに, 今週中 … */
extern const char *const severity_classes[]; /* by enum severity: how the badge of a page looks */

/* In the order of the findings: worst first. */
struct to_do *to_do_gather(struct work *w, const struct finding *findings, size_t n, size_t *count);
