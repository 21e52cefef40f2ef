/* command_test.c - from the words typed to a command's own words and options, and what is refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/buf.h"
#include "command.h"

#define TYPED_MAX 8u

static const struct option options[] = {
	{ "dry-run", NULL, { "下見", "preview" } },
	{ "map", "HEADER=COLUMN", { "対応", "mapping" } },
	{ 0 },
};
static const struct command command = { .name = "import", .takes = "KIND FILE…", .options = options, .least = 1, .most = 2 };

/* Words cut at "/", then what was given, in the order of typing. */
static str told(struct arena *a, const struct arguments *args)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < args->count; i++)
		buf_fmt(&b, "%s%.*s", i ? "/" : "", P(args->words[i]));
	for (size_t i = 0; i < args->given_count; i++)
		buf_fmt(&b, " %s=%.*s", args->given[i].option->name, P(args->given[i].value));
	return arena_copy(a, buf_str(&b));
}

static const struct {
	const char *typed[TYPED_MAX];
	const char *refusal; /* part of what is said; NULL where it is taken */
	const char *taken;
} rows[] = {
	{ { NULL }, "usage: inro import KIND FILE…", NULL },
	{ { "a", "b", "c" }, "usage: inro import KIND FILE…", NULL },
	{ { "a", "--map" }, "--map needs a value (HEADER=COLUMN)", NULL },
	{ { "a", "--dry-run=yes" }, "--dry-run takes no value", NULL },
	{ { "a", "--dyr-run" }, "did you mean --dry-run?", NULL },
	{ { "a", "--lan", "en" }, "did you mean --lang?", NULL },
	{ { "a", "--nothing-like-it" }, "`inro help COMMAND` lists them", NULL },
	{ { "a", "b" }, NULL, "a/b" },
	{ { "a", "--dry-run", "b" }, NULL, "a/b dry-run=" },
	{ { "a", "--map", "x=y", "--map=z=w" }, NULL, "a map=x=y map=z=w" },
	{ { "a", "--map", "--dry-run" }, NULL, "a map=--dry-run" }, /* a value may look like an option */
	{ { "--json", "a", "--lang", "en" }, NULL, "a json= lang=en" }, /* common ones stand anywhere */
	{ { "--", "--dry-run" }, NULL, "--dry-run" },
	{ { "a", "-" }, NULL, "a/-" },
};

static void words_and_options_are_told_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct arguments args = { 0 };
		struct err e = { 0 };
		char *words[TYPED_MAX];
		int count = 0;
		while (rows[i].typed[count]) {
			words[count] = arena_text(&a, str_of(rows[i].typed[count]));
			count++;
		}
		if (!rows[i].refusal) {
			works(command_arguments(&command, count, words, &args, &e), e);
			same(told(&a, &args), str_of(rows[i].taken));
			continue;
		}
		refuses(command_arguments(&command, count, words, &args, &e), e, ERR_USAGE);
		if (!str_has(str_of(e.en), str_of(rows[i].refusal)))
			fail_msg("row %zu: %s", i, e.en);
	}
}

static void the_last_of_an_option_counts(void **state)
{
	(void)state;
	char *words[] = { "a", "--map", "x", "--map", "y" };
	struct arguments args = { 0 };
	struct err e = { 0 };
	works(command_arguments(&command, LENGTH(words), words, &args, &e), e);
	same(arguments_value(&args, "map"), S("y"));
	same(arguments_value(&args, "absent"), S(""));
	assert_true(arguments_flag(&args, "map"));
	assert_false(arguments_flag(&args, "dry-run"));
}

static void more_than_there_is_room_for_is_refused(void **state)
{
	(void)state;
	static char *words[ARGUMENT_WORDS_MAX + 1], *given[ARGUMENT_OPTIONS_MAX + 1];
	struct arguments args = { 0 };
	struct err e;
	for (size_t i = 0; i < LENGTH(words); i++)
		words[i] = "a";
	for (size_t i = 0; i < LENGTH(given); i++)
		given[i] = "--dry-run";
	refuses(command_arguments(&command, LENGTH(words), words, &args, &e), e, ERR_USAGE);
	args = (struct arguments){ 0 };
	refuses(command_arguments(&command, LENGTH(given), given, &args, &e), e, ERR_USAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_options_are_told_apart),
		cmocka_unit_test(the_last_of_an_option_counts),
		cmocka_unit_test(more_than_there_is_room_for_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
