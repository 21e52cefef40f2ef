/* work.c - answering in the reader's language.
 * SPDX-License-Identifier: Apache-2.0 */
#include "work.h"

__attribute__((format(printf, 3, 0))) static void put(struct arena *a, struct buf *to, const char *format, va_list args)
{
	buf_put(to, arena_vfmt(a, format, args));
}

void work_put(struct work *w, const char *ja, const char *en, ...)
{
	auto_arena a = { 0 };
	va_list args;
	va_start(args, en);
	put(&a, w->out, w->lang == LANG_EN ? en : ja, args);
	va_end(args);
}

void work_remark(struct work *w, const char *ja, const char *en, ...)
{
	auto_arena a = { 0 };
	va_list args;
	va_start(args, en);
	put(&a, w->aside, w->lang == LANG_EN ? en : ja, args);
	va_end(args);
}

str work_fmt(const struct work *w, const char *ja, const char *en, ...)
{
	va_list args;
	va_start(args, en);
	str text = arena_vfmt(w->arena, w->lang == LANG_EN ? en : ja, args);
	va_end(args);
	return text;
}

str instant_said(const struct work *w, str iso)
{
	int64_t at;
	return instant_read(iso, &at) ? instant_tokyo(w->arena, at) : S("");
}
