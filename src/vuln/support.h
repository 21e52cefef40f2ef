/* support.h - until when a maker looks after a product in a version, by what endoflife.date says.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "judge.h"

/* The day of which the data tells: the newest release it has; "" where there is no data. */
bool support_as_of(struct db *catalogue, struct arena *a, str *day, struct err *e);
bool support_find(struct work *w, struct db *catalogue, str as_of, struct thing *thing, struct err *e);
