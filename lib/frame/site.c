/* site.c - from a request to its answer: the route, the seat, the admission, the page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "site_parts.h"

#include "api.h"
#include "base/clock.h"
#include "base/random.h"
#include "engine/sheet.h"
#include "facility.h"
#include "page.h"
#include "throttle.h"

#include <stdlib.h>
#include <string.h>

#define START_LETTERS 8u /* of the start code: 40 bits; a thousand guesses a second take 17 years for half of them */
#define READ_WAIT_MS 1000 /* for the database, where nothing is written and a network thread may be kept from others */
#define BUSY_SECONDS "10" /* after which who was told to try again may do so */
#define FORM_OVERHEAD_BYTES (64u << 10) /* of an upload: boundaries, names, the other fields */

struct routes routes_of(const struct duty *const *duties)
{
	return (struct routes){ .duty = duties };
}

bool routes_next(struct routes *r)
{
	if (r->route)
		r->route++;
	while (*r->duty && (!r->route || !r->route->path)) {
		if (r->route)
			r->duty++;
		r->route = *r->duty ? (*r->duty)->routes : NULL;
		if (*r->duty && !r->route)
			r->duty++;
	}
	return *r->duty != NULL;
}

/* ---- finding the route */

static bool path_fits(str path, const struct target *t)
{
	size_t n = 0;
	for (str rest = str_from(path, 1); rest.p; n++) {
		str word = str_cut(&rest, S("/"));
		if (n == t->count || (!str_starts(word, S("{")) && !str_eq(word, t->words[n])))
			return false;
	}
	return n == t->count;
}

static bool method_fits(const struct route *r, str method)
{
	return str_eq(method, str_of(r->method)) || (str_eq(method, S("HEAD")) && str_eq(str_of(r->method), S("GET")));
}

/* A path that says every word goes before one with a word in braces. */
static bool is_plainer(const struct route *a, const struct route *b)
{
	return !b || (!strchr(a->path, '{') && strchr(b->path, '{'));
}

/* RFC 9110, section 15.5.6: what the address does take is said. */
static bool refuse_method(struct visit *v, str methods, struct err *e)
{
	v->answer->status = 405;
	http_head(v->answer, "Allow", methods);
	return err_set(e, ERR_USAGE, "このページは、その方法では使えません", "this address does not take that method");
}

static bool find_route(struct visit *v, struct err *e)
{
	struct arena *a = v->w.arena;
	str methods = S("");
	for (struct routes r = routes_of(v->site->duties); routes_next(&r);)
		if (path_fits(str_of(r.route->path), &v->target)) {
			str method = str_of(r.route->method);
			if (method_fits(r.route, v->request->method) && is_plainer(r.route, v->route))
				v->route = r.route;
			if (!str_has(methods, method))
				methods = arena_join(a, methods, S(", "), str_eq(method, S("GET")) ? S("GET, HEAD") : method);
		}
	if (v->route)
		return true;
	if (methods.n)
		return refuse_method(v, methods, e);
	return err_set(e, ERR_MISSING, "このページはありません。アドレスを確かめるか、メニューから選んでください",
	               "there is no such page; check the address or choose from the menu");
}

/* ---- the databases that are open */

bool site_seat(struct site *site, struct work *w, struct err *e)
{
	*w = (struct work){ .arena = w->arena, .duties = site->duties, .clock = site->clock, .disk = site->disk, .data = site->data,
		            .lang = w->lang, .who = w->who, .out = w->out, .aside = w->aside, .progress = w->progress };
	pthread_mutex_lock(&site->lock);
	if (site->seat_count)
		w->db = site->seats[--site->seat_count];
	pthread_mutex_unlock(&site->lock);
	if (!w->db && !facility_open(w, e))
		return false;
	db_wait(w->db, DB_WAIT_MS);
	return true;
}

void site_seat_back(struct site *site, struct work *w)
{
	if (!w->db)
		return;
	db_rollback(w->db);
	pthread_mutex_lock(&site->lock);
	if (site->seat_count < SITE_SEATS_MAX) {
		site->seats[site->seat_count++] = w->db;
		w->db = NULL;
	}
	pthread_mutex_unlock(&site->lock);
	db_close(&w->db);
}

/* ---- one visit */

static bool read_form(struct visit *v, struct err *e)
{
	const struct http_request *r = v->request;
	if (r->trouble == HTTP_BODY_TOO_LARGE) {
		err_set(e, ERR_INPUT, "送られたものが大きすぎます。ファイルを分けるか、不要なシートを除いてください",
		        "what was sent is too large; split the file or leave out sheets that are not needed");
		v->answer->status = 413;
		return false;
	}
	if (r->trouble == HTTP_BODY_NO_ROOM)
		return err_set(e, ERR_DISK, "ディスクに空き容量がありません。送られたものを受け取れず、何も変えていません",
		               "the disk is full: what was sent could not be taken, and nothing was changed");
	if (!r->body.n || visit_is_api(v))
		return true;
	return fields_read_body(v->w.arena, http_header(r, "Content-Type"), r->body, &v->form, e);
}

static void put_safety(struct visit *v)
{
	static const struct http_field always[] = {
		{ T("Content-Security-Policy"),
		  T("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
		    "base-uri 'none'; frame-ancestors 'none'") },
		{ T("X-Content-Type-Options"), T("nosniff") },
		{ T("Referrer-Policy"), T("same-origin") },
		{ T("Cross-Origin-Opener-Policy"), T("same-origin") },
		{ T("Cross-Origin-Resource-Policy"), T("same-origin") },
		{ T("Strict-Transport-Security"), T("max-age=31536000") },
	};
	bool kept = false;
	for (size_t i = 0; i < v->answer->header_count; i++)
		kept |= str_eq(v->answer->headers[i].name, S("Cache-Control"));
	for (size_t i = 0; i < LENGTH(always); i++)
		http_head(v->answer, always[i].name.p, always[i].value);
	if (!kept)
		http_head(v->answer, "Cache-Control", S("no-store"));
}

/* What was written before the failure is not shown. */
static void fail(struct visit *v, const struct err *e)
{
	buf_cut(&v->answer->body, 0);
	visit_fail(v, e);
}

static bool give_answer(struct visit *v, struct err *e)
{
	switch (site_admit(v, e)) {
	case ADMIT_REFUSED:
		return false;
	case ADMIT_ANSWERED:
		return true;
	case ADMIT_GO:
		break;
	}
	return visit_is_meant(v, e) && (!visit_is_api(v) || api_query_fit(v, e)) && v->route->answer(v, e);
}

static bool visit_begin(struct visit *v, struct site *site, const struct http_request *r, struct http_answer *a, struct buf *aside,
                        struct err *e)
{
	*v = (struct visit){ .site = site, .request = r, .answer = a, .role = ROLE_ANYONE };
	v->w = (struct work){ .arena = r->arena, .out = &a->body, .aside = aside, .clock = site->clock, .duties = site->duties };
	v->w.lang = visit_lang(v);
	a->status = 0;
	a->file = -1;
	return target_read(r->arena, r->target, &v->target, e) && find_route(v, e) &&
	       fields_read_query(r->arena, v->target.query, &v->query, e);
}

static void end_answer(struct visit *v)
{
	bool typed = false;
	if (v->answer->status == 503)
		http_head(v->answer, "Retry-After", S(BUSY_SECONDS));
	for (size_t i = 0; i < v->answer->header_count; i++)
		typed |= str_eq_nocase(v->answer->headers[i].name, S("Content-Type"));
	if (!v->answer->status)
		v->answer->status = 200;
	if (!typed && v->answer->body.n)
		http_head(v->answer, "Content-Type", S("text/html; charset=utf-8"));
	put_safety(v);
}

/* Who writes waits for another writer, but not longer than from when the request came: those who stand behind one another
 * would wait ever longer. */
static void set_patience(struct visit *v)
{
	int64_t waited_ms = v->request->came_ms ? clock_beat_ms() - v->request->came_ms : 0;
	int64_t left_ms = visit_reads(v) ? READ_WAIT_MS : DB_WAIT_MS - waited_ms;
	db_wait(v->w.db, left_ms > 0 ? left_ms : 0);
}

void site_answer(struct site *site, const struct http_request *r, struct http_answer *a)
{
	struct visit v;
	struct err e = { 0 }, late = { 0 };
	auto_buf aside = { 0 };
	bool ok = visit_begin(&v, site, r, a, &aside, &e);
	bool seated = site_seat(site, &v.w, ok ? &e : &late);
	if (seated)
		set_patience(&v);
	ok = ok && seated && read_form(&v, &e) && give_answer(&v, &e);
	if (!ok)
		fail(&v, &e);
	site_seat_back(site, &v.w);
	end_answer(&v);
}

/* ---- before the body comes */

/* Only who may send a large file gets to send it. */
static bool may_send(struct visit *v, struct err *e)
{
	bool ok = site_seat(v->site, &v->w, e);
	if (ok)
		db_wait(v->w.db, READ_WAIT_MS);
	ok = ok && site_admit(v, e) == ADMIT_GO && (!v->route->knock || v->route->knock(v, e));
	site_seat_back(v->site, &v->w);
	return ok;
}

static bool begin(void *of, const struct http_request *r, struct http_plan *plan, struct http_answer *a)
{
	struct visit v;
	struct err e = { 0 };
	auto_buf aside = { 0 };
	bool ok = visit_begin(&v, of, r, a, &aside, &e);
	if (!ok) { /* the answer will say so, without a body */
		plan->body_max = ROUTE_FORM_BYTES_MAX;
		a->status = 0;
		return true;
	}
	bool reads = visit_reads(&v);
	plan->waits = !reads;
	plan->slow = !reads || v.route->flags & ROUTE_SLOW;
	plan->body_max = reads ? 0 : v.route->flags & ROUTE_FILES ? FILE_BYTES_MAX + FORM_OVERHEAD_BYTES : ROUTE_FORM_BYTES_MAX;
	if (!(v.route->flags & ROUTE_FILES) || reads || may_send(&v, &e))
		return true;
	if (e.kind)
		fail(&v, &e);
	end_answer(&v);
	return false;
}

static void answer(void *of, const struct http_request *r, struct http_answer *a)
{
	site_answer(of, r, a);
}

/* ---- the site as a whole */

static bool route_is_whole(const struct route *r, struct err *e)
{
	bool api = str_starts(str_of(r->path), S("/api/"));
	if (!r->answer || !r->title.ja || !r->title.en || (api ? !r->scopes || r->roles : !r->roles))
		return err_set(e, ERR_INTERNAL, "ページ %s %s に、使える人が書かれていません", "route %s %s does not say who may", r->method, r->path);
	return !api || r->doc || err_set(e, ERR_INTERNAL, "API %s %s の説明がありません", "route %s %s has no description", r->method, r->path);
}

static bool check_routes(const struct site *site, struct err *e)
{
	for (struct routes r = routes_of(site->duties); routes_next(&r);) {
		if (!route_is_whole(r.route, e))
			return false;
		for (struct routes other = r; routes_next(&other);)
			if (!strcmp(other.route->path, r.route->path) && !strcmp(other.route->method, r.route->method))
				return err_set(e, ERR_INTERNAL, "ページ %s %s が二つあります", "route %s %s is there twice", r.route->method, r.route->path);
	}
	return true;
}

static int by_place(const void *x, const void *y)
{
	const struct route *const *a = x, *const *b = y;
	return ((*a)->menu > (*b)->menu) - ((*a)->menu < (*b)->menu);
}

static void gather_menu(struct site *site)
{
	for (struct routes r = routes_of(site->duties); routes_next(&r);)
		if (r.route->menu && site->menu_count < SITE_MENU_MAX)
			site->menu[site->menu_count++] = r.route;
	qsort(site->menu, site->menu_count, sizeof *site->menu, by_place);
}

/* A word typed once, so that not just anybody in the house becomes the first member. */
static bool make_start_code(struct site *site, struct work *w, struct err *e)
{
	bool any;
	if (!member_any(w, &any, e))
		return false;
	site->has_members = any;
	if (!any)
		site->start_code = random_letters(&site->arena, START_LETTERS);
	return true;
}

static bool first_look(struct site *site, struct err *e)
{
	auto_arena a = { 0 };
	struct work w = { .arena = &a, .who = S("inro") };
	struct seal_key key;
	bool ok = site_seat(site, &w, e) && facility_key(&w, &key, e) && make_start_code(site, &w, e);
	if (ok)
		site->csrf_key = seal_derive(&key, S("inro console csrf"));
	site_seat_back(site, &w);
	return ok;
}

struct site *site_open_deaf(const struct site_ask *ask, struct err *e)
{
	struct site *site = mem_take(sizeof *site);
	*site = (struct site){ .duties = ask->duties, .clock = ask->clock, .disk = ask->disk };
	site->data = arena_copy(&site->arena, ask->data);
	pthread_mutex_init(&site->lock, NULL);
	site->throttle = throttle_open();
	site->jobs = jobs_open(site);
	gather_menu(site);
	if (check_routes(site, e) && first_look(site, e))
		return site;
	site_close(&site);
	return NULL;
}

struct site *site_open(const struct site_ask *ask, struct err *e)
{
	struct site *site = site_open_deaf(ask, e);
	if (site)
		site->server = http_open(&ask->listen, &(struct http_site){ begin, answer, site }, e);
	if (site && !site->server)
		site_close(&site);
	return site;
}

uint16_t site_port(const struct site *site)
{
	return http_port(site->server);
}

str site_start_code(const struct site *site)
{
	return site->start_code;
}

bool site_has_members(const struct site *site)
{
	return site->has_members;
}

bool site_answers(const struct site *site)
{
	return http_answers(site->server);
}

struct throttle *site_throttle(struct site *site)
{
	return site->throttle;
}

void site_close(struct site **where)
{
	struct site *site = *where;
	if (!site)
		return;
	http_close(&site->server);
	jobs_close(&site->jobs);
	while (site->seat_count)
		db_close(&site->seats[--site->seat_count]);
	throttle_close(&site->throttle);
	pthread_mutex_destroy(&site->lock);
	arena_drop(&site->arena);
	free(site);
	*where = NULL;
}
