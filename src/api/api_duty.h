/* api_duty.h - the API's face for the registry.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty api_duty;
