/* form.h - a ministry's form as data: its sections and items, the columns each has, and how sure its wording is.
 * Forms are files ("inro-form/1", see doc/forms.md): those of data/forms, and those imported later.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/record.h"
#include "frame/work.h"

/* Bounds of a form file. */
#define FORM_BYTES_MAX (2u << 20)
#define FORM_SECTIONS_MAX 20u
#define FORM_ITEMS_MAX 300u       /* of all sections together */
#define FORM_NOTES_MAX 40u        /* head notes, and rules */
#define FORM_TEXT_BYTES_MAX 4000u /* one text */

/* Closed lists; ended by a zero row. */
extern const struct choice form_kinds[];         /* facility, vendor, pharmacy */
extern const struct choice form_groups[];        /* all, server, pc, network; the words are the form's headings */
extern const struct choice form_verifications[]; /* seen, secondary, partly, recalled, none */

enum form_columns { FORM_FIRST = 1, FORM_TARGET = 2, FORM_SECOND = 4 };

struct form_item {
	str key;            /* stable within the form: "2-7-srv" */
	str printed;        /* what the form prints: "(7)", "⑦"; "" for the gate. Data, never a key */
	size_t section;     /* index in form.sections */
	str control;        /* id in the catalogue (control.h), the same in every year */
	const struct choice *group; /* NULL: belongs to none */
	struct words words; /* the item's text */
	bool reference;     /* 参考項目: on its own page, not yet looked at by an inspector */
	int year;           /* fiscal year in which it should become Yes */
	unsigned columns;   /* enum form_columns */
	bool needs_contract; /* stays blank where no vendor is under contract */
	bool is_new;        /* new in this year's form */
	const struct choice *verification; /* how the wording was read */
	str source;         /* where it was read */
	struct words note, change; /* a remark; what changed since the year before; "" for none */
};

struct form_section {
	int number;          /* as printed; 0 is the gate's */
	struct words words;
	size_t first, count; /* its items in form.items */
};

/* A line at the head of the form. `reference`: it stands over the reference items. */
struct form_note {
	struct words words;
	const struct choice *verification;
	bool reference;
};

struct form_rule {
	str id; /* "gate", "no_vendor", "target" … */
	struct words words, note;
	str source;
};

struct form {
	str id;             /* "mhlw.facility.fy2025" */
	const struct choice *kind;
	int fiscal_year;
	int64_t revision;   /* raised when the wording of the same form is put right; 1 for the first */
	struct words title;
	const struct choice *layout; /* how sure columns, groups and printed numbers are */
	struct words issued; /* when and where it was published, as far as known */
	struct words header_field; /* 事業者名; "" where the form has none */
	struct form_note *notes;
	size_t note_count;
	struct form_section *sections;
	size_t section_count;
	struct form_item *items; /* in the order of the form */
	size_t item_count;
	struct form_rule *rules;
	size_t rule_count;
	bool imported;      /* not one of those that came with the program */
};

/* Reads and checks one form file. ERR_INPUT names the place in the file ("sections[2].items[3].group"). */
bool form_read(struct arena *a, str bytes, struct form *form, struct err *e);

/* The item with this key, or with this control and group; NULL when there is none. */
const struct form_item *form_item_named(const struct form *form, str key);
const struct form_item *form_item_of(const struct form *form, str control, str group);
/* What a person types: a key ("2-7-srv"), or the printed number with its section ("2(7)", "2⑦"), which may need the
 * group ("server"; "" when not given). ERR_MISSING, or ERR_INPUT listing the items it may be. */
bool form_item_meant(struct arena *a, const struct form *form, str said, str group, const struct form_item **item,
	             struct err *e);

/* The answer to this item decides whether the others need one. */
bool form_item_is_gate(const struct form_item *item);
/* The item's group code as kept with answers: "" where it belongs to none. */
str form_item_group(const struct form_item *item);
/* How people call it: "2(7)", "3②", "0" for the gate. */
str form_item_number(struct arena *a, const struct form *form, const struct form_item *item);

/* "令和7年度様式・公式PDF未照合" when wording or layout of anything in it was not read in the official PDF, else "".
 * To be printed on everything made from the form. */
str form_warning(struct arena *a, enum lang lang, const struct form *form);
/* "令和7年度", "FY2025". */
str form_year(struct arena *a, enum lang lang, int fiscal_year);
/* "令和7年度 医療機関確認用". */
str form_name(struct arena *a, enum lang lang, const struct form *form);
