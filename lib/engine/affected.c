/* affected.c - an issuer's words cut into versions and the few words that make ranges of them.
 * SPDX-License-Identifier: Apache-2.0 */
#include "affected.h"

#include "text.h"

#include <string.h>

enum kind {
	VERSION,
	SERIES,     /* of the version before it */
	TO,         /* between two versions: the second is in */
	DOWN,       /* behind a version: it and what is older */
	UP,         /* behind a version: it and what is newer */
	BEFORE,     /* before a version: what is older than it */
	UP_TO,      /* before a version: it and what is older */
	FROM,       /* before a version: it and what is newer */
	AFTER,      /* before a version: what is newer than it */
	UNDER,      /* behind a version: what is older than it */
	ALL,
	AND,        /* between ranges */
	DAY,        /* a day of the calendar is meant */
	NOTHING,    /* says nothing */
};

struct token {
	enum kind kind;
	str about;                 /* the last words before it that name something */
	struct version from, to;   /* VERSION: it, and the end of its series */
};

/* ---- words; of two that begin alike the longer stands first */

static const struct word {
	str text;
	enum kind kind;
} words[] = {
	{ T("all versions of"), AND }, { T("all versions"), ALL }, { T("all firmware versions"), ALL }, { T("all releases"), ALL },
	{ T("all version"), ALL }, { T("any version"), ALL }, { T("全バージョン"), ALL }, { T("全ての"), ALL }, { T("すべての"), ALL },
	{ T("and all prior versions"), DOWN }, { T("and all earlier versions"), DOWN }, { T("and all previous versions"), DOWN },
	{ T("and earlier"), DOWN }, { T("or earlier"), DOWN }, { T("and prior to"), BEFORE }, { T("and prior"), DOWN }, { T("or prior"), DOWN },
	{ T("and previous"), DOWN }, { T("or previous"), DOWN }, { T("and below"), DOWN }, { T("or below"), DOWN }, { T("and lower"), DOWN },
	{ T("or lower"), DOWN }, { T("and older"), DOWN }, { T("or older"), DOWN }, { T("and before"), DOWN }, { T("以前"), DOWN },
	{ T("以下"), DOWN }, { T("およびそれ以前"), DOWN }, { T("及びそれ以前"), DOWN },
	{ T("and later"), UP }, { T("or later"), UP }, { T("and above"), UP }, { T("or above"), UP }, { T("and newer"), UP }, { T("or newer"), UP },
	{ T("and higher"), UP }, { T("or higher"), UP }, { T("以降"), UP }, { T("以上"), UP },
	{ T("prior to"), BEFORE }, { T("prior"), BEFORE }, { T("before"), BEFORE }, { T("earlier than"), BEFORE }, { T("lower than"), BEFORE },
	{ T("less than or equal to"), UP_TO }, { T("less than"), BEFORE }, { T("older than"), BEFORE }, { T("below"), BEFORE },
	{ T("up to and including"), UP_TO }, { T("up to"), UP_TO }, { T("<="), UP_TO }, { T("≤"), UP_TO }, { T("≦"), UP_TO }, { T("<"), BEFORE },
	{ T("より前"), UNDER }, { T("よりも前"), UNDER }, { T("未満"), UNDER },
	{ T("later than"), AFTER }, { T("newer than"), AFTER }, { T("greater than"), AFTER }, { T(">="), FROM }, { T("≥"), FROM }, { T("≧"), FROM },
	{ T(">"), AFTER }, { T("from"), FROM }, { T("between"), FROM }, { T("starting with"), FROM },
	{ T("through"), TO }, { T("thru"), TO }, { T("to"), TO }, { T("から"), TO }, { T("~"), TO }, { T("〜"), TO }, { T("-"), TO }, { T("–"), TO },
	{ T("series"), SERIES }, { T("branch"), SERIES }, { T(".x"), SERIES }, { T(".*"), SERIES }, { T("系"), SERIES }, { T("シリーズ"), SERIES },
	{ T("and"), AND }, { T("or"), AND }, { T(","), AND }, { T(";"), AND }, { T("、"), AND }, { T("および"), AND }, { T("及び"), AND },
	{ T("january"), DAY }, { T("february"), DAY }, { T("march"), DAY }, { T("april"), DAY }, { T("june"), DAY }, { T("july"), DAY },
	{ T("august"), DAY }, { T("september"), DAY }, { T("october"), DAY }, { T("november"), DAY }, { T("december"), DAY },
	{ T("maintenance"), DAY }, { T("年"), DAY },
	{ T("versions"), NOTHING }, { T("version"), NOTHING }, { T("ver."), NOTHING }, { T("firmware"), NOTHING }, { T("releases"), NOTHING },
	{ T("release"), NOTHING }, { T("のバージョン"), NOTHING }, { T("バージョン"), NOTHING }, { T("ファームウェア"), NOTHING }, { T("まで"), NOTHING },
};

static bool is_latin(str s, size_t at)
{
	return at < s.n && ((s.p[at] >= 'a' && s.p[at] <= 'z') || (s.p[at] >= '0' && s.p[at] <= '9'));
}

static bool fits(str s, size_t at, str word)
{
	bool latin = is_latin(word, 0);
	return str_starts(str_from(s, at), word) && !(latin && is_latin(s, at + word.n)) && !(latin && at && is_latin(s, at - 1));
}

static const struct word *word_at(str s, size_t at)
{
	for (size_t i = 0; i < LENGTH(words); i++)
		if (words[i].text.p[0] == s.p[at] && fits(s, at, words[i].text))
			return &words[i];
	return NULL;
}

/* ---- cutting */

struct cut {
	str s, about;
	size_t words, end; /* where the words began that name something, and where they end so far; the same: none yet */
	struct token tokens[AFFECTED_TOKENS_MAX];
	size_t count;
	bool named;
};

static void add(struct cut *c, struct token token)
{
	if (c->end > c->words)
		c->about = str_trim((str){ c->s.p + c->words, c->end - c->words });
	c->words = c->end = 0;
	token.about = c->about;
	if (c->count < AFFECTED_TOKENS_MAX)
		c->tokens[c->count++] = token;
}

/* Where a word begins: a version stands only there, so that a model's number is none. */
static bool begins(str s, size_t at)
{
	return !at || !(is_latin(s, at - 1) || s.p[at - 1] == '-' || s.p[at - 1] == '.' || s.p[at - 1] == ']') || (s.p[at - 1] == '_' && s.p[at] == 'v');
}

static size_t take_version(struct cut *c, size_t at)
{
	struct token t = { .kind = VERSION };
	size_t n = begins(c->s, at) ? version_read(str_from(c->s, at), &t.from) : 0;
	struct version from;
	if (n && version_series(str_from(c->s, at), &from, &t.to))
		add(c, t);
	return n;
}

static size_t digits_end(str s, size_t at)
{
	while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
		at++;
	return at;
}

/* "8/30/2024", "2024/08/30", "may 2018": three numbers between strokes, and the month that is a verb elsewhere. */
static size_t day_length(str s, size_t at)
{
	size_t one = digits_end(s, at), two = digits_end(s, one + 1), three = digits_end(s, two + 1);
	if (fits(s, at, S("may")) && str_starts(str_from(s, at + 3), S(" ")) && digits_end(s, at + 4) > at + 4)
		return digits_end(s, at + 4) - at;
	bool strokes = one > at && one < s.n && s.p[one] == '/' && two > one + 1 && two < s.n && s.p[two] == '/' && three > two + 1;
	return strokes ? three - at : 0;
}

static size_t take_day(struct cut *c, size_t at)
{
	size_t n = begins(c->s, at) ? day_length(c->s, at) : 0;
	if (n)
		add(c, (struct token){ .kind = DAY });
	return n;
}

static size_t take_word(struct cut *c, size_t at)
{
	const struct word *word = word_at(c->s, at);
	if (word && word->kind != NOTHING)
		add(c, (struct token){ .kind = word->kind });
	return word ? word->text.n : 0;
}

/* A remark in brackets behind a version: "4.1.0 to 4.1.21 (4.1 series)". */
static size_t pass_remark(const struct cut *c, size_t at)
{
	return c->count && c->s.p[at] == '(' ? str_find(str_from(c->s, at), S(")")) + 1 : 0;
}

/* Few letters before a digit may be a version: BT05, A10. */
static bool is_name(str s, size_t at)
{
	size_t end = at;
	while (end < s.n && s.p[end] >= 'a' && s.p[end] <= 'z')
		end++;
	return end - at > 2 || (end - at == 2 && !(end < s.n && s.p[end] >= '0' && s.p[end] <= '9'));
}

/* A word that names something, or a sign. */
static size_t pass_word(struct cut *c, size_t at)
{
	size_t end = at + 1;
	if (is_latin(c->s, at))
		while (end < c->s.n && (is_latin(c->s, end) || (strchr("-.[]_+", c->s.p[end]) && end + 1 < c->s.n && c->s.p[end + 1] != ' ')))
			end++;
	c->named |= is_name(c->s, at);
	if (c->s.p[at] != ' ' && c->end == c->words)
		c->words = at;
	if (c->s.p[at] != ' ')
		c->end = end;
	return end - at;
}

static void cut(struct cut *c)
{
	for (size_t at = 0; at < c->s.n;) {
		size_t n = take_day(c, at);
		n = n ? n : take_version(c, at);
		n = n ? n : pass_remark(c, at);
		n = n ? n : take_word(c, at);
		at += n ? n : pass_word(c, at);
	}
}

/* ---- making ranges of them */

/* A range that ends before it begins was mistyped: nobody knows what it means. */
static bool in_order(const struct version *from, const struct version *to)
{
	return !from->n || !to->n || version_order(from, to) < 0;
}

struct making {
	const struct token *t, *end;
	struct affected *affected;
	str about; /* of what is being made */
	bool lost; /* it is not understood after all */
};

static bool is(const struct making *m, size_t ahead, enum kind kind)
{
	return m->t + ahead < m->end && m->t[ahead].kind == kind;
}

static void put(struct making *m, struct version from, struct version to)
{
	struct affected *affected = m->affected;
	m->lost |= affected->count == AFFECTED_RANGES_MAX || !in_order(&from, &to);
	if (m->lost)
		return;
	affected->about[affected->count] = m->about;
	affected->ranges[affected->count++] = (struct version_range){ from, to };
}

/* ">= 1.0, < 2.3", 「1.0 以上 2.3 未満」: the end of a range that was left open. */
static void put_end(struct making *m, struct version to)
{
	struct affected *affected = m->affected;
	struct version_range *last = affected->count ? &affected->ranges[affected->count - 1] : NULL;
	if (last && last->from.n && !last->to.n && version_order(&last->from, &to) < 0)
		last->to = to;
	else
		put(m, (struct version){ 0 }, to);
}

/* The end of a range that began at `from`, told by a word and a version, or by a version and a word; else it is left open. */
static bool take_end(struct making *m, struct version from)
{
	size_t n = is(m, 0, TO) || is(m, 0, UP_TO) || is(m, 0, BEFORE);
	if (is(m, 0, TO) && is(m, 1, BEFORE))
		n = 2;
	if (!n || !is(m, n, VERSION))
		return false;
	const struct token *v = &m->t[n];
	bool under = m->t[n - 1].kind == BEFORE || is(m, n + 1, UNDER), series = is(m, n + 1, SERIES);
	put(m, from, under ? v->from : series ? v->to : version_end(&v->from));
	m->t += n + 1 + (is(m, n + 1, UNDER) || series || is(m, n + 1, DOWN));
	return true;
}

/* What begins with a version. */
static void take_version_first(struct making *m)
{
	const struct token *v = m->t++;
	const struct version none = { 0 };
	bool series = is(m, 0, SERIES);
	m->t += series;
	if (take_end(m, v->from))
		return;
	if (is(m, 0, DOWN) || is(m, 0, UNDER))
		put_end(m, is(m, 0, UNDER) ? v->from : series ? v->to : version_end(&v->from));
	else if (is(m, 0, UP))
		put(m, v->from, none);
	else
		put(m, v->from, series ? v->to : version_end(&v->from));
	m->t += is(m, 0, DOWN) || is(m, 0, UNDER) || is(m, 0, UP);
}

/* What begins with a word, and goes on with a version. */
static void take_word_first(struct making *m)
{
	enum kind kind = m->t->kind;
	const struct token *v = ++m->t;
	const struct version none = { 0 };
	bool series = is(m, 1, SERIES);
	m->t += 1 + series;
	if (kind == BEFORE)
		put_end(m, v->from);
	else if (kind == UP_TO || kind == TO)
		put_end(m, series ? v->to : version_end(&v->from));
	else if (kind == AFTER)
		put(m, series ? v->to : version_end(&v->from), none);
	else if (!take_end(m, v->from))
		put(m, v->from, none);
}

static bool has(const struct cut *c, enum kind kind)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->tokens[i].kind == kind)
			return true;
	return false;
}

static void make(const struct cut *c, struct affected *affected)
{
	struct making m = { c->tokens, c->tokens + c->count, affected, S(""), c->count == AFFECTED_TOKENS_MAX };
	while (m.t < m.end) {
		m.about = m.t->about;
		bool leads = is(&m, 0, BEFORE) || is(&m, 0, UP_TO) || is(&m, 0, FROM) || is(&m, 0, AFTER) || is(&m, 0, TO);
		if (is(&m, 0, VERSION))
			take_version_first(&m);
		else if (leads && is(&m, 1, VERSION))
			take_word_first(&m);
		else
			m.t++;
	}
	affected->what = m.lost || !affected->count ? AFFECTED_UNTOLD : AFFECTED_RANGES;
}

/* The NVD and CISA quote some signs as in names of CPE: "12.5\(1\)su6". */
static str unquoted(struct arena *a, str text)
{
	str plain = S("");
	if (!str_has(text, S("\\")))
		return text;
	for (str rest = text; rest.p;)
		plain = arena_join(a, plain, S(""), str_cut(&rest, S("\\")));
	return plain;
}

static bool is_day(str s)
{
	int64_t day;
	return s.n == 8 && str_starts(s, S("20")) && str_whole(s, &day) && day % 10000 / 100 >= 1 && day % 10000 / 100 <= 12 && day % 100 >= 1 && day % 100 <= 31;
}

void affected_read(struct arena *a, str written, struct affected *affected)
{
	struct cut c; /* its tokens are not cleared: most cells have few */
	c.s = text_fold(a, unquoted(a, written));
	c.about = S("");
	c.words = c.end = c.count = 0;
	c.named = false;
	*affected = (struct affected){ 0 };
	struct version v;
	if (text_unknown(c.s))
		return;
	/* "20240403": a day, by which no version can be told. */
	if (is_day(c.s))
		return;
	if (version_whole(c.s, &v)) {
		*affected = (struct affected){ .what = AFFECTED_RANGES, .ranges = { { v, version_end(&v) } }, .count = 1 };
		return;
	}
	cut(&c);
	affected->about[0] = c.count ? c.tokens[0].about : c.about;
	affected->named = c.named;
	affected->dated = has(&c, DAY);
	if (affected->dated)
		return;
	if (has(&c, VERSION))
		make(&c, affected);
	else if (has(&c, ALL) || str_eq(c.s, S("*")))
		affected->what = AFFECTED_ALL;
}

/* ---- structured bounds */

/* "6.0.x", "6.x.x", "6.0.*", "h5.1.x": the whole series. */
static bool series_bound(str s, bool behind, struct version *v)
{
	struct version from, end;
	str numbers = s;
	while (str_ends(numbers, S(".x")) || str_ends(numbers, S(".*")))
		numbers.n -= 2;
	if (numbers.n == s.n || !numbers.n)
		return false;
	/* A letter before it is the maker's for all its versions, as version_whole says. */
	if (numbers.n > 1 && numbers.p[0] >= 'a' && numbers.p[0] <= 'z' && numbers.p[1] >= '0' && numbers.p[1] <= '9')
		numbers = str_from(numbers, 1);
	if (version_series(numbers, &from, &end) != numbers.n)
		return false;
	*v = behind ? end : from;
	return true;
}

static bool bound(str text, bool behind, struct version *v)
{
	*v = (struct version){ 0 };
	if (!text.n || str_eq(text, S("*")) || str_eq(text, S("-")))
		return true;
	auto_arena a = { 0 };
	str s = text_fold(&a, unquoted(&a, text));
	if (str_ends(s, S(".")))
		s.n--; /* mistyped, and says nothing */
	if (series_bound(s, behind, v))
		return true;
	if (!version_whole(s, v))
		return false;
	if (behind)
		*v = version_end(v);
	return true;
}

/* "2019 (14.0)": one version by two names. */
static str second_name(str s)
{
	size_t open = str_find(s, S(" ("));
	return str_ends(s, S(")")) && open < s.n ? (str){ s.p + open + 2, s.n - open - 3 } : S("");
}

static bool only_numbers(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_latin(s, i) || s.p[i] > '9')
			if (s.p[i] != '.')
				return false;
	return s.n;
}

/* An issuer who writes one version at both ends means what was before it, or up to it; up to numbers alone, all that begins
 * with them. */
static bool one_version(str version, bool in, struct version_range *range)
{
	struct version from;
	auto_arena a = { 0 };
	str s = text_fold(&a, version);
	range->from = (struct version){ 0 };
	if (in && only_numbers(s))
		return version_series(s, &from, &range->to) == s.n;
	return bound(version, in, &range->to) && range->to.n;
}

bool version_range_of(str from, bool from_in, str to, bool to_in, struct version_range *range)
{
	str second = second_name(from);
	if (from_in && from.n && str_eq(from, to) && !str_eq(to, S("*")) && !str_eq(to, S("-")))
		return one_version(to, to_in, range);
	bool begins = bound(from, !from_in, &range->from), ends = bound(to, to_in, &range->to);
	if (second.n && !(begins && in_order(&range->from, &range->to)))
		begins = bound(second, !from_in, &range->from);
	return begins && ends && in_order(&range->from, &range->to);
}

bool version_in(const struct version *v, const struct version_range *range)
{
	return (!range->from.n || version_order(&range->from, v) <= 0) && (!range->to.n || version_order(v, &range->to) < 0);
}
