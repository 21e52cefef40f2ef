/* vendor_face.h - the face of what vendors see and what is seen of them, for the registry.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty vendor_duty;
