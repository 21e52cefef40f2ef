/* wire.h - for tests of servers: one who calls 127.0.0.1, says bytes, and hears HTTP answers as they were sent.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

#define WIRE_SECONDS_MAX 30 /* for which is waited for what should be heard; after that the test fails */

struct wire {
	int socket;
	void *tls; /* NULL, or a GnuTLS session */
	struct buf heard;
	size_t taken;
	int64_t since_ms; /* when we began to wait */
	bool closed; /* by the other side */
};

#define auto_wire __attribute__((cleanup(wire_close))) struct wire

struct wire wire_open(uint16_t port);
struct wire wire_open_address(str address, uint16_t port); /* socket -1 when nobody is there */
bool wire_encrypt(struct wire *c, const char *priorities); /* NULL: GnuTLS's own; false: no agreement */
bool wire_say(struct wire *c, str bytes); /* false: the other side has closed */
void wire_close(struct wire *c);

struct reply {
	unsigned status; /* 0: the connection was closed before a whole answer came */
	str head, body;  /* head: with its empty line; body: without its chunks */
};
struct reply wire_hear(struct wire *c, struct arena *a, bool is_head); /* is_head: the answer to HEAD has no body */
struct reply wire_ask(struct wire *c, struct arena *a, str bytes);
str reply_header(const struct reply *r, const char *name); /* "" when absent */
bool wire_hear_text(struct wire *c, str text); /* false: closed before this text came */
str wire_hear_all(struct wire *c, struct arena *a); /* until the other side closes */
