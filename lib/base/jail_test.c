/* jail_test.c - children enter the jail, and each tries one thing that must not work there, or must go on working.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_TMPFILE, pthread_setname_np, memfd_create */
#include "given.h"

#include "base/arena.h"
#include "base/certificate.h"
#include "base/jail.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <netinet/in.h>
#include <pango/pangocairo.h>
#include <cairo-pdf.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* in/ may be written, look/ read, out/ neither; in/way leads to out/secret. */
static char top[] = "/tmp/inro-jail-XXXXXX", in[64], look[64], out[64];
static bool has_landlock;

static char *under(const char *folder, const char *name)
{
	static char path[2][128];
	static int turn;
	turn = !turn;
	snprintf(path[turn], sizeof path[turn], "%s/%s", folder, name);
	return path[turn];
}

static int result(long got)
{
	return got < 0 ? errno : 0;
}

static int open_result(const char *path, int flags)
{
	return result(open(path, flags, 0600));
}

/* ---- what must not work: the answer is an errno */

static int read_out(void) { return open_result(under(out, "secret"), O_RDONLY); }
static int read_by_link(void) { return open_result(under(in, "way"), O_RDONLY); }
static int read_up(void) { return open_result(under(in, "../out/secret"), O_RDONLY); }
static int read_passwords(void) { return open_result("/etc/passwd", O_RDONLY); }
static int write_out(void) { return open_result(under(out, "secret"), O_WRONLY); }
static int make_out(void) { return open_result(under(out, "new"), O_CREAT | O_WRONLY); }
static int make_in_tmp(void) { return open_result("/tmp", O_TMPFILE | O_RDWR); }
static int list_out(void) { return opendir(out) ? 0 : errno; }
static int drop_out(void) { return result(unlink(under(out, "secret"))); }
static int move_out(void) { return result(rename(under(in, "mine"), under(out, "mine"))); }
static int empty_out(void) { return result(truncate(under(out, "secret"), 0)); }
static int write_look(void) { return open_result(under(look, "page"), O_WRONLY); }
static int write_system(void) { return open_result("/usr/lib/os-release", O_WRONLY); }
static int execute(void) { return result(execl("/bin/true", "true", (char *)NULL)); }
static int trace(void) { return result(ptrace(PTRACE_TRACEME, 0, NULL, NULL)); }
static int mount_something(void) { return result(mount("none", in, "tmpfs", 0, NULL)); }
static int load_program(void) { return result(syscall(SYS_bpf, 0, NULL, 0)); }
static int read_others(void) { return result(syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0)); }
static int ring(void) { return result(syscall(SYS_io_uring_setup, 1, NULL)); }
static int new_space(void) { return result(unshare(CLONE_NEWUSER)); }
static int new_process(void) { return result(fork()); }
static int new_process_3(void) { return result(syscall(SYS_clone3, NULL, 0)); }
static int hit_parent(void) { return result(kill(getppid(), 0)); }
static int hit_parent_thread(void) { return result(syscall(SYS_tgkill, getppid(), getppid(), 0)); }
static int abort_itself(void) { abort(); }
static int be_another(void) { return result(setuid(1)); }
static int unheard_of(void) { return result(syscall(100000)); }
static int type_for_others(void) { return result(ioctl(0, TIOCSTI, "x")); }
static int socket_inet(void) { return result(socket(AF_INET, SOCK_STREAM, 0)); }
static int socket_inet6(void) { return result(socket(AF_INET6, SOCK_DGRAM, 0)); }
static int socket_unix(void) { return result(socket(AF_UNIX, SOCK_STREAM, 0)); }
static int socket_netlink(void) { return result(socket(AF_NETLINK, SOCK_RAW, 0)); }
static int socket_packet(void) { return result(socket(AF_PACKET, SOCK_RAW, 0)); }
static int socket_vsock(void) { return result(socket(AF_VSOCK, SOCK_STREAM, 0)); }

static int write_and_execute(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return p == MAP_FAILED ? errno : 0;
}

static int make_executable(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return result(mprotect(p, 4096, PROT_READ | PROT_EXEC));
}

static void *read_out_in_thread(void *answer)
{
	*(int *)answer = read_out();
	return NULL;
}

static int read_out_by_thread(void)
{
	pthread_t thread;
	int answer = -1, failed = pthread_create(&thread, NULL, read_out_in_thread, &answer);
	return failed ? failed : pthread_join(thread, NULL) ? -1 : answer;
}

static int bind_here(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	return fd < 0 ? 200 : result(bind(fd, (struct sockaddr *)&at, sizeof at));
}

/* Nobody listens there: refused is as far as it should come. */
static int connect_out(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(1), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	return fd < 0 ? 200 : result(connect(fd, (struct sockaddr *)&at, sizeof at));
}

static int connect_what_was_open(int fd)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(1), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	return result(connect(fd, (struct sockaddr *)&at, sizeof at));
}

static int before; /* a socket that was open before */
static int connect_before(void) { return connect_what_was_open(before); }
static int listen_before(void) { return result(listen(before, 1)); }

/* ---- what must go on working: 0, or the line at which it did not */

#define need(condition)                  \
	do {                             \
		if (!(condition))        \
			return __LINE__ % 200 + 1; \
	} while (0)

static int files_in(void)
{
	char name[128];
	need(open(under(look, "page"), O_RDONLY) >= 0 && opendir(look) && opendir(in));
	int fd = open(in, O_TMPFILE | O_RDWR, 0600);
	need(fd >= 0 && write(fd, "x", 1) == 1 && fallocate(fd, 0, 0, 4096) == 0 && ftruncate(fd, 9) == 0 && fdatasync(fd) == 0);
	snprintf(name, sizeof name, "%s/part-XXXXXX", in);
	fd = mkstemp(name);
	need(fd >= 0 && write(fd, "x", 1) == 1 && fsync(fd) == 0 && rename(name, under(in, "whole")) == 0);
	need(mkdir(under(in, "deep"), 0700) == 0 && open(under(in, "deep/file"), O_CREAT | O_WRONLY, 0600) >= 0);
	need(rename(under(in, "deep/file"), under(in, "deep/other")) == 0 && unlink(under(in, "deep/other")) == 0);
	need(rmdir(under(in, "deep")) == 0 && unlink(under(in, "whole")) == 0);
	return 0;
}

static int memory_files(void)
{
	char path[64];
	int fd = memfd_create("x", MFD_CLOEXEC);
	need(fd >= 0 && write(fd, "abc", 3) == 3);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	int again = open(path, O_RDWR); /* as libraries do that can only write to a path */
	need(again >= 0 && write(again, "ABC", 3) == 3);
	char *shared = mmap(NULL, 3, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	need(shared != MAP_FAILED && memcmp(shared, "ABC", 3) == 0 && mlock(shared, 3) == 0);
	return 0;
}

static int database(void)
{
	sqlite3 *one, *two;
	const char *path = under(in, "inro.db");
	need(sqlite3_open(path, &one) == SQLITE_OK);
	need(sqlite3_exec(one, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=1000000; CREATE TABLE t (a, b);"
	                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<30000)"
	                  "INSERT INTO t SELECT i, hex(randomblob(50)) FROM n; CREATE INDEX i ON t (b)", NULL, NULL, NULL) == SQLITE_OK);
	need(sqlite3_open(path, &two) == SQLITE_OK);
	need(sqlite3_exec(two, "BEGIN IMMEDIATE; UPDATE t SET a=a+1; SAVEPOINT s; DELETE FROM t WHERE a<9; ROLLBACK TO s; COMMIT",
	                  NULL, NULL, NULL) == SQLITE_OK);
	need(sqlite3_exec(one, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA temp_store=MEMORY; VACUUM", NULL, NULL, NULL) == SQLITE_OK);
	return sqlite3_close(two) == SQLITE_OK && sqlite3_close(one) == SQLITE_OK ? 0 : 250;
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t all_there = PTHREAD_COND_INITIALIZER;
static int arrived;

static void *arrive(void *of)
{
	char name[16] = "";
	pthread_setname_np(pthread_self(), "arrives");
	pthread_mutex_lock(&mutex);
	if (++arrived == 8)
		pthread_cond_broadcast(&all_there);
	while (arrived < 8)
		pthread_cond_wait(&all_there, &mutex);
	pthread_mutex_unlock(&mutex);
	free(malloc(100000));
	pthread_getname_np(pthread_self(), name, sizeof name);
	return strcmp(name, "arrives") == 0 ? of : NULL;
}

static int threads(void)
{
	pthread_t all[8];
	void *came;
	for (size_t i = 0; i < 8; i++)
		need(pthread_create(&all[i], NULL, arrive, &mutex) == 0);
	for (size_t i = 0; i < 8; i++)
		need(pthread_join(all[i], &came) == 0 && came == &mutex);
	return 0;
}

static int password(void)
{
	char kept[crypto_pwhash_STRBYTES];
	need(sodium_init() >= 0);
	need(crypto_pwhash_str(kept, "合言葉", 9, 3, 32u << 20) == 0);
	need(crypto_pwhash_str_verify(kept, "合言葉", 9) == 0 && crypto_pwhash_str_verify(kept, "x", 1) != 0);
	return 0;
}

static cairo_status_t count_bytes(void *count, const unsigned char *bytes, unsigned n)
{
	(void)bytes;
	*(size_t *)count += n;
	return CAIRO_STATUS_SUCCESS;
}

static int paper(void)
{
	size_t count = 0;
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(count_bytes, &count, 595, 842);
	cairo_t *pen = cairo_create(surface);
	PangoLayout *layout = pango_cairo_create_layout(pen);
	PangoFontDescription *font = pango_font_description_from_string("IPAexGothic 12");
	pango_layout_set_font_description(layout, font);
	pango_layout_set_text(layout, "立入検査 印籠", -1);
	pango_cairo_show_layout(pen, layout);
	need(pango_layout_get_unknown_glyphs_count(layout) == 0);
	cairo_destroy(pen);
	cairo_surface_finish(surface);
	need(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && count > 3000);
	return 0;
}

static int character_sets(void)
{
	char sjis[] = "\x88\xf3\xe2\xc4", utf8[16] = "", *from = sjis, *to = utf8;
	size_t from_n = 4, to_n = 15;
	iconv_t cp932 = iconv_open("UTF-8", "CP932");
	need(cp932 != (iconv_t)-1);
	need(iconv(cp932, &from, &from_n, &to, &to_n) != (size_t)-1 && strcmp(utf8, "印籠") == 0);
	return 0;
}

static int time_zones(void)
{
	struct tm there;
	time_t at = 1795316400;
	setenv("TZ", "Asia/Tokyo", 1);
	tzset();
	need(localtime_r(&at, &there) && there.tm_hour == 12);
	return 0;
}

static int certificates(void)
{
	auto_arena a = { 0 };
	struct certificate made;
	str name = S("localhost");
	need(certificate_authority(&a, &clock_real, S("x"), &name, 1, &made, NULL));
	need(certificate_server(&a, &clock_real, &made, &name, 1, &made, NULL));
	return 0;
}

/* A client was let in before; here it is answered. */
static int listening, client;

static int answer(void)
{
	char asked[4] = "", told[4] = "";
	int one = 1;
	struct pollfd wait = { listening, POLLIN, 0 };
	need(write(client, "who", 3) == 3);
	need(poll(&wait, 1, 5000) == 1);
	int fd = accept4(listening, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	need(fd >= 0 && setsockopt(fd, IPPROTO_TCP, 1, &one, sizeof one) == 0);
	wait.fd = fd;
	need(poll(&wait, 1, 5000) == 1 && recv(fd, asked, 3, 0) == 3 && strcmp(asked, "who") == 0);
	need(send(fd, "me", 2, MSG_NOSIGNAL) == 2 && shutdown(fd, SHUT_WR) == 0 && recv(client, told, 3, MSG_WAITALL) == 2);
	return 0;
}

/* ---- one child each */

static int in_jail(bool connects, int (*try)(void))
{
	pid_t child = fork();
	int status = 0;
	if (child == 0) {
		const struct jail jail = { (const char *const[]){ look, "/nowhere", NULL }, (const char *const[]){ in, NULL }, connects };
		struct words note;
		struct err e = { 0 };
		if (!jail_enter(&jail, &note, &e)) {
			print_message("jail_enter: %s\n", e.en);
			_exit(251);
		}
		_exit(try());
	}
	assert_true(child > 0 && waitpid(child, &status, 0) == child);
	return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

struct attempt {
	const char *what;
	int (*try)(void);
	int want; /* an errno, or a signal below zero */
	bool connects, is_about_files;
};

static void try_all(const struct attempt *attempts, size_t count)
{
	for (const struct attempt *a = attempts; a < attempts + count; a++) {
		int got = a->is_about_files && !has_landlock ? a->want : in_jail(a->connects, a->try);
		if (got != a->want)
			fail_msg("%s: got %d (%s), want %d", a->what, got, got < 0 ? strsignal(-got) : strerror(got), a->want);
	}
}

static void files_outside_are_closed(void **state)
{
	(void)state;
	static const struct attempt attempts[] = {
		{ "reads outside", read_out, EACCES, false, true },
		{ "reads outside by a link", read_by_link, EACCES, false, true },
		{ "reads outside by ..", read_up, EACCES, false, true },
		{ "reads outside in a thread", read_out_by_thread, EACCES, false, true },
		{ "reads outside, though it may connect", read_out, EACCES, true, true },
		{ "reads /etc/passwd", read_passwords, EACCES, false, true },
		{ "writes outside", write_out, EACCES, false, true },
		{ "makes a file outside", make_out, EACCES, false, true },
		{ "makes a file in /tmp", make_in_tmp, EACCES, false, true },
		{ "lists outside", list_out, EACCES, false, true },
		{ "drops a file outside", drop_out, EACCES, false, true },
		{ "moves a file outside", move_out, EACCES, false, true },
		{ "writes where it may read", write_look, EACCES, false, true },
		{ "writes to the system", write_system, EACCES, false, true },
	};
	if (!has_landlock) {
		print_message("SKIP: this kernel has no Landlock; files outside are NOT closed here\n");
		skip();
	}
	try_all(attempts, LENGTH(attempts));
	assert_int_equal(access(under(out, "secret"), F_OK), 0);
}

static void nothing_else_is_started_or_touched(void **state)
{
	(void)state;
	static const struct attempt attempts[] = {
		{ "executes", execute, -SIGSYS }, { "traces", trace, -SIGSYS }, { "mounts", mount_something, -SIGSYS },
		{ "loads a program into the kernel", load_program, -SIGSYS }, { "reads another's memory", read_others, -SIGSYS },
		{ "goes round by io_uring", ring, -SIGSYS }, { "opens a name space", new_space, -SIGSYS },
		{ "forks", new_process, ENOSYS }, { "forks by clone3", new_process_3, ENOSYS },
		{ "signals its parent", hit_parent, EPERM }, { "signals its parent's thread", hit_parent_thread, ENOSYS },
		{ "becomes another user", be_another, ENOSYS }, { "asks for what nobody knows", unheard_of, ENOSYS },
		{ "types at a terminal", type_for_others, ENOSYS }, { "empties a file outside", empty_out, ENOSYS },
		{ "writes code", write_and_execute, ENOSYS }, { "makes data code", make_executable, ENOSYS },
		{ "aborts", abort_itself, -SIGABRT },
	};
	try_all(attempts, LENGTH(attempts));
}

static void nobody_is_called(void **state)
{
	(void)state;
	static const struct attempt attempts[] = {
		{ "opens an IPv4 socket", socket_inet, EPERM }, { "opens an IPv6 socket", socket_inet6, EPERM },
		{ "opens a Unix socket", socket_unix, EPERM }, { "opens a netlink socket", socket_netlink, EPERM },
		{ "connects a socket from before", connect_before, EPERM }, { "listens on a socket from before", listen_before, EPERM },
		{ "opens a netlink socket, though it may connect", socket_netlink, ENOSYS, true },
		{ "opens a packet socket", socket_packet, ENOSYS, true }, { "opens a socket to its host", socket_vsock, ENOSYS, true },
		{ "takes a port", bind_here, EPERM, true }, { "opens an IPv4 socket as it may", socket_inet, 0, true },
		{ "opens an IPv6 socket as it may", socket_inet6, 0, true }, { "opens a Unix socket as it may", socket_unix, 0, true },
		{ "connects as it may", connect_out, ECONNREFUSED, true },
	};
	before = socket(AF_INET, SOCK_STREAM, 0);
	try_all(attempts, LENGTH(attempts));
	close(before);
}

static void what_the_console_does_goes_on_working(void **state)
{
	(void)state;
	static const struct attempt attempts[] = {
		{ "files in its folder", files_in, 0 }, { "files in memory", memory_files, 0 }, { "SQLite with WAL", database, 0 },
		{ "threads", threads, 0 }, { "Argon2id", password, 0 }, { "a PDF in Japanese", paper, 0 },
		{ "CP932", character_sets, 0 }, { "time zones", time_zones, 0 }, { "certificates", certificates, 0 },
		{ "threads, though it may connect", threads, 0, true },
	};
	try_all(attempts, LENGTH(attempts));
}

static void clients_are_answered_on_a_socket_from_before(void **state)
{
	(void)state;
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof at;
	listening = socket(AF_INET, SOCK_STREAM, 0);
	client = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(listening, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(listen(listening, 5), 0);
	assert_int_equal(getsockname(listening, (struct sockaddr *)&at, &n), 0);
	assert_int_equal(connect(client, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(in_jail(false, answer), 0);
	close(listening);
	close(client);
}

/* ---- entering */

/* 0: entered without a remark, 1: with one, otherwise 10 + the kind of error. */
static int entered(const struct jail *jail)
{
	struct words note;
	struct err e = { 0 };
	if (!jail_enter(jail, &note, &e))
		return e.ja[0] && e.en[0] ? 10 + (int)e.kind : 9;
	return note.ja[0] && note.en[0] ? 1 : 0;
}

static int without_its_folder(void)
{
	return entered(&(const struct jail){ NULL, (const char *const[]){ "/nowhere", NULL }, false });
}

static void *wait_for_ever(void *of)
{
	pause();
	return of;
}

static int with_a_thread(void)
{
	pthread_t thread;
	pthread_create(&thread, NULL, wait_for_ever, NULL);
	return entered(&(const struct jail){ NULL, NULL, false });
}

/* A kernel without Landlock is played by a filter. */
static int without_landlock(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0) != 0 || seccomp_load(filter) != 0)
		return 8;
	int got = entered(&(const struct jail){ NULL, (const char *const[]){ in, NULL }, false });
	return got == 1 && socket_inet() == EPERM ? 1 : got + 100;
}

static int with_everything(void)
{
	return entered(&(const struct jail){ NULL, (const char *const[]){ in, NULL }, false });
}

static void entering_says_what_is_missing(void **state)
{
	(void)state;
	const struct {
		const char *what;
		int (*enter)(void);
		int want;
	} rows[] = {
		{ "a folder that is not there", without_its_folder, has_landlock ? 10 + ERR_SETUP : 1 },
		{ "a thread before", with_a_thread, 10 + ERR_INTERNAL },
		{ "no Landlock", without_landlock, 1 },
		{ "everything", with_everything, has_landlock ? 0 : 1 },
	};
	for (size_t i = 0; i < LENGTH(rows); i++) {
		int status = 0;
		pid_t child = fork();
		if (child == 0)
			_exit(rows[i].enter());
		assert_true(waitpid(child, &status, 0) == child && WIFEXITED(status));
		if (WEXITSTATUS(status) != rows[i].want)
			fail_msg("%s: got %d, want %d", rows[i].what, WEXITSTATUS(status), rows[i].want);
	}
}

static void make(const char *path)
{
	int fd = open(path, O_CREAT | O_WRONLY, 0600);
	assert_true(fd >= 0 && write(fd, "x", 1) == 1);
	close(fd);
}

static int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(top))
		return -1;
	snprintf(in, sizeof in, "%s/in", top);
	snprintf(look, sizeof look, "%s/look", top);
	snprintf(out, sizeof out, "%s/out", top);
	has_landlock = syscall(SYS_landlock_create_ruleset, NULL, 0, 1) >= 1;
	if (mkdir(in, 0700) != 0 || mkdir(look, 0700) != 0 || mkdir(out, 0700) != 0 ||
	    symlink(under(out, "secret"), under(in, "way")) != 0)
		return -1;
	make(under(out, "secret"));
	make(under(in, "mine"));
	make(under(look, "page"));
	return setenv("TMPDIR", in, 1); /* where SQLite sorts what is large */
}

static int tear_down(void **state)
{
	(void)state;
	auto_arena a = { 0 };
	return system(arena_text(&a, arena_fmt(&a, "rm -rf %s", top)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_outside_are_closed),
		cmocka_unit_test(nothing_else_is_started_or_touched),
		cmocka_unit_test(nobody_is_called),
		cmocka_unit_test(what_the_console_does_goes_on_working),
		cmocka_unit_test(clients_are_answered_on_a_socket_from_before),
		cmocka_unit_test(entering_says_what_is_missing),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
