/* links.c - which record a name stands for: links are projections, made again whenever records come or go.
 * SPDX-License-Identifier: Apache-2.0 */
#include "import.h"

#include "duty.h"
#include "engine/text.h"

struct label {
	str key, id;
	bool several; /* two records are called so: no link */
	struct label *next;
};

struct labels {
	struct label **slots;
	size_t mask;
};

static struct label **slot_of(const struct labels *l, str key)
{
	struct label **at = &l->slots[str_hash(key) & l->mask];
	while (*at && !str_eq((*at)->key, key))
		at = &(*at)->next;
	return at;
}

static void label_put(struct work *w, struct labels *l, str name, str id)
{
	str key = text_fold_close(w->arena, name);
	if (!key.n || text_unknown(name))
		return;
	struct label **at = slot_of(l, key);
	if (*at) {
		(*at)->several |= !str_eq((*at)->id, id);
		return;
	}
	*at = arena_new(w->arena, struct label);
	**at = (struct label){ .key = arena_copy(w->arena, key), .id = arena_copy(w->arena, id) };
}

static bool labels_read(struct work *w, struct labels *l, const struct record_kind *kind, const char *column, struct err *e)
{
	str sql = arena_fmt(w->arena, "SELECT id,%s FROM %s WHERE gone IS NULL AND %s<>''", column, kind->name, column);
	auto_rows rows = db_ask_made(w->db, e, sql, NONE);
	while (rows_next(&rows))
		label_put(w, l, rows_str(&rows, 1), rows_str(&rows, 0));
	return rows_done(&rows);
}

struct labels *labels_of(struct work *w, const struct record_kind *kind, struct err *e)
{
	int64_t count;
	str sql = arena_fmt(w->arena, "SELECT count(*) FROM %s WHERE gone IS NULL", kind->name);
	if (!db_one_int_made(w->db, e, &count, 0, sql, NONE))
		return NULL;
	struct labels *l = arena_new(w->arena, struct labels);
	size_t slots = 64;
	while (slots < (size_t)count * 4)
		slots *= 2;
	l->slots = arena_array(w->arena, struct label *, slots);
	l->mask = slots - 1;
	for (const struct column *c = kind->columns; c->name; c++)
		if ((c->flags & COLUMN_LABEL) && !labels_read(w, l, kind, c->name, e))
			return NULL;
	return l;
}

str labels_find(struct work *w, const struct labels *l, str name)
{
	const struct label *found = *slot_of(l, text_fold_close(w->arena, name));
	return found && !found->several ? found->id : S("");
}

/* A record whose name leads nowhere, or to a record that is gone. */
struct loose {
	str id, name;
};

/* A link that holds stays as it is: the importer knew it from the row itself. */
static bool loose_of(struct work *w, const struct record_kind *kind, const struct column *c, struct loose **list, size_t *count,
                     struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	str sql = arena_fmt(w->arena, "SELECT k.id, k.%s FROM %s k LEFT JOIN %s t ON t.id=k.%s_id AND t.gone IS NULL "
	                              "WHERE k.gone IS NULL AND k.%s<>'' AND t.id IS NULL", c->name, kind->name, c->link, c->name,
	                    c->name);
	auto_rows rows = db_ask_made(w->db, e, sql, NONE);
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = (struct loose){ arena_copy(w->arena, rows_str(&rows, 0)), arena_copy(w->arena, rows_str(&rows, 1)) };
	}
	return rows_done(&rows);
}

static bool settle_column(struct work *w, const struct record_kind *kind, int column, const struct record_kind *to,
                          struct labels **labels, struct err *e)
{
	struct loose *list;
	size_t count;
	if (!loose_of(w, kind, &kind->columns[column], &list, &count, e))
		return false;
	if (count && !*labels && !(*labels = labels_of(w, to, e)))
		return false;
	for (size_t i = 0; i < count; i++) {
		str id = labels_find(w, *labels, list[i].name);
		if (id.n && !record_link(w->db, kind, list[i].id, column, id, e))
			return false;
	}
	return true;
}

static bool among(const struct record_kind *kind, const struct record_kind *const *kinds)
{
	for (; *kinds; kinds++)
		if (*kinds == kind)
			return true;
	return false;
}

/* All links to one kind: its labels are read once, and only when something is loose. */
static bool settle_links_to(struct work *w, const struct record_kind *to, const struct record_kind *const *touched,
                            struct err *e)
{
	struct labels *labels = NULL;
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);)
		for (int i = 0; k.kind->columns[i].name; i++) {
			const struct column *c = &k.kind->columns[i];
			if (c->type == COLUMN_LINK && str_eq(str_of(c->link), str_of(to->name)) &&
			    (among(k.kind, touched) || among(to, touched)) && !settle_column(w, k.kind, i, to, &labels, e))
				return false;
		}
	return true;
}

static bool settle_links(struct work *w, const struct record_kind *const *touched, struct err *e)
{
	for (struct kinds to = kinds_of(w->duties); kinds_next(&to);)
		if (!settle_links_to(w, to.kind, touched, e))
			return false;
	return true;
}

static bool is_unsettled(const struct record_kind *kind, const struct record_kind *const *touched)
{
	if (!kind->settle)
		return false;
	for (; *touched; touched++)
		for (const char *const *after = kind->settles_after; *after; after++)
			if (str_eq(str_of(*after), str_of((*touched)->name)))
				return true;
	return false;
}

bool records_settle(struct work *w, const struct record_kind *const *touched, struct err *e)
{
	if (!settle_links(w, touched, e))
		return false;
	for (struct kinds k = kinds_of(w->duties); kinds_next(&k);)
		if (is_unsettled(k.kind, touched) && !k.kind->settle(w, e))
			return false;
	return true;
}
