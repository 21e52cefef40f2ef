/* signals.h - being told to end: by Ctrl-C, by the system's service manager.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <stdbool.h>

/* From now on, in this thread and those it starts, SIGINT, SIGTERM and SIGHUP wait to be asked for; SIGPIPE is no matter. */
void signals_hold(void);
/* Waits for one of them; false after wait_ms without one. */
bool signals_wait(int wait_ms);
