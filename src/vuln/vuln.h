/* vuln.h - known vulnerabilities: which products are hit, by what, and what to do.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty vuln_duty;
