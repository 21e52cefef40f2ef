/* contact.h - the contact chart (連絡体制図): whom to call, in which order, when something happens.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty contact_duty;
