/* jail.c - the rule set of Landlock, by system calls (there is no C library for it), and the filter of seccomp.
 * SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_PATH, CLONE_NEWNS and the like */
#include "jail.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool refused(struct err *e, const char *what, int number)
{
	return err_set(e, ERR_SETUP, "プロセスの権限を絞れません(%s: %s)", "the process cannot be confined (%s: %s)", what, strerror(number));
}

/* ---- files: Landlock */

/* Younger than the headers we are built with. */
#define FILES_TRUNCATE (UINT64_C(1) << 14)  /* ABI 3 */
#define FILES_IOCTL (UINT64_C(1) << 15)     /* ABI 5: of devices opened inside */
#define NET_BIND (UINT64_C(1) << 0)         /* ABI 4 */
#define NET_CONNECT (UINT64_C(1) << 1)
#define SCOPE_ABSTRACT (UINT64_C(1) << 0)   /* ABI 6: abstract sockets of others */
#define SCOPE_SIGNAL (UINT64_C(1) << 1)

struct ruleset {
	uint64_t files, net, scope;
};

#define READ_FILE LANDLOCK_ACCESS_FS_READ_FILE
#define READ_FOLDER (READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define WRITE_FOLDER                                                                                               \
	(READ_FOLDER | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
	 LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER | FILES_TRUNCATE)
#define ALL_OF_ABI_1 (LANDLOCK_ACCESS_FS_MAKE_SYM * 2 - 1)

/* What libraries open late: fonts and how to find them, character sets, plug-ins, time zones, how many processors.
 * Nothing of it is secret. */
static const char *const system_reads[] = {
	"/usr/lib", "/usr/local/lib", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf", "/etc/gnutls",
	"/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/etc/fonts", "/var/cache/fontconfig",
	"/usr/share/X11", "/usr/share/icu", "/usr/share/locale", "/usr/share/zoneinfo", "/etc/localtime", "/etc/timezone",
	"/sys/devices/system/cpu", "/dev/null", "/dev/urandom", NULL,
};

/* Everything that this kernel can hold back is held back. */
static struct ruleset ruleset_of(int abi, bool connects)
{
	struct ruleset r = { .files = ALL_OF_ABI_1 };
	if (abi >= 2)
		r.files |= LANDLOCK_ACCESS_FS_REFER;
	if (abi >= 3)
		r.files |= FILES_TRUNCATE;
	if (abi >= 4)
		r.net = connects ? NET_BIND : NET_BIND | NET_CONNECT;
	if (abi >= 5)
		r.files |= FILES_IOCTL;
	if (abi >= 6)
		r.scope = SCOPE_ABSTRACT | SCOPE_SIGNAL;
	return r;
}

static bool allow(int rules, uint64_t access, const char *path, bool may_lack, struct err *e)
{
	struct stat what;
	int fd = open(path, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return may_lack || refused(e, path, errno);
	bool is_folder = fstat(fd, &what) == 0 && S_ISDIR(what.st_mode);
	struct landlock_path_beneath_attr below = { .allowed_access = is_folder ? access : access & READ_FILE, .parent_fd = fd };
	long result = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
	int number = errno;
	close(fd);
	return result == 0 || refused(e, path, number);
}

static bool allow_all(int rules, uint64_t access, const char *const *paths, bool may_lack, struct err *e)
{
	for (; paths && *paths; paths++)
		if (!allow(rules, access, *paths, may_lack, e))
			return false;
	return true;
}

static bool restrict_files(const struct jail *jail, int abi, struct err *e)
{
	struct ruleset all = ruleset_of(abi, jail->connects);
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	if (rules < 0)
		return refused(e, "landlock_create_ruleset", errno);
	bool ok = allow_all(rules, READ_FOLDER & all.files, system_reads, true, e) &&
	          allow_all(rules, READ_FOLDER & all.files, jail->reads, true, e) &&
	          allow_all(rules, WRITE_FOLDER & all.files, jail->writes, false, e);
	if (ok && syscall(SYS_landlock_restrict_self, rules, 0) != 0)
		ok = refused(e, "landlock_restrict_self", errno);
	close(rules);
	return ok;
}

static bool enter_files(const struct jail *jail, struct words *note, struct err *e)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (abi >= 1)
		return restrict_files(jail, (int)abi, e);
	*note = (struct words){ "このカーネルでは Landlock を使えないため、ほかのフォルダーの読み書きを止められません(システムコールは絞っています)。",
		                "this kernel has no Landlock: other folders are not closed to the program (system calls are confined)." };
	return true;
}

/* ---- system calls: seccomp
 * A list of what may be done. What is not on it does not exist (ENOSYS): libraries that try something newer than this
 * list fall back then, where EPERM would make them fail. The kernel's log has whoever was killed. */

static const char *const allowed[] = {
	/* memory (protection and mapping: see rules) */
	"brk", "madvise", "membarrier", "mincore", "mlock", "mlock2", "mremap", "msync", "munlock", "munmap",
	/* files: which ones is Landlock's matter */
	"access", "close", "close_range", "copy_file_range", "dup", "dup2", "dup3", "faccessat", "faccessat2", "fadvise64",
	"fallocate", "fchmod", "fcntl", "fdatasync", "flock", "fstat", "fstatfs", "fsync", "ftruncate", "getcwd",
	"getdents", "getdents64", "link", "linkat", "lseek", "lstat", "memfd_create", "mkdir", "mkdirat", "newfstatat", "open", "openat",
	"pread64", "preadv", "preadv2", "pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink", "readlinkat", "readv",
	"rename", "renameat", "renameat2", "rmdir", "sendfile", "stat", "statfs", "statx", "sync_file_range", "umask",
	"unlink", "unlinkat", "utimensat", "write", "writev",
	/* answering on sockets that are open, and waiting */
	"accept", "accept4", "epoll_create", "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_pwait2", "epoll_wait", "eventfd",
	"eventfd2", "getpeername", "getsockname", "getsockopt", "pipe", "pipe2", "poll", "ppoll", "pselect6", "recvfrom", "recvmmsg",
	"recvmsg", "select", "sendmmsg", "sendmsg", "sendto", "setsockopt", "shutdown", "socketpair",
	/* threads (starting one: see rules) and signals to oneself */
	"exit", "exit_group", "futex", "get_robust_list", "rseq", "sched_getaffinity", "sched_getparam", "sched_getscheduler",
	"sched_yield", "set_robust_list", "set_tid_address", "pause", "restart_syscall", "rt_sigaction", "rt_sigpending",
	"rt_sigprocmask", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait", "sigaltstack", "signalfd", "signalfd4",
	/* time, chance, and who and where one is */
	"clock_getres", "clock_gettime", "clock_nanosleep", "getcpu", "getegid", "geteuid", "getgid", "getgroups", "getpgrp", "getpid",
	"getppid", "getpriority", "getrandom", "getresgid", "getresuid", "getrlimit", "getrusage", "gettid", "gettimeofday", "getuid",
	"nanosleep", "sysinfo", "time", "timerfd_create", "timerfd_gettime", "timerfd_settime", "times", "uname", NULL,
};

/* No library of ours tries these: whoever does has taken the process over. */
static const char *const fatal[] = {
	"acct", "add_key", "bpf", "chroot", "delete_module", "execve", "execveat", "finit_module", "fsconfig", "fsmount", "fsopen",
	"init_module", "io_uring_setup", "ioperm", "iopl", "kcmp", "kexec_file_load", "kexec_load", "keyctl", "mount", "mount_setattr",
	"move_mount", "open_by_handle_at", "open_tree", "perf_event_open", "personality", "pidfd_getfd",
	"pivot_root", "process_madvise", "process_vm_readv", "process_vm_writev", "ptrace", "quotactl", "reboot", "request_key",
	"setdomainname", "sethostname", "setns", "settimeofday", "swapoff", "swapon", "syslog", "umount2", "unshare", "userfaultfd",
	"vhangup", NULL,
};

/* Refused as somebody may honestly try them (a name service, a library's helper), who should hear why. */
static const char *const denied[] = { "bind", "fork", "kill", "listen", "vfork", NULL };
static const char *const denied_unless_connecting[] = { "connect", "socket", NULL };

/* Allowed where one argument, under a mask, has this value. */
struct rule {
	const char *name;
	unsigned argument;
	uint64_t mask, value;
};

#define WHOLE UINT64_MAX
#define LOW UINT32_MAX /* what the kernel reads as an int */
#define NEW_SPACES                                                                                            \
	(CLONE_NEWCGROUP | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWUSER | CLONE_NEWUTS)

static const struct rule rules[] = {
	/* A thread, and no process; clone3, whose flags no filter can see, does not exist: the C library falls back. */
	{ "clone", 0, CLONE_THREAD | NEW_SPACES, CLONE_THREAD },
	/* Never writable and executable; nothing becomes executable that was not loaded as such. */
	{ "mmap", 2, PROT_WRITE | PROT_EXEC, 0 },
	{ "mmap", 2, PROT_WRITE | PROT_EXEC, PROT_WRITE },
	{ "mmap", 2, PROT_WRITE | PROT_EXEC, PROT_EXEC },
	{ "mprotect", 2, PROT_EXEC, 0 },
	{ "ioctl", 1, LOW, FIONBIO },
	{ "ioctl", 1, LOW, FIONREAD },
	{ "ioctl", 1, LOW, TCGETS }, /* is it a terminal? */
	{ "prctl", 0, LOW, PR_SET_NAME },
	{ "prctl", 0, LOW, PR_GET_NAME },
	{ "prlimit64", 2, WHOLE, 0 }, /* asks, and sets nothing */
	{ 0 },
};

static const char *const allowed_connecting[] = { "connect", NULL };
static const struct rule rules_connecting[] = {
	{ "socket", 0, LOW, AF_UNIX },
	{ "socket", 0, LOW, AF_INET },
	{ "socket", 0, LOW, AF_INET6 },
	{ 0 },
};

/* A name that this processor does not have (open, on ARM), or libseccomp not yet, needs no rule. */
static bool each(scmp_filter_ctx filter, const char *const *names, uint32_t action)
{
	for (; *names; names++) {
		int number = seccomp_syscall_resolve_name(*names);
		if (number >= 0 && seccomp_rule_add(filter, action, number, 0) != 0)
			return false;
	}
	return true;
}

static bool each_rule(scmp_filter_ctx filter, const struct rule *rule)
{
	for (; rule->name; rule++) {
		int number = seccomp_syscall_resolve_name(rule->name);
		struct scmp_arg_cmp when = SCMP_CMP64(rule->argument, SCMP_CMP_MASKED_EQ, rule->mask, rule->value);
		if (number >= 0 && seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number, 1, &when) != 0)
			return false;
	}
	return true;
}

/* Signals to itself alone: abort() needs that. */
static bool rule_self(scmp_filter_ctx filter)
{
	struct scmp_arg_cmp itself = SCMP_CMP64(0, SCMP_CMP_EQ, (uint64_t)getpid());
	return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, &itself) == 0;
}

static bool set_attributes(scmp_filter_ctx filter)
{
	return seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
	       seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0; /* a tree instead of a list: every call passes through */
}

static bool fill(scmp_filter_ctx filter, bool connects)
{
	return each(filter, allowed, SCMP_ACT_ALLOW) && each(filter, fatal, SCMP_ACT_KILL_PROCESS) &&
	       each(filter, denied, SCMP_ACT_ERRNO(EPERM)) && each_rule(filter, rules) && rule_self(filter) &&
	       (connects ? each(filter, allowed_connecting, SCMP_ACT_ALLOW) && each_rule(filter, rules_connecting) :
	                   each(filter, denied_unless_connecting, SCMP_ACT_ERRNO(EPERM)));
}

static bool enter_calls(const struct jail *jail, struct err *e)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	if (!filter)
		return refused(e, "seccomp_init", ENOMEM);
	int result = set_attributes(filter) && fill(filter, jail->connects) ? seccomp_load(filter) : -EINVAL;
	seccomp_release(filter);
	return result == 0 || refused(e, "seccomp", -result);
}

/* ---- both */

/* A folder has two links and one more for each folder in it: one for each thread. */
static bool is_alone(void)
{
	struct stat threads;
	return stat("/proc/self/task", &threads) != 0 || threads.st_nlink <= 3;
}

bool jail_enter(const struct jail *jail, struct words *note, struct err *e)
{
	*note = (struct words){ "", "" };
	if (!is_alone())
		return err_set(e, ERR_INTERNAL, "権限を絞る前にスレッドが動いています", "threads run before the process was confined");
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return refused(e, "PR_SET_NO_NEW_PRIVS", errno);
	return enter_files(jail, note, e) && enter_calls(jail, e);
}
