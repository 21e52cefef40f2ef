/* near_test.c - mistyped words find the one that was meant, and others find none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "engine/near.h"

static const struct {
	str typed, meant;
} rows[] = {
	{ T("xyz"), T("") },
	{ T("impost of something altogether longer than a word"), T("") },
	{ T("chek"), T("check") },      /* dropped */
	{ T("cheeck"), T("check") },    /* inserted */
	{ T("chack"), T("check") },     /* changed */
	{ T("hcekc"), T("check") },     /* swapped, twice */
	{ T("ceck"), T("check") },
	{ T("lisst"), T("list") },
	{ T("lost"), T("list") },
	{ T("hcekcc"), T("") },
};

static void a_mistyped_word_finds_its_meaning(void **state)
{
	(void)state;
	static const str words[] = { T("import"), T("list"), T("check"), T("checklist"), T("today") };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct near near = near_of(rows[i].typed);
		for (size_t w = 0; w < LENGTH(words); w++)
			near_look(&near, words[w]);
		same(near.word, rows[i].meant);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(a_mistyped_word_finds_its_meaning) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
