/* typed.c - reading a line from a terminal that does not show it, or from wherever the standard input comes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "typed.h"

#include "base/seal.h"

#include <errno.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

/* Byte by byte: what stands behind the line is for somebody else. */
static bool read_line(struct work *w, str *line, struct err *e)
{
	char bytes[TYPED_BYTES_MAX];
	size_t n = 0;
	for (;;) {
		char c;
		ssize_t got = w->disk->read(STDIN_FILENO, &c, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_set(e, ERR_DISK, "標準入力を読めません", "the standard input cannot be read");
		if (got == 0 && !n)
			return err_set(e, ERR_INPUT, "パスワードが入力されていません", "no password was typed");
		if (got == 0 || c == '\n')
			break;
		if (n == sizeof bytes)
			return err_set(e, ERR_INPUT, "入力が長すぎます", "what was typed is too long");
		bytes[n++] = c;
	}
	n -= n && bytes[n - 1] == '\r';
	*line = arena_copy(w->arena, (str){ bytes, n });
	return true;
}

static bool ask_line(struct work *w, const char *ja, const char *en, str *line, struct err *e)
{
	fprintf(stderr, "%s: ", work_say(w, (struct words){ ja, en }));
	fflush(stderr);
	bool read = read_line(w, line, e);
	fputc('\n', stderr);
	return read;
}

static bool ask_twice(struct work *w, str *password, struct err *e)
{
	str again;
	if (!ask_line(w, "パスワード", "password", password, e) || !ask_line(w, "もう一度", "again", &again, e))
		return false;
	return seal_same(*password, again) ||
	       err_set(e, ERR_INPUT, "2回の入力が違います。はじめからやり直してください", "the two differ; please begin again");
}

/* Signals from the keyboard are off as well: a terminal left in the middle would stay blind. */
bool typed_password(struct work *w, str *password, struct err *e)
{
	struct termios before, blind;
	if (!isatty(STDIN_FILENO))
		return read_line(w, password, e);
	if (tcgetattr(STDIN_FILENO, &before) != 0)
		return err_set(e, ERR_DISK, "端末を準備できません", "the terminal cannot be prepared");
	blind = before;
	blind.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
	if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &blind) != 0)
		return err_set(e, ERR_DISK, "端末を準備できません", "the terminal cannot be prepared");
	bool asked = ask_twice(w, password, e);
	tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
	return asked;
}
