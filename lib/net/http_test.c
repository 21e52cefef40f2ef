/* http_test.c - the server as its callers find it, over real sockets: from the first byte to the last, and how it closes.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#include "given.h"

#include "base/clock.h"
#include "base/disk.h"
#include "wire.h"
#include "certificate.h"
#include "net/http_server.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define GET(target) "GET " target " HTTP/1.1\r\nHost: x\r\n\r\n"
#define BODY_MAX (64u << 20)
#define SMALL_MAX 10u
#define DAWDLERS 1000u

/* ---- the site that is served: what it says stands in begin() and answer() */

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_moves = PTHREAD_COND_INITIALIZER;
static bool gate_is_shut;
static unsigned at_the_gate; /* hands that wait there */

static char spool[64];
static struct http_server *server;
static size_t heap_bytes; /* of this process, when a body was answered */

static void shut_the_gate(bool shut)
{
	pthread_mutex_lock(&gate);
	gate_is_shut = shut;
	pthread_cond_broadcast(&gate_moves);
	pthread_mutex_unlock(&gate);
}

static void wait_at_the_gate(void)
{
	pthread_mutex_lock(&gate);
	at_the_gate++;
	pthread_cond_broadcast(&gate_moves);
	while (gate_is_shut)
		pthread_cond_wait(&gate_moves, &gate);
	at_the_gate--;
	pthread_mutex_unlock(&gate);
}

static void until_hands_wait(unsigned count)
{
	pthread_mutex_lock(&gate);
	while (at_the_gate < count)
		pthread_cond_wait(&gate_moves, &gate);
	pthread_mutex_unlock(&gate);
}

static bool begin(void *of, const struct http_request *r, struct http_plan *plan, struct http_answer *a)
{
	(void)of;
	if (str_starts(r->target, S("/refused"))) {
		a->status = 403;
		buf_put(&a->body, S("not for you"));
		return false;
	}
	plan->body_max = str_starts(r->target, S("/small")) ? SMALL_MAX : str_starts(r->target, S("/none")) ? 0 : BODY_MAX;
	plan->slow = str_has(r->target, S("slow"));
	plan->waits = str_has(r->target, S("waits"));
	return true;
}

static size_t status_bytes(const char *name)
{
	char line[256];
	size_t kilobytes = 0;
	FILE *f = fopen("/proc/self/status", "r");
	while (f && fgets(line, sizeof line, f))
		if (!strncmp(line, name, strlen(name)))
			kilobytes = strtoul(line + strlen(name), NULL, 10);
	if (f)
		fclose(f);
	return kilobytes * 1024;
}

static void say_body(const struct http_request *r, struct http_answer *a)
{
	static const enum http_trouble troubles[] = { [HTTP_BODY_TOO_LARGE] = 413, [HTTP_BODY_NO_ROOM] = 507, [HTTP_FINE] = 200 };
	heap_bytes = status_bytes("RssAnon:");
	a->status = troubles[r->trouble];
	buf_fmt(&a->body, "%zu %016llx", r->body.n, (unsigned long long)str_hash(r->body));
}

static void say_request(const struct http_request *r, struct http_answer *a)
{
	http_head(a, "X-Peer", r->peer);
	http_head(a, "X-Count", arena_fmt(r->arena, "%zu", r->header_count));
	buf_fmt(&a->body, "%.*s %.*s %.*s", P(r->method), P(r->target), P(http_header(r, "x-word")));
}

static void answer(void *of, const struct http_request *r, struct http_answer *a)
{
	(void)of;
	if (str_has(r->target, S("gate")))
		wait_at_the_gate();
	if (str_starts(r->target, S("/file"))) {
		a->file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	} else if (str_starts(r->target, S("/events/"))) {
		a->stream = str_from(r->target, strlen("/events/"));
		buf_put(&a->body, S("data: first\n\n"));
		if (str_eq(a->stream, S("hasty"))) /* told before anybody listens */
			http_tell(server, S("hasty"), S("data: meanwhile\n\n"));
	} else if (str_starts(r->target, S("/split"))) {
		http_head(a, "Location", S("/\r\nSet-Cookie: a=b"));
	} else if (str_starts(r->target, S("/large"))) {
		char *p = calloc(1, 8u << 20);
		a->body = (struct buf){ p, 8u << 20, 8u << 20 };
	} else if (str_eq(r->method, S("POST"))) {
		say_body(r, a);
	} else {
		say_request(r, a);
	}
}

static const struct http_site site = { begin, answer, NULL };

static struct http_listen listen_here(void)
{
	return (struct http_listen){ .address = S("127.0.0.1"), .socket = -1, .threads = 2, .hands = 2, .spool = str_of(spool) };
}

static void serve(const struct http_listen *ask)
{
	struct err e = { 0 };
	server = http_open(ask, &site, &e);
	if (!server)
		fail_msg("%s", e.en);
}

static int opened(void **state)
{
	(void)state;
	struct http_listen ask = listen_here();
	serve(&ask);
	return 0;
}

static int closed(void **state)
{
	(void)state;
	shut_the_gate(false);
	http_close(&server);
	return 0;
}

static struct wire call(void)
{
	return wire_open(http_port(server));
}

/* ---- requests and answers */

static void a_request_arrives_as_it_was_sent(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	struct reply r = wire_ask(&c, &a, S("GET /a%2Fb%00?c=%26&d HTTP/1.1\r\nHost: x\r\nX-Word:  some words \r\nCookie: e=f; g\r\n\r\n"));
	assert_int_equal(r.status, 200);
	same(r.body, S("GET /a%2Fb%00?c=%26&d some words"));
	same(reply_header(&r, "X-Peer"), S("127.0.0.1"));
	same(reply_header(&r, "X-Count"), S("3"));
	assert_true(str_ends(reply_header(&r, "Date"), S(" GMT")));
	same(reply_header(&r, "Connection"), S(""));
	r = wire_ask(&c, &a, S(GET("/again")));
	same(r.body, S("GET /again "));
}

static void head_is_answered_without_a_body(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	struct reply r = wire_ask(&c, &a, S("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n"));
	assert_int_equal(r.status, 200);
	same(reply_header(&r, "Content-Length"), S("8"));
	r = wire_ask(&c, &a, S(GET("/b")));
	same(r.body, S("GET /b "));
	r = wire_ask(&c, &a, S("HEAD /events/a HTTP/1.1\r\nHost: x\r\n\r\n"));
	assert_int_equal(r.status, 200);
	r = wire_ask(&c, &a, S(GET("/c")));
	same(r.body, S("GET /c "));
}

static void requests_sent_at_once_are_answered_in_order(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	wire_say(&c, S(GET("/1") GET("/slow2") "POST /3 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc" GET("/4")));
	same(wire_hear(&c, &a, false).body, S("GET /1 "));
	same(wire_hear(&c, &a, false).body, S("GET /slow2 "));
	assert_true(str_starts(wire_hear(&c, &a, false).body, S("3 ")));
	same(wire_hear(&c, &a, false).body, S("GET /4 "));
}

static void a_refusal_keeps_the_connection_where_no_body_comes(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	struct reply r = wire_ask(&c, &a, S(GET("/refused")));
	assert_int_equal(r.status, 403);
	same(r.body, S("not for you"));
	r = wire_ask(&c, &a, S(GET("/b")));
	assert_int_equal(r.status, 200);
	r = wire_ask(&c, &a, S("POST /refused HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"));
	assert_int_equal(r.status, 403);
	same(reply_header(&r, "Connection"), S("close"));
	same(wire_hear_all(&c, &a), S(""));
}

static void a_header_that_would_be_two_is_not_sent(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	struct reply r = wire_ask(&c, &a, S(GET("/split")));
	assert_int_equal(r.status, 500);
	same(reply_header(&r, "Set-Cookie"), S(""));
}

static void a_file_is_sent_whole(void **state)
{
	(void)state;
	struct err e = { 0 };
	auto_arena a = { 0 };
	auto_wire c = call();
	str want;
	works(disk_read(&disk_real, &a, S("/proc/self/exe"), SIZE_MAX, &want, &e), e);
	struct reply r = wire_ask(&c, &a, S(GET("/file")));
	assert_int_equal(r.body.n, want.n);
	assert_true(str_eq(r.body, want));
	r = wire_ask(&c, &a, S("HEAD /file HTTP/1.1\r\nHost: x\r\n\r\n"));
	int64_t length = 0;
	assert_true(str_whole(reply_header(&r, "Content-Length"), &length));
	assert_int_equal(length, want.n);
}

/* Nagle's algorithm and a late acknowledgement together make 40 ms. */
static void answers_are_not_held_back(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	int64_t least_ms = INT64_MAX;
	for (int i = 0; i < 10; i++) {
		int64_t from_ms = clock_beat_ms();
		wire_ask(&c, &a, S(GET("/a")));
		int64_t ms = clock_beat_ms() - from_ms;
		least_ms = ms < least_ms ? ms : least_ms;
	}
	assert_in_range(least_ms, 0, 20);
}

/* ---- bodies */

static str letters(struct arena *a, size_t n)
{
	char *p = arena_take(a, n);
	for (size_t i = 0; i < n; i++)
		p[i] = (char)('a' + (i * 7 + i / 4096) % 26);
	return (str){ p, n };
}

static struct reply post(struct wire *c, struct arena *a, const char *target, str body)
{
	str head = arena_fmt(a, "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %zu\r\n\r\n", target, body.n);
	assert_true(wire_say(c, head));
	assert_true(wire_say(c, body)); /* nobody is cut off while speaking, not even who is refused */
	return wire_hear(c, a, false);
}

static void expect_body(struct arena *a, const struct reply *r, str body)
{
	assert_int_equal(r->status, 200);
	same(r->body, arena_fmt(a, "%zu %016llx", body.n, (unsigned long long)str_hash(body)));
}

static size_t files_in(const char *folder)
{
	size_t count = 0;
	DIR *all = opendir(folder);
	assert_non_null(all);
	for (struct dirent *entry; (entry = readdir(all));)
		count += entry->d_name[0] != '.';
	closedir(all);
	return count;
}

static void bodies_arrive_whole_whatever_their_size(void **state)
{
	(void)state;
	static const size_t sizes[] = { 0, 1, 4096, HTTP_BODY_MEMORY_MAX, HTTP_BODY_MEMORY_MAX + 1, 3u << 20 };
	auto_arena a = { 0 };
	auto_wire c = call();
	for (size_t i = 0; i < LENGTH(sizes); i++) {
		str body = letters(&a, sizes[i]);
		struct reply r = post(&c, &a, i % 2 ? "/body" : "/slow", body);
		expect_body(&a, &r, body);
	}
	assert_int_equal(files_in(spool), 0);
}

static void a_body_in_chunks_arrives_whole_and_ends_the_connection(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	str piece = letters(&a, 50000);
	auto_buf whole = { 0 };
	wire_say(&c, S("POST /body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
	for (int i = 0; i < 20; i++) {
		wire_say(&c, arena_fmt(&a, "%zx\r\n%.*s\r\n", piece.n, P(piece)));
		buf_put(&whole, piece);
	}
	struct reply r = wire_ask(&c, &a, S("0\r\n\r\n"));
	expect_body(&a, &r, buf_str(&whole));
	same(reply_header(&r, "Connection"), S("close"));
	same(wire_hear_all(&c, &a), S(""));
}

/* All of it is sent before the answer is looked at, as browsers do. */
static void what_is_too_large_is_refused_before_it_comes(void **state)
{
	(void)state;
	static const struct {
		const char *target;
		size_t size;
	} uploads[] = { { "/small", 8u << 20 }, { "/small-slow", 8u << 20 }, { "/small", SMALL_MAX + 1 }, { "/none", 1 } };
	auto_arena a = { 0 };
	for (size_t i = 0; i < LENGTH(uploads); i++) {
		auto_wire c = call();
		struct reply r = post(&c, &a, uploads[i].target, letters(&a, uploads[i].size));
		assert_int_equal(r.status, 413);
		same(str_first(r.body, 2), S("0 "));
		same(reply_header(&r, "Connection"), S("close"));
	}
	auto_wire fits = call();
	struct reply r = post(&fits, &a, "/small", letters(&a, SMALL_MAX));
	assert_int_equal(r.status, 200);
}

static void chunks_that_grow_too_large_are_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	struct reply r = wire_ask(&c, &a, S("POST /small HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
					      "6\r\nabcdef\r\n6\r\nghijkl\r\n0\r\n\r\n"));
	assert_int_equal(r.status, 413);
	auto_wire none = call();
	r = wire_ask(&none, &a, S("POST /none HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"));
	assert_int_equal(r.status, 413);
}

static void who_asks_before_sending_is_told(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	str head = S("POST /small HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
	assert_int_equal(wire_ask(&c, &a, head).status, 100);
	struct reply r = wire_ask(&c, &a, S("abc"));
	expect_body(&a, &r, S("abc"));
	r = wire_ask(&c, &a, S("POST /small HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n"));
	assert_int_equal(r.status, 413);
	same(wire_hear_all(&c, &a), S(""));
}

/* Files of this process may have so much, as on a disk that is full behind it. */
static void allow_files(rlim_t bytes)
{
	struct rlimit files;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &files), 0);
	files.rlim_cur = bytes < files.rlim_max ? bytes : files.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &files), 0);
}

static void a_full_disk_is_said_and_the_connection_goes_on(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	signal(SIGXFSZ, SIG_IGN);
	allow_files(1u << 20);
	struct reply full = post(&c, &a, "/body", letters(&a, 4u << 20));
	allow_files(RLIM_INFINITY);
	assert_int_equal(full.status, 507);
	same(str_first(full.body, 2), S("0 "));
	str body = letters(&a, 4u << 20);
	struct reply r = post(&c, &a, "/body", body);
	expect_body(&a, &r, body);
}

static void a_spool_that_is_not_there_is_no_room(void **state)
{
	(void)state;
	struct http_listen ask = listen_here();
	ask.spool = S("/nowhere/at/all");
	serve(&ask);
	auto_arena a = { 0 };
	auto_wire c = call();
	assert_int_equal(post(&c, &a, "/body", letters(&a, HTTP_BODY_MEMORY_MAX + 1)).status, 507);
	assert_int_equal(post(&c, &a, "/body", letters(&a, HTTP_BODY_MEMORY_MAX)).status, 200);
	closed(state);
}

static void a_large_body_takes_little_memory(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire c = call();
	str piece = letters(&a, 1u << 20);
	post(&c, &a, "/body", piece); /* all that is needed once has been taken then */
	size_t before = heap_bytes;
	wire_say(&c, arena_fmt(&a, "POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: %zu\r\n\r\n", piece.n * 32));
	for (int i = 0; i < 32; i++)
		wire_say(&c, piece);
	struct reply r = wire_hear(&c, &a, false);
	assert_int_equal(r.status, 200);
	assert_true(str_starts(r.body, S("33554432 ")));
	assert_in_range(heap_bytes, 0, before + (16u << 20)); /* the sanitizers hold back what is let go of */
}

/* ---- hands */

static void what_is_slow_keeps_nobody_waiting(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire one = call(), other = call(), quick = call();
	shut_the_gate(true);
	wire_say(&one, S(GET("/slow-gate/1")));
	wire_say(&other, S(GET("/slow-gate/2")));
	until_hands_wait(2);
	same(wire_ask(&quick, &a, S(GET("/quick"))).body, S("GET /quick "));
	shut_the_gate(false);
	same(wire_hear(&other, &a, false).body, S("GET /slow-gate/2 "));
	same(wire_hear(&one, &a, false).body, S("GET /slow-gate/1 "));
}

static void until_the_queue_holds(size_t count)
{
	size_t waiting = 0;
	while (waiting < count) {
		usleep(1000);
		pthread_mutex_lock(&server->hands.lock);
		waiting = server->hands.waiting;
		pthread_mutex_unlock(&server->hands.lock);
	}
}

static void those_who_wait_for_others_leave_a_hand_to_the_rest(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire one = call(), two = call(), three = call(), rest = call();
	shut_the_gate(true);
	wire_say(&one, S(GET("/slow-waits-gate/1")));
	until_hands_wait(1);
	wire_say(&two, S(GET("/slow-waits-gate/2")));
	until_the_queue_holds(1);
	wire_say(&three, S(GET("/slow-waits/3")));
	until_the_queue_holds(2);
	same(wire_ask(&rest, &a, S(GET("/slow/4"))).body, S("GET /slow/4 "));
	same(wire_ask(&rest, &a, S(GET("/slow/5"))).body, S("GET /slow/5 "));
	shut_the_gate(false);
	same(wire_hear(&one, &a, false).body, S("GET /slow-waits-gate/1 "));
	same(wire_hear(&two, &a, false).body, S("GET /slow-waits-gate/2 "));
	same(wire_hear(&three, &a, false).body, S("GET /slow-waits/3 "));
}

static void who_comes_when_the_queue_is_full_is_asked_to_come_again(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct wire waiting[2 + HTTP_QUEUE_MAX];
	shut_the_gate(true);
	for (size_t i = 0; i < LENGTH(waiting); i++) {
		waiting[i] = call();
		wire_say(&waiting[i], S(GET("/slow-gate")));
		if (i == 1)
			until_hands_wait(2);
	}
	until_the_queue_holds(HTTP_QUEUE_MAX);
	auto_wire late = call();
	struct reply r = wire_ask(&late, &a, S(GET("/slow")));
	assert_int_equal(r.status, 503);
	assert_true(reply_header(&r, "Retry-After").n > 0);
	assert_true(r.body.n > 0);
	shut_the_gate(false);
	for (size_t i = 0; i < LENGTH(waiting); i++) {
		assert_int_equal(wire_hear(&waiting[i], &a, false).status, 200);
		wire_close(&waiting[i]);
	}
	assert_int_equal(wire_ask(&late, &a, S(GET("/slow"))).status, 200);
}

/* ---- event streams */

static struct wire listening(const char *path)
{
	auto_arena a = { 0 };
	struct wire c = call();
	wire_say(&c, arena_fmt(&a, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path));
	assert_true(wire_hear_text(&c, S("data: first\n\n")));
	return c;
}

static void listeners_hear_what_is_told_in_their_channel(void **state)
{
	(void)state;
	auto_wire one = listening("/events/a"), two = listening("/events/a"), other = listening("/events/b");
	http_tell(server, S("a"), S("data: to a\n\n"));
	http_tell(server, S("b"), S("data: to b\n\n"));
	http_tell(server, S("a"), S("data: to a again\n\n"));
	assert_true(wire_hear_text(&one, S("data: to a\n\n")));
	assert_true(wire_hear_text(&two, S("data: to a\n\n")));
	assert_true(wire_hear_text(&one, S("data: to a again\n\n")));
	assert_true(wire_hear_text(&two, S("data: to a again\n\n")));
	assert_true(wire_hear_text(&other, S("data: to b\n\n")));
	assert_false(str_has(buf_str(&other.heard), S("to a")));
}

static void a_stream_says_what_it_is(void **state)
{
	(void)state;
	auto_wire c = listening("/events/a");
	struct reply r = { .head = str_first(buf_str(&c.heard), str_find(buf_str(&c.heard), S("\r\n\r\n"))) };
	same(reply_header(&r, "Content-Type"), S("text/event-stream"));
	same(reply_header(&r, "Cache-Control"), S("no-store"));
}

static void a_stream_misses_nothing_told_while_it_was_being_answered(void **state)
{
	(void)state;
	auto_wire c = listening("/events/hasty"), slow = listening("/events/slow");
	assert_true(wire_hear_text(&c, S("data: meanwhile\n\n")));
	http_tell(server, S("slow"), S("data: by a hand\n\n"));
	assert_true(wire_hear_text(&slow, S("data: by a hand\n\n")));
}

static void who_does_not_read_is_cut_and_the_others_hear_on(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	auto_wire deaf = listening("/events/a"), good = listening("/events/a");
	str event = arena_fmt(&a, "data: %.*s\n\n", P(letters(&a, 4000)));
	/* What fits into the system's own buffers comes first. */
	for (bool cut = false; !cut;) {
		http_tell(server, S("a"), event);
		assert_true(wire_hear_text(&good, event));
		pthread_mutex_lock(&server->streams.lock);
		cut = server->streams.count == 1;
		pthread_mutex_unlock(&server->streams.lock);
	}
	wire_hear_all(&deaf, &a);
	http_tell(server, S("a"), S("data: last\n\n"));
	assert_true(wire_hear_text(&good, S("data: last\n\n")));
}

/* ---- those who are late. Waits are short here, and what must not be cut lives many times as long. */

static const struct http_pace hurried = {
	.head_ms = 500, .idle_ms = 500, .beat_ms = 400, .linger_ms = 500, .close_ms = 500, .stuck_ms = 500, .rate_min = 1024,
};

static void serve_paced(const struct http_pace *pace, bool tls)
{
	auto_arena a = { 0 };
	struct err e = { 0 };
	struct http_listen ask = listen_here();
	if (tls)
		certificate_make(&a, &ask.certificate, &ask.key);
	server = http_open_paced(&ask, &site, pace, &e);
	if (!server)
		fail_msg("%s", e.en);
}

static void who_never_comes_to_the_end_is_cut(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		str said;
	} late[] = {
		{ "nothing", T("") },
		{ "half a request line", T("GET /a") },
		{ "half a head", T("GET /a HTTP/1.1\r\nHost: x\r\n") },
		{ "half a body", T("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc") },
		{ "half a chunk", T("POST /body HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc") },
	};
	struct wire callers[LENGTH(late)];
	serve_paced(&hurried, false);
	int64_t from_ms = clock_beat_ms();
	for (size_t i = 0; i < LENGTH(late); i++) {
		callers[i] = call();
		wire_say(&callers[i], late[i].said);
	}
	for (size_t i = 0; i < LENGTH(late); i++) {
		auto_arena a = { 0 };
		if (wire_hear_all(&callers[i], &a).n)
			fail_msg("%s was answered", late[i].name);
		if (clock_beat_ms() - from_ms < hurried.head_ms)
			fail_msg("%s was cut too early", late[i].name);
		wire_close(&callers[i]);
	}
	closed(state);
}

/* Each says a little more time and again, and never comes to the end. True when it is cut. */
static bool dawdles(struct wire *c)
{
	char heard;
	if (c->socket < 0)
		return true;
	send(c->socket, "x", c->taken ? 1 : 0, MSG_NOSIGNAL | MSG_DONTWAIT);
	ssize_t n = recv(c->socket, &heard, 1, MSG_DONTWAIT);
	if (n > 0)
		fail_msg("one who dawdles was answered");
	if (n < 0 && errno == EAGAIN)
		return false;
	wire_close(c);
	c->socket = -1;
	return true;
}

static void those_who_dawdle_are_cut_and_keep_nobody_waiting(void **state)
{
	(void)state;
	static const str said[] = { T(""), T("GET /a"), T("GET /a HTTP/1.1\r\nHost: x\r\nX-Word: "),
		                    T("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n") };
	static struct wire dawdlers[DAWDLERS];
	struct http_pace pace = hurried;
	pace.idle_ms = WIRE_SECONDS_MAX * 1000;
	pace.rate_min = 1u << 20; /* a byte now and then is too few */
	serve_paced(&pace, false);
	auto_wire good = call();
	for (size_t i = 0; i < DAWDLERS; i++) {
		dawdlers[i] = call();
		dawdlers[i].taken = said[i % LENGTH(said)].n; /* who said nothing goes on saying nothing */
		wire_say(&dawdlers[i], said[i % LENGTH(said)]);
	}
	int64_t from_ms = clock_beat_ms();
	for (size_t left = DAWDLERS; left;) {
		auto_arena a = { 0 };
		left = 0;
		for (size_t i = 0; i < DAWDLERS; i++)
			left += !dawdles(&dawdlers[i]);
		assert_int_equal(wire_ask(&good, &a, S(GET("/a"))).status, 200);
		assert_true(clock_beat_ms() - from_ms < WIRE_SECONDS_MAX * 1000);
		usleep(1000);
	}
	closed(state);
}

static void who_asks_nothing_more_is_cut(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	serve_paced(&hurried, false);
	auto_wire c = call();
	int64_t from_ms = clock_beat_ms();
	assert_int_equal(wire_ask(&c, &a, S(GET("/a"))).status, 200);
	same(wire_hear_all(&c, &a), S(""));
	assert_true(clock_beat_ms() - from_ms >= hurried.idle_ms);
	closed(state);
}

static void until_somebody_is_connected(bool wanted)
{
	for (bool is = !wanted; is != wanted; usleep(1000)) {
		pthread_mutex_lock(&server->watch.lock);
		is = server->watch.first != NULL;
		pthread_mutex_unlock(&server->watch.lock);
	}
}

static void who_takes_an_answer_too_slowly_is_cut(void **state)
{
	(void)state;
	struct http_pace fast = hurried;
	fast.rate_min = 1u << 30;
	serve_paced(&fast, false);
	int64_t from_ms = clock_beat_ms();
	auto_wire c = call();
	wire_say(&c, S(GET("/large")));
	until_somebody_is_connected(true);
	until_somebody_is_connected(false);
	assert_true(clock_beat_ms() - from_ms >= fast.head_ms);
	closed(state);
}

static void half_a_handshake_is_cut(void **state)
{
	(void)state;
	serve_paced(&hurried, true);
	auto_arena a = { 0 };
	auto_wire c = call();
	wire_say(&c, S("\x16\x03\x01"));
	same(wire_hear_all(&c, &a), S(""));
	closed(state);
}

static void who_waits_for_us_is_not_cut(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	serve_paced(&hurried, false);
	auto_wire stream = listening("/events/a"), slow = call();
	shut_the_gate(true);
	wire_say(&slow, S("POST /slow-gate HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"));
	for (int beats = 0; beats < 4; beats++) /* several times as long as others may take */
		assert_true(wire_hear_text(&stream, S(":\n\n")));
	shut_the_gate(false);
	assert_int_equal(wire_hear(&slow, &a, false).status, 200);
	closed(state);
}

static void until_it_answers(bool wanted)
{
	for (int64_t from_ms = clock_beat_ms(); http_answers(server) != wanted; usleep(1000))
		if (clock_beat_ms() - from_ms > WIRE_SECONDS_MAX * 1000)
			fail_msg("it was not noticed that it %s", wanted ? "answers again" : "is stuck");
}

/* On a hand, and on a thread that serves the network. */
static void it_is_noticed_when_an_answer_does_not_come(void **state)
{
	(void)state;
	static const str asked[] = { T(GET("/slow-gate")), T(GET("/gate")) };
	for (size_t i = 0; i < LENGTH(asked); i++) {
		auto_arena a = { 0 };
		serve_paced(&hurried, false);
		auto_wire c = call();
		assert_int_equal(wire_ask(&c, &a, S(GET("/a"))).status, 200);
		assert_true(http_answers(server));
		shut_the_gate(true);
		wire_say(&c, asked[i]);
		until_it_answers(false);
		shut_the_gate(false);
		assert_int_equal(wire_hear(&c, &a, false).status, 200);
		until_it_answers(true);
		closed(state);
	}
}

static void a_sender_of_little_but_enough_is_not_cut(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	serve_paced(&hurried, false);
	auto_wire c = call();
	wire_say(&c, S("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 81920\r\n\r\n"));
	for (int i = 0; i < 20; i++) { /* at 40 KB a second for two seconds */
		wire_say(&c, letters(&a, 4096));
		usleep(50000);
	}
	assert_int_equal(wire_hear(&c, &a, false).status, 200);
	closed(state);
}

/* ---- listening */

static void encrypted_requests_are_answered(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct http_listen ask = listen_here();
	certificate_make(&a, &ask.certificate, &ask.key);
	serve(&ask);
	static const char *const versions[] = { "NORMAL:-VERS-ALL:+VERS-TLS1.3", "NORMAL:-VERS-ALL:+VERS-TLS1.2" };
	for (size_t i = 0; i < LENGTH(versions); i++) {
		auto_wire c = call();
		assert_true(wire_encrypt(&c, versions[i]));
		same(wire_ask(&c, &a, S(GET("/a"))).body, S("GET /a "));
		str body = letters(&a, 1u << 20);
		struct reply r = post(&c, &a, "/slow", body);
		expect_body(&a, &r, body);
		wire_say(&c, S(GET("/events/a")));
		assert_true(wire_hear_text(&c, S("data: first\n\n")));
		http_tell(server, S("a"), S("data: told\n\n"));
		assert_true(wire_hear_text(&c, S("data: told\n\n")));
	}
	closed(state);
}

static void weak_or_no_encryption_is_refused(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct http_listen ask = listen_here();
	certificate_make(&a, &ask.certificate, &ask.key);
	serve(&ask);
	static const char *const weak[] = {
		"NORMAL:-VERS-ALL:+VERS-TLS1.1",
		"NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+AES-128-CBC",
	};
	for (size_t i = 0; i < LENGTH(weak); i++) {
		auto_wire c = call();
		assert_false(wire_encrypt(&c, weak[i]));
	}
	auto_wire plain = call();
	wire_say(&plain, S(GET("/a")));
	assert_false(str_has(wire_hear_all(&plain, &a), S("HTTP/")));
	closed(state);
}

static void what_is_refused_in_the_middle_is_heard_through_encryption_as_well(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct http_listen ask = listen_here();
	certificate_make(&a, &ask.certificate, &ask.key);
	serve(&ask);
	auto_wire c = call();
	assert_true(wire_encrypt(&c, NULL));
	assert_int_equal(post(&c, &a, "/small", letters(&a, 8u << 20)).status, 413);
	closed(state);
}

static void a_server_that_cannot_be_opened_says_why(void **state)
{
	(void)state;
	struct err e;
	auto_arena a = { 0 };
	str other_certificate, other_key;
	struct http_listen ask = listen_here();
	ask.address = S("localhost.");
	refuses(http_open(&ask, &site, &e), e, ERR_SETUP);
	ask.address = S("192.0.2.1");
	refuses(http_open(&ask, &site, &e), e, ERR_SETUP);
	ask = listen_here();
	certificate_make(&a, &ask.certificate, &ask.key);
	certificate_make(&a, &other_certificate, &other_key);
	str key = ask.key;
	ask.key = other_key;
	refuses(http_open(&ask, &site, &e), e, ERR_SETUP);
	ask.key = S("");
	refuses(http_open(&ask, &site, &e), e, ERR_SETUP);
	ask.key = key;
	ask.certificate = S("no certificate");
	refuses(http_open(&ask, &site, &e), e, ERR_SETUP);
	ask = listen_here();
	serve(&ask);
	ask.port = http_port(server);
	refuses(http_open(&ask, &site, &e), e, ERR_SETUP);
	closed(state);
}

static void as_many_files_as_connections_are_asked_for(void **state)
{
	struct rlimit before, few, after;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	few = (struct rlimit){ 256, before.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	opened(state);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &after), 0);
	rlim_t wanted = HTTP_CONNECTIONS_MAX + HTTP_FILES_SPARE;
	assert_int_equal(after.rlim_cur, wanted < before.rlim_max ? wanted : before.rlim_max);
	closed(state);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
}

static void a_socket_handed_over_is_served(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct http_listen ask = listen_here();
	ask.threads = 1;
	ask.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	assert_int_equal(bind(ask.socket, (struct sockaddr *)&here, sizeof here), 0);
	assert_int_equal(listen(ask.socket, 5), 0);
	int kept = dup(ask.socket); /* as systemd keeps it for whoever comes after us */
	serve(&ask);
	uint16_t port = http_port(server);
	auto_wire c = call();
	same(wire_ask(&c, &a, S(GET("/a"))).body, S("GET /a "));
	closed(state);
	auto_wire next = wire_open(port);
	assert_true(next.socket >= 0);
	close(kept);
}

static void both_families_are_served(void **state)
{
	(void)state;
	static const struct {
		str listen, call, peer;
	} rows[] = {
		{ T("::1"), T("::1"), T("::1") },
		{ T("::"), T("::1"), T("::1") },
		{ T("::"), T("127.0.0.1"), T("127.0.0.1") },
		{ T("0.0.0.0"), T("127.0.0.1"), T("127.0.0.1") },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		auto_arena a = { 0 };
		struct http_listen ask = listen_here();
		ask.address = rows[i].listen;
		serve(&ask);
		auto_wire c = wire_open_address(rows[i].call, http_port(server));
		struct reply r = wire_ask(&c, &a, S(GET("/a")));
		same(reply_header(&r, "X-Peer"), rows[i].peer);
		closed(state);
	}
}

/* ---- closing */

static void *closes(void *of)
{
	(void)of;
	http_close(&server);
	return NULL;
}

static void closing_lets_end_what_is_under_way(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	struct http_listen ask = listen_here();
	ask.hands = 1;
	serve(&ask);
	struct http_server *closing = server;
	uint16_t port = http_port(server);
	auto_wire one = call(), queued = call(), stream = listening("/events/a"), later = call();
	shut_the_gate(true);
	wire_say(&one, S(GET("/slow-gate/1")));
	until_hands_wait(1);
	wire_say(&queued, S(GET("/slow-gate/2")));
	until_the_queue_holds(1);
	pthread_t thread;
	assert_int_equal(pthread_create(&thread, NULL, closes, NULL), 0);
	while (!atomic_load(&closing->closing))
		usleep(1000);
	assert_int_equal(wire_ask(&later, &a, S(GET("/a"))).status, 503);
	shut_the_gate(false);
	assert_int_equal(wire_hear(&one, &a, false).status, 200);
	assert_int_equal(wire_hear(&queued, &a, false).status, 200);
	assert_true(str_ends(wire_hear_all(&stream, &a), S("0\r\n\r\n"))); /* the stream came to its end */
	pthread_join(thread, NULL);
	auto_wire nobody = wire_open_address(S("127.0.0.1"), port);
	assert_int_equal(nobody.socket, -1);
}

static size_t threads(void)
{
	return files_in("/proc/self/task");
}

static void closing_leaves_nothing_whatever_connections_were_doing(void **state)
{
	(void)state;
	static const str said[] = {
		T(""),
		T("GET /a"),
		T("GET /a HTTP/1.1\r\nHost: x\r\n"),
		T("POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"),
		T("POST /body HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"),
		T("POST /none HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"),
		T(GET("/a")), T(GET("/a") "GET /b"), T(GET("/file")), T(GET("/large")), T(GET("/events/a")),
		T(GET("/slow-gate")), T(GET("/slow-gate")), T(GET("/slow-gate")), T(GET("/slow-gate") GET("/b")),
	};
	struct http_pace pace = hurried;
	pace.head_ms = pace.idle_ms = 10000;
	for (int tls = 0; tls < 2; tls++) {
		struct wire callers[LENGTH(said)];
		size_t files_before = files_in("/proc/self/fd"), threads_before = threads();
		serve_paced(&pace, tls);
		shut_the_gate(true);
		for (size_t i = 0; i < LENGTH(said); i++) {
			callers[i] = call();
			if (tls && said[i].n)
				assert_true(wire_encrypt(&callers[i], NULL));
			wire_say(&callers[i], said[i]);
		}
		until_hands_wait(2);
		until_the_queue_holds(2);
		shut_the_gate(false);
		http_close(&server);
		assert_null(server);
		for (size_t i = 0; i < LENGTH(said); i++)
			wire_close(&callers[i]);
		assert_int_equal(files_in("/proc/self/fd"), files_before);
		assert_int_equal(threads(), threads_before);
	}
}

static void many_come_and_go_while_much_is_told(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	for (int i = 0; i < 200; i++) {
		auto_wire c = call();
		wire_say(&c, i % 3 ? S(GET("/events/a")) : S(GET("/slow")));
		http_tell(server, S("a"), S("data: told\n\n"));
		if (i % 2)
			wire_hear_text(&c, S("\r\n\r\n"));
	}
	auto_wire last = call();
	assert_int_equal(wire_ask(&last, &a, S(GET("/a"))).status, 200);
}

static int spool_made(void **state)
{
	(void)state;
	const char *parent = getenv("TMPDIR");
	snprintf(spool, sizeof spool, "%s/http-XXXXXX", parent ? parent : "/tmp");
	return mkdtemp(spool) ? 0 : -1;
}

static int spool_gone(void **state)
{
	(void)state;
	return rmdir(spool); /* fails where anything was left in it */
}

#define served(test) cmocka_unit_test_setup_teardown(test, opened, closed)

int main(void)
{
	const struct CMUnitTest tests[] = {
		served(a_request_arrives_as_it_was_sent),
		served(head_is_answered_without_a_body),
		served(requests_sent_at_once_are_answered_in_order),
		served(a_refusal_keeps_the_connection_where_no_body_comes),
		served(a_header_that_would_be_two_is_not_sent),
		served(a_file_is_sent_whole),
		served(answers_are_not_held_back),
		served(bodies_arrive_whole_whatever_their_size),
		served(a_body_in_chunks_arrives_whole_and_ends_the_connection),
		served(what_is_too_large_is_refused_before_it_comes),
		served(chunks_that_grow_too_large_are_refused),
		served(who_asks_before_sending_is_told),
		served(a_full_disk_is_said_and_the_connection_goes_on),
		cmocka_unit_test(a_spool_that_is_not_there_is_no_room),
		served(a_large_body_takes_little_memory),
		served(what_is_slow_keeps_nobody_waiting),
		served(those_who_wait_for_others_leave_a_hand_to_the_rest),
		served(who_comes_when_the_queue_is_full_is_asked_to_come_again),
		served(listeners_hear_what_is_told_in_their_channel),
		served(a_stream_says_what_it_is),
		served(a_stream_misses_nothing_told_while_it_was_being_answered),
		served(who_does_not_read_is_cut_and_the_others_hear_on),
		served(many_come_and_go_while_much_is_told),
		cmocka_unit_test(who_never_comes_to_the_end_is_cut),
		cmocka_unit_test(those_who_dawdle_are_cut_and_keep_nobody_waiting),
		cmocka_unit_test(who_asks_nothing_more_is_cut),
		cmocka_unit_test(who_takes_an_answer_too_slowly_is_cut),
		cmocka_unit_test(half_a_handshake_is_cut),
		cmocka_unit_test(who_waits_for_us_is_not_cut),
		cmocka_unit_test(it_is_noticed_when_an_answer_does_not_come),
		cmocka_unit_test(a_sender_of_little_but_enough_is_not_cut),
		cmocka_unit_test(encrypted_requests_are_answered),
		cmocka_unit_test(weak_or_no_encryption_is_refused),
		cmocka_unit_test(what_is_refused_in_the_middle_is_heard_through_encryption_as_well),
		cmocka_unit_test(a_server_that_cannot_be_opened_says_why),
		cmocka_unit_test(as_many_files_as_connections_are_asked_for),
		cmocka_unit_test(a_socket_handed_over_is_served),
		cmocka_unit_test(both_families_are_served),
		cmocka_unit_test(closing_lets_end_what_is_under_way),
		cmocka_unit_test(closing_leaves_nothing_whatever_connections_were_doing),
	};
	return cmocka_run_group_tests(tests, spool_made, spool_gone);
}
