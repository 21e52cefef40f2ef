/* jail.h - giving up what a process does not need, for good: files by Landlock, system calls by seccomp.
 *
 * Enter when everything is open that could not be opened inside (the listening socket, the certificate's key, the
 * service manager's socket) and before any thread is started: Landlock holds for the thread that enters and for those
 * it starts. The process can then not start another program or process, nor trace, mount, or change who it is.
 * Temporary files of libraries must go below one of `writes`: see TMPDIR.
 * Sources: landlock(7), seccomp(2), the kernel's user-space API documentation of Landlock (ABI 1 to 6).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "err.h"

struct jail {
	const char *const *reads;  /* files and folders to be read besides the system's; what is not there is passed over */
	const char *const *writes; /* folders below which anything may be read, made, changed and dropped; must be there */
	bool connects;             /* it may open connections of its own; otherwise it only answers on sockets it has */
};

/* note is "" or what the system could not hold us to. ERR_SETUP: a folder is missing, or the system has no seccomp;
 * the process should end then. ERR_INTERNAL: there are other threads already. */
bool jail_enter(const struct jail *jail, struct words *note, struct err *e);
