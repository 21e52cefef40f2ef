/* host.h - the patch state of a computer as every tool's output ends.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "dump.h"

#define HOST_PATCHES_SHOWN 5u

/* "12: KB5044285, KB5044030 …": how many, and the first few of those given. */
str host_patches(struct arena *a, size_t count, const str *newest, size_t n);
/* "Windows 11 Pro" of "Microsoft Windows 11 Pro". */
bool host_turn_os(struct dump *d, str value, str *out);
/* "22631" of "10.0.22631 N/A ビルド 22631": the last number. */
bool host_turn_build(struct dump *d, str value, str *out);
