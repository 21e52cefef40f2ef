/* affected_corpus_test.c - what issuers really wrote in place of versions, against patterns for the plain ones of these sentences.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "affected.h"
#include "corpus_given.h"
#include "cve5.h"
#include "json_cut.h"
#include "text.h"

#include <regex.h>

#define LETTERS_MAX 500u /* of a sentence */
#define SENTENCES 500u   /* that must be compared */
#define GROUPS_MAX 12

/* Names of products, words for "version", a version. */
#define NAMES "(([a-z][a-z0-9()/_.-]* )*)"             /* groups 1, 2 */
#define HEAD "((v|ver|version|versions|firmware|release|rel)[. ]*)*" /* two groups */
#define NUMBER "([0-9]+([.][0-9]+)*)"                  /* two groups */
#define DOWN "( versions?| releases?)?"

enum { NONE_AT = 0, FROM = 5, TO = 10, TO_BEHIND_WORDS = 6 }; /* the groups */

/* What such a sentence means: from one group on, which is in; to another, which is in or not. */
static const struct pattern {
	const char *regex;
	int from, to;
	bool to_in;
} patterns[] = {
	{ "^" NAMES HEAD NUMBER " (and|or) (all )?(earlier|prior|below|lower|previous|before|older)" DOWN "$", NONE_AT, FROM, true },
	{ "^" NAMES "(prior to|before|earlier than|less than|lower than|<) ?" HEAD NUMBER "$", NONE_AT, TO_BEHIND_WORDS, false },
	{ "^" NAMES "(<=|up to and including|up to) ?" HEAD NUMBER "$", NONE_AT, TO_BEHIND_WORDS, true },
	{ "^" NAMES HEAD NUMBER " (to|through|thru|-|~) " HEAD NUMBER "$", FROM, TO, true },
	{ "^" NAMES HEAD NUMBER " ?(before|prior to) ?" HEAD NUMBER "$", FROM, TO, false },
	{ "^" NAMES ">= ?" NUMBER ",? ?(and )?< ?" NUMBER "$", 3, 6, false },
	{ "^" NAMES HEAD NUMBER " (and|or) (later|above|newer|higher)" DOWN "$", FROM, NONE_AT, false },
	{ "^" NAMES ">= ?" NUMBER "$", 3, NONE_AT, false },
	{ "^" NAMES "[a-z]+: ?" NUMBER "$", 3, 3, true },
	{ "^" NAMES HEAD NUMBER "$", FROM, FROM, true },
};
static const struct pattern a_list = { "^" NAMES "(" NUMBER "(, ?" NUMBER ")+)$", 3, 3, true };

struct meaning {
	str from, to; /* "" leaves it open */
	bool to_in;
	str list;     /* versions by themselves; "" for a range */
};

static str group(str s, const regmatch_t *m)
{
	return m->rm_so < 0 ? S("") : (str){ s.p + m->rm_so, (size_t)(m->rm_eo - m->rm_so) };
}

/* What stands before must be names alone. */
static bool says_more(str names)
{
	static const str words[] = { T("prior"), T("before"), T("earlier"), T("through"), T("to"), T("from"), T("and"), T("or"), T("up"), T("than"), T("below"), T("until"), T("since"),
		                     T("all"), T("after"), T("except"), T("between"), T("installed") };
	for (str rest = names; rest.p;) {
		str word = str_cut(&rest, S(" "));
		for (size_t i = 0; i < LENGTH(words); i++)
			if (str_eq(word, words[i]))
				return true;
	}
	return false;
}

static bool meaning_of(const regex_t *regexes, struct arena *a, str folded, struct meaning *meaning)
{
	for (size_t i = 0; i < LENGTH(patterns); i++) {
		regmatch_t m[GROUPS_MAX];
		if (regexec(&regexes[i], arena_text(a, folded), GROUPS_MAX, m, 0))
			continue;
		*meaning = (struct meaning){ patterns[i].from ? group(folded, &m[patterns[i].from]) : S(""), patterns[i].to ? group(folded, &m[patterns[i].to]) : S(""),
			                     patterns[i].to_in };
		return !says_more(group(folded, &m[1])) && (!meaning->from.n || plain_version(meaning->from)) && (!meaning->to.n || plain_version(meaning->to)) &&
		       (!meaning->from.n || !meaning->to.n || plain_order(meaning->from, meaning->to) <= 0);
	}
	return false;
}

/* "NAME 6.0.2, 6.0.1, 5.6": each by itself. Probes are of its first and its last. */
static bool list_of(const regex_t *regex, struct arena *a, str folded, struct meaning *meaning)
{
	regmatch_t m[GROUPS_MAX];
	if (regexec(regex, arena_text(a, folded), GROUPS_MAX, m, 0) || says_more(group(folded, &m[1])))
		return false;
	*meaning = (struct meaning){ .list = group(folded, &m[a_list.from]) };
	for (str rest = meaning->list; rest.p;) {
		str one = str_trim(str_cut(&rest, S(",")));
		meaning->from = meaning->from.n ? meaning->from : one;
		meaning->to = one;
	}
	return true;
}

static bool in_list(str list, str version)
{
	for (str rest = list; rest.p;)
		if (plain_order(str_trim(str_cut(&rest, S(","))), version) == 0)
			return true;
	return false;
}

static bool should_hold(const struct meaning *m, str version)
{
	if (m->list.n)
		return in_list(m->list, version);
	int end = m->to.n ? plain_order(version, m->to) : -1;
	return (!m->from.n || plain_order(m->from, version) <= 0) && (end < 0 || (end == 0 && m->to_in));
}

static bool holds(const struct affected *affected, str version)
{
	struct version v;
	assert_int_equal(version_read(version, &v), version.n);
	for (size_t i = 0; i < affected->count; i++)
		if (version_in(&v, &affected->ranges[i]))
			return true;
	return false;
}

/* Versions at and around both ends. */
static size_t disagree(struct arena *a, str sentence, const struct affected *affected, const struct meaning *m)
{
	const str ends[] = { m->from, m->to };
	size_t wrong = affected->what != AFFECTED_RANGES;
	for (size_t i = 0; i < LENGTH(ends) && !wrong; i++) {
		const str probes[] = { ends[i], arena_fmt(a, "%.*s.1", P(ends[i])), arena_fmt(a, "%.*s0", P(ends[i])), arena_fmt(a, "%.*s9", P(ends[i])), S("0"), S("99999") };
		for (size_t k = 0; k < LENGTH(probes) && ends[i].n; k++)
			wrong += holds(affected, probes[k]) != should_hold(m, probes[k]);
	}
	if (wrong)
		print_error("\"%.*s\" is not understood as %.*s … %.*s\n", P(sentence), P(m->from), P(m->to));
	return wrong > 0;
}

static void plain_sentences_mean_what_they_say(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct texts cells = { .a = &a };
	regex_t regexes[LENGTH(patterns)], list;
	str text;
	size_t compared = 0, wrong = 0, sentences = 0, understood = 0;
	if (!corpus_read(&a, "vuln/cve5-hospital.jsonl.gz", &text))
		skip();
	corpus_members(&cells, text, S("version"), LETTERS_MAX);
	corpus_shuffle(&cells);
	for (size_t i = 0; i < LENGTH(patterns); i++)
		assert_int_equal(regcomp(&regexes[i], patterns[i].regex, REG_EXTENDED), 0);
	assert_int_equal(regcomp(&list, a_list.regex, REG_EXTENDED), 0);
	for (size_t i = 0; i < cells.all.count; i++) {
		struct affected affected;
		struct meaning meaning;
		struct version v;
		str folded = text_fold(&a, cells.all.list[i]);
		if (version_whole(folded, &v))
			continue;
		affected_read(&a, cells.all.list[i], &affected);
		if (str_has(folded, S(" "))) {
			sentences++;
			understood += affected.what != AFFECTED_UNTOLD;
		}
		if (compared == SENTENCES || (!meaning_of(regexes, &a, folded, &meaning) && !list_of(&list, &a, folded, &meaning)))
			continue;
		compared++;
		wrong += disagree(&a, cells.all.list[i], &affected, &meaning);
	}
	print_message("%zu of %zu sentences are understood (%.1f %%), %zu compared\n", understood, sentences, 100.0 * (double)understood / (double)sentences, compared);
	for (size_t i = 0; i < LENGTH(patterns); i++)
		regfree(&regexes[i]);
	regfree(&list);
	assert_int_equal(compared, SENTENCES);
	assert_int_equal(wrong, 0);
	assert_true(understood * 100 > sentences * 80);
}

struct japanese {
	struct arena *a;
	struct names known;
	size_t count, understood;
};

static bool take_record(void *of, str record, struct err *e)
{
	struct japanese *j = of;
	auto_arena a = { 0 };
	struct advisory adv;
	if (!cve5_read(&a, record, &adv, e))
		return false;
	for (size_t i = 0; i < adv.count; i++) {
		const struct claim *c = &adv.claims[i];
		size_t at;
		if (c->source != ADVISORY_CNA || !str_eq(c->issuer, S("jpcert")) || !names_new(&j->known, j->a, arena_copy(j->a, c->said), j->count, &at))
			continue;
		j->count++;
		j->understood += c->what != AFFECTED_UNTOLD;
	}
	return true;
}

static void cells_of_japans_issuer_are_understood(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct japanese j = { .a = &a };
	struct json_cut cut = { .records = JSON_DOCUMENTS, .record_max = ADVISORY_RECORD_BYTES_MAX, .take = take_record, .of = &j };
	struct err e = { 0 };
	str text;
	if (!corpus_read(&a, "vuln/cve5-hospital.jsonl.gz", &text))
		skip();
	works(json_cut_put(&cut, text, &e) && json_cut_end(&cut, &e), e);
	json_cut_drop(&cut);
	print_message("%zu of %zu cells of JPCERT/CC's are understood (%.1f %%)\n", j.understood, j.count, 100.0 * (double)j.understood / (double)j.count);
	assert_true(j.count > 400);
	assert_true(j.understood * 100 >= j.count * 95);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_sentences_mean_what_they_say),
		cmocka_unit_test(cells_of_japans_issuer_are_understood),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
