/* http.h - the one narrow door to HTTP: whole requests in, whole answers, files and event streams out.
 *
 * The server reads a head, asks `begin` what to do with it, reads the body into memory or (larger than
 * HTTP_BODY_MEMORY_MAX) into an unnamed file, and hands the whole request to `answer`: on a thread that also serves the
 * network, or, where the plan says slow, on one of a few hands, so that hashing a password or importing a file keeps
 * nobody waiting. One hand is kept for what waits for nobody, so that many who wait for the same thing do not keep those
 * waiting who only read. When the queue of the hands is full, the answer is 503.
 * A request on which two servers might disagree is refused with 400 and the end of its connection (http_head.c says which,
 * http_abuse_test.c shows it); too large a head with 431. Who does not come to an end is cut. Behind a body in chunks the
 * connection ends.
 * Sources: RFC 9110, RFC 9112.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#define HTTP_HEAD_BYTES_MAX (16u << 10)    /* request line and headers together; every connection holds half as much again */
#define HTTP_HEADERS_MAX 64u               /* of a request */
#define HTTP_ANSWER_HEADERS_MAX 24u
#define HTTP_BODY_MEMORY_MAX (256u << 10)
#define HTTP_HEAD_SECONDS_MAX 10           /* from the connection, or the end of the last answer kept waiting, to a whole head */
#define HTTP_BODY_RATE_MIN 1024            /* bytes a second, over the whole body, below which a sender is given up */
#define HTTP_IDLE_SECONDS_MAX 60           /* between two requests of one connection */
#define HTTP_CONNECTIONS_MAX 4096u
#define HTTP_QUEUE_MAX 64u                 /* slow requests that wait for a hand */
#define HTTP_STUCK_SECONDS_MAX 180         /* for one answer; who takes longer is not coming back */
#define HTTP_STREAM_BEAT_SECONDS 25        /* an idle event stream says that it lives */

struct http_field {
	str name, value;
};

/* What kept a body from coming whole. The site answers it in its own words. */
enum http_trouble { HTTP_FINE, HTTP_BODY_TOO_LARGE, HTTP_BODY_NO_ROOM };

struct http_request {
	struct arena *arena; /* lives until the site has answered; what the answer points to is copied */
	str method;          /* as sent: "GET" */
	str target;          /* as sent, still percent-encoded, printable ASCII that begins with a slash: "/a/b?c=d" */
	const struct http_field *headers;
	size_t header_count;
	str peer;            /* the other side's address as text, without a port */
	str body;            /* "" until it has come; may be a mapped file */
	enum http_trouble trouble;
	int64_t came_ms;     /* on clock_beat_ms(), when it was whole; what stands in a queue grows old there */
};
str http_header(const struct http_request *r, const char *name); /* the first of this name in any case; "" when absent */

/* What to do with a request whose head has come. */
struct http_plan {
	size_t body_max; /* 0: it may have none */
	bool slow;       /* answered by a hand */
	bool waits;      /* slow, and may have to wait for others until it can be done */
};

struct http_answer {
	unsigned status;
	struct http_field headers[HTTP_ANSWER_HEADERS_MAX]; /* texts live in the request's arena or for ever */
	size_t header_count;
	struct buf body;  /* the server lets go of it */
	int file;         /* -1, or an open file sent instead of body; the server closes it */
	str stream;       /* "", or the channel whose events follow body: text/event-stream, no-store; we add these headers */
};
void http_head(struct http_answer *a, const char *name, str value); /* adds a header; value holds no line ends */

struct http_site {
	/* False: refused now, `a` is the answer, no body is read. Called on a network thread: must be quick. */
	bool (*begin)(void *of, const struct http_request *r, struct http_plan *plan, struct http_answer *a);
	void (*answer)(void *of, const struct http_request *r, struct http_answer *a);
	void *of;
};

struct http_listen {
	str address;          /* "127.0.0.1", "0.0.0.0", "::1", "::" */
	uint16_t port;        /* 0: any free one, see http_port() */
	int socket;           /* -1, or a listening socket (of http_bind, or handed over by the system); then address and port are not used; closed with the server */
	str certificate, key; /* PEM; both "" = without TLS */
	unsigned threads;     /* that serve the network; each polls its share of the connections, so 8 are well spent on 2 processors */
	unsigned hands;       /* that answer what is slow */
	str spool;            /* folder in which large bodies wait; on a disk, or they fill the memory */
};

/* A socket that listens, for a process that may not open one any more when the server opens. ERR_SETUP as below. */
bool http_bind(str address, uint16_t port, int *socket, struct err *e);

struct http_server;
/* ERR_SETUP: the port is taken, the certificate cannot be used … NULL then. */
struct http_server *http_open(const struct http_listen *listen, const struct http_site *site, struct err *e);
uint16_t http_port(const struct http_server *s);
/* Sends an event (whole, with its empty line) to every stream of the channel, also to one that is just being answered.
 * Any thread. */
void http_tell(struct http_server *s, str channel, str event);
/* Whether requests still come to their answers: not when one has been with the site for HTTP_STUCK_SECONDS_MAX, or nobody
 * looks after the connections any more. Any thread. */
bool http_answers(const struct http_server *s);
/* Stops listening, lets what is under way end, closes streams. */
void http_close(struct http_server **s);
