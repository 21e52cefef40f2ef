/* err.c - building error messages in both languages at once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct kind {
	const char *name;
	int http, exit;
	struct words words;
} kinds[] = {
	[ERR_NONE] = { "NONE", 200, 0, { "", "" } },
#define ERR(name, http, exit, ja, en) [ERR_##name] = { #name, http, exit, { ja, en } },
#include "err.def"
#undef ERR
};

/* vsnprintf may stop inside a character of several bytes: step back to its first byte. */
static void cut_at_character(char *text, size_t n)
{
	if (n < ERR_TEXT_MAX)
		return;
	size_t end = ERR_TEXT_MAX - 1;
	while (end && ((unsigned char)text[end - 1] & 0xC0) == 0x80)
		end--;
	if (end && (unsigned char)text[end - 1] >= 0xC0)
		end--;
	text[end] = '\0';
}

__attribute__((format(printf, 2, 0))) static void fill(char *text, const char *format, va_list args)
{
	int n = vsnprintf(text, ERR_TEXT_MAX, format, args);
	cut_at_character(text, n < 0 ? 0 : (size_t)n);
}

void err_set_(struct err *e, enum err_kind kind, const char *ja, const char *en, ...)
{
	if (!e)
		return;
	va_list args;
	e->kind = kind;
	va_start(args, en);
	fill(e->ja, ja, args);
	va_end(args);
	va_start(args, en);
	fill(e->en, en, args);
	va_end(args);
}

static void put_before(char *text, const char *where)
{
	char was[ERR_TEXT_MAX];
	memcpy(was, text, sizeof was);
	int n = snprintf(text, ERR_TEXT_MAX, "%s: %s", where, was);
	cut_at_character(text, n < 0 ? 0 : (size_t)n);
}

void err_at_(struct err *e, struct words where)
{
	if (!e)
		return;
	put_before(e->ja, where.ja);
	put_before(e->en, where.en);
}

static void put_behind(char *text, const char *between, const char *what)
{
	size_t n = strlen(text);
	int more = snprintf(text + n, ERR_TEXT_MAX - n, "%s%s", between, what);
	cut_at_character(text, more < 0 ? 0 : n + (size_t)more);
}

void err_then_(struct err *e, struct words what)
{
	if (!e)
		return;
	put_behind(e->ja, "。", what.ja);
	put_behind(e->en, "; ", what.en);
}

void err_wrap_(struct err *e, const char *ja, const char *en, ...)
{
	char where_ja[ERR_TEXT_MAX], where_en[ERR_TEXT_MAX];
	va_list args;
	va_start(args, en);
	fill(where_ja, ja, args);
	va_end(args);
	va_start(args, en);
	fill(where_en, en, args);
	va_end(args);
	err_at_(e, (struct words){ where_ja, where_en });
}

const char *err_say(const struct err *e, enum lang lang)
{
	return lang == LANG_EN ? e->en : e->ja;
}

struct words err_words(enum err_kind kind)
{
	return kinds[kind].words;
}

const char *err_name(enum err_kind kind)
{
	return kinds[kind].name;
}

int err_exit(enum err_kind kind)
{
	return kinds[kind].exit;
}

int err_http(enum err_kind kind)
{
	return kinds[kind].http;
}
