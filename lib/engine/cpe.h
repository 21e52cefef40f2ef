/* cpe.h - CPE names: the formatted string of CPE 2.3 (NISTIR 7695, 6.2) and the URI of CPE 2.2 (JVN iPedia writes it).
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/arena.h"

#define CPE_BYTES_MAX 2048u

/* Parts without their quoting, in small letters. "" is any (*), "-" is none. */
struct cpe {
	char part; /* 'a' application, 'o' operating system, 'h' hardware; 0: any */
	str vendor, product, version, update, edition, target_sw, target_hw;
};

/* False: it is no CPE name. What holds a quoted character is copied into the arena; the rest are views. */
bool cpe_read(struct arena *a, str text, struct cpe *cpe);
