/* judge.c - names the rows of a ledger and judges them, several times over: milliseconds of naming a row, of judging all, of judging
 * what a delta of so many CVEs changes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "duties.h"
#include "vuln/scan.h"

#include <stdio.h>
#include <time.h>

#define ROUNDS 7
#define DELTA 500

static double ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool newest(struct work *w, struct db *db, int64_t *cves, size_t *count, struct err *e)
{
	auto_rows rows = db_ask(db, e, "SELECT DISTINCT cve FROM told ORDER BY cve DESC LIMIT 500", NONE);
	(void)w;
	for (*count = 0; *count < DELTA && rows_next(&rows);)
		cves[(*count)++] = rows_int(&rows, 0);
	return rows_done(&rows);
}

static void forget(struct scan *scan)
{
	for (size_t i = 0; i < scan->thing_count; i++)
		scan->things[i].count = 0;
}

static bool run(struct work *w, str file, struct err *e)
{
	struct scan scan;
	str bytes;
	int64_t cves[DELTA];
	size_t delta = 0, hits = 0;
	auto_db *db = catalogue_open(w, false, e);
	const struct dictionary *d = db ? catalogue_dictionary(w, e) : NULL;
	if (!d || !disk_read(w->disk, w->arena, file, FILE_BYTES_MAX, &bytes, e) || !scan_read(w, file, bytes, &scan, e) || !newest(w, db, cves, &delta, e))
		return false;
	struct product_finder finder = catalogue_finder(db, w->arena);
	for (int round = 0; round < ROUNDS; round++) {
		struct naming naming;
		double began = ms();
		for (size_t i = 0; i < scan.count; i++)
			naming_read(d, &finder, w->arena, &scan.rows[i].cells, &naming);
		printf("naming %.5f\n", (ms() - began) / (double)scan.count);
	}
	if (!scan_judge(w, db, d, &scan, e))
		return false;
	for (int round = 0; round < ROUNDS; round++) {
		forget(&scan);
		double began = ms();
		if (!judge_things(w, db, scan.things, scan.thing_count, NULL, 0, e))
			return false;
		printf("judging %.3f\n", ms() - began);
		forget(&scan);
		began = ms();
		if (!judge_things(w, db, scan.things, scan.thing_count, cves, delta, e))
			return false;
		printf("delta %.3f\n", ms() - began);
	}
	forget(&scan);
	if (!judge_things(w, db, scan.things, scan.thing_count, NULL, 0, e))
		return false;
	for (size_t i = 0; i < scan.count; i++)
		for (size_t k = 0; k < scan.rows[i].naming->count; k++)
			hits += scan.rows[i].things[k]->count;
	printf("rows %zu things %zu pairs %zu\n", scan.count, scan.thing_count, hits);
	return true;
}

int main(int count, char **words)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct work w = { .arena = &a, .duties = duties, .clock = &clock_real, .disk = &disk_real };
	if (count != 3)
		return fprintf(stderr, "usage: judge DATA LEDGER\n"), 1;
	w.data = str_of(words[1]);
	if (!run(&w, str_of(words[2]), &e))
		return fprintf(stderr, "judge: %s\n", e.en), 1;
	return 0;
}
