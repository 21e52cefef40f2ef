/* collect_nvd.c - NVD: a file for each year at first, then what was modified since, page by page.
 * Sources: https://nvd.nist.gov/developers/vulnerabilities, https://nvd.nist.gov/developers/start-here (rates), https://nvd.nist.gov/vuln/data-feeds.
 * SPDX-License-Identifier: Apache-2.0 */
#include "collect.h"

#include "frame/progress.h"

#define NVD_FIRST_YEAR 2002        /* its file holds the years before, too */
#define NVD_BEGINNING "1999-01-01T00:00:00Z" /* nothing was modified before */
#define NVD_WINDOW_DAYS 119        /* it answers for 120 days at most */
#define NVD_PAGE 2000              /* records; it gives no more */
#define NVD_PAUSE_MS 6500          /* 5 questions in 30 seconds */
#define NVD_PAUSE_KEY_MS 700       /* 50 with a key */
#define NVD_OVERLAP_SECONDS 7200   /* what is modified may show late */
#define DAY_SECONDS ((int64_t)24 * 60 * 60)

/* ---- years */

/* "sha256:…" out of a file of lines. */
static str line_of(str text, str name)
{
	while (text.p) {
		str line = str_trim(str_cut(&text, S("\n")));
		if (str_starts(line, name))
			return str_trim(str_from(line, name.n));
	}
	return S("");
}

struct year {
	str name, digest, modified;
};

static bool read_meta(struct collecting *c, int number, struct year *year, struct err *e)
{
	str text;
	year->name = arena_fmt(c->w->arena, "nvdcve-2.0-%d.json.gz", number);
	if (!collect_text(c, c->w->arena, url_beside(c->w->arena, c->url, arena_fmt(c->w->arena, "nvdcve-2.0-%d.meta", number)), &text, e))
		return false;
	year->digest = line_of(text, S("sha256:"));
	year->modified = line_of(text, S("lastModifiedDate:"));
	return year->digest.n == 64 ||
	       err_set(e, ERR_INPUT, "nvdcve-2.0-%d.meta: チェックサムが書かれていません", "nvdcve-2.0-%d.meta: it tells no checksum", number);
}

static bool take_year(struct collecting *c, int number, str *oldest, struct err *e)
{
	struct year year;
	bool has;
	if (!read_meta(c, number, &year, e) || !collect_has(c, year.name, year.digest, &has, e))
		return false;
	const struct piece piece = { .url = url_beside(c->w->arena, c->url, year.name), .name = year.name, .digest = year.digest, .unpacked = true };
	if (!has && !(collect_file(c, &piece, NULL, e) && collect_keep(c, year.name, year.digest, e)))
		return false;
	if (!oldest->n || str_order(year.modified, *oldest) < 0)
		*oldest = year.modified;
	return true;
}

/* From where the pages go on: the day before the oldest file was made, in whatever zone it tells the time. */
static bool pages_go_on(struct collecting *c, str oldest, struct err *e)
{
	struct day day;
	str mark;
	struct collecting pages = *c;
	pages.source = source_named(S("nvd"));
	if (!day_read(str_first(oldest, 10), &day) || !collect_mark(&pages, S(""), &mark, e))
		return false;
	return mark.n || collect_set_mark(&pages, S(""), arena_fmt(c->w->arena, "%.*sT00:00:00Z", P(day_iso(c->w->arena, day_add(day, -1)))), e);
}

bool collect_nvd_years(struct collecting *c, struct err *e)
{
	int last = work_today(c->w).year;
	str oldest = S("");
	for (int number = NVD_FIRST_YEAR; number <= last; number++) {
		struct err why = { 0 };
		work_progress(c->w, (size_t)(number - NVD_FIRST_YEAR), (size_t)(last - NVD_FIRST_YEAR + 1), (struct words){ "NVDの年別ファイル", "NVD's files by years" });
		if (take_year(c, number, &oldest, &why) || (number == last && why.kind == ERR_MISSING)) /* in January there may be none yet */
			continue;
		if (!collect_refused(c, arena_fmt(c->w->arena, "nvdcve-2.0-%d.json.gz", number), &why, e))
			return false;
	}
	return c->trouble.kind || (oldest.n && pages_go_on(c, oldest, e)) || err_set(e, ERR_INPUT, "いつのファイルか分かりません", "it does not tell of which day the files are");
}

/* ---- pages */

struct window {
	int64_t from, to;
	int64_t at; /* records that were taken */
};

/* "FROM", or "FROM TO AT" in the middle of a window. */
static bool read_window(struct collecting *c, int64_t now, struct window *win, struct err *e)
{
	str mark;
	if (!collect_mark(c, S(""), &mark, e))
		return false;
	str from = str_cut(&mark, S(" ")), to = mark.p ? str_cut(&mark, S(" ")) : S("");
	if (!instant_read(from, &win->from))
		instant_read(S(NVD_BEGINNING), &win->from);
	if (!instant_read(to, &win->to) || !str_whole(mark, &win->at)) {
		win->at = 0;
		win->to = win->from + NVD_WINDOW_DAYS * DAY_SECONDS;
	}
	if (win->to > now)
		win->to = now;
	return true;
}

static bool keep_window(struct collecting *c, const struct window *win, struct err *e)
{
	struct arena *a = c->w->arena;
	str from = instant_iso(a, win->from), to = instant_iso(a, win->to);
	return collect_set_mark(c, S(""), win->at ? arena_fmt(a, "%.*s %.*s %lld", P(from), P(to), (long long)win->at) : from, e);
}

static str page_url(struct collecting *c, const struct window *win)
{
	struct arena *a = c->w->arena;
	str from = instant_iso(a, win->from), to = instant_iso(a, win->to);
	return arena_fmt(a, "%.*s?lastModStartDate=%.*s.000Z&lastModEndDate=%.*s.000Z&startIndex=%lld&resultsPerPage=%d", P(c->url), P(str_first(from, from.n - 1)),
	                 P(str_first(to, to.n - 1)), (long long)win->at, NVD_PAGE);
}

/* A page begins by telling how many records it has, and how many there are. */
static bool number_after(str head, str name, int64_t *number)
{
	str rest = str_trim(str_from(head, str_find(head, name) + name.n));
	size_t digits = 0;
	rest = str_trim(str_from(rest, str_starts(rest, S(":"))));
	while (digits < rest.n && rest.p[digits] >= '0' && rest.p[digits] <= '9')
		digits++;
	return str_whole(str_first(rest, digits), number);
}

static bool is_empty(str head)
{
	int64_t total;
	return number_after(head, S("\"totalResults\""), &total) && !total;
}

/* The next page, and how far we are with it; kept at once, so that who is cut goes on from there. */
static bool take_page(struct collecting *c, struct window *win, bool *last, struct err *e)
{
	auto_buf head = { 0 };
	int64_t total, count;
	const struct piece piece = { .url = page_url(c, win), .name = S("NVD"), .head = &head, .is_empty = is_empty };
	if (!collect_file(c, &piece, NULL, e))
		return false;
	if (!number_after(buf_str(&head), S("\"totalResults\""), &total) || !number_after(buf_str(&head), S("\"resultsPerPage\""), &count) || (total && !count))
		return err_set(e, ERR_INPUT, "NVDの答えに件数がありません", "NVD's answer does not tell how many records there are");
	win->at += count;
	*last = win->at >= total;
	work_progress(c->w, (size_t)(*last ? total : win->at), (size_t)total, (struct words){ "NVDの記録", "NVD's records" });
	return *last || keep_window(c, win, e);
}

static bool take_window(struct collecting *c, struct window *win, struct err *e)
{
	int64_t pause_ms = c->pause_ms >= 0 ? c->pause_ms : c->key.n ? NVD_PAUSE_KEY_MS : NVD_PAUSE_MS;
	for (bool last = false; !last;) {
		if (!take_page(c, win, &last, e))
			return false;
		fetch_pause(pause_ms);
	}
	win->at = 0;
	win->from = win->to;
	return true;
}

bool collect_nvd(struct collecting *c, struct err *e)
{
	struct window win;
	int64_t now = clock_now(c->w->clock);
	do {
		if (!read_window(c, now, &win, e) || !take_window(c, &win, e))
			return false;
		if (win.to == now)
			win.from -= NVD_OVERLAP_SECONDS;
		if (!keep_window(c, &win, e))
			return false;
	} while (win.to < now);
	return true;
}
