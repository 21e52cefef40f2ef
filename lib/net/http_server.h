/* http_server.h - what the parts of the HTTP server know of each other; for lib/net/http*.c and their test alone.
 * The door takes connections in, the library's threads call handle() in http.c, one hand of several answers what is slow, and one watch looks after the
 * connections. A connection has at most one request under way, which is either with the library or with one hand.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "http.h"

#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>

/* The library's memory of one connection. Half of it is the reading buffer; beside the largest head there must be room
 * for its index (64 bytes a header) and for the answer's head. */
#define HTTP_POOL_BYTES (HTTP_HEAD_BYTES_MAX + (8u << 10))
#define HTTP_POOL_STEP_BYTES (2u << 10)         /* by which the reading buffer grows */
#define HTTP_FILES_SPARE 256u                   /* open files left to everything that is no connection */
#define HTTP_STREAMS_MAX 2048u
#define HTTP_STREAM_BACKLOG_MAX (64u << 10)     /* bytes that wait for a slow reader; more, and its stream is cut */
#define HTTP_STREAM_BEATS_MAX 2                 /* beats that a reader may leave unread before its stream is cut */
#define HTTP_RECENT_MAX 64u                     /* events remembered for streams that are about to begin */
#define HTTP_WATCH_SECONDS_MAX 20               /* since the watch last looked, when it is taken to have stopped */
#define HTTP_LINGER_SECONDS_MAX 5               /* for a sender to read that it was refused */
#define HTTP_LINGERING_MAX 64u                  /* senders at a time to whom this is granted */
#define HTTP_CLOSE_SECONDS_MAX 10               /* for what is under way when the server closes */

/* How long is waited; a test is in more of a hurry. */
struct http_pace {
	int64_t head_ms, idle_ms, beat_ms, linger_ms, close_ms, stuck_ms;
	int64_t rate_min; /* bytes a second */
};
struct http_server *http_open_paced(const struct http_listen *listen, const struct http_site *site, const struct http_pace *pace,
				    struct err *e);

enum http_stage { HTTP_HEAD_COMES, HTTP_BODY_COMES, HTTP_HAND_ANSWERS, HTTP_ANSWERED, HTTP_SENT };

struct http_body {
	struct buf memory;
	bool in_file;
	int file;
	void *map;
	size_t size; /* so far, whether kept or not */
	enum http_trouble trouble;
};

struct http_connection {
	struct http_connection *before, *after;
	struct http_server *server;
	struct MHD_Connection *library;
	int socket;
	_Atomic int64_t deadline_ms; /* on clock_beat_ms(), when it is cut; 0: never */
	_Atomic int64_t asked_ms;    /* since when the site has been asked for an answer; 0: it has not */
	char peer[INET6_ADDRSTRLEN];

	/* The request under way. */
	enum http_stage stage;
	bool counted;          /* in server->under_way */
	bool unread;           /* its sender may still be sending */
	bool has_body, chunked;
	size_t length;         /* what Content-Length says */
	int64_t since_ms;      /* when its body began to come */
	const char *target_at; /* where the library holds the target */
	struct arena arena;
	struct http_request request;
	struct http_plan plan;
	struct http_body body;
	uint64_t told;         /* how many events had been told before it was answered */
	struct MHD_Response *answer;
	unsigned status;
	bool streams;          /* the answer is an event stream */
	size_t answer_bytes;
	struct http_connection *next; /* in the hands' queue */
};

struct http_hands {
	pthread_mutex_t lock;
	pthread_cond_t wake;
	struct http_connection *first, *last;
	size_t waiting;
	size_t held, held_max; /* hands with what may wait for others */
	bool closing;
	pthread_t *threads;
	size_t count;
};

struct http_streams {
	pthread_mutex_t lock;
	struct http_stream *first;
	size_t count;
	bool closing;
	uint64_t told;
	struct http_event {
		char *bytes; /* channel, then event */
		size_t channel_n, n;
	} recent[HTTP_RECENT_MAX]; /* event number k is in place k modulo the length */
};

struct http_watch {
	pthread_mutex_t lock;
	struct http_connection *first;
	struct http_lingering {
		int socket;
		int64_t until_ms;
	} lingering[HTTP_LINGERING_MAX];
	size_t lingering_count;
	bool closing;
	_Atomic int64_t looked_ms;
	atomic_bool sees_stuck;
	int wake; /* an eventfd */
	pthread_t thread;
	bool runs;
};

struct http_door {
	int wake; /* an eventfd */
	pthread_t thread;
	bool runs;
};

struct http_server {
	struct http_site site;
	struct http_pace pace;
	struct MHD_Daemon *library;
	int socket;
	bool socket_is_ours;
	uint16_t port;
	char *spool;
	atomic_bool closing;
	atomic_uint under_way;
	struct http_door door;
	struct http_hands hands;
	struct http_streams streams;
	struct http_watch watch;
};

/* http_listen.c */
bool http_listen_open(struct http_server *s, const struct http_listen *ask, struct err *e);
bool http_certificate_fits(const struct http_listen *ask, struct err *e);
unsigned http_connections_possible(void); /* after asking the system for more open files */

/* http_door.c */
void http_door_open(struct http_server *s);
void http_door_close(struct http_server *s); /* once s->closing: nobody comes in any more */

/* http_head.c: 0, or the status with which the head is refused */
unsigned http_head_read(struct http_connection *c, const char *method, const char *version);

/* http_body.c */
bool http_body_put(struct http_connection *c, str bytes); /* false: the sender sends on and on */
str http_body_whole(struct http_body *body);
void http_body_drop(struct http_body *body);

/* http_answer.c */
void http_answer_ask(struct http_connection *c);  /* asks the site; what the request needed is gone afterwards */
void http_answer_take(struct http_connection *c, struct http_answer *a);
void http_answer_plain(struct http_connection *c, unsigned status); /* in our own words */
enum MHD_Result http_answer_send(struct http_connection *c);

/* http_hands.c */
void http_hands_ready(struct http_server *s);
void http_hands_open(struct http_server *s, size_t count);
bool http_hands_give(struct http_connection *c); /* false: too many wait */
void http_hands_close(struct http_server *s);    /* answers what waits first */

/* http_stream.c */
void http_streams_ready(struct http_server *s);
uint64_t http_streams_told(struct http_server *s);
struct MHD_Response *http_stream_open(struct http_connection *c, str channel, str first); /* NULL: too many, or closing */
void http_streams_beat(struct http_server *s, int64_t now_ms);
void http_streams_end(struct http_server *s);
void http_streams_close(struct http_server *s);

/* http_watch.c */
void http_watch_ready(struct http_server *s);
void http_watch_open(struct http_server *s);
void http_watch_close(struct http_server *s);
void http_watch_add(struct http_connection *c);
void http_watch_drop(struct http_connection *c); /* before its socket is closed */
void http_deadline(struct http_connection *c, int64_t in_ms); /* 0: none */
int64_t http_patience_ms(const struct http_connection *c, size_t bytes); /* for so many to be sent, either way */
