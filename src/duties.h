/* duties.h - the registry: every duty's face, in the order in which people meet them.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty *const duties[]; /* ended by NULL */
