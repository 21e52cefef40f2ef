/* hostfacts.c - any bytes are what a tool of Windows or Linux exports of a computer, or are refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	static const char *const names[] = { "services", "scquery", "systemd", "secedit", "gpresult",
		                             "adpolicy", "registry", "hotfix", "systeminfo", "osinfo" };
	for (size_t i = 0; i < LENGTH(names); i++)
		must_read_or_refuse(names[i], (str){ (const char *)bytes, n });
	return 0;
}
