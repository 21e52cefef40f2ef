/* feed.c - unpacks a feed of the NVD and reads all its records, keeping nothing: what taking one into the catalogue is held against.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/disk.h"
#include "engine/gunzip.h"
#include "engine/json_cut.h"
#include "engine/nvd.h"

#include <stdio.h>
#include <time.h>

static bool read_record(void *of, str record, struct err *e)
{
	auto_arena a = { 0 };
	struct advisory adv;
	size_t *claims = of;
	bool ok = nvd_read(&a, record, &adv, e);
	*claims += adv.count;
	return ok;
}

static bool unpacked(void *of, str bytes, struct err *e)
{
	return json_cut_put(of, bytes, e);
}

static bool piece(void *of, str bytes, struct err *e)
{
	return gunzip_put(of, bytes, e);
}

int main(int count, char **words)
{
	struct err e = { 0 };
	size_t claims = 0;
	struct json_cut cut = { .records = JSON_LISTED, .record_max = ADVISORY_RECORD_BYTES_MAX, .take = read_record, .of = &claims };
	struct gunzip g = { .max = (uint64_t)1 << 32, .take = unpacked, .of = &cut };
	if (count != 2 || !disk_stream(&disk_real, str_of(words[1]), piece, &g, &e) || !gunzip_end(&g, &e) || !json_cut_end(&cut, &e))
		return fprintf(stderr, "feed: %s\n", count == 2 ? e.en : "usage: feed FILE"), 1;
	printf("%zu %zu %.4f\n", cut.taken, claims, (double)clock() / CLOCKS_PER_SEC);
	gunzip_drop(&g);
	json_cut_drop(&cut);
	return 0;
}
