/* token_test.c - programs' tokens hold to their last day in Japan, are revoked at once, and are shown once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "people.h"

#define TODAY "2026-11-22"
#define HOURS 3600

static struct token make(struct toy *t, unsigned scopes, const char *expires_on, str *secret)
{
	struct token token = { .name = S("集計プログラム"), .scopes = scopes, .expires_on = str_of(expires_on) };
	struct err e = { 0 };
	works(token_make(&t->w, &token, secret, &e), e);
	return token;
}

static bool finds(struct toy *t, str secret, struct token *token)
{
	bool found;
	struct err e = { 0 };
	works(token_find(&t->w, secret, token, &found, &e), e);
	return found;
}

static void what_cannot_be_is_not_made(void **state)
{
	(void)state;
	static const struct token rows[] = {
		{ .name = T(""), .scopes = SCOPE_READ, .expires_on = T("2027-03-31") },
		{ .name = T("集計"), .scopes = SCOPE_NONE, .expires_on = T("2027-03-31") },
		{ .name = T("集計"), .scopes = 64, .expires_on = T("2027-03-31") },
		{ .name = T("集計"), .scopes = SCOPE_READ, .expires_on = T("") },
		{ .name = T("集計"), .scopes = SCOPE_READ, .expires_on = T("2027-02-29") },
		{ .name = T("集計"), .scopes = SCOPE_READ, .expires_on = T("2026-11-21") },
		{ .name = T("集計"), .scopes = SCOPE_READ, .expires_on = T("2027-12-28") }, /* 401 days */
	};
	struct toy t;
	struct err e;
	struct token *list;
	size_t count;
	people_open(&t);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct token token = rows[i];
		str secret;
		refuses(token_make(&t.w, &token, &secret, &e), e, ERR_INPUT);
	}
	works(token_all(&t.w, &list, &count, &e), e);
	assert_int_equal(count, 0);
	toy_close(&t);
}

static void what_is_no_token_of_ours_finds_nothing(void **state)
{
	(void)state;
	struct toy t;
	struct token found;
	str secret;
	people_open(&t);
	make(&t, SCOPE_READ, "2027-03-31", &secret);
	str rows[] = { S(""), { NULL, 0 }, str_from(secret, 5), str_first(secret, secret.n - 1), arena_fmt(&t.arena, "%.*sx", P(secret)),
		       arena_fmt(&t.arena, "INRO_%.*s", P(str_from(secret, 5))),
		       S("inro_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), digest_hex(&t.arena, digest_of(secret)) };
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_false(finds(&t, rows[i], &found));
		assert_int_equal(found.id.n, 0);
	}
	assert_true(finds(&t, secret, &found));
	toy_close(&t);
}

static void a_token_says_what_it_may(void **state)
{
	(void)state;
	struct toy t;
	struct token found;
	str secret, detail;
	people_open(&t);
	struct token made = make(&t, SCOPE_READ | SCOPE_ANSWER, "2027-03-31", &secret);
	assert_int_equal(secret.n, 48);
	assert_true(str_starts(secret, S("inro_")));
	assert_true(finds(&t, secret, &found));
	same(found.id, made.id);
	same(found.name, S("集計プログラム"));
	same(found.made_by, S("試験"));
	same(found.made_at, S("2026-11-22T03:00:00Z"));
	same(found.expires_on, S("2027-03-31"));
	assert_int_equal(found.scopes, SCOPE_READ | SCOPE_ANSWER);
	assert_int_equal(people_journal(&t, EVENT_TOKEN_MADE, &detail), 1);
	same(detail, S("{\"name\":\"集計プログラム\",\"scopes\":\"read answer\",\"expires_on\":\"2027-03-31\"}"));
	assert_false(people_kept(&t, secret));
	assert_false(people_kept(&t, str_from(secret, 5)));
	assert_true(people_kept(&t, digest_hex(&t.arena, digest_of(secret))));
	toy_close(&t);
}

static void its_last_day_ends_at_midnight_in_japan(void **state)
{
	(void)state;
	struct toy t;
	struct token found;
	str secret;
	people_open(&t);
	make(&t, SCOPE_READ, TODAY, &secret);
	people_pass(&t, 12 * HOURS - 1); /* it is noon */
	assert_true(finds(&t, secret, &found));
	people_pass(&t, 1);
	assert_false(finds(&t, secret, &found));
	toy_close(&t);
}

static void a_revoked_one_is_void_at_once(void **state)
{
	(void)state;
	struct toy t;
	struct err e;
	struct token found, *list;
	str secret, other;
	size_t count;
	people_open(&t);
	struct token made = make(&t, SCOPE_READ, "2027-03-31", &secret), second = make(&t, SCOPE_WRITE, "2027-03-31", &other);
	refuses(token_revoke(&t.w, S("none"), &e), e, ERR_MISSING);
	works(token_revoke(&t.w, made.id, &e), e);
	works(token_revoke(&t.w, made.id, &e), e);
	assert_int_equal(people_journal(&t, EVENT_TOKEN_REVOKED, NULL), 1);
	assert_false(finds(&t, secret, &found));
	assert_true(finds(&t, other, &found));
	works(token_all(&t.w, &list, &count, &e), e);
	assert_int_equal(count, 2);
	same(list[0].id, second.id);
	assert_true(!list[0].revoked && list[1].revoked);
	toy_close(&t);
}

static str used_at(struct toy *t)
{
	struct token *list;
	struct err e = { 0 };
	size_t count;
	works(token_all(&t->w, &list, &count, &e), e);
	return list[0].used_at;
}

static void being_used_is_written_once_an_hour(void **state)
{
	(void)state;
	static const struct {
		int64_t pass;
		const char *used;
	} rows[] = {
		{ 60, "2026-11-22T03:01:00Z" }, { HOURS - 1, "2026-11-22T03:01:00Z" }, { 1, "2026-11-22T04:01:00Z" },
	};
	struct toy t;
	struct err e = { 0 };
	struct token found;
	str secret;
	people_open(&t);
	make(&t, SCOPE_READ, "2027-03-31", &secret);
	same(used_at(&t), S(""));
	for (size_t i = 0; i < LENGTH(rows); i++) {
		people_pass(&t, rows[i].pass);
		assert_true(finds(&t, secret, &found));
		same(used_at(&t), str_of(rows[i].used));
	}
	works(db_do(t.w.db, &e, "PRAGMA query_only=1", NONE), e); /* as on a full disk */
	people_pass(&t, HOURS);
	assert_true(finds(&t, secret, &found));
	toy_close(&t);
}

static void scopes_have_a_code_and_words(void **state)
{
	(void)state;
	unsigned all = 0;
	for (const struct scope_row *r = scope_rows; r->code; r++) {
		assert_true(r->words.ja[0] && r->words.en[0]);
		assert_false(all & r->scope);
		all |= r->scope;
	}
	assert_int_equal(all, SCOPE_READ | SCOPE_WRITE | SCOPE_ANSWER | SCOPE_MANAGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_cannot_be_is_not_made),
		cmocka_unit_test(what_is_no_token_of_ours_finds_nothing),
		cmocka_unit_test(a_token_says_what_it_may),
		cmocka_unit_test(its_last_day_ends_at_midnight_in_japan),
		cmocka_unit_test(a_revoked_one_is_void_at_once),
		cmocka_unit_test(being_used_is_written_once_an_hour),
		cmocka_unit_test(scopes_have_a_code_and_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
