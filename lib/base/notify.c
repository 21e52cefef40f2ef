/* notify.c - datagrams to the service manager, and its environment variables.
 * SPDX-License-Identifier: Apache-2.0 */
#include "notify.h"

#include "buf.h"
#include "utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define HANDED_FIRST 3 /* sd_listen_fds(3): SD_LISTEN_FDS_START */

static str environment(const char *name)
{
	return str_of(getenv(name));
}

/* A number of the environment that is meant for this process. */
static bool number_for_us(const char *name, const char *for_pid, int64_t *number)
{
	int64_t pid;
	str whom = environment(for_pid);
	return str_whole(environment(name), number) && (!whom.n || (str_whole(whom, &pid) && pid == getpid()));
}

/* "/path", or "@name" in the abstract namespace. */
static bool address_read(str text, struct sockaddr_un *to, socklen_t *n)
{
	*to = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if (text.n < 2 || text.n >= sizeof to->sun_path || (text.p[0] != '/' && text.p[0] != '@'))
		return false;
	memcpy(to->sun_path, text.p, text.n);
	if (text.p[0] == '@')
		to->sun_path[0] = '\0';
	*n = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + text.n);
	return true;
}

static bool connect_to(str text, int *to, struct err *e)
{
	struct sockaddr_un address;
	socklen_t n;
	if (!address_read(text, &address, &n))
		return err_set(e, ERR_SETUP, "NOTIFY_SOCKET の値を読めません", "NOTIFY_SOCKET cannot be read");
	*to = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (*to >= 0 && connect(*to, (const struct sockaddr *)&address, n) == 0)
		return true;
	err_set(e, ERR_SETUP, "サービス管理(NOTIFY_SOCKET)に知らせられません: %s", "the service manager (NOTIFY_SOCKET) cannot be told: %s",
	        strerror(errno));
	if (*to >= 0)
		close(*to);
	*to = -1;
	return false;
}

bool notify_open(struct notify *n, struct err *e)
{
	int64_t microseconds;
	*n = (struct notify){ .socket = -1 };
	if (number_for_us("WATCHDOG_USEC", "WATCHDOG_PID", &microseconds) && microseconds > 0)
		n->beat_ms = microseconds < 2000 ? 1 : microseconds / 2000;
	str where = environment("NOTIFY_SOCKET");
	bool ok = !where.n || connect_to(where, &n->socket, e);
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
	return ok;
}

/* A manager that is gone has nobody to be told to. */
static void tell(const struct notify *n, str text)
{
	while (n->socket >= 0 && send(n->socket, text.p, text.n, MSG_NOSIGNAL) < 0 && errno == EINTR)
		continue;
}

void notify_ready(const struct notify *n)
{
	tell(n, S("READY=1"));
}

void notify_alive(const struct notify *n)
{
	tell(n, S("WATCHDOG=1"));
}

void notify_stopping(const struct notify *n)
{
	tell(n, S("STOPPING=1"));
}

void notify_status(const struct notify *n, str text)
{
	auto_buf line = { 0 };
	buf_put(&line, S("STATUS="));
	for (size_t at = 0; at < text.n && line.n < NOTIFY_STATUS_BYTES_MAX;) {
		uint32_t rune = utf8_next(text, &at);
		buf_rune(&line, rune < ' ' ? ' ' : rune); /* another line would be another word to the manager */
	}
	tell(n, buf_str(&line));
}

void notify_close(struct notify *n)
{
	if (n->socket >= 0)
		close(n->socket);
	n->socket = -1;
}

/* ---- what is handed over */

static bool is_listening(int fd)
{
	int type = 0, listens = 0;
	socklen_t n = sizeof type, m = sizeof listens;
	return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &n) == 0 && type == SOCK_STREAM &&
	       getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &m) == 0 && listens;
}

bool notify_socket(int *socket, struct err *e)
{
	int64_t count = 0;
	bool ours = environment("LISTEN_PID").n && number_for_us("LISTEN_FDS", "LISTEN_PID", &count) && count > 0;
	*socket = -1;
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDNAMES");
	if (!ours)
		return true;
	if (count != 1 || !is_listening(HANDED_FIRST) || fcntl(HANDED_FIRST, F_SETFD, FD_CLOEXEC) != 0)
		return err_set(e, ERR_SETUP, "渡されたソケットが、待ち受け中の1個のストリームではありません(inro.socket を確かめてください)",
		               "what was handed over is not one listening stream socket (see inro.socket)");
	*socket = HANDED_FIRST;
	return true;
}
