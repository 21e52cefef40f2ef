/* forms.c - the forms of the program and those imported, the newest revision of each.
 * SPDX-License-Identifier: Apache-2.0 */
#include "forms.h"

#include "base/data.h"
#include "base/seal.h"
#include "engine/text.h"
#include "frame/facility.h"

#include <pthread.h>
#include <stdlib.h>

bool forms_table(struct db *db, struct err *e)
{
	return db_table(db, e, S("form"),
	                S("id TEXT NOT NULL, revision INTEGER NOT NULL, digest TEXT NOT NULL, bytes TEXT NOT NULL, "
	                  "act TEXT NOT NULL, PRIMARY KEY (id, revision)"));
}

static struct form *slot_of(struct form_set *set, str id)
{
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(set->forms[i].id, id))
			return &set->forms[i];
	return NULL;
}

static void keep_newest(struct arena *a, struct form_set *set, size_t *room, const struct form *form)
{
	struct form *known = slot_of(set, form->id);
	if (!known) {
		arena_grow(a, set->forms, set->count, *room);
		set->forms[set->count++] = *form;
	} else if (form->revision >= known->revision) {
		*known = *form;
	}
}

static bool is_form_file(str name)
{
	return str_starts(name, S("forms/")) && str_ends(name, S(".json"));
}

/* The program's own forms never change while it runs: they are read once, for whoever asks. */
static struct {
	pthread_once_t once;
	struct arena arena;
	struct form_set set;
	struct err failure;
} built_in = { .once = PTHREAD_ONCE_INIT };

static void read_own_once(void)
{
	struct form form;
	size_t room = 0;
	for (const struct data_file *file = data_files; file->name.p && !built_in.failure.kind; file++) {
		if (!is_form_file(file->name))
			continue;
		if (form_read(&built_in.arena, file->bytes, &form, &built_in.failure))
			keep_newest(&built_in.arena, &built_in.set, &room, &form);
		else
			err_wrap(&built_in.failure, "%.*s", "%.*s", P(file->name));
	}
}

static bool read_own(struct work *w, struct form_set *set, size_t *room, struct err *e)
{
	pthread_once(&built_in.once, read_own_once);
	if (built_in.failure.kind)
		return err_set(e, built_in.failure.kind, "%s%.0s", "%.0s%s", built_in.failure.ja, built_in.failure.en);
	for (size_t i = 0; i < built_in.set.count; i++)
		keep_newest(w->arena, set, room, &built_in.set.forms[i]);
	return true;
}

static bool read_imported(struct work *w, struct form_set *set, size_t *room, struct err *e)
{
	struct form form;
	auto_rows rows = db_ask(w->db, e, "SELECT bytes FROM form ORDER BY id, revision", NONE);
	while (rows_next(&rows)) {
		if (!form_read(w->arena, rows_str(&rows, 0), &form, e))
			return false;
		form.imported = true;
		keep_newest(w->arena, set, room, &form);
	}
	return rows_done(&rows);
}

static int newer(const void *x, const void *y)
{
	const struct form *a = x, *b = y;
	return a->fiscal_year != b->fiscal_year ? b->fiscal_year - a->fiscal_year : str_order(a->id, b->id);
}

bool forms_read(struct work *w, struct form_set *set, struct err *e)
{
	size_t room = 0;
	*set = (struct form_set){ 0 };
	if (!read_own(w, set, &room, e) || !read_imported(w, set, &room, e))
		return false;
	if (set->count)
		qsort(set->forms, set->count, sizeof *set->forms, newer);
	return true;
}

/* The bytes of the program's own form with this id and revision; none: p is NULL. */
static str own_bytes(struct arena *a, const struct form *form)
{
	struct form own;
	str bytes = data_bytes(arena_fmt(a, "forms/%.*s.json", P(form->id)));
	return bytes.p && form_read(a, bytes, &own, NULL) && own.revision == form->revision ? bytes : (str){ 0 };
}

static bool known_digest(struct work *w, const struct form *form, str *digest, struct err *e)
{
	str own = own_bytes(w->arena, form);
	*digest = own.p ? digest_hex(w->arena, digest_of(own)) : S("");
	return own.p || db_one_str(w->db, w->arena, e, digest, "SELECT digest FROM form WHERE id=? AND revision=?",
	                           BIND(V(form->id), V(form->revision)));
}

/* Is it new? False without an error: the very same file is known already. */
static bool is_wanted(struct work *w, const struct form *form, str digest, bool *wanted, struct err *e)
{
	struct form_set set;
	str known;
	if (!forms_read(w, &set, e) || !known_digest(w, form, &known, e))
		return false;
	*wanted = !known.n;
	if (known.n && !str_eq(known, digest))
		return err_set(e, ERR_CONFLICT,
		               "様式 %.*s の第%lld版は、内容の異なるものがすでにあります。直したものなら revision を上げてください",
		               "form %.*s revision %lld is known with another content; raise \"revision\" if it was put right",
		               P(form->id), (long long)form->revision);
	const struct form *newest = slot_of(&set, form->id);
	if (*wanted && newest && newest->revision > form->revision)
		return err_set(e, ERR_CONFLICT, "様式 %.*s は、より新しい第%lld版がすでにあります",
		               "form %.*s is known in a newer revision, %lld", P(form->id), (long long)newest->revision);
	return true;
}

static bool keep(struct work *w, const struct form *form, str bytes, str digest, struct err *e)
{
	struct id act;
	if (!db_begin(w->db, e))
		return false;
	bool ok = journal_add(w->db, clock_now(w->clock), w->who, EVENT_FORM_IMPORTED, form->id, S(""), &act, e) &&
	          db_do(w->db, e, "INSERT INTO form (id, revision, digest, bytes, act) VALUES (?,?,?,?,?)",
	                BIND(V(form->id), V(form->revision), V(digest), V(bytes), V(id_str(&act)))) &&
	          db_commit(w->db, e);
	db_rollback(w->db);
	return ok;
}

bool forms_import(struct work *w, str bytes, struct form *form, bool *added, struct err *e)
{
	*added = false;
	if (!form_read(w->arena, bytes, form, e))
		return false;
	str digest = digest_hex(w->arena, digest_of(bytes));
	form->imported = true;
	return is_wanted(w, form, digest, added, e) && (!*added || keep(w, form, bytes, digest, e));
}

bool forms_kind_here(struct work *w, str *kind, struct err *e)
{
	str type;
	if (!facility_get(w, "type", &type, e))
		return false;
	*kind = str_eq(type, S("pharmacy")) ? S("pharmacy") : S("facility");
	return true;
}

static bool is_kind(const struct form *form, str kind)
{
	return str_eq(str_of(form->kind->code), kind);
}

const struct form *forms_named(const struct form_set *set, str kind, str id)
{
	for (size_t i = 0; i < set->count; i++)
		if (str_eq(set->forms[i].id, id))
			return &set->forms[i];
	for (size_t i = 0; id.n && i < set->count; i++)
		if (is_kind(&set->forms[i], kind) && str_ends(set->forms[i].id, id))
			return &set->forms[i];
	return NULL;
}

const struct form *forms_newest(const struct form_set *set, str kind)
{
	for (size_t i = 0; i < set->count; i++)
		if (is_kind(&set->forms[i], kind))
			return &set->forms[i];
	return NULL;
}

static const struct form *of_year(const struct form_set *set, str kind, int year)
{
	for (size_t i = 0; i < set->count; i++)
		if (is_kind(&set->forms[i], kind) && set->forms[i].fiscal_year == year)
			return &set->forms[i];
	return NULL;
}

static bool choose_asked(const struct form_set *set, str kind, str asked, const struct form **form, struct err *e)
{
	*form = forms_named(set, kind, asked);
	return *form || err_set(e, ERR_MISSING, "様式「%.*s」はありません(`inro checklist forms` で確かめられます)",
	                        "there is no form \"%.*s\" (see `inro checklist forms`)", P(asked));
}

/* Today's form is not in our hands. */
static bool choose_newest(struct work *w, const struct form_set *set, str kind, int year, bool writing,
                          const struct form **form, struct err *e)
{
	struct arena *a = w->arena;
	str now_ja = form_year(a, LANG_JA, year), now_en = form_year(a, LANG_EN, year);
	*form = forms_newest(set, kind);
	if (!*form)
		return err_set(e, ERR_MISSING, "この種類の様式が一つもありません。`inro checklist import` で取り込んでください",
		               "there is no form of this kind; import one by `inro checklist import`");
	if (writing)
		return err_set(e, ERR_MISSING,
		               "%s%.0sの様式はまだ取り込まれていません。どの様式に回答するかを --form で指定してください"
		               "(いちばん新しい様式は %.*s です)",
		               "%.0sthe form of %s has not been imported; say by --form which form is answered (the newest is %.*s)",
		               now_ja.p, now_en.p, P((*form)->id));
	work_remark(w, "%s%.0sの様式はまだ取り込まれていません。%s%.0sの様式で表示します。\n",
	            "%.0sThe form of %s has not been imported. %.0sThe form of %s is shown.\n", now_ja.p, now_en.p,
	            form_year(a, LANG_JA, (*form)->fiscal_year).p, form_year(a, LANG_EN, (*form)->fiscal_year).p);
	return true;
}

bool forms_choose(struct work *w, const struct form_set *set, str kind, str asked, bool writing,
                  const struct form **form, struct err *e)
{
	int year = day_fiscal_year(work_today(w));
	if (asked.n)
		return choose_asked(set, kind, asked, form, e);
	*form = of_year(set, kind, year);
	return *form || choose_newest(w, set, kind, year, writing, form, e);
}
