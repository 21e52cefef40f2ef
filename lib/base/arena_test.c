/* arena_test.c - arenas give zeroed, aligned memory, grow, and leave cleanly when the system has none.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory_is_zeroed_and_aligned_at_every_size(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	for (size_t n = 0; n < 5000; n += 7) {
		unsigned char *p = arena_take(&a, n);
		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xA5, n);
	}
}

static void pieces_do_not_overlap(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	enum { PIECES = 1000 };
	unsigned char *pieces[PIECES];
	for (size_t i = 0; i < PIECES; i++)
		memset(pieces[i] = arena_take(&a, i), (int)(i & 0xFF), i);
	for (size_t i = 0; i < PIECES; i++)
		for (size_t at = 0; at < i; at++)
			assert_int_equal(pieces[i][at], i & 0xFF);
}

static void one_large_piece_fits(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	size_t n = 5u << 20;
	char *p = arena_take(&a, n);
	p[n - 1] = 'x';
	assert_true(a.taken >= n);
	arena_drop(&a);
	assert_int_equal(a.taken, 0);
	assert_null(a.last);
}

static void texts_are_copied_with_an_end(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	str copy = arena_copy(&a, str_first(S("台帳の写し"), 6));
	same(copy, S("台帳"));
	assert_int_equal(copy.p[copy.n], '\0');
	assert_string_equal(arena_text(&a, (str){ NULL, 0 }), "");
	same(arena_fmt(&a, "%s=%d", "x", -7), S("x=-7"));
	same(arena_fmt(&a, "%*s", 10000, ""), str_first(arena_fmt(&a, "%*s", 10001, ""), 10000));
}

static void joining_leaves_out_what_is_empty(void **state)
{
	(void)state;
	static const struct {
		str one, two, want;
	} rows[] = {
		{ { NULL, 0 }, { NULL, 0 }, T("") },
		{ T("a"), T(""), T("a") },
		{ T(""), T("b"), T("b") },
		{ T("a"), T("b"), T("a, b") },
	};
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(rows); i++)
		same(arena_join(&a, rows[i].one, S(", "), rows[i].two), rows[i].want);
}

static void arrays_grow_and_keep_what_they_hold(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	int *list = NULL;
	size_t count = 0, room = 0;
	for (int i = 0; i < 1000; i++) {
		arena_grow(&a, list, count, room);
		list[count++] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	assert_int_equal(arena_array(&a, int, 9)[8], 0);
	assert_int_equal(*arena_new(&a, int), 0);
}

static void a_full_arena_says_so(void **state)
{
	(void)state;
	auto_arena a = { .max = 10000 };
	arena_take(&a, 100);
	assert_false(arena_full(&a));
	arena_take(&a, 10000);
	assert_true(arena_full(&a));
	auto_arena unbounded = { 0 };
	arena_take(&unbounded, 10000);
	assert_false(arena_full(&unbounded));
}

static void heap_memory_grows(void **state)
{
	(void)state;
	char *p = mem_take(3);
	assert_memory_equal(p, "\0\0", 3);
	p = mem_more(memcpy(p, "ab", 3), 300);
	assert_string_equal(p, "ab");
	free(mem_more(p, 0));
	free(mem_take(0));
}

/* More than any machine has; volatile, so that the compiler does not warn of what is meant. */
static volatile size_t too_much = SIZE_MAX / 4;

static void take_heap(void)
{
	mem_take(too_much);
}

static void grow_heap(void)
{
	mem_more(NULL, too_much);
}

static void take_block(void)
{
	arena_take(&(struct arena){ 0 }, too_much);
}

static void take_over_half(void)
{
	arena_take(&(struct arena){ 0 }, too_much * 3);
}

static void take_overflowing(void)
{
	(void)arena_array(&(struct arena){ 0 }, int64_t, too_much);
}

static int exit_code_of(void (*doing)(void), char *said, size_t room)
{
	int both[2], status;
	assert_int_equal(pipe(both), 0);
	pid_t child = fork();
	if (!child) {
		dup2(both[1], STDERR_FILENO);
		doing();
		_exit(0);
	}
	close(both[1]);
	ssize_t n = 0, more;
	while ((more = read(both[0], said + n, room - 1 - (size_t)n)) > 0)
		n += more;
	said[n] = '\0';
	close(both[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void without_memory_the_process_leaves_with_one_line(void **state)
{
	(void)state;
	static void (*const rows[])(void) = { take_heap, grow_heap, take_block, take_over_half, take_overflowing };
	char said[4096];
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_int_equal(exit_code_of(rows[i], said, sizeof said), err_exit(ERR_MEMORY));
		assert_non_null(strstr(said, "inro: メモリが足りません / out of memory\n"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned_at_every_size),
		cmocka_unit_test(pieces_do_not_overlap),
		cmocka_unit_test(one_large_piece_fits),
		cmocka_unit_test(texts_are_copied_with_an_end),
		cmocka_unit_test(joining_leaves_out_what_is_empty),
		cmocka_unit_test(arrays_grow_and_keep_what_they_hold),
		cmocka_unit_test(a_full_arena_says_so),
		cmocka_unit_test(heap_memory_grows),
		cmocka_unit_test(without_memory_the_process_leaves_with_one_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
