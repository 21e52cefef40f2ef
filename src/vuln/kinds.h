/* kinds.h - the records of this duty.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/record.h"

extern const struct record_kind product_name_kind, device_file_kind;
