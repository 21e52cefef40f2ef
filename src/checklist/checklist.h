/* checklist.h - the checklist's face for the registry: the ministry's forms, what is answered, and the evidence beside.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty checklist_duty;
