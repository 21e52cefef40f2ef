/* remember.c - one row for each list and each set of headers it came with.
 * SPDX-License-Identifier: Apache-2.0 */
#include "remember.h"

bool remember_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("import_choice"),
	                S("kind TEXT NOT NULL, source TEXT NOT NULL, headers TEXT NOT NULL, encoding TEXT NOT NULL, sheet TEXT NOT NULL, "
	                  "scope TEXT NOT NULL, maps TEXT NOT NULL, act TEXT NOT NULL, PRIMARY KEY (source, kind, headers)"));
}

bool remember_put(struct work *w, str source, str headers, const struct choices *c, str act, struct err *e)
{
	return db_do(w->db, e,
	             "INSERT INTO import_choice (kind, source, headers, encoding, sheet, scope, maps, act) VALUES (?,?,?,?,?,?,?,?) "
	             "ON CONFLICT (source, kind, headers) DO UPDATE SET encoding=excluded.encoding, sheet=excluded.sheet, "
	             "scope=excluded.scope, maps=excluded.maps, act=excluded.act",
	             BIND(V(c->kind), V(source), V(headers), V(c->encoding), V(c->sheet), V(c->scope), V(maps_text(w->arena, c)), V(act)));
}

bool remember_find(struct work *w, str source, str kind, str headers, struct remembered *r, struct err *e)
{
	*r = (struct remembered){ 0 };
	struct choices *c = &r->choices;
	str *const texts[] = { &c->kind, &c->encoding, &c->sheet, &c->scope, &r->headers };
	auto_rows rows = db_ask(w->db, e,
	                        "SELECT kind, encoding, sheet, scope, headers, maps FROM import_choice WHERE source=?1 AND (?2='' OR kind=?2) "
	                        "AND (?3='' OR headers=?3) AND NOT EXISTS (SELECT 1 FROM source s WHERE s.act=import_choice.act AND "
	                        "s.undone IS NOT NULL) ORDER BY act DESC LIMIT 1", BIND(V(source), V(kind), V(headers)));
	if (!rows_next(&rows))
		return rows_done(&rows);
	for (size_t i = 0; i < LENGTH(texts); i++)
		*texts[i] = arena_copy(w->arena, rows_str(&rows, (int)i));
	r->found = true;
	return maps_read(w->arena, rows_str(&rows, 5), c, e);
}

bool choices_say(const struct choices *c)
{
	return c->encoding.n || c->sheet.n || c->scope.n || c->map_count;
}
