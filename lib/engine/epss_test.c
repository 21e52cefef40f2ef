/* epss_test.c - EPSS's rows, of a day and of all CVEs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "epss.h"

#define HEAD "#model_version:v2030.03.14,score_date:2030-05-06T12:55:00Z\ncve,epss,percentile\n"

static bool gather(void *of, const struct epss *row, struct err *e)
{
	(void)e;
	buf_fmt(of, "%.*s %.5f %.5f %.*s\n", P(row->cve), row->probability, row->percentile, P(row->date));
	return true;
}

static void rows_are_read(void **state)
{
	(void)state;
	static const struct {
		const char *text, *want;
	} given[] = {
		{ HEAD "CVE-2030-0001,0.94471,0.99993\nCVE-2030-123456,9e-05,0\n",
		  "CVE-2030-0001 0.94471 0.99993 2030-05-06T12:55:00Z\nCVE-2030-123456 0.00009 0.00000 2030-05-06T12:55:00Z\n" },
		{ "\xEF\xBB\xBF" HEAD "CVE-2030-0001, 1 ,1.0\r\n\r\n", "CVE-2030-0001 1.00000 1.00000 2030-05-06T12:55:00Z\n" },
		{ "cve,epss\nCVE-2030-0001,0.5", "CVE-2030-0001 0.50000 0.00000 \n" },
		{ "#score_date:2030-05-06\nepss,more,CVE\n0.5,x,CVE-2030-0001\n", "CVE-2030-0001 0.50000 0.00000 2030-05-06\n" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		struct err e = { 0 };
		works(epss_read(str_of(given[i].text), gather, &out, &e), e);
		same(buf_str(&out), str_of(given[i].want));
	}
}

static void what_is_broken_is_refused_with_its_line(void **state)
{
	(void)state;
	static const struct {
		const char *text, *says;
	} given[] = {
		{ "", "no row" },
		{ HEAD, "no row" },
		{ "a,b\n1,2\n", "columns" },
		{ "cve,percentile\nCVE-1,1\n", "columns" },
		{ HEAD "CVE-2030-0001,0.5,0.5\nCVE-2030-0002,0.5", "line 4" },
		{ HEAD "CVE-2030-0001,1.5,0.5\n", "line 3" },
		{ HEAD "CVE-2030-0001,-0.5,0.5\n", "line 3" },
		{ HEAD "CVE-2030-0001,0x1p-1,0.5\n", "line 3" },
		{ HEAD "CVE-2030-0001,nan,0.5\n", "line 3" },
		{ HEAD "CVE-2030-0001,,0.5\n", "line 3" },
		{ HEAD "CVE-2030-0001,0.1.1,0.5\n", "line 3" },
		{ HEAD "CVE-,0.1,0.5\n", "line 3" },
		{ HEAD "CVE-2030-\x83\x5c,0.1,0.5\n", "line 3" },
	};
	for (size_t i = 0; i < LENGTH(given); i++) {
		auto_buf out = { 0 };
		struct err e;
		refuses(epss_read(str_of(given[i].text), gather, &out, &e), e, ERR_INPUT);
		if (!str_has(str_of(e.en), str_of(given[i].says)))
			fail_msg("%zu: %s", i, e.en);
	}
}

static bool refuse(void *of, const struct epss *row, struct err *e)
{
	(void)row;
	++*(int *)of;
	return err_set(e, ERR_DISK, "だめ", "no");
}

static void a_taker_can_stop_it(void **state)
{
	(void)state;
	struct err e;
	int calls = 0;
	refuses(epss_read(S(HEAD "CVE-1,0,0\nCVE-2,0,0\n"), refuse, &calls, &e), e, ERR_DISK);
	assert_int_equal(calls, 1);
}

static bool count(void *of, const struct epss *row, struct err *e)
{
	(void)e;
	*(double *)of += row->probability;
	return true;
}

/* As many as there are in a day of 2026. */
static void a_day_of_all_cves_is_read(void **state)
{
	(void)state;
	auto_buf text = { 0 };
	struct err e = { 0 };
	double sum = 0;
	buf_put(&text, S(HEAD));
	for (unsigned i = 0; i < 300000; i++)
		buf_fmt(&text, "CVE-2030-%06u,0.50000,0.12345\n", i);
	works(epss_read(buf_str(&text), count, &sum, &e), e);
	assert_true(sum > 149999.9 && sum < 150000.1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_read),
		cmocka_unit_test(what_is_broken_is_refused_with_its_line),
		cmocka_unit_test(a_taker_can_stop_it),
		cmocka_unit_test(a_day_of_all_cves_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
