/* vendor.h - asking vendors for their form and taking back what they send: one form for each vendor and system, never
 * merged, and never the facility's own answers.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "answer.h"
#include "forms.h"
#include "returns.h"

/* Whose form it is. system "" where a vendor answers for all it does here. */
struct vendor_pair {
	const struct form *form;
	str vendor, system;           /* record ids */
	str vendor_name, system_name;
};

bool vendor_tables(struct db *db, struct err *e);

/* The pair that two names (or ids) mean; system "" takes the vendor's only system, or none. ERR_MISSING, ERR_INPUT. */
bool vendor_pair_named(struct work *w, const struct form *form, str vendor, str system, struct vendor_pair *pair,
	               struct err *e);
/* The pair of these record ids; system "" is none. ERR_MISSING. */
bool vendor_pair_of(struct work *w, const struct form *form, str vendor, str system, struct vendor_pair *pair,
	            struct err *e);
/* What returns_find takes. */
struct vendor_return vendor_return_blank(const struct vendor_pair *pair);
/* "あおぞらメディカルシステム 電子カルテシステム" */
str vendor_pair_say(struct arena *a, const struct vendor_pair *pair);
/* The same as a file's name, without an ending. */
str vendor_pair_file(struct arena *a, const struct vendor_pair *pair);

/* The workbook to send: locked but for the answers. Names are filled in; answers and dates never are. */
bool vendor_book_make(struct work *w, const struct vendor_pair *pair, struct day due, struct buf *out, struct err *e);
/* Fax cover, covering letter with what to send, and the form on paper. */
bool vendor_letter_make(struct work *w, const struct vendor_pair *pair, struct day due, struct buf *out, struct err *e);

/* How a vendor may be asked: workbook, fax, link; ended by a zero row. */
extern const struct choice vendor_ways[];

/* That a vendor was asked, until when, and how. */
struct vendor_ask {
	struct day asked_on, due_on;
	const struct choice *way;
};
/* Writes it down. ERR_INPUT: the day has passed, or there is no such way. The second one is inside the caller's transaction. */
bool vendor_asked(struct work *w, const struct vendor_pair *pair, struct day due, str way, struct err *e);
bool vendor_ask_put(struct work *w, const struct vendor_pair *pair, struct day due, str way, struct err *e);
bool vendor_last_ask(struct work *w, const struct form *form, str vendor, str system, struct vendor_ask *ask,
	             struct err *e); /* asked_on.year 0: never */
/* The day by which it was to answer has passed, and something is still to come. */
bool vendor_is_overdue(const struct vendor_return *r, const struct vendor_ask *ask, struct day today);

/* Where it stands, for who looks after it. */
enum vendor_stage { VENDOR_UNASKED, VENDOR_WAITED, VENDOR_PARTLY, VENDOR_WHOLE, VENDOR_SKIPPED, VENDOR_STAGES };
extern const struct words vendor_stage_words[VENDOR_STAGES];
enum vendor_stage vendor_stage(const struct vendor_return *r, const struct vendor_ask *ask);

/* What came with an answer: the returned workbook, a scan, an attachment. Kept by its digest. */
struct vendor_paper {
	str kind;      /* "workbook", "scan", "attachment" */
	str name;      /* of the file */
	str bytes;
	str signatory; /* who signed for the vendor */
};
bool vendor_paper_keep(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *paper, str act,
	               struct err *e);
/* The same of bytes that are kept already, by their digest. */
bool vendor_paper_put(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *paper, str digest, str act,
	              struct err *e);
/* One that is kept. */
struct vendor_kept {
	str id, kind, name, signatory, digest;
	str at; /* when it was taken in: an instant */
};
/* Those of a form, the newest first, behind the one of this id; "": from the newest. */
bool vendor_papers(struct work *w, const struct vendor_pair *pair, str after, size_t most, struct vendor_kept **list, size_t *count,
	           struct err *e);
/* The one of this id, whatever the form it came with. ERR_MISSING. */
bool vendor_paper_get(struct work *w, const struct vendor_pair *pair, str id, struct vendor_kept *kept, struct err *e);
/* A file that came by itself, as an act of its own. ERR_INPUT: it is empty. */
bool vendor_paper_enter(struct work *w, const struct vendor_pair *pair, const struct vendor_paper *paper, struct vendor_kept *kept,
	                struct err *e);

/* A returned workbook, re-saved by whatever program. Rows that cannot be taken are listed and the others taken. */
#define VENDOR_ROWS_MAX FORM_ITEMS_MAX
struct vendor_row {
	uint32_t number;               /* row in the sheet */
	const struct form_item *item;
	enum { VENDOR_TAKEN, VENDOR_BLANK, VENDOR_REFUSED } outcome;
	str why_ja, why_en;            /* of a refused row */
};
struct vendor_taken {
	struct vendor_pair pair;
	str signatory;
	struct vendor_row rows[VENDOR_ROWS_MAX];
	size_t count, refused, taken;
};
/* ERR_INPUT: not one of our forms (`said` may name the pair then); ERR_PARTLY: some rows were refused. */
bool vendor_take(struct work *w, const struct form_set *set, str name, str bytes, const struct vendor_pair *said,
	         const struct vendor_paper *papers, size_t paper_count, struct vendor_taken *taken, struct err *e);

/* The columns of the workbook's table, in order; what is looked for when it comes back. */
enum vendor_column { VENDOR_NUMBER, VENDOR_ITEM, VENDOR_REPLY, VENDOR_DAY, VENDOR_TARGET, VENDOR_NOTE, VENDOR_KEY, VENDOR_COLUMNS };
extern const struct words vendor_column_words[VENDOR_COLUMNS];
extern const struct words vendor_skip_words;      /* 契約により省略 */
extern const struct words vendor_signatory_words; /* 回答者 */
#define VENDOR_MARK "INRO-FORM" /* "INRO-FORM form=… vendor=… system=…" in a cell of its own */
