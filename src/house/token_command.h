/* token_command.h - the command `inro token`, for the house's face.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/command.h"

extern const struct option token_options[];
bool token_command(struct work *w, const struct arguments *args, struct err *e);
