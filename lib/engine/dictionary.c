/* dictionary.c - reading the dictionary, and the keys of names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "dictionary.h"

#include "base/utf8.h"
#include "text.h"
#include "windows.h"

#include <string.h>

#define FIELDS_MAX 5u
#define COMPANY_TOKENS_MAX 3u
#define OWN_NAME_BYTES_MIN 5u /* of a product's own name that counts as one of its names */
#define SLIP_BYTES_MIN 7u  /* of a name in which a slip is forgiven */
#define BRAND_BYTES_MIN 4u /* of a brand that a model may be glued to */

struct vendor {
	str id, key;
};

struct dictionary {
	struct arena *a;
	LIST_OF(struct vendor) vendors;
	LIST_OF(struct dictionary_product) products;
	LIST_OF(str) words;
	struct names vendor_names, product_names, own_names, shared_names, computers, corrected, full_names, word_names, company, drop, common, renamed, built_in;
	LIST_OF(str) company_kanji; /* stand within a word: 株式会社東芝 */
	LIST_OF(str) new_names;     /* of renamed */
	bool correcting;
};

struct dictionary *dictionary_open(struct arena *a)
{
	struct dictionary *d = arena_new(a, struct dictionary);
	d->a = a;
	return d;
}

/* ---- words */

static bool in(const struct names *n, str word)
{
	return names_find(n, word) != NAME_NONE;
}

static bool has_digit(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

/* 株式会社 and its kin, which no blank parts from the name, become one. */
static str without_company(const struct dictionary *d, struct arena *a, str s)
{
	for (size_t i = 0; i < d->company_kanji.count; i++) {
		str form = d->company_kanji.list[i];
		size_t at = str_find(s, form);
		if (at < s.n)
			s = arena_fmt(a, "%.*s %.*s", P(str_first(s, at)), P(str_from(s, at + form.n)));
	}
	return s;
}

/* How much of a word is a brand that the rest, a model, is glued to. */
static size_t brand_of(const struct dictionary *d, str word)
{
	for (size_t n = word.n - 1; n >= BRAND_BYTES_MIN && n < word.n; n--) {
		str head = str_first(word, n);
		bool number = word.p[n] >= '0' && word.p[n] <= '9', letter_before = head.p[n - 1] > '9';
		if (letter_before && (in(&d->drop, head) || (number && (in(&d->vendor_names, head) || in(&d->product_names, head)))))
			return n;
	}
	return 0;
}

static void split_brands(const struct dictionary *d, struct tokens *t)
{
	for (size_t i = 0; i < t->count && t->count < TOKENS_MAX; i++) {
		struct name_token *one = &t->list[i];
		size_t n = one->text.n > BRAND_BYTES_MIN && (unsigned char)one->text.p[0] < 0x80 && has_digit(one->text) ? brand_of(d, one->text) : 0;
		if (!n)
			continue;
		memmove(one + 2, one + 1, (t->count - i - 1) * sizeof *one);
		one[1] = (struct name_token){ str_from(one->text, n), one->at + n, one->end };
		one[0] = (struct name_token){ str_first(one->text, n), one->at, one->at + n };
		t->count++;
	}
}

/* The longest known word that a text begins with. */
static size_t word_bytes(const struct dictionary *d, str s)
{
	for (size_t n = s.n; n; n--)
		if (in(&d->word_names, str_first(s, n)))
			return n;
	return 0;
}

static bool is_made_of_words(const struct dictionary *d, str s)
{
	for (size_t n = 1; s.n && n; s = str_from(s, n))
		n = word_bytes(d, s);
	return !s.n;
}

/* リモートサービス is two words: kana that is made of nothing but words. */
static void split_kana(const struct dictionary *d, struct tokens *t)
{
	for (size_t i = 0; i < t->count && t->count < TOKENS_MAX; i++) {
		struct name_token *one = &t->list[i];
		size_t n = one->text.n && (unsigned char)one->text.p[0] >= 0x80 ? word_bytes(d, one->text) : 0;
		if (!n || n == one->text.n || !is_made_of_words(d, one->text))
			continue;
		memmove(one + 2, one + 1, (t->count - i - 1) * sizeof *one);
		one[1] = (struct name_token){ str_from(one->text, n), one->at + n, one->end };
		one[0] = (struct name_token){ str_first(one->text, n), one->at, one->at + n };
		t->count++;
	}
}

/* "Cumulative Update 23" is CU23. */
static void shorten_updates(struct words_of *words)
{
	for (size_t i = 0; i + 1 < words->tokens.count; i++)
		if (str_eq(words->means[i], S("cumulative")) && str_eq(words->means[i + 1], S("update"))) {
			words->means[i] = S("cu");
			words->means[i + 1] = S("");
		}
}

void dictionary_words(const struct dictionary *d, struct arena *a, str written, struct words_of *words)
{
	tokens_read(without_company(d, a, text_fold(a, written)), &words->tokens);
	split_brands(d, &words->tokens);
	split_kana(d, &words->tokens);
	for (size_t i = 0; i < words->tokens.count; i++) {
		str word = words->plain[i] = words->tokens.list[i].text;
		size_t at = names_find(&d->word_names, word);
		word = at == NAME_NONE ? word : d->words.list[at];
		words->means[i] = in(&d->drop, word) ? S("") : word;
	}
	shorten_updates(words);
}

static str put_together(const str *words, size_t n, char to[NAME_BYTES_MAX])
{
	size_t at = 0;
	for (size_t i = 0; i < n; i++) {
		if (at + words[i].n > NAME_BYTES_MAX)
			return S("");
		if (words[i].n)
			memcpy(to + at, words[i].p, words[i].n);
		at += words[i].n;
	}
	return (str){ to, at };
}

static size_t within(const struct words_of *words, size_t first, size_t n)
{
	size_t left = first < words->tokens.count ? words->tokens.count - first : 0;
	return n < left ? n : left;
}

str words_key(const struct words_of *words, size_t first, size_t n, char to[NAME_BYTES_MAX])
{
	return put_together(words->means + first, within(words, first, n), to);
}

str words_maker_key(const struct words_of *words, size_t first, size_t n, char to[NAME_BYTES_MAX])
{
	return put_together(words->plain + first, within(words, first, n), to);
}

static str key_of(const struct dictionary *d, struct arena *a, str written)
{
	struct words_of words;
	char key[NAME_BYTES_MAX];
	dictionary_words(d, a, written, &words);
	return arena_copy(a, words_key(&words, 0, words.tokens.count, key));
}

/* "Co., Ltd." is several words: the longest form goes first. What is nothing but a form stays. */
static str maker_key_of(const struct dictionary *d, struct arena *a, str written)
{
	struct words_of words;
	char key[NAME_BYTES_MAX];
	dictionary_words(d, a, written, &words);
	str whole = arena_copy(a, words_maker_key(&words, 0, words.tokens.count, key));
	for (size_t n = COMPANY_TOKENS_MAX; n; n--)
		for (size_t i = 0; i + n <= words.tokens.count; i++)
			if (in(&d->company, words_maker_key(&words, i, n, key)))
				for (size_t k = i; k < i + n; k++)
					words.plain[k] = S("");
	str bare = arena_copy(a, words_maker_key(&words, 0, words.tokens.count, key));
	return bare.n ? bare : whole;
}

/* ---- makers */

str dictionary_vendor(const struct dictionary *d, str key)
{
	size_t at = names_find(&d->vendor_names, key);
	return at == NAME_NONE ? S("") : d->vendors.list[at].key;
}

str dictionary_vendor_id(const struct dictionary *d, str key)
{
	size_t at = names_find(&d->vendor_names, key);
	return at == NAME_NONE ? key : d->vendors.list[at].id;
}

str vendor_key(const struct dictionary *d, struct arena *a, str written)
{
	str key = maker_key_of(d, a, written), known = dictionary_vendor(d, key);
	return known.n ? known : str_eq(key, S("na")) ? S("") : key;
}

bool dictionary_common(const struct dictionary *d, str word)
{
	return in(&d->common, word);
}

bool dictionary_computer(const struct dictionary *d, str name)
{
	bool computer = false;
	for (size_t n = 1; n <= name.n && !computer; n++)
		computer = in(&d->computers, str_first(name, n));
	return computer;
}

/* ---- products */

const struct dictionary_product *dictionary_product(const struct dictionary *d, str key)
{
	size_t at = names_find(&d->corrected, key);
	at = at == NAME_NONE ? names_find(&d->product_names, key) : at;
	at = at == NAME_NONE && key.n >= OWN_NAME_BYTES_MIN && !in(&d->shared_names, key) ? names_find(&d->own_names, key) : at;
	return at == NAME_NONE ? NULL : &d->products.list[at];
}

const struct dictionary_product *dictionary_product_of(const struct dictionary *d, str full)
{
	size_t at = names_find(&d->full_names, full);
	return at == NAME_NONE ? NULL : &d->products.list[at];
}

static size_t same_bytes(str a, str b)
{
	size_t n = 0;
	while (n < a.n && n < b.n && a.p[n] == b.p[n])
		n++;
	return n;
}

static bool is_slip(str name, str word)
{
	size_t n = same_bytes(name, word);
	str a = str_from(name, n), b = str_from(word, n);
	bool swapped = a.n > 1 && b.n > 1 && a.p[0] == b.p[1] && a.p[1] == b.p[0] && str_eq(str_from(a, 2), str_from(b, 2));
	return swapped || (a.n && b.n && str_eq(str_from(a, 1), str_from(b, 1))) || str_eq(a, str_from(b, 1)) || str_eq(str_from(a, 1), b);
}

const struct dictionary_product *dictionary_slip(const struct dictionary *d, str vendor, str word)
{
	for (size_t i = 0; i < d->products.count; i++) {
		const struct dictionary_product *p = &d->products.list[i];
		bool near = p->name.n + 1 >= word.n && p->name.n <= word.n + 1;
		if (near && p->name.n >= SLIP_BYTES_MIN && is_slip(p->name, word) && str_eq(str_first(p->key, str_find(p->key, S(":"))), vendor))
			return p;
	}
	return NULL;
}

str product_renamed(const struct dictionary *d, str key)
{
	size_t at = names_find(&d->renamed, key);
	return at == NAME_NONE ? key : d->new_names.list[at];
}

bool product_built_in(const struct dictionary *d, str component, str system)
{
	char key[2 * NAME_BYTES_MAX];
	if (component.n + system.n + 1 > sizeof key)
		return false;
	memcpy(key, component.p, component.n);
	key[component.n] = ' ';
	memcpy(key + component.n + 1, system.p, system.n);
	return in(&d->built_in, (str){ key, component.n + 1 + system.n });
}

static str joined(struct arena *a, str vendor, str product)
{
	return arena_fmt(a, "%.*s:%.*s", P(vendor), P(product));
}

/* The words of a product's name without its maker's before them, where something is left. */
static str name_key(const struct dictionary *d, struct arena *a, str vendor, const struct words_of *words)
{
	char key[NAME_BYTES_MAX];
	size_t first = 0, count = words->tokens.count;
	for (size_t n = count > NAME_TOKENS_MAX ? NAME_TOKENS_MAX : count; n && !first; n--)
		if (n < count && str_eq(dictionary_vendor(d, words_maker_key(words, 0, n, key)), vendor) && vendor.n &&
		    words_key(words, n, count - n, key).n)
			first = n;
	if (!first && vendor.n && count > 1 && str_eq(words->plain[0], vendor) && words_key(words, 1, count - 1, key).n)
		first = 1;
	return arena_copy(a, words_key(words, first, count - first, key));
}

static str one_key(const struct dictionary *d, struct arena *a, str vendor, str product)
{
	struct words_of words;
	struct windows w;
	if (str_eq(vendor, S("microsoft")) && windows_read(a, text_fold(a, product), &w))
		return joined(a, vendor, key_of(d, a, windows_name(a, &w)));
	dictionary_words(d, a, product, &words);
	if (!vendor.n) {
		char key[NAME_BYTES_MAX];
		for (size_t n = words.tokens.count > NAME_TOKENS_MAX ? NAME_TOKENS_MAX : words.tokens.count; n && !vendor.n; n--)
			vendor = dictionary_vendor(d, words_maker_key(&words, 0, n, key));
	}
	str name = name_key(d, a, vendor, &words);
	return name.n ? product_renamed(d, joined(a, vendor, name)) : S("");
}

static size_t put_key(str key, str *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(keys[i], key))
			return count;
	if (key.n && count < DICTIONARY_KEYS_MAX)
		keys[count++] = key;
	return count;
}

/* What an issuer writes may be one of the names in the dictionary: Ivanti's "ICS". */
static str known_key(const struct dictionary *d, str key)
{
	size_t colon = str_find(key, S(":"));
	for (const struct dictionary_product *p = dictionary_product(d, str_from(key, colon + 1)); p; p = p->other)
		if (str_eq(str_first(p->key, str_find(p->key, S(":"))), str_first(key, colon)))
			return p->key;
	return key;
}

static size_t put_name(const struct dictionary *d, struct arena *a, str vendor, str name, str *keys, size_t count)
{
	str whole = joined(a, vendor, key_of(d, a, name)), known = known_key(d, whole);
	return put_key(str_eq(known, whole) ? known_key(d, one_key(d, a, vendor, name)) : known, keys, count);
}

/* Alternatives are both words, or both models of about one length: behind LAN-W300N/DR and LAN-W300N/PR5 stand no names. */
static bool alike(str both)
{
	str first = str_cut(&both, S("/"));
	bool digits = has_digit(first);
	while (both.p) {
		str other = str_cut(&both, S("/"));
		if (has_digit(other) != digits || (digits && 2 * other.n < first.n))
			return false;
	}
	return true;
}

/* "Proself Enterprise/Standard Edition" is two names, besides itself ("TCP/IP"). */
static size_t put_alternatives(const struct dictionary *d, struct arena *a, str vendor, str name, str *keys, size_t count)
{
	size_t slash = str_find(name, S("/")), begin = slash, end = slash;
	count = put_name(d, a, vendor, name, keys, count);
	if (slash == name.n)
		return count;
	while (begin && name.p[begin - 1] != ' ')
		begin--;
	while (end < name.n && name.p[end] != ' ')
		end++;
	str both = { name.p + begin, end - begin };
	for (str rest = alike(both) ? both : (str){ 0 }; rest.p;) {
		str one = str_cut(&rest, S("/"));
		str whole = arena_fmt(a, "%.*s%.*s%.*s", P(str_first(name, begin)), P(one), P(str_from(name, end)));
		count = put_name(d, a, vendor, str_trim(whole), keys, count);
	}
	return count;
}

/* "e-Gov Client Application (Windows version)" without its remark; the whole where there is none. */
static str without_remark(str name)
{
	str bare = str_trim(str_first(name, str_find(name, S(" ("))));
	return bare.n ? bare : name;
}

static const str between[] = { T(", "), T(" and "), T("、"), T("; "), T(" & "), T("および"), T("及び") };

static size_t between_at(str s)
{
	for (size_t i = 0; i < LENGTH(between); i++)
		if (str_starts(s, between[i]))
			return between[i].n;
	return 0;
}

/* What stands in brackets is one remark, whatever is in it. */
static str next_name(str *rest)
{
	int depth = 0;
	size_t at = 0, skip = 0;
	for (; at < rest->n; at++) {
		depth += (rest->p[at] == '(') - (rest->p[at] == ')' && depth);
		skip = depth ? 0 : between_at(str_from(*rest, at));
		if (skip)
			break;
	}
	str name = str_trim(str_first(*rest, at));
	*rest = skip ? str_from(*rest, at + skip) : (str){ 0 };
	return name;
}

static bool ends_with_name(str key, str about)
{
	size_t colon = str_find(key, S(":"));
	return str_eq(str_from(key, colon + 1), about);
}

/* Of several products only the one that the words about the versions name. */
static size_t only(const struct dictionary *d, struct arena *a, str about, str *keys, size_t count)
{
	str name = about.n ? key_of(d, a, about) : S("");
	for (size_t i = 0; i < count && count > 1 && name.n; i++)
		if (ends_with_name(keys[i], name)) {
			keys[0] = keys[i];
			return 1;
		}
	return count;
}

/* "Windows Server 2022, 23H2 Edition" is one product, and not Windows Server 2022. */
static bool one_windows(struct arena *a, str product)
{
	struct windows whole, first;
	str rest = product;
	return windows_read(a, text_fold(a, product), &whole) && whole.feature.n && windows_read(a, text_fold(a, next_name(&rest)), &first) && rest.p &&
	       !first.feature.n;
}

/* One of a list, and the same without its remark, where the dictionary does not know it by the whole. */
static size_t put_listed(const struct dictionary *d, struct arena *a, str maker, str name, str *keys, size_t count)
{
	str key = one_key(d, a, maker, name), bare = without_remark(name);
	count = put_alternatives(d, a, maker, name, keys, count);
	return bare.n < name.n && str_eq(known_key(d, key), key) ? put_alternatives(d, a, maker, bare, keys, count) : count;
}

size_t product_keys(const struct dictionary *d, struct arena *a, str vendor, str product, str about, str keys[DICTIONARY_KEYS_MAX])
{
	str maker = vendor_key(d, a, vendor);
	size_t count = put_name(d, a, maker, product, keys, 0);
	if (str_eq(maker, S("microsoft")) && one_windows(a, product))
		return count;
	for (str rest = product; rest.p && count < DICTIONARY_KEYS_MAX;)
		count = put_listed(d, a, maker, next_name(&rest), keys, count);
	return only(d, a, about, keys, count);
}

/* ---- the lines */

struct line {
	str fields[FIELDS_MAX];
	size_t count;
};

static str next_alias(str *list)
{
	return str_trim(str_cut(list, S("|")));
}

static bool take_vendor(struct dictionary *d, const struct line *l)
{
	struct vendor v = { .id = arena_copy(d->a, l->fields[1]), .key = maker_key_of(d, d->a, l->fields[1]) };
	size_t at = names_find(&d->vendor_names, v.key);
	if (at == NAME_NONE) {
		at = d->vendors.count;
		arena_grow(d->a, d->vendors.list, d->vendors.count, d->vendors.room);
		d->vendors.list[d->vendors.count++] = v;
		names_put(&d->vendor_names, d->a, v.key, at);
	}
	for (str rest = l->fields[2]; rest.p;) {
		str key = maker_key_of(d, d->a, next_alias(&rest));
		size_t other = names_find(&d->vendor_names, key);
		if (key.n && other != NAME_NONE && other != at)
			return false; /* nobody could tell which of the two is meant */
		if (key.n)
			names_put(&d->vendor_names, d->a, key, at);
	}
	return true;
}

static bool take_word(struct dictionary *d, const struct line *l)
{
	str means = arena_copy(d->a, l->fields[1]);
	for (str rest = l->fields[2]; rest.p;) {
		arena_grow(d->a, d->words.list, d->words.count, d->words.room);
		d->words.list[d->words.count] = means;
		names_put(&d->word_names, d->a, arena_copy(d->a, text_fold(d->a, next_alias(&rest))), d->words.count++);
	}
	return true;
}

typedef str words_joiner(const struct words_of *words, size_t first, size_t n, char to[NAME_BYTES_MAX]);

/* Puts the words of each entry together. */
static bool take_joined(struct dictionary *d, struct names *to, words_joiner *join, const struct line *l)
{
	for (str rest = l->fields[1]; rest.p;) {
		struct words_of words;
		char bytes[NAME_BYTES_MAX];
		dictionary_words(d, d->a, next_alias(&rest), &words);
		str key = arena_copy(d->a, join(&words, 0, words.tokens.count, bytes));
		if (key.n)
			names_put(to, d->a, key, 1);
	}
	return true;
}

static bool take_company(struct dictionary *d, const struct line *l)
{
	for (str rest = l->fields[1]; rest.p;) {
		str form = arena_copy(d->a, text_fold(d->a, next_alias(&rest)));
		if (form.n && (unsigned char)form.p[0] >= 0x80 && utf8_count(form) > 1) {
			arena_grow(d->a, d->company_kanji.list, d->company_kanji.count, d->company_kanji.room);
			d->company_kanji.list[d->company_kanji.count++] = form;
		}
	}
	return take_joined(d, &d->company, words_maker_key, l);
}

static bool take_drop(struct dictionary *d, const struct line *l)
{
	return take_joined(d, &d->drop, words_key, l);
}

static bool take_common(struct dictionary *d, const struct line *l)
{
	return take_joined(d, &d->common, words_key, l);
}

static bool take_computer(struct dictionary *d, const struct line *l)
{
	return take_joined(d, &d->computers, words_key, l);
}

static void put_alias(struct dictionary *d, str alias, size_t at)
{
	str key = key_of(d, d->a, str_ends(alias, S("*")) ? str_first(alias, alias.n - 1) : alias);
	d->products.list[at].name = key;
	size_t there = names_find(&d->product_names, key);
	if (!key.n)
		return;
	if (d->correcting || there == NAME_NONE) {
		names_put(d->correcting ? &d->corrected : &d->product_names, d->a, key, at);
		return;
	}
	/* The same name of two makers: a chain, whose links are copies, since one product has many names. */
	struct dictionary_product link = d->products.list[at];
	link.other = d->products.list[there].other;
	struct dictionary_product *kept = arena_new(d->a, struct dictionary_product);
	*kept = link;
	if (str_eq(d->products.list[there].key, link.key))
		d->products.list[there].runs |= link.runs;
	else
		d->products.list[there].other = kept;
}

/* What several makers call a product of theirs is nobody's by itself. */
static void put_own_name(struct dictionary *d, str key)
{
	str name = str_from(key, str_find(key, S(":")) + 1);
	size_t there = names_find(&d->own_names, name);
	if (there == NAME_NONE)
		names_put(&d->own_names, d->a, name, d->products.count - 1);
	else if (!str_eq(d->products.list[there].key, key))
		names_put(&d->shared_names, d->a, name, there);
}

static bool take_product(struct dictionary *d, const struct line *l)
{
	bool system = str_eq(l->fields[0], S("system"));
	str vendor = vendor_key(d, d->a, l->fields[1]);
	struct dictionary_product p = { .vendor = dictionary_vendor_id(d, vendor), .product = arena_copy(d->a, l->fields[2]), .system = system, .corrected = d->correcting,
		                        .patched = system && str_eq(str_trim(l->fields[4]), S("patched")) };
	p.key = one_key(d, d->a, vendor, p.product);
	if (d->correcting && str_eq(p.product, S("-"))) {
		p.vendor = p.product;
		p.key = S(NAMED_NOTHING);
	}
	for (str rest = l->fields[3]; rest.p && p.key.n;) {
		/* One entry for each name, because names chain. */
		arena_grow(d->a, d->products.list, d->products.count, d->products.room);
		str alias = next_alias(&rest);
		p.runs = str_ends(alias, S("*"));
		d->products.list[d->products.count] = p;
		names_put(&d->full_names, d->a, p.key, d->products.count);
		put_alias(d, alias, d->products.count++);
	}
	if (p.key.n)
		put_own_name(d, p.key);
	return p.key.n;
}

/* "fortinet:fortios", as the keys of its two halves. */
static str read_pair(struct dictionary *d, str written)
{
	size_t colon = str_find(written, S(":"));
	str vendor = vendor_key(d, d->a, str_first(written, colon));
	return colon < written.n ? one_key(d, d->a, vendor, str_from(written, colon + 1)) : S("");
}

static bool take_renamed(struct dictionary *d, const struct line *l)
{
	str now = read_pair(d, l->fields[1]);
	for (size_t i = 2; i < l->count && now.n; i++)
		for (str rest = l->fields[i]; rest.p;) {
			str old = read_pair(d, next_alias(&rest));
			arena_grow(d->a, d->new_names.list, d->new_names.count, d->new_names.room);
			d->new_names.list[d->new_names.count] = now;
			if (old.n && !str_eq(old, now))
				names_put(&d->renamed, d->a, old, d->new_names.count++);
		}
	return now.n;
}

static bool take_built_in(struct dictionary *d, const struct line *l)
{
	str component = read_pair(d, l->fields[1]);
	for (str rest = l->fields[2]; rest.p && component.n;) {
		str system = next_alias(&rest);
		str key = str_has(system, S(":")) ? read_pair(d, system) : one_key(d, d->a, S("microsoft"), system);
		names_put(&d->built_in, d->a, arena_fmt(d->a, "%.*s %.*s", P(component), P(key)), 1);
	}
	return component.n;
}

/* Words come first, because the keys of names are made of them. */
static const struct entry {
	str kind;
	size_t least; /* fields */
	int pass;
	bool (*take)(struct dictionary *d, const struct line *l);
} entries[] = {
	{ T("word"), 3, 0, take_word },
	{ T("company"), 2, 1, take_company },
	{ T("drop"), 2, 1, take_drop },
	{ T("common"), 2, 2, take_common },
	{ T("computer"), 2, 2, take_computer },
	{ T("vendor"), 3, 2, take_vendor },
	{ T("renamed"), 3, 3, take_renamed },
	{ T("product"), 4, 4, take_product },
	{ T("system"), 4, 4, take_product },
	{ T("builtin"), 3, 4, take_built_in },
};
#define PASSES 5

static struct line line_of(str text)
{
	struct line l = { 0 };
	for (str rest = text; rest.p && l.count < FIELDS_MAX;)
		l.fields[l.count++] = str_trim(str_cut(&rest, S("\t")));
	return l;
}

static const struct entry *entry_of(str kind)
{
	for (size_t i = 0; i < LENGTH(entries); i++)
		if (str_eq(entries[i].kind, kind))
			return &entries[i];
	return NULL;
}

static bool take_line(struct dictionary *d, str text, size_t number, int pass, struct err *e)
{
	struct line l = line_of(str_first(text, str_find(text, S("#"))));
	const struct entry *entry = entry_of(l.fields[0]);
	if (!l.fields[0].n)
		return true;
	if (!entry || l.count < entry->least)
		return err_set(e, ERR_INPUT, "名前の辞書の%zu行目が読めません: %.*s", "line %zu of the dictionary of names cannot be read: %.*s", number, P(text));
	if (entry->pass == pass && !entry->take(d, &l))
		return err_set(e, ERR_INPUT, "名前の辞書の%zu行目の名前が読めません: %.*s", "a name on line %zu of the dictionary cannot be read: %.*s", number, P(text));
	return true;
}

bool dictionary_read(struct dictionary *d, str text, struct err *e)
{
	for (int pass = 0; pass < PASSES; pass++) {
		size_t number = 0;
		for (str rest = text; rest.p;)
			if (!take_line(d, str_cut(&rest, S("\n")), ++number, pass, e))
				return false;
	}
	return true;
}

bool dictionary_correct(struct dictionary *d, str text, struct err *e)
{
	d->correcting = true;
	bool ok = dictionary_read(d, text, e);
	d->correcting = false;
	return ok;
}
