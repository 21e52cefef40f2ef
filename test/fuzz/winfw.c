/* winfw.c - any bytes as a configuration: winfw_read() reads them or says why not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/winfw.h"
#include "netconf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str text = { (const char *)bytes, n };
	winfw_is(text);
	return fuzz_netconf(winfw_read, text);
}
