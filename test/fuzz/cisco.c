/* cisco.c - any bytes as a configuration: cisco_read() reads them or says why not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/cisco.h"
#include "netconf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str text = { (const char *)bytes, n };
	cisco_is(text);
	return fuzz_netconf(cisco_read, text);
}
