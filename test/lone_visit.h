/* lone_visit.h - a visit without a site, for tests of what pages and answers are made of.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/visit.h"

struct lone_visit {
	struct visit v;
	struct arena arena;
	struct http_answer answer;
};

/* r must stay where it is until lone_close. */
static inline void lone_open(struct lone_visit *r, enum lang lang)
{
	*r = (struct lone_visit){ .answer = { .file = -1 } };
	r->v = (struct visit){ .w = { .arena = &r->arena, .out = &r->answer.body, .lang = lang }, .answer = &r->answer,
		               .csrf = S("c5rf") };
}

static inline void lone_close(struct lone_visit *r)
{
	buf_drop(&r->answer.body);
	arena_drop(&r->arena);
}

static inline str lone_saw(const struct lone_visit *r)
{
	return buf_str(&r->answer.body);
}
