/* visitor.h - a visit without a site, for tests of what pages and answers are made of.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/visit.h"

struct visitor {
	struct visit v;
	struct arena arena;
	struct http_answer answer;
};

/* r must stay where it is until visitor_close. */
static inline void visitor_open(struct visitor *r, enum lang lang)
{
	*r = (struct visitor){ .answer = { .file = -1 } };
	r->v = (struct visit){ .w = { .arena = &r->arena, .out = &r->answer.body, .lang = lang }, .answer = &r->answer,
		               .csrf = S("c5rf") };
}

static inline void visitor_close(struct visitor *r)
{
	buf_drop(&r->answer.body);
	arena_drop(&r->arena);
}

static inline str visitor_saw(const struct visitor *r)
{
	return buf_str(&r->answer.body);
}
