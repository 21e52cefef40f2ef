/* windows.c - finding release, feature update, service pack and build in the words for a Windows.
 * SPDX-License-Identifier: Apache-2.0 */
#include "windows.h"

#include "tokens.h"

/* The last number before the patch level, and what it is the build of. Of servers and clients with one number, the words say
 * which. Source: Microsoft's lists of release information. */
static const struct build {
	str number;
	str client, client_feature;
	str server, server_feature;
	str before; /* what issuers write before it */
} builds[] = {
	{ T("28000"), T("11"), T("26h1"), T(""), T(""), T("10.0.") },
	{ T("26200"), T("11"), T("25h2"), T(""), T(""), T("10.0.") },
	{ T("26100"), T("11"), T("24h2"), T("2025"), T(""), T("10.0.") },
	{ T("25398"), T(""), T(""), T("2022"), T("23h2"), T("10.0.") },
	{ T("22631"), T("11"), T("23h2"), T(""), T(""), T("10.0.") },
	{ T("22621"), T("11"), T("22h2"), T(""), T(""), T("10.0.") },
	{ T("22000"), T("11"), T("21h2"), T(""), T(""), T("10.0.") },
	{ T("20348"), T(""), T("21h2"), T("2022"), T(""), T("10.0.") },
	{ T("19045"), T("10"), T("22h2"), T(""), T(""), T("10.0.") },
	{ T("19044"), T("10"), T("21h2"), T(""), T(""), T("10.0.") },
	{ T("19043"), T("10"), T("21h1"), T(""), T(""), T("10.0.") },
	{ T("19042"), T("10"), T("20h2"), T(""), T(""), T("10.0.") },
	{ T("19041"), T("10"), T("2004"), T(""), T(""), T("10.0.") },
	{ T("18363"), T("10"), T("1909"), T(""), T(""), T("10.0.") },
	{ T("18362"), T("10"), T("1903"), T(""), T(""), T("10.0.") },
	{ T("17763"), T("10"), T("1809"), T("2019"), T(""), T("10.0.") },
	{ T("17134"), T("10"), T("1803"), T(""), T(""), T("10.0.") },
	{ T("16299"), T("10"), T("1709"), T(""), T(""), T("10.0.") },
	{ T("15063"), T("10"), T("1703"), T(""), T(""), T("10.0.") },
	{ T("14393"), T("10"), T("1607"), T("2016"), T(""), T("10.0.") },
	{ T("10586"), T("10"), T("1511"), T(""), T(""), T("10.0.") },
	{ T("10240"), T("10"), T("1507"), T(""), T(""), T("10.0.") },
	{ T("9600"), T("8.1"), T(""), T("2012 r2"), T(""), T("6.3.") },
	{ T("9200"), T("8"), T(""), T("2012"), T(""), T("6.2.") },
	{ T("7601"), T("7"), T(""), T("2008 r2"), T(""), T("6.1.") },
	{ T("7600"), T("7"), T(""), T("2008 r2"), T(""), T("6.1.") },
	{ T("6003"), T(""), T(""), T("2008"), T(""), T("6.0.") },
	{ T("6002"), T("vista"), T(""), T("2008"), T(""), T("6.0.") },
};

static const str clients[] = { T("11"), T("10"), T("7"), T("xp"), T("vista"), T("2000"), T("me"), T("98") };
static const str servers[] = { T("2025"), T("2022"), T("2019"), T("2016"), T("2012"), T("2008"), T("2003"), T("2000") };
static const str features[] = {
	T("1507"), T("1511"), T("1607"), T("1703"), T("1709"), T("1803"), T("1809"), T("1903"), T("1909"), T("2004"),
};
static const str heads[] = { T("windows"), T("win"), T("ウィンドウズ"), T("ウインドウズ") };
static const str server_words[] = { T("server"), T("svr"), T("srv"), T("サーバー"), T("サーバ"), T("sv") };
static const struct edition {
	str word;
	char edition;
} editions[] = {
	{ T("pro"), 'w' }, { T("professional"), 'w' }, { T("home"), 'w' }, { T("プロ"), 'w' },
	{ T("enterprise"), 'e' }, { T("education"), 'e' }, { T("ent"), 'e' },
	{ T("ltsc"), 'l' }, { T("ltsb"), 'l' }, { T("iot"), 'l' },
};

/* By which year those that are kept for long are called, and which update each is. */
static const struct kept {
	str release, year, feature;
} kept[] = {
	{ T("10"), T("2015"), T("1507") }, { T("10"), T("2016"), T("1607") }, { T("10"), T("2019"), T("1809") },
	{ T("10"), T("2021"), T("21h2") }, { T("11"), T("2024"), T("24h2") },
};

static bool one_of(const str *list, size_t count, str s, str *found)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i], s)) {
			*found = list[i];
			return true;
		}
	return false;
}

/* What follows a head: in the same word (win10pro) or in the next. `at` is the word to read on from. */
struct place {
	const struct tokens *t;
	size_t at;
	str rest; /* of the word at `at` */
};

static void step(struct place *p)
{
	p->at++;
	p->rest = p->at < p->t->count ? p->t->list[p->at].text : S("");
}

static bool take(struct place *p, const str *list, size_t count, str *found)
{
	for (size_t i = 0; i < count; i++) {
		bool digits = list[i].p[0] <= '9', more = p->rest.n > list[i].n && p->rest.p[list[i].n] >= '0' && p->rest.p[list[i].n] <= '9';
		if (!str_starts(p->rest, list[i]) || (digits && more))
			continue;
		*found = list[i];
		p->rest = str_from(p->rest, list[i].n);
		if (!p->rest.n)
			step(p);
		return true;
	}
	return false;
}

/* "8.1" is two words. */
static bool take_eight(struct place *p, struct windows *w)
{
	static const str eight[] = { T("8") }, one[] = { T("1") };
	str found;
	bool starts = p->rest.n && p->rest.p[0] == '8', dot = false;
	size_t at = p->at;
	if (!starts || (p->rest.n > 1 && p->rest.p[1] >= '0' && p->rest.p[1] <= '9') || !take(p, eight, 1, &found))
		return false;
	if (p->at == at + 1 && p->at < p->t->count)
		dot = p->t->list[p->at].at == p->t->list[at].end + 1 && p->t->list[at].text.p[p->t->list[at].text.n] == '.';
	w->release = dot && take(p, one, 1, &found) ? S("8.1") : S("8");
	return true;
}

static void take_r2(struct place *p, struct windows *w)
{
	static const str r2[] = { T("r2") };
	str found;
	if (!take(p, r2, 1, &found))
		return;
	w->release = str_eq(w->release, S("2012")) ? S("2012 r2") : str_eq(w->release, S("2008")) ? S("2008 r2") : str_eq(w->release, S("2003")) ? S("2003 r2") : w->release;
}

static const struct build *build_of(str number)
{
	for (size_t i = 0; i < LENGTH(builds); i++)
		if (str_eq(builds[i].number, number))
			return &builds[i];
	return NULL;
}

/* "10.0.22631" in place of a release is that whose build it is. */
static bool take_full(const struct place *p, struct windows *w)
{
	const struct name_token *first = &p->t->list[p->at], *last = first + 2;
	const struct build *build = p->at + 2 < p->t->count ? build_of(last->text) : NULL;
	if (!build || p->rest.n != first->text.n || !str_eq((str){ first->text.p, last->at - first->at }, build->before))
		return false;
	w->server |= !build->client.n;
	w->release = w->server ? build->server : build->client;
	return w->release.n;
}

/* Words that may stand between the name and the release: Windows(R) Server(R) Standard 2019, Windows [Version 10.0.19045. */
static void pass_words(struct place *p)
{
	static const str words[] = { T("r"), T("tm"), T("version"), T("standard"), T("std"), T("datacenter"), T("essentials"), T("foundation") };
	for (str found; p->at < p->t->count && one_of(words, LENGTH(words), p->rest, &found);)
		step(p);
}

/* WinXP, WinXPPro; but WinMerge and Windows Media Player are no Windows Me. */
static bool take_client(struct place *p, str *release)
{
	static const str behind[] = { T("pro"), T("home"), T("sp") };
	size_t at = p->at;
	str found;
	if (!take(p, clients, LENGTH(clients), &found) || (found.p[0] > '9' && p->at == at && !take(p, behind, LENGTH(behind), &(str){ 0 })))
		return false;
	*release = found;
	return true;
}

static bool take_release(struct place p, struct windows *w)
{
	static const str rt[] = { T("rt") };
	str found;
	pass_words(&p);
	w->server = take(&p, server_words, LENGTH(server_words), &found);
	pass_words(&p);
	take(&p, rt, 1, &found);
	if (take_full(&p, w))
		return true;
	/* Windows 2000 alone is a PC's. */
	if (take(&p, servers, LENGTH(servers) - !w->server, &w->release)) {
		w->server = true;
		take_r2(&p, w);
		return true;
	}
	if (w->server || !(take_eight(&p, w) || take_client(&p, &w->release)))
		return false;
	w->server = str_eq(w->release, S("2000")) && take(&p, server_words, LENGTH(server_words), &found);
	return true;
}

/* "22h2" */
static bool is_half(str s)
{
	return s.n == 4 && s.p[0] == '2' && s.p[1] >= '0' && s.p[1] <= '9' && s.p[2] == 'h' && (s.p[3] == '1' || s.p[3] == '2');
}

static bool is_feature(str s)
{
	str found;
	return is_half(s) || one_of(features, LENGTH(features), s, &found);
}

/* "sp1", "sp 1", "service pack 1" */
static str pack_at(struct arena *a, const struct tokens *t, size_t i)
{
	str s = t->list[i].text, next = i + 1 < t->count ? t->list[i + 1].text : S(""), third = i + 2 < t->count ? t->list[i + 2].text : S("");
	str number = str_starts(s, S("sp")) && s.n == 3 ? str_from(s, 2) : str_eq(s, S("sp")) ? next :
	             (str_eq(s, S("service")) && str_eq(next, S("pack"))) ? third : str_eq(s, S("サービスパック")) ? next : S("");
	return number.n == 1 && number.p[0] >= '1' && number.p[0] <= '9' ? arena_fmt(a, "sp%c", number.p[0]) : S("");
}

static bool all_digits(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n;
}

/* A known build and, behind a point, the patch level. */
static const struct build *find_build(struct arena *a, const struct tokens *t, str *written)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct name_token *one = &t->list[i], *next = i + 1 < t->count ? one + 1 : NULL;
		const struct build *build = build_of(one->text);
		if (!build)
			continue;
		bool level = next && next->at == one->end + 1 && all_digits(next->text);
		*written = level ? arena_fmt(a, "%.*s.%.*s", P(one->text), P(next->text)) : one->text;
		return build;
	}
	return NULL;
}

/* The build of a release that is named otherwise is somebody else's number. */
static bool fits(const struct build *build, const struct windows *w)
{
	if (!w->release.n)
		return build->client.n || build->server.n;
	return str_eq(w->server ? build->server : build->client, w->release);
}

static bool set_build(const struct build *build, str written, struct windows *w)
{
	if (!fits(build, w))
		return false;
	if (!w->release.n) {
		w->server = !build->client.n;
		w->release = w->server ? build->server : build->client;
	}
	w->build = written;
	if (!w->feature.n)
		w->feature = w->server ? build->server_feature : build->client_feature;
	return true;
}

bool windows_build(struct arena *a, str folded, struct windows *w)
{
	struct tokens t;
	str written;
	tokens_read(folded, &t);
	const struct build *build = find_build(a, &t, &written);
	if (t.count == 1 && is_half(folded) && w->release.n && !w->server && !w->feature.n)
		w->feature = t.list[0].text;
	return build && set_build(build, written, w);
}

static bool find_release(const struct tokens *t, struct windows *w)
{
	for (size_t i = 0; i < t->count; i++)
		for (size_t h = 0; h < LENGTH(heads); h++) {
			struct place p = { .t = t, .at = i, .rest = t->list[i].text };
			str found;
			if (take(&p, &heads[h], 1, &found) && take_release(p, w))
				return true;
		}
	return false;
}

/* "WS2019", "WinSV2016" */
static bool find_short_server(const struct tokens *t, struct windows *w)
{
	for (size_t i = 0; i < t->count; i++) {
		static const str ws[] = { T("ws") };
		struct place p = { .t = t, .at = i, .rest = t->list[i].text };
		str found;
		if (take(&p, ws, 1, &found) && p.at == i && take(&p, servers, LENGTH(servers), &w->release)) {
			w->server = true;
			take_r2(&p, w);
			return true;
		}
	}
	return false;
}

static void read_words(struct arena *a, const struct tokens *t, struct windows *w)
{
	for (size_t i = 0; i < t->count; i++) {
		str s = t->list[i].text;
		if (!w->pack.n)
			w->pack = pack_at(a, t, i);
		if (!w->feature.n && is_feature(s) && !str_eq(s, w->release))
			w->feature = s;
		w->bit32 |= str_eq(s, S("32bit")) || str_eq(s, S("x86")) || (str_eq(s, S("32")) && i + 1 < t->count && str_starts(t->list[i + 1].text, S("bit")));
		for (size_t k = 0; k < LENGTH(editions); k++)
			if (str_eq(s, editions[k].word) || (str_starts(s, S("win")) && str_ends(s, editions[k].word)))
				w->edition = editions[k].edition == 'l' || !w->edition ? editions[k].edition : w->edition;
	}
}

static void read_year(const struct tokens *t, struct windows *w)
{
	bool told = false;
	str year = S("");
	for (size_t i = 0; i < t->count; i++) {
		str s = t->list[i].text;
		bool here = str_starts(s, S("ltsc")) || str_starts(s, S("ltsb"));
		told |= here;
		s = here ? str_from(s, 4) : s;
		year = s.n == 4 && str_starts(s, S("20")) ? s : year;
	}
	for (size_t i = 0; i < LENGTH(kept) && told && !w->feature.n; i++)
		if (str_eq(w->release, kept[i].release) && str_eq(year, kept[i].year))
			w->feature = kept[i].feature;
}

/* Server 2019 is of the same build as 1809, and called so too; Server 2022 23H2 is another. */
static bool is_its_own(const struct windows *w)
{
	for (size_t i = 0; i < LENGTH(builds); i++)
		if (str_eq(builds[i].server, w->release) && !builds[i].server_feature.n && str_eq(builds[i].client_feature, w->feature))
			return true;
	return false;
}

bool windows_read(struct arena *a, str folded, struct windows *w)
{
	struct tokens t;
	str written = S("");
	*w = (struct windows){ 0 };
	tokens_read(folded, &t);
	if (!find_release(&t, w) && !find_short_server(&t, w))
		return false;
	read_words(a, &t, w);
	read_year(&t, w);
	if (w->server && is_its_own(w))
		w->feature = S("");
	const struct build *build = find_build(a, &t, &written);
	if (build)
		set_build(build, written, w);
	return true;
}

str windows_name(struct arena *a, const struct windows *w)
{
	str name = arena_fmt(a, "windows %s%.*s", w->server ? "server " : "", P(w->release));
	return w->feature.n ? arena_join(a, name, S(" "), w->feature) : name;
}

str windows_version(struct arena *a, const struct windows *w)
{
	const struct build *build = build_of(str_first(w->build, str_find(w->build, S("."))));
	return build && str_has(w->build, S(".")) ? arena_fmt(a, "%.*s%.*s", P(build->before), P(w->build)) : S("");
}

bool windows_cumulative(const struct windows *w)
{
	static const str with_packs[] = { T("7"), T("8"), T("8.1"), T("xp"), T("vista"), T("me"), T("98"), T("2000"), T("2003"), T("2003 r2"),
		                          T("2008"), T("2008 r2"), T("2012"), T("2012 r2") };
	str found;
	return !one_of(with_packs, LENGTH(with_packs), w->release, &found);
}
