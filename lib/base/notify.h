/* notify.h - talking with the system's service manager: ready, alive, stopping; and the listening socket it hands over.
 * Sources: sd_notify(3), sd_watchdog_enabled(3), sd_listen_fds(3): the protocols, without the library.
 * Everything comes from the environment, which forgets it then; without a manager all of this does nothing.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "err.h"

#define NOTIFY_STATUS_BYTES_MAX 500u

struct notify {
	int socket;      /* -1: nobody listens */
	int64_t beat_ms; /* how often notify_alive() is to be called: half of what the manager waits for; 0: never */
};

/* To be called before the jail and before threads: what is opened here goes on working inside. ERR_SETUP: the manager's
 * socket is named and cannot be reached. */
bool notify_open(struct notify *n, struct err *e);
void notify_ready(const struct notify *n);
void notify_alive(const struct notify *n);
void notify_stopping(const struct notify *n);
void notify_status(const struct notify *n, str text); /* one line for people; a longer one is cut */
void notify_close(struct notify *n);

/* The listening socket that the manager opened for us, or -1. ERR_SETUP: it handed over something else. */
bool notify_socket(int *socket, struct err *e);
