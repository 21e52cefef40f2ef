/* service.c - the words of Windows for the state and the start of a service.
 * SPDX-License-Identifier: Apache-2.0 */
#include "service.h"

const str service_header[SERVICE_COLUMNS] = {
	[SERVICE_DEVICE] = T("device"), [SERVICE_NAME] = T("name"),   [SERVICE_DISPLAY] = T("display"),
	[SERVICE_STATE] = T("state"),   [SERVICE_START] = T("start"), [SERVICE_RUNS_AS] = T("runs_as"),
	[SERVICE_NEEDED] = T("needed"), [SERVICE_NOTE] = T("note"),
};

static const struct service_word states[] = {
	{ T(""), T("") },
	{ T("Running"), T("running") },
	{ T("4"), T("running") },
	{ T("実行中"), T("running") },
	{ T("Stopped"), T("stopped") },
	{ T("1"), T("stopped") },
	{ T("停止"), T("stopped") },
	{ T("StartPending"), T("running") },
	{ T("Start Pending"), T("running") },
	{ T("2"), T("running") },
	{ T("StopPending"), T("running") },
	{ T("Stop Pending"), T("running") },
	{ T("3"), T("running") },
	{ T("ContinuePending"), T("running") },
	{ T("Continue Pending"), T("running") },
	{ T("5"), T("running") },
	{ T("PausePending"), T("running") },
	{ T("Pause Pending"), T("running") },
	{ T("6"), T("running") },
	{ T("Paused"), T("running") },
	{ T("7"), T("running") },
	{ T("一時停止"), T("running") },
	{ T("Unknown"), T("") },
	{ T("OK"), T("") }, /* the Status of Win32_Service, which says nothing about its state */
	{ { 0 } },
};

static const struct service_word starts[] = {
	{ T(""), T("") },
	{ T("Boot"), T("auto") },
	{ T("0"), T("auto") },
	{ T("System"), T("auto") },
	{ T("1"), T("auto") },
	{ T("Automatic"), T("auto") },
	{ T("AutomaticDelayedStart"), T("auto") },
	{ T("Auto"), T("auto") },
	{ T("2"), T("auto") },
	{ T("10"), T("auto") }, /* AutomaticDelayedStart of PowerShell 7 */
	{ T("自動"), T("auto") },
	{ T("自動 (遅延開始)"), T("auto") },
	{ T("Manual"), T("manual") },
	{ T("3"), T("manual") },
	{ T("手動"), T("manual") },
	{ T("Disabled"), T("disabled") },
	{ T("4"), T("disabled") },
	{ T("無効"), T("disabled") },
	{ T("Unknown"), T("") },
	{ T("InvalidValue"), T("") }, /* what PowerShell 7 says where it may not look */
	{ { 0 } },
};

bool service_word(const struct service_word *words, str said, str *means)
{
	for (const struct service_word *word = words; word->said.p; word++)
		if (str_eq_nocase(said, word->said)) {
			*means = word->means;
			return true;
		}
	return false;
}

bool service_state(str said, str *state)
{
	return service_word(states, said, state);
}

bool service_start(str said, str *start)
{
	return service_word(starts, said, start);
}
