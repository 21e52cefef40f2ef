/* http_door.c - the thread that takes in connections and hands them to the network threads by turns.
 * Where each network thread takes in its own, the first to wake takes a whole burst: those who came at the same moment then
 * wait for one thread while the others have nothing to do.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* accept4 */
#include "http_server.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define BREATH_MS 100 /* while the system has no open files to give */

static bool is_short_of_files(int number)
{
	return number == EMFILE || number == ENFILE || number == ENOBUFS || number == ENOMEM;
}

/* Takes in whoever waits. The library closes what it has no room for. */
static void take_in(struct http_server *s)
{
	while (!atomic_load(&s->closing)) {
		struct sockaddr_storage peer = { 0 };
		socklen_t size = sizeof peer;
		int socket = accept4(s->socket, (struct sockaddr *)&peer, &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
		if (socket >= 0)
			MHD_add_connection(s->library, socket, (struct sockaddr *)&peer, size);
		else if (is_short_of_files(errno))
			poll(NULL, 0, BREATH_MS);
		else if (errno != ECONNABORTED && errno != EINTR)
			return;
	}
}

static void *keep_door(void *of)
{
	struct http_server *s = of;
	struct pollfd places[] = { { .fd = s->socket, .events = POLLIN }, { .fd = s->door.wake, .events = POLLIN } };
	while (!atomic_load(&s->closing))
		if (poll(places, 2, -1) > 0 && places[0].revents)
			take_in(s);
	return NULL;
}

void http_door_open(struct http_server *s)
{
	s->door.wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	s->door.runs = s->door.wake >= 0 && pthread_create(&s->door.thread, NULL, keep_door, s) == 0;
}

void http_door_close(struct http_server *s)
{
	if (s->door.runs) {
		eventfd_write(s->door.wake, 1);
		pthread_join(s->door.thread, NULL);
	}
	if (s->door.wake >= 0)
		close(s->door.wake);
	s->door = (struct http_door){ .wake = -1 };
}
