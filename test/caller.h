/* caller.h - for tests of servers: one who calls 127.0.0.1, says bytes, and hears HTTP answers as they were sent.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/buf.h"

#define CALLER_SECONDS_MAX 30 /* for which is waited at most; after that the test fails */

struct caller {
	int socket;
	void *tls; /* NULL, or a GnuTLS session */
	struct buf heard;
	size_t taken;
	bool closed; /* by the other side */
};

#define auto_caller __attribute__((cleanup(caller_close))) struct caller

struct caller caller_open(uint16_t port);
struct caller caller_open_address(str address, uint16_t port); /* socket -1 when nobody is there */
bool caller_encrypt(struct caller *c, const char *priorities); /* NULL: GnuTLS's own; false: no agreement */
bool caller_say(struct caller *c, str bytes); /* false: the other side has closed */
void caller_close(struct caller *c);

struct reply {
	unsigned status; /* 0: the connection was closed before a whole answer came */
	str head, body;  /* head: with its empty line; body: without its chunks */
};
struct reply caller_hear(struct caller *c, struct arena *a, bool is_head); /* is_head: the answer to HEAD has no body */
struct reply caller_ask(struct caller *c, struct arena *a, str bytes);
str reply_header(const struct reply *r, const char *name); /* "" when absent */
bool caller_hear_text(struct caller *c, str text); /* false: closed before this text came */
str caller_hear_all(struct caller *c, struct arena *a); /* until the other side closes */
