/* vuln_given.c - taking feeds out of memory, and scanning a ledger of one row.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "vuln_given.h"

#include "duties.h"

#include <stdlib.h>

void vuln_open(struct vuln *v, const char *dictionary)
{
	struct err e = { 0 };
	toy_open(&v->t, duties);
	v->d = dictionary_open(&v->t.arena);
	works(dictionary_read(v->d, str_of(dictionary), &e), e);
	v->db = catalogue_open(&v->t.w, true, &e);
	if (!v->db)
		fail_msg("%s", e.en);
}

void vuln_close(struct vuln *v)
{
	db_close(&v->db);
	toy_close(&v->t);
}

bool vuln_take(struct vuln *v, const char *file, str bytes, struct feed_result *result, struct err *e)
{
	str path = path_join(&v->t.arena, v->t.w.data, str_of(file));
	works(disk_write(&disk_real, path, bytes, e), *e);
	return feed_take(&v->t.w, v->db, v->d, path, result, e);
}

struct feed_result vuln_give(struct vuln *v, str bytes)
{
	struct feed_result result;
	struct err e = { 0 };
	works(vuln_take(v, "feed", bytes, &result, &e), e);
	return result;
}

struct seen {
	int64_t cve;
	enum hit_state state;
};

static int by_cve(const void *a, const void *b)
{
	const struct seen *one = a, *two = b;
	return one->cve < two->cve ? -1 : one->cve > two->cve ? 1 : (int)one->state - (int)two->state;
}

static str seen_said(struct arena *a, struct seen *list, size_t count)
{
	str all = S("");
	if (count)
		qsort(list, count, sizeof *list, by_cve);
	for (size_t i = 0; i < count; i++)
		if (!i || list[i].cve != list[i - 1].cve)
			all = arena_join(a, all, S(" "), arena_fmt(a, "%s%.*s", list[i].state == HIT_SURE ? "" : "?", P(cve_name(a, list[i].cve))));
	return all;
}

str vuln_says(struct vuln *v, const struct naming_row *row)
{
	struct arena *a = &v->t.arena;
	struct scan_row *rows = arena_new(a, struct scan_row);
	struct scan scan = { .rows = rows, .count = 1 };
	struct err e = { 0 };
	size_t count = 0;
	rows->cells = *row;
	works(scan_judge(&v->t.w, v->db, v->d, &scan, &e), e);
	for (size_t i = 0; i < scan.thing_count; i++)
		count += scan.things[i].count;
	struct seen *list = arena_array(a, struct seen, count + 1);
	count = 0;
	for (size_t i = 0; i < scan.thing_count; i++)
		for (size_t k = 0; k < scan.things[i].count; k++)
			list[count++] = (struct seen){ scan.things[i].hits[k].cve, scan.things[i].hits[k].state };
	return seen_said(a, list, count);
}

str vuln_of(struct vuln *v, const char *product, const char *version)
{
	const struct naming_row row = { .maker = T("Maker"), .software = str_of(product), .version = str_of(version) };
	return vuln_says(v, &row);
}
