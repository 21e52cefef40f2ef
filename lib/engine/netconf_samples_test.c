/* netconf_samples_test.c - samples of network configurations are read as written beside them, and give no secret away.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/reader.h"
#include "engine/secret.h"
#include "engine/text.h"
#include "samples.h"

#define FOLDER S("netconf")

static const struct sample samples[] = {
	{ "fortigate.conf", "fortigate" },
	{ "fortigate-vdom.log", "fortigate" },
	{ "asa.txt", "cisco" },
	{ "ios.txt", "cisco" },
	{ "yamaha.conf", "yamaha" },
	{ "yamaha-plain.txt", "yamaha" },
	{ "PC-RECEPT-01_firewall.txt", "winfw" },
	{ "SV-AD01_netsh.txt", "winfw" },
	{ "SV-KARTE_fw.csv", "winfw" },
	{ "PC-LAB_受信の規則.txt", "winfw" },
};

static void as_written(void **state)
{
	(void)state;
	samples_as_written(FOLDER, samples, LENGTH(samples));
}

static void known_by_one_reader_alone(void **state)
{
	(void)state;
	samples_known_by_one(FOLDER, samples, LENGTH(samples));
}

static void cut_anywhere(void **state)
{
	(void)state;
	samples_cut_anywhere(FOLDER, samples, LENGTH(samples));
}

/* Every secret of the samples has this word in it; as hexadecimal digits within certificates. */
static const str planted[] = { T("Himitsu"), T("48696d69") };

static size_t secrets_in(str text)
{
	size_t n = 0;
	for (size_t i = 0; i < LENGTH(planted); i++)
		for (str rest = text; rest.p; n += rest.p != NULL)
			str_cut(&rest, planted[i]);
	return n;
}

static str decoded(struct arena *a, const struct sample *s)
{
	struct err e = { 0 };
	str text;
	works(text_decode(a, sample_bytes(a, FOLDER, s), S(""), &text, &e), e);
	return text;
}

static size_t lines_in(str text)
{
	size_t n = 0;
	for (str rest = text; rest.p; n++)
		str_cut(&rest, S("\n"));
	return n;
}

static void no_secret_comes_out(void **state)
{
	(void)state;
	size_t held = 0;
	for (size_t i = 0; i < LENGTH(samples); i++) {
		auto_arena a = { 0 };
		str text = decoded(&a, &samples[i]), stripped = secret_strip(&a, text);
		held += secrets_in(text);
		assert_int_equal(secrets_in(stripped), 0);
		assert_int_equal(lines_in(stripped), lines_in(text));
		assert_int_equal(secrets_in(sample_said(&a, FOLDER, &samples[i])), 0);
	}
	assert_true(held > 60);
}

/* A line that has lost its beginning or its end must not give its secret away either. */
static void no_secret_comes_out_of_a_cut_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(samples); i++) {
		auto_arena a = { 0 };
		str text = decoded(&a, &samples[i]);
		for (size_t n = 0; n < text.n; n += 1 + text.n / 199) {
			auto_arena cut = { 0 };
			str head = secret_strip(&cut, str_first(text, n));
			assert_int_equal(secrets_in(head), 0);
		}
	}
}

/* Read as another maker's, a configuration still keeps its secrets. */
static void no_secret_comes_out_by_the_wrong_reader(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(samples); i++)
		for (size_t other = 0; other < LENGTH(samples); other++) {
			auto_arena a = { 0 };
			struct sample swapped = { samples[i].file, samples[other].reader };
			if (str_eq(str_of(swapped.reader), S("winfw")))
				continue; /* names no secret of its own; reads blocks of "name: value" alone */
			assert_int_equal(secrets_in(sample_said(&a, FOLDER, &swapped)), 0);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_by_one_reader_alone),
		cmocka_unit_test(as_written),
		cmocka_unit_test(cut_anywhere),
		cmocka_unit_test(no_secret_comes_out),
		cmocka_unit_test(no_secret_comes_out_of_a_cut_file),
		cmocka_unit_test(no_secret_comes_out_by_the_wrong_reader),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
