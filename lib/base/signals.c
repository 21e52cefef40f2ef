/* signals.c - signals as something one waits for, not something that interrupts.
 * SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "signals.h"

#include <pthread.h>
#include <signal.h>
#include <time.h>

static sigset_t ending(void)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	return set;
}

void signals_hold(void)
{
	sigset_t set = ending();
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
}

bool signals_wait(int wait_ms)
{
	sigset_t set = ending();
	struct timespec wait = { wait_ms / 1000, wait_ms % 1000 * 1000000L };
	return sigtimedwait(&set, NULL, &wait) > 0;
}
