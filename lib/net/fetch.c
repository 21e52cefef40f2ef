/* fetch.c - asking by libcurl, and what its refusals mean to the person at the desk.
 * SPDX-License-Identifier: Apache-2.0 */
#include "fetch.h"

#include "base/clock.h"

#include <curl/curl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#define USER_AGENT "inro/" INRO_VERSION
#define HOST_SHOWN_MAX 128u

struct fetch {
	CURL *curl;
	struct fetch_line line;
	struct arena arena; /* of the line's texts */
};

/* One question, over all its tries. */
struct asking {
	struct fetch *f;
	const struct fetch_ask *ask;
	char etag[FETCH_HEADER_BYTES_MAX], modified[FETCH_HEADER_BYTES_MAX];
	uint64_t bytes;  /* taken in this try */
	bool begun;      /* the taker has seen something of this try */
	bool taken;      /* the taker has seen something of any try */
	bool stopped;    /* by the taker, whose error stands in e */
	struct err *e;
};

/* ---- addresses */

/* Host and port of an address: never what stands before an @. */
static str host_of(str url)
{
	str rest = str_from(url, str_find(url, S("://")) + 3);
	for (size_t i = 0; i < rest.n; i++)
		if (rest.p[i] == '/' || rest.p[i] == '?' || rest.p[i] == '#')
			rest.n = i;
	for (size_t at = str_find(rest, S("@")); at < rest.n; at = str_find(rest, S("@")))
		rest = str_from(rest, at + 1);
	return str_first(rest, HOST_SHOWN_MAX);
}

static bool has_name_in_it(str url)
{
	str rest = str_from(url, str_find(url, S("://")) + 3);
	return str_has(str_first(rest, str_find(rest, S("/"))), S("@"));
}

static bool is_printable(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~')
			return false;
	return true;
}

static bool address_fits(const struct fetch *f, str url, struct err *e)
{
	if (!str_starts(url, S("https://")) && !(f->line.plain && str_starts(url, S("http://"))))
		return err_set(e, ERR_INPUT, "https:// で始まるアドレスではありません", "the address does not begin with https://");
	if (!host_of(url).n || url.n > FETCH_URL_BYTES_MAX || !is_printable(url))
		return err_set(e, ERR_INPUT, "アドレスとして読めません", "it is no address");
	return !has_name_in_it(url) ||
	       err_set(e, ERR_INPUT, "アドレスに利用者名やパスワードを入れることはできません", "the address may not hold a name or password");
}

static bool proxy_fits(str proxy, struct err *e)
{
	return !proxy.n || ((str_starts(proxy, S("http://")) || str_starts(proxy, S("https://"))) && host_of(proxy).n && is_printable(proxy) && proxy.n <= FETCH_URL_BYTES_MAX) ||
	       err_set(e, ERR_INPUT, "プロキシは http://名前:番号 の形で書いてください", "a proxy is written http://HOST:PORT");
}

/* ---- opening */

static str copied(struct fetch *f, str s)
{
	return s.n ? arena_copy(&f->arena, s) : S("");
}

struct fetch *fetch_open(const struct fetch_line *line, struct err *e)
{
	if (!proxy_fits(line->proxy, e))
		return NULL;
	CURL *curl = curl_global_init(CURL_GLOBAL_DEFAULT) ? NULL : curl_easy_init();
	if (!curl) {
		err_set(e, ERR_INTERNAL, "通信の準備ができません", "the network library did not start");
		return NULL;
	}
	struct fetch *f = mem_take(sizeof *f);
	*f = (struct fetch){ .curl = curl, .line = *line };
	f->line.proxy = copied(f, line->proxy);
	f->line.authorities = copied(f, line->authorities);
	return f;
}

void fetch_close(struct fetch **f)
{
	if (!*f)
		return;
	curl_easy_cleanup((*f)->curl);
	curl_global_cleanup();
	arena_drop(&(*f)->arena);
	free(*f);
	*f = NULL;
}

/* ---- what comes */

static void keep_header(char to[FETCH_HEADER_BYTES_MAX], str line, str name)
{
	if (line.n < name.n || !str_eq_nocase(str_first(line, name.n), name))
		return;
	str value = str_trim(str_from(line, name.n));
	bool fits = value.n < FETCH_HEADER_BYTES_MAX;
	memcpy(to, value.p, fits ? value.n : 0);
	to[fits ? value.n : 0] = 0;
}

/* Also called for the heads of redirects, and of what the proxy says first: each begins anew. */
static size_t take_header(char *bytes, size_t size, size_t count, void *of)
{
	struct asking *k = of;
	str line = { bytes, size * count };
	if (str_starts(line, S("HTTP/")))
		k->etag[0] = k->modified[0] = 0;
	keep_header(k->etag, line, S("ETag:"));
	keep_header(k->modified, line, S("Last-Modified:"));
	return size * count;
}

static bool hand_on(struct asking *k, str bytes)
{
	if (!k->begun && k->ask->begin && !k->ask->begin(k->ask->of, k->e))
		return false;
	k->begun = k->taken = true;
	k->bytes += bytes.n;
	if (k->bytes > k->ask->bytes_max)
		return err_set(k->e, ERR_INPUT, "大きすぎます(%llu MBまで)", "it is too large (at most %llu MB)", (unsigned long long)(k->ask->bytes_max >> 20));
	return k->ask->take(k->ask->of, bytes, k->e);
}

/* Of an answer that is a refusal nothing is handed on. */
static size_t take_body(char *bytes, size_t size, size_t count, void *of)
{
	struct asking *k = of;
	long status = 0;
	curl_easy_getinfo(k->f->curl, CURLINFO_RESPONSE_CODE, &status);
	if (status != 200)
		return size * count;
	k->stopped = !hand_on(k, (str){ bytes, size * count });
	return k->stopped ? 0 : size * count;
}

/* ---- one try */

static struct curl_slist *headers_of(struct arena *a, const struct fetch_ask *ask)
{
	struct curl_slist *list = NULL;
	if (ask->etag.n)
		list = curl_slist_append(list, arena_text(a, arena_fmt(a, "If-None-Match: %.*s", P(ask->etag))));
	if (ask->modified.n)
		list = curl_slist_append(list, arena_text(a, arena_fmt(a, "If-Modified-Since: %.*s", P(ask->modified))));
	if (ask->header.n)
		list = curl_slist_append(list, arena_text(a, arena_fmt(a, "%.*s: %.*s", P(ask->header), P(ask->secret))));
	return list;
}

static void set_line(CURL *c, struct arena *a, const struct fetch_line *line)
{
	const char *protocols = line->plain ? "http,https" : "https";
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, protocols);
	curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)line->patience.connect_ms);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, (long)FETCH_RATE_MIN);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, (long)line->patience.stall_seconds);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)line->patience.whole_seconds * 1000);
	if (line->proxy.n)
		curl_easy_setopt(c, CURLOPT_PROXY, arena_text(a, line->proxy));
	struct curl_blob trusted = { arena_text(a, line->authorities), line->authorities.n, CURL_BLOB_COPY };
	if (line->authorities.n)
		curl_easy_setopt(c, CURLOPT_CAINFO_BLOB, &trusted);
}

static void set_question(struct asking *k, struct arena *a, struct curl_slist *headers)
{
	CURL *c = k->f->curl;
	curl_easy_reset(c); /* connections that are open stay open */
	set_line(c, a, &k->f->line);
	curl_easy_setopt(c, CURLOPT_URL, arena_text(a, k->ask->url));
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(c, CURLOPT_USERAGENT, USER_AGENT);
	/* A header of our own would go to wherever we are sent. */
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, k->ask->header.n ? 0L : 1L);
	curl_easy_setopt(c, CURLOPT_MAXREDIRS, (long)FETCH_REDIRECTS_MAX);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)k->ask->bytes_max);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, k);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, k);
}

struct outcome {
	CURLcode code;
	long status, connect_status; /* connect_status: what the proxy said when asked for a tunnel */
	int64_t wait_ms; /* that the server asks for; 0: it asks for none */
};

static struct outcome try_once(struct asking *k)
{
	auto_arena a = { 0 };
	struct outcome o = { 0 };
	curl_off_t seconds = 0;
	struct curl_slist *headers = headers_of(&a, k->ask);
	k->bytes = 0;
	k->begun = k->stopped = false;
	set_question(k, &a, headers);
	o.code = curl_easy_perform(k->f->curl);
	curl_easy_getinfo(k->f->curl, CURLINFO_RESPONSE_CODE, &o.status);
	curl_easy_getinfo(k->f->curl, CURLINFO_HTTP_CONNECTCODE, &o.connect_status);
	curl_easy_getinfo(k->f->curl, CURLINFO_RETRY_AFTER, &seconds);
	o.wait_ms = seconds < INT32_MAX ? (int64_t)seconds * 1000 : INT32_MAX;
	curl_slist_free_all(headers);
	return o;
}

/* ---- what went wrong */

static const struct refusal {
	CURLcode code;
	struct words words;
	bool again; /* may be better in a moment */
} refusals[] = {
	{ CURLE_COULDNT_RESOLVE_HOST, { "名前が引けません(インターネットへの回線とDNSを確かめてください)", "its name cannot be resolved (look at the line and the DNS)" } },
	{ CURLE_COULDNT_RESOLVE_PROXY, { "プロキシの名前が引けません(プロキシの設定を確かめてください)", "the proxy's name cannot be resolved (look at the setting)" } },
	{ CURLE_COULDNT_CONNECT, { "つながりません(回線、ファイアウォール、プロキシの設定を確かめてください)", "no connection (look at the line, the firewall, the proxy)" }, true },
	{ CURLE_OPERATION_TIMEDOUT, { "時間がかかりすぎるため、やめました", "it took too long" }, true },
	{ CURLE_PEER_FAILED_VERIFICATION, { "証明書が確かめられません(通信を検査するプロキシがあるなら、その証明書を設定してください。時計の狂いも確かめてください)",
	  "its certificate cannot be verified (where a proxy looks into TLS, its certificate must be set; look at the clock, too)" } },
	{ CURLE_SSL_CACERT_BADFILE, { "設定された証明書が読めません", "the authority that is set cannot be read" } },
	{ CURLE_SSL_CONNECT_ERROR, { "暗号化した通信を始められません", "no agreement on encryption" }, true },
	{ CURLE_TOO_MANY_REDIRECTS, { "ほかのアドレスへ何度も回されました", "it sends from one address to the next" } },
	{ CURLE_UNSUPPORTED_PROTOCOL, { "暗号化されていないアドレスへ回されました", "it sends to an address without encryption" } },
	{ CURLE_URL_MALFORMAT, { "アドレスとして読めません", "it is no address" } },
	{ CURLE_PARTIAL_FILE, { "途中で切れました", "it broke off" }, true },
	{ CURLE_RECV_ERROR, { "途中で切れました", "it broke off" }, true },
	{ CURLE_SEND_ERROR, { "途中で切れました", "it broke off" }, true },
	{ CURLE_GOT_NOTHING, { "何も返さずに切れました", "it closed without an answer" }, true },
	{ CURLE_FILESIZE_EXCEEDED, { "大きすぎます", "it is too large" } },
	{ CURLE_OK, { "通信できません", "the exchange failed" } },
};

static const struct refusal *refusal_of(CURLcode code)
{
	const struct refusal *r = refusals;
	while (r->code != CURLE_OK && r->code != code)
		r++;
	return r;
}

static const struct {
	long first, last;
	enum err_kind kind;
	struct words words;
} statuses[] = {
	{ 404, 404, ERR_MISSING, { "そのファイルはありません", "there is no such file" } },
	{ 410, 410, ERR_MISSING, { "そのファイルはなくなりました", "the file is gone" } },
	{ 401, 403, ERR_DENIED, { "相手が断りました", "it refuses" } },
	{ 407, 407, ERR_UNREACHED, { "プロキシが断りました(利用者名とパスワードを確かめてください)", "the proxy refuses (look at the name and password)" } },
	{ 429, 429, ERR_UNREACHED, { "混み合っています。時間をおいてください", "it is busy; try later" } },
	{ 300, 399, ERR_UNREACHED, { "ほかのアドレスへ回されました", "it sends elsewhere" } },
	{ 0, 999, ERR_UNREACHED, { "相手の側に障害があります", "it fails" } },
};

static bool said_by_status(str host, long status, struct err *e)
{
	size_t at = 0;
	while (at + 1 < LENGTH(statuses) && (status < statuses[at].first || status > statuses[at].last))
		at++;
	err_set(e, statuses[at].kind, "%.*s(%ld)", "%.*s (%ld)", P(host), status);
	return err_at(e, statuses[at].words);
}

/* Whether another try may help. */
static bool is_worth_trying(const struct asking *k, const struct outcome *o)
{
	if (k->stopped || (k->taken && !k->ask->begin))
		return false;
	if (o->connect_status >= 400)
		return o->connect_status >= 500;
	if (o->code == CURLE_OPERATION_TIMEDOUT) /* where there is no line at all, nobody should wait four times */
		return k->taken;
	if (o->code != CURLE_OK)
		return refusal_of(o->code)->again;
	return o->status == 429 || o->status >= 500;
}

static bool say_why(const struct asking *k, const struct outcome *o, struct err *e)
{
	str host = host_of(k->ask->url);
	if (k->stopped)
		return err_wrap(e, "%.*s", "%.*s", P(host));
	if (o->connect_status >= 400 && o->connect_status != 407) {
		err_set(e, ERR_UNREACHED, "%.*s(%ld)", "%.*s (%ld)", P(host), o->connect_status);
		return err_at(e, (struct words){ "プロキシが断りました", "the proxy refuses" });
	}
	if (o->connect_status == 407 || o->code == CURLE_OK)
		return said_by_status(host, o->connect_status == 407 ? 407 : o->status, e);
	err_set(e, o->code == CURLE_FILESIZE_EXCEEDED ? ERR_INPUT : ERR_UNREACHED, "%.*s", "%.*s", P(host));
	return err_at(e, refusal_of(o->code)->words);
}

/* ---- asking */

void fetch_pause(int64_t ms)
{
	poll(NULL, 0, ms < INT32_MAX ? (int)ms : INT32_MAX);
}

/* That nothing has changed is an answer to who has something. */
static bool is_well(const struct fetch_ask *ask, const struct outcome *o)
{
	return o->code == CURLE_OK && (o->status == 200 || (o->status == 304 && (ask->etag.n || ask->modified.n)));
}

bool fetch_get(struct fetch *f, struct arena *a, const struct fetch_ask *ask, struct fetch_answer *answer, struct err *e)
{
	struct asking k = { .f = f, .ask = ask, .e = e };
	struct outcome o = { 0 };
	int64_t wait_ms = f->line.patience.first_wait_ms;
	if (!address_fits(f, ask->url, e))
		return false;
	if (!is_printable(ask->secret))
		return err_set(e, ERR_INPUT, "キーに使えない文字が入っています", "the key holds characters that no key has");
	for (unsigned tries = 1;; tries++, wait_ms *= 2) {
		o = try_once(&k);
		if (is_well(ask, &o) || tries == FETCH_TRIES_MAX || !is_worth_trying(&k, &o) || o.wait_ms > f->line.patience.wait_ms_max)
			break;
		fetch_pause(o.wait_ms > wait_ms ? o.wait_ms : wait_ms);
	}
	if (!is_well(ask, &o))
		return say_why(&k, &o, e);
	/* An answer without a byte has begun, too. */
	if (o.status == 200 && !k.begun && ask->begin && !ask->begin(ask->of, e))
		return false;
	*answer = (struct fetch_answer){ .unchanged = o.status == 304, .etag = arena_copy(a, str_of(k.etag)), .modified = arena_copy(a, str_of(k.modified)), .bytes = k.bytes };
	return true;
}
