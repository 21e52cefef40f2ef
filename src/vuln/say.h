/* say.h - how this duty calls what it found: for people in two languages, for programs by codes.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "judge.h"

struct said_row {
	const char *code;
	struct words words;
};

extern const struct said_row how_rows[];    /* by enum named_how */
extern const struct said_row why_rows[];    /* by enum hit_why */
extern const struct said_row source_rows[]; /* by enum advisory_source */

/* "not_affected" and its kin, as makers say it of a device. */
struct words maker_state_words(str state);

/* Its title, where it has none the beginning of its summary; cut to so many bytes. */
str title_said(struct arena *a, const struct hit_told *told, size_t most);

str score_said(struct arena *a, int64_t score);   /* "9.8"; "" where there is none */
str chance_said(struct arena *a, int64_t chance); /* "94.36%"; "" */
/* "fortinet fortios 6.0.3"; where the version is not known it says so. */
str product_said(struct work *w, str vendor, str product, str version);
/* A person said that it is nothing that can be vulnerable. */
bool product_is_nothing(str product);
