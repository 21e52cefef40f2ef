/* fetch_test.c - asking other machines: what comes back, what is refused, and how often it is tried, over real sockets.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* SOCK_CLOEXEC */
#include "given.h"

#include "base/buf.h"
#include "certificate.h"
#include "net/fetch.h"
#include "net/http.h"

#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define ANSWERS_MAX 8u
#define HEAD_MAX 4096u

/* ---- the other side: answers one connection after the other with what the test has written down */

static struct other {
	int door;
	uint16_t port;
	pthread_t thread;
	const char *answers[ANSWERS_MAX]; /* ended by NULL; "HANG": says nothing more */
	char heads[ANSWERS_MAX][HEAD_MAX]; /* what was asked */
	size_t asked;
} other;

static void hear_head(int to, char *head)
{
	size_t n = 0;
	ssize_t got;
	while (n + 1 < HEAD_MAX && !strstr(head, "\r\n\r\n") && (got = read(to, head + n, HEAD_MAX - 1 - n)) > 0)
		head[n += (size_t)got] = 0;
}

static void *answer_all(void *of)
{
	(void)of;
	for (size_t i = 0; other.answers[i]; i++) {
		int to = accept(other.door, NULL, NULL);
		if (to < 0)
			break;
		memset(other.heads[i], 0, HEAD_MAX);
		hear_head(to, other.heads[i]);
		other.asked = i + 1;
		const char *hang = strstr(other.answers[i], "HANG");
		size_t n = hang ? (size_t)(hang - other.answers[i]) : strlen(other.answers[i]);
		if (write(to, other.answers[i], n) != (ssize_t)n)
			break;
		if (hang)
			poll(&(struct pollfd){ .fd = to, .events = POLLIN }, 1, 20000); /* until the other side gives up */
		close(to);
	}
	return NULL;
}

static void open_other(const char *const *answers)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof at;
	other = (struct other){ .door = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) };
	for (size_t i = 0; answers[i]; i++)
		other.answers[i] = answers[i];
	assert_int_equal(bind(other.door, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(listen(other.door, 8), 0);
	getsockname(other.door, (struct sockaddr *)&at, &size);
	other.port = ntohs(at.sin_port);
	assert_int_equal(pthread_create(&other.thread, NULL, answer_all, NULL), 0);
}

static void close_other(void)
{
	shutdown(other.door, SHUT_RDWR);
	pthread_join(other.thread, NULL);
	close(other.door);
}

#define OK(headers, body) "HTTP/1.1 200 OK\r\nConnection: close\r\n" headers "\r\n" body
#define SAYS(status, headers) "HTTP/1.1 " status " X\r\nConnection: close\r\nContent-Length: 6\r\n" headers "\r\nforget"

/* ---- this side */

static struct fetch_line hasty(void)
{
	return (struct fetch_line){ .plain = true, .patience = { .connect_ms = 3000, .stall_seconds = 1, .whole_seconds = 10, .first_wait_ms = 5, .wait_ms_max = 1500 } };
}

static bool take(void *of, str bytes, struct err *e)
{
	(void)e;
	buf_put(of, bytes);
	return true;
}

static bool begin(void *of, struct err *e)
{
	(void)e;
	buf_cut(of, 0);
	return true;
}

struct asked {
	struct arena arena;
	struct buf came;
	struct fetch_answer answer;
	struct err e;
	bool ok;
};

static void ask_line(struct asked *k, const struct fetch_line *line, struct fetch_ask ask)
{
	*k = (struct asked){ 0 };
	struct err e = { 0 };
	auto_fetch *f = fetch_open(line, &e);
	if (!f)
		fail_msg("%s", e.en);
	if (!ask.bytes_max)
		ask.bytes_max = 1u << 20;
	if (!ask.url.n)
		ask.url = arena_fmt(&k->arena, "http://127.0.0.1:%u/file?a=b", other.port);
	ask.take = ask.take ? ask.take : take;
	ask.of = &k->came;
	k->ok = fetch_get(f, &k->arena, &ask, &k->answer, &k->e);
}

/* Asks the other side, which answers so. */
static void ask_other(struct asked *k, const char *const *answers, struct fetch_ask ask)
{
	struct fetch_line line = hasty();
	open_other(answers);
	ask_line(k, &line, ask);
	close_other();
}

static void forget(struct asked *k)
{
	arena_drop(&k->arena);
	buf_drop(&k->came);
}

#define ANSWERS(...) (const char *const[]){ __VA_ARGS__, NULL }
#define ASK(...) (struct fetch_ask){ .begin = begin, __VA_ARGS__ }

static void refused(struct asked *k, const char *const *answers, struct fetch_ask ask, enum err_kind kind, const char *ja)
{
	ask_other(k, answers, ask);
	if (k->ok || k->e.kind != kind || !strstr(k->e.ja, ja) || !k->e.en[0])
		fail_msg("%d %s: %s", k->ok, err_name(k->e.kind), k->e.ja);
	forget(k);
}

/* ---- stories */

static void an_answer_comes_with_what_tells_its_state(void **state)
{
	(void)state;
	struct asked k;
	ask_other(&k, ANSWERS(OK("ETag: \"a1\"\r\nLast-Modified: Sat, 21 Nov 2026 01:02:03 GMT\r\n", "some bytes")), ASK(.etag = S("")));
	works(k.ok, k.e);
	same(buf_str(&k.came), S("some bytes"));
	same(k.answer.etag, S("\"a1\""));
	same(k.answer.modified, S("Sat, 21 Nov 2026 01:02:03 GMT"));
	assert_int_equal(k.answer.bytes, 10);
	assert_false(k.answer.unchanged);
	assert_non_null(strstr(other.heads[0], "GET /file?a=b HTTP/1.1\r\n"));
	assert_non_null(strstr(other.heads[0], "\r\nUser-Agent: inro/" INRO_VERSION "\r\n"));
	assert_null(strstr(other.heads[0], "If-"));
	forget(&k);
}

static void what_is_here_already_does_not_come_again(void **state)
{
	(void)state;
	struct asked k;
	ask_other(&k, ANSWERS("HTTP/1.1 304 Not Modified\r\nETag: \"a1\"\r\nConnection: close\r\n\r\n"), ASK(.etag = S("\"a1\""), .modified = S("Sat, 21 Nov 2026 01:02:03 GMT")));
	works(k.ok, k.e);
	assert_true(k.answer.unchanged);
	assert_int_equal(k.came.n, 0);
	assert_non_null(strstr(other.heads[0], "\r\nIf-None-Match: \"a1\"\r\n"));
	assert_non_null(strstr(other.heads[0], "\r\nIf-Modified-Since: Sat, 21 Nov 2026 01:02:03 GMT\r\n"));
	forget(&k);
	/* Who has nothing cannot have it already. */
	refused(&k, ANSWERS("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"), ASK(.etag = S("")), ERR_UNREACHED, "ほかのアドレス");
}

static void an_empty_answer_is_one(void **state)
{
	(void)state;
	struct asked k;
	ask_other(&k, ANSWERS(OK("Content-Length: 0\r\n", "")), ASK(.etag = S("")));
	works(k.ok, k.e);
	assert_int_equal(k.answer.bytes, 0);
	forget(&k);
}

static void a_server_that_fails_is_asked_again(void **state)
{
	(void)state;
	struct asked k;
	ask_other(&k, ANSWERS(SAYS("500", ""), SAYS("429", "Retry-After: 1\r\n"), OK("", "at last")), ASK(.etag = S("")));
	works(k.ok, k.e);
	same(buf_str(&k.came), S("at last"));
	assert_int_equal(other.asked, 3);
	forget(&k);
	refused(&k, ANSWERS(SAYS("503", ""), SAYS("503", ""), SAYS("503", ""), SAYS("503", ""), OK("", "too late")), ASK(.etag = S("")), ERR_UNREACHED, "障害");
	assert_int_equal(other.asked, FETCH_TRIES_MAX);
}

static void a_longer_pause_than_ours_ends_it(void **state)
{
	(void)state;
	struct asked k;
	refused(&k, ANSWERS(SAYS("429", "Retry-After: 3600\r\n"), OK("", "too early")), ASK(.etag = S("")), ERR_UNREACHED, "混み合って");
	assert_int_equal(other.asked, 1);
}

static void refusals_are_said_once(void **state)
{
	(void)state;
	struct asked k;
	refused(&k, ANSWERS(SAYS("404", ""), OK("", "")), ASK(.etag = S("")), ERR_MISSING, "そのファイルはありません: 127.0.0.1:");
	assert_int_equal(other.asked, 1);
	refused(&k, ANSWERS(SAYS("403", ""), OK("", "")), ASK(.etag = S("")), ERR_DENIED, "断りました");
	assert_int_equal(other.asked, 1);
}

static void a_cut_answer_begins_anew(void **state)
{
	(void)state;
	struct asked k;
	ask_other(&k, ANSWERS(OK("Content-Length: 20\r\n", "half of it"), OK("Content-Length: 10\r\n", "the whole.")), ASK(.etag = S("")));
	works(k.ok, k.e);
	same(buf_str(&k.came), S("the whole."));
	forget(&k);
	/* Who cannot begin anew is not given a second beginning. */
	refused(&k, ANSWERS(OK("Content-Length: 20\r\n", "half of it"), OK("", "the whole.")), (struct fetch_ask){ .etag = S("") }, ERR_UNREACHED, "途中で切れました");
	assert_int_equal(other.asked, 1);
}

static void who_is_too_slow_is_given_up(void **state)
{
	(void)state;
	struct asked k;
	refused(&k, ANSWERS(OK("Content-Length: 20\r\n", "half of itHANG")), (struct fetch_ask){ .etag = S("") }, ERR_UNREACHED, "時間がかかりすぎる");
}

static void too_much_is_refused(void **state)
{
	(void)state;
	struct asked k;
	refused(&k, ANSWERS(OK("Content-Length: 20\r\n", "01234567890123456789")), ASK(.bytes_max = 10), ERR_INPUT, "大きすぎます");
	refused(&k, ANSWERS(OK("", "01234567890123456789")), ASK(.bytes_max = 10), ERR_INPUT, "大きすぎます"); /* it does not say how long it is */
	assert_int_equal(other.asked, 1);
}

static bool dislike(void *of, str bytes, struct err *e)
{
	(void)of;
	(void)bytes;
	return err_set(e, ERR_DISK, "入りません", "no room");
}

static void the_taker_has_the_last_word(void **state)
{
	(void)state;
	struct asked k;
	refused(&k, ANSWERS(OK("", "bytes"), OK("", "bytes")), ASK(.take = dislike), ERR_DISK, "入りません");
	assert_int_equal(other.asked, 1);
}

static void redirects_are_followed_so_far(void **state)
{
	(void)state;
	struct asked k;
	ask_other(&k, ANSWERS(SAYS("302", "ETag: \"not this\"\r\nLocation: /there\r\n"), OK("ETag: \"this\"\r\n", "found")), ASK(.etag = S("")));
	works(k.ok, k.e);
	same(buf_str(&k.came), S("found"));
	same(k.answer.etag, S("\"this\""));
	assert_non_null(strstr(other.heads[1], "GET /there "));
	forget(&k);
#define ROUND SAYS("302", "Location: /round\r\n")
	refused(&k, ANSWERS(ROUND, ROUND, ROUND, ROUND, ROUND, ROUND), ASK(.etag = S("")), ERR_UNREACHED, "何度も回されました");
	refused(&k, ANSWERS(SAYS("302", "Location: ftp://127.0.0.1/x\r\n")), ASK(.etag = S("")), ERR_UNREACHED, "暗号化されていないアドレス");
}

static void a_secret_goes_to_nobody_else(void **state)
{
	(void)state;
	struct asked k;
	ask_other(&k, ANSWERS(OK("", "well")), ASK(.header = S("apiKey"), .secret = S("open-sesame")));
	works(k.ok, k.e);
	assert_non_null(strstr(other.heads[0], "\r\napiKey: open-sesame\r\n"));
	forget(&k);
	ask_other(&k, ANSWERS(SAYS("302", "Location: /there\r\n"), OK("", "caught")), ASK(.header = S("apiKey"), .secret = S("open-sesame")));
	assert_false(k.ok);
	assert_int_equal(other.asked, 1);
	assert_null(strstr(k.e.ja, "sesame"));
	assert_null(strstr(k.e.en, "sesame"));
	forget(&k);
	refused(&k, ANSWERS(OK("", "caught")), ASK(.header = S("apiKey"), .secret = S("open\r\nHost: elsewhere")), ERR_INPUT, "使えない文字");
}

static void a_proxy_is_asked_instead(void **state)
{
	(void)state;
	struct asked k;
	struct fetch_line line = hasty();
	open_other(ANSWERS(OK("", "by proxy"), "HTTP/1.1 407 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "HTTP/1.1 403 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
	char proxy[80];
	snprintf(proxy, sizeof proxy, "http://clerk:open-sesame@127.0.0.1:%u", other.port);
	line.proxy = str_of(proxy);
	ask_line(&k, &line, ASK(.url = S("http://vulnerabilities.example/file")));
	works(k.ok, k.e);
	assert_non_null(strstr(other.heads[0], "GET http://vulnerabilities.example/file HTTP/1.1\r\n"));
	assert_non_null(strstr(other.heads[0], "Proxy-Authorization: Basic "));
	forget(&k);
	for (size_t i = 1; i < 3; i++) {
		ask_line(&k, &line, ASK(.url = S("https://vulnerabilities.example/file")));
		assert_false(k.ok);
		assert_int_equal(k.e.kind, ERR_UNREACHED);
		assert_non_null(strstr(k.e.ja, "プロキシが断りました"));
		assert_null(strstr(k.e.ja, "sesame"));
		assert_non_null(strstr(other.heads[i], "CONNECT vulnerabilities.example:443 HTTP/1.1\r\n"));
		forget(&k);
	}
	close_other();
	line.proxy = S("socks://127.0.0.1:1");
	struct err e;
	refuses(fetch_open(&line, &e), e, ERR_INPUT);
}

static void addresses_that_are_none_are_not_asked(void **state)
{
	(void)state;
	static const char *const addresses[] = { "http://example.jp/", "ftp://example.jp/", "file:///etc/passwd", "https://", "https://name:word@example.jp/", "https://a b/", "" };
	struct err e = { 0 };
	auto_arena a = { 0 };
	struct fetch_answer answer;
	struct fetch_line line = hasty();
	line.plain = false;
	auto_fetch *f = fetch_open(&line, &e);
	for (size_t i = 0; i < LENGTH(addresses); i++) {
		struct fetch_ask ask = { .url = str_of(addresses[i]), .bytes_max = 10, .take = take };
		refuses(fetch_get(f, &a, &ask, &answer, &e), e, ERR_INPUT);
		assert_null(strstr(e.ja, "word"));
	}
}

static void nobody_at_home_is_said(void **state)
{
	(void)state;
	struct asked k;
	struct fetch_line line = hasty();
	open_other(ANSWERS(OK("", "")));
	close_other();
	ask_line(&k, &line, ASK(.etag = S("")));
	assert_int_equal(k.e.kind, ERR_UNREACHED);
	assert_non_null(strstr(k.e.ja, "つながりません"));
	forget(&k);
	ask_line(&k, &line, ASK(.url = S("https://nobody.invalid/")));
	assert_int_equal(k.e.kind, ERR_UNREACHED);
	assert_non_null(strstr(k.e.ja, "名前が引けません"));
	assert_non_null(strstr(k.e.ja, "nobody.invalid"));
	forget(&k);
}

/* ---- certificates: our own server is the other side */

static bool site_begin(void *of, const struct http_request *r, struct http_plan *plan, struct http_answer *a)
{
	(void)of;
	(void)r;
	(void)plan;
	(void)a;
	return true;
}

static void site_answer(void *of, const struct http_request *r, struct http_answer *a)
{
	(void)of;
	a->status = 200;
	http_head(a, "ETag", S("\"tls\""));
	buf_fmt(&a->body, "%.*s", P(r->target));
}

static void certificates_are_checked(void **state)
{
	(void)state;
	static const struct http_site site = { site_begin, site_answer, NULL };
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct asked k;
	char spool[] = "/tmp/fetch-XXXXXX";
	assert_non_null(mkdtemp(spool));
	struct http_listen ask = { .address = S("127.0.0.1"), .socket = -1, .threads = 1, .hands = 1, .spool = str_of(spool) };
	certificate_make(&a, &ask.certificate, &ask.key);
	struct http_server *server = http_open(&ask, &site, &e);
	if (!server)
		fail_msg("%s", e.en);
	struct fetch_line line = hasty();
	line.plain = false;
	str url = arena_fmt(&a, "https://127.0.0.1:%u/by-tls", http_port(server));
	ask_line(&k, &line, ASK(.url = url));
	assert_false(k.ok);
	assert_int_equal(k.e.kind, ERR_UNREACHED);
	assert_non_null(strstr(k.e.ja, "証明書が確かめられません"));
	forget(&k);
	line.authorities = ask.certificate;
	ask_line(&k, &line, ASK(.url = url));
	works(k.ok, k.e);
	same(buf_str(&k.came), S("/by-tls"));
	same(k.answer.etag, S("\"tls\""));
	forget(&k);
	/* It is for 127.0.0.1, not for this name. */
	ask_line(&k, &line, ASK(.url = arena_fmt(&a, "https://localhost:%u/", http_port(server))));
	assert_non_null(strstr(k.e.ja, "証明書が確かめられません"));
	forget(&k);
	http_close(&server);
	rmdir(spool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_answer_comes_with_what_tells_its_state),
		cmocka_unit_test(what_is_here_already_does_not_come_again),
		cmocka_unit_test(an_empty_answer_is_one),
		cmocka_unit_test(a_server_that_fails_is_asked_again),
		cmocka_unit_test(a_longer_pause_than_ours_ends_it),
		cmocka_unit_test(refusals_are_said_once),
		cmocka_unit_test(a_cut_answer_begins_anew),
		cmocka_unit_test(who_is_too_slow_is_given_up),
		cmocka_unit_test(too_much_is_refused),
		cmocka_unit_test(the_taker_has_the_last_word),
		cmocka_unit_test(redirects_are_followed_so_far),
		cmocka_unit_test(a_secret_goes_to_nobody_else),
		cmocka_unit_test(a_proxy_is_asked_instead),
		cmocka_unit_test(addresses_that_are_none_are_not_asked),
		cmocka_unit_test(nobody_at_home_is_said),
		cmocka_unit_test(certificates_are_checked),
	};
	static const char *const line[] = { "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY" };
	for (size_t i = 0; i < LENGTH(line); i++)
		unsetenv(line[i]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
