/* naming.c - makers first, then operating systems, then the longest names of products that stand in a row's cells.
 * SPDX-License-Identifier: Apache-2.0 */
#include "naming.h"

#include "base/utf8.h"
#include "text.h"
#include "windows.h"

#include <string.h>

#define NAME_BYTES_MIN 2u      /* of a name that is looked for */
/* Letters, digits, kana and kanji: 電子カルテ has five. */
#define ALONE_WORDS_LENGTH 10u /* of a name of several words that needs no maker */
#define ALONE_WORD_LENGTH 9u   /* of a single word that needs none */
#define ALONE_DICTIONARY_LENGTH 4u /* of a name of the dictionary, but for an operating system in its own cell */
#define ALONE_MODEL_LENGTH 6u  /* of a model, letters and digits mixed */

struct cell {
	str written;
	struct words_of words;
	bool taken[TOKENS_MAX];
	bool main;
};

struct reading {
	const struct dictionary *d;
	const struct product_finder *finder;
	struct arena *a;
	const struct naming_row *row;
	struct naming *naming;
	str makers[NAMING_MAKERS_MAX];
	size_t maker_count;
	bool maker_told; /* the row's cell for it names one that is known */
	bool runs[NAMED_MAX];  /* each name: on apparatus whose model follows the name */
	str behind[NAMED_MAX]; /* what follows each name in its cell, and may be its version */
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- makers */

static bool is_maker(const struct reading *r, str key)
{
	for (size_t i = 0; i < r->maker_count; i++)
		if (str_eq(r->makers[i], key))
			return true;
	return false;
}

static void add_maker(struct reading *r, str key)
{
	if (key.n && !is_maker(r, key) && r->maker_count < NAMING_MAKERS_MAX)
		r->makers[r->maker_count++] = key;
}

/* A cell for the maker may be nothing but its name, known or not; or hold two. */
static void read_maker(struct reading *r, str written)
{
	str rest = written;
	if (!written.n || text_unknown(written))
		return;
	str whole = vendor_key(r->d, r->a, written);
	bool known = dictionary_vendor(r->d, whole).n > 0;
	str listed = !known && r->finder->maker ? r->finder->maker(r->finder->of, whole) : S("");
	add_maker(r, listed.n ? listed : whole);
	r->maker_told |= known || listed.n;
	while (rest.p)
		add_maker(r, dictionary_vendor(r->d, vendor_key(r->d, r->a, str_cut(&rest, S("/")))));
}

/* Makers that stand before or in a product's name. */
static void find_makers(struct reading *r, const struct cell *c)
{
	char key[NAME_BYTES_MAX];
	size_t count = c->words.tokens.count;
	for (size_t i = 0; i < count; i++)
		for (size_t n = 1; n <= NAME_TOKENS_MAX && i + n <= count; n++) {
			str maker = dictionary_vendor(r->d, words_maker_key(&c->words, i, n, key));
			if (maker.n)
				add_maker(r, maker);
		}
}

/* ---- what was named */

static struct named *named_of(struct reading *r, str key)
{
	for (size_t i = 0; i < r->naming->count; i++)
		if (str_eq(r->naming->list[i].key, key))
			return &r->naming->list[i];
	return NULL;
}

static str name_of(str key)
{
	return str_from(key, str_find(key, S(":")) + 1);
}

static str vendor_of(str key)
{
	return str_first(key, str_find(key, S(":")));
}

/* The same product may stand in two cells: what is told in one is told. */
static struct named *add_named(struct reading *r, str key, enum named_how how, str words)
{
	struct named *n = named_of(r, key);
	if (n || r->naming->count == NAMED_MAX)
		return n;
	const struct dictionary_product *p = dictionary_product_of(r->d, key);
	n = &r->naming->list[r->naming->count++];
	*n = (struct named){ .key = key, .how = p && p->system ? NAMED_SYSTEM : how, .words = words };
	n->vendor = p ? p->vendor : dictionary_vendor_id(r->d, vendor_of(key));
	n->product = p ? p->product : name_of(key);
	n->patched = p && p->patched;
	return n;
}

/* "60E", of a FortiGate, is no version. */
static bool is_apparatus(str folded)
{
	size_t digits = 0, at;
	while (digits < folded.n && digit(folded.p[digits]))
		digits++;
	for (at = digits; at < folded.n && folded.p[at] >= 'a' && folded.p[at] <= 'z';)
		at++;
	return digits && at > digits && at == folded.n;
}

static void set_version(const struct reading *r, struct named *n, str written)
{
	struct version v;
	if (n->version.n || !written.n || (r->runs[n - r->naming->list] && is_apparatus(text_fold(r->a, written))) || !version_of(written, &v))
		return;
	n->version = v;
	n->written = str_trim(written);
}

/* ---- Windows */

static void name_windows(struct reading *r, struct windows *w, str words, bool is_main)
{
	str name = windows_name(r->a, w), version = windows_version(r->a, w), keys[DICTIONARY_KEYS_MAX];
	size_t count = product_keys(r->d, r->a, S("microsoft"), name, S(""), keys);
	struct named *n = count ? add_named(r, keys[0], NAMED_SYSTEM, words) : NULL;
	if (!n)
		return;
	n->vendor = S("microsoft");
	n->product = name;
	n->main |= is_main;
	n->patched = windows_cumulative(w);
	n->family = n->patched && !w->server && !w->feature.n;
	if (version.n)
		set_version(r, n, version);
	else if (w->pack.n) {
		/* Of those that are not patched as one, the service pack is what an issuer names. */
		n->written = w->pack;
	}
}

/* The build may stand in the cell for it, where 1909 or SP1 may stand too, or in that of the version. */
static bool read_windows(struct reading *r, str cell, bool is_main)
{
	struct windows w;
	if (!cell.n || !windows_read(r->a, text_fold(r->a, arena_join(r->a, cell, S(" "), r->row->build)), &w))
		return false;
	if (!w.build.n || !windows_version(r->a, &w).n)
		windows_build(r->a, text_fold(r->a, r->row->version), &w);
	name_windows(r, &w, cell, is_main);
	return true;
}

/* ---- names within a cell */

static bool is_model(str key)
{
	bool digits = false, letters = false;
	for (size_t i = 0; i < key.n; i++) {
		digits |= digit(key.p[i]);
		letters |= (key.p[i] >= 'a' && key.p[i] <= 'z') || (unsigned char)key.p[i] >= 0x80;
	}
	return digits && letters;
}

/* How many words of a span say something, and whether one of them is not common. */
static size_t telling(const struct reading *r, const struct cell *c, size_t first, size_t n, bool *particular)
{
	size_t count = 0;
	*particular = false;
	for (size_t i = first; i < first + n; i++) {
		str word = c->words.means[i];
		count += word.n > 0;
		*particular |= word.n > 1 && !dictionary_common(r->d, word) && !str_whole(word, &(int64_t){ 0 });
	}
	return count;
}

/* Nothing else stands in the cell but makers, versions and what says nothing: then it means just this. */
static bool is_all(const struct reading *r, const struct cell *c, size_t first, size_t n)
{
	char key[NAME_BYTES_MAX];
	for (size_t i = 0; i < c->words.tokens.count; i++) {
		str word = c->words.means[i];
		bool inside = i >= first && i < first + n;
		bool maker = dictionary_vendor(r->d, words_maker_key(&c->words, i, 1, key)).n > 0;
		if (!inside && word.n && !maker && !digit(word.p[0]) && !is_maker(r, word))
			return false;
	}
	return true;
}

static bool alone(size_t words, str key)
{
	size_t length = utf8_count(key);
	return length >= (words > 1 ? ALONE_WORDS_LENGTH : is_model(key) ? ALONE_MODEL_LENGTH : ALONE_WORD_LENGTH);
}

/* Which maker's product of this name is meant. NULL: none, or nobody can tell. */
static const struct product_found *choose(const struct reading *r, const struct cell *c, size_t first, size_t n, str key,
	                                  const struct product_found *found, size_t count, enum named_how *how)
{
	bool particular;
	size_t words = telling(r, c, first, n, &particular);
	for (size_t i = 0; i < count; i++)
		if (is_maker(r, found[i].vendor)) {
			*how = found[i].series ? NAMED_SERIES : NAMED_MAKER;
			return particular || is_all(r, c, first, n) ? &found[i] : NULL;
		}
	*how = NAMED_NAME;
	bool told_otherwise = r->maker_told && words < 2 && !is_model(key);
	return count == 1 && particular && alone(words, key) && !told_otherwise ? &found[0] : NULL;
}

static str spoken(const struct cell *c, size_t first, size_t n)
{
	const char *from = c->words.tokens.list[first].text.p;
	const struct name_token *last = &c->words.tokens.list[first + n - 1];
	return (str){ from, (size_t)(last->text.p + last->text.n - from) };
}

/* "Apache 2" of "Apache 2.4.52" is no name. */
static bool cuts_version(const struct cell *c, size_t first, size_t n)
{
	const struct tokens *t = &c->words.tokens;
	size_t last = first + n - 1;
	return last + 1 < t->count && digit(t->list[last].text.p[t->list[last].text.n - 1]) && t->list[last + 1].at == t->list[last].end + 1 &&
	       t->list[last].text.p[t->list[last].text.n] == '.' && digit(t->list[last + 1].text.p[0]);
}

static bool is_taken(const struct cell *c, size_t first, size_t n)
{
	bool taken = false;
	for (size_t i = first; i < first + n; i++)
		taken |= c->taken[i];
	return taken;
}

/* The name itself, of several words, needs its maker: Exchange Server. */
static const struct dictionary_product *own_name(const struct reading *r, size_t words, str key)
{
	char full[2 * NAME_BYTES_MAX];
	const struct dictionary_product *p = NULL;
	for (size_t i = 0; i < r->maker_count && words > 1 && !p; i++) {
		str maker = r->makers[i];
		if (maker.n + 1 + key.n > sizeof full)
			continue;
		memcpy(full, maker.p, maker.n);
		full[maker.n] = ':';
		memcpy(full + maker.n + 1, key.p, key.n);
		p = dictionary_product_of(r->d, (str){ full, maker.n + 1 + key.n });
	}
	return p;
}

/* "Exchange Server 2019 CU13" is a product of its own for some, and Exchange Server in a version for others. */
static void name_without_release(struct reading *r, struct cell *c, size_t first, size_t n)
{
	char bytes[NAME_BYTES_MAX];
	for (size_t k = n - 1; k; k--) {
		const struct dictionary_product *p = NULL;
		if (digit(c->words.tokens.list[first + k].text.p[0]))
			p = own_name(r, 2, words_key(&c->words, first, k, bytes));
		struct named *named = p ? add_named(r, p->key, NAMED_DICTIONARY, spoken(c, first, k)) : NULL;
		if (!named)
			continue;
		named->main |= c->main;
		/* How far it is patched is what the cell of the version tells, not this name. */
		named->patched |= r->row->version.n && !version_goes_on(text_fold(r->a, r->row->version));
		r->behind[named - r->naming->list] = spoken(c, first + k, c->words.tokens.count - first - k);
		return;
	}
}

static struct named *put_named(struct reading *r, struct cell *c, size_t first, size_t n, str key, enum named_how how)
{
	struct named *named = add_named(r, key, how, spoken(c, first, n));
	if (!named)
		return NULL;
	named->main |= c->main;
	if (how == NAMED_SERIES)
		return named;
	for (size_t i = first; i < first + n; i++)
		c->taken[i] = true;
	if (first + n < c->words.tokens.count)
		r->behind[named - r->naming->list] = spoken(c, first + n, c->words.tokens.count - first - n);
	return named;
}

/* FortiGate 100F: which model it is says nothing about what runs on it. */
static void take_model(struct cell *c, size_t at)
{
	if (at < c->words.tokens.count && is_model(c->words.means[at]))
		c->taken[at] = true;
}

static bool try_dictionary(struct reading *r, struct cell *c, size_t first, size_t n, str key)
{
	const struct dictionary_product *p = dictionary_product(r->d, key), *meant = NULL;
	bool particular;
	if (!p && !(p = own_name(r, n, key)))
		return false;
	telling(r, c, first, n, &particular);
	for (const struct dictionary_product *one = p; one && !meant; one = one->other)
		meant = is_maker(r, vendor_of(one->key)) ? one : NULL;
	bool short_name = c->main && utf8_count(key) < ALONE_DICTIONARY_LENGTH && !str_eq(vendor_of(p->key), key);
	if (!meant && ((!p->other && particular && !short_name) || p->corrected))
		meant = p;
	if (!meant)
		return false;
	struct named *named = put_named(r, c, first, n, meant->key, meant->system ? NAMED_SYSTEM : NAMED_DICTIONARY);
	if (named)
		r->runs[named - r->naming->list] |= meant->runs;
	if (meant->runs)
		take_model(c, first + n);
	return true;
}

/* TZ370, FG40F: a model glued to a short name of its maker's; or apart from it ("NSa 2650"), where the apparatus is known by its own
 * name too. */
static void try_glued(struct reading *r, struct cell *c, size_t at)
{
	str word = c->words.means[at];
	size_t letters = 0;
	while (letters < word.n && word.p[letters] >= 'a' && word.p[letters] <= 'z')
		letters++;
	str next = at + 1 < c->words.tokens.count ? c->words.means[at + 1] : S("");
	str model = letters < word.n ? str_from(word, letters) : c->taken[at] ? next : S("");
	if (letters < NAME_BYTES_MIN || !model.n || !digit(model.p[0]))
		return;
	for (const struct dictionary_product *p = dictionary_product(r->d, str_first(word, letters)); p; p = p->other)
		if (p->runs && is_maker(r, vendor_of(p->key))) {
			struct named *named = add_named(r, p->key, NAMED_DICTIONARY, c->words.tokens.list[at].text);
			if (named) {
				named->main |= c->main;
				r->runs[named - r->naming->list] = true;
			}
			return;
		}
}

static bool try_products(struct reading *r, struct cell *c, size_t first, size_t n, str key)
{
	struct product_found found[NAMING_FOUND_MAX];
	enum named_how how;
	size_t count = r->finder->find(r->finder->of, key, found, NAMING_FOUND_MAX);
	const struct product_found *meant = count ? choose(r, c, first, n, key, found, count, &how) : NULL;
	if (!meant || (is_taken(c, first, n) && how != NAMED_SERIES))
		return false;
	put_named(r, c, first, n, arena_fmt(r->a, "%.*s:%.*s", P(meant->vendor), P(meant->name.n ? meant->name : key)), how);
	if (n > 1)
		name_without_release(r, c, first, n);
	return true;
}

static bool put_series(struct reading *r, struct cell *c, size_t first, size_t n, str series)
{
	struct product_found found[NAMING_FOUND_MAX];
	size_t count = r->finder->find(r->finder->of, series, found, NAMING_FOUND_MAX);
	bool put = false;
	for (size_t i = 0; i < count; i++)
		if (found[i].series && is_maker(r, found[i].vendor))
			put |= put_named(r, c, first, n, arena_fmt(r->a, "%.*s:%.*s", P(found[i].vendor), P(series)), NAMED_SERIES) != NULL;
	return put;
}

/* LBP673C belongs to the LBP670C series, MF755Cdw to the MF750C series: a maker writes a 0 for the digit that differs, and
 * leaves out the last letters. */
static void try_series(struct reading *r, struct cell *c, size_t first, size_t n, str key)
{
	char of_series[NAME_BYTES_MAX];
	size_t last = key.n, end = key.n;
	while (last && !(digit(key.p[last - 1]) && key.p[last - 1] != '0'))
		last--;
	if (!is_model(key) || !last || is_taken(c, first, n) || !r->maker_count)
		return;
	memcpy(of_series, key.p, key.n);
	of_series[last - 1] = '0';
	while (end > last && !put_series(r, c, first, n, (str){ of_series, end }) && !digit(of_series[end - 1]))
		end--;
}

static void try_name(struct reading *r, struct cell *c, size_t first, size_t n, str key)
{
	if (cuts_version(c, first, n))
		return;
	bool named = !is_taken(c, first, n) && try_dictionary(r, c, first, n, key);
	if (!named && n == 1)
		try_glued(r, c, first);
	if (!named && !try_products(r, c, first, n, key))
		try_series(r, c, first, n, key);
}

/* "2.4.52": of several products in one cell each stands before its version. */
static bool version_follows(const struct cell *c, size_t at)
{
	const struct name_token *one = at + 1 < c->words.tokens.count ? &c->words.tokens.list[at] : NULL;
	return one && digit(one->text.p[0]) && one[1].at == one->end + 1 && one->text.p[one->text.n] == '.' && digit(one[1].text.p[0]);
}

/* Longest names first, so that SQL Server 2019 is not SQL. A name that is a maker's own ("Apache") means a product only where
 * nothing else is named. */
static void name_cell(struct reading *r, struct cell *c)
{
	char bytes[NAME_BYTES_MAX], maker[NAME_BYTES_MAX];
	size_t count = c->words.tokens.count, before = r->naming->count;
	for (size_t n = count > NAME_TOKENS_MAX ? NAME_TOKENS_MAX : count; n; n--)
		for (size_t i = 0; i + n <= count; i++) {
			str key = words_key(&c->words, i, n, bytes);
			if (key.n >= NAME_BYTES_MIN && c->words.means[i].n && c->words.means[i + n - 1].n &&
			    !dictionary_vendor(r->d, words_maker_key(&c->words, i, n, maker)).n)
				try_name(r, c, i, n, key);
		}
	for (size_t n = count > NAME_TOKENS_MAX ? NAME_TOKENS_MAX : count; n; n--)
		for (size_t i = 0; i + n <= count; i++)
			if ((r->naming->count == before || version_follows(c, i + n)) && !is_taken(c, i, n))
				try_name(r, c, i, n, words_key(&c->words, i, n, bytes));
}

/* ForitGate */
static void name_slips(struct reading *r, struct cell *c)
{
	for (size_t i = 0; i < c->words.tokens.count; i++)
		for (size_t k = 0; k < r->maker_count; k++) {
			const struct dictionary_product *p = dictionary_slip(r->d, r->makers[k], c->words.means[i]);
			struct named *named = p ? put_named(r, c, i, 1, p->key, p->system ? NAMED_SYSTEM : NAMED_DICTIONARY) : NULL;
			if (named)
				r->runs[named - r->naming->list] |= p->runs;
		}
}

static struct cell cell_of(struct reading *r, str written, bool is_main)
{
	struct cell c = { .written = written, .main = is_main };
	dictionary_words(r->d, r->a, written, &c.words);
	return c;
}

/* What the cell named first, beyond what was there before. */
static struct named *name_written(struct reading *r, str written, bool is_main)
{
	size_t before = r->naming->count;
	if (!written.n || text_unknown(written))
		return NULL;
	struct cell c = cell_of(r, written, is_main);
	name_cell(r, &c);
	if (is_main && !r->naming->count)
		name_slips(r, &c);
	return r->naming->count > before ? &r->naming->list[before] : NULL;
}

/* ---- the row */

/* A model may stand where a version is expected: then it is part of the name. */
static struct named *name_with_model(struct reading *r, str name, str model)
{
	struct version v;
	if (!name.n || !is_model(text_key(r->a, model)) || version_of(model, &v))
		return NULL;
	struct named *named = name_written(r, arena_join(r->a, name, S(" "), model), true);
	struct named *other = name_written(r, arena_join(r->a, model, S(" "), name), true);
	return named ? named : other;
}

static str first_of(str one, str two)
{
	return one.n && !text_unknown(one) ? one : two;
}

/* "ColdFusion 2021" and "Update 5" in the next cell are one version. */
static str with_behind(struct reading *r, const struct named *n, str written)
{
	str behind = r->behind[n - r->naming->list];
	struct version v;
	size_t bytes = version_goes_on(text_fold(r->a, written)) ? version_read(behind, &v) : 0;
	return bytes && digit(behind.p[0]) ? arena_join(r->a, str_first(behind, bytes), S(" "), written) : written;
}

/* What runs on an apparatus has the apparatus's version. A system for all kinds of use has its own. */
static void give_systems(struct reading *r, size_t from_os)
{
	const struct naming_row *row = r->row;
	bool named = false;
	for (size_t i = 0; i < from_os; i++)
		named |= r->naming->list[i].how == NAMED_DICTIONARY && !r->runs[i];
	for (size_t i = 0; i < r->naming->count; i++) {
		struct named *n = &r->naming->list[i];
		bool firmware = r->runs[i] || (i >= from_os && n->how != NAMED_SYSTEM);
		bool system = n->how == NAMED_SYSTEM && !n->family && !str_eq(n->vendor, S("microsoft")) && !named &&
		              (!row->software.n || (!n->patched && is_maker(r, vendor_of(n->key))));
		if (firmware)
			set_version(r, n, first_of(row->firmware, row->version));
		else if (system)
			set_version(r, n, first_of(row->build, row->version));
	}
}

/* The version in the row is that of its software; of its model where it names no software. */
static void give_versions(struct reading *r, struct named *model, struct named *software, size_t from_os)
{
	const struct naming_row *row = r->row;
	if (software)
		set_version(r, software, with_behind(r, software, row->version));
	if (model)
		set_version(r, model, software && software != model ? row->firmware : first_of(row->firmware, row->version));
	give_systems(r, from_os);
}

/* "24T" behind the name of a switch is a model; "2016 CU22", "8 Update 202" are versions. */
static bool may_be_version(const struct named *n, str written)
{
	bool dotted = str_has(written, S("."));
	if (!written.n || n->how == NAMED_SYSTEM)
		return written.n;
	return (digit(written.p[0]) || dotted) && (!is_model(written) || dotted || str_has(written, S(" ")));
}

/* The version that follows a name in its cell ("ESXi 6.7 U3", "Ubuntu 18.04"), where no cell of its own tells one. "V2" alone
 * behind the name of an apparatus is its second edition. */
static void read_behind(struct reading *r)
{
	for (size_t i = 0; i < r->naming->count; i++) {
		struct named *n = &r->naming->list[i];
		struct version v;
		str written = str_first(r->behind[i], n->version.n || n->family ? 0 : version_read(r->behind[i], &v));
		if (!may_be_version(n, written))
			continue;
		str whole = n->main && n->how == NAMED_DICTIONARY ? with_behind(r, n, r->row->version) : S("");
		bool joined = version_goes_on(text_fold(r->a, r->row->version)) && version_of(whole, &v);
		n->version = v;
		n->written = joined ? whole : written;
	}
}

static void find_all_makers(struct reading *r)
{
	const str cells[] = { r->row->model, r->row->software, r->row->os };
	read_maker(r, r->row->maker);
	read_maker(r, r->row->publisher);
	struct cell maker = cell_of(r, r->row->maker, false);
	find_makers(r, &maker);
	for (size_t i = 0; i < LENGTH(cells); i++) {
		struct cell c = cell_of(r, cells[i], false);
		find_makers(r, &c);
	}
}

static bool is_spoken_of(const struct reading *r, str key)
{
	struct product_found found[NAMING_FOUND_MAX];
	size_t count = r->finder->find(r->finder->of, name_of(key), found, NAMING_FOUND_MAX);
	for (size_t i = 0; i < count; i++)
		if (str_eq(found[i].vendor, vendor_of(key)))
			return true;
	return false;
}

/* A row is about its product, or, where no advisory ever spoke of that or it is a computer, about the system it runs on. */
static void settle_main(struct reading *r)
{
	bool any = false;
	for (size_t i = 0; i < r->naming->count; i++) {
		struct named *n = &r->naming->list[i];
		bool computer = n->how != NAMED_SYSTEM && dictionary_computer(r->d, name_of(n->key));
		n->main = n->main && !computer && (n->how == NAMED_SYSTEM || is_spoken_of(r, n->key));
		any |= n->main;
	}
	for (size_t i = 0; i < r->naming->count && !any; i++)
		r->naming->list[i].main = r->naming->list[i].how == NAMED_SYSTEM || r->naming->count == 1;
}

void naming_read(const struct dictionary *d, const struct product_finder *finder, struct arena *a, const struct naming_row *row,
	         struct naming *naming)
{
	struct reading r = { .d = d, .finder = finder, .a = a, .row = row, .naming = naming };
	naming->count = 0;
	find_all_makers(&r);
	struct named *software = name_written(&r, row->software, true);
	struct named *with = name_with_model(&r, first_of(row->software, row->model), row->version);
	struct named *model = name_written(&r, row->model, true);
	software = software ? software : with;
	bool windows = read_windows(&r, row->os, false) || read_windows(&r, row->software, false) || read_windows(&r, row->model, false);
	size_t from_os = naming->count;
	if (!windows)
		name_written(&r, row->os, false);
	give_versions(&r, model, software, from_os);
	read_behind(&r);
	settle_main(&r);
}
