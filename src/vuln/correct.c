/* correct.c - looking for a product by its words, and writing what a person says.
 * SPDX-License-Identifier: Apache-2.0 */
#include "correct.h"

#include "base/data.h"
#include "devices_sql.h"
#include "engine/text.h"
#include "frame/finding.h"
#include "frame/import.h"
#include "kinds.h"

/* ---- looking for a product */

struct looking {
	struct arena *a;
	str words; /* folded, cut at blanks */
	struct found_product *found;
	size_t count;
	bool cut;
};

static bool holds_all(str text, str words)
{
	for (str rest = words; rest.p;) {
		str word = str_cut(&rest, S(" "));
		if (word.n && !str_has(text, word))
			return false;
	}
	return true;
}

static bool is_there(const struct looking *l, str vendor, str product)
{
	for (size_t i = 0; i < l->count; i++)
		if (str_eq(l->found[i].vendor, vendor) && str_eq(l->found[i].product, product))
			return true;
	return false;
}

static void look_at(struct looking *l, str vendor, str product, str words)
{
	auto_arena a = { 0 };
	str text = text_fold(&a, arena_fmt(&a, "%.*s %.*s %.*s", P(vendor), P(product), P(words)));
	char *plain = arena_text(&a, text);
	for (size_t i = 0; i < text.n; i++)
		plain[i] = plain[i] == '_' ? ' ' : plain[i];
	if ((!holds_all(text, l->words) && !holds_all((str){ plain, text.n }, l->words)) || is_there(l, vendor, product))
		return;
	l->cut |= l->count == PRODUCTS_FOUND_MAX;
	if (l->count < PRODUCTS_FOUND_MAX)
		l->found[l->count++] = (struct found_product){ arena_copy(l->a, vendor), arena_copy(l->a, product), arena_copy(l->a, words) };
}

static void look_in_dictionary(struct looking *l)
{
	for (str rest = data_bytes(S("products.txt")); rest.p && !l->cut;) {
		str line = str_cut(&rest, S("\n")), kind = str_cut(&line, S("\t"));
		if (!str_eq(kind, S("product")) && !str_eq(kind, S("system")))
			continue;
		str vendor = str_trim(str_cut(&line, S("\t"))), product = str_trim(str_cut(&line, S("\t")));
		look_at(l, vendor, product, str_trim(str_cut(&line, S("\t"))));
	}
}

static bool look_in_catalogue(struct looking *l, struct db *catalogue, struct err *e)
{
	auto_rows rows = db_ask(catalogue, e, "SELECT coalesce(cpe_vendor, vendor), coalesce(cpe_product, name), words FROM product ORDER BY vendor, name", NONE);
	while (!l->cut && rows_next(&rows))
		look_at(l, rows_str(&rows, 0), rows_str(&rows, 1), rows_str(&rows, 2));
	return l->cut || rows_done(&rows);
}

bool products_find(struct work *w, struct db *catalogue, str text, struct found_product *found, size_t *count, bool *cut, struct err *e)
{
	struct looking l = { .a = w->arena, .words = text_fold(w->arena, str_trim(text)), .found = found };
	if (l.words.n)
		look_in_dictionary(&l);
	bool ok = !l.words.n || !catalogue || look_in_catalogue(&l, catalogue, e);
	*count = l.count;
	*cut = l.cut;
	return ok;
}

/* ---- writing */

static size_t find_nothing(void *of, str name, struct product_found *found, size_t max)
{
	(void)of, (void)name, (void)found, (void)max;
	return 0;
}

/* What the ledger says is known by this name afterwards. */
static bool correction_fit(struct work *w, str name, str vendor, str product, struct err *e)
{
	struct dictionary *d = catalogue_dictionary(w, e);
	const struct product_finder nobody = { find_nothing, NULL };
	const struct naming_row row = { .software = name };
	struct naming naming;
	struct err why = { 0 };
	if (!d)
		return false;
	if (!name.n || name.n > CORRECTION_NAME_BYTES_MAX)
		return err_set(e, ERR_INPUT, "呼び名を書いてください(%uバイトまで)", "please write the name (at most %u bytes)", CORRECTION_NAME_BYTES_MAX);
	if (!vendor.n || !product.n || !correction_read(w->arena, d, name, vendor, product, &why))
		return err_set(e, ERR_INPUT, "どの製品かを選んでください", "please choose which product it is");
	naming_read(d, &nobody, w->arena, &row, &naming);
	return naming.count > 0 || err_set(e, ERR_INPUT, "「%.*s」だけでは見分けられません。8語までの、その製品だけを指す言葉にしてください",
	                                   "\"%.*s\" cannot be told apart; write a name of at most 8 words that means this product alone", P(name));
}

static str *value_at(const struct record *r, const char *column)
{
	return &r->values[record_column(&product_name_kind, str_of(column))];
}

static bool kept(struct work *w, str name, struct record *r, bool *there, struct err *e)
{
	str id;
	*there = false;
	if (!db_one_str(w->db, w->arena, e, &id, "SELECT id FROM product_name_now WHERE name = ? ORDER BY id LIMIT 1", BIND(V(name))))
		return false;
	*there = id.n > 0;
	return !id.n || record_get(w->db, w->arena, &product_name_kind, id, r, e);
}

bool correction_put(struct work *w, str name, str vendor, str product, struct id *act, struct err *e)
{
	struct record was;
	bool there;
	name = str_trim(name);
	if (!correction_fit(w, name, vendor, product, e) || !kept(w, name, &was, &there, e))
		return false;
	struct record now = there ? record_copy(w->arena, &product_name_kind, &was) : record_blank(w->arena, &product_name_kind);
	*value_at(&now, "name") = name;
	*value_at(&now, "vendor") = vendor;
	*value_at(&now, "product") = product;
	return record_write(w, &product_name_kind, there ? &was : NULL, &now, act, e) && checks_run(w, NULL, NULL, e);
}

bool correction_drop(struct work *w, str id, struct id *act, struct err *e)
{
	struct record was;
	if (!record_get(w->db, w->arena, &product_name_kind, id, &was, e))
		return false;
	struct record now = record_copy(w->arena, &product_name_kind, &was);
	now.gone = true;
	return record_write(w, &product_name_kind, &was, &now, act, e) && checks_run(w, NULL, NULL, e);
}

/* ---- what is left */

bool unnamed_read(struct work *w, struct unnamed **list, size_t *count, struct err *e)
{
	size_t room = 0;
	*list = NULL;
	*count = 0;
	auto_rows rows = db_ask(w->db, e, DEVICES "\nSELECT n.words, count(*), min(d.id), min(d.label) FROM vuln_unnamed n JOIN d ON d.id = n.device "
	                        "GROUP BY n.words ORDER BY 2 DESC, n.words", NONE);
	while (rows_next(&rows)) {
		arena_grow(w->arena, *list, *count, room);
		(*list)[(*count)++] = (struct unnamed){ .words = arena_copy(w->arena, rows_str(&rows, 0)), .devices = rows_int(&rows, 1),
			                                .device = arena_copy(w->arena, rows_str(&rows, 2)), .label = arena_copy(w->arena, rows_str(&rows, 3)) };
	}
	return rows_done(&rows);
}

bool unnamed_count(struct work *w, str words, int64_t *devices, struct err *e)
{
	return db_one_int(w->db, e, devices, 0, "SELECT count(*) FROM vuln_unnamed WHERE words = ?", BIND(V(words)));
}
