/* story.c - reading story files, giving what they give, and comparing what a check says with what they expect.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "story.h"

#include <string.h>

#define STORY_BYTES_MAX 65536u
#define CHECKS_MAX 64u

static const struct duty *const *duties;
static void (*story_act)(struct toy *t, str words);

/* What the stories of one check have shown so far. */
struct shown {
	const struct check *check;
	bool states[3], reasons[32];
};

static const char *const states[] = { [STATE_OK] = "ok", [STATE_SHORT] = "short", [STATE_UNSEEN] = "unseen" };

static str told(struct arena *a, const struct check_result *r)
{
	auto_buf b = { 0 };
	for (size_t i = 0; i < r->count; i++) {
		const struct check_row *row = &r->rows[i];
		buf_fmt(&b, "> %.*s|%.*s|%s|%s|%.*s%s\n", P(row->label), P(row->group), states[row->state],
		        row->reason ? row->reason->code : "", P(row->detail), row->stale ? "|stale" : "");
	}
	return arena_copy(a, buf_str(&b));
}

static void note_shown(struct shown *shown, const struct check_result *r)
{
	for (size_t i = 0; i < r->count; i++) {
		shown->states[r->rows[i].state] = true;
		if (r->rows[i].reason)
			shown->reasons[r->rows[i].reason - shown->check->reasons] = true;
	}
}

/* "+ KIND FILE [AS-OF]" and the lines under it. */
static void give(struct toy *t, str head, str csv)
{
	struct err e = { 0 };
	struct import_result result;
	str rest = str_from(head, 2), kind = str_cut(&rest, S(" ")), file = str_cut(&rest, S(" "));
	struct import_ask ask = { .kind = duty_kind(duties, kind), .file = file, .bytes = csv, .as_of = rest };
	assert_non_null(ask.kind);
	works(import_run(&t->w, &ask, &result, &e), e);
}

static void expect(struct toy *t, struct shown *shown, str title, str expected)
{
	struct err e = { 0 };
	struct check_result r;
	works(check_run(&t->w, shown->check, &r, &e), e);
	str got = told(&t->arena, &r);
	if (!str_eq(got, expected))
		fail_msg("%s, %.*s\ngot\n%.*swant\n%.*s", shown->check->name, P(title), P(got), P(expected));
	note_shown(shown, &r);
}

/* A line with its line end. */
static str line_of(str *rest)
{
	size_t n = str_find(*rest, S("\n"));
	n += n < rest->n;
	str line = str_first(*rest, n);
	*rest = str_from(*rest, n);
	return line;
}

/* The lines up to the next one that begins with one of the marks. */
static str block_of(str *rest)
{
	str begin = *rest;
	while (rest->n && !strchr("=+>#!", rest->p[0]))
		line_of(rest);
	return str_first(begin, begin.n - rest->n);
}

static str expected_of(str *rest)
{
	str begin = *rest;
	while (str_starts(*rest, S(">")))
		line_of(rest);
	return str_first(begin, begin.n - rest->n);
}

static void tell(struct shown *shown, str title, str *rest)
{
	struct toy t;
	bool open = true;
	toy_open(&t, duties);
	while (open && rest->n) {
		str line = str_starts(*rest, S(">")) ? S("") : line_of(rest);
		if (str_starts(line, S("+")))
			give(&t, str_trim(line), block_of(rest));
		else if (str_starts(line, S("!")))
			story_act(&t, str_trim(str_from(line, 1)));
		else if (!line.n || !str_starts(line, S("#")))
			open = line.n > 0;
	}
	expect(&t, shown, title, expected_of(rest));
	toy_close(&t);
}

/* A state or reason that no story gives might as well not be there. */
static void all_is_shown(const struct shown *shown)
{
	for (int i = 0; i < 3; i++) {
		auto_arena a = { 0 };
		str word = arena_fmt(&a, "'%s'", states[i]);
		if (str_has(str_of(shown->check->sql), word) && !shown->states[i])
			fail_msg("no story of %s ends %s", shown->check->name, states[i]);
	}
	for (size_t i = 0; shown->check->reasons[i].code; i++)
		if (!shown->reasons[i])
			fail_msg("no story of %s gives the reason %s", shown->check->name,
			         shown->check->reasons[i].code);
}

static void stories_of(void **state)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	str text;
	struct shown shown = { .check = *state };
	str path = arena_fmt(&a, "test/stories/%s.txt", shown.check->name);
	works(disk_read(&disk_real, &a, path, STORY_BYTES_MAX, &text, &e), e);
	while (text.n) {
		str line = line_of(&text);
		if (str_starts(line, S("=")))
			tell(&shown, str_trim(str_from(line, 1)), &text);
	}
	all_is_shown(&shown);
}

int stories_run(const struct duty *const *with, const struct duty *of, void (*act)(struct toy *t, str words))
{
	struct CMUnitTest tests[CHECKS_MAX] = { 0 };
	size_t n = 0;
	duties = with;
	story_act = act;
	for (const struct check *const *check = of->checks; *check && n < CHECKS_MAX; check++)
		tests[n++] = (struct CMUnitTest){ .name = (*check)->name, .test_func = stories_of, .initial_state = (void *)*check };
	return _cmocka_run_group_tests("stories", tests, n, NULL, NULL);
}
