/* web_page.c - the first page by role, and the files of the look.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "base/data.h"
#include "frame/page.h"

static const struct {
	const char *name, *type;
} files[] = {
	{ "inro.css", "text/css; charset=utf-8" },
	{ "inro.js", "text/javascript; charset=utf-8" },
	{ "icon.svg", "image/svg+xml; charset=utf-8" },
};

/* The address carries a mark of the contents (?…), so that they may be kept for a year. */
bool web_file(struct visit *v, struct err *e)
{
	for (size_t i = 0; i < LENGTH(files); i++)
		if (str_eq(visit_word(v, "file"), str_of(files[i].name))) {
			http_head(v->answer, "Content-Type", str_of(files[i].type));
			http_head(v->answer, "Cache-Control", S("public, max-age=31536000, immutable"));
			buf_put(v->w.out, data_bytes(arena_fmt(v->w.arena, "web/%s", files[i].name)));
			return true;
		}
	return err_set(e, ERR_MISSING, "このファイルはありません", "there is no such file");
}

bool home_page(struct visit *v, struct err *e)
{
	(void)e;
	return visit_go(v, visit_may(v, ROLES_READ) ? S("/today") : S("/contacts"));
}
