/* checks.h - the checks of the contact chart.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/check.h"

extern const struct check contact_confirmed, contact_required_missing;
