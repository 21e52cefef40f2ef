/* serve_command.h - `inro serve`.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/command.h"

extern const struct option serve_options[];
bool serve_command(struct work *w, const struct arguments *args, struct err *e);
