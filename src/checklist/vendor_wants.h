/* vendor_wants.h - what a vendor is asked to send beside its form.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "base/words.h"

extern const struct words vendor_wants[]; /* ended by a zero row */
