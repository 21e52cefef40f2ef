/* fail.h - describing a paper is not checked line by line: the first failure is kept until it is written out.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/err.h"

/* fail_once(fail, ja, en, …) as err_set(e, ERR_INPUT, …). */
#define fail_once(fail, ...) ((fail)->kind == ERR_NONE ? err_set(fail, ERR_INPUT, __VA_ARGS__) : false)
