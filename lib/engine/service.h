/* service.h - services as every tool's output ends: one header, one set of words.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "sheet.h"

enum service_column {
	SERVICE_DEVICE,
	SERVICE_NAME,
	SERVICE_DISPLAY,
	SERVICE_STATE,
	SERVICE_START,
	SERVICE_RUNS_AS,
	SERVICE_NEEDED,
	SERVICE_NOTE,
	SERVICE_COLUMNS
};

extern const str service_header[SERVICE_COLUMNS];

/* A tool's word and ours. Tables of them end with a zero row. */
struct service_word {
	str said, means;
};

/* Case is ignored; false for a word that is not in the table. */
bool service_word(const struct service_word *words, str said, str *means);

/* "running", "stopped" or ""; from Windows' names, numbers (SERVICE_STATUS) and Japanese words. Only what
 * has ended is stopped: a paused or a starting service has its process. False for a word that is not
 * known. */
bool service_state(str said, str *state);
/* "auto", "manual", "disabled" or ""; numbers as in QUERY_SERVICE_CONFIG. */
bool service_start(str said, str *start);
