/* pdf.h - A4 papers as PDF: headings, texts, tables, circled answers, bars and QR codes on numbered pages.
 * A paper is described from top to bottom and written once; the same description gives the same bytes.
 * Texts are UTF-8, searchable in the PDF, and set in the IPAex fonts alone. A character these lack is printed
 * as 〓 and collected with the text it stood in. Texts are copied. Lengths are millimetres.
 * What goes wrong is kept and said once, by paper_write().
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"
#include "base/err.h"

enum paper_face { PAPER_GOTHIC, PAPER_MINCHO };
enum paper_side { PAPER_LEFT, PAPER_CENTRE, PAPER_RIGHT };

struct paper_look {
	str title, author;    /* for the file's properties */
	str header, footer;   /* small, at the top right and the bottom left of every page */
	str warning;          /* framed at the top of every page: 令和7年度様式・公式PDF未照合; "" for none */
	int64_t made_at;      /* UTC; the only time in the file */
	enum lang lang;       /* of what this shelf says itself: "3 / 12 ページ" or "Page 3 of 12" */
	enum paper_face face; /* of running text; headings and tables are Gothic */
	bool landscape;
};

/* ERR_SETUP when the IPAex fonts are not installed. The paper itself lives in the arena. */
struct paper *paper_open(struct arena *a, const struct paper_look *look, struct err *e);
void paper_close(struct paper **p);
#define auto_paper __attribute__((cleanup(paper_close))) struct paper

/* Adds the whole PDF to out. ERR_INPUT when something described cannot be printed (it says what). */
bool paper_write(struct paper *p, struct buf *out, struct err *e);
size_t paper_pages(const struct paper *p); /* after paper_write() */

/* Running text. No text may be longer than PAPER_TEXT_BYTES_MAX. */
#define PAPER_TEXT_BYTES_MAX (1u << 20)

void paper_title(struct paper *p, str text);                     /* large, in the middle */
void paper_heading(struct paper *p, unsigned level, str text);   /* level 1 to 3; stays with what follows */
void paper_text(struct paper *p, str text);                      /* a newline begins a new paragraph */
void paper_text_at(struct paper *p, enum paper_side side, str text);
void paper_note(struct paper *p, str text);                      /* small */
void paper_item(struct paper *p, str mark, str text);            /* "※", "1.", "・" hanging before the text */
void paper_space(struct paper *p, double mm);                    /* nothing where a page happens to begin */
void paper_page_break(struct paper *p);
/* A page break from which another header and warning stand on the pages. */
void paper_part(struct paper *p, str header, str warning);

/* Labels and what they stand for, in two columns without rules: a cover's facts, a letter's sender. */
struct paper_fact {
	str label, text;
};
void paper_facts(struct paper *p, const struct paper_fact *facts, size_t count);

/* A QR code (error correction M) of at most PAPER_QR_BYTES_MAX bytes, with a small caption beside it. */
#define PAPER_QR_BYTES_MAX 1000u
void paper_qr(struct paper *p, double mm, str bytes, str caption);

/* Horizontal bars: the label, part ÷ whole as a bar, and what stands behind it ("83 / 120台"). */
struct paper_bar {
	str label, text;
	double part, whole; /* whole 0: an empty bar */
};
void paper_bars(struct paper *p, const struct paper_bar *bars, size_t count);

/* Tables. Columns take mm, or share what is left by `share` (26 mm hold a small 令和7年12月31日). Rows are
 * added one by one and copied; they stay whole where a page can hold them. Header rows stand again on every
 * page, and so does the text of a cell that spans rows on both sides of a page break. A ruled table without
 * rows says so. */
#define PAPER_COLUMNS_MAX 24u
#define PAPER_ROWS_MAX 20000u
#define PAPER_WORDS_MAX 6u

struct paper_column {
	double mm, share;
	enum paper_side side;
};

enum paper_rules {
	PAPER_GRID,  /* a form: all cells ruled */
	PAPER_LINES, /* a list: a line under each row */
	PAPER_BARE,  /* no rules: for placing things side by side */
};

enum paper_row {
	PAPER_BODY,
	PAPER_HEADER, /* shaded, in the middle, repeated; only before all other rows */
	PAPER_BAND,   /* one cell over all columns: shaded, bold, from the left, never a page's last row */
};

/* A cell begins where the row's cells before it, and cells hanging down from rows above, leave room. */
struct paper_cell {
	str text;
	str under;             /* small, below everything else: a date, a remark */
	const str *words;      /* "はい・いいえ": words to choose from, above the text */
	uint8_t word_count;
	uint8_t chosen;        /* 1 for the first word, which is circled; 0 for none */
	bool bar;              /* a bar of which `part` (0 to 1) is filled */
	double part;
	str qr;                /* a QR code as wide as the cell */
	uint8_t columns, rows; /* over which it spreads; 0 means 1 */
	bool bold, shaded;
	bool small, large;     /* 7.5 or, as running text, 10.5 points instead of 9 */
	bool middle;           /* vertically */
	bool centred;          /* horizontally, whatever the column says */
};

struct paper_table *paper_table(struct paper *p, enum paper_rules rules, const struct paper_column *columns,
				size_t count);
void paper_row_put(struct paper_table *t, enum paper_row kind, const struct paper_cell *cells, size_t count);
/* paper_row(t, PAPER_BODY, { .text = S("台帳") }, { .text = S("令和7年6月10日") }); */
#define paper_row(t, kind, ...)                                                                              \
	paper_row_put(t, kind, (const struct paper_cell[]){ __VA_ARGS__ },                                   \
		      sizeof((const struct paper_cell[]){ __VA_ARGS__ }) / sizeof(struct paper_cell))

/* What could not be printed as given: a character the font lacks (printed as 〓), or a variant of one that it
 * has only in its plain form (printed plain). Known as soon as the text is added, so that it can be printed as
 * the paper's last table. Each character is listed once for each text, at most PAPER_MISSING_MAX in all. */
#define PAPER_MISSING_MAX 500u

struct paper_missing {
	uint32_t rune;
	uint32_t selector; /* 0, or the variation selector (U+E0100 …) that was left out */
	str text;          /* as given */
};
const struct paper_missing *paper_missing(const struct paper *p, size_t *count);
/* Prints the list with a heading; nothing when there is nothing missing. */
void paper_missing_put(struct paper *p);
