/* version.c - reading versions into keys.
 *
 * A key is one piece for each part, and END. The first byte of a piece says what it is, in the order in which such parts
 * stand behind the same beginning.
 * SPDX-License-Identifier: Apache-2.0 */
#include "version.h"

#include "text.h"

#include <string.h>

#define DIGEST_MIN 10u /* hexadecimal digits of a commit */

enum piece {
	TAG_DONE = 0x01,   /* ends the letters of a tag */
	PIECE_BEFORE = 0x10, /* a tag that comes before the release */
	END = 0x20,
	PIECE_BUILD = 0x28,
	END_OF_BUILDS = 0x2F,
	PIECE_AFTER = 0x30,
	PIECE_NUMBER = 0x80, /* and how many digits it has */
	END_OF_SERIES = 0xFF,
};

enum part_kind { PART_NUMBER, PART_BEFORE, PART_AFTER, PART_BUILD, PART_NOTHING };

struct part {
	enum part_kind kind;
	str text; /* digits without leading zeros; letters */
};

/* ---- tags */

static const struct tag {
	str written;
	enum part_kind kind;
	str means;
} tags[] = {
	{ T("alpha"), PART_BEFORE, T("a") },
	{ T("beta"), PART_BEFORE, T("b") },
	{ T("preview"), PART_BEFORE, T("c") },
	{ T("pre"), PART_BEFORE, T("c") },
	{ T("dev"), PART_BEFORE, T("dev") },
	{ T("milestone"), PART_BEFORE, T("m") },
	{ T("snapshot"), PART_BEFORE, T("dev") },
	{ T("nightly"), PART_BEFORE, T("dev") },
	{ T("rc"), PART_BEFORE, T("rc") },
	{ T("build"), PART_BUILD, T("") },
	{ T("bld"), PART_BUILD, T("") },
	{ T("ビルド"), PART_BUILD, T("") },
	{ T("service pack"), PART_AFTER, T("sp") },
	{ T("servicepack"), PART_AFTER, T("sp") },
	{ T("sp"), PART_AFTER, T("sp") },
	{ T("サービスパック"), PART_AFTER, T("sp") },
	{ T("patch"), PART_AFTER, T("p") },
	{ T("pl"), PART_AFTER, T("p") },
	{ T("p"), PART_AFTER, T("p") },
	{ T("cumulative update"), PART_AFTER, T("cu") },
	{ T("cumulative_update"), PART_AFTER, T("cu") },
	{ T("cu"), PART_AFTER, T("cu") },
	{ T("security update"), PART_AFTER, T("su") },
	{ T("su"), PART_AFTER, T("su") },
	{ T("update"), PART_AFTER, T("u") },
	{ T("アップデート"), PART_AFTER, T("u") },
	{ T("u"), PART_AFTER, T("u") },
	{ T("hotfix"), PART_AFTER, T("hf") },
	{ T("hf"), PART_AFTER, T("hf") },
	{ T("rev"), PART_AFTER, T("rev") },
	{ T("r"), PART_AFTER, T("r") },
	{ T("ga"), PART_NOTHING, T("") },
	{ T("final"), PART_NOTHING, T("") },
	{ T("release"), PART_NOTHING, T("") },
	{ T("lts"), PART_NOTHING, T("") },
};

static bool is_digit(str s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

static bool is_letter(str s, size_t at)
{
	return at < s.n && s.p[at] >= 'a' && s.p[at] <= 'z';
}

/* A tag of the table stands there as a word of its own. */
static const struct tag *tag_at(str s, size_t at)
{
	for (size_t i = 0; i < LENGTH(tags); i++)
		if (str_starts(str_from(s, at), tags[i].written) && !is_letter(s, at + tags[i].written.n))
			return &tags[i];
	return NULL;
}

/* ---- parts */

struct reading {
	str s;
	size_t at;
	struct part parts[VERSION_PARTS_MAX];
	size_t count;
	bool too_long;
	bool blanks;     /* may stand between numbers: "NS13.1 49.13" */
	bool underscore; /* stands before the fourth number: 1.8.0_202 */
};

static void add(struct reading *r, enum part_kind kind, str text)
{
	if (r->count == VERSION_PARTS_MAX)
		r->too_long = true;
	else
		r->parts[r->count++] = (struct part){ kind, text };
}

static bool take_number(struct reading *r)
{
	size_t begin = r->at;
	while (is_digit(r->s, r->at))
		r->at++;
	size_t end = r->at;
	if (begin == end)
		return false;
	while (begin + 1 < end && r->s.p[begin] == '0')
		begin++;
	r->too_long |= end - begin > VERSION_DIGITS_MAX;
	add(r, PART_NUMBER, (str){ r->s.p + begin, end - begin });
	return true;
}

/* Letters right behind a digit: 04e, 9.0r3, 7sp1, 12.3x48; of those only x alone is none (6.0.x). */
static bool take_letters(struct reading *r)
{
	size_t begin = r->at, end = begin;
	while (is_letter(r->s, end))
		end++;
	str letters = { r->s.p + begin, end - begin };
	if (!letters.n || letters.n > VERSION_TAG_MAX || (str_eq(letters, S("x")) && !is_digit(r->s, end)))
		return false;
	const struct tag *tag = tag_at(r->s, begin);
	r->at = end;
	add(r, tag ? tag->kind : PART_AFTER, tag ? tag->means : letters);
	return true;
}

static bool take_tag(struct reading *r, size_t at)
{
	const struct tag *tag = tag_at(r->s, at);
	if (!tag)
		return false;
	add(r, tag->kind, tag->means);
	r->at = at + tag->written.n;
	return true;
}

static size_t over(str s, size_t at, const char *any)
{
	while (at < s.n && strchr(any, s.p[at]))
		at++;
	return at;
}

/* What stands between a tag and its number: blanks, a point, a hyphen. */
static void take_tags_number(struct reading *r)
{
	size_t at = over(r->s, r->at, " .-_#");
	if (!is_digit(r->s, at))
		return;
	r->at = at;
	take_number(r);
}

/* What a bracket opened is closed. */
static bool closes(struct reading *r, bool bracket)
{
	if (bracket && (r->at >= r->s.n || r->s.p[r->at] != ')'))
		return false;
	r->at += bracket;
	return true;
}

/* It was no part of the version. Always false. */
static bool go_back(struct reading *r, size_t at, size_t count)
{
	r->at = at;
	r->count = count;
	return false;
}

/* "13.1 Build 49.13" is 13.1-49.13: a build that is no single number is the rest of the version. */
static bool take_build_numbers(struct reading *r, size_t at)
{
	const struct tag *tag = tag_at(r->s, at);
	size_t begin = tag && tag->kind == PART_BUILD ? over(r->s, at + tag->written.n, " .-_#") : r->s.n, end = begin;
	while (is_digit(r->s, end))
		end++;
	if (end == begin || end >= r->s.n || r->s.p[end] != '.' || !is_digit(r->s, end + 1))
		return false;
	r->at = begin;
	return take_number(r);
}

/* " (build 9342)", " sp1", "-rc1", "-p1", " build0200": a tag of the table with its number. */
static bool take_apart(struct reading *r)
{
	size_t was = r->at, count = r->count, at = over(r->s, r->at, " -_.,+:");
	bool bracket = at < r->s.n && r->s.p[at] == '(';
	if (!bracket && take_build_numbers(r, at))
		return true;
	if (!take_tag(r, at + bracket))
		return false;
	take_tags_number(r);
	return closes(r, bracket) || go_back(r, was, count);
}

/* ".5", "-45", "_202", "(33)" */
static bool take_next_number(struct reading *r)
{
	size_t was = r->at, count = r->count;
	bool bracket = was < r->s.n && r->s.p[was] == '(';
	/* 10.0.20348..2762: one point too many */
	was += was + 1 < r->s.n && r->s.p[was] == '.' && r->s.p[was + 1] == '.';
	if (was >= r->s.n || !strchr(r->blanks ? ".-_+( " : ".-_+(", r->s.p[was]) || !is_digit(r->s, was + 1))
		return false;
	r->underscore |= r->s.p[was] == '_' && count == 3;
	r->at = was + 1;
	take_number(r);
	return closes(r, bracket) || go_back(r, was, count);
}

/* "-m1", ".m1": a milestone before the release, as Apache counts them. */
static bool take_milestone(struct reading *r)
{
	size_t at = r->at;
	if (at >= r->s.n || !strchr("-.", r->s.p[at]) || !str_starts(str_from(r->s, at + 1), S("m")) || !is_digit(r->s, at + 2))
		return false;
	add(r, PART_BEFORE, S("m"));
	r->at = at + 2;
	return take_number(r);
}

/* "(aazf.16)" of "5.21(aazf.16)c0": a model's letters, and a number. */
static bool take_model_number(struct reading *r)
{
	size_t was = r->at, count = r->count, end = was + 1;
	while (is_letter(r->s, end))
		end++;
	if (was >= r->s.n || r->s.p[was] != '(' || end == was + 1 || end >= r->s.n || r->s.p[end] != '.' || !is_digit(r->s, end + 1))
		return false;
	r->at = was + 1;
	return (take_letters(r) && ++r->at && take_number(r) && closes(r, true)) || go_back(r, was, count);
}

/* "-s1", "-h2": a sign, letters and a number. */
static bool take_behind_sign(struct reading *r)
{
	size_t was = r->at, count = r->count, end = was + 1;
	if (was >= r->s.n || !strchr("-_", r->s.p[was]))
		return false;
	while (is_letter(r->s, end))
		end++;
	if (end == was + 1 || !is_digit(r->s, end))
		return false;
	r->at = was + 1;
	return (take_letters(r) && take_number(r)) || go_back(r, was, count);
}

/* ---- what may stand before it */

static const str heads[] = {
	T("version"), T("ver"), T("v"), T("release"), T("rel"), T("revision"), T("rev"), T("r"), T("firmware"), T("firm"), T("fw"), T("f/w"),
	T("software"), T("sw"), T("ns"), T("ファームウェア"), T("ファームウエア"), T("ファーム"), T("バージョン"), T("ソフトウェア"), T("ソフト"), T("build"), T("ビルド"), T("第"),
};

static size_t skip_head(str s, size_t at)
{
	for (size_t i = 0; i < LENGTH(heads); i++)
		if (str_starts(str_from(s, at), heads[i]))
			return over(s, at + heads[i].n, " .:=");
	return at;
}

/* Up to three of them: "firmware version v1.2". A single letter may stand at the first number: Ver.B0.1.9. */
static size_t begin_of(str s)
{
	size_t at = 0;
	for (int i = 0; i < 3 && !is_digit(s, at); i++)
		at = skip_head(s, at);
	return at && is_letter(s, at) && is_digit(s, at + 1) ? at + 1 : at;
}

/* ---- keys */

static void put(struct version *v, int piece)
{
	if (v->n < VERSION_KEY_MAX)
		v->key[v->n] = (char)piece;
	v->n++;
}

static void put_text(struct version *v, str text)
{
	for (size_t i = 0; i < text.n; i++)
		put(v, text.p[i]);
}

static void put_part(struct version *v, const struct part *part)
{
	static const enum piece pieces[] = { [PART_BEFORE] = PIECE_BEFORE, [PART_AFTER] = PIECE_AFTER };
	switch (part->kind) {
	case PART_NUMBER:
		put(v, PIECE_NUMBER + (int)part->text.n);
		put_text(v, part->text);
		break;
	case PART_BUILD:
		put(v, PIECE_BUILD);
		break;
	case PART_NOTHING:
		break;
	default:
		put(v, pieces[part->kind]);
		put_text(v, part->text);
		put(v, TAG_DONE);
	}
}

static bool is_zero(const struct part *part)
{
	return part->kind == PART_NUMBER && str_eq(part->text, S("0"));
}

/* 7.2.0 is 7.2: zeros that no other number follows say nothing. The first number stays. */
static bool says_nothing(const struct reading *r, size_t at)
{
	if (!at || r->parts[at - 1].kind != PART_NUMBER)
		return false;
	while (at < r->count && is_zero(&r->parts[at]))
		at++;
	return is_zero(&r->parts[at - 1]) && (at == r->count || r->parts[at].kind != PART_NUMBER);
}

static bool make_key(const struct reading *r, bool with_zeros, enum piece end, struct version *v)
{
	v->n = 0;
	for (size_t i = 0; i < r->count; i++)
		if (with_zeros || !(is_zero(&r->parts[i]) && says_nothing(r, i)))
			put_part(v, &r->parts[i]);
	put(v, end);
	if (r->too_long || v->n > VERSION_KEY_MAX)
		v->n = 0;
	return v->n;
}

static bool is_part(const struct reading *r, size_t at, enum part_kind kind, str text)
{
	return at < r->count && r->parts[at].kind == kind && str_eq(r->parts[at].text, text);
}

/* Java's 1.8.0_202, 1.8.0 update 202 and 8u202 are 8.0.202. */
static void settle_java(struct reading *r)
{
	static const struct part zero = { PART_NUMBER, T("0") };
	bool old = is_part(r, 0, PART_NUMBER, S("1")) && is_part(r, 2, PART_NUMBER, S("0"));
	size_t major = old, behind = old ? 3 : 1;
	bool update = is_part(r, behind, PART_AFTER, S("u")) && behind + 1 < r->count && r->parts[behind + 1].kind == PART_NUMBER;
	if (r->count <= major || (!update && !(old && r->underscore && r->count > 3)))
		return;
	str number = r->parts[major].text;
	if (r->parts[major].kind != PART_NUMBER || number.n != 1 || number.p[0] < '5' || number.p[0] > '8')
		return;
	size_t from = behind + update;
	r->parts[0] = r->parts[major];
	r->parts[1] = zero;
	memmove(r->parts + 2, r->parts + from, (r->count - from) * sizeof *r->parts);
	r->count = r->count - from + 2;
}

static bool read_parts(str folded, struct reading *r)
{
	*r = (struct reading){ .s = folded, .at = begin_of(folded), .blanks = str_starts(folded, S("ns")) };
	/* B.06.17: the letter counts before the numbers. */
	if (!r->at && is_letter(folded, 0) && folded.n > 2 && folded.p[1] == '.' && is_digit(folded, 2)) {
		add(r, PART_AFTER, str_first(folded, 1));
		r->at = 2;
	}
	if (!take_number(r))
		return false;
	while (!r->too_long && (take_next_number(r) || take_letters(r) || take_number(r) || take_apart(r) || take_milestone(r) || take_model_number(r) || take_behind_sign(r)))
		;
	settle_java(r);
	return true;
}

size_t version_read(str folded, struct version *v)
{
	struct reading r;
	*v = (struct version){ 0 };
	return read_parts(folded, &r) && make_key(&r, false, END, v) ? r.at : 0;
}

bool version_goes_on(str folded)
{
	const struct tag *tag = tag_at(folded, 0);
	size_t at = tag ? over(folded, tag->written.n, " .-_#") : 0, end = at;
	while (is_digit(folded, end))
		end++;
	bool release = tag && str_eq(tag->written, S("r")) && end > at && end == folded.n;
	return release || (tag && tag->kind != PART_NOTHING && tag->written.n > 1 && !str_eq(tag->written, S("rev")) && !str_eq(tag->means, S("p")));
}

size_t version_series(str folded, struct version *from, struct version *end)
{
	struct reading r;
	*from = *end = (struct version){ 0 };
	return read_parts(folded, &r) && make_key(&r, false, END, from) && make_key(&r, true, END_OF_SERIES, end) ? r.at : 0;
}

/* The digest of a commit is no version, whatever it begins with. */
static bool is_digest(str s)
{
	size_t letters = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s, i) && !(s.p[i] >= 'a' && s.p[i] <= 'f'))
			return false;
		letters += !is_digit(s, i);
	}
	return s.n >= DIGEST_MIN && letters;
}

bool version_whole(str folded, struct version *v)
{
	size_t end = folded.n;
	*v = (struct version){ 0 };
	if (!folded.n || is_digest(folded))
		return false;
	if (version_read(folded, v) == folded.n)
		return true;
	if (is_letter(folded, 0) && is_digit(folded, 1) && str_has(folded, S(".")) && version_read(str_from(folded, 1), v) == folded.n - 1)
		return true;
	while (end && is_letter(folded, end - 1))
		end--;
	if (end > 1 && end < folded.n && folded.p[end - 1] == '-' && version_read(str_first(folded, end - 1), v) == end - 1)
		return true;
	*v = (struct version){ 0 };
	return false;
}

bool version_of(str written, struct version *v)
{
	auto_arena a = { 0 };
	str s = text_fold(&a, written);
	*v = (struct version){ 0 };
	if (text_unknown(s))
		return false;
	if (version_whole(s, v))
		return true;
	for (size_t at = 0; at < s.n; at++) {
		bool begins = !at || s.p[at - 1] == ' ' || s.p[at - 1] == '(' || ((unsigned char)s.p[at - 1] >= 0x80 && (unsigned char)s.p[at] < 0x80);
		if (begins && version_read(str_from(s, at), v))
			return true;
	}
	return false;
}

/* ---- order */

str version_key(const struct version *v)
{
	return (str){ v->key, v->n };
}

int version_order(const struct version *a, const struct version *b)
{
	return str_order(version_key(a), version_key(b));
}

struct version version_end(const struct version *v)
{
	struct version end = *v;
	if (end.n)
		end.key[end.n - 1] = END_OF_BUILDS;
	return end;
}

/* How many bytes of the key the piece takes; 0 at its end. */
static size_t piece_bytes(const struct version *v, size_t at)
{
	unsigned char first = at < v->n ? (unsigned char)v->key[at] : END;
	size_t end = at;
	if (first == END || first == END_OF_BUILDS || first == END_OF_SERIES)
		return 0;
	if (first > PIECE_NUMBER)
		return 1 + (size_t)(first - PIECE_NUMBER);
	while (first != PIECE_BUILD && end < v->n && v->key[end] != TAG_DONE)
		end++;
	return end - at + 1;
}

struct version version_behind_branch(const struct version *fixed, const struct version *other)
{
	struct version behind = { 0 };
	size_t at = 0, bytes;
	while ((bytes = piece_bytes(fixed, at)) && piece_bytes(other, at) == bytes && !memcmp(fixed->key + at, other->key + at, bytes))
		at += bytes;
	if (!bytes || !piece_bytes(fixed, at + bytes) || at + bytes == VERSION_KEY_MAX)
		return behind;
	memcpy(behind.key, fixed->key, at + bytes);
	behind.key[at + bytes] = (char)END_OF_SERIES;
	behind.n = at + bytes + 1;
	return behind;
}
