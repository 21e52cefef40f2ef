/* vendor_command.h - the command `inro vendor`, for the checklist's face.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/command.h"

extern const struct option vendor_options[];
bool vendor_command(struct work *w, const struct arguments *args, struct err *e);
