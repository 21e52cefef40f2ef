/* visit.c - what a visitor asked for, and the answers that are no page.
 * SPDX-License-Identifier: Apache-2.0 */
#include "visit.h"

#include "base/id.h"
#include "base/utf8.h"

#include <assert.h>

/* -- what was asked ------------------------------------------------------------------------------------ */

/* Whether a word of a route's path is {name}. */
static bool stands_for(str word, str name)
{
	return word.n == name.n + 2 && word.p[0] == '{' && word.p[word.n - 1] == '}' && str_starts(str_from(word, 1), name);
}

str visit_word(const struct visit *v, const char *name)
{
	str rest = v->route ? str_from(str_of(v->route->path), 1) : (str){ NULL, 0 };
	for (size_t i = 0; rest.p && i < v->target.count; i++)
		if (stands_for(str_cut(&rest, S("/")), str_of(name)))
			return v->target.words[i];
	return S("");
}

str visit_query(const struct visit *v, const char *name)
{
	return fields_value(&v->query, name);
}

str visit_form(const struct visit *v, const char *name)
{
	return fields_value(&v->form, name);
}

int64_t visit_number(const struct visit *v, const char *name, int64_t otherwise, int64_t least, int64_t most)
{
	int64_t number;
	assert(least <= most);
	if (!str_whole(visit_query(v, name), &number))
		return otherwise;
	return number < least ? least : number > most ? most : number;
}

bool visit_may(const struct visit *v, unsigned roles)
{
	return v->role & roles;
}

/* -- answers ------------------------------------------------------------------------------------------- */

void visit_status(struct visit *v, unsigned status)
{
	v->answer->status = status;
}

/* One slash, and nothing that a browser would take for a second one or leave out: "//", "/\" and "/<tab>/" lead to
 * other hosts. */
static bool is_ours(str path)
{
	if (!str_starts(path, S("/")) || str_starts(path, S("//")) || str_starts(path, S("/\\")))
		return false;
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] <= ' ' || path.p[i] > '~')
			return false;
	return true;
}

bool visit_go(struct visit *v, str path)
{
	visit_status(v, 303);
	http_head(v->answer, "Location", is_ours(path) ? path : S("/"));
	return true;
}

bool visit_done(struct visit *v, str path, const struct id *act)
{
	str fragment = path, page = str_cut(&fragment, S("#"));
	str mark = str_has(page, S("?")) ? S("&") : S("?"), hash = fragment.p ? S("#") : S("");
	return visit_go(v, arena_fmt(v->w.arena, "%.*s%.*sdone=%.*s%.*s%.*s", P(page), P(mark), P(id_str(act)), P(hash),
	                             P(fragment)));
}

/* The name in letters that every browser takes; characters that are none become an underscore. */
static str plain_name(struct arena *a, str name)
{
	auto_buf plain = { 0 };
	for (size_t at = 0; at < name.n;) {
		uint32_t rune = utf8_next(name, &at);
		bool stays = rune >= ' ' && rune < 0x7F && rune != '"' && rune != '\\' && rune != '/' && rune != '%';
		buf_byte(&plain, stays ? (char)rune : '_');
	}
	return arena_copy(a, buf_str(&plain));
}

/* RFC 6266, and RFC 8187 for names that are more than plain. */
static str disposition(struct arena *a, str name)
{
	auto_buf coded = { 0 };
	str plain = plain_name(a, name);
	if (str_eq(plain, name))
		return arena_fmt(a, "attachment; filename=\"%.*s\"", P(plain));
	uri_put(&coded, name);
	return arena_fmt(a, "attachment; filename=\"%.*s\"; filename*=UTF-8''%.*s", P(plain), P(buf_str(&coded)));
}

void visit_attach(struct visit *v, str name, const char *type)
{
	visit_status(v, 200);
	http_head(v->answer, "Content-Type", str_of(type));
	http_head(v->answer, "Content-Disposition", disposition(v->w.arena, name));
}

bool visit_file(struct visit *v, str name, const char *type, str bytes)
{
	visit_attach(v, name, type);
	buf_put(v->w.out, bytes);
	return true;
}

bool visit_stream(struct visit *v, str channel)
{
	visit_status(v, 200);
	http_head(v->answer, "Content-Type", S("text/event-stream"));
	v->answer->stream = channel;
	return true;
}

/* Lax, not Strict: who follows a link in a web mail, or on the intranet's first page, would otherwise arrive as if
 * nobody had signed in. What changes something comes by POST, with which Lax sends no cookie from elsewhere, and
 * carries its csrf field besides. */
void visit_set_cookie(struct visit *v, const char *name, str value, int seconds)
{
	struct arena *a = v->w.arena;
	str age = seconds ? arena_fmt(a, "; Max-Age=%d", seconds > 0 ? seconds : 0) : S("");
	assert(!str_has(value, S(";")));
	http_head(v->answer, "Set-Cookie",
	          arena_fmt(a, "%s=%.*s; Path=/; Secure; HttpOnly; SameSite=Lax%.*s", name, P(value), P(age)));
}
