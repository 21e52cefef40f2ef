/* chart.h - the contact chart as a whole: its entries in the order of calling, its approved revisions, what differs.
 *
 * A revision is what somebody approved: its entries and its printed paper are kept and never change. It is in force
 * while its approval was not taken back and no later one is. What is in the chart now may differ from it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/work.h"

#define CHART_ENTRIES_MAX 500u /* more are no chart; further ones are left out of it */
#define CONFIRM_DAYS 365       /* our own limit */

/* Where in the course of calls an entry stands. */
enum stage { STAGE_FINDER, STAGE_PLANNER, STAGE_HEAD, STAGE_OUTSIDE, STAGE_UNTOLD, STAGES };
extern const struct words chart_stage_words[STAGES];

struct entry {
	str id, role_code, role; /* role: as it was written */
	str organization, name, occasion, phone, phone_night, fax, mail, note;
	str vendor_id, person_id;  /* "" where it is linked to none, and in a revision */
	enum stage stage;
};

struct chart {
	struct entry *entries;
	size_t count;
};
bool chart_read(struct work *w, struct chart *chart, struct err *e);
/* A digest of what the chart says, in its order. */
str chart_digest(struct arena *a, const struct chart *chart);
/* The same as chart_read, where it is still the chart of this digest; "" asks nothing. ERR_CONFLICT. */
bool chart_read_seen(struct work *w, str seen, struct chart *chart, struct err *e);

/* What people call it: "厚生労働省 医療情報担当". */
str entry_label(struct arena *a, const struct entry *entry);
/* Its part in the chart: the choice's words, or what was written. */
str entry_role(const struct work *w, const struct entry *entry);
bool phone_known(str phone); /* something is written, and not that nobody knows */
bool entry_has_phone(const struct entry *entry);

/* The parties that must be reachable and are not in the chart. */
#define MISSING_MAX 8u
struct missing {
	const char *roles[MISSING_MAX]; /* codes */
	size_t count;
};
bool chart_missing(struct work *w, const struct chart *chart, struct missing *missing, struct err *e);

/* One place up or down within its stage, as one act. ERR_MISSING: no such entry. ERR_CONFLICT: it stands at the end. */
bool chart_move(struct work *w, str id, bool up, struct id *act, struct err *e);
/* The whole chart in another order, as one act. ERR_INPUT: the ids are not those of the chart, each once and within its stage;
 * ERR_CONFLICT: it is not the chart that was seen. */
struct chart_ordering {
	const str *ids;
	size_t count;
	str seen;     /* chart_digest; "" = not asked */
	size_t wrong; /* of ERR_INPUT: which of the ids is to blame; count: some are missing */
};
bool chart_order(struct work *w, struct chart_ordering *o, struct id *act, struct err *e);

struct revision {
	int64_t number;      /* counts approvals; 0: there is none */
	str label;           /* as printed: "第4版" */
	str act, document, digest;
	str approver, approved_on; /* day, ISO */
	str confirmed_on, confirmed_by; /* the last yearly confirmation; "" for none */
	bool withdrawn;      /* its approval was taken back */
};

bool revision_tables(struct db *db, struct err *e);
bool revision_now(struct work *w, struct revision *r, struct err *e); /* in force */
bool revision_get(struct work *w, int64_t number, struct revision *r, struct err *e); /* ERR_MISSING */
bool revision_all(struct work *w, struct revision **list, size_t *count, struct err *e); /* newest first */
bool revision_chart(struct work *w, int64_t number, struct chart *chart, struct err *e);

enum difference_of { ENTRY_ADDED, ENTRY_CHANGED, ENTRY_DROPPED, ENTRY_MOVED };
struct entry_change {
	enum difference_of what;
	str label;
};
/* How the chart now differs from a revision. Entries that only moved come only where nothing else differs. */
bool revision_changes(struct work *w, int64_t number, struct entry_change **list, size_t *count, struct err *e);

struct approval {
	str label, approver, approved_on, original_at;
	str seen; /* chart_digest of the chart that was looked at; "" = not asked */
};
/* What an approval would most likely say: the next revision, where the last original lies. */
bool approval_suggest(struct work *w, struct approval *approval, struct err *e);
/* Makes the next revision of the chart as it is now, and writes the ledger's document of it. ERR_INPUT: the chart is
 * empty, nobody approves, the day is none or to come. ERR_CONFLICT: it is not the chart that was seen. */
bool chart_approve(struct work *w, const struct approval *approval, struct id *act, struct err *e);
/* Somebody looked, and the revision in force is still right. ERR_CONFLICT: there is none, the chart differs from it, or it is not
 * the chart that was seen ("" = not asked). */
bool chart_confirm(struct work *w, str seen, struct id *act, struct err *e);

/* The order of the chart as SQL over contact_now; a literal for the sake of db_ask. */
#define CHART_STAGE \
	"CASE WHEN role_code IN ('planner', 'operator') THEN 1 WHEN role_code IN ('safety', 'head', 'inside') THEN 2 " \
	"WHEN role_code IS NULL THEN 4 ELSE 3 END"
#define CHART_RANK \
	"CASE role_code WHEN 'planner' THEN 1 WHEN 'operator' THEN 2 WHEN 'safety' THEN 1 WHEN 'head' THEN 2 WHEN 'inside' THEN 3 " \
	"WHEN 'vendor' THEN 1 WHEN 'mhlw' THEN 2 WHEN 'prefecture' THEN 3 WHEN 'police' THEN 4 WHEN 'ppc' THEN 5 WHEN 'isac' THEN 6 " \
	"WHEN 'insurer' THEN 7 ELSE 8 END"
#define CHART_PLACE \
	"row_number() OVER (ORDER BY " CHART_STAGE ", coalesce(call_order_number, 1000000), " CHART_RANK ", id)"
/* What of an entry people approve. */
#define CHART_SAYS "role, coalesce(role_code, '') AS role_code, organization, name, occasion, phone, phone_night, fax, mail, note"
#define CHART_NOW "SELECT id AS entry, " CHART_PLACE " AS place, " CHART_SAYS " FROM contact_now"
#define CHART_APPROVED(number) "SELECT entry, place, " CHART_SAYS " FROM contact_approved WHERE number = " number
