/* fortigate.c - any bytes as a configuration: fortigate_read() reads them or says why not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/fortigate.h"
#include "netconf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str text = { (const char *)bytes, n };
	fortigate_is(text);
	return fuzz_netconf(fortigate_read, text);
}
