/* collect_csaf.c - CSAF: a provider says where its lists are, a list names its advisories, and each has its checksum beside it.
 * Source: CSAF 2.0, section 7 (provider-metadata.json; ROLIE feeds; directories with changes.csv).
 * SPDX-License-Identifier: Apache-2.0 */
#include "collect.h"

#include "base/seal.h"
#include "engine/names.h"
#include "frame/progress.h"

#include <stdlib.h>

#define CSAF_LISTS_MAX 64u           /* of one provider */

struct paper {
	str at, url;
	str digest_url; /* "": where it stands is not told, and is tried beside the file */
};

struct list {
	struct collecting *c;
	struct arena *a;
	str url, since;
	LIST_OF(struct paper) papers;
};

static void add_paper(struct list *list, str at, str url, str digest_url)
{
	bool again = false;
	if (!url.n || (str_order(at, list->since) <= 0 && !(collect_was_refused(list->c, url, &again, NULL) && again)))
		return;
	arena_grow(list->a, list->papers.list, list->papers.count, list->papers.room);
	list->papers.list[list->papers.count++] = (struct paper){ arena_copy(list->a, at), arena_copy(list->a, url), arena_copy(list->a, digest_url) };
}

/* ---- lists */

/* SHA-512 before SHA-256. */
static str digest_link(const json_t *links)
{
	str best = S("");
	for (size_t i = 0; i < json_array_size(links); i++) {
		const json_t *link = json_array_get(links, i);
		str to = json_text(link, "href");
		if (str_eq(json_text(link, "rel"), S("hash")) && (str_ends(to, S(".sha512")) || (!best.n && str_ends(to, S(".sha256")))))
			best = to;
	}
	return best;
}

static bool read_rolie(struct collecting *c, struct list *list, struct err *e)
{
	auto_json json = collect_json(c, list->url, e);
	const json_t *entries = json_object_get(json_object_get(json, "feed"), "entry");
	for (size_t i = 0; i < json_array_size(entries); i++) {
		const json_t *entry = json_array_get(entries, i);
		add_paper(list, json_text(entry, "updated"), json_text(json_object_get(entry, "content"), "src"), digest_link(json_object_get(entry, "link")));
	}
	return json && (entries || err_set(e, ERR_INPUT, "ROLIEの一覧ではありません", "it is no ROLIE feed"));
}

/* "2024/a.json","2024-02-01T03:04:05Z" */
static bool read_directory(struct collecting *c, struct list *list, struct err *e)
{
	str text;
	if (!collect_text(c, list->a, url_beside(list->a, list->url, S("changes.csv")), &text, e))
		return false;
	while (text.p) {
		str line = str_trim(str_cut(&text, S("\n"))), rest = str_from(line, 1);
		str name = str_cut(&rest, S("\",\""));
		if (str_starts(line, S("\"")) && rest.p && str_ends(rest, S("\"")))
			add_paper(list, str_first(rest, rest.n - 1), url_beside(list->a, list->url, name), S(""));
	}
	return true;
}

static int by_time(const void *a, const void *b)
{
	return str_order(((const struct paper *)a)->at, ((const struct paper *)b)->at);
}

/* ---- advisories */

/* "DIGEST  file.json" */
static bool holds(struct arena *a, str bytes, str said)
{
	str digest = str_first(said, str_find(said, S(" ")));
	digest = str_trim(digest);
	return str_eq_nocase(digest, digest.n == 128 ? digest_512_hex(a, bytes) : digest_hex(a, digest_of(bytes)));
}

/* Who publishes no checksums at all is vouched for by TLS alone. */
static bool read_digest(struct collecting *c, struct arena *a, const struct paper *paper, str *said, struct err *e)
{
	static const char *const ends[] = { ".sha512", ".sha256" };
	if (paper->digest_url.n)
		return collect_text(c, a, paper->digest_url, said, e);
	for (size_t i = 0; i < LENGTH(ends); i++) {
		struct err why = { 0 };
		if (collect_text(c, a, arena_fmt(a, "%.*s%s", P(paper->url), ends[i]), said, &why))
			return true;
		if (why.kind != ERR_MISSING) {
			*e = why;
			return false;
		}
	}
	*said = S("");
	return true;
}

static bool take_advisory(struct collecting *c, const struct paper *paper, struct err *e)
{
	auto_arena a = { 0 };
	str text, said;
	if (!collect_text(c, &a, paper->url, &text, e) || !read_digest(c, &a, paper, &said, e))
		return false;
	if (said.n && !holds(&a, text, said))
		return err_set(e, ERR_TAMPERED, "%.*s: 公表されたチェックサムと一致しないため、使いません", "%.*s: it is not what its published checksum says, and is not used",
		               P(path_name(paper->url)));
	return collect_bytes(c, path_name(paper->url), text, e) && collect_keep(c, paper->url, str_trim(str_first(said, str_find(said, S(" ")))), e);
}

/* The oldest first: who is cut goes on from there. What was refused is asked for again each time. */
static bool take_papers(struct collecting *c, struct list *list, struct err *e)
{
	size_t count = list->papers.count;
	if (count)
		qsort(list->papers.list, count, sizeof *list->papers.list, by_time);
	for (size_t i = 0; i < count; i++) {
		const struct paper *paper = &list->papers.list[i];
		struct err why = { 0 };
		work_progress(c->w, i, count, (struct words){ "CSAFの告知", "CSAF advisories" });
		if (!take_advisory(c, paper, &why) && !collect_refused(c, paper->url, &why, e))
			return false;
		bool whole = i + 1 == count || !str_eq(paper[1].at, paper->at);
		if (whole && str_order(paper->at, list->since) > 0 && !collect_set_mark(c, list->url, paper->at, e))
			return false;
	}
	return true;
}

/* ---- providers */

static bool take_list(struct collecting *c, str url, bool rolie, struct err *e)
{
	struct list list = { .c = c, .a = c->w->arena, .url = arena_copy(c->w->arena, url) };
	return collect_mark(c, list.url, &list.since, e) && (rolie ? read_rolie(c, &list, e) : read_directory(c, &list, e)) && take_papers(c, &list, e);
}

static bool is_open(const json_t *feed)
{
	str label = json_text(feed, "tlp_label");
	return str_eq(label, S("WHITE")) || str_eq(label, S("CLEAR"));
}

static bool take_list_or_refuse(struct collecting *c, str url, bool rolie, size_t *lists, struct err *e)
{
	struct err why = { 0 };
	if (!url.n || *lists >= CSAF_LISTS_MAX)
		return true;
	++*lists;
	return take_list(c, url, rolie, &why) || collect_refused(c, url, &why, e);
}

/* A provider names ROLIE feeds, or folders, or both; both hold the same. */
static bool take_provider(struct collecting *c, str url, struct err *e)
{
	auto_json provider = collect_json(c, url, e);
	const json_t *places = json_object_get(provider, "distributions");
	size_t lists = 0;
	for (size_t i = 0; i < json_array_size(places); i++) {
		const json_t *feeds = json_object_get(json_object_get(json_array_get(places, i), "rolie"), "feeds");
		for (size_t k = 0; k < json_array_size(feeds); k++)
			if (is_open(json_array_get(feeds, k)) && !take_list_or_refuse(c, json_text(json_array_get(feeds, k), "url"), true, &lists, e))
				return false;
	}
	for (size_t i = 0, rolie = lists; i < json_array_size(places) && !rolie; i++) {
		str folder = json_text(json_array_get(places, i), "directory_url");
		folder = str_ends(folder, S("/")) || !folder.n ? folder : arena_fmt(c->w->arena, "%.*s/", P(folder));
		if (!take_list_or_refuse(c, folder, false, &lists, e))
			return false;
	}
	return provider && (lists || err_set(e, ERR_INPUT, "%.*s: 告知の一覧がありません", "%.*s: it names no list of advisories", P(path_name(url))));
}

bool collect_csaf(struct collecting *c, struct err *e)
{
	for (str urls = c->url; urls.p;) {
		str url = str_trim(str_cut(&urls, S(" ")));
		struct err why = { 0 };
		if (url.n && !take_provider(c, url, &why))
			collect_refused(c, url, &why, e); /* another one may be reached */
	}
	return true;
}
