/* fail.h - whoever describes a paper is not asked after each line: the first failure is kept until it is written out.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/err.h"

#define fail_once(fail, ja, en, ...)                                                                         \
	((fail)->kind == ERR_NONE ? err_set(fail, ERR_INPUT, ja, en __VA_OPT__(, ) __VA_ARGS__) : false)
