/* pack_duty.h - the pack's face for the registry.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty pack_duty;
