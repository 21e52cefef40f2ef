/* control.h - the catalogue of controls: what an item asks in plain words, which checks look at it, and whether a
 * Yes may ever be suggested. Data (data/controls.json, "inro-controls/1"); every year's form names the same ids.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

/* Bounds of the file. */
#define CONTROLS_MAX 100u
#define CONTROL_CHECKS_MAX 16u
#define CONTROL_DOCUMENTS_MAX 16u
#define CONTROL_TEXT_BYTES_MAX 4000u

/* What a check counts, with its counter word. */
struct unit {
	const char *code;    /* "device" */
	struct words thing;  /* "" where the counter says enough; devices */
	const char *one;     /* English, of one: device */
	const char *counter; /* 台 */
	/* Where things are counted only to know what of them was not seen: のアカウント, "accounts of ". */
	struct words part;
	struct words head;   /* over a column or before a row of counts */
};

struct control_check {
	str name;            /* of a check in the registry */
	const struct unit *unit;
};

struct control {
	str id;              /* "access.stale" */
	struct words words;
	struct words help;   /* what is asked, for people who do not know security */
	struct words beside; /* printed beside the item wherever it stands; "" where there is nothing to say */
	bool suggest;        /* a Yes may be suggested where everything was seen */
	struct control_check *checks;
	size_t check_count;
	str *documents;      /* types of the documents that speak for it */
	size_t document_count;
};

struct control_set {
	struct control *controls;
	size_t count;
};

bool controls_read(struct arena *a, str bytes, struct control_set *set, struct err *e);
/* The catalogue that came with the program; it stays as long as the program runs. */
bool controls_here(struct control_set *set, struct err *e);
/* NULL for an id of a later year's form that the program does not know yet. */
const struct control *control_named(const struct control_set *set, str id);
