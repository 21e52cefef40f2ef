/* read.c - reads a spreadsheet and prints its rows and the CPU seconds it took: the reader's side of the bench.
 * SPDX-License-Identifier: Apache-2.0 */
#include "base/disk.h"
#include "engine/reader.h"

#include <stdio.h>
#include <time.h>

int main(int count, char **words)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct book book = { 0 };
	str bytes;
	if (count != 2 || !disk_read(&disk_real, &a, str_of(words[1]), FILE_BYTES_MAX, &bytes, &e))
		return fprintf(stderr, "read: %s\n", count == 2 ? e.en : "usage: read FILE"), 1;
	clock_t began = clock();
	const struct reader *reader = reader_of(bytes);
	if (!reader || !reader->read(&a, bytes, S(""), str_of(words[1]), &book, &e))
		return fprintf(stderr, "read: %s\n", e.en), 1;
	printf("%zu %.4f\n", book.count ? book.sheets[0].count : 0, (double)(clock() - began) / CLOCKS_PER_SEC);
	return 0;
}
