/* compare.c - finding a row's record by its keys, and laying the row over it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "compare.h"

#include "base/utf8.h"
#include "engine/text.h"

#include <assert.h>
#include <string.h>

#define SET_ID 98u    /* the record's own id */
#define SET_WHOLE 99u /* no key is complete: the whole row */
/* More records than this under one key ("serial: none" everywhere) are told apart by the whole row. */
#define KEY_ALIKE_MAX 64u

struct key {
	uint64_t hash;
	struct known_record *record;
	struct key *next;
};

static uint64_t mix(uint64_t hash, uint64_t more)
{
	return (hash ^ more) * 0x9e3779b97f4a7c15u;
}

static bool says_nothing(str value)
{
	return !value.n || text_unknown(value);
}

/* A row that is not yet a record stands in the scope of its file. */
static str key_value(const struct known *k, const struct record *r, str column)
{
	int i = record_column(k->kind, column);
	if (i < 0)
		return r->scope.n ? r->scope : k->scope;
	return r->links[i].n ? r->links[i] : r->values[i];
}

/* The key of one set of columns; 0 when a column of it is empty or unknown. */
static uint64_t key_of_set(struct arena *a, const struct known *k, const struct record *r, size_t set)
{
	str rest = str_of(k->kind->keys[set]);
	uint64_t hash = set + 1;
	while (rest.p) {
		str value = key_value(k, r, str_cut(&rest, S(" ")));
		if (says_nothing(value))
			return 0;
		hash = mix(hash, str_hash(text_fold(a, value)));
	}
	return hash;
}

static uint64_t key_of_whole(const struct known *k, const struct record *r)
{
	uint64_t hash = SET_WHOLE;
	for (size_t i = 0; k->kind->columns[i].name; i++)
		if (k->mapped[i])
			hash = mix(hash, str_hash(r->links[i].n ? r->links[i] : r->values[i]));
	return hash;
}

/* Every key of a row: those of its sets, 0 where one is not complete, then that of the whole row. */
#define KEY_SETS_MAX 8u

struct row_keys {
	uint64_t sets[KEY_SETS_MAX];
	size_t count;
	uint64_t whole;
};

static struct row_keys keys_of(const struct known *k, const struct record *r)
{
	auto_arena a = { 0 };
	struct row_keys keys = { .whole = key_of_whole(k, r) };
	for (; k->kind->keys[keys.count]; keys.count++) {
		assert(keys.count < KEY_SETS_MAX);
		keys.sets[keys.count] = key_of_set(&a, k, r, keys.count);
	}
	return keys;
}

static uint64_t key_of_id(str id)
{
	return mix(SET_ID, str_hash(id));
}

static void index_one(struct work *w, struct known *k, uint64_t hash, struct known_record *record)
{
	struct key **at = &k->slots[hash & k->mask];
	size_t alike = 0;
	for (; *at; at = &(*at)->next) /* behind: the order of the ledger decides between equals */
		if ((*at)->hash == hash && ++alike == KEY_ALIKE_MAX)
			return;
	*at = arena_new(w->arena, struct key);
	**at = (struct key){ hash, record, NULL };
}

static void index_record(struct work *w, struct known *k, struct known_record *record, const struct row_keys *keys)
{
	for (size_t set = 0; set < keys->count; set++)
		if (keys->sets[set])
			index_one(w, k, keys->sets[set], record);
	index_one(w, k, keys->whole, record);
	index_one(w, k, key_of_id(record->now.id), record);
}

static struct known_record *known_put(struct work *w, struct known *k, struct known_record record, const struct row_keys *keys)
{
	struct known_record *kept = arena_new(w->arena, struct known_record);
	*kept = record;
	arena_grow(w->arena, k->records, k->count, k->room);
	k->records[k->count++] = kept;
	index_record(w, k, kept, keys);
	return kept;
}

bool known_open(struct work *w, const struct record_kind *kind, const bool *mapped, str scope, size_t rows,
                struct known *k, struct err *e)
{
	struct record_set set;
	if (!record_all(w->db, w->arena, kind, true, &set, e))
		return false;
	if (set.count)
		id_after(set.records[set.count - 1].id); /* what is added stands behind all that is there: see write.c */
	size_t slots = 1024;
	while (slots < (set.count + rows) * 4)
		slots *= 2;
	*k = (struct known){ .kind = kind, .mapped = mapped, .scope = scope, .mask = slots - 1,
		             .slots = arena_array(w->arena, struct key *, slots) };
	for (size_t i = 0; i < set.count; i++) {
		struct row_keys keys = keys_of(k, &set.records[i]);
		known_put(w, k, (struct known_record){ .was = set.records[i], .now = set.records[i] }, &keys);
	}
	return true;
}

void known_columns(struct work *w, struct known *k, const bool *mapped)
{
	bool other = memcmp(k->mapped, mapped, RECORD_COLUMNS_MAX) != 0;
	k->mapped = mapped;
	for (size_t i = 0; other && i < k->count; i++)
		index_one(w, k, key_of_whole(k, &k->records[i]->now), k->records[i]);
}

/* A cell from CP932 shows 〓 where the charset had no character: it is the kept value, not a change. */
static bool same_but_for_geta(str cell, str kept)
{
	static const str geta = T("〓");
	if (!str_has(cell, geta))
		return false;
	size_t i = 0, j = 0;
	while (i < cell.n && j < kept.n) {
		if (str_starts(str_from(cell, i), geta)) {
			i += geta.n;
			utf8_next(kept, &j);
		} else if (cell.p[i++] != kept.p[j++]) {
			return false;
		}
	}
	return i == cell.n && j == kept.n;
}

/* Two values of an identity column that both say something, and not the same. */
static bool contradicts(struct work *w, const struct record_kind *kind, const struct record *kept, const struct record *row)
{
	for (size_t i = 0; kind->columns[i].name; i++) {
		if (!(kind->columns[i].flags & COLUMN_IDENTITY) || str_eq(kept->values[i], row->values[i]) ||
		    says_nothing(kept->values[i]) || says_nothing(row->values[i]))
			continue;
		if (!same_but_for_geta(row->values[i], kept->values[i]) &&
		    !str_eq(text_fold(w->arena, kept->values[i]), text_fold(w->arena, row->values[i])))
			return true;
	}
	return false;
}

/* How well a record fits a row: 0 not at all; a free, present one with many equal values best. */
static size_t fitness(struct work *w, const struct known *k, const struct known_record *record, const struct record *r)
{
	if (contradicts(w, k->kind, &record->now, r))
		return 0;
	size_t equal = 1;
	for (size_t i = 0; k->kind->columns[i].name; i++)
		equal += k->mapped[i] && str_eq(record->now.values[i], r->values[i]);
	return equal + (record->taken ? 0 : 2000) + (record->now.gone ? 0 : 1000);
}

static struct known_record *best_of(struct work *w, const struct known *k, uint64_t hash, const struct record *r)
{
	struct known_record *best = NULL;
	size_t most = 0;
	for (const struct key *key = k->slots[hash & k->mask]; key; key = key->next) {
		size_t fit = key->hash == hash ? fitness(w, k, key->record, r) : 0;
		if (fit > most) {
			most = fit;
			best = key->record;
		}
	}
	return best;
}

static struct known_record *find_record(struct work *w, const struct known *k, const struct record *r,
                                        const struct row_keys *keys)
{
	struct known_record *taken = NULL, *found = r->id.n ? best_of(w, k, key_of_id(r->id), r) : NULL;
	if (found)
		return found;
	for (size_t set = 0; set < keys->count; set++) {
		found = keys->sets[set] ? best_of(w, k, keys->sets[set], r) : NULL;
		if (found && !found->taken)
			return found;
		taken = taken ? taken : found;
	}
	found = best_of(w, k, keys->whole, r);
	return found && (!found->taken || !taken) ? found : taken;
}

/* May a cell take the place of what is kept? An empty cell of another source clears nothing; a guest's takes only
 * empty places, or says what it measured. */
static bool takes_place(const struct known *k, const struct record *was, size_t i, str cell)
{
	bool other_source = !str_eq(was->scope, k->scope);
	if (!k->mapped[i] || same_but_for_geta(cell, was->values[i]))
		return false;
	if (!other_source)
		return true;
	return cell.n && (!k->guest || !was->values[i].n || (k->kind->columns[i].flags & COLUMN_MEASURED));
}

/* Lays the columns the file has over a record. A guest leaves the record with its own source. */
static struct record laid_over(struct work *w, const struct known *k, const struct record *was, const struct record *r)
{
	struct record now = record_copy(w->arena, k->kind, was);
	for (size_t i = 0; k->kind->columns[i].name; i++) {
		if (!takes_place(k, was, i, r->values[i]))
			continue;
		now.values[i] = r->values[i];
		record_set_link(w->arena, k->kind, &now, i, r->links[i]);
	}
	if (!k->guest || was->gone)
		now.scope = k->scope;
	now.gone = false;
	return now;
}

bool known_same(const struct record_kind *kind, const struct record *a, const struct record *b)
{
	for (size_t i = 0; kind->columns[i].name; i++)
		if (!str_eq(a->values[i], b->values[i]))
			return false;
	return true;
}

static struct compared take_new(struct work *w, struct known *k, const struct record *r, const struct row_keys *keys,
                                uint32_t number)
{
	struct id id = id_new(clock_now(w->clock));
	struct known_record record = { .now = *r, .taken = true, .number = number };
	record.now.id = arena_copy(w->arena, id_str(&id));
	record.now.scope = k->scope;
	return (struct compared){ .outcome = ROW_ADDED, .record = known_put(w, k, record, keys) };
}

/* The first of the columns in which two rows of one thing differ. */
static const struct column *differs_at(const struct record_kind *kind, const struct record *a, const struct record *b)
{
	for (size_t i = 0; kind->columns[i].name; i++)
		if (a->values[i].n && b->values[i].n && !str_eq(a->values[i], b->values[i]))
			return &kind->columns[i];
	return NULL;
}

/* A second row of the same thing: what the first left empty is filled in, where they differ the first holds. */
static struct compared take_again(struct work *w, struct known *k, struct known_record *record, const struct record *r)
{
	struct compared c = { .outcome = ROW_SAME, .record = record };
	const struct column *differs = differs_at(k->kind, &record->now, r);
	bool same_so_far = record->was.id.n && !record->was.gone && known_same(k->kind, &record->was, &record->now);
	for (size_t i = 0; k->kind->columns[i].name; i++)
		if (!record->now.values[i].n && r->values[i].n) {
			record->now.values[i] = r->values[i];
			record_set_link(w->arena, k->kind, &record->now, i, r->links[i]);
		}
	if (same_so_far && !known_same(k->kind, &record->was, &record->now))
		c.outcome = ROW_CHANGED;
	if (differs) {
		c.remark_ja = arena_fmt(w->arena, "%u行と同じ%sですが「%s」が違います。%u行の値を使いました", record->number,
		                        k->kind->words.ja, differs->words.ja, record->number);
		c.remark_en = arena_fmt(w->arena, "the same %s as row %u but \"%s\" differs; row %u's value was used",
		                        k->kind->words.en, record->number, differs->words.en, record->number);
	}
	return c;
}

struct compared known_take(struct work *w, struct known *k, const struct record *r, uint32_t number)
{
	const struct row_keys keys = keys_of(k, r);
	struct known_record *found = find_record(w, k, r, &keys);
	if (!found || (found->taken && !k->kind->also && !known_same(k->kind, &found->now, r)))
		return take_new(w, k, r, &keys, number);
	if (found->taken)
		return take_again(w, k, found, r);
	found->now = laid_over(w, k, &found->was, r);
	found->taken = true;
	found->number = number;
	if (found->was.gone)
		return (struct compared){ .outcome = ROW_BACK, .record = found };
	return (struct compared){ .outcome = known_same(k->kind, &found->was, &found->now) ? ROW_SAME : ROW_CHANGED,
		                  .record = found };
}
