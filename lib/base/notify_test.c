/* notify_test.c - the service manager is played by a real socket, at a path and in the abstract namespace.
 * SPDX-License-Identifier: Apache-2.0 */
#include "given.h"

#include "base/arena.h"
#include "base/notify.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/inro-notify-XXXXXX";

struct manager {
	int socket;
	char name[100];
};

static struct manager manager_open(bool abstract)
{
	struct manager m = { 0 };
	struct sockaddr_un at = { .sun_family = AF_UNIX };
	if (abstract)
		snprintf(m.name, sizeof m.name, "@inro-notify-%d", (int)getpid());
	else
		snprintf(m.name, sizeof m.name, "%s/manager", folder);
	memcpy(at.sun_path, m.name, strlen(m.name));
	if (abstract)
		at.sun_path[0] = '\0';
	m.socket = socket(AF_UNIX, SOCK_DGRAM, 0);
	assert_int_equal(bind(m.socket, (struct sockaddr *)&at, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(m.name))), 0);
	setenv("NOTIFY_SOCKET", m.name, 1);
	return m;
}

static str heard(const struct manager *m, char *room, size_t n)
{
	ssize_t got = recv(m->socket, room, n, MSG_DONTWAIT);
	return (str){ room, got < 0 ? 0 : (size_t)got };
}

static void manager_close(struct manager *m)
{
	close(m->socket);
	if (m->name[0] == '/')
		unlink(m->name);
}

static void the_manager_is_told(void **state)
{
	(void)state;
	for (int abstract = 0; abstract < 2; abstract++) {
		struct manager m = manager_open(abstract);
		struct notify n;
		struct err e = { 0 };
		char room[1000];
		works(notify_open(&n, &e), e);
		assert_null(getenv("NOTIFY_SOCKET"));
		assert_true(fcntl(n.socket, F_GETFD) & FD_CLOEXEC);
		same(heard(&m, room, sizeof room), S(""));
		notify_ready(&n);
		same(heard(&m, room, sizeof room), S("READY=1"));
		notify_alive(&n);
		same(heard(&m, room, sizeof room), S("WATCHDOG=1"));
		notify_status(&n, S("受付中\nMAINPID=1"));
		same(heard(&m, room, sizeof room), S("STATUS=受付中 MAINPID=1"));
		notify_stopping(&n);
		same(heard(&m, room, sizeof room), S("STOPPING=1"));
		manager_close(&m);
		notify_alive(&n); /* nobody hears it, and nothing happens */
		notify_close(&n);
		notify_close(&n);
	}
}

static void long_words_are_cut_at_a_whole_character(void **state)
{
	(void)state;
	struct manager m = manager_open(true);
	struct notify n;
	struct err e = { 0 };
	char room[2000], text[1500];
	for (size_t i = 0; i < sizeof text; i += 3)
		memcpy(text + i, "薬", 3);
	works(notify_open(&n, &e), e);
	notify_status(&n, (str){ text, sizeof text });
	str got = heard(&m, room, sizeof room);
	assert_in_range(got.n, NOTIFY_STATUS_BYTES_MAX, NOTIFY_STATUS_BYTES_MAX + 3);
	assert_true(utf8_valid(got));
	notify_close(&n);
	manager_close(&m);
}

static void without_a_manager_nothing_happens(void **state)
{
	(void)state;
	struct notify n;
	struct err e = { 0 };
	works(notify_open(&n, &e), e);
	assert_int_equal(n.socket, -1);
	assert_int_equal(n.beat_ms, 0);
	notify_ready(&n);
	notify_close(&n);
}

static void a_manager_that_cannot_be_reached_is_said(void **state)
{
	(void)state;
	static const char *const rows[] = { "x", "/", "/nowhere/at/all", "@inro-nobody-is-here",
		"/a234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789" };
	struct notify n;
	struct err e;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		setenv("NOTIFY_SOCKET", rows[i], 1);
		refuses(notify_open(&n, &e), e, ERR_SETUP);
		assert_int_equal(n.socket, -1);
	}
}

static void the_beat_is_half_of_what_is_waited_for(void **state)
{
	(void)state;
	char us[24];
	snprintf(us, sizeof us, "%d", (int)getpid());
	const struct {
		const char *microseconds, *pid;
		int64_t want;
	} rows[] = {
		{ "30000000", us, 15000 }, { "30000000", NULL, 15000 }, { "30000000", "1", 0 }, { "0", us, 0 }, { "x", us, 0 },
		{ "-5", us, 0 }, { "1", us, 1 }, { "30000000", "x", 0 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct notify n;
		struct err e = { 0 };
		setenv("WATCHDOG_USEC", rows[i].microseconds, 1);
		if (rows[i].pid)
			setenv("WATCHDOG_PID", rows[i].pid, 1);
		works(notify_open(&n, &e), e);
		assert_int_equal(n.beat_ms, rows[i].want);
		assert_null(getenv("WATCHDOG_USEC"));
	}
}

/* ---- handing over: in a child, whose descriptor 3 can be anything */

enum handed { STREAM, SILENT_STREAM, DATAGRAM, A_FILE, NOTHING };

static void hand(enum handed what)
{
	int fd = -1;
	close(3);
	if (what == STREAM || what == SILENT_STREAM)
		fd = socket(AF_INET, SOCK_STREAM, 0);
	else if (what == DATAGRAM)
		fd = socket(AF_INET, SOCK_DGRAM, 0);
	else if (what == A_FILE)
		fd = open("/dev/null", O_RDONLY);
	if (what == STREAM && listen(fd, 1) != 0)
		_exit(90);
	if (what != NOTHING && fd != 3 && (dup2(fd, 3) != 3 || close(fd) != 0))
		_exit(91);
}

/* Exit status of the child: 0 refused, otherwise the descriptor + 2. */
static int handed_over(enum handed what, const char *count, const char *pid)
{
	pid_t child = fork();
	int status = 0;
	if (child == 0) {
		struct err e = { 0 };
		char us[24];
		int fd;
		hand(what);
		snprintf(us, sizeof us, "%d", (int)getpid());
		setenv("LISTEN_FDS", count, 1);
		if (pid)
			setenv("LISTEN_PID", pid[0] ? pid : us, 1);
		if (!notify_socket(&fd, &e))
			_exit(e.kind == ERR_SETUP ? 0 : 92);
		if (getenv("LISTEN_FDS") || getenv("LISTEN_PID") || (fd == 3 && !(fcntl(3, F_GETFD) & FD_CLOEXEC)))
			_exit(93);
		_exit(fd + 2);
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void one_listening_socket_is_taken_over(void **state)
{
	(void)state;
	static const struct {
		enum handed what;
		const char *count, *pid; /* pid "": ours; NULL: not said */
		int want;
	} rows[] = {
		{ STREAM, "2", "", 0 }, { SILENT_STREAM, "1", "", 0 }, { DATAGRAM, "1", "", 0 }, { A_FILE, "1", "", 0 },
		{ NOTHING, "1", "", 0 }, { STREAM, "1", "1", 1 }, { STREAM, "1", NULL, 1 }, { STREAM, "0", "", 1 },
		{ STREAM, "x", "", 1 }, { STREAM, "1", "", 5 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		int got = handed_over(rows[i].what, rows[i].count, rows[i].pid);
		if (got != rows[i].want)
			fail_msg("row %zu: got %d, want %d", i, got, rows[i].want);
	}
}

static int set_up(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
	(void)state;
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_manager_is_told),
		cmocka_unit_test(long_words_are_cut_at_a_whole_character),
		cmocka_unit_test(without_a_manager_nothing_happens),
		cmocka_unit_test(a_manager_that_cannot_be_reached_is_said),
		cmocka_unit_test(the_beat_is_half_of_what_is_waited_for),
		cmocka_unit_test(one_listening_socket_is_taken_over),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
