/* pdf_pages.c - running pdftotext, and looking for words in what it says.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pdf_pages.h"

#include "base/buf.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void become_tool(const char *path, int out)
{
	dup2(out, STDOUT_FILENO);
	execlp("pdftotext", "pdftotext", "-raw", path, "-", (char *)NULL);
	_exit(127);
}

static void read_all(int fd, struct buf *to)
{
	char piece[4096];
	for (ssize_t n; (n = read(fd, piece, sizeof piece)) > 0;)
		buf_put(to, (str){ piece, (size_t)n });
	close(fd);
}

str pages_text(struct arena *a, str pdf)
{
	auto_buf said = { 0 };
	char path[] = "/tmp/pages.XXXXXX";
	int fd = mkstemp(path), ends[2], status;
	assert_int_equal(write(fd, pdf.p, pdf.n), (ssize_t)pdf.n);
	close(fd);
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0)
		become_tool(path, ends[1]);
	close(ends[1]);
	read_all(ends[0], &said);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	unlink(path);
	return arena_copy(a, buf_str(&said));
}

str pages_one(str text, size_t number)
{
	str page = { 0 };
	for (size_t i = 0; i < number; i++)
		page = str_cut(&text, S("\f"));
	return page;
}

size_t pages_count(str text)
{
	size_t count = 0;
	while (text.n) {
		str_cut(&text, S("\f"));
		count++;
	}
	return count;
}

/* A line may end anywhere in a text, so only what is not blank is compared. */
static str without_blanks(struct arena *a, str text)
{
	auto_buf kept = { 0 };
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != ' ' && text.p[i] != '\n' && text.p[i] != '\f')
			buf_byte(&kept, text.p[i]);
	return arena_copy(a, buf_str(&kept));
}

void stands_in_order(str text, const char *const *parts)
{
	auto_arena a = { 0 };
	str rest = without_blanks(&a, text);
	for (; *parts; parts++) {
		str part = without_blanks(&a, str_of(*parts));
		size_t at = str_find(rest, part);
		if (at == rest.n && part.n)
			fail_msg("\"%s\" does not stand (any more) in:\n%.*s", *parts, P(text));
		rest = str_from(rest, at + part.n);
	}
}

void stands_nowhere(str text, const char *const *parts)
{
	auto_arena a = { 0 };
	str whole = without_blanks(&a, text);
	for (; *parts; parts++)
		if (str_has(whole, without_blanks(&a, str_of(*parts))))
			fail_msg("\"%s\" stands in:\n%.*s", *parts, P(text));
}
