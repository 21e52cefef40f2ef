/* vendor_link.h - an address by which a vendor fills in one form without an account: made for one vendor, system and form,
 * for a few weeks, until it is submitted, revoked or switched off.
 * Of the address only the SHA-256 of its secret is kept; it is shown once, to who made it.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "vendor_reply.h"

#define VENDOR_LINK_DAYS 30
#define VENDOR_LINK_DAYS_MAX 90
#define VENDOR_LINK_PAPERS_MAX 10u           /* files that go with one form */
#define VENDOR_LINK_UPLOADS_MAX 30u          /* files sent through one link, those taken off again included */
#define VENDOR_LINK_PAPER_BYTES_MAX (10u << 20)
#define VENDOR_LINK_NAME_RUNES_MAX 100u      /* of a file's name */

bool vendor_link_tables(struct db *db, struct err *e);

/* Whether the facility uses links at all. Off, until somebody switches it on. */
bool vendor_link_is_on(struct work *w, bool *on, struct err *e);
bool vendor_link_switch(struct work *w, bool on, struct err *e); /* writes nothing where it stands so already */

enum vendor_link_state { VENDOR_LINK_OPEN, VENDOR_LINK_SUBMITTED, VENDOR_LINK_EXPIRED, VENDOR_LINK_REVOKED, VENDOR_LINK_STATES };
extern const struct words vendor_link_state_words[VENDOR_LINK_STATES];

struct vendor_link {
	str id, form, vendor, system;   /* form: its id */
	str vendor_name, system_name;
	str made_by, made_at, opened_at, submitted_at; /* instants, ISO; "" for not yet */
	str act;                        /* of what was submitted */
	struct day expires_on;          /* its last day */
	enum vendor_link_state state;
};

/* One act with the note that the vendor was asked. ERR_CONFLICT: links are off. ERR_INPUT: the last day is past or too far. */
bool vendor_link_make(struct work *w, const struct vendor_pair *pair, struct day expires_on, str *secret, struct err *e);
/* ERR_MISSING, in the words of an address that is not there: none, expired, revoked, switched off. */
bool vendor_link_find(struct work *w, str secret, struct vendor_link *link, struct err *e);
bool vendor_link_revoke(struct work *w, str id, struct err *e);
bool vendor_link_get(struct work *w, str id, struct vendor_link *link, struct err *e); /* in whatever state. ERR_MISSING */
/* The newest first; vendor "": of everybody. */
bool vendor_link_all(struct work *w, str vendor, str system, struct vendor_link **list, size_t *count, struct err *e);

/* ---- what a vendor writes there before it submits: no answer yet (vendor_draft.c) */

bool vendor_draft_tables(struct db *db, struct err *e);
bool vendor_draft_read(struct work *w, const struct vendor_link *link, struct vendor_sheet *sheet, struct err *e);
/* ERR_CONFLICT: it was submitted or revoked meanwhile. */
bool vendor_draft_keep(struct work *w, const struct vendor_link *link, const struct vendor_sheet *sheet, struct err *e);

struct vendor_link_paper {
	str id, name, digest;
	int64_t bytes;
};
bool vendor_draft_papers(struct work *w, const struct vendor_link *link, struct vendor_link_paper **list, size_t *count, struct err *e);
/* ERR_INPUT: empty, too large, too many, or of a kind that is not taken. */
bool vendor_draft_attach(struct work *w, const struct vendor_link *link, str name, str bytes, struct err *e);
bool vendor_draft_detach(struct work *w, const struct vendor_link *link, str paper, struct err *e);
/* The sheet becomes the vendor's answers, with the papers. ERR_CONFLICT: somebody was faster. Errors: vendor_sheet_put. */
bool vendor_draft_submit(struct work *w, const struct vendor_link *link, struct vendor_sheet *sheet, struct err *e);
