/* epss.c - reading EPSS line by line; of some 300,000 rows nothing is kept.
 * SPDX-License-Identifier: Apache-2.0 */
#include "epss.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS_MAX 8u
#define NUMBER_BYTES_MAX 31u
#define CVE_BYTES_MAX 32u

enum column { CVE, PROBABILITY, PERCENTILE, OTHER };

static const str names[] = { [CVE] = T("cve"), [PROBABILITY] = T("epss"), [PERCENTILE] = T("percentile") };

struct reading {
	str rest;
	size_t line; /* of what was read last */
	enum column columns[COLUMNS_MAX];
	size_t count;
	struct epss row;
};

static bool next_line(struct reading *r, str *line)
{
	if (!r->rest.p)
		return false;
	*line = str_trim(str_cut(&r->rest, S("\n")));
	r->line++;
	return true;
}

/* "#model_version:v2025.03.14,score_date:2030-01-02T12:55:00Z" */
static void read_remark(struct reading *r, str line)
{
	static const str head = T("score_date:");
	size_t n = 0, at = str_find(line, head);
	str said = str_from(line, at + head.n);
	while (n < said.n && memchr("0123456789-+:.TZ", said.p[n], 16))
		n++;
	if (at < line.n)
		r->row.date = str_first(said, n);
}

static bool read_header(struct reading *r, str line, struct err *e)
{
	unsigned found = 0;
	for (str rest = line; rest.p && r->count < COLUMNS_MAX; r->count++) {
		str name = str_trim(str_cut(&rest, S(",")));
		enum column c = CVE;
		while (c < OTHER && !str_eq_nocase(name, names[c]))
			c++;
		r->columns[r->count] = c;
		found |= 1u << c;
	}
	bool whole = (found & 1u << CVE) && (found & 1u << PROBABILITY);
	return whole || err_set(e, ERR_INPUT, "EPSS の列(cve、epss)がありません", "the columns cve and epss of EPSS are missing");
}

static bool read_number(str cell, double *number)
{
	char text[NUMBER_BYTES_MAX + 1];
	char *end = text;
	if (!cell.n || cell.n > NUMBER_BYTES_MAX)
		return false;
	memcpy(text, cell.p, cell.n);
	text[cell.n] = 0;
	*number = text[strspn(text, "0123456789.eE-+")] ? -1 : strtod(text, &end);
	return *number >= 0 && *number <= 1 && !*end;
}

static bool is_cve(str cell)
{
	if (!str_starts(cell, S("CVE-")) || cell.n > CVE_BYTES_MAX)
		return false;
	for (size_t i = 4; i < cell.n; i++)
		if (cell.p[i] != '-' && !(cell.p[i] >= '0' && cell.p[i] <= '9'))
			return false;
	return cell.n > 4;
}

static bool read_cell(struct epss *row, enum column c, str cell)
{
	row->cve = c == CVE ? cell : row->cve;
	return c == OTHER || (c == CVE ? is_cve(cell) : read_number(cell, c == PROBABILITY ? &row->probability : &row->percentile));
}

static bool read_row(struct reading *r, str line, struct err *e)
{
	str rest = line;
	bool good = true;
	size_t i = 0;
	for (; good && i < r->count && rest.p; i++)
		good = read_cell(&r->row, r->columns[i], str_trim(str_cut(&rest, S(","))));
	return (good && i == r->count) || err_set(e, ERR_INPUT, "%zu行目が EPSS の行として読めません", "line %zu is no row of EPSS", r->line);
}

bool epss_read(str bytes, epss_taker *take, void *of, struct err *e)
{
	struct reading r = { .rest = str_from(bytes, str_starts(bytes, S("\xEF\xBB\xBF")) ? 3 : 0) };
	size_t taken = 0;
	for (str line; next_line(&r, &line);) {
		if (str_starts(line, S("#"))) {
			read_remark(&r, line);
		} else if (line.n && !r.count) {
			if (!read_header(&r, line, e))
				return false;
		} else if (line.n) {
			if (!read_row(&r, line, e) || !take(of, &r.row, e))
				return false;
			taken++;
		}
	}
	return taken || err_set(e, ERR_INPUT, "1件も入っていません", "there is no row in it");
}
