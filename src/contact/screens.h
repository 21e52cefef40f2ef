/* screens.h - the pages of the contact chart: the chart, an entry of it, approving it, and what is printed.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "chart.h"
#include "frame/visit.h"

#define ROLES_APPROVE (ROLE_PLANNER | ROLE_SAFETY)

extern const struct route contact_routes[];

bool chart_page(struct visit *v, struct err *e);
bool sheet_page(struct visit *v, struct err *e);
bool chart_pdf(struct visit *v, struct err *e);
bool card_pdf(struct visit *v, struct err *e);
bool revision_pdf(struct visit *v, struct err *e);

bool entry_new_page(struct visit *v, struct err *e);
bool entry_new_act(struct visit *v, struct err *e);
bool entry_page(struct visit *v, struct err *e);
bool entry_act(struct visit *v, struct err *e);
bool entry_drop_act(struct visit *v, struct err *e);
bool entry_up_act(struct visit *v, struct err *e);
bool entry_down_act(struct visit *v, struct err *e);

bool approve_page(struct visit *v, struct err *e);
bool approve_act(struct visit *v, struct err *e);
bool confirm_act(struct visit *v, struct err *e);

/* ---- what several of them show */

/* What to do first, then the chart as boxes, stage below stage. */
void chart_put(struct visit *v, const struct chart *chart);
/* A telephone number as people wrote it; a telephone calls it at a touch. */
void phone_put(struct visit *v, str phone);
/* The digest that a form carries of the chart it showed; whoever sends none has seen nothing. */
#define SEEN_FIELD "seen"
str chart_seen(const struct visit *v);
/* What differs from the revision in force, one line each. */
void changes_put(struct visit *v, const struct entry_change *list, size_t count);

/* The chart with the revision in force and how it differs. */
struct chart_standing {
	struct chart chart;
	struct revision revision;
	struct entry_change *changes;
	size_t change_count;
	bool draft; /* something in it is not approved */
};
bool chart_standing(struct work *w, struct chart_standing *s, struct err *e);
