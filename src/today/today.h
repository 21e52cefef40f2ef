/* today.h - what is wrong, worst first, and what to do today.
 * SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include "frame/duty.h"

extern const struct duty today_duty;

extern const struct option check_options[], today_options[], accept_options[];
bool check_command(struct work *w, const struct arguments *args, struct err *e);
bool today_command(struct work *w, const struct arguments *args, struct err *e);
bool accept_command(struct work *w, const struct arguments *args, struct err *e);
bool report_command(struct work *w, const struct arguments *args, struct err *e);
