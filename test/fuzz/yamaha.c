/* yamaha.c - any bytes as a configuration: yamaha_read() reads them or says why not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "engine/yamaha.h"
#include "netconf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	str text = { (const char *)bytes, n };
	yamaha_is(text);
	return fuzz_netconf(yamaha_read, text);
}
