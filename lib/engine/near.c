/* near.c - the distance between two short words: optimal string alignment.
 * SPDX-License-Identifier: Apache-2.0 */
#include "near.h"

static unsigned distance(str a, str b)
{
	unsigned d[NEAR_WORD_MAX + 1][NEAR_WORD_MAX + 1];
	if (a.n > NEAR_WORD_MAX || b.n > NEAR_WORD_MAX)
		return NEAR_WORD_MAX;
	for (unsigned i = 0; i <= a.n; i++)
		for (unsigned j = 0; j <= b.n; j++) {
			if (!i || !j) {
				d[i][j] = i + j;
				continue;
			}
			unsigned change = d[i - 1][j - 1] + (a.p[i - 1] != b.p[j - 1]);
			unsigned best = d[i - 1][j] + 1 < d[i][j - 1] + 1 ? d[i - 1][j] + 1 : d[i][j - 1] + 1;
			best = change < best ? change : best;
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] && d[i - 2][j - 2] + 1 < best)
				best = d[i - 2][j - 2] + 1;
			d[i][j] = best;
		}
	return d[a.n][b.n];
}

void near_look(struct near *n, str word)
{
	unsigned edits = distance(word, n->typed);
	if (edits >= n->edits)
		return;
	n->edits = edits;
	n->word = word;
}
