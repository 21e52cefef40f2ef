/* member_command.h - the command `inro member`, for the house's face.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/command.h"

extern const struct option member_options[];
bool member_command(struct work *w, const struct arguments *args, struct err *e);
