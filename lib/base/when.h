/* when.h - instants in UTC, civil dates apart, the Japanese fiscal year and eras.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "arena.h"
#include "words.h"

/* A civil date of the proleptic Gregorian calendar; year 0 means "no date". */
struct day {
	int16_t year;
	uint8_t month, day;
};

/* The days a vague date may mean, both ends included: "2012" is 2012-01-01 … 2012-12-31.
 * from.year == 0: nothing is known. */
struct span {
	struct day from, to;
};

/* An era of the Japanese calendar. */
struct era {
	struct words words;      /* 令和, Reiwa */
	char letter;             /* R */
	struct day first;        /* its first day */
};

extern const struct era eras[]; /* newest first; ended by a zero row */

bool day_valid(int year, int month, int day);
int day_month_days(int year, int month);
int day_order(struct day a, struct day b);
int64_t day_number(struct day d);          /* days since 1970-01-01 */
struct day day_of_number(int64_t number);
struct day day_add(struct day d, int days);
struct day day_tokyo(int64_t instant);     /* the date in Japan (UTC+9, no summer time) of a UTC instant, seconds */
int day_fiscal_year(struct day d);         /* April to March; the year it began */
bool day_read(str iso, struct day *d);     /* exactly YYYY-MM-DD */
str day_iso(struct arena *a, struct day d);     /* "2026-11-22"; "" for no date */
str day_wareki(struct arena *a, struct day d);  /* "令和8年11月22日"; "令和元年5月1日" */
str day_say(struct arena *a, enum lang lang, struct day d); /* ja: "2026年11月22日(令和8年)", en: "22 Nov 2026" */
/* The days it may mean, as people say them: a day, "2012年3月", "2012年", "2012年度" (April to March), else "A 〜 B". */
str span_say(struct arena *a, enum lang lang, struct span span);
str year_wareki(struct arena *a, int fiscal_year); /* "令和8" for 2026; "令和元" for 2019, as the ministry writes */

int64_t instant_of_tokyo(struct day d);                  /* when this day begins in Japan */
str instant_iso(struct arena *a, int64_t instant);       /* "2026-11-22T10:41:22Z" */
str instant_tokyo(struct arena *a, int64_t instant);     /* "2026-11-22 19:41" in Japan */
bool instant_read(str iso, int64_t *instant);            /* exactly YYYY-MM-DDThh:mm:ssZ */
