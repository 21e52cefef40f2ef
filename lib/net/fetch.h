/* fetch.h - the one narrow door to other machines by HTTPS: a GET whose answer comes piece by piece.
 *
 * The certificate and the name are always checked; redirects go to https alone. A server that is busy (429, 5xx) or cannot be
 * reached is asked again, later each time, or when it says. Nothing of what is secret (the password of a proxy, a key in a
 * header) comes into an error.
 * Sources: RFC 9110, libcurl-easy(3).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"
#include "base/err.h"

#define FETCH_URL_BYTES_MAX 2048u
#define FETCH_REDIRECTS_MAX 5
#define FETCH_TRIES_MAX 4u       /* of one question */
#define FETCH_HEADER_BYTES_MAX 512u /* of what is kept of a header */

struct fetch_patience {
	int64_t connect_ms;
	int64_t stall_seconds; /* so long slower than FETCH_RATE_MIN, and it is given up */
	int64_t whole_seconds;
	int64_t first_wait_ms; /* before the second try; doubled each time */
	int64_t wait_ms_max;   /* a server that asks for a longer pause is left alone for now */
};
#define FETCH_RATE_MIN 512 /* bytes a second */
#define FETCH_PATIENCE ((struct fetch_patience){ .connect_ms = 30000, .stall_seconds = 60, .whole_seconds = 3600, .first_wait_ms = 5000, .wait_ms_max = 120000 })

struct fetch_line {
	str proxy;       /* "http://HOST:PORT"; "": what https_proxy and no_proxy of the environment say */
	str authorities; /* PEM: trusted besides those of the system (of a proxy that looks into TLS); "" for none */
	bool plain;      /* http:// is allowed as well: for tests */
	struct fetch_patience patience;
};

/* ERR_INPUT: a proxy that is none. Before threads. */
struct fetch;
struct fetch *fetch_open(const struct fetch_line *line, struct err *e);
void fetch_close(struct fetch **f);
#define auto_fetch __attribute__((cleanup(fetch_close))) struct fetch

struct fetch_ask {
	str url;               /* https://…; without a name and password in it */
	str etag, modified;    /* of what the caller has already, as the last answer gave them; "" for nothing */
	str header, secret;    /* one more header whose value is secret; then redirects are not followed */
	uint64_t bytes_max;    /* a longer answer is ERR_INPUT */
	bool (*begin)(void *of, struct err *e); /* before the first byte of each try; NULL: no other try once a byte was taken */
	bool (*take)(void *of, str bytes, struct err *e); /* false stops, with the error it has set */
	void *of;
};

struct fetch_answer {
	bool unchanged; /* the caller has it already */
	str etag, modified;
	uint64_t bytes;
};

/* ERR_UNREACHED: no line, name, proxy, certificate, or the server fails; ERR_MISSING (404, 410), ERR_DENIED (401, 403),
 * ERR_INPUT (it is too long, or no address for us). The error says the server's name. */
bool fetch_get(struct fetch *f, struct arena *a, const struct fetch_ask *ask, struct fetch_answer *answer, struct err *e);

/* Waits, for a server that wants its questions apart. */
void fetch_pause(int64_t ms);
