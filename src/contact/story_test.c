/* story_test.c - the stories of the contact chart's checks.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"
#include "leaks.h"

#include "chart.h"
#include "contact.h"
#include "frame/facility.h"
#include "duties.h"
#include "story.h"

/* "hospital", "confirm", "approve DAY" */
static void act(struct toy *t, str words)
{
	struct err e = { 0 };
	struct id id;
	str what = str_cut(&words, S(" "));
	const struct approval p = { S("第1版"), S("院長"), words, S("総務課") };
	if (str_eq(what, S("hospital")))
		works(facility_set(&t->w, "type", what, &e), e);
	else if (str_eq(what, S("confirm")))
		works(chart_confirm(&t->w, S(""), &id, &e), e);
	else if (str_eq(what, S("approve")))
		works(chart_approve(&t->w, &p, &id, &e), e);
	else
		fail_msg("%.*s?", P(what));
}

int main(void)
{
	return stories_run(duties, &contact_duty, act);
}
