/* facts.h - what is kept of the facility itself: each an option of `inro init` and `inro facility`, and a field of the settings.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/command.h"
#include "frame/record.h"

#define FACT_CHOICES_MAX 8u

extern const struct option facts[]; /* ended by a zero row */
const struct choice *fact_choices(const struct option *fact); /* NULL: any text */

bool fact_fit(const struct option *fact, str value, struct err *e); /* ERR_INPUT; "" always fits */
bool fact_get(struct work *w, const struct option *fact, str *value, struct err *e);
bool fact_set(struct work *w, const struct option *fact, str value, struct err *e);
str fact_say(const struct work *w, const struct option *fact, str value); /* as people read it */
