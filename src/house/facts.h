/* facts.h - what is kept of the facility itself: each an option of `inro init` and `inro facility`, and a field of the settings.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/certificate.h"
#include "frame/command.h"
#include "frame/record.h"

#define FACTS_MAX 24u
#define FACT_CHOICES_MAX 8u

extern const struct option facts[]; /* ended by a zero row */
const struct option *fact_named(str name);    /* NULL when there is none */
const struct choice *fact_choices(const struct option *fact); /* NULL: any text */
str fact_setting(struct work *w, const struct option *fact); /* the name under which it is kept: tls-key is tls_key */
bool fact_get(struct work *w, const struct option *fact, str *value, struct err *e);
str fact_say(const struct work *w, const struct option *fact, str value); /* as people read it */

struct fact_value {
	const struct option *fact;
	str value;
};
bool facts_fit(const struct fact_value *values, size_t count, struct err *e); /* ERR_USAGE says which one; "" always fits */
/* Keeps them all or none. What concerns the certificate takes effect at once; where it cannot, nothing is kept. */
bool facts_change(struct work *w, const struct fact_value *values, size_t count, struct err *e);
bool facts_change_in(struct work *w, const struct fact_value *values, size_t count, struct err *e); /* inside the caller's transaction */
/* Makes or checks the certificate of the console, and reads the authority's; no title where it is from elsewhere. */
bool facts_certify(struct work *w, struct certificate_facts *authority, struct err *e);
