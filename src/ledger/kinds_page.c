/* kinds_page.c - 台帳: every kind of record, how many there are, and the file that last told about them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "pages.h"

#include "frame/duty.h"
#include "frame/page.h"
#include "frame/record_list.h"

#define SOURCES_MAX 256u /* newest first; a kind that is not among them was not imported for long */

struct source {
	str kind, as_of, file;
};

static bool read_sources(struct work *w, struct source *list, size_t *count, struct err *e)
{
	*count = 0;
	auto_rows rows = db_ask(w->db, e, "SELECT kind, as_of, file FROM source_now ORDER BY act DESC LIMIT ?", BIND(V((int64_t)SOURCES_MAX)));
	while (rows_next(&rows))
		list[(*count)++] = (struct source){ arena_copy(w->arena, rows_str(&rows, 0)), arena_copy(w->arena, rows_str(&rows, 1)),
			                            arena_copy(w->arena, rows_str(&rows, 2)) };
	return rows_done(&rows);
}

static const struct source *source_of(const struct source *list, size_t count, const struct record_kind *kind)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i].kind, str_of(kind->name)))
			return &list[i];
	return NULL;
}

static bool put_kind(struct visit *v, const struct record_kind *kind, const struct source *source, struct err *e)
{
	int64_t count;
	if (!record_count(&v->w, kind, &count, e))
		return false;
	html(v, "<li class=\"card\"><h2><a href=\"/ledger/{}\">{}</a></h2><p><strong>{}</strong>", kind->name, kind->words,
	     work_fmt(&v->w, "%lld 件", "%lld", (long long)count));
	if (source)
		html(v, "<br><small>{}: {} {}</small>", work_word(&v->w, "最後の取り込み", "last import"), source->as_of, source->file);
	html(v, "</p></li>\n");
	return true;
}

bool kinds_page(struct visit *v, struct err *e)
{
	size_t count;
	struct source *sources = arena_array(v->w.arena, struct source, SOURCES_MAX);
	if (!read_sources(&v->w, sources, &count, e))
		return false;
	page_open(v, work_words(&v->w, v->route->title));
	html(v, "<p class=\"lead\">{}</p>\n<ul class=\"cards\">\n",
	     work_word(&v->w, "施設が持っているものの記録です。種類を選ぶと、一覧を見たり直したりできます。",
	               "What the facility has. Choose a kind to look through its records and change them."));
	for (struct kinds k = kinds_of(v->w.duties); kinds_next(&k);)
		if (!put_kind(v, k.kind, source_of(sources, count, k.kind), e))
			return false;
	html(v, "</ul>\n");
	if (visit_may(v, ROLES_WRITE))
		html(v, "<div class=\"actions\"><a class=\"button\" href=\"/import\">{}</a></div>\n", work_word(&v->w, "ファイルを取り込む", "Import a file"));
	page_close(v);
	return true;
}
